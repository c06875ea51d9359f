// SPDX-License-Identifier: MIT
// PDF values: looking at them, comparing them, making them.
#include "pdf/object.h"
#include "pdf/filter.h"
#include <string.h>

static const JfPdfValue *dict_of(const JfPdfValue *value)
{
    if (!value)
        return NULL;
    if (value->kind == JF_PDF_STREAM)
        return value->stream.dict;
    return value->kind == JF_PDF_DICT ? value : NULL;
}

static const JfPdfValue *entry_of(const JfPdfValue *dict, const char *key)
{
    for (size_t i = 0; i < dict->dict.n; i++)
        if (strcmp(dict->dict.entries[i].key, key) == 0)
            return dict->dict.entries[i].value;
    return NULL;
}

const JfPdfValue *jf_pdf_find(const JfPdfValue *value, const char *key)
{
    const JfPdfValue *dict = dict_of(value);
    const JfPdfValue *found = dict ? entry_of(dict, key) : NULL;
    return found && found->kind != JF_PDF_NULL ? found : NULL;
}

const JfPdfValue *jf_pdf_item(const JfPdfValue *array, size_t i)
{
    return jf_pdf_is(array, JF_PDF_ARRAY) && i < array->array.n ? array->array.items[i] : NULL;
}

size_t jf_pdf_count(const JfPdfValue *value)
{
    if (jf_pdf_is(value, JF_PDF_ARRAY))
        return value->array.n;
    const JfPdfValue *dict = dict_of(value);
    return dict ? dict->dict.n : 0;
}

const JfPdfEntry *jf_pdf_entries(const JfPdfValue *value, size_t *n)
{
    const JfPdfValue *dict = dict_of(value);
    *n = dict ? dict->dict.n : 0;
    return dict ? dict->dict.entries : NULL;
}

bool jf_pdf_is(const JfPdfValue *value, JfPdfKind kind)
{
    return value && value->kind == kind;
}

bool jf_pdf_is_name(const JfPdfValue *value, const char *name)
{
    return jf_pdf_is(value, JF_PDF_NAME) && strcmp(value->text.bytes, name) == 0;
}

bool jf_pdf_is_ref(const JfPdfValue *value, int number)
{
    return jf_pdf_is(value, JF_PDF_REF) && value->ref.number == number && value->ref.generation == 0;
}

int jf_pdf_ref_number(const JfPdfValue *value)
{
    return jf_pdf_is(value, JF_PDF_REF) ? value->ref.number : 0;
}

bool jf_pdf_int(const JfPdfValue *value, int64_t *out)
{
    if (!jf_pdf_is(value, JF_PDF_INT))
        return false;
    *out = value->integer;
    return true;
}

bool jf_pdf_number(const JfPdfValue *value, double *out)
{
    if (jf_pdf_is(value, JF_PDF_REAL))
        *out = value->real;
    else if (jf_pdf_is(value, JF_PDF_INT))
        *out = (double)value->integer;
    else
        return false;
    return true;
}

const char *jf_pdf_name(const JfPdfValue *value)
{
    return jf_pdf_is(value, JF_PDF_NAME) ? value->text.bytes : NULL;
}

static bool equal_dicts(const JfPdfValue *a, const JfPdfValue *b)
{
    if (a->dict.n != b->dict.n)
        return false;
    for (size_t i = 0; i < a->dict.n; i++) {
        // The usual case is the same order; only then is this not quadratic.
        const JfPdfEntry *here = &a->dict.entries[i], *there = &b->dict.entries[i];
        const JfPdfValue *other = strcmp(here->key, there->key) == 0 ? there->value : entry_of(b, here->key);
        if (!jf_pdf_equal(here->value, other))
            return false;
    }
    return true;
}

static bool equal_arrays(const JfPdfValue *a, const JfPdfValue *b)
{
    if (a->array.n != b->array.n)
        return false;
    for (size_t i = 0; i < a->array.n; i++)
        if (!jf_pdf_equal(a->array.items[i], b->array.items[i]))
            return false;
    return true;
}

