// SPDX-License-Identifier: MIT
// Dot plots: scores on a common scale, one row each: the value filled, an earlier one hollow, what is aimed at as an upright stroke. A value's tone shows
// in its shape. Places say the values, not lengths, so that the scale need not hold 0; where few values lie far below all others, and the chart has
// words for it, the scale is that of the others, and those stand before its beginning, each with its number.
#include "chart/kinds.h"
#include "chart/plot.h"
#include <math.h>
#include <stdlib.h>

#define SIZE JF_PT(6)

typedef struct {
    JfPlot p;
    const JfChart *chart;
    const JfChartPoint *points; // those of the longest series: labels
    int n, n_series;
    bool targets, same_target;
    double low, high;   // of the scale
    bool off;           // some lie below it
    JfLength off_width; // of the room for them, left of the scale
} Dots;

static const JfChartPoint *point_of(const Dots *q, int s, int i)
{
    const JfChartSeries *series = &q->chart->series[s];
    return (size_t)i < series->n_points ? &series->points[i] : NULL;
}

static double value_of(const Dots *q, int s, int i)
{
    const JfChartPoint *point = point_of(q, s, i);
    return point != NULL ? point->value : NAN;
}

static const char *text_of(const Dots *q, int s, int i)
{
    const JfChartPoint *point = point_of(q, s, i);
    return point->text != NULL ? point->text : jf_plot_number(&q->p, point->value);
}

static bool is_off(const Dots *q, double value)
{
    return q->off && value < q->low;
}

static JfPen pen_of(const Dots *q, int s, JfTone tone)
{
    const JfChartSeries *series = &q->chart->series[s];
    if (series->role != JF_SERIES_VALUE)
        return (JfPen){.fill = {JF_INK_PAPER, 100}, .stroke = {JF_INK_MUTED, 100}, .line = JF_PT(1)};
    const JfTone own = tone != JF_TONE_NEUTRAL ? tone : series->tone;
    return jf_plot_tone_mark(own, jf_pen_fill(JF_INK_ACCENT, s == 0 ? 100 : 50));
}

static JfMarker marker_of(const Dots *q, int s, JfTone tone)
{
    const JfChartSeries *series = &q->chart->series[s];
    const JfMarker own = s < 2 ? JF_MARKER_CIRCLE : jf_plot_marker((size_t)s - 1);
    return series->role == JF_SERIES_VALUE ? jf_plot_tone_marker(tone != JF_TONE_NEUTRAL ? tone : series->tone, own) : own;
}

// What the table's column is called: as the chart's columns say, else as its series are.
static const char *name_of(const Dots *q, int column)
{
    const JfChart *chart = q->chart;
    if ((size_t)column < chart->n_columns)
        return chart->columns[column];
    return column == 0 ? chart->x_label : column <= q->n_series ? chart->series[column - 1].name : NULL;
}

// ---- the scale

