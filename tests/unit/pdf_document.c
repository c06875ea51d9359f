// SPDX-License-Identifier: MIT
// pdf/document and pdf/revision: what is read, and what is refused; each hostile case is a small file that differs in one place.
#include "pdf/revision.h"
#include "pdf_make.h"
#include <glib/gstdio.h>

static JfPdfDocument *opened(GBytes *bytes)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    JfPdfDocument *document = jf_pdf_document_open(bytes, "a.pdf", diags);
    if (!document)
        jf_diags_print(diags, JF_LANGUAGE_EN, stderr);
    g_assert_nonnull(document);
    g_assert_cmpuint(jf_diags_count(diags), ==, 0);
    return document;
}

static void assert_refused(GBytes *bytes, JfDiagId id, const char *words)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_autoptr(JfPdfDocument) document = jf_pdf_document_open(bytes, "a.pdf", diags);
    g_assert_null(document);
    g_assert_cmpuint(jf_diags_errors(diags), >, 0);
    if (!jf_diags_has(diags, id) || !strstr(jf_diags_at(diags, 0)->text[JF_LANGUAGE_EN], words))
        g_error("expected \"%s\", got: %s", words, jf_diags_at(diags, 0)->text[JF_LANGUAGE_EN]);
    g_assert_cmpstr(jf_diags_at(diags, 0)->where.file, ==, "a.pdf");
}

static void test_page(void)
{
    Make make = make_page();
    g_autoptr(GBytes) bytes = make_bytes(&make);
    g_autoptr(JfPdfDocument) document = opened(bytes);
    JfPdfView *view = jf_pdf_document_last(document);
    g_assert_cmpuint(jf_pdf_document_revisions(document), ==, 1);
    g_assert_cmpint(jf_pdf_document_minor(document), ==, 7);
    g_assert_cmpint(jf_pdf_view_size(view), ==, 5);
    const JfPdfValue *pages = jf_pdf_view_find(view, jf_pdf_view_root(view), "Pages");
    const JfPdfValue *page = jf_pdf_view_item(view, jf_pdf_view_find(view, pages, "Kids"), 0);
    g_assert_true(jf_pdf_is_name(jf_pdf_find(page, "Type"), "Page"));
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_autoptr(GBytes) content = jf_pdf_view_data(view, jf_pdf_find(page, "Contents"), 1000, diags);
    g_assert_cmpmem(g_bytes_get_data(content, NULL), (int)g_bytes_get_size(content), "0 0 m 50 50 l S   ", 18);
    g_assert_null(jf_pdf_view_data(view, jf_pdf_find(page, "Contents"), 17, diags));
    g_assert_true(jf_diags_has(diags, JF_DIAG_PDF_LIMIT));
    g_assert_null(jf_pdf_view_data(view, page, 1000, diags));
    g_assert_true(jf_diags_has(diags, JF_DIAG_PDF_OBJECT));
    g_assert_null(jf_pdf_view_object(view, 99));
    g_assert_cmpuint(jf_pdf_view_origin(view, 99), ==, SIZE_MAX);
}

// One object changes, one is freed, one is new: views show each time's state.
static void test_revisions(void)
{
    Make make = make_page();
    size_t first_end = make.out->len;
    make_object(&make, 4, "<</Length 2>>\nstream\nQQ\nendstream");
    make_object(&make, 5, "(new)");
    make_table(&make, "");
    g_autoptr(GBytes) bytes = make_bytes(&make);
    g_autoptr(JfPdfDocument) document = opened(bytes);
    g_assert_cmpuint(jf_pdf_document_revisions(document), ==, 2);
    JfPdfView *base = jf_pdf_document_view(document, 0), *last = jf_pdf_document_last(document);
    g_assert_cmpuint(jf_pdf_view_object(base, 4)->stream.length, ==, 18);
    g_assert_cmpuint(jf_pdf_view_object(last, 4)->stream.length, ==, 2);
    g_assert_null(jf_pdf_view_object(base, 5));
    g_assert_nonnull(jf_pdf_view_object(last, 5));
    g_assert_true(jf_pdf_view_object(base, 1) == jf_pdf_view_object(last, 1));
    g_assert_cmpuint(jf_pdf_view_origin(last, 4), ==, 1);
    g_assert_cmpuint(jf_pdf_view_origin(last, 1), ==, 0);
    const JfPdfRevision *one = jf_pdf_document_revision(document, 0), *two = jf_pdf_document_revision(document, 1);
    g_assert_cmpuint(one->start, ==, 0);
    g_assert_cmpuint(one->end, ==, first_end);
    g_assert_cmpuint(two->start, ==, first_end);
    g_assert_cmpuint(two->end, ==, g_bytes_get_size(bytes));
    g_assert_cmpint(two->kind, ==, JF_PDF_XREF_TABLE);
    g_assert_cmpuint(two->n_own, ==, 2);
    g_assert_cmpint(two->own[0].number, ==, 4);
}

