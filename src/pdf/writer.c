// SPDX-License-Identifier: MIT
// Writing a new file: plain objects in the order added, then object streams, then the cross-reference stream.
#include "pdf/writer.h"
#include "pdf/emit.h"
#include "pdf/fault.h"
#include <string.h>

// So many objects share one object stream: few enough that a reader that wants one does not unpack a whole large document, or read a long head for each
// (pyHanko does); 0.3 % of a report's size.
enum { BOX_OBJECTS = 200 };

typedef struct {
    int number;
    bool plain;
    JfPdfMake make; // NULL: `value` is there
    const void *maker, *of;
    const JfPdfValue *value; // NULL: to be made
} Item;

struct JfPdfWriter {
    GArray *items; // Item, in the order added
    int next;
};

// The file as it grows. `places` is by new number.
typedef struct {
    GString *out;
    int *map; // old number → new one, 0: not there
    int map_size;
    JfPdfPlace *places;
    int size; // next new number
    int lost; // a reference of a made value that leads nowhere, 0: none
} File;

JfPdfWriter *jf_pdf_writer_new(int first_free)
{
    JfPdfWriter *writer = g_new0(JfPdfWriter, 1);
    writer->items = g_array_new(FALSE, FALSE, sizeof(Item));
    writer->next = MAX(1, first_free);
    return writer;
}

void jf_pdf_writer_free(JfPdfWriter *writer)
{
    if (!writer)
        return;
    g_array_unref(writer->items);
    g_free(writer);
}

int jf_pdf_writer_reserve(JfPdfWriter *writer)
{
    return writer->next++;
}

static void put(JfPdfWriter *writer, int number, const JfPdfValue *value, bool plain)
{
    Item item = {.number = number, .plain = plain || value->kind == JF_PDF_STREAM, .value = value};
    g_array_append_val(writer->items, item);
}

void jf_pdf_writer_put(JfPdfWriter *writer, int number, const JfPdfValue *value)
{
    put(writer, number, value, false);
}

void jf_pdf_writer_put_plain(JfPdfWriter *writer, int number, const JfPdfValue *value)
{
    put(writer, number, value, true);
}

void jf_pdf_writer_put_made(JfPdfWriter *writer, int number, JfPdfMake make, const void *maker, const void *of)
{
    Item item = {.number = number, .make = make, .maker = maker, .of = of};
    g_array_append_val(writer->items, item);
}

// ---- numbering

static bool dangling(const File *file, const JfPdfValue *value, int *number)
{
    switch (value->kind) {
    case JF_PDF_REF:
        *number = value->ref.number;
        return value->ref.number < 1 || value->ref.number >= file->map_size || file->map[value->ref.number] == 0;
    case JF_PDF_ARRAY:
        for (size_t i = 0; i < value->array.n; i++)
            if (dangling(file, value->array.items[i], number))
                return true;
        return false;
    case JF_PDF_STREAM: value = value->stream.dict; G_GNUC_FALLTHROUGH;
    case JF_PDF_DICT:
        for (size_t i = 0; i < value->dict.n; i++) // the writer sets /Length itself
            if (strcmp(value->dict.entries[i].key, "Length") != 0 && dangling(file, value->dict.entries[i].value, number))
                return true;
        return false;
    case JF_PDF_NULL:
    case JF_PDF_BOOL:
    case JF_PDF_INT:
    case JF_PDF_REAL:
    case JF_PDF_STRING:
    case JF_PDF_NAME: return false;
    }
    return false;
}

static bool broken(JfDiags *diags, int number, const char *en, const char *zh)
{
    return jf_pdf_fault_object(diags, NULL, JF_DIAG_PDF_DANGLING, 0, number, JF_PDF_SAID(en, zh));
}

static bool renumber(const JfPdfWriter *writer, const JfPdfValue *trailer, File *file, JfDiags *diags)
{
    const Item *items = (const Item *)(void *)writer->items->data;
    file->map_size = writer->next;
    for (guint i = 0; i < writer->items->len; i++)
        file->map_size = MAX(file->map_size, items[i].number + 1);
    file->map = g_new0(int, (gsize)file->map_size);
    file->size = 1;
    for (guint i = 0; i < writer->items->len; i++) {
        if (items[i].number < 1 || file->map[items[i].number])
            return broken(diags, items[i].number, "is written twice", "被写入两次");
        file->map[items[i].number] = file->size++;
    }
    int number;
    for (guint i = 0; i < writer->items->len; i++)
        if (items[i].value && dangling(file, items[i].value, &number))
            return broken(diags, number, "is referred to but was never written", "被引用但从未写入");
    return !dangling(file, trailer, &number) || broken(diags, number, "is referred to but was never written", "被引用但从未写入");
}

// ---- the file

static void write_plain(File *file, int number, const JfPdfValue *value)
{
    file->places[number] = (JfPdfPlace){.number = number, .at = file->out->len};
    jf_pdf_emit_object(file->out, number, value, file->map);
}

