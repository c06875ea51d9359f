// SPDX-License-Identifier: MIT
// The choices that contracts make, each in its variants; boundaries; and warnings, alarms and escalations against what was done.
#include "service_make.h"

// ---- priority change

static void test_broken_stays_broken(void)
{
    g_autoptr(Make) m = make_new(); // P1 breaks at 13:00, is lowered at 14:00 and done at 15:00, well within P3
    const char *history = "05T09:00 received; 05T14:00 priority-changed P3; 05T15:00 resolved";
    for (int policy = JF_CHANGE_CONTINUE; policy <= JF_CHANGE_RETROACTIVE; policy++) {
        m->slas[0].priority_change = (JfChangePolicy)policy;
        const JfReplay *replay = make_replay(m, 1, history);
        const JfTarget *t = make_find(replay, JF_MEASURE_RESOLUTION, 1);
        assert_verdict(t, "missed");
        g_assert_cmpint(t->priority, ==, 1);
        assert_at(t->deviated, "05T13:00");
        g_assert_null(make_find(replay, JF_MEASURE_RESOLUTION, 2));
    }
}

static void test_met_keeps_its_promise(void)
{
    g_autoptr(Make) m = make_new();
    const JfTarget *t = make_target(m, 2, JF_MEASURE_RESPONSE, "05T09:00 received; 05T09:20 acknowledged; 05T10:00 priority-changed P1");
    assert_verdict(t, "met"); // of P1 it would be late
    g_assert_cmpint(t->priority, ==, 2);
}

static void test_changed_to_unpromised(void)
{
    g_autoptr(Make) m = make_new();
    const JfReplay *replay = make_replay(m, 2, "05T09:00 received; 05T09:10 priority-changed P5; 05T10:00 acknowledged");
    g_assert_cmpint(replay->n_targets, ==, 0);
    g_assert_cmpint(replay->priority, ==, 5);
    const JfTarget *t =
        make_target(m, 2, JF_MEASURE_RESPONSE, "05T09:00 received; 05T09:10 priority-changed P5; 05T09:20 priority-changed P2");
    assert_at(t->due, "05T09:30");
}

// ---- reopening

static void test_reopen_continue(void)
{
    g_autoptr(Make) m = make_new();
    const JfTarget *t =
        make_target(m, 2, JF_MEASURE_RESOLUTION, "05T08:30 received; 05T15:30 resolved; 06T08:30 reopened; 06T10:00 resolved");
    assert_at(t->due, "06T09:30");
    assert_verdict(t, "missed");
    t = make_target(m, 2, JF_MEASURE_RESOLUTION, "05T08:30 received; 05T15:30 resolved; 06T08:30 reopened");
    g_assert_cmpint(t->met, ==, JF_INSTANT_NONE);
    assert_verdict(t, "overdue");
}

static void test_reopen_cycle(void)
{
    g_autoptr(Make) m = make_new();
    m->slas[0].reopen = JF_REOPEN_CYCLE;
    const JfReplay *replay =
        make_replay(m, 2, "05T08:30 received; 05T15:30 resolved; 06T08:30 reopened; 06T08:50 acknowledged; 06T10:00 resolved");
    g_assert_cmpint(replay->reopened, ==, 1);
    const JfTarget *first = make_find(replay, JF_MEASURE_RESOLUTION, 1), *second = make_find(replay, JF_MEASURE_RESOLUTION, 2);
    assert_verdict(first, "met");
    assert_minutes(first->used, 420);
    assert_verdict(second, "met");
    assert_minutes(second->used, 90);
    assert_verdict(make_find(replay, JF_MEASURE_RESPONSE, 2), "met");
    assert_minutes(make_find(replay, JF_MEASURE_RESPONSE, 2)->used, 20);
}

