// SPDX-License-Identifier: MIT
// Facts of a month of tickets: figures by hand, each fault with its place, and the three ways of writing.
#include "facts/facts.h"
#include <string.h>

#define OPEN "<delivery xmlns='urn:jiaofu:delivery:1' zone='Asia/Shanghai'>"
#define CALENDARS                                                                                                                          \
    "<calendar id='always' version='1' valid-from='2025-01-01' zone='Asia/Shanghai'><always/></calendar>"                                  \
    "<calendar id='work' version='1' valid-from='2026-01-01' zone='Asia/Shanghai'><open day='monday' from='09:00' until='18:00'/>"         \
    "<open day='thursday' from='09:00' until='18:00'/><open day='friday' from='09:00' until='17:00'/>"                                     \
    "<holidays region='CN' year='2026'><closed first-day='2026-03-12' last-day='2026-03-13'/><working date='2026-03-14' as='friday'/>"     \
    "<working date='2026-03-15'/></holidays><exception date='2026-03-13'><open from='10:00' until='11:00'/></exception></calendar>"
#define SLA                                                                                                                                \
    "<sla version='1' valid-from='2026-01-01'><matrix><case urgency='urgent' importance='important' priority='P2'/></matrix>"              \
    "<target priority='P1' measure='response' minutes='15' calendar='always' attainment='90'/>"                                            \
    "<target priority='P2' measure='response' minutes='30' calendar='always' attainment='90'/>"                                            \
    "<target priority='P2' measure='resolution' minutes='60' calendar='work' attainment='66.67'/>"                                         \
    "<pause reason='agreed' measures='resolution'/>"                                                                                       \
    "<incentive currency='CNY' base='100000' cap-percent='5'><rule measure='resolution' priority='all' kind='each' "                       \
    "rate='-3'/></incentive>"                                                                                                              \
    "</sla>"
#define PEOPLE                                                                                                                             \
    "<customer id='c'/><people><person id='desk' role='service-desk' party='p'/><person id='cust' role='customer-manager' party='c'/>"     \
    "</people>"

static xmlDoc *read_text(const char *inside)
{
    jf_xml_start();
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_autofree char *text = g_strconcat(OPEN, PEOPLE, "<contract>", CALENDARS, SLA, "</contract>", inside, "</delivery>", NULL);
    g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
    xmlDoc *doc = jf_xml_parse(bytes, "folder/month.xml", diags);
    g_assert_nonnull(doc);
    return doc;
}

static xmlDoc *period_of(const char *inside)
{
    g_autofree char *text = g_strconcat("<period first-day='2026-03-01' last-day='2026-03-31'>\n", inside, "</period>", NULL);
    return read_text(text);
}

#define TICKET(number, more) "<ticket number='" number "' kind='incident' channel='phone' category='net' priority='P2'>" more "</ticket>"
#define EVENT(at, type) "<event at='2026-03-" at "' type='" type "'/>"

static xmlDoc *facts_of(const char *inside)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    xmlDoc *doc = period_of(inside);
    bool good = jf_facts_add(doc, diags);
    jf_diags_print(diags, JF_LANGUAGE_EN, stderr);
    g_assert_true(good);
    return doc;
}

// The n-th element of a name among the facts.
static const xmlNode *fact(xmlDoc *doc, const char *name, int n)
{
    const xmlNode *facts = jf_xml_child(xmlDocGetRootElement(doc), JF_FACTS_NS, "facts");
    g_assert_nonnull(facts);
    for (const xmlNode *node = facts->children; node != NULL; node = node->next)
        if (jf_xml_is(node, JF_FACTS_NS, name) && n-- == 0)
            return node;
    return NULL;
}

static void expect(const xmlNode *node, const char *name, const char *value)
{
    g_assert_cmpstr(jf_xml_attribute(node, name), ==, value);
}

static const char two[] = TICKET("T1", EVENT("05T10:00:00", "received") EVENT("05T10:20:00", "acknowledged")
                                           EVENT("05T10:59:30", "resolved") EVENT("05T11:30:00", "closed"))
    TICKET("T2", EVENT("12T09:00:00", "received")
                     EVENT("12T09:31:00",
                           "acknowledged") "<event at='2026-03-14T09:10:00' type='paused' reason='agreed'/>" EVENT("14T12:10:00", "resumed")
                         EVENT("14T13:30:00",
                               "resolved")) "<miss ticket='T2' measure='response'/><miss ticket='T2' measure='resolution' cycle='1'/>"
                                            "<earlier first-day='2026-02-01' last-day='2026-02-28'><result measure='response' "
                                            "priority='all' counted='3' met='2' agreed='90'/></earlier>";

