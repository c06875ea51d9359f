// SPDX-License-Identifier: MIT
// A document as of one revision: each object as the newest section up to there has it.
#include "pdf/store.h"

enum { HOPS_MAX = 8 };

size_t jf_pdf_view_revision(const JfPdfView *view)
{
    return view->revision;
}

int jf_pdf_view_size(const JfPdfView *view)
{
    int64_t size = 0;
    return jf_pdf_int(jf_pdf_find(jf_pdf_view_trailer(view), "Size"), &size) ? (int)size : 0;
}

const JfPdfValue *jf_pdf_view_trailer(const JfPdfView *view)
{
    return view->document->revisions[view->revision].trailer;
}

const JfPdfValue *jf_pdf_view_root(const JfPdfView *view)
{
    return view->root;
}

static JfPdfOwn *find_own(const JfPdfView *view, int number, size_t *revision)
{
    for (size_t k = view->revision + 1; k-- > 0;) {
        JfPdfOwn *own = jf_pdf_own_find(&view->document->revisions[k], number);
        *revision = k;
        if (own)
            return own->in_use ? own : NULL;
    }
    return NULL;
}

const JfPdfValue *jf_pdf_view_object(const JfPdfView *view, int number)
{
    size_t revision;
    JfPdfOwn *own = find_own(view, number, &revision);
    if (own && view->document->own)
        return jf_pdf_own_value(view->document, &view->document->revisions[revision], own);
    return own ? own->value : NULL;
}

size_t jf_pdf_view_origin(const JfPdfView *view, int number)
{
    size_t revision;
    return find_own(view, number, &revision) ? revision : SIZE_MAX;
}

const JfPdfValue *jf_pdf_view_resolve(const JfPdfView *view, const JfPdfValue *value)
{
    for (int hops = 0; jf_pdf_is(value, JF_PDF_REF); hops++)
        value = hops < HOPS_MAX ? jf_pdf_view_object(view, value->ref.number) : NULL;
    return jf_pdf_is(value, JF_PDF_NULL) ? NULL : value;
}

const JfPdfValue *jf_pdf_view_find(const JfPdfView *view, const JfPdfValue *dict, const char *key)
{
    return jf_pdf_view_resolve(view, jf_pdf_find(jf_pdf_view_resolve(view, dict), key));
}

const JfPdfValue *jf_pdf_view_item(const JfPdfView *view, const JfPdfValue *array, size_t i)
{
    return jf_pdf_view_resolve(view, jf_pdf_item(jf_pdf_view_resolve(view, array), i));
}

// Arrays of filters may hold references; decode takes direct values, so one level is enough for what is read here.
static const JfPdfValue *direct(const JfPdfView *view, const JfPdfValue *stream, const char *key)
{
    const JfPdfValue *value = jf_pdf_view_find(view, stream, key);
    return jf_pdf_is(value, JF_PDF_ARRAY) && jf_pdf_count(value) == 1 ? jf_pdf_view_item(view, value, 0) : value;
}

GBytes *jf_pdf_view_data(const JfPdfView *view, const JfPdfValue *stream, size_t limit, JfDiags *diags)
{
    const char *name = view->document->name;
    stream = jf_pdf_view_resolve(view, stream);
    if (!jf_pdf_is(stream, JF_PDF_STREAM)) {
        jf_pdf_fault(diags, name, JF_DIAG_PDF_OBJECT, stream ? stream->start : 0, JF_PDF_SAID("this is not a stream", "这不是流"));
        return NULL;
    }
    GByteArray *data = jf_pdf_decode(name, stream, direct(view, stream, "Filter"), direct(view, stream, "DecodeParms"),
                                     MIN(limit, JF_PDF_DECODED_MAX), diags);
    return data ? g_byte_array_free_to_bytes(data) : NULL;
}
