// SPDX-License-Identifier: MIT
// Facts for others: as XML, as CSV for a spreadsheet, as JSON for a program.
#include "base/quote.h"
#include "facts/private.h"
#include <string.h>

static const xmlNode *facts_of(xmlDoc *record)
{
    return jf_xml_child(xmlDocGetRootElement(record), JF_FACTS_NS, "facts");
}

static const xmlNode *first_element(const xmlNode *node)
{
    while (node != NULL && node->type != XML_ELEMENT_NODE)
        node = node->next;
    return node;
}

// ---- XML: the tree, two blanks for each level

static void append_indent(GString *out, int depth)
{
    for (int i = 0; i < depth; i++)
        g_string_append(out, "  ");
}

static void append_xml(GString *out, const xmlNode *node, int depth)
{
    append_indent(out, depth);
    g_string_append_printf(out, "<f:%s", (const char *)node->name);
    if (depth == 0)
        g_string_append(out, " xmlns:f=\"" JF_FACTS_NS "\"");
    for (const xmlAttr *a = node->properties; a != NULL; a = a->next) {
        g_string_append_printf(out, " %s=\"", (const char *)a->name);
        jf_xml_escape(out, jf_xml_value(a));
        g_string_append_c(out, '"');
    }
    const xmlNode *child = first_element(node->children);
    g_string_append(out, child != NULL ? ">\n" : "/>\n");
    if (child == NULL)
        return;
    for (; child != NULL; child = first_element(child->next))
        append_xml(out, child, depth + 1);
    append_indent(out, depth);
    g_string_append_printf(out, "</f:%s>\n", (const char *)node->name);
}

