// SPDX-License-Identifier: MIT
// One signature: its dictionary's form, what its bytes cover, whether the CMS holds, and whether the certificate leads to an anchor.
#include "crypto/digest.h"
#include "verify/examination.h"
#include <string.h>

// Room for /Contents is hex in the file; what is behind the DER must be zeros.
static size_t der_length(const uint8_t *der, size_t room)
{
    if (room < 2 || der[0] != 0x30)
        return 0;
    if (der[1] < 0x80)
        return 2u + der[1];
    size_t n = der[1] & 0x7Fu, length = 0;
    if (n == 0 || n > 4 || room < 2 + n)
        return 0;
    for (size_t i = 0; i < n; i++)
        length = length << 8 | der[2 + i];
    return length <= room ? 2 + n + length : 0;
}

static bool zeros(const uint8_t *bytes, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (bytes[i] != 0)
            return false;
    return true;
}

// Entries that ours has; what else a signature can hold (/Changes, /Prop_Build, /R, …) other readers may act on or show.
static const char *foreign_entry(const JfPdfValue *dict)
{
    static const char *const known[] = {"Type", "Filter", "SubFilter", "ByteRange", "Contents", "M",
                                        "Name", "Reason", "Reference", "JF_Step",   NULL};
    size_t n = 0;
    const JfPdfEntry *entries = jf_pdf_entries(dict, &n);
    for (size_t i = 0; i < n; i++)
        if (!g_strv_contains(known, entries[i].key))
            return entries[i].key;
    return NULL;
}

// Hex digits as ours writes them, two a byte: what no signature covers has one spelling only, so it cannot carry anything unseen.
static bool is_spelled_plainly(const JfExamination *e, const JfPdfValue *contents)
{
    const uint8_t *file = g_bytes_get_data(jf_pdf_document_bytes(e->document), NULL);
    for (size_t i = contents->start + 1; i + 1 < contents->end; i++)
        if (!g_ascii_isxdigit(file[i]) || g_ascii_isupper(file[i]))
            return false;
    return contents->end - contents->start == 2 * contents->text.length + 2;
}

static const char *form_fault(const JfExamination *e, const JfPdfValue *dict)
{
    if (!jf_pdf_is(dict, JF_PDF_DICT))
        return "/V";
    if (!jf_pdf_is_name(jf_pdf_find(dict, "Type"), "Sig"))
        return "/Type";
    if (!jf_pdf_is_name(jf_pdf_find(dict, "Filter"), "Adobe.PPKLite"))
        return "/Filter";
    if (!jf_pdf_is_name(jf_pdf_find(dict, "SubFilter"), "ETSI.CAdES.detached"))
        return "/SubFilter";
    if (foreign_entry(dict) != NULL)
        return foreign_entry(dict);
    if (jf_pdf_count(jf_pdf_find(dict, "ByteRange")) != 4)
        return "/ByteRange";
    const JfPdfValue *contents = jf_pdf_find(dict, "Contents");
    if (!jf_pdf_is(contents, JF_PDF_STRING) || !contents->hex || !is_spelled_plainly(e, contents))
        return "/Contents";
    return NULL;
}

// ByteRange must be [0, start of <, behind >, rest of the revision] to the byte (facts/pdf.md 5: SWA, ISA).
static bool examine_coverage(JfExamination *e, size_t i, size_t expected[4])
{
    const JfSite *site = &e->sites[i];
    const JfPdfValue *range = jf_pdf_find(site->dict, "ByteRange"), *contents = jf_pdf_find(site->dict, "Contents");
    size_t end = jf_pdf_document_revision(e->document, site->revision)->end;
    memcpy(expected, (size_t[4]){0, contents->start, contents->end, end - contents->end}, 4 * sizeof *expected);
    g_autoptr(GString) said = g_string_new("[");
    g_autoptr(GString) wanted = g_string_new("[");
    bool same = true;
    for (size_t k = 0; k < 4; k++) {
        int64_t value = -1;
        same = jf_pdf_int(jf_pdf_item(range, k), &value) && value >= 0 && (uint64_t)value == expected[k] && same;
        g_string_append_printf(said, "%s%" G_GINT64_FORMAT, k == 0 ? "" : " ", value);
        g_string_append_printf(wanted, "%s%zu", k == 0 ? "" : " ", expected[k]);
    }
    g_string_append_c(said, ']');
    g_string_append_c(wanted, ']');
    g_autofree char *bytes = g_strdup_printf("%zu", end), *revision = g_strdup_printf("%zu", site->revision);
    if (same)
        jf_find(e->result, JF_FINDING_COVERAGE_OK, (int)i, bytes, revision, NULL);
    else
        jf_find(e->result, JF_FINDING_COVERAGE_BAD, (int)i, said->str, wanted->str, NULL);
    return same;
}

