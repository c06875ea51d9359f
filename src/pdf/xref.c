// SPDX-License-Identifier: MIT
// One cross-reference section: a table with its trailer, or a stream; and the file tail behind it (ISO 32000-1 7.5.4–7.5.8).
#include "pdf/store.h"
#include <stdlib.h>
#include <string.h>

typedef struct {
    JfPdfDocument *document;
    JfPdfSection *section;
    GArray *own; // JfPdfOwn
    JfDiags *diags;
} Reader;

static bool fault(Reader *reader, size_t at, const char *en, const char *zh)
{
    return jf_pdf_fault(reader->diags, reader->document->name, JF_DIAG_PDF_XREF, at, JF_PDF_SAID(en, zh));
}

static bool passed_on(Reader *reader, const JfPdfLex *lex)
{
    if (!lex->fault.en)
        return true;
    return jf_pdf_fault(reader->diags, reader->document->name, JF_DIAG_PDF_XREF, lex->fault_at, lex->fault);
}

static bool add_own(Reader *reader, size_t at, JfPdfOwn own)
{
    if (own.number > JF_PDF_OBJECTS_MAX)
        return fault(reader, at, "an object number beyond the limit", "对象编号超过上限");
    if (own.number == 0 && own.in_use)
        return fault(reader, at, "object 0 is in use", "对象 0 被标记为使用中");
    g_array_append_val(reader->own, own);
    return true;
}

// ---- tables

static bool digits(const uint8_t *at, size_t n, size_t *out)
{
    *out = 0;
    for (size_t i = 0; i < n; i++) {
        if (!g_ascii_isdigit(at[i]))
            return false;
        *out = *out * 10 + (size_t)(at[i] - '0');
    }
    return true;
}

// Twenty bytes: "oooooooooo ggggg n" and two that end the line (7.5.4).
static bool read_line(Reader *reader, JfPdfLex *lex, int number)
{
    const uint8_t *line = lex->data + lex->at;
    size_t offset, generation;
    bool whole =
        lex->size - lex->at >= 20 && digits(line, 10, &offset) && line[10] == ' ' && digits(line + 11, 5, &generation) && line[16] == ' ';
    bool ended = whole && ((line[18] == ' ' && (line[19] == '\n' || line[19] == '\r')) || (line[18] == '\r' && line[19] == '\n'));
    if (!ended || (line[17] != 'n' && line[17] != 'f'))
        return fault(reader, lex->at, "a cross-reference line is not twenty bytes of the right form", "交叉引用行不是规定格式的 20 字节");
    bool in_use = line[17] == 'n';
    if (in_use && generation != 0)
        return fault(reader, lex->at, "a generation number other than 0", "代号不为 0");
    lex->at += 20;
    return add_own(reader, lex->at - 20, (JfPdfOwn){.number = number, .in_use = in_use, .start = in_use ? offset : 0});
}

static bool read_subsection(Reader *reader, JfPdfLex *lex)
{
    int64_t first, count;
    if (!jf_pdf_lex_natural(lex, JF_PDF_OBJECTS_MAX, &first) || !jf_pdf_lex_natural(lex, JF_PDF_OBJECTS_MAX, &count))
        return passed_on(reader, lex);
    if (lex->at < lex->size && lex->data[lex->at] == ' ')
        lex->at++;
    if (!jf_pdf_lex_eol(lex))
        return fault(reader, lex->at, "a cross-reference subsection's head does not end its line", "交叉引用子段的首行没有换行");
    for (int64_t i = 0; i < count; i++)
        if (!read_line(reader, lex, (int)(first + i)))
            return false;
    return true;
}

static bool read_table(Reader *reader, JfPdfLex *lex)
{
    JfPdfSection *section = reader->section;
    section->kind = JF_PDF_XREF_TABLE;
    lex->at += strlen("xref");
    if (!jf_pdf_lex_eol(lex))
        return fault(reader, lex->at, "\"xref\" does not stand on a line of its own", "“xref”没有独占一行");
    while (lex->at < lex->size && g_ascii_isdigit(lex->data[lex->at]))
        if (!read_subsection(reader, lex))
            return false;
    if (!jf_pdf_lex_word(lex, "trailer"))
        return passed_on(reader, lex);
    section->trailer = jf_pdf_lex_value(lex);
    if (!section->trailer)
        return passed_on(reader, lex);
    if (section->trailer->kind != JF_PDF_DICT)
        return fault(reader, lex->at, "the trailer is not a dictionary", "trailer 不是字典");
    section->end = lex->at;
    return true;
}

