// SPDX-License-Identifier: MIT
// Facts of a visit: its promises by contract, calendar and priority, and whether they were kept (GB/T 28827.2 5.3 d, 6.3 b–e, 7.2 a1).
#include "job/facts.h"
#include "base/number.h"
#include "record/record.h"
#include "service/calendar.h"
#include <string.h>

#define MINUTE ((int64_t)60000000)

typedef struct {
    const xmlNode *contract, *visit;
    JfZone *zone;
    JfInstant received;
    const char *priority;
    xmlNode *facts;
    xmlNs *ns;
} Context;

static const xmlNode *next(const xmlNode *node, const char *name)
{
    for (; node != NULL; node = node->next)
        if (jf_xml_is(node, JF_RECORD_NS, name))
            return node;
    return NULL;
}

static const xmlNode *path(const xmlNode *node, const char *first, const char *second)
{
    const xmlNode *child = node != NULL ? jf_xml_child(node, JF_RECORD_NS, first) : NULL;
    return child != NULL && second != NULL ? jf_xml_child(child, JF_RECORD_NS, second) : child;
}

static bool instant(const Context *c, const char *text, JfInstant *out)
{
    return text != NULL && jf_instant_parse(text, c->zone, out) == JF_INSTANT_OK;
}

// ---- the calendar of a target, with all its versions

static int minute_of(const char *hour)
{ // "08:30"; "24:00" is 1440
    return (hour[0] - '0') * 600 + (hour[1] - '0') * 60 + (hour[3] - '0') * 10 + (hour[4] - '0');
}

static int weekday_of(const char *name)
{
    static const char *const names[] = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
    for (int i = 0; i < 7; i++)
        if (strcmp(names[i], name) == 0)
            return i + 1;
    return 1; // the schema knows no other
}

static void read_exception(JfCalendar *calendar, const xmlNode *exception)
{
    JfDay day = 0;
    if (!jf_day_parse(jf_xml_attribute(exception, "date"), &day))
        return;
    jf_calendar_add_exception(calendar, day);
    for (const xmlNode *open = next(exception->children, "open"); open != NULL; open = next(open->next, "open"))
        jf_calendar_add_exception_hours(calendar, day, minute_of(jf_xml_attribute(open, "from")),
                                        minute_of(jf_xml_attribute(open, "until")));
}

static bool read_version(JfCalendar *calendar, const xmlNode *node)
{
    JfDay from = 0;
    JfZone *zone = jf_zone_open(jf_xml_attribute(node, "zone"));
    if (zone == NULL || !jf_day_parse(jf_xml_attribute(node, "valid-from"), &from)) {
        jf_zone_free(zone);
        return false;
    }
    jf_calendar_add_version(calendar, jf_xml_attribute(node, "version"), from, zone);
    if (jf_xml_child(node, JF_RECORD_NS, "always") != NULL)
        jf_calendar_add_always(calendar);
    for (const xmlNode *open = next(node->children, "open"); open != NULL; open = next(open->next, "open"))
        jf_calendar_add_hours(calendar, weekday_of(jf_xml_attribute(open, "day")), minute_of(jf_xml_attribute(open, "from")),
                              minute_of(jf_xml_attribute(open, "until")));
    for (const xmlNode *one = next(node->children, "exception"); one != NULL; one = next(one->next, "exception"))
        read_exception(calendar, one);
    return true;
}

// NULL: the contract has no usable calendar of this id.
static JfCalendar *read_calendar(const Context *c, const char *id, bool *always)
{
    g_autoptr(JfCalendar) calendar = jf_calendar_new();
    *always = true;
    size_t n = 0;
    for (const xmlNode *node = next(c->contract->children, "calendar"); node != NULL; node = next(node->next, "calendar")) {
        if (g_strcmp0(jf_xml_attribute(node, "id"), id) != 0)
            continue;
        if (!read_version(calendar, node))
            return NULL;
        *always = *always && jf_xml_child(node, JF_RECORD_NS, "always") != NULL;
        n++;
    }
    return n > 0 ? g_steal_pointer(&calendar) : NULL;
}

// The SLA's version that holds on the day of receipt: the one that began last.
static const xmlNode *find_sla(const Context *c)
{
    const xmlNode *best = NULL;
    JfDay best_from = 0, today = jf_instant_day(c->received, c->zone);
    for (const xmlNode *sla = next(c->contract->children, "sla"); sla != NULL; sla = next(sla->next, "sla")) {
        JfDay from = 0;
        if (!jf_day_parse(jf_xml_attribute(sla, "valid-from"), &from) || from > today || (best != NULL && from < best_from))
            continue;
        best = sla;
        best_from = from;
    }
    return best;
}

