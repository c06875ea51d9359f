// SPDX-License-Identifier: MIT
// A period of tickets: each is read, checked, replayed and put into the period's figures, and forgotten; what is written of it depends on how
// many there are. Which misses are analysed is settled on the way.
#include "facts/figures.h"
#include "facts/miss.h"
#include "facts/ticket.h"

#define LISTED_MAX 2000 // above it only tickets with a miss or an exclusion are listed one by one

typedef struct {
    const JfFacts *facts;
    const xmlNode *period;
    JfArena *arena;
    JfContract contract;
    JfPeriod span;
    JfTicketReader *reader;
    JfReplayer *replayer;
    JfAttainment *attainment;
    JfMisses *misses;
    GHashTable *numbers;            // number → first ticket's node
    GHashTable *people, *customers; // ids
    bool all;                       // every ticket is listed
    JfDiags *diags;
} Run;

static void read_people(Run *run)
{
    const xmlNode *root = run->facts->root;
    const xmlNode *customer = jf_facts_path(root, "customer", NULL);
    const char *party = customer != NULL ? jf_xml_attribute(customer, "id") : NULL;
    for (const xmlNode *list = jf_facts_next(root->children, "people"); list != NULL; list = jf_facts_next(list->next, "people"))
        for (const xmlNode *one = jf_facts_next(list->children, "person"); one != NULL; one = jf_facts_next(one->next, "person")) {
            const char *id = jf_xml_attribute(one, "id"), *role = jf_xml_attribute(one, "role");
            if (id == NULL)
                continue;
            g_hash_table_add(run->people, (char *)(uintptr_t)id);
            if (g_strcmp0(jf_xml_attribute(one, "party"), party) == 0 || (role != NULL && g_str_has_prefix(role, "customer-")))
                g_hash_table_add(run->customers, (char *)(uintptr_t)id);
        }
}

// [first-day 00:00, the day after last-day 00:00)
static bool read_span(Run *run)
{
    JfDay first = 0, last = 0;
    const char *from = jf_xml_attribute(run->period, "first-day"), *until = jf_xml_attribute(run->period, "last-day");
    if (from == NULL || until == NULL || !jf_day_parse(from, &first) || !jf_day_parse(until, &last))
        return false;
    run->span.from = jf_day_instant(first, 0, run->facts->zone);
    run->span.until = run->span.as_of = jf_day_instant(last, 1440, run->facts->zone);
    return true;
}

// ---- what can be said of a ticket before its clock runs

static void check_number(Run *run, const JfTicket *ticket, const xmlNode *node)
{
    const xmlNode *first = g_hash_table_lookup(run->numbers, ticket->number);
    if (first == NULL) {
        g_hash_table_insert(run->numbers, (char *)(uintptr_t)ticket->number, (void *)(uintptr_t)node);
        return;
    }
    JfWhere where = jf_xml_where(node), there = jf_xml_where(first);
    g_autofree char *line = g_strdup_printf("%d", there.line);
    jf_diags_add(run->diags, JF_DIAG_TICKET_TWICE, &where, ticket->number, line, NULL);
}

static void check_outside(Run *run, const JfTicket *ticket, const JfReplay *replay, const xmlNode *node)
{
    bool later = replay->received == JF_INSTANT_NONE || replay->received >= run->span.until;
    bool earlier = replay->closed != JF_INSTANT_NONE && replay->closed < run->span.from;
    if (!later && !earlier)
        return;
    JfWhere where = jf_xml_where(node);
    jf_diags_add(run->diags, JF_DIAG_TICKET_OUTSIDE, &where, ticket->number,
                 later ? "it was received after its end" : "it was closed before it began", later ? "受理于期末之后" : "期初之前已经关闭",
                 NULL);
}

// ---- one ticket

static bool worth_listing(const JfReplay *replay)
{
    for (size_t i = 0; i < replay->n_targets; i++) {
        const JfTarget *t = &replay->targets[i];
        if (t->verdict == JF_VERDICT_MISSED || t->verdict == JF_VERDICT_OVERDUE || t->verdict == JF_VERDICT_EXCLUDED)
            return true;
    }
    return false;
}

static void add_ticket(Run *run, const xmlNode *node)
{
    const JfTicket *ticket = jf_ticket_reader_read(run->reader, node);
    check_number(run, ticket, node);
    bool sound = jf_ticket_reader_check_people(run->reader, run->people, run->customers, run->diags);
    sound = jf_ticket_reader_check(run->reader, &run->contract, run->diags) && sound;
    if (!sound)
        return; // its clocks are not worth a verdict
    const JfReplay *replay = jf_replay(run->replayer, &run->contract, ticket, &run->span);
    check_outside(run, ticket, replay, node);
    if (!replay->known)
        return;
    jf_attainment_add(run->attainment, ticket, replay);
    jf_misses_settle(run->misses, ticket->number, node, replay, run->diags);
    if (run->all || worth_listing(replay))
        jf_figures_add_ticket(run->facts, ticket, replay, node);
}

// ---- the whole

static size_t count_tickets(const xmlNode *period)
{
    size_t n = 0;
    for (const xmlNode *node = jf_facts_next(period->children, "ticket"); node != NULL; node = jf_facts_next(node->next, "ticket"))
        n++;
    return n;
}

static void add_tickets(Run *run)
{
    for (const xmlNode *node = jf_facts_next(run->period->children, "ticket"); node != NULL; node = jf_facts_next(node->next, "ticket"))
        add_ticket(run, node);
    jf_misses_end(run->misses, run->diags);
}

static void free_run(Run *run)
{
    jf_ticket_reader_free(run->reader);
    jf_replayer_free(run->replayer);
    jf_attainment_free(run->attainment);
    jf_misses_free(run->misses);
    g_hash_table_unref(run->numbers);
    g_hash_table_unref(run->people);
    g_hash_table_unref(run->customers);
    jf_arena_free(run->arena);
}

bool jf_facts_add_period(const JfFacts *facts, const xmlNode *period, JfDiags *diags)
{
    size_t before = jf_diags_errors(diags);
    Run run = {
        .facts = facts,
        .period = period,
        .arena = jf_arena_new(),
        .reader = jf_ticket_reader_new(facts->zone),
        .replayer = jf_replayer_new(),
        .misses = jf_misses_read(period, diags),
        .numbers = g_hash_table_new(g_str_hash, g_str_equal),
        .people = g_hash_table_new(g_str_hash, g_str_equal),
        .customers = g_hash_table_new(g_str_hash, g_str_equal),
        .all = count_tickets(period) <= LISTED_MAX,
        .diags = diags,
    };
    if (read_span(&run) && jf_facts_read_contract(facts, run.arena, &run.contract, diags)) {
        read_people(&run);
        run.attainment = jf_attainment_new(&run.span, facts->zone);
        jf_facts_set(facts->facts, "listed", run.all ? "all" : "misses");
        xmlNode *head = jf_facts_child(facts->facts, "period"); // stands before the tickets, filled when all are counted
        add_tickets(&run);
        if (jf_diags_errors(diags) == before)
            jf_figures_add(facts, period, head, &run.contract, run.attainment, &run.span);
    }
    free_run(&run);
    return jf_diags_errors(diags) == before;
}
