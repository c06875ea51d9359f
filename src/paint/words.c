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

static void add_run(JfCanvas *c, const JfItem *item)
{
    const JfRun *run = item->run;
    guint at = c->glyphs->len, cluster = c->clusters->len;
    g_array_set_size(c->glyphs, at + (guint)run->n_glyphs);
    g_array_set_size(c->clusters, cluster + (guint)run->n_clusters);
    cairo_glyph_t *glyphs = (cairo_glyph_t *)(void *)c->glyphs->data + at;
    cairo_text_cluster_t *clusters = (cairo_text_cluster_t *)(void *)c->clusters->data + cluster;
    for (int i = 0; i < run->n_glyphs; i++) {
        const JfGlyph *g = &run->glyphs[i];
        glyphs[i] = (cairo_glyph_t){g->glyph, jf_pt(item->x + g->x), jf_pt(item->y + g->y)};
    }
    for (int i = 0; i < run->n_clusters; i++)
        clusters[i] = (cairo_text_cluster_t){run->clusters[i].n_bytes, run->clusters[i].n_glyphs};
}

static bool joins(const JfItem *a, const JfItem *b)
{
    return b && b->kind == JF_ITEM_TEXT && b->mcid == a->mcid && b->run->font == a->run->font && b->run->colour == a->run->colour;
}

const JfItem *jf_paint_words(JfCanvas *c, const JfItem *item)
{
    const JfItem *last = item;
    g_array_set_size(c->glyphs, 0);
    g_array_set_size(c->clusters, 0);
    g_string_truncate(c->text, 0);
    add_run(c, item);
    for (; joins(item, last->next); last = last->next) {
        if (c->text->len == 0)
            g_string_append_len(c->text, item->run->text, item->run->n_bytes);
        g_string_append_len(c->text, last->next->run->text, last->next->run->n_bytes);
        add_run(c, last->next);
    }
    bool one = last == item;
    set_font(c, item->run->font);
    jf_canvas_colour(c, item->run->colour);
    cairo_show_text_glyphs(c->cr, one ? item->run->text : c->text->str, one ? item->run->n_bytes : (int)c->text->len,
                           (cairo_glyph_t *)(void *)c->glyphs->data, (int)c->glyphs->len, (cairo_text_cluster_t *)(void *)c->clusters->data,
                           (int)c->clusters->len, 0);
    return last;
}
