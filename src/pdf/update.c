// SPDX-License-Identifier: MIT
// Incremental updates: changed and new objects behind the old bytes, a section of the same kind, and the place of the signature's /Contents.
#include "pdf/update.h"
#include "pdf/emit.h"
#include "pdf/fault.h"
#include "pdf/revision.h"
#include <stdlib.h>
#include <string.h>

typedef struct {
    int number;
    const JfPdfValue *value;
    bool signature;
} Item;

struct JfPdfUpdate {
    JfPdfDocument *document;
    JfArena *arena;
    GArray *items; // Item, in the order put
    int next;
    size_t room; // bytes of DER in /Contents; 0: no signature
};

// The revision as it grows. `base` is the length of what stands before it.
typedef struct {
    const JfPdfUpdate *update;
    GString *out;
    size_t base;
    GArray *places;               // JfPdfPlace
    size_t range_at, contents_at; // in `out`: the numbers of /ByteRange, the "<" of /Contents
} File;

// Wide enough for any file we read; the numbers are filled up with spaces.
#define RANGE_NUMBERS "0 0000000000 0000000000 0000000000"

JfPdfUpdate *jf_pdf_update_new(JfPdfDocument *document)
{
    JfPdfUpdate *update = g_new0(JfPdfUpdate, 1);
    update->document = document;
    update->arena = jf_arena_new();
    update->items = g_array_new(FALSE, FALSE, sizeof(Item));
    update->next = jf_pdf_view_size(jf_pdf_document_last(document));
    return update;
}

void jf_pdf_update_free(JfPdfUpdate *update)
{
    if (!update)
        return;
    g_array_unref(update->items);
    jf_arena_free(update->arena);
    g_free(update);
}

JfArena *jf_pdf_update_arena(JfPdfUpdate *update)
{
    return update->arena;
}

int jf_pdf_update_reserve(JfPdfUpdate *update)
{
    return update->next++;
}

void jf_pdf_update_put(JfPdfUpdate *update, int number, const JfPdfValue *value)
{
    Item item = {number, value, false};
    g_array_append_val(update->items, item);
}

void jf_pdf_update_put_signature(JfPdfUpdate *update, int number, const JfPdfValue *dict, size_t room)
{
    g_assert(update->room == 0 && room > 0 && !jf_pdf_find(dict, "Contents") && !jf_pdf_find(dict, "ByteRange"));
    Item item = {number, dict, true};
    g_array_append_val(update->items, item);
    update->room = room;
}

static int compare_places(const void *a, const void *b)
{
    const JfPdfPlace *one = a, *other = b;
    return (one->number > other->number) - (one->number < other->number);
}

static bool is_complete(const JfPdfUpdate *update, GArray *places, JfDiags *diags)
{
    const char *name = jf_pdf_document_name(update->document);
    int first = jf_pdf_view_size(jf_pdf_document_last(update->document)), fresh = 0;
    const JfPdfPlace *place = (const JfPdfPlace *)(void *)places->data;
    for (guint i = 0; i < places->len; i++) {
        if (place[i].number < 1 || place[i].number >= update->next || (i && place[i].number == place[i - 1].number))
            return jf_pdf_fault_object(diags, name, JF_DIAG_PDF_DANGLING, place[i].at, place[i].number,
                                       JF_PDF_SAID("is written twice or was never reserved", "被写入两次或从未预留"));
        fresh += place[i].number >= first;
    }
    return fresh == update->next - first ||
           jf_pdf_fault(diags, name, JF_DIAG_PDF_DANGLING, 0, JF_PDF_SAID("a reserved object was never written", "预留的对象从未写入"));
}

// The dictionary goes out as it is but for its end, where the two entries with places of their own stand.
static void write_signature(File *file, const Item *item)
{
    g_string_append_printf(file->out, "%d 0 obj\n", item->number);
    jf_pdf_write(file->out, item->value, NULL);
    g_string_truncate(file->out, file->out->len - strlen(">>"));
    g_string_append(file->out, "/ByteRange [");
    file->range_at = file->out->len;
    g_string_append(file->out, RANGE_NUMBERS "]/Contents ");
    file->contents_at = file->out->len;
    size_t digits = file->update->room * 2;
    g_string_set_size(file->out, file->contents_at + digits + 2);
    memset(file->out->str + file->contents_at, '0', digits + 2);
    file->out->str[file->contents_at] = '<';
    file->out->str[file->contents_at + digits + 1] = '>';
    g_string_append(file->out, ">>\nendobj\n");
}

static void write_objects(File *file)
{
    const JfPdfUpdate *update = file->update;
    for (guint i = 0; i < update->items->len; i++) {
        const Item *item = &g_array_index(update->items, Item, i);
        JfPdfPlace place = {.number = item->number, .at = file->base + file->out->len};
        g_array_append_val(file->places, place);
        if (item->signature)
            write_signature(file, item);
        else
            jf_pdf_emit_object(file->out, item->number, item->value, NULL);
    }
    if (file->places->len)
        qsort(file->places->data, file->places->len, sizeof(JfPdfPlace), compare_places);
}