static void test_ticket(void)
{ // T2 comes on a holiday; the calendar's own exception opens an hour on the 13th, and the 14th has a Friday's hours
    g_autoptr(xmlDoc) doc = facts_of(two);
    const xmlNode *ticket = fact(doc, "ticket", 1);
    expect(ticket, "number", "T2");
    expect(ticket, "state", "resolved");
    expect(ticket, "line", "month.xml:2"); // no folder
    const xmlNode *response = ticket->children, *resolution = response->next;
    expect(response, "verdict", "missed");
    expect(response, "first-deviation", "2026-03-12T01:30:00Z");
    expect(response, "margin-minutes", "-1");
    expect(resolution, "clock", "service");
    expect(resolution, "used-minutes", "150"); // 60 on the 13th, 10 and 80 on the 14th
    expect(resolution, "paused-minutes", "180");
    expect(resolution, "verdict", "missed");
    expect(resolution, "first-deviation", "2026-03-13T03:00:00Z"); // its promise was used up when the 13th closed
    expect(resolution, "calendar-version", "1");
}

static void test_figures(void)
{
    g_autoptr(xmlDoc) doc = facts_of(two);
    const xmlNode *period = fact(doc, "period", 0);
    expect(period, "from", "2026-02-28T16:00:00Z");
    expect(period, "until", "2026-03-31T16:00:00Z");
    expect(period, "tickets", "2");
    expect(period, "closed", "1");
    g_assert_cmpstr((const char *)xmlDocGetRootElement(doc)->last->children->name, ==, "period"); // before the tickets
    const xmlNode *all = fact(doc, "attainment", 4);
    expect(all, "measure", "resolution");
    expect(all, "priority", "all");
    expect(all, "counted", "2");
    expect(all, "percent", "50.00");
    expect(all, "agreed", "66.67");
    expect(all, "verdict", "missed");
    const xmlNode *item = fact(doc, "incentive", 0)->children;
    expect(item, "amount", "-3000");
    expect(item, "working", "1 × -3% × 1,000.00 = -30.00");
    expect(fact(doc, "incentive", 0), "payable", "97000");
    const xmlNode *point = fact(doc, "trend", 0)->children;
    expect(point, "label", "2026-02");
    expect(point, "percent", "66.66"); // down, never up
    expect(point, "source", "earlier");
    expect(fact(doc, "version", 0), "targets", "4");
}

static void test_listing(void)
{ // above 2,000 tickets only what was missed is listed; figures are of all
    GString *text = g_string_new(NULL);
    for (int i = 0; i < 2001; i++) {
        const char *end = i == 7 ? "05T12:59:30" : "05T10:59:30";
        g_string_append_printf(text,
                               "<ticket number='T%04d' kind='incident' channel='phone' priority='P2'>" EVENT("05T10:00:00", "received")
                                   EVENT("05T10:20:00", "acknowledged") "<event at='2026-03-%s' type='resolved'/></ticket>",
                               i, end);
    }
    g_autoptr(xmlDoc) doc = facts_of(text->str);
    g_string_free(text, TRUE);
    expect(xmlDocGetRootElement(doc)->last, "listed", "misses");
    expect(fact(doc, "ticket", 0), "number", "T0007");
    g_assert_null(fact(doc, "ticket", 1));
    expect(fact(doc, "attainment", 1), "counted", "2001");
}

// ---- faults

typedef struct {
    JfDiagId id;
    int line;
    const char *inside;
} Case;

#define BEGIN EVENT("05T10:00:00", "received") EVENT("05T10:20:00", "acknowledged") "\n"
#define DONE EVENT("05T10:30:00", "resolved")
#define CLOSED DONE EVENT("05T10:40:00", "closed")
#define FINE TICKET("T1", BEGIN CLOSED)

