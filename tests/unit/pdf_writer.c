// SPDX-License-Identifier: MIT
// pdf/writer, pdf/update, pdf/attachment: files written are read back by our strict reader and by qpdf; updates keep what they stand on.
#include "pdf/attachment.h"
#include "pdf/revision.h"
#include "pdf/update.h"
#include "pdf/writer.h"
#include "pdf_make.h"
#include <glib/gstdio.h>

static const JfPdfValue *value_of(JfArena *arena, const char *type, int parent)
{
    JfPdfValue *dict = jf_pdf_new_dict(arena);
    jf_pdf_set(arena, dict, "Type", jf_pdf_new_name(arena, type));
    if (parent)
        jf_pdf_set(arena, dict, "Parent", jf_pdf_new_ref(arena, parent));
    return dict;
}

// A one-page file with odd numbers on the way in; `extra` more objects, hung up at the catalog.
static GBytes *written(int extra, bool table_of_contents)
{
    g_autoptr(JfArena) arena = jf_arena_new();
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_autoptr(JfPdfWriter) writer = jf_pdf_writer_new(100);
    JfPdfValue *root = jf_pdf_copy(arena, value_of(arena, "Catalog", 0)), *pages = jf_pdf_copy(arena, value_of(arena, "Pages", 0));
    JfPdfValue *page = jf_pdf_copy(arena, value_of(arena, "Page", 7)), *kids = jf_pdf_new_array(arena), *more = jf_pdf_new_array(arena);
    static const double box[] = {0, 0, 595.276, 841.89};
    int content = jf_pdf_writer_reserve(writer);
    jf_pdf_add(arena, kids, jf_pdf_new_ref(arena, 33));
    jf_pdf_set(arena, pages, "Kids", kids);
    jf_pdf_set(arena, pages, "Count", jf_pdf_new_int(arena, 1));
    jf_pdf_set(arena, page, "MediaBox", jf_pdf_new_numbers(arena, box, 4));
    jf_pdf_set(arena, page, "Resources", jf_pdf_new_dict(arena));
    jf_pdf_set(arena, page, "Contents", jf_pdf_new_ref(arena, content));
    jf_pdf_set(arena, root, "Pages", jf_pdf_new_ref(arena, 7));
    for (int i = 0; i < extra; i++) {
        int number = jf_pdf_writer_reserve(writer);
        jf_pdf_writer_put(writer, number, jf_pdf_new_text(arena, "说明"));
        jf_pdf_add(arena, more, jf_pdf_new_ref(arena, number));
    }
    jf_pdf_set(arena, root, "JF_Test", more);
    if (table_of_contents)
        jf_pdf_set(arena, root, "PageMode", jf_pdf_new_name(arena, "UseOutlines"));
    jf_pdf_writer_put_plain(writer, 50, root);
    jf_pdf_writer_put(writer, 7, pages);
    jf_pdf_writer_put(writer, 33, page);
    jf_pdf_writer_put(writer, content, jf_pdf_new_deflated(arena, jf_pdf_new_dict(arena), "0 0 m 9 9 l S", 13));
    JfPdfValue *trailer = jf_pdf_new_dict(arena);
    jf_pdf_set(arena, trailer, "Root", jf_pdf_new_ref(arena, 50));
    GBytes *bytes = jf_pdf_writer_finish(writer, trailer, diags);
    g_assert_cmpuint(jf_diags_count(diags), ==, 0);
    return bytes;
}

static JfPdfDocument *opened(GBytes *bytes)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    JfPdfDocument *document = jf_pdf_document_open(bytes, NULL, diags);
    if (!document)
        jf_diags_print(diags, JF_LANGUAGE_EN, stderr);
    g_assert_nonnull(document);
    return document;
}

static void assert_good(GBytes *bytes, size_t revisions)
{
    g_autoptr(JfPdfDocument) document = opened(bytes);
    g_assert_cmpuint(jf_pdf_document_revisions(document), ==, revisions);
    g_assert_true(judged_by_qpdf(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes)));
}