typedef struct {
    const char *from, *to;
    JfDiagId id;
    const char *words;
} Case;

static const Case single[] = {
    {"%PDF-1.7", "%PDF-2.0", JF_DIAG_PDF_HEADER, "does not begin"},
    {"%PDF-1.7", " PDF-1.7", JF_DIAG_PDF_HEADER, "does not begin"},
    {"startxref", "startxxxx", JF_DIAG_PDF_XREF, "does not end with startxref"},
    {"%%EOF", "%%EOX", JF_DIAG_PDF_XREF, "%%EOF is missing"},
    {"xref\n0 1", "xerf\n0 1", JF_DIAG_PDF_OBJECT, "no object begins"},
    {"65535 f \n", "65535 n \n", JF_DIAG_PDF_XREF, "generation number"},
    {"00000 n \n", "00001 n \n", JF_DIAG_PDF_XREF, "generation number"},
    {"00000 n \n", "00000 n\n\n", JF_DIAG_PDF_XREF, "twenty bytes"},
    {"00000 n \n", "00000 x \n", JF_DIAG_PDF_XREF, "twenty bytes"},
    {"/Size 5", "/Size 4", JF_DIAG_PDF_XREF, "/Size is not above"},
    {"/Size 5", "/Sizf 5", JF_DIAG_PDF_XREF, "/Size is missing"},
    {"/Root 1 0 R>>", "/Rpot 1 0 R>>", JF_DIAG_PDF_XREF, "/Root"},
    {"/Root 1 0 R>>", "/Root 2 1 R>>", JF_DIAG_PDF_XREF, "impossible object"},
    {"/Root 1 0 R>>", "/Root 4 0 R>>", JF_DIAG_PDF_OBJECT, "catalog"},
    {"/Root 1 0 R>>", "/Root 9 0 R>>", JF_DIAG_PDF_OBJECT, "catalog"},
    {"3 0 obj", "7 0 obj", JF_DIAG_PDF_OBJECT, "another object stands"},
    {"3 0 obj", "3 1 obj", JF_DIAG_PDF_OBJECT, "out of range"},
    {"endobj\n3", "endoxj\n3", JF_DIAG_PDF_OBJECT, "endobj"},
    {"endobj\n3", "endobj%3", JF_DIAG_PDF_HIDDEN, "belong to no object"},
    {"/Length 18", "/Length 17", JF_DIAG_PDF_OBJECT, "does not end where /Length"},
    {"/Length 18", "/Length 99", JF_DIAG_PDF_OBJECT, "/Length is missing or wrong"},
    {"/Length 18", "/Length -1", JF_DIAG_PDF_OBJECT, "/Length is missing or wrong"},
    {"/Length 18", "/Lenght 18", JF_DIAG_PDF_OBJECT, "/Length is missing or wrong"},
    {"/Type/Page/Parent", "/Type/Page/Type  ", JF_DIAG_PDF_OBJECT, "same key twice"},
    {"[3 0 R]", "[3 0 R>", JF_DIAG_PDF_OBJECT, "value is expected"},
    {"[0 0 100 100]", "[0 0 }00 100]", JF_DIAG_PDF_OBJECT, "value is expected"},
    {"[0 0 100 100]", "[0 0 1-0 100]", JF_DIAG_PDF_OBJECT, "neither a number"},
    {"[0 0 100 100]", "[0 0 (00 100]", JF_DIAG_PDF_OBJECT, "string without end"},
    {"[0 0 100 100]", "[0 0 <10 100>", JF_DIAG_PDF_OBJECT, "hexadecimal"},
};

static void test_refused(void)
{
    Make make = make_page();
    g_autoptr(GBytes) bytes = make_bytes(&make);
    for (size_t i = 0; i < G_N_ELEMENTS(single); i++) {
        g_autoptr(GBytes) bad = tampered(bytes, single[i].from, single[i].to);
        assert_refused(bad, single[i].id, single[i].words);
    }
}

