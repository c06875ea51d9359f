// SPDX-License-Identifier: MIT
// Fitting into a number of pages, and the company of signatures.
#include "layout_make.h"

#define SIGNATURES                                                                                                                         \
    "<section keep-together='true'><signatures columns='2'><signature field='a' label='编制'/><signature field='b' "                     \
    "label='确认'/></signatures>"                                                                                                        \
    "<p style='small'>完</p></section>"

static Maker maker;

static JfPages *make_fitting(const char *report, const char *body)
{
    maker_again(&maker);
    JfPages *pages = jf_layout(make_report(&maker, report, body), maker.theme, maker.fonts, maker.arena, maker.diags);
    check_pages(pages);
    g_assert_cmpuint(jf_diags_errors(maker.diags), ==, 0);
    return pages;
}

static char *dumped(const JfPages *pages)
{
    GString *out = g_string_new(NULL);
    jf_pages_dump(pages, out);
    return g_string_free(out, FALSE);
}

// Lines of body text that the page holds in the normal setting.
static int lines_of_page(void)
{
    g_autofree char *body = repeated("<p>行。</p>", 200);
    JfPages *pages = make_fitting("", body);
    return count_words(pages->pages[0].content, "行");
}

// What fits by itself is set as if nothing had been asked for.
static void test_untouched(void)
{
    g_autofree char *body = repeated("<p>行。</p>", lines_of_page());
    g_autofree char *plain = dumped(make_fitting("", body)), *fitting = dumped(make_fitting("fit='1'", body));
    g_assert_cmpstr(plain, ==, fitting);
}

static void check_type(const JfTheme *tight, const JfTheme *normal)
{
    for (int i = 0; i < JF_STYLE_COUNT_; i++) {
        g_assert_cmpint(tight->style[i].size, >=, MIN(JF_PT(7), normal->style[i].size));
        g_assert_cmpint(tight->style[i].size, <=, normal->style[i].size);
        g_assert_cmpint(tight->style[i].leading, <, normal->style[i].leading + (i == JF_STYLE_VALUE));
        g_assert_cmpint(tight->style[i].leading, >=, tight->style[i].size);
    }
}

// A little too much is made to fit, with as little change as will do; a lot too much is set as usual.
static void test_steps(void)
{
    int least = lines_of_page(), tried = 0, fitted = 0;
    JfLength leading = maker.theme->style[JF_STYLE_BODY].leading;
    for (int n = least + 1; n < least + 14; n++) {
        g_autofree char *body = repeated("<p>行。</p>", n);
        JfPages *pages = make_fitting("fit='1'", body);
        JfLength has = pages->theme->style[JF_STYLE_BODY].leading;
        tried++;
        if (pages->n_pages > 1) {
            g_autofree char *plain = dumped(make_fitting("", body)), *fitting = dumped(make_fitting("fit='1'", body));
            g_assert_cmpstr(plain, ==, fitting);
            continue;
        }
        fitted++;
        g_assert_cmpint(tried, ==, fitted); // once it does not fit, more does not either
        g_assert_cmpint(has, <=, leading);
        check_type(pages->theme, maker.theme);
        leading = has;
    }
    g_assert_cmpint(fitted, >=, 4);
    g_assert_cmpint(fitted, <, tried);
    g_assert_cmpint(leading, ==, maker.theme->style[JF_STYLE_BODY].leading * 90 / 100);
}

static void test_two_pages(void)
{
    g_autofree char *lines = repeated("<p>行。</p>", 2 * lines_of_page() + 3), *again = NULL, *first = NULL;
    g_assert_cmpuint(make_fitting("", lines)->n_pages, ==, 3);
    first = dumped(make_fitting("fit='2'", lines));
    JfPages *pages = make_fitting("fit='2'", lines);
    again = dumped(pages);
    g_assert_cmpuint(pages->n_pages, ==, 2);
    g_assert_cmpstr(first, ==, again);
    g_assert_cmpuint(make_fitting("fit='1'", lines)->n_pages, ==, 3);
}

