// SPDX-License-Identifier: MIT
// The clock of one measure: stretches in which it ran, and the verdict when its cycle is over or the period is.
#include "service/cycle.h"

int64_t jf_promise_between(const JfPromise *promise, JfInstant from, JfInstant until)
{
    if (promise->calendar == NULL)
        return MAX(until - from, 0);
    return jf_calendar_between(promise->calendar, from, until);
}

bool jf_promise_advance(const JfPromise *promise, JfInstant from, int64_t service, JfInstant *out)
{
    if (promise->calendar != NULL)
        return jf_calendar_advance(promise->calendar, from, service, out);
    *out = from + service;
    return true;
}

static JfStretch *stretch(const JfClock *clock, guint i)
{
    return &g_array_index(clock->replayer->stretches, JfStretch, i);
}

// A promise that ends with a stretch is due then, not when the clock goes on.
bool jf_clock_point(const JfClock *clock, int64_t amount, JfInstant hold, JfInstant *out)
{
    const JfPromise *promise = clock->target.promise;
    for (guint i = 0; i < clock->replayer->stretches->len; i++) {
        const JfStretch *ran = stretch(clock, i);
        if (ran->until == JF_INSTANT_OPEN)
            return jf_promise_advance(promise, ran->from, amount, out);
        int64_t service = jf_promise_between(promise, ran->from, ran->until);
        if (amount <= service)
            return jf_promise_advance(promise, ran->from, amount, out);
        amount -= service;
    }
    return jf_promise_advance(promise, hold, amount, out);
}

static bool unfinished(const JfClock *clock)
{
    return clock->open && clock->target.met == JF_INSTANT_NONE && clock->target.ended == JF_INSTANT_NONE;
}

// Lets the clock run or stand as the state wants it.
static void set_running(JfClock *clock, JfInstant at)
{
    const JfSla *sla = clock->target.sla;
    bool held = clock->pause < JF_PAUSES && sla != NULL && jf_sla_pauses(sla, clock->pause, clock->measure);
    bool run = unfinished(clock) && !held;
    if (run && !clock->running) {
        JfStretch begun = {at, JF_INSTANT_OPEN};
        g_array_append_val(clock->replayer->stretches, begun);
    } else if (!run && clock->running) {
        stretch(clock, clock->replayer->stretches->len - 1)->until = at;
    }
    clock->running = run;
}

void jf_clock_begin(JfClock *clock, JfInstant at)
{
    const JfSla *sla = jf_contract_sla(clock->contract, at);
    clock->target = (JfTarget){.measure = clock->measure,
                               .priority = clock->effective,
                               .sla = sla,
                               .promise = jf_sla_promise(sla, clock->measure, clock->effective, clock->ticket->kind),
                               .start = at,
                               .due = JF_INSTANT_NONE,
                               .met = JF_INSTANT_NONE,
                               .ended = JF_INSTANT_NONE,
                               .deviated = JF_INSTANT_NONE,
                               .reason = JF_EXCLUDES,
                               .counted_at = JF_INSTANT_NONE};
    clock->open = true;
    clock->running = clock->settled_before = false;
    clock->known = at;
    clock->needed = clock->measure == JF_MEASURE_ARRIVAL ? JF_INSTANT_NONE : at;
    g_array_set_size(clock->replayer->stretches, 0);
    set_running(clock, at);
}

void jf_clock_meet(JfClock *clock, JfInstant at)
{
    if (!unfinished(clock))
        return;
    clock->target.met = at;
    set_running(clock, at);
}

void jf_clock_end(JfClock *clock, JfInstant at)
{
    if (!unfinished(clock))
        return;
    clock->target.ended = at;
    set_running(clock, at);
}

void jf_clock_go_on(JfClock *clock, JfInstant at)
{
    if (!clock->open)
        return;
    clock->target.met = clock->target.ended = JF_INSTANT_NONE;
    set_running(clock, at);
}

void jf_clock_pause(JfClock *clock, JfInstant at, JfPauseReason reason)
{
    clock->pause = reason;
    set_running(clock, at);
}

static int64_t promised(const JfPromise *promise)
{
    return promise->minutes * JF_MINUTE;
}

// When the promise broke, or will; false: it cannot (the calendar does not open, nobody is to be sent).
static bool breaks(const JfClock *clock, JfInstant due, JfInstant *out)
{
    if (due == JF_INSTANT_NONE || clock->needed == JF_INSTANT_NONE)
        return false;
    *out = MAX(due, MAX(clock->known, clock->needed));
    return true;
}