static void test_written(void)
{
    static const int extras[] = {0, 1, 1997, 1998, 4000};
    for (size_t i = 0; i < G_N_ELEMENTS(extras); i++) {
        g_autoptr(GBytes) bytes = written(extras[i], false), again = written(extras[i], false), other = written(extras[i], true);
        assert_good(bytes, 1);
        g_assert_true(g_bytes_equal(bytes, again));
        g_assert_false(g_bytes_equal(bytes, other));
        g_autoptr(JfPdfDocument) document = opened(bytes), another = opened(other);
        JfPdfView *view = jf_pdf_document_last(document);
        const JfPdfValue *id = jf_pdf_item(jf_pdf_find(jf_pdf_view_trailer(view), "ID"), 0);
        const JfPdfValue *other_id = jf_pdf_item(jf_pdf_find(jf_pdf_view_trailer(jf_pdf_document_last(another)), "ID"), 0);
        g_assert_cmpuint(id->text.length, ==, 16);
        g_assert_false(jf_pdf_equal(id, other_id));
        g_assert_cmpuint(jf_pdf_count(jf_pdf_find(jf_pdf_view_root(view), "JF_Test")), ==, (size_t)extras[i]);
        g_assert_cmpint(jf_pdf_document_revision(document, 0)->kind, ==, JF_PDF_XREF_STREAM);
    }
}

static void test_dangling(void)
{
    g_autoptr(JfArena) arena = jf_arena_new();
    for (int i = 0; i < 3; i++) {
        g_autoptr(JfDiags) diags = jf_diags_new();
        g_autoptr(JfPdfWriter) writer = jf_pdf_writer_new(1);
        JfPdfValue *trailer = jf_pdf_new_dict(arena), *root = jf_pdf_new_dict(arena), *list = jf_pdf_new_array(arena);
        int number = jf_pdf_writer_reserve(writer);
        jf_pdf_add(arena, list, jf_pdf_new_ref(arena, i == 0 ? 5 : number));
        jf_pdf_set(arena, root, "A", list);
        jf_pdf_writer_put(writer, number, root);
        if (i == 1)
            jf_pdf_writer_put(writer, number, root);
        jf_pdf_set(arena, trailer, "Root", jf_pdf_new_ref(arena, i == 2 ? 9 : number));
        g_assert_null(jf_pdf_writer_finish(writer, trailer, diags));
        g_assert_true(jf_diags_has(diags, JF_DIAG_PDF_DANGLING));
    }
}

// ---- values that are made when they are written

static const JfPdfValue *made(const void *maker, const void *of, JfArena *arena)
{
    JfPdfValue *dict = jf_pdf_new_dict(arena);
    g_autofree char *words = g_strnfill(700, 'w');
    jf_pdf_set(arena, dict, "Next", jf_pdf_new_ref(arena, GPOINTER_TO_INT(of)));
    jf_pdf_set(arena, dict, "Words", jf_pdf_new_string(arena, words, strlen(words)));
    g_atomic_int_inc((int *)maker);
    return dict;
}

// 450 objects in a ring, put as values or made; `last` is what the last one refers to.
static GBytes *ring(bool make, int last, int *calls, JfDiags *diags)
{
    enum { N = 450 };
    g_autoptr(JfArena) arena = jf_arena_new();
    g_autoptr(JfPdfWriter) writer = jf_pdf_writer_new(1);
    JfPdfValue *root = jf_pdf_new_dict(arena), *trailer = jf_pdf_new_dict(arena);
    jf_pdf_set(arena, trailer, "Root", jf_pdf_new_ref(arena, jf_pdf_writer_reserve(writer)));
    jf_pdf_set(arena, root, "First", jf_pdf_new_ref(arena, 2));
    jf_pdf_writer_put(writer, 1, root);
    for (int i = 0; i < N; i++) {
        int number = jf_pdf_writer_reserve(writer);
        gconstpointer of = GINT_TO_POINTER(i + 1 < N ? number + 1 : last);
        if (make)
            jf_pdf_writer_put_made(writer, number, made, calls, of);
        else
            jf_pdf_writer_put(writer, number, made(calls, of, arena));
    }
    return jf_pdf_writer_finish(writer, trailer, diags);
}

