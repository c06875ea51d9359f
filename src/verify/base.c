// SPDX-License-Identifier: MIT
// The base revision's build: whether it could be one of ours, told by its structure alone, so that it can be judged where it cannot be made again.
//
// Shadow attacks are prepared in the base: objects that nothing uses yet, references to numbers that a later revision will fill, looks that lie over
// the content, fonts, images or streams that come from elsewhere. None of that is in a file of ours, and without it no later revision (revisions.c) can
// change what the pages show.
#include "verify/examination.h"
#include <string.h>

typedef struct {
    JfExamination *e;
    const JfPdfView *view;
    const JfPdfRevision *base;
    bool *used;    // by number
    GArray *queue; // int: numbers used, not looked at yet
    int number;    // object that is being looked at
    int size;
    bool good;
} Walk;

static void foreign(Walk *walk, const char *key)
{
    g_autofree char *number = g_strdup_printf("%d", walk->number);
    if (walk->good)
        jf_find(walk->e->result, JF_FINDING_BASE_FOREIGN, -1, number, key, NULL);
    walk->good = false;
}

// ---- what may stand in a dictionary

typedef struct {
    const char *type, *subtype; // as they must be; NULL: any
    const char *keys[20];
} Kind;

static const Kind catalog = {"Catalog",
                             NULL,
                             {"Type", "Lang", "MarkInfo", "ViewerPreferences", "Pages", "StructTreeRoot", "Outlines", "PageMode", "Names",
                              "AF", "OutputIntents", "Metadata", "AcroForm"}};
static const Kind preferences = {NULL, NULL, {"DisplayDocTitle"}}; // not what order pages are read in, nor which are printed
static const Kind page_tree = {"Pages", NULL, {"Type", "Kids", "Count"}};
static const Kind page = {
    "Page", NULL, {"Type", "Parent", "MediaBox", "Resources", "Contents", "Group", "StructParents", "Tabs", "Annots"}};
static const Kind page_link = {"Annot", "Link", {"Type", "Subtype", "Rect", "F", "P", "StructParent", "Border", "Contents", "Dest", "A"}};
static const Kind form = {
    NULL,
    "Form",
    {"Type", "Subtype", "FormType", "BBox", "Matrix", "Resources", "Group", "StructParents", "Length", "Filter", "DecodeParms"}};
static const Kind image = {NULL,
                           "Image",
                           {"Type", "Subtype", "Width", "Height", "ColorSpace", "BitsPerComponent", "Decode", "ImageMask", "Mask", "SMask",
                            "Matte", "Length", "Filter", "DecodeParms"}};
static const Kind resources = {NULL, NULL, {"ExtGState", "ColorSpace", "Pattern", "Shading", "XObject", "Font", "ProcSet"}};
static const Kind state = {NULL, NULL, {"Type", "CA", "ca", "AIS", "SMask", "BM"}};

static bool is_kind(Walk *walk, const JfPdfValue *dict, const Kind *kind)
{
    size_t n = 0;
    const JfPdfEntry *entries = jf_pdf_entries(dict, &n);
    const char *fault = kind->type != NULL && !jf_pdf_is_name(jf_pdf_find(dict, "Type"), kind->type) ? "Type" : NULL;
    if (kind->subtype != NULL && !jf_pdf_is_name(jf_pdf_find(dict, "Subtype"), kind->subtype))
        fault = "Subtype";
    for (size_t i = 0; i < n && fault == NULL; i++)
        if (!g_strv_contains(kind->keys, entries[i].key))
            fault = entries[i].key;
    if (fault != NULL)
        foreign(walk, fault);
    return fault == NULL;
}

// Data of streams lies in this file (7.3.8: /F would fetch it), and a stream with a subtype is one of those that ours has.
static void look_at_stream(Walk *walk, const JfPdfValue *stream)
{
    static const char *const outside[] = {"F", "FFilter", "FDecodeParms"};
    static const char *const others[] = {"XML", "Type1C", "CIDFontType0C", "OpenType"};
    for (size_t i = 0; i < G_N_ELEMENTS(outside); i++)
        if (jf_pdf_find(stream, outside[i]) != NULL)
            foreign(walk, outside[i]);
    const JfPdfValue *subtype = jf_pdf_find(stream, "Subtype");
    if (subtype == NULL || jf_pdf_is_name(jf_pdf_find(stream, "Type"), "EmbeddedFile"))
        return;
    if (jf_pdf_is_name(subtype, "Form") || jf_pdf_is_name(subtype, "Image")) {
        is_kind(walk, stream, jf_pdf_is_name(subtype, "Form") ? &form : &image);
        return;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(others); i++)
        if (jf_pdf_is_name(subtype, others[i]))
            return;
    foreign(walk, "Subtype");
}