static void write_made(File *file, GString *out, const Item *item, JfArena *arena)
{
    JfArenaMark mark = jf_arena_mark(arena);
    const JfPdfValue *value = item->make(item->maker, item->of, arena);
    int number;
    if (dangling(file, value, &number))
        file->lost = number;
    else
        jf_pdf_write(out, value, file->map);
    jf_arena_rewind(arena, mark);
}

static void write_box(File *file, const Item *const *items, guint n)
{
    g_autoptr(JfArena) arena = jf_arena_new();
    (void)jf_arena_alloc(arena, 1); // so that its first block stays when it is emptied
    g_autoptr(GString) head = g_string_new(NULL);
    g_autoptr(GString) body = g_string_sized_new(n * 96);
    int box = file->size++;
    for (guint i = 0; i < n; i++) {
        int number = file->map[items[i]->number];
        file->places[number] = (JfPdfPlace){.number = number, .container = box, .index = (int)i};
        jf_pdf_write_int(head, number);
        g_string_append_c(head, ' ');
        jf_pdf_write_int(head, (int64_t)body->len);
        g_string_append_c(head, ' ');
        if (items[i]->value)
            jf_pdf_write(body, items[i]->value, file->map);
        else
            write_made(file, body, items[i], arena);
        g_string_append_c(body, '\n');
    }
    JfPdfValue *dict = jf_pdf_new_dict(arena);
    jf_pdf_set(arena, dict, "Type", jf_pdf_new_name(arena, "ObjStm"));
    jf_pdf_set(arena, dict, "N", jf_pdf_new_int(arena, n));
    jf_pdf_set(arena, dict, "First", jf_pdf_new_int(arena, (int64_t)head->len));
    g_string_append_len(head, body->str, (gssize)body->len);
    write_plain(file, box, jf_pdf_new_deflated(arena, dict, head->str, head->len));
}

static void write_objects(const JfPdfWriter *writer, File *file)
{
    const Item *items = (const Item *)(void *)writer->items->data;
    g_autoptr(GPtrArray) boxed = g_ptr_array_new();
    for (guint i = 0; i < writer->items->len; i++) {
        if (items[i].plain)
            write_plain(file, file->map[items[i].number], items[i].value);
        else
            g_ptr_array_add(boxed, (gpointer)&items[i]);
    }
    for (guint i = 0; i < boxed->len; i += BOX_OBJECTS)
        write_box(file, (const Item *const *)(void *)&boxed->pdata[i], MIN(boxed->len - i, BOX_OBJECTS));
}

// The identifier is the content's: the same content has the same one (14.4), and no clock or name enters it.
static const JfPdfValue *identifier(JfArena *arena, const GString *content)
{
    uint8_t half[JF_PDF_ID_SIZE];
    jf_pdf_emit_id(content->str, content->len, half);
    JfPdfValue *id = jf_pdf_new_array(arena), *part = jf_pdf_new_hex(arena, half, sizeof half);
    jf_pdf_add(arena, id, part);
    jf_pdf_add(arena, id, part);
    return id;
}

static void write_section(File *file, const JfPdfValue *trailer)
{
    g_autoptr(JfArena) arena = jf_arena_new();
    size_t at = file->out->len;
    int number = file->size++;
    file->places[number] = (JfPdfPlace){.number = number, .at = at};
    JfPdfValue *dict = jf_pdf_copy(arena, trailer);
    jf_pdf_set(arena, dict, "ID", identifier(arena, file->out));
    jf_pdf_emit_section_stream(file->out, arena, dict, &(JfPdfEntries){0, file->places, (size_t)file->size, file->size}, file->map);
}

// Room for all, so that nothing grows and is copied on the way.
static size_t expected_size(const JfPdfWriter *writer)
{
    size_t size = 4096;
    for (guint i = 0; i < writer->items->len; i++) {
        const JfPdfValue *value = g_array_index(writer->items, Item, i).value;
        size += value && value->kind == JF_PDF_STREAM ? value->stream.length + 256 : 40;
    }
    return size;
}

GBytes *jf_pdf_writer_finish(JfPdfWriter *writer, const JfPdfValue *trailer, JfDiags *diags)
{
    File file = {0};
    if (!renumber(writer, trailer, &file, diags)) {
        g_free(file.map);
        return NULL;
    }
    guint boxes = writer->items->len / BOX_OBJECTS + 1;
    file.places = g_new0(JfPdfPlace, (gsize)file.size + boxes + 1);
    file.out = g_string_sized_new(expected_size(writer));
    g_string_append(file.out, "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n");
    write_objects(writer, &file);
    write_section(&file, trailer);
    g_free(file.map);
    g_free(file.places);
    if (file.lost) {
        g_string_free(file.out, TRUE);
        broken(diags, file.lost, "is referred to but was never written", "被引用但从未写入");
        return NULL;
    }
    return g_string_free_to_bytes(file.out);
}
