// SPDX-License-Identifier: MIT
// Reading CSV with libcsv: RFC 4180, one line at a time, so that every row knows the line on which it begins.
#include "import/table.h"
#include <csv.h>
#include <string.h>

#define ROWS_MAX 3000000
#define NAMES_MAX 300 // bytes of column names in a message

typedef struct {
    Table *table;
    GHashTable *wanted; // names of columns
    GString *names;     // of the columns there are, as a message says them
    GArray *slots;      // for each field of a row: its column in the table, or -1
    int line, began;    // line being read; line on which this row began
    int field;          // next field of this row
    bool named;         // the row of names is over
    const char **fields;
    JfDiags *diags;
} Reading;

void jf_import_table_free(Table *table)
{
    if (table == NULL)
        return;
    g_ptr_array_unref(table->columns);
    g_array_unref(table->rows);
    jf_arena_free(table->arena);
    g_free(table);
}

const char *jf_import_table_value(const Table *table, const Row *row, const char *column)
{
    for (guint i = 0; column && i < table->columns->len; i++)
        if (strcmp(g_ptr_array_index(table->columns, i), column) == 0)
            return row->fields[i];
    return "";
}

// ---- which columns are wanted

static void want(GHashTable *wanted, const char *column)
{
    if (column)
        g_hash_table_add(wanted, g_strdup(column));
}

static void want_text(GHashTable *wanted, const char *text)
{
    for (const char *open = text ? strchr(text, '{') : NULL; open; open = strchr(open + 1, '{')) {
        const char *close = strchr(open, '}');
        if (close)
            g_hash_table_add(wanted, g_strndup(open + 1, (size_t)(close - open) - 1));
    }
}

static GHashTable *wanted_columns(const JfMapping *mapping)
{
    GHashTable *wanted = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (int i = 0; i < FIELD_COUNT_; i++) {
        want(wanted, mapping->fields[i].column);
        want_text(wanted, mapping->fields[i].text);
    }
    for (guint i = 0; i < mapping->events->len; i++) {
        want(wanted, g_array_index(mapping->events, ColumnEvent, i).at);
        want(wanted, g_array_index(mapping->events, ColumnEvent, i).words);
    }
    for (guint i = 0; i < mapping->left_out->len; i++)
        want(wanted, g_array_index(mapping->left_out, LeaveOut, i).column);
    for (guint i = 0; i < mapping->changed->len; i++)
        want(wanted, g_array_index(mapping->changed, Changed, i).column);
    want(wanted, mapping->at);
    want(wanted, mapping->state);
    return wanted;
}

// ---- rows

static char *trim(Reading *r, const char *text, size_t length)
{
    while (length > 0 && g_ascii_isspace(text[length - 1]))
        length--;
    while (length > 0 && g_ascii_isspace(*text)) {
        text++;
        length--;
    }
    return jf_arena_strndup(r->table->arena, text, length);
}

static void name_column(Reading *r, const char *name)
{
    int slot = -1;
    if (r->names->len < NAMES_MAX)
        g_string_append_printf(r->names, "%s%s", r->names->len ? ", " : "", strlen(name) < NAMES_MAX ? name : "…");
    else if (!g_str_has_suffix(r->names->str, ", …"))
        g_string_append(r->names, ", …");
    if (g_hash_table_contains(r->wanted, name)) { // of two of one name the first counts
        slot = (int)r->table->columns->len;
        g_ptr_array_add(r->table->columns, (char *)name);
        g_hash_table_remove(r->wanted, name);
    }
    g_array_append_val(r->slots, slot);
}

static void add_field(void *text, size_t length, void *data)
{
    Reading *r = data;
    if (!r->named) {
        name_column(r, trim(r, text, length));
    } else if (r->field < (int)r->slots->len) {
        int slot = g_array_index(r->slots, int, r->field);
        if (slot >= 0)
            r->fields[slot] = trim(r, text, length);
    }
    r->field++;
}

static void open_row(Reading *r)
{
    r->fields = jf_arena_array(r->table->arena, const char *, r->table->columns->len + 1);
    for (guint i = 0; i < r->table->columns->len; i++)
        r->fields[i] = "";
}

static void end_row(int end, void *data)
{
    Reading *r = data;
    (void)end;
    if (r->named) {
        Row row = {.line = r->began, .fields = r->fields, .n_fields = r->field};
        g_array_append_val(r->table->rows, row);
    } else {
        r->table->n_fields = r->field;
    }
    r->named = true;
    r->field = 0;
    open_row(r);
}

