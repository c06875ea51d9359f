// SPDX-License-Identifier: MIT
// Private to service/: one measure of one ticket while its events pass, and the cycle that runs.
#pragma once
#include "service/replay.h"

#define JF_INSTANT_OPEN INT64_MAX // end of a stretch in which the clock still runs

typedef struct {
    JfInstant from, until;
} JfStretch;

struct JfReplayer {
    JfReplay result;
    GArray *targets;   // of JfTarget
    GArray *signals;   // of JfSignal
    GArray *stretches; // of JfStretch: when the clock of the cycle that runs did run
    GArray *events;    // of JfTicketEvent: known at as_of, from receipt on, never going back in time
};

typedef struct {
    JfReplayer *replayer;
    const JfContract *contract;
    const JfTicket *ticket;
    const JfPeriod *period;
    const JfSla *sla;        // at receipt: its policies are those of the ticket
    JfMeasure measure;
    int current, effective;  // priority of the ticket; priority whose promises hold
    JfPauseReason pause;     // JF_PAUSES: none
    bool settled;            // resolved or closed
    JfInstant closed;        // NONE
    // the cycle that runs, or ran last
    bool open;
    bool running;            // the last stretch is open
    bool settled_before;     // counted by an earlier period, then reopened
    int emitted;             // cycles told so far
    JfInstant known, needed; // since when the promise held; since when somebody was to be sent (else start), NONE: nobody yet
    JfTarget target;
} JfClock;

void jf_clock_begin(JfClock *clock, JfInstant at);            // a new cycle
void jf_clock_meet(JfClock *clock, JfInstant at);             // nothing if there is no cycle, or it is met or ended
void jf_clock_end(JfClock *clock, JfInstant at);              // it ends unmet; likewise
void jf_clock_go_on(JfClock *clock, JfInstant at);            // neither met nor ended any more (reopened)
void jf_clock_pause(JfClock *clock, JfInstant at, JfPauseReason reason); // JF_PAUSES: it runs again
void jf_clock_promise(JfClock *clock, JfInstant at);          // another priority is effective
void jf_clock_finish(JfClock *clock);                         // judges the cycle and adds its target; nothing if there is none

int64_t jf_promise_between(const JfPromise *promise, JfInstant from, JfInstant until);
bool jf_promise_advance(const JfPromise *promise, JfInstant from, int64_t service, JfInstant *out);
// The instant at which the clock of the cycle has run for `amount`; a clock that stands goes on at `hold`.
bool jf_clock_point(const JfClock *clock, int64_t amount, JfInstant hold, JfInstant *out);

// counting.c: which period counts it; verdict, met, ended, deviated are set
void jf_clock_attribute(const JfClock *clock, JfTarget *target);
// signal.c: warnings, alarms and escalations up to `end`; adds to the replayer's signals
void jf_clock_signals(const JfClock *clock, JfTarget *target, JfInstant end);