static void test_tail(void)
{
    Make make = make_page();
    g_autoptr(GBytes) bytes = make_bytes(&make);
    gsize size;
    const char *data = g_bytes_get_data(bytes, &size);
    static const char *const tails[] = {"\n", " ", "%", "\r\n", "startxref\n0\n%%EOF\n"};
    for (size_t i = 0; i < G_N_ELEMENTS(tails); i++) {
        g_autofree char *longer = g_strconcat(data, tails[i], NULL); // the file holds no NUL
        g_autoptr(GBytes) bad = g_bytes_new(longer, strlen(longer));
        g_autoptr(JfDiags) diags = jf_diags_new();
        g_assert_null(jf_pdf_document_open(bad, NULL, diags));
        g_assert_cmpuint(jf_diags_errors(diags), ==, 1);
    }
    g_autoptr(GBytes) without = g_bytes_new(data, size - 1); // no end of line behind %%EOF: allowed
    g_autoptr(JfPdfDocument) document = opened(without);
    g_assert_nonnull(document);
    for (gsize n = 0; n < size - 1; n++) { // cut anywhere: refused, never crashed
        g_autoptr(GBytes) cut = g_bytes_new_from_bytes(bytes, 0, n);
        g_autoptr(JfDiags) diags = jf_diags_new();
        g_assert_null(jf_pdf_document_open(cut, NULL, diags));
        g_assert_cmpuint(jf_diags_errors(diags), >, 0);
    }
}

static void test_refused_updates(void)
{
    static const Case cases[] = {
        {"/Root 1 0 R/Note 0 /X 0 ", "/Root 2 0 R/Note 0 /X 0 ", JF_DIAG_PDF_XREF, "/Root names another"},
        {"/Size 6", "/Size 5", JF_DIAG_PDF_XREF, "/Size is not above"},
        {"/Note 0 /X 0", "/XRefStm 170", JF_DIAG_PDF_XREF, "hybrid"},
        {"/Note 0 /X 0", "/Encrypt [0]", JF_DIAG_PDF_XREF, "encrypted"},
    };
    Make make = make_page();
    make_object(&make, 5, "(new)");
    make_table(&make, "/Note 0 /X 0 ");
    g_autoptr(GBytes) bytes = make_bytes(&make);
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GBytes) bad = tampered(bytes, cases[i].from, cases[i].to);
        assert_refused(bad, cases[i].id, cases[i].words);
    }
}

static void test_size_shrinks(void)
{
    Make make = make_page();
    make_object(&make, 2, "<</Type/Pages/Kids[3 0 R]/Count 1>>");
    make.size = 4;
    make_table(&make, "");
    g_autoptr(GBytes) bytes = make_bytes(&make);
    assert_refused(bytes, JF_DIAG_PDF_XREF, "/Size shrinks");
}

// The update's section names an offset in the base; the base's one names an offset in the update.
static void test_offset_outside(void)
{
    Make make = make_page();
    size_t inside = 15;
    make_object(&make, 5, "(new)");
    make.at[5] = inside;
    make_table(&make, "");
    g_autoptr(GBytes) bytes = make_bytes(&make);
    assert_refused(bytes, JF_DIAG_PDF_OBJECT, "outside its revision");

    Make later = make_new();
    make_object(&later, 1, "<</Pages 2 0 R>>");
    later.at[2] = 4000;
    later.size = 3;
    make_table(&later, "");
    g_autoptr(GBytes) beyond = make_bytes(&later);
    assert_refused(beyond, JF_DIAG_PDF_OBJECT, "outside its revision");
}

static void test_previous(void)
{
    static const int offsets[] = {1 << 20, 3, 17};
    for (size_t i = 0; i < G_N_ELEMENTS(offsets); i++) {
        Make make = make_page();
        make_object(&make, 5, "(new)");
        make.previous = offsets[i];
        make_table(&make, "");
        g_autoptr(GBytes) bytes = make_bytes(&make);
        g_autoptr(JfDiags) diags = jf_diags_new();
        g_assert_null(jf_pdf_document_open(bytes, NULL, diags));
    }
    Make loop = make_page();
    loop.previous = (int)loop.out->len; // /Prev of the section to itself: "xref" will stand there
    make_table(&loop, "");
    g_autoptr(GBytes) bytes = make_bytes(&loop);
    assert_refused(bytes, JF_DIAG_PDF_XREF, "/Prev does not point to an earlier");
}

// An object between two others that no section names; and one between the section and startxref.
static void test_hidden(void)
{
    Make make = make_new();
    make_object(&make, 1, "<</Pages 2 0 R>>");
    make_object(&make, 3, "(hidden)");
    make.at[3] = 0;
    make_object(&make, 2, "<</Kids[]/Count 0>>");
    make_table(&make, "");
    g_autoptr(GBytes) bytes = make_bytes(&make);
    assert_refused(bytes, JF_DIAG_PDF_HIDDEN, "belong to no object");

    Make twice = make_new();
    make_object(&twice, 1, "<</Pages 2 0 R>>");
    make_object(&twice, 1, "<</Pages 2 0 R>>");
    make_table(&twice, "");
    g_autoptr(GBytes) doubled = make_bytes(&twice);
    assert_refused(doubled, JF_DIAG_PDF_HIDDEN, "belong to no object");
}