static bool equal_bytes(const void *a, size_t n, const void *b, size_t m)
{
    return n == m && (n == 0 || memcmp(a, b, n) == 0);
}

bool jf_pdf_equal(const JfPdfValue *a, const JfPdfValue *b)
{
    if (a == b)
        return true;
    if (!a || !b || a->kind != b->kind)
        return false;
    switch (a->kind) {
    case JF_PDF_NULL: return true;
    case JF_PDF_BOOL: return a->boolean == b->boolean;
    case JF_PDF_INT: return a->integer == b->integer;
    case JF_PDF_REAL: return memcmp(&a->real, &b->real, sizeof a->real) == 0; // NOLINT(*-memory-comparison,cert-*): bit for bit
    case JF_PDF_STRING:
    case JF_PDF_NAME: return equal_bytes(a->text.bytes, a->text.length, b->text.bytes, b->text.length);
    case JF_PDF_ARRAY: return equal_arrays(a, b);
    case JF_PDF_DICT: return equal_dicts(a, b);
    case JF_PDF_STREAM:
        return equal_bytes(a->stream.data, a->stream.length, b->stream.data, b->stream.length) &&
               equal_dicts(a->stream.dict, b->stream.dict);
    case JF_PDF_REF: return a->ref.number == b->ref.number && a->ref.generation == b->ref.generation;
    }
    return false;
}

static JfPdfValue *new_value(JfArena *arena, JfPdfKind kind)
{
    JfPdfValue *value = jf_arena_new0(arena, JfPdfValue);
    value->kind = kind;
    return value;
}

static JfPdfValue *new_bytes(JfArena *arena, JfPdfKind kind, const void *bytes, size_t length)
{
    JfPdfValue *value = new_value(arena, kind);
    char *copy = jf_arena_alloc(arena, length + 1);
    if (length)
        memcpy(copy, bytes, length);
    value->text.bytes = copy;
    value->text.length = length;
    return value;
}

JfPdfValue *jf_pdf_new_null(JfArena *arena)
{
    return new_value(arena, JF_PDF_NULL);
}

JfPdfValue *jf_pdf_new_bool(JfArena *arena, bool boolean)
{
    JfPdfValue *value = new_value(arena, JF_PDF_BOOL);
    value->boolean = boolean;
    return value;
}

JfPdfValue *jf_pdf_new_int(JfArena *arena, int64_t integer)
{
    JfPdfValue *value = new_value(arena, JF_PDF_INT);
    value->integer = integer;
    return value;
}

JfPdfValue *jf_pdf_new_real(JfArena *arena, double real)
{
    JfPdfValue *value = new_value(arena, JF_PDF_REAL);
    value->real = real;
    return value;
}

JfPdfValue *jf_pdf_new_name(JfArena *arena, const char *name)
{
    return new_bytes(arena, JF_PDF_NAME, name, strlen(name));
}

JfPdfValue *jf_pdf_new_string(JfArena *arena, const void *bytes, size_t length)
{
    return new_bytes(arena, JF_PDF_STRING, bytes, length);
}

JfPdfValue *jf_pdf_new_hex(JfArena *arena, const void *bytes, size_t length)
{
    JfPdfValue *value = new_bytes(arena, JF_PDF_STRING, bytes, length);
    value->hex = true;
    return value;
}

JfPdfValue *jf_pdf_new_ref(JfArena *arena, int number)
{
    JfPdfValue *value = new_value(arena, JF_PDF_REF);
    value->ref.number = number;
    return value;
}

JfPdfValue *jf_pdf_new_array(JfArena *arena)
{
    return new_value(arena, JF_PDF_ARRAY);
}

JfPdfValue *jf_pdf_new_numbers(JfArena *arena, const double *numbers, size_t n)
{
    JfPdfValue *array = jf_pdf_new_array(arena);
    for (size_t i = 0; i < n; i++)
        jf_pdf_add(arena, array, jf_pdf_new_real(arena, numbers[i]));
    return array;
}