// Counted as met in February; what happened after reopening does not change that, but is told.
static void test_reopened_after_its_period(void)
{
    g_autoptr(Make) m = make_new();
    const JfTarget *t =
        make_target(m, 2, JF_MEASURE_RESOLUTION, "02-27T15:30 received; 02-27T16:30 resolved; 02T08:30 reopened; 05T10:00 resolved");
    assert_verdict(t, "missed");
    assert_counted(t, "earlier");
    g_assert_true(t->reversed);
    t = make_target(m, 2, JF_MEASURE_RESOLUTION, "03T08:30 received; 03T16:30 resolved; 04T08:30 reopened; 04T08:40 resolved");
    assert_counted(t, "this"); // within one period the last state counts
    g_assert_false(t->reversed);
    // resolved or reopened at the first instant of March: February's report knew of neither
    t = make_target(m, 2, JF_MEASURE_RESOLUTION, "02-27T15:30 received; 01T00:00 resolved; 02T08:30 reopened; 02T08:40 resolved");
    assert_counted(t, "this");
    t = make_target(m, 2, JF_MEASURE_RESOLUTION, "02-27T15:30 received; 02-27T16:30 resolved; 01T00:00 reopened; 02T08:40 resolved");
    assert_counted(t, "earlier");
}

// A priority changed while the ticket was resolved holds from reopening on.
static void test_changed_while_resolved(void)
{
    g_autoptr(Make) m = make_new();
    const char *history = "05T08:30 received; 05T10:30 resolved; 05T12:00 priority-changed P3; 05T13:30 reopened";
    const JfTarget *t = make_target(m, 2, JF_MEASURE_RESOLUTION, history);
    g_assert_cmpint(t->priority, ==, 3);
    assert_at(t->due, "09T11:30"); // 120 used, 240 + 540 + 180 left
    make_promise(m, JF_MEASURE_CALLBACK, 2, 60, m->office);
    m->pauses[0].measures = ~0u;
    t = make_target(m, 2, JF_MEASURE_CALLBACK,
                    "05T08:30 received; 05T10:30 resolved; 05T10:40 paused; 05T11:31 called-back"); // a pause that cannot be
    assert_minutes(t->used, 61);
}

// ---- which period

static void test_half_open(void)
{
    g_autoptr(Make) m = make_new();
    const JfTarget *t = make_target(m, 1, JF_MEASURE_RESPONSE, "03-31T23:50 received; 2026-03-31T23:59:59.999+08:00 acknowledged");
    assert_verdict(t, "met");
    assert_counted(t, "this");
    t = make_target(m, 1, JF_MEASURE_RESPONSE, "03-31T23:50 received; 04-01T00:00 acknowledged"); // not known in March
    assert_verdict(t, "running");
    assert_counted(t, "later");
    t = make_target(m, 1, JF_MEASURE_RESPONSE, "03-31T23:45 received"); // due at 00:00 sharp: not broken yet
    assert_verdict(t, "running");
    t = make_target(m, 1, JF_MEASURE_RESPONSE, "2026-03-31T23:44:59+08:00 received");
    assert_verdict(t, "overdue");
    t = make_target(m, 1, JF_MEASURE_RESPONSE, "02-28T23:45 received; 01T00:00 acknowledged"); // met and due at the first instant of March
    assert_counted(t, "this");
    g_assert_false(make_replay(m, 1, "04-01T00:00 received")->known);
    m->period.as_of = make_at("04-02T00:00"); // a later issue of March's report knows more, and counts the same
    t = make_target(m, 1, JF_MEASURE_RESPONSE, "03-31T23:50 received; 04-01T00:00 acknowledged");
    assert_verdict(t, "met");
    assert_counted(t, "later");
}

static void test_attribution_first(void)
{
    g_autoptr(Make) m = make_new();
    const JfTarget *t = make_target(m, 1, JF_MEASURE_RESOLUTION, "02-28T21:00 received; 01T09:00 resolved; 02T09:00 closed");
    assert_verdict(t, "missed"); // broke at 01:00 of the 1st
    assert_counted(t, "this");
    t = make_target(m, 1, JF_MEASURE_RESOLUTION, "02-28T19:00 received; 01T09:00 resolved");
    assert_counted(t, "earlier"); // broke on 28 February
    t = make_target(m, 1, JF_MEASURE_RESOLUTION, "31T23:00 received; 31T23:30 resolved; 04-03T09:00 closed");
    assert_counted(t, "this");
}

