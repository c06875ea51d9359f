// SPDX-License-Identifier: MIT
// Opening a document: header, tail, the walk over the revisions from the end, then their objects from the base on.
#include "pdf/document.h"
#include "pdf/store.h"
#include <string.h>

static bool fault(const JfPdfDocument *document, JfDiags *diags, JfDiagId id, size_t at, const char *en, const char *zh)
{
    return jf_pdf_fault(diags, document->name, id, at, JF_PDF_SAID(en, zh));
}

// "%PDF-1.n", and the comment of high bytes that says "binary" (7.5.2).
static bool read_header(JfPdfDocument *document, JfDiags *diags)
{
    const uint8_t *data = document->data;
    if (document->size < 9 || memcmp(data, "%PDF-1.", 7) != 0 || data[7] < '0' || data[7] > '7')
        return fault(document, diags, JF_DIAG_PDF_HEADER, 0, "the file does not begin with %PDF-1.0 to %PDF-1.7",
                     "文件开头不是 %PDF-1.0 至 %PDF-1.7");
    document->minor = data[7] - '0';
    JfPdfLex lex = jf_pdf_lex_open(document, 8, document->size);
    if (!jf_pdf_lex_eol(&lex))
        return fault(document, diags, JF_DIAG_PDF_HEADER, 8, "the header does not end its line", "文件头之后没有换行");
    if (jf_pdf_lex_at(&lex, "%")) {
        size_t limit = MIN(lex.at + 16, lex.size);
        while (lex.at < limit && data[lex.at] != '\n' && data[lex.at] != '\r')
            lex.at++;
        if (!jf_pdf_lex_eol(&lex))
            return fault(document, diags, JF_DIAG_PDF_HEADER, lex.at, "the comment behind the header is too long", "文件头之后的注释过长");
    }
    document->body = lex.at;
    return true;
}

// The last "startxref" must lie so near the end that nothing but its number, %%EOF and one end of line follows.
static bool find_last_section(JfPdfDocument *document, size_t *at, JfDiags *diags)
{
    static const char word[] = "startxref";
    size_t length = sizeof word - 1, low = document->size > 64 ? document->size - 64 : 0;
    for (size_t i = document->size - MIN(document->size, length) + 1; i-- > low;) {
        if (memcmp(document->data + i, word, length) != 0)
            continue;
        JfPdfLex lex = jf_pdf_lex_open(document, i + length, document->size);
        int64_t offset;
        if (!jf_pdf_lex_natural(&lex, (int64_t)i, &offset))
            break;
        *at = (size_t)offset;
        return true;
    }
    return fault(document, diags, JF_DIAG_PDF_XREF, document->size, "the file does not end with startxref and %%EOF",
                 "文件结尾没有 startxref 与 %%EOF");
}

// From the last section to the first; `sections` then holds them last first.
static bool walk(JfPdfDocument *document, GArray *sections, JfDiags *diags)
{
    size_t at = 0, end = document->size;
    if (!find_last_section(document, &at, diags))
        return false;
    for (;;) {
        JfPdfSection section;
        if (!jf_pdf_section_read(document, at, end, &section, diags))
            return false;
        if (sections->len == 0 && section.revision_end != document->size)
            return fault(document, diags, JF_DIAG_PDF_XREF, section.revision_end, "something follows the last %%EOF",
                         "最后的 %%EOF 之后还有内容");
        if (sections->len >= JF_PDF_REVISIONS_MAX)
            return fault(document, diags, JF_DIAG_PDF_LIMIT, at, "too many revisions", "修订次数过多");
        g_array_append_val(sections, section);
        if (section.previous < 0)
            return true;
        end = at;
        at = (size_t)section.previous;
    }
}

static int64_t size_of(const JfPdfValue *trailer)
{
    int64_t size = 0;
    return jf_pdf_int(jf_pdf_find(trailer, "Size"), &size) ? size : 0;
}

// What only a comparison with the revision before can tell.
static bool follows(JfPdfDocument *document, const JfPdfRevision *revision, const JfPdfRevision *before, JfDiags *diags)
{
    if (revision->xref < revision->start)
        return fault(document, diags, JF_DIAG_PDF_XREF, revision->xref, "two sections in one revision", "一个修订中有两个段");
    if (size_of(revision->trailer) < size_of(before->trailer))
        return fault(document, diags, JF_DIAG_PDF_XREF, revision->xref, "/Size shrinks", "/Size 变小");
    if (!jf_pdf_equal(jf_pdf_find(revision->trailer, "Root"), jf_pdf_find(before->trailer, "Root")))
        return fault(document, diags, JF_DIAG_PDF_XREF, revision->xref, "/Root names another object than before", "/Root 指向了另一个对象");
    return true;
}

