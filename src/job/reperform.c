// SPDX-License-Identifier: MIT
// Making a document again from itself: its record, policy, theme and stylesheets come from its attachments, the rest from this installation.
//
// Only when this engine would write the same provenance can it be expected to give the same bytes; otherwise the reason is said.
#include "job/private.h"
#include "pdf/attachment.h"
#include <string.h>

#define PART_LIMIT ((size_t)64 << 20)

// What was taken out of the document. `record` is the name of the record itself.
typedef struct {
    JfSource *record_source, *theme, *sheets;
    GBytes *policy, *provenance;
    char *record, *theme_name;
} Parts;

static void parts_clear(Parts *parts)
{
    jf_source_free(parts->record_source);
    jf_source_free(parts->theme);
    jf_source_free(parts->sheets);
    g_clear_pointer(&parts->policy, g_bytes_unref);
    g_clear_pointer(&parts->provenance, g_bytes_unref);
    g_free(parts->record);
    g_free(parts->theme_name);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Parts, parts_clear)

// The first file of a group is the one that names the others: record, theme.
static void add_to(JfSource **source, char **first, const char *name, GBytes *bytes)
{
    if (!*source)
        *source = jf_source_new_bundle();
    if (first && !*first)
        *first = g_strdup(name);
    jf_source_add(*source, name, bytes);
}

static void sort_in(Parts *parts, const JfPdfAttachment *attachment, GBytes *bytes)
{
    const char *name = attachment->name;
    if (strcmp(attachment->relation, "Source") == 0)
        add_to(&parts->record_source, &parts->record, name, bytes);
    else if (g_str_has_prefix(name, JF_ATTACHED_THEME))
        add_to(&parts->theme, &parts->theme_name, name + strlen(JF_ATTACHED_THEME), bytes);
    else if (g_str_has_prefix(name, JF_ATTACHED_SHEETS))
        add_to(&parts->sheets, NULL, name + strlen(JF_ATTACHED_SHEETS), bytes);
    else if (strcmp(name, JF_ATTACHED_POLICY) == 0 && !parts->policy)
        parts->policy = g_bytes_ref(bytes);
    else if (strcmp(name, JF_ATTACHED_PROVENANCE) == 0 && !parts->provenance)
        parts->provenance = g_bytes_ref(bytes);
}

static bool take_apart(GBytes *base, Parts *out, JfDiags *diags)
{
    g_autoptr(JfPdfDocument) document = jf_pdf_document_open(base, NULL, diags);
    if (!document)
        return false;
    g_autoptr(JfPdfAttachments) attachments = jf_pdf_attachments_open(jf_pdf_document_view(document, 0), diags);
    for (size_t i = 0; attachments && i < jf_pdf_attachments_count(attachments); i++) {
        const JfPdfAttachment *attachment = jf_pdf_attachments_at(attachments, i);
        g_autoptr(GBytes) bytes = jf_pdf_attachments_read(attachments, attachment, PART_LIMIT, diags);
        if (!bytes)
            return false;
        sort_in(out, attachment, bytes);
    }
    return attachments && out->record && out->policy && out->provenance;
}

// Language, form and time of issue, as the provenance tells them.
static bool read_options(xmlDoc *doc, JfJobOptions *out)
{
    const xmlNode *root = xmlDocGetRootElement(doc);
    const char *issued_at = jf_xml_attribute(root, "issued-at");
    out->language = jf_xml_attribute(root, "language");
    out->form = jf_xml_attribute(root, "form");
    return issued_at && out->language && jf_instant_parse(issued_at, NULL, &out->issued_at) == JF_INSTANT_OK;
}

static JfEngine *engine_from(const JfEngine *engine, Parts *parts, JfDiags *diags)
{
    JfUserParts user = {
        .policy = parts->policy,
        .policy_name = JF_ATTACHED_POLICY,
        .theme = g_steal_pointer(&parts->theme),
        .theme_name = parts->theme_name,
        .sheets_bundle = g_steal_pointer(&parts->sheets),
    };
    return jf_engine_new(engine->house, false, &user, diags);
}

// Sets the reason and returns NULL.
static GBytes *refuse(JfEngine *engine, const char *why[2], const char *zh, const char *en, const char *what)
{
    const char *const arguments[] = {what ? what : "", NULL};
    g_free(engine->why[0]);
    g_free(engine->why[1]);
    engine->why[JF_LANGUAGE_ZH] = jf_text_fill(zh, arguments);
    engine->why[JF_LANGUAGE_EN] = jf_text_fill(en, arguments);
    why[0] = engine->why[0];
    why[1] = engine->why[1];
    return NULL;
}

static GBytes *refuse_for(JfEngine *engine, const char *why[2], const JfDiags *diags)
{
    if (jf_diags_count(diags) == 0)
        return refuse(engine, why, "文件未携带重新生成所需的内容", "the document does not carry what is needed to make it again", NULL);
    const JfDiag *first = jf_diags_at(diags, 0);
    g_free(engine->why[0]);
    g_free(engine->why[1]);
    for (int i = 0; i < 2; i++)
        why[i] = engine->why[i] = g_strdup(first->text[i]);
    return NULL;
}

// A document whose facts differ from ours is not made: other bytes would prove nothing.
static GBytes *make(JfEngine *engine, JfJob *job, GBytes *provenance, const char *why[2], JfDiags *diags)
{
    g_autoptr(GBytes) ours = jf_provenance_write(job);
    g_autofree char *difference = jf_provenance_difference(provenance, ours);
    if (difference)
        return refuse(engine, why, "生成环境与本机不同：{0}", "it was made in another environment: {0}", difference);
    GBytes *pdf = jf_job_pdf(job, diags);
    return pdf ? pdf : refuse_for(engine, why, diags);
}

GBytes *jf_job_reperform(void *user, GBytes *base, const char *why[2])
{
    JfEngine *engine = user;
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_auto(Parts) parts = {0};
    if (!take_apart(base, &parts, diags))
        return refuse_for(engine, why, diags);
    g_autoptr(xmlDoc) provenance = jf_xml_parse(parts.provenance, JF_ATTACHED_PROVENANCE, diags);
    JfJobOptions options;
    if (!provenance || !read_options(provenance, &options))
        return refuse_for(engine, why, diags);
    g_autoptr(JfEngine) same = engine_from(engine, &parts, diags);
    g_autoptr(JfRecord) record = same ? jf_record_read(jf_engine_checks(engine), parts.record_source, parts.record, diags) : NULL;
    g_autoptr(JfJob) job = record ? jf_job_open(same, record, &options, diags) : NULL;
    return job ? make(engine, job, parts.provenance, why, diags) : refuse_for(engine, why, diags);
}
