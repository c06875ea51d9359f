// SPDX-License-Identifier: MIT
// One ticket from the tree into the structs of service/, and what is wrong with it said at its place. A period may have 100,000 tickets, so a reader
// keeps its memory from one to the next, and looks at each attribute once.
#include "facts/ticket.h"
#include <string.h>

#define FAULTS_MAX 16 // told of one ticket

struct JfTicketReader {
    const JfZone *zone;
    JfTicket ticket;
    GArray *events, *exclusions;              // JfTicketEvent, JfExclusion
    GPtrArray *event_nodes, *exclusion_nodes; // xmlNode
    const xmlNode *node;
};

JfTicketReader *jf_ticket_reader_new(const JfZone *zone)
{
    JfTicketReader *reader = g_new0(JfTicketReader, 1);
    reader->zone = zone;
    reader->events = g_array_new(FALSE, FALSE, sizeof(JfTicketEvent));
    reader->exclusions = g_array_new(FALSE, FALSE, sizeof(JfExclusion));
    reader->event_nodes = g_ptr_array_new();
    reader->exclusion_nodes = g_ptr_array_new();
    return reader;
}

void jf_ticket_reader_free(JfTicketReader *reader)
{
    if (reader == NULL)
        return;
    g_array_unref(reader->events);
    g_array_unref(reader->exclusions);
    g_ptr_array_unref(reader->event_nodes);
    g_ptr_array_unref(reader->exclusion_nodes);
    g_free(reader);
}

// ---- reading

typedef struct {
    const char *at, *type, *reason, *priority, *measure, *how;
} EventWords;

static EventWords words_of(const xmlNode *node)
{
    EventWords words = {0};
    const struct {
        const char *name, **to;
    } wanted[] = {{"at", &words.at},           {"type", &words.type}, {"reason", &words.reason}, {"priority", &words.priority},
                  {"measure", &words.measure}, {"how", &words.how}};
    for (const xmlAttr *a = node->properties; a != NULL; a = a->next)
        for (size_t i = 0; i < G_N_ELEMENTS(wanted); i++)
            if (strcmp((const char *)a->name, wanted[i].name) == 0) {
                *wanted[i].to = jf_xml_value(a);
                break;
            }
    return words;
}

static void read_event(JfTicketReader *reader, xmlNode *node)
{
    EventWords words = words_of(node);
    JfTicketEvent event = {0};
    if (!jf_facts_instant(words.at, reader->zone, &event.at) || !jf_event_parse(words.type, &event.type))
        return; // schema and rules refuse it
    if (event.type == JF_EVENT_PRIORITY_CHANGED) {
        event.priority = jf_facts_priority(words.priority);
    } else if (event.type == JF_EVENT_PAUSED) {
        if (!jf_pause_parse(words.reason, &event.reason))
            event.reason = JF_PAUSES;
    } else if (event.type == JF_EVENT_WARNED || event.type == JF_EVENT_ALARMED || event.type == JF_EVENT_ESCALATED) {
        if (!jf_measure_parse(words.measure, &event.signal.measure))
            event.signal.measure = JF_MEASURE_ALL;
        if (!jf_escalate_parse(words.how, &event.signal.how))
            event.signal.how = JF_ESCALATES;
    }
    g_array_append_val(reader->events, event);
    g_ptr_array_add(reader->event_nodes, node);
}

static void read_exclusion(JfTicketReader *reader, xmlNode *node)
{
    JfExclusion exclusion = {.measure = JF_MEASURE_ALL, .reason = JF_EXCLUDE_OTHER, .at = JF_INSTANT_NONE};
    jf_measure_parse(jf_xml_attribute(node, "measure"), &exclusion.measure);
    jf_exclusion_parse(jf_xml_attribute(node, "reason"), &exclusion.reason);
    jf_facts_instant(jf_xml_attribute(node, "at"), reader->zone, &exclusion.at);
    g_array_append_val(reader->exclusions, exclusion);
    g_ptr_array_add(reader->exclusion_nodes, node);
}

static void read_words(JfTicketReader *reader, const xmlNode *node)
{
    JfTicket *t = &reader->ticket;
    *t = (JfTicket){
        .number = jf_xml_attribute(node, "number"),
        .channel = jf_xml_attribute(node, "channel"),
        .category = jf_xml_attribute(node, "category"),
        .service = jf_xml_attribute(node, "service"),
        .asset = jf_xml_attribute(node, "asset"),
        .urgency = jf_facts_urgency(jf_xml_attribute(node, "urgency")),
        .importance = jf_facts_importance(jf_xml_attribute(node, "importance")),
        .priority = jf_facts_priority(jf_xml_attribute(node, "priority")),
    };
    jf_ticket_kind_parse(jf_xml_attribute(node, "kind"), &t->kind);
    jf_validity_parse(jf_xml_attribute(node, "validity"), &t->validity);
    t->number = t->number != NULL ? t->number : "";
}

