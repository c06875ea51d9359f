// SPDX-License-Identifier: MIT
// What users of other tools reported as counted wrong: each case, counted right. (The threads are named in each test.)
#include "service_make.h"

// glpi#10594: a promise in days and a pause over the weekend: only service time of the pause counts.
static void test_pause_over_weekend(void)
{
    g_autoptr(Make) m = make_new(); // P3: two days of nine hours. Thursday 10:00; paused Friday 16:30 to Monday 09:30
    const JfTarget *t = make_target(m, 3, JF_MEASURE_RESOLUTION, "05T10:00 received; 06T16:30 paused; 09T09:30 resumed; 09T12:00 resolved");
    assert_minutes(t->paused, 60 + 60);
    assert_at(t->due, "09T12:00"); // without the pause it would be Monday 10:00
    assert_minutes(t->used, 1080);
    assert_verdict(t, "met");
    t = make_target(m, 3, JF_MEASURE_RESOLUTION, "05T10:00 received; 06T16:30 paused; 09T09:30 resumed; 09T12:00:01 resolved");
    assert_verdict(t, "missed");
}

// glpi#9082: a pause must not move the due instant out of the hours.
static void test_pause_keeps_due_in_hours(void)
{
    g_autoptr(Make) m = make_new(); // Thursday 08:30 + 8 h = 16:30; two hours of pause: Friday 09:30, not Thursday 18:30
    const JfTarget *t = make_target(m, 2, JF_MEASURE_RESOLUTION, "05T08:30 received; 05T10:00 paused; 05T12:00 resumed");
    assert_at(t->due, "06T09:30");
}

// glpi#687: received outside the hours: the time used is counted from opening, not zero for ever.
static void test_received_outside_hours(void)
{
    g_autoptr(Make) m = make_new();
    const JfTarget *t = make_target(m, 2, JF_MEASURE_RESOLUTION, "07T22:00 received; 09T10:00 resolved");
    assert_minutes(t->used, 90);
    assert_at(t->due, "09T16:30");
    t = make_target(m, 2, JF_MEASURE_RESOLUTION, "07T22:00 received; 08T10:00 resolved"); // all outside
    assert_minutes(t->used, 0);
    assert_verdict(t, "met");
}

// glpi PR#15357, #15429: points of escalation lie on the calendar, and the time allowed for it too.
static void test_escalation_on_calendar(void)
{
    g_autoptr(Make) m = make_new();
    m->escalations[0] = (JfEscalation){0, JF_MEASURE_RESOLUTION, 80 * JF_PERCENT, JF_ESCALATE_MANAGER, 120};
    m->slas[0].n_escalations = 1;
    // Friday 10:30 + 480: Monday 09:30; 80 % = 384: Friday 16:54; 120 minutes more: Monday 09:54
    const JfReplay *replay = make_replay(m, 2, "06T10:30 received; 09T09:00 escalated manager-told; 10T09:00 resolved");
    const JfTarget *t = make_find(replay, JF_MEASURE_RESOLUTION, 1);
    const JfSignal *signal = &replay->signals[t->first_signal + t->n_signals - 1];
    g_assert_cmpint(signal->type, ==, JF_SIGNAL_ESCALATION);
    assert_at(signal->due, "06T16:54");
    assert_at(signal->until, "09T09:54");
    g_assert_cmpint(signal->verdict, ==, JF_SIGNAL_IN_TIME);
}

// glpi#17186: a deadline that no pause may move: a measure that the pause rules do not name.
static void test_deadline_is_not_moved(void)
{
    g_autoptr(Make) m = make_new();
    const JfTarget *t =
        make_target(m, 2, JF_MEASURE_RESPONSE, "05T09:00 received; 05T09:10 paused; 05T09:50 resumed; 05T09:55 acknowledged");
    assert_at(t->due, "05T09:30");
    assert_verdict(t, "missed");
    t = make_target(m, 2, JF_MEASURE_RESOLUTION,
                    "05T08:30 received; 05T10:00 paused agreed; 05T12:00 resumed"); // a reason that stops nothing
    assert_at(t->due, "05T16:30");
    assert_minutes(t->paused, 0);
}

// glpi#6902, #15605: changed while paused: the pause before stays.
static void test_priority_changed_while_paused(void)
{
    g_autoptr(Make) m = make_new();
    const char *history = "05T09:00 received; 05T09:30 paused; 05T14:00 priority-changed P1; 05T16:00 resumed; 05T18:00 resolved";
    const JfTarget *t = make_target(m, 2, JF_MEASURE_RESOLUTION, history);
    assert_at(t->due, "05T19:30"); // 30 minutes before the pause, 210 after
    assert_minutes(t->used, 150);
    assert_minutes(t->paused, 390);
    assert_verdict(t, "met");
    m->slas[0].priority_change = JF_CHANGE_RESTART; // begins paused
    const JfReplay *replay = make_replay(m, 2, history);
    t = make_find(replay, JF_MEASURE_RESOLUTION, 2);
    assert_at(t->start, "05T14:00");
    assert_at(t->due, "05T20:00");
    assert_verdict(make_find(replay, JF_MEASURE_RESOLUTION, 1), "cancelled");
}