static void test_made(void)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    int calls = 0;
    g_autoptr(GBytes) put = ring(false, 1, &calls, diags);
    calls = 0;
    g_autoptr(GBytes) later = ring(true, 1, &calls, diags);
    g_assert_cmpint(calls, ==, 450);
    g_assert_true(g_bytes_equal(put, later));
    g_autoptr(JfPdfDocument) document = opened(later);
    g_assert_cmpint(jf_pdf_ref_number(jf_pdf_find(jf_pdf_view_object(jf_pdf_document_last(document), 451), "Next")), ==, 1);
    g_assert_cmpuint(jf_diags_count(diags), ==, 0);
    g_assert_null(ring(true, 9999, &calls, diags));
    g_assert_true(jf_diags_has(diags, JF_DIAG_PDF_DANGLING));
}

// ---- updates

static const size_t ROOM = 300;

// Signs nothing, but does all that signing does to a file.
static GBytes *updated(GBytes *bytes, JfPdfSpot *spot)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_autoptr(JfPdfDocument) document = opened(bytes);
    g_autoptr(JfPdfUpdate) update = jf_pdf_update_new(document);
    JfArena *arena = jf_pdf_update_arena(update);
    JfPdfView *view = jf_pdf_document_last(document);
    int root = jf_pdf_ref_number(jf_pdf_find(jf_pdf_view_trailer(view), "Root")), signature = jf_pdf_update_reserve(update);
    JfPdfValue *catalog = jf_pdf_copy(arena, jf_pdf_view_root(view)), *dict = jf_pdf_copy(arena, value_of(arena, "Sig", 0));
    jf_pdf_set(arena, catalog, "JF_Sig", jf_pdf_new_ref(arena, signature));
    jf_pdf_set(arena, dict, "Filter", jf_pdf_new_name(arena, "Adobe.PPKLite"));
    jf_pdf_update_put_signature(update, signature, dict, ROOM);
    jf_pdf_update_put(update, root, catalog);
    GByteArray *file = jf_pdf_update_finish(update, spot, diags);
    g_assert_nonnull(file);
    return g_byte_array_free_to_bytes(file);
}

static GBytes *table_file(void)
{
    Make make = make_page();
    return make_bytes(&make);
}

static void check_signature(GBytes *bytes, const JfPdfSpot *spot, size_t revisions)
{
    g_autoptr(JfPdfDocument) document = opened(bytes);
    JfPdfView *view = jf_pdf_document_last(document);
    const JfPdfValue *dict = jf_pdf_view_find(view, jf_pdf_view_root(view), "JF_Sig"), *range = jf_pdf_find(dict, "ByteRange");
    const JfPdfValue *contents = jf_pdf_find(dict, "Contents");
    int64_t number[4];
    g_assert_cmpuint(jf_pdf_document_revisions(document), ==, revisions);
    g_assert_cmpuint(contents->start, ==, spot->start);
    g_assert_cmpuint(contents->end, ==, spot->end);
    g_assert_cmpuint(contents->text.length, ==, ROOM);
    g_assert_cmpuint(jf_pdf_count(range), ==, 4);
    for (size_t i = 0; i < 4; i++)
        g_assert_true(jf_pdf_int(jf_pdf_item(range, i), &number[i]));
    g_assert_cmpint(number[0], ==, 0);
    g_assert_cmpint(number[1], ==, (int64_t)spot->start);
    g_assert_cmpint(number[2], ==, (int64_t)spot->end);
    g_assert_cmpint(number[2] + number[3], ==, (int64_t)g_bytes_get_size(bytes));
}

