// SPDX-License-Identifier: MIT
// Reports: cover, contents, page numbers, footnotes, pages that lie on the long side, key figures, repeated captions.
#include "layout_make.h"
#include <time.h>

static Maker maker;

static JfPages *report(const char *body)
{
    return report_pages(&maker, body);
}

static char *words_on(const JfPages *p, size_t page, bool furniture)
{
    GString *out = g_string_new(NULL);
    for (const JfItem *i = furniture ? p->pages[page].furniture : p->pages[page].content; i; i = i->next)
        if (i->kind == JF_ITEM_TEXT)
            g_string_append_len(out, i->run->text, i->run->n_bytes);
    return g_string_free(out, FALSE);
}

static void assert_says(const JfPages *p, size_t page, bool furniture, const char *words, bool wanted)
{
    g_autofree char *all = words_on(p, page, furniture);
    if ((strstr(all, words) != NULL) != wanted)
        g_error("page %zu: \"%s\" %s in \"%s\"", page + 1, words, wanted ? "is not" : "is", all);
}

static int count_role(const JfElement *e, JfRole role)
{
    int n = 0;
    for (const JfElement *k = e; k; k = k->next)
        n += (k->role == role) + count_role(k->first, role);
    return n;
}

static int page_of(const JfPages *p, const char *id)
{
    for (size_t i = 0; i < p->n_targets; i++)
        if (strcmp(p->targets[i].id, id) == 0)
            return p->targets[i].page;
    g_error("no target %s", id);
}

static void test_cover(void)
{
    const JfPages *p =
        report("<cover title='年度报告' subtitle='副题'><grid columns='1'><field label='客户'>医院</field></grid></cover><p>正文</p>");
    g_assert_cmpuint(p->n_pages, ==, 2);
    g_assert_cmpint(p->pages[0].sheet, ==, JF_SHEET_COVER);
    assert_says(p, 0, false, "年度报告", true);
    assert_says(p, 0, true, "页眉", false); // no running header and footer
    assert_says(p, 1, true, "页眉", true);
    assert_says(p, 1, true, "第 2 页，共 2 页", true);
}

static void test_long_cover(void)
{
    g_autofree char *lines = repeated("<p>封面上的话，一段又一段。</p>", 120);
    g_autofree char *body = g_strdup_printf("<cover title='长'>%s</cover><p id='text'>正文</p>", lines);
    const JfPages *p = report(body);
    g_assert_cmpuint(p->n_pages, >=, 4);
    g_assert_cmpint(p->pages[1].sheet, ==, JF_SHEET_COVER); // it goes on
    g_assert_cmpint(page_of(p, "text"), ==, (int)p->n_pages - 1);
}

static char *sections(int n, int paragraphs)
{
    GString *out = g_string_new(NULL);
    for (int i = 1; i <= n; i++) {
        g_string_append_printf(out, "<section><heading level='1' number='%d' id='s%d'>第 %d 章</heading>", i, i, i);
        for (int k = 0; k < paragraphs; k++)
            g_string_append(
                out, "<p>阵列控制器在三月八日凌晨失效，核心业务中断四小时三十九分。恢复后复核了多路径配置，并补上了第二条链路。</p>");
        g_string_append(out, "<section><heading level='2'>小节</heading><p>话</p></section></section>");
    }
    return g_string_free(out, FALSE);
}

static void test_contents(void)
{
    g_autofree char *text = sections(9, 9), *body = g_strdup_printf("<contents title='目录' depth='1'/>%s", text);
    const JfPages *p = report(body);
    g_assert_cmpint(count_role(p->root, JF_ROLE_TOC), ==, 1);
    g_assert_cmpint(count_role(p->root, JF_ROLE_TOCI), ==, 9);
    g_assert_cmpint(count_role(p->root, JF_ROLE_REFERENCE), ==, 9);
    g_assert_cmpuint(p->n_links, ==, 9);
    g_assert_cmpint(p->pages[1].content->y, >, 0);
    for (int i = 1; i <= 9; i++) { // each entry says the page that its heading is on, flush right
        g_autofree char *id = g_strdup_printf("s%d", i), *href = g_strdup_printf("#s%d", i);
        const JfLink *link = &p->links[i - 1];
        g_assert_cmpstr(link->href, ==, href);
        const JfItem *last = NULL;
        for (const JfItem *item = p->pages[link->page].content; item; item = item->next)
            last = item->element == link->element ? item : last;
        g_autofree char *said = g_strndup(last->run->text, (size_t)last->run->n_bytes), *is = g_strdup_printf("%d", page_of(p, id) + 1);
        g_assert_cmpstr(said, ==, is);
        g_assert_cmpint(ABS(last->x + last->width - (p->width - p->theme->margin_right)), <=, JF_PT(0.2));
    }
}

