// SPDX-License-Identifier: MIT
// The trend: earlier periods as their reports said, and this one.
#include "base/number.h"
#include "facts/figures.h"
#include <math.h>
#include <string.h>

bool jf_figures_promised(const JfContract *contract, JfMeasure measure, int priority)
{
    for (size_t i = 0; i < contract->n_slas; i++)
        for (size_t k = 0; k < contract->slas[i].n_promises; k++) {
            const JfPromise *p = &contract->slas[i].promises[k];
            if (p->measure == measure && (priority == 0 || p->priority == priority))
                return true;
        }
    return false;
}

// "2026-03" for a calendar month, else the first day.
static void set_label(xmlNode *node, const char *first_day, const char *last_day)
{
    JfDay first = 0, last = 0;
    g_autofree char *label = g_strdup(first_day);
    if (first_day != NULL && last_day != NULL && jf_day_parse(first_day, &first) && jf_day_parse(last_day, &last) &&
        g_str_has_suffix(first_day, "-01") && strncmp(first_day, last_day, strlen("2026-03")) == 0) {
        g_autofree char *next = jf_instant_format((JfInstant)(last + 1) * 24 * 60 * JF_MINUTE, NULL, "%d");
        if (strcmp(next, "01") == 0)
            label[strlen("2026-03")] = '\0';
    }
    jf_facts_set(node, "label", label);
}

static xmlNode *add_point(xmlNode *trend, const xmlNode *period, JfMeasure measure, int priority, const JfLevel *level, const char *source)
{
    const char *first = jf_xml_attribute(period, "first-day"), *last = jf_xml_attribute(period, "last-day");
    xmlNode *node = jf_facts_child(trend, "point");
    jf_facts_set(node, "first-day", first);
    jf_facts_set(node, "last-day", last);
    set_label(node, first, last);
    jf_facts_set(node, "measure", jf_measure_name(measure));
    jf_facts_set(node, "priority", jf_figures_priority(priority));
    jf_facts_set_number(node, "counted", level->counted);
    jf_facts_set_number(node, "met", level->met);
    jf_figures_set_percent(node, "percent", level->percent);
    jf_figures_set_agreed(node, "agreed", level->agreed);
    jf_facts_set(node, "source", source);
    return node;
}

static void add_earlier(xmlNode *trend, const xmlNode *earlier)
{
    for (const xmlNode *one = jf_facts_next(earlier->children, "result"); one != NULL; one = jf_facts_next(one->next, "result")) {
        int64_t counted = 0, met = 0;
        double agreed = 0;
        JfMeasure measure = JF_MEASURE_RESPONSE;
        const char *level_text = jf_xml_attribute(one, "agreed");
        bool has_level = level_text != NULL && jf_number_parse(level_text, &agreed) && agreed >= 0 && agreed <= 100;
        jf_measure_parse(jf_xml_attribute(one, "measure"), &measure);
        if (!jf_integer_parse(jf_xml_attribute(one, "counted"), 0, 10000000, &counted) ||
            !jf_integer_parse(jf_xml_attribute(one, "met"), 0, counted, &met))
            continue; // schema and rules refuse it
        JfLevel level = jf_level_of(met, counted, has_level ? (int)lround(agreed * JF_PERCENT) : JF_PERCENT_NONE);
        add_point(trend, earlier, measure, jf_facts_priority(jf_xml_attribute(one, "priority")), &level, "earlier");
    }
}

static void add_this(xmlNode *trend, const xmlNode *period, const JfContract *contract, const JfAttainment *attainment)
{
    for (int measure = 0; measure < JF_MEASURES; measure++)
        for (int i = 1; i <= JF_PRIORITIES + 1; i++) {
            int priority = i % (JF_PRIORITIES + 1);
            if (!jf_figures_promised(contract, (JfMeasure)measure, priority))
                continue;
            JfLevel level = jf_attainment_level(attainment, (JfMeasure)measure, priority);
            add_point(trend, period, (JfMeasure)measure, priority, &level, "this");
        }
}

void jf_figures_add_trend(const JfFacts *facts, const xmlNode *period, const JfContract *contract, const JfAttainment *attainment)
{
    xmlNode *trend = jf_facts_child(facts->facts, "trend");
    for (const xmlNode *one = jf_facts_next(period->children, "earlier"); one != NULL; one = jf_facts_next(one->next, "earlier"))
        add_earlier(trend, one);
    add_this(trend, period, contract, attainment);
}
