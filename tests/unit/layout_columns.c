// SPDX-License-Identifier: MIT
// Widths of columns in reports: what is narrow stays narrow, columns move apart alike, words get the room that others do not need; forms fill their width.
#include "layout_make.h"

#define ROW(a, b) "<row><cell>" a "</cell><cell>" b "</cell></row>"
#define NARROW "<table><column width='1fr'/><column align='end'/><body>" ROW("网络", "13") ROW("存储", "8") "</body></table>"

static Maker maker;

static JfPages *report(const char *body)
{
    return report_pages(&maker, body);
}

static JfLength inner_width(const JfPages *pages)
{
    return pages->width - pages->theme->margin_left - pages->theme->margin_right;
}

// The first cell whose words begin with `text`.
static const JfItem *words(const JfPages *pages, const char *text)
{
    for (const JfItem *i = pages->pages[0].content; i; i = i->next) {
        if (i->kind == JF_ITEM_TEXT && strncmp(i->run->text, text, strlen(text)) == 0)
            return i;
    }
    g_assert_not_reached();
}

static JfLength table_width(const JfPages *pages)
{
    JfLength widest = 0;
    for (const JfItem *i = pages->pages[0].content; i; i = i->next)
        widest = MAX(widest, i->x + i->width - pages->theme->margin_left);
    return widest;
}

static void test_narrow(void)
{
    JfPages *pages = report(NARROW);
    const JfItem *label = words(pages, "网络"), *number = words(pages, "13");
    g_assert_cmpint(number->x - (label->x + label->width), <, JF_PT(60));
    g_assert_cmpint(table_width(pages), <, inner_width(pages) / 3);
}

static void test_form(void)
{
    maker_again(&maker);
    JfPages *pages = make_pages(&maker, NARROW);
    check_pages(pages);
    g_assert_cmpint(table_width(pages), >, inner_width(pages) - JF_PT(5));
    pages = report("<table><column width='1fr'/><column align='end'/><body>" ROW("网络", "13") "<row><cell blank-lines='1'/><cell>8</cell></row></body></table>");
    g_assert_cmpint(table_width(pages), >, inner_width(pages) - JF_PT(5)); // somebody will write into it
}

// Ten columns fill nearly all: then all of it, the gaps alike.
static void test_nearly(void)
{
    g_autoptr(GString) body = g_string_new("<table>");
    for (int i = 0; i < 10; i++)
        g_string_append(body, "<column/>");
    g_string_append(body, "<body><row>");
    for (int i = 0; i < 10; i++)
        g_string_append_printf(body, "<cell>%c栏字</cell>", 'A' + i);
    g_string_append(body, "</row></body></table>");
    JfPages *pages = report(body->str);
    JfLength step = words(pages, "B")->x - words(pages, "A")->x;
    g_assert_cmpint(ABS(words(pages, "J")->x - words(pages, "I")->x - step), <, JF_PT(3));
    g_assert_cmpint(pages->theme->margin_left + inner_width(pages) - words(pages, "J")->x, <, step + JF_PT(1));
}

static void test_even(void)
{
    JfPages *pages = report("<table><column/><column width='1fr'/><column width='1fr'/><column width='1fr'/><body>"
                            "<row><cell>甲</cell><cell>一</cell><cell>长得多的字</cell><cell>三</cell></row></body></table>");
    JfLength first = words(pages, "长得")->x - words(pages, "一")->x;
    g_assert_cmpint(ABS(words(pages, "三")->x - words(pages, "长得")->x - first), <=, 2);
}

// Words that do not hold in one line get what the share beside them does not need.
static void test_room(void)
{
    g_autoptr(GString) body = g_string_new("<table><column width='1fr'/><column width='1fr'/><body><row><cell>短短</cell><cell>");
    for (int i = 0; i < 70; i++)
        g_string_append(body, "长");
    g_string_append(body, "</cell></row></body></table>");
    JfPages *pages = report(body->str);
    g_assert_cmpint(words(pages, "长")->x - words(pages, "短短")->x, <, JF_PT(40));
    g_assert_cmpint(table_width(pages), >, inner_width(pages) - JF_PT(12));
}

// A table without a caption goes on without words for it.
static void test_continued(void)
{
    g_autoptr(GString) body = g_string_new("<table continued='（续）'><column/><column/><head>" ROW("甲", "乙") "</head><body>");
    for (int i = 0; i < 80; i++)
        g_string_append(body, ROW("一", "二"));
    g_string_append(body, "</body></table>");
    JfPages *pages = report(body->str);
    g_assert_cmpuint(pages->n_pages, >, 1);
    int heads = 0;
    for (const JfItem *i = pages->pages[1].furniture; i; i = i->next) {
        heads += i->kind == JF_ITEM_TEXT && strcmp(i->run->text, "甲") == 0;
        g_assert_true(i->kind != JF_ITEM_TEXT || !strstr(i->run->text, "续"));
    }
    g_assert_cmpint(heads, ==, 1);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    maker_init(&maker);
    g_test_add_func("/layout/columns/narrow", test_narrow);
    g_test_add_func("/layout/columns/form", test_form);
    g_test_add_func("/layout/columns/nearly", test_nearly);
    g_test_add_func("/layout/columns/even", test_even);
    g_test_add_func("/layout/columns/room", test_room);
    g_test_add_func("/layout/columns/continued", test_continued);
    int failed = g_test_run();
    maker_clear(&maker);
    return failed;
}
