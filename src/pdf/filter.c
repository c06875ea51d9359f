// SPDX-License-Identifier: MIT
// Flate: through zlib, with a limit on what comes out, and the PNG predictors that cross-reference streams use.
#include "pdf/filter.h"
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

// zlib counts in unsigned int; larger inputs are refused rather than cut.
static bool fits(size_t length)
{
    return length <= UINT_MAX;
}

static JfPdfInflate inflate_all(z_stream *z, size_t limit, GByteArray *out)
{
    for (size_t done = 0;;) {
        size_t room = MIN(MAX(done, (size_t)16384), limit + 1 - done); // one byte more than allowed tells that the limit was passed
        g_byte_array_set_size(out, (guint)(done + room));
        z->next_out = out->data + done;
        z->avail_out = (uInt)room;
        int status = inflate(z, Z_NO_FLUSH);
        done += room - z->avail_out;
        g_byte_array_set_size(out, (guint)done);
        if (done > limit)
            return JF_PDF_INFLATE_LIMIT;
        if (status == Z_STREAM_END)
            return z->avail_in == 0 ? JF_PDF_INFLATED : JF_PDF_INFLATE_BAD;
        if (status != Z_OK || (z->avail_in == 0 && z->avail_out > 0))
            return JF_PDF_INFLATE_BAD;
    }
}

JfPdfInflate jf_pdf_inflate(const uint8_t *data, size_t length, size_t limit, GByteArray **out)
{
    z_stream z = {.next_in = (Bytef *)data, .avail_in = (uInt)length};
    if (!fits(length) || inflateInit(&z) != Z_OK)
        return JF_PDF_INFLATE_BAD;
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    JfPdfInflate result = inflate_all(&z, MIN(limit, (size_t)G_MAXUINT / 4), bytes);
    inflateEnd(&z);
    if (result == JF_PDF_INFLATED)
        *out = g_steal_pointer(&bytes);
    return result;
}

static uint8_t paeth(int left, int above, int corner)
{
    int guess = left + above - corner;
    int to_left = abs(guess - left), to_above = abs(guess - above), to_corner = abs(guess - corner);
    if (to_left <= to_above && to_left <= to_corner)
        return (uint8_t)left;
    return (uint8_t)(to_above <= to_corner ? above : corner);
}

static bool undo_row(uint8_t filter, uint8_t *row, const uint8_t *above, size_t length, size_t pixel)
{
    if (filter > 4)
        return false;
    for (size_t i = 0; i < length; i++) {
        uint8_t left = i >= pixel ? row[i - pixel] : 0;
        uint8_t up = above ? above[i] : 0;
        uint8_t corner = above && i >= pixel ? above[i - pixel] : 0;
        uint8_t guess[5] = {0, left, up, (uint8_t)((left + up) / 2), filter == 4 ? paeth(left, up, corner) : 0};
        row[i] = (uint8_t)(row[i] + guess[filter]);
    }
    return true;
}

bool jf_pdf_unpredict(GByteArray *data, size_t row, size_t pixel)
{
    if (row == 0 || data->len % (row + 1) != 0)
        return false;
    size_t rows = data->len / (row + 1);
    for (size_t i = 0; i < rows; i++) {
        uint8_t *from = data->data + i * (row + 1), *to = data->data + i * row;
        uint8_t filter = *from;
        memmove(to, from + 1, row);
        if (!undo_row(filter, to, i ? to - row : NULL, row, pixel))
            return false;
    }
    g_byte_array_set_size(data, (guint)(rows * row));
    return true;
}

// Measured on service sheets: level 2 takes half the time of level 6 for one part in twelve more of what is deflated here.
enum { LEVEL = 2, WINDOW_MIN = 9, WINDOW_MAX = 15, MEMORY_MAX = 8 };

// A window no larger than the data: zlib clears and walks tables of its size, which for small streams costs more than deflating them.
static void fit(size_t length, int *window, int *memory)
{
    *window = WINDOW_MIN;
    while (*window < WINDOW_MAX && ((size_t)1 << *window) < length)
        ++*window;
    *memory = MIN(*window - 6, MEMORY_MAX);
}

GByteArray *jf_pdf_deflate(const void *data, size_t length)
{
    g_assert(fits(length));
    z_stream z = {.next_in = (Bytef *)data, .avail_in = (uInt)length};
    int window, memory;
    fit(length, &window, &memory);
    GByteArray *out = g_byte_array_new();
    // Only running out of memory could fail here, and that ends the program elsewhere.
    if (deflateInit2(&z, LEVEL, Z_DEFLATED, window, memory, Z_DEFAULT_STRATEGY) != Z_OK)
        g_error("deflate cannot start");
    g_byte_array_set_size(out, (guint)deflateBound(&z, (uLong)length));
    z.next_out = out->data;
    z.avail_out = out->len;
    if (deflate(&z, Z_FINISH) != Z_STREAM_END)
        g_error("deflate does not end within its own bound");
    g_byte_array_set_size(out, (guint)z.total_out);
    deflateEnd(&z);
    return out;
}