static void test_update(void)
{
    for (int i = 0; i < 2; i++) {
        g_autoptr(GBytes) base = i ? written(3, false) : table_file();
        JfPdfSpot spot, second;
        g_autoptr(GBytes) one = updated(base, &spot), again = updated(base, &spot), two = updated(one, &second);
        g_assert_true(g_bytes_equal(one, again));
        gsize length = g_bytes_get_size(base);
        g_assert_cmpmem(g_bytes_get_data(one, NULL), (int)length, g_bytes_get_data(base, NULL), (int)length);
        assert_good(one, 2);
        assert_good(two, 3);
        check_signature(one, &spot, 2);
        check_signature(two, &second, 3);
        g_autoptr(JfPdfDocument) document = opened(two);
        JfPdfXref kind = i ? JF_PDF_XREF_STREAM : JF_PDF_XREF_TABLE;
        for (size_t k = 0; k < 3; k++)
            g_assert_cmpint(jf_pdf_document_revision(document, k)->kind, ==, kind);
        g_assert_cmpuint(jf_pdf_document_revision(document, 1)->end, ==, g_bytes_get_size(one));
    }
}

// The first half of /ID stays, the second does not.
static void test_update_id(void)
{
    g_autoptr(GBytes) base = written(0, false);
    JfPdfSpot spot;
    g_autoptr(GBytes) one = updated(base, &spot);
    g_autoptr(JfPdfDocument) document = opened(one);
    const JfPdfValue *before = jf_pdf_find(jf_pdf_document_revision(document, 0)->trailer, "ID");
    const JfPdfValue *after = jf_pdf_find(jf_pdf_document_revision(document, 1)->trailer, "ID");
    g_assert_true(jf_pdf_equal(jf_pdf_item(before, 0), jf_pdf_item(after, 0)));
    g_assert_false(jf_pdf_equal(jf_pdf_item(before, 1), jf_pdf_item(after, 1)));
}

static void test_spot(void)
{
    GByteArray *file = g_byte_array_new();
    g_byte_array_append(file, (const guint8 *)"ab<0000>cd", 10);
    JfPdfSpot spot = {2, 8};
    g_assert_false(jf_pdf_spot_fill(file, &spot, "\x12\x34\x56", 3));
    g_assert_cmpmem(file->data, 10, "ab<0000>cd", 10);
    g_assert_true(jf_pdf_spot_fill(file, &spot, "\xa2", 1));
    g_assert_cmpmem(file->data, 10, "ab<a200>cd", 10);
    g_byte_array_unref(file);
}

static void test_update_incomplete(void)
{
    g_autoptr(GBytes) base = written(0, false);
    g_autoptr(JfPdfDocument) document = opened(base);
    for (int i = 0; i < 3; i++) {
        g_autoptr(JfDiags) diags = jf_diags_new();
        g_autoptr(JfPdfUpdate) update = jf_pdf_update_new(document);
        const JfPdfValue *null = jf_pdf_new_null(jf_pdf_update_arena(update));
        int number = jf_pdf_update_reserve(update);
        for (int k = 0; k < i; k++) // never, once and another that nobody reserved, twice
            jf_pdf_update_put(update, k && i == 1 ? number + 5 : number, null);
        if (i == 1)
            jf_pdf_update_put(update, number + 5, null);
        g_assert_null(jf_pdf_update_finish(update, NULL, diags));
        g_assert_true(jf_diags_has(diags, JF_DIAG_PDF_DANGLING));
    }
}

// ---- object streams that lie

typedef struct {
    const char *head, *objects, *dict;
    const char *words;
} BoxCase;

static void append_entry(GByteArray *data, int type, size_t second, int third)
{
    const uint8_t entry[7] = {(uint8_t)type,   (uint8_t)(second >> 24), (uint8_t)(second >> 16), (uint8_t)(second >> 8),
                              (uint8_t)second, (uint8_t)(third >> 8),   (uint8_t)third};
    g_byte_array_append(data, entry, sizeof entry);
}

// Objects: 1 catalog and 2 pages in the object stream 3, 4 the cross-reference stream; all uncompressed.
static GBytes *boxed(const BoxCase *box)
{
    GString *out = g_string_new("%PDF-1.7\n");
    size_t container = out->len;
    g_string_append_printf(out, "3 0 obj\n<</Type/ObjStm/First %zu/Length %zu%s>>\nstream\n%s%s\nendstream\nendobj\n", strlen(box->head),
                           strlen(box->head) + strlen(box->objects), box->dict, box->head, box->objects);
    size_t section = out->len;
    g_autoptr(GByteArray) data = g_byte_array_new();
    append_entry(data, 0, 0, 65535);
    append_entry(data, 2, 3, 0);
    append_entry(data, 2, 3, 1);
    append_entry(data, 1, container, 0);
    append_entry(data, 1, section, 0);
    g_string_append_printf(out, "4 0 obj\n<</Type/XRef/W[1 4 2]/Size 5/Root 1 0 R/Length %u>>\nstream\n", data->len);
    g_string_append_len(out, (const char *)data->data, data->len);
    g_string_append_printf(out, "\nendstream\nendobj\nstartxref\n%zu\n%%%%EOF\n", section);
    return g_string_free_to_bytes(out);
}

