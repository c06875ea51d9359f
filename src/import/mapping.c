// SPDX-License-Identifier: MIT
// Reading a mapping. The schema has the say on its form; here it is put into tables, and what a schema cannot say is checked.
#include "import/mapping.h"
#include <string.h>

#define NS "urn:jiaofu:mapping:1"

const char *const jf_import_fields[FIELD_COUNT_] = {"number",  "kind",    "channel",    "category", "service",  "asset", "site",
                                                    "contact", "urgency", "importance", "priority", "validity", "title"};

// The words that a record knows for some fields; NULL: any text.
static const char *const vocabulary[FIELD_COUNT_] = {
    [FIELD_KIND] = "incident request consultation alert complaint",
    [FIELD_CHANNEL] = "phone email portal messenger fax on-site monitoring plan letter",
    [FIELD_URGENCY] = "not-urgent urgent very-urgent",
    [FIELD_IMPORTANCE] = "not-important important very-important",
    [FIELD_PRIORITY] = "P1 P2 P3 P4 P5",
    [FIELD_VALIDITY] = "valid invalid duplicate out-of-scope",
};

// ---- making and freeing

static void clear_value(Value *value)
{
    g_free(value->column);
    g_free(value->text);
    g_free(value->fallback);
    g_free(value->otherwise);
    g_free(value->prefix);
    g_free(value->remove);
    g_clear_pointer(&value->when, g_hash_table_unref);
}

static void clear_event(void *data)
{
    ColumnEvent *event = data;
    g_free(event->type);
    g_free(event->at);
    g_free(event->words);
    g_free(event->reason);
}

static void clear_pair(void *data) // Changed, LeaveOut
{
    char **pair = data;
    g_free(pair[0]);
    g_free(pair[1]);
}

static void free_state(void *data)
{
    State *state = data;
    g_free((char *)state->reason);
    g_free(state);
}

static GArray *pairs_new(guint size)
{
    GArray *array = g_array_new(FALSE, TRUE, size);
    g_array_set_clear_func(array, clear_pair);
    return array;
}

static JfMapping *mapping_new(void)
{
    JfMapping *mapping = g_new0(JfMapping, 1);
    mapping->unknown = g_ptr_array_new_with_free_func(g_free);
    mapping->formats = g_ptr_array_new_with_free_func(g_free);
    mapping->events = g_array_new(FALSE, TRUE, sizeof(ColumnEvent));
    g_array_set_clear_func(mapping->events, clear_event);
    mapping->left_out = pairs_new(sizeof(LeaveOut));
    mapping->changed = pairs_new(sizeof(Changed));
    mapping->states = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_state);
    return mapping;
}

void jf_mapping_free(JfMapping *mapping)
{
    if (mapping == NULL)
        return;
    for (int i = 0; i < FIELD_COUNT_; i++)
        clear_value(&mapping->fields[i]);
    g_ptr_array_unref(mapping->unknown);
    g_ptr_array_unref(mapping->formats);
    g_array_unref(mapping->events);
    g_array_unref(mapping->left_out);
    g_array_unref(mapping->changed);
    g_hash_table_unref(mapping->states);
    jf_zone_free(mapping->zone);
    g_free(mapping->encoding);
    g_free(mapping->at);
    g_free(mapping->state);
    g_free(mapping);
}

bool jf_mapping_is_unknown(const JfMapping *mapping, const char *value)
{
    if (*value == '\0')
        return true;
    for (guint i = 0; i < mapping->unknown->len; i++)
        if (strcmp(g_ptr_array_index(mapping->unknown, i), value) == 0)
            return true;
    return false;
}

// ---- reading

typedef struct {
    JfMapping *mapping;
    JfDiags *diags;
} Reader;

static void fault(const Reader *r, const xmlNode *node, const char *english, const char *chinese)
{
    JfWhere where = jf_xml_where(node);
    jf_diags_add(r->diags, JF_DIAG_IMPORT_MAPPING, &where, english, chinese, NULL);
}

static char *copy(const xmlNode *node, const char *name)
{
    return g_strdup(jf_xml_attribute(node, name));
}

// A word that no record knows would be told of the record that is made, far from where it is written.
static void check_word(const Reader *r, const xmlNode *node, int field, const char *word)
{
    if (!word || !vocabulary[field] || strchr(word, '{'))
        return;
    g_auto(GStrv) words = g_strsplit(vocabulary[field], " ", -1);
    JfWhere where = jf_xml_where(node);
    if (!g_strv_contains((const char *const *)words, word))
        jf_diags_add(r->diags, JF_DIAG_IMPORT_WORD, &where, word, jf_import_fields[field], vocabulary[field], NULL);
}

static void read_value(const Reader *r, const xmlNode *node, int field)
{
    Value *value = &r->mapping->fields[field];
    *value = (Value){.given = true,
                     .column = copy(node, "column"),
                     .text = copy(node, "text"),
                     .fallback = copy(node, "default"),
                     .otherwise = copy(node, "otherwise"),
                     .prefix = copy(node, "prefix"),
                     .remove = copy(node, "remove")};
    if (!value->column == !value->text)
        fault(r, node, "needs column or text, and not both", "须有 column 或 text 之一，且不能同时有");
    check_word(r, node, field, value->text);
    check_word(r, node, field, value->fallback);
    check_word(r, node, field, value->otherwise);
    for (const xmlNode *when = node->children; when; when = when->next) {
        if (!jf_xml_is(when, NS, "when"))
            continue;
        check_word(r, when, field, jf_xml_attribute(when, "then"));
        if (!value->when)
            value->when = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
        if (!g_hash_table_insert(value->when, copy(when, "is"), copy(when, "then")))
            fault(r, when, "the same value stands twice", "同一个值出现两次");
    }
}

