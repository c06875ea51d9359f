// SPDX-License-Identifier: MIT
// What the document carries inside: the record with its parts, the policy, the provenance; and whether they agree with each other.
#include "base/file.h"
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

// Same, of any embedded file; in the examination's memory.
static const char *digest_of_file(JfExamination *e, const char *name)
{
    const JfPdfAttachment *attachment = jf_pdf_attachments_find(e->attachments, name);
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_autoptr(GBytes) bytes = attachment != NULL ? jf_pdf_attachments_read(e->attachments, attachment, PART_LIMIT, diags) : NULL;
    g_autofree char *digest = bytes != NULL ? jf_bytes_sha256(bytes) : NULL;
    return jf_arena_strdup(e->result->arena, digest);
}

// What the provenance says of the document must be what the record says.
static void read_identity(JfExamination *e, const xmlNode *root)
{
    const char *const all[][2] = {{"kind", e->kind}, {"number", jf_record_number(e->record)}, {"version", jf_record_version(e->record)}};
    for (size_t i = 0; i < G_N_ELEMENTS(all); i++) {
        const char *stated = jf_xml_attribute(root, all[i][0]);
        if (stated != NULL && strcmp(stated, all[i][1]) == 0)
            continue;
        jf_find(e->result, JF_FINDING_BASE_IDENTITY, -1, all[i][0], stated != NULL ? stated : "-", all[i][1], NULL);
        return;
    }
    e->language = jf_arena_strdup(e->result->arena, jf_xml_attribute(root, "language"));
    e->issued_at = jf_arena_strdup(e->result->arena, jf_xml_attribute(root, "issued-at"));
    if (e->language == NULL || e->issued_at == NULL)
        jf_find(e->result, JF_FINDING_PARTS_BAD, -1, PROVENANCE, NULL);
}

static bool is_named(const xmlNode *root, const char *name)
{
    for (const xmlNode *part = root->children; part != NULL; part = part->next)
        if (jf_xml_is(part, PROVENANCE_NS, "part") && g_strcmp0(jf_xml_attribute(part, "name"), name) == 0)
            return true;
    return false;
}

// Each embedded file has a reason to be there: those of relation Source are in the provenance, by name and digest; the rest are the four kinds that ours
// have (job/attachments.c). Stylesheets of its own are told.
static void find_strangers(JfExamination *e, const xmlNode *root)
{
    const char *style = NULL;
    for (size_t i = 0; i < jf_pdf_attachments_count(e->attachments); i++) {
        const JfPdfAttachment *attachment = jf_pdf_attachments_at(e->attachments, i);
        bool source = strcmp(attachment->relation, "Source") == 0, sheet = g_str_has_prefix(attachment->name, "stylesheets/");
        bool ours = sheet || g_str_has_prefix(attachment->name, "theme/") || strcmp(attachment->name, JF_POLICY_NAME) == 0 ||
                    strcmp(attachment->name, PROVENANCE) == 0;
        if (source ? !is_named(root, attachment->name) : !ours || strcmp(attachment->relation, "Supplement") != 0)
            jf_find(e->result, JF_FINDING_PARTS_FOREIGN, -1, attachment->name, NULL);
        else if (!source && sheet && style == NULL)
            style = attachment->name;
    }
    if (style != NULL)
        jf_find(e->result, JF_FINDING_STYLE_OWN, -1, style, NULL);
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
        const char *name = jf_xml_attribute(part, "name"), *role = jf_xml_attribute(part, "role"),
                   *stated = jf_xml_attribute(part, "sha256");
        if (jf_xml_is(part, PROVENANCE_NS, "part"))
            same = same_digest(e, name, digest_of(e, name), stated) && same;
        else if (jf_xml_is(part, PROVENANCE_NS, "file") && role != NULL && strcmp(role, "policy") == 0)
            same = same_digest(e, JF_POLICY_NAME, digest_of_file(e, JF_POLICY_NAME), stated) && same;
    }
    if (same)
        jf_find(e->result, JF_FINDING_DIGEST_OK, -1, found, NULL);
    read_identity(e, root);
    find_strangers(e, root);
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
    else if (e->options->policy != NULL && !g_bytes_equal(e->options->policy, bytes))
        jf_find(e->result, JF_FINDING_POLICY_OTHER, -1, NULL);
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
