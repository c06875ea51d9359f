// SPDX-License-Identifier: MIT
// Paragraphs: promises of text/paragraph.h, on chosen and on random texts, at many widths.
#include "text/paragraph.h"
#include <string.h>

#define PT(x) ((int)((x) * 1024))

static JfFonts *fonts; // opened once: the tests share what a process shares

typedef struct {
    JfArena *arena;
    JfDiags *diags;
} Fixture;

static void set_up(Fixture *f, gconstpointer data)
{
    (void)data;
    f->arena = jf_arena_new();
    f->diags = jf_diags_new();
}

static void tear_down(Fixture *f, gconstpointer data)
{
    (void)data;
    jf_arena_free(f->arena);
    jf_diags_free(f->diags);
}

static JfSpan span_of(const char *text)
{
    return (JfSpan){ .kind = JF_SPAN_TEXT, .text = text, .length = strlen(text), .size = PT(10), .lang = "zh-CN", .where = { "t.xml", 7, 3 } };
}

static JfParagraph *paragraph_of(Fixture *f, const JfSpan *spans, size_t n, int set)
{
    JfParagraphStyle style = { .family = "Noto Sans SC", .leading = PT(16) };
    style.set = set == JF_SET_JUSTIFY ? JF_SET_JUSTIFY : JF_SET_START;
    JfParagraph *p = jf_paragraph_new(f->arena, fonts, &style, spans, n, f->diags);
    if (!p)
        jf_diags_print(f->diags, JF_LANGUAGE_EN, stderr);
    g_assert_nonnull(p);
    g_assert_cmpuint(jf_diags_count(f->diags), ==, 0);
    return p;
}

// The lines' texts, joined by "|".
static char *lines_of(Fixture *f, const JfParagraph *p, int width)
{
    size_t n;
    JfLine *lines = jf_paragraph_break(f->arena, p, width, &n);
    GString *all = g_string_new(NULL);
    for (size_t i = 0; i < n; i++) {
        if (i > 0)
            g_string_append_c(all, '|');
        for (int k = 0; k < lines[i].n_runs; k++)
            g_string_append_len(all, lines[i].runs[k].text, lines[i].runs[k].n_bytes);
    }
    return g_string_free(all, FALSE);
}

static void assert_lines(Fixture *f, const char *text, double width, const char *wanted)
{
    JfSpan span = span_of(text);
    g_autofree char *lines = lines_of(f, paragraph_of(f, &span, 1, JF_SET_START), PT(width));
    g_assert_cmpstr(lines, ==, wanted);
}

static void test_kinsoku(Fixture *f, gconstpointer data)
{
    (void)data;
    assert_lines(f, "已于3/4至4/24。", 60, "已于3/4至|4/24。");
    assert_lines(f, "机房（Shanghai）；完成", 70, "机房|（Shanghai）；|完成");
    assert_lines(f, "一二三四五。", 50, "一二三四|五。"); // five and a half ems
    assert_lines(f, "一二三四。", 45, "一二三四。"); // the mark's blank half hangs out
    assert_lines(f, "按照《规范》执行", 40, "按照《规|范》执行");
    assert_lines(f, "他说：“好。”我", 50, "他说：|“好。”我");
    assert_lines(f, "完成——并且", 40, "完成——|并且");
    assert_lines(f, "温度25℃，湿度40%。", 40, "温度|25℃，|湿度|40%。");
    assert_lines(f, "合计¥1200元", 50, "合计¥1200|元");
    assert_lines(f, "卡尔·马克思", 35, "卡尔·|马克思");
}
static void test_western(Fixture *f, gconstpointer data)
{
    (void)data;
    assert_lines(f, "The engineer replaced it", 70, "The engineer |replaced it");
    assert_lines(f, "at 2026-03-05 09:40 done", 60, "at |2026-03-05 |09:40 done");
    assert_lines(f, "符合GB/T 28827.2—2012的要求", 110, "符合|GB/T 28827.2—2012的|要求");
    assert_lines(f, "took 15 min here", 45, "took |15 min |here");
    assert_lines(f, "an on-site visit", 40, "an |on-site |visit");
    assert_lines(f, "an on-site visit", 48, "an on-site |visit");
    assert_lines(f, "the customer’s own", 80, "the customer’s |own");
}

static void test_long_tokens(Fixture *f, gconstpointer data)
{
    (void)data;
    assert_lines(f, "见https://example.com/a/bcd-ef", 70, "见https://|example.com/|a/bcd-ef");
    assert_lines(f, "0123456789abcdef0123456789abcdef", 50, "012345678|9abcdef01|23456789|abcdef");
    assert_lines(f, "SN-0001-AB-7788", 45, "SN-0001|-AB-7788");
}

// ---- properties

static const char *const words[] = {
    "我", "们", "现场", "服务", "已完成", "，", "。", "、", "；", "：", "？", "！", "）", "（", "《", "》", "「", "」", "“", "”", "‘", "’", "——", "……", "·", "％", "%", "℃",
    "¥", "4/24", "Shanghai", "P1", "09:40", "2026-03-05", " ", "GB/T 28827.2—2012", "SN-7F3A-0001", "(", ")", "server", "1,200.50", "https://a.cn/x?y=1", "～", "／",
    "e\xCC\x81", "office", "—", "–", "3", "A", "¥500", "\xE2\x80\x8B", "\xE2\x81\xA0", "\xC2\xA0", "々", "【", "】", "[x]", "\"", "don’t", "①", "ー",
};