// An attempt may not leave words of its own: every fault is said once.
static void test_faults(void)
{
    maker_again(&maker);
    g_autofree char *lines = repeated("<p>行。</p>", 80), *body = g_strdup_printf("%s<p>\xf0\x93\x80\x80</p>", lines);
    g_assert_null(jf_layout(make_report(&maker, "fit='1'", body), maker.theme, maker.fonts, maker.arena, maker.diags));
    g_assert_cmpuint(jf_diags_errors(maker.diags), ==, 1);
}

// ---- company

static int page_of(const JfPages *p, const char *text)
{
    for (size_t i = 0; i < p->n_pages; i++) {
        if (count_words(p->pages[i].content, text) > 0)
            return (int)i;
    }
    return -1;
}

// Wherever the page ends, the section above goes with the signatures.
static void test_section(void)
{
    int moved = 0;
    for (int n = 30; n < 75; n++) {
        g_autofree char *lines = repeated("<p>行。</p>", n);
        g_autofree char *body = g_strdup_printf(
            "%s<section><heading level='1'>题</heading><grid columns='1'><field label='甲'>一</field><field label='乙'>二</field></grid>"
            "</section>" SIGNATURES,
            lines);
        JfPages *pages = make_fitting("", body);
        int page = page_of(pages, "编制");
        g_assert_cmpint(page, ==, page_of(pages, "题"));
        g_assert_cmpint(page, ==, page_of(pages, "乙"));
        moved += page > 0 && count_words(pages->pages[page].content, "行") == 0;
    }
    g_assert_cmpint(moved, >, 3);
}

// Without a heading near by, up to a third of a page goes along, and no more.
static void test_long_section(void)
{
    int moved = 0;
    for (int n = 30; n < 75; n++) {
        g_autofree char *lines = repeated("<p>行。</p>", n), *body = g_strdup_printf("<heading level='1'>题</heading>%s" SIGNATURES, lines);
        JfPages *pages = make_fitting("", body);
        int page = page_of(pages, "编制");
        if (page == 0)
            continue;
        int company = count_words(pages->pages[page].content, "行");
        g_assert_cmpint(company, >=, 5);
        g_assert_cmpint(company, <, n * 2 / 3);
        moved++;
    }
    g_assert_cmpint(moved, >, 3);
}

// A heading of the signatures' own is not company enough.
static void test_own_heading(void)
{
    for (int n = 30; n < 75; n++) {
        g_autofree char *lines = repeated("<p>行。</p>", n);
        g_autofree char *body =
            g_strdup_printf("%s<heading level='1'>题</heading><p>文</p><heading level='1'>签</heading>" SIGNATURES, lines);
        JfPages *pages = make_fitting("", body);
        g_assert_cmpint(page_of(pages, "编制"), ==, page_of(pages, "题"));
    }
}

// A forced break is obeyed; signatures alone in a document are no fault.
static void test_break(void)
{
    JfPages *pages = make_fitting("", "<p>甲</p><page-break/>" SIGNATURES);
    g_assert_cmpint(page_of(pages, "甲"), ==, 0);
    g_assert_cmpint(page_of(pages, "编制"), ==, 1);
    g_assert_cmpuint(make_fitting("", SIGNATURES)->n_pages, ==, 1);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    maker_init(&maker);
    g_test_add_func("/layout/fit/untouched", test_untouched);
    g_test_add_func("/layout/fit/steps", test_steps);
    g_test_add_func("/layout/fit/two-pages", test_two_pages);
    g_test_add_func("/layout/fit/faults", test_faults);
    g_test_add_func("/layout/company/section", test_section);
    g_test_add_func("/layout/company/long-section", test_long_section);
    g_test_add_func("/layout/company/own-heading", test_own_heading);
    g_test_add_func("/layout/company/break", test_break);
    int result = g_test_run();
    maker_clear(&maker);
    return result;
}
