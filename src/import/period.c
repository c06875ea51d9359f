// SPDX-License-Identifier: MIT
// Writing: tickets as a <period>, and putting that into a record.
#include "import/import.h"
#include "import/ticket.h"
#include "record/record.h"
#include <libxml/parser.h>
#include <string.h>

// ---- which tickets

typedef struct {
    JfInstant from, until;
} Span;

static bool ends(const Event *event)
{
    return strcmp(event->type, "resolved") == 0 || strcmp(event->type, "closed") == 0 || strcmp(event->type, "cancelled") == 0;
}

// Received, resolved or closed within, or open at any moment of it.
static bool concerns(const Ticket *ticket, Span span)
{
    const Event *first = &g_array_index(ticket->events, Event, 0);
    if (first->at >= span.until)
        return false;
    const Event *last = &g_array_index(ticket->events, Event, ticket->events->len - 1);
    return last->at >= span.from || !ends(last);
}

static int compare_tickets(gconstpointer a, gconstpointer b)
{
    const Ticket *x = *(Ticket *const *)a, *y = *(Ticket *const *)b;
    JfInstant p = g_array_index(x->events, Event, 0).at, q = g_array_index(y->events, Event, 0).at;
    if (p != q)
        return p < q ? -1 : 1;
    return strcmp(x->fields[FIELD_NUMBER], y->fields[FIELD_NUMBER]);
}

static GPtrArray *choose(JfImport *import, Span span)
{
    GPtrArray *chosen = g_ptr_array_new();
    import->summary = (JfImportSummary){0};
    for (guint i = 0; i < import->tickets->len; i++) {
        Ticket *ticket = g_ptr_array_index(import->tickets, i);
        ticket->outside = !ticket->refused && !concerns(ticket, span);
        import->summary.refused += ticket->refused;
        import->summary.outside += ticket->outside;
        if (!ticket->refused && !ticket->outside)
            g_ptr_array_add(chosen, ticket);
    }
    g_ptr_array_sort(chosen, compare_tickets);
    import->summary.tickets = chosen->len;
    return chosen;
}

static void settle(JfImport *import)
{
    for (guint i = 0; i < import->table->rows->len; i++) {
        Fate *fate = &import->fates[i];
        const Ticket *ticket = fate->ticket ? g_hash_table_lookup(import->by_number, fate->ticket) : NULL;
        bool fine = fate->outcome == JF_ROW_USED || fate->outcome == JF_ROW_UNCHANGED || fate->outcome == JF_ROW_OUTSIDE;
        if (ticket && fine && ticket->outside)
            fate->outcome = JF_ROW_OUTSIDE;
        import->summary.rows[fate->outcome]++;
    }
}

// ---- as XML

static void append_attribute(GString *out, const char *name, const char *value)
{
    if (!value)
        return;
    g_autofree char *escaped = g_markup_escape_text(value, -1);
    g_string_append_printf(out, " %s=\"%s\"", name, escaped);
}

static void append_event(GString *out, const Event *event, const JfZone *zone)
{
    g_autofree char *at = jf_instant_format(event->at, zone, "%Y-%m-%dT%H:%M:%S%z");
    g_string_append(out, "    <event");
    append_attribute(out, "at", at);
    append_attribute(out, "type", event->type);
    append_attribute(out, "reason", event->reason);
    append_attribute(out, "priority", event->priority);
    g_autofree char *words = event->words && *event->words ? g_markup_escape_text(event->words, -1) : NULL;
    if (words)
        g_string_append_printf(out, ">%s</event>\n", words);
    else
        g_string_append(out, "/>\n");
}

static void append_ticket(GString *out, const Ticket *ticket, const JfZone *zone)
{
    g_string_append(out, "  <ticket");
    for (int field = 0; field < FIELD_TITLE; field++)
        append_attribute(out, jf_import_fields[field], ticket->fields[field]);
    g_autofree char *title = g_markup_escape_text(ticket->fields[FIELD_TITLE], -1);
    g_string_append_printf(out, ">\n    <title>%s</title>\n", title);
    for (guint i = 0; i < ticket->events->len; i++)
        append_event(out, &g_array_index(ticket->events, Event, i), zone);
    g_string_append(out, "  </ticket>\n");
}

