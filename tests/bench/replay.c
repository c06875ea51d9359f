// SPDX-License-Identifier: MIT
// The benchmark of service levels: many tickets of ten events replayed and put together, on one core.
//
//   replay [TICKETS [BATCHES]]      default 100,000 tickets in 5 batches
//
// A year of an office calendar with holidays, three measures with a promise for each priority, a pause in every other ticket, a changed priority in
// every fifth. Prints CPU milliseconds (median of the batches) of replay, of adding, of all results; memory at its peak.
#include "service/incentive.h"
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

#define EVENTS 10

static double cpu_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static JfDay day(const char *text)
{
    JfDay out = 0;
    if (!jf_day_parse(text, &out))
        exit(1);
    return out;
}

static JfCalendar *office(void)
{
    JfCalendar *calendar = jf_calendar_new();
    jf_calendar_add_version(calendar, "1", day("2025-01-01"), jf_zone_open("Asia/Shanghai"));
    for (int weekday = 1; weekday <= 5; weekday++) {
        jf_calendar_add_hours(calendar, weekday, 510, 720);
        jf_calendar_add_hours(calendar, weekday, 780, 1050);
    }
    for (JfDay closed = day("2026-02-16"); closed < day("2026-02-24"); closed++)
        jf_calendar_add_exception(calendar, closed);
    jf_calendar_prepare(calendar, day("2026-01-01"), day("2027-12-31"));
    return calendar;
}

static size_t fill_promises(JfPromise *promises, const JfCalendar *calendar)
{
    static const JfMeasure measures[] = {JF_MEASURE_RESPONSE, JF_MEASURE_ARRIVAL, JF_MEASURE_RESOLUTION};
    static const int64_t minutes[] = {30, 240, 480};
    size_t n = 0;
    for (size_t m = 0; m < G_N_ELEMENTS(measures); m++)
        for (int priority = 1; priority <= 5; priority++)
            promises[n++] = (JfPromise){measures[m], priority, JF_KIND_ANY,     minutes[m] * priority,
                                        calendar,    "office", 80 * JF_PERCENT, 95 * JF_PERCENT};
    return n;
}

// Ten events whose distances follow from the ticket's number.
static void fill_ticket(JfTicketEvent *events, size_t number, JfInstant begin)
{
    static const JfEventType usual[EVENTS] = {JF_EVENT_RECEIVED, JF_EVENT_ASSIGNED,   JF_EVENT_ACKNOWLEDGED, JF_EVENT_PAUSED,
                                              JF_EVENT_RESUMED,  JF_EVENT_DISPATCHED, JF_EVENT_ARRIVED,      JF_EVENT_INFORMED,
                                              JF_EVENT_RESOLVED, JF_EVENT_CLOSED};
    guint32 state = (guint32)number * 2654435761u + 1;
    JfInstant now = begin + (int64_t)(number % 43200) * JF_MINUTE;
    for (size_t i = 0; i < EVENTS; i++) {
        JfEventType type = usual[i];
        if ((type == JF_EVENT_PAUSED || type == JF_EVENT_RESUMED) && number % 2 == 0)
            type = JF_EVENT_NOTED;
        if (type == JF_EVENT_INFORMED && number % 5 == 0)
            type = JF_EVENT_PRIORITY_CHANGED;
        events[i] = (JfTicketEvent){.at = now, .type = type};
        if (type == JF_EVENT_PRIORITY_CHANGED)
            events[i].priority = (int)(number / 5 % 5) + 1;
        state = state * 1664525u + 1013904223u;
        now += (int64_t)(state >> 24) * JF_MINUTE;
    }
}

static void ask(JfAttainment *attainment)
{
    JfBin bins[JF_BINS];
    size_t n = 0;
    for (JfMeasure measure = 0; measure < JF_MEASURES; measure++)
        for (int priority = 0; priority <= JF_PRIORITIES; priority++) {
            jf_attainment_percentiles(attainment, measure, priority);
            jf_attainment_histogram(attainment, measure, priority, bins);
        }
    for (JfBy by = 0; by < JF_BYS; by++)
        jf_attainment_breakdown(attainment, by, &n);
}

