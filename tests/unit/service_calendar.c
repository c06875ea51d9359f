// SPDX-License-Identifier: MIT
// Service calendars against a slow, obviously right reference that walks minute by minute, and against cases of the field.
#include "service/calendar.h"

#define MINUTE ((int64_t)60000000)

static JfInstant at(const char *text)
{
    JfInstant instant = 0;
    g_assert_cmpint(jf_instant_parse(text, NULL, &instant), ==, JF_INSTANT_OK);
    return instant;
}

static JfDay day(const char *text)
{
    JfDay out = 0;
    g_assert_true(jf_day_parse(text, &out));
    return out;
}

static JfCalendar *office(const char *zone)
{ // Monday to Friday 08:30–17:30, closed and open exceptions
    JfCalendar *calendar = jf_calendar_new();
    jf_calendar_add_version(calendar, "1", day("2020-01-01"), jf_zone_open(zone));
    for (int weekday = 1; weekday <= 5; weekday++)
        jf_calendar_add_hours(calendar, weekday, 510, 1050);
    return calendar;
}

static void test_days(void)
{
    g_assert_cmpint(jf_day_weekday(0), ==, 4);
    g_assert_cmpint(jf_day_weekday(-1), ==, 3);
    g_assert_cmpint(jf_day_weekday(day("2026-03-05")), ==, 4);
    g_assert_cmpint(jf_day_weekday(day("2026-03-08")), ==, 7);
    JfDay out = 0;
    g_assert_false(jf_day_parse("2026-02-30", &out));
    g_assert_false(jf_day_parse("2026-2-3", &out));
    g_autoptr(JfZone) berlin = jf_zone_open("Europe/Berlin");
    // 2026-03-29: 02:00 → 03:00; the skipped 02:30 is the moment of the skip, the day has 23 hours
    g_assert_cmpint(jf_day_instant(day("2026-03-29"), 150, berlin), ==, at("2026-03-29T01:00:00Z"));
    g_assert_cmpint(jf_day_instant(day("2026-03-29"), 1440, berlin) - jf_day_instant(day("2026-03-29"), 0, berlin), ==, 23 * 60 * MINUTE);
    // 2026-10-25: 02:30 comes twice, the first is meant; the day has 25 hours
    g_assert_cmpint(jf_day_instant(day("2026-10-25"), 150, berlin), ==, at("2026-10-25T00:30:00Z"));
    g_assert_cmpint(jf_day_instant(day("2026-10-25"), 1440, berlin) - jf_day_instant(day("2026-10-25"), 0, berlin), ==, 25 * 60 * MINUTE);
}

static void test_weekend(void)
{
    g_autoptr(JfCalendar) calendar = office("Asia/Shanghai");
    JfInstant due = 0; // Friday 17:00, 60 minutes: Monday 09:00
    g_assert_true(jf_calendar_advance(calendar, at("2026-03-06T17:00:00+08:00"), 60 * MINUTE, &due));
    g_assert_cmpint(due, ==, at("2026-03-09T09:00:00+08:00"));
    g_assert_cmpint(jf_calendar_between(calendar, at("2026-03-06T17:00:00+08:00"), due), ==, 60 * MINUTE);
    // received on Sunday: the clock starts on Monday 08:30
    g_assert_true(jf_calendar_advance(calendar, at("2026-03-08T11:00:00+08:00"), 30 * MINUTE, &due));
    g_assert_cmpint(due, ==, at("2026-03-09T09:00:00+08:00"));
    g_assert_cmpint(jf_calendar_between(calendar, at("2026-03-07T00:00:00+08:00"), at("2026-03-09T08:30:00+08:00")), ==, 0);
}

static void test_exceptions(void)
{
    g_autoptr(JfCalendar) calendar = office("Asia/Shanghai");
    jf_calendar_add_exception(calendar, day("2026-03-09"));                  // a closed Monday
    jf_calendar_add_exception_hours(calendar, day("2026-03-07"), 510, 1050); // an open Saturday (调休)
    JfInstant due = 0;
    g_assert_true(jf_calendar_advance(calendar, at("2026-03-06T17:00:00+08:00"), 600 * MINUTE, &due));
    g_assert_cmpint(due, ==, at("2026-03-10T09:00:00+08:00")); // 30 on Friday, 540 on Saturday, 30 on Tuesday
}

