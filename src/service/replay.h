// SPDX-License-Identifier: MIT
// Replay: one ticket's whole history, told again against the versions of SLA and calendars that were valid then.
//
// What runs when
//   response    from receipt to the first answer: acknowledged, or what cannot happen without one (informed, called-back, arrived, workaround,
//               resolved, closed)
//   arrival     from receipt to `arrived`; promised for tickets that somebody is sent to: without `dispatched` or `arrived` there is no target
//   resolution  from receipt to `resolved` (or `closed`, if nobody wrote `resolved`)
//   update      from the first answer (from receipt if no response is promised, so that a short update interval never overrules the response)
//               or the last contact (acknowledged, informed, called-back) or reopening, to the next contact: a cycle each. One silence is one
//               miss, however long. A silence that resolution ends before it was due is no target
//   callback    from `resolved` (`closed`) to `called-back`, also after closing; reopening cancels it
// Pauses stop the clocks that the SLA says, in service time. Resolving or closing ends a pause.
//
// Verdicts. `due` is the first instant at which the promise is used up; done at `due` is in time, after it is late, even in closed hours.
// A promise made when it could no longer be kept (priority raised, retroactive) breaks at that moment. What is broken stays broken.
// As of `as_of`, usually the period's end: what happened at or after it is not known (but an exclusion holds whenever it was agreed).
//
// Which period counts a target (half-open, each once):
//   first     kept: when met; broken: when it broke          — with ignore_overdue broken ones when they are done
//   closing   kept: first closing after it; broken: when it broke — with ignore_overdue at closing as well
//   creation  the ticket's receipt; what still runs at the period's end is counted by a later issue of that report (as_of later than until)
// Resolved before the period and reopened in it (policy continue): it was counted as met then and stays so (EARLIER); `reversed` tells if it is
// broken now.
#pragma once
#include "service/ticket.h"

typedef struct {
    JfInstant from, until; // the period [from, until)
    JfInstant as_of;       // usually == until
} JfPeriod;

typedef enum {
    JF_VERDICT_MET, JF_VERDICT_MISSED, JF_VERDICT_RUNNING, JF_VERDICT_OVERDUE, JF_VERDICT_EXCLUDED, JF_VERDICT_CANCELLED, JF_VERDICTS
} JfTargetVerdict;
typedef enum { JF_COUNTED_THIS, JF_COUNTED_EARLIER, JF_COUNTED_LATER, JF_COUNTED_NO, JF_COUNTEDS } JfCounted;

typedef enum { JF_SIGNAL_WARN, JF_SIGNAL_ALARM, JF_SIGNAL_ESCALATION, JF_SIGNALS } JfSignalType;
typedef enum { JF_SIGNAL_IN_TIME, JF_SIGNAL_LATE, JF_SIGNAL_MISSING, JF_SIGNAL_NOT_DUE, JF_SIGNAL_VERDICTS } JfSignalVerdict;

// Points on the target's clock: the warning at `warn`, in time until the promise is due; the alarm when it is due, in time for as long after
// it as the warning was before (80 % of 60 minutes: for 12 minutes of service time), at least a minute; an escalation at its point, in time for
// `within`. A signal is due, and listed, only if the target was open when its point came; it may be done before. Done is the first event of its
// type for this target between the cycle's start and its end (of two rules for one way of escalating, the second event is the second rule's).
// NOT_DUE: an escalation whose target was done before `until`, and what has time still at as_of.
typedef struct {
    JfSignalType type;
    JfEscalateHow how;    // ESCALATION
    JfInstant due, until; // in time until then, inclusive
    JfInstant done;       // JF_INSTANT_NONE: not done (as known)
    JfSignalVerdict verdict;
} JfSignal;

typedef struct {
    JfMeasure measure;
    int priority;              // whose promise it is
    int cycle;                 // 1 …, by measure
    const JfSla *sla;          // version that applied
    const JfPromise *promise;
    const char *calendar_version; // at the cycle's start; NULL: wall clock, or before the calendar's first version
    JfInstant start;
    JfInstant due;             // NONE: the calendar does not open for so long. While the clock stands: as if it went on at as_of
    JfInstant met;             // NONE: not yet
    JfInstant ended;           // NONE, or when it ended without being met (cancelled, resolved without arrival, reopened before callback …)
    JfInstant deviated;        // when it broke; NONE: it did not
    int64_t used;              // service time until met, ended or as_of; microseconds
    int64_t paused;            // service time in which the clock stood
    bool standing;             // the clock stands at as_of
    JfTargetVerdict verdict;
    JfTargetVerdict otherwise; // EXCLUDED: the verdict without the exclusion; else == verdict
    JfExclusionReason reason;  // EXCLUDED; else JF_EXCLUDES
    JfCounted counted;
    JfInstant counted_at;      // the instant that decides the period; NONE: not decided
    bool reversed;
    size_t first_signal, n_signals; // in JfReplay.signals
} JfTarget;

typedef enum { JF_STATE_OPEN, JF_STATE_RESOLVED, JF_STATE_CLOSED, JF_STATE_CANCELLED, JF_STATES } JfTicketState;

typedef struct {
    // of the ticket, as known
    bool known;                          // received before as_of; if not all below is empty
    JfInstant received, resolved, closed; // the last resolution and closing that still stand; NONE
    JfTicketState state;
    int priority;                        // the last one
    int reopened;                        // how often
    JfInstant reopened_at, cancelled;    // the last time; NONE
    size_t n_pauses[JF_PAUSES];
    // of its targets: by measure, then by cycle
    const JfTarget *targets;
    size_t n_targets;
    const JfSignal *signals;
    size_t n_signals;
} JfReplay;

typedef struct JfReplayer JfReplayer; // keeps its memory from ticket to ticket

JfReplayer *jf_replayer_new(void);
void jf_replayer_free(JfReplayer *replayer); // takes NULL
G_DEFINE_AUTOPTR_CLEANUP_FUNC(JfReplayer, jf_replayer_free)

// The result is the replayer's, until its next run.
const JfReplay *jf_replay(JfReplayer *replayer, const JfContract *contract, const JfTicket *ticket, const JfPeriod *period);

int64_t jf_minutes_up(int64_t microseconds); // whole minutes, rounded up: the one rounding of times used
const char *jf_verdict_name(JfTargetVerdict verdict);
const char *jf_counted_name(JfCounted counted);
const char *jf_signal_name(JfSignalType type);
const char *jf_signal_verdict_name(JfSignalVerdict verdict);
const char *jf_ticket_state_name(JfTicketState state);
