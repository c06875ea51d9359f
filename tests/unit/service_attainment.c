// SPDX-License-Identifier: MIT
// Attainment of a period: levels by exact fractions, distribution, percentiles, histograms, signals, versions.
#include "service_make.h"

static void add(Make *m, JfAttainment *attainment, int priority, const char *history)
{
    const JfReplay *replay = make_replay(m, priority, history);
    jf_attainment_add(attainment, &m->ticket, replay);
}

static void test_level_of(void)
{
    g_assert_cmpint(jf_level_of(2, 3, 66666).verdict, ==, JF_LEVEL_MET); // 66.666 % ≤ 2/3
    g_assert_cmpint(jf_level_of(2, 3, 66667).verdict, ==, JF_LEVEL_MISSED);
    g_assert_cmpint(jf_level_of(2, 3, 66667).percent, ==, 6666);
    g_assert_cmpint(jf_level_of(23999, 25000, 96000).percent, ==, 9599); // 95.996 % is not 96.00 %
    g_assert_cmpint(jf_level_of(23999, 25000, 96000).verdict, ==, JF_LEVEL_MISSED);
    g_assert_cmpint(jf_level_of(24000, 25000, 96000).verdict, ==, JF_LEVEL_MET);
    g_assert_cmpint(jf_level_of(0, 0, 96000).percent, ==, JF_PERCENT_NONE);
    g_assert_cmpint(jf_level_of(0, 0, 96000).verdict, ==, JF_LEVEL_NONE);
    g_assert_cmpint(jf_level_of(5, 5, JF_PERCENT_NONE).verdict, ==, JF_LEVEL_NONE);
    g_assert_cmpint(jf_level_of(10000000, 10000000, 100000).verdict, ==, JF_LEVEL_MET);
}

static void test_levels(void)
{
    g_autoptr(Make) m = make_new();
    g_autoptr(JfAttainment) a = jf_attainment_new(&m->period, m->zone);
    add(m, a, 2, "05T09:00 received; 05T09:10 acknowledged; 05T10:00 resolved; 05T11:00 closed"); // met, met
    add(m, a, 2, "06T09:00 received; 06T09:31 acknowledged; 06T10:00 resolved");                  // missed, met
    add(m, a, 1, "06T09:00 received; 06T09:10 acknowledged");                                     // met, overdue
    add(m, a, 1, "31T23:50 received");                                                            // running, running
    add(m, a, 2, "02-27T09:00 received; 02-27T09:10 acknowledged; 03-02T10:00 resolved");         // earlier, missed in February
    add(m, a, 5, "05T09:00 received; 05T12:00 resolved");                                         // nothing promised
    make_ticket(m, 1, "05T09:00 received; 05T10:00 resolved");
    m->exclusions[0] = (JfExclusion){JF_MEASURE_ALL, JF_EXCLUDE_CUSTOMER, JF_INSTANT_NONE};
    m->ticket.n_exclusions = 1;
    jf_attainment_add(a, &m->ticket, jf_replay(m->replayer, &m->contract, &m->ticket, &m->period));
    make_ticket(m, 1, "05T09:00 received");
    m->ticket.validity = JF_VALIDITY_INVALID;
    jf_attainment_add(a, &m->ticket, jf_replay(m->replayer, &m->contract, &m->ticket, &m->period));
    add(m, a, 1, "04-01T00:00 received"); // of April
    JfLevel p2 = jf_attainment_level(a, JF_MEASURE_RESPONSE, 2), p1 = jf_attainment_level(a, JF_MEASURE_RESOLUTION, 1);
    JfLevel all = jf_attainment_level(a, JF_MEASURE_RESPONSE, 0);
    g_assert_cmpint(p2.counted, ==, 2);
    g_assert_cmpint(p2.met, ==, 1);
    g_assert_cmpint(p2.percent, ==, 5000);
    g_assert_cmpint(p2.agreed, ==, 95000);
    g_assert_cmpint(p2.verdict, ==, JF_LEVEL_MISSED);
    g_assert_cmpint(p1.missed, ==, 1); // open and overdue counts
    g_assert_cmpint(p1.running, ==, 1);
    g_assert_cmpint(p1.excluded, ==, 1);
    g_assert_cmpint(all.counted, ==, 3);
    g_assert_cmpint(all.met, ==, 2);
    g_assert_cmpint(all.percent, ==, 6666);
    g_assert_cmpint(jf_attainment_level(a, JF_MEASURE_ARRIVAL, 0).verdict, ==, JF_LEVEL_NONE);
    JfPercentiles times = jf_attainment_percentiles(a, JF_MEASURE_RESOLUTION, 2);
    g_assert_cmpint(times.n, ==, 3);         // with the one that February counted as missed and that was done in March
    assert_minutes(times.max, 510 + 90);     // Friday 27 February 09:00–17:30, Monday 2 March 08:30–10:00
    const JfPeriodCounts *counts = jf_attainment_counts(a);
    g_assert_cmpint(counts->tickets, ==, 8);
    g_assert_cmpint(counts->valid, ==, 7);
    g_assert_cmpint(counts->invalid, ==, 1);
    g_assert_cmpint(counts->opened, ==, 6);
    g_assert_cmpint(counts->resolved, ==, 5);
    g_assert_cmpint(counts->closed, ==, 1);
    g_assert_cmpint(counts->open_at_end, ==, 2);
    g_assert_cmpint(counts->without_target, ==, 1);
}