static void test_always(void)
{
    g_autoptr(JfCalendar) calendar = jf_calendar_new();
    jf_calendar_add_version(calendar, "1", day("2020-01-01"), jf_zone_open("Europe/Berlin"));
    jf_calendar_add_always(calendar);
    JfInstant from = at("2026-01-01T00:00:00Z"), until = at("2027-01-01T00:00:00Z"); // a year, both changes inside: not a minute lost
    g_assert_cmpint(jf_calendar_between(calendar, from, until), ==, until - from);
    g_assert_cmpint(jf_calendar_between(calendar, until, from), ==, 0);
}

static void test_overnight(void)
{
    g_autoptr(JfCalendar) calendar = jf_calendar_new();
    jf_calendar_add_version(calendar, "1", day("2020-01-01"), jf_zone_open("Asia/Shanghai"));
    jf_calendar_add_hours(calendar, 1, 22 * 60, 6 * 60); // Monday 22:00 to Tuesday 06:00
    JfInstant due = 0;
    g_assert_true(jf_calendar_advance(calendar, at("2026-03-02T23:00:00+08:00"), 120 * MINUTE, &due));
    g_assert_cmpint(due, ==, at("2026-03-03T01:00:00+08:00"));
    g_assert_cmpint(jf_calendar_between(calendar, at("2026-03-02T00:00:00+08:00"), at("2026-03-09T00:00:00+08:00")), ==, 480 * MINUTE);
}

static void test_versions(void)
{
    g_autoptr(JfCalendar) calendar = office("Asia/Shanghai");
    jf_calendar_add_version(calendar, "2", day("2026-03-10"), jf_zone_open("Asia/Shanghai"));
    jf_calendar_add_always(calendar);
    g_assert_cmpstr(jf_calendar_version(calendar, at("2026-03-09T23:59:59+08:00")), ==, "1");
    g_assert_cmpstr(jf_calendar_version(calendar, at("2026-03-10T00:00:00+08:00")), ==, "2");
    g_assert_null(jf_calendar_version(calendar, at("2019-12-31T12:00:00+08:00")));
    JfInstant due = 0; // 30 minutes on Monday until 17:30, then the new version from midnight on
    g_assert_true(jf_calendar_advance(calendar, at("2026-03-09T17:00:00+08:00"), 90 * MINUTE, &due));
    g_assert_cmpint(due, ==, at("2026-03-10T01:00:00+08:00"));
}

// The calendar moves to another zone: no hour is lost or served twice where the days of both meet, laid out or not.
static void test_another_zone(void)
{
    static const char *const zones[] = {"America/New_York", "Asia/Shanghai",
                                        "America/New_York"}; // the new day begins 12 hours earlier, later
    for (int i = 0; i < 4; i++) {
        g_autoptr(JfCalendar) calendar = jf_calendar_new();
        jf_calendar_add_version(calendar, "1", day("2020-01-01"), jf_zone_open(zones[i % 2]));
        jf_calendar_add_always(calendar);
        jf_calendar_add_version(calendar, "2", day("2026-06-10"), jf_zone_open(zones[i % 2 + 1]));
        jf_calendar_add_always(calendar);
        if (i >= 2)
            jf_calendar_prepare(calendar, day("2026-06-01"), day("2026-06-30"));
        JfInstant from = at("2026-06-08T00:00:00Z"), until = at("2026-06-12T00:00:00Z"), due = 0;
        g_assert_cmpint(jf_calendar_between(calendar, from, until), ==, until - from);
        g_assert_true(jf_calendar_advance(calendar, from, until - from, &due));
        g_assert_cmpint(due, ==, until);
        g_assert_cmpstr(jf_calendar_version(calendar, at(i % 2 == 0 ? "2026-06-09T16:00:00Z" : "2026-06-10T04:00:00Z")), ==, "2");
        g_assert_cmpstr(jf_calendar_version(calendar, at(i % 2 == 0 ? "2026-06-09T15:59:59Z" : "2026-06-10T03:59:59Z")), ==, "1");
    }
}

// Laid out for some weeks, the calendar says the same within, across and outside of them.
static void test_prepared(void)
{
    g_autoptr(JfCalendar) walked = office("Europe/Berlin"), prepared = office("Europe/Berlin");
    jf_calendar_prepare(prepared, day("2026-03-01"), day("2026-04-30"));
    g_autoptr(GRand) random = g_rand_new_with_seed(4);
    for (int i = 0; i < 3000; i++) {
        JfInstant from = at("2026-02-01T00:00:00Z") + g_rand_int_range(random, 0, 120 * 1440) * MINUTE, due = 0, expected = 0;
        JfInstant until = from + g_rand_int_range(random, 0, 60 * 1440) * MINUTE;
        int64_t service = g_rand_int_range(random, 0, 6000) * MINUTE;
        g_assert_cmpint(jf_calendar_between(prepared, from, until), ==, jf_calendar_between(walked, from, until));
        g_assert_true(jf_calendar_advance(walked, from, service, &expected));
        g_assert_true(jf_calendar_advance(prepared, from, service, &due));
        g_assert_cmpint(due, ==, expected);
    }
    jf_calendar_add_exception(prepared, day("2026-03-09")); // what was laid out holds no more
    g_assert_cmpint(jf_calendar_between(prepared, at("2026-03-09T00:00:00Z"), at("2026-03-09T23:00:00Z")), ==, 0);
}

