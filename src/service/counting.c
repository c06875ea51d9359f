// SPDX-License-Identifier: MIT
// Which period counts a target: each once, in the month that its verdict belongs to by the contract's rule.
#include "service/cycle.h"

// The first closing at or after `done`; `done` itself if the ticket stood closed then (called back after closing).
static JfInstant closing_for(const JfClock *clock, JfInstant done)
{
    const GArray *events = clock->replayer->events;
    bool closed = false;
    for (guint i = 0; i < events->len; i++) {
        const JfTicketEvent *event = &g_array_index(events, JfTicketEvent, i);
        if (event->at >= done && (closed || event->type == JF_EVENT_CLOSED))
            return closed ? done : event->at;
        closed = event->type == JF_EVENT_CLOSED || (closed && event->type != JF_EVENT_REOPENED);
    }
    return JF_INSTANT_NONE;
}

static JfInstant when_done(const JfTarget *target)
{
    return target->met != JF_INSTANT_NONE ? target->met : target->ended;
}

// The instant that decides, or NONE while nothing is decided.
static JfInstant deciding(const JfClock *clock, const JfTarget *target)
{
    bool broken = target->deviated != JF_INSTANT_NONE;
    JfInstant done = when_done(target);
    if (done == JF_INSTANT_NONE && (!broken || target->sla->ignore_overdue))
        return JF_INSTANT_NONE;
    bool when_broken = broken && !target->sla->ignore_overdue;
    switch (target->sla->attribution) {
    case JF_ATTRIBUTE_CREATION: return clock->replayer->result.received;
    case JF_ATTRIBUTE_CLOSING: return when_broken ? target->deviated : closing_for(clock, done);
    case JF_ATTRIBUTE_FIRST:
    default: return when_broken ? target->deviated : done;
    }
}

void jf_clock_attribute(const JfClock *clock, JfTarget *target)
{
    const JfPeriod *period = clock->period;
    if (target->verdict == JF_VERDICT_CANCELLED) {
        target->counted = JF_COUNTED_NO;
        return;
    }
    target->counted_at = deciding(clock, target);
    if (clock->settled_before && target->sla->attribution != JF_ATTRIBUTE_CREATION) {
        target->counted = JF_COUNTED_EARLIER;
        target->reversed = target->deviated != JF_INSTANT_NONE && target->deviated >= period->from;
    } else if (target->counted_at == JF_INSTANT_NONE) {
        target->counted = JF_COUNTED_LATER;
    } else {
        target->counted = target->counted_at < period->from    ? JF_COUNTED_EARLIER
                          : target->counted_at < period->until ? JF_COUNTED_THIS
                                                               : JF_COUNTED_LATER;
    }
}
