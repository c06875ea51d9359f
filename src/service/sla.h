// SPDX-License-Identifier: MIT
// What was promised: a contract's SLA by versions — targets, pauses, policies, priority matrix, escalations, incentive.
//
// Plain data: whoever reads a contract fills these structs (arena or stack; strings and arrays are borrowed and must outlive every result).
// Percentages are integers of a thousandth of a per cent (80 % = 80000), money minor units, times UTC microseconds. A version is valid from an
// instant until the next one's. Every cycle of a target is judged by the version that was valid when the cycle began, and to its end by that
// one; days are judged by the calendar's version that holds on them. GB/T 28827.2 5.2, 6.3 c–e.
#pragma once
#include "service/calendar.h"
#include <glib.h>

#define JF_MINUTE ((int64_t)60000000)
#define JF_PERCENT 1000           // one per cent
#define JF_PRIORITIES 5           // P1 … P5 are 1 … 5; 0: unknown
#define JF_PERCENT_NONE (-1)

typedef enum { JF_MEASURE_RESPONSE, JF_MEASURE_ARRIVAL, JF_MEASURE_RESOLUTION, JF_MEASURE_UPDATE, JF_MEASURE_CALLBACK, JF_MEASURES } JfMeasure;
#define JF_MEASURE_ALL JF_MEASURES // an event or exclusion that names no measure

typedef enum { JF_KIND_INCIDENT, JF_KIND_REQUEST, JF_KIND_CONSULTATION, JF_KIND_ALERT, JF_KIND_COMPLAINT, JF_KINDS } JfTicketKind;
#define JF_KIND_ANY JF_KINDS

typedef enum { JF_PAUSE_CUSTOMER, JF_PAUSE_THIRD_PARTY, JF_PAUSE_WINDOW, JF_PAUSE_AGREED, JF_PAUSES } JfPauseReason;
typedef enum { JF_ESCALATE_PRIORITY, JF_ESCALATE_MANAGER, JF_ESCALATE_EXPERT, JF_ESCALATES } JfEscalateHow;

// A promise for tickets of a priority (and kind; one of the very kind goes before one of any).
typedef struct {
    JfMeasure measure;
    int priority;               // 1 … 5
    JfTicketKind kind;          // or JF_KIND_ANY
    int64_t minutes;            // ≥ 1, of service time by the calendar
    const JfCalendar *calendar; // NULL: minutes of the wall clock
    const char *calendar_id;    // for reports
    int warn;                   // thousandths of a per cent of the promise; usual 80 %
    int agreed;                 // level of attainment agreed, or JF_PERCENT_NONE
} JfPromise;

// Which clocks a pause stops. A reason that no rule names stops none.
typedef struct {
    JfPauseReason reason;
    unsigned measures; // 1u << JfMeasure …; ~0u: all
} JfPauseRule;

typedef struct {
    int priority; // 0: every
    JfMeasure measure;
    int at;       // per cent of the promise, thousandths; may be over 100 %
    JfEscalateHow how;
    int64_t within; // minutes of service time by the target's calendar after that point
} JfEscalation;

// What a change of priority does to targets that are neither met nor broken. (What is met keeps the promise that held; what is broken stays
// broken and stays with the priority at which it broke.)
typedef enum {
    JF_CHANGE_CONTINUE,   // the first promise holds
    JF_CHANGE_RESTART,    // the old target is cancelled, the new promise counts from the change
    JF_CHANGE_RETROACTIVE // the new promise counts from where the old one did, pauses kept; the usual one
} JfChangePolicy;

// What reopening does.
typedef enum {
    JF_REOPEN_CONTINUE, // the clock of the resolution goes on; it stood between resolution and reopening; the usual one
    JF_REOPEN_CYCLE     // a new cycle of response, arrival and resolution begins, with the priority of then
} JfReopenPolicy;

// Which period counts a target; replay.h has the exact rule.
typedef enum { JF_ATTRIBUTE_FIRST, JF_ATTRIBUTE_CLOSING, JF_ATTRIBUTE_CREATION } JfAttribution;

// ---- incentive: what attainment does to the period's fee

typedef enum { JF_RULE_STEP, JF_RULE_LINEAR, JF_RULE_EACH } JfRuleKind;

// Exactly one of `below` and `from` is given, the other JF_PERCENT_NONE.
typedef struct {
    int below; // applies when attainment is below it; of several the lowest that applies
    int from;  // applies when attainment is at least that; of several the highest that applies
    int rate;  // of the fee, thousandths of a per cent; negative: a deduction
} JfIncentiveStep;

typedef struct {
    JfMeasure measure;
    int priority; // 0: all priorities together
    JfRuleKind kind;
    const JfIncentiveStep *steps; // STEP
    size_t n_steps;
    int agreed;    // LINEAR; JF_PERCENT_NONE: the targets' own
    int per_point; // LINEAR: deducted for each percentage point below, thousandths of a per cent of the fee (≥ 0)
    int reward_per_point; // LINEAR: added for each point above
    int rate;      // EACH: for each missed target; negative: a deduction
} JfIncentiveRule;

typedef struct {
    const char *currency;
    int64_t base;   // fee of the period, minor units, |base| < 10^12
    int cap;        // deductions together at most this part of the fee; 100 % if there is no other
    int reward_cap; // rewards together
    const JfIncentiveRule *rules;
    size_t n_rules;
} JfIncentive;

// ---- a version, and all of them

typedef struct {
    const char *version;
    JfInstant valid_from; // 00:00 of its first day in the contract's zone
    const JfPromise *promises;
    size_t n_promises;
    const JfPauseRule *pauses;
    size_t n_pauses;
    const JfEscalation *escalations;
    size_t n_escalations;
    JfChangePolicy priority_change;
    JfReopenPolicy reopen;
    JfAttribution attribution;
    bool ignore_overdue;      // open overdue targets are not counted until they are done
    unsigned char matrix[3][3]; // [urgency][importance] → priority 1 … 5; 0: not given
    const JfIncentive *incentive; // NULL: none
} JfSla;

typedef struct {
    const JfSla *slas; // in any order
    size_t n_slas;
} JfContract;

// The version that is valid at an instant: the one that began last (of two that begin together the later in the array). NULL: none yet.
const JfSla *jf_contract_sla(const JfContract *contract, JfInstant at);
const JfPromise *jf_sla_promise(const JfSla *sla, JfMeasure measure, int priority, JfTicketKind kind); // NULL: nothing was promised
bool jf_sla_pauses(const JfSla *sla, JfPauseReason reason, JfMeasure measure);

// Words as records write them ("response", "incident", "awaiting-customer", "manager-told"); parse: false if there is no such word or `text` is NULL.
const char *jf_measure_name(JfMeasure measure); // JF_MEASURE_ALL: "all"
bool jf_measure_parse(const char *text, JfMeasure *out); // takes "all" too
const char *jf_ticket_kind_name(JfTicketKind kind);
bool jf_ticket_kind_parse(const char *text, JfTicketKind *out);
const char *jf_pause_name(JfPauseReason reason);
bool jf_pause_parse(const char *text, JfPauseReason *out);
const char *jf_escalate_name(JfEscalateHow how);
bool jf_escalate_parse(const char *text, JfEscalateHow *out);
