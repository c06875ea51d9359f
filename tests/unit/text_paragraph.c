// SPDX-License-Identifier: MIT
// Paragraphs: promises of text/paragraph.h, on chosen and on random texts, at many widths.
#include "text_fixture.h"
#include <locale.h>

static JfSpan span_of(const char *text)
{
    return (JfSpan){.kind = JF_SPAN_TEXT, .text = text, .length = strlen(text), .size = PT(10), .lang = "zh-CN", .where = {"t.xml", 7, 3}};
}

static JfParagraph *paragraph_of(Fixture *f, const JfSpan *spans, size_t n, int set)
{
    JfParagraphStyle style = {.family = "Noto Sans SC", .leading = PT(16)};
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
    assert_lines(f, "一二三四五。", 50, "一二三|四五。"); // five and a half ems; no character stays alone
    assert_lines(f, "一二三四。", 45, "一二三四。");      // the mark's blank half hangs out
    assert_lines(f, "按照《规范》执行", 40, "按照《规|范》执行");
    assert_lines(f, "他说：“好。”我", 50, "他说：|“好。”我");
    assert_lines(f, "完成——并且", 40, "完成——|并且");
    assert_lines(f, "温度25℃，湿度40%。", 40, "温度|25℃，|湿度|40%。");
    assert_lines(f, "合计¥1200元", 50, "合计|¥1200元");
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
    "我",
    "们",
    "现场",
    "服务",
    "已完成",
    "，",
    "。",
    "、",
    "；",
    "：",
    "？",
    "！",
    "）",
    "（",
    "《",
    "》",
    "「",
    "」",
    "“",
    "”",
    "‘",
    "’",
    "——",
    "……",
    "·",
    "％",
    "%",
    "℃",
    "¥",
    "4/24",
    "Shanghai",
    "P1",
    "09:40",
    "2026-03-05",
    " ",
    "GB/T 28827.2—2012",
    "SN-7F3A-0001",
    "(",
    ")",
    "server",
    "1,200.50",
    "https://a.cn/x?y=1",
    "～",
    "／",
    "e\xCC\x81",
    "office",
    "—",
    "–",
    "3",
    "A",
    "¥500",
    "\xE2\x80\x8B",
    "\xE2\x81\xA0",
    "\xC2\xA0",
    "々",
    "【",
    "】",
    "[x]",
    "\"",
    "don’t",
    "①",
    "ー",
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
        now = is_in(no_start, c) || is_in(no_end, c) || is_hidden(c) || g_utf8_strchr("／ー々¥\"", -1, c) || c == 0xA0 ? now + !is_hidden(c)
                                                                                                                       : 0;
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
    JfSpan spans[2] = {span_of(text), span_of(text)};
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
    for (char *to = joined;; from++) { // take the "|" out again
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

static void random_texts(Fixture *f, int n)
{
    g_autoptr(GRand) rand = g_rand_new_with_seed(20260305);
    for (int i = 0; i < n; i++) {
        g_autofree char *text = random_text(rand);
        check_text(f, text, PT(g_rand_int_range(rand, 20, 500)), i % 2 ? JF_SET_JUSTIFY : JF_SET_START);
        tear_down(f, NULL);
        set_up(f, NULL);
    }
}

static void test_random(Fixture *f, gconstpointer data)
{
    (void)data;
    random_texts(f, 4000);
}

// ---- spans, boxes, forced breaks

static void assert_spans(Fixture *f, const JfSpan *spans, size_t n, double width, const char *wanted)
{
    g_autofree char *lines = lines_of(f, paragraph_of(f, spans, n, JF_SET_START), PT(width));
    g_assert_cmpstr(lines, ==, wanted);
}

static void test_spans(Fixture *f, gconstpointer data)
{
    (void)data;
    JfSpan end = {.kind = JF_SPAN_BREAK}, box = {.kind = JF_SPAN_BOX, .size = PT(10), .box_width = PT(12), .nobreak = true, .tag = 9};
    assert_spans(f, (JfSpan[]){span_of("一二"), span_of("三，四")}, 2, 30, "一二|三，四");
    assert_spans(f, (JfSpan[]){span_of("一二"), end, end, span_of("三"), end}, 5, 100, "一二||三");
    assert_spans(f, (JfSpan[]){span_of("一二三"), box, span_of("完成")}, 3, 50, "一二三|完成");
    assert_spans(f, (JfSpan[]){span_of("一二 "), box, span_of(" 完成")}, 3, 30, "一二 | 完|成"); // the box kept its first word
    assert_spans(f, (JfSpan[]){end}, 1, 100, "");
    JfSpan kept[3] = {span_of("一二三"), span_of("四五"), span_of("六七八")};
    kept[1].nobreak = kept[2].nobreak = true;
    assert_spans(f, kept, 3, 50, "一二三|四五六七八");
    assert_spans(f, kept, 3, 25, "一二|三|四五|六七|八"); // as a last resort
}

static void test_runs(Fixture *f, gconstpointer data)
{
    (void)data;
    JfSpan spans[3] = {span_of("（一"),
                       span_of("Bold"),
                       {.kind = JF_SPAN_BOX, .size = PT(10), .box_width = PT(12), .box_ascent = 5, .box_descent = 6, .tag = 9}};
    spans[1].bold = true;
    spans[1].colour = 0x123456;
    spans[1].tag = 7;
    JfParagraph *p = paragraph_of(f, spans, 3, JF_SET_START);
    size_t n;
    const JfLine *line = jf_paragraph_break(f->arena, p, PT(200), &n);
    g_assert_cmpuint(n, ==, 1);
    g_assert_cmpint(line->n_runs, ==, 3);
    g_assert_cmpint(line->height, ==, PT(16));
    g_assert_cmpint(line->baseline, >, PT(8));
    g_assert_cmpint(line->runs[0].x, ==, 0);
    g_assert_cmpint(line->runs[0].glyphs[0].x, ==, -PT(5)); // the opening mark's blank half hangs out
    g_assert_cmpint(line->runs[0].width, ==, PT(15));
    g_assert_cmpint(line->runs[1].x, ==, PT(15) + PT(10) * 96 / 1000);
    g_assert_cmpint(line->runs[1].tag, ==, 7);
    g_assert_cmphex(line->runs[1].colour, ==, 0x123456);
    g_assert_true(line->runs[1].font == jf_fonts_face(fonts, "Noto Sans SC", true, PT(10)));
    g_assert_null(line->runs[2].font);
    g_assert_cmpint(line->runs[2].n_bytes + line->runs[2].n_glyphs, ==, 0);
    g_assert_cmpint(line->runs[2].width, ==, PT(12));
    g_assert_cmpint(line->runs[2].ascent, ==, 5);
    g_assert_cmpint(line->runs[2].x + line->runs[2].width, ==, line->width);
    g_assert_cmpint(jf_paragraph_max_width(p), ==, line->width);
}

static void test_setting(Fixture *f, gconstpointer data)
{
    (void)data;
    JfSpan span = span_of("一二三四五六七 八九");
    JfParagraphStyle style = {.family = "Noto Sans SC", .leading = PT(16), .first_indent = PT(20), .hanging = PT(5)};
    static const int wanted[3][2] = {{20, 5}, {25, 25}, {30, 45}}; // start, centre, end; width 70
    for (int i = 0; i < 3; i++) {
        style.set = i == 0 ? JF_SET_START : i == 1 ? JF_SET_CENTER : JF_SET_END;
        JfParagraph *p = jf_paragraph_new(f->arena, fonts, &style, &span, 1, f->diags);
        size_t n;
        const JfLine *lines = jf_paragraph_break(f->arena, p, PT(70), &n);
        g_assert_cmpuint(n, ==, 2);
        g_assert_cmpint(lines[0].width, ==, PT(50));
        g_assert_cmpint(lines[0].x, ==, PT(20));
        g_assert_cmpint(lines[1].x, >=, PT(wanted[i][1] > 25 ? 25 : 5));
        g_assert_false(lines[0].last);
        g_assert_true(lines[1].last);
    }
}

// Justified lines are as wide as the column, the last one is not.
static void test_justify(Fixture *f, gconstpointer data)
{
    (void)data;
    JfSpan span = span_of(
        "本次现场服务按照合同约定的内容进行。工程师于2026-03-05到达现场，向需方确认内容与步骤后开始工作；经检查，存储阵列发生故障，已更换"
        "备件，重建用时2小时35分，业务未中断。离开前清理了工作区域，删除了临时账号，并请需方签字确认。");
    JfParagraph *p = paragraph_of(f, &span, 1, JF_SET_JUSTIFY);
    size_t n, full = 0;
    const JfLine *lines = jf_paragraph_break(f->arena, p, PT(333), &n);
    for (size_t i = 0; i + 1 < n; i++)
        full += lines[i].width == PT(333);
    g_assert_cmpuint(n, >=, 3);
    g_assert_cmpuint(full, ==, n - 1);
    g_assert_cmpint(lines[n - 1].width, <, PT(333));
}

static int width_of_word(Fixture *f, const char *text, int set, int width)
{
    JfSpan span = span_of(text);
    size_t n;
    const JfLine *lines = jf_paragraph_break(f->arena, paragraph_of(f, &span, 1, set), width, &n);
    const JfRun *run = lines[0].runs;
    glong at = g_utf8_pointer_to_offset(run->text, g_strstr_len(run->text, run->n_bytes, "Shanghai"));
    return run->glyphs[at + 7].x - run->glyphs[at].x;
}

// Whatever the column, a word stays as wide as it is.
static void test_words_whole(Fixture *f, gconstpointer data)
{
    (void)data;
    const char *text = "工程师到达Shanghai现场，向需方确认 server 内容与步骤后开始工作经检查存储阵列发生故障";
    int plain = width_of_word(f, text, JF_SET_START, PT(1000));
    for (int width = 150; width < 300; width++)
        g_assert_cmpint(ABS(width_of_word(f, text, JF_SET_JUSTIFY, PT(width)) - plain), <=, 1);
}

// ---- what is refused

static void assert_refused(Fixture *f, const char *text, size_t length, JfDiagId id, const char *part)
{
    JfSpan span = span_of("好");
    span.text = text;
    span.length = length;
    JfParagraphStyle style = {.family = "Noto Sans SC", .leading = PT(16)};
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_assert_null(jf_paragraph_new(f->arena, fonts, &style, &span, 1, diags));
    g_assert_cmpuint(jf_diags_errors(diags), >=, 1);
    g_assert_true(jf_diags_has(diags, id));
    const JfDiag *diag = jf_diags_at(diags, 0);
    g_assert_nonnull(strstr(diag->text[JF_LANGUAGE_EN], part));
    g_assert_cmpint(diag->exit, ==, JF_EXIT_INPUT);
    g_assert_cmpstr(diag->where.file, ==, "t.xml");
    g_assert_cmpint(diag->where.line, ==, 7);
}

static void test_refused(Fixture *f, gconstpointer data)
{
    (void)data;
    assert_refused(f, "对✗", 6, JF_DIAG_TEXT_GLYPH, "U+2717 ✗");
    assert_refused(f, "a😀b", 6, JF_DIAG_TEXT_GLYPH, "U+1F600");
    assert_refused(f, "\xEE\x80\x80", 3, JF_DIAG_TEXT_GLYPH, "U+E000");
    assert_refused(f, "葛\xF3\xA0\x84\x80", 7, JF_DIAG_TEXT_GLYPH, "U+E0100"); // a form of the character that the font does not have
    assert_refused(f, "a\tb", 3, JF_DIAG_TEXT_CONTROL, "U+0009");
    assert_refused(f, "a\nb", 3, JF_DIAG_TEXT_CONTROL, "U+000A");
    assert_refused(f,
                   "a\xE2\x80\xAE"
                   "b",
                   5, JF_DIAG_TEXT_CONTROL, "U+202E");
    assert_refused(f, "\xD7\xA9", 2, JF_DIAG_TEXT_CONTROL, "U+05E9");
    assert_refused(f, "a\xFF", 2, JF_DIAG_TEXT_ENCODING, "UTF-8");
    assert_refused(f, "a\0b", 3, JF_DIAG_TEXT_ENCODING, "UTF-8");
    assert_refused(f, "\xE4\xB8", 2, JF_DIAG_TEXT_ENCODING, "UTF-8");
    g_autofree char *much = g_strnfill(300000, 'a');
    assert_refused(f, much, 300000, JF_DIAG_TEXT_LENGTH, "262144");
    JfSpan span = span_of("好");
    JfParagraphStyle style = {.family = "No Such Family", .leading = PT(16)};
    g_assert_null(jf_paragraph_new(f->arena, fonts, &style, &span, 1, f->diags));
    g_assert_true(jf_diags_has(f->diags, JF_DIAG_FONT_FAMILY));
}

// All faults of a paragraph in one run, each once.
static void test_all_faults(Fixture *f, gconstpointer data)
{
    (void)data;
    JfSpan spans[2] = {span_of("✗☐✗"), span_of("☑\x01")};
    JfParagraphStyle style = {.family = "Noto Sans SC", .leading = PT(16)};
    g_assert_null(jf_paragraph_new(f->arena, fonts, &style, spans, 2, f->diags));
    g_assert_cmpuint(jf_diags_errors(f->diags), ==, 4);
}

static void test_hidden(Fixture *f, gconstpointer data)
{
    (void)data;
    assert_lines(f, "abcdef\xE2\x80\x8Bghijkl", 45, "abcdef\xE2\x80\x8B|ghijkl");
    assert_lines(f, "一二三\xE2\x81\xA0四", 35, "一二|三\xE2\x81\xA0四");
    assert_lines(f, "\xE2\x80\x8B一\xEF\xB8\x8F二", 100, "\xE2\x80\x8B一\xEF\xB8\x8F二");
    assert_lines(f, "co\xC2\xADoperate", 25, "co\xC2\xADop|erate");
    assert_lines(f, "\xE2\x80\x8B", 100, ""); // nothing to show
    assert_lines(f, "", 100, "");
    assert_lines(f, "é e\xCC\x81 が か\xE3\x82\x99", 300, "é e\xCC\x81 が か\xE3\x82\x99");
}

// ---- hostile sizes: time grows with the text, lines stay in the column

static void check_hostile(Fixture *f, const char *unit, int set)
{
    GString *text = g_string_new(NULL);
    while (text->len + strlen(unit) < 20000)
        g_string_append(text, unit);
    JfSpan span = span_of(text->str);
    JfParagraph *p = paragraph_of(f, &span, 1, set);
    size_t n, bytes = 0;
    const JfLine *lines = jf_paragraph_break(f->arena, p, PT(100), &n);
    for (size_t i = 0; i < n; i++) {
        g_assert_cmpint(lines[i].width, <=, PT(110));
        for (int k = 0; k < lines[i].n_runs; k++)
            bytes += (size_t)lines[i].runs[k].n_bytes;
    }
    g_assert_cmpuint(bytes, ==, text->len);
    lines = jf_paragraph_break(f->arena, p, 1, &n); // narrower than any character: one or two each, but an end
    g_assert_cmpuint(n, >, 0);
    jf_paragraph_break(f->arena, p, -5, &n);
    g_assert_cmpuint(n, >, 0);
    g_string_free(text, TRUE);
}

static void test_hostile(Fixture *f, gconstpointer data)
{
    (void)data;
    static const char *const units[] = {
        "）", "（", "a", "-", "—", "……", "一", " ", "a ", "¥", "\xC2\xA0", "“", "a\xCC\x81", "％", "\"", "一\xE2\x80\x8B", "/", "（a）。"};
    for (size_t i = 0; i < G_N_ELEMENTS(units); i++) {
        check_hostile(f, units[i], JF_SET_START);
        check_hostile(f, units[i], JF_SET_JUSTIFY);
        tear_down(f, NULL);
        set_up(f, NULL);
    }
}

// ---- the same again: after other texts, in another locale

static guint32 hash_lines(const JfLine *lines, size_t n)
{
    guint32 hash = 2166136261u;
    for (size_t i = 0; i < n; i++)
        for (int k = 0; k < lines[i].n_runs; k++) {
            const JfRun *run = &lines[i].runs[k];
            for (int g = 0; g < run->n_glyphs; g++)
                hash = (hash ^ run->glyphs[g].glyph ^ (guint32)run->glyphs[g].x << 12 ^ (guint32)run->x) * 16777619u;
        }
    return hash;
}

static guint32 hash_text(Fixture *f, JfFonts *which, const char *text)
{
    JfSpan span = span_of(text);
    JfParagraphStyle style = {.family = "Noto Sans SC", .leading = PT(16), .set = JF_SET_JUSTIFY};
    JfParagraph *p = jf_paragraph_new(f->arena, which, &style, &span, 1, f->diags);
    size_t n;
    const JfLine *lines = jf_paragraph_break(f->arena, p, PT(123), &n);
    return hash_lines(lines, n);
}

static void test_same_again(Fixture *f, gconstpointer data)
{
    (void)data;
    const char *text = "符合GB/T 28827.2—2012的要求，“office” AVATAR To 09:40至12:30，共1,280.50元（含税）；i I 完成。";
    guint32 first = hash_text(f, fonts, text);
    random_texts(f, 300);
    g_assert_cmpuint(hash_text(f, fonts, text), ==, first);
    g_autoptr(JfFonts) fresh = jf_fonts_open("fonts", f->diags);
    static const char *const locales[] = {"de_DE.UTF-8", "tr_TR.UTF-8", "ja_JP.UTF-8", "C"}; // those that the machine has
    for (size_t i = 0; i < G_N_ELEMENTS(locales); i++) {
        setlocale(LC_ALL, locales[i]);
        g_assert_cmpuint(hash_text(f, fresh, text), ==, first);
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
    ADD(spans);
    ADD(runs);
    ADD(setting);
    ADD(justify);
    ADD(words_whole);
    ADD(refused);
    ADD(all_faults);
    ADD(hidden);
    ADD(hostile);
    ADD(same_again);
    int result = g_test_run();
    jf_fonts_free(fonts);
    return result;
}