static void test_attribution_closing(void)
{
    g_autoptr(Make) m = make_new();
    m->slas[0].attribution = JF_ATTRIBUTE_CLOSING;
    const JfTarget *t = make_target(m, 1, JF_MEASURE_RESOLUTION, "02-27T09:00 received; 02-27T10:00 resolved; 02T09:00 closed");
    assert_counted(t, "this");
    assert_at(t->counted_at, "02T09:00");
    t = make_target(m, 1, JF_MEASURE_RESOLUTION, "30T09:00 received; 30T10:00 resolved; 04-02T09:00 closed");
    assert_counted(t, "later");
    t = make_target(m, 1, JF_MEASURE_RESOLUTION, "30T09:00 received"); // open and overdue hurts the month in which it broke
    assert_counted(t, "this");
    assert_verdict(t, "overdue");
    make_promise(m, JF_MEASURE_CALLBACK, 1, 2880, NULL);
    t = make_target(m, 1, JF_MEASURE_CALLBACK, "27T09:00 received; 27T10:00 resolved; 27T11:00 closed; 28T09:00 called-back");
    assert_at(t->counted_at, "28T09:00"); // called back after closing
}

static void test_attribution_creation(void)
{
    g_autoptr(Make) m = make_new();
    m->slas[0].attribution = JF_ATTRIBUTE_CREATION;
    const JfTarget *t = make_target(m, 1, JF_MEASURE_RESOLUTION, "02-28T23:00 received; 01T01:00 resolved");
    assert_counted(t, "earlier");
    t = make_target(m, 1, JF_MEASURE_RESOLUTION, "31T23:00 received");
    assert_counted(t, "later"); // runs still; a later issue of the report counts it
    m->period.as_of = make_at("04-02T00:00");
    t = make_target(m, 1, JF_MEASURE_RESOLUTION, "31T23:00 received; 04-01T01:00 resolved");
    assert_counted(t, "this");
    assert_verdict(t, "met");
}

static void test_open_overdue_ignored(void)
{
    g_autoptr(Make) m = make_new();
    m->slas[0].ignore_overdue = true;
    const JfTarget *t = make_target(m, 1, JF_MEASURE_RESOLUTION, "30T09:00 received");
    assert_verdict(t, "overdue");
    assert_counted(t, "later");
    t = make_target(m, 1, JF_MEASURE_RESOLUTION, "02-27T09:00 received; 01T09:00 resolved"); // counted when done, so it is not lost
    assert_verdict(t, "missed");
    assert_counted(t, "this");
}

// Every target is counted once, whatever the rule: months in a row, each report made at its end.
static void test_counted_once(void)
{
    static const char *const histories[] = {
        "02-27T09:00 received; 04-02T09:00 resolved; 04-03T09:00 closed", "31T22:00 received; 04-01T01:00 resolved; 04-09T01:00 closed",
        "10T10:00 received; 10T10:10 resolved; 05-05T10:00 closed", "02-28T23:50 received; 01T00:00 resolved; 01T00:00 closed"};
    static const char *const months[] = {"01-01T00:00", "02-01T00:00", "01T00:00", "04-01T00:00", "05-01T00:00", "06-01T00:00"};
    g_autoptr(Make) m = make_new();
    for (int rule = 0; rule < 4; rule++) {
        m->slas[0].attribution = rule < 2 ? JF_ATTRIBUTE_FIRST : JF_ATTRIBUTE_CLOSING;
        m->slas[0].ignore_overdue = rule % 2 == 1;
        for (size_t h = 0; h < G_N_ELEMENTS(histories); h++) {
            int counted[JF_MEASURES] = {0};
            for (size_t month = 0; month + 1 < G_N_ELEMENTS(months); month++) {
                m->period = (JfPeriod){make_at(months[month]), make_at(months[month + 1]), make_at(months[month + 1])};
                const JfReplay *replay = make_replay(m, 1, histories[h]);
                for (size_t i = 0; i < replay->n_targets; i++)
                    counted[replay->targets[i].measure] += replay->targets[i].counted == JF_COUNTED_THIS;
            }
            g_assert_cmpint(counted[JF_MEASURE_RESPONSE], ==, 1);
            g_assert_cmpint(counted[JF_MEASURE_RESOLUTION], ==, 1);
        }
    }
}