static void test_deep(void)
{
    g_autoptr(GString) deep = g_string_new(NULL);
    for (int i = 0; i < 100000; i++)
        g_string_append(deep, i % 2 ? "[" : "<</A");
    Make make = make_new();
    make_object(&make, 1, deep->str);
    make_table(&make, "");
    g_autoptr(GBytes) bytes = make_bytes(&make);
    assert_refused(bytes, JF_DIAG_PDF_OBJECT, "nested too deeply");
}

static void test_many_revisions(void)
{
    Make make = make_page();
    for (int i = 0; i < JF_PDF_REVISIONS_MAX; i++) {
        make_object(&make, 5, "(again)");
        make_table(&make, "");
    }
    g_autoptr(GBytes) bytes = make_bytes(&make);
    assert_refused(bytes, JF_DIAG_PDF_LIMIT, "too many revisions");
}

// An indirect /Length in the same revision is how Cairo writes; a loop of references ends.
static void test_references(void)
{
    Make make = make_new();
    make_object(&make, 1, "<</Pages 2 0 R/A 4 0 R>>");
    make_object(&make, 2, "<</Length 3 0 R>>\nstream\nabc\nendstream");
    make_object(&make, 3, "3");
    make_object(&make, 4, "5 0 R");
    make_object(&make, 5, "4 0 R");
    make_table(&make, "");
    g_autoptr(GBytes) bytes = make_bytes(&make);
    g_autoptr(JfPdfDocument) document = opened(bytes);
    JfPdfView *view = jf_pdf_document_last(document);
    g_assert_cmpuint(jf_pdf_view_object(view, 2)->stream.length, ==, 3);
    g_assert_null(jf_pdf_view_find(view, jf_pdf_view_root(view), "A"));
}

// Objects of an own file are read when asked for: the same values, and one that is broken hurts only who wants it.
static void test_own(void)
{
    Make make = make_new();
    make_object(&make, 1, "<</Pages 2 0 R/A 4 0 R>>");
    make_object(&make, 2, "<</Length 3 0 R>>\nstream\nabc\nendstream");
    make_object(&make, 3, "3");
    make_object(&make, 4, "[1 2 <broken");
    make_table(&make, "");
    g_autoptr(GBytes) bytes = make_bytes(&make);
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_assert_null(jf_pdf_document_open(bytes, NULL, diags));
    g_autoptr(JfDiags) none = jf_diags_new();
    g_autoptr(JfPdfDocument) document = jf_pdf_document_open_own(bytes, none);
    g_assert_nonnull(document);
    JfPdfView *view = jf_pdf_document_last(document);
    const JfPdfValue *stream = jf_pdf_view_find(view, jf_pdf_view_root(view), "Pages");
    g_assert_cmpmem(stream->stream.data, (int)stream->stream.length, "abc", 3);
    g_assert_true(jf_pdf_view_object(view, 2) == stream);
    g_assert_null(jf_pdf_view_object(view, 4));
    g_assert_null(jf_pdf_view_object(view, 5));
    g_assert_cmpuint(jf_diags_count(none), ==, 0);
}

// Not for files that were changed since, nor for those of others with a stream of references.
static void test_own_only(void)
{
    Make make = make_page();
    make_object(&make, 1, "<</Type/Catalog/Pages 2 0 R/B 1>>");
    make_table(&make, "");
    g_autoptr(GBytes) bytes = make_bytes(&make);
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_autoptr(JfPdfDocument) changed = opened(bytes);
    g_assert_cmpuint(jf_pdf_document_revisions(changed), ==, 2);
    g_assert_null(jf_pdf_document_open_own(bytes, diags));
    g_assert_true(jf_diags_has(diags, JF_DIAG_PDF_XREF));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/pdf/document/page", test_page);
    g_test_add_func("/pdf/document/revisions", test_revisions);
    g_test_add_func("/pdf/document/refused", test_refused);
    g_test_add_func("/pdf/document/tail", test_tail);
    g_test_add_func("/pdf/document/refused-updates", test_refused_updates);
    g_test_add_func("/pdf/document/size-shrinks", test_size_shrinks);
    g_test_add_func("/pdf/document/offset-outside", test_offset_outside);
    g_test_add_func("/pdf/document/previous", test_previous);
    g_test_add_func("/pdf/document/hidden", test_hidden);
    g_test_add_func("/pdf/document/deep", test_deep);
    g_test_add_func("/pdf/document/many-revisions", test_many_revisions);
    g_test_add_func("/pdf/document/references", test_references);
    g_test_add_func("/pdf/document/own", test_own);
    g_test_add_func("/pdf/document/own-only", test_own_only);
    return g_test_run();
}