const JfTicket *jf_ticket_reader_read(JfTicketReader *reader, const xmlNode *node)
{
    reader->node = node;
    g_array_set_size(reader->events, 0);
    g_array_set_size(reader->exclusions, 0);
    g_ptr_array_set_size(reader->event_nodes, 0);
    g_ptr_array_set_size(reader->exclusion_nodes, 0);
    read_words(reader, node);
    for (xmlNode *child = node->children; child != NULL; child = child->next) {
        if (jf_xml_is(child, JF_RECORD_NS, "event"))
            read_event(reader, child);
        else if (jf_xml_is(child, JF_RECORD_NS, "exclude"))
            read_exclusion(reader, child);
    }
    reader->ticket.events = (const JfTicketEvent *)(const void *)reader->events->data;
    reader->ticket.n_events = reader->events->len;
    reader->ticket.exclusions = (const JfExclusion *)(const void *)reader->exclusions->data;
    reader->ticket.n_exclusions = reader->exclusions->len;
    return &reader->ticket;
}

// ---- saying what is wrong

static const JfDiagId ids[JF_FAULTS] = {
    [JF_FAULT_NO_EVENTS] = JF_DIAG_TICKET_NOT_RECEIVED,
    [JF_FAULT_NOT_RECEIVED_FIRST] = JF_DIAG_TICKET_NOT_RECEIVED_FIRST,
    [JF_FAULT_RECEIVED_TWICE] = JF_DIAG_TICKET_RECEIVED_TWICE,
    [JF_FAULT_BEFORE_RECEIPT] = JF_DIAG_TICKET_BEFORE_RECEIPT,
    [JF_FAULT_NOT_IN_ORDER] = JF_DIAG_TICKET_NOT_IN_ORDER,
    [JF_FAULT_RESUMED_RUNNING] = JF_DIAG_TICKET_RESUMED_RUNNING,
    [JF_FAULT_PAUSED_TWICE] = JF_DIAG_TICKET_PAUSED_TWICE,
    [JF_FAULT_PAUSED_RESOLVED] = JF_DIAG_TICKET_PAUSED_RESOLVED,
    [JF_FAULT_PAUSE_REASON] = JF_DIAG_TICKET_PAUSE_REASON,
    [JF_FAULT_RESOLVED_TWICE] = JF_DIAG_TICKET_RESOLVED_TWICE,
    [JF_FAULT_REOPENED_OPEN] = JF_DIAG_TICKET_REOPENED_OPEN,
    [JF_FAULT_ACCEPTED_OPEN] = JF_DIAG_TICKET_ACCEPTED_OPEN,
    [JF_FAULT_CLOSED_UNRESOLVED] = JF_DIAG_TICKET_CLOSED_UNRESOLVED,
    [JF_FAULT_CLOSED_TWICE] = JF_DIAG_TICKET_CLOSED_TWICE,
    [JF_FAULT_AFTER_CLOSE] = JF_DIAG_TICKET_AFTER_CLOSE,
    [JF_FAULT_AFTER_CANCEL] = JF_DIAG_TICKET_AFTER_CANCEL,
    [JF_FAULT_UNKNOWN_PRIORITY] = JF_DIAG_TICKET_UNKNOWN_PRIORITY,
    [JF_FAULT_SAME_PRIORITY] = JF_DIAG_TICKET_SAME_PRIORITY,
    [JF_FAULT_NOT_BY_MATRIX] = JF_DIAG_TICKET_NOT_BY_MATRIX,
    [JF_FAULT_NO_SLA] = JF_DIAG_TICKET_NO_SLA,
    [JF_FAULT_ESCALATION_HOW] = JF_DIAG_TICKET_ESCALATION_HOW,
    [JF_FAULT_EXCLUDED_TWICE] = JF_DIAG_TICKET_EXCLUDED_TWICE,
    [JF_FAULT_EXCLUDED_EARLY] = JF_DIAG_TICKET_EXCLUDED_EARLY,
};

// An instant as its author wrote it, but for the T. Caller frees.
static char *time_of(const xmlNode *node)
{
    const char *at = node != NULL ? jf_xml_attribute(node, "at") : NULL;
    return g_strdelimit(g_strdup(at != NULL ? at : ""), "T", ' ');
}

