// SPDX-License-Identifier: MIT
// The look of a signature: a form of vector outlines, clipped to its own box, and nothing else.
//
// A viewer maps /BBox onto the field's /Rect and clips to it, and /Rect never changes after the base revision; so what has to be shown is that the
// form draws with paths alone: no other object, no text (whose font could lie), no state that shines through.
#include "verify/examination.h"
#include <string.h>

#define CONTENT_MAX ((size_t)1 << 20)

static const char *const stream_keys[] = {"Type", "Subtype", "FormType", "BBox", "Resources", "Length", "Filter"};
// Path construction, painting, clipping, line state and device colours (ISO 32000-1 table 51).
static const char *const operators[] = {
    "q", "Q", "cm", "w",  "J", "j",  "M", "d",  "m", "l", "c",  "v",  "y",  "h", "re",
    "S", "s", "f",  "f*", "B", "B*", "b", "b*", "n", "W", "W*", "rg", "RG", "g", "G",
};

static bool known(const char *const *list, size_t n, const char *word, size_t length)
{
    for (size_t i = 0; i < n; i++)
        if (list[i][0] == word[0] && strlen(list[i]) == length && memcmp(list[i], word, length) == 0)
            return true;
    return false;
}

static bool is_number(const char *word, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (!g_ascii_isdigit(word[i]) && word[i] != '.' && word[i] != '-' && word[i] != '+')
            return false;
    return length > 0;
}

// White space and the brackets of dash patterns, which stand between words. A NUL does not: it makes a word that nothing knows.
static bool is_gap(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '[' || c == ']';
}

// Draws with paths alone, and gives back every state that it saved and no other: one "Q" too many would undo the clipping of some readers.
static bool draws_paths_only(const char *text, size_t length)
{
    size_t i = 0, depth = 0;
    while (i < length) {
        if (is_gap(text[i])) {
            i++;
            continue;
        }
        size_t start = i;
        while (i < length && !is_gap(text[i]))
            i++;
        if (!is_number(text + start, i - start) && !known(operators, G_N_ELEMENTS(operators), text + start, i - start))
            return false;
        if (i == start + 1 && text[start] == 'Q' && depth-- == 0)
            return false;
        depth += i == start + 1 && text[start] == 'q';
    }
    return depth == 0;
}

static const char *dictionary_fault(const JfPdfView *view, const JfPdfValue *stream)
{
    size_t n = 0;
    const JfPdfEntry *entries = jf_pdf_entries(stream, &n);
    for (size_t i = 0; i < n; i++)
        if (!known(stream_keys, G_N_ELEMENTS(stream_keys), entries[i].key, strlen(entries[i].key)))
            return entries[i].key;
    if (!jf_pdf_is_name(jf_pdf_find(stream, "Subtype"), "Form"))
        return "Subtype";
    const JfPdfValue *box = jf_pdf_find(stream, "BBox");
    double at[4] = {0};
    for (size_t i = 0; i < 4; i++)
        if (!jf_pdf_number(jf_pdf_item(box, i), &at[i]))
            return "BBox";
    if (jf_pdf_count(box) != 4 || at[0] > at[2] || at[1] > at[3])
        return "BBox";
    const JfPdfValue *resources = jf_pdf_view_find(view, stream, "Resources");
    return jf_pdf_count(resources) == 0 ? NULL : "Resources";
}

const char *jf_appearance_fault(const JfPdfView *view, const JfPdfValue *stream)
{
    if (!jf_pdf_is(stream, JF_PDF_STREAM))
        return "no stream";
    const char *fault = dictionary_fault(view, stream);
    if (fault != NULL)
        return fault;
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_autoptr(GBytes) content = jf_pdf_view_data(view, stream, CONTENT_MAX, diags);
    if (content == NULL)
        return "Filter";
    size_t length = 0;
    const char *text = g_bytes_get_data(content, &length);
    return draws_paths_only(text, length) ? NULL : "operators";
}
