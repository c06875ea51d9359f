// SPDX-License-Identifier: MIT
// The contract's SLA, all versions, from the tree into the structs of service/.
#include "base/number.h"
#include "facts/private.h"
#include <math.h>

typedef struct {
    const JfFacts *facts;
    JfArena *arena;
    JfDiags *diags;
    bool good;
} Reading;

static size_t count(const xmlNode *parent, const char *name)
{
    size_t n = 0;
    for (const xmlNode *node = jf_facts_next(parent->children, name); node != NULL; node = jf_facts_next(node->next, name))
        n++;
    return n;
}

// Per cent as thousandths; what is absent or unreadable gives `otherwise`.
static int percent(const xmlNode *node, const char *name, int otherwise)
{
    const char *text = jf_xml_attribute(node, name);
    double value = 0;
    return text != NULL && jf_number_parse(text, &value) && fabs(value) <= 1000 ? (int)lround(value * JF_PERCENT) : otherwise;
}

static int64_t whole(const xmlNode *node, const char *name, int64_t otherwise)
{
    const char *text = jf_xml_attribute(node, name);
    int64_t value = 0;
    return text != NULL && jf_integer_parse(text, -999999999999, 999999999999, &value) ? value : otherwise;
}

static JfMeasure measure_of(const xmlNode *node)
{
    JfMeasure measure = JF_MEASURE_RESPONSE;
    jf_measure_parse(jf_xml_attribute(node, "measure"), &measure);
    return measure;
}

int jf_facts_priority(const char *text)
{
    return text != NULL && text[0] == 'P' && text[1] >= '1' && text[1] <= '0' + JF_PRIORITIES && text[2] == '\0' ? text[1] - '0' : 0;
}

// ---- a version's parts

static void read_promises(Reading *r, const xmlNode *node, JfSla *sla)
{
    JfPromise *promises = jf_arena_array(r->arena, JfPromise, count(node, "target"));
    for (const xmlNode *one = jf_facts_next(node->children, "target"); one != NULL; one = jf_facts_next(one->next, "target")) {
        const char *id = jf_xml_attribute(one, "calendar");
        bool always = false;
        JfPromise *p = &promises[sla->n_promises++];
        p->measure = measure_of(one);
        p->priority = jf_facts_priority(jf_xml_attribute(one, "priority"));
        p->kind = JF_KIND_ANY;
        jf_ticket_kind_parse(jf_xml_attribute(one, "kind"), &p->kind);
        p->minutes = whole(one, "minutes", 1);
        p->calendar = jf_calendars_find(r->facts->calendars, id, &always);
        p->calendar_id = id;
        p->warn = percent(one, "warn", 80 * JF_PERCENT);
        p->agreed = percent(one, "attainment", JF_PERCENT_NONE);
        if (p->calendar == NULL) {
            JfWhere where = jf_xml_where(one);
            jf_diags_add(r->diags, JF_DIAG_SLA_CALENDAR, &where, id, NULL);
            r->good = false;
        }
    }
    sla->promises = promises;
}

static unsigned measures_of(const char *list)
{
    if (list == NULL)
        return ~0u;
    unsigned set = 0;
    g_auto(GStrv) words = g_strsplit_set(list, " \t\r\n", -1);
    for (char **word = words; *word != NULL; word++) {
        JfMeasure measure = JF_MEASURES;
        if (jf_measure_parse(*word, &measure) && measure < JF_MEASURES)
            set |= 1u << measure;
    }
    return set;
}

static void read_pauses(Reading *r, const xmlNode *node, JfSla *sla)
{
    JfPauseRule *pauses = jf_arena_array(r->arena, JfPauseRule, count(node, "pause"));
    for (const xmlNode *one = jf_facts_next(node->children, "pause"); one != NULL; one = jf_facts_next(one->next, "pause")) {
        JfPauseRule rule = {.measures = measures_of(jf_xml_attribute(one, "measures"))};
        if (jf_pause_parse(jf_xml_attribute(one, "reason"), &rule.reason))
            pauses[sla->n_pauses++] = rule;
    }
    sla->pauses = pauses;
}

static void read_escalations(Reading *r, const xmlNode *node, JfSla *sla)
{
    JfEscalation *escalations = jf_arena_array(r->arena, JfEscalation, count(node, "escalation"));
    for (const xmlNode *one = jf_facts_next(node->children, "escalation"); one != NULL; one = jf_facts_next(one->next, "escalation")) {
        JfEscalation e = {
            .priority = jf_facts_priority(jf_xml_attribute(one, "priority")),
            .measure = measure_of(one),
            .at = percent(one, "at", 100 * JF_PERCENT),
            .within = whole(one, "within", 1),
        };
        if (jf_escalate_parse(jf_xml_attribute(one, "how"), &e.how))
            escalations[sla->n_escalations++] = e;
    }
    sla->escalations = escalations;
}

