// SPDX-License-Identifier: MIT
// PNG (ISO/IEC 15948) and JPEG (ITU-T T.81), looked through from end to end without keeping a pixel.
#include "record/picture.h"
#include <string.h>
#include <zlib.h>

typedef struct {
    const guint8 *data;
    size_t n;
    const char *name;
    const JfWhere *where;
    JfDiags *diags;
} Picture;

static bool broken(const Picture *p, const char *what)
{
    jf_diags_add(p->diags, JF_DIAG_RECORD_IMAGE_BROKEN, p->where, p->name, what, NULL);
    return false;
}

static guint32 read32(const guint8 *d)
{
    return (guint32)d[0] << 24 | (guint32)d[1] << 16 | (guint32)d[2] << 8 | d[3];
}

static guint32 read16(const guint8 *d)
{
    return (guint32)d[0] << 8 | d[1];
}

static bool check_size(const Picture *p, guint32 width, guint32 height)
{
    if (width == 0 || height == 0)
        return broken(p, "0 × 0");
    if ((guint64)width * height <= JF_IMAGE_PIXELS && width <= 20000 && height <= 20000)
        return true;
    char size[48];
    g_snprintf(size, sizeof size, "%u × %u", width, height);
    jf_diags_add(p->diags, JF_DIAG_RECORD_IMAGE_LARGE, p->where, p->name, size, "20000 × 2000", NULL);
    return false;
}

// ---- PNG

typedef struct {
    guint32 width, height;
    unsigned bits; // of a pixel
    bool interlaced, palette, seen_palette;
    z_stream zlib;
    guint64 expected, inflated;
    bool ended; // of the compressed stream
} Png;

static guint64 pass_bytes(const Png *png, guint32 width, guint32 height)
{
    if (width == 0 || height == 0)
        return 0;
    return (1 + ((guint64)width * png->bits + 7) / 8) * height;
}

static guint64 expected_bytes(const Png *png)
{
    static const guint32 x0[] = {0, 4, 0, 2, 0, 1, 0}, y0[] = {0, 0, 4, 0, 2, 0, 1}, dx[] = {8, 8, 4, 4, 2, 2, 1},
                         dy[] = {8, 8, 8, 4, 4, 2, 2};
    if (!png->interlaced)
        return pass_bytes(png, png->width, png->height);
    guint64 sum = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(x0); i++)
        sum += pass_bytes(png, (png->width + dx[i] - 1 - x0[i]) / dx[i], (png->height + dy[i] - 1 - y0[i]) / dy[i]);
    return sum;
}

static bool read_header(const Picture *p, const guint8 *d, guint32 length, Png *png)
{
    static const struct {
        guint8 type, channels;
        const char *depths;
    } types[] = {
        {0, 1, "\1\2\4\10\20"}, {2, 3, "\10\20"}, {3, 1, "\1\2\4\10"}, {4, 2, "\10\20"}, {6, 4, "\10\20"},
    };
    if (length != 13 || d[10] != 0 || d[11] != 0 || d[12] > 1 || d[8] == 0)
        return broken(p, "PNG IHDR");
    png->width = read32(d);
    png->height = read32(d + 4);
    for (size_t i = 0; i < G_N_ELEMENTS(types); i++)
        if (types[i].type == d[9] && strchr(types[i].depths, d[8]) != NULL)
            png->bits = (unsigned)types[i].channels * d[8];
    png->palette = d[9] == 3;
    png->interlaced = d[12] == 1;
    png->expected = expected_bytes(png);
    if (png->bits == 0)
        return broken(p, "PNG IHDR");
    return check_size(p, png->width, png->height);
}

static bool inflate_data(const Picture *p, const guint8 *d, guint32 length, Png *png)
{
    guint8 scratch[32768];
    png->zlib.next_in = (Bytef *)d;
    png->zlib.avail_in = length;
    while (png->zlib.avail_in > 0 && !png->ended) {
        png->zlib.next_out = scratch;
        png->zlib.avail_out = sizeof scratch;
        int result = inflate(&png->zlib, Z_NO_FLUSH);
        png->inflated += sizeof scratch - png->zlib.avail_out;
        png->ended = result == Z_STREAM_END;
        if ((result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR) || png->inflated > png->expected)
            return broken(p, "PNG IDAT");
        if (result == Z_BUF_ERROR)
            break;
    }
    return true;
}

