// SPDX-License-Identifier: MIT
// Facts: the element that holds them, and which kind of record has which.
#include "facts/private.h"

#define MANY 500         // tickets and what else a period holds: worth preparing its calendars
#define PREPARED_MAX 800 // days

static xmlNode *add_element(xmlNode *root)
{
    xmlNode *facts = xmlNewChild(root, NULL, (const xmlChar *)"facts", NULL);
    xmlSetNs(facts, xmlNewNs(facts, (const xmlChar *)JF_FACTS_NS, (const xmlChar *)"f"));
    return facts;
}

// A month of tickets asks its calendars some hundred thousand times.
static void prepare(JfCalendars *calendars, const xmlNode *period)
{
    JfDay first, last;
    if (xmlChildElementCount((xmlNode *)period) > MANY && jf_day_parse(jf_xml_attribute(period, "first-day"), &first) &&
        jf_day_parse(jf_xml_attribute(period, "last-day"), &last) && last - first <= PREPARED_MAX)
        jf_calendars_prepare(calendars, first, last);
}

bool jf_facts_add(xmlDoc *record, JfDiags *diags)
{
    xmlNode *root = xmlDocGetRootElement(record);
    if (jf_xml_child(root, JF_FACTS_NS, "facts") != NULL)
        return true; // they depend on the record alone
    g_autoptr(JfZone) zone = jf_zone_open(jf_xml_attribute(root, "zone"));
    const xmlNode *contract = jf_facts_path(root, "contract", NULL);
    g_autoptr(JfCalendars) calendars = jf_calendars_read(contract);
    JfFacts facts = {.root = root, .contract = contract, .zone = zone, .calendars = calendars, .facts = add_element(root)};
    const xmlNode *period = jf_facts_path(root, "period", NULL);
    if (period != NULL)
        prepare(calendars, period);
    bool good = zone == NULL || contract == NULL ||
                (period != NULL ? jf_facts_add_period(&facts, period, diags) : jf_facts_add_request(&facts, diags));
    if (!good) { // a half is none: a second call is to fail again
        xmlUnlinkNode(facts.facts);
        xmlFreeNode(facts.facts);
    }
    return good;
}
