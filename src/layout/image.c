// SPDX-License-Identifier: MIT
// Sizes of pictures from their headers: PNG's IHDR, JPEG's SOF, the root tag of an SVG.
#include "layout/image.h"
#include "base/number.h"
#include <stdint.h>
#include <string.h>

static uint32_t be32(const uint8_t *p)
{
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

static bool sane(JfImageInfo *out, JfImageKind kind, double width, double height, double dpi)
{
    out->kind = kind;
    out->width = width;
    out->height = height;
    out->unit = 72 / dpi;
    return width > 0 && height > 0 && width <= JF_IMAGE_SIDE_MAX && height <= JF_IMAGE_SIDE_MAX && width * height <= JF_IMAGE_AREA_MAX;
}

// PNG 11.2.2: the first chunk is IHDR, of 13 bytes.
static bool png_info(const uint8_t *data, size_t length, JfImageInfo *out)
{
    static const uint8_t start[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'};
    if (length < 33 || memcmp(data, start, sizeof start) != 0)
        return false;
    return sane(out, JF_IMAGE_PNG, be32(data + 16), be32(data + 20), 150);
}

static bool is_frame(uint8_t marker)
{
    return marker >= 0xc0 && marker <= 0xc2; // baseline, extended, progressive; what PDF's DCTDecode takes
}

// ITU-T T.81 B.1: segments from SOI to the frame header.
static bool jpeg_info(const uint8_t *data, size_t length, JfImageInfo *out)
{
    if (length < 4 || data[0] != 0xff || data[1] != 0xd8)
        return false;
    for (size_t at = 2; at + 9 < length;) {
        if (data[at] != 0xff)
            return false;
        uint8_t marker = data[at + 1];
        if (marker == 0xff) {
            at++; // fill byte
            continue;
        }
        size_t size = (size_t)data[at + 2] << 8 | data[at + 3];
        if (is_frame(marker)) {
            out->components = data[at + 9];
            bool known = data[at + 4] == 8 && (out->components == 1 || out->components == 3 || out->components == 4);
            return known && sane(out, JF_IMAGE_JPEG, data[at + 7] << 8 | data[at + 8], data[at + 5] << 8 | data[at + 6], 150);
        }
        if (marker == 0xda || marker == 0xd9 || size < 2)
            return false;
        at += 2 + size;
    }
    return false;
}

// The value of attribute `name` in the tag from `tag` to `end`, copied to `value`.
static bool attribute(const char *tag, const char *end, const char *name, char value[64])
{
    size_t length = strlen(name);
    for (const char *p = tag; p + length + 2 < end; p++) {
        if (!g_ascii_isspace(*p) || strncmp(p + 1, name, length) != 0 || p[1 + length] != '=')
            continue;
        const char *from = p + length + 2, quote = *from++;
        const char *to = memchr(from, quote, (size_t)(end - from));
        if ((quote != '"' && quote != '\'') || !to || to - from > 63)
            return false;
        memcpy(value, from, (size_t)(to - from));
        value[to - from] = 0;
        return true;
    }
    return false;
}

static bool svg_length(const char *tag, const char *end, const char *name, double *out)
{
    static const struct {
        const char *unit;
        double pixels;
    } units[] = {{"px", 1}, {"mm", 96 / 25.4}, {"cm", 96 / 2.54}, {"in", 96}, {"pt", 96 / 72.0}};
    char value[64];
    if (!attribute(tag, end, name, value))
        return false;
    double pixels = 1;
    for (size_t i = 0; i < G_N_ELEMENTS(units); i++) {
        if (!g_str_has_suffix(value, units[i].unit))
            continue;
        value[strlen(value) - 2] = 0;
        pixels = units[i].pixels;
        break;
    }
    if (!jf_number_parse(value, out))
        return false;
    *out *= pixels;
    return true;
}

static bool view_box(const char *tag, const char *end, double *width, double *height)
{
    char value[64];
    if (!attribute(tag, end, "viewBox", value))
        return false;
    g_strdelimit(value, ",\t\r\n", ' ');
    g_auto(GStrv) parts = g_strsplit(value, " ", -1);
    const char *numbers[4];
    int n = 0;
    for (char **p = parts; *p && n < 4; p++) {
        if (**p)
            numbers[n++] = *p;
    }
    return n == 4 && jf_number_parse(numbers[2], width) && jf_number_parse(numbers[3], height);
}

static bool svg_info(const char *data, size_t length, JfImageInfo *out)
{
    const char *tag = g_strstr_len(data, (gssize)MIN(length, 4096), "<svg");
    const char *end = tag ? memchr(tag, '>', (size_t)(data + length - tag)) : NULL;
    if (!end || end - tag > 8192)
        return false;
    double width, height;
    bool box = view_box(tag, end, &width, &height);
    double w, h;
    if (svg_length(tag, end, "width", &w) && svg_length(tag, end, "height", &h)) {
        width = w;
        height = h;
    } else if (!box) {
        return false;
    }
    return sane(out, JF_IMAGE_SVG, width, height, 96);
}

bool jf_image_info(GBytes *image, JfImageInfo *out)
{
    size_t length;
    const uint8_t *data = image ? g_bytes_get_data(image, &length) : NULL;
    memset(out, 0, sizeof *out);
    if (!data)
        return false;
    return png_info(data, length, out) || jpeg_info(data, length, out) || svg_info((const char *)data, length, out);
}