static void read_ticket(const Reader *r, const xmlNode *node)
{
    for (const xmlNode *child = node->children; child; child = child->next)
        for (int i = 0; i < FIELD_COUNT_; i++)
            if (jf_xml_is(child, NS, jf_import_fields[i]))
                read_value(r, child, i);
}

static void read_event(const Reader *r, const xmlNode *node)
{
    ColumnEvent event = {copy(node, "type"), copy(node, "at"), copy(node, "words"), copy(node, "reason")};
    if ((strcmp(event.type, "paused") == 0) != (event.reason != NULL))
        fault(r, node, "a reason belongs to paused, and only there", "reason 只用于 paused，且必须有");
    g_array_append_val(r->mapping->events, event);
}

static void read_state(const Reader *r, const xmlNode *node)
{
    static const char *const names[] = {"new", "working", "paused", "resolved", "closed", "cancelled"};
    State *state = g_new0(State, 1);
    for (int i = 0; i < (int)G_N_ELEMENTS(names); i++)
        if (strcmp(names[i], jf_xml_attribute(node, "means")) == 0)
            state->meaning = (Meaning)i;
    state->reason = copy(node, "reason");
    if ((state->meaning == STATE_PAUSED) != (state->reason != NULL))
        fault(r, node, "a reason belongs to paused, and only there", "reason 只用于 paused，且必须有");
    if (!g_hash_table_insert(r->mapping->states, copy(node, "is"), state))
        fault(r, node, "the same state stands twice", "同一个状态出现两次");
}

static void read_history(const Reader *r, const xmlNode *node)
{
    JfMapping *mapping = r->mapping;
    mapping->at = copy(node, "at");
    mapping->state = copy(node, "state");
    for (const xmlNode *child = node->children; child; child = child->next) {
        if (jf_xml_is(child, NS, "state")) {
            read_state(r, child);
        } else if (jf_xml_is(child, NS, "changed")) {
            Changed changed = {copy(child, "column"), copy(child, "event")};
            g_array_append_val(mapping->changed, changed);
        }
    }
}

static void read_times(const Reader *r, const xmlNode *node)
{
    const char *zone = jf_xml_attribute(node, "zone");
    r->mapping->zone = jf_zone_open(zone);
    if (!r->mapping->zone) {
        JfWhere where = jf_xml_where(node);
        jf_diags_add(r->diags, JF_DIAG_IMPORT_ZONE, &where, zone, NULL);
    }
    for (const xmlNode *format = node->children; format; format = format->next)
        if (jf_xml_is(format, NS, "format"))
            g_ptr_array_add(r->mapping->formats, (char *)xmlNodeGetContent(format));
}

static void read_child(const Reader *r, const xmlNode *node)
{
    JfMapping *mapping = r->mapping;
    if (jf_xml_is(node, NS, "csv")) {
        const char *delimiter = jf_xml_attribute(node, "delimiter"), *encoding = jf_xml_attribute(node, "encoding");
        mapping->delimiter = !delimiter ? ',' : strcmp(delimiter, "tab") == 0 ? '\t' : *delimiter;
        mapping->encoding = g_strdup(encoding ? encoding : "UTF-8");
    } else if (jf_xml_is(node, NS, "unknown")) {
        g_ptr_array_add(mapping->unknown, copy(node, "value"));
    } else if (jf_xml_is(node, NS, "times")) {
        read_times(r, node);
    } else if (jf_xml_is(node, NS, "leave-out")) {
        LeaveOut out = {copy(node, "column"), copy(node, "is")};
        g_array_append_val(mapping->left_out, out);
    } else if (jf_xml_is(node, NS, "ticket")) {
        read_ticket(r, node);
    } else if (jf_xml_is(node, NS, "event")) {
        read_event(r, node);
    } else if (jf_xml_is(node, NS, "history")) {
        read_history(r, node);
    }
}

static bool knows_receipt(const JfMapping *mapping)
{
    for (guint i = 0; i < mapping->events->len; i++)
        if (strcmp(g_array_index(mapping->events, ColumnEvent, i).type, "received") == 0)
            return true;
    return false;
}

JfMapping *jf_mapping_open(JfSchema *schema, JfSource *source, const char *name, JfDiags *diags)
{
    g_autoptr(xmlDoc) doc = jf_xml_read(source, name, diags);
    if (!doc || !jf_schema_check(schema, doc, diags))
        return NULL;
    g_autoptr(JfMapping) mapping = mapping_new();
    const xmlNode *root = xmlDocGetRootElement(doc);
    size_t before = jf_diags_errors(diags);
    const Reader r = {mapping, diags};
    mapping->changes = strcmp(jf_xml_attribute(root, "rows"), "changes") == 0;
    for (const xmlNode *node = root->children; node; node = node->next)
        read_child(&r, node);
    if (mapping->changes != (mapping->at != NULL))
        fault(&r, root, "history belongs to rows=\"changes\", and only there", "history 只用于 rows=\"changes\"，且必须有");
    if (!knows_receipt(mapping))
        fault(&r, root, "no event says when a ticket was received", "没有 received 事件，无从知道何时受理");
    return jf_diags_errors(diags) == before ? g_steal_pointer(&mapping) : NULL;
}
