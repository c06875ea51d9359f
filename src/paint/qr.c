// SPDX-License-Identifier: MIT
// QR codes (ISO/IEC 18004), error correction level M: one path of as few rectangles as rows allow. The white space around is the layout's.
#include "paint/canvas.h"
#include <qrencode.h>
#include <string.h>

#define BYTES_MAX 2300 // a code of level M holds 2,331

G_DEFINE_AUTOPTR_CLEANUP_FUNC(QRcode, QRcode_free)

static bool is_dark(const QRcode *code, int x, int y)
{
    return code->data[y * code->width + x] & 1;
}

static void add_row(JfCanvas *c, const QRcode *code, int y, double left, double top, double module)
{
    for (int x = 0; x < code->width; x++) {
        int end = x;
        while (end < code->width && is_dark(code, end, y))
            end++;
        if (end == x)
            continue;
        cairo_rectangle(c->cr, left + x * module, top + y * module, (end - x) * module, module);
        x = end;
    }
}

void jf_paint_qr(JfCanvas *c, const JfItem *item)
{
    size_t length = strlen(item->text);
    g_autoptr(QRcode) code = length <= BYTES_MAX ? QRcode_encodeData((int)length, (const unsigned char *)item->text, 0, QR_ECLEVEL_M) : NULL;
    if (!code) {
        g_autofree char *bytes = g_strdup_printf("%zu", length);
        jf_diags_add(c->diags, JF_DIAG_PAINT_QR, NULL, bytes, NULL);
        return;
    }
    for (int y = 0; y < code->width; y++)
        add_row(c, code, y, jf_pt(item->x), jf_pt(item->y), jf_pt(item->width) / code->width);
    jf_canvas_fill(c, item->fill);
}