static void test_long_contents(void)
{
    g_autofree char *text = sections(150, 1), *body = g_strdup_printf("<contents title='目录' depth='2'/>%s", text);
    const JfPages *p = report(body);
    g_assert_cmpint(page_of(p, "s1"), >=, 3); // the contents themselves take several pages
    g_assert_cmpint(count_role(p->root, JF_ROLE_TOC), ==, 1 + 150);
    g_assert_cmpint(count_role(p->root, JF_ROLE_TOCI), ==, 300);
}

// The page's number is right where it changes what is before it, and the same each time.
static void test_page_of(void)
{
    g_autofree char *text = sections(40, 6), *refs = repeated("见第 <page-of to='s40'/> 页与第 <page-of to='s2'/> 页；", 30);
    g_autofree char *body = g_strdup_printf("<p>%s</p>%s", refs, text);
    const JfPages *p = report(body);
    g_autofree char *right = g_strdup_printf("见第 %d 页与第 %d 页", page_of(p, "s40") + 1, page_of(p, "s2") + 1),
                    *all = words_on(p, 0, false);
    g_assert_cmpint(page_of(p, "s40"), >=, 10);
    int n = 0;
    for (const char *at = all; (at = strstr(at, right)); at++)
        n++;
    g_assert_cmpint(n, ==, 30);
    g_assert_null(strstr(all, "见第 0"));
}

static void test_section_title(void)
{
    g_autofree char *text = sections(3, 14);
    maker_again(&maker);
    g_autofree char *xml =
        g_strdup_printf("<report xmlns='urn:jiaofu:report:1' xml:lang='zh-CN' kind='t' publication='report'><meta><title>T</title>"
                        "<number>N</number><version>1</version></meta><furniture><header-right><section-title/></header-right>"
                        "</furniture><body>%s</body></report>",
                        text);
    g_autoptr(GBytes) bytes = g_bytes_new(xml, strlen(xml));
    maker.doc = jf_xml_parse(bytes, "model", maker.diags);
    JfModel *model = jf_model_read(NULL, maker.doc, maker.files, maker.arena, maker.diags);
    const JfPages *p = jf_layout(model, maker.theme, maker.fonts, maker.arena, maker.diags);
    check_pages(p);
    assert_says(p, 0, true, "1 第 1 章", true);
    assert_says(p, (size_t)page_of(p, "s3"), true, "3 第 3 章", true);
    assert_says(p, p->n_pages - 1, true, "3 第 3 章", true);
}

static void test_landscape(void)
{
    const JfPages *p = report("<p>前</p><landscape><p id='wide'>宽 <a href='https://a.example/'>链接</a></p></landscape>"
                              "<landscape><p id='more'>又宽</p></landscape><p id='after'>后</p>");
    g_assert_cmpuint(p->n_pages, ==, 3);
    g_assert_cmpint(page_of(p, "wide"), ==, 1);
    g_assert_cmpint(page_of(p, "more"), ==, 1); // neighbours share pages
    g_assert_cmpint(page_of(p, "after"), ==, 2);
    g_assert_cmpint(p->pages[1].width, ==, p->height);
    g_assert_cmpint(p->pages[1].height, ==, p->width);
    g_assert_cmpint(p->pages[2].width, ==, p->width);
    JfLength right = 0; // the running header reaches the right margin of the page as it lies
    for (const JfItem *i = p->pages[1].furniture; i; i = i->next)
        right = MAX(right, i->x + i->width);
    g_assert_cmpint(ABS(right - (p->pages[1].width - p->theme->margin_right)), <=, JF_PT(0.2));
}

static JfLength lowest_of(const JfPages *p, size_t page, const char *words)
{
    JfLength y = -1;
    for (const JfItem *i = p->pages[page].content; i; i = i->next)
        y = says(i, words) ? i->y : y;
    return y;
}

static void test_footnote(void)
{
    const JfPages *p = report("<p>正文一<footnote>脚注甲</footnote>。</p><p>正文二<footnote>脚注乙</footnote>。</p><p>末段</p>");
    g_assert_cmpuint(p->n_pages, ==, 1);
    g_assert_cmpint(lowest_of(p, 0, "脚注甲"), >, lowest_of(p, 0, "末段"));
    g_assert_cmpint(lowest_of(p, 0, "脚注乙"), >, lowest_of(p, 0, "脚注甲"));
    g_assert_cmpint(lowest_of(p, 0, "脚注乙"), >, p->height - p->theme->margin_bottom - JF_PT(20));
    g_assert_cmpint(count_role(p->root, JF_ROLE_NOTE), ==, 2);
    g_assert_cmpint(count_role(p->root, JF_ROLE_REFERENCE), ==, 2);
}