// glpi#1911: a shorter target from creation leaves no time: handing over changes nothing, a raised priority breaks no sooner than it was raised.
static void test_shorter_target(void)
{
    g_autoptr(Make) m = make_new();
    const JfTarget *t = make_target(m, 2, JF_MEASURE_RESOLUTION, "05T08:30 received; 05T15:00 assigned; 05T16:00 resolved");
    assert_at(t->due, "05T16:30");
    const char *raised = "05T08:30 received; 05T15:00 priority-changed P1; 05T16:00 resolved";
    t = make_target(m, 2, JF_MEASURE_RESOLUTION, raised); // retroactive: 12:30 was over, nobody could know
    assert_at(t->due, "05T12:30");
    assert_at(t->deviated, "05T15:00");
    assert_verdict(t, "missed");
    m->slas[0].priority_change = JF_CHANGE_RESTART;
    t = make_find(make_replay(m, 2, raised), JF_MEASURE_RESOLUTION, 2);
    assert_at(t->due, "05T19:00");
    assert_verdict(t, "met");
    m->slas[0].priority_change = JF_CHANGE_CONTINUE;
    t = make_target(m, 2, JF_MEASURE_RESOLUTION, raised);
    assert_at(t->due, "05T16:30");
    g_assert_cmpint(t->priority, ==, 2);
}

// glpi PR#9267, zammad#188, osTicket PR#5206: on reopening, time as resolved and time as closed are the same: both stand, however often.
static void test_reopened_several_times(void)
{
    g_autoptr(Make) m = make_new();
    const JfTarget *t = make_target(m, 2, JF_MEASURE_RESOLUTION,
                                    "05T08:30 received; 05T10:30 resolved; 05T11:30 reopened; 05T12:30 resolved; 05T13:00 closed; "
                                    "06T09:30 reopened; 06T10:30 resolved");
    assert_minutes(t->used, 120 + 60 + 60);
    assert_minutes(t->paused, 60 + 300 + 60);
    assert_at(t->due, "06T14:30");
    assert_verdict(t, "met");
}

// breeze#6691: a later priority adjusts the target.
static void test_priority_adjusts(void)
{
    g_autoptr(Make) m = make_new();
    const JfTarget *t = make_target(m, 3, JF_MEASURE_RESOLUTION, "05T08:30 received; 05T09:00 priority-changed P2");
    g_assert_cmpint(t->promise->minutes, ==, 480);
    assert_at(t->due, "05T16:30");
    // back and forth ends where it began
    t = make_target(m, 3, JF_MEASURE_RESOLUTION, "05T08:30 received; 05T09:00 priority-changed P2; 05T10:00 priority-changed P3");
    assert_at(t->due, "06T17:30");
}

// zammad#5177: an update interval shorter than the response never overrules it. zammad#3140: nor does it fire though the provider spoke last.
static void test_updates(void)
{
    g_autoptr(Make) m = make_new();
    make_promise(m, JF_MEASURE_UPDATE, 2, 10, m->office);
    const JfReplay *replay = make_replay(m, 2, "05T09:00 received; 05T09:29 acknowledged; 05T09:38 informed; 05T09:45 resolved");
    assert_verdict(make_find(replay, JF_MEASURE_RESPONSE, 1), "met");
    const JfTarget *t = make_find(replay, JF_MEASURE_UPDATE, 1);
    assert_at(t->start, "05T09:29");
    assert_verdict(t, "met");
    g_assert_null(make_find(replay, JF_MEASURE_UPDATE, 2)); // 09:38 + 10 came after resolution
    replay = make_replay(m, 2, "05T09:00 received; 05T09:20 acknowledged; 05T11:00 informed; 05T11:05 called-back; 05T11:20 resolved");
    t = make_find(replay, JF_MEASURE_UPDATE, 1);
    assert_verdict(t, "missed"); // one silence, one miss
    assert_at(t->deviated, "05T09:30");
    assert_verdict(make_find(replay, JF_MEASURE_UPDATE, 2), "met");
    assert_verdict(make_find(replay, JF_MEASURE_UPDATE, 3), "missed"); // 11:15 passed before the resolution
    g_assert_null(make_find(replay, JF_MEASURE_UPDATE, 4));
}

