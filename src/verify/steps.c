// SPDX-License-Identifier: MIT
// The trail that the signatures make: who each of them says to be, whether the record knows that person and certificate, and whether the step was theirs
// to make, in this order, under the policy that the document carries (GB/T 28827.2 8.2 a).
#include "trail/trail.h"
#include "verify/examination.h"
#include <string.h>

// Text of an entry of the signature's /JF_Step, or NULL.
static const char *step_text(JfExamination *e, const JfSite *site, const char *key)
{
    JfPdfView *view = jf_pdf_document_view(e->document, site->revision);
    return jf_pdf_text(e->result->arena, jf_pdf_view_find(view, jf_pdf_view_find(view, site->dict, "JF_Step"), key));
}

static const JfPolicyStep *policy_steps(const JfExamination *e, size_t *n)
{
    *n = 0;
    return e->policy != NULL ? jf_policy_steps(e->policy, e->kind, n) : NULL;
}

static bool find_person(const JfExamination *e, const char *id, JfPerson *out)
{
    for (size_t i = 0; e->record != NULL && i < jf_record_person_count(e->record); i++) {
        *out = jf_record_person(e->record, i);
        if (strcmp(out->id, id) == 0)
            return true;
    }
    return false;
}

// /M "D:20260401010000Z" as an instant; only UTC is ours.
static bool claimed_instant(const char *m, JfInstant *out)
{
    if (m == NULL || strlen(m) != 17 || strncmp(m, "D:", 2) != 0 || m[16] != 'Z')
        return false;
    g_autofree char *iso = g_strdup_printf("%.4s-%.2s-%.2sT%.2s:%.2s:%.2sZ", m + 2, m + 6, m + 8, m + 10, m + 12, m + 14);
    return jf_instant_parse(iso, NULL, out) == JF_INSTANT_OK;
}

static const char *examine_time(JfExamination *e, size_t i)
{
    JfVerification *result = e->result;
    const char *m = jf_pdf_text(result->arena, jf_pdf_find(e->sites[i].dict, "M"));
    JfInstant at = JF_INSTANT_NONE;
    if (!claimed_instant(m, &at)) {
        jf_find(result, JF_FINDING_SIGNATURE_FORM, (int)i, "/M", NULL);
        return NULL;
    }
    g_autofree char *iso = jf_instant_iso(at);
    const char *before = i > 0 ? g_array_index(result->steps, JfVerifiedStep, i - 1).claimed_at : NULL;
    jf_find(result, JF_FINDING_TIME_CLAIMED, (int)i, iso, NULL);
    if (before != NULL && strcmp(iso, before) < 0)
        jf_find(result, JF_FINDING_TIME_ORDER, (int)i, iso, before, NULL); // ISO in UTC sorts as text
    return jf_arena_strdup(result->arena, iso);
}

#define CLOCKS_APART ((JfInstant)86400 * G_USEC_PER_SEC) // a day: what clocks and zones may differ

// A claim that the certificate or the verifier's clock contradicts is none.
static void examine_claim(JfExamination *e, size_t i, const JfVerifiedStep *step, const X509 *certificate)
{
    JfInstant at, from, until;
    if (step->claimed_at == NULL || jf_instant_parse(step->claimed_at, NULL, &at) != JF_INSTANT_OK)
        return; // said by examine_time
    if (!jf_certificate_validity(certificate, &from, &until) || at < from || at > until || at > e->options->now + CLOCKS_APART)
        jf_find(e->result, JF_FINDING_TIME_OUTSIDE, (int)i, step->claimed_at, NULL);
}

static void examine_certificate(JfExamination *e, size_t i, const JfPerson *person, const JfVerifiedStep *step, const JfCms *cms)
{
    if (person->certificate_sha256 == NULL && person->certificate_subject == NULL) {
        jf_find(e->result, JF_FINDING_PERSON_UNBOUND, (int)i, person->name, NULL);
        return;
    }
    bool digest = person->certificate_sha256 == NULL || strcmp(person->certificate_sha256, step->certificate_sha256) == 0;
    bool subject = person->certificate_subject == NULL || jf_certificate_matches(jf_cms_certificate(cms), person->certificate_subject);
    if (digest && subject)
        jf_find(e->result, JF_FINDING_PERSON_OK, (int)i, person->name, NULL);
    else
        jf_find(e->result, JF_FINDING_PERSON_OTHER, (int)i, person->name, step->subject, NULL);
}

static JfTrailStep trail_step(const JfVerifiedStep *step)
{
    JfDecision decision = JF_DECISION_APPROVE;
    (void)jf_decision_parse(step->decision, &decision); // unknown words were found before (STEP_UNNAMED)
    return (JfTrailStep){.step = step->step,
                         .person = step->person,
                         .name = step->name,
                         .role = step->role,
                         .certificate = step->certificate_sha256,
                         .decision = decision};
}

