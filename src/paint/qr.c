// SPDX-License-Identifier: MIT
// QR codes (ISO/IEC 18004), error correction level M. The white space around is the layout's.
//
// The modules are a mask of one bit each, enlarged without smoothing: as sharp as rectangles at any size, in a few hundred bytes where a path of
// rectangles takes forty thousand and half of the time of a page.
#include "paint/canvas.h"
#include <qrencode.h>
#include <string.h>

#define BYTES_MAX 2300 // a code of level M holds 2,331

G_DEFINE_AUTOPTR_CLEANUP_FUNC(QRcode, QRcode_free)

// Cairo's A1 keeps the leftmost pixel in the lowest bit of a word in the machine's order.
static void set_row(unsigned char *row, const QRcode *code, int y)
{
    uint32_t *words = (uint32_t *)(void *)row; // Cairo aligns rows
    for (int x = 0; x < code->width; x++) {
        int bit = G_BYTE_ORDER == G_LITTLE_ENDIAN ? x % 32 : 31 - x % 32;
        if (code->data[y * code->width + x] & 1)
            words[x / 32] |= (uint32_t)1 << bit;
    }
}

static cairo_surface_t *modules(const QRcode *code)
{
    cairo_surface_t *mask = cairo_image_surface_create(CAIRO_FORMAT_A1, code->width, code->width);
    cairo_surface_flush(mask);
    for (int y = 0; y < code->width; y++)
        set_row(cairo_image_surface_get_data(mask) + y * cairo_image_surface_get_stride(mask), code, y);
    cairo_surface_mark_dirty(mask);
    return mask;
}

static void paint_modules(JfCanvas *c, const JfItem *item, cairo_surface_t *mask, int n)
{
    cairo_pattern_t *pattern = cairo_pattern_create_for_surface(mask);
    cairo_pattern_set_filter(pattern, CAIRO_FILTER_NEAREST);
    cairo_matrix_t matrix;
    cairo_matrix_init_scale(&matrix, n / jf_pt(item->width), n / jf_pt(item->height));
    cairo_matrix_translate(&matrix, -jf_pt(item->x), -jf_pt(item->y));
    cairo_pattern_set_matrix(pattern, &matrix);
    jf_canvas_colour(c, item->fill);
    cairo_mask(c->cr, pattern);
    cairo_pattern_destroy(pattern);
}

void jf_paint_qr(JfCanvas *c, const JfItem *item)
{
    size_t length = strlen(item->text);
    g_autoptr(QRcode) code =
        length <= BYTES_MAX ? QRcode_encodeData((int)length, (const unsigned char *)item->text, 0, QR_ECLEVEL_M) : NULL;
    if (!code) {
        g_autofree char *bytes = g_strdup_printf("%zu", length);
        jf_diags_add(c->diags, JF_DIAG_PAINT_QR, NULL, bytes, NULL);
        c->failed = true;
        return;
    }
    cairo_surface_t *mask = modules(code);
    paint_modules(c, item, mask, code->width);
    cairo_surface_destroy(mask);
}
