// SPDX-License-Identifier: MIT
// From rows to events: out of columns of times, or out of the difference between one change and the next.
#include "import/ticket.h"
#include <string.h>

typedef struct {
    JfImport *import;
    Ticket *ticket;
    Meaning state;
    const char *reason; // of a pause
    const char *priority;
    JfInstant received;
    bool answered;
} Replay;

static void add(Replay *r, JfInstant at, const char *type, const char *reason, const char *words)
{
    Event event = {.at = at, .type = type, .reason = reason, .words = words};
    g_array_append_val(r->ticket->events, event);
}

static void answer(Replay *r, JfInstant at)
{
    if (!r->answered)
        add(r, at, "acknowledged", NULL, NULL);
    r->answered = true;
}

// What brings a ticket back into work, if it was not.
static void back_to_work(Replay *r, JfInstant at)
{
    if (r->state == STATE_PAUSED)
        add(r, at, "resumed", NULL, NULL);
    else if (r->state == STATE_RESOLVED || r->state == STATE_CLOSED)
        add(r, at, "reopened", NULL, NULL);
}

static void pause_(Replay *r, JfInstant at, const char *reason)
{
    if (r->state == STATE_PAUSED && g_strcmp0(reason, r->reason) == 0)
        return;
    back_to_work(r, at);
    answer(r, at);
    add(r, at, "paused", reason, NULL);
}

static void resolve(Replay *r, JfInstant at)
{
    if (r->state == STATE_RESOLVED)
        return;
    if (r->state == STATE_CLOSED)
        add(r, at, "reopened", NULL, NULL);
    answer(r, at);
    add(r, at, "resolved", NULL, NULL);
}

static void move(Replay *r, JfInstant at, const State *to)
{
    switch (to->meaning) {
    case STATE_NEW: back_to_work(r, at); break;
    case STATE_WORKING:
        back_to_work(r, at);
        answer(r, at);
        break;
    case STATE_PAUSED: pause_(r, at, to->reason); break;
    case STATE_RESOLVED: resolve(r, at); break;
    case STATE_CLOSED:
        if (r->state == STATE_CLOSED)
            return;
        if (r->state != STATE_RESOLVED)
            resolve(r, at);
        add(r, at, "closed", NULL, NULL);
        break;
    case STATE_CANCELLED:
        if (r->state != STATE_CANCELLED)
            add(r, at, "cancelled", NULL, NULL);
        break;
    }
    r->state = to->meaning;
    r->reason = to->reason;
}

// ---- changes

static bool change_priority(Replay *r, guint row, JfInstant at)
{
    const char *priority;
    if (!jf_import_value(r->import, row, FIELD_PRIORITY, &priority))
        return false;
    if (priority && r->priority && strcmp(priority, r->priority) != 0) {
        Event event = {.at = at, .type = "priority-changed", .priority = priority};
        g_array_append_val(r->ticket->events, event);
    }
    r->priority = priority ? priority : r->priority;
    return true;
}

static void change_columns(Replay *r, guint row, guint before, JfInstant at)
{
    const Table *table = r->import->table;
    const GArray *changed = r->import->mapping->changed;
    for (guint i = 0; i < changed->len; i++) {
        const Changed *change = &g_array_index(changed, Changed, i);
        const char *old = jf_import_table_value(table, &g_array_index(table->rows, Row, before), change->column);
        const char *new = jf_import_table_value(table, &g_array_index(table->rows, Row, row), change->column);
        if (strcmp(old, new) != 0 && !jf_mapping_is_unknown(r->import->mapping, new))
            add(r, at, change->event, NULL, jf_import_event_words(r->import, row, change->column, new));
    }
}

static void change(Replay *r, guint row, guint before, JfInstant at)
{
    JfImport *import = r->import;
    const Table *table = import->table;
    const char *name = jf_import_table_value(table, &g_array_index(table->rows, Row, row), import->mapping->state);
    const State *to = g_hash_table_lookup(import->mapping->states, name);
    guint events = r->ticket->events->len;
    if (!to) {
        jf_import_refuse(import, row, JF_DIAG_IMPORT_VALUE, name, import->mapping->state);
        return;
    }
    if (at < r->received) {
        jf_import_refuse(import, row, JF_DIAG_IMPORT_ORDER, import->mapping->at, NULL);
        return;
    }
    if (!change_priority(r, row, at))
        return;
    if (row != before)
        change_columns(r, row, before, at);
    move(r, at, to);
    if (r->ticket->events->len > events)
        import->fates[row].outcome = JF_ROW_USED;
}

typedef struct {
    JfInstant at;
    guint row;
} Change;

static int compare_changes(gconstpointer a, gconstpointer b)
{
    const Change *x = a, *y = b;
    if (x->at != y->at)
        return x->at < y->at ? -1 : 1;
    return x->row < y->row ? -1 : x->row > y->row;
}

