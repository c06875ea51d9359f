// SPDX-License-Identifier: MIT
// Replay against a slow, obviously right reference: every minute of a ticket's life is walked, and at each the rules of replay.h are read off.
//
// Random calendars (versions, exceptions both ways, hours over midnight), zones with summer time, two versions of the SLA, pauses, changes of
// priority, reopenings. JF_WALK_CASES=100000 runs that many cases instead of a few thousand. The reference shares nothing with the code under
// test but the structs and the offset of a zone.
#include "service/replay.h"
#include <stdlib.h>

#define DAYS 24             // the world of a case
#define SPAN (DAYS * 1440)  // in minutes
#define HORIZON (10 * 1440) // of its events; due instants may lie later
#define CALENDARS 3         // the last is the wall clock
#define RULES 8

// ---- random calendars, and the minutes that they serve

typedef struct {
    int weekday, from, until; // weekday 0: of the exception
} Rule;

typedef struct {
    JfDay from;
    bool always;
    Rule rules[RULES];
    int n;
    JfDay exceptions[3];
    Rule hours[3]; // of the exceptions; until 0: closed
    int n_exceptions;
} Hours;

typedef struct {
    JfInstant begin;
    JfZone *zone;
    Hours versions[CALENDARS - 1][2];
    int n_versions[CALENDARS - 1];
    JfCalendar *calendars[CALENDARS];
    bool served[CALENDARS][SPAN];
} World;

static const Hours *hours_on(const World *w, int calendar, JfDay day)
{
    const Hours *found = NULL;
    for (int i = 0; i < w->n_versions[calendar]; i++)
        if (w->versions[calendar][i].from <= day)
            found = &w->versions[calendar][i];
    return found;
}

static bool within(const Rule *rule, int minute)
{
    int until = rule->until > rule->from ? rule->until : rule->until + 1440;
    return minute >= rule->from && minute < until;
}

// Does what began on `day` serve its `minute` (0 … 2879)?
static bool serves(const Hours *hours, JfDay day, int minute)
{
    for (int i = 0; i < hours->n_exceptions; i++)
        if (hours->exceptions[i] == day)
            return hours->hours[i].until != 0 && within(&hours->hours[i], minute);
    for (int i = 0; i < hours->n; i++)
        if (hours->rules[i].weekday == (day + 3) % 7 + 1 && within(&hours->rules[i], minute))
            return true;
    return false;
}

static bool open_at(const World *w, int calendar, JfDay day, int minute)
{
    const Hours *today = hours_on(w, calendar, day), *yesterday = hours_on(w, calendar, day - 1);
    if (today == NULL)
        return false;
    if (today->always || serves(today, day, minute))
        return true;
    return yesterday != NULL && !yesterday->always && serves(yesterday, day - 1, minute + 1440);
}

static void fill_served(World *w)
{
    for (int minute = 0; minute < SPAN; minute++) {
        static int offset;
        if (minute % 15 == 0) // no zone changes but on a quarter
            offset = jf_instant_offset(w->begin + minute * JF_MINUTE, w->zone) / 60;
        int64_t local = w->begin / JF_MINUTE + minute + offset;
        for (int c = 0; c < CALENDARS - 1; c++)
            w->served[c][minute] = open_at(w, c, (JfDay)(local / 1440), (int)(local % 1440));
        w->served[CALENDARS - 1][minute] = true;
    }
}

static int pick(GRand *random, int from, int until)
{
    return g_rand_int_range(random, from, until);
}

static bool chance(GRand *random, int percent)
{
    return pick(random, 0, 100) < percent;
}

// Between 03:15 and 23:45: where no zone of these changes its clocks, so that the words of both sides mean the same.
static Rule random_rule(GRand *random, int weekday)
{
    Rule rule = {weekday, 15 * pick(random, 13, 96), 15 * pick(random, 13, 96)};
    if (chance(random, 60)) {
        rule.from = 15 * pick(random, 28, 44);
        rule.until = 15 * pick(random, 45, 80);
    }
    if (rule.until == rule.from)
        rule.until += rule.from < 1400 ? 15 : -15;
    return rule;
}