// ---- kinds, arrival, callback, cancellation, exclusion

static void test_kinds(void)
{
    g_autoptr(Make) m = make_new();
    make_promise(m, JF_MEASURE_RESOLUTION, 2, 60, m->office)->kind = JF_KIND_INCIDENT; // after the general one, and goes before it
    g_assert_cmpint(jf_sla_promise(&m->slas[0], JF_MEASURE_RESOLUTION, 2, JF_KIND_INCIDENT)->minutes, ==, 60);
    g_assert_cmpint(jf_sla_promise(&m->slas[0], JF_MEASURE_RESOLUTION, 2, JF_KIND_REQUEST)->minutes, ==, 480);
    g_assert_null(jf_sla_promise(&m->slas[0], JF_MEASURE_ARRIVAL, 2, JF_KIND_REQUEST));
    make_promise(m, JF_MEASURE_ARRIVAL, 2, 60, NULL)->kind = JF_KIND_ALERT;
    g_assert_null(jf_sla_promise(&m->slas[0], JF_MEASURE_ARRIVAL, 2, JF_KIND_INCIDENT));
}

static void test_version_that_began_last(void)
{
    JfSla slas[] = {{.version = "2", .valid_from = 20}, {.version = "1", .valid_from = 10}, {.version = "2 corrected", .valid_from = 20}};
    JfContract contract = {slas, G_N_ELEMENTS(slas)};
    g_assert_null(jf_contract_sla(&contract, 9));
    g_assert_cmpstr(jf_contract_sla(&contract, 10)->version, ==, "1");
    g_assert_cmpstr(jf_contract_sla(&contract, 19)->version, ==, "1");
    g_assert_cmpstr(jf_contract_sla(&contract, 20)->version, ==, "2 corrected");
}

static void test_arrival(void)
{
    g_autoptr(Make) m = make_new();
    make_promise(m, JF_MEASURE_ARRIVAL, 1, 120, NULL);
    g_assert_null(make_find(make_replay(m, 1, "05T09:00 received; 05T15:00 resolved"), JF_MEASURE_ARRIVAL, 1)); // nobody was sent
    const JfTarget *t = make_target(m, 1, JF_MEASURE_ARRIVAL, "05T09:00 received; 05T09:30 dispatched; 05T10:59 arrived");
    assert_verdict(t, "met");
    t = make_target(m, 1, JF_MEASURE_ARRIVAL, "05T09:00 received; 05T09:30 dispatched; 05T10:30 resolved"); // solved on the way
    assert_verdict(t, "cancelled");
    assert_counted(t, "no");
    t = make_target(m, 1, JF_MEASURE_ARRIVAL, "05T09:00 received; 05T09:30 dispatched; 05T11:00 resolved"); // at the very instant it was due
    assert_verdict(t, "cancelled");
    t = make_target(m, 1, JF_MEASURE_ARRIVAL, "05T09:00 received; 05T09:30 dispatched; 05T11:30 resolved");
    assert_verdict(t, "missed");
    assert_at(t->deviated, "05T11:00");
    t = make_target(m, 1, JF_MEASURE_ARRIVAL,
                    "02-27T09:00 received; 03T09:00 dispatched; 03T10:00 arrived"); // broke when somebody had to come
    assert_counted(t, "this");
    assert_verdict(t, "missed");
}

static void test_callback(void)
{
    g_autoptr(Make) m = make_new();
    make_promise(m, JF_MEASURE_CALLBACK, 2, 540, m->office);
    const JfTarget *t =
        make_target(m, 2, JF_MEASURE_CALLBACK, "05T09:00 received; 05T17:00 resolved; 05T17:10 closed; 06T17:00 called-back");
    assert_at(t->start, "05T17:00");
    assert_at(t->due, "06T17:00");
    assert_verdict(t, "met");
    const JfReplay *replay =
        make_replay(m, 2, "05T09:00 received; 05T17:00 resolved; 06T09:00 reopened; 06T10:00 resolved; 06T11:00 called-back");
    assert_verdict(make_find(replay, JF_MEASURE_CALLBACK, 1), "cancelled");
    assert_verdict(make_find(replay, JF_MEASURE_CALLBACK, 2), "met");
}

