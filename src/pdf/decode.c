// SPDX-License-Identifier: MIT
// Decoding streams: nothing or one Flate filter, with or without a PNG predictor (ISO 32000-1 7.4).
#include "pdf/filter.h"
#include "pdf/store.h"

static const JfPdfValue *only(const JfPdfValue *value, bool *one)
{
    if (!jf_pdf_is(value, JF_PDF_ARRAY))
        return value;
    *one = jf_pdf_count(value) == 1;
    return jf_pdf_item(value, 0);
}

static bool parameter(const JfPdfValue *parms, const char *key, int64_t standard, int64_t max, int64_t *out)
{
    const JfPdfValue *value = jf_pdf_find(parms, key);
    *out = standard;
    return !value || (jf_pdf_int(value, out) && *out >= 1 && *out <= max);
}

// 1: none; 10–15: PNG, the rows say which one. TIFF's (2) does not occur in what we read.
static bool unpredict(GByteArray *data, const JfPdfValue *parms)
{
    int64_t predictor, colours, bits, columns;
    if (!parameter(parms, "Predictor", 1, 15, &predictor) || !parameter(parms, "Colors", 1, 32, &colours))
        return false;
    if (!parameter(parms, "BitsPerComponent", 8, 16, &bits) || !parameter(parms, "Columns", 1, 1 << 24, &columns))
        return false;
    if (predictor == 1)
        return true;
    if (predictor < 10)
        return false;
    size_t row = (size_t)((colours * bits * columns + 7) / 8), pixel = (size_t)((colours * bits + 7) / 8);
    return jf_pdf_unpredict(data, row, pixel);
}

static GByteArray *inflated(const char *name, const JfPdfValue *stream, const JfPdfValue *parms, size_t limit, JfDiags *diags)
{
    g_autoptr(GByteArray) data = NULL;
    JfPdfInflate result = jf_pdf_inflate(stream->stream.data, stream->stream.length, limit, &data);
    if (result == JF_PDF_INFLATE_LIMIT) {
        jf_pdf_fault(diags, name, JF_DIAG_PDF_LIMIT, stream->start,
                     JF_PDF_SAID("the stream decodes to more than is allowed", "流解码后超过上限"));
        return NULL;
    }
    if (result == JF_PDF_INFLATE_BAD || !unpredict(data, parms)) {
        jf_pdf_fault(diags, name, JF_DIAG_PDF_INFLATE, stream->start,
                     JF_PDF_SAID("the stream's Flate data are damaged", "流的 Flate 数据已损坏"));
        return NULL;
    }
    return g_steal_pointer(&data);
}

GByteArray *jf_pdf_decode(const char *name, const JfPdfValue *stream, const JfPdfValue *filter, const JfPdfValue *parms, size_t limit,
                          JfDiags *diags)
{
    bool one = true;
    filter = only(filter, &one);
    parms = only(parms, &one);
    if (one && jf_pdf_is_name(filter, "FlateDecode"))
        return inflated(name, stream, parms, limit, diags);
    if (!one || filter) {
        jf_pdf_fault(diags, name, JF_DIAG_PDF_FILTER, stream->start,
                     JF_PDF_SAID("the stream's filter is not read here", "不支持该流的过滤器"));
        return NULL;
    }
    if (stream->stream.length > limit) {
        jf_pdf_fault(diags, name, JF_DIAG_PDF_LIMIT, stream->start, JF_PDF_SAID("the stream is larger than is allowed", "流超过上限"));
        return NULL;
    }
    GByteArray *data = g_byte_array_sized_new((guint)stream->stream.length);
    return g_byte_array_append(data, stream->stream.data, (guint)stream->stream.length);
}
