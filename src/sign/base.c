// SPDX-License-Identifier: MIT
// The questions before signing: is this our document, may this person make this step now, is this their certificate, is the time sound.
#include "sign/base.h"
#include "pdf/attachment.h"
#include <string.h>

#define PART_MAX ((size_t)64 << 20)

void jf_signing_clear(JfSigning *signing)
{
    jf_arena_free(signing->arena);
    jf_pdf_document_free(signing->document);
    jf_zone_free(signing->zone);
}

bool jf_signing_refuse(JfDiags *diags, const char *en, const char *zh)
{
    jf_diags_add(diags, JF_DIAG_SIGN_BASE, NULL, en, zh, NULL);
    return false;
}

// ---- the document

static bool carries(JfPdfAttachments *attachments, const char *name, GBytes *bytes, JfDiags *diags)
{
    const JfPdfAttachment *attachment = jf_pdf_attachments_find(attachments, name);
    g_autoptr(GBytes) found = attachment ? jf_pdf_attachments_read(attachments, attachment, PART_MAX, diags) : NULL;

    if (found && g_bytes_equal(found, bytes))
        return true;
    if (attachment && !found)
        return false;
    g_autofree char *en = g_strdup_printf(attachment ? "the %s inside is not the one at hand" : "it does not carry %s", name);
    g_autofree char *zh = g_strdup_printf(attachment ? "其中的 %s 与所用的不一致" : "其中没有 %s", name);
    return jf_signing_refuse(diags, en, zh);
}

// Pictures and the like decide nothing about who may sign; what XInclude can reach does.
static bool decides(const JfPart *part)
{
    return g_str_has_suffix(part->name, ".xml");
}

static bool check_parts(const JfSigning *s, JfDiags *diags)
{
    JfPdfView *base = jf_pdf_document_view(s->document, 0);
    g_autoptr(JfPdfAttachments) attachments = jf_pdf_attachments_open(base, diags);
    JfSource *source = jf_record_source(s->context->record);

    if (!attachments || !carries(attachments, JF_POLICY_NAME, jf_policy_bytes(s->context->policy), diags) ||
        !carries(attachments, jf_record_name(s->context->record), jf_record_bytes(s->context->record), diags))
        return false;
    for (size_t i = 0; i < jf_source_count(source); i++) {
        const JfPart *part = jf_source_at(source, i);
        if (decides(part) && part->bytes != jf_record_bytes(s->context->record) && !carries(attachments, part->name, part->bytes, diags))
            return false;
    }
    return true;
}

// ---- the person

static void say_persons(const JfSigning *s, JfDiags *diags)
{
    g_autoptr(GString) list = g_string_new(NULL);

    for (size_t i = 0; i < jf_record_person_count(s->context->record); i++)
        g_string_append_printf(list, "%s%s", i ? ", " : "", jf_record_person(s->context->record, i).id);
    jf_diags_add(diags, JF_DIAG_SIGN_PERSON, NULL, s->request->person, list->str, NULL);
}

static bool find_person(const JfSigning *s, const char *id, JfPerson *out)
{
    for (size_t i = 0; i < jf_record_person_count(s->context->record); i++) {
        *out = jf_record_person(s->context->record, i);
        if (strcmp(out->id, id) == 0)
            return true;
    }
    return false;
}

// Does the certificate fit all that the record says of the person's?
static bool is_of(const X509 *certificate, const char *sha256, const JfPerson *person)
{
    return (person->certificate_sha256 || person->certificate_subject) &&
           (!person->certificate_sha256 || g_ascii_strcasecmp(sha256, person->certificate_sha256) == 0) &&
           (!person->certificate_subject || jf_certificate_matches(certificate, person->certificate_subject));
}

static bool check_certificate(const JfSigning *s, const char *sha256, JfDiags *diags)
{
    const X509 *certificate = jf_signer_certificate(s->signer);
    const JfPerson *person = &s->person;

    if (!person->certificate_sha256 && !person->certificate_subject) {
        jf_diags_add(diags, JF_DIAG_SIGN_CERTIFICATE_NONE, NULL, person->name, NULL);
        return false;
    }
    if (is_of(certificate, sha256, person))
        return true;
    g_autofree char *subject = jf_certificate_subject(certificate);
    jf_diags_add(diags, JF_DIAG_SIGN_CERTIFICATE, NULL, subject, person->name,
                 person->certificate_sha256 ? person->certificate_sha256 : person->certificate_subject, NULL);
    return false;
}

