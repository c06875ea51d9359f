// SPDX-License-Identifier: MIT
// Replay of a ticket: its known events pass each measure's clock in turn.
#include "service/cycle.h"

JfReplayer *jf_replayer_new(void)
{
    JfReplayer *replayer = g_new0(JfReplayer, 1);
    replayer->targets = g_array_new(FALSE, FALSE, sizeof(JfTarget));
    replayer->signals = g_array_new(FALSE, FALSE, sizeof(JfSignal));
    replayer->stretches = g_array_new(FALSE, FALSE, sizeof(JfStretch));
    replayer->events = g_array_new(FALSE, FALSE, sizeof(JfTicketEvent));
    return replayer;
}

void jf_replayer_free(JfReplayer *replayer)
{
    if (replayer == NULL)
        return;
    g_array_unref(replayer->targets);
    g_array_unref(replayer->signals);
    g_array_unref(replayer->stretches);
    g_array_unref(replayer->events);
    g_free(replayer);
}

int64_t jf_minutes_up(int64_t microseconds)
{
    return microseconds / JF_MINUTE + (microseconds % JF_MINUTE > 0);
}

// ---- what is known

static void gather(JfReplayer *replayer, const JfTicket *ticket, JfInstant as_of)
{
    JfInstant now = JF_INSTANT_NONE;
    g_array_set_size(replayer->events, 0);
    for (size_t i = 0; i < ticket->n_events; i++) {
        JfTicketEvent event = ticket->events[i];
        bool receipt = event.type == JF_EVENT_RECEIVED;
        if (event.at >= as_of || receipt == (now != JF_INSTANT_NONE)) // before receipt, or received once more
            continue;
        now = event.at = MAX(event.at, now);
        g_array_append_val(replayer->events, event);
    }
}

static void settle_ticket(JfReplay *result, const JfTicketEvent *event)
{
    switch (event->type) {
    case JF_EVENT_RESOLVED:
        if (result->state == JF_STATE_OPEN) {
            result->resolved = event->at;
            result->state = JF_STATE_RESOLVED;
        }
        break;
    case JF_EVENT_CLOSED:
        if (result->state == JF_STATE_OPEN || result->state == JF_STATE_RESOLVED) {
            result->closed = event->at;
            result->state = JF_STATE_CLOSED;
        }
        break;
    case JF_EVENT_REOPENED:
        if (result->state != JF_STATE_OPEN && result->state != JF_STATE_CANCELLED) {
            result->resolved = result->closed = JF_INSTANT_NONE;
            result->state = JF_STATE_OPEN;
            result->reopened++;
            result->reopened_at = event->at;
        }
        break;
    case JF_EVENT_CANCELLED:
        if (result->state == JF_STATE_OPEN) {
            result->state = JF_STATE_CANCELLED;
            result->cancelled = event->at;
        }
        break;
    case JF_EVENT_PRIORITY_CHANGED: result->priority = event->priority; break;
    case JF_EVENT_PAUSED:
        if (event->reason < JF_PAUSES)
            result->n_pauses[event->reason]++;
        break;
    case JF_EVENT_RECEIVED:
    case JF_EVENT_ACKNOWLEDGED:
    case JF_EVENT_ASSIGNED:
    case JF_EVENT_DISPATCHED:
    case JF_EVENT_ARRIVED:
    case JF_EVENT_RESUMED:
    case JF_EVENT_INFORMED:
    case JF_EVENT_CALLED_BACK:
    case JF_EVENT_WARNED:
    case JF_EVENT_ALARMED:
    case JF_EVENT_ESCALATED:
    case JF_EVENT_WORKAROUND:
    case JF_EVENT_ACCEPTED:
    case JF_EVENT_REFUSED:
    case JF_EVENT_NOTED:
    case JF_EVENTS:
    default: break;
    }
}

// ---- one measure

static bool answers(JfEventType type)
{
    return type == JF_EVENT_ACKNOWLEDGED || type == JF_EVENT_INFORMED || type == JF_EVENT_CALLED_BACK || type == JF_EVENT_ARRIVED ||
           type == JF_EVENT_WORKAROUND;
}

