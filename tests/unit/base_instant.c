// SPDX-License-Identifier: MIT
// base/instant: reading, zones with gaps and doubled hours, calendar, formatting.
#include "base/instant.h"

static JfInstantFault parse(const char *text, const char *zone_name, JfInstant *out)
{
    g_autoptr(JfZone) zone = zone_name ? jf_zone_open(zone_name) : NULL;
    g_assert_true(!zone_name || zone);
    *out = JF_INSTANT_NONE;
    return jf_instant_parse(text, zone, out);
}

static void assert_iso(const char *text, const char *zone, const char *expected)
{
    JfInstant at;
    g_assert_cmpint(parse(text, zone, &at), ==, JF_INSTANT_OK);
    g_autofree char *iso = jf_instant_iso(at);
    g_assert_cmpstr(iso, ==, expected);
}

static void assert_fault(const char *text, const char *zone, JfInstantFault expected)
{
    JfInstant at;
    JfInstantFault fault = parse(text, zone, &at);
    if (fault != expected)
        g_test_message("%s: %d", text, fault);
    g_assert_cmpint(fault, ==, expected);
    g_assert_cmpint(at, ==, JF_INSTANT_NONE);
}

static void test_offsets(void)
{
    assert_iso("2026-03-05T09:40:00+08:00", NULL, "2026-03-05T01:40:00Z");
    assert_iso("2026-03-05T01:40:00Z", NULL, "2026-03-05T01:40:00Z");
    assert_iso("2026-03-05T09:40:00", "Asia/Shanghai", "2026-03-05T01:40:00Z");
    assert_iso("2026-03-05T09:40:00-05:30", "Asia/Shanghai", "2026-03-05T15:10:00Z"); // an offset wins over the zone
    assert_iso(" \n2026-03-05T09:40:00Z\t", NULL, "2026-03-05T09:40:00Z");
    assert_iso("2024-02-29T24:00:00Z", NULL, "2024-03-01T00:00:00Z");
    assert_iso("1970-01-01T08:00:00", "Asia/Shanghai", "1970-01-01T00:00:00Z");
    assert_iso("9999-12-31T23:59:59Z", NULL, "9999-12-31T23:59:59Z");
}

static void test_fraction(void)
{
    JfInstant at;
    g_assert_cmpint(parse("1970-01-01T00:00:01.5Z", NULL, &at), ==, JF_INSTANT_OK);
    g_assert_cmpint(at, ==, 1500000);
    g_assert_cmpint(parse("1970-01-01T00:00:00.1234569Z", NULL, &at), ==, JF_INSTANT_OK);
    g_assert_cmpint(at, ==, 123456);
}

static void test_syntax(void)
{
    static const char *const wrong[] = {"",
                                        "2026-03-05",
                                        "2026-03-05T09:40",
                                        "2026-03-05 09:40:00Z",
                                        "2026-3-5T09:40:00Z",
                                        "2026-03-05T09:40:00",
                                        "2026-03-05T09:40:00.Z",
                                        "2026-03-05T09:40:00+8",
                                        "2026-03-05T09:40:00+0800",
                                        "2026-03-05T09:40:00+14:01",
                                        "2026-03-05T09:40:00+08:60",
                                        "2026-03-05T09:40:00ZZ",
                                        "-2026-03-05T09:40:00Z",
                                        "12026-03-05T09:40:00Z",
                                        "２026-03-05T09:40:00Z",
                                        "2026-03-05T09:40:00z"};
    for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++)
        assert_fault(wrong[i], NULL, JF_INSTANT_SYNTAX);
}

static void test_range(void)
{
    static const char *const wrong[] = {
        "2026-02-30T00:00:00Z", "2025-02-29T00:00:00Z", "2100-02-29T00:00:00Z",      "2026-04-31T00:00:00Z",     "2026-13-01T00:00:00Z",
        "2026-00-01T00:00:00Z", "2026-01-00T00:00:00Z", "2026-01-01T24:00:01Z",      "2026-01-01T25:00:00Z",     "2026-01-01T00:60:00Z",
        "2026-01-01T00:00:60Z", "1969-12-31T23:59:59Z", "1970-01-01T00:00:00+08:00", "9999-12-31T23:59:59-00:01"};
    for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++)
        assert_fault(wrong[i], NULL, JF_INSTANT_RANGE);
}

