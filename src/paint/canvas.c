// SPDX-License-Identifier: MIT
// The canvas: a Cairo context and what was set on it last.
#include "paint/canvas.h"

void jf_canvas_init(JfCanvas *c, const JfPages *pages, JfFonts *fonts, JfDiags *diags)
{
    *c = (JfCanvas){.pages = pages, .fonts = fonts, .diags = diags, .colour = -1};
    c->pictures = g_hash_table_new_full(NULL, NULL, NULL, jf_picture_free);
    c->glyphs = g_array_sized_new(FALSE, FALSE, sizeof(cairo_glyph_t), 256);
    c->clusters = g_array_sized_new(FALSE, FALSE, sizeof(cairo_text_cluster_t), 256);
    c->text = g_string_sized_new(256);
}

void jf_canvas_clear(JfCanvas *c)
{
    g_hash_table_unref(c->pictures);
    g_array_unref(c->glyphs);
    g_array_unref(c->clusters);
    g_string_free(c->text, TRUE);
}

void jf_canvas_context(JfCanvas *c, cairo_t *cr)
{
    c->cr = cr;
    jf_canvas_forget(c);
}

void jf_canvas_forget(JfCanvas *c)
{
    c->font = NULL;
    c->colour = -1;
}

void jf_canvas_colour(JfCanvas *c, JfColour colour)
{
    if (c->colour == (int64_t)colour)
        return;
    cairo_set_source_rgb(c->cr, (colour >> 16 & 0xff) / 255.0, (colour >> 8 & 0xff) / 255.0, (colour & 0xff) / 255.0);
    c->colour = colour;
}

void jf_canvas_fill(JfCanvas *c, JfColour colour)
{
    jf_canvas_colour(c, colour);
    cairo_fill(c->cr);
}

void jf_canvas_stroke(JfCanvas *c, JfColour colour, double width)
{
    jf_canvas_colour(c, colour);
    cairo_set_line_width(c->cr, width);
    cairo_stroke(c->cr);
}