// A font from the reader's machine would show what that machine likes (shadow replace).
static void look_at_font(Walk *walk, const JfPdfValue *font)
{
    const JfPdfView *view = walk->view;
    if (jf_pdf_is_name(jf_pdf_find(font, "Subtype"), "Type0")) {
        const JfPdfValue *inside = jf_pdf_view_item(view, jf_pdf_view_find(view, font, "DescendantFonts"), 0);
        if (!jf_pdf_is(inside, JF_PDF_DICT) || jf_pdf_is_name(jf_pdf_find(inside, "Subtype"), "Type0"))
            foreign(walk, "DescendantFonts");
        else
            look_at_font(walk, inside);
        return;
    }
    const JfPdfValue *descriptor = jf_pdf_view_find(view, font, "FontDescriptor");
    if (!jf_pdf_is(jf_pdf_view_find(view, descriptor, "FontFile2"), JF_PDF_STREAM) &&
        !jf_pdf_is(jf_pdf_view_find(view, descriptor, "FontFile3"), JF_PDF_STREAM) &&
        !jf_pdf_is(jf_pdf_view_find(view, descriptor, "FontFile"), JF_PDF_STREAM))
        foreign(walk, "Font");
}

static void look_at_resources(Walk *walk, const JfPdfValue *value)
{
    const JfPdfView *view = walk->view;
    const JfPdfValue *all = jf_pdf_view_resolve(view, value);
    size_t n = 0;
    if (!is_kind(walk, all, &resources))
        return;
    const JfPdfEntry *entries = jf_pdf_entries(jf_pdf_view_find(view, all, "ExtGState"), &n);
    for (size_t i = 0; i < n; i++)
        is_kind(walk, jf_pdf_view_resolve(view, entries[i].value), &state);
    entries = jf_pdf_entries(jf_pdf_view_find(view, all, "Font"), &n);
    for (size_t i = 0; i < n; i++)
        look_at_font(walk, jf_pdf_view_resolve(view, entries[i].value));
}

static void look_at_uri(Walk *walk, const JfPdfValue *uri)
{
    static const char *const schemes[] = {"https://", "http://", "mailto:", "tel:"};
    for (size_t i = 0; i < G_N_ELEMENTS(schemes); i++)
        if (jf_pdf_is(uri, JF_PDF_STRING) && g_ascii_strncasecmp(uri->text.bytes, schemes[i], strlen(schemes[i])) == 0)
            return;
    foreign(walk, "URI");
}

// ---- the walk over everything that is used

static void use(Walk *walk, const JfPdfValue *reference)
{
    int number = reference->ref.number;
    if (reference->ref.generation != 0 || number >= walk->size || jf_pdf_view_object(walk->view, number) == NULL) {
        g_autofree char *from = g_strdup_printf("%d", walk->number), *to = g_strdup_printf("%d", number);
        if (walk->good)
            jf_find(walk->e->result, JF_FINDING_BASE_DANGLING, -1, from, to, NULL);
        walk->good = false;
    } else if (!walk->used[number]) {
        walk->used[number] = true;
        g_array_append_val(walk->queue, number);
    }
}

// The reader bounds the depth (JF_PDF_DEPTH_MAX), so recursion is safe.
static void look(Walk *walk, const JfPdfValue *value)
{
    if (value == NULL || !walk->good)
        return;
    if (value->kind == JF_PDF_REF)
        use(walk, value);
    for (size_t i = 0; value->kind == JF_PDF_ARRAY && i < jf_pdf_count(value); i++)
        look(walk, jf_pdf_item(value, i));
    if (value->kind == JF_PDF_STREAM)
        look_at_stream(walk, value);
    size_t n = 0;
    const JfPdfEntry *entries = jf_pdf_entries(value, &n);
    for (size_t i = 0; i < n; i++) {
        if (strcmp(entries[i].key, "Resources") == 0)
            look_at_resources(walk, entries[i].value);
        else if (strcmp(entries[i].key, "URI") == 0)
            look_at_uri(walk, jf_pdf_view_resolve(walk->view, entries[i].value));
        look(walk, entries[i].value);
    }
}