static void test_updates_and_pauses(void)
{
    g_autoptr(Make) m = make_new();
    m->pauses[0].measures |= 1u << JF_MEASURE_UPDATE;
    make_promise(m, JF_MEASURE_UPDATE, 2, 60, m->office);
    const JfTarget *t = make_target(m, 2, JF_MEASURE_UPDATE,
                                    "05T09:00 received; 05T09:10 acknowledged; 05T09:30 paused; 05T15:00 resumed; 05T15:30 informed");
    assert_at(t->due, "05T15:40");
    assert_verdict(t, "met");
    m->promises[2].priority = 5; // no response promised to P2: updates count from receipt
    t = make_target(m, 2, JF_MEASURE_UPDATE, "05T09:00 received; 05T10:01 acknowledged");
    assert_at(t->start, "05T09:00");
    assert_verdict(t, "missed");
}

// zammad#3551, Znuny#514: answered and paused in one action, in either order: the response is recorded.
static void test_response_with_pause(void)
{
    g_autoptr(Make) m = make_new();
    m->pauses[0].measures = ~0u;
    static const char *const histories[] = {"05T09:00 received; 05T09:20 acknowledged; 05T09:20 paused",
                                            "05T09:00 received; 05T09:20 paused; 05T09:20 acknowledged"};
    for (size_t i = 0; i < G_N_ELEMENTS(histories); i++) {
        const JfTarget *t = make_target(m, 2, JF_MEASURE_RESPONSE, histories[i]);
        assert_at(t->met, "05T09:20");
        assert_minutes(t->used, 20);
        assert_verdict(t, "met");
    }
    const JfTarget *t =
        make_target(m, 2, JF_MEASURE_RESPONSE, "05T09:00 received; 05T09:20 paused; 05T11:00 acknowledged"); // while it stands
    assert_minutes(t->used, 20);
    assert_verdict(t, "met");
}

// zammad#3180: 24 × 7 loses no minute at midnight.
static void test_always(void)
{
    g_autoptr(Make) m = make_new();
    g_autoptr(JfCalendar) always = make_calendar("always-1");
    jf_calendar_add_always(always);
    jf_calendar_prepare(always, make_day("2026-03-01"), make_day("2026-03-20"));
    m->promises[1].calendar = always;
    m->promises[1].minutes = 10 * 1440;
    const JfTarget *t = make_target(m, 1, JF_MEASURE_RESOLUTION, "05T09:00 received; 15T09:00 resolved");
    assert_at(t->due, "15T09:00");
    assert_minutes(t->used, 14400);
    assert_verdict(t, "met");
}

// kie-issues#1651: hours over midnight.
static void test_overnight(void)
{
    g_autoptr(Make) m = make_new();
    make_promise(m, JF_MEASURE_RESOLUTION, 4, 180, m->night);
    const JfTarget *t = make_target(m, 4, JF_MEASURE_RESOLUTION, "05T23:00 received");
    assert_at(t->due, "06T02:00");
    t = make_target(m, 4, JF_MEASURE_RESOLUTION, "05T05:00 received");
    assert_at(t->due, "06T00:00");
}

// zammad#390 and 调休: four days off are four days; days off that lie on a weekend change nothing; a working Saturday works.
static void test_holidays(void)
{
    g_autoptr(Make) m = make_new();
    for (JfDay day = make_day("2026-03-12"); day <= make_day("2026-03-15"); day++) // Thursday to Sunday
        jf_calendar_add_exception(m->office, day);
    jf_calendar_add_exception_hours(m->office, make_day("2026-03-21"), 510, 1050);     // a Saturday
    const JfTarget *t = make_target(m, 3, JF_MEASURE_RESOLUTION, "11T08:30 received"); // two days: Wednesday and Monday
    assert_at(t->due, "16T17:30");
    t = make_target(m, 3, JF_MEASURE_RESOLUTION, "20T08:30 received");
    assert_at(t->due, "21T17:30");
}

// dbt_zendesk#25: the offset is that of each instant, not of today.
static void test_summer_time(void)
{
    g_autoptr(Make) m = make_new();
    g_autoptr(JfCalendar) berlin = jf_calendar_new();
    jf_calendar_add_version(berlin, "b", make_day("2020-01-01"), jf_zone_open("Europe/Berlin"));
    for (int weekday = 1; weekday <= 5; weekday++)
        jf_calendar_add_hours(berlin, weekday, 540, 1020);
    make_promise(m, JF_MEASURE_RESOLUTION, 4, 120, berlin);
    const JfTarget *t = make_target(m, 4, JF_MEASURE_RESOLUTION, "2026-03-27T16:00:00+01:00 received");
    assert_at(t->due, "2026-03-30T10:00:00+02:00");
    t = make_target(m, 4, JF_MEASURE_RESOLUTION,
                    "2026-01-09T16:00:00+01:00 received; 2026-01-12T10:00:00+01:00 resolved"); // winter, told in summer
    assert_minutes(t->used, 120);
}

