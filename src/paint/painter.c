// SPDX-License-Identifier: MIT
// The painter: items in order; neighbouring rules of one colour as one path, neighbouring words of one font and colour as one text.
#include "paint/canvas.h"

// The neutral name of marked contents (ISO 32000-1 14.8.4.2: no structure of its own); archive/ says what each belongs to. Cairo compares names one by
// one with those it knows, six times for each mark: of the neutral ones this comes earliest.
#define LEAF "NonStruct"

static bool joins(const JfItem *a, const JfItem *b)
{
    return b && b->kind == JF_ITEM_RULE && b->mcid == a->mcid && b->stroke == a->stroke && b->line == a->line;
}

// Many rules make one path of lines: four numbers each, where a rectangle in a path of several takes ten. Gives back the last one painted.
static const JfItem *paint_rules(JfCanvas *c, const JfItem *first)
{
    const JfItem *rule = first;
    for (;; rule = rule->next) {
        double x = jf_pt(rule->x), y = jf_pt(rule->y);
        cairo_move_to(c->cr, x, y);
        cairo_line_to(c->cr, x + jf_pt(rule->width), y + jf_pt(rule->height));
        if (!joins(first, rule->next))
            break;
    }
    jf_canvas_stroke(c, first->stroke, jf_pt(first->line));
    return rule;
}

static void paint_picture(JfCanvas *c, const JfItem *item)
{
    if (jf_paint_picture(c, item))
        return;
    c->failed = true;
    jf_diags_add(c->diags, JF_DIAG_PAINT_IMAGE, NULL, item->element && item->element->alt ? item->element->alt : "", NULL);
}

// Gives back the last item painted: rules and words take what joins them along.
static const JfItem *paint_item(JfCanvas *c, const JfItem *item)
{
    switch (item->kind) {
    case JF_ITEM_TEXT: return jf_paint_words(c, item);
    case JF_ITEM_RULE: return paint_rules(c, item);
    case JF_ITEM_BOX: jf_paint_box(c, item); break;
    case JF_ITEM_IMAGE: paint_picture(c, item); break;
    case JF_ITEM_CHECK: jf_paint_check(c, item); break;
    case JF_ITEM_QR: jf_paint_qr(c, item); break;
    case JF_ITEM_SIGN: jf_paint_sign(c, item); break;
    case JF_ITEM_PATH: jf_paint_path(c, item); break;
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
                cairo_tag_end(c->cr, LEAF);
            cairo_tag_begin(c->cr, LEAF, NULL);
        }
        open = i->mcid;
        i = paint_item(c, i);
    }
    if (c->tagged && open >= 0)
        cairo_tag_end(c->cr, LEAF);
}