// Wherever the references come, each note begins on the page of its reference, and nothing runs into it.
static void test_footnotes_stay(void)
{
    GString *body = g_string_new(NULL);
    for (int i = 1; i <= 120; i++)
        g_string_append_printf(
            body, "<p>段落之文字甲%d乙，说明情况，写满一行以上的字数，写满一行以上的字数<footnote>脚注丙%d丁</footnote>。</p>", i, i);
    g_string_append(body,
                    "<table><column/><column/><head><row><cell>表<footnote>表头注</footnote></cell><cell>头</cell></row></head><body>");
    for (int i = 1; i <= 120; i++)
        g_string_append_printf(body, "<row><cell>格甲%d乙</cell><cell>值<footnote>格注丙%d丁</footnote></cell></row>", i, i);
    g_string_append(body, "</body></table>");
    const JfPages *p = report(body->str);
    g_string_free(body, TRUE);
    g_assert_cmpuint(p->n_pages, >, 5);
    for (size_t page = 0; page < p->n_pages; page++) {
        g_autofree char *all = words_on(p, page, false);
        for (int i = 1; i <= 120; i++)
            for (int k = 0; k < 2; k++) {
                g_autofree char *text = g_strdup_printf("%s%d乙", k ? "格甲" : "文字甲", i),
                                *note = g_strdup_printf("%s%d丁", k ? "格注丙" : "脚注丙", i);
                if ((strstr(all, text) != NULL) != (strstr(all, note) != NULL))
                    g_error("page %zu has %s or %s alone", page + 1, text, note);
            }
    }
}

static void test_long_footnote(void)
{
    g_autofree char *note = repeated("这是一条很长的脚注，写了又写。", 400), *more = repeated("<p>后面的正文一段。</p>", 60);
    g_autofree char *body = g_strdup_printf("<p id='r'>正文<footnote>始%s终</footnote>。</p>%s", note, more);
    const JfPages *p = report(body);
    g_assert_cmpuint(p->n_pages, >=, 3);
    assert_says(p, (size_t)page_of(p, "r"), false, "始", true);
    assert_says(p, 1, false, "后面的正文", true); // the text goes on beside it
    g_autofree char *all = words_of(p);
    g_assert_nonnull(strstr(all, "终"));
    // and where nothing comes after it
    g_autofree char *alone = g_strdup_printf("<p>正文<footnote>始%s终</footnote>。</p>", note);
    p = report(alone);
    g_autofree char *end = words_on(p, p->n_pages - 1, false);
    g_assert_nonnull(strstr(end, "终"));
}

static void test_continued(void)
{
    g_autofree char *rows = repeated("<row><cell>一</cell><cell>二</cell></row>", 150);
    g_autofree char *body =
        g_strdup_printf("<table continued='（续）'><column/><column/><caption number='表 1'>清单</caption><head><row><cell>甲</cell>"
                        "<cell>乙</cell></row></head><body>%s</body></table>",
                        rows);
    const JfPages *p = report(body);
    g_assert_cmpuint(p->n_pages, >=, 3);
    assert_says(p, 0, false, "清单", true);
    assert_says(p, 0, true, "（续）", false);
    for (size_t i = 1; i < p->n_pages; i++) {
        assert_says(p, i, true, "清单（续）", true);
        assert_says(p, i, true, "甲乙", true);
    }
    g_assert_cmpint(count_role(p->root, JF_ROLE_CAPTION), ==, 1);
    g_autofree char *english =
        g_strdup_printf("<table continued='(continued)'><column/><column/><caption>List</caption><body>%s</body></table>", rows);
    p = report(english);
    assert_says(p, 1, true, "List (continued)", true);
}

static void test_metrics(void)
{
    const JfPages *p = report("<metrics><metric label='达标率' value='97.44' unit='%' target='约定 95 %' tone='good'>38 / 39</metric>"
                              "<metric label='很长的数' value='123,456,789,012,345.67' unit='元'/><metric label='满意度' value='4.6' "
                              "tone='bad' target='约定 4.8'/>"
                              "<metric label='件数' value='62'/><metric label='五' value='5'/></metrics>");
    g_assert_cmpint(count_role(p->root, JF_ROLE_LI), ==, 5);
    g_assert_cmpint(count_role(p->root, JF_ROLE_LBL), ==, 5);
    g_assert_cmpint(count_words(p->pages[0].content, "123,456,789,012,345.67"), ==, 1); // smaller, not broken
    int signs = 0;
    for (const JfItem *i = p->pages[0].furniture; i; i = i->next)
        signs += i->kind == JF_ITEM_SIGN;
    g_assert_cmpint(signs, ==, 2);
}

