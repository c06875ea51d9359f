// SPDX-License-Identifier: MIT
// What a line's end must not part, at every width: numbers with their units, signs, labels and codes; marks that hang; the Western ellipsis.
#include "text_fixture.h"

static JfParagraph *paragraph_of(Fixture *f, const char *text, const char *lang, int set)
{
    JfSpan span = {.kind = JF_SPAN_TEXT, .text = text, .length = strlen(text), .size = PT(10), .lang = lang, .where = {"t.xml", 7, 3}};
    JfParagraphStyle style = {.family = "Noto Sans SC", .leading = PT(16)};
    style.set = set == JF_SET_JUSTIFY ? JF_SET_JUSTIFY : JF_SET_START;
    JfParagraph *p = jf_paragraph_new(f->arena, fonts, &style, &span, 1, f->diags);
    g_assert_nonnull(p);
    return p;
}

// Byte offsets at which lines end, but the last.
static GArray *ends_of(Fixture *f, const JfParagraph *p, int width)
{
    size_t n;
    const JfLine *lines = jf_paragraph_break(f->arena, p, width, &n);
    GArray *ends = g_array_new(FALSE, FALSE, sizeof(size_t));
    size_t at = 0;
    for (size_t i = 0; i + 1 < n; i++) {
        for (int k = 0; k < lines[i].n_runs; k++)
            at += (size_t)lines[i].runs[k].n_bytes;
        g_array_append_val(ends, at);
    }
    return ends;
}

// Set between other words at all widths that hold it, and both ways of setting, no line ends inside of `whole`.
static void assert_kept(Fixture *f, const char *before, const char *whole, const char *after, const char *lang)
{
    g_autofree char *text = g_strconcat(before, whole, after, NULL);
    size_t from = strlen(before), to = from + strlen(whole);
    int least = jf_paragraph_max_width(paragraph_of(f, whole, lang, JF_SET_START)) + PT(12); // with a mark behind it
    for (int width = least; width < least + PT(120); width += PT(1)) {
        for (int set = 0; set < 2; set++) {
            g_autoptr(GArray) ends = ends_of(f, paragraph_of(f, text, lang, set ? JF_SET_JUSTIFY : JF_SET_START), width);
            for (guint i = 0; i < ends->len; i++) {
                size_t at = g_array_index(ends, size_t, i);
                if (at > from && at < to)
                    g_error("\"%s\" is parted behind \"%.*s\" at %d pt", text, (int)(at - from), whole, width / 1024);
            }
        }
    }
}

// Somewhere, at some width, a line does end inside.
static bool is_parted(Fixture *f, const char *text, const char *lang)
{
    bool parted = false;
    for (int width = PT(20); width < PT(200); width += PT(1)) {
        g_autoptr(GArray) ends = ends_of(f, paragraph_of(f, text, lang, JF_SET_START), width);
        parted |= ends->len > 0 && width > jf_paragraph_min_width(paragraph_of(f, text, lang, JF_SET_START));
    }
    return parted;
}

static void test_chinese(Fixture *f, gconstpointer data)
{
    (void)data;
    static const char *const wholes[] = {"15 分",
                                         "4 月 9 日",
                                         "4月9日",
                                         "15分",
                                         "2 小时",
                                         "3 个",
                                         "第 10 ",
                                         "10 节",
                                         "第10节",
                                         "28 %",
                                         "28%",
                                         "−¥340",
                                         "- 340",
                                         "≥ 98%",
                                         "≥98%",
                                         "±3",
                                         "± 3",
                                         "25℃",
                                         "2 GB",
                                         "￥1,200",
                                         "12 月",
                                         "8 日",
                                         "12 台",
                                         "P2",
                                         "表 3",
                                         "第 7 节",
                                         "2026-03-01",
                                         "08:30",
                                         "GB/T 28827.2-2012",
                                         "GB/T 28827.2—2012",
                                         "ISO/IEC 20000-1:2018",
                                         "SLA-YXYY-202603-001",
                                         "0571-5550 4419"};
    for (size_t i = 0; i < G_N_ELEMENTS(wholes); i++) {
        if (strcmp(wholes[i], "- 340") == 0)
            continue; // a hyphen is no minus
        assert_kept(f, "工程师到达现场后", wholes[i], "检查完毕并且请客户签字确认", "zh-CN");
        assert_kept(f, "工程师到达现场后 ", wholes[i], " 检查完毕，并且请客户签字确认", "zh-CN");
    }
}