static const Case cases[] = {
    {JF_DIAG_TICKET_NOT_RECEIVED, 2, TICKET("T1", "")},
    {JF_DIAG_TICKET_NOT_RECEIVED_FIRST, 2, TICKET("T1", EVENT("05T10:00:00", "noted") EVENT("05T10:01:00", "received"))},
    {JF_DIAG_TICKET_RECEIVED_TWICE, 3, TICKET("T1", BEGIN EVENT("05T11:00:00", "received"))},
    {JF_DIAG_TICKET_BEFORE_RECEIPT, 3, TICKET("T1", BEGIN EVENT("05T09:59:00", "noted"))},
    {JF_DIAG_TICKET_NOT_IN_ORDER, 3, TICKET("T1", BEGIN EVENT("05T10:10:00", "noted"))},
    {JF_DIAG_TICKET_RESUMED_RUNNING, 3, TICKET("T1", BEGIN EVENT("05T10:30:00", "resumed"))},
    {JF_DIAG_TICKET_PAUSED_TWICE, 3,
     TICKET("T1", BEGIN "<event at='2026-03-05T10:21:00' type='paused' reason='agreed'/><event at='2026-03-05T10:22:00' type='paused' "
                        "reason='agreed'/>")},
    {JF_DIAG_TICKET_PAUSED_RESOLVED, 3, TICKET("T1", BEGIN DONE "<event at='2026-03-05T10:41:00' type='paused' reason='agreed'/>")},
    {JF_DIAG_TICKET_PAUSE_REASON, 3, TICKET("T1", BEGIN EVENT("05T10:30:00", "paused"))},
    {JF_DIAG_TICKET_RESOLVED_TWICE, 3, TICKET("T1", BEGIN DONE EVENT("05T10:50:00", "resolved"))},
    {JF_DIAG_TICKET_REOPENED_OPEN, 3, TICKET("T1", BEGIN EVENT("05T10:30:00", "reopened"))},
    {JF_DIAG_TICKET_ACCEPTED_OPEN, 3, TICKET("T1", BEGIN EVENT("05T10:30:00", "accepted"))},
    {JF_DIAG_TICKET_CLOSED_UNRESOLVED, 3, TICKET("T1", BEGIN EVENT("05T10:30:00", "closed"))},
    {JF_DIAG_TICKET_CLOSED_TWICE, 3, TICKET("T1", BEGIN CLOSED EVENT("05T10:50:00", "closed"))},
    {JF_DIAG_TICKET_AFTER_CLOSE, 3, TICKET("T1", BEGIN CLOSED EVENT("05T10:50:00", "assigned"))},
    {JF_DIAG_TICKET_AFTER_CANCEL, 3, TICKET("T1", BEGIN EVENT("05T10:30:00", "cancelled") EVENT("05T10:50:00", "resolved"))},
    {JF_DIAG_TICKET_UNKNOWN_PRIORITY, 3, TICKET("T1", BEGIN "<event at='2026-03-05T10:21:00' type='priority-changed' priority='P7'/>")},
    {JF_DIAG_TICKET_SAME_PRIORITY, 3, TICKET("T1", BEGIN "<event at='2026-03-05T10:21:00' type='priority-changed' priority='P2'/>" DONE)},
    {JF_DIAG_TICKET_NOT_BY_MATRIX, 2,
     "<ticket number='T1' kind='incident' channel='phone' priority='P1' urgency='urgent' importance='important'>" BEGIN DONE "</ticket>"},
    {JF_DIAG_TICKET_NO_SLA, 2, TICKET("T1", "<event at='2025-12-31T23:00:00' type='received'/>\n" DONE)},
    {JF_DIAG_TICKET_ESCALATION_HOW, 3, TICKET("T1", BEGIN EVENT("05T10:21:00", "escalated") DONE)},
    {JF_DIAG_TICKET_EXCLUDED_TWICE, 3,
     TICKET("T1", BEGIN DONE "<exclude measure='response' reason='other' agreed-by='cust'/><exclude measure='response' reason='other' "
                             "agreed-by='cust'/>")},
    {JF_DIAG_TICKET_EXCLUDED_EARLY, 3,
     TICKET("T1", BEGIN DONE "<exclude measure='response' reason='other' agreed-by='cust' at='2026-03-04T10:00:00'/>")},
    {JF_DIAG_TICKET_EXCLUDED_FREELY, 3, TICKET("T1", BEGIN DONE "<exclude measure='response' reason='other'/>")},
    {JF_DIAG_TICKET_EXCLUDED_FREELY, 3, TICKET("T1", BEGIN DONE "<exclude measure='response' reason='other' agreed-by='desk'/>")},
    {JF_DIAG_TICKET_PERSON, 3, TICKET("T1", BEGIN "<event at='2026-03-05T10:21:00' type='assigned' to='nobody'/>" DONE)},
    {JF_DIAG_TICKET_TWICE, 3, FINE FINE},
    {JF_DIAG_TICKET_OUTSIDE, 2,
     "<ticket number='T1' kind='incident' priority='P2'><event at='2026-04-01T00:00:00' type='received'/></ticket>"},
    {JF_DIAG_TICKET_OUTSIDE, 2,
     "<ticket number='T1' kind='incident' priority='P2'><event at='2026-02-02T10:00:00' type='received'/><event at='2026-02-02T10:01:00' "
     "type='resolved'/><event at='2026-02-28T23:59:59' type='closed'/></ticket>"},
    {JF_DIAG_MISS_NONE, 3, FINE "<miss ticket='T1' measure='resolution'/>"},
    {JF_DIAG_MISS_TICKET, 3, FINE "<miss ticket='T9' measure='resolution'/>"},
    {JF_DIAG_MISS_TWICE, 3,
     TICKET("T1", BEGIN EVENT("05T13:00:00",
                              "resolved")) "<miss ticket='T1' measure='resolution'/><miss ticket='T1' measure='resolution' cycle='1'/>"},
    {JF_DIAG_MISS_OPEN, 2, TICKET("T1", BEGIN EVENT("05T13:00:00", "resolved"))},
};

