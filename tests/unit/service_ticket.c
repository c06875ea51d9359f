// SPDX-License-Identifier: MIT
// What cannot be true about a ticket: each fault with its place, and no fault where there is none.
#include "service_make.h"

#define MOST 16

// The faults of a history as "code@event/other …".
static char *faults_of(Make *m, const JfTicket *ticket)
{
    JfTicketFault faults[MOST];
    size_t n = jf_ticket_check(ticket, &m->contract, faults, MOST);
    GString *out = g_string_new(NULL);
    g_assert_cmpint(n, <=, MOST);
    for (size_t i = 0; i < n; i++)
        g_string_append_printf(out, "%s%s@%zu/%zu", i > 0 ? " " : "", jf_ticket_fault_name(faults[i].code), faults[i].event,
                               faults[i].other);
    return g_string_free(out, FALSE);
}

static void check(int priority, const char *history, const char *expected)
{
    g_autoptr(Make) m = make_new();
    g_autofree char *found = faults_of(m, make_ticket(m, priority, history));
    g_assert_cmpstr(found, ==, expected);
}

static void test_none(void)
{
    check(2,
          "05T09:00 received; 05T09:00 acknowledged; 05T09:10 paused; 05T10:00 resumed; 05T10:00 priority-changed P1; 05T10:10 escalated "
          "manager-told; "
          "05T11:00 paused; 05T12:00 resolved; 05T12:00 refused; 05T13:00 reopened; 05T14:00 paused; 05T15:00 resolved; 05T15:01 accepted; "
          "05T16:00 closed; 06T09:00 called-back; 06T09:01 noted; 06T10:00 reopened; 06T11:00 resolved; 06T12:00 closed",
          "");
    check(2, "05T09:00 received; 05T09:10 cancelled; 05T09:20 noted; 05T09:30 closed", "");
}

static void test_order(void)
{
    check(2, "", "no-events@0/0");
    check(2, "05T09:00 acknowledged", "no-events@0/0");
    check(2, "05T09:00 acknowledged; 05T09:00 received", "not-received-first@0/1");
    check(2, "05T09:00 received; 05T08:59 acknowledged", "before-receipt@1/0");
    check(2, "05T09:00 received; 05T10:00 acknowledged; 05T09:59 informed; 05T11:00 resolved", "not-in-order@2/1");
    check(2, "05T09:00 received; 05T10:00 received", "received-twice@1/0");
}

static void test_pauses(void)
{
    check(2, "05T09:00 received; 05T10:00 resumed", "resumed-running@1/1");
    check(2, "05T09:00 received; 05T10:00 paused; 05T11:00 paused; 05T12:00 resumed", "paused-twice@2/1");
    check(2, "05T09:00 received; 05T10:00 paused; 05T11:00 resumed; 05T12:00 resumed", "resumed-running@3/3");
    check(2, "05T09:00 received; 05T10:00 resolved; 05T11:00 paused", "paused-resolved@2/1");
    check(2, "05T09:00 received; 05T10:00 paused whatever", "pause-reason@1/1");
    check(2, "05T09:00 received; 05T10:00 paused; 05T11:00 resolved; 05T12:00 reopened; 05T13:00 resumed", "resumed-running@4/4");
}

static void test_ends(void)
{
    check(2, "05T09:00 received; 05T10:00 resolved; 05T11:00 resolved", "resolved-twice@2/1");
    check(2, "05T09:00 received; 05T10:00 reopened", "reopened-open@1/1");
    check(2, "05T09:00 received; 05T10:00 accepted; 05T11:00 refused", "accepted-open@1/1 accepted-open@2/2");
    check(2, "05T09:00 received; 05T10:00 closed", "closed-unresolved@1/1");
    check(2, "05T09:00 received; 05T10:00 resolved; 05T11:00 closed; 05T12:00 closed", "closed-twice@3/2");
    check(2, "05T09:00 received; 05T10:00 resolved; 05T11:00 closed; 05T12:00 informed", "after-close@3/2");
    check(2, "05T09:00 received; 05T10:00 resolved; 05T11:00 closed; 05T12:00 resolved", "after-close@3/2");
    check(2, "05T09:00 received; 05T10:00 cancelled; 05T11:00 resolved", "after-cancel@2/1");
    check(2, "05T09:00 received; 05T10:00 escalated", "escalation-how@1/1");
}

