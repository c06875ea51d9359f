// SPDX-License-Identifier: MIT
// To PNG and SVG: one page, furniture below content, on white.
#include "paint/canvas.h"
#include <cairo-svg.h>

static bool paint_page(cairo_surface_t *surface, const JfPages *pages, JfFonts *fonts, size_t page, double scale, JfDiags *diags)
{
    cairo_t *cr = cairo_create(surface);
    cairo_scale(cr, scale, scale);
    cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
    JfCanvas canvas;
    jf_canvas_init(&canvas, pages, fonts, diags);
    canvas.raster = cairo_surface_get_type(surface) == CAIRO_SURFACE_TYPE_IMAGE;
    jf_canvas_context(&canvas, cr);
    jf_canvas_colour(&canvas, pages->theme->ink[JF_INK_PAPER]);
    cairo_paint(cr);
    jf_paint_furniture(&canvas, &pages->pages[page]);
    jf_paint_content(&canvas, &pages->pages[page]);
    jf_canvas_clear(&canvas);
    cairo_destroy(cr);
    return !canvas.failed;
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
    double scale = CLAMP(dpi, 36, 600) / 72;
    const JfPage *shown = &pages->pages[page];
    int width = (int)(jf_pt(shown->width) * scale + 0.5), height = (int)(jf_pt(shown->height) * scale + 0.5);
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    bool painted = paint_page(surface, pages, fonts, page, scale, diags);
    g_autoptr(GBytes) png = finish_png(surface, diags);
    cairo_surface_destroy(surface);
    return painted ? g_steal_pointer(&png) : NULL;
}

GBytes *jf_paint_svg(const JfPages *pages, JfFonts *fonts, size_t page, JfDiags *diags)
{
    g_return_val_if_fail(page < pages->n_pages, NULL);
    GByteArray *sink = g_byte_array_sized_new(128 * 1024);
    const JfPage *shown = &pages->pages[page];
    cairo_surface_t *surface = cairo_svg_surface_create_for_stream(jf_sink_write, sink, jf_pt(shown->width), jf_pt(shown->height));
    bool painted = paint_page(surface, pages, fonts, page, 1, diags);
    g_autoptr(GBytes) svg = jf_sink_finish(surface, sink, diags);
    cairo_surface_destroy(surface);
    return painted ? g_steal_pointer(&svg) : NULL;
}
