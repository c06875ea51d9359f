// SPDX-License-Identifier: MIT
// Timelines: an honest axis, flags in order and out of each other's way, spans with their length, numbers where there are too many words.
#include "chart/time_axis.h"
#include "chart_schematic.h"

#define MINUTE INT64_C(60000000)
#define HOUR (60 * MINUTE)

static Charts t;

static JfInstant at(const char *text)
{
    JfInstant instant = 0;
    g_assert_cmpint(jf_instant_parse(text, NULL, &instant), ==, JF_INSTANT_OK);
    return instant;
}

// ---- the axis

static void test_axis_true_to_scale(void)
{
    const JfInstant i[] = {0, HOUR, 2 * HOUR, 4 * HOUR};
    JfTimeAxis axis;
    jf_time_axis_init(&axis, i, 4, 0, 4000, 100);
    g_assert_cmpint(axis.n_pieces, ==, 1);  // half of the axis, but only twice as long as the others
    g_assert_cmpint(jf_time_axis_x(&axis, HOUR), ==, 1000);
    g_assert_cmpint(jf_time_axis_x(&axis, 3 * HOUR), ==, 3000);
    g_assert_cmpint(jf_time_axis_x(&axis, -HOUR), ==, 0);
    g_assert_cmpint(jf_time_axis_x(&axis, 9 * HOUR), ==, 4000);
}

// A day of silence is left out; what remains has one scale on both sides of the break.
static void test_axis_broken(void)
{
    const JfInstant i[] = {0, HOUR, 2 * HOUR, 3 * HOUR, 30 * HOUR, 31 * HOUR};
    JfTimeAxis axis;
    jf_time_axis_init(&axis, i, 6, 0, 4100, 100);
    g_assert_cmpint(axis.n_pieces, ==, 2);
    g_assert_cmpint(axis.pieces[0].end, ==, 3000);
    g_assert_cmpint(axis.pieces[1].x, ==, 3100);
    g_assert_cmpint(jf_time_axis_x(&axis, 30 * HOUR + HOUR / 2), ==, 3600);
    g_assert_cmpint(jf_time_axis_x(&axis, 10 * HOUR), ==, 3050);
}

static void test_axis_of_one_instant(void)
{
    const JfInstant i[] = {HOUR, HOUR, HOUR};
    JfTimeAxis axis;
    size_t n = 9;
    jf_time_axis_init(&axis, i, 3, 0, 4000, 100);
    g_assert_cmpint(jf_time_axis_x(&axis, HOUR), ==, 2000);
    g_autoptr(JfZone) zone = jf_zone_open("UTC");
    jf_time_axis_ticks(&axis, zone, 100, 200, t.arena, &n);
    g_assert_cmpuint(n, <=, 1);
}

// Ticks are the clock's round times, also where the clock is put forward.
static void test_ticks_of_the_clock(void)
{
    const JfInstant i[] = {at("2026-03-28T23:00:00Z"), at("2026-03-29T03:00:00Z")};
    g_autoptr(JfZone) zone = jf_zone_open("Europe/Berlin");
    JfTimeAxis axis;
    size_t n;
    jf_time_axis_init(&axis, i, 2, 0, JF_PT(400), 100);
    const JfTimeTick *ticks = jf_time_axis_ticks(&axis, zone, JF_PT(90), JF_PT(90), t.arena, &n);
    g_assert_cmpuint(n, ==, 5);
    g_assert_cmpstr(ticks[0].text, ==, "00:00");
    g_assert_cmpstr(ticks[1].text, ==, "01:00");
    g_assert_cmpstr(ticks[2].text, ==, "03:00");
    g_assert_cmpint(ticks[2].x, ==, JF_PT(200));
    g_assert_cmpstr(ticks[4].text, ==, "05:00");
}

static void test_days(void)
{
    const JfInstant i[] = {at("2026-12-30T20:00:00+08:00"), at("2027-01-01T06:00:00+08:00")};
    g_autoptr(JfZone) zone = jf_zone_open("Asia/Shanghai");
    JfTimeAxis axis;
    size_t n;
    jf_time_axis_init(&axis, i, 2, 0, JF_PT(340), 100);
    const JfTimeTick *days = jf_time_axis_days(&axis, zone, 12, t.arena, &n);
    g_assert_cmpuint(n, ==, 3);
    g_assert_cmpstr(days[0].text, ==, "2026-12-30");
    g_assert_cmpstr(days[1].text, ==, "12-31");
    g_assert_cmpstr(days[2].text, ==, "2027-01-01");
    g_assert_cmpint(days[1].x, ==, JF_PT(40));
    jf_time_axis_days(&axis, zone, 2, t.arena, &n);
    g_assert_cmpuint(n, ==, 0);
}