static const char no_start[] = "、，。：；？！）》」”’·％%℃—…～】)]/"; // "/" stands for ／, replaced below
static const char no_end[] = "（《「“‘【([";

static bool is_in(const char *set, gunichar c)
{
    return c && c != '/' && g_utf8_strchr(set, -1, c);
}

static bool is_hidden(gunichar c)
{
    return c == 0x200B || c == 0x2060 || c == ' ';
}

static void check_line(const JfLine *line, bool first, bool last, int width, const char *text)
{
    gunichar a = 0, b = 0;
    for (int k = 0; k < line->n_runs; k++) {
        const JfRun *run = &line->runs[k];
        for (const char *at = run->text; at < run->text + run->n_bytes; at = g_utf8_next_char(at)) {
            gunichar c = g_utf8_get_char(at);
            if (is_hidden(c))
                continue;
            a = a ? a : c;
            b = c;
        }
    }
    bool good = (first || !is_in(no_start, a)) && (last || !is_in(no_end, b));
    if (!good)
        fprintf(stderr, "# U+%04X … U+%04X, width %d: %s\n", a, b, width / 1024, text);
    g_assert_true(good);
}

static void check_run(const JfRun *run)
{
    int bytes = 0, glyphs = 0;
    for (int i = 0; i < run->n_clusters; i++) {
        g_assert_cmpint(run->clusters[i].n_bytes, >, 0);
        g_assert_cmpint(run->clusters[i].n_glyphs, >, 0);
        bytes += run->clusters[i].n_bytes;
        glyphs += run->clusters[i].n_glyphs;
    }
    g_assert_cmpint(bytes, ==, run->n_bytes);
    g_assert_cmpint(glyphs, ==, run->n_glyphs);
    g_assert_nonnull(run->font);
    for (int i = 0; i < run->n_glyphs; i++)
        g_assert_cmpuint(run->glyphs[i].glyph, !=, 0);
}

// How many marks stand in a row at most: a group of many cannot fit two ems by any rule.
static int longest_group(const char *text)
{
    int now = 0, longest = 0;
    for (const char *at = text; *at; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        now = is_in(no_start, c) || is_in(no_end, c) || is_hidden(c) || g_utf8_strchr("／ー々¥\"", -1, c) || c == 0xA0 ? now + !is_hidden(c) : 0;
        longest = MAX(longest, now);
    }
    return longest;
}

static char *random_text(GRand *rand)
{
    GString *text = g_string_new("字");
    for (int n = g_rand_int_range(rand, 1, 40); n > 0; n--)
        g_string_append(text, words[g_rand_int_range(rand, 0, G_N_ELEMENTS(words))]);
    return g_string_free(text, FALSE);
}

static void check_text(Fixture *f, const char *text, int width, int set)
{
    JfSpan spans[2] = { span_of(text), span_of(text) };
    spans[0].length = (size_t)(g_utf8_offset_to_pointer(text, g_utf8_strlen(text, -1) / 2) - text);
    spans[1].text += spans[0].length;
    spans[1].length -= spans[0].length;
    spans[1].bold = true;
    JfParagraph *p = paragraph_of(f, spans, 2, set);
    g_autofree char *joined = lines_of(f, p, width);
    size_t n;
    JfLine *lines = jf_paragraph_break(f->arena, p, width, &n);
    for (size_t i = 0; i < n; i++) {
        if (longest_group(text) <= 2)
            check_line(&lines[i], i == 0, i + 1 == n, width, text);
        if (longest_group(text) <= 2 && width >= PT(40))
            g_assert_cmpint(lines[i].width, <=, width);
        for (int k = 0; k < lines[i].n_runs; k++)
            check_run(&lines[i].runs[k]);
    }
    char *from = joined;
    for (char *to = joined; ; from++) { // take the "|" out again
        if (*from == '|')
            continue;
        *to++ = *from;
        if (!*from)
            break;
    }
    g_assert_cmpstr(joined, ==, text);
    JfLine *one = jf_paragraph_break(f->arena, p, jf_paragraph_max_width(p), &n);
    g_assert_cmpuint(n, ==, 1);
    g_assert_true(one->last);
    g_assert_cmpint(jf_paragraph_min_width(p), <=, jf_paragraph_max_width(p));
}

static void test_random(Fixture *f, gconstpointer data)
{
    (void)data;
    g_autoptr(GRand) rand = g_rand_new_with_seed(20260305);
    for (int i = 0; i < 4000; i++) {
        g_autofree char *text = random_text(rand);
        check_text(f, text, PT(g_rand_int_range(rand, 20, 500)), i % 2 ? JF_SET_JUSTIFY : JF_SET_START);
        tear_down(f, NULL);
        set_up(f, NULL);
    }
}

#define ADD(name) g_test_add("/text/paragraph/" #name, Fixture, NULL, set_up, test_##name, tear_down)

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_autoptr(JfDiags) diags = jf_diags_new();
    fonts = jf_fonts_open("fonts", diags);
    g_assert_nonnull(fonts);
    ADD(kinsoku);
    ADD(western);
    ADD(long_tokens);
    ADD(random);
    int result = g_test_run();
    jf_fonts_free(fonts);
    return result;
}
