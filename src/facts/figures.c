// SPDX-License-Identifier: MIT
// A period's figures: counts, versions, levels, distribution, times, signals. Percentages are rounded down, times used up to whole minutes.
#include "facts/figures.h"

void jf_figures_set_percent(xmlNode *node, const char *name, int hundredths)
{
    char text[24];
    if (hundredths == JF_PERCENT_NONE)
        return;
    g_snprintf(text, sizeof text, "%d.%02d", hundredths / 100, hundredths % 100);
    jf_facts_set(node, name, text);
}

void jf_figures_set_agreed(xmlNode *node, const char *name, int thousandths)
{
    char text[24];
    if (thousandths == JF_PERCENT_NONE)
        return;
    int whole = thousandths / JF_PERCENT, rest = thousandths % JF_PERCENT;
    int n = g_snprintf(text, sizeof text, "%d.%03d", whole, rest);
    while (text[n - 1] == '0')
        text[--n] = '\0';
    if (text[n - 1] == '.')
        text[n - 1] = '\0';
    jf_facts_set(node, name, text);
}

const char *jf_figures_priority(int priority)
{
    static const char *const names[] = {"all", "P1", "P2", "P3", "P4", "P5"};
    return priority > 0 && priority <= JF_PRIORITIES ? names[priority] : names[0];
}

// ---- what the figures are of

static void fill_head(const xmlNode *period, xmlNode *head, const JfAttainment *attainment, const JfPeriod *span)
{
    const JfPeriodCounts *counts = jf_attainment_counts(attainment);
    const struct {
        const char *name;
        int64_t value;
    } all[] = {{"tickets", counts->tickets},         {"valid", counts->valid},
               {"invalid", counts->invalid},         {"opened", counts->opened},
               {"resolved", counts->resolved},       {"closed", counts->closed},
               {"open-at-end", counts->open_at_end}, {"reopened", counts->reopened},
               {"cancelled", counts->cancelled},     {"without-target", counts->without_target}};
    jf_facts_set_instant(head, "from", span->from);
    jf_facts_set_instant(head, "until", span->until);
    jf_facts_set(head, "first-day", jf_xml_attribute(period, "first-day"));
    jf_facts_set(head, "last-day", jf_xml_attribute(period, "last-day"));
    for (size_t i = 0; i < G_N_ELEMENTS(all); i++)
        jf_facts_set_number(head, all[i].name, all[i].value);
}

// The first day of a version, as the contract writes it.
static const char *valid_from(const JfFacts *facts, const JfVersionUse *use)
{
    const char *name = use->calendar ? "calendar" : "sla";
    for (const xmlNode *node = jf_facts_next(facts->contract->children, name); node != NULL; node = jf_facts_next(node->next, name))
        if (g_strcmp0(jf_xml_attribute(node, "version"), use->version) == 0 &&
            (!use->calendar || g_strcmp0(jf_xml_attribute(node, "id"), use->id) == 0))
            return jf_xml_attribute(node, "valid-from");
    return NULL;
}

static void add_versions(const JfFacts *facts, const JfAttainment *attainment)
{
    size_t n = 0;
    const JfVersionUse *uses = jf_attainment_versions(attainment, &n);
    for (size_t i = 0; i < n; i++) {
        xmlNode *node = jf_facts_child(facts->facts, "version");
        jf_facts_set(node, "of", uses[i].calendar ? "calendar" : "sla");
        jf_facts_set(node, "id", uses[i].id);
        jf_facts_set(node, "version", uses[i].version);
        jf_facts_set(node, "valid-from", valid_from(facts, &uses[i]));
        jf_facts_set_number(node, "targets", uses[i].targets);
    }
}

// ---- levels

static void add_level(const JfFacts *facts, const JfAttainment *attainment, JfMeasure measure, int priority)
{
    JfLevel level = jf_attainment_level(attainment, measure, priority);
    xmlNode *node = jf_facts_child(facts->facts, "attainment");
    jf_facts_set(node, "measure", jf_measure_name(measure));
    jf_facts_set(node, "priority", jf_figures_priority(priority));
    jf_facts_set_number(node, "counted", level.counted);
    jf_facts_set_number(node, "met", level.met);
    jf_facts_set_number(node, "missed", level.missed);
    jf_facts_set_number(node, "excluded", level.excluded);
    jf_facts_set_number(node, "running", level.running);
    jf_figures_set_percent(node, "percent", level.percent);
    jf_figures_set_agreed(node, "agreed", level.agreed);
    if (level.agreed_mixed)
        jf_facts_set(node, "agreed-mixed", "true");
    jf_facts_set(node, "verdict", jf_level_name(level.verdict));
}

// P1 … P5, then all of them together.
static void add_levels(const JfFacts *facts, const JfContract *contract, const JfAttainment *attainment)
{
    for (int measure = 0; measure < JF_MEASURES; measure++)
        for (int i = 1; i <= JF_PRIORITIES + 1; i++) {
            int priority = i % (JF_PRIORITIES + 1);
            if (jf_figures_promised(contract, (JfMeasure)measure, priority))
                add_level(facts, attainment, (JfMeasure)measure, priority);
        }
}

// ---- distribution