// The steps made before number `i`, as the trail's rules want them.
static JfTrail trail_before(const JfExamination *e, size_t i, JfTrailStep made[JF_SIGNATURES_MAX])
{
    JfTrail trail = {.made = made, .n_made = i};
    trail.steps = policy_steps(e, &trail.n_steps);
    for (size_t k = 0; k < i; k++)
        made[k] = trail_step(&g_array_index(e->result->steps, JfVerifiedStep, k));
    return trail;
}

static void examine_order(JfExamination *e, size_t i, const JfVerifiedStep *step)
{
    JfTrailStep made[JF_SIGNATURES_MAX];
    JfTrail trail = trail_before(e, i, made);
    if (trail.steps == NULL)
        return; // said by parts.c
    g_autoptr(JfDiags) diags = jf_diags_new();
    JfTrailStep move = trail_step(step);
    const JfPolicyStep *known = jf_trail_find(&trail, step->step);
    if (jf_trail_check(&trail, &move, diags)) {
        const char *role_zh = jf_trail_role_label(step->role, JF_LANGUAGE_ZH), *role_en = jf_trail_role_label(step->role, JF_LANGUAGE_EN);
        g_autofree char *zh = g_strconcat(known->label[JF_LANGUAGE_ZH], "，", role_zh, NULL);
        g_autofree char *en = g_strconcat(known->label[JF_LANGUAGE_EN], ", ", role_en, NULL);
        const char *words[] = {[JF_LANGUAGE_ZH] = zh, [JF_LANGUAGE_EN] = en};
        jf_find_words(e->result, JF_FINDING_STEP_OK, (int)i, words, step->name, NULL);
    } else {
        jf_find_diags(e->result, JF_FINDING_STEP_BAD, (int)i, diags, NULL);
    }
}

// What the signature says of itself; NULL members where it says nothing.
static JfVerifiedStep read_step(JfExamination *e, size_t i, const JfCms *cms)
{
    const JfSite *site = &e->sites[i];
    JfArena *arena = e->result->arena;
    JfVerifiedStep step = {.revision = (int)site->revision,
                           .step = step_text(e, site, "Step"),
                           .person = step_text(e, site, "Person"),
                           .role = step_text(e, site, "Role"),
                           .decision = step_text(e, site, "Decision"),
                           .words = step_text(e, site, "Words"),
                           .name = jf_pdf_text(arena, jf_pdf_find(site->dict, "Name"))};
    if (cms == NULL)
        return step;
    g_autofree char *subject = jf_certificate_subject(jf_cms_certificate(cms)), *digest = jf_certificate_sha256(jf_cms_certificate(cms));
    step.subject = jf_arena_strdup(arena, subject);
    step.certificate_sha256 = jf_arena_strdup(arena, digest);
    step.algorithm = jf_arena_strdup(arena, jf_cms_algorithm(cms));
    return step;
}

// The words for people: the step's label by the policy, the time on the record's clocks.
static void add_labels(JfExamination *e, JfVerifiedStep *step)
{
    JfTrail trail = {0};
    trail.steps = policy_steps(e, &trail.n_steps);
    const JfPolicyStep *known = trail.steps != NULL ? jf_trail_find(&trail, step->step) : NULL;
    step->state = known != NULL ? jf_arena_strdup(e->result->arena, known->state) : NULL;
    for (int language = 0; language < 2; language++)
        step->label[language] = known != NULL ? jf_arena_strdup(e->result->arena, known->label[language]) : step->step;
    JfInstant at = JF_INSTANT_NONE;
    g_autoptr(JfZone) zone = e->record != NULL ? jf_zone_open(jf_record_zone(e->record)) : NULL;
    step->local_time = step->claimed_at;
    if (zone == NULL || jf_instant_parse(step->claimed_at, NULL, &at) != JF_INSTANT_OK)
        return;
    g_autofree char *local = jf_instant_format(at, zone, "%Y-%m-%d %H:%M:%S %z");
    step->local_time = jf_arena_strdup(e->result->arena, local);
}

// Which entry is missing or untrue; NULL: none. The field's name is the step's id, so that no signature can sit in another's box.
static const char *unnamed(const JfVerifiedStep *step, const JfSite *site)
{
    JfDecision decision = JF_DECISION_APPROVE;
    if (step->step == NULL || strcmp(step->step, site->name) != 0)
        return "/Step";
    if (step->person == NULL)
        return "/Person";
    if (step->role == NULL)
        return "/Role";
    if (step->name == NULL)
        return "/Name";
    return step->decision != NULL && jf_decision_parse(step->decision, &decision) ? NULL : "/Decision";
}

// Begins with the step, ends with the words, and between them does not name the other decision.
static bool is_reason(const JfVerifiedStep *step, const char *reason, const char *label, JfLanguage language)
{
    JfDecision decision = JF_DECISION_APPROVE;
    const char *words = step->words != NULL ? step->words : "";
    if (label == NULL || !g_str_has_prefix(reason, label) || !g_str_has_suffix(reason + strlen(label), words))
        return false;
    (void)jf_decision_parse(step->decision, &decision); // unknown words were found before (STEP_UNNAMED)
    const char *other = jf_decision_label(decision == JF_DECISION_APPROVE ? JF_DECISION_RETURN : JF_DECISION_APPROVE, language);
    g_autofree char *own = g_strndup(reason + strlen(label), strlen(reason) - strlen(label) - strlen(words));
    return strstr(own, other) == NULL;
}

