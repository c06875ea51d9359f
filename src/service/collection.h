// SPDX-License-Identifier: MIT
// Private to service/: what an attainment keeps of its tickets.
#pragma once
#include "service/attainment.h"

typedef struct {
    int64_t met, missed, excluded, running;
    int64_t agreed_sum;    // of the levels of what is counted
    int64_t without_level; // of these, how many have none
    int agreed;            // the last one's
    bool mixed;            // not all had the same
    GArray *times;         // of int64_t: time used, of those that were done in the period
    bool sorted;
} JfCell;

typedef struct {
    int64_t tickets, missed;
} JfShareCount;

struct JfAttainment {
    JfPeriod period;
    const JfZone *zone;
    JfPeriodCounts counts;
    JfCell cells[JF_MEASURES][JF_PRIORITIES + 1]; // 0: all
    GHashTable *shares[JF_BYS];                   // word → JfShareCount
    GArray *listed;                               // of JfShare, the breakdown asked for last
    GArray *versions;                             // of JfVersionUse
    int64_t heat[7][24];
    JfSignalCounts signals[JF_SIGNALS][JF_ESCALATES + 1]; // the last place: those without a way
};
