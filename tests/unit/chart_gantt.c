// SPDX-License-Identifier: MIT
// Plans: bars from the first day's begin to the last day's end, what is done in proportion, rows in the record's order, a known axis.
#include "chart_schematic.h"

static Charts t;

#define PLAN                                                                                                                                         \
    "<chart kind='gantt' alt='a' from='2026-04-01' to='2026-04-30' now='2026-04-15' x-label='任务'>"                                                 \
    "<task label='双路径' from='2026-04-01' to='2026-04-10' owner='陈宇' done='50'/><task label='固件' from='2026-04-11' to='2026-04-30'/>"            \
    "<milestone label='验收' at='2026-04-30'/></chart>"

static void test_bars(void)
{
    charts_again(&t);
    const JfDrawing d = draw_text(&t, PLAN);
    check_words(&d, PLAN);
    check_paths(&d, PLAN);
    check_cells(&d, PLAN);
    const JfShape *first = mark_of(&d, 1, 2), *second = mark_of(&d, 2, 2), *done = first->next;
    const Box a = path_box(first->path), b = path_box(second->path), c = path_box(done->path);
    g_assert_cmpint(ABS((b.right - b.left) - 2 * (a.right - a.left)), <=, 4); // twenty days to ten
    g_assert_cmpint(ABS(b.left - a.right), <=, 2);                           // the next day
    g_assert_cmpint(ABS((c.right - c.left) - (a.right - a.left) / 2), <=, 2);
    g_assert_cmpint(a.bottom, <, b.top);
    const Box diamond = path_box(mark_of(&d, 3, 2)->path);
    const JfLength day = (a.right - a.left) / 10;
    g_assert_cmpint(ABS((diamond.left + diamond.right) / 2 - (b.right - day / 2)), <=, 4); // the middle of its day
}

static void test_words(void)
{
    charts_again(&t);
    const JfDrawing d = draw_text(&t, PLAN);
    g_assert_cmpstr(cell_text(&d, 0, 0), ==, "任务");
    g_assert_cmpstr(cell_text(&d, 1, 1), ==, "陈宇");
    g_assert_cmpstr(cell_text(&d, 1, 2), ==, "2026-04-01");
    g_assert_cmpstr(cell_text(&d, 1, 3), ==, "2026-04-10");
    g_assert_cmpstr(cell_text(&d, 1, 4), ==, "50%");
    g_assert_cmpstr(cell_text(&d, 2, 4), ==, NULL);
    g_assert_cmpstr(cell_text(&d, 3, 2), ==, "2026-04-30");
    g_assert_cmpstr(cell_text(&d, 3, 3), ==, NULL);
    g_assert_nonnull(words_saying(&d, "2026-04"));
    g_assert_nonnull(words_saying(&d, "13")); // a Monday
    g_assert_nonnull(words_saying(&d, "2026-04-15"));
}

// Months that are too narrow for "2026-05" stand under their years.
static void test_years(void)
{
    charts_again(&t);
    const JfDrawing d = draw_text(&t, "<chart kind='gantt' alt='a'><task label='多年的计划' from='2026-03-15' to='2028-03-31'/></chart>");
    g_assert_nonnull(words_saying(&d, "2026"));
    g_assert_nonnull(words_saying(&d, "2027"));
    g_assert_nonnull(words_saying(&d, "05"));
    g_assert_null(words_saying(&d, "2026-05"));
}

static void put_plan(GString *out, GRand *random)
{
    static const int spans[] = {1, 5, 40, 200, 900, 20000};
    const int n = g_rand_int_range(random, 1, 25), days = spans[g_rand_int_range(random, 0, G_N_ELEMENTS(spans))];
    g_string_append_printf(out, "<chart kind='gantt' alt='a'%s>", g_rand_boolean(random) ? " now='2026-05-05'" : "");
    for (int i = 0; i < n; i++) {
        const JfInstant from = INT64_C(1772409600000000) + g_rand_int_range(random, 0, days) * INT64_C(86400000000);
        const JfInstant to = from + g_rand_int_range(random, 0, days) * INT64_C(86400000000);
        g_autofree char *first = jf_instant_format(from, NULL, "%Y-%m-%d"), *last = jf_instant_format(to, NULL, "%Y-%m-%d");
        const bool milestone = g_rand_int_range(random, 0, 5) == 0;
        put_part(out, random, milestone ? "milestone" : "task");
        g_string_append_printf(out, milestone ? " at='%s'" : " from='%s' to='%s'", first, last);
        if (!milestone && g_rand_boolean(random))
            g_string_append_printf(out, " done='%d'", g_rand_int_range(random, 0, 101));
        g_string_append(out, g_rand_boolean(random) ? " owner='Markus Lehmann'/>" : "/>");
    }
    g_string_append(out, "</chart>");
}

static void test_random(void)
{
    draw_many(&t, 300, put_plan);
}

// Forty tasks with long names go on over a second page, with the axis, and no name is cut.
static void test_page(void)
{
    g_autoptr(GString) text = g_string_new("<chart kind='gantt' alt='a'>");
    charts_again(&t);
    for (int i = 0; i < 40; i++)
        g_string_append_printf(text, "<task label='第 %d 项：升级控制器固件、补齐双路径、订阅厂商公告并完成切换与回退演练' from='2026-04-01' to='2026-06-30'/>", i);
    g_string_append(text, "</chart>");
    const JfDrawing d = draw_text(&t, text->str);
    check_words(&d, text->str);
    check_cells(&d, text->str);
    check_parts(&d, text->str);
    g_assert_cmpint(d.height, >, d.most_height);
    g_assert_cmpuint(d.n_cuts, ==, 39);
    g_assert_cmpint(d.head_bottom, >, d.head_top);
    g_assert_null(strstr(words_saying(&d, d.cells[jf_cell(&d, 40, 0)])->words->text, "…"));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    charts_init(&t);
    g_test_add_func("/chart/gantt/bars", test_bars);
    g_test_add_func("/chart/gantt/words", test_words);
    g_test_add_func("/chart/gantt/years", test_years);
    g_test_add_func("/chart/gantt/random", test_random);
    g_test_add_func("/chart/gantt/page", test_page);
    const int failed = g_test_run();
    charts_clear(&t);
    return failed;
}
