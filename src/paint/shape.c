// SPDX-License-Identifier: MIT
// Shapes: boxes, check boxes, the signs before verdicts. Drawn because the bundled font has no such characters.
#include "paint/canvas.h"

static void rounded(JfCanvas *c, double x, double y, double w, double h, double r)
{
    cairo_new_sub_path(c->cr);
    cairo_arc(c->cr, x + w - r, y + r, r, -G_PI_2, 0);
    cairo_arc(c->cr, x + w - r, y + h - r, r, 0, G_PI_2);
    cairo_arc(c->cr, x + r, y + h - r, r, G_PI_2, G_PI);
    cairo_arc(c->cr, x + r, y + r, r, G_PI, 3 * G_PI_2);
    cairo_close_path(c->cr);
}

static void outline(JfCanvas *c, const JfItem *item)
{
    double x = jf_pt(item->x), y = jf_pt(item->y), w = jf_pt(item->width), h = jf_pt(item->height);
    if (item->radius > 0)
        rounded(c, x, y, w, h, MIN(jf_pt(item->radius), MIN(w, h) / 2));
    else
        cairo_rectangle(c->cr, x, y, w, h);
}

void jf_paint_box(JfCanvas *c, const JfItem *item)
{
    if (item->filled) {
        outline(c, item);
        jf_canvas_fill(c, item->fill);
    }
    if (item->stroked) {
        outline(c, item);
        jf_canvas_stroke(c, item->stroke, jf_pt(item->line));
    }
}

// Ticks and crosses have round ends; rules end where they end.
static void stroke_round(JfCanvas *c, JfColour colour, double width)
{
    cairo_set_line_cap(c->cr, CAIRO_LINE_CAP_ROUND);
    jf_canvas_stroke(c, colour, width);
    cairo_set_line_cap(c->cr, CAIRO_LINE_CAP_BUTT);
}

static void tick(JfCanvas *c, double x, double y, double s)
{
    cairo_move_to(c->cr, x + 0.22 * s, y + 0.52 * s);
    cairo_line_to(c->cr, x + 0.43 * s, y + 0.73 * s);
    cairo_line_to(c->cr, x + 0.80 * s, y + 0.27 * s);
}

static void cross(JfCanvas *c, double x, double y, double s)
{
    cairo_move_to(c->cr, x + 0.27 * s, y + 0.27 * s);
    cairo_line_to(c->cr, x + 0.73 * s, y + 0.73 * s);
    cairo_move_to(c->cr, x + 0.73 * s, y + 0.27 * s);
    cairo_line_to(c->cr, x + 0.27 * s, y + 0.73 * s);
}

void jf_paint_check(JfCanvas *c, const JfItem *item)
{
    double s = jf_pt(item->width), x = jf_pt(item->x), y = jf_pt(item->y), line = s * 0.075;
    cairo_rectangle(c->cr, x + line, y + line, s - 2 * line, s - 2 * line);
    jf_canvas_stroke(c, item->stroke, line);
    if (item->check == JF_CHECK_OPEN)
        return;
    if (item->check == JF_CHECK_DONE)
        tick(c, x, y, s);
    else
        cross(c, x, y, s);
    stroke_round(c, item->stroke, s * 0.125);
}

// Each tone has an outline of its own, so that it can be told apart without colour: triangle, square, disc.
static void ground(JfCanvas *c, JfTone tone, double x, double y, double s)
{
    if (tone == JF_TONE_WARN) {
        cairo_move_to(c->cr, x + s / 2, y + 0.04 * s);
        cairo_line_to(c->cr, x + s, y + 0.96 * s);
        cairo_line_to(c->cr, x, y + 0.96 * s);
        cairo_close_path(c->cr);
    } else if (tone == JF_TONE_BAD) {
        rounded(c, x + 0.04 * s, y + 0.04 * s, 0.92 * s, 0.92 * s, 0.14 * s);
    } else {
        cairo_arc(c->cr, x + s / 2, y + s / 2, s / 2, 0, 2 * G_PI);
        cairo_close_path(c->cr);
    }
}

// A bar with a dot: below for "!", above for "i".
static void bar_and_dot(JfCanvas *c, double x, double y, double s, double bar, double end, double dot)
{
    double line = 0.12 * s;
    cairo_rectangle(c->cr, x + (s - line) / 2, y + bar * s, line, (end - bar) * s);
    cairo_rectangle(c->cr, x + (s - line) / 2, y + dot * s, line, line);
}

void jf_paint_sign(JfCanvas *c, const JfItem *item)
{
    double s = jf_pt(item->width), x = jf_pt(item->x), y = jf_pt(item->y);
    ground(c, item->tone, x, y, s);
    jf_canvas_fill(c, item->fill);
    switch (item->tone) {
    case JF_TONE_GOOD: tick(c, x, y, s); break;
    case JF_TONE_BAD: cross(c, x, y, s); break;
    case JF_TONE_WARN: bar_and_dot(c, x, y, s, 0.36, 0.68, 0.76); break;
    case JF_TONE_INFO:
    case JF_TONE_NEUTRAL: bar_and_dot(c, x, y, s, 0.42, 0.78, 0.22); break;
    }
    if (item->tone == JF_TONE_GOOD || item->tone == JF_TONE_BAD)
        stroke_round(c, item->stroke, s * 0.13);
    else
        jf_canvas_fill(c, item->stroke);
}