// Half the targets agreed at 95 %, half at 90 %: one of twenty may fail of the first, two of the second.
static void test_mixed_levels(void)
{
    g_autoptr(Make) m = make_new();
    g_autoptr(JfAttainment) a = jf_attainment_new(&m->period, m->zone);
    for (int i = 0; i < 40; i++) {
        m->promises[2].agreed = i < 20 ? 95000 : 90000;
        add(m, a, 2, i % 13 == 0 && i > 0 ? "06T09:00 received; 06T09:31 acknowledged" : "06T09:00 received; 06T09:30 acknowledged");
    }
    JfLevel level = jf_attainment_level(a, JF_MEASURE_RESPONSE, 2); // 37 of 40; needed are 19 + 18
    g_assert_cmpint(level.met, ==, 37);
    g_assert_true(level.agreed_mixed);
    g_assert_cmpint(level.agreed, ==, 92500);
    g_assert_cmpint(level.verdict, ==, JF_LEVEL_MET);
    add(m, a, 2, "06T09:00 received; 06T09:31 acknowledged");
    g_assert_cmpint(jf_attainment_level(a, JF_MEASURE_RESPONSE, 2).verdict, ==, JF_LEVEL_MISSED);
    g_assert_cmpint(jf_attainment_level(a, JF_MEASURE_RESPONSE, 0).agreed, ==, JF_PERCENT_NONE);
}

static void test_breakdown(void)
{
    g_autoptr(Make) m = make_new();
    g_autoptr(JfAttainment) a = jf_attainment_new(&m->period, m->zone);
    static const char *const categories[] = {"disk", NULL, "network", "disk", "array"};
    for (size_t i = 0; i < G_N_ELEMENTS(categories); i++) {
        make_ticket(m, 2, "06T17:40 received; 09T09:01 paused; 09T09:02 acknowledged"); // a Friday; missed by two minutes
        m->ticket.category = categories[i];
        jf_attainment_add(a, &m->ticket, jf_replay(m->replayer, &m->contract, &m->ticket, &m->period));
    }
    size_t n = 0;
    const JfShare *shares = jf_attainment_breakdown(a, JF_BY_CATEGORY, &n);
    static const char *const expected[] = {"disk", "", "array", "network"};
    g_assert_cmpint(n, ==, 4);
    for (size_t i = 0; i < n; i++)
        g_assert_cmpstr(shares[i].value, ==, expected[i]);
    g_assert_cmpint(shares[0].tickets, ==, 2);
    g_assert_cmpint(shares[0].missed, ==, 2);
    g_assert_cmpint(shares[0].percent, ==, 4000);
    shares = jf_attainment_breakdown(a, JF_BY_WEEKDAY, &n);
    g_assert_cmpint(n, ==, 1);
    g_assert_cmpstr(shares[0].value, ==, "5");
    shares = jf_attainment_breakdown(a, JF_BY_PAUSE, &n);
    g_assert_cmpstr(shares[0].value, ==, "awaiting-customer");
    g_assert_cmpint(shares[0].tickets, ==, 5);
    g_assert_cmpint(jf_attainment_cell(a, 5, 17), ==, 5);
    g_assert_cmpint(jf_attainment_cell(a, 5, 9), ==, 0); // 17:40 in Shanghai is 09:40 UTC
    jf_attainment_breakdown(a, JF_BY_EXCLUSION, &n);
    g_assert_cmpint(n, ==, 0);
}

// P1 resolutions of 10, 20 … 100 minutes.
static void add_times(Make *m, JfAttainment *a)
{
    for (int i = 1; i <= 10; i++) {
        g_autofree char *history = g_strdup_printf("%02dT08:00 received; %02dT%02d:%02d resolved", i, i, 8 + i * 10 / 60, i * 10 % 60);
        add(m, a, 1, history);
    }
}

