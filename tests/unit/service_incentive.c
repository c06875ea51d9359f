// SPDX-License-Identifier: MIT
// Reward and penalty: steps, lines, each miss, caps, rounding.
#include "service/incentive.h"

static JfLevel given(const void *data, JfMeasure measure, int priority)
{
    (void)measure;
    (void)priority;
    return *(const JfLevel *)data;
}

static JfIncentiveResult *compute(const JfIncentiveRule *rule, int64_t base, int64_t met, int64_t counted, int agreed)
{
    JfIncentive *incentive = g_new(JfIncentive, 1); // the result borrows it: freed by its caller
    *incentive = (JfIncentive){"CNY", base, 100 * JF_PERCENT, 100 * JF_PERCENT, rule, 1};
    JfLevel level = jf_level_of(met, counted, agreed);
    return jf_incentive_compute_with(incentive, given, &level);
}

static int64_t amount(const JfIncentiveRule *rule, int64_t base, int64_t met, int64_t counted, int agreed)
{
    g_autoptr(JfIncentiveResult) result = compute(rule, base, met, counted, agreed);
    int64_t total = result->total;
    g_free((void *)result->incentive);
    return total;
}

static void test_steps(void)
{
    static const JfIncentiveStep steps[] = {
        {95000, JF_PERCENT_NONE, -2000}, {90000, JF_PERCENT_NONE, -5000}, {JF_PERCENT_NONE, 99000, 500}, {JF_PERCENT_NONE, 100000, 1000}};
    JfIncentiveRule rule = {.kind = JF_RULE_STEP, .steps = steps, .n_steps = G_N_ELEMENTS(steps)};
    g_assert_cmpint(amount(&rule, 1000000, 95, 100, 95000), ==, 0); // 95 % is not below 95 %
    g_assert_cmpint(amount(&rule, 1000000, 94, 100, 95000), ==, -20000);
    g_assert_cmpint(amount(&rule, 1000000, 18, 20, 95000), ==, -20000);  // 90 % is below 95 %, not below 90 %
    g_assert_cmpint(amount(&rule, 1000000, 89, 100, 95000), ==, -50000); // the lowest that applies, not both
    g_assert_cmpint(amount(&rule, 1000000, 99, 100, 95000), ==, 5000);
    g_assert_cmpint(amount(&rule, 1000000, 100, 100, 95000), ==, 10000);
    g_assert_cmpint(amount(&rule, 1000000, 0, 0, 95000), ==, 0);               // nothing to judge
    g_assert_cmpint(amount(&rule, 1000000, 94999, 100000, 95000), ==, -20000); // shown as 94.99 %
    static const JfIncentiveStep both[] = {{JF_PERCENT_NONE, 90000, 700}, {95000, JF_PERCENT_NONE, -2000}};
    JfIncentiveRule crossed = {.kind = JF_RULE_STEP, .steps = both, .n_steps = 2};
    g_assert_cmpint(amount(&crossed, 1000000, 92, 100, 95000), ==, -20000); // a deduction goes before a reward
}

static void test_linear(void)
{
    JfIncentiveRule rule = {.kind = JF_RULE_LINEAR, .agreed = JF_PERCENT_NONE, .per_point = 500, .reward_per_point = 100};
    g_assert_cmpint(amount(&rule, 1000000, 93, 100, 95000), ==, -10000); // two points of 0.5 %
    g_assert_cmpint(amount(&rule, 1000000, 97, 100, 95000), ==, 2000);
    g_assert_cmpint(amount(&rule, 1000000, 95, 100, 95000), ==, 0);
    g_assert_cmpint(amount(&rule, 1000000, 93, 100, JF_PERCENT_NONE), ==, 0); // no level agreed
    // 2 of 3: 28.333… points: −14.1666… % of 1,000,000 = −141,666.67, from the fraction, not from 66.66 %
    g_autoptr(JfIncentiveResult) result = compute(&rule, 1000000, 2, 3, 95000);
    g_assert_cmpint(result->total, ==, -141667);
    g_assert_cmpint(result->items[0].points, ==, 85000);
    g_assert_cmpint(result->items[0].points_of, ==, 3000);
    g_assert_cmpint(result->items[0].rate, ==, -14167);
    g_assert_cmpint(result->payable, ==, 858333);
    g_free((void *)result->incentive);
    rule.agreed = 90000;
    g_assert_cmpint(amount(&rule, 1000000, 89, 100, 95000), ==, -5000);                  // the rule's own level goes before
    g_assert_cmpint(amount(&rule, 999999999999, 0, 10000000, 95000), ==, -450000000000); // 90 points, nothing overflows
}

static void test_each(void)
{
    JfIncentiveRule rule = {.kind = JF_RULE_EACH, .rate = -125};
    g_assert_cmpint(amount(&rule, 800000, 7, 10, 95000), ==, -3000);
    g_assert_cmpint(amount(&rule, 800000, 10, 10, 95000), ==, 0);
    g_assert_cmpint(amount(&rule, 400, 9, 10, 95000), ==, -1); // −0.5: halves away from zero
    g_assert_cmpint(amount(&rule, 399, 9, 10, 95000), ==, 0);
    rule.rate = -1000000; // ten fees for each: more than 64 bits hold, but no more than the fee is taken off
    g_assert_cmpint(amount(&rule, 999999999999, 0, 5000000, 95000), ==, -999999999999);
}

static void test_caps(void)
{
    static const JfIncentiveStep down[] = {{100000, JF_PERCENT_NONE, -8000}}, up[] = {{JF_PERCENT_NONE, 10000, 3000}};
    const JfIncentiveRule rules[] = {{.kind = JF_RULE_STEP, .steps = down, .n_steps = 1},
                                     {.kind = JF_RULE_STEP, .steps = down, .n_steps = 1},
                                     {.kind = JF_RULE_STEP, .steps = up, .n_steps = 1},
                                     {.kind = JF_RULE_STEP, .steps = up, .n_steps = 1}};
    JfIncentive incentive = {"CNY", 123456, 10000, 5000, rules, G_N_ELEMENTS(rules)};
    JfLevel level = jf_level_of(1, 2, 95000);
    g_autoptr(JfIncentiveResult) result = jf_incentive_compute_with(&incentive, given, &level);
    g_assert_cmpint(result->items[0].amount, ==, -9876); // 9,876.48
    g_assert_cmpint(result->deductions, ==, -19752);
    g_assert_cmpint(result->capped_deductions, ==, -12345); // 10 %, cut
    g_assert_cmpint(result->rewards, ==, 7408);             // twice 3,703.68
    g_assert_cmpint(result->capped_rewards, ==, 6172);
    g_assert_cmpint(result->total, ==, -6173);
    g_assert_cmpint(result->payable, ==, 117283);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/service/incentive/steps", test_steps);
    g_test_add_func("/service/incentive/linear", test_linear);
    g_test_add_func("/service/incentive/each", test_each);
    g_test_add_func("/service/incentive/caps", test_caps);
    return g_test_run();
}
