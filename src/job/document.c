// SPDX-License-Identifier: MIT
// Taking a finished document apart by its attachments.
#include "job/document.h"
#include "job/private.h"
#include "pdf/attachment.h"
#include <string.h>

#define PART_LIMIT ((size_t)64 << 20)

struct JfDocument {
    JfSource *source, *theme, *sheets; // theme and sheets move to the engine
    GBytes *policy, *provenance;
    char *record_name, *theme_name;
    xmlDoc *provenance_doc;
    JfJobOptions options;
    JfEngine *engine;
    JfRecord *record;
};

void jf_document_free(JfDocument *document)
{
    if (!document)
        return;
    jf_record_free(document->record);
    jf_engine_free(document->engine);
    jf_source_free(document->source);
    jf_source_free(document->theme);
    jf_source_free(document->sheets);
    g_clear_pointer(&document->policy, g_bytes_unref);
    g_clear_pointer(&document->provenance, g_bytes_unref);
    g_clear_pointer(&document->provenance_doc, xmlFreeDoc);
    g_free(document->record_name);
    g_free(document->theme_name);
    g_free(document);
}

// ---- attachments

// The first file of a group is the one that names the others: record, theme.
static void add_to(JfSource **source, char **first, const char *name, GBytes *bytes)
{
    if (!*source)
        *source = jf_source_new_bundle();
    if (first && !*first)
        *first = g_strdup(name);
    jf_source_add(*source, name, bytes);
}

static void sort_in(JfDocument *document, const JfPdfAttachment *attachment, GBytes *bytes)
{
    const char *name = attachment->name;
    if (strcmp(attachment->relation, "Source") == 0)
        add_to(&document->source, &document->record_name, name, bytes);
    else if (g_str_has_prefix(name, JF_ATTACHED_THEME))
        add_to(&document->theme, &document->theme_name, name + strlen(JF_ATTACHED_THEME), bytes);
    else if (g_str_has_prefix(name, JF_ATTACHED_SHEETS))
        add_to(&document->sheets, NULL, name + strlen(JF_ATTACHED_SHEETS), bytes);
    else if (strcmp(name, JF_ATTACHED_POLICY) == 0 && !document->policy)
        document->policy = g_bytes_ref(bytes);
    else if (strcmp(name, JF_ATTACHED_PROVENANCE) == 0 && !document->provenance)
        document->provenance = g_bytes_ref(bytes);
}

static bool take_apart(JfDocument *document, GBytes *bytes, const char *name, JfDiags *diags)
{
    g_autoptr(JfPdfDocument) pdf = jf_pdf_document_open(bytes, name, diags);
    g_autoptr(JfPdfAttachments) attachments = pdf ? jf_pdf_attachments_open(jf_pdf_document_view(pdf, 0), diags) : NULL;
    if (!attachments)
        return false;
    for (size_t i = 0; i < jf_pdf_attachments_count(attachments); i++) {
        const JfPdfAttachment *attachment = jf_pdf_attachments_at(attachments, i);
        g_autoptr(GBytes) part = jf_pdf_attachments_read(attachments, attachment, PART_LIMIT, diags);
        if (!part)
            return false;
        sort_in(document, attachment, part);
    }
    if (document->record_name && document->policy && document->provenance)
        return true;
    jf_diags_add(diags, JF_DIAG_DOCUMENT_PARTS, NULL, name ? name : "PDF", NULL);
    return false;
}

// ---- what they say

// Language, form and time of issue, as the provenance tells them.
static bool read_options(JfDocument *document, JfDiags *diags)
{
    document->provenance_doc = jf_xml_parse(document->provenance, JF_ATTACHED_PROVENANCE, diags);
    if (!document->provenance_doc)
        return false;
    const xmlNode *root = xmlDocGetRootElement(document->provenance_doc);
    const char *issued_at = jf_xml_attribute(root, "issued-at");
    JfJobOptions *options = &document->options;
    options->language = jf_xml_attribute(root, "language");
    options->form = jf_xml_attribute(root, "form");
    if (issued_at && options->language && jf_instant_parse(issued_at, NULL, &options->issued_at) == JF_INSTANT_OK)
        return true;
    jf_diags_add(diags, JF_DIAG_DOCUMENT_PARTS, NULL, JF_ATTACHED_PROVENANCE, NULL);
    return false;
}

static bool open_engine(JfDocument *document, const JfEngine *engine, JfDiags *diags)
{
    JfUserParts user = {
        .policy = document->policy,
        .policy_name = JF_ATTACHED_POLICY,
        .theme = g_steal_pointer(&document->theme),
        .theme_name = document->theme_name,
        .sheets_bundle = g_steal_pointer(&document->sheets),
    };
    document->engine = jf_engine_new(engine->house, false, &user, diags);
    return document->engine != NULL;
}

JfDocument *jf_document_open(JfEngine *engine, GBytes *pdf, const char *name, JfDiags *diags)
{
    g_autoptr(JfDocument) document = g_new0(JfDocument, 1);
    if (!take_apart(document, pdf, name, diags) || !read_options(document, diags) || !open_engine(document, engine, diags))
        return NULL;
    document->record = jf_record_read(jf_engine_checks(engine), document->source, document->record_name, diags);
    return document->record ? g_steal_pointer(&document) : NULL;
}

JfEngine *jf_document_engine(const JfDocument *document)
{
    return document->engine;
}

const JfRecord *jf_document_record(const JfDocument *document)
{
    return document->record;
}

const JfJobOptions *jf_document_options(const JfDocument *document)
{
    return &document->options;
}

GBytes *jf_document_provenance(const JfDocument *document)
{
    return document->provenance;
}