// First half as it was, second half from this revision's content (14.4).
static const JfPdfValue *identifier(const File *file, const JfPdfValue *trailer)
{
    JfArena *arena = file->update->arena;
    uint8_t half[JF_PDF_ID_SIZE];
    jf_pdf_emit_id(file->out->str, file->out->len, half);
    const JfPdfValue *second = jf_pdf_new_hex(arena, half, sizeof half), *first = jf_pdf_item(jf_pdf_find(trailer, "ID"), 0);
    JfPdfValue *id = jf_pdf_new_array(arena);
    jf_pdf_add(arena, id, jf_pdf_is(first, JF_PDF_STRING) ? first : second);
    jf_pdf_add(arena, id, second);
    return id;
}

static JfPdfValue *new_trailer(const File *file, const JfPdfRevision *last)
{
    JfArena *arena = file->update->arena;
    JfPdfValue *dict = jf_pdf_new_dict(arena);
    const JfPdfValue *info = jf_pdf_find(last->trailer, "Info");
    jf_pdf_set(arena, dict, "Root", jf_pdf_find(last->trailer, "Root"));
    if (info)
        jf_pdf_set(arena, dict, "Info", info);
    jf_pdf_set(arena, dict, "ID", identifier(file, last->trailer));
    jf_pdf_set(arena, dict, "Prev", jf_pdf_new_int(arena, (int64_t)last->xref));
    return dict;
}

static void write_section(File *file)
{
    const JfPdfUpdate *update = file->update;
    const JfPdfRevision *last = jf_pdf_document_revision(update->document, jf_pdf_document_revisions(update->document) - 1);
    JfPdfValue *dict = new_trailer(file, last);
    bool stream = last->kind == JF_PDF_XREF_STREAM;
    JfPdfPlace self = {.number = update->next, .at = file->base + file->out->len};
    if (stream)
        g_array_append_val(file->places, self);
    JfPdfEntries entries = {file->base, (const JfPdfPlace *)(void *)file->places->data, file->places->len, update->next + stream};
    if (stream)
        jf_pdf_emit_section_stream(file->out, update->arena, dict, &entries, NULL);
    else
        jf_pdf_emit_section_table(file->out, update->arena, dict, &entries);
}

// Everything but the hex digits is now where it stays: the range is known before anything is hashed.
static void set_range(File *file, JfPdfSpot *spot)
{
    spot->start = file->base + file->contents_at;
    spot->end = spot->start + file->update->room * 2 + 2;
    g_autofree char *numbers = g_strdup_printf("0 %zu %zu %zu", spot->start, spot->end, file->base + file->out->len - spot->end);
    size_t length = strlen(numbers);
    g_assert(length <= strlen(RANGE_NUMBERS));
    memset(file->out->str + file->range_at, ' ', strlen(RANGE_NUMBERS));
    memcpy(file->out->str + file->range_at, numbers, length);
}

static GByteArray *joined(const JfPdfDocument *document, const GString *revision)
{
    gsize length;
    const uint8_t *old = g_bytes_get_data(jf_pdf_document_bytes(document), &length);
    GByteArray *file = g_byte_array_sized_new((guint)(length + revision->len));
    g_byte_array_append(file, old, (guint)length);
    return g_byte_array_append(file, (const uint8_t *)revision->str, (guint)revision->len);
}

GByteArray *jf_pdf_update_finish(JfPdfUpdate *update, JfPdfSpot *spot, JfDiags *diags)
{
    g_autoptr(GString) out = g_string_sized_new(update->room * 2 + 8192);
    g_autoptr(GArray) places = g_array_new(FALSE, FALSE, sizeof(JfPdfPlace));
    gsize length;
    const uint8_t *old = g_bytes_get_data(jf_pdf_document_bytes(update->document), &length);
    File file = {.update = update, .out = out, .base = length, .places = places};
    if (old[length - 1] != '\n')
        g_string_append_c(out, '\n');
    write_objects(&file);
    if (!is_complete(update, places, diags))
        return NULL;
    write_section(&file);
    if (length + out->len > JF_PDF_BYTES_MAX) {
        jf_pdf_fault(diags, jf_pdf_document_name(update->document), JF_DIAG_PDF_LIMIT, length,
                     JF_PDF_SAID("the file grows beyond what is allowed", "文件增长超过上限"));
        return NULL;
    }
    if (update->room)
        set_range(&file, spot);
    return joined(update->document, out);
}

bool jf_pdf_spot_fill(GByteArray *file, const JfPdfSpot *spot, const void *der, size_t length)
{
    static const char hex[] = "0123456789abcdef";
    const uint8_t *bytes = der;
    if (length * 2 > spot->end - spot->start - 2)
        return false;
    for (size_t i = 0; i < length; i++) {
        file->data[spot->start + 1 + 2 * i] = (uint8_t)hex[bytes[i] >> 4];
        file->data[spot->start + 2 + 2 * i] = (uint8_t)hex[bytes[i] & 15];
    }
    return true;
}
