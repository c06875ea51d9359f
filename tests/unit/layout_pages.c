// SPDX-License-Identifier: MIT
// Page breaking, marked contents, structure: what holds at every place of a page that something can fall on.
#include "layout_make.h"

static Maker maker;

static const char everything[] =
    "<masthead title='现场服务单' subtitle='甲公司'><grid columns='2'><field label='编号'>FS-1</field><field label='状态'><mark "
    "tone='good'>已完成</mark></field></grid>"
    "<qr data='https://example.com/1' alt='核对' width='22'>扫码核对</qr></masthead>"
    "<section><heading level='1' id='a'>一、概况</heading><grid columns='2'><field label='客户'>甲</field><field label='地址' "
    "span='2'>乙</field>"
    "<field label='意见' span='2' blank-lines='3'/></grid><p align='justify'>见<a href='#a'>第一节</a>和<a "
    "href='https://example.com/'>网站</a> "
    "<a href='mailto:a@example.com'>信箱</a>，<span xml:lang='en'>English words</span>，<check state='done' alt='已做'/>已做，<blank "
    "width='20' alt='签名'/>。</p></section>"
    "<section><heading level='1'>二、步骤</heading><heading level='2'>细节</heading><table><column/><column width='1fr'/><column "
    "align='decimal'/><head><row><cell>号</cell>"
    "<cell>事</cell><cell>价</cell></row></head><body><row><cell rowspan='2' "
    "header='true'>1</cell><cell>甲<list><item>子</item></list></cell><cell>1.5</cell></row>"
    "<row><cell>乙</cell><cell>10.25</cell></row></body><foot><row><cell colspan='2'>计</cell><cell>11.75</cell></row></foot></table>"
    "<note tone='warn'><title>注意</title><p>小心。</p></note><list kind='check' columns='2'><item state='done' alt='是'>甲</item><item "
    "state='open' alt='否'>乙</item></list>"
    "<list kind='number'><item>一<p>后</p></item></list><signatures columns='2'><signature field='a1' label='编制' role='工程师' "
    "name='甲'/>"
    "<signature field='a2' label='确认'/></signatures></section>";

static void test_contents(void)
{
    maker_again(&maker);
    JfPages *pages = make_pages(&maker, everything);
    check_pages(pages);
    g_assert_cmpuint(pages->n_pages, ==, 1);
    g_assert_cmpuint(pages->n_fields, ==, 2);
    g_assert_cmpuint(pages->n_links, ==, 3);
    g_assert_cmpuint(pages->n_outline, ==, 4);
    g_assert_cmpstr(pages->fields[0].tooltip, ==, "编制 · 工程师 · 甲");
    g_assert_cmpint(pages->fields[0].width, >=, JF_MM(59.9));
    g_assert_cmpint(pages->fields[0].height, >=, JF_MM(21.9));
    for (size_t i = 0; i < pages->n_links; i++)
        g_assert_cmpint(pages->links[i].element->link, ==, (int)i);
}

static void test_words(void)
{
    maker_again(&maker);
    g_autofree char *words = words_of(make_pages(&maker, everything));
    g_assert_cmpstr(words, ==,
                    "现场服务单甲公司编号FS-1状态已完成扫码核对一、概况客户甲地址乙意见见第一节和网站 信箱，English words，已做，。"
                    "二、步骤细节号事价1甲子1.5乙10.25计11.75注意小心。甲乙1.一后编制工程师甲确认");
}

// Headings go down one level at a time, from the masthead's title on.
static void test_levels(void)
{
    maker_again(&maker);
    JfPages *pages = make_pages(&maker, everything);
    g_assert_cmpint(pages->outline[0].level, ==, 1);
    g_assert_cmpint(pages->outline[1].level, ==, 2);
    g_assert_cmpint(pages->outline[3].level, ==, 3);
}