static void random_hours(World *w, GRand *random, int calendar, Hours *hours, JfDay today)
{
    JfCalendar *out = w->calendars[calendar];
    *hours =
        (Hours){.from = hours->from, .always = chance(random, 10), .n = pick(random, 2, RULES + 1), .n_exceptions = pick(random, 0, 4)};
    if (hours->always)
        jf_calendar_add_always(out);
    for (int i = 0; i < hours->n; i++) {
        hours->rules[i] = random_rule(random, i < 5 && chance(random, 70) ? i + 1 : pick(random, 1, 8));
        jf_calendar_add_hours(out, hours->rules[i].weekday, hours->rules[i].from, hours->rules[i].until);
    }
    for (int i = 0; i < hours->n_exceptions; i++) {
        hours->exceptions[i] = today + 4 * pick(random, 0, 4) + i; // distinct
        hours->hours[i] = chance(random, 50) ? (Rule){0} : random_rule(random, 0);
        for (int k = 0; k < i; k++)
            if (hours->exceptions[k] == hours->exceptions[i]) {
                hours->n_exceptions = i;
                return;
            }
        jf_calendar_add_exception(out, hours->exceptions[i]);
        if (hours->hours[i].until != 0)
            jf_calendar_add_exception_hours(out, hours->exceptions[i], hours->hours[i].from, hours->hours[i].until);
    }
}

static void random_world(World *w, GRand *random)
{
    static const char *const zones[] = {"Asia/Shanghai",       "Europe/Berlin",  "America/New_York",
                                        "Australia/Lord_Howe", "Asia/Kathmandu", "UTC"};
    // weeks around a change of the clocks as often as any other
    static const int beginnings[] = {20530, 20515, 20740, 20560, 20745, 20640}; // days: 2026-03-18 …
    const char *name = zones[pick(random, 0, G_N_ELEMENTS(zones))];
    JfDay today = beginnings[pick(random, 0, G_N_ELEMENTS(beginnings))] + pick(random, -4, 5);
    w->zone = jf_zone_open(name);
    w->begin = (int64_t)today * 1440 * JF_MINUTE;
    for (int c = 0; c < CALENDARS - 1; c++) {
        w->calendars[c] = jf_calendar_new();
        w->n_versions[c] = pick(random, 1, 3);
        for (int v = 0; v < w->n_versions[c]; v++) {
            w->versions[c][v].from = v == 0 ? today - (chance(random, 90) ? 100 : -2) : today + pick(random, 3, 9);
            jf_calendar_add_version(w->calendars[c], v == 0 ? "1" : "2", w->versions[c][v].from, jf_zone_open(name));
            random_hours(w, random, c, &w->versions[c][v], today);
        }
        if (chance(random, 50))
            jf_calendar_prepare(w->calendars[c], today - pick(random, 0, 9), today + pick(random, 0, 30));
    }
    w->calendars[CALENDARS - 1] = NULL;
    fill_served(w);
}

static void clear_world(World *w)
{
    jf_zone_free(w->zone);
    for (int c = 0; c < CALENDARS - 1; c++)
        jf_calendar_free(w->calendars[c]);
}

// ---- random contracts and tickets

typedef struct {
    JfPromise promises[2][32];
    int calendar[2][32]; // of the promise, index of World.calendars
    JfPauseRule pauses[2][3];
    JfSla slas[2];
    JfContract contract;
} Paper;

