// SPDX-License-Identifier: MIT
// Paths of charts: filled, then stroked, perhaps dashed.
#include "paint/canvas.h"

static void outline(JfCanvas *c, const JfItem *item)
{
    const JfPath *path = item->drawn->path;
    const double x = jf_pt(item->x), y = jf_pt(item->y);
    for (size_t i = 0; i < path->n; i++) {
        const JfStep *s = &path->steps[i];
        const double tx = x + jf_pt(s->x[2]), ty = y + jf_pt(s->y[2]);
        switch (s->kind) {
        case JF_STEP_MOVE: cairo_move_to(c->cr, tx, ty); break;
        case JF_STEP_LINE: cairo_line_to(c->cr, tx, ty); break;
        case JF_STEP_CURVE:
            cairo_curve_to(c->cr, x + jf_pt(s->x[0]), y + jf_pt(s->y[0]), x + jf_pt(s->x[1]), y + jf_pt(s->y[1]), tx, ty);
            break;
        case JF_STEP_CLOSE: cairo_close_path(c->cr); break;
        }
    }
}

static void stroke(JfCanvas *c, const JfItem *item)
{
    const JfDrawn *drawn = item->drawn;
    if (drawn->dash > 0)
        cairo_set_dash(c->cr, (const double[]){jf_pt(drawn->dash), jf_pt(drawn->gap)}, 2, 0);
    if (drawn->round) {
        cairo_set_line_cap(c->cr, CAIRO_LINE_CAP_ROUND);
        cairo_set_line_join(c->cr, CAIRO_LINE_JOIN_ROUND);
    }
    jf_canvas_stroke(c, item->stroke, jf_pt(item->line));
    if (drawn->dash > 0)
        cairo_set_dash(c->cr, NULL, 0, 0);
    if (drawn->round) {
        cairo_set_line_cap(c->cr, CAIRO_LINE_CAP_BUTT);
        cairo_set_line_join(c->cr, CAIRO_LINE_JOIN_MITER);
    }
}

void jf_paint_path(JfCanvas *c, const JfItem *item)
{
    if (item->filled) {
        outline(c, item);
        jf_canvas_fill(c, item->fill);
    }
    if (item->stroked) {
        outline(c, item);
        stroke(c, item);
    }
}