static bool broken_before(const JfClock *clock, JfInstant at)
{
    JfInstant due = JF_INSTANT_NONE, deviated;
    if (clock->target.promise == NULL || !jf_clock_point(clock, promised(clock->target.promise), at, &due))
        return false;
    return breaks(clock, due, &deviated) && deviated < at;
}

void jf_clock_promise(JfClock *clock, JfInstant at)
{
    if (!unfinished(clock) || clock->target.priority == clock->effective || broken_before(clock, at))
        return;
    if (clock->sla != NULL && clock->sla->priority_change == JF_CHANGE_RESTART) {
        bool sent = clock->needed != JF_INSTANT_NONE;
        jf_clock_end(clock, at);
        jf_clock_finish(clock);
        jf_clock_begin(clock, at);
        clock->needed = sent ? at : clock->needed;
        return;
    }
    clock->target.priority = clock->effective;
    clock->target.promise = jf_sla_promise(clock->target.sla, clock->measure, clock->effective, clock->ticket->kind);
    clock->known = at;
}

// ---- the verdict

static void judge(const JfClock *clock, JfTarget *target, JfInstant end)
{
    JfInstant deviated = JF_INSTANT_NONE, as_of = clock->period->as_of;
    if (!jf_clock_point(clock, promised(target->promise), end, &target->due))
        target->due = JF_INSTANT_NONE;
    bool breakable = breaks(clock, target->due, &deviated);
    if (target->met != JF_INSTANT_NONE)
        target->verdict = target->due == JF_INSTANT_NONE || target->met <= target->due ? JF_VERDICT_MET : JF_VERDICT_MISSED;
    else if (target->ended != JF_INSTANT_NONE)
        target->verdict = breakable && deviated < target->ended ? JF_VERDICT_MISSED : JF_VERDICT_CANCELLED;
    else
        target->verdict = breakable && deviated < as_of ? JF_VERDICT_OVERDUE : JF_VERDICT_RUNNING;
    if (target->verdict == JF_VERDICT_MISSED || target->verdict == JF_VERDICT_OVERDUE)
        target->deviated = deviated;
    target->otherwise = target->verdict;
}

static void measure_time(const JfClock *clock, JfTarget *target, JfInstant end)
{
    for (guint i = 0; i < clock->replayer->stretches->len; i++) {
        const JfStretch *ran = stretch(clock, i);
        target->used += jf_promise_between(target->promise, ran->from, MIN(ran->until, end));
    }
    if (clock->replayer->stretches->len != 1 || stretch(clock, 0)->from != target->start || stretch(clock, 0)->until < end)
        target->paused = jf_promise_between(target->promise, target->start, end) - target->used;
}

static void exclude(const JfClock *clock, JfTarget *target)
{
    for (size_t i = 0; i < clock->ticket->n_exclusions; i++) {
        const JfExclusion *one = &clock->ticket->exclusions[i];
        if (one->measure == target->measure || one->measure == JF_MEASURE_ALL) {
            target->verdict = JF_VERDICT_EXCLUDED;
            target->reason = one->reason;
            return;
        }
    }
}

// A silence that ended before it was due is no target, nor an arrival for which nobody was sent, nor what was never promised.
static bool worth_telling(const JfClock *clock, const JfTarget *target)
{
    return target->promise != NULL && clock->needed != JF_INSTANT_NONE;
}

void jf_clock_finish(JfClock *clock)
{
    JfTarget *target = &clock->target;
    if (!clock->open)
        return;
    clock->open = clock->running = false;
    if (!worth_telling(clock, target))
        return;
    JfInstant end = target->met != JF_INSTANT_NONE ? target->met : target->ended != JF_INSTANT_NONE ? target->ended : clock->period->as_of;
    judge(clock, target, end);
    if (target->verdict == JF_VERDICT_CANCELLED && clock->measure == JF_MEASURE_UPDATE)
        return;
    target->cycle = ++clock->emitted;
    guint n = clock->replayer->stretches->len;
    target->standing = end == clock->period->as_of && target->met == JF_INSTANT_NONE && target->ended == JF_INSTANT_NONE &&
                       (n == 0 || stretch(clock, n - 1)->until != JF_INSTANT_OPEN);
    measure_time(clock, target, end);
    if (target->promise->calendar != NULL)
        target->calendar_version = jf_calendar_version(target->promise->calendar, target->start);
    if (target->verdict != JF_VERDICT_CANCELLED)
        exclude(clock, target);
    jf_clock_attribute(clock, target);
    target->first_signal = clock->replayer->signals->len;
    if (target->verdict != JF_VERDICT_EXCLUDED)
        jf_clock_signals(clock, target, end);
    target->n_signals = clock->replayer->signals->len - target->first_signal;
    g_array_append_val(clock->replayer->targets, *target);
}