static const xmlNode *node_at(const GPtrArray *nodes, size_t i)
{
    return i < nodes->len ? g_ptr_array_index(nodes, i) : NULL;
}

static bool is_exclusion(JfTicketFaultCode code)
{
    return code == JF_FAULT_EXCLUDED_TWICE || code == JF_FAULT_EXCLUDED_EARLY;
}

static void tell_matrix(const JfTicketReader *reader, const JfTicketFault *fault, JfDiags *diags)
{
    char expected[] = {'P', (char)('0' + CLAMP(fault->expected, 0, 9)), '\0'};
    JfWhere where = jf_xml_where(reader->node);
    jf_diags_add(diags, JF_DIAG_TICKET_NOT_BY_MATRIX, &where, reader->ticket.number, jf_xml_attribute(reader->node, "urgency"),
                 jf_xml_attribute(reader->node, "importance"), expected, jf_xml_attribute(reader->node, "priority"), NULL);
}

static void tell(const JfTicketReader *reader, const JfTicketFault *fault, JfDiags *diags)
{
    if (fault->code == JF_FAULT_NOT_BY_MATRIX) {
        tell_matrix(reader, fault, diags);
        return;
    }
    const GPtrArray *nodes = is_exclusion(fault->code) ? reader->exclusion_nodes : reader->event_nodes;
    const xmlNode *node = node_at(nodes, fault->event), *other = node_at(nodes, fault->other);
    if (fault->code == JF_FAULT_EXCLUDED_EARLY)
        other = node_at(reader->event_nodes, 0);
    g_autofree char *at = time_of(node), *since = time_of(other);
    const char *type = node != NULL ? jf_xml_attribute(node, is_exclusion(fault->code) ? "measure" : "type") : NULL;
    const char *priority = node != NULL ? jf_xml_attribute(node, "priority") : NULL;
    JfWhere where = jf_xml_where(node != NULL ? node : reader->node);
    jf_diags_add(diags, ids[fault->code], &where, reader->ticket.number, type != NULL ? type : "", at, since,
                 priority != NULL ? priority : "", NULL);
}

bool jf_ticket_reader_check(const JfTicketReader *reader, const JfContract *contract, JfDiags *diags)
{
    JfTicketFault faults[FAULTS_MAX];
    size_t before = jf_diags_errors(diags);
    size_t n = jf_ticket_check(&reader->ticket, contract, faults, FAULTS_MAX);
    for (size_t i = 0; i < MIN(n, FAULTS_MAX); i++)
        if (faults[i].code != JF_FAULT_CLOSED_UNRESOLVED || reader->ticket.validity == JF_VALIDITY_VALID) // a false alarm is just closed
            tell(reader, &faults[i], diags);
    return jf_diags_errors(diags) == before;
}

// ---- people

static void check_person(const JfTicketReader *reader, const xmlNode *node, const char *attribute, GHashTable *people, JfDiags *diags)
{
    const char *id = jf_xml_attribute(node, attribute);
    if (id == NULL || g_hash_table_contains(people, id))
        return;
    JfWhere where = jf_xml_where(node);
    jf_diags_add(diags, JF_DIAG_TICKET_PERSON, &where, reader->ticket.number, attribute, id, NULL);
}

bool jf_ticket_reader_check_people(const JfTicketReader *reader, GHashTable *people, GHashTable *customers, JfDiags *diags)
{
    size_t before = jf_diags_errors(diags);
    check_person(reader, reader->node, "contact", people, diags);
    for (guint i = 0; i < reader->event_nodes->len; i++)
        if (g_array_index(reader->events, JfTicketEvent, i).type == JF_EVENT_ASSIGNED)
            check_person(reader, g_ptr_array_index(reader->event_nodes, i), "to", people, diags);
    for (guint i = 0; i < reader->exclusion_nodes->len; i++) {
        const xmlNode *node = g_ptr_array_index(reader->exclusion_nodes, i);
        const char *by = jf_xml_attribute(node, "agreed-by");
        check_person(reader, node, "agreed-by", people, diags);
        if (by != NULL && (g_hash_table_contains(customers, by) || !g_hash_table_contains(people, by)))
            continue;
        JfWhere where = jf_xml_where(node);
        jf_diags_add(diags, JF_DIAG_TICKET_EXCLUDED_FREELY, &where, reader->ticket.number, jf_xml_attribute(node, "measure"), NULL);
    }
    return jf_diags_errors(diags) == before;
}