static void test_fault(const void *data)
{
    const Case *c = data;
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_autoptr(xmlDoc) doc = period_of(c->inside);
    bool good = jf_facts_add(doc, diags);
    g_assert_true(good == (jf_diags_errors(diags) == 0));
    bool found = false;
    g_autoptr(JfDiags) wanted = jf_diags_new();
    jf_diags_add(wanted, c->id, NULL, NULL);
    for (size_t i = 0; i < jf_diags_count(diags); i++) {
        const JfDiag *entry = jf_diags_at(diags, i);
        if (strcmp(entry->id, jf_diags_at(wanted, 0)->id) != 0)
            g_test_message("also %s: %s", entry->id, entry->text[JF_LANGUAGE_EN]);
        else if (entry->where.line == c->line)
            found = true;
        g_assert_null(strstr(entry->text[JF_LANGUAGE_EN], "  "));
        g_assert_null(strchr(entry->text[JF_LANGUAGE_ZH], '{'));
    }
    g_assert_true(found);
    g_autoptr(JfDiags) again = jf_diags_new();
    g_assert_true(jf_facts_add(doc, again) == good); // what failed fails again; what is there is not made twice
    g_assert_true((jf_diags_count(again) > 0) == !good);
}

static void test_many_misses(void)
{ // fifty are told, then how many more
    GString *text = g_string_new(NULL);
    for (int i = 0; i < 60; i++)
        g_string_append_printf(
            text, "<ticket number='T%02d' kind='incident' priority='P2'>" BEGIN EVENT("05T13:00:00", "resolved") "</ticket>", i);
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_autoptr(xmlDoc) doc = period_of(text->str);
    g_string_free(text, TRUE);
    g_assert_true(jf_facts_add(doc, diags));
    g_assert_cmpuint(jf_diags_count(diags), ==, 51);
    g_assert_true(jf_diags_has(diags, JF_DIAG_MISS_OPEN_MORE));
    g_assert_nonnull(strstr(jf_diags_at(diags, 50)->text[JF_LANGUAGE_EN], "10 more"));
}

static void test_false_alarm(void)
{ // what is not valid may be closed without more, and has no targets
    g_autoptr(xmlDoc) doc = facts_of("<ticket number='T1' kind='alert' validity='invalid' priority='P2'>" EVENT("05T10:00:00", "received")
                                         EVENT("05T13:00:00", "closed") "</ticket>");
    g_assert_null(fact(doc, "ticket", 0)->children);
    expect(fact(doc, "period", 0), "invalid", "1");
}