static void test_cancelled(void)
{
    g_autoptr(Make) m = make_new();
    const JfReplay *replay = make_replay(m, 1, "05T09:00 received; 05T09:20 cancelled");
    g_assert_cmpint(replay->state, ==, JF_STATE_CANCELLED);
    assert_verdict(make_find(replay, JF_MEASURE_RESPONSE, 1), "missed"); // broke at 09:15
    assert_verdict(make_find(replay, JF_MEASURE_RESOLUTION, 1), "cancelled");
    g_assert_cmpint(make_replay(m, 1, "05T09:00 received")->n_targets, ==, 2);
    m->ticket.validity = JF_VALIDITY_DUPLICATE;
    g_assert_cmpint(jf_replay(m->replayer, &m->contract, &m->ticket, &m->period)->n_targets, ==, 0);
}

static void test_excluded(void)
{
    g_autoptr(Make) m = make_new();
    JfTicket *ticket = make_ticket(m, 1, "05T09:00 received; 05T10:00 resolved");
    m->exclusions[0] = (JfExclusion){JF_MEASURE_RESPONSE, JF_EXCLUDE_FORCE_MAJEURE, make_at("20T09:00")};
    ticket->n_exclusions = 1;
    const JfReplay *replay = jf_replay(m->replayer, &m->contract, ticket, &m->period);
    const JfTarget *t = make_find(replay, JF_MEASURE_RESPONSE, 1);
    assert_verdict(t, "excluded");
    g_assert_cmpint(t->otherwise, ==, JF_VERDICT_MISSED);
    g_assert_cmpint(t->reason, ==, JF_EXCLUDE_FORCE_MAJEURE);
    assert_counted(t, "this");
    assert_verdict(make_find(replay, JF_MEASURE_RESOLUTION, 1), "met");
    m->exclusions[0].at = make_at("04-03T10:00"); // agreed when the month was settled: listed as excluded, so not counted either
    t = make_find(jf_replay(m->replayer, &m->contract, ticket, &m->period), JF_MEASURE_RESPONSE, 1);
    assert_verdict(t, "excluded");
    assert_counted(t, "this");
}

static void test_standing(void)
{
    g_autoptr(Make) m = make_new();
    const JfTarget *t = make_target(m, 2, JF_MEASURE_RESOLUTION, "31T08:30 received; 31T09:30 paused");
    g_assert_true(t->standing);
    assert_verdict(t, "running");
    assert_at(t->due, "04-01T15:30"); // if it went on at the period's end
    assert_minutes(t->used, 60);
    g_autoptr(JfCalendar) never = make_calendar("never");
    m->promises[3].calendar = never;
    t = make_target(m, 2, JF_MEASURE_RESOLUTION, "02T08:30 received; 31T09:30 resolved");
    g_assert_cmpint(t->due, ==, JF_INSTANT_NONE);
    assert_verdict(t, "met");
    assert_verdict(make_target(m, 2, JF_MEASURE_RESOLUTION, "02T08:30 received"), "running");
}

// ---- signals

static const JfSignal *signal_of(Make *m, const char *history, JfSignalType type)
{
    const JfReplay *replay = make_replay(m, 2, history);
    const JfTarget *t = make_find(replay, JF_MEASURE_RESOLUTION, 1);
    for (size_t i = 0; i < t->n_signals; i++)
        if (replay->signals[t->first_signal + i].type == type)
            return &replay->signals[t->first_signal + i];
    return NULL;
}