static void read_policy(const xmlNode *node, JfSla *sla)
{
    sla->priority_change = JF_CHANGE_RETROACTIVE;
    if (node == NULL)
        return;
    const char *change = jf_xml_attribute(node, "priority-change"), *attribution = jf_xml_attribute(node, "attribution");
    if (g_strcmp0(change, "continue") == 0)
        sla->priority_change = JF_CHANGE_CONTINUE;
    else if (g_strcmp0(change, "restart") == 0)
        sla->priority_change = JF_CHANGE_RESTART;
    if (g_strcmp0(attribution, "closing") == 0)
        sla->attribution = JF_ATTRIBUTE_CLOSING;
    else if (g_strcmp0(attribution, "creation") == 0)
        sla->attribution = JF_ATTRIBUTE_CREATION;
    if (g_strcmp0(jf_xml_attribute(node, "reopen"), "new-cycle") == 0)
        sla->reopen = JF_REOPEN_CYCLE;
    sla->ignore_overdue = g_strcmp0(jf_xml_attribute(node, "open-overdue"), "ignored") == 0;
}

// As records write them, rising; −1: not one of them.
int jf_facts_urgency(const char *text)
{
    static const char *const names[] = {"not-urgent", "urgent", "very-urgent"};
    for (int i = 0; i < 3; i++)
        if (g_strcmp0(names[i], text) == 0)
            return i;
    return -1;
}

int jf_facts_importance(const char *text)
{
    static const char *const names[] = {"not-important", "important", "very-important"};
    for (int i = 0; i < 3; i++)
        if (g_strcmp0(names[i], text) == 0)
            return i;
    return -1;
}

static void read_matrix(const xmlNode *matrix, JfSla *sla)
{
    const xmlNode *one = matrix != NULL ? jf_facts_next(matrix->children, "case") : NULL;
    for (; one != NULL; one = jf_facts_next(one->next, "case")) {
        int urgency = jf_facts_urgency(jf_xml_attribute(one, "urgency")),
            importance = jf_facts_importance(jf_xml_attribute(one, "importance"));
        if (urgency >= 0 && importance >= 0)
            sla->matrix[urgency][importance] = (unsigned char)jf_facts_priority(jf_xml_attribute(one, "priority"));
    }
}

// ---- reward and penalty

static void read_steps(Reading *r, const xmlNode *node, JfIncentiveRule *rule)
{
    JfIncentiveStep *steps = jf_arena_array(r->arena, JfIncentiveStep, count(node, "step"));
    for (const xmlNode *one = jf_facts_next(node->children, "step"); one != NULL; one = jf_facts_next(one->next, "step"))
        steps[rule->n_steps++] = (JfIncentiveStep){
            .below = percent(one, "below", JF_PERCENT_NONE),
            .from = percent(one, "from", JF_PERCENT_NONE),
            .rate = percent(one, "rate", 0),
        };
    rule->steps = steps;
}

static JfRuleKind rule_kind(const char *text)
{
    return g_strcmp0(text, "linear") == 0 ? JF_RULE_LINEAR : g_strcmp0(text, "each") == 0 ? JF_RULE_EACH : JF_RULE_STEP;
}

static const JfIncentive *read_incentive(Reading *r, const xmlNode *node)
{
    if (node == NULL)
        return NULL;
    JfIncentive *incentive = jf_arena_new0(r->arena, JfIncentive);
    JfIncentiveRule *rules = jf_arena_array(r->arena, JfIncentiveRule, count(node, "rule"));
    incentive->currency = jf_xml_attribute(node, "currency");
    incentive->base = whole(node, "base", 0);
    incentive->cap = percent(node, "cap-percent", 100 * JF_PERCENT);
    incentive->reward_cap = percent(node, "reward-cap-percent", 100 * JF_PERCENT);
    incentive->rules = rules;
    for (const xmlNode *one = jf_facts_next(node->children, "rule"); one != NULL; one = jf_facts_next(one->next, "rule")) {
        JfIncentiveRule *rule = &rules[incentive->n_rules++];
        rule->measure = measure_of(one);
        rule->priority = jf_facts_priority(jf_xml_attribute(one, "priority"));
        rule->kind = rule_kind(jf_xml_attribute(one, "kind"));
        rule->agreed = percent(one, "agreed", JF_PERCENT_NONE);
        rule->per_point = percent(one, "per-point", 0);
        rule->reward_per_point = percent(one, "reward-per-point", 0);
        rule->rate = percent(one, "rate", 0);
        read_steps(r, one, rule);
    }
    return incentive;
}

// ---- versions

static void read_version(Reading *r, const xmlNode *node, JfSla *sla)
{
    JfDay from = 0;
    const char *text = jf_xml_attribute(node, "valid-from");
    if (text != NULL && jf_day_parse(text, &from))
        sla->valid_from = jf_day_instant(from, 0, r->facts->zone);
    sla->version = jf_xml_attribute(node, "version");
    read_matrix(jf_facts_path(node, "matrix", NULL), sla);
    read_promises(r, node, sla);
    read_pauses(r, node, sla);
    read_escalations(r, node, sla);
    read_policy(jf_facts_path(node, "policy", NULL), sla);
    sla->incentive = read_incentive(r, jf_facts_path(node, "incentive", NULL));
}

bool jf_facts_read_contract(const JfFacts *facts, JfArena *arena, JfContract *out, JfDiags *diags)
{
    Reading r = {.facts = facts, .arena = arena, .diags = diags, .good = true};
    JfSla *slas = jf_arena_array(arena, JfSla, count(facts->contract, "sla"));
    out->slas = slas;
    out->n_slas = 0;
    for (const xmlNode *one = jf_facts_next(facts->contract->children, "sla"); one != NULL; one = jf_facts_next(one->next, "sla"))
        read_version(&r, one, &slas[out->n_slas++]);
    return r.good;
}
