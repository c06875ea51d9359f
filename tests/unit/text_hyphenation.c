// SPDX-License-Identifier: MIT
// Hyphenation: which words are parted and where, and what a parted line is made of.
#include "text/paragraph.h"
#include <string.h>

#define PT(x) ((int)((x)*1024))

typedef struct {
    JfFonts *fonts;
    JfArena *arena;
    JfDiags *diags;
} Fixture;

static void set_up(Fixture *f, gconstpointer data)
{
    (void)data;
    f->arena = jf_arena_new();
    f->diags = jf_diags_new();
    f->fonts = jf_fonts_open("fonts", f->diags);
    g_assert_nonnull(f->fonts);
    g_assert_nonnull(jf_fonts_hyphens(f->fonts));
}

static void tear_down(Fixture *f, gconstpointer data)
{
    (void)data;
    jf_fonts_free(f->fonts);
    jf_arena_free(f->arena);
    jf_diags_free(f->diags);
}

static char *parted(Fixture *f, const char *word)
{
    unsigned long long breaks = jf_hyphens_word(jf_fonts_hyphens(f->fonts), word, strlen(word));
    GString *out = g_string_new(NULL);
    for (size_t i = 0; i < strlen(word); i++) {
        if (breaks >> i & 1)
            g_string_append_c(out, '-');
        g_string_append_c(out, word[i]);
    }
    return g_string_free(out, FALSE);
}

static void test_words(Fixture *f, gconstpointer data)
{
    static const struct {
        const char *word, *wanted;
    } cases[] = {
        {"attainment", "attain-ment"}, {"controller", "con-troller"}, {"maintenance", "main-te-nance"},
        {"service", "ser-vice"},       {"table", "table"},            {"engine", "engine"},
        {"strength", "strength"},      {"", ""},
    };
    (void)data;
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *found = parted(f, cases[i].word);
        g_assert_cmpstr(found, ==, cases[i].wanted);
    }
    // A word within a longer text is told by its length alone: nothing behind it is looked at, or written to.
    static const char within[] = "computed again and again and again and again and again and again and again and again";
    g_assert_cmpuint(jf_hyphens_word(jf_fonts_hyphens(f->fonts), within, 8), ==, 1ull << 3);
    char endless[200];
    memset(endless, 'a', sizeof endless);
    g_assert_cmpuint(jf_hyphens_word(jf_fonts_hyphens(f->fonts), endless, sizeof endless), ==, 0);
}

static JfParagraph *paragraph(Fixture *f, const JfSpan *spans, size_t n, int set, bool hyphens)
{
    JfParagraphStyle style = {.family = "Noto Sans SC", .leading = PT(14), .hyphens = hyphens ? jf_fonts_hyphens(f->fonts) : NULL};
    style.set = set == JF_SET_JUSTIFY ? JF_SET_JUSTIFY : JF_SET_START;
    JfParagraph *p = jf_paragraph_new(f->arena, f->fonts, &style, spans, n, f->diags);
    g_assert_nonnull(p);
    return p;
}

static JfSpan english(const char *text)
{
    return (JfSpan){.kind = JF_SPAN_TEXT, .text = text, .length = strlen(text), .size = PT(10), .lang = "en"};
}

// Lines joined by "|"; a soft hyphen is shown as "~".
static char *lines_of(Fixture *f, const JfParagraph *p, int width)
{
    size_t n;
    JfLine *lines = jf_paragraph_break(f->arena, p, width, &n);
    GString *all = g_string_new(NULL);
    for (size_t i = 0; i < n; i++) {
        g_string_append(all, i ? "|" : "");
        for (int k = 0; k < lines[i].n_runs; k++) {
            const JfRun *run = &lines[i].runs[k];
            if (run->n_bytes == 2 && memcmp(run->text, "\xC2\xAD", 2) == 0)
                g_string_append_c(all, '~');
            else
                g_string_append_len(all, run->text, run->n_bytes);
        }
    }
    return g_string_free(all, FALSE);
}

static void assert_lines(Fixture *f, JfSpan span, double width, const char *wanted)
{
    g_autofree char *lines = lines_of(f, paragraph(f, &span, 1, JF_SET_START, true), PT(width));
    g_assert_cmpstr(lines, ==, wanted);
}

