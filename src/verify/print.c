// SPDX-License-Identifier: MIT
// A verification in words and as JSON.
#include "trail/trail.h"
#include "verify/verify.h"
#include <json-glib/json-glib.h>
#include <string.h>

static const char *const verdict_words[][2] = {
    [JF_VERDICT_VALID] = {"有效", "VALID"},
    [JF_VERDICT_INVALID] = {"无效", "INVALID"},
    [JF_VERDICT_UNKNOWN] = {"无法判定", "CANNOT TELL"},
};
static const char *const finding_words[][2] = {
    [JF_VERDICT_VALID] = {"通过", "ok"},
    [JF_VERDICT_INVALID] = {"不符", "FAILED"},
    [JF_VERDICT_UNKNOWN] = {"存疑", "unknown"},
    [JF_VERDICT_NOT_CHECKED] = {"注意", "note"},
};
static const char *const json_words[] = {
    [JF_VERDICT_VALID] = "valid",
    [JF_VERDICT_INVALID] = "invalid",
    [JF_VERDICT_UNKNOWN] = "unknown",
    [JF_VERDICT_NOT_CHECKED] = "not-checked",
};

static void print_findings(const JfVerification *verification, int signature, JfLanguage language, FILE *stream)
{
    for (size_t i = 0; i < jf_verification_count(verification); i++) {
        JfFinding finding = jf_verification_at(verification, i);
        if (finding.signature != signature)
            continue;
        fprintf(stream, language == JF_LANGUAGE_ZH ? "    %s   %s\n" : "    %-8s %s\n", finding_words[finding.verdict][language],
                finding.text[language]);
    }
}

// What a signature says of itself may hold anything: jf_text_fill makes it harmless for a terminal.
static void print_line(FILE *stream, const char *sentence, const char *const *arguments)
{
    g_autofree char *line = jf_text_fill(sentence, arguments);
    fputs(line, stream);
    fputc('\n', stream);
}

static void print_step(const JfVerification *verification, size_t i, JfLanguage language, FILE *stream)
{
    JfVerifiedStep step = jf_verification_step(verification, i);
    bool zh = language == JF_LANGUAGE_ZH;
    JfDecision decision = JF_DECISION_APPROVE;
    const char *decided = jf_decision_parse(step.decision, &decision) ? jf_decision_label(decision, language) : step.decision;
    g_autofree char *who = g_strconcat(step.name, zh ? "·" : ", ", jf_trail_role_label(step.role, language), NULL);
    g_autofree char *number = g_strdup_printf("%d", step.revision);
    const char *const head[] = {number, step.label[language], who, decided, step.local_time, NULL};
    print_line(stream, zh ? "  签名 {0}  {1}  {2}  {3}  {4}" : "  signature {0}  {1}  {2}  {3}  {4}", head);
    const char *const words[] = {step.words, NULL};
    if (step.words != NULL && *step.words != '\0')
        print_line(stream, zh ? "    意见   {0}" : "    words    {0}", words);
    print_findings(verification, (int)i, language, stream);
}

// The state in Chinese words is what the last step left: its label, or that it was returned. (In English the state's name is a word.)
static const char *state_words(const JfVerification *verification)
{
    size_t n = jf_verification_step_count(verification);
    if (n == 0)
        return "未签署";
    JfVerifiedStep last = jf_verification_step(verification, n - 1);
    JfDecision decision = JF_DECISION_APPROVE;
    bool returned = jf_decision_parse(last.decision, &decision) && decision == JF_DECISION_RETURN;
    return returned ? jf_decision_label(JF_DECISION_RETURN, JF_LANGUAGE_ZH) : last.label[JF_LANGUAGE_ZH];
}

// Valid, but what the pages say was not held against the record: that must not hide among the notes.
static const char *reservation(const JfVerification *verification, JfLanguage language)
{
    for (size_t i = 0; i < jf_verification_count(verification); i++)
        if (strcmp(jf_verification_at(verification, i).id, "REPERFORM_UNABLE") == 0 &&
            jf_verification_verdict(verification) == JF_VERDICT_VALID)
            return language == JF_LANGUAGE_ZH ? "；页面未与记录比对" : "; its pages were not compared with the record";
    return "";
}

void jf_verification_print(const JfVerification *verification, JfLanguage language, FILE *stream)
{
    bool zh = language == JF_LANGUAGE_ZH;
    fprintf(stream, zh ? "%s：%s（状态：%s%s）\n" : "%s: %s (state: %s%s)\n", jf_verification_name(verification),
            verdict_words[jf_verification_verdict(verification)][language],
            zh ? state_words(verification) : jf_verification_state(verification), reservation(verification, language));
    fputs(zh ? "  文档\n" : "  document\n", stream);
    print_findings(verification, -1, language, stream);
    for (size_t i = 0; i < jf_verification_step_count(verification); i++)
        print_step(verification, i, language, stream);
}

static void member(JsonBuilder *builder, const char *name, const char *value)
{
    json_builder_set_member_name(builder, name);
    if (value != NULL)
        json_builder_add_string_value(builder, value);
    else
        json_builder_add_null_value(builder);
}

static void build_findings(JsonBuilder *builder, const JfVerification *verification)
{
    json_builder_set_member_name(builder, "findings");
    json_builder_begin_array(builder);
    for (size_t i = 0; i < jf_verification_count(verification); i++) {
        JfFinding finding = jf_verification_at(verification, i);
        json_builder_begin_object(builder);
        member(builder, "id", finding.id);
        member(builder, "name", finding.name);
        member(builder, "verdict", json_words[finding.verdict]);
        json_builder_set_member_name(builder, "signature");
        if (finding.signature >= 0)
            json_builder_add_int_value(builder, finding.signature + 1);
        else
            json_builder_add_null_value(builder);
        member(builder, "zh", finding.text[JF_LANGUAGE_ZH]);
        member(builder, "en", finding.text[JF_LANGUAGE_EN]);
        json_builder_end_object(builder);
    }
    json_builder_end_array(builder);
}

static void build_step(JsonBuilder *builder, const JfVerifiedStep *step)
{
    json_builder_begin_object(builder);
    json_builder_set_member_name(builder, "revision");
    json_builder_add_int_value(builder, step->revision);
    member(builder, "step", step->step);
    member(builder, "state", step->state);
    member(builder, "person", step->person);
    member(builder, "name", step->name);
    member(builder, "role", step->role);
    member(builder, "organisation", step->organisation);
    member(builder, "decision", step->decision);
    member(builder, "words", step->words);
    member(builder, "claimed_at", step->claimed_at);
    member(builder, "subject", step->subject);
    member(builder, "certificate_sha256", step->certificate_sha256);
    member(builder, "algorithm", step->algorithm);
    json_builder_end_object(builder);
}

char *jf_verification_json(const JfVerification *verification)
{
    g_autoptr(JsonBuilder) builder = json_builder_new();
    json_builder_begin_object(builder);
    member(builder, "file", jf_verification_name(verification));
    member(builder, "verdict", json_words[jf_verification_verdict(verification)]);
    member(builder, "state", jf_verification_state(verification));
    json_builder_set_member_name(builder, "steps");
    json_builder_begin_array(builder);
    for (size_t i = 0; i < jf_verification_step_count(verification); i++) {
        JfVerifiedStep step = jf_verification_step(verification, i);
        build_step(builder, &step);
    }
    json_builder_end_array(builder);
    build_findings(builder, verification);
    json_builder_end_object(builder);
    g_autoptr(JsonNode) root = json_builder_get_root(builder);
    return json_to_string(root, TRUE);
}
