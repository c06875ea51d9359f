// SPDX-License-Identifier: MIT
// The words of records and facts for the enums of service levels, in the enums' order.
#include "service/incentive.h"
#include <string.h>

static const char *const measures[] = {"response", "arrival", "resolution", "update", "callback", "all"};
static const char *const kinds[] = {"incident", "request", "consultation", "alert", "complaint"};
static const char *const pauses[] = {"awaiting-customer", "awaiting-third-party", "awaiting-window", "agreed"};
static const char *const escalates[] = {"priority-raised", "manager-told", "expert-told"};
static const char *const events[] = {"received",         "acknowledged", "assigned",    "dispatched", "arrived", "paused",    "resumed",
                                     "priority-changed", "informed",     "called-back", "warned",     "alarmed", "escalated", "workaround",
                                     "resolved",         "reopened",     "accepted",    "refused",    "closed",  "cancelled", "noted"};
static const char *const exclusions[] = {"customer-cause", "force-majeure", "agreed-window", "third-party", "out-of-scope", "other"};
static const char *const validities[] = {"valid", "invalid", "duplicate", "out-of-scope"};
static const char *const verdicts[] = {"met", "missed", "running", "overdue", "excluded", "cancelled"};
static const char *const counteds[] = {"this", "earlier", "later", "no"};
static const char *const signals[] = {"warn", "alarm", "escalation"};
static const char *const signal_verdicts[] = {"in-time", "late", "missing", "not-due"};
static const char *const states[] = {"open", "resolved", "closed", "cancelled"};
static const char *const levels[] = {"met", "missed", "none"};
static const char *const bys[] = {"category", "service", "priority", "channel", "kind", "asset", "weekday", "exclusion", "pause"};
static const char *const faults[] = {"no-events",       "not-received-first", "received-twice",    "before-receipt", "not-in-order",
                                     "resumed-running", "paused-twice",       "paused-resolved",   "pause-reason",   "resolved-twice",
                                     "reopened-open",   "accepted-open",      "closed-unresolved", "closed-twice",   "after-close",
                                     "after-cancel",    "unknown-priority",   "same-priority",     "not-by-matrix",  "no-sla",
                                     "escalation-how",  "excluded-twice",     "excluded-early"};

G_STATIC_ASSERT(G_N_ELEMENTS(measures) == JF_MEASURES + 1);
G_STATIC_ASSERT(G_N_ELEMENTS(kinds) == JF_KINDS);
G_STATIC_ASSERT(G_N_ELEMENTS(pauses) == JF_PAUSES);
G_STATIC_ASSERT(G_N_ELEMENTS(escalates) == JF_ESCALATES);
G_STATIC_ASSERT(G_N_ELEMENTS(events) == JF_EVENTS);
G_STATIC_ASSERT(G_N_ELEMENTS(exclusions) == JF_EXCLUDES);
G_STATIC_ASSERT(G_N_ELEMENTS(validities) == JF_VALIDITIES);
G_STATIC_ASSERT(G_N_ELEMENTS(verdicts) == JF_VERDICTS);
G_STATIC_ASSERT(G_N_ELEMENTS(counteds) == JF_COUNTEDS);
G_STATIC_ASSERT(G_N_ELEMENTS(signals) == JF_SIGNALS);
G_STATIC_ASSERT(G_N_ELEMENTS(signal_verdicts) == JF_SIGNAL_VERDICTS);
G_STATIC_ASSERT(G_N_ELEMENTS(states) == JF_STATES);
G_STATIC_ASSERT(G_N_ELEMENTS(levels) == JF_LEVELS);
G_STATIC_ASSERT(G_N_ELEMENTS(bys) == JF_BYS);
G_STATIC_ASSERT(G_N_ELEMENTS(faults) == JF_FAULTS);

static bool find(const char *text, const char *const *names, size_t n, unsigned *out)
{
    for (size_t i = 0; text != NULL && i < n; i++)
        if (strcmp(text, names[i]) == 0) {
            *out = (unsigned)i;
            return true;
        }
    return false;
}

// A table's two ways: from the value to its word, and back.
#define NAME(function, Type, table)                                                                                                        \
    const char *function(Type value)                                                                                                       \
    {                                                                                                                                      \
        return table[value];                                                                                                               \
    }
#define PARSE(function, Type, table, count)                                                                                                \
    bool function(const char *text, Type *out)                                                                                             \
    {                                                                                                                                      \
        unsigned index = 0;                                                                                                                \
        bool found = find(text, table, (size_t)count, &index);                                                                             \
        if (found)                                                                                                                         \
            *out = (Type)index;                                                                                                            \
        return found;                                                                                                                      \
    }

NAME(jf_measure_name, JfMeasure, measures)
NAME(jf_ticket_kind_name, JfTicketKind, kinds)
NAME(jf_pause_name, JfPauseReason, pauses)
NAME(jf_escalate_name, JfEscalateHow, escalates)
NAME(jf_event_name, JfEventType, events)
NAME(jf_exclusion_name, JfExclusionReason, exclusions)
NAME(jf_validity_name, JfValidity, validities)
NAME(jf_verdict_name, JfTargetVerdict, verdicts)
NAME(jf_counted_name, JfCounted, counteds)
NAME(jf_signal_name, JfSignalType, signals)
NAME(jf_signal_verdict_name, JfSignalVerdict, signal_verdicts)
NAME(jf_ticket_state_name, JfTicketState, states)
NAME(jf_level_name, JfLevelVerdict, levels)
NAME(jf_by_name, JfBy, bys)
NAME(jf_ticket_fault_name, JfTicketFaultCode, faults)

PARSE(jf_measure_parse, JfMeasure, measures, JF_MEASURES + 1)
PARSE(jf_ticket_kind_parse, JfTicketKind, kinds, JF_KINDS)
PARSE(jf_pause_parse, JfPauseReason, pauses, JF_PAUSES)
PARSE(jf_escalate_parse, JfEscalateHow, escalates, JF_ESCALATES)
PARSE(jf_event_parse, JfEventType, events, JF_EVENTS)
PARSE(jf_exclusion_parse, JfExclusionReason, exclusions, JF_EXCLUDES)
PARSE(jf_validity_parse, JfValidity, validities, JF_VALIDITIES)
