// SPDX-License-Identifier: MIT
// A ticket with its whole history, and what cannot be true about one.
//
// Plain data, borrowed; events in the order of the record. GB/T 28827.2 6.3 d–g.
#pragma once
#include "service/sla.h"

typedef enum {
    JF_EVENT_RECEIVED, JF_EVENT_ACKNOWLEDGED, JF_EVENT_ASSIGNED, JF_EVENT_DISPATCHED, JF_EVENT_ARRIVED, JF_EVENT_PAUSED, JF_EVENT_RESUMED,
    JF_EVENT_PRIORITY_CHANGED, JF_EVENT_INFORMED, JF_EVENT_CALLED_BACK, JF_EVENT_WARNED, JF_EVENT_ALARMED, JF_EVENT_ESCALATED,
    JF_EVENT_WORKAROUND, JF_EVENT_RESOLVED, JF_EVENT_REOPENED, JF_EVENT_ACCEPTED, JF_EVENT_REFUSED, JF_EVENT_CLOSED, JF_EVENT_CANCELLED,
    JF_EVENT_NOTED, JF_EVENTS
} JfEventType;

typedef struct {
    JfInstant at;
    JfEventType type;
    union {
        int priority;         // PRIORITY_CHANGED: 1 … 5; 0: unknown
        JfPauseReason reason; // PAUSED; JF_PAUSES: none given
        struct {
            JfMeasure measure;  // WARNED, ALARMED, ESCALATED: or JF_MEASURE_ALL: all that are open
            JfEscalateHow how;  // ESCALATED; JF_ESCALATES: none given
        } signal;
    };
} JfTicketEvent;

typedef enum {
    JF_EXCLUDE_CUSTOMER, JF_EXCLUDE_FORCE_MAJEURE, JF_EXCLUDE_WINDOW, JF_EXCLUDE_THIRD_PARTY, JF_EXCLUDE_SCOPE, JF_EXCLUDE_OTHER, JF_EXCLUDES
} JfExclusionReason;

typedef struct {
    JfMeasure measure; // or JF_MEASURE_ALL
    JfExclusionReason reason;
    JfInstant at; // when it was agreed, JF_INSTANT_NONE: not said. It holds also where that was after the period: months are settled afterwards.
} JfExclusion;

typedef enum { JF_VALIDITY_VALID, JF_VALIDITY_INVALID, JF_VALIDITY_DUPLICATE, JF_VALIDITY_SCOPE, JF_VALIDITIES } JfValidity;

typedef struct {
    const char *number;
    const char *channel, *category, *service, *asset; // words for breakdowns; NULL: not said
    JfTicketKind kind;
    JfValidity validity;     // only valid tickets have targets
    int urgency, importance; // 0 … 2 rising as in the record's words; -1: not said
    int priority;            // the first one given, 1 … 5; 0: unknown
    const JfTicketEvent *events;
    size_t n_events;
    const JfExclusion *exclusions;
    size_t n_exclusions;
} JfTicket;

// ---- what cannot be true

typedef enum {
    JF_FAULT_NO_EVENTS,          // nothing, or no `received`
    JF_FAULT_NOT_RECEIVED_FIRST, // the first event is not `received`
    JF_FAULT_RECEIVED_TWICE,
    JF_FAULT_BEFORE_RECEIPT,     // an event before receipt
    JF_FAULT_NOT_IN_ORDER,       // an event before the one above it
    JF_FAULT_RESUMED_RUNNING,    // resumed without a pause
    JF_FAULT_PAUSED_TWICE,
    JF_FAULT_PAUSED_RESOLVED,    // paused after resolution
    JF_FAULT_PAUSE_REASON,       // paused without a reason
    JF_FAULT_RESOLVED_TWICE,     // without reopening between
    JF_FAULT_REOPENED_OPEN,      // reopened though not resolved
    JF_FAULT_ACCEPTED_OPEN,      // accepted or refused before resolution
    JF_FAULT_CLOSED_UNRESOLVED,
    JF_FAULT_CLOSED_TWICE,
    JF_FAULT_AFTER_CLOSE,        // something that only an open ticket can have (called back, accepted, refused, noted, reopened may follow)
    JF_FAULT_AFTER_CANCEL,       // anything but a note or the closing after cancellation
    JF_FAULT_UNKNOWN_PRIORITY,   // not P1 … P5; first (event 0) or in a change
    JF_FAULT_SAME_PRIORITY,      // changed to what it was
    JF_FAULT_NOT_BY_MATRIX,      // urgency and importance give another priority; `expected` is that
    JF_FAULT_NO_SLA,             // no version valid at receipt
    JF_FAULT_ESCALATION_HOW,     // escalated without saying how
    JF_FAULT_EXCLUDED_TWICE,     // two exclusions for one measure; `event` is the exclusion's index
    JF_FAULT_EXCLUDED_EARLY,     // agreed before receipt; `event` is the exclusion's index
    JF_FAULTS
} JfTicketFaultCode;

typedef struct {
    JfTicketFaultCode code;
    size_t event;    // index of the event (of the exclusion for EXCLUDED_…; 0 where the ticket itself is meant)
    size_t other;    // index of the event (exclusion) that it contradicts, e.g. the first pause; == event if none
    int expected;    // NOT_BY_MATRIX: the priority by the matrix
} JfTicketFault;

// Writes at most `max` faults in the order of the events and returns how many there are. Replay copes with faulty tickets (it never goes back in
// time and ignores what cannot be), but what it says of them is not worth a verdict.
size_t jf_ticket_check(const JfTicket *ticket, const JfContract *contract, JfTicketFault *out, size_t max);
const char *jf_ticket_fault_name(JfTicketFaultCode code); // "resumed-running"

const char *jf_event_name(JfEventType type); // as records write it
bool jf_event_parse(const char *text, JfEventType *out);
const char *jf_exclusion_name(JfExclusionReason reason);
bool jf_exclusion_parse(const char *text, JfExclusionReason *out);
const char *jf_validity_name(JfValidity validity);
bool jf_validity_parse(const char *text, JfValidity *out);