static void test_boxes(void)
{
    static const BoxCase cases[] = {
        {"1 0 2 17 ", "<</Pages 2 0 R>> <</Kids[]>>", "/N 2", NULL},
        {"1 0 2 17 ", "<</Pages 2 0 R>>x<</Kids[]>>", "/N 2", "bytes between"},
        {"1 0 2 17 ", "<</Pages 2 0 R>> <</Kids[]>>", "/N 1", "/First does not fit"},
        {"1 0 2 17 ", "<</Pages 2 0 R>> <</Kids[]>>", "/N 3", "head is damaged"},
        {"1 0 2 17 ", "<</Pages 2 0 R>> <</Kids[]>>", "/N 999", "/N or /First"},
        {"1 0 2 17 ", "<</Pages 2 0 R>> <</Kids[]>>", "", "/N or /First"},
        {"2 0 1 17 ", "<</Pages 2 0 R>> <</Kids[]>>", "/N 2", "does not name"},
        {"1 0 1 17 ", "<</Pages 2 0 R>> <</Kids[]>>", "/N 2", "does not name"},
        {"1 0 9 17 ", "<</Pages 2 0 R>> <</Kids[]>>", "/N 2", "does not name"},
        {"1 0 ", "<</Pages 2 0 R>>", "/N 1", "are not there"},
        {"1 1 2 17 ", " <</Pages 2 0 R>><</Kids[]>>", "/N 2", "do not rise from 0"},
        {"1 0 2 0 ", "<</Pages 2 0 R>>", "/N 2", "do not rise from 0"},
        {"1 0 2 99 ", "<</Pages 2 0 R>>", "/N 2", "head is damaged"},
        {"1 0 2 17 ", "<</Pages 2 0 R>> <</Kids[]>>", "/N 2/Extends 3 0 R", "/Extends"},
        {"1 0 2 17 ", "<</Pages 2 0 R>> <</Kids[]>>", "/N 2/Filter/LZWDecode", "filter"},
        {"1 0 2 17 ", "<</Pages 2 0 R>> <</Kids[]>>", "/N 2/Filter/FlateDecode", "damaged"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GBytes) bytes = boxed(&cases[i]);
        g_autoptr(JfDiags) diags = jf_diags_new();
        g_autoptr(JfPdfDocument) document = jf_pdf_document_open(bytes, NULL, diags);
        g_assert_true((document != NULL) == (cases[i].words == NULL));
        if (cases[i].words && !strstr(jf_diags_at(diags, 0)->text[JF_LANGUAGE_EN], cases[i].words))
            g_error("expected %s, got %s", cases[i].words, jf_diags_at(diags, 0)->text[JF_LANGUAGE_EN]);
    }
}

// ---- streams