static void test_durations(void)
{
    g_assert_cmpstr(jf_time_duration(0, 192 * MINUTE, "zh-CN", t.arena), ==, "3 小时 12 分");
    g_assert_cmpstr(jf_time_duration(0, 192 * MINUTE + MINUTE / 2, "en", t.arena), ==, "3 h 12 min");
    g_assert_cmpstr(jf_time_duration(0, 28 * HOUR, "en", t.arena), ==, "28 h");
    g_assert_cmpstr(jf_time_duration(0, 59 * MINUTE, NULL, t.arena), ==, "59 分");
    g_assert_cmpstr(jf_time_duration(0, 0, "en", t.arena), ==, "0 min");
    g_assert_cmpstr(jf_time_duration(HOUR, 0, "en", t.arena), ==, "−1 h");
}

// ---- drawings

#define NIGHT                                                                                                                                        \
    "<chart kind='timeline' alt='a' zone='Asia/Shanghai' x-label='时间' y-label='事件' broken='未按比例'>"                                           \
    "<event at='2026-03-09T00:40:00' label='恢复' phase='恢复'/><event at='2026-03-08T23:31:00' label='告警' phase='发现' tone='bad'/>"              \
    "<event at='2026-03-08T23:35:00' label='受理' phase='响应'/><event at='2026-03-10T10:00:00' label='关闭' phase='关闭'/>"                         \
    "<span from='2026-03-08T23:31:00' to='2026-03-09T00:40:00' label='中断' tone='bad'/></chart>"

static void test_over_midnight(void)
{
    charts_again(&t);
    const JfDrawing d = draw_text(&t, NIGHT);
    check_words(&d, NIGHT);
    check_cells(&d, NIGHT);
    // In the order of time, whatever that of the record; the spans behind.
    g_assert_cmpint(d.n_rows, ==, 6);
    g_assert_cmpstr(cell_text(&d, 0, 0), ==, "时间");
    g_assert_cmpstr(cell_text(&d, 1, 0), ==, "2026-03-08 23:31");
    g_assert_cmpstr(cell_text(&d, 1, 1), ==, "告警");
    g_assert_cmpstr(cell_text(&d, 1, 2), ==, "发现");
    g_assert_cmpstr(cell_text(&d, 3, 0), ==, "2026-03-09 00:40");
    g_assert_cmpstr(cell_text(&d, 5, 1), ==, "中断 1 小时 9 分");
    g_assert_cmpstr(cell_text(&d, 5, 0), ==, "2026-03-08 23:31 – 2026-03-09 00:40");
    // Zone, dates, and what is left out, are said.
    g_assert_nonnull(words_saying(&d, "Asia/Shanghai (UTC+08:00)"));
    g_assert_nonnull(words_saying(&d, "2026-03-08"));
    g_assert_nonnull(words_saying(&d, "03-09"));
    g_assert_nonnull(words_saying(&d, "03-09 00:40"));
    g_assert_nonnull(words_saying(&d, "33 小时 20 分"));
    g_assert_nonnull(words_saying(&d, "未按比例"));
    g_assert_cmpint(words_saying(&d, "23:31")->x, <, words_saying(&d, "23:35")->x);
    g_assert_cmpint(words_saying(&d, "23:31")->y, <, words_saying(&d, "23:35")->y);
}

static void put_timeline(GString *out, GRand *random)
{
    static const char *const phases[] = {"", " phase='发现'", " phase='Respond'", " phase='恢复业务'"};
    const int n = g_rand_int_range(random, 1, g_rand_boolean(random) ? 8 : 41), scale = g_rand_int_range(random, 1, 300);
    int minute = g_rand_int_range(random, 0, 100000);
    const bool phased = g_rand_boolean(random), height = g_rand_boolean(random);
    g_string_append_printf(out, "<chart kind='timeline' alt='a' zone='Europe/Berlin' broken='not to scale'%s>", height ? " height='70'" : "");
    for (int i = 0; i < n; i++) {
        minute += g_rand_int_range(random, 0, 4) == 0 ? 0 : g_rand_int_range(random, 0, scale);
        if (g_rand_int_range(random, 0, 20) == 0)
            minute += g_rand_int_range(random, 0, 9000);
        g_autofree char *instant = jf_instant_iso(INT64_C(1700000000000000) + minute * MINUTE);
        put_part(out, random, "event");
        g_string_append_printf(out, " at='%s'%s/>", instant, phased ? phases[g_rand_int_range(random, 0, 4)] : "");
        if (g_rand_int_range(random, 0, 9) != 0)
            continue;
        g_autofree char *end = jf_instant_iso(INT64_C(1700000000000000) + (minute + g_rand_int_range(random, 0, 3000)) * MINUTE);
        put_part(out, random, "span");
        g_string_append_printf(out, " from='%s' to='%s'/>", instant, end);
    }
    g_string_append(out, "</chart>");
}

