// SPDX-License-Identifier: MIT
// Scales, round ticks, bands, time axes; paths and their hatching.
#include "chart/path.h"
#include "chart/scale.h"
#include <math.h>

static void test_ticks_known(void)
{
    const struct { double low, high; int most; double first, step; int n, decimals; } cases[] = {
        {0, 62, 7, 0, 20, 5, 0},      {93.4, 99.1, 6, 92, 2, 5, 0}, {0, 1, 6, 0, 0.2, 6, 1},      {0, 100, 5, 0, 25, 5, 0},
        {-3500, 12345, 6, -5000, 5000, 5, 0}, {0, 0.03, 4, 0, 0.01, 4, 2},  {0, 0, 5, 0, 0.25, 5, 2}, {5, 5, 3, 0, 2.5, 3, 1},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        const JfTicks t = jf_ticks(cases[i].low, cases[i].high, cases[i].most);
        g_assert_cmpfloat_with_epsilon(t.first, cases[i].first, 1e-9);
        g_assert_cmpfloat_with_epsilon(t.step, cases[i].step, 1e-9);
        g_assert_cmpint(t.n, ==, cases[i].n);
        g_assert_cmpint(t.decimals, ==, cases[i].decimals);
    }
}

// Whatever the values: they are inside, the ticks are few and show their values exactly, and another step down would not do.
static void test_ticks_random(void)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(11);
    for (int i = 0; i < 20000; i++) {
        const double scale = pow(10, g_rand_int_range(random, -3, 15));
        const double a = g_rand_double_range(random, -1, 1) * scale, b = g_rand_double_range(random, -1, 1) * scale;
        const double low = i % 3 == 0 ? MIN(a, 0) : MIN(a, b), high = i % 3 == 0 ? MAX(a, 0) : MAX(a, b);
        const int most = g_rand_int_range(random, 3, 12);
        const bool whole = i % 2 == 0;
        const JfTicks t = (whole ? jf_ticks_whole : jf_ticks)(low, high, most);
        g_assert_cmpint(t.n, >=, 2);
        g_assert_cmpint(t.n, <=, most);
        g_assert_cmpfloat(jf_tick(&t, 0), <=, low + fabs(low) * 1e-6);
        g_assert_cmpfloat(jf_tick(&t, t.n - 1), >=, high - fabs(high) * 1e-6);
        g_assert_true(!whole || t.step >= 1);
        const double shown = t.step * pow(10, t.decimals);
        g_assert_cmpfloat(fabs(shown - round(shown)), <, 1e-6 * shown);
    }
}

static void test_places(void)
{
    const JfValueScale up = {.from = 0, .to = 50, .at = 1000, .length = -500};
    g_assert_cmpint(jf_value_place(&up, 0), ==, 1000);
    g_assert_cmpint(jf_value_place(&up, 50), ==, 500);
    g_assert_cmpint(jf_value_place(&up, -10), ==, 1100);
    const JfBands bands = jf_bands(4, 100, 403, 50);
    g_assert_cmpint(bands.step, ==, 100);
    g_assert_cmpint(jf_band(&bands, 0), ==, 126);
    g_assert_cmpint(jf_band_middle(&bands, 3), ==, 451);
    g_assert_cmpint(jf_every(12, 90, 100, 10), ==, 1);
    g_assert_cmpint(jf_every(12, 91, 100, 10), ==, 2);
    g_assert_cmpint(jf_every(60, 250, 100, 10), ==, 3);
}

static JfInstant instant(const char *text)
{
    JfInstant at = JF_INSTANT_NONE;
    g_assert_cmpint(jf_instant_parse(text, NULL, &at), ==, JF_INSTANT_OK);
    return at;
}

static void test_time(void)
{
    g_autoptr(JfZone) zone = jf_zone_open("Asia/Shanghai");
    const JfTimeTicks hours = jf_time_ticks(instant("2026-03-08T02:31:00+08:00"), instant("2026-03-08T09:20:00+08:00"), 8, zone);
    g_assert_cmpint(hours.n, ==, 7); // 03:00 … 09:00
    g_assert_cmpint(hours.at[0], ==, instant("2026-03-08T03:00:00+08:00"));
    g_assert_cmpstr(hours.pattern, ==, "%H:%M");
    const JfTimeTicks days = jf_time_ticks(instant("2026-03-01T00:00:00+08:00"), instant("2026-04-01T00:00:00+08:00"), 6, zone);
    g_assert_cmpint(days.n, >=, 4);
    g_assert_cmpint(days.n, <=, 6);
    g_assert_cmpstr(days.pattern, ==, "%m-%d");
    // Clocks go forward at 02:00: every tick is a full hour all the same.
    g_autoptr(JfZone) berlin = jf_zone_open("Europe/Berlin");
    const JfTimeTicks night = jf_time_ticks(instant("2026-03-28T22:00:00Z"), instant("2026-03-29T06:00:00Z"), 10, berlin);
    for (int i = 0; i < night.n; i++) {
        g_autofree char *minutes = jf_instant_format(night.at[i], berlin, "%M");
        g_assert_cmpstr(minutes, ==, "00");
        g_assert_true(i == 0 || night.at[i] > night.at[i - 1]);
    }
}

static void test_hatch(void)
{
    g_autoptr(JfArena) arena = jf_arena_new();
    JfPath *square = jf_path_new(arena);
    jf_path_rect(arena, square, 0, 0, 10000, 10000);
    jf_path_rect(arena, square, 4000, 4000, 2000, 2000); // a hole
    for (int up = 0; up < 2; up++) {
        const JfPath *lines = jf_path_hatch(arena, square, 500, up != 0);
        double ink = 0;
        g_assert_cmpuint(lines->n % 2, ==, 0);
        for (size_t i = 0; i < lines->n; i += 2) {
            const JfStep *a = &lines->steps[i], *b = &lines->steps[i + 1];
            const double middle_x = (a->x[2] + b->x[2]) / 2.0, middle_y = (a->y[2] + b->y[2]) / 2.0;
            g_assert_cmpint(a->kind, ==, JF_STEP_MOVE);
            g_assert_cmpint(ABS(a->x[2] - b->x[2]), <=, ABS(a->y[2] - b->y[2]) + 2);
            g_assert_true(a->x[2] >= -1 && b->x[2] <= 10001 && a->y[2] >= -1 && a->y[2] <= 10001);
            g_assert_false(middle_x > 4001 && middle_x < 5999 && middle_y > 4001 && middle_y < 5999);
            ink += hypot(b->x[2] - a->x[2], b->y[2] - a->y[2]);
        }
        g_assert_cmpfloat_with_epsilon(ink * 500, 96e6, 96e6 * 0.02); // lines times their distance: the area
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/chart/ticks/known", test_ticks_known);
    g_test_add_func("/chart/ticks/random", test_ticks_random);
    g_test_add_func("/chart/scale/places", test_places);
    g_test_add_func("/chart/scale/time", test_time);
    g_test_add_func("/chart/path/hatch", test_hatch);
    return g_test_run();
}
