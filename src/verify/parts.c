// SPDX-License-Identifier: MIT
// What the document carries inside: the record with its parts, the policy, the provenance; and whether they agree with each other.
#include "verify/examination.h"
#include <string.h>

#define PROVENANCE_NS "urn:jiaofu:provenance:1"
#define PART_LIMIT ((size_t)64 << 20)

static GBytes *read_part(JfExamination *e, const char *name, JfFindingId bad) {
    const JfPdfAttachment *attachment = jf_pdf_attachments_find(e->attachments, name);
    if (attachment == NULL) {
        jf_find(e->result, bad, -1, name, NULL);
        return NULL;
    }
    g_autoptr(JfDiags) diags = jf_diags_new();
    GBytes *bytes = jf_pdf_attachments_read(e->attachments, attachment, PART_LIMIT, diags);
    if (bytes == NULL) jf_find_diags(e->result, bad, -1, diags, NULL);
    return bytes;
}

// The record is the first file of relation Source; all of that relation are its parts.
static const char *fill_bundle(JfExamination *e) {
    const char *record = NULL;
    e->bundle = jf_source_new_bundle();
    for (size_t i = 0; i < jf_pdf_attachments_count(e->attachments); i++) {
        const JfPdfAttachment *attachment = jf_pdf_attachments_at(e->attachments, i);
        if (strcmp(attachment->relation, "Source") != 0) continue;
        g_autoptr(GBytes) bytes = read_part(e, attachment->name, JF_FINDING_PARTS_BAD);
        if (bytes == NULL) return NULL;
        jf_source_add(e->bundle, attachment->name, bytes);
        if (record == NULL) record = attachment->name;
    }
    return record;
}

// The digest that the document states is in provenance.xml; so is the kind, which chooses the steps.
static void examine_provenance(JfExamination *e) {
    g_autoptr(GBytes) bytes = read_part(e, "provenance.xml", JF_FINDING_PARTS_BAD);
    if (bytes == NULL) return;
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_autoptr(xmlDoc) doc = jf_xml_parse(bytes, "provenance.xml", diags);
    const xmlNode *root = doc != NULL ? xmlDocGetRootElement(doc) : NULL;
    const char *stated = root != NULL && jf_xml_is(root, PROVENANCE_NS, "provenance") ? jf_xml_attribute(root, "record-sha256") : NULL;
    if (stated == NULL) {
        jf_find(e->result, JF_FINDING_PARTS_BAD, -1, "provenance.xml", NULL);
        return;
    }
    const char *found = jf_record_sha256(e->record);
    if (strcmp(found, stated) == 0) jf_find(e->result, JF_FINDING_DIGEST_OK, -1, found, NULL);
    else jf_find(e->result, JF_FINDING_DIGEST_BAD, -1, found, stated, NULL);
}

static void examine_policy(JfExamination *e) {
    g_autoptr(GBytes) bytes = read_part(e, "policy.xml", JF_FINDING_POLICY_BAD);
    if (bytes == NULL) return;
    g_autoptr(JfDiags) diags = jf_diags_new();
    e->policy = jf_policy_read(e->options->policy_schema, bytes, "policy.xml", diags);
    if (e->policy == NULL) {
        jf_find_diags(e->result, JF_FINDING_POLICY_BAD, -1, diags, NULL);
        return;
    }
    size_t n = 0;
    if (jf_policy_steps(e->policy, e->kind, &n) == NULL) jf_find(e->result, JF_FINDING_POLICY_BAD, -1, e->kind, NULL);
    else jf_find(e->result, JF_FINDING_POLICY_OK, -1, e->kind, NULL);
}

void jf_examine_parts(JfExamination *e) {
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
