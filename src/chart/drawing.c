// SPDX-License-Identifier: MIT
// Drawings: shapes in order, and the table of data that they belong to.
#include "chart/drawing.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

JfLength jf_em(const JfDrawing *d, JfTextStyle style)
{
    return d->theme->style[style].size;
}

JfLength jf_leading(const JfDrawing *d, JfTextStyle style)
{
    return d->theme->style[style].leading;
}

JfInk jf_chart_tone_ink(JfTone tone)
{
    switch (tone) {
    case JF_TONE_GOOD: return JF_INK_GOOD;
    case JF_TONE_WARN: return JF_INK_WARN;
    case JF_TONE_BAD: return JF_INK_BAD;
    case JF_TONE_INFO:
    case JF_TONE_NEUTRAL: break;
    }
    return JF_INK_ACCENT;
}

JfColour jf_shade_colour(const JfTheme *theme, JfShade shade)
{
    const JfColour ink = theme->ink[shade.ink], paper = theme->ink[JF_INK_PAPER];
    JfColour out = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
        const int a = (int)(ink >> shift & 0xff), b = (int)(paper >> shift & 0xff);
        out |= (JfColour)((a * shade.share + b * (100 - shade.share) + 50) / 100) << shift;
    }
    return out;
}

// ---- shapes

static void add(JfDrawing *d, const JfPath *path, JfPen pen, int part)
{
    if (path->n == 0 || (pen.fill.share <= 0 && pen.stroke.share <= 0))
        return;
    JfShape *shape = jf_arena_new0(d->arena, JfShape);
    *shape = (JfShape){.part = part, .path = path, .pen = pen};
    if (d->last != NULL)
        d->last->next = shape;
    else
        d->first = shape;
    d->last = shape;
}

static void draw_hatch(JfDrawing *d, const JfPath *path, JfPen pen, bool up, int part)
{
    const JfPen lines = {.stroke = pen.stroke, .line = JF_PT(0.45)};
    add(d, jf_path_hatch(d->arena, path, JF_PT(2.6), up), lines, part);
}

void jf_draw_path(JfDrawing *d, const JfPath *path, JfPen pen, int part)
{
    if (pen.hatch == JF_HATCH_NONE) {
        add(d, path, pen, part);
        return;
    }
    add(d, path, (JfPen){.fill = pen.fill}, part);
    if (pen.hatch != JF_HATCH_DOWN)
        draw_hatch(d, path, pen, true, part);
    if (pen.hatch != JF_HATCH_UP)
        draw_hatch(d, path, pen, false, part);
    pen.fill.share = 0;
    if (pen.line > 0)
        add(d, path, pen, part);
}

void jf_draw_line(JfDrawing *d, JfLength x1, JfLength y1, JfLength x2, JfLength y2, JfPen pen, int part)
{
    JfPath *path = jf_path_new(d->arena);
    jf_path_move(d->arena, path, x1, y1);
    jf_path_line(d->arena, path, x2, y2);
    jf_draw_path(d, path, pen, part);
}

void jf_draw_rect(JfDrawing *d, JfLength x, JfLength y, JfLength width, JfLength height, JfPen pen, int part)
{
    JfPath *path = jf_path_new(d->arena);
    jf_path_rect(d->arena, path, MIN(x, x + width), MIN(y, y + height), ABS(width), ABS(height));
    jf_draw_path(d, path, pen, part);
}

void jf_draw_polygon(JfDrawing *d, const JfLength (*points)[2], size_t n, bool closed, JfPen pen, int part)
{
    JfPath *path = jf_path_new(d->arena);
    for (size_t i = 0; i < n; i++)
        if (i == 0)
            jf_path_move(d->arena, path, points[i][0], points[i][1]);
        else
            jf_path_line(d->arena, path, points[i][0], points[i][1]);
    if (closed && n > 0)
        jf_path_close(d->arena, path);
    jf_draw_path(d, path, pen, part);
}

void jf_draw_circle(JfDrawing *d, JfLength x, JfLength y, JfLength radius, JfPen pen, int part)
{
    JfPath *path = jf_path_new(d->arena);
    jf_path_circle(d->arena, path, x, y, radius);
    jf_draw_path(d, path, pen, part);
}

void jf_draw_marker(JfDrawing *d, JfMarker marker, JfLength x, JfLength y, JfLength size, JfPen pen, int part)
{
    const JfLength r = size / 2, s = size * 45 / 100, t = size * 57 / 100;
    switch (marker) {
    case JF_MARKER_CIRCLE: jf_draw_circle(d, x, y, r, pen, part); return;
    case JF_MARKER_SQUARE: jf_draw_rect(d, x - s, y - s, 2 * s, 2 * s, pen, part); return;
    case JF_MARKER_TRIANGLE:
        jf_draw_polygon(d, (const JfLength[][2]){{x, y - t}, {x + t, y + s}, {x - t, y + s}}, 3, true, pen, part);
        return;
    case JF_MARKER_DIAMOND:
        jf_draw_polygon(d, (const JfLength[][2]){{x, y - t}, {x + t, y}, {x, y + t}, {x - t, y}}, 4, true, pen, part);
        return;
    case JF_MARKER_CROSS: {
        JfPath *path = jf_path_new(d->arena);
        const JfShade ink = pen.stroke.share > 0 ? pen.stroke : pen.fill;
        jf_path_move(d->arena, path, x - s, y - s), jf_path_line(d->arena, path, x + s, y + s);
        jf_path_move(d->arena, path, x - s, y + s), jf_path_line(d->arena, path, x + s, y - s);
        jf_draw_path(d, path, (JfPen){.stroke = ink, .line = MAX(pen.line, size / 4)}, part);
        return;
    }
    case JF_MARKER_LEFT: jf_draw_polygon(d, (const JfLength[][2]){{x - t, y}, {x + s, y - t}, {x + s, y + t}}, 3, true, pen, part); return;
    case JF_MARKER_COUNT_: return;
    }
}

// ---- parts

void jf_draw_cut(JfDrawing *d, JfLength y)
{
    if (d->n_cuts == d->cuts_room) {
        d->cuts_room = MAX(16, 2 * d->cuts_room);
        JfLength *cuts = jf_arena_array(d->arena, JfLength, d->cuts_room);
        if (d->n_cuts > 0)
            memcpy(cuts, d->cuts, d->n_cuts * sizeof *cuts);
        d->cuts = cuts;
    }
    d->cuts[d->n_cuts++] = y;
}

void jf_draw_repeat(JfDrawing *d, JfLength top, JfLength bottom)
{
    d->head_top = top;
    d->head_bottom = bottom;
}

// ---- the table of data

void jf_table(JfDrawing *d, int n_rows, int n_columns)
{
    d->n_rows = n_rows;
    d->n_columns = n_columns;
    d->cells = jf_arena_array(d->arena, const char *, (size_t)n_rows *(size_t)n_columns + 1);
}

int jf_cell(const JfDrawing *d, int row, int column)
{
    return row >= 0 && row < d->n_rows && column >= 0 && column < d->n_columns ? row * d->n_columns + column : JF_PART_FIGURE;
}

int jf_cell_text(JfDrawing *d, int row, int column, const char *text)
{
    const int cell = jf_cell(d, row, column);
    if (cell >= 0)
        d->cells[cell] = text != NULL && *text != '\0' ? text : NULL;
    return cell;
}
