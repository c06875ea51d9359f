// SPDX-License-Identifier: MIT
// A ticket's facts: its targets with their verdicts, and the signals of each.
#include "facts/figures.h"

static void add_signal(xmlNode *parent, const JfSignal *signal)
{
    xmlNode *node = jf_facts_child(parent, "signal");
    jf_facts_set(node, "type", jf_signal_name(signal->type));
    if (signal->type == JF_SIGNAL_ESCALATION)
        jf_facts_set(node, "how", jf_escalate_name(signal->how));
    jf_facts_set_instant(node, "due", signal->due);
    jf_facts_set_instant(node, "done", signal->done);
    jf_facts_set(node, "verdict", jf_signal_verdict_name(signal->verdict));
}

static void set_versions(xmlNode *node, const JfFacts *facts, const JfTarget *t)
{
    bool always = t->promise->calendar == NULL;
    const char *id = t->promise->calendar_id;
    const JfCalendar *calendar = jf_calendars_find(facts->calendars, id, &always);
    const char *version = t->calendar_version;
    if (version == NULL && calendar != NULL)
        version = jf_calendar_version(calendar, t->start);
    jf_facts_set(node, "clock", always ? "wall" : "service");
    jf_facts_set(node, "calendar", id);
    jf_facts_set(node, "calendar-version", version);
    jf_facts_set(node, "sla-version", t->sla->version);
}

static void add_target(const JfFacts *facts, xmlNode *parent, const JfTarget *t, const JfSignal *signals)
{
    int64_t used = jf_minutes_up(t->used);
    xmlNode *node = jf_facts_child(parent, "target");
    jf_facts_set(node, "measure", jf_measure_name(t->measure));
    jf_facts_set(node, "priority", jf_figures_priority(t->priority));
    jf_facts_set_number(node, "cycle", t->cycle);
    jf_facts_set_number(node, "promised-minutes", t->promise->minutes);
    set_versions(node, facts, t);
    jf_facts_set_instant(node, "start", t->start);
    jf_facts_set_instant(node, "due", t->due);
    jf_facts_set_instant(node, "met", t->met);
    jf_facts_set_number(node, "used-minutes", used);
    jf_facts_set_number(node, "paused-minutes", jf_minutes_up(t->paused));
    jf_facts_set_number(node, "margin-minutes", t->promise->minutes - used);
    if (t->standing)
        jf_facts_set(node, "standing", "true");
    jf_facts_set(node, "verdict", jf_verdict_name(t->verdict));
    if (t->verdict == JF_VERDICT_EXCLUDED) {
        jf_facts_set(node, "otherwise", jf_verdict_name(t->otherwise));
        jf_facts_set(node, "reason", jf_exclusion_name(t->reason));
    }
    jf_facts_set(node, "counted", jf_counted_name(t->counted));
    if (t->reversed)
        jf_facts_set(node, "reversed", "true");
    jf_facts_set_instant(node, "first-deviation", t->deviated);
    for (size_t i = 0; i < t->n_signals; i++)
        add_signal(node, &signals[t->first_signal + i]);
}

// "month.xml:12": the file's own name, so that no folder of this machine is in the facts.
static void set_line(xmlNode *fact, const xmlNode *node)
{
    JfWhere where = jf_xml_where(node);
    g_autofree char *name = where.file != NULL ? g_path_get_basename(where.file) : g_strdup("");
    g_autofree char *line = g_strdup_printf("%s:%d", name, where.line);
    jf_facts_set(fact, "line", line);
}

void jf_figures_add_ticket(const JfFacts *facts, const JfTicket *ticket, const JfReplay *replay, const xmlNode *node)
{
    xmlNode *fact = jf_facts_child(facts->facts, "ticket");
    jf_facts_set(fact, "number", ticket->number);
    jf_facts_set(fact, "kind", jf_ticket_kind_name(ticket->kind));
    jf_facts_set(fact, "validity", jf_validity_name(ticket->validity));
    jf_facts_set(fact, "priority", jf_figures_priority(replay->priority));
    jf_facts_set(fact, "first-priority", jf_figures_priority(ticket->priority));
    jf_facts_set_instant(fact, "received", replay->received);
    jf_facts_set_instant(fact, "resolved", replay->resolved);
    jf_facts_set_instant(fact, "closed", replay->closed);
    jf_facts_set(fact, "state", jf_ticket_state_name(replay->state));
    jf_facts_set(fact, "category", ticket->category);
    jf_facts_set(fact, "service", ticket->service);
    jf_facts_set(fact, "channel", ticket->channel);
    jf_facts_set(fact, "asset", ticket->asset);
    jf_facts_set_number(fact, "reopened", replay->reopened);
    set_line(fact, node);
    for (size_t i = 0; i < replay->n_targets; i++)
        add_target(facts, fact, &replay->targets[i], replay->signals);
}