// ---- the file

static void fault(const Reading *r, JfDiagId id, int line, const char *a)
{
    JfWhere where = {.file = r->table->name, .line = line};
    jf_diags_add(r->diags, id, &where, a, NULL);
}

static bool parse_lines(Reading *r, struct csv_parser *parser, const char *text, size_t length)
{
    const char *end = text + length;
    while (text < end) {
        const char *stop = memchr(text, '\n', (size_t)(end - text));
        size_t n = (size_t)((stop ? stop + 1 : end) - text);
        r->line++;
        if (parser->pstate == 0) // no row has begun
            r->began = r->line;
        if (csv_parse(parser, text, n, add_field, end_row, r) != n || r->table->rows->len > ROWS_MAX)
            return false;
        text += n;
    }
    return csv_fini(parser, add_field, end_row, r) == 0;
}

static bool has_columns(const Reading *r)
{
    g_autoptr(GList) missing = g_list_sort(g_hash_table_get_keys(r->wanted), (GCompareFunc)strcmp);
    for (const GList *name = missing; name; name = name->next)
        jf_diags_add(r->diags, JF_DIAG_IMPORT_COLUMN, &(JfWhere){r->table->name, 1, 0}, name->data, r->names->str, NULL);
    return missing == NULL;
}

static bool parse(Reading *r, char delimiter, const char *text, size_t length)
{
    struct csv_parser parser;
    if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
        return false;
    csv_set_delim(&parser, (unsigned char)delimiter);
    bool fine = parse_lines(r, &parser, text, length);
    csv_free(&parser);
    if (!fine && r->named && !has_columns(r)) // of another delimiter, most likely, which makes nonsense of quotes too
        return false;
    if (!fine)
        fault(r, r->table->rows->len > ROWS_MAX ? JF_DIAG_IMPORT_SIZE : JF_DIAG_IMPORT_QUOTES, r->began, G_STRINGIFY(ROWS_MAX));
    return fine;
}

static GBytes *to_utf8(const JfMapping *mapping, GBytes *csv, const char *name, JfDiags *diags)
{
    gsize length, written;
    const char *text = g_bytes_get_data(csv, &length);
    JfWhere where = {.file = name};
    bool plain = g_ascii_strcasecmp(mapping->encoding, "UTF-8") == 0;
    char *converted = plain || length == 0 ? NULL : g_convert(text, (gssize)length, "UTF-8", mapping->encoding, NULL, &written, NULL);
    const char *bad = text;
    if (converted)
        return g_bytes_new_take(converted, written);
    if (length == 0 || (plain && g_utf8_validate_len(text, length, &bad)))
        return g_bytes_ref(csv);
    for (const char *at = text; plain && at < bad; at++)
        where.line += *at == '\n';
    where.line += plain;
    jf_diags_add(diags, JF_DIAG_IMPORT_ENCODING, &where, mapping->encoding, NULL);
    return NULL;
}

Table *jf_import_table_read(const JfMapping *mapping, GBytes *csv, const char *name, JfDiags *diags)
{
    g_autoptr(GBytes) utf8 = to_utf8(mapping, csv, name, diags);
    if (!utf8)
        return NULL;
    gsize length;
    const char *text = g_bytes_get_data(utf8, &length);
    text = length > 0 ? text : ""; // of nothing there is no place
    size_t mark = length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    Table *table = g_new0(Table, 1);
    table->arena = jf_arena_new();
    table->name = jf_arena_strdup(table->arena, name);
    table->columns = g_ptr_array_new();
    table->rows = g_array_new(FALSE, TRUE, sizeof(Row));
    g_autoptr(GHashTable) wanted = wanted_columns(mapping);
    g_autoptr(GArray) slots = g_array_new(FALSE, TRUE, sizeof(int));
    Reading r = {.table = table, .wanted = wanted, .slots = slots, .names = g_string_new(NULL), .diags = diags};
    bool fine = parse(&r, mapping->delimiter, text + mark, length - mark);
    if (fine && !r.named)
        fault(&r, JF_DIAG_IMPORT_EMPTY, 0, name);
    fine = fine && r.named && has_columns(&r);
    g_string_free(r.names, TRUE);
    if (fine)
        return table;
    jf_import_table_free(table);
    return NULL;
}
