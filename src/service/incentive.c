// SPDX-License-Identifier: MIT
// Reward and penalty in whole minor units, from exact fractions.
#include "service/incentive.h"

#define AMOUNT_MAX INT64_C(100000000000000000) // far beyond a fee, and the sum of all rules of a contract stays in 64 bits

// a·b/c rounded to the nearest, halves away from zero. The numbers at hand need more than 64 bits in between: fee 10^12, level 10^5, tickets 10^7.
// A contract of nonsense (ten times the fee for each of ten million misses) ends at AMOUNT_MAX; its caps hold all the same.
static int64_t scale(int64_t a, int64_t b, int64_t c, bool towards_zero)
{
    __extension__ typedef __int128 Wide;
    Wide product = (Wide)a * b, rest = product % c, quotient = product / c;
    if (!towards_zero && 2 * (rest < 0 ? -rest : rest) >= c)
        quotient += product < 0 ? -1 : 1;
    return (int64_t)CLAMP(quotient, -AMOUNT_MAX, AMOUNT_MAX);
}

static int64_t part(int64_t base, int64_t rate)
{
    return scale(base, rate, 100 * JF_PERCENT, false);
}

static bool below(const JfLevel *level, int percent)
{
    return level->met * 100 * JF_PERCENT < percent * level->counted;
}

static const JfIncentiveStep *step_for(const JfIncentiveRule *rule, const JfLevel *level)
{
    const JfIncentiveStep *lowest = NULL, *highest = NULL;
    for (size_t i = 0; i < rule->n_steps; i++) {
        const JfIncentiveStep *step = &rule->steps[i];
        if (step->below != JF_PERCENT_NONE) {
            if (below(level, step->below) && (lowest == NULL || step->below < lowest->below))
                lowest = step;
        } else if (!below(level, step->from) && (highest == NULL || step->from > highest->from)) {
            highest = step;
        }
    }
    return lowest != NULL ? lowest : highest;
}

static void compute_linear(JfIncentiveItem *item, int64_t base)
{
    const JfIncentiveRule *rule = item->rule;
    item->agreed = rule->agreed != JF_PERCENT_NONE ? rule->agreed : item->level.agreed;
    if (item->agreed == JF_PERCENT_NONE)
        return;
    // (agreed − 100 · met / counted) percentage points, over one denominator
    item->points = item->agreed * item->level.counted - item->level.met * 100 * JF_PERCENT;
    item->points_of = item->level.counted * JF_PERCENT;
    item->per_point = item->points > 0 ? -rule->per_point : rule->reward_per_point;
    int64_t distance = ABS(item->points);
    item->rate = (int)scale(item->per_point, distance, item->points_of, false);
    item->amount = scale(base * item->per_point, distance, item->points_of * 100 * JF_PERCENT, false);
}

static void compute_item(JfIncentiveItem *item, int64_t base)
{
    if (item->level.counted == 0)
        return;
    switch (item->rule->kind) {
    case JF_RULE_STEP:
        item->step = step_for(item->rule, &item->level);
        item->rate = item->step != NULL ? item->step->rate : 0;
        item->amount = part(base, item->rate);
        break;
    case JF_RULE_LINEAR: compute_linear(item, base); break;
    case JF_RULE_EACH:
    default:
        item->rate = item->rule->rate;
        item->amount = part(base, item->rate * item->level.missed);
        break;
    }
}

JfIncentiveResult *jf_incentive_compute_with(const JfIncentive *incentive, JfLevelOf level_of, const void *data)
{
    JfIncentiveResult *result = g_new0(JfIncentiveResult, 1);
    result->incentive = incentive;
    result->n_items = incentive->n_rules;
    result->items = g_new0(JfIncentiveItem, incentive->n_rules);
    for (size_t i = 0; i < incentive->n_rules; i++) {
        JfIncentiveItem *item = &result->items[i];
        item->rule = &incentive->rules[i];
        item->agreed = JF_PERCENT_NONE;
        item->level = level_of(data, item->rule->measure, item->rule->priority);
        compute_item(item, incentive->base);
        *(item->amount < 0 ? &result->deductions : &result->rewards) += item->amount;
    }
    int64_t base = ABS(incentive->base);
    result->capped_deductions = MAX(result->deductions, -scale(base, incentive->cap, 100 * JF_PERCENT, true));
    result->capped_rewards = MIN(result->rewards, scale(base, incentive->reward_cap, 100 * JF_PERCENT, true));
    result->total = result->capped_deductions + result->capped_rewards;
    result->payable = incentive->base + result->total;
    return result;
}

static JfLevel level_of_attainment(const void *data, JfMeasure measure, int priority)
{
    return jf_attainment_level(data, measure, priority);
}

JfIncentiveResult *jf_incentive_compute(const JfIncentive *incentive, const JfAttainment *attainment)
{
    return jf_incentive_compute_with(incentive, level_of_attainment, attainment);
}

void jf_incentive_free(JfIncentiveResult *result)
{
    if (result == NULL)
        return;
    g_free(result->items);
    g_free(result);
}