// /Reason is what other readers show of the decision: it may not contradict /JF_Step, in either language.
static bool has_true_reason(const JfExamination *e, size_t i, const JfVerifiedStep *step)
{
    const char *reason = jf_pdf_text(e->result->arena, jf_pdf_find(e->sites[i].dict, "Reason"));
    JfTrail trail = {0};
    trail.steps = policy_steps(e, &trail.n_steps);
    const JfPolicyStep *found = trail.steps != NULL ? jf_trail_find(&trail, step->step) : NULL;
    if (jf_pdf_find(e->sites[i].dict, "Reason") == NULL || found == NULL)
        return true;
    return reason != NULL && (is_reason(step, reason, found->label[JF_LANGUAGE_ZH], JF_LANGUAGE_ZH) ||
                              is_reason(step, reason, found->label[JF_LANGUAGE_EN], JF_LANGUAGE_EN));
}

static void fill_gaps(JfVerifiedStep *step, const JfSite *site)
{
    if (step->step == NULL)
        step->step = site->name;
    if (step->person == NULL)
        step->person = "?";
    if (step->name == NULL)
        step->name = "?";
    if (step->role == NULL)
        step->role = "?";
    if (step->decision == NULL)
        step->decision = "?";
    if (step->claimed_at == NULL)
        step->claimed_at = "?";
}

void jf_examine_step(JfExamination *e, size_t i, const JfCms *cms)
{
    JfVerifiedStep step = read_step(e, i, cms);
    JfPerson person = {0};
    step.claimed_at = examine_time(e, i);
    const char *fault = unnamed(&step, &e->sites[i]);
    fill_gaps(&step, &e->sites[i]);
    add_labels(e, &step);
    if (cms != NULL)
        examine_claim(e, i, &step, jf_cms_certificate(cms));
    if (fault != NULL) {
        jf_find(e->result, JF_FINDING_STEP_UNNAMED, (int)i, fault, NULL);
    } else if (e->record != NULL && !find_person(e, step.person, &person)) {
        jf_find(e->result, JF_FINDING_PERSON_UNKNOWN, (int)i, step.person, NULL);
    } else if (e->record != NULL) {
        step.organisation = jf_arena_strdup(e->result->arena, person.organisation);
        if (!has_true_reason(e, i, &step))
            jf_find(e->result, JF_FINDING_SIGNATURE_FORM, (int)i, "/Reason", NULL);
        if (strcmp(person.role, step.role) != 0)
            jf_find(e->result, JF_FINDING_STEP_UNNAMED, (int)i, "/Role", NULL);
        else if (strcmp(person.name, step.name) != 0)
            jf_find(e->result, JF_FINDING_STEP_UNNAMED, (int)i, "/Name", NULL);
        if (cms != NULL)
            examine_certificate(e, i, &person, &step, cms);
        examine_order(e, i, &step);
    }
    g_array_append_val(e->result->steps, step);
}

void jf_examine_trail(JfExamination *e)
{
    JfTrailStep made[JF_SIGNATURES_MAX];
    JfTrail trail = trail_before(e, e->result->steps->len, made);
    if (trail.steps == NULL || trail.n_made == 0)
        return;
    e->result->state = jf_arena_strdup(e->result->arena, jf_trail_state(&trail));
    if (!jf_trail_is_open(&trail)) {
        const JfTrailStep *last = &made[trail.n_made - 1];
        const JfPolicyStep *known = jf_trail_find(&trail, last->step);
        const char *plain[] = {last->step, last->step};
        if (last->decision == JF_DECISION_RETURN)
            jf_find_words(e->result, JF_FINDING_TRAIL_RETURNED, -1, known ? known->label : plain, NULL);
        else
            jf_find(e->result, JF_FINDING_TRAIL_DONE, -1, NULL);
        return;
    }
    g_autoptr(GString) zh = g_string_new(NULL), en = g_string_new(NULL);
    for (size_t i = 0; i < trail.n_steps; i++) {
        bool done = false;
        for (size_t k = 0; k < trail.n_made; k++)
            done = done || strcmp(made[k].step, trail.steps[i].id) == 0;
        if (done)
            continue;
        g_string_append_printf(zh, "%s%s", zh->len > 0 ? "、" : "", trail.steps[i].label[JF_LANGUAGE_ZH]);
        g_string_append_printf(en, "%s%s", en->len > 0 ? ", " : "", trail.steps[i].label[JF_LANGUAGE_EN]);
    }
    const char *words[] = {[JF_LANGUAGE_ZH] = zh->str, [JF_LANGUAGE_EN] = en->str};
    jf_find_words(e->result, JF_FINDING_TRAIL_OPEN, -1, words, NULL);
}