static GArray *sort_changes(JfImport *import, const Ticket *ticket)
{
    GArray *changes = g_array_new(FALSE, FALSE, sizeof(Change));
    for (guint i = 0; i < ticket->rows->len; i++) {
        Change one = {JF_INSTANT_NONE, g_array_index(ticket->rows, guint, i)};
        if (!jf_import_instant(import, one.row, import->mapping->at, &one.at))
            continue;
        if (one.at == JF_INSTANT_NONE)
            jf_import_refuse(import, one.row, JF_DIAG_IMPORT_NEEDED, import->mapping->at, NULL);
        else
            g_array_append_val(changes, one);
    }
    g_array_sort(changes, compare_changes);
    return changes;
}

// The column of an event of this type, or NULL.
static const ColumnEvent *find_event(const JfMapping *mapping, const char *type)
{
    for (guint i = 0; i < mapping->events->len; i++)
        if (strcmp(g_array_index(mapping->events, ColumnEvent, i).type, type) == 0)
            return &g_array_index(mapping->events, ColumnEvent, i);
    return NULL;
}

// When it was received; without that the ticket is refused as a whole.
static bool receive(Replay *r, guint row)
{
    const ColumnEvent *event = find_event(r->import->mapping, "received");
    if (!jf_import_instant(r->import, row, event->at, &r->received)) {
        r->ticket->refused = true;
        return false;
    }
    if (r->received == JF_INSTANT_NONE) {
        jf_import_refuse(r->import, row, JF_DIAG_IMPORT_NEEDED, event->at, NULL);
        r->ticket->refused = true;
        return false;
    }
    add(r, r->received, "received", NULL, NULL);
    return true;
}

static int compare_events(gconstpointer a, gconstpointer b)
{
    const Event *x = a, *y = b;
    return x->at < y->at ? -1 : x->at > y->at;
}

// Other events from columns, of the ticket's last row.
static void add_columns(Replay *r, guint row)
{
    JfImport *import = r->import;
    for (guint i = 0; i < import->mapping->events->len; i++) {
        const ColumnEvent *event = &g_array_index(import->mapping->events, ColumnEvent, i);
        JfInstant at;
        if (strcmp(event->type, "received") == 0)
            continue;
        if (!jf_import_instant(import, row, event->at, &at)) {
            r->ticket->refused = !import->mapping->changes;
        } else if (at != JF_INSTANT_NONE && at < r->received) {
            jf_import_refuse(import, row, JF_DIAG_IMPORT_ORDER, event->at, NULL);
            r->ticket->refused = !import->mapping->changes;
        } else if (at != JF_INSTANT_NONE) {
            const char *words = jf_import_table_value(import->table, &g_array_index(import->table->rows, Row, row), event->words);
            add(r, at, event->type, event->reason, jf_import_event_words(import, row, event->words, words));
        }
    }
    g_array_sort(r->ticket->events, compare_events); // stable: those of one instant stay as the mapping has them
}

void jf_import_history(JfImport *import, Ticket *ticket)
{
    Replay r = {.import = import, .ticket = ticket, .priority = ticket->fields[FIELD_PRIORITY]};
    g_autoptr(GArray) changes = sort_changes(import, ticket);
    if (changes->len == 0) {
        ticket->refused = true;
        return;
    }
    guint first = g_array_index(changes, Change, 0).row, before = first;
    if (!receive(&r, first))
        return;
    import->fates[first].outcome = JF_ROW_USED;
    for (guint i = 0; i < changes->len; i++) {
        Change one = g_array_index(changes, Change, i);
        change(&r, one.row, before, one.at);
        before = one.row;
    }
    add_columns(&r, before);
}

// ---- columns

static bool has(const Ticket *ticket, const char *type)
{
    for (guint i = 0; i < ticket->events->len; i++)
        if (strcmp(g_array_index(ticket->events, Event, i).type, type) == 0)
            return true;
    return false;
}

// Puts an event before the first one of type `before`, at its time, if there is one of these and none of its own.
static void infer(Ticket *ticket, const char *type, const char *before)
{
    if (has(ticket, type))
        return;
    for (guint i = 0; i < ticket->events->len; i++) {
        Event event = g_array_index(ticket->events, Event, i);
        if (strcmp(event.type, before) != 0)
            continue;
        event = (Event){.at = event.at, .type = type};
        g_array_insert_val(ticket->events, i, event);
        return;
    }
}

void jf_import_columns(JfImport *import, Ticket *ticket)
{
    Replay r = {.import = import, .ticket = ticket};
    guint row = g_array_index(ticket->rows, guint, 0);
    if (!receive(&r, row))
        return;
    import->fates[row].outcome = JF_ROW_USED;
    add_columns(&r, row);
    infer(ticket, "resolved", "closed");
    infer(ticket, "acknowledged", "paused");
    infer(ticket, "acknowledged", "resolved");
}