static void test_warning(void)
{
    g_autoptr(Make) m = make_new();                                                      // 08:30 + 384 = 14:54, due 16:30
    g_assert_null(signal_of(m, "05T08:30 received; 05T14:54 resolved", JF_SIGNAL_WARN)); // done at the point
    const JfSignal *s = signal_of(m, "05T08:30 received; 05T15:00 resolved", JF_SIGNAL_WARN);
    assert_at(s->due, "05T14:54");
    assert_at(s->until, "05T16:30");
    g_assert_cmpint(s->verdict, ==, JF_SIGNAL_MISSING);
    s = signal_of(m, "05T08:30 received; 05T14:00 warned; 05T15:00 resolved", JF_SIGNAL_WARN);
    g_assert_cmpint(s->verdict, ==, JF_SIGNAL_IN_TIME);
    s = signal_of(m, "05T08:30 received; 05T14:00 warned response; 05T17:00 warned resolution", JF_SIGNAL_WARN);
    g_assert_cmpint(s->verdict, ==, JF_SIGNAL_LATE);
    assert_at(s->done, "05T17:00");
    s = signal_of(m, "05T08:30 received; 05T15:00 resolved; 05T15:10 warned", JF_SIGNAL_WARN); // too late to mean anything
    g_assert_cmpint(s->verdict, ==, JF_SIGNAL_MISSING);
    s = signal_of(m, "05T08:30 received; 05T15:00 warned; 05T15:00 resolved", JF_SIGNAL_WARN);
    g_assert_cmpint(s->verdict, ==, JF_SIGNAL_MISSING);
    s = signal_of(m, "31T10:00 received", JF_SIGNAL_WARN); // reached at 16:24, time until the next day
    g_assert_cmpint(s->verdict, ==, JF_SIGNAL_NOT_DUE);
}

static void test_alarm(void)
{
    g_autoptr(Make) m = make_new();
    g_assert_null(signal_of(m, "05T08:30 received; 05T16:30 resolved", JF_SIGNAL_ALARM));
    const JfSignal *s = signal_of(m, "05T08:30 received; 05T16:30 alarmed", JF_SIGNAL_ALARM);
    assert_at(s->due, "05T16:30");
    assert_at(s->until, "06T09:06"); // 96 minutes of service
    g_assert_cmpint(s->verdict, ==, JF_SIGNAL_IN_TIME);
    s = signal_of(m, "05T08:30 received; 06T09:06 alarmed", JF_SIGNAL_ALARM);
    g_assert_cmpint(s->verdict, ==, JF_SIGNAL_IN_TIME);
    s = signal_of(m, "05T08:30 received; 06T09:07 alarmed", JF_SIGNAL_ALARM);
    g_assert_cmpint(s->verdict, ==, JF_SIGNAL_LATE);
}

static void test_escalations(void)
{
    g_autoptr(Make) m = make_new();
    m->escalations[0] = (JfEscalation){2, JF_MEASURE_RESOLUTION, 150 * JF_PERCENT, JF_ESCALATE_MANAGER, 60};
    m->escalations[1] = (JfEscalation){0, JF_MEASURE_RESOLUTION, 100 * JF_PERCENT, JF_ESCALATE_MANAGER, 30};
    m->escalations[2] = (JfEscalation){1, JF_MEASURE_RESOLUTION, 100 * JF_PERCENT, JF_ESCALATE_EXPERT, 30};
    m->slas[0].n_escalations = 3;
    // 100 %: Thursday 16:30 until 17:00; 150 %: Friday 11:30 until 12:30. The first call is the first rule's, the second is missing
    const JfReplay *replay = make_replay(m, 2, "05T08:30 received; 05T16:40 escalated manager-told; 06T14:00 resolved");
    const JfTarget *t = make_find(replay, JF_MEASURE_RESOLUTION, 1);
    g_assert_cmpint(t->n_signals, ==, 4); // warning, alarm, two escalations; none of P1
    const JfSignal *late = &replay->signals[t->first_signal + 2], *early = &replay->signals[t->first_signal + 3];
    assert_at(late->due, "06T11:30");
    g_assert_cmpint(late->verdict, ==, JF_SIGNAL_MISSING);
    assert_at(early->due, "05T16:30");
    g_assert_cmpint(early->verdict, ==, JF_SIGNAL_IN_TIME);
    const JfSignal *s = signal_of(m, "05T08:30 received; 05T16:45 resolved", JF_SIGNAL_ESCALATION); // done within the time allowed
    g_assert_cmpint(s->verdict, ==, JF_SIGNAL_NOT_DUE);
}

