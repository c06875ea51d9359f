// SPDX-License-Identifier: MIT
// The list of diagnostics: filling sentences, keeping each fault once, printing in order of place.
#include "base/diag.h"
#include "base/arena.h"
#include "base/quote.h"
#include <stdarg.h>
#include <string.h>

#define ENTRIES_MAX 1000
#define ARGUMENTS_MAX 5
#define ARGUMENT_LENGTH 200 // characters of a value that a sentence quotes

typedef struct {
    const char *id;
    JfSeverity severity;
    JfExit exit;
    const char *text[2], *hint[2]; // by JfLanguage
} Entry;

static const Entry catalogue[] = {
#define JF_DIAG(id, name, severity, exit, en, zh, hint_en, hint_zh)                                                                        \
    [JF_DIAG_##id] = {name, JF_SEVERITY_##severity, JF_EXIT_##exit, {zh, en}, {hint_zh, hint_en}},
#include "base/diag.def"
#undef JF_DIAG
};

struct JfDiags {
    JfArena *arena;
    GArray *entries;   // JfDiag
    GHashTable *known; // keys of the entries, to keep each once
    size_t errors, left_out;
    JfExit exit;       // of the first error
    char more[2][160]; // texts of the last entry when some were left out
};

static void start(JfDiags *diags)
{
    diags->arena = jf_arena_new();
    diags->entries = g_array_new(FALSE, FALSE, sizeof(JfDiag));
    diags->known = g_hash_table_new(g_str_hash, g_str_equal);
    diags->errors = diags->left_out = 0;
    diags->exit = JF_EXIT_OK;
}

static void end(JfDiags *diags)
{
    g_hash_table_destroy(diags->known);
    g_array_free(diags->entries, TRUE);
    jf_arena_free(diags->arena);
}

JfDiags *jf_diags_new(void)
{
    JfDiags *diags = g_new0(JfDiags, 1);
    start(diags);
    return diags;
}

void jf_diags_free(JfDiags *diags)
{
    if (!diags)
        return;
    end(diags);
    g_free(diags);
}

// ---- sentences

// Values come from hostile files: broken UTF-8, controls and endless lines must not reach a terminal.
static void append_value(GString *out, const char *value)
{
    int length = 0;
    for (const char *c = value; *c; length++) {
        gunichar u = g_utf8_get_char_validated(c, -1);
        bool broken = u == (gunichar)-1 || u == (gunichar)-2;
        if (length == ARGUMENT_LENGTH) {
            g_string_append(out, "…");
            return;
        }
        if (broken)
            g_string_append_printf(out, "\\x%02X", (unsigned char)*c);
        else if (u == '\n' || u == '\t' || u == '\r')
            g_string_append_c(out, ' ');
        else if (g_unichar_iscntrl(u) || g_unichar_type(u) == G_UNICODE_FORMAT)
            g_string_append_printf(out, "U+%04X", u);
        else
            g_string_append_unichar(out, u);
        c = broken ? c + 1 : g_utf8_next_char(c);
    }
}

char *jf_text_fill(const char *sentence, const char *const *arguments)
{
    size_t n = 0;
    while (n < ARGUMENTS_MAX && arguments[n])
        n++;
    GString *out = g_string_sized_new(128);
    for (const char *c = sentence; *c; c++) {
        if (c[0] != '{' || c[1] < '0' || c[1] >= '0' + ARGUMENTS_MAX || c[2] != '}') {
            g_string_append_c(out, *c);
            continue;
        }
        size_t index = (size_t)(c[1] - '0');
        if (index < n)
            append_value(out, arguments[index]);
        c += 2;
    }
    return g_string_free(out, FALSE);
}

static const char *fill(JfArena *arena, const char *text, const char *const *arguments)
{
    if (!strchr(text, '{'))
        return text;
    g_autofree char *filled = jf_text_fill(text, arguments);
    return jf_arena_strdup(arena, filled);
}

// ---- adding

static void leave_out(JfDiags *diags)
{
    const Entry *more = &catalogue[JF_DIAG_DIAGS_MORE];
    g_autofree char *count = g_strdup_printf("%zu", ++diags->left_out);
    const char *const arguments[] = {count, NULL};
    JfDiag last = {more->id, more->severity, more->exit, {0}, {diags->more[0], diags->more[1]}, {more->hint[0], more->hint[1]}};
    for (int i = 0; i < 2; i++) {
        g_autofree char *text = jf_text_fill(more->text[i], arguments);
        g_strlcpy(diags->more[i], text, sizeof diags->more[i]);
    }
    if (diags->left_out == 1)
        g_array_append_val(diags->entries, last);
}

// Takes an entry whose strings live at least as long as the list.
static void take(JfDiags *diags, const JfDiag *entry)
{
    const JfWhere *where = &entry->where;
    if (diags->entries->len < ENTRIES_MAX) {
        char *key = jf_arena_printf(diags->arena, "%s|%s|%d|%d|%s", entry->id, where->file ? where->file : "", where->line, where->column,
                                    entry->text[JF_LANGUAGE_EN]);
        if (!g_hash_table_add(diags->known, key))
            return;
        g_array_append_val(diags->entries, *entry);
    } else {
        leave_out(diags);
    }
    if (entry->severity != JF_SEVERITY_ERROR)
        return;
    if (diags->errors++ == 0)
        diags->exit = entry->exit;
}

void jf_diags_add(JfDiags *diags, JfDiagId id, const JfWhere *where, ...)
{
    g_assert(id < JF_DIAG_COUNT_);
    const char *arguments[ARGUMENTS_MAX + 1] = {0};
    va_list list;
    va_start(list, where);
    for (int i = 0; i < ARGUMENTS_MAX && (arguments[i] = va_arg(list, const char *)); i++)
        ;
    va_end(list);
    const Entry *from = &catalogue[id];
    JfDiag entry = {.id = from->id, .severity = from->severity, .exit = from->exit};
    if (where)
        entry.where = (JfWhere){jf_arena_strdup(diags->arena, where->file), where->line, where->column};
    for (int i = 0; i < 2; i++) {
        entry.text[i] = fill(diags->arena, from->text[i], arguments);
        entry.hint[i] = fill(diags->arena, from->hint[i], arguments);
    }
    take(diags, &entry);
}

void jf_diags_add_entry(JfDiags *diags, const JfDiag *entry)
{
    JfDiag copy = *entry;
    copy.id = jf_arena_strdup(diags->arena, entry->id);
    copy.where.file = jf_arena_strdup(diags->arena, entry->where.file);
    for (int i = 0; i < 2; i++) {
        copy.text[i] = jf_arena_strdup(diags->arena, entry->text[i] ? entry->text[i] : "");
        copy.hint[i] = jf_arena_strdup(diags->arena, entry->hint[i] ? entry->hint[i] : "");
    }
    take(diags, &copy);
}

void jf_diags_move(JfDiags *to, JfDiags *from)
{
    size_t stored = 0;
    for (guint i = 0; i < from->entries->len && i < ENTRIES_MAX; i++) {
        const JfDiag *entry = jf_diags_at(from, i);
        stored += entry->severity == JF_SEVERITY_ERROR;
        jf_diags_add_entry(to, entry);
    }
    for (size_t i = 0; i < from->left_out; i++)
        leave_out(to);
    to->errors += from->errors - stored;
    if (to->exit == JF_EXIT_OK)
        to->exit = from->exit;
    end(from);
    start(from);
}

// ---- asking

size_t jf_diags_count(const JfDiags *diags)
{
    return diags->entries->len;
}

size_t jf_diags_errors(const JfDiags *diags)
{
    return diags->errors;
}

const JfDiag *jf_diags_at(const JfDiags *diags, size_t index)
{
    g_assert(index < diags->entries->len);
    return &g_array_index(diags->entries, JfDiag, index);
}

bool jf_diags_has(const JfDiags *diags, JfDiagId id)
{
    for (guint i = 0; i < diags->entries->len; i++)
        if (strcmp(jf_diags_at(diags, i)->id, catalogue[id].id) == 0)
            return true;
    return false;
}

JfExit jf_diags_exit(const JfDiags *diags)
{
    return diags->exit;
}

// ---- printing

// By file, line, column; what concerns the run as a whole comes last, as it is often "how many were left out".
static int compare_places(gconstpointer a, gconstpointer b, gpointer unused)
{
    (void)unused;
    const JfWhere *x = &(*(const JfDiag *const *)a)->where, *y = &(*(const JfDiag *const *)b)->where;
    if (!x->file || !y->file)
        return (x->file == NULL) - (y->file == NULL);
    int order = strcmp(x->file, y->file);
    if (order == 0)
        order = (x->line > y->line) - (x->line < y->line);
    if (order == 0)
        order = (x->column > y->column) - (x->column < y->column);
    return order;
}

static const JfDiag **in_order(const JfDiags *diags)
{
    size_t n = diags->entries->len;
    const JfDiag **sorted = g_new(const JfDiag *, n + 1);
    for (size_t i = 0; i < n; i++)
        sorted[i] = jf_diags_at(diags, i);
    sorted[n] = NULL;
    g_qsort_with_data(sorted, (int)n, sizeof *sorted, compare_places, NULL); // stable: a merge sort
    return sorted;
}

static void print_place(const JfWhere *where, FILE *stream)
{
    g_autoptr(GString) out = g_string_new(NULL);
    append_value(out, where->file ? where->file : "jiaofu");
    if (where->line > 0)
        g_string_append_printf(out, ":%d", where->line);
    if (where->line > 0 && where->column > 0)
        g_string_append_printf(out, ":%d", where->column);
    fprintf(stream, "%s: ", out->str);
}

void jf_diags_print(const JfDiags *diags, JfLanguage language, FILE *stream)
{
    static const char *const severity[][2] = {{"说明", "note"}, {"警告", "warning"}, {"错误", "error"}};
    g_autofree const JfDiag **sorted = in_order(diags);
    for (const JfDiag **entry = sorted; *entry; entry++) {
        const JfDiag *d = *entry;
        print_place(&d->where, stream);
        const char *mark = language == JF_LANGUAGE_ZH ? "：" : ": ";
        fprintf(stream, "%s%s%s [%s]\n", severity[d->severity][language], mark, d->text[language], d->id);
        if (*d->hint[language])
            fprintf(stream, "    %s\n", d->hint[language]);
    }
}

static void append_member(GString *out, const char *name, const char *value)
{
    g_string_append_printf(out, ",\"%s\":", name);
    if (value)
        jf_json_string(out, value);
    else
        g_string_append(out, "null");
}

char *jf_diags_json(const JfDiags *diags)
{
    static const char *const severity[] = {"note", "warning", "error"};
    GString *out = g_string_new("[");
    g_autofree const JfDiag **sorted = in_order(diags);
    for (const JfDiag **entry = sorted; *entry; entry++) {
        const JfDiag *d = *entry;
        g_string_append(out, entry == sorted ? "\n{\"id\":" : ",\n{\"id\":");
        jf_json_string(out, d->id);
        append_member(out, "severity", severity[d->severity]);
        append_member(out, "file", d->where.file);
        g_string_append_printf(out, ",\"line\":%d,\"column\":%d", d->where.line, d->where.column);
        append_member(out, "zh", d->text[JF_LANGUAGE_ZH]);
        append_member(out, "en", d->text[JF_LANGUAGE_EN]);
        append_member(out, "hint_zh", d->hint[JF_LANGUAGE_ZH]);
        append_member(out, "hint_en", d->hint[JF_LANGUAGE_EN]);
        g_string_append_c(out, '}');
    }
    g_string_append(out, *sorted ? "\n]" : "]");
    return g_string_free(out, FALSE);
}