static bool contacts(JfEventType type)
{
    return type == JF_EVENT_ACKNOWLEDGED || type == JF_EVENT_INFORMED || type == JF_EVENT_CALLED_BACK;
}

static void settle(JfClock *clock, JfInstant at)
{
    jf_clock_pause(clock, at, JF_PAUSES);
    if (clock->settled)
        return;
    clock->settled = true;
    switch (clock->measure) {
    case JF_MEASURE_RESPONSE:
    case JF_MEASURE_RESOLUTION: jf_clock_meet(clock, at); break;
    case JF_MEASURE_UPDATE:
        jf_clock_end(clock, at);
        jf_clock_finish(clock);
        break;
    case JF_MEASURE_CALLBACK: jf_clock_begin(clock, at); break;
    case JF_MEASURE_ARRIVAL:
    case JF_MEASURES:
    default: jf_clock_end(clock, at); break;
    }
}

// Did an earlier period count it as it stood?
static bool counted_before(const JfClock *clock, JfInstant reopened)
{
    JfInstant from = clock->period->from, met = clock->target.met;
    if (!clock->open || met == JF_INSTANT_NONE || reopened < from)
        return clock->settled_before;
    bool closing = clock->target.sla != NULL && clock->target.sla->attribution == JF_ATTRIBUTE_CLOSING;
    JfInstant decided = closing ? clock->closed : met;
    return clock->settled_before || (decided != JF_INSTANT_NONE && decided < from);
}

static void reopen(JfClock *clock, JfInstant at)
{
    bool cycle = clock->sla != NULL && clock->sla->reopen == JF_REOPEN_CYCLE;
    jf_clock_pause(clock, at, JF_PAUSES);
    if (!clock->settled)
        return;
    if (cycle)
        clock->effective = clock->current;
    if (clock->measure == JF_MEASURE_CALLBACK) {
        jf_clock_end(clock, at);
        jf_clock_finish(clock);
    } else if (clock->measure == JF_MEASURE_UPDATE) {
        jf_clock_begin(clock, at);
    } else if (cycle) {
        jf_clock_finish(clock);
        jf_clock_begin(clock, at);
    } else if (clock->measure == JF_MEASURE_RESOLUTION || clock->target.met == JF_INSTANT_NONE) {
        clock->settled_before = counted_before(clock, at);
        jf_clock_go_on(clock, at);
        jf_clock_promise(clock, at);
    }
    clock->settled = false;
    clock->closed = JF_INSTANT_NONE;
}

// An event that meets the measure, or that a cycle of it begins with.
static void advance(JfClock *clock, const JfTicketEvent *event)
{
    JfEventType type = event->type;
    switch (clock->measure) {
    case JF_MEASURE_RESPONSE:
        if (answers(type))
            jf_clock_meet(clock, event->at);
        break;
    case JF_MEASURE_ARRIVAL:
        if ((type == JF_EVENT_DISPATCHED || type == JF_EVENT_ARRIVED) && !clock->settled && clock->needed == JF_INSTANT_NONE)
            clock->needed = event->at;
        if (type == JF_EVENT_ARRIVED)
            jf_clock_meet(clock, event->at);
        break;
    case JF_MEASURE_UPDATE:
        if (clock->settled || (clock->open ? !contacts(type) || event->at == clock->target.start : !answers(type)))
            break;
        jf_clock_meet(clock, event->at);
        jf_clock_finish(clock);
        jf_clock_begin(clock, event->at);
        break;
    case JF_MEASURE_CALLBACK:
        if (type == JF_EVENT_CALLED_BACK)
            jf_clock_meet(clock, event->at);
        break;
    case JF_MEASURE_RESOLUTION:
    case JF_MEASURES:
    default: break;
    }
}

static void change_priority(JfClock *clock, const JfTicketEvent *event)
{
    clock->current = event->priority;
    if (clock->sla != NULL && clock->sla->priority_change == JF_CHANGE_CONTINUE)
        return;
    clock->effective = event->priority;
    jf_clock_promise(clock, event->at);
}