// ---- writing

static void test_csv(void)
{
    g_autoptr(xmlDoc) doc = facts_of(
        "<ticket number='T1' kind='incident' category='=1+2,&quot;x&quot;' service='a&#10;b' channel='-1' priority='P2'>" BEGIN EVENT(
            "05T13:00:00", "resolved") "</ticket>");
    g_autofree char *csv = jf_facts_csv(doc, true), *plain = jf_facts_csv(doc, false);
    g_assert_true(g_str_has_prefix(csv, "\xEF\xBB\xBFticket,kind,"));
    g_assert_cmpstr(csv + 3, ==, plain);
    g_assert_nonnull(strstr(plain, ",\"'=1+2,\"\"x\"\"\",\"a\nb\",\"'-1\",")); // no formula, quotes doubled
    g_assert_nonnull(strstr(plain, ",180,0,-120,missed,"));                    // figures stay figures
    g_assert_nonnull(strstr(plain, "\r\nT1,incident,valid,P2,P2,2026-03-05T02:00:00Z,2026-03-05T05:00:00Z,,resolved,"));
    g_assert_true(g_str_has_suffix(plain, "\r\n"));
    g_autoptr(xmlDoc) raised = facts_of(
        "<ticket number='T2' kind='incident' priority='P3'>" BEGIN
        "<event at='2026-03-05T10:30:00' type='priority-changed' priority='P2' by='a'/>" EVENT("05T13:00:00", "resolved") "</ticket>");
    g_autofree char *other = jf_facts_csv(raised, false);
    g_assert_true(g_str_has_prefix(other, "ticket,kind,validity,first-priority,last-priority,"));
    g_assert_nonnull(strstr(other, "\r\nT2,incident,valid,P3,P2,"));
}

static void test_json(void)
{
    g_autoptr(xmlDoc) doc = facts_of(two);
    g_autofree char *json = jf_facts_json(doc);
    g_assert_true(g_str_has_prefix(json, "{\"listed\": \"all\",\n  \"period\": {\"from\": \"2026-02-28T16:00:00Z\""));
    g_assert_nonnull(strstr(json, "\"tickets\": 2,"));
    g_assert_nonnull(strstr(json, "\"sla-version\": \"1\"")); // a version is no number
    g_assert_nonnull(strstr(json, "\"percent\": 50.00"));
    g_assert_nonnull(strstr(json, "\"margin-minutes\": -1"));
    g_assert_nonnull(strstr(json, "\"signal\": ["));
    g_autoptr(xmlDoc) words = facts_of("<ticket number='T1' kind='incident' category='true' priority='P2'>" BEGIN DONE "</ticket>");
    g_autofree char *text = jf_facts_json(words);
    g_assert_nonnull(strstr(text, "\"category\": \"true\"")); // nor is a word a truth
}

static void test_xml(void)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_autoptr(xmlDoc) doc =
        facts_of("<ticket number='T1' kind='incident' category='a&amp;&lt;&quot;b&#10;c' priority='P2'>" BEGIN DONE "</ticket>");
    g_autofree char *text = jf_facts_xml(doc);
    g_autoptr(GBytes) bytes = g_bytes_new(text, strlen(text));
    g_autoptr(xmlDoc) again = jf_xml_parse(bytes, "facts.xml", diags);
    g_assert_nonnull(again);
    const xmlNode *ticket = jf_xml_child(xmlDocGetRootElement(again), JF_FACTS_NS, "ticket");
    expect(ticket, "category", "a&<\"b\nc");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/facts/period/ticket", test_ticket);
    g_test_add_func("/facts/period/figures", test_figures);
    g_test_add_func("/facts/period/listing", test_listing);
    g_test_add_func("/facts/period/many-misses", test_many_misses);
    g_test_add_func("/facts/period/false-alarm", test_false_alarm);
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *name = g_strdup_printf("/facts/period/fault/%02zu", i);
        g_test_add_data_func(name, &cases[i], test_fault);
    }
    g_test_add_func("/facts/write/csv", test_csv);
    g_test_add_func("/facts/write/json", test_json);
    g_test_add_func("/facts/write/xml", test_xml);
    return g_test_run();
}
