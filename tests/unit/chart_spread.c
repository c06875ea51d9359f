// SPDX-License-Identifier: MIT
// Placing without overlap: flags and their poles, stretches in rows, labels in a column, marks in a square.
#include "chart/spread.h"
#include <glib.h>
#include <stdlib.h>

#define GAP 2048

static int by_x(const void *a, const void *b)
{
    const JfFlag *f = a, *g = b;
    return f->x < g->x ? -1 : f->x > g->x;
}

static void test_flags(void)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(7);
    for (int round = 0; round < 500; round++) {
        JfFlag flags[40];
        const size_t n = (size_t)g_rand_int_range(random, 1, 41);
        for (size_t i = 0; i < n; i++)
            flags[i] = (JfFlag){g_rand_int_range(random, 0, 400) * 1024, g_rand_int_range(random, 0, 150) * 1024, g_rand_int_range(random, 9, 40) * 1024, -1};
        qsort(flags, n, sizeof *flags, by_x);
        const JfLength height = jf_spread_flags(flags, n, GAP);
        JfLength most = 0;
        for (size_t i = 0; i < n; i++) {
            const JfFlag *f = &flags[i];
            most = MAX(most, f->bottom + f->height);
            g_assert_cmpint(f->bottom, >=, 0);
            for (size_t k = i + 1; k < n; k++) {
                const JfFlag *g = &flags[k];
                const bool beside = f->x + f->width <= g->x;
                g_assert_true(beside || f->bottom >= g->bottom + g->height); // the left one over the right one, so also over its pole
            }
        }
        g_assert_cmpint(height, ==, most);
    }
}

static void test_flags_as_low_as_can_be(void)
{
    JfFlag flags[] = {{0, 100, 10, 0}, {50, 100, 10, 0}, {200, 100, 10, 0}};
    g_assert_cmpint(jf_spread_flags(flags, 3, 2), ==, 22);
    g_assert_cmpint(flags[0].bottom, ==, 12);
    g_assert_cmpint(flags[1].bottom, ==, 0);
    g_assert_cmpint(flags[2].bottom, ==, 0);
    g_assert_cmpint(jf_spread_flags(flags, 0, 2), ==, 0);
}

static void test_rows(void)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(7);
    for (int round = 0; round < 500; round++) {
        JfStretch s[30];
        const size_t n = (size_t)g_rand_int_range(random, 1, 31);
        for (size_t i = 0; i < n; i++) {
            s[i].from = g_rand_int_range(random, 0, 400) * 1024;
            s[i].to = s[i].from + g_rand_int_range(random, 0, 90) * 1024;
        }
        const int rows = jf_spread_rows(s, n, GAP);
        for (size_t i = 0; i < n; i++) {
            g_assert_cmpint(s[i].row, <, rows);
            for (size_t k = 0; k < i; k++)
                g_assert_true(s[i].row != s[k].row || s[i].from >= s[k].to + GAP || s[k].from >= s[i].to + GAP);
        }
    }
    JfStretch apart[] = {{0, 10, 9}, {20, 30, 9}, {5, 25, 9}};
    g_assert_cmpint(jf_spread_rows(apart, 3, 2), ==, 2);
    g_assert_cmpint(apart[1].row, ==, 0);
    g_assert_cmpint(apart[2].row, ==, 1);
}

static void test_column(void)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(7);
    for (int round = 0; round < 500; round++) {
        JfStacked s[12];
        const size_t n = (size_t)g_rand_int_range(random, 1, 13);
        JfLength sum = 0, centre = 0;
        for (size_t i = 0; i < n; i++) {
            centre += g_rand_int_range(random, 0, 30) * 1024;
            s[i] = (JfStacked){centre, g_rand_int_range(random, 9, 30) * 1024, -1};
            sum += s[i].height + GAP;
        }
        const JfLength top = 1024, bottom = 300 * 1024, end = jf_spread_column(s, n, GAP, top, bottom);
        g_assert_cmpint(s[0].top, >=, top);
        g_assert_cmpint(end, ==, s[n - 1].top + s[n - 1].height);
        g_assert_true(end <= bottom || sum - GAP > bottom - top);
        for (size_t i = 1; i < n; i++)
            g_assert_cmpint(s[i].top, >=, s[i - 1].top + s[i - 1].height + GAP);
    }
}

// Two that would cover each other give way alike; whoever has room stays where it is wanted.
static void test_column_nearest(void)
{
    JfStacked s[] = {{100, 20, 0}, {104, 20, 0}, {200, 20, 0}};
    jf_spread_column(s, 3, 4, 0, 400);
    g_assert_cmpint(s[0].top, ==, 80);
    g_assert_cmpint(s[1].top, ==, 104);
    g_assert_cmpint(s[2].top, ==, 190);
    g_assert_cmpint(jf_spread_column(s, 0, 4, 7, 400), ==, 7);
}

static void test_spots(void)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(7);
    const JfLength side = 200 * 1024;
    for (int round = 0; round < 200; round++) {
        JfSpot s[25];
        const size_t n = (size_t)g_rand_int_range(random, 1, 26);
        for (size_t i = 0; i < n; i++)
            s[i] = (JfSpot){g_rand_int_range(random, 0, 5) * side / 4, g_rand_int_range(random, 0, 5) * side / 4, 14 * 1024, 10 * 1024, 0, 0};
        g_assert_true(jf_spread_spots(s, n, GAP, 0, 0, side, side));
        for (size_t i = 0; i < n; i++) {
            g_assert_cmpint(s[i].x - s[i].width / 2, >=, -1);
            g_assert_cmpint(s[i].x + s[i].width / 2, <=, side + 1);
            for (size_t k = 0; k < i; k++)
                g_assert_true(ABS(s[i].x - s[k].x) >= 14 * 1024 + GAP - 1 || ABS(s[i].y - s[k].y) >= 10 * 1024 + GAP - 1);
        }
    }
    JfSpot crowd[3] = {{5, 5, 10, 10, 0, 0}, {5, 5, 10, 10, 0, 0}, {5, 5, 10, 10, 0, 0}};
    g_assert_false(jf_spread_spots(crowd, 3, 0, 0, 0, 10, 10)); // no room: left where they are wanted, and said
    g_assert_cmpint(crowd[2].x, ==, 5);
}

// Flags that show nothing: where events are many only some have a flag, and the others must not lift it.
static void test_flags_of_nothing(void)
{
    JfFlag flags[200] = {0};
    for (size_t i = 0; i < G_N_ELEMENTS(flags); i += 50)
        flags[i] = (JfFlag){.width = 1024, .height = 2048};
    g_assert_cmpint(jf_spread_flags(flags, G_N_ELEMENTS(flags), 512), ==, 4 * 2048 + 3 * 512); // all at one instant
    g_assert_cmpint(flags[150].bottom, ==, 0);
    g_assert_cmpint(flags[0].bottom, ==, 3 * (2048 + 512));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/chart/spread/flags", test_flags);
    g_test_add_func("/chart/spread/flags-low", test_flags_as_low_as_can_be);
    g_test_add_func("/chart/spread/rows", test_rows);
    g_test_add_func("/chart/spread/column", test_column);
    g_test_add_func("/chart/spread/column-nearest", test_column_nearest);
    g_test_add_func("/chart/spread/spots", test_spots);
    g_test_add_func("/chart/spread/flags-of-nothing", test_flags_of_nothing);
    return g_test_run();
}