static bool open_view(JfPdfDocument *document, size_t k, JfDiags *diags)
{
    JfPdfView *view = &document->views[k];
    const JfPdfRevision *revision = &document->revisions[k];
    *view = (JfPdfView){.document = document, .revision = k};
    view->root = jf_pdf_view_resolve(view, jf_pdf_find(revision->trailer, "Root"));
    return jf_pdf_is(view->root, JF_PDF_DICT) ||
           fault(document, diags, JF_DIAG_PDF_OBJECT, revision->xref, "the catalog is not a dictionary", "目录对象不是字典");
}

static bool load(JfPdfDocument *document, const GArray *sections, JfDiags *diags)
{
    document->revisions = jf_arena_array(document->arena, JfPdfRevision, sections->len);
    document->views = jf_arena_array(document->arena, JfPdfView, sections->len);
    for (size_t k = 0; k < sections->len; k++) {
        const JfPdfSection *section = &g_array_index(sections, JfPdfSection, sections->len - 1 - k);
        JfPdfRevision *revision = &document->revisions[k];
        *revision = (JfPdfRevision){
            .start = k ? revision[-1].end : 0,
            .end = section->revision_end,
            .xref = section->at,
            .kind = section->kind,
            .trailer = section->trailer,
            .own = section->own,
            .n_own = section->n_own,
        };
        document->n = k + 1;
        if (k && !follows(document, revision, revision - 1, diags))
            return false;
        if (!document->own && !jf_pdf_revision_load(document, revision, section, diags))
            return false;
        if (!open_view(document, k, diags))
            return false;
    }
    return true;
}

static bool read_all(JfPdfDocument *document, JfDiags *diags)
{
    if (document->size > JF_PDF_BYTES_MAX)
        return fault(document, diags, JF_DIAG_PDF_LIMIT, 0, "the file is larger than is allowed", "文件超过上限");
    g_autoptr(GArray) sections = g_array_new(FALSE, FALSE, sizeof(JfPdfSection));
    return read_header(document, diags) && walk(document, sections, diags) && load(document, sections, diags);
}

static JfPdfDocument *open_document(GBytes *bytes, const char *name, bool own, JfDiags *diags)
{
    g_autoptr(JfPdfDocument) document = g_new0(JfPdfDocument, 1);
    document->own = own;
    document->bytes = g_bytes_ref(bytes);
    document->data = g_bytes_get_data(bytes, &document->size);
    document->name = g_strdup(name);
    document->arena = jf_arena_new();
    document->values = JF_PDF_VALUES_MAX;
    document->decoded = JF_PDF_DECODED_MAX;
    return read_all(document, diags) ? g_steal_pointer(&document) : NULL;
}

JfPdfDocument *jf_pdf_document_open(GBytes *bytes, const char *name, JfDiags *diags)
{
    return open_document(bytes, name, false, diags);
}

JfPdfDocument *jf_pdf_document_open_own(GBytes *bytes, JfDiags *diags)
{
    g_autoptr(JfPdfDocument) document = open_document(bytes, NULL, true, diags);
    if (!document || (document->n == 1 && document->revisions[0].kind == JF_PDF_XREF_TABLE))
        return g_steal_pointer(&document);
    fault(document, diags, JF_DIAG_PDF_XREF, document->revisions[0].xref, "this is not a file of one revision with a table",
          "不是只有一个修订并使用交叉引用表的文件");
    return NULL;
}

void jf_pdf_document_free(JfPdfDocument *document)
{
    if (!document)
        return;
    jf_arena_free(document->arena);
    g_bytes_unref(document->bytes);
    g_free(document->name);
    g_free(document);
}

GBytes *jf_pdf_document_bytes(const JfPdfDocument *document)
{
    return document->bytes;
}

const char *jf_pdf_document_name(const JfPdfDocument *document)
{
    return document->name;
}

int jf_pdf_document_minor(const JfPdfDocument *document)
{
    return document->minor;
}

size_t jf_pdf_document_revisions(const JfPdfDocument *document)
{
    return document->n;
}

const JfPdfRevision *jf_pdf_document_revision(const JfPdfDocument *document, size_t k)
{
    g_assert(k < document->n);
    return &document->revisions[k];
}

JfPdfView *jf_pdf_document_view(const JfPdfDocument *document, size_t revision)
{
    g_assert(revision < document->n);
    return &document->views[revision];
}

JfPdfView *jf_pdf_document_last(const JfPdfDocument *document)
{
    return jf_pdf_document_view(document, document->n - 1);
}