static void random_paper(Paper *p, const World *w, GRand *random)
{
    JfChangePolicy change = (JfChangePolicy)pick(random, 0, 3);
    JfReopenPolicy reopen = (JfReopenPolicy)pick(random, 0, 2);
    for (int v = 0; v < 2; v++) {
        size_t n = 0;
        for (JfMeasure measure = 0; measure < JF_MEASURES; measure++)
            for (int priority = 1; priority <= 3; priority++) {
                int calendar = pick(random, 0, CALENDARS), step = measure == JF_MEASURE_RESOLUTION ? 8 : 3;
                if (chance(random, 15))
                    continue;
                p->calendar[v][n] = calendar;
                p->promises[v][n++] = (JfPromise){.measure = measure,
                                                  .priority = priority,
                                                  .kind = JF_KIND_ANY,
                                                  .minutes = 30 * pick(random, 1, 1 + step * (priority + 1)),
                                                  .calendar = w->calendars[calendar],
                                                  .warn = 80 * JF_PERCENT,
                                                  .agreed = 95 * JF_PERCENT};
            }
        for (int i = 0; i < 3; i++)
            p->pauses[v][i] = (JfPauseRule){(JfPauseReason)i, (unsigned)pick(random, 0, 32)};
        p->slas[v] = (JfSla){.version = v == 0 ? "A" : "B",
                             .valid_from = v == 0 ? 0 : w->begin + pick(random, 0, 8 * 1440) * JF_MINUTE,
                             .promises = p->promises[v],
                             .n_promises = n,
                             .pauses = p->pauses[v],
                             .n_pauses = 3,
                             .priority_change = change,
                             .reopen = reopen};
    }
    p->contract = (JfContract){p->slas, 2};
}

static JfTicketEvent next_event(GRand *random, bool *paused, bool *settled, bool *closed, int *priority)
{
    static const JfEventType open[] = {JF_EVENT_ACKNOWLEDGED, JF_EVENT_INFORMED,   JF_EVENT_INFORMED, JF_EVENT_DISPATCHED,
                                       JF_EVENT_ARRIVED,      JF_EVENT_NOTED,      JF_EVENT_RESOLVED, JF_EVENT_WORKAROUND,
                                       JF_EVENT_ASSIGNED,     JF_EVENT_CALLED_BACK};
    static const JfEventType done[] = {JF_EVENT_CALLED_BACK, JF_EVENT_CLOSED, JF_EVENT_REOPENED, JF_EVENT_REOPENED, JF_EVENT_ACCEPTED};
    JfTicketEvent event = {.type = JF_EVENT_NOTED};
    if (*settled) {
        event.type = done[pick(random, 0, G_N_ELEMENTS(done))];
        if (event.type == JF_EVENT_CLOSED && *closed)
            event.type = JF_EVENT_NOTED;
        *closed = *closed || event.type == JF_EVENT_CLOSED;
        if (!*closed && chance(random, 10)) {
            event.type = JF_EVENT_PRIORITY_CHANGED;
            event.priority = *priority = *priority % 3 + 1;
        }
        if (event.type == JF_EVENT_REOPENED)
            *settled = *closed = false;
    } else if (chance(random, 30)) {
        event.type = *paused ? JF_EVENT_RESUMED : JF_EVENT_PAUSED;
        event.reason = event.type == JF_EVENT_PAUSED ? (JfPauseReason)pick(random, 0, 4) : 0;
        *paused = !*paused;
    } else if (chance(random, 20)) {
        event.type = JF_EVENT_PRIORITY_CHANGED;
        event.priority = *priority = *priority % 3 + 1;
    } else if (chance(random, 2)) {
        event.type = JF_EVENT_CANCELLED;
    } else {
        event.type = open[pick(random, 0, G_N_ELEMENTS(open))];
        if (event.type == JF_EVENT_RESOLVED) {
            *settled = true;
            *paused = false;
        }
    }
    return event;
}

