// SPDX-License-Identifier: MIT
// Cairo's pages: each pair (furniture, content) becomes one page; streams are copied as they are, dictionaries mended for PDF/A.
//
// No content stream is rewritten: the furniture's becomes a form XObject, drawn as an artifact by a short stream before the content's.
#include "archive/finisher.h"
#include <string.h>

static const char ARTIFACT[] = "/Artifact BMC /Furniture Do EMC\n";

typedef struct {
    JfFinisher *finisher;
    bool *copied; // by Cairo's number
    int size;
} Copier;

static void copy_refs(Copier *copier, const JfPdfValue *value);

// ---- dictionaries that PDF/A wants otherwise

static bool is_typed(const JfPdfValue *value, const char *type, const char *subtype)
{
    return jf_pdf_is_name(jf_pdf_find(value, "Type"), type) && jf_pdf_is_name(jf_pdf_find(value, "Subtype"), subtype);
}

// Interpolation is Cairo's wish for smooth scaling; PDF/A forbids it (ISO 19005-3 6.2.8). Widths of CIDs that are glyph indices need the map said (6.2.11.3.2).
static const JfPdfValue *mended(JfFinisher *finisher, const JfPdfValue *value)
{
    if (value->kind == JF_PDF_STREAM && jf_pdf_find(value, "Interpolate")) {
        JfPdfValue *dict = jf_pdf_copy(finisher->arena, value->stream.dict);
        jf_pdf_remove(dict, "Interpolate");
        return jf_pdf_new_stream(finisher->arena, dict, value->stream.data, value->stream.length);
    }
    if (is_typed(value, "Font", "CIDFontType2") && !jf_pdf_find(value, "CIDToGIDMap")) {
        JfPdfValue *dict = jf_pdf_copy(finisher->arena, value);
        jf_archive_name(finisher, dict, "CIDToGIDMap", "Identity");
        return dict;
    }
    return value;
}

// ---- copying what pages need

static void copy_object(Copier *copier, int number)
{
    const JfPdfValue *value = number < copier->size && !copier->copied[number] ? jf_pdf_view_object(copier->finisher->view, number) : NULL;
    if (!value)
        return; // done already, or dangling: then the writer refuses
    copier->copied[number] = true;
    value = mended(copier->finisher, value);
    jf_pdf_writer_put(copier->finisher->writer, number, value);
    copy_refs(copier, value);
}

static void copy_refs(Copier *copier, const JfPdfValue *value)
{
    size_t n;
    const JfPdfEntry *entries = jf_pdf_entries(value, &n);
    if (jf_pdf_is(value, JF_PDF_REF))
        copy_object(copier, value->ref.number);
    for (size_t i = 0; i < n; i++)
        if (strcmp(entries[i].key, "Length") != 0) // the writer sets it
            copy_refs(copier, entries[i].value);
    for (size_t i = 0; jf_pdf_is(value, JF_PDF_ARRAY) && i < jf_pdf_count(value); i++)
        copy_refs(copier, jf_pdf_item(value, i));
}

// ---- furniture

static const JfPdfValue *contents_of(const JfPdfView *view, const JfPdfValue *page)
{
    const JfPdfValue *stream = jf_pdf_view_find(view, page, "Contents");
    return jf_pdf_is(stream, JF_PDF_STREAM) ? stream : NULL;
}

static int add_furniture(Copier *copier, const JfPdfValue *page)
{
    JfFinisher *finisher = copier->finisher;
    const JfPdfValue *stream = contents_of(finisher->view, page), *resources = jf_pdf_view_find(finisher->view, page, "Resources");
    JfPdfValue *dict = jf_pdf_copy(finisher->arena, stream->stream.dict);
    jf_pdf_set(finisher->arena, dict, "Type", jf_pdf_new_name(finisher->arena, "XObject"));
    jf_pdf_set(finisher->arena, dict, "Subtype", jf_pdf_new_name(finisher->arena, "Form"));
    jf_pdf_set(finisher->arena, dict, "BBox", jf_pdf_view_find(finisher->view, page, "MediaBox"));
    jf_pdf_set(finisher->arena, dict, "Resources", resources);
    copy_refs(copier, resources);
    return jf_archive_add(finisher, jf_pdf_new_stream(finisher->arena, dict, stream->stream.data, stream->stream.length));
}

static const JfPdfValue *with_furniture(JfFinisher *finisher, const JfPdfValue *resources, int furniture)
{
    JfArena *arena = finisher->arena;
    JfPdfValue *copy = jf_pdf_copy(arena, resources);
    const JfPdfValue *old = jf_pdf_view_find(finisher->view, resources, "XObject");
    JfPdfValue *objects = old ? jf_pdf_copy(arena, old) : jf_pdf_new_dict(arena);
    jf_pdf_set(arena, objects, "Furniture", jf_pdf_new_ref(arena, furniture));
    jf_pdf_set(arena, copy, "XObject", objects);
    return copy;
}

// ---- pages

static bool is_whole(const JfPdfView *view, const JfPdfValue *page)
{
    return contents_of(view, page) && jf_pdf_is(jf_pdf_view_find(view, page, "Resources"), JF_PDF_DICT) &&
           jf_pdf_is(jf_pdf_view_find(view, page, "MediaBox"), JF_PDF_ARRAY);
}

