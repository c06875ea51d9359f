// SPDX-License-Identifier: MIT
// The painter: items in order, rules of one colour as one path, words as glyphs with their clusters.
#include "paint/painter.h"
#include <pango/pangocairo.h>

void jf_painter_init(JfPainter *p, const JfPages *pages, JfFonts *fonts, JfDiags *diags)
{
    *p = (JfPainter){ .pages = pages, .fonts = fonts, .diags = diags, .colour = -1, .pictures = jf_pictures_new() };
}

void jf_painter_clear(JfPainter *p)
{
    jf_pictures_free(p->pictures);
    g_free(p->glyphs);
    g_free(p->clusters);
}

void jf_painter_context(JfPainter *p, cairo_t *cr)
{
    p->cr = cr;
    p->font = NULL;
    p->colour = -1;
}

void jf_painter_colour(JfPainter *p, JfColour colour)
{
    if (p->colour == (int64_t)colour)
        return;
    cairo_set_source_rgb(p->cr, (colour >> 16 & 0xff) / 255.0, (colour >> 8 & 0xff) / 255.0, (colour & 0xff) / 255.0);
    p->colour = colour;
}

static void reserve(JfPainter *p, const JfRun *run)
{
    if (run->n_glyphs > p->n_glyphs) {
        p->n_glyphs = MAX(256, 2 * run->n_glyphs);
        p->glyphs = g_renew(cairo_glyph_t, p->glyphs, (size_t)p->n_glyphs);
    }
    if (run->n_clusters > p->n_clusters) {
        p->n_clusters = MAX(256, 2 * run->n_clusters);
        p->clusters = g_renew(cairo_text_cluster_t, p->clusters, (size_t)p->n_clusters);
    }
}

static void set_font(JfPainter *p, const PangoFont *font)
{
    if (p->font == font)
        return;
    cairo_set_scaled_font(p->cr, pango_cairo_font_get_scaled_font((PangoCairoFont *)font));
    p->font = font;
}

static void paint_words(JfPainter *p, const JfItem *item)
{
    const JfRun *run = item->run;
    reserve(p, run);
    for (int i = 0; i < run->n_glyphs; i++) {
        const JfGlyph *g = &run->glyphs[i];
        p->glyphs[i] = (cairo_glyph_t){ g->glyph, jf_pt(item->x + g->x), jf_pt(item->y + g->y) };
    }
    for (int i = 0; i < run->n_clusters; i++)
        p->clusters[i] = (cairo_text_cluster_t){ run->clusters[i].n_bytes, run->clusters[i].n_glyphs };
    set_font(p, run->font);
    jf_painter_colour(p, run->colour);
    cairo_show_text_glyphs(p->cr, run->text, run->n_bytes, p->glyphs, run->n_glyphs, p->clusters, run->n_clusters, 0);
}

static bool joins(const JfItem *a, const JfItem *b)
{
    return b && b->kind == JF_ITEM_RULE && b->stroke == a->stroke;
}

// A rule is a filled rectangle around its line: exact at its ends, and many of them make one path. Gives back the last one painted.
static const JfItem *paint_rules(JfPainter *p, const JfItem *first)
{
    const JfItem *rule = first;
    for (;; rule = rule->next) {
        double line = jf_pt(rule->line), x = jf_pt(rule->x), y = jf_pt(rule->y);
        if (rule->height == 0)
            cairo_rectangle(p->cr, x, y - line / 2, jf_pt(rule->width), line);
        else
            cairo_rectangle(p->cr, x - line / 2, y, line, jf_pt(rule->height));
        if (!joins(first, rule->next))
            break;
    }
    jf_painter_colour(p, first->stroke);
    cairo_fill(p->cr);
    return rule;
}

// Gives back the last item painted, which is `item` but for rules.
static const JfItem *paint_item(JfPainter *p, const JfItem *item)
{
    switch (item->kind) {
    case JF_ITEM_TEXT: paint_words(p, item); break;
    case JF_ITEM_RULE: return paint_rules(p, item);
    case JF_ITEM_BOX: jf_paint_box(p, item); break;
    case JF_ITEM_IMAGE: jf_paint_picture(p, item); break;
    case JF_ITEM_CHECK: jf_paint_check(p, item); break;
    case JF_ITEM_QR: jf_paint_qr(p, item); break;
    case JF_ITEM_SIGN: jf_paint_sign(p, item); break;
    }
    return item;
}

void jf_painter_furniture(JfPainter *p, const JfPage *page)
{
    for (const JfItem *i = page->furniture; i; i = i->next)
        i = paint_item(p, i);
}

void jf_painter_content(JfPainter *p, const JfPage *page)
{
    int open = -1;
    for (const JfItem *i = page->content; i; i = i->next) {
        if (p->tagged && i->mcid != open) {
            if (open >= 0)
                cairo_tag_end(p->cr, "Span");
            cairo_tag_begin(p->cr, "Span", NULL);
        }
        open = i->mcid;
        paint_item(p, i);
    }
    if (p->tagged && open >= 0)
        cairo_tag_end(p->cr, "Span");
}