#define EVENTS 24
static void random_ticket(JfTicket *ticket, JfTicketEvent events[EVENTS], const World *w, GRand *random)
{
    bool paused = false, settled = false, closed = false;
    int priority = pick(random, 1, 4), minute = pick(random, 0, 4 * 1440);
    *ticket = (JfTicket){.number = "T", .urgency = -1, .importance = -1, .priority = priority, .events = events};
    size_t n = (size_t)pick(random, 1, EVENTS);
    events[0] = (JfTicketEvent){.at = w->begin + minute * JF_MINUTE, .type = JF_EVENT_RECEIVED};
    for (ticket->n_events = 1; ticket->n_events < n; ticket->n_events++) {
        minute += chance(random, 10) ? 0 : chance(random, 50) ? pick(random, 1, 90) : pick(random, 1, 1200);
        if (minute >= HORIZON)
            break;
        JfTicketEvent event = next_event(random, &paused, &settled, &closed, &priority);
        event.at = w->begin + minute * JF_MINUTE;
        events[ticket->n_events] = event;
        if (event.type == JF_EVENT_CANCELLED) {
            ticket->n_events++;
            break;
        }
    }
}

// ---- the reference: minute after minute. All times are minutes since the world began; NEVER: not (in this world).

#define NEVER INT32_MAX

typedef struct {
    const World *w;
    const Paper *p;
    const JfTicket *t;
    int as_of;
    JfMeasure measure;
    // the state of the ticket at this minute
    int priority, promise_priority; // of the ticket; whose promise holds
    bool open, settled;
    JfPauseReason pause;
    // the cycle
    bool cycle;
    int start, met, ended, known, needed, sla, promise; // promise: index, −1: none
    int cycle_priority;
    bool ran[SPAN];
    // results
    struct Result {
        int sla, priority, start, due, met, ended, deviated, used, warn;
        JfTargetVerdict verdict;
    } results[EVENTS * 2];
    int n;
} Walker;

static int sla_at(const Walker *k, int minute)
{
    return k->w->begin + minute * JF_MINUTE >= k->p->slas[1].valid_from ? 1 : 0;
}

static int promise_for(const Walker *k, int sla, JfMeasure measure, int priority)
{
    for (size_t i = 0; i < k->p->slas[sla].n_promises; i++)
        if (k->p->promises[sla][i].measure == measure && k->p->promises[sla][i].priority == priority)
            return (int)i;
    return -1;
}

// The end of the minute in which `amount` minutes of service have run, if the clock goes on from `now`.
static int walk_due(const Walker *k, int64_t amount, int now)
{
    const bool *served = k->w->served[k->p->calendar[k->sla][k->promise]];
    for (int minute = k->start; minute < SPAN; minute++) {
        bool ran = minute < now ? k->ran[minute] : true;
        if (ran && served[minute] && --amount == 0)
            return minute + 1;
    }
    return NEVER;
}

static int latest(int a, int b, int c)
{
    return MAX(a, MAX(b, c));
}

static void walk_begin(Walker *k, int now)
{
    k->cycle = true;
    k->start = k->known = now;
    k->met = k->ended = NEVER;
    k->needed = k->measure == JF_MEASURE_ARRIVAL ? NEVER : now;
    k->sla = sla_at(k, now);
    k->cycle_priority = k->promise_priority;
    k->promise = promise_for(k, k->sla, k->measure, k->promise_priority);
}

static void walk_finish(Walker *k)
{
    if (!k->cycle)
        return;
    k->cycle = false;
    if (k->promise < 0 || k->needed == NEVER)
        return;
    int end = k->met != NEVER ? k->met : k->ended != NEVER ? k->ended : k->as_of;
    int64_t minutes = k->p->promises[k->sla][k->promise].minutes;
    int due = walk_due(k, minutes, end);
    int breaks = due == NEVER ? NEVER : latest(due, k->known, k->needed);
    struct Result r = {.sla = k->sla, .priority = k->cycle_priority, .start = k->start, .due = due, .met = k->met, .ended = k->ended};
    bool broken;
    if (k->met != NEVER) {
        broken = k->met > due;
        r.verdict = broken ? JF_VERDICT_MISSED : JF_VERDICT_MET;
    } else {
        broken = breaks < end;
        r.verdict =
            k->ended != NEVER ? (broken ? JF_VERDICT_MISSED : JF_VERDICT_CANCELLED) : (broken ? JF_VERDICT_OVERDUE : JF_VERDICT_RUNNING);
    }
    r.deviated = broken ? breaks : NEVER;
    for (int minute = k->start; minute < end; minute++)
        r.used += k->ran[minute] && k->w->served[k->p->calendar[k->sla][k->promise]][minute];
    int warn = walk_due(k, minutes * 8 / 10, end);
    warn = warn == NEVER ? NEVER : latest(warn, k->known, k->needed);
    r.warn = warn < end ? warn : NEVER;
    if (r.verdict != JF_VERDICT_CANCELLED || k->measure != JF_MEASURE_UPDATE)
        k->results[k->n++] = r;
}