static JfCms *read_cms(JfExamination *e, size_t i, const size_t range[4])
{
    const JfPdfValue *contents = jf_pdf_find(e->sites[i].dict, "Contents");
    const uint8_t *room = (const uint8_t *)contents->text.bytes;
    size_t length = der_length(room, contents->text.length);
    if (length == 0 || length > contents->text.length || !zeros(room + length, contents->text.length - length)) {
        jf_find(e->result, JF_FINDING_SIGNATURE_FORM, (int)i, "/Contents", NULL);
        return NULL;
    }
    const uint8_t *file = g_bytes_get_data(jf_pdf_document_bytes(e->document), NULL);
    unsigned char digest[JF_DIGEST_SIZE];
    jf_digest_parts((JfDigestPart[]){{file, range[1]}, {file + range[2], range[3]}}, 2, digest);
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_autoptr(JfCms) cms = jf_cms_read(room, length, diags);
    if (cms != NULL && jf_cms_verify(cms, digest, diags))
        return g_steal_pointer(&cms);
    jf_find_diags(e->result, JF_FINDING_CMS_BAD, (int)i, diags, NULL);
    return NULL;
}

static void examine_trust(JfExamination *e, size_t i, const JfCms *cms, const char *name)
{
    const JfVerifyOptions *options = e->options;
    if (options->trust == NULL || jf_trust_count(options->trust) == 0) {
        jf_find(e->result, JF_FINDING_TRUST_NONE, (int)i, name, NULL);
        return;
    }
    g_autofree char *reason = NULL;
    JfTrustVerdict verdict = jf_trust_check(options->trust, cms, options->now, &reason);
    static const JfFindingId findings[] = {
        [JF_TRUST_YES] = JF_FINDING_TRUST_OK,          [JF_TRUST_NO_ANCHOR] = JF_FINDING_TRUST_UNANCHORED,
        [JF_TRUST_EXPIRED] = JF_FINDING_TRUST_EXPIRED, [JF_TRUST_NOT_YET] = JF_FINDING_TRUST_BAD,
        [JF_TRUST_BAD] = JF_FINDING_TRUST_BAD,
    };
    jf_find(e->result, findings[verdict], (int)i, name, reason != NULL ? reason : "", NULL);
}

// DocMDP belongs to the first signature and to no other, P=2, and the catalog's /Perms names it (ISO 32000-1 12.8.2.2).
static const char *certification_fault(JfExamination *e, size_t i)
{
    const JfSite *site = &e->sites[i];
    JfPdfView *view = jf_pdf_document_view(e->document, site->revision);
    const JfPdfValue *references = jf_pdf_view_find(view, site->dict, "Reference");
    bool certifies = false;
    for (size_t k = 0; k < jf_pdf_count(references); k++) {
        const JfPdfValue *reference = jf_pdf_view_item(view, references, k);
        if (jf_pdf_is_name(jf_pdf_find(reference, "TransformMethod"), "FieldMDP"))
            continue; // only forbids more
        if (!jf_pdf_is_name(jf_pdf_find(reference, "TransformMethod"), "DocMDP"))
            return "/TransformMethod";
        int64_t permission = 0;
        const JfPdfValue *parameters = jf_pdf_view_find(view, reference, "TransformParams");
        if (!jf_pdf_int(jf_pdf_find(parameters, "P"), &permission) || permission != 2)
            return "/P";
        if (certifies)
            return "/Reference";
        certifies = true;
    }
    if (certifies != (i == 0))
        return i == 0 ? "DocMDP" : "DocMDP+";
    const JfPdfValue *permissions = jf_pdf_view_find(view, jf_pdf_view_root(view), "Perms");
    bool named = jf_pdf_count(permissions) == 1 && jf_pdf_is_ref(jf_pdf_find(permissions, "DocMDP"), e->sites[0].value);
    return named ? NULL : "/Perms";
}

static void examine_certification(JfExamination *e, size_t i)
{
    const char *fault = certification_fault(e, i);
    if (fault != NULL)
        jf_find(e->result, JF_FINDING_CERTIFIED_BAD, (int)i, fault, NULL);
    else if (i == 0)
        jf_find(e->result, JF_FINDING_CERTIFIED, 0, NULL);
}

// The common name out of an RFC 4514 subject, for sentences; the whole subject where it does not begin with one.
static char *short_name(const char *subject)
{
    if (!g_str_has_prefix(subject, "CN="))
        return g_strdup(subject);
    size_t end = 3;
    while (subject[end] != '\0' && subject[end] != ',' && subject[end] != '+')
        end += subject[end] == '\\' && subject[end + 1] != '\0' ? 2 : 1;
    return g_strndup(subject + 3, end - 3);
}

JfCms *jf_examine_signature(JfExamination *e, size_t i)
{
    const char *fault = form_fault(e, e->sites[i].dict);
    if (fault != NULL) {
        jf_find(e->result, JF_FINDING_SIGNATURE_FORM, (int)i, fault, NULL);
        return NULL;
    }
    size_t range[4];
    if (!examine_coverage(e, i, range))
        return NULL;
    examine_certification(e, i);
    JfCms *cms = read_cms(e, i, range);
    if (cms == NULL)
        return NULL;
    g_autofree char *subject = jf_certificate_subject(jf_cms_certificate(cms));
    jf_find(e->result, JF_FINDING_SIGNATURE_OK, (int)i, subject, jf_cms_algorithm(cms), NULL);
    g_autofree char *name = short_name(subject);
    examine_trust(e, i, cms, name);
    return cms;
}