static void test_priorities(void)
{
    check(0, "05T09:00 received", "unknown-priority@0/0");
    check(6, "05T09:00 received", "unknown-priority@0/0");
    check(2, "05T09:00 received; 05T10:00 priority-changed P9", "unknown-priority@1/1");
    check(2, "05T09:00 received; 05T10:00 priority-changed P2", "same-priority@1/1");
    g_autoptr(Make) m = make_new();
    m->slas[0].matrix[2][1] = 1;
    JfTicket *ticket = make_ticket(m, 2, "05T09:00 received");
    ticket->urgency = 2;
    ticket->importance = 1;
    JfTicketFault fault;
    g_assert_cmpint(jf_ticket_check(ticket, &m->contract, &fault, 1), ==, 1);
    g_assert_cmpint(fault.code, ==, JF_FAULT_NOT_BY_MATRIX);
    g_assert_cmpint(fault.expected, ==, 1);
    ticket->priority = 1;
    g_assert_cmpint(jf_ticket_check(ticket, &m->contract, &fault, 1), ==, 0);
    ticket->importance = 2; // a cell that the contract leaves empty
    g_assert_cmpint(jf_ticket_check(ticket, &m->contract, &fault, 1), ==, 0);
}

static void test_sla_and_exclusions(void)
{
    g_autoptr(Make) m = make_new();
    m->slas[0].valid_from = make_at("05T00:00");
    JfTicket *ticket = make_ticket(m, 2, "04T23:59 received");
    g_autofree char *before = faults_of(m, ticket);
    g_assert_cmpstr(before, ==, "no-sla@0/0");
    ticket = make_ticket(m, 2, "05T00:00 received");
    m->exclusions[0] = (JfExclusion){JF_MEASURE_RESPONSE, JF_EXCLUDE_OTHER, JF_INSTANT_NONE};
    m->exclusions[1] = (JfExclusion){JF_MEASURE_ALL, JF_EXCLUDE_OTHER, make_at("04T23:00")};
    m->exclusions[2] = (JfExclusion){JF_MEASURE_ARRIVAL, JF_EXCLUDE_OTHER, JF_INSTANT_NONE};
    ticket->n_exclusions = 3;
    g_autofree char *twice = faults_of(m, ticket);
    g_assert_cmpstr(twice, ==, "excluded-early@1/1 excluded-twice@1/0 excluded-twice@2/1");
}

// More faults than there is room for are counted, not written.
static void test_room(void)
{
    g_autoptr(Make) m = make_new();
    JfTicket *ticket = make_ticket(m, 2, "05T09:00 received; 05T10:00 resumed; 05T10:00 resumed; 05T10:00 resumed");
    JfTicketFault one = {.code = JF_FAULTS};
    g_assert_cmpint(jf_ticket_check(ticket, &m->contract, &one, 1), ==, 3);
    g_assert_cmpint(one.event, ==, 1);
    g_assert_cmpint(jf_ticket_check(ticket, &m->contract, NULL, 0), ==, 3);
}

static void test_names(void)
{
    for (JfEventType type = 0; type < JF_EVENTS; type++) {
        JfEventType back = JF_EVENTS;
        g_assert_true(jf_event_parse(jf_event_name(type), &back));
        g_assert_cmpint(back, ==, type);
    }
    JfMeasure measure = JF_MEASURES;
    g_assert_true(jf_measure_parse("callback", &measure));
    g_assert_cmpint(measure, ==, JF_MEASURE_CALLBACK);
    g_assert_true(jf_measure_parse("all", &measure));
    g_assert_cmpint(measure, ==, JF_MEASURE_ALL);
    g_assert_false(jf_measure_parse("Callback", &measure));
    g_assert_false(jf_measure_parse(NULL, &measure));
    g_assert_cmpstr(jf_ticket_fault_name(JF_FAULT_EXCLUDED_EARLY), ==, "excluded-early");
    g_assert_cmpstr(jf_pause_name(JF_PAUSE_THIRD_PARTY), ==, "awaiting-third-party");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/service/ticket/none", test_none);
    g_test_add_func("/service/ticket/order", test_order);
    g_test_add_func("/service/ticket/pauses", test_pauses);
    g_test_add_func("/service/ticket/ends", test_ends);
    g_test_add_func("/service/ticket/priorities", test_priorities);
    g_test_add_func("/service/ticket/sla-and-exclusions", test_sla_and_exclusions);
    g_test_add_func("/service/ticket/room", test_room);
    g_test_add_func("/service/ticket/names", test_names);
    return g_test_run();
}