static void add_breakdowns(const JfFacts *facts, JfAttainment *attainment)
{
    for (int by = 0; by < JF_BYS; by++) {
        size_t n = 0;
        const JfShare *shares = jf_attainment_breakdown(attainment, (JfBy)by, &n);
        xmlNode *node = jf_facts_child(facts->facts, "breakdown");
        jf_facts_set(node, "by", jf_by_name((JfBy)by));
        for (size_t i = 0; i < n; i++) {
            xmlNode *share = jf_facts_child(node, "share");
            jf_facts_set(share, "value", shares[i].value);
            jf_facts_set_number(share, "tickets", shares[i].tickets);
            jf_facts_set_number(share, "missed", shares[i].missed);
            jf_figures_set_percent(share, "percent", shares[i].percent);
        }
    }
}

static void add_heat_map(const JfFacts *facts, const JfAttainment *attainment)
{
    int64_t most = 0;
    xmlNode *map = jf_facts_child(facts->facts, "heat-map");
    jf_facts_set(map, "zone", jf_xml_attribute(facts->root, "zone"));
    for (int weekday = 1; weekday <= 7; weekday++)
        for (int hour = 0; hour < 24; hour++) {
            int64_t tickets = jf_attainment_cell(attainment, weekday, hour);
            xmlNode *cell = jf_facts_child(map, "cell");
            jf_facts_set_number(cell, "weekday", weekday);
            jf_facts_set_number(cell, "hour", hour);
            jf_facts_set_number(cell, "tickets", tickets);
            most = MAX(most, tickets);
        }
    jf_facts_set_number(map, "most", most);
}

// ---- times

static void add_percentiles(const JfFacts *facts, JfAttainment *attainment, JfMeasure measure, int priority)
{
    JfPercentiles p = jf_attainment_percentiles(attainment, measure, priority);
    if (p.n == 0)
        return;
    const struct {
        const char *name;
        int64_t value;
    } all[] = {{"min", p.min}, {"p25", p.p25}, {"p50", p.p50}, {"p75", p.p75},  {"p80", p.p80},
               {"p90", p.p90}, {"p95", p.p95}, {"max", p.max}, {"mean", p.mean}};
    xmlNode *node = jf_facts_child(facts->facts, "percentiles");
    jf_facts_set(node, "measure", jf_measure_name(measure));
    jf_facts_set(node, "priority", jf_figures_priority(priority));
    jf_facts_set_number(node, "n", p.n);
    for (size_t i = 0; i < G_N_ELEMENTS(all); i++)
        jf_facts_set_number(node, all[i].name, jf_minutes_up(all[i].value));
}

static void add_histogram(const JfFacts *facts, JfAttainment *attainment, JfMeasure measure, int priority)
{
    JfBin bins[JF_BINS];
    size_t n = jf_attainment_histogram(attainment, measure, priority, bins);
    if (n == 0)
        return;
    xmlNode *node = jf_facts_child(facts->facts, "histogram");
    jf_facts_set(node, "measure", jf_measure_name(measure));
    jf_facts_set(node, "priority", jf_figures_priority(priority));
    for (size_t i = 0; i < n; i++) {
        xmlNode *bin = jf_facts_child(node, "bin");
        jf_facts_set_number(bin, "from", bins[i].from);
        if (bins[i].until != INT64_MAX)
            jf_facts_set_number(bin, "until", bins[i].until);
        jf_facts_set_number(bin, "n", bins[i].n);
    }
}

static void add_times(const JfFacts *facts, JfAttainment *attainment)
{
    void (*const add[])(const JfFacts *, JfAttainment *, JfMeasure, int) = {add_percentiles, add_histogram};
    for (size_t i = 0; i < G_N_ELEMENTS(add); i++)
        for (int measure = 0; measure < JF_MEASURES; measure++)
            for (int k = 1; k <= JF_PRIORITIES + 1; k++)
                add[i](facts, attainment, (JfMeasure)measure, k % (JF_PRIORITIES + 1));
}

// ---- signals

static void add_signals(const JfFacts *facts, const JfAttainment *attainment, JfSignalType type, JfEscalateHow how)
{
    JfSignalCounts counts = jf_attainment_signals(attainment, type, how);
    xmlNode *node = jf_facts_child(facts->facts, "signals");
    jf_facts_set(node, "type", jf_signal_name(type));
    if (type == JF_SIGNAL_ESCALATION)
        jf_facts_set(node, "how", how == JF_ESCALATES ? "all" : jf_escalate_name(how));
    jf_facts_set_number(node, "due", counts.due);
    jf_facts_set_number(node, "done", counts.done);
    jf_facts_set_number(node, "in-time", counts.in_time);
    jf_facts_set_number(node, "late", counts.late);
    jf_facts_set_number(node, "missing", counts.missing);
}

static void add_all_signals(const JfFacts *facts, const JfAttainment *attainment)
{
    add_signals(facts, attainment, JF_SIGNAL_WARN, JF_ESCALATES);
    add_signals(facts, attainment, JF_SIGNAL_ALARM, JF_ESCALATES);
    for (int how = 0; how <= JF_ESCALATES; how++)
        add_signals(facts, attainment, JF_SIGNAL_ESCALATION, (JfEscalateHow)how);
}

void jf_figures_add(const JfFacts *facts, const xmlNode *period, xmlNode *head, const JfContract *contract, JfAttainment *attainment,
                    const JfPeriod *span)
{
    fill_head(period, head, attainment, span);
    add_versions(facts, attainment);
    add_levels(facts, contract, attainment);
    add_breakdowns(facts, attainment);
    add_heat_map(facts, attainment);
    add_times(facts, attainment);
    jf_figures_add_trend(facts, period, contract, attainment);
    add_all_signals(facts, attainment);
    jf_figures_add_incentive(facts, contract, attainment, span);
}