// Line by line a word is parted only where it is too long for a line.
static void test_narrow(Fixture *f, gconstpointer data)
{
    (void)data;
    assert_lines(f, english("an infrastructure"), 60, "an infra~|structure");
    assert_lines(f, english("an infrastructure"), 75, "an |infrastructure");
    JfSpan span = english("an infrastructure");
    span.lang = "zh-CN";
    assert_lines(f, span, 60, "an |infrastructur|e");
    span.lang = "english";
    assert_lines(f, span, 60, "an |infrastructur|e");
    span = english("infrastructure");
    span.nobreak = true;
    assert_lines(f, span, 60, "infrastructur|e");
}

// Names, codes, paths and compounds stay whole as far as hyphens go.
static void test_left_whole(Fixture *f, gconstpointer data)
{
    static const char *const texts[] = {"Infrastructure", "infra9structure", "/infrastructure", "infrastructure/x", "x-infrastructure",
                                        "infrastructure@example", "infrastructure.example", "infra\xE2\x81\xA0structure"};
    (void)data;
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        JfSpan span = english(texts[i]);
        g_autofree char *lines = lines_of(f, paragraph(f, &span, 1, JF_SET_START, true), PT(45));
        if (strchr(lines, '~'))
            g_error("%s: %s", texts[i], lines);
    }
    assert_lines(f, english("(infrastructure)."), 62, "(infrastruc~|ture).");
}

static int width_of(const JfLine *line)
{
    const JfRun *last = &line->runs[line->n_runs - 1];
    return last->x + last->width;
}

// At every width: no line is wider than it may be, the hyphen stands within it, and without hyphens the text is the span's.
static void test_justified(Fixture *f, gconstpointer data)
{
    static const char text[] = "The replacement controller synchronised its configuration with the surviving controller before the maintenance "
                               "window closed; afterwards the engineers compared throughput, availability and temperature measurements with "
                               "those recorded during acceptance, and the administrators confirmed uninterrupted operation of all applications.";
    int parted_lines = 0, ladders = 0;
    (void)data;
    for (int width = 80; width <= 400; width += 3) {
        JfSpan span = english(text);
        JfParagraph *p = paragraph(f, &span, 1, JF_SET_JUSTIFY, true);
        size_t n;
        JfLine *lines = jf_paragraph_break(f->arena, p, PT(width), &n);
        g_autoptr(GString) all = g_string_new(NULL);
        bool before = false;
        for (size_t i = 0; i < n; i++) {
            const JfRun *last = &lines[i].runs[lines[i].n_runs - 1];
            bool hyphen = last->n_bytes == 2;
            parted_lines += hyphen;
            ladders += hyphen && before;
            before = hyphen;
            g_assert_cmpint(hyphen ? width_of(&lines[i]) : lines[i].width, <=, PT(width) + 64);
            for (int k = 0; k < lines[i].n_runs - hyphen; k++)
                g_string_append_len(all, lines[i].runs[k].text, lines[i].runs[k].n_bytes);
        }
        g_assert_cmpstr(all->str, ==, text);
    }
    g_assert_cmpint(parted_lines, >, 50);
    g_assert_cmpint(ladders * 2, <, parted_lines); // the words are long: often a loose line would be the price
}

// Justified English is less ragged with hyphens than without.
static void test_less_ragged(Fixture *f, gconstpointer data)
{
    static const char text[] = "Administrators investigated intermittent authentication failures affecting approximately seventeen workstations throughout "
                               "manufacturing, documentation and purchasing departments.";
    int64_t slack[2] = {0, 0};
    (void)data;
    for (int width = 120; width <= 400; width += 10)
        for (int with = 0; with < 2; with++) {
            JfSpan span = english(text);
            size_t n;
            JfLine *lines = jf_paragraph_break(f->arena, paragraph(f, &span, 1, JF_SET_JUSTIFY, with), PT(width), &n);
            for (size_t i = 0; i + 1 < n; i++)
                slack[with] += PT(width) - lines[i].width;
        }
    g_assert_cmpint(slack[1] * 3, <, slack[0] * 2);
}

static void test_no_file(void)
{
    g_assert_null(jf_hyphens_open("/nowhere/hyph_en_US.dic"));
    jf_hyphens_free(NULL);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add("/text/hyphenation/words", Fixture, NULL, set_up, test_words, tear_down);
    g_test_add("/text/hyphenation/narrow", Fixture, NULL, set_up, test_narrow, tear_down);
    g_test_add("/text/hyphenation/whole", Fixture, NULL, set_up, test_left_whole, tear_down);
    g_test_add("/text/hyphenation/justified", Fixture, NULL, set_up, test_justified, tear_down);
    g_test_add("/text/hyphenation/less-ragged", Fixture, NULL, set_up, test_less_ragged, tear_down);
    g_test_add_func("/text/hyphenation/no-file", test_no_file);
    return g_test_run();
}
