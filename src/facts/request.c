// SPDX-License-Identifier: MIT
// Records about one request (a visit, a session, an incident): its promises by contract, calendar and priority, and whether they were kept
// (GB/T 28827.2 5.3 d, 6.3 b–e, 7.2 a1).
#include "base/number.h"
#include "facts/private.h"

enum { RESPONSE, ARRIVAL, RESOLUTION, N_MEASURES };
static const char *const measures[N_MEASURES] = {"response", "arrival", "resolution"};

typedef struct {
    const JfFacts *facts;
    const char *priority;
    JfInstant received;
    const char *met[N_MEASURES]; // as the record writes it; NULL: not yet
    bool concerned[N_MEASURES];  // whether such a promise can concern the record at all
} Request;

static const char *at_of(const xmlNode *node)
{
    return node != NULL ? jf_xml_attribute(node, "at") : NULL;
}

static bool read_request(const JfFacts *facts, const xmlNode *request, Request *out)
{
    out->priority = request != NULL ? jf_xml_attribute(request, "priority") : NULL;
    return out->priority != NULL && jf_facts_instant(jf_xml_attribute(request, "received"), facts->zone, &out->received);
}

static bool read_visit(const JfFacts *facts, const xmlNode *visit, bool on_site, Request *out)
{
    out->met[RESPONSE] = at_of(jf_facts_path(visit, "request", "responded"));
    out->met[ARRIVAL] = at_of(jf_facts_path(visit, "arrival", NULL));
    out->met[RESOLUTION] = at_of(jf_facts_path(visit, "work", "result"));
    out->concerned[RESPONSE] = out->concerned[RESOLUTION] = true;
    out->concerned[ARRIVAL] = on_site;
    return read_request(facts, jf_facts_path(visit, "request", NULL), out);
}

// The ticket that it began with; nobody need have gone to the site.
static bool read_incident(const JfFacts *facts, const xmlNode *incident, Request *out)
{
    const xmlNode *ticket = jf_facts_path(incident, "ticket", NULL);
    if (ticket == NULL)
        return false;
    out->met[RESPONSE] = jf_xml_attribute(ticket, "responded");
    out->met[ARRIVAL] = jf_xml_attribute(ticket, "arrived");
    out->met[RESOLUTION] = jf_xml_attribute(ticket, "resolved");
    out->concerned[RESPONSE] = out->concerned[RESOLUTION] = true;
    out->concerned[ARRIVAL] = out->met[ARRIVAL] != NULL;
    return read_request(facts, ticket, out);
}

static bool read_body(const JfFacts *facts, Request *out)
{
    const xmlNode *body = jf_facts_path(facts->root, "visit", NULL);
    if (body != NULL)
        return read_visit(facts, body, true, out);
    if ((body = jf_facts_path(facts->root, "session", NULL)) != NULL)
        return read_visit(facts, body, false, out);
    body = jf_facts_path(facts->root, "incident", NULL);
    return body != NULL && read_incident(facts, body, out);
}

// The SLA's version that holds on the day of receipt: the one that began last.
static const xmlNode *find_sla(const Request *r)
{
    const xmlNode *best = NULL;
    JfDay best_from = 0, today = jf_instant_day(r->received, r->facts->zone);
    for (const xmlNode *sla = jf_facts_next(r->facts->contract->children, "sla"); sla != NULL; sla = jf_facts_next(sla->next, "sla")) {
        JfDay from = 0;
        if (!jf_day_parse(jf_xml_attribute(sla, "valid-from"), &from) || from > today || (best != NULL && from < best_from))
            continue;
        best = sla;
        best_from = from;
    }
    return best;
}

// ---- one target

static void judge(const Request *r, xmlNode *fact, const JfCalendar *calendar, const char *met_text, int64_t promised)
{
    JfInstant due = JF_INSTANT_NONE, met = JF_INSTANT_NONE;
    bool opens = jf_calendar_advance(calendar, r->received, promised * JF_MINUTE, &due);
    if (opens)
        jf_facts_set_instant(fact, "due", due);
    if (!jf_facts_instant(met_text, r->facts->zone, &met)) {
        jf_facts_set(fact, "verdict", "running");
        return;
    }
    int64_t used = jf_minutes_up(jf_calendar_between(calendar, r->received, met));
    jf_facts_set_instant(fact, "met", met);
    jf_facts_set_number(fact, "used-minutes", used);
    jf_facts_set_number(fact, "margin-minutes", promised - used);
    jf_facts_set(fact, "verdict", !opens || met <= due ? "met" : "missed");
}

static bool add_target(const Request *r, const xmlNode *sla, const xmlNode *target, int measure, JfDiags *diags)
{
    const char *id = jf_xml_attribute(target, "calendar");
    bool always = false;
    int64_t promised = 0;
    const JfCalendar *calendar = jf_calendars_find(r->facts->calendars, id, &always);
    if (calendar == NULL || !jf_integer_parse(jf_xml_attribute(target, "minutes"), 1, 525600, &promised)) {
        JfWhere where = jf_xml_where(target);
        jf_diags_add(diags, JF_DIAG_SLA_CALENDAR, &where, id, NULL);
        return false;
    }
    xmlNode *fact = jf_facts_child(r->facts->facts, "target");
    jf_facts_set(fact, "measure", measures[measure]);
    jf_facts_set(fact, "priority", r->priority);
    jf_facts_set_number(fact, "promised-minutes", promised);
    jf_facts_set(fact, "clock", always ? "wall" : "service");
    jf_facts_set(fact, "calendar", id);
    const char *version = jf_calendar_version(calendar, r->received);
    jf_facts_set(fact, "calendar-version", version != NULL ? version : "");
    jf_facts_set(fact, "sla-version", jf_xml_attribute(sla, "version"));
    jf_facts_set_instant(fact, "received", r->received);
    judge(r, fact, calendar, r->met[measure], promised);
    return true;
}

// The measure that a target promises, if it concerns the record; −1 otherwise. A target for one kind of ticket is for months of tickets only.
static int measure_of(const Request *r, const xmlNode *target)
{
    if (g_strcmp0(jf_xml_attribute(target, "priority"), r->priority) != 0 || jf_xml_attribute(target, "kind") != NULL)
        return -1;
    for (int i = 0; i < N_MEASURES; i++)
        if (r->concerned[i] && g_strcmp0(jf_xml_attribute(target, "measure"), measures[i]) == 0)
            return i;
    return -1;
}

bool jf_facts_add_request(const JfFacts *facts, JfDiags *diags)
{
    Request request = {.facts = facts};
    const xmlNode *sla = read_body(facts, &request) ? find_sla(&request) : NULL;
    if (sla == NULL)
        return true; // a rule of record/ has its say on that
    bool good = true;
    for (const xmlNode *target = jf_facts_next(sla->children, "target"); target != NULL; target = jf_facts_next(target->next, "target")) {
        int measure = measure_of(&request, target);
        good = (measure < 0 || add_target(&request, sla, target, measure, diags)) && good;
    }
    return good;
}