// ---- one target

static void set(xmlNode *node, const char *name, const char *value)
{
    xmlNewProp(node, (const xmlChar *)name, (const xmlChar *)value);
}

static void set_minutes(xmlNode *node, const char *name, int64_t minutes)
{
    char text[24];
    g_snprintf(text, sizeof text, "%" G_GINT64_FORMAT, minutes);
    set(node, name, text);
}

static void set_instant(xmlNode *node, const char *name, JfInstant value)
{
    g_autofree char *text = jf_instant_iso(value);
    set(node, name, text);
}

static bool met_at(const Context *c, const char *measure, JfInstant *out)
{
    const xmlNode *node = NULL;
    if (strcmp(measure, "response") == 0)
        node = path(c->visit, "request", "responded");
    else if (strcmp(measure, "arrival") == 0)
        node = path(c->visit, "arrival", NULL);
    else if (strcmp(measure, "resolution") == 0)
        node = path(c->visit, "work", "result");
    return instant(c, jf_xml_attribute(node, "at"), out);
}

static void judge(const Context *c, xmlNode *fact, const JfCalendar *calendar, const char *measure, int64_t promised)
{
    JfInstant due = JF_INSTANT_NONE, met = JF_INSTANT_NONE;
    bool opens = jf_calendar_advance(calendar, c->received, promised * MINUTE, &due);
    if (opens)
        set_instant(fact, "due", due);
    if (!met_at(c, measure, &met)) {
        set(fact, "verdict", "running");
        return;
    }
    int64_t used = (jf_calendar_between(calendar, c->received, met) + MINUTE - 1) / MINUTE;
    set_instant(fact, "met", met);
    set_minutes(fact, "used-minutes", used);
    set_minutes(fact, "margin-minutes", promised - used);
    set(fact, "verdict", !opens || met <= due ? "met" : "missed");
}

static bool add_target(const Context *c, const xmlNode *sla, const xmlNode *target, JfDiags *diags)
{
    const char *id = jf_xml_attribute(target, "calendar"), *measure = jf_xml_attribute(target, "measure");
    bool always = false;
    int64_t promised = 0;
    g_autoptr(JfCalendar) calendar = read_calendar(c, id, &always);
    if (calendar == NULL || !jf_integer_parse(jf_xml_attribute(target, "minutes"), 1, 525600, &promised)) {
        JfWhere where = jf_xml_where(target);
        jf_diags_add(diags, JF_DIAG_SLA_CALENDAR, &where, id, NULL);
        return false;
    }
    xmlNode *fact = xmlNewChild(c->facts, c->ns, (const xmlChar *)"target", NULL);
    set(fact, "measure", measure);
    set(fact, "priority", c->priority);
    set_minutes(fact, "promised-minutes", promised);
    set(fact, "clock", always ? "wall" : "service");
    set(fact, "calendar", id);
    const char *version = jf_calendar_version(calendar, c->received);
    set(fact, "calendar-version", version != NULL ? version : "");
    set(fact, "sla-version", jf_xml_attribute(sla, "version"));
    set_instant(fact, "received", c->received);
    judge(c, fact, calendar, measure, promised);
    return true;
}

static bool add_targets(const Context *c, JfDiags *diags)
{
    const xmlNode *sla = find_sla(c);
    if (sla == NULL)
        return true; // a rule of record/ has its say on that
    bool good = true;
    for (const xmlNode *target = next(sla->children, "target"); target != NULL; target = next(target->next, "target"))
        if (g_strcmp0(jf_xml_attribute(target, "priority"), c->priority) == 0)
            good = add_target(c, sla, target, diags) && good;
    return good;
}

bool jf_facts_add(xmlDoc *record, JfDiags *diags)
{
    xmlNode *root = xmlDocGetRootElement(record);
    if (jf_xml_child(root, JF_FACTS_NS, "facts") != NULL)
        return true; // they depend on the record alone
    g_autoptr(JfZone) zone = jf_zone_open(jf_xml_attribute(root, "zone"));
    Context c = {.contract = path(root, "contract", NULL), .visit = path(root, "visit", NULL), .zone = zone};
    const xmlNode *request = path(c.visit, "request", NULL);
    c.priority = jf_xml_attribute(request, "priority");
    c.facts = xmlNewChild(root, NULL, (const xmlChar *)"facts", NULL);
    c.ns = xmlNewNs(c.facts, (const xmlChar *)JF_FACTS_NS, (const xmlChar *)"f");
    xmlSetNs(c.facts, c.ns);
    if (zone == NULL || c.contract == NULL || c.priority == NULL || !instant(&c, jf_xml_attribute(request, "received"), &c.received))
        return true;
    return add_targets(&c, diags);
}