// A megabyte of zeros in a thousand bytes, in a file of ours.
static void test_bomb(void)
{
    g_autoptr(JfArena) arena = jf_arena_new();
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_autoptr(JfPdfWriter) writer = jf_pdf_writer_new(1);
    g_autofree char *zeros = g_malloc0(1 << 20);
    JfPdfValue *trailer = jf_pdf_new_dict(arena), *root = jf_pdf_new_dict(arena);
    int number = jf_pdf_writer_reserve(writer), stream = jf_pdf_writer_reserve(writer);
    jf_pdf_set(arena, root, "S", jf_pdf_new_ref(arena, stream));
    jf_pdf_set(arena, trailer, "Root", jf_pdf_new_ref(arena, number));
    jf_pdf_writer_put(writer, number, root);
    jf_pdf_writer_put(writer, stream, jf_pdf_new_deflated(arena, jf_pdf_new_dict(arena), zeros, 1 << 20));
    g_autoptr(GBytes) bytes = jf_pdf_writer_finish(writer, trailer, diags);
    g_autoptr(JfPdfDocument) document = opened(bytes);
    JfPdfView *view = jf_pdf_document_last(document);
    g_autoptr(GBytes) all = jf_pdf_view_data(view, jf_pdf_find(jf_pdf_view_root(view), "S"), 1 << 20, diags);
    g_assert_cmpuint(g_bytes_get_size(all), ==, 1 << 20);
    g_assert_null(jf_pdf_view_data(view, jf_pdf_find(jf_pdf_view_root(view), "S"), (1 << 20) - 1, diags));
    g_assert_true(jf_diags_has(diags, JF_DIAG_PDF_LIMIT));
}

// ---- attachments

typedef struct {
    const char *root, *specification, *params;
    const char *words;
} FileCase;

static GBytes *with_file(const FileCase *file)
{
    Make make = make_new();
    g_autofree char *stream =
        g_strdup_printf("<</Type/EmbeddedFile/Subtype/text#2Fplain/Params<<%s>>/Length 3>>\nstream\nabc\nendstream", file->params);
    make_object(&make, 1, file->root);
    make_object(&make, 2, "<</Type/Pages/Kids[]/Count 0>>");
    make_object(&make, 3, file->specification);
    make_object(&make, 4, stream);
    make_object(&make, 5, "<</F(a.txt)/UF(a.txt)/EF<</F 6 0 R/UF 6 0 R>>>>"); // another file of that name
    make_object(&make, 6, stream);
    make_object(&make, 7, "<</F(b.txt)/UF(b.txt)/EF<</F 4 0 R/UF 4 0 R>>>>"); // another name of that file
    make_table(&make, "");
    return make_bytes(&make);
}

