// SPDX-License-Identifier: MIT
// Facts: the element that holds them, and which kind of record has which.
#include "facts/private.h"

static xmlNode *add_element(xmlNode *root)
{
    xmlNode *facts = xmlNewChild(root, NULL, (const xmlChar *)"facts", NULL);
    xmlSetNs(facts, xmlNewNs(facts, (const xmlChar *)JF_FACTS_NS, (const xmlChar *)"f"));
    return facts;
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
    bool good = zone == NULL || contract == NULL ||
                (period != NULL ? jf_facts_add_period(&facts, period, diags) : jf_facts_add_request(&facts, diags));
    if (!good) { // a half is none: a second call is to fail again
        xmlUnlinkNode(facts.facts);
        xmlFreeNode(facts.facts);
    }
    return good;
}