// osTicket#6739: a week without Monday or Thursday.
static void test_odd_week(void)
{
    g_autoptr(Make) m = make_new();
    g_autoptr(JfCalendar) odd = make_calendar("odd");
    static const int days[] = {2, 3, 5};
    for (size_t i = 0; i < G_N_ELEMENTS(days); i++)
        jf_calendar_add_hours(odd, days[i], 540, 600);
    make_promise(m, JF_MEASURE_RESOLUTION, 4, 240, odd);
    const JfTarget *t = make_target(m, 4, JF_MEASURE_RESOLUTION, "01T00:00 received"); // Sunday: Tuesday, Wednesday, Friday, Tuesday
    assert_at(t->due, "10T10:00");
}

// Atlassian "wrong or missing SLAs", freeitsm: history is told with the versions of then.
static void test_versions_of_then(void)
{
    g_autoptr(Make) m = make_new();
    JfPromise stricter = {JF_MEASURE_RESOLUTION, 2, JF_KIND_ANY, 60, m->office, "office", 80 * JF_PERCENT, 99 * JF_PERCENT};
    m->slas[1] = (JfSla){.version = "2", .valid_from = make_at("10T00:00"), .promises = &stricter, .n_promises = 1};
    m->contract.n_slas = 2;
    const JfTarget *t = make_target(m, 2, JF_MEASURE_RESOLUTION, "09T17:29 received; 10T16:00 resolved"); // runs on under version 2
    g_assert_cmpstr(t->sla->version, ==, "1");
    assert_verdict(t, "met");
    t = make_target(m, 2, JF_MEASURE_RESOLUTION, "10T00:00 received; 10T09:31 resolved"); // half-open: midnight is the new day
    g_assert_cmpstr(t->sla->version, ==, "2");
    assert_verdict(t, "missed");
    jf_calendar_add_version(m->office, "office-2", make_day("2026-03-10"), jf_zone_open("Asia/Shanghai"));
    jf_calendar_add_hours(m->office, 2, 510, 1050);                    // from the 10th on Tuesdays only
    t = make_target(m, 2, JF_MEASURE_RESOLUTION, "09T16:30 received"); // 60 on Monday by the old, 420 on Tuesday by the new
    g_assert_cmpstr(t->calendar_version, ==, "office-1");
    assert_at(t->due, "10T15:30");
}

// Atlassian SLA reports: rounding twice. What is used is kept exact and rounded up once, at display.
static void test_rounding(void)
{
    g_autoptr(Make) m = make_new();
    const JfTarget *t =
        make_target(m, 2, JF_MEASURE_RESPONSE, "2026-03-05T09:00:00.000+08:00 received; 2026-03-05T09:00:29.400+08:00 acknowledged");
    g_assert_cmpint(t->used, ==, 29400000);
    g_assert_cmpint(jf_minutes_up(t->used), ==, 1);
    g_assert_cmpint(jf_minutes_up(0), ==, 0);
    g_assert_cmpint(jf_minutes_up(JF_MINUTE), ==, 1);
    g_assert_cmpint(jf_minutes_up(JF_MINUTE + 1), ==, 2);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/service/cases/pause-over-weekend", test_pause_over_weekend);
    g_test_add_func("/service/cases/pause-keeps-due-in-hours", test_pause_keeps_due_in_hours);
    g_test_add_func("/service/cases/received-outside-hours", test_received_outside_hours);
    g_test_add_func("/service/cases/escalation-on-calendar", test_escalation_on_calendar);
    g_test_add_func("/service/cases/deadline", test_deadline_is_not_moved);
    g_test_add_func("/service/cases/priority-changed-while-paused", test_priority_changed_while_paused);
    g_test_add_func("/service/cases/shorter-target", test_shorter_target);
    g_test_add_func("/service/cases/reopened", test_reopened_several_times);
    g_test_add_func("/service/cases/priority-adjusts", test_priority_adjusts);
    g_test_add_func("/service/cases/updates", test_updates);
    g_test_add_func("/service/cases/updates-and-pauses", test_updates_and_pauses);
    g_test_add_func("/service/cases/response-with-pause", test_response_with_pause);
    g_test_add_func("/service/cases/always", test_always);
    g_test_add_func("/service/cases/overnight", test_overnight);
    g_test_add_func("/service/cases/holidays", test_holidays);
    g_test_add_func("/service/cases/summer-time", test_summer_time);
    g_test_add_func("/service/cases/odd-week", test_odd_week);
    g_test_add_func("/service/cases/versions", test_versions_of_then);
    g_test_add_func("/service/cases/rounding", test_rounding);
    return g_test_run();
}
