// SPDX-License-Identifier: MIT
// The painter: items in order, neighbouring rules of one colour as one path.
#include "paint/canvas.h"

static bool joins(const JfItem *a, const JfItem *b)
{
    return b && b->kind == JF_ITEM_RULE && b->stroke == a->stroke;
}

// A rule is a filled rectangle around its line: exact at its ends, and many of them make one path. Gives back the last one painted.
static const JfItem *paint_rules(JfCanvas *c, const JfItem *first)
{
    const JfItem *rule = first;
    for (;; rule = rule->next) {
        double line = jf_pt(rule->line), x = jf_pt(rule->x), y = jf_pt(rule->y);
        if (rule->height == 0)
            cairo_rectangle(c->cr, x, y - line / 2, jf_pt(rule->width), line);
        else
            cairo_rectangle(c->cr, x - line / 2, y, line, jf_pt(rule->height));
        if (!joins(first, rule->next))
            break;
    }
    jf_canvas_fill(c, first->stroke);
    return rule;
}

static void paint_picture(JfCanvas *c, const JfItem *item)
{
    if (jf_paint_picture(c, item))
        return;
    c->failed = true;
    jf_diags_add(c->diags, JF_DIAG_PAINT_IMAGE, NULL, item->element && item->element->alt ? item->element->alt : "", NULL);
}

// Gives back the last item painted, which is `item` but for rules.
static const JfItem *paint_item(JfCanvas *c, const JfItem *item)
{
    switch (item->kind) {
    case JF_ITEM_TEXT: jf_paint_words(c, item); break;
    case JF_ITEM_RULE: return paint_rules(c, item);
    case JF_ITEM_BOX: jf_paint_box(c, item); break;
    case JF_ITEM_IMAGE: paint_picture(c, item); break;
    case JF_ITEM_CHECK: jf_paint_check(c, item); break;
    case JF_ITEM_QR: jf_paint_qr(c, item); break;
    case JF_ITEM_SIGN: jf_paint_sign(c, item); break;
    }
    return item;
}

void jf_paint_furniture(JfCanvas *c, const JfPage *page)
{
    for (const JfItem *i = page->furniture; i; i = i->next)
        i = paint_item(c, i);
}

void jf_paint_content(JfCanvas *c, const JfPage *page)
{
    int open = -1;
    for (const JfItem *i = page->content; i; i = i->next) {
        if (c->tagged && i->mcid != open) {
            if (open >= 0)
                cairo_tag_end(c->cr, "Span");
            cairo_tag_begin(c->cr, "Span", NULL);
        }
        open = i->mcid;
        paint_item(c, i);
    }
    if (c->tagged && open >= 0)
        cairo_tag_end(c->cr, "Span");
}
