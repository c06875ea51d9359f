// SPDX-License-Identifier: MIT
// Import: rows are gathered into tickets, tickets get their events, each row its fate.
#include "import/import.h"
#include "base/quote.h"
#include "import/ticket.h"
#include <string.h>

static void free_ticket(void *data)
{
    Ticket *ticket = data;
    g_array_unref(ticket->rows);
    g_array_unref(ticket->events);
    g_free(ticket);
}

void jf_import_free(JfImport *import)
{
    if (import == NULL)
        return;
    jf_import_table_free(import->table);
    g_ptr_array_unref(import->tickets);
    g_hash_table_unref(import->by_number);
    g_free(import->fates);
    g_free(import);
}

void jf_import_warn(JfImport *import, guint row, JfDiagId id, const char *a, const char *b)
{
    g_autoptr(JfDiags) own = jf_diags_new();
    JfWhere where = {.file = import->table->name, .line = g_array_index(import->table->rows, Row, row).line};
    jf_diags_add(own, id, &where, a, b, NULL);
    for (int language = 0; language < 2; language++)
        import->fates[row].reason[language] = jf_arena_strdup(import->table->arena, jf_diags_at(own, 0)->text[language]);
    jf_diags_move(import->diags, own);
}

void jf_import_refuse(JfImport *import, guint row, JfDiagId id, const char *a, const char *b)
{
    jf_import_warn(import, row, id, a, b);
    import->fates[row].outcome = JF_ROW_REFUSED;
}

bool jf_import_instant(JfImport *import, guint row, const char *column, JfInstant *out)
{
    const char *text = jf_import_table_value(import->table, &g_array_index(import->table->rows, Row, row), column);
    *out = JF_INSTANT_NONE;
    if (jf_mapping_is_unknown(import->mapping, text))
        return true;
    switch (jf_import_time(import->mapping, text, out)) {
    case JF_INSTANT_OK: return true;
    case JF_INSTANT_GAP: jf_import_refuse(import, row, JF_DIAG_IMPORT_GAP, text, column); break;
    case JF_INSTANT_TWICE: jf_import_refuse(import, row, JF_DIAG_IMPORT_TIME_TWICE, text, column); break;
    case JF_INSTANT_SYNTAX:
    case JF_INSTANT_RANGE: jf_import_refuse(import, row, JF_DIAG_IMPORT_TIME, text, column); break;
    }
    *out = JF_INSTANT_NONE;
    return false;
}

// ---- gathering

static bool is_left_out(const JfImport *import, const Row *row)
{
    for (guint i = 0; i < import->mapping->left_out->len; i++) {
        const LeaveOut *out = &g_array_index(import->mapping->left_out, LeaveOut, i);
        if (strcmp(jf_import_table_value(import->table, row, out->column), out->is) == 0)
            return true;
    }
    return false;
}

static Ticket *ticket_of(JfImport *import, const char *number)
{
    Ticket *ticket = g_hash_table_lookup(import->by_number, number);
    if (ticket)
        return ticket;
    ticket = g_new0(Ticket, 1);
    ticket->fields[FIELD_NUMBER] = number;
    ticket->rows = g_array_new(FALSE, FALSE, sizeof(guint));
    ticket->events = g_array_new(FALSE, TRUE, sizeof(Event));
    g_ptr_array_add(import->tickets, ticket);
    g_hash_table_insert(import->by_number, (char *)number, ticket);
    return ticket;
}

static void gather_row(JfImport *import, guint index)
{
    const Row *row = &g_array_index(import->table->rows, Row, index);
    Fate *fate = &import->fates[index];
    const char *number;
    fate->outcome = JF_ROW_UNCHANGED;
    if (is_left_out(import, row)) {
        fate->outcome = JF_ROW_LEFT_OUT;
        return;
    }
    if (row->n_fields != import->table->n_fields) {
        g_autofree char *has = g_strdup_printf("%d", row->n_fields), *wants = g_strdup_printf("%d", import->table->n_fields);
        jf_import_refuse(import, index, JF_DIAG_IMPORT_FIELDS, has, wants);
        return;
    }
    if (!jf_import_value(import, index, FIELD_NUMBER, &number))
        return;
    if (!number) {
        jf_import_refuse(import, index, JF_DIAG_IMPORT_NEEDED, "number", NULL);
        return;
    }
    fate->ticket = number;
    Ticket *ticket = ticket_of(import, number);
    if (!import->mapping->changes && ticket->rows->len > 0)
        jf_import_refuse(import, index, JF_DIAG_IMPORT_TWICE, number, NULL);
    else
        g_array_append_val(ticket->rows, index);
}