// Hostile histories: nothing goes back in time, nothing is taken twice, nothing crashes.
static void test_nonsense(void)
{
    g_autoptr(Make) m = make_new();
    for (JfMeasure measure = 0; measure < JF_MEASURES; measure++)
        for (int priority = 1; priority <= 3; priority++)
            if (measure != JF_MEASURE_RESPONSE && measure != JF_MEASURE_RESOLUTION)
                make_promise(m, measure, priority, 60, m->office);
    g_autoptr(GRand) random = g_rand_new_with_seed(7);
    for (int round = 0; round < 20000; round++) {
        m->ticket = (JfTicket){
            .priority = g_rand_int_range(random, 0, 7), .events = m->events, .n_events = (size_t)g_rand_int_range(random, 0, 20)};
        for (size_t i = 0; i < m->ticket.n_events; i++) {
            m->events[i] = (JfTicketEvent){.at = make_at("01T00:00") + g_rand_int_range(random, -3000, 50000) * JF_MINUTE,
                                           .type = (JfEventType)g_rand_int_range(random, 0, JF_EVENTS)};
            if (m->events[i].type == JF_EVENT_PRIORITY_CHANGED)
                m->events[i].priority = g_rand_int_range(random, 0, 7);
            else if (m->events[i].type == JF_EVENT_PAUSED)
                m->events[i].reason = (JfPauseReason)g_rand_int_range(random, 0, JF_PAUSES + 1);
        }
        m->slas[0].priority_change = (JfChangePolicy)g_rand_int_range(random, 0, 3);
        m->slas[0].reopen = (JfReopenPolicy)g_rand_int_range(random, 0, 2);
        const JfReplay *replay = jf_replay(m->replayer, &m->contract, &m->ticket, &m->period);
        for (size_t i = 0; i < replay->n_targets; i++) {
            const JfTarget *t = &replay->targets[i];
            g_assert_cmpint(t->used, >=, 0);
            g_assert_cmpint(t->paused, >=, 0);
            g_assert_cmpint(t->start, >=, replay->received);
            g_assert_true(t->met == JF_INSTANT_NONE || t->met >= t->start);
            g_assert_true((t->deviated != JF_INSTANT_NONE) == (t->verdict == JF_VERDICT_MISSED || t->verdict == JF_VERDICT_OVERDUE));
        }
        JfTicketFault faults[8];
        g_assert_cmpint(jf_ticket_check(&m->ticket, &m->contract, faults, G_N_ELEMENTS(faults)), <=, 1000);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/service/choices/broken-stays-broken", test_broken_stays_broken);
    g_test_add_func("/service/choices/met-keeps-its-promise", test_met_keeps_its_promise);
    g_test_add_func("/service/choices/changed-to-unpromised", test_changed_to_unpromised);
    g_test_add_func("/service/choices/reopen-continue", test_reopen_continue);
    g_test_add_func("/service/choices/reopen-cycle", test_reopen_cycle);
    g_test_add_func("/service/choices/reopened-after-its-period", test_reopened_after_its_period);
    g_test_add_func("/service/choices/changed-while-resolved", test_changed_while_resolved);
    g_test_add_func("/service/choices/half-open", test_half_open);
    g_test_add_func("/service/choices/attribution-first", test_attribution_first);
    g_test_add_func("/service/choices/attribution-closing", test_attribution_closing);
    g_test_add_func("/service/choices/attribution-creation", test_attribution_creation);
    g_test_add_func("/service/choices/open-overdue-ignored", test_open_overdue_ignored);
    g_test_add_func("/service/choices/counted-once", test_counted_once);
    g_test_add_func("/service/choices/kinds", test_kinds);
    g_test_add_func("/service/choices/version", test_version_that_began_last);
    g_test_add_func("/service/choices/arrival", test_arrival);
    g_test_add_func("/service/choices/callback", test_callback);
    g_test_add_func("/service/choices/cancelled", test_cancelled);
    g_test_add_func("/service/choices/excluded", test_excluded);
    g_test_add_func("/service/choices/standing", test_standing);
    g_test_add_func("/service/choices/warning", test_warning);
    g_test_add_func("/service/choices/alarm", test_alarm);
    g_test_add_func("/service/choices/escalations", test_escalations);
    g_test_add_func("/service/choices/nonsense", test_nonsense);
    return g_test_run();
}
