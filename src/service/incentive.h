// SPDX-License-Identifier: MIT
// Reward and penalty: the contract's formula over a period's attainment, step by step, so that each line can be printed and computed again.
//
// From exact fractions met/counted, not from the rounded percentages that are shown; each rule's amount is rounded once, to the minor unit, halves
// away from zero, and the sum is of these amounts. Where nothing was counted a rule gives 0. GB/T 28827.2 5.2, 5.3 d.
#pragma once
#include "service/attainment.h"

typedef struct {
    const JfIncentiveRule *rule;
    const JfIncentiveStep *step; // STEP: the one that applied (a deduction goes before a reward); NULL: none
    JfLevel level;               // what it was computed from
    int agreed;                  // LINEAR: the level counted from; JF_PERCENT_NONE: none agreed, so nothing
    // LINEAR: agreed − attainment in percentage points = points / points_of, exact (negative: above)
    int64_t points, points_of;
    int per_point; // LINEAR: the rate per point that applied (negative: a deduction)
    int rate;      // STEP, EACH: thousandths of a per cent of the fee (for EACH of one missed target); LINEAR: points × per_point, rounded for display
    int64_t amount; // minor units, negative: a deduction
} JfIncentiveItem;

typedef struct {
    const JfIncentive *incentive;
    JfIncentiveItem *items; // one for each rule, in order
    size_t n_items;
    int64_t deductions, rewards;               // sums of the negative (≤ 0) and the positive (≥ 0) amounts
    int64_t capped_deductions, capped_rewards; // after the caps (rounded towards 0)
    int64_t total;                             // capped_deductions + capped_rewards
    int64_t payable;                           // base + total
} JfIncentiveResult;

JfIncentiveResult *jf_incentive_compute(const JfIncentive *incentive, const JfAttainment *attainment);
// The same from levels that are given: level_of(data, measure, priority).
typedef JfLevel (*JfLevelOf)(const void *data, JfMeasure measure, int priority);
JfIncentiveResult *jf_incentive_compute_with(const JfIncentive *incentive, JfLevelOf level_of, const void *data);
void jf_incentive_free(JfIncentiveResult *result); // takes NULL
G_DEFINE_AUTOPTR_CLEANUP_FUNC(JfIncentiveResult, jf_incentive_free)