static void look_at_all(Walk *walk)
{
    look(walk, jf_pdf_find(walk->base->trailer, "Root"));
    look(walk, jf_pdf_find(walk->base->trailer, "Info"));
    for (guint i = 0; i < walk->queue->len; i++) {
        walk->number = g_array_index(walk->queue, int, i);
        look(walk, jf_pdf_view_object(walk->view, walk->number));
    }
}

// Object streams and the cross-reference stream are the file's frame: the reader saw that all they hold is named.
static bool is_frame(const Walk *walk, const JfPdfOwn *own)
{
    return own->start == walk->base->xref ||
           (own->value->kind == JF_PDF_STREAM && jf_pdf_is_name(jf_pdf_find(own->value, "Type"), "ObjStm"));
}

static void find_hidden(Walk *walk)
{
    for (size_t i = 0; i < walk->base->n_own && walk->good; i++) {
        const JfPdfOwn *own = &walk->base->own[i];
        if (!own->in_use || walk->used[own->number] || is_frame(walk, own))
            continue;
        g_autofree char *number = g_strdup_printf("%d", own->number);
        jf_find(walk->e->result, JF_FINDING_BASE_HIDDEN, -1, number, NULL);
        walk->good = false;
    }
}

// ---- catalog and pages

// Without /Border it would be one point wide.
static bool has_border(const JfPdfView *view, const JfPdfValue *link)
{
    const JfPdfValue *border = jf_pdf_view_find(view, link, "Border");
    double width = 1;
    return jf_pdf_count(border) != 3 || !jf_pdf_number(jf_pdf_item(border, 2), &width) || width != 0;
}

static void look_at_page(Walk *walk, const JfPdfValue *reference)
{
    const JfPdfView *view = walk->view;
    walk->number = jf_pdf_ref_number(reference);
    const JfPdfValue *one = jf_pdf_view_resolve(view, reference), *annotations = jf_pdf_view_find(view, one, "Annots");
    if (!is_kind(walk, one, &page))
        return;
    for (size_t i = 0; i < jf_pdf_count(annotations); i++) {
        const JfPdfValue *annotation = jf_pdf_view_item(view, annotations, i);
        int64_t flags = 0;
        walk->number = jf_pdf_ref_number(jf_pdf_item(annotations, i));
        if (jf_pdf_is_name(jf_pdf_find(annotation, "Subtype"), "Widget"))
            continue; // fields.c
        if (is_kind(walk, annotation, &page_link) && (!jf_pdf_int(jf_pdf_find(annotation, "F"), &flags) || flags != 4))
            foreign(walk, "F"); // else shown on screens and not on paper, or the other way round
        if (jf_pdf_is_name(jf_pdf_find(annotation, "Subtype"), "Link") && has_border(view, annotation))
            foreign(walk, "Border"); // a wide one would lie over the content
    }
}

static void look_at_pages(Walk *walk)
{
    const JfPdfView *view = walk->view;
    walk->number = jf_pdf_ref_number(jf_pdf_find(walk->base->trailer, "Root"));
    if (!is_kind(walk, jf_pdf_view_root(view), &catalog))
        return;
    const JfPdfValue *shown = jf_pdf_view_find(view, jf_pdf_view_root(view), "ViewerPreferences");
    if (shown != NULL && !is_kind(walk, shown, &preferences))
        return;
    const JfPdfValue *tree = jf_pdf_view_find(view, jf_pdf_view_root(view), "Pages"), *kids = jf_pdf_view_find(view, tree, "Kids");
    walk->number = jf_pdf_ref_number(jf_pdf_find(jf_pdf_view_root(view), "Pages"));
    int64_t count = 0;
    if (is_kind(walk, tree, &page_tree) && (!jf_pdf_int(jf_pdf_find(tree, "Count"), &count) || count != (int64_t)jf_pdf_count(kids)))
        foreign(walk, "Count");
    for (size_t i = 0; i < jf_pdf_count(kids); i++)
        look_at_page(walk, jf_pdf_item(kids, i));
}

bool jf_examine_base(JfExamination *e)
{
    JfPdfView *view = jf_pdf_document_view(e->document, 0);
    int size = jf_pdf_view_size(view);
    g_autofree bool *used = g_new0(bool, (size_t)size + 1);
    g_autoptr(GArray) queue = g_array_new(FALSE, FALSE, sizeof(int));
    Walk walk = {
        .e = e, .view = view, .base = jf_pdf_document_revision(e->document, 0), .used = used, .queue = queue, .size = size, .good = true};
    look_at_pages(&walk);
    look_at_all(&walk);
    find_hidden(&walk);
    return walk.good;
}