static void test_english(Fixture *f, gconstpointer data)
{
    (void)data;
    static const char *const wholes[] = {
        "15 min",
        "20 minutes",
        "5 days",
        "2 GB",
        "4.9 mΩ",
        "No. 3",
        "Fig. 2",
        "Section 3",
        "section 3",
        "p. 11",
        "pp. 11",
        "23 March",
        "March 23",
        "5 April",
        "30 June",
        "J. Smith",
        "Dr Smith",
        "Mr. Smith",
        "≥ 98%",
        "± 3",
        "− ¥340",
        "¥ 340",
        "28 %",
        "1 h 30 min",
        "version 2",
        "RAID 5",
        "UTC 09:00",
        "CNY 340",
        "340 CNY",
        "2 times",
        "+86 571 5550 4419",
        "0571-5550 4419",
        "ISO 9001",
        "Table 4",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(wholes); i++)
        assert_kept(f, "The engineer came at once and then ", wholes[i], ", as had been agreed with all of them", "en");
}

// What is no such thing may be parted, or narrow cells would not be filled.
static void test_parted(Fixture *f, gconstpointer data)
{
    (void)data;
    static const char *const english[] = {"March 2026",  "of 3 switches", "2026-03-05 0940", "2026-03-05 09:40",
                                          "Done 5 more", "may 8",         "system. Then",    "item none"};
    for (size_t i = 0; i < G_N_ELEMENTS(english); i++)
        g_assert_true(is_parted(f, english[i], "en"));
    static const char *const chinese[] = {"共3次巡检", "2026 年 3 月", "3 月 8 个", "于2026-03-05到达"};
    for (size_t i = 0; i < G_N_ELEMENTS(chinese); i++)
        g_assert_true(is_parted(f, chinese[i], "zh-CN"));
}

static const char prose[] =
    "本次评估按照合同约定的内容进行，工程师于三月五日到达现场，向需方确认内容与步骤后开始工作，经检查，存储阵列发生故障，已更换备件，重建"
    "用时两个多小时，业务未中断。离开前清理了工作区域，删除了临时账号，并请需方签字确认。下一次检查在六月，由同一组人员完成。";

// The line's last mark that draws, where it ends, and where the character before it ends.
static gunichar end_of(const JfLine *line, int *out_right)
{
    const JfRun *run = &line->runs[line->n_runs - 1];
    *out_right = run->x + run->width;
    return g_utf8_get_char(g_utf8_prev_char(run->text + run->n_bytes));
}

// A pause or stop stands out of the measure by its ink at most, never anything else; what hangs leaves a line that is full without it.
static void test_hanging(Fixture *f, gconstpointer data)
{
    (void)data;
    JfParagraph *p = paragraph_of(f, prose, "zh-CN", JF_SET_JUSTIFY), *start = paragraph_of(f, prose, "zh-CN", JF_SET_START);
    unsigned hung = 0;
    for (int width = PT(100); width < PT(400); width += PT(1)) {
        size_t n;
        const JfLine *lines = jf_paragraph_break(f->arena, p, width, &n);
        for (size_t i = 0; i < n; i++) {
            int right;
            gunichar last = end_of(&lines[i], &right);
            g_assert_cmpint(lines[i].width, <=, width);
            if (right <= width + 16)
                continue;
            hung++;
            g_assert_true(last == 0x3002 || last == 0xFF0C || last == 0x3001);
            g_assert_cmpint(right, <=, width + PT(5.1));
            if (!lines[i].last)
                g_assert_cmpint(lines[i].width, ==, width);
        }
        lines = jf_paragraph_break(f->arena, start, width, &n);
        for (size_t i = 0; i < n; i++) {
            int right;
            (void)end_of(&lines[i], &right);
            g_assert_cmpint(right, <=, width + 16); // lines that are not justified have no edge to keep
        }
    }
    g_assert_cmpuint(hung, >, 20);
}

