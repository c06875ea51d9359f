// SPDX-License-Identifier: MIT
// To PNG and SVG: one page, furniture below content, on white.
#include "paint/painter.h"
#include <cairo-svg.h>

static void paint_page(JfPainter *p, cairo_surface_t *surface, double scale, size_t page)
{
    cairo_t *cr = cairo_create(surface);
    cairo_scale(cr, scale, scale);
    jf_painter_context(p, cr);
    jf_painter_colour(p, p->pages->theme->ink[JF_INK_PAPER]);
    cairo_paint(cr);
    jf_painter_furniture(p, &p->pages->pages[page]);
    jf_painter_content(p, &p->pages->pages[page]);
    cairo_destroy(cr);
}

static GBytes *finish_png(cairo_surface_t *surface, JfDiags *diags)
{
    GByteArray *sink = g_byte_array_sized_new(128 * 1024);
    cairo_status_t status = cairo_surface_write_to_png_stream(surface, jf_sink_write, sink);
    if (status == CAIRO_STATUS_SUCCESS)
        return jf_sink_finish(surface, sink, diags);
    jf_diags_add(diags, JF_DIAG_PAINT_CAIRO, NULL, cairo_status_to_string(status), NULL);
    g_byte_array_unref(sink);
    return NULL;
}

GBytes *jf_paint_png(const JfPages *pages, JfFonts *fonts, size_t page, double dpi, JfDiags *diags)
{
    g_return_val_if_fail(page < pages->n_pages, NULL);
    size_t errors = jf_diags_errors(diags);
    double scale = CLAMP(dpi, 36, 600) / 72;
    int width = (int)(jf_pt(pages->width) * scale + 0.5), height = (int)(jf_pt(pages->height) * scale + 0.5);
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    JfPainter painter;
    jf_painter_init(&painter, pages, fonts, diags);
    painter.raster = true;
    paint_page(&painter, surface, scale, page);
    jf_painter_clear(&painter);
    g_autoptr(GBytes) png = finish_png(surface, diags);
    cairo_surface_destroy(surface);
    return jf_diags_errors(diags) > errors ? NULL : g_steal_pointer(&png);
}

GBytes *jf_paint_svg(const JfPages *pages, JfFonts *fonts, size_t page, JfDiags *diags)
{
    g_return_val_if_fail(page < pages->n_pages, NULL);
    size_t errors = jf_diags_errors(diags);
    GByteArray *sink = g_byte_array_sized_new(128 * 1024);
    cairo_surface_t *surface = cairo_svg_surface_create_for_stream(jf_sink_write, sink, jf_pt(pages->width), jf_pt(pages->height));
    JfPainter painter;
    jf_painter_init(&painter, pages, fonts, diags);
    paint_page(&painter, surface, 1, page);
    jf_painter_clear(&painter);
    g_autoptr(GBytes) svg = jf_sink_finish(surface, sink, diags);
    cairo_surface_destroy(surface);
    return jf_diags_errors(diags) > errors ? NULL : g_steal_pointer(&svg);
}