static void test_determinism(void)
{
    g_autoptr(GString) first = g_string_new(NULL), second = g_string_new(NULL);
    maker_again(&maker);
    jf_pages_dump(make_pages(&maker, everything), first);
    maker_again(&maker);
    jf_pages_dump(make_pages(&maker, everything), second);
    g_assert_cmpstr(first->str, ==, second->str);
    g_assert_nonnull(strstr(first->str, "TH scope=row"));
}

// ---- breaks

static char *filled(int n, const char *then)
{
    GString *out = g_string_new(NULL);
    for (int i = 0; i < n; i++)
        g_string_append(out, "<p>行。</p>");
    g_string_append(out, then);
    return g_string_free(out, FALSE);
}

// Pages of the first and of the last item that says `text`.
static int page_of(const JfPages *p, const char *text, bool last)
{
    int found = -1;
    for (size_t i = 0; i < p->n_pages; i++) {
        if (count_words(p->pages[i].content, text) > 0 && (found < 0 || last))
            found = (int)i;
    }
    return found;
}

static void test_heading(void)
{
    bool moved = false;
    for (int n = 30; n < 75; n++) {
        maker_again(&maker);
        g_autofree char *body = filled(
            n,
            "<heading level='1'>题目甲</heading><heading level='2'>题目乙</heading><table><column/><head><row><cell>头</cell></row></head>"
            "<body><row><cell>体一</cell></row><row><cell>体二</cell></row><row><cell>体三</cell></row><row><cell>体四</cell></row></"
            "body></table>");
        JfPages *pages = make_pages(&maker, body);
        check_pages(pages);
        int page = page_of(pages, "题目甲", false);
        moved |= page > 0;
        g_assert_cmpint(page, ==, page_of(pages, "题目乙", false));
        g_assert_cmpint(page, ==, page_of(pages, "体一", false)); // the header has two rows under it
        g_assert_cmpint(page, ==, page_of(pages, "体二", false));
        g_assert_cmpint(page_of(pages, "体三", false), ==, page_of(pages, "体四", false)); // and the last row is not alone
    }
    g_assert_true(moved);
}

static int lines_on(const JfPage *page, const JfElement *paragraph)
{
    int lines = 0;
    JfLength y = -1;
    for (const JfItem *i = page->content; i; i = i->next) {
        if (i->element == paragraph && i->y != y) {
            lines++;
            y = i->y;
        }
    }
    return lines;
}

// Two lines at least on either side of a break.
static void test_lines(void)
{
    g_autofree char *text = repeated("服务过程中发现的问题已经全部处理完毕，客户确认无误。", 14);
    g_autofree char *paragraph = g_strdup_printf("<p align='justify'>%s</p>", text);
    int broken = 0;
    for (int n = 30; n < 75; n++) {
        maker_again(&maker);
        g_autofree char *body = filled(n, paragraph);
        JfPages *pages = make_pages(&maker, body);
        check_pages(pages);
        int first = lines_on(&pages->pages[0], pages->root->last),
            second = pages->n_pages > 1 ? lines_on(&pages->pages[1], pages->root->last) : 0;
        g_assert_cmpint(first, !=, 1);
        g_assert_cmpint(second, !=, 1);
        broken += first > 0 && second > 0;
    }
    g_assert_cmpint(broken, >, 2);
}

static void test_keep_together(void)
{
    for (int n = 30; n < 75; n += 3) {
        maker_again(&maker);
        g_autofree char *body = filled(n, "<section keep-together='true'><p>首甲</p><p>中</p><p>中</p><p>中</p><p>尾乙</p></section>");
        JfPages *pages = make_pages(&maker, body);
        g_assert_cmpint(page_of(pages, "首甲", false), ==, page_of(pages, "尾乙", false));
    }
    // what no page can hold is broken, not lost and not for ever
    maker_again(&maker);
    g_autofree char *lines = filled(200, "");
    g_autofree char *body = g_strdup_printf("<section keep-together='true'>%s</section>", lines);
    JfPages *pages = make_pages(&maker, body);
    check_pages(pages);
    g_autofree char *words = words_of(pages), *expected = repeated("行。", 200);
    g_assert_cmpstr(words, ==, expected);
}

