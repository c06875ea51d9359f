// SPDX-License-Identifier: MIT
// Findings: the catalogue, and how one is recorded.
#include "verify/examination.h"
#include <stdarg.h>

#define ARGUMENTS 5

typedef struct {
    const char *id, *name;
    JfVerdict verdict;
    const char *text[2]; // by JfLanguage
} Entry;

static const Entry catalogue[] = {
#define JF_FINDING(id, name, verdict, en, zh) {#id, name, JF_VERDICT_##verdict, {[JF_LANGUAGE_ZH] = zh, [JF_LANGUAGE_EN] = en}},
#include "verify/finding.def"
#undef JF_FINDING
};

static size_t collect(va_list list, const char *out[ARGUMENTS + 1])
{
    size_t n = 0;
    for (const char *argument = va_arg(list, const char *); argument != NULL; argument = va_arg(list, const char *))
        if (n < ARGUMENTS)
            out[n++] = argument;
    out[n] = NULL;
    return n;
}

static const char *fill(JfVerification *result, const char *sentence, const char *const *arguments)
{
    g_autofree char *text = jf_text_fill(sentence, arguments);
    return jf_arena_strdup(result->arena, text);
}

static void record(JfVerification *result, JfFindingId id, int signature, const char *const *zh, const char *const *en)
{
    const Entry *entry = &catalogue[id];
    JfFinding finding = {.id = entry->id, .name = entry->name, .signature = signature, .verdict = entry->verdict};
    finding.text[JF_LANGUAGE_ZH] = fill(result, entry->text[JF_LANGUAGE_ZH], zh);
    finding.text[JF_LANGUAGE_EN] = fill(result, entry->text[JF_LANGUAGE_EN], en);
    g_array_append_val(result->findings, finding);
}

void jf_find(JfVerification *result, JfFindingId id, int signature, ...)
{
    const char *arguments[ARGUMENTS + 1];
    va_list list;
    va_start(list, signature);
    collect(list, arguments);
    va_end(list);
    record(result, id, signature, arguments, arguments);
}

static const JfDiag *first_error(const JfDiags *diags)
{
    for (size_t i = 0; i < jf_diags_count(diags); i++)
        if (jf_diags_at(diags, i)->severity == JF_SEVERITY_ERROR)
            return jf_diags_at(diags, i);
    return NULL;
}

static void find_words(JfVerification *result, JfFindingId id, int signature, const char *const words[2], va_list list)
{
    const char *zh[ARGUMENTS + 1], *en[ARGUMENTS + 1];
    size_t given = collect(list, zh), n = MIN(given, ARGUMENTS - 1); // apart: MIN would collect twice
    for (size_t i = 0; i < n; i++)
        en[i] = zh[i];
    zh[n] = words[JF_LANGUAGE_ZH];
    en[n] = words[JF_LANGUAGE_EN];
    zh[n + 1] = en[n + 1] = NULL;
    record(result, id, signature, zh, en);
}

void jf_find_words(JfVerification *result, JfFindingId id, int signature, const char *const words[2], ...)
{
    va_list list;
    va_start(list, words);
    find_words(result, id, signature, words, list);
    va_end(list);
}

void jf_find_diags(JfVerification *result, JfFindingId id, int signature, const JfDiags *diags, ...)
{
    const JfDiag *error = first_error(diags);
    static const char *const none[2] = {"?", "?"};
    va_list list;
    va_start(list, diags);
    find_words(result, id, signature, error != NULL ? (const char *const *)error->text : none, list);
    va_end(list);
}