static void test_percentiles(void)
{
    g_autoptr(Make) m = make_new();
    g_autoptr(JfAttainment) a = jf_attainment_new(&m->period, m->zone);
    g_assert_cmpint(jf_attainment_percentiles(a, JF_MEASURE_RESOLUTION, 1).n, ==, 0);
    add_times(m, a);
    for (int priority = 0; priority <= 1; priority++) {
        JfPercentiles p = jf_attainment_percentiles(a, JF_MEASURE_RESOLUTION, priority);
        g_assert_cmpint(p.n, ==, 10);
        assert_minutes(p.min, 10);
        assert_minutes(p.p25, 30); // the third of ten
        assert_minutes(p.p50, 50);
        assert_minutes(p.p75, 80);
        assert_minutes(p.p80, 80);
        assert_minutes(p.p90, 90);
        assert_minutes(p.p95, 100);
        assert_minutes(p.max, 100);
        assert_minutes(p.mean, 55);
    }
    add(m, a, 1, "20T08:00 received; 20T08:01 resolved"); // after having been asked once
    assert_minutes(jf_attainment_percentiles(a, JF_MEASURE_RESOLUTION, 1).min, 1);
}

static void test_histogram(void)
{
    g_autoptr(Make) m = make_new();
    g_autoptr(JfAttainment) a = jf_attainment_new(&m->period, m->zone);
    JfBin bins[JF_BINS];
    g_assert_cmpint(jf_attainment_histogram(a, JF_MEASURE_RESOLUTION, 1, bins), ==, 0);
    add_times(m, a); // 95th percentile 100 minutes: bins of 10
    size_t n = jf_attainment_histogram(a, JF_MEASURE_RESOLUTION, 1, bins);
    g_assert_cmpint(n, ==, 11);
    g_assert_cmpint(bins[0].n, ==, 0); // 10 minutes are in [10, 20)
    g_assert_cmpint(bins[10].from, ==, 100);
    g_assert_cmpint(bins[10].n, ==, 1);
    for (int i = 0; i < 30; i++)
        add(m, a, 1, "20T08:00 received; 20T08:12 resolved");
    add(m, a, 1, "11T08:00 received; 30T08:00 resolved"); // one of weeks does not flatten the rest
    n = jf_attainment_histogram(a, JF_MEASURE_RESOLUTION, 1, bins);
    int64_t sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += bins[i].n;
    g_assert_cmpint(sum, ==, 41);
    g_assert_cmpint(bins[n - 1].until, ==, INT64_MAX);
    g_assert_cmpint(bins[n - 1].n, ==, 2); // and the 100 minutes over the 95th percentile of 90
    g_assert_cmpint(bins[0].until, ==, 10);
}

static void test_signals_and_versions(void)
{
    g_autoptr(Make) m = make_new();
    g_autoptr(JfAttainment) a = jf_attainment_new(&m->period, m->zone);
    m->escalations[0] = (JfEscalation){0, JF_MEASURE_RESOLUTION, 100 * JF_PERCENT, JF_ESCALATE_EXPERT, 30};
    m->slas[0].n_escalations = 1;
    add(m, a, 2, "05T08:30 received; 05T08:40 acknowledged; 05T15:00 warned; 05T16:45 alarmed; 06T15:00 escalated expert-told");
    add(m, a, 2, "05T08:30 received; 05T08:40 acknowledged; 05T16:00 resolved");
    JfSignalCounts warn = jf_attainment_signals(a, JF_SIGNAL_WARN, JF_ESCALATES),
                   expert = jf_attainment_signals(a, JF_SIGNAL_ESCALATION, JF_ESCALATE_EXPERT);
    g_assert_cmpint(warn.due, ==, 2);
    g_assert_cmpint(warn.in_time, ==, 1);
    g_assert_cmpint(warn.missing, ==, 1);
    g_assert_cmpint(jf_attainment_signals(a, JF_SIGNAL_ALARM, JF_ESCALATES).in_time, ==, 1);
    g_assert_cmpint(expert.done, ==, 1);
    g_assert_cmpint(expert.late, ==, 1);
    g_assert_cmpint(jf_attainment_signals(a, JF_SIGNAL_ESCALATION, JF_ESCALATES).late, ==, 1);
    g_assert_cmpint(jf_attainment_signals(a, JF_SIGNAL_ESCALATION, JF_ESCALATE_MANAGER).due, ==, 0);
    size_t n = 0;
    const JfVersionUse *versions = jf_attainment_versions(a, &n);
    g_assert_cmpint(n, ==, 2);
    g_assert_false(versions[0].calendar);
    g_assert_cmpstr(versions[0].version, ==, "1");
    g_assert_cmpint(versions[0].targets, ==, 4);
    g_assert_cmpstr(versions[1].version, ==, "office-1");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/service/attainment/level-of", test_level_of);
    g_test_add_func("/service/attainment/levels", test_levels);
    g_test_add_func("/service/attainment/mixed-levels", test_mixed_levels);
    g_test_add_func("/service/attainment/breakdown", test_breakdown);
    g_test_add_func("/service/attainment/percentiles", test_percentiles);
    g_test_add_func("/service/attainment/histogram", test_histogram);
    g_test_add_func("/service/attainment/signals-and-versions", test_signals_and_versions);
    return g_test_run();
}