// ---- tickets

// The first known value counts for what was given at the start, the last one for what was learnt on the way. A row of changes with a wrong value is
// refused alone where that can be (the priority is looked at again, row by row, in its history).
static bool read_field(JfImport *import, Ticket *ticket, Field field)
{
    bool first = field == FIELD_PRIORITY || field == FIELD_URGENCY || field == FIELD_IMPORTANCE || field == FIELD_CHANNEL;
    for (guint i = 0; i < ticket->rows->len; i++) {
        guint row = g_array_index(ticket->rows, guint, first ? i : ticket->rows->len - 1 - i);
        const char *value;
        if (import->fates[row].outcome == JF_ROW_REFUSED)
            continue;
        if (jf_import_value(import, row, field, &value) && value) {
            ticket->fields[field] = value;
            return true;
        }
    }
    return false;
}

static bool is_needed(Field field)
{
    return field == FIELD_KIND || field == FIELD_CHANNEL || field == FIELD_PRIORITY || field == FIELD_TITLE;
}

static void read_ticket(JfImport *import, Ticket *ticket)
{
    for (int field = FIELD_NUMBER + 1; field < FIELD_COUNT_; field++) {
        if (!import->mapping->fields[field].given || read_field(import, ticket, (Field)field) || !is_needed((Field)field))
            continue;
        guint row = g_array_index(ticket->rows, guint, 0);
        if (import->fates[row].outcome != JF_ROW_REFUSED)
            jf_import_refuse(import, row, JF_DIAG_IMPORT_NEEDED, jf_import_fields[field], NULL);
        ticket->refused = true;
        return;
    }
    if (import->mapping->changes)
        jf_import_history(import, ticket);
    else
        jf_import_columns(import, ticket);
}

// Rows that are fine go with their ticket, and say so.
static void refuse_rest(JfImport *import, const Ticket *ticket)
{
    for (guint i = 0; i < ticket->rows->len; i++) {
        Fate *fate = &import->fates[g_array_index(ticket->rows, guint, i)];
        if (fate->outcome != JF_ROW_REFUSED)
            *fate = (Fate){JF_ROW_REFUSED, fate->ticket, {"所属工单未采用", "its ticket was refused"}};
    }
}

JfImport *jf_import_read(const JfMapping *mapping, GBytes *csv, const char *name, JfDiags *diags)
{
    Table *table = jf_import_table_read(mapping, csv, name, diags);
    if (!table)
        return NULL;
    JfImport *import = g_new0(JfImport, 1);
    import->mapping = mapping;
    import->table = table;
    import->diags = diags;
    import->tickets = g_ptr_array_new_with_free_func(free_ticket);
    import->by_number = g_hash_table_new(g_str_hash, g_str_equal);
    import->fates = g_new0(Fate, table->rows->len + 1);
    for (guint i = 0; i < table->rows->len; i++)
        gather_row(import, i);
    for (guint i = 0; i < import->tickets->len; i++) {
        Ticket *ticket = g_ptr_array_index(import->tickets, i);
        read_ticket(import, ticket);
        if (ticket->refused)
            refuse_rest(import, ticket);
    }
    import->diags = NULL;
    return import;
}

// ---- what became of it

JfImportSummary jf_import_summary(const JfImport *import)
{
    return import->summary;
}

GBytes *jf_import_rows(const JfImport *import, JfLanguage language)
{
    static const char *const names[] = {"used", "unchanged", "left-out", "outside", "refused"};
    GString *out = g_string_new("line,ticket,outcome,reason\r\n");
    for (guint i = 0; i < import->table->rows->len; i++) {
        const Fate *fate = &import->fates[i];
        g_string_append_printf(out, "%d,%s,%s,", g_array_index(import->table->rows, Row, i).line, fate->ticket ? fate->ticket : "",
                               names[fate->outcome]);
        jf_csv_string(out, fate->reason[language] ? fate->reason[language] : "");
        g_string_append(out, "\r\n");
    }
    return g_string_free_to_bytes(out);
}