static char *day_text(JfDay day)
{
    return jf_instant_format((JfInstant)day * 86400 * G_USEC_PER_SEC, NULL, "%Y-%m-%d");
}

GBytes *jf_import_period(JfImport *import, JfDay first, JfDay last, const JfZone *zone)
{
    const Span span = {jf_day_instant(first, 0, zone), jf_day_instant(last, 1440, zone)};
    g_autoptr(GPtrArray) chosen = choose(import, span);
    g_autofree char *from = day_text(first), *to = day_text(last);
    GString *out = g_string_new("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<period xmlns=\"" JF_RECORD_NS "\"");
    settle(import);
    append_attribute(out, "first-day", from);
    append_attribute(out, "last-day", to);
    g_string_append(out, ">\n");
    for (guint i = 0; i < chosen->len; i++)
        append_ticket(out, g_ptr_array_index(chosen, i), zone);
    g_string_append(out, "</period>\n");
    return g_string_free_to_bytes(out);
}

// ---- into a record

static void drop_tickets(xmlNode *period)
{
    for (xmlNode *node = period->children, *next; node; node = next) {
        next = node->next;
        if (!jf_xml_is(node, JF_RECORD_NS, "ticket"))
            continue;
        if (node->prev && xmlIsBlankNode(node->prev)) {
            xmlNode *blank = node->prev;
            xmlUnlinkNode(blank);
            xmlFreeNode(blank);
        }
        xmlUnlinkNode(node);
        xmlFreeNode(node);
    }
}

// All names are of the record's namespace, which the place declares already.
static void adopt(xmlNode *node, xmlNs *ns)
{
    if (node->type != XML_ELEMENT_NODE)
        return;
    node->ns = ns;
    xmlFreeNsList(node->nsDef);
    node->nsDef = NULL;
    for (xmlNode *child = node->children; child; child = child->next)
        adopt(child, ns);
}

// Behind the summary, where there is one.
static void add_tickets(xmlNode *period, const xmlNode *tickets)
{
    xmlNode *after = jf_xml_child(period, JF_RECORD_NS, "summary");
    xmlNode *first = period->children;
    for (const xmlNode *node = tickets->children; node; node = node->next) {
        xmlNode *copy = xmlDocCopyNode((xmlNode *)node, period->doc, 1);
        adopt(copy, period->ns);
        if (after)
            after = xmlAddNextSibling(after, copy);
        else if (first)
            after = xmlAddPrevSibling(first, copy);
        else
            after = xmlAddChild(period, copy);
    }
}

GBytes *jf_import_into(xmlDoc *record, GBytes *period, JfDiags *diags)
{
    xmlNode *place = jf_xml_child(xmlDocGetRootElement(record), JF_RECORD_NS, "period");
    if (!place) {
        jf_diags_add(diags, JF_DIAG_IMPORT_PERIOD, NULL, NULL);
        return NULL;
    }
    gsize length;
    const char *text = g_bytes_get_data(period, &length);
    if (length > jf_xml_large.bytes) { // no reader would take it
        g_autofree char *limit = g_strdup_printf("%zu", jf_xml_large.bytes);
        jf_diags_add(diags, JF_DIAG_FILE_SIZE, NULL, "period", limit, NULL);
        return NULL;
    }
    g_autoptr(xmlDoc) tickets = xmlReadMemory(text, (int)length, "period.xml", "UTF-8", XML_PARSE_NONET | XML_PARSE_HUGE); // our own words
    xmlChar *out = NULL;
    int size = 0;
    drop_tickets(place);
    add_tickets(place, xmlDocGetRootElement(tickets));
    xmlDocDumpMemoryEnc(record, &out, &size, "UTF-8");
    GBytes *bytes = g_bytes_new(out, (gsize)size);
    xmlFree(out);
    return bytes;
}