// ---- streams

typedef struct {
    size_t width[3], total;
} Fields;

static bool read_widths(const JfPdfValue *dict, Fields *fields)
{
    const JfPdfValue *array = jf_pdf_find(dict, "W");
    if (!jf_pdf_is(array, JF_PDF_ARRAY) || jf_pdf_count(array) != 3)
        return false;
    fields->total = 0;
    for (size_t i = 0; i < 3; i++) {
        int64_t width;
        if (!jf_pdf_int(jf_pdf_item(array, i), &width) || width < 0 || width > 7)
            return false;
        fields->width[i] = (size_t)width;
        fields->total += (size_t)width;
    }
    return fields->width[1] > 0;
}

static size_t field(const uint8_t **at, size_t width)
{
    size_t value = 0;
    for (size_t i = 0; i < width; i++)
        value = value << 8 | *(*at)++;
    return value;
}

static bool read_entry(Reader *reader, const uint8_t *at, const Fields *fields, int number)
{
    size_t where = reader->section->at;
    size_t type = fields->width[0] ? field(&at, fields->width[0]) : 1;
    size_t second = field(&at, fields->width[1]), third = field(&at, fields->width[2]);
    JfPdfOwn own = {.number = number, .in_use = type != 0};
    if (type == 1) {
        own.start = second;
        if (third != 0)
            return fault(reader, where, "a generation number other than 0", "代号不为 0");
    } else if (type == 2) {
        if (second == 0 || second > JF_PDF_OBJECTS_MAX || third > JF_PDF_OBJECTS_MAX)
            return fault(reader, where, "an impossible object stream", "不可能存在的对象流");
        own.container = (int)second;
        own.index = (int)third;
    } else if (type > 2) {
        return fault(reader, where, "a cross-reference entry of unknown type", "未知类型的交叉引用条目");
    }
    return add_own(reader, where, own);
}

static bool read_range(Reader *reader, const GByteArray *data, size_t *done, const Fields *fields, int64_t first, int64_t count)
{
    if (first < 0 || count < 0 || first > JF_PDF_OBJECTS_MAX || count > JF_PDF_OBJECTS_MAX ||
        (data->len - *done) / fields->total < (size_t)count)
        return fault(reader, reader->section->at, "/Index does not fit the cross-reference stream's data", "/Index 与交叉引用流的数据不符");
    for (int64_t i = 0; i < count; i++, *done += fields->total)
        if (!read_entry(reader, data->data + *done, fields, (int)(first + i)))
            return false;
    return true;
}

static bool read_ranges(Reader *reader, const GByteArray *data, const Fields *fields)
{
    const JfPdfValue *dict = reader->section->trailer, *index = jf_pdf_find(dict, "Index");
    size_t done = 0;
    int64_t size = 0, first, count;
    if (!index) {
        if (!jf_pdf_int(jf_pdf_find(dict, "Size"), &size) || !read_range(reader, data, &done, fields, 0, size))
            return fault(reader, reader->section->at, "/Size is missing", "缺少 /Size");
    }
    for (size_t i = 0; i < jf_pdf_count(index); i += 2) {
        if (!jf_pdf_int(jf_pdf_item(index, i), &first) || !jf_pdf_int(jf_pdf_item(index, i + 1), &count))
            return fault(reader, reader->section->at, "/Index is not pairs of numbers", "/Index 不是成对的数");
        if (!read_range(reader, data, &done, fields, first, count))
            return false;
    }
    return done == data->len ||
           fault(reader, reader->section->at, "the cross-reference stream holds more than /Index says", "交叉引用流的数据多于 /Index 所述");
}

static bool read_stream(Reader *reader, size_t end)
{
    JfPdfSection *section = reader->section;
    JfPdfObject object;
    section->kind = JF_PDF_XREF_STREAM;
    if (!jf_pdf_object_read(reader->document, NULL, section->at, end, &object, reader->diags))
        return false;
    if (!jf_pdf_is(object.value, JF_PDF_STREAM) || !jf_pdf_is_name(jf_pdf_find(object.value, "Type"), "XRef"))
        return fault(reader, section->at, "neither a cross-reference table nor a cross-reference stream",
                     "既不是交叉引用表也不是交叉引用流");
    section->stream = object.value;
    section->number = object.number;
    section->trailer = object.value->stream.dict;
    section->end = object.end;
    Fields fields;
    if (!read_widths(section->trailer, &fields))
        return fault(reader, section->at, "/W is not three widths", "/W 不是三个宽度");
    g_autoptr(GByteArray) data =
        jf_pdf_decode(reader->document->name, object.value, jf_pdf_find(object.value, "Filter"), jf_pdf_find(object.value, "DecodeParms"),
                      (fields.total + 1) * ((size_t)JF_PDF_OBJECTS_MAX + 1), reader->diags);
    return data && read_ranges(reader, data, &fields);
}