static void test_page_break(void)
{
    maker_again(&maker);
    JfPages *pages = make_pages(&maker, "<page-break/><p>甲</p><page-break/><p>乙</p>");
    check_pages(pages);
    g_assert_cmpuint(pages->n_pages, ==, 2); // none before anything stands
    g_assert_cmpint(count_words(pages->pages[1].furniture, "页眉"), ==, 1);
    g_assert_cmpint(count_words(pages->pages[1].furniture, "共"), >=, 1);
}

// A note that goes on has its ground and stripe on both pages.
static void test_note(void)
{
    maker_again(&maker);
    g_autofree char *lines = filled(90, ""), *body = g_strdup_printf("<note tone='bad'><title>注意</title>%s</note>", lines);
    JfPages *pages = make_pages(&maker, body);
    check_pages(pages);
    g_assert_cmpuint(pages->n_pages, >=, 2);
    for (size_t n = 0; n < pages->n_pages; n++) {
        int boxes = 0;
        for (const JfItem *i = pages->pages[n].furniture; i; i = i->next)
            boxes += i->kind == JF_ITEM_BOX;
        g_assert_cmpint(boxes, ==, 2);
    }
}

// A link over a line end is one element and one area a line.
static void test_link(void)
{
    maker_again(&maker);
    g_autofree char *words = repeated("链接文字", 40), *body = g_strdup_printf("<p>甲<a href='https://example.com/'>%s</a>乙</p>", words);
    JfPages *pages = make_pages(&maker, body);
    check_pages(pages);
    g_assert_cmpuint(pages->n_links, >=, 2);
    for (size_t i = 0; i < pages->n_links; i++) {
        g_assert_cmpint(pages->links[i].element->role, ==, JF_ROLE_LINK);
        g_assert_cmpint(pages->links[i].element->link, ==, (int)i);
        g_assert_cmpint(pages->links[i].height, <, JF_PT(20));
    }
}

// ---- faults

static void test_pages_limit(void)
{
    maker_again(&maker);
    g_autofree char *body = repeated("<p>甲</p><page-break/>", JF_PAGES_MAX + 2);
    g_assert_null(make_pages(&maker, body));
    g_assert_true(jf_diags_has(maker.diags, JF_DIAG_LAYOUT_PAGES));
}

static void test_room(void)
{
    maker_again(&maker);
    JfTheme theme = *maker.theme;
    theme.margin_left = theme.page_width - JF_MM(50);
    g_assert_null(jf_layout(make_model(&maker, "<p>甲</p>"), &theme, maker.fonts, maker.arena, maker.diags));
    g_assert_true(jf_diags_has(maker.diags, JF_DIAG_LAYOUT_ROOM));
}

static void test_glyph(void)
{
    maker_again(&maker);
    g_assert_null(
        make_pages(&maker, "<p>甲\xf0\x93\x80\x80</p><table><column/><body><row><cell>\xf0\x93\x80\x81</cell></row></body></table>"));
    g_assert_cmpuint(jf_diags_errors(maker.diags), ==, 2); // all in one run
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    maker_init(&maker);
    g_test_add_func("/layout/contents", test_contents);
    g_test_add_func("/layout/words", test_words);
    g_test_add_func("/layout/levels", test_levels);
    g_test_add_func("/layout/determinism", test_determinism);
    g_test_add_func("/layout/heading", test_heading);
    g_test_add_func("/layout/lines", test_lines);
    g_test_add_func("/layout/keep-together", test_keep_together);
    g_test_add_func("/layout/page-break", test_page_break);
    g_test_add_func("/layout/note", test_note);
    g_test_add_func("/layout/link", test_link);
    g_test_add_func("/layout/pages-limit", test_pages_limit);
    g_test_add_func("/layout/room", test_room);
    g_test_add_func("/layout/glyph", test_glyph);
    int failed = g_test_run();
    maker_clear(&maker);
    return failed;
}