static const JfItem *item_saying(const JfPages *p, const char *words)
{
    for (const JfItem *i = p->pages[0].content; i; i = i->next)
        if (i->kind == JF_ITEM_TEXT && g_strstr_len(i->run->text, i->run->n_bytes, words))
            return i;
    g_error("\"%s\" is not on the page", words);
}

// One figure that needs a smaller size makes all of its row smaller.
static void test_metrics_size(void)
{
    const char *other[] = {"7", "123,456,789,012,345.67"};
    JfLength height[2];
    for (int i = 0; i < 2; i++) {
        g_autofree char *body = g_strdup_printf("<metrics><metric label='甲' value='86' unit='人'/><metric label='乙' value='%s'/>"
                                                "<metric label='丙' value='3'/><metric label='丁' value='4'/></metrics>",
                                                other[i]);
        const JfPages *p = report(body);
        height[i] = item_saying(p, "86")->run->size;
    }
    g_assert_cmpint(height[0], >, height[1]);
}

// From the last words of a table to what stands below it: another table stands off, words in small print belong to it.
static void test_rhythm(void)
{
    const char *below[] = {"<p style='small'>终</p>", "<p>终</p>",
                           "<table><column/><caption>终</caption><body><row><cell>格</cell></row></body></table>"};
    JfLength gap[3];
    for (int i = 0; i < 3; i++) {
        g_autofree char *body = g_strdup_printf("<table><column/><body><row><cell>始</cell></row></body></table>%s", below[i]);
        const JfPages *p = report(body);
        gap[i] = item_saying(p, "终")->y - item_saying(p, "始")->y;
    }
    g_assert_cmpint(gap[0] + JF_PT(3), <, gap[1]);
    g_assert_cmpint(gap[0] + JF_PT(6), <, gap[2]);
}

static void test_code_beside(void)
{
    const JfPages *p = report("<grid columns='1'><field label='甲'>始</field><field label='乙'>终</field></grid>"
                              "<qr data='https://example.org/' width='20' alt='码'>扫码</qr><p>后文</p>");
    const JfItem *code = NULL;
    for (const JfItem *i = p->pages[0].content; i; i = i->next)
        code = i->kind == JF_ITEM_QR ? i : code;
    g_assert_nonnull(code);
    g_assert_cmpint(code->width, ==, JF_MM(20));
    g_assert_cmpint(code->y, <, item_saying(p, "终")->y); // beside, not below
    g_assert_cmpint(code->x, >, item_saying(p, "终")->x);
    g_assert_cmpint(item_saying(p, "后文")->y, >, code->y + code->height);
    g_assert_cmpint(count_role(p->root, JF_ROLE_FIGURE), ==, 1);
    g_assert_cmpint(count_role(p->root, JF_ROLE_TABLE), ==, 1); // of the fields; none for the place
}

static void test_lists(void)
{
    const JfPages *p =
        report("<contents title='目录'/><figures title='表'/><figures title='表目录' of='table'/><section><heading level='1'>章</heading>"
               "<table><column/><caption number='表 1'>甲</caption><body><row><cell>c</cell></row></body></table></section>");
    g_assert_cmpuint(p->n_links, ==, 2); // there is no figure, so no list of them
    g_assert_cmpint(count_role(p->root, JF_ROLE_TOC), ==, 2);
    g_assert_cmpstr(p->links[1].alt, ==, "表 1 甲");
    assert_says(p, 0, false, "章", true); // short lists leave room for what follows
    g_autofree char *text = sections(8, 1), *tables = repeated("<table><column/><caption number='表'>甲</caption><body><row><cell>c</cell></row></body></table>", 3),
                    *body = g_strdup_printf("<contents title='目录'/><figures title='表目录' of='table'/>%s%s", text, tables);
    p = report(body);
    assert_says(p, 0, false, "话", false); // 16 sections and 3 tables: long together
}

// What sheets know stays as it is: same styles, same margins.
static void test_sheet_scale(void)
{
    maker_again(&maker);
    const JfPages *p = make_pages(&maker, "<p>甲</p>");
    g_assert_true(p->theme == maker.theme);
    p = report("<p>甲</p>");
    g_assert_cmpint(p->theme->style[JF_STYLE_BODY].size, >, maker.theme->style[JF_STYLE_BODY].size);
    g_assert_cmpint(p->width, ==, maker.theme->page_width);
}

