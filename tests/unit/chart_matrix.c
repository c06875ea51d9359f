// SPDX-License-Identifier: MIT
// Matrices: items at their effort and benefit, quarters named, all in full beside.
#include "chart_schematic.h"

static Charts t;

#define FRAME                                                                                                                                        \
    "<chart kind='matrix' alt='a' x-label='投入' y-label='效益' low-label='低' high-label='高'><column label='先做'/><column label='重点'/>"          \
    "<column label='顺便'/><column label='再议'/>"
#define ITEMS                                                                                                                                        \
    FRAME "<item no='A1' label='双路径' effort='2' benefit='4'/><item no='A2' label='固件' effort='4' benefit='2.5' tone='bad'/>"                     \
          "<item no='A3' label='演练' effort='2' benefit='4'/></chart>"

static Box middle_of(const JfDrawing *d, const char *no)
{
    for (const JfShape *s = d->first; s != NULL; s = s->next)
        if (s->words != NULL && strcmp(s->words->text, no) == 0 && s->across == JF_H_CENTER)
            return words_box(s);
    g_assert_not_reached();
}

static void test_places(void)
{
    charts_again(&t);
    const JfDrawing d = draw_text(&t, ITEMS);
    check_words(&d, ITEMS);
    check_cells(&d, ITEMS);
    const Box a1 = middle_of(&d, "A1"), a2 = middle_of(&d, "A2"), a3 = middle_of(&d, "A3");
    const JfLength step = (a2.left + a2.right - a1.left - a1.right) / 2 / 2, rise = (a2.top + a2.bottom - a1.top - a1.bottom) / 2;
    g_assert_cmpint(step, >, 0);
    g_assert_cmpint(ABS(rise - step * 3 / 2), <=, 1024); // a square: one and a half steps down for two to the right
    g_assert_true(!overlap(a1, a3));                     // who shares a place stands beside it
    g_assert_cmpint(ABS(a3.left - a1.left) + ABS(a3.top - a1.top), <, 3 * step);
    const JfShape *quick = words_saying(&d, "先做"), *aside = words_saying(&d, "顺便"), *major = words_saying(&d, "重点");
    g_assert_cmpint(quick->x, <, major->x);
    g_assert_cmpint(quick->y, <, aside->y);
}

static void test_table(void)
{
    charts_again(&t);
    const JfDrawing d = draw_text(&t, ITEMS);
    g_assert_cmpstr(cell_text(&d, 0, 2), ==, "投入");
    g_assert_cmpstr(cell_text(&d, 2, 0), ==, "A2");
    g_assert_cmpstr(cell_text(&d, 2, 1), ==, "固件");
    g_assert_cmpstr(cell_text(&d, 2, 2), ==, "4");
    g_assert_cmpstr(cell_text(&d, 2, 3), ==, "2.5");
}

static void put_matrix(GString *out, GRand *random)
{
    const int n = g_rand_int_range(random, 1, g_rand_boolean(random) ? 8 : 40);
    g_string_append(out, g_rand_boolean(random) ? FRAME : "<chart kind='matrix' alt='a' x-label='Probability that it happens at all' low-label='low' high-label='high'>");
    for (int i = 0; i < n; i++) {
        put_part(out, random, "item");
        g_string_append_printf(out, " no='%s%d' effort='%d' benefit='%d'/>", g_rand_boolean(random) ? "A" : "RSK-", i, g_rand_int_range(random, 1, 6),
                               g_rand_int_range(random, 1, 6));
    }
    g_string_append(out, "</chart>");
}

static void test_random(void)
{
    draw_many(&t, 300, put_matrix);
}

// Twenty on one spot: each has its own place, and says which point is meant.
static void test_crowd(void)
{
    g_autoptr(GString) text = g_string_new("<chart kind='matrix' alt='a' x-label='x' y-label='y' no-label='编号' item-label='建议'>");
    charts_again(&t);
    for (int i = 0; i < 20; i++)
        g_string_append_printf(text, "<item no='A%d' label='建议 %d' effort='3' benefit='3'/>", i, i);
    g_string_append(text, "</chart>");
    const JfDrawing d = draw_text(&t, text->str);
    check_words(&d, text->str);
    check_cells(&d, text->str);
    for (int i = 1; i <= 20; i++) {
        const Box a = path_box(mark_of(&d, i, 0)->path);
        for (int k = i + 1; k <= 20; k++)
            g_assert_false(overlap(a, path_box(mark_of(&d, k, 0)->path)));
    }
    g_assert_cmpstr(d.cells[0], ==, "编号");
    g_assert_cmpstr(d.cells[1], ==, "建议");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    charts_init(&t);
    g_test_add_func("/chart/matrix/places", test_places);
    g_test_add_func("/chart/matrix/table", test_table);
    g_test_add_func("/chart/matrix/random", test_random);
    g_test_add_func("/chart/matrix/crowd", test_crowd);
    const int failed = g_test_run();
    charts_clear(&t);
    return failed;
}