char *jf_facts_xml(xmlDoc *record)
{
    GString *out = g_string_new("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    append_xml(out, facts_of(record), 0);
    return g_string_free(out, FALSE);
}

// ---- CSV (RFC 4180): a row for each ticket and target

// A cell that begins like a formula would be computed by a spreadsheet: an apostrophe keeps it text. Figures of ours may be negative.
static void append_cell(GString *out, const char *text, bool number)
{
    bool formula = !number && *text != '\0' && strchr("=+-@\t\r", *text) != NULL;
    g_autofree char *kept = formula ? g_strconcat("'", text, NULL) : NULL;
    if (formula || strpbrk(text, ",\"\r\n") != NULL)
        jf_csv_string(out, formula ? kept : text);
    else
        g_string_append(out, text);
}

// A whole number or a decimal, as facts write them; "2026-03" is none, nor is a version such as "1.0.2".
static bool is_number(const char *text)
{
    const char *c = *text == '-' ? text + 1 : text;
    const char *start = c;
    while (g_ascii_isdigit(*c))
        c++;
    if (c == start || (*start == '0' && c - start > 1) || c - start > 15)
        return false;
    if (*c == '.') {
        const char *decimals = ++c;
        while (g_ascii_isdigit(*c))
            c++;
        if (c == decimals)
            return false;
    }
    return *c == '\0';
}

// Attributes that count or measure; all others are words, also where they look like a number ("version").
static bool is_figure(const char *element, const char *name)
{
    static const char words[] =
        " number channel version valid-from of id calendar calendar-version sla-version value category service asset label "
        "working line currency ";
    g_autofree char *word = g_strconcat(" ", name, " ", NULL);
    return strstr(words, word) == NULL && (strcmp(element, "item") != 0 || strcmp(name, "kind") != 0);
}

// A ticket's own priority is its last one, as against the one that a target was promised by.
static const struct {
    const char *name, *head;
} ticket_columns[] = {{"number", "ticket"},
                      {"kind", "kind"},
                      {"validity", "validity"},
                      {"first-priority", "first-priority"},
                      {"priority", "last-priority"},
                      {"received", "received"},
                      {"resolved", "resolved"},
                      {"closed", "closed"},
                      {"state", "state"},
                      {"category", "category"},
                      {"service", "service"},
                      {"channel", "channel"},
                      {"asset", "asset"},
                      {"reopened", "reopened"},
                      {"line", "line"}};
static const char *const target_columns[] = {"measure",
                                             "priority",
                                             "cycle",
                                             "promised-minutes",
                                             "clock",
                                             "calendar",
                                             "calendar-version",
                                             "sla-version",
                                             "start",
                                             "due",
                                             "met",
                                             "used-minutes",
                                             "paused-minutes",
                                             "margin-minutes",
                                             "verdict",
                                             "otherwise",
                                             "reason",
                                             "counted",
                                             "first-deviation"};

static void append_header(GString *out)
{
    for (size_t i = 0; i < G_N_ELEMENTS(ticket_columns); i++)
        g_string_append_printf(out, "%s%s", i > 0 ? "," : "", ticket_columns[i].head);
    for (size_t i = 0; i < G_N_ELEMENTS(target_columns); i++)
        g_string_append_printf(out, ",%s", target_columns[i]);
    g_string_append(out, "\r\n");
}

static void append_column(GString *out, const xmlNode *node, const char *name)
{
    const char *value = node != NULL ? jf_xml_attribute(node, name) : NULL;
    if (value != NULL)
        append_cell(out, value, is_number(value) && is_figure((const char *)node->name, name));
}

static void append_row(GString *out, const xmlNode *ticket, const xmlNode *target)
{
    for (size_t i = 0; i < G_N_ELEMENTS(ticket_columns); i++) {
        g_string_append(out, i > 0 ? "," : "");
        append_column(out, ticket != NULL ? ticket : target, ticket_columns[i].name);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(target_columns); i++) {
        g_string_append_c(out, ',');
        append_column(out, target, target_columns[i]);
    }
    g_string_append(out, "\r\n");
}

// A ticket without any target has one row; a target without a ticket (a visit's) has a row with little more than its own.
char *jf_facts_csv(xmlDoc *record, bool mark)
{
    GString *out = g_string_new(mark ? "\xEF\xBB\xBF" : "");
    append_header(out);
    for (const xmlNode *node = first_element(facts_of(record)->children); node != NULL; node = first_element(node->next)) {
        if (strcmp((const char *)node->name, "target") == 0)
            append_row(out, NULL, node);
        if (strcmp((const char *)node->name, "ticket") != 0)
            continue;
        const xmlNode *target = first_element(node->children);
        for (; target != NULL; target = first_element(target->next))
            append_row(out, node, target);
        if (first_element(node->children) == NULL)
            append_row(out, node, NULL);
    }
    return g_string_free(out, FALSE);
}

// ---- JSON: an object for each element; elements of one name are an array, in the tree's order

static void append_value(GString *out, const char *element, const xmlAttr *a)
{
    const char *value = jf_xml_value(a), *name = (const char *)a->name;
    if ((is_number(value) || strcmp(value, "true") == 0) && is_figure(element, name))
        g_string_append(out, value);
    else
        jf_json_string(out, value);
}

// Whether an element of this name stands before `node` among its siblings.
static bool is_first(const xmlNode *node)
{
    for (const xmlNode *before = node->prev; before != NULL; before = before->prev)
        if (before->type == XML_ELEMENT_NODE && xmlStrEqual(before->name, node->name))
            return false;
    return true;
}

// There is one of these, whatever the record says.
static bool is_single(const xmlNode *node)
{
    static const char *const names[] = {"period", "heat-map", "trend", "incentive", NULL};
    return g_strv_contains(names, (const char *)node->name);
}

static void append_json(GString *out, const xmlNode *node, int depth);

static void append_members(GString *out, const xmlNode *first, int depth)
{
    for (const xmlNode *node = first; node != NULL; node = first_element(node->next)) {
        if (!xmlStrEqual(node->name, first->name))
            continue;
        g_string_append(out, node != first ? ",\n" : "\n");
        append_indent(out, depth);
        append_json(out, node, depth);
    }
}

static void append_json(GString *out, const xmlNode *node, int depth)
{
    bool any = false;
    g_string_append_c(out, '{');
    for (const xmlAttr *a = node->properties; a != NULL; a = a->next, any = true) {
        g_string_append(out, any ? ", " : "");
        jf_json_string(out, (const char *)a->name);
        g_string_append(out, ": ");
        append_value(out, (const char *)node->name, a);
    }
    for (const xmlNode *child = first_element(node->children); child != NULL; child = first_element(child->next)) {
        if (!is_first(child))
            continue;
        g_string_append(out, any ? ",\n" : "\n");
        append_indent(out, depth + 1);
        jf_json_string(out, (const char *)child->name);
        g_string_append(out, is_single(child) ? ": " : ": [");
        if (is_single(child))
            append_json(out, child, depth + 1);
        else
            append_members(out, child, depth + 2);
        g_string_append(out, is_single(child) ? "" : "]");
        any = true;
    }
    g_string_append_c(out, '}');
}

char *jf_facts_json(xmlDoc *record)
{
    GString *out = g_string_new(NULL);
    append_json(out, facts_of(record), 0);
    g_string_append_c(out, '\n');
    return g_string_free(out, FALSE);
}
