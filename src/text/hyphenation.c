// SPDX-License-Identifier: MIT
// Hyphenation: libhyphen behind our own rules for which words are parted and where.
#include "text/hyphenation.h"
#include "base/file.h"
#include "text/private.h"
#include <hyphen.h>
#include <string.h>

#define BEFORE_MIN 3 // letters before the hyphen
#define BEHIND_MIN 3 // and behind it

struct JfHyphens {
    char *path, *sha256;
    HyphenDict *patterns; // NULL: not needed yet
};

JfHyphens *jf_hyphens_open(const char *path)
{
    g_autoptr(GMappedFile) file = g_mapped_file_new(path, FALSE, NULL);
    if (file == NULL)
        return NULL;
    JfHyphens *hyphens = g_new0(JfHyphens, 1);
    hyphens->path = g_strdup(path);
    hyphens->sha256 = jf_sha256_hex(g_mapped_file_get_contents(file), g_mapped_file_get_length(file));
    return hyphens;
}

void jf_hyphens_free(JfHyphens *hyphens)
{
    if (hyphens == NULL)
        return;
    if (hyphens->patterns)
        hnj_hyphen_free(hyphens->patterns);
    g_free(hyphens->path);
    g_free(hyphens->sha256);
    g_free(hyphens);
}

const char *jf_hyphens_sha256(const JfHyphens *hyphens)
{
    return hyphens->sha256;
}

// Only patterns that part a word without changing its letters count; English has no others.
unsigned long long jf_hyphens_word(JfHyphens *hyphens, const char *word, size_t n)
{
    char marks[JF_HYPHEN_WORD_MAX + 8], ended[JF_HYPHEN_WORD_MAX + 1], **changes = NULL;
    int *positions = NULL, *cuts = NULL;
    if (n < JF_HYPHEN_WORD_MIN || n > JF_HYPHEN_WORD_MAX)
        return 0;
    if (hyphens->patterns == NULL && (hyphens->patterns = hnj_hyphen_load(hyphens->path)) == NULL)
        return 0;
    memcpy(ended, word, n); // the library counts characters up to a NUL, whatever length it is given
    ended[n] = '\0';
    bool failed = hnj_hyphen_hyphenate2(hyphens->patterns, ended, (int)n, marks, NULL, &changes, &positions, &cuts) != 0;
    unsigned long long found = 0;
    for (size_t i = BEFORE_MIN; !failed && i + BEHIND_MIN <= n; i++)
        if ((marks[i - 1] & 1) && (changes == NULL || changes[i - 1] == NULL))
            found |= 1ull << i;
    for (size_t i = 0; changes != NULL && i < n; i++)
        free(changes[i]);
    free(changes);
    free(positions);
    free(cuts);
    return found;
}

// ---- a paragraph's words

static bool is_letter(const JfPiece *piece)
{
    return piece->first >= 'a' && piece->first <= 'z' && piece->last >= 'a' && piece->last <= 'z' && piece->first_class == JF_CLASS_WORD;
}

// May a word begin behind, or end before, this neighbour? Not inside tokens: "/var/cache", "on-site", "ops@example".
static bool parts_words(const JfPiece *piece)
{
    JfClass class = (JfClass)piece->first_class;
    return class == JF_CLASS_SPACE || class == JF_CLASS_END || class == JF_CLASS_WOPEN || class == JF_CLASS_JOIN ||
           class == JF_CLASS_DASH || (class == JF_CLASS_WCLOSE && piece->first != '.' && piece->first != ':' && piece->first != '/');
}

// A full stop or colon ends a word where the sentence ends too.
static bool ends_word(const JfParagraph *p, size_t i)
{
    if (i == p->n_pieces || parts_words(&p->pieces[i]))
        return true;
    bool stop = p->pieces[i].first == '.' || p->pieces[i].first == ':';
    return stop && (i + 1 == p->n_pieces || parts_words(&p->pieces[i + 1]));
}

static bool is_english(const JfSpan *span)
{
    return span->kind == JF_SPAN_TEXT && !span->nobreak && span->lang && g_ascii_strncasecmp(span->lang, "en", 2) == 0 &&
           (span->lang[2] == '\0' || span->lang[2] == '-');
}

// Pieces [from, to) are one word in one span. A break inside a ligature is none.
static void part_word(JfParagraph *p, JfHyphens *hyphens, size_t from, size_t to)
{
    const char *word = p->text + p->pieces[from].offset;
    size_t n = p->pieces[to - 1].offset + p->pieces[to - 1].n_bytes - p->pieces[from].offset;
    if (n > JF_HYPHEN_WORD_MAX || strspn(word, "abcdefghijklmnopqrstuvwxyz") < n)
        return; // something that draws nothing stands inside
    unsigned long long breaks = jf_hyphens_word(hyphens, word, n);
    for (size_t i = from + 1; i < to; i++)
        if (breaks >> (p->pieces[i].offset - p->pieces[from].offset) & 1 && p->pieces[i].before == JF_BREAK_CHAR && !p->pieces[i - 1].glued)
            p->pieces[i].before = JF_BREAK_HYPHEN;
}

void jf_hyphenate_paragraph(JfParagraph *p)
{
    JfHyphens *hyphens = p->style.hyphens;
    for (size_t i = 0; hyphens != NULL && i < p->n_pieces;) {
        size_t from = i++;
        if (!is_letter(&p->pieces[from]) || !is_english(&p->spans[p->pieces[from].span]))
            continue;
        while (i < p->n_pieces && p->pieces[i].span == p->pieces[from].span && is_letter(&p->pieces[i]))
            i++;
        if ((from == 0 || parts_words(&p->pieces[from - 1])) && ends_word(p, i))
            part_word(p, hyphens, from, i);
    }
}