static void test_attachments(void)
{
#define ROOT_OF(name) "<</Pages 2 0 R/AF[3 0 R]/Names<</EmbeddedFiles<</Names[(" name ")3 0 R]>>>>>>"
#define ROOT ROOT_OF("a.txt")
#define SPEC "<</F(a.txt)/UF(a.txt)/Desc<FEFF4EA4>/AFRelationship/Source/EF<</F 4 0 R/UF 4 0 R>>>>"
#define NAMED(name) ROOT_OF(name), "<</F(" name ")/UF(" name ")/EF<</F 4 0 R/UF 4 0 R>>>>"
#define BOTH(two, name) "<</Pages 2 0 R/AF[3 0 R " two "]/Names<</EmbeddedFiles<</Names[(a.txt)3 0 R(" name ")" two "]>>>>>>"
#define SUM "/Size 3/CheckSum<900150983cd24fb0d6963f7d28e17f72>"
    static const FileCase cases[] = {
        {ROOT, SPEC, SUM, NULL},
        {"<</Pages 2 0 R>>", SPEC, SUM, "none"},
        {"<</Pages 2 0 R/AF[3 0 R]>>", SPEC, SUM, "do not list the same"},
        {"<</Pages 2 0 R/AF[3 0 R]/Names<</EmbeddedFiles<</Names[(a.txt)5 0 R]>>>>>>", SPEC, SUM, "do not list the same"},
        {"<</Pages 2 0 R/Names<</EmbeddedFiles<</Names[(a.txt)3 0 R]>>>>>>", SPEC, SUM, "do not list the same"},
        {"<</Pages 2 0 R/AF[3 0 R 3 0 R]/Names<</EmbeddedFiles<</Names[(a.txt)3 0 R(b.txt)3 0 R]>>>>>>", SPEC, SUM, "do not list the same"},
        {BOTH("5 0 R", "a.txt"), SPEC, SUM, "same name"},
        {BOTH("7 0 R", "b.txt"), SPEC, SUM, "under two names"},
        {ROOT_OF("b.txt"), SPEC, SUM, "under another name"},
        {"<</Pages 2 0 R/AF 7/Names<</EmbeddedFiles<</Names[(a.txt)3 0 R]>>>>>>", SPEC, SUM, "/AF is not a list"},
        {"<</Pages 2 0 R/AF[3 0 R]/Names<</EmbeddedFiles<</Kids[]>>>>>>", SPEC, SUM, "branches"},
        {ROOT, "<</F(a.txt)/EF<</F 4 0 R/UF 4 0 R>>>>", SUM, "under another name"},
        {ROOT, "<</F(b.txt)/UF(a.txt)/EF<</F 4 0 R/UF 4 0 R>>>>", SUM, "different readers"},
        {ROOT, "<</F(a.txt)/UF(a.txt)/EF<</F 4 0 R>>>>", SUM, "different readers"},
        {ROOT, "<</F(a.txt)/UF(a.txt)/EF<</F 4 0 R/UF 6 0 R>>>>", SUM, "different readers"},
        {ROOT, "<</FS/URL/F(a.txt)/UF(a.txt)/EF<</F 4 0 R/UF 4 0 R>>>>", SUM, "different readers"},
        {ROOT, "<</F(a.txt)/UF(a.txt)/EF<</F 2 0 R/UF 2 0 R>>>>", SUM, "without an embedded file"},
        {NAMED("../a.txt"), SUM, "leads out of its folder"},
        {NAMED("/a.txt"), SUM, "leads out of its folder"},
        {NAMED("parts//a.txt"), SUM, "leads out of its folder"},
        {NAMED("a\\\\b"), SUM, "leads out of its folder"},
        {NAMED("a\\nb"), SUM, "leads out of its folder"},
        {NAMED(""), SUM, "leads out of its folder"},
        {ROOT, SPEC, "/Size 4", "size or check sum"},
        {ROOT, SPEC, "/CheckSum<00>", "size or check sum"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GBytes) bytes = with_file(&cases[i]);
        g_autoptr(JfPdfDocument) document = opened(bytes);
        g_autoptr(JfDiags) diags = jf_diags_new();
        g_autoptr(JfPdfAttachments) attachments = jf_pdf_attachments_open(jf_pdf_document_last(document), diags);
        const JfPdfAttachment *attachment = attachments ? jf_pdf_attachments_find(attachments, "a.txt") : NULL;
        g_autoptr(GBytes) content = attachment ? jf_pdf_attachments_read(attachments, attachment, 100, diags) : NULL;
        if (!cases[i].words && !content)
            g_error("%s", jf_diags_at(diags, 0)->text[JF_LANGUAGE_EN]);
        if (cases[i].words && g_str_equal(cases[i].words, "none")) {
            g_assert_cmpuint(jf_pdf_attachments_count(attachments), ==, 0);
        } else if (cases[i].words) {
            g_assert_null(content);
            g_assert_true(jf_diags_has(diags, JF_DIAG_PDF_ATTACHMENT));
            if (!strstr(jf_diags_at(diags, 0)->text[JF_LANGUAGE_EN], cases[i].words))
                g_error("case %zu: %s", i, jf_diags_at(diags, 0)->text[JF_LANGUAGE_EN]);
        } else {
            g_assert_cmpmem(g_bytes_get_data(content, NULL), (int)g_bytes_get_size(content), "abc", 3);
            g_assert_cmpstr(attachment->mime, ==, "text/plain");
            g_assert_cmpstr(attachment->description, ==, "交");
            g_assert_cmpstr(attachment->relation, ==, "Source");
        }
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/pdf/writer/written", test_written);
    g_test_add_func("/pdf/writer/dangling", test_dangling);
    g_test_add_func("/pdf/writer/made", test_made);
    g_test_add_func("/pdf/writer/boxes", test_boxes);
    g_test_add_func("/pdf/writer/bomb", test_bomb);
    g_test_add_func("/pdf/update/both-kinds", test_update);
    g_test_add_func("/pdf/update/id", test_update_id);
    g_test_add_func("/pdf/update/spot", test_spot);
    g_test_add_func("/pdf/update/incomplete", test_update_incomplete);
    g_test_add_func("/pdf/attachment/cases", test_attachments);
    return g_test_run();
}
