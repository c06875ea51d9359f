// SPDX-License-Identifier: MIT
// The whole of a verification, in order, on one screen.
#include "verify/examination.h"

static JfVerification *new_verification(GBytes *pdf, const char *name)
{
    JfVerification *result = g_new0(JfVerification, 1);
    result->arena = jf_arena_new();
    result->pdf = g_bytes_ref(pdf);
    result->findings = g_array_new(FALSE, FALSE, sizeof(JfFinding));
    result->steps = g_array_new(FALSE, TRUE, sizeof(JfVerifiedStep));
    result->ends = g_array_new(FALSE, FALSE, sizeof(size_t));
    result->name = jf_arena_strdup(result->arena, name);
    result->state = "unsigned";
    return result;
}

void jf_verification_free(JfVerification *verification)
{
    if (verification == NULL)
        return;
    g_bytes_unref(verification->pdf);
    g_array_unref(verification->findings);
    g_array_unref(verification->steps);
    g_array_unref(verification->ends);
    jf_arena_free(verification->arena);
    g_free(verification);
}

static bool open_document(JfExamination *e)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    e->document = jf_pdf_document_open(e->result->pdf, e->result->name, diags);
    if (e->document == NULL) {
        jf_find_diags(e->result, JF_FINDING_STRUCTURE_BROKEN, -1, diags, NULL);
        return false;
    }
    size_t n = jf_pdf_document_revisions(e->document);
    for (size_t k = 0; k < n; k++)
        g_array_append_val(e->result->ends, jf_pdf_document_revision(e->document, k)->end);
    g_autofree char *count = g_strdup_printf("%zu", n);
    jf_find(e->result, JF_FINDING_STRUCTURE_OK, -1, count, NULL);
    return true;
}

static void examine_signatures(JfExamination *e)
{
    if (e->n_sites == 0)
        jf_find(e->result, JF_FINDING_UNSIGNED, -1, NULL);
    for (size_t i = 0; i < e->n_sites; i++) {
        g_autoptr(JfCms) cms = jf_examine_signature(e, i);
        jf_examine_step(e, i, cms);
    }
    jf_examine_trail(e);
}

// Where it cannot be made again, its structure is all that tells whether it is one of ours; so that is looked at in any case.
static void examine_base(JfExamination *e)
{
    g_autofree char *count = g_strdup_printf("%zu", jf_pdf_document_revision(e->document, 0)->n_own);
    bool built = jf_examine_base(e), fields = jf_examine_fields(e), identity = jf_examine_identity(e);
    if (built && fields && identity)
        jf_find(e->result, JF_FINDING_BASE_OK, -1, count, NULL);
}

static void reperform(JfExamination *e)
{
    const char *why[2] = {"未要求重新生成", "it was not asked for"};
    g_autoptr(GBytes) base = jf_verification_revision(e->result, 0);
    g_autoptr(GBytes) again = e->options->reperform != NULL ? e->options->reperform(e->options->user, base, why) : NULL;
    if (again == NULL) {
        jf_find_words(e->result, JF_FINDING_REPERFORM_UNABLE, -1, why, NULL);
        return;
    }
    size_t n = 0, m = 0, at = 0;
    const char *a = g_bytes_get_data(base, &n), *b = g_bytes_get_data(again, &m);
    while (at < MIN(n, m) && a[at] == b[at])
        at++;
    g_autofree char *place = g_strdup_printf("%zu", at);
    jf_find(e->result, at == n && n == m ? JF_FINDING_REPERFORM_OK : JF_FINDING_REPERFORM_DIFFERS, -1, place, NULL);
}

static void close_examination(JfExamination *e)
{
    jf_policy_free(e->policy);
    jf_record_free(e->record);
    jf_source_free(e->bundle);
    jf_pdf_attachments_free(e->attachments);
    jf_pdf_document_free(e->document);
}

JfVerification *jf_verify(GBytes *pdf, const char *name, const JfVerifyOptions *options)
{
    JfExamination e = {.result = new_verification(pdf, name), .options = options};
    if (open_document(&e)) {
        jf_examine_active(&e);
        jf_examine_parts(&e);
        examine_base(&e);
        if (jf_examine_revisions(&e))
            examine_signatures(&e);
        reperform(&e);
        jf_find(e.result, JF_FINDING_LIMITS, -1, NULL);
    }
    close_examination(&e);
    return e.result;
}

JfVerdict jf_verification_verdict(const JfVerification *verification)
{
    JfVerdict verdict = JF_VERDICT_VALID;
    for (guint i = 0; i < verification->findings->len; i++) {
        JfVerdict one = g_array_index(verification->findings, JfFinding, i).verdict;
        if (one == JF_VERDICT_INVALID)
            return one;
        if (one == JF_VERDICT_UNKNOWN)
            verdict = one;
    }
    return verdict;
}

const char *jf_verification_name(const JfVerification *verification)
{
    return verification->name;
}
const char *jf_verification_state(const JfVerification *verification)
{
    return verification->state;
}
size_t jf_verification_count(const JfVerification *verification)
{
    return verification->findings->len;
}
size_t jf_verification_step_count(const JfVerification *verification)
{
    return verification->steps->len;
}

JfFinding jf_verification_at(const JfVerification *verification, size_t index)
{
    return g_array_index(verification->findings, JfFinding, index);
}

JfVerifiedStep jf_verification_step(const JfVerification *verification, size_t index)
{
    return g_array_index(verification->steps, JfVerifiedStep, index);
}

GBytes *jf_verification_revision(const JfVerification *verification, int n)
{
    if (n < 0 || (guint)n >= verification->ends->len)
        return NULL;
    return g_bytes_new_from_bytes(verification->pdf, 0, g_array_index(verification->ends, size_t, n));
}