// ---- both

static int compare_own(const void *a, const void *b)
{
    const JfPdfOwn *one = a, *other = b;
    return (one->number > other->number) - (one->number < other->number);
}

static bool sort_own(Reader *reader)
{
    JfPdfOwn *own = (JfPdfOwn *)(void *)reader->own->data;
    size_t n = reader->own->len;
    if (n)
        qsort(own, n, sizeof *own, compare_own);
    for (size_t i = 1; i < n; i++)
        if (own[i - 1].number == own[i].number)
            return fault(reader, reader->section->at, "an object is named twice in one section", "同一段中某对象出现两次");
    reader->section->own = jf_arena_copy(reader->document->arena, own, n * sizeof *own);
    reader->section->n_own = n;
    return true;
}

static bool check_trailer(Reader *reader)
{
    JfPdfSection *section = reader->section;
    const JfPdfValue *trailer = section->trailer, *previous = jf_pdf_find(trailer, "Prev");
    int64_t size;
    if (jf_pdf_find(trailer, "XRefStm"))
        return fault(reader, section->at, "a hybrid file (/XRefStm) is not read", "不支持混合文件（/XRefStm）");
    if (jf_pdf_find(trailer, "Encrypt"))
        return fault(reader, section->at, "an encrypted file is not read", "不支持加密文件");
    if (!jf_pdf_int(jf_pdf_find(trailer, "Size"), &size) || size < 1 || size > JF_PDF_OBJECTS_MAX + 1)
        return fault(reader, section->at, "/Size is missing or out of range", "缺少 /Size 或超出范围");
    if (section->n_own && section->own[section->n_own - 1].number >= size)
        return fault(reader, section->at, "/Size is not above every object number", "/Size 没有大于所有对象编号");
    if (!jf_pdf_is(jf_pdf_find(trailer, "Root"), JF_PDF_REF))
        return fault(reader, section->at, "/Root is not a reference", "/Root 不是引用");
    section->previous = -1;
    if (!previous)
        return true;
    if (!jf_pdf_int(previous, &section->previous) || section->previous < 0 || (size_t)section->previous >= section->at)
        return fault(reader, section->at, "/Prev does not point to an earlier section", "/Prev 没有指向更早的段");
    return true;
}

// "startxref", the section's own offset, "%%EOF", one end of line or none.
static bool read_tail(Reader *reader, size_t end)
{
    JfPdfLex lex = jf_pdf_lex_open(reader->document, reader->section->end, end);
    int64_t offset;
    if (!jf_pdf_lex_word(&lex, "startxref") || !jf_pdf_lex_natural(&lex, INT64_MAX, &offset))
        return passed_on(reader, &lex);
    if ((size_t)offset != reader->section->at)
        return fault(reader, lex.at, "startxref does not name the section before it", "startxref 没有指向它前面的段");
    if (!jf_pdf_lex_eol(&lex) || !jf_pdf_lex_at(&lex, "%%EOF"))
        return fault(reader, lex.at, "%%EOF is missing", "缺少 %%EOF");
    lex.at += strlen("%%EOF");
    if (!jf_pdf_lex_eol(&lex) && lex.at != reader->document->size)
        return fault(reader, lex.at, "%%EOF does not end its line", "%%EOF 之后没有换行");
    reader->section->revision_end = lex.at;
    return true;
}

bool jf_pdf_section_read(JfPdfDocument *document, size_t at, size_t end, JfPdfSection *out, JfDiags *diags)
{
    *out = (JfPdfSection){.at = at};
    g_autoptr(GArray) own = g_array_new(FALSE, FALSE, sizeof(JfPdfOwn));
    Reader reader = {document, out, own, diags};
    JfPdfLex lex = jf_pdf_lex_open(document, at, end);
    bool read = jf_pdf_lex_at(&lex, "xref") ? read_table(&reader, &lex) : read_stream(&reader, end);
    return read && sort_own(&reader) && check_trailer(&reader) && read_tail(&reader, end);
}