// Blanks around Western words in a Chinese line give no more than about a third of an em: the gaps between ideographs give too.
static void test_even_blanks(Fixture *f, gconstpointer data)
{
    (void)data;
    static const char mixed[] = "3 月 8 日凌晨 HIS 与 PACS 共用的存储阵列控制器 B 因主板供电故障离线，PACS 中断 3 小时 12 分，HIS 变慢到 "
                                "06:05 才恢复，没有丢失数据";
    JfParagraph *p = paragraph_of(f, mixed, "zh-CN", JF_SET_JUSTIFY);
    unsigned widened = 0;
    for (int width = PT(120); width < PT(400); width += PT(1)) {
        size_t n;
        const JfLine *lines = jf_paragraph_break(f->arena, p, width, &n);
        for (size_t i = 0; i < n; i++) {
            const JfRun *run = &lines[i].runs[0];
            glong at = 0;
            for (const char *c = run->text; c < run->text + run->n_bytes && at + 1 < run->n_glyphs; c = g_utf8_next_char(c), at++) {
                int blank = *c == ' ' ? run->glyphs[at + 1].x - run->glyphs[at].x : 0;
                g_assert_cmpint(blank, <=, PT(3.7));
                widened += blank > PT(3);
            }
        }
    }
    g_assert_cmpuint(widened, >, 20);
}

// Never one character alone at the end of a justified paragraph, where the line above can give it company.
static void test_no_orphan(Fixture *f, gconstpointer data)
{
    (void)data;
    JfParagraph *p = paragraph_of(f, prose, "zh-CN", JF_SET_JUSTIFY);
    for (int width = PT(100); width < PT(400); width += PT(1)) {
        size_t n;
        const JfLine *lines = jf_paragraph_break(f->arena, p, width, &n);
        g_assert_cmpuint(n, >, 1);
        g_assert_cmpint(lines[n - 1].width, >, PT(16));
    }
}

static int width_of(Fixture *f, const char *text, const char *lang)
{
    return jf_paragraph_max_width(paragraph_of(f, text, lang, JF_SET_START));
}

// "…" has three dots on the baseline in English, and stands in the middle of its em in Chinese; the text is the same.
static void test_ellipsis(Fixture *f, gconstpointer data)
{
    (void)data;
    size_t n;
    const JfLine *en = jf_paragraph_break(f->arena, paragraph_of(f, "7d02…", "en", JF_SET_START), PT(100), &n);
    const JfLine *zh = jf_paragraph_break(f->arena, paragraph_of(f, "7d02…", "zh-CN", JF_SET_START), PT(100), &n);
    g_assert_cmpint(en->runs[0].n_glyphs, ==, zh->runs[0].n_glyphs);
    g_assert_cmpuint(en->runs[0].glyphs[4].glyph, !=, zh->runs[0].glyphs[4].glyph);
    g_assert_cmpmem(en->runs[0].text, (size_t)en->runs[0].n_bytes, "7d02…", strlen("7d02…"));
    g_assert_cmpint(width_of(f, "……", "zh-CN"), ==, PT(20));
    g_autoptr(GArray) ends = ends_of(f, paragraph_of(f, "wait for it … then go on", "en", JF_SET_START), PT(62));
    g_assert_cmpuint(ends->len, >, 0);
    g_assert_cmpuint(g_array_index(ends, size_t, 0), !=, strlen("wait for it "));
}

#define TEST(name, function) g_test_add("/text/keeping/" name, Fixture, NULL, set_up, function, tear_down)

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_autoptr(JfDiags) diags = jf_diags_new();
    fonts = jf_fonts_open("fonts", diags);
    g_assert_nonnull(fonts);
    TEST("chinese", test_chinese);
    TEST("english", test_english);
    TEST("parted", test_parted);
    TEST("hanging", test_hanging);
    TEST("even-blanks", test_even_blanks);
    TEST("no-orphan", test_no_orphan);
    TEST("ellipsis", test_ellipsis);
    int result = g_test_run();
    jf_fonts_free(fonts);
    return result;
}