// 10,000 rows with contents, captions, references and some notes: one pass more at most, and linear.
static void test_many_rows(void)
{
    const int counts[] = {2500, 10000};
    double took[2];
    for (int k = 0; k < 2; k++) {
        g_autofree char *rows =
            repeated("<row><cell>IN-20260308-0003</cell><cell>存储阵列故障</cell><cell>12.5</cell><cell>按时</cell></row>", counts[k]);
        g_autofree char *body = g_strdup_printf(
            "<cover title='大'/><contents title='目录'/><section><heading level='1'>章</heading><p>见第 <page-of to='end'/> 页"
            "<footnote>注</footnote></p><table continued='（续）'><column/><column/><column align='decimal'/><column/>"
            "<caption number='表 1'>工单</caption><head><row><cell>编号</cell><cell>事</cell><cell>分</cell><cell>果</cell></row>"
            "</head><body>%s</body></table></section><p id='end'>终</p>",
            rows);
        const clock_t start = clock();
        const JfPages *p = report(body);
        took[k] = (double)(clock() - start) / CLOCKS_PER_SEC;
        g_assert_cmpint(page_of(p, "end"), ==, (int)p->n_pages - 1);
    }
    g_test_message("2,500 rows %.2f s, 10,000 rows %.2f s of the processor", took[0], took[1]);
    g_assert_cmpfloat(took[1], <, 8 * took[0] + 0.5); // four times the rows
}

// Rows that cells over three, or over a thousand, rows join, each third with a footnote.
static char *joined_rows(int n, int span)
{
    GString *rows = g_string_new("<table><column/><column/><column width='1fr'/><head><row><cell>甲</cell><cell>乙</cell><cell>丙</cell></row></head><body>");
    for (int i = 0; i < n; i++) {
        g_string_append(rows, "<row>");
        if (i % span == 0)
            g_string_append_printf(rows, "<cell rowspan='%d'>组 %d</cell>", MIN(span, n - i), i);
        g_string_append_printf(rows, "<cell>%d</cell><cell>内容%s</cell></row>", i, i % 3 == 0 ? "<footnote>脚注之文字</footnote>" : "");
    }
    g_string_append(rows, "</body></table><p id='end'>终</p>");
    return g_string_free(rows, FALSE);
}

// Linear too where rows are joined, by threes or more than a page's, and have footnotes.
static void test_many_joined(void)
{
    const int counts[] = {2500, 10000}, spans[] = {3, 1000};
    for (int s = 0; s < 2; s++) {
        double took[2];
        for (int k = 0; k < 2; k++) {
            g_autofree char *body = joined_rows(counts[k], spans[s]);
            const clock_t start = clock();
            const JfPages *p = report(body);
            took[k] = (double)(clock() - start) / CLOCKS_PER_SEC;
            g_assert_cmpint(page_of(p, "end"), ==, (int)p->n_pages - 1);
            g_assert_cmpint(count_role(p->root, JF_ROLE_NOTE), ==, (counts[k] + 2) / 3);
        }
        g_test_message("joined by %d: 2,500 rows %.2f s, 10,000 rows %.2f s of the processor", spans[s], took[0], took[1]);
        g_assert_cmpfloat(took[1], <, 8 * took[0] + 0.5);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    maker_init(&maker);
    g_test_add_func("/report/cover", test_cover);
    g_test_add_func("/report/cover-long", test_long_cover);
    g_test_add_func("/report/contents", test_contents);
    g_test_add_func("/report/contents-long", test_long_contents);
    g_test_add_func("/report/page-of", test_page_of);
    g_test_add_func("/report/section-title", test_section_title);
    g_test_add_func("/report/landscape", test_landscape);
    g_test_add_func("/report/footnote", test_footnote);
    g_test_add_func("/report/footnotes-stay", test_footnotes_stay);
    g_test_add_func("/report/footnote-long", test_long_footnote);
    g_test_add_func("/report/continued", test_continued);
    g_test_add_func("/report/metrics", test_metrics);
    g_test_add_func("/report/metrics-size", test_metrics_size);
    g_test_add_func("/report/rhythm", test_rhythm);
    g_test_add_func("/report/code-beside", test_code_beside);
    g_test_add_func("/report/lists", test_lists);
    g_test_add_func("/report/scale", test_sheet_scale);
    g_test_add_func("/report/many-rows", test_many_rows);
    g_test_add_func("/report/many-joined", test_many_joined);
    int failed = g_test_run();
    maker_clear(&maker);
    return failed;
}