static void test_summer_time(void)
{
    assert_iso("2026-03-08T01:59:59", "America/New_York", "2026-03-08T06:59:59Z");
    assert_fault("2026-03-08T02:00:00", "America/New_York", JF_INSTANT_GAP);
    assert_fault("2026-03-08T02:59:59", "America/New_York", JF_INSTANT_GAP);
    assert_iso("2026-03-08T03:00:00", "America/New_York", "2026-03-08T07:00:00Z");
    assert_iso("2026-11-01T00:59:59", "America/New_York", "2026-11-01T04:59:59Z");
    assert_fault("2026-11-01T01:00:00", "America/New_York", JF_INSTANT_TWICE);
    assert_fault("2026-11-01T01:59:59", "America/New_York", JF_INSTANT_TWICE);
    assert_iso("2026-11-01T02:00:00", "America/New_York", "2026-11-01T07:00:00Z");
    assert_iso("2026-11-01T01:30:00-04:00", "America/New_York", "2026-11-01T05:30:00Z");
    assert_fault("2026-10-04T02:15:00", "Australia/Lord_Howe", JF_INSTANT_GAP); // half an hour
    assert_iso("2026-10-04T02:30:00", "Australia/Lord_Howe", "2026-10-03T15:30:00Z");
    assert_fault("2011-12-30T12:00:00", "Pacific/Apia", JF_INSTANT_GAP); // the day that Samoa left out
    assert_iso("2011-12-31T00:00:00", "Pacific/Apia", "2011-12-30T10:00:00Z");
    assert_fault("1991-04-14T02:30:00", "Asia/Shanghai", JF_INSTANT_GAP);    // China had summer time until 1991
    assert_fault("2050-03-13T02:30:00", "America/New_York", JF_INSTANT_GAP); // beyond the tables of older zone files
}

static void test_zone_names(void)
{
    static const char *const wrong[] = {"",
                                        "Mars/Base",
                                        "/etc/localtime",
                                        "../../etc/passwd",
                                        "Asia/../Asia/Shanghai",
                                        "EST5EDT,M3.2.0,M11.1.0",
                                        "+08:00",
                                        "UTC+8",
                                        "Asia/",
                                        "Asia",
                                        "Asia//Shanghai",
                                        "right/UTC",
                                        "posix/UTC",
                                        "asia shanghai",
                                        "zone.tab",
                                        "北京",
                                        "Asia/Shanghai ",
                                        ":UTC"};
    for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++) {
        g_autoptr(JfZone) zone = jf_zone_open(wrong[i]);
        if (zone)
            g_test_message("accepted: %s", wrong[i]);
        g_assert_null(zone);
    }
    static const char *const right[] = {"UTC", "Asia/Shanghai", "America/Argentina/Buenos_Aires", "Etc/GMT-8", "America/Port-au-Prince"};
    for (size_t i = 0; i < G_N_ELEMENTS(right); i++) {
        g_autoptr(JfZone) zone = jf_zone_open(right[i]);
        g_assert_nonnull(zone);
        g_autofree char *name = jf_instant_format(0, zone, "%Z");
        g_assert_cmpstr(name, ==, right[i]);
    }
}

static void test_format(void)
{
    g_autoptr(JfZone) shanghai = jf_zone_open("Asia/Shanghai");
    g_autoptr(JfZone) st_johns = jf_zone_open("America/St_Johns");
    JfInstant at;
    g_assert_cmpint(jf_instant_parse("2026-03-05T01:40:07Z", NULL, &at), ==, JF_INSTANT_OK);
    g_autofree char *a = jf_instant_format(at, shanghai, "%Y-%m-%d %H:%M:%S %z %Z %u %b %B %% %-m月%-d日 %");
    g_assert_cmpstr(a, ==, "2026-03-05 09:40:07 +08:00 Asia/Shanghai 4 Mar March % 3月5日 %");
    g_autofree char *b = jf_instant_format(at, st_johns, "%d %H:%M %z");
    g_assert_cmpstr(b, ==, "04 22:10 -03:30");
    g_autofree char *c = jf_instant_pdf(at);
    g_assert_cmpstr(c, ==, "D:20260305014007Z");
    g_assert_cmpint(jf_instant_offset(at, st_johns), ==, -12600);
}

// Against GLib's calendar, each day of four centuries.
static void test_calendar(void)
{
    g_autoptr(GDateTime) day = g_date_time_new_utc(1970, 1, 1, 12, 0, 0);
    for (int i = 0; i < 146097; i++) {
        char text[40];
        JfInstant at;
        g_snprintf(text, sizeof text, "%04d-%02d-%02dT12:00:00Z", g_date_time_get_year(day), g_date_time_get_month(day),
                   g_date_time_get_day_of_month(day));
        g_assert_cmpint(jf_instant_parse(text, NULL, &at), ==, JF_INSTANT_OK);
        g_assert_cmpint(at, ==, g_date_time_to_unix(day) * 1000000);
        g_autofree char *iso = jf_instant_iso(at);
        g_assert_cmpstr(iso, ==, text);
        if (i % 97 == 0) {
            g_autofree char *weekday = jf_instant_format(at, NULL, "%u");
            g_assert_cmpint(weekday[0] - '0', ==, g_date_time_get_day_of_week(day));
        }
        GDateTime *next = g_date_time_add_days(day, 1);
        g_date_time_unref(day);
        day = next;
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/base/instant/offsets", test_offsets);
    g_test_add_func("/base/instant/fraction", test_fraction);
    g_test_add_func("/base/instant/syntax", test_syntax);
    g_test_add_func("/base/instant/range", test_range);
    g_test_add_func("/base/instant/summer-time", test_summer_time);
    g_test_add_func("/base/instant/zone-names", test_zone_names);
    g_test_add_func("/base/instant/format", test_format);
    g_test_add_func("/base/instant/calendar", test_calendar);
    return g_test_run();
}
