// SPDX-License-Identifier: MIT
// Objects and cross-reference sections as bytes.
#include "pdf/emit.h"
#include "base/file.h"
#include <string.h>

void jf_pdf_emit_id(const void *data, size_t length, uint8_t out[JF_PDF_ID_SIZE])
{
    g_autofree char *hex = jf_sha256_hex(data, length);
    for (int i = 0; i < JF_PDF_ID_SIZE; i++)
        out[i] = (uint8_t)(g_ascii_xdigit_value(hex[2 * i]) << 4 | g_ascii_xdigit_value(hex[2 * i + 1]));
}

void jf_pdf_emit_object(GString *out, int number, const JfPdfValue *value, const int *map)
{
    g_string_append_printf(out, "%d 0 obj\n", number);
    jf_pdf_write(out, value, map);
    g_string_append(out, "\nendobj\n");
}

static void emit_tail(GString *out, size_t section)
{
    g_string_append_printf(out, "startxref\n%zu\n%%%%EOF\n", section);
}

// How many consecutive numbers there are from here.
static size_t run_length(const JfPdfEntries *entries, size_t from)
{
    size_t i = from + 1;
    while (i < entries->n && entries->places[i].number == entries->places[i - 1].number + 1)
        i++;
    return i - from;
}

// Type, offset or container, generation or index: [1 4 2] (7.5.8.3).
static void append_entry(GByteArray *out, const JfPdfPlace *place)
{
    bool is_free = place->number == 0;
    size_t where = is_free            ? 0
                   : place->container ? (size_t)place->container
                                      : place->at,
           which = is_free            ? 65535
                   : place->container ? (size_t)place->index
                                      : 0;
    const uint8_t entry[7] = {is_free            ? 0
                              : place->container ? 2
                                                 : 1,
                              (uint8_t)(where >> 24),
                              (uint8_t)(where >> 16),
                              (uint8_t)(where >> 8),
                              (uint8_t)where,
                              (uint8_t)(which >> 8),
                              (uint8_t)which};
    g_byte_array_append(out, entry, sizeof entry);
}

void jf_pdf_emit_section_stream(GString *out, JfArena *arena, JfPdfValue *dict, const JfPdfEntries *entries, const int *map)
{
    static const double widths[3] = {1, 4, 2};
    g_autoptr(GByteArray) data = g_byte_array_sized_new((guint)entries->n * 7);
    JfPdfValue *index = jf_pdf_new_array(arena);
    for (size_t i = 0; i < entries->n; i++)
        append_entry(data, &entries->places[i]);
    for (size_t i = 0, run; i < entries->n; i += run) {
        run = run_length(entries, i);
        jf_pdf_add(arena, index, jf_pdf_new_int(arena, entries->places[i].number));
        jf_pdf_add(arena, index, jf_pdf_new_int(arena, (int64_t)run));
    }
    jf_pdf_set(arena, dict, "Type", jf_pdf_new_name(arena, "XRef"));
    jf_pdf_set(arena, dict, "Size", jf_pdf_new_int(arena, entries->size));
    jf_pdf_set(arena, dict, "W", jf_pdf_new_numbers(arena, widths, 3));
    jf_pdf_set(arena, dict, "Index", index);
    size_t at = entries->base + out->len;
    jf_pdf_emit_object(out, entries->places[entries->n - 1].number, jf_pdf_new_deflated(arena, dict, data->data, data->len), map);
    emit_tail(out, at);
}

void jf_pdf_emit_section_table(GString *out, JfArena *arena, JfPdfValue *dict, const JfPdfEntries *entries)
{
    size_t at = entries->base + out->len;
    g_string_append(out, "xref\n");
    for (size_t i = 0, run; i < entries->n; i += run) {
        run = run_length(entries, i);
        g_string_append_printf(out, "%d %zu\n", entries->places[i].number, run);
        for (size_t k = i; k < i + run; k++)
            g_string_append_printf(out, "%010zu %s \n", entries->places[k].at, entries->places[k].number ? "00000 n" : "65535 f");
    }
    jf_pdf_set(arena, dict, "Size", jf_pdf_new_int(arena, entries->size));
    g_string_append(out, "trailer\n");
    jf_pdf_write(out, dict, NULL);
    g_string_append_c(out, '\n');
    emit_tail(out, at);
}
