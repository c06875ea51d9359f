// SPDX-License-Identifier: MIT
// What the document carries inside: the record with its parts, the policy, the provenance; and whether they agree with each other.
#include "verify/examination.h"
#include <string.h>

#define PROVENANCE_NS "urn:jiaofu:provenance:1"
#define PROVENANCE "provenance.xml"
#define PART_LIMIT ((size_t)64 << 20)

static GBytes *read_part(JfExamination *e, const char *name, JfFindingId bad)
{
    const JfPdfAttachment *attachment = jf_pdf_attachments_find(e->attachments, name);
    if (attachment == NULL) {
        jf_find(e->result, bad, -1, name, NULL);
        return NULL;
    }
    g_autoptr(JfDiags) diags = jf_diags_new();
    GBytes *bytes = jf_pdf_attachments_read(e->attachments, attachment, PART_LIMIT, diags);
    if (bytes == NULL)
        jf_find_diags(e->result, bad, -1, diags, NULL);
    return bytes;
}

// The record is the first file of relation Source; all of that relation are its parts.
static const char *fill_bundle(JfExamination *e)
{
    const char *record = NULL;
    e->bundle = jf_source_new_bundle();
    for (size_t i = 0; i < jf_pdf_attachments_count(e->attachments); i++) {
        const JfPdfAttachment *attachment = jf_pdf_attachments_at(e->attachments, i);
        if (strcmp(attachment->relation, "Source") != 0)
            continue;
        g_autoptr(GBytes) bytes = read_part(e, attachment->name, JF_FINDING_PARTS_BAD);
        if (bytes == NULL)
            return NULL;
        jf_source_add(e->bundle, attachment->name, bytes);
        if (record == NULL)
            record = attachment->name;
    }
    return record;
}

// Digest of a part of the record as it was read; NULL: the record has no such part.
static const char *digest_of(const JfExamination *e, const char *name)
{
    const JfSource *source = jf_record_source(e->record);
    for (size_t i = 0; i < jf_source_count(source); i++)
        if (name != NULL && strcmp(jf_source_at(source, i)->name, name) == 0)
            return jf_source_at(source, i)->sha256;
    return NULL;
}

static bool same_digest(JfExamination *e, const char *name, const char *found, const char *stated)
{
    if (found != NULL && stated != NULL && strcmp(found, stated) == 0)
        return true;
    jf_find(e->result, JF_FINDING_DIGEST_BAD, -1, found != NULL ? found : "-", stated != NULL ? stated : "-", name != NULL ? name : "-",
            NULL);
    return false;
}

// The digests that the document states of its record and of each part that the record was read from are in provenance.xml.
static void examine_provenance(JfExamination *e)
{
    g_autoptr(GBytes) bytes = read_part(e, PROVENANCE, JF_FINDING_PARTS_BAD);
    if (bytes == NULL)
        return;
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_autoptr(xmlDoc) doc = jf_xml_parse(bytes, PROVENANCE, diags);
    const xmlNode *root = doc != NULL ? xmlDocGetRootElement(doc) : NULL;
    if (root == NULL || !jf_xml_is(root, PROVENANCE_NS, "provenance")) {
        jf_find(e->result, JF_FINDING_PARTS_BAD, -1, PROVENANCE, NULL);
        return;
    }
    const char *found = jf_record_sha256(e->record);
    bool same = same_digest(e, jf_record_name(e->record), found, jf_xml_attribute(root, "record-sha256"));
    for (const xmlNode *part = root->children; part != NULL; part = part->next) {
        if (!jf_xml_is(part, PROVENANCE_NS, "part"))
            continue;
        const char *name = jf_xml_attribute(part, "name");
        same = same_digest(e, name, digest_of(e, name), jf_xml_attribute(part, "sha256")) && same;
    }
    if (same)
        jf_find(e->result, JF_FINDING_DIGEST_OK, -1, found, NULL);
}

static void examine_policy(JfExamination *e)
{
    g_autoptr(GBytes) bytes = read_part(e, JF_POLICY_NAME, JF_FINDING_POLICY_BAD);
    if (bytes == NULL)
        return;
    g_autoptr(JfDiags) diags = jf_diags_new();
    e->policy = jf_policy_read(e->options->policy_schema, bytes, JF_POLICY_NAME, diags);
    if (e->policy == NULL) {
        jf_find_diags(e->result, JF_FINDING_POLICY_BAD, -1, diags, NULL);
        return;
    }
    size_t n = 0;
    if (jf_policy_steps(e->policy, e->kind, &n) == NULL)
        jf_find(e->result, JF_FINDING_POLICY_BAD, -1, e->kind, NULL);
    else
        jf_find(e->result, JF_FINDING_POLICY_OK, -1, e->kind, NULL);
}

void jf_examine_parts(JfExamination *e)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    e->attachments = jf_pdf_attachments_open(jf_pdf_document_view(e->document, 0), diags);
    if (e->attachments == NULL) {
        jf_find_diags(e->result, JF_FINDING_PARTS_BAD, -1, diags, NULL);
        return;
    }
    const char *name = fill_bundle(e);
    if (name == NULL) {
        jf_find(e->result, JF_FINDING_PARTS_BAD, -1, "record", NULL);
        return;
    }
    g_autofree char *n = g_strdup_printf("%zu", jf_pdf_attachments_count(e->attachments));
    jf_find(e->result, JF_FINDING_PARTS_OK, -1, n, NULL);
    e->record = jf_record_read(e->options->checks, e->bundle, name, diags);
    if (e->record == NULL) {
        jf_find_diags(e->result, JF_FINDING_RECORD_BAD, -1, diags, NULL);
        return;
    }
    jf_find(e->result, JF_FINDING_RECORD_OK, -1, name, NULL);
    e->kind = jf_record_kind(e->record);
    examine_provenance(e);
    examine_policy(e);
}