static void receive(JfClock *clock, JfInstant at)
{
    bool waits_for_answer = jf_sla_promise(clock->sla, JF_MEASURE_RESPONSE, clock->effective, clock->ticket->kind) != NULL;
    if (clock->measure == JF_MEASURE_CALLBACK || (clock->measure == JF_MEASURE_UPDATE && waits_for_answer))
        return;
    jf_clock_begin(clock, at);
}

static bool pass(JfClock *clock, const JfTicketEvent *event)
{
    switch (event->type) {
    case JF_EVENT_RECEIVED: receive(clock, event->at); break;
    case JF_EVENT_PAUSED:
        if (!clock->settled)
            jf_clock_pause(clock, event->at, event->reason);
        break;
    case JF_EVENT_RESUMED: jf_clock_pause(clock, event->at, JF_PAUSES); break;
    case JF_EVENT_PRIORITY_CHANGED: change_priority(clock, event); break;
    case JF_EVENT_RESOLVED: settle(clock, event->at); break;
    case JF_EVENT_CLOSED:
        clock->closed = event->at;
        settle(clock, event->at);
        break;
    case JF_EVENT_REOPENED: reopen(clock, event->at); break;
    case JF_EVENT_CANCELLED: jf_clock_end(clock, event->at); return false;
    case JF_EVENT_ACKNOWLEDGED:
    case JF_EVENT_ASSIGNED:
    case JF_EVENT_DISPATCHED:
    case JF_EVENT_ARRIVED:
    case JF_EVENT_INFORMED:
    case JF_EVENT_CALLED_BACK:
    case JF_EVENT_WARNED:
    case JF_EVENT_ALARMED:
    case JF_EVENT_ESCALATED:
    case JF_EVENT_WORKAROUND:
    case JF_EVENT_ACCEPTED:
    case JF_EVENT_REFUSED:
    case JF_EVENT_NOTED:
    case JF_EVENTS:
    default: advance(clock, event); break;
    }
    return true;
}

static void replay_measure(JfReplayer *replayer, const JfContract *contract, const JfTicket *ticket, const JfPeriod *period,
                           JfMeasure measure)
{
    JfClock clock = {.replayer = replayer,
                     .contract = contract,
                     .ticket = ticket,
                     .period = period,
                     .sla = jf_contract_sla(contract, replayer->result.received),
                     .measure = measure,
                     .current = ticket->priority,
                     .effective = ticket->priority,
                     .pause = JF_PAUSES,
                     .closed = JF_INSTANT_NONE};
    for (guint i = 0; i < replayer->events->len; i++)
        if (!pass(&clock, &g_array_index(replayer->events, JfTicketEvent, i)))
            break;
    jf_clock_finish(&clock);
}

const JfReplay *jf_replay(JfReplayer *replayer, const JfContract *contract, const JfTicket *ticket, const JfPeriod *period)
{
    JfReplay *result = &replayer->result;
    g_array_set_size(replayer->targets, 0);
    g_array_set_size(replayer->signals, 0);
    *result = (JfReplay){.received = JF_INSTANT_NONE,
                         .resolved = JF_INSTANT_NONE,
                         .closed = JF_INSTANT_NONE,
                         .reopened_at = JF_INSTANT_NONE,
                         .cancelled = JF_INSTANT_NONE,
                         .priority = ticket->priority};
    gather(replayer, ticket, period->as_of);
    result->known = replayer->events->len > 0;
    if (!result->known)
        return result;
    result->received = g_array_index(replayer->events, JfTicketEvent, 0).at;
    for (guint i = 1; i < replayer->events->len; i++)
        settle_ticket(result, &g_array_index(replayer->events, JfTicketEvent, i));
    for (JfMeasure measure = 0; ticket->validity == JF_VALIDITY_VALID && measure < JF_MEASURES; measure++)
        replay_measure(replayer, contract, ticket, period, measure);
    result->targets = (const JfTarget *)(void *)replayer->targets->data;
    result->n_targets = replayer->targets->len;
    result->signals = (const JfSignal *)(void *)replayer->signals->data;
    result->n_signals = replayer->signals->len;
    return result;
}
