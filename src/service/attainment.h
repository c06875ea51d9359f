// SPDX-License-Identifier: MIT
// Attainment: many tickets' targets put together for one period.
//
// Tickets are added one by one and can be forgotten; what stays is two numbers for each target (its time used), so memory grows
// linearly. Tickets that are not valid are counted as such and nowhere else. Order of results: measures and priorities as in their enums,
// shares by number of tickets (falling), then by word; no order of a hash table.
//
// A level is kept or not by exact fractions: met · 100 % ≥ agreed · counted. What is shown is rounded DOWN to two decimals, so that a figure never
// claims a level that was not reached (95.996 % is not 96.00 %). Times are kept exact and rounded at display alone.
#pragma once
#include "service/replay.h"

typedef struct JfAttainment JfAttainment;

// `zone` (borrowed) is that of weekdays and hours.
JfAttainment *jf_attainment_new(const JfPeriod *period, const JfZone *zone);
void jf_attainment_free(JfAttainment *attainment); // takes NULL
G_DEFINE_AUTOPTR_CLEANUP_FUNC(JfAttainment, jf_attainment_free)

// Takes what is needed of both; the ticket's words (category, …) are copied, those of SLA and calendars borrowed.
void jf_attainment_add(JfAttainment *attainment, const JfTicket *ticket, const JfReplay *replay);

typedef struct {
    int64_t tickets;               // all that were received before as_of
    int64_t valid, invalid;        // of these
    int64_t opened, resolved, closed, reopened, cancelled; // valid ones, in the period (reopened: tickets that were ever, as known)
    int64_t open_at_end;           // valid ones neither resolved, closed nor cancelled
    int64_t without_target;        // valid ones, opened in the period, for which nothing was promised: listed, not counted
} JfPeriodCounts;
const JfPeriodCounts *jf_attainment_counts(const JfAttainment *attainment);

// ---- levels

typedef enum { JF_LEVEL_MET, JF_LEVEL_MISSED, JF_LEVEL_NONE, JF_LEVELS } JfLevelVerdict; // NONE: nothing counted, or no level agreed
typedef struct {
    int64_t counted, met, missed; // counted = met + missed, of this period
    int64_t excluded;             // would be of this period
    int64_t running;              // neither met nor counted as missed at the end (all such targets)
    int percent;                  // hundredths of a per cent, rounded down; JF_PERCENT_NONE when counted = 0
    int agreed;                   // thousandths of a per cent, or JF_PERCENT_NONE. Where versions of the SLA within the period differ: their mean,
    bool agreed_mixed;            // weighted by targets, rounded for display; the verdict is exact. All priorities: only if they agree on one level
    JfLevelVerdict verdict;
} JfLevel;
// priority 0: all together
JfLevel jf_attainment_level(const JfAttainment *attainment, JfMeasure measure, int priority);
JfLevel jf_level_of(int64_t met, int64_t counted, int agreed); // for figures from elsewhere (earlier periods), by the same rules
const char *jf_level_name(JfLevelVerdict verdict);             // "met", "missed", "none"

// ---- distribution

typedef enum {
    JF_BY_CATEGORY, JF_BY_SERVICE, JF_BY_PRIORITY, JF_BY_CHANNEL, JF_BY_KIND, JF_BY_ASSET, JF_BY_WEEKDAY, // words, "P1", "incident", "1" … "7"
    JF_BY_EXCLUSION, // reasons of targets excluded in this period: tickets = targets
    JF_BY_PAUSE,     // reasons of pauses: tickets that had one
    JF_BYS
} JfBy;
typedef struct {
    const char *value; // "" : not said
    int64_t tickets;   // valid ones received in the period (except as said at JF_BY_EXCLUSION and JF_BY_PAUSE)
    int64_t missed;    // their (and earlier tickets') targets missed in the period
    int percent;       // of all tickets of this breakdown, hundredths, rounded down
} JfShare;
// Array of *n, valid until the next call that adds or asks for a breakdown.
const JfShare *jf_attainment_breakdown(JfAttainment *attainment, JfBy by, size_t *n);
const char *jf_by_name(JfBy by); // "category"

int64_t jf_attainment_cell(const JfAttainment *attainment, int weekday, int hour); // valid tickets received in the period; 1 Monday … 7, 0–23 local

// ---- times used by targets that were done in the period (in time or late, whichever period counts them; not excluded), microseconds on their own
// clock. What broke in an earlier period and was done in this one is here, so that the longest times are in one period's figures too.

// Nearest rank: the p-th percentile of n values is the ⌈p·n/100⌉-th smallest: always a time that really occurred.
typedef struct {
    int64_t n, min, p25, p50, p75, p80, p90, p95, max;
    int64_t mean; // rounded up to the microsecond
} JfPercentiles;
JfPercentiles jf_attainment_percentiles(JfAttainment *attainment, JfMeasure measure, int priority); // n = 0: all zero

typedef struct {
    int64_t from, until; // minutes, [from, until); the last one's until is INT64_MAX when it holds all that is longer
    int64_t n;
} JfBin;
#define JF_BINS 12
// Bins of one width (5, 10, 15, 30 minutes, 1, 2, 4, 8, 12 hours, 1, 2, 7, 30 days) that reach over the 95th percentile; what is longer goes
// into the last. Returns how many (0: no values).
size_t jf_attainment_histogram(JfAttainment *attainment, JfMeasure measure, int priority, JfBin out[JF_BINS]);

// ---- signals of targets (of all that were not excluded) whose point lies in the period

typedef struct {
    int64_t due, done, in_time, late, missing;
} JfSignalCounts;
JfSignalCounts jf_attainment_signals(const JfAttainment *attainment, JfSignalType type, JfEscalateHow how); // how: ESCALATION only (JF_ESCALATES: all)

// ---- versions that applied to the period's targets

typedef struct {
    bool calendar;        // else an SLA
    const char *id;       // calendar's; NULL
    const char *version;
    JfInstant valid_from; // SLA's; NONE
    int64_t targets;
} JfVersionUse;
const JfVersionUse *jf_attainment_versions(const JfAttainment *attainment, size_t *n); // SLAs by validity, then calendars by id and version