static bool walk_unfinished(const Walker *k)
{
    return k->cycle && k->met == NEVER && k->ended == NEVER;
}

static void walk_priority(Walker *k, int now)
{
    if (!walk_unfinished(k) || k->cycle_priority == k->promise_priority)
        return;
    if (k->promise >= 0 && k->needed != NEVER) {
        int due = walk_due(k, k->p->promises[k->sla][k->promise].minutes, now);
        if (due != NEVER && latest(due, k->known, k->needed) < now)
            return; // broken: it stays
    }
    if (k->p->slas[0].priority_change == JF_CHANGE_RESTART) {
        bool sent = k->needed != NEVER;
        k->ended = now;
        walk_finish(k);
        walk_begin(k, now);
        k->needed = sent ? now : k->needed;
    } else {
        k->promise = promise_for(k, k->sla, k->measure, k->promise_priority);
        k->cycle_priority = k->promise_priority;
        k->known = now;
    }
}

static void walk_settled(Walker *k, int now)
{
    k->pause = JF_PAUSES;
    if (k->settled)
        return;
    k->settled = true;
    if (k->measure == JF_MEASURE_CALLBACK) {
        walk_begin(k, now);
    } else if (walk_unfinished(k)) {
        if (k->measure == JF_MEASURE_RESPONSE || k->measure == JF_MEASURE_RESOLUTION)
            k->met = now;
        else
            k->ended = now;
    }
    if (k->measure == JF_MEASURE_UPDATE)
        walk_finish(k);
}

static void walk_reopened(Walker *k, int now)
{
    bool cycle = k->p->slas[0].reopen == JF_REOPEN_CYCLE;
    if (k->n < 0 || !k->settled)
        return;
    k->settled = false;
    if (cycle)
        k->promise_priority = k->priority;
    if (k->measure == JF_MEASURE_CALLBACK) {
        if (walk_unfinished(k))
            k->ended = now;
        walk_finish(k);
    } else if (k->measure == JF_MEASURE_UPDATE) {
        walk_begin(k, now);
    } else if (cycle) {
        walk_finish(k);
        walk_begin(k, now);
    } else if (k->measure == JF_MEASURE_RESOLUTION || (k->measure == JF_MEASURE_ARRIVAL && k->met == NEVER)) {
        k->met = k->ended = NEVER;
        walk_priority(k, now);
    }
}

static void walk_event(Walker *k, const JfTicketEvent *e, int now)
{
    bool contact = e->type == JF_EVENT_ACKNOWLEDGED || e->type == JF_EVENT_INFORMED || e->type == JF_EVENT_CALLED_BACK;
    bool answer = contact || e->type == JF_EVENT_ARRIVED || e->type == JF_EVENT_WORKAROUND;
    if (e->type == JF_EVENT_PAUSED)
        k->pause = e->reason;
    if (e->type == JF_EVENT_RESUMED)
        k->pause = JF_PAUSES;
    if (e->type == JF_EVENT_PRIORITY_CHANGED) {
        k->priority = e->priority;
        if (k->p->slas[0].priority_change != JF_CHANGE_CONTINUE) {
            k->promise_priority = e->priority;
            walk_priority(k, now);
        }
    }
    if (e->type == JF_EVENT_RESOLVED || e->type == JF_EVENT_CLOSED)
        walk_settled(k, now);
    if (e->type == JF_EVENT_REOPENED)
        walk_reopened(k, now);
    if (e->type == JF_EVENT_CANCELLED) {
        if (walk_unfinished(k))
            k->ended = now;
        k->open = false;
    }
    if (k->measure == JF_MEASURE_ARRIVAL && (e->type == JF_EVENT_DISPATCHED || e->type == JF_EVENT_ARRIVED) && k->needed == NEVER)
        k->needed = now;
    bool meets = (k->measure == JF_MEASURE_RESPONSE && answer) || (k->measure == JF_MEASURE_ARRIVAL && e->type == JF_EVENT_ARRIVED) ||
                 (k->measure == JF_MEASURE_CALLBACK && e->type == JF_EVENT_CALLED_BACK);
    if (meets && walk_unfinished(k))
        k->met = now;
    if (k->measure == JF_MEASURE_UPDATE && !k->settled) {
        if (k->cycle && contact && now != k->start) {
            k->met = now;
            walk_finish(k);
            walk_begin(k, now);
        } else if (!k->cycle && answer) {
            walk_begin(k, now);
        }
    }
}

