// SPDX-License-Identifier: MIT
// Values as text: compact, deterministic, independent of the locale (ISO 32000-1 7.3).
#include "base/number.h"
#include "pdf/lex.h"
#include "pdf/object.h"
#include <string.h>

static const char HEX[] = "0123456789ABCDEF";

void jf_pdf_write_real(GString *out, double value)
{
    jf_number_append(out, value, 4);
}

void jf_pdf_write_int(GString *out, int64_t value)
{
    char digits[24];
    char *at = digits + sizeof digits;
    uint64_t rest = value < 0 ? (uint64_t)0 - (uint64_t)value : (uint64_t)value;
    do
        *--at = (char)('0' + rest % 10);
    while (rest /= 10);
    if (value < 0)
        *--at = '-';
    g_string_append_len(out, at, digits + sizeof digits - at);
}

static void write_name(GString *out, const char *name)
{
    g_string_append_c(out, '/');
    for (const uint8_t *c = (const uint8_t *)name; *c; c++) {
        if (*c > 0x20 && *c < 0x7f && *c != '#' && jf_pdf_is_regular(*c)) {
            g_string_append_c(out, (char)*c);
        } else {
            char code[3] = {'#', HEX[*c >> 4], HEX[*c & 15]};
            g_string_append_len(out, code, 3);
        }
    }
}

static void write_hex(GString *out, const char *bytes, size_t length)
{
    size_t at = out->len;
    g_string_set_size(out, at + length * 2 + 2);
    out->str[at++] = '<';
    for (size_t i = 0; i < length; i++) {
        uint8_t byte = (uint8_t)bytes[i];
        out->str[at++] = HEX[byte >> 4];
        out->str[at++] = HEX[byte & 15];
    }
    out->str[at] = '>';
}

static void write_literal(GString *out, const char *bytes, size_t length)
{
    g_string_append_c(out, '(');
    for (size_t i = 0; i < length; i++) {
        char c = bytes[i];
        if (c == '(' || c == ')' || c == '\\')
            g_string_append_c(out, '\\');
        if (c == '\r')
            g_string_append_len(out, "\\r", 2); // a bare one would be read back as a line feed
        else
            g_string_append_c(out, c);
    }
    g_string_append_c(out, ')');
}

static void write_ref(GString *out, int number, int generation)
{
    jf_pdf_write_int(out, number);
    g_string_append_c(out, ' ');
    jf_pdf_write_int(out, generation);
    g_string_append_len(out, " R", 2);
}

// A space is needed only between two tokens of regular characters.
static void write_spaced(GString *out, const JfPdfValue *value, const int *map)
{
    bool delimited =
        value->kind == JF_PDF_STRING || value->kind == JF_PDF_NAME || value->kind == JF_PDF_ARRAY || value->kind == JF_PDF_DICT;
    if (!delimited && jf_pdf_is_regular((uint8_t)out->str[out->len - 1]))
        g_string_append_c(out, ' ');
    jf_pdf_write(out, value, map);
}

static void write_array(GString *out, const JfPdfValue *array, const int *map)
{
    g_string_append_c(out, '[');
    for (size_t i = 0; i < array->array.n; i++)
        write_spaced(out, array->array.items[i], map);
    g_string_append_c(out, ']');
}

static void write_entries(GString *out, const JfPdfValue *dict, const int *map, const char *except)
{
    for (size_t i = 0; i < dict->dict.n; i++) {
        const JfPdfEntry *entry = &dict->dict.entries[i];
        if (except && strcmp(entry->key, except) == 0)
            continue;
        write_name(out, entry->key);
        write_spaced(out, entry->value, map);
    }
}

static void write_stream(GString *out, const JfPdfValue *stream, const int *map)
{
    g_string_append_len(out, "<<", 2);
    write_entries(out, stream->stream.dict, map, "Length");
    g_string_append(out, "/Length ");
    jf_pdf_write_int(out, (int64_t)stream->stream.length);
    g_string_append(out, ">>\nstream\n");
    g_string_append_len(out, (const char *)stream->stream.data, (gssize)stream->stream.length);
    g_string_append(out, "\nendstream");
}

void jf_pdf_write(GString *out, const JfPdfValue *value, const int *map)
{
    switch (value->kind) {
    case JF_PDF_NULL: g_string_append_len(out, "null", 4); break;
    case JF_PDF_BOOL: g_string_append(out, value->boolean ? "true" : "false"); break;
    case JF_PDF_INT: jf_pdf_write_int(out, value->integer); break;
    case JF_PDF_REAL: jf_pdf_write_real(out, value->real); break;
    case JF_PDF_STRING: (value->hex ? write_hex : write_literal)(out, value->text.bytes, value->text.length); break;
    case JF_PDF_NAME: write_name(out, value->text.bytes); break;
    case JF_PDF_ARRAY: write_array(out, value, map); break;
    case JF_PDF_DICT:
        g_string_append_len(out, "<<", 2);
        write_entries(out, value, map, NULL);
        g_string_append_len(out, ">>", 2);
        break;
    case JF_PDF_STREAM: write_stream(out, value, map); break;
    case JF_PDF_REF: write_ref(out, map ? map[value->ref.number] : value->ref.number, value->ref.generation); break;
    }
}
