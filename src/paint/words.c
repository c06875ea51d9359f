// SPDX-License-Identifier: MIT
// Words: the layout's glyphs with their characters, so that what is copied out of a document is what was put in.
#include "paint/canvas.h"
#include <pango/pangocairo.h>

static void set_font(JfCanvas *c, const PangoFont *font)
{
    if (c->font == font)
        return;
    cairo_set_scaled_font(c->cr, pango_cairo_font_get_scaled_font((PangoCairoFont *)font));
    c->font = font;
}

void jf_paint_words(JfCanvas *c, const JfItem *item)
{
    const JfRun *run = item->run;
    g_array_set_size(c->glyphs, (guint)run->n_glyphs);
    g_array_set_size(c->clusters, (guint)run->n_clusters);
    cairo_glyph_t *glyphs = (cairo_glyph_t *)(void *)c->glyphs->data;
    cairo_text_cluster_t *clusters = (cairo_text_cluster_t *)(void *)c->clusters->data;
    for (int i = 0; i < run->n_glyphs; i++) {
        const JfGlyph *g = &run->glyphs[i];
        glyphs[i] = (cairo_glyph_t){ g->glyph, jf_pt(item->x + g->x), jf_pt(item->y + g->y) };
    }
    for (int i = 0; i < run->n_clusters; i++)
        clusters[i] = (cairo_text_cluster_t){ run->clusters[i].n_bytes, run->clusters[i].n_glyphs };
    set_font(c, run->font);
    jf_canvas_colour(c, run->colour);
    cairo_show_text_glyphs(c->cr, run->text, run->n_bytes, glyphs, run->n_glyphs, clusters, run->n_clusters, 0);
}
