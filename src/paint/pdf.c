// SPDX-License-Identifier: MIT
// To PDF: per page one Cairo page of furniture and one of content; each marked content is a neutral leaf tag.
//
// Cairo numbers the leaf tags of a page in their order, which is the layout's order of MCIDs, as long as every leaf draws something. There is no tag
// around them: it would still be a leaf when the first furniture is drawn, and swallow it.
#include "paint/canvas.h"
#include <cairo-pdf.h>

// A page without any drawing upsets what comes after it in Cairo 1.16; white on white hurts nobody.
static void paint_something(JfCanvas *c)
{
    cairo_rectangle(c->cr, 0, 0, 1, 1);
    jf_canvas_fill(c, 0xffffff);
}

static void paint_page(JfCanvas *c, cairo_surface_t *surface, const JfPage *page)
{
    cairo_pdf_surface_set_size(surface, jf_pt(page->width), jf_pt(page->height));
    if (page->furniture)
        jf_paint_furniture(c, page);
    else
        paint_something(c);
    cairo_show_page(c->cr);
    jf_paint_content(c, page);
    cairo_show_page(c->cr);
}

static bool paint_pages(const JfPages *pages, JfFonts *fonts, cairo_surface_t *surface, JfDiags *diags)
{
    cairo_t *cr = cairo_create(surface);
    JfCanvas canvas;
    jf_canvas_init(&canvas, pages, fonts, diags);
    canvas.tagged = true;
    jf_canvas_context(&canvas, cr);
    cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
    for (size_t i = 0; i < pages->n_pages; i++)
        paint_page(&canvas, surface, &pages->pages[i]);
    jf_canvas_clear(&canvas);
    cairo_destroy(cr);
    return !canvas.failed;
}

GBytes *jf_paint_pdf(const JfPages *pages, JfFonts *fonts, JfDiags *diags)
{
    GByteArray *sink = g_byte_array_sized_new(128 * 1024);
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(jf_sink_write, sink, jf_pt(pages->width), jf_pt(pages->height));
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE,
                                   "2000-01-01T00:00:00Z"); // else the clock; archive/ writes the real one
    bool painted = paint_pages(pages, fonts, surface, diags);
    g_autoptr(GBytes) pdf = jf_sink_finish(surface, sink, diags);
    cairo_surface_destroy(surface);
    return painted ? g_steal_pointer(&pdf) : NULL;
}