static void walk(Walker *k)
{
    size_t next = 0;
    k->n = 0;
    k->open = true;
    k->settled = k->cycle = false;
    k->pause = JF_PAUSES;
    k->priority = k->promise_priority = k->t->priority;
    for (int now = (int)((k->t->events[0].at - k->w->begin) / JF_MINUTE); now < k->as_of; now++) {
        for (; next < k->t->n_events && k->t->events[next].at == k->w->begin + now * JF_MINUTE && k->open; next++) {
            if (next > 0) {
                walk_event(k, &k->t->events[next], now);
            } else {
                bool answer_first = promise_for(k, sla_at(k, now), JF_MEASURE_RESPONSE, k->priority) >= 0;
                if (k->measure != JF_MEASURE_CALLBACK && !(k->measure == JF_MEASURE_UPDATE && answer_first))
                    walk_begin(k, now);
            }
        }
        bool stopped = false;
        for (int i = 0; k->cycle && k->pause < JF_PAUSES && i < 3; i++)
            stopped = stopped || (k->p->pauses[k->sla][i].reason == k->pause && (k->p->pauses[k->sla][i].measures & (1u << k->measure)));
        k->ran[now] = walk_unfinished(k) && !stopped;
    }
    walk_finish(k);
}

// ---- the comparison

static JfInstant instant(const World *w, int minute)
{
    return minute == NEVER ? JF_INSTANT_NONE : w->begin + minute * JF_MINUTE;
}

static JfInstant warning(const JfReplay *replay, const JfTarget *target)
{
    for (size_t i = 0; i < target->n_signals; i++)
        if (replay->signals[target->first_signal + i].type == JF_SIGNAL_WARN)
            return replay->signals[target->first_signal + i].due;
    return JF_INSTANT_NONE;
}

static bool same(const Walker *k, const struct Result *r, const JfReplay *replay, const JfTarget *t)
{
    const World *w = k->w;
    bool beyond =
        r->due == NEVER && (t->due == JF_INSTANT_NONE || t->due > w->begin + SPAN * JF_MINUTE); // the reference's world ends there
    return t->verdict == r->verdict && t->priority == r->priority && t->sla == &k->p->slas[r->sla] && t->start == instant(w, r->start) &&
           (beyond || t->due == instant(w, r->due)) && t->met == instant(w, r->met) && t->ended == instant(w, r->ended) &&
           t->deviated == instant(w, r->deviated) && t->used == r->used * JF_MINUTE && warning(replay, t) == instant(w, r->warn);
}