JfPdfValue *jf_pdf_new_dict(JfArena *arena)
{
    return new_value(arena, JF_PDF_DICT);
}

JfPdfValue *jf_pdf_new_stream(JfArena *arena, const JfPdfValue *dict, const void *data, size_t length)
{
    JfPdfValue *value = new_value(arena, JF_PDF_STREAM);
    value->stream.dict = dict;
    value->stream.data = data;
    value->stream.length = length;
    return value;
}

JfPdfValue *jf_pdf_new_deflated(JfArena *arena, JfPdfValue *dict, const void *data, size_t length)
{
    g_autoptr(GByteArray) packed = jf_pdf_deflate(data, length);
    jf_pdf_set(arena, dict, "Filter", jf_pdf_new_name(arena, "FlateDecode"));
    return jf_pdf_new_stream(arena, dict, jf_arena_copy(arena, packed->data, packed->len), packed->len);
}

JfPdfValue *jf_pdf_copy(JfArena *arena, const JfPdfValue *from)
{
    JfPdfValue *value = jf_arena_copy(arena, from, sizeof *from);
    value->start = value->end = 0;
    if (value->kind == JF_PDF_ARRAY) {
        value->array.room = value->array.n;
        value->array.items = jf_arena_copy(arena, from->array.items, sizeof *from->array.items * from->array.n);
    } else if (value->kind == JF_PDF_DICT) {
        value->dict.room = value->dict.n;
        value->dict.entries = jf_arena_copy(arena, from->dict.entries, sizeof *from->dict.entries * from->dict.n);
    }
    return value;
}

void jf_pdf_add(JfArena *arena, JfPdfValue *array, const JfPdfValue *item)
{
    g_assert(array->kind == JF_PDF_ARRAY);
    if (array->array.n == array->array.room) {
        size_t room = MAX(4, array->array.room * 2);
        const JfPdfValue **items = jf_arena_array(arena, const JfPdfValue *, room);
        if (array->array.n)
            memcpy(items, array->array.items, sizeof *items * array->array.n);
        array->array.items = items;
        array->array.room = room;
    }
    array->array.items[array->array.n++] = item;
}

static void append_entry(JfArena *arena, JfPdfValue *dict, JfPdfEntry entry)
{
    if (dict->dict.n == dict->dict.room) {
        size_t room = MAX(4, dict->dict.room * 2);
        JfPdfEntry *entries = jf_arena_array(arena, JfPdfEntry, room);
        if (dict->dict.n)
            memcpy(entries, dict->dict.entries, sizeof *entries * dict->dict.n);
        dict->dict.entries = entries;
        dict->dict.room = room;
    }
    dict->dict.entries[dict->dict.n++] = entry;
}

void jf_pdf_set(JfArena *arena, JfPdfValue *dict, const char *key, const JfPdfValue *value)
{
    g_assert(dict->kind == JF_PDF_DICT);
    for (size_t i = 0; i < dict->dict.n; i++) {
        if (strcmp(dict->dict.entries[i].key, key) != 0)
            continue;
        dict->dict.entries[i].value = value;
        return;
    }
    append_entry(arena, dict, (JfPdfEntry){jf_arena_strdup(arena, key), value});
}

void jf_pdf_append(JfArena *arena, JfPdfValue *dict, const char *key, const JfPdfValue *value)
{
    append_entry(arena, dict, (JfPdfEntry){key, value});
}

void jf_pdf_remove(JfPdfValue *dict, const char *key)
{
    for (size_t i = 0; i < dict->dict.n; i++) {
        if (strcmp(dict->dict.entries[i].key, key) != 0)
            continue;
        memmove(&dict->dict.entries[i], &dict->dict.entries[i + 1], sizeof *dict->dict.entries * (dict->dict.n - i - 1));
        dict->dict.n--;
        return;
    }
}
