// SPDX-License-Identifier: MIT
// Radars: values at their distance from the middle, labels outside of the web with their values.
#include "chart_schematic.h"

static Charts t;

#define FOUR                                                                                                                                         \
    "<chart kind='radar' alt='a' max='5'><column label='维度'/><column label='得分'/><column label='目标'/><point label='上' value='5' target='5'/>"  \
    "<point label='右' value='2.5' target='4'/><point label='下' value='1' target='4'/><point label='左' value='0' target='4'/></chart>"

static const JfPath *value_line(const JfDrawing *d)
{
    const JfPath *found = NULL;
    for (const JfShape *s = d->first; s != NULL; s = s->next)
        if (s->path != NULL && s->part == JF_PART_FIGURE && s->pen.stroke.ink == JF_INK_ACCENT && s->path->n == 5 && found == NULL)
            found = s->path;
    g_assert_nonnull(found);
    return found;
}

static void test_distances(void)
{
    charts_again(&t);
    const JfDrawing d = draw_text(&t, FOUR);
    const JfStep *s = value_line(&d)->steps; // clockwise from the top, closed
    const JfLength x = s[0].x[2], middle = s[3].y[2], radius = middle - s[0].y[2];
    g_assert_cmpint(s[4].kind, ==, JF_STEP_CLOSE);
    g_assert_cmpint(x, ==, d.width / 2);
    g_assert_cmpint(ABS(s[1].x[2] - (x + radius / 2)), <=, 2);
    g_assert_cmpint(ABS(s[1].y[2] - middle), <=, 2);
    g_assert_cmpint(ABS(s[2].y[2] - (middle + radius / 5)), <=, 2);
    g_assert_cmpint(s[3].x[2], ==, x);
}

static void test_labels(void)
{
    charts_again(&t);
    const JfDrawing d = draw_text(&t, FOUR);
    check_words(&d, FOUR);
    check_cells(&d, FOUR);
    const JfShape *up = words_saying(&d, "上"), *right = words_saying(&d, "右"), *down = words_saying(&d, "下"), *left = words_saying(&d, "左");
    g_assert_cmpint(up->y, <, right->y);
    g_assert_cmpint(right->y, <, down->y);
    g_assert_cmpint(left->x, <, up->x);
    g_assert_cmpint(up->x, <, right->x);
    g_assert_cmpstr(cell_text(&d, 2, 1), ==, "2.5");
    g_assert_cmpstr(cell_text(&d, 3, 1), ==, "1.0");
    g_assert_cmpstr(cell_text(&d, 2, 2), ==, "4.0");
    g_assert_cmpstr(cell_text(&d, 0, 2), ==, "目标");
    g_assert_nonnull(words_saying(&d, "得分"));
}

// Series of different roles differ in more than colour.
static void test_told_apart(void)
{
    charts_again(&t);
    const JfDrawing d = draw_text(&t, FOUR);
    int dashed = 0, hollow = 0;
    for (const JfShape *s = d.first; s != NULL; s = s->next) {
        dashed += s->path != NULL && s->pen.dash > 0 && s->path->n == 5;
        hollow += s->path != NULL && s->pen.fill.ink == JF_INK_PAPER && s->pen.stroke.share > 0;
    }
    g_assert_cmpint(dashed, ==, 1);
    g_assert_cmpint(hollow, ==, 9); // four on the web, four at the labels, one in the key
}

static void test_fewer_than_three(void)
{
    charts_again(&t);
    g_assert_null(read_chart(&t, "<chart kind='radar' alt='a'><point label='a' value='1'/><point label='b' value='1'/></chart>"));
}

static void put_radar(GString *out, GRand *random)
{
    const int n = g_rand_int_range(random, 3, 13), n_series = g_rand_int_range(random, 1, 4);
    static const char *const roles[] = {"value", "target", "previous"};
    g_autofree char **labels = g_new0(char *, n + 1);
    for (int i = 0; i < n; i++) {
        g_autoptr(GString) label = g_string_new(NULL);
        put_words(label, random);
        labels[i] = g_strdup(label->str);
    }
    g_string_append_printf(out, "<chart kind='radar' alt='a' max='5'%s>", g_rand_boolean(random) ? " height='70'" : "");
    for (int s = 0; s < n_series; s++) {
        g_string_append_printf(out, "<series name='系列 %d' role='%s'>", s, roles[s]);
        for (int i = 0; i < n; i++)
            g_string_append_printf(out, "<point label='%s' value='%.1f'/>", labels[i], g_rand_double(random) * 5);
        g_string_append(out, "</series>");
    }
    g_string_append(out, "</chart>");
    for (int i = 0; i < n; i++)
        g_free(labels[i]);
}

static void test_random(void)
{
    draw_many(&t, 400, put_radar);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    charts_init(&t);
    g_test_add_func("/chart/radar/distances", test_distances);
    g_test_add_func("/chart/radar/labels", test_labels);
    g_test_add_func("/chart/radar/told-apart", test_told_apart);
    g_test_add_func("/chart/radar/fewer-than-three", test_fewer_than_three);
    g_test_add_func("/chart/radar/random", test_random);
    const int failed = g_test_run();
    charts_clear(&t);
    return failed;
}