static bool read_chunk(const Picture *p, const guint8 *chunk, guint32 length, bool first, Png *png)
{
    const guint8 *type = chunk + 4, *data = chunk + 8;
    if (crc32(crc32(0, NULL, 0), type, length + 4) != read32(data + length))
        return broken(p, "PNG CRC");
    if (first != (memcmp(type, "IHDR", 4) == 0))
        return broken(p, "PNG IHDR");
    if (first)
        return read_header(p, data, length, png);
    if (memcmp(type, "PLTE", 4) == 0)
        png->seen_palette = length > 0 && length % 3 == 0 && length <= 768;
    if (memcmp(type, "IDAT", 4) == 0)
        return (!png->palette || png->seen_palette || broken(p, "PNG PLTE")) && inflate_data(p, data, length, png);
    bool critical = (type[0] & 0x20) == 0, known = memcmp(type, "PLTE", 4) == 0 || memcmp(type, "IEND", 4) == 0;
    return !critical || known || broken(p, "PNG");
}

static bool read_chunks(const Picture *p, Png *png)
{
    for (size_t at = 8; p->n - at >= 12;) {
        guint32 length = read32(p->data + at);
        if (length > p->n - at - 12)
            break;
        if (!read_chunk(p, p->data + at, length, at == 8, png))
            return false;
        if (memcmp(p->data + at + 4, "IEND", 4) == 0)
            return (png->ended && png->inflated == png->expected) || broken(p, "PNG IDAT");
        at += 12 + (size_t)length;
    }
    return broken(p, "PNG IEND");
}

static bool check_png(const Picture *p)
{
    Png png = {0};
    if (inflateInit(&png.zlib) != Z_OK)
        g_error("out of memory");
    bool fine = read_chunks(p, &png);
    inflateEnd(&png.zlib);
    return fine;
}

// ---- JPEG

static bool is_frame(guint8 marker)
{
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

static bool read_frame(const Picture *p, guint8 marker, const guint8 *d, guint32 length)
{
    if (marker > 0xC2 || length < 8 || d[2] != 8) // lossless, hierarchical, arithmetic, 12 bits: nothing that is in use
        return broken(p, "JPEG SOF");
    if (d[7] == 4) {
        jf_diags_add(p->diags, JF_DIAG_RECORD_IMAGE_COLOUR, p->where, p->name, NULL);
        return false;
    }
    if ((d[7] != 1 && d[7] != 3) || length != 8u + 3u * d[7])
        return broken(p, "JPEG SOF");
    return check_size(p, read16(d + 5), read16(d + 3));
}

// From behind a scan's header to the next marker that is not part of the scan.
static size_t skip_scan(const Picture *p, size_t at)
{
    while (at + 1 < p->n) {
        const guint8 *mark = memchr(p->data + at, 0xFF, p->n - at - 1);
        if (mark == NULL)
            return p->n;
        at = (size_t)(mark - p->data);
        guint8 next = mark[1];
        if (next != 0 && next != 0xFF && (next < 0xD0 || next > 0xD7))
            return at;
        at += next == 0xFF ? 1 : 2;
    }
    return p->n;
}

static bool check_jpeg(const Picture *p)
{
    bool framed = false, scanned = false;
    for (size_t at = 2; at + 4 <= p->n || (at + 2 <= p->n && p->data[at + 1] == 0xD9);) {
        const guint8 *d = p->data + at;
        if (d[0] != 0xFF)
            return broken(p, "JPEG");
        if (d[1] == 0xFF) { // fill byte
            at++;
            continue;
        }
        if (d[1] == 0xD9)
            return (framed && scanned) || broken(p, "JPEG EOI");
        guint32 length = read16(d + 2);
        if (length < 2 || d[1] < 0xC0 || length > p->n - at - 2)
            return broken(p, "JPEG");
        if (is_frame(d[1]) && (framed || !read_frame(p, d[1], d + 2, length)))
            return !framed ? false : broken(p, "JPEG SOF");
        framed = framed || is_frame(d[1]);
        at += 2 + (size_t)length;
        if (d[1] == 0xDA) {
            scanned = true;
            at = skip_scan(p, at);
        }
    }
    return broken(p, "JPEG EOI");
}

// ---- either

static bool is_svg(const guint8 *d, size_t n)
{
    size_t i = n >= 3 && memcmp(d, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    while (i < n && g_ascii_isspace(d[i]))
        i++;
    return i < n && d[i] == '<';
}

bool jf_picture_check(GBytes *bytes, const char *name, const char *path, const JfWhere *where, JfDiags *diags)
{
    gsize n = 0;
    const guint8 *data = g_bytes_get_data(bytes, &n);
    Picture p = {data, n, name, where, diags};
    if (n >= 8 && memcmp(data, "\x89PNG\r\n\x1A\n", 8) == 0)
        return check_png(&p);
    if (n >= 3 && memcmp(data, "\xFF\xD8\xFF", 3) == 0)
        return check_jpeg(&p);
    if (path != NULL && is_svg(data, n))
        return jf_svg_check(bytes, name, path, diags);
    jf_diags_add(diags, JF_DIAG_RECORD_IMAGE_KIND, where, name, NULL);
    return false;
}
