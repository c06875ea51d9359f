// SPDX-License-Identifier: MIT
// What cannot be true about a ticket: its events walked once, with the state that they lead to.
#include "service/ticket.h"

#define NOWHERE SIZE_MAX

typedef struct {
    const JfTicket *ticket;
    const JfContract *contract;
    JfTicketFault *out;
    size_t n, max;
    // where the walk stands: index of the event that made it so, or NOWHERE
    size_t received, paused, resolved, closed, cancelled;
    int priority;
} Walk;

static void fault_expecting(Walk *w, JfTicketFaultCode code, size_t event, size_t other, int expected)
{
    if (w->n < w->max)
        w->out[w->n] = (JfTicketFault){code, event, other, expected};
    w->n++;
}

static void fault(Walk *w, JfTicketFaultCode code, size_t event, size_t other)
{
    fault_expecting(w, code, event, other == NOWHERE ? event : other, 0);
}

static size_t find_received(const JfTicket *ticket)
{
    for (size_t i = 0; i < ticket->n_events; i++)
        if (ticket->events[i].type == JF_EVENT_RECEIVED)
            return i;
    return NOWHERE;
}

static bool known_priority(int priority)
{
    return priority >= 1 && priority <= JF_PRIORITIES;
}

static void check_ticket(Walk *w)
{
    const JfTicket *t = w->ticket;
    w->received = find_received(t);
    if (w->received == NOWHERE)
        fault(w, JF_FAULT_NO_EVENTS, 0, NOWHERE);
    else if (w->received != 0)
        fault(w, JF_FAULT_NOT_RECEIVED_FIRST, 0, w->received);
    const JfSla *sla = w->received != NOWHERE ? jf_contract_sla(w->contract, t->events[w->received].at) : NULL;
    if (w->received != NOWHERE && sla == NULL)
        fault(w, JF_FAULT_NO_SLA, w->received, NOWHERE);
    if (!known_priority(t->priority))
        fault(w, JF_FAULT_UNKNOWN_PRIORITY, 0, NOWHERE);
    else if (sla != NULL && t->urgency >= 0 && t->urgency < 3 && t->importance >= 0 && t->importance < 3) {
        int expected = sla->matrix[t->urgency][t->importance];
        if (expected != 0 && expected != t->priority)
            fault_expecting(w, JF_FAULT_NOT_BY_MATRIX, 0, 0, expected);
    }
}

static void check_time(Walk *w, size_t i)
{
    const JfTicketEvent *events = w->ticket->events;
    if (w->received != NOWHERE && i != w->received && events[i].at < events[w->received].at)
        fault(w, JF_FAULT_BEFORE_RECEIPT, i, w->received);
    else if (i > 0 && events[i].at < events[i - 1].at)
        fault(w, JF_FAULT_NOT_IN_ORDER, i, i - 1);
}

// What may still come after closing: the customer's word, a callback, a note, and whatever goes on after reopening.
static bool after_close(JfEventType type)
{
    return type == JF_EVENT_CALLED_BACK || type == JF_EVENT_ACCEPTED || type == JF_EVENT_REFUSED || type == JF_EVENT_NOTED ||
           type == JF_EVENT_REOPENED || type == JF_EVENT_CLOSED;
}

static void check_end(Walk *w, size_t i, JfEventType type)
{
    if (w->cancelled != NOWHERE && type != JF_EVENT_NOTED && type != JF_EVENT_CLOSED)
        fault(w, JF_FAULT_AFTER_CANCEL, i, w->cancelled);
    else if (w->closed != NOWHERE && !after_close(type))
        fault(w, JF_FAULT_AFTER_CLOSE, i, w->closed);
}

static void check_pause(Walk *w, size_t i)
{
    if (w->ticket->events[i].reason >= JF_PAUSES)
        fault(w, JF_FAULT_PAUSE_REASON, i, NOWHERE);
    if (w->paused != NOWHERE)
        fault(w, JF_FAULT_PAUSED_TWICE, i, w->paused);
    else if (w->resolved != NOWHERE && w->closed == NOWHERE)
        fault(w, JF_FAULT_PAUSED_RESOLVED, i, w->resolved);
    else
        w->paused = i;
}

static void check_resolve(Walk *w, size_t i)
{
    if (w->resolved != NOWHERE && w->closed == NOWHERE) // after closing it has been told as that
        fault(w, JF_FAULT_RESOLVED_TWICE, i, w->resolved);
    w->resolved = i;
    w->paused = NOWHERE;
}