typedef struct {
    double replay, add, ask;
} Times;

static Times batch(const JfContract *contract, const JfPeriod *period, const JfZone *zone, size_t tickets, size_t *targets)
{
    static const char *const categories[] = {"storage", "network", "server", "database", "desktop", "printing", "account"};
    g_autoptr(JfReplayer) replayer = jf_replayer_new();
    g_autoptr(JfAttainment) attainment = jf_attainment_new(period, zone);
    JfTicketEvent *events = g_new(JfTicketEvent, tickets * EVENTS);
    for (size_t i = 0; i < tickets; i++)
        fill_ticket(events + i * EVENTS, i, period->from);
    Times times = {0};
    *targets = 0;
    double begin = cpu_now();
    for (int with = 0; with < 2; with++) { // once alone, once with adding: the difference is adding
        for (size_t i = 0; i < tickets; i++) {
            JfTicket ticket = {.number = "IN",
                               .category = categories[i % 7],
                               .service = "HIS",
                               .channel = "phone",
                               .kind = JF_KIND_INCIDENT,
                               .priority = (int)(i % 5) + 1};
            ticket.urgency = ticket.importance = -1;
            ticket.events = events + i * EVENTS;
            ticket.n_events = EVENTS;
            const JfReplay *replay = jf_replay(replayer, contract, &ticket, period);
            if (with)
                jf_attainment_add(attainment, &ticket, replay);
            else
                *targets += replay->n_targets;
        }
        *(with ? &times.add : &times.replay) = cpu_now() - begin;
        begin = cpu_now();
    }
    times.add -= times.replay;
    ask(attainment);
    times.ask = cpu_now() - begin;
    g_free(events);
    return times;
}

static int by_value(const void *a, const void *b)
{
    double left = *(const double *)a, right = *(const double *)b;
    return (left > right) - (left < right);
}

static double median(double *values, size_t n)
{
    qsort(values, n, sizeof *values, by_value);
    return values[n / 2];
}

int main(int argc, char **argv)
{
    size_t tickets = argc > 1 ? (size_t)atol(argv[1]) : 100000, batches = argc > 2 ? (size_t)atol(argv[2]) : 5, targets = 0;
    g_autoptr(JfCalendar) calendar = office();
    g_autoptr(JfZone) zone = jf_zone_open("Asia/Shanghai");
    JfPromise promises[15];
    const JfPauseRule pause = {JF_PAUSE_CUSTOMER, ~0u};
    JfSla sla = {.version = "1", .promises = promises, .n_promises = fill_promises(promises, calendar), .pauses = &pause, .n_pauses = 1};
    sla.priority_change = JF_CHANGE_RETROACTIVE;
    JfContract contract = {&sla, 1};
    JfPeriod period = {jf_day_instant(day("2026-03-01"), 0, zone), jf_day_instant(day("2026-04-01"), 0, zone), 0};
    period.as_of = period.until;
    g_autofree double *replay = g_new(double, batches), *add = g_new(double, batches), *results = g_new(double, batches);
    for (size_t i = 0; i < batches; i++) {
        Times times = batch(&contract, &period, zone, tickets, &targets);
        replay[i] = times.replay;
        add[i] = times.add;
        results[i] = times.ask;
    }
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    printf("%zu tickets of %d events, %zu targets, median of %zu batches, CPU ms\n", tickets, EVENTS, targets, batches);
    printf("  replay                          %8.1f\n  put together                    %8.1f\n  percentiles, bins, breakdowns   %8.1f\n",
           median(replay, batches), median(add, batches), median(results, batches));
    printf("  peak memory                     %8.1f MB (events held by the benchmark: %.1f MB)\n", (double)usage.ru_maxrss / 1024,
           (double)(tickets * EVENTS * sizeof(JfTicketEvent)) / 1048576);
    return 0;
}
