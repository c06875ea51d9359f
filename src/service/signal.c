// SPDX-License-Identifier: MIT
// Warnings, alarms and escalations: when the clock says that they were due, against what the record says was done.
#include "service/cycle.h"

static int64_t share(const JfPromise *promise, int percent)
{
    return promise->minutes * (JF_MINUTE / (100 * JF_PERCENT)) * percent;
}

// The n-th event of the type for the target between its start and `end`; NONE if there are fewer.
static JfInstant done(const JfClock *clock, const JfTarget *target, JfInstant end, JfEventType type, JfEscalateHow how, size_t n)
{
    const GArray *events = clock->replayer->events;
    for (guint i = 0; i < events->len; i++) {
        const JfTicketEvent *event = &g_array_index(events, JfTicketEvent, i);
        if (event->type != type || event->at < target->start || event->at >= end)
            continue;
        if (event->signal.measure != target->measure && event->signal.measure != JF_MEASURE_ALL)
            continue;
        if (type == JF_EVENT_ESCALATED && event->signal.how != how)
            continue;
        if (n-- == 0)
            return event->at;
    }
    return JF_INSTANT_NONE;
}

static void add(const JfClock *clock, const JfTarget *target, JfSignal *signal, JfInstant end, size_t n)
{
    static const JfEventType types[JF_SIGNALS] = {JF_EVENT_WARNED, JF_EVENT_ALARMED, JF_EVENT_ESCALATED};
    bool open = target->met == JF_INSTANT_NONE && target->ended == JF_INSTANT_NONE;
    signal->done = done(clock, target, end, types[signal->type], signal->how, n);
    if (signal->done != JF_INSTANT_NONE)
        signal->verdict = signal->done <= signal->until ? JF_SIGNAL_IN_TIME : JF_SIGNAL_LATE;
    else if (signal->until >= end && (open || signal->type == JF_SIGNAL_ESCALATION))
        signal->verdict = JF_SIGNAL_NOT_DUE;
    else
        signal->verdict = JF_SIGNAL_MISSING;
    g_array_append_val(clock->replayer->signals, *signal);
}

// When the point was reached, not before the promise was made; false: not before `end`.
static bool reached(const JfClock *clock, const JfTarget *target, int percent, JfInstant end, JfInstant *out)
{
    int64_t amount = share(target->promise, percent);
    if (amount > target->used || !jf_clock_point(clock, amount, end, out))
        return false;
    *out = MAX(*out, MAX(clock->known, clock->needed));
    return *out < end;
}

static JfInstant after(const JfPromise *promise, JfInstant at, int64_t service)
{
    JfInstant out = 0;
    return jf_promise_advance(promise, at, service, &out) ? out : JF_INSTANT_OPEN;
}

// How many rules for the same way come before this one: its event is the one after theirs.
static size_t rank(const JfSla *sla, size_t rule, int priority)
{
    const JfEscalation *one = &sla->escalations[rule];
    size_t before = 0;
    for (size_t i = 0; i < sla->n_escalations; i++) {
        const JfEscalation *other = &sla->escalations[i];
        if (other->measure == one->measure && other->how == one->how && (other->priority == 0 || other->priority == priority) &&
            (other->at < one->at || (other->at == one->at && i < rule)))
            before++;
    }
    return before;
}

static void add_escalations(const JfClock *clock, const JfTarget *target, JfInstant end)
{
    for (size_t i = 0; i < target->sla->n_escalations; i++) {
        const JfEscalation *rule = &target->sla->escalations[i];
        JfSignal signal = {.type = JF_SIGNAL_ESCALATION, .how = rule->how};
        if (rule->measure != target->measure || (rule->priority != 0 && rule->priority != target->priority) ||
            !reached(clock, target, rule->at, end, &signal.due))
            continue;
        signal.until = after(target->promise, signal.due, rule->within * JF_MINUTE);
        add(clock, target, &signal, end, rank(target->sla, i, target->priority));
    }
}

void jf_clock_signals(const JfClock *clock, JfTarget *target, JfInstant end)
{
    const JfPromise *promise = target->promise;
    JfSignal warning = {.type = JF_SIGNAL_WARN, .how = JF_ESCALATES}, alarm = {.type = JF_SIGNAL_ALARM, .how = JF_ESCALATES};
    if (promise->warn < 100 * JF_PERCENT && reached(clock, target, promise->warn, end, &warning.due)) {
        warning.until = MAX(warning.due, target->due != JF_INSTANT_NONE ? target->due : JF_INSTANT_OPEN);
        add(clock, target, &warning, end, 0);
    }
    if (reached(clock, target, 100 * JF_PERCENT, end, &alarm.due)) {
        alarm.until = after(promise, alarm.due, MAX(share(promise, 100 * JF_PERCENT - promise->warn), JF_MINUTE));
        add(clock, target, &alarm, end, 0);
    }
    add_escalations(clock, target, end);
}