static void check_close(Walk *w, size_t i)
{
    if (w->closed != NOWHERE)
        fault(w, JF_FAULT_CLOSED_TWICE, i, w->closed);
    else if (w->resolved == NOWHERE && w->cancelled == NOWHERE)
        fault(w, JF_FAULT_CLOSED_UNRESOLVED, i, NOWHERE);
    w->closed = i;
    w->paused = NOWHERE;
}

static void check_reopen(Walk *w, size_t i)
{
    if (w->resolved == NOWHERE && w->closed == NOWHERE && w->cancelled == NOWHERE)
        fault(w, JF_FAULT_REOPENED_OPEN, i, NOWHERE);
    w->resolved = w->closed = w->paused = NOWHERE;
}

static void check_change(Walk *w, size_t i)
{
    int priority = w->ticket->events[i].priority;
    if (!known_priority(priority))
        fault(w, JF_FAULT_UNKNOWN_PRIORITY, i, NOWHERE);
    else if (priority == w->priority)
        fault(w, JF_FAULT_SAME_PRIORITY, i, NOWHERE);
    w->priority = priority;
}

static void check_event(Walk *w, size_t i)
{
    const JfTicketEvent *event = &w->ticket->events[i];
    check_time(w, i);
    check_end(w, i, event->type);
    switch (event->type) {
    case JF_EVENT_RECEIVED:
        if (i != w->received)
            fault(w, JF_FAULT_RECEIVED_TWICE, i, w->received);
        break;
    case JF_EVENT_PAUSED: check_pause(w, i); break;
    case JF_EVENT_RESUMED:
        if (w->paused == NOWHERE)
            fault(w, JF_FAULT_RESUMED_RUNNING, i, NOWHERE);
        w->paused = NOWHERE;
        break;
    case JF_EVENT_PRIORITY_CHANGED: check_change(w, i); break;
    case JF_EVENT_ESCALATED:
        if (event->signal.how >= JF_ESCALATES)
            fault(w, JF_FAULT_ESCALATION_HOW, i, NOWHERE);
        break;
    case JF_EVENT_RESOLVED: check_resolve(w, i); break;
    case JF_EVENT_REOPENED: check_reopen(w, i); break;
    case JF_EVENT_ACCEPTED:
    case JF_EVENT_REFUSED:
        if (w->resolved == NOWHERE && w->closed == NOWHERE)
            fault(w, JF_FAULT_ACCEPTED_OPEN, i, NOWHERE);
        break;
    case JF_EVENT_CLOSED: check_close(w, i); break;
    case JF_EVENT_CANCELLED: w->cancelled = w->cancelled == NOWHERE ? i : w->cancelled; break;
    case JF_EVENT_ACKNOWLEDGED:
    case JF_EVENT_ASSIGNED:
    case JF_EVENT_DISPATCHED:
    case JF_EVENT_ARRIVED:
    case JF_EVENT_INFORMED:
    case JF_EVENT_CALLED_BACK:
    case JF_EVENT_WARNED:
    case JF_EVENT_ALARMED:
    case JF_EVENT_WORKAROUND:
    case JF_EVENT_NOTED:
    case JF_EVENTS:
    default: break;
    }
}

static void check_exclusions(Walk *w)
{
    const JfTicket *t = w->ticket;
    for (size_t i = 0; i < t->n_exclusions; i++) {
        const JfExclusion *one = &t->exclusions[i];
        if (w->received != NOWHERE && one->at != JF_INSTANT_NONE && one->at < t->events[w->received].at)
            fault(w, JF_FAULT_EXCLUDED_EARLY, i, NOWHERE);
        for (size_t before = 0; before < i; before++)
            if (t->exclusions[before].measure == one->measure || t->exclusions[before].measure == JF_MEASURE_ALL ||
                one->measure == JF_MEASURE_ALL) {
                fault(w, JF_FAULT_EXCLUDED_TWICE, i, before);
                break;
            }
    }
}

size_t jf_ticket_check(const JfTicket *ticket, const JfContract *contract, JfTicketFault *out, size_t max)
{
    Walk w = {.ticket = ticket, .contract = contract, .out = out, .max = max, .priority = ticket->priority};
    w.paused = w.resolved = w.closed = w.cancelled = NOWHERE;
    check_ticket(&w);
    for (size_t i = 0; i < ticket->n_events; i++)
        check_event(&w, i);
    check_exclusions(&w);
    return w.n;
}