static void tell(const Walker *k, const JfReplay *replay, int number)
{
    g_test_message("case %d, measure %s, change %d, reopen %d, as of minute %d", number, jf_measure_name(k->measure),
                   (int)k->p->slas[0].priority_change, (int)k->p->slas[0].reopen, k->as_of);
    for (size_t i = 0; i < k->t->n_events; i++)
        g_test_message("  event %s at %" G_GINT64_FORMAT " (%d)", jf_event_name(k->t->events[i].type),
                       (k->t->events[i].at - k->w->begin) / JF_MINUTE, k->t->events[i].priority);
    for (int i = 0; i < k->n; i++)
        g_test_message("  walked: P%d start %d due %d met %d ended %d deviated %d used %d warn %d %s", k->results[i].priority,
                       k->results[i].start, k->results[i].due, k->results[i].met, k->results[i].ended, k->results[i].deviated,
                       k->results[i].used, k->results[i].warn, jf_verdict_name(k->results[i].verdict));
    for (size_t i = 0; i < replay->n_targets; i++) {
        const JfTarget *t = &replay->targets[i];
        if (t->measure == k->measure)
            g_test_message("  replay: P%d start %g due %g met %g ended %g deviated %g used %g warn %g %s", t->priority,
                           (double)(t->start - k->w->begin) / 6e7, (double)(t->due - k->w->begin) / 6e7,
                           (double)(t->met - k->w->begin) / 6e7, (double)(t->ended - k->w->begin) / 6e7,
                           (double)(t->deviated - k->w->begin) / 6e7, (double)t->used / 6e7,
                           (double)(warning(replay, t) - k->w->begin) / 6e7, jf_verdict_name(t->verdict));
    }
}

// Both tell the same targets of a measure, in the same order.
static bool agree(Walker *k, const JfReplay *replay)
{
    int n = 0;
    for (size_t i = 0; i < replay->n_targets; i++) {
        if (replay->targets[i].measure != k->measure)
            continue;
        if (n >= k->n || !same(k, &k->results[n], replay, &replay->targets[i]) || replay->targets[i].cycle != n + 1)
            return false;
        n++;
    }
    return n == k->n;
}

static void test_walk(void)
{
    const char *wanted = g_getenv("JF_WALK_CASES");
    int cases = wanted != NULL ? atoi(wanted) : 1500, targets = 0, verdicts[JF_VERDICTS] = {0};
    g_autoptr(GRand) random = g_rand_new_with_seed(20261122);
    g_autoptr(JfReplayer) replayer = jf_replayer_new();
    World *w = g_new0(World, 1);
    Walker *k = g_new0(Walker, 1);
    for (int number = 0; number < cases; number++) {
        Paper paper = {0};
        JfTicket ticket;
        JfTicketEvent events[EVENTS];
        random_world(w, random);
        random_paper(&paper, w, random);
        random_ticket(&ticket, events, w, random);
        *k = (Walker){.w = w, .p = &paper, .t = &ticket, .as_of = pick(random, 1, HORIZON)};
        JfInstant as_of = w->begin + k->as_of * JF_MINUTE;
        JfPeriod period = {w->begin, as_of, as_of};
        const JfReplay *replay = jf_replay(replayer, &paper.contract, &ticket, &period);
        g_assert_cmpint(replay->known, ==, events[0].at < as_of);
        for (k->measure = 0; k->measure < JF_MEASURES; k->measure++) {
            walk(k);
            if (!agree(k, replay))
                tell(k, replay, number);
            g_assert_true(agree(k, replay));
            for (int i = 0; i < k->n; i++)
                verdicts[k->results[i].verdict]++;
            targets += k->n;
        }
        clear_world(w);
    }
    g_test_message("%d cases, %d targets: %d met, %d missed, %d running, %d overdue, %d cancelled", cases, targets,
                   verdicts[JF_VERDICT_MET], verdicts[JF_VERDICT_MISSED], verdicts[JF_VERDICT_RUNNING], verdicts[JF_VERDICT_OVERDUE],
                   verdicts[JF_VERDICT_CANCELLED]);
    for (int i = 0; cases >= 1000 && i < JF_VERDICTS; i++) // the cases are worth something only if all of these came
        g_assert_true(i == JF_VERDICT_EXCLUDED || verdicts[i] > cases / 100);
    g_free(k);
    g_free(w);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/service/walk/replay", test_walk);
    return g_test_run();
}
