// SPDX-License-Identifier: MIT
// Values: from the words of a tool to those of a record.
#include "import/ticket.h"
#include <string.h>

#define LINE_MAX_ 200 // characters of a Line in the schema

// What an XML record refuses (xml/read.h): controls, non-characters, turns of the reading direction.
static bool is_refused(gunichar c)
{
    return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069) || (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
}

const char *jf_import_words(JfImport *import, const char *text)
{
    g_autoptr(GString) out = g_string_sized_new(strlen(text));
    bool blank = false;
    for (const char *at = text; *at; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        if (is_refused(c))
            return NULL;
        if (g_unichar_isspace(c) && c != 0xA0) {
            blank = out->len > 0;
            continue;
        }
        if (blank)
            g_string_append_c(out, ' ');
        blank = false;
        g_string_append_unichar(out, c);
    }
    return jf_arena_strdup(import->table->arena, out->str);
}

const char *jf_import_event_words(JfImport *import, guint row, const char *column, const char *text)
{
    if (jf_mapping_is_unknown(import->mapping, text))
        return NULL;
    const char *words = jf_import_words(import, text);
    if (!words)
        jf_import_warn(import, row, JF_DIAG_IMPORT_WORDS, column, NULL);
    return words;
}

// A text with columns filled in; it ends before the first one that is unknown.
static char *fill(const JfImport *import, const Row *row, const char *text)
{
    GString *out = g_string_new(NULL);
    while (*text) {
        const char *open = strchr(text, '{'), *close = open ? strchr(open, '}') : NULL;
        g_string_append_len(out, text, close ? open - text : (gssize)strlen(text));
        if (!close)
            break;
        g_autofree char *column = g_strndup(open + 1, (size_t)(close - open) - 1);
        const char *value = jf_import_table_value(import->table, row, column);
        if (jf_mapping_is_unknown(import->mapping, value)) {
            while (out->len > 0 && strchr(" /-:,;|(", out->str[out->len - 1]))
                g_string_truncate(out, out->len - 1);
            break;
        }
        g_string_append(out, value);
        text = close + 1;
    }
    return g_string_free(out, FALSE);
}

static void take_out(char *text, const char *characters)
{
    char *to = text;
    for (const char *from = text; *from; from++)
        if (!strchr(characters, *from))
            *to++ = *from;
    *to = '\0';
}

static bool is_number(const char *text)
{
    size_t n = strlen(text);
    if (n < 2 || n > 64 || !g_ascii_isalnum(text[0]) || !g_ascii_isalnum(text[n - 1]))
        return false;
    for (; *text; text++)
        if (!g_ascii_isalnum(*text) && !strchr("._-", *text))
            return false;
    return true;
}

// Category and service are one line of a schema's length; what is longer is cut, which its last sign shows.
static const char *shorten(JfImport *import, const char *text)
{
    if (g_utf8_strlen(text, -1) <= LINE_MAX_)
        return text;
    const char *end = g_utf8_offset_to_pointer(text, LINE_MAX_ - 1);
    return jf_arena_printf(import->table->arena, "%.*s…", (int)(end - text), text);
}

static bool translate(JfImport *import, guint index, Field field, const Value *value, const char **text)
{
    const char *then = g_hash_table_lookup(value->when, *text);
    if (!then)
        then = value->otherwise;
    if (!then)
        jf_import_refuse(import, index, JF_DIAG_IMPORT_VALUE, *text, value->column ? value->column : jf_import_fields[field]);
    *text = then;
    return then != NULL;
}

bool jf_import_value(JfImport *import, guint index, Field field, const char **out)
{
    const Value *value = &import->mapping->fields[field];
    const Row *row = &g_array_index(import->table->rows, Row, index);
    *out = NULL;
    if (!value->given)
        return true;
    g_autofree char *raw =
        value->column ? g_strdup(jf_import_table_value(import->table, row, value->column)) : fill(import, row, value->text);
    if (value->remove)
        take_out(raw, value->remove);
    if (jf_mapping_is_unknown(import->mapping, raw)) {
        *out = value->fallback;
        return true;
    }
    const char *text = jf_import_words(import, raw);
    if (!text) {
        jf_import_refuse(import, index, JF_DIAG_IMPORT_TEXT, value->column ? value->column : jf_import_fields[field], NULL);
        return false;
    }
    if (value->when && !translate(import, index, field, value, &text))
        return false;
    if (value->prefix)
        text = jf_arena_printf(import->table->arena, "%s%s", value->prefix, text);
    if (field == FIELD_NUMBER && !is_number(text)) {
        jf_import_refuse(import, index, JF_DIAG_IMPORT_NUMBER, text, NULL);
        return false;
    }
    *out = field == FIELD_CATEGORY || field == FIELD_SERVICE ? shorten(import, text) : text;
    return true;
}
