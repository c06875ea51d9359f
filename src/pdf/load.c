// SPDX-License-Identifier: MIT
// Reading a revision's objects: those in the file, in the order of their offsets, then those in object streams (ISO 32000-1 7.3.10, 7.5.7).
#include "pdf/store.h"
#include <stdlib.h>
#include <string.h>

JfPdfLex jf_pdf_lex_open(JfPdfDocument *document, size_t at, size_t end)
{
    return (JfPdfLex){.data = document->data,
                      .size = MIN(end, document->size),
                      .at = MIN(at, end),
                      .arena = document->arena,
                      .values = &document->values};
}

JfPdfOwn *jf_pdf_own_find(const JfPdfRevision *revision, int number)
{
    size_t low = 0, high = revision->n_own;
    // Nearly every section names a run without gaps: then the place is known.
    if (high && number >= revision->own[0].number) {
        size_t guess = (size_t)(number - revision->own[0].number);
        if (guess < high && revision->own[guess].number == number)
            return (JfPdfOwn *)&revision->own[guess];
    }
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (revision->own[middle].number == number)
            return (JfPdfOwn *)&revision->own[middle];
        if (revision->own[middle].number < number)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

// ---- one object

typedef struct {
    JfPdfDocument *document;
    const JfPdfRevision *revision;
    size_t end;
    JfDiags *diags;
} Reader;

static bool fault(Reader *reader, size_t at, int number, const char *en, const char *zh)
{
    return jf_pdf_fault_object(reader->diags, reader->document->name, JF_DIAG_PDF_OBJECT, at, number, JF_PDF_SAID(en, zh));
}

static bool head(JfPdfLex *lex, int64_t *number)
{
    int64_t generation;
    return jf_pdf_lex_natural(lex, JF_PDF_OBJECTS_MAX, number) && jf_pdf_lex_natural(lex, 0, &generation) && jf_pdf_lex_word(lex, "obj");
}

// /Length, or the whole number that it refers to in the same revision (a writer may not know it in advance).
static bool stream_length(Reader *reader, const JfPdfValue *dict, int64_t *out)
{
    const JfPdfValue *length = jf_pdf_find(dict, "Length");
    if (jf_pdf_int(length, out))
        return *out >= 0;
    const JfPdfOwn *own = reader->revision && jf_pdf_is(length, JF_PDF_REF) ? jf_pdf_own_find(reader->revision, length->ref.number) : NULL;
    if (!own || !own->in_use || own->container)
        return false;
    JfPdfLex lex = jf_pdf_lex_open(reader->document, own->start, reader->end);
    int64_t number;
    return head(&lex, &number) && number == own->number && jf_pdf_lex_natural(&lex, INT64_MAX, out) && jf_pdf_lex_word(&lex, "endobj");
}

static const JfPdfValue *stream_body(Reader *reader, JfPdfLex *lex, const JfPdfValue *dict, int number)
{
    int64_t length;
    lex->at += strlen("stream");
    if (lex->at < lex->size && lex->data[lex->at] == '\r')
        lex->at++;
    if (lex->at >= lex->size || lex->data[lex->at++] != '\n') {
        fault(reader, lex->at, number, "\"stream\" does not end its line", "“stream”之后没有换行");
        return NULL;
    }
    if (!stream_length(reader, dict, &length) || (uint64_t)length > lex->size - lex->at) {
        fault(reader, dict->start, number, "the stream's /Length is missing or wrong", "流的 /Length 缺失或错误");
        return NULL;
    }
    JfPdfValue *stream = jf_pdf_new_stream(reader->document->arena, dict, lex->data + lex->at, (size_t)length);
    lex->at += (size_t)length;
    jf_pdf_lex_eol(lex);
    stream->start = dict->start;
    if (!jf_pdf_lex_at(lex, "endstream")) {
        fault(reader, lex->at, number, "the stream does not end where /Length says", "流没有在 /Length 所述位置结束");
        return NULL;
    }
    lex->at += strlen("endstream");
    stream->end = lex->at;
    return stream;
}

static bool read_object(Reader *reader, size_t at, JfPdfObject *out)
{
    JfPdfLex lex = jf_pdf_lex_open(reader->document, at, reader->end);
    int64_t number = 0;
    if (at < lex.size && g_ascii_isdigit(lex.data[at]) && head(&lex, &number))
        out->value = jf_pdf_lex_value(&lex);
    out->number = (int)number;
    if (!out->value)
        return fault(reader, lex.fault.en ? lex.fault_at : at, out->number, lex.fault.en ? lex.fault.en : "no object begins here",
                     lex.fault.en ? lex.fault.zh : "此处没有对象开始");
    jf_pdf_lex_space(&lex);
    if (out->value->kind == JF_PDF_DICT && jf_pdf_lex_at(&lex, "stream"))
        out->value = stream_body(reader, &lex, out->value, out->number);
    if (!out->value)
        return false;
    if (!jf_pdf_lex_word(&lex, "endobj"))
        return fault(reader, lex.fault_at, out->number, "\"endobj\" is missing", "缺少“endobj”");
    out->end = lex.at;
    return true;
}

bool jf_pdf_object_read(JfPdfDocument *document, const JfPdfRevision *revision, size_t at, size_t end, JfPdfObject *out, JfDiags *diags)
{
    Reader reader = {document, revision, end, diags};
    *out = (JfPdfObject){0};
    return read_object(&reader, at, out);
}

const JfPdfValue *jf_pdf_own_value(JfPdfDocument *document, const JfPdfRevision *revision, JfPdfOwn *own)
{
    if (own->value || own->container)
        return own->value;
    g_autoptr(JfDiags) unheard = jf_diags_new(); // whoever wants the object says that it is not there
    JfPdfObject object;
    if (own->start >= document->body && jf_pdf_object_read(document, revision, own->start, revision->xref, &object, unheard) &&
        object.number == own->number) {
        own->value = object.value;
        own->end = object.end;
    }
    return own->value;
}

// ---- objects in the file

static int compare_start(const void *a, const void *b)
{
    const JfPdfOwn *one = *(JfPdfOwn *const *)a, *other = *(JfPdfOwn *const *)b;
    return (one->start > other->start) - (one->start < other->start);
}

static bool only_space(Reader *reader, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (!jf_pdf_is_space(reader->document->data[i]))
            return jf_pdf_fault(reader->diags, reader->document->name, JF_DIAG_PDF_HIDDEN, i,
                                JF_PDF_SAID("bytes that belong to no object", "存在不属于任何对象的字节"));
    return true;
}

// In the order of the file: an object may only begin behind the one before, so that each byte is read once, whatever the offsets say.
static bool load_plain(Reader *reader, GPtrArray *plain, const JfPdfSection *section)
{
    size_t done = reader->revision->start ? reader->revision->start : reader->document->body;
    for (guint i = 0; i < plain->len; i++) {
        JfPdfOwn *own = plain->pdata[i];
        JfPdfObject object = {0};
        if (own->start < done || own->start > section->at)
            return fault(reader, section->at, own->number, "its offset lies in another object or outside its revision",
                         "偏移落在其他对象内或本修订之外");
        if (!only_space(reader, done, own->start))
            return false;
        if (own->start == section->at) {
            object = (JfPdfObject){section->number, section->stream, section->end};
        } else if (!read_object(reader, own->start, &object)) {
            return false;
        }
        if (object.number != own->number || !object.value)
            return fault(reader, own->start, own->number, "another object stands at its offset", "其偏移处是另一个对象");
        own->value = object.value;
        done = own->end = object.end;
    }
    return only_space(reader, done, MAX(done, section->at));
}

// ---- objects in object streams

typedef struct {
    JfPdfOwn *container;
    const uint8_t *data;
    size_t size, first, n;
} Box;

static bool box_fault(Reader *reader, const Box *box, const char *en, const char *zh)
{
    return fault(reader, box->container->start, box->container->number, en, zh);
}

static bool load_boxed(Reader *reader, const Box *box, size_t i, int64_t number, size_t from, size_t to)
{
    JfPdfOwn *own = jf_pdf_own_find(reader->revision, (int)number);
    if (!own || !own->in_use || own->container != box->container->number || (size_t)own->index != i || own->value)
        return box_fault(reader, box, "the object stream holds an object that the section does not name",
                         "对象流中有交叉引用没有列出的对象");
    JfPdfLex lex = {.data = box->data, .size = to, .at = from, .arena = reader->document->arena, .values = &reader->document->values};
    own->value = jf_pdf_lex_value(&lex);
    if (!own->value)
        return fault(reader, box->container->start, own->number, lex.fault.en, lex.fault.zh);
    jf_pdf_lex_space(&lex);
    if (lex.at != to)
        return box_fault(reader, box, "bytes between the object stream's objects", "对象流的对象之间有多余字节");
    own->start = box->container->start;
    own->end = box->container->end;
    return true;
}

static bool load_boxes(Reader *reader, const Box *box)
{
    JfPdfLex lex = {.data = box->data, .size = box->first, .arena = reader->document->arena, .values = &reader->document->values};
    g_autofree int64_t *number = g_new(int64_t, box->n + 1), *offset = g_new(int64_t, box->n + 1);
    for (size_t i = 0; i < box->n; i++) {
        if (!jf_pdf_lex_natural(&lex, JF_PDF_OBJECTS_MAX, &number[i]) ||
            !jf_pdf_lex_natural(&lex, (int64_t)(box->size - box->first), &offset[i]))
            return box_fault(reader, box, "the object stream's head is damaged", "对象流的头部已损坏");
        if (i ? offset[i] <= offset[i - 1] : offset[i] != 0)
            return box_fault(reader, box, "the object stream's offsets do not rise from 0", "对象流的偏移没有从 0 递增");
    }
    jf_pdf_lex_space(&lex);
    if (lex.at != box->first)
        return box_fault(reader, box, "/First does not fit the object stream's head", "/First 与对象流头部不符");
    offset[box->n] = (int64_t)(box->size - box->first);
    for (size_t i = 0; i < box->n; i++)
        if (!load_boxed(reader, box, i, number[i], box->first + (size_t)offset[i], box->first + (size_t)offset[i + 1]))
            return false;
    return true;
}

static bool load_container(Reader *reader, JfPdfOwn *own, size_t *n)
{
    const JfPdfValue *stream = own->value;
    Box box = {.container = own};
    int64_t count, first;
    if (jf_pdf_find(stream, "Extends"))
        return box_fault(reader, &box, "object streams with /Extends are not read", "不支持带 /Extends 的对象流");
    g_autoptr(GByteArray) data = jf_pdf_decode(reader->document->name, stream, jf_pdf_find(stream, "Filter"),
                                               jf_pdf_find(stream, "DecodeParms"), reader->document->decoded, reader->diags);
    if (!data)
        return false;
    reader->document->decoded -= data->len;
    if (!jf_pdf_int(jf_pdf_find(stream, "N"), &count) || !jf_pdf_int(jf_pdf_find(stream, "First"), &first) || first < 0 ||
        first > data->len || count < 1 || count > first)
        return box_fault(reader, &box, "the object stream's /N or /First is wrong", "对象流的 /N 或 /First 错误");
    box.data = data->data;
    box.size = data->len;
    box.first = (size_t)first;
    box.n = (size_t)count;
    *n += box.n;
    return load_boxes(reader, &box);
}

bool jf_pdf_revision_load(JfPdfDocument *document, JfPdfRevision *revision, const JfPdfSection *section, JfDiags *diags)
{
    Reader reader = {document, revision, section->at, diags};
    g_autoptr(GPtrArray) plain = g_ptr_array_new();
    size_t boxed = 0, loaded = 0;
    for (size_t i = 0; i < section->n_own; i++) {
        if (section->own[i].container)
            boxed++;
        else if (section->own[i].in_use)
            g_ptr_array_add(plain, &section->own[i]);
    }
    if (plain->len)
        qsort(plain->pdata, plain->len, sizeof(gpointer), compare_start);
    if (!load_plain(&reader, plain, section))
        return false;
    for (guint i = 0; i < plain->len; i++) {
        JfPdfOwn *own = plain->pdata[i];
        bool container = own->value->kind == JF_PDF_STREAM && jf_pdf_is_name(jf_pdf_find(own->value, "Type"), "ObjStm");
        if (container && !load_container(&reader, own, &loaded))
            return false;
    }
    return loaded == boxed || fault(&reader, section->at, section->number, "the section names objects in object streams that are not there",
                                    "交叉引用列出的对象不在对象流中");
}