// Cairo numbered the marked contents of each page in the order of painting; layout counted the same.
static bool marks_agree(JfFinisher *finisher, const JfPdfValue *page, int expected)
{
    const JfPdfView *view = finisher->view;
    const JfPdfValue *tree = jf_pdf_view_find(view, jf_pdf_view_find(view, jf_pdf_view_root(view), "StructTreeRoot"), "ParentTree");
    const JfPdfValue *numbers = jf_pdf_view_find(view, tree, "Nums"), *key = jf_pdf_find(page, "StructParents");
    int64_t place; // Cairo counts its keys from 0 and lists all of them
    size_t found = 0;
    if (jf_pdf_int(key, &place) && place >= 0 && jf_pdf_equal(jf_pdf_item(numbers, 2 * (size_t)place), key))
        found = jf_pdf_count(jf_pdf_view_item(view, numbers, 2 * (size_t)place + 1));
    if (found == (size_t)expected)
        return true;
    return jf_archive_fault(finisher, JF_DIAG_ARCHIVE_RAW, "a page has other marked contents than its layout",
                            "页面的标记内容与版面不一致");
}

static void build_page(Copier *copier, size_t p, const JfPdfValue *furniture, const JfPdfValue *content, int parent, int prefix)
{
    JfFinisher *finisher = copier->finisher;
    JfArena *arena = finisher->arena;
    JfPdfValue *page = finisher->page[p], *contents = jf_pdf_new_array(arena);
    const JfPdfValue *resources = jf_pdf_view_find(finisher->view, content, "Resources"),
                     *group = jf_pdf_view_find(finisher->view, content, "Group");
    jf_archive_name(finisher, page, "Type", "Page");
    jf_archive_ref(finisher, page, "Parent", parent);
    jf_archive_put(finisher, page, "MediaBox", jf_pdf_view_find(finisher->view, content, "MediaBox"));
    copy_refs(copier, resources);
    if (finisher->pages->pages[p].furniture) {
        resources = with_furniture(finisher, resources, add_furniture(copier, furniture));
        jf_pdf_add(arena, contents, jf_pdf_new_ref(arena, prefix));
    }
    jf_archive_put(finisher, page, "Resources", resources);
    copy_refs(copier, jf_pdf_find(content, "Contents"));
    jf_pdf_add(arena, contents, jf_pdf_find(content, "Contents"));
    jf_archive_put(finisher, page, "Contents", contents);
    if (group)
        jf_archive_put(finisher, page, "Group", group);
    if (finisher->pages->pages[p].n_mcid)
        jf_archive_int(finisher, page, "StructParents", (int64_t)p);
    jf_archive_name(finisher, page, "Tabs", "S");
}

static bool build_pages(Copier *copier, const JfPdfValue *kids, int parent, JfPdfValue *list)
{
    JfFinisher *finisher = copier->finisher;
    const JfPdfView *view = finisher->view;
    int prefix = jf_pdf_writer_reserve(finisher->writer);
    bool furnished = false;
    for (size_t p = 0; p < finisher->pages->n_pages; p++) {
        const JfPdfValue *furniture = jf_pdf_view_item(view, kids, 2 * p), *content = jf_pdf_view_item(view, kids, 2 * p + 1);
        if (!is_whole(view, furniture) || !is_whole(view, content))
            return jf_archive_fault(finisher, JF_DIAG_ARCHIVE_RAW, "a page has no content or resources", "页面缺少内容或资源");
        if (!marks_agree(finisher, content, finisher->pages->pages[p].n_mcid))
            return false;
        finisher->page[p] = jf_pdf_new_dict(finisher->arena);
        finisher->page_number[p] = jf_archive_add(finisher, finisher->page[p]);
        jf_pdf_add(finisher->arena, list, jf_pdf_new_ref(finisher->arena, finisher->page_number[p]));
        build_page(copier, p, furniture, content, parent, prefix);
        furnished = furnished || finisher->pages->pages[p].furniture;
    }
    if (furnished)
        jf_pdf_writer_put(finisher->writer, prefix,
                          jf_pdf_new_stream(finisher->arena, jf_pdf_new_dict(finisher->arena), ARTIFACT, sizeof ARTIFACT - 1));
    return true;
}

bool jf_archive_pages(JfFinisher *finisher)
{
    const JfPdfView *view = finisher->view;
    size_t n = finisher->pages->n_pages;
    const JfPdfValue *kids = jf_pdf_view_find(view, jf_pdf_view_find(view, jf_pdf_view_root(view), "Pages"), "Kids");
    if (n == 0 || jf_pdf_count(kids) != 2 * n)
        return jf_archive_fault(finisher, JF_DIAG_ARCHIVE_RAW, "the number of pages is not twice the layout's", "页数不是版面页数的两倍");
    JfArena *arena = finisher->arena;
    finisher->page = jf_arena_array(arena, JfPdfValue *, n);
    finisher->page_number = jf_arena_array(arena, int, n);
    JfPdfValue *tree = jf_pdf_new_dict(arena), *list = jf_pdf_new_array(arena);
    int parent = jf_archive_add(finisher, tree), size = jf_pdf_view_size(view);
    jf_archive_ref(finisher, finisher->catalog, "Pages", parent);
    jf_archive_name(finisher, tree, "Type", "Pages");
    jf_archive_put(finisher, tree, "Kids", list);
    jf_archive_int(finisher, tree, "Count", (int64_t)n);
    Copier copier = {finisher, jf_arena_array(arena, bool, size), size};
    return build_pages(&copier, kids, parent, list);
}
