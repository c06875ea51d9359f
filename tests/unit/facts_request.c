// SPDX-License-Identifier: MIT
// Facts of a visit: promises, due instants, verdicts; by hand from the contract's words.
#include "facts/facts.h"
#include <string.h>

static const char head[] =
    "<delivery xmlns='urn:jiaofu:delivery:1' zone='Asia/Shanghai'><contract>"
    "<calendar id='always' version='1' valid-from='2025-01-01' zone='Asia/Shanghai'><always/></calendar>"
    "<calendar id='work' version='2' valid-from='2026-01-01' zone='Asia/Shanghai'>"
    "<open day='thursday' from='08:30' until='17:30'/><open day='friday' from='08:30' until='17:30'/>"
    "<exception date='2026-03-07'><open from='09:00' until='12:00'/></exception></calendar>"
    "<sla version='1' valid-from='2025-01-01'><target priority='P2' measure='response' minutes='5' calendar='always'/></sla>"
    "<sla version='2' valid-from='2026-01-01'><target priority='P1' measure='response' minutes='15' calendar='always'/>"
    "<target priority='P2' measure='response' minutes='30' calendar='always'/>"
    "<target priority='P2' measure='arrival' minutes='120' calendar='work'/>"
    "<target priority='P2' measure='resolution' minutes='600' calendar='work'/></sla></contract>";

static xmlDoc *facts_of(const char *visit)
{
    jf_xml_start();
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_autofree char *text = g_strconcat(head, visit, "</delivery>", NULL);
    g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
    xmlDoc *doc = jf_xml_parse(bytes, "visit.xml", diags);
    g_assert_nonnull(doc);
    g_assert_true(jf_facts_add(doc, diags));
    return doc;
}

static const xmlNode *target(xmlDoc *doc, const char *measure)
{
    const xmlNode *facts = jf_xml_child(xmlDocGetRootElement(doc), JF_FACTS_NS, "facts");
    g_assert_nonnull(facts);
    for (const xmlNode *node = facts->children; node != NULL; node = node->next)
        if (g_strcmp0(jf_xml_attribute(node, "measure"), measure) == 0)
            return node;
    return NULL;
}

static void expect(const xmlNode *node, const char *name, const char *value)
{
    g_assert_cmpstr(jf_xml_attribute(node, name), ==, value);
}

// Received on Thursday 16:40. The arrival target counts on working hours: 50 minutes on Thursday, 70 on Friday: due 09:40.
static void test_completed(void)
{
    g_autoptr(xmlDoc) doc =
        facts_of("<visit><request received='2026-03-05T16:40:00' priority='P2'><responded at='2026-03-05T17:10:00'/></request>"
                 "<arrival at='2026-03-06T09:40:20'/><work><result at='2026-03-07T09:00:00'/></work></visit>");
    const xmlNode *response = target(doc, "response");
    expect(response, "sla-version", "2");
    expect(response, "clock", "wall");
    expect(response, "promised-minutes", "30");
    expect(response, "due", "2026-03-05T09:10:00Z");
    expect(response, "verdict", "met"); // at the very instant that it falls due
    expect(response, "margin-minutes", "0");
    const xmlNode *arrival = target(doc, "arrival");
    expect(arrival, "clock", "service");
    expect(arrival, "calendar-version", "2");
    expect(arrival, "due", "2026-03-06T01:40:00Z");
    expect(arrival, "verdict", "missed"); // twenty seconds late
    expect(arrival, "used-minutes", "121");
    expect(arrival, "margin-minutes", "-1");
    const xmlNode *resolution = target(doc, "resolution"); // 50 on Thursday, 540 on Friday, 10 on the open Saturday
    expect(resolution, "due", "2026-03-07T01:10:00Z");
    expect(resolution, "used-minutes", "590");
    expect(resolution, "verdict", "met");
}

static void test_planned(void)
{
    g_autoptr(xmlDoc) doc = facts_of("<visit><request received='2026-03-05T16:40:00' priority='P2'/></visit>");
    const xmlNode *arrival = target(doc, "arrival");
    expect(arrival, "verdict", "running");
    expect(arrival, "due", "2026-03-06T01:40:00Z");
    g_assert_null(jf_xml_attribute(arrival, "met"));
    g_assert_null(jf_xml_attribute(arrival, "used-minutes"));
}

static void test_versions(void)
{ // received under the SLA of 2025: its promise holds, and it has one only
    g_autoptr(xmlDoc) doc = facts_of("<visit><request received='2025-12-31T23:59:59' priority='P2'/></visit>");
    expect(target(doc, "response"), "promised-minutes", "5");
    expect(target(doc, "response"), "sla-version", "1");
    g_assert_null(target(doc, "arrival"));
}

static void test_missing_calendar(void)
{
    jf_xml_start();
    g_autoptr(JfDiags) diags = jf_diags_new();
    const char text[] = "<delivery xmlns='urn:jiaofu:delivery:1' zone='Asia/Shanghai'><contract><sla version='1' valid-from='2025-01-01'>\n"
                        "<target priority='P1' measure='response' minutes='15' calendar='gone'/></sla></contract>"
                        "<visit><request received='2026-03-05T16:40:00' priority='P1'/></visit></delivery>";
    g_autoptr(GBytes) bytes = g_bytes_new_static(text, sizeof text - 1);
    g_autoptr(xmlDoc) doc = jf_xml_parse(bytes, "visit.xml", diags);
    g_assert_false(jf_facts_add(doc, diags));
    g_assert_true(jf_diags_has(diags, JF_DIAG_SLA_CALENDAR));
    g_assert_cmpint(jf_diags_at(diags, 0)->where.line, ==, 2);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/facts/request/completed", test_completed);
    g_test_add_func("/facts/request/planned", test_planned);
    g_test_add_func("/facts/request/versions", test_versions);
    g_test_add_func("/facts/request/missing-calendar", test_missing_calendar);
    return g_test_run();
}
