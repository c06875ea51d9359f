// SPDX-License-Identifier: MIT
// Reward and penalty, each rule with the working that gives its amount, so that a reader can compute it again.
#include "base/number.h"
#include "facts/figures.h"
#include <string.h>

// Thousandths, with as few decimals as it needs: -500 → "-0.5".
static char *thousandths(int64_t value)
{
    const char *sign = value < 0 ? "-" : "";
    int64_t size = value < 0 ? -value : value;
    char *text = g_strdup_printf("%s%" G_GINT64_FORMAT ".%03d", sign, size / 1000, (int)(size % 1000));
    size_t n = strlen(text);
    while (text[n - 1] == '0')
        text[--n] = '\0';
    if (text[n - 1] == '.')
        text[n - 1] = '\0';
    return text;
}

// Minor units as they are read: -128000 of CNY → "-1,280.00", of JPY "-128,000".
static char *money(int64_t minor, const char *currency)
{
    GString *text = g_string_new(minor < 0 ? "-" : "");
    jf_amount_append(text, minor < 0 ? (uint64_t) - (minor + 1) + 1 : (uint64_t)minor, currency);
    return g_string_free(text, FALSE);
}

static void set_thousandths(xmlNode *node, const char *name, int64_t value)
{
    g_autofree char *text = thousandths(value);
    jf_facts_set(node, name, text);
}

// ---- the working, in numbers and signs alone

static char *step_working(const JfIncentiveItem *item, const char *base, const char *amount)
{
    const JfLevel *level = &item->level;
    g_autofree char *rate = thousandths(item->rate);
    if (item->step == NULL)
        return g_strdup_printf("%" G_GINT64_FORMAT " / %" G_GINT64_FORMAT " → 0", level->met, level->counted);
    bool below = item->step->below != JF_PERCENT_NONE;
    g_autofree char *edge = thousandths(below ? item->step->below : item->step->from);
    return g_strdup_printf("%" G_GINT64_FORMAT " / %" G_GINT64_FORMAT " %s %s%% → %s%% × %s = %s", level->met, level->counted,
                           below ? "<" : "≥", edge, rate, base, amount);
}

static char *linear_working(const JfIncentiveItem *item, const char *base, const char *amount)
{
    if (item->agreed == JF_PERCENT_NONE)
        return g_strdup("0");
    g_autofree char *agreed = thousandths(item->agreed), *rate = thousandths(item->per_point);
    const JfLevel *level = &item->level;
    bool above = item->points < 0;
    g_autofree char *reached = g_strdup_printf("%" G_GINT64_FORMAT " / %" G_GINT64_FORMAT " × 100", level->met, level->counted);
    return g_strdup_printf("(%s − %s) × %s%% × %s = %s", above ? reached : agreed, above ? agreed : reached, rate, base, amount);
}

static char *working(const JfIncentiveItem *item, const JfIncentive *terms)
{
    g_autofree char *base = money(terms->base, terms->currency), *amount = money(item->amount, terms->currency), *rate = thousandths(item->rate);
    if (item->level.counted == 0)
        return g_strdup("0");
    if (item->rule->kind == JF_RULE_STEP)
        return step_working(item, base, amount);
    if (item->rule->kind == JF_RULE_LINEAR)
        return linear_working(item, base, amount);
    return g_strdup_printf("%" G_GINT64_FORMAT " × %s%% × %s = %s", item->level.missed, rate, base, amount);
}

static void set_step(xmlNode *node, const JfIncentiveItem *item)
{
    if (item->step == NULL)
        return;
    bool below = item->step->below != JF_PERCENT_NONE;
    jf_figures_set_agreed(node, below ? "below" : "from", below ? item->step->below : item->step->from);
}

static void add_item(xmlNode *parent, const JfIncentiveItem *item, const JfIncentive *terms)
{
    static const char *const kinds[] = {[JF_RULE_STEP] = "step", [JF_RULE_LINEAR] = "linear", [JF_RULE_EACH] = "each"};
    xmlNode *node = jf_facts_child(parent, "item");
    jf_facts_set(node, "measure", jf_measure_name(item->rule->measure));
    jf_facts_set(node, "priority", jf_figures_priority(item->rule->priority));
    jf_facts_set(node, "kind", kinds[item->rule->kind]);
    jf_facts_set_number(node, "counted", item->level.counted);
    jf_facts_set_number(node, "met", item->level.met);
    jf_facts_set_number(node, "missed", item->level.missed);
    jf_figures_set_percent(node, "percent", item->level.percent);
    jf_figures_set_agreed(node, "agreed", item->rule->kind == JF_RULE_LINEAR ? item->agreed : item->level.agreed);
    set_step(node, item);
    if (item->rule->kind == JF_RULE_LINEAR)
        set_thousandths(node, "per-point", item->per_point);
    set_thousandths(node, "rate", item->rate);
    jf_facts_set_number(node, "amount", item->amount);
    g_autofree char *formula = working(item, terms);
    jf_facts_set(node, "working", formula);
}

// The terms are those of the version in force at the period's end.
void jf_figures_add_incentive(const JfFacts *facts, const JfContract *contract, const JfAttainment *attainment, const JfPeriod *span)
{
    const JfSla *sla = jf_contract_sla(contract, span->until - 1);
    if (sla == NULL || sla->incentive == NULL)
        return;
    g_autoptr(JfIncentiveResult) result = jf_incentive_compute(sla->incentive, attainment);
    xmlNode *node = jf_facts_child(facts->facts, "incentive");
    jf_facts_set(node, "sla-version", sla->version);
    jf_facts_set(node, "currency", sla->incentive->currency);
    jf_facts_set_number(node, "minor-digits", jf_currency_digits(sla->incentive->currency));
    jf_facts_set_number(node, "base", sla->incentive->base);
    jf_figures_set_agreed(node, "cap-percent", sla->incentive->cap);
    jf_figures_set_agreed(node, "reward-cap-percent", sla->incentive->reward_cap);
    for (size_t i = 0; i < result->n_items; i++)
        add_item(node, &result->items[i], sla->incentive);
    jf_facts_set_number(node, "deductions", result->deductions);
    jf_facts_set_number(node, "rewards", result->rewards);
    jf_facts_set_number(node, "sum", result->deductions + result->rewards);
    jf_facts_set_number(node, "capped-deductions", result->capped_deductions);
    jf_facts_set_number(node, "capped-rewards", result->capped_rewards);
    jf_facts_set_number(node, "capped", result->capped_deductions + result->capped_rewards);
    jf_facts_set_number(node, "total", result->total);
    jf_facts_set_number(node, "payable", result->payable);
}
