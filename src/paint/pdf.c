// SPDX-License-Identifier: MIT
// To PDF: per page one Cairo page of furniture and one of content; each marked content a neutral leaf tag under one Document.
//
// Cairo numbers the leaf tags of a page in their order, which is the layout's order of MCIDs, as long as every leaf draws something.
#include "paint/painter.h"
#include <cairo-pdf.h>

// A page without any drawing upsets what comes after it in Cairo 1.16; white on white hurts nobody.
static void paint_something(JfPainter *p)
{
    jf_painter_colour(p, 0xffffff);
    cairo_rectangle(p->cr, 0, 0, 1, 1);
    cairo_fill(p->cr);
}

static void paint_page(JfPainter *p, const JfPage *page)
{
    if (page->furniture)
        jf_painter_furniture(p, page);
    else
        paint_something(p);
    cairo_show_page(p->cr);
    jf_painter_context(p, p->cr); // a new page starts from Cairo's defaults in the file, not in the context; be explicit
    jf_painter_content(p, page);
    cairo_show_page(p->cr);
    jf_painter_context(p, p->cr);
}

GBytes *jf_paint_pdf(const JfPages *pages, JfFonts *fonts, JfDiags *diags)
{
    size_t errors = jf_diags_errors(diags);
    GByteArray *sink = g_byte_array_sized_new(128 * 1024);
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(jf_sink_write, sink, jf_pt(pages->width), jf_pt(pages->height));
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z"); // else the clock; archive/ writes the real one
    cairo_t *cr = cairo_create(surface);
    JfPainter painter;
    jf_painter_init(&painter, pages, fonts, diags);
    painter.tagged = true;
    jf_painter_context(&painter, cr);
    cairo_tag_begin(cr, "Document", NULL);
    for (size_t i = 0; i < pages->n_pages; i++)
        paint_page(&painter, &pages->pages[i]);
    cairo_tag_end(cr, "Document");
    jf_painter_clear(&painter);
    cairo_destroy(cr);
    g_autoptr(GBytes) pdf = jf_sink_finish(surface, sink, diags);
    cairo_surface_destroy(surface);
    return jf_diags_errors(diags) > errors ? NULL : g_steal_pointer(&pdf);
}
