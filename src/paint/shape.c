// SPDX-License-Identifier: MIT
// Drawn shapes: boxes, check boxes, the signs before verdicts. Drawn because the bundled font has no such characters, and alike everywhere.
#include "paint/painter.h"
#include <math.h>

static void rounded(cairo_t *cr, double x, double y, double w, double h, double r)
{
    cairo_new_sub_path(cr);
    cairo_arc(cr, x + w - r, y + r, r, -G_PI_2, 0);
    cairo_arc(cr, x + w - r, y + h - r, r, 0, G_PI_2);
    cairo_arc(cr, x + r, y + h - r, r, G_PI_2, G_PI);
    cairo_arc(cr, x + r, y + r, r, G_PI, 3 * G_PI_2);
    cairo_close_path(cr);
}

static void stroke(JfPainter *p, JfColour colour, double width)
{
    jf_painter_colour(p, colour);
    cairo_set_line_width(p->cr, width);
    cairo_stroke(p->cr);
}

void jf_paint_box(JfPainter *p, const JfItem *item)
{
    double x = jf_pt(item->x), y = jf_pt(item->y), w = jf_pt(item->width), h = jf_pt(item->height);
    if (item->radius > 0)
        rounded(p->cr, x, y, w, h, MIN(jf_pt(item->radius), MIN(w, h) / 2));
    else
        cairo_rectangle(p->cr, x, y, w, h);
    if (item->filled) {
        jf_painter_colour(p, item->fill);
        if (item->stroked)
            cairo_fill_preserve(p->cr);
        else
            cairo_fill(p->cr);
    }
    if (item->stroked)
        stroke(p, item->stroke, jf_pt(item->line));
}

static void tick_path(cairo_t *cr, double x, double y, double s)
{
    cairo_move_to(cr, x + 0.22 * s, y + 0.52 * s);
    cairo_line_to(cr, x + 0.43 * s, y + 0.73 * s);
    cairo_line_to(cr, x + 0.80 * s, y + 0.27 * s);
}

static void cross_path(cairo_t *cr, double x, double y, double s)
{
    cairo_move_to(cr, x + 0.27 * s, y + 0.27 * s);
    cairo_line_to(cr, x + 0.73 * s, y + 0.73 * s);
    cairo_move_to(cr, x + 0.73 * s, y + 0.27 * s);
    cairo_line_to(cr, x + 0.27 * s, y + 0.73 * s);
}

void jf_paint_check(JfPainter *p, const JfItem *item)
{
    double s = jf_pt(item->width), x = jf_pt(item->x), y = jf_pt(item->y), line = s * 0.075;
    cairo_rectangle(p->cr, x + line, y + line, s - 2 * line, s - 2 * line);
    stroke(p, item->stroke, line);
    if (item->check == JF_CHECK_OPEN)
        return;
    if (item->check == JF_CHECK_DONE)
        tick_path(p->cr, x, y, s);
    else
        cross_path(p->cr, x, y, s);
    stroke(p, item->stroke, s * 0.125);
}

// Each tone has an outline of its own, so that it can be told apart without colour: disc, triangle, octagon-like square, ring.
static void sign_ground(cairo_t *cr, JfTone tone, double x, double y, double s)
{
    if (tone == JF_TONE_WARN) {
        cairo_move_to(cr, x + s / 2, y + 0.04 * s);
        cairo_line_to(cr, x + s, y + 0.96 * s);
        cairo_line_to(cr, x, y + 0.96 * s);
        cairo_close_path(cr);
    } else if (tone == JF_TONE_BAD) {
        rounded(cr, x + 0.04 * s, y + 0.04 * s, 0.92 * s, 0.92 * s, 0.14 * s);
    } else {
        cairo_arc(cr, x + s / 2, y + s / 2, s / 2, 0, 2 * G_PI);
        cairo_close_path(cr);
    }
}

// A bar with a dot, below for "!", above for "i".
static void bar_and_dot(cairo_t *cr, double x, double y, double s, double bar_top, double bar_end, double dot)
{
    double line = 0.12 * s;
    cairo_rectangle(cr, x + (s - line) / 2, y + bar_top * s, line, (bar_end - bar_top) * s);
    cairo_rectangle(cr, x + (s - line) / 2, y + dot * s, line, line);
}

void jf_paint_sign(JfPainter *p, const JfItem *item)
{
    double s = jf_pt(item->width), x = jf_pt(item->x), y = jf_pt(item->y);
    sign_ground(p->cr, item->tone, x, y, s);
    jf_painter_colour(p, item->fill);
    cairo_fill(p->cr);
    switch (item->tone) {
    case JF_TONE_GOOD: tick_path(p->cr, x, y, s); break;
    case JF_TONE_BAD: cross_path(p->cr, x, y, s); break;
    case JF_TONE_WARN: bar_and_dot(p->cr, x, y, s, 0.36, 0.68, 0.76); break;
    case JF_TONE_INFO:
    case JF_TONE_NEUTRAL: bar_and_dot(p->cr, x, y, s, 0.42, 0.78, 0.22); break;
    }
    if (item->tone == JF_TONE_GOOD || item->tone == JF_TONE_BAD) {
        stroke(p, item->stroke, s * 0.13);
        return;
    }
    jf_painter_colour(p, item->stroke);
    cairo_fill(p->cr);
}