static void test_random(void)
{
    draw_many(&t, 400, put_timeline);
}

static void test_at_once(void)
{
    g_autoptr(GString) text = g_string_new("<chart kind='timeline' alt='a'>");
    charts_again(&t);
    for (int i = 0; i < 12; i++)
        g_string_append_printf(text, "<event at='2026-03-08T02:31:00Z' label='第 %d 条'/>", i);
    g_string_append(text, "</chart>");
    const JfDrawing d = draw_text(&t, text->str);
    check_words(&d, text->str);
    check_paths(&d, text->str);
    g_assert_nonnull(words_saying(&d, "UTC"));
    g_assert_cmpint(words_saying(&d, "第 0 条")->y, <, words_saying(&d, "第 11 条")->y);
}

// Hundreds have a key over pages: all that they say is there to be read.
static void test_many(void)
{
    static const int counts[] = {61, 200, JF_CHART_MOST};
    for (size_t c = 0; c < G_N_ELEMENTS(counts); c++) {
        g_autoptr(GString) text = g_string_new("<chart kind='timeline' alt='a' zone='Asia/Shanghai'>");
        charts_again(&t);
        for (int i = 0; i < counts[c]; i++)
            g_string_append_printf(text, "<event at='2026-03-08T%02d:%02d:00' label='事件 %d'/>", i / 60, i % 60, i);
        g_string_append(text, "</chart>");
        const JfDrawing d = draw_text(&t, text->str);
        check_words(&d, "many");
        check_cells(&d, "many");
        check_parts(&d, "many");
        g_assert_true((d.height > d.most_height) == (counts[c] > 61));
        g_assert_cmpint(d.n_rows, ==, counts[c] + 1);
        g_assert_nonnull(words_saying(&d, "事件 60"));
    }
}

// What a span's tone is shows without ink: full, hatched, light; and a key says what tones mean.
static void test_span_looks(void)
{
    static const char text[] = "<chart kind='timeline' alt='a' bad-label='down' warn-label='slow'><span from='2026-03-08T01:00:00Z' to='2026-03-08T03:00:00Z' "
                               "label='x' tone='bad'/><span from='2026-03-08T01:00:00Z' to='2026-03-08T03:00:00Z' label='y' tone='warn'/></chart>";
    charts_again(&t);
    const JfDrawing d = draw_text(&t, text);
    const JfShape *bad = mark_of(&d, 1, 0), *warn = mark_of(&d, 2, 0);
    g_assert_cmpint(bad->pen.fill.share, ==, 100);
    g_assert_cmpint(warn->pen.fill.share, <, 30);
    g_assert_cmpint(warn->next->pen.stroke.share, >, 0); // the hatch
    g_assert_cmpuint(warn->next->path->n, >, 10);
    g_assert_nonnull(words_saying(&d, "down"));
    g_assert_nonnull(words_saying(&d, "slow"));
    check_words(&d, text);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    charts_init(&t);
    g_test_add_func("/chart/timeline/axis", test_axis_true_to_scale);
    g_test_add_func("/chart/timeline/axis-broken", test_axis_broken);
    g_test_add_func("/chart/timeline/axis-of-one-instant", test_axis_of_one_instant);
    g_test_add_func("/chart/timeline/ticks", test_ticks_of_the_clock);
    g_test_add_func("/chart/timeline/days", test_days);
    g_test_add_func("/chart/timeline/durations", test_durations);
    g_test_add_func("/chart/timeline/over-midnight", test_over_midnight);
    g_test_add_func("/chart/timeline/random", test_random);
    g_test_add_func("/chart/timeline/at-once", test_at_once);
    g_test_add_func("/chart/timeline/many", test_many);
    g_test_add_func("/chart/timeline/span-looks", test_span_looks);
    const int failed = g_test_run();
    charts_clear(&t);
    return failed;
}