// ---- the time

static bool check_time(const JfSigning *s, JfDiags *diags)
{
    const X509 *certificate = jf_signer_certificate(s->signer);
    JfInstant at = s->request->at, from = 0, until = 0;
    g_autofree char *now = jf_instant_iso(at);
    bool good = jf_certificate_validity(certificate, &from, &until) && from <= at && at <= until;

    if (!good) {
        g_autofree char *subject = jf_certificate_subject(certificate), *first = jf_instant_iso(from), *last = jf_instant_iso(until);
        jf_diags_add(diags, JF_DIAG_SIGN_EXPIRED, NULL, subject, now, first, last, NULL);
    }
    if (s->n_made && at < s->made[s->n_made - 1].at) {
        g_autofree char *before = jf_instant_iso(s->made[s->n_made - 1].at);
        jf_diags_add(diags, JF_DIAG_SIGN_TIME, NULL, now, before, s->made[s->n_made - 1].step, NULL);
        good = false;
    }
    return good;
}

static bool check_words(const JfSigning *s, JfDiags *diags)
{
    const char *words = s->request->words;
    glong n = g_utf8_validate(words, -1, NULL) ? g_utf8_strlen(words, -1) : -1;
    bool good = n >= 0 && n <= JF_SIGN_WORDS_MAX;

    for (const char *p = words; good && *p; p = g_utf8_next_char(p))
        good = !g_unichar_iscntrl(g_utf8_get_char(p));
    if (!good) {
        g_autofree char *count = g_strdup_printf("%ld", n);
        jf_diags_add(diags, JF_DIAG_SIGN_WORDS, NULL, count, NULL);
    }
    return good;
}

// ---- the step

static bool check_step(JfSigning *s, const char *sha256, JfDiags *diags)
{
    const char *kind = jf_record_kind(s->context->record);
    const JfTrailStep move = {.step = s->request->step,
                              .person = s->person.id,
                              .name = s->person.name,
                              .role = s->person.role,
                              .certificate = sha256,
                              .decision = s->request->decision};
    JfTrailStep made[JF_SIGNED_MAX];
    JfTrail trail = {.made = made, .n_made = s->n_made};

    if (!(trail.steps = jf_policy_steps(s->context->policy, kind, &trail.n_steps))) {
        jf_diags_add(diags, JF_DIAG_TRAIL_KIND, NULL, kind, NULL);
        return false;
    }
    for (size_t i = 0; i < s->n_made; i++) {
        JfPerson person;
        made[i] = jf_signed_trail_step(&s->made[i]);
        // One certificate for two persons of the record is one hand. What it signed with then is verify/'s to say.
        if (find_person(s, made[i].person, &person) && is_of(jf_signer_certificate(s->signer), sha256, &person))
            made[i].certificate = sha256;
    }
    s->step = jf_trail_find(&trail, s->request->step);
    return jf_trail_check(&trail, &move, diags);
}

bool jf_signing_open(JfSigning *s, GBytes *pdf, JfDiags *diags)
{
    g_autofree char *sha256 = jf_certificate_sha256(jf_signer_certificate(s->signer));
    const char *zone = jf_record_zone(s->context->record);

    s->arena = jf_arena_new();
    s->document = jf_pdf_document_open(pdf, NULL, diags);
    if (!s->document || !check_parts(s, diags) || !jf_signed_steps(s->document, s->arena, s->made, &s->n_made, diags))
        return false;
    if (!(s->zone = jf_zone_open(zone))) // the record was made where the zone was known
        return jf_signing_refuse(diags, "its time zone is not known here", "本机没有其时区");
    if (!find_person(s, s->request->person, &s->person)) {
        say_persons(s, diags);
        return false;
    }
    bool good = check_step(s, sha256, diags);
    good = check_certificate(s, sha256, diags) && good;
    good = check_time(s, diags) && good;
    return check_words(s, diags) && good;
}