static void test_never(void)
{
    g_autoptr(JfCalendar) calendar = jf_calendar_new();
    jf_calendar_add_version(calendar, "1", day("2020-01-01"), jf_zone_open("Asia/Shanghai"));
    JfInstant due = 0;
    g_assert_false(jf_calendar_advance(calendar, at("2026-03-09T17:00:00+08:00"), MINUTE, &due));
}

// ---- the reference

typedef struct {
    int weekday, from, until;
} Rule;

// Is local minute `minute` of `local_day` served? By the words of the header alone.
static bool served(const Rule *rules, size_t n, JfDay local_day, int minute)
{
    for (size_t i = 0; i < n; i++) {
        int until = rules[i].until > rules[i].from ? rules[i].until : rules[i].until + 1440;
        JfDay before = local_day - 1;
        if (rules[i].weekday == jf_day_weekday(local_day) && minute >= rules[i].from && minute < until)
            return true;
        if (rules[i].weekday == jf_day_weekday(before) && minute + 1440 >= rules[i].from && minute + 1440 < until)
            return true;
    }
    return false;
}

static int64_t walk(const Rule *rules, size_t n, const JfZone *zone, JfInstant from, JfInstant until)
{
    int64_t total = 0;
    for (JfInstant now = from; now < until; now += MINUTE) {
        int64_t local = now / 1000000 + jf_instant_offset(now, zone);
        if (served(rules, n, jf_instant_day(now, zone), (int)(local % 86400 / 60)))
            total += MINUTE;
    }
    return total;
}

static void test_against_walk(void)
{
    static const char *const zones[] = {"Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "UTC"};
    g_autoptr(GRand) random = g_rand_new_with_seed(20260322);
    for (int round = 0; round < 300; round++) {
        const char *name = zones[round % G_N_ELEMENTS(zones)];
        g_autoptr(JfZone) zone = jf_zone_open(name);
        g_autoptr(JfCalendar) calendar = jf_calendar_new();
        jf_calendar_add_version(calendar, "1", day("2020-01-01"), jf_zone_open(name));
        Rule rules[6];
        size_t n = (size_t)g_rand_int_range(random, 1, 7);
        for (size_t i = 0; i < n; i++) {
            // between 03:15 and 23:45: where no zone of these changes its clocks, so that the words of both sides mean the same
            rules[i] = (Rule){g_rand_int_range(random, 1, 8), 15 * g_rand_int_range(random, 13, 96), 15 * g_rand_int_range(random, 13, 96)};
            if (rules[i].until == rules[i].from)
                rules[i].until += 15;
            jf_calendar_add_hours(calendar, rules[i].weekday, rules[i].from, rules[i].until);
        }
        JfInstant from = at("2026-03-01T00:00:00Z") + g_rand_int_range(random, 0, 300 * 1440) * MINUTE;
        JfInstant until = from + g_rand_int_range(random, 1, 9 * 1440) * MINUTE;
        int64_t expected = walk(rules, n, zone, from, until);
        g_assert_cmpint(jf_calendar_between(calendar, from, until), ==, expected);
        JfInstant due = 0;
        if (expected > 0) {
            g_assert_true(jf_calendar_advance(calendar, from, expected, &due));
            g_assert_cmpint(due, <=, until);
            g_assert_cmpint(jf_calendar_between(calendar, from, due), ==, expected);
        }
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/service/calendar/days", test_days);
    g_test_add_func("/service/calendar/weekend", test_weekend);
    g_test_add_func("/service/calendar/exceptions", test_exceptions);
    g_test_add_func("/service/calendar/always", test_always);
    g_test_add_func("/service/calendar/overnight", test_overnight);
    g_test_add_func("/service/calendar/versions", test_versions);
    g_test_add_func("/service/calendar/another-zone", test_another_zone);
    g_test_add_func("/service/calendar/prepared", test_prepared);
    g_test_add_func("/service/calendar/never", test_never);
    g_test_add_func("/service/calendar/walk", test_against_walk);
    return g_test_run();
}