static int ascending(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

// Off the scale are at most a quarter of the values, if all others and the targets lie within a third of what separates them from these.
static void find_scale(Dots *q)
{
    g_autofree double *values = g_new(double, (size_t)q->n *(size_t)q->n_series + 1);
    double least_target = INFINITY;
    size_t n = 0;
    jf_plot_range(&q->p, isnan(q->chart->min), &q->low, &q->high);
    for (int i = 0; i < q->n; i++) {
        for (int s = 0; s < q->n_series; s++)
            if (!isnan(value_of(q, s, i)))
                values[n++] = value_of(q, s, i);
        if (!isnan(q->points[i].target))
            least_target = MIN(least_target, q->points[i].target);
    }
    qsort(values, n, sizeof *values, ascending);
    for (size_t k = 1; k <= n / 4 && q->chart->broken != NULL; k++) {
        const double low = MIN(values[k], least_target);
        if (low - values[k - 1] <= 2 * MAX(q->high - low, 0))
            continue;
        q->off = true;
        q->low = low - (q->high - low) / 20; // what lies at the scale's beginning must not seem to lie before it
    }
}

static void make_off_room(Dots *q)
{
    JfPlot *p = &q->p;
    for (int i = 0; i < q->n && q->off; i++)
        for (int s = 0; s < q->n_series; s++)
            if (!isnan(value_of(q, s, i)) && is_off(q, value_of(q, s, i)))
                q->off_width = MAX(q->off_width, jf_words(p->d, text_of(q, s, i), JF_STYLE_LABEL, false, JF_INK_TEXT, 0)->width);
    q->off_width += q->off ? SIZE + 5 * p->gap : 0;
    p->left += q->off_width;
}

// Ground under what stands before the scale, and a line where the scale begins, so that nobody takes it for a part of it.
static void draw_off_ground(const Dots *q)
{
    const JfPlot *p = &q->p;
    if (!q->off)
        return;
    jf_draw_rect(p->d, p->left - q->off_width, p->top, q->off_width - 2 * p->gap, p->bottom - p->top, jf_pen_fill(JF_INK_TINT, 100),
                 JF_PART_GROUND);
    jf_draw_line(p->d, p->left, p->top, p->left, p->bottom, jf_pen_line(JF_INK_RULE, 100, JF_AXIS_LINE), JF_PART_FIGURE);
}

// ---- the key

static size_t set_series_keys(Dots *q, JfKey *keys)
{
    for (int s = 0; s < q->n_series; s++)
        keys[s] = (JfKey){.name = name_of(q, s + 1),
                          .pen = pen_of(q, s, JF_TONE_NEUTRAL),
                          .sign = JF_KEY_MARK,
                          .marker = marker_of(q, s, JF_TONE_NEUTRAL),
                          .part = jf_cell_text(q->p.d, 0, s + 1, name_of(q, s + 1))};
    return (size_t)q->n_series;
}

static void set_head(Dots *q)
{
    JfPlot *p = &q->p;
    const char *measure = jf_plot_measure(p), *only = name_of(q, 1) != NULL ? name_of(q, 1) : measure;
    const char *target = name_of(q, q->n_series + 1);
    JfKey *keys = jf_arena_array(p->d->arena, JfKey, q->n_series + 6);
    jf_cell_text(p->d, 0, 0, name_of(q, 0));
    if (q->n_series == 1)
        jf_plot_title(p, only, jf_cell_text(p->d, 0, 1, only));
    else
        jf_plot_title(p, measure, JF_PART_FIGURE);
    size_t n = q->n_series > 1 ? set_series_keys(q, keys) : 0;
    n += jf_plot_tone_keys(q->chart, JF_KEY_MARK, keys + n);
    if (q->targets && target != NULL)
        keys[n++] = (JfKey){.name = target,
                            .pen = jf_pen_line(JF_INK_TEXT, 100, JF_PT(1.6)),
                            .sign = JF_KEY_STROKE,
                            .part = jf_cell_text(p->d, 0, q->n_series + 1, target)};
    if (q->off)
        keys[n++] = (JfKey){.name = q->chart->broken,
                            .pen = jf_pen_fill(JF_INK_TEXT, 100),
                            .sign = JF_KEY_MARK,
                            .marker = JF_MARKER_LEFT,
                            .part = JF_PART_FIGURE};
    jf_plot_keys(p, keys, n);
}

// ---- rows

// A stroke from the lowest of a row's marks to the highest ties them together; dashed where it comes from before the scale.
static void tie(const Dots *q, int i, JfLength y)
{
    const JfPlot *p = &q->p;
    JfLength least = G_MAXINT, most = G_MININT;
    bool off = false;
    for (int s = 0; s < q->n_series; s++) {
        const double value = value_of(q, s, i);
        if (isnan(value))
            continue;
        const JfLength x = is_off(q, value) ? p->left : jf_value_place(&p->scale, value);
        off = off || is_off(q, value);
        least = MIN(least, x);
        most = MAX(most, x);
    }
    if (q->targets && !isnan(q->points[i].target) && least != G_MAXINT) {
        least = MIN(least, jf_value_place(&p->scale, q->points[i].target));
        most = MAX(most, jf_value_place(&p->scale, q->points[i].target));
    }
    JfPen pen = jf_pen_line(JF_INK_ACCENT, 30, JF_PT(2));
    pen.dash = off ? JF_PT(3) : 0, pen.gap = off ? JF_PT(3) : 0;
    if (most > least)
        jf_draw_line(p->d, least, y, most, y, pen, JF_PART_FIGURE);
}

// As it was agreed: "95%", whatever places the values have.
static const char *target_text(const Dots *q, double target)
{
    const int places = target == floor(target) ? 0 : q->p.decimals;
    return jf_chart_number(q->p.d, target, places, q->chart->unit);
}

// The stroke, with its number on the side where the value is not; once, if all rows aim at the same.
static void draw_target(const Dots *q, int i, JfLength y)
{
    const JfPlot *p = &q->p;
    const double target = q->points[i].target, value = value_of(q, 0, i);
    const JfLength x = jf_value_place(&p->scale, target), half = SIZE * 5 / 6;
    const int cell = jf_cell_text(p->d, i + 1, q->n_series + 1, target_text(q, target));
    jf_draw_line(p->d, x, y - half, x, y + half, jf_pen_line(JF_INK_TEXT, 100, JF_PT(1.6)), cell);
    if (q->n_series > 1 || isnan(value) || (q->same_target && i > 0))
        return;
    const JfWords *words = jf_label(p->d, p->d->cells[cell]);
    const bool left = value >= target;
    const JfLength at = x + (left ? -2 : 2) * p->gap, end = at + (left ? -words->width : words->width);
    if (end <= p->left || end >= p->right + 2 * p->gap)
        return;
    jf_draw_rect(p->d, at, y - words->size / 2, end - at, words->size, jf_pen_fill(JF_INK_PAPER, 100), cell); // no line through it
    jf_draw_words(p->d, words, at, y, left ? JF_H_RIGHT : JF_H_LEFT, JF_V_MIDDLE, cell);
}

// A sign that points to where the value is, and its number.
static void draw_off(const Dots *q, int s, JfLength y, JfTone tone, const char *text, int cell)
{
    const JfPlot *p = &q->p;
    const JfInk ink = tone == JF_TONE_NEUTRAL ? JF_INK_ACCENT : jf_chart_tone_ink(tone);
    const JfLength x = p->left - q->off_width + p->gap + SIZE / 2;
    jf_draw_marker(p->d, JF_MARKER_LEFT, x, y, SIZE, jf_pen_fill(ink, 100), cell);
    if (s == 0)
        jf_draw_words(p->d, jf_words(p->d, text, JF_STYLE_LABEL, false, JF_INK_TEXT, 0), x + SIZE / 2 + p->gap, y, JF_H_LEFT, JF_V_MIDDLE,
                      JF_PART_FIGURE);
}

// An earlier value where the present one is too becomes a ring around it, which would else be covered.
static void draw_earlier(const Dots *q, int s, JfLength x, JfLength y, JfPen pen, double present, int cell)
{
    const bool same = !isnan(present) && ABS(jf_value_place(&q->p.scale, present) - x) < SIZE / 2;
    pen.fill.share = same ? 0 : pen.fill.share;
    jf_draw_marker(q->p.d, marker_of(q, s, JF_TONE_NEUTRAL), x, y, same ? SIZE * 8 / 5 : SIZE, pen, cell);
}

static void draw_value(const Dots *q, int s, int i, JfLength y)
{
    const JfPlot *p = &q->p;
    const JfChartPoint *point = point_of(q, s, i);
    if (point == NULL || isnan(point->value))
        return;
    const char *text = text_of(q, s, i);
    const int cell = jf_cell_text(p->d, i + 1, s + 1, text);
    if (is_off(q, point->value))
        draw_off(q, s, y, point->tone, text, cell);
    else if (q->chart->series[s].role != JF_SERIES_VALUE)
        draw_earlier(q, s, jf_value_place(&p->scale, point->value), y, pen_of(q, s, point->tone), value_of(q, 0, i), cell);
    else
        jf_draw_marker(p->d, marker_of(q, s, point->tone), jf_value_place(&p->scale, point->value), y, SIZE, pen_of(q, s, point->tone),
                       cell);
    if (s == 0)
        jf_draw_words(p->d, jf_words(p->d, text, JF_STYLE_LABEL, true, JF_INK_TEXT, 0), p->d->width, y, JF_H_RIGHT, JF_V_MIDDLE, cell);
}

static void draw_row(const Dots *q, int i, const JfRow *row)
{
    const JfPlot *p = &q->p;
    const JfLength y = row->top + row->height / 2;
    jf_draw_line(p->d, p->left, y, p->right, y, jf_pen_line(JF_INK_HAIRLINE, 60, JF_GRID_LINE), JF_PART_GROUND);
    tie(q, i, y);
    if (q->targets && !isnan(q->points[i].target))
        draw_target(q, i, y);
    for (int s = q->n_series - 1; s >= 0; s--)
        draw_value(q, s, i, y);
}

static JfLength values_width(const Dots *q)
{
    JfLength width = 0;
    for (int i = 0; i < q->n; i++)
        if (!isnan(value_of(q, 0, i)))
            width = MAX(width, jf_words(q->p.d, text_of(q, 0, i), JF_STYLE_LABEL, true, JF_INK_TEXT, 0)->width);
    return width;
}

void jf_chart_dot(JfDrawing *d, const JfChart *chart)
{
    const JfChartSeries *longest = jf_plot_longest(chart);
    Dots q = {
        .chart = chart, .points = longest->points, .n = (int)longest->n_points, .n_series = (int)chart->n_series, .same_target = true};
    JfPlot *p = &q.p;
    const JfLength leading = jf_leading(d, JF_STYLE_LABEL);
    jf_plot_open(p, d, chart, JF_MM(20));
    for (int i = 0; i < q.n; i++) {
        q.targets = q.targets || !isnan(q.points[i].target);
        q.same_target = q.same_target && q.points[i].target == q.points[0].target;
    }
    jf_table(d, q.n + 1, q.n_series + 1 + (q.targets ? 1 : 0));
    find_scale(&q);
    set_head(&q);
    jf_plot_guides_top(p);
    JfRow *rows = jf_plot_rows(p, q.points, q.n, leading * 7 / 4, leading * 5 / 4);
    const JfLength labels = p->left;
    make_off_room(&q);
    jf_plot_across(p, q.low, q.high, false, values_width(&q) + 3 * p->gap);
    draw_off_ground(&q);
    jf_plot_across_guides(p, true);
    for (int i = 0; i < q.n; i++)
        draw_row(&q, i, &rows[i]);
    jf_plot_across_guides(p, false);
    p->left = labels;
    jf_plot_row_labels(p, q.points, rows, q.n);
}
