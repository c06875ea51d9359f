// SPDX-License-Identifier: MIT
// Dot plots: scores on a common scale, one row each: the value filled, an earlier one hollow, what is aimed at as an upright stroke.
#include "chart/kinds.h"
#include "chart/plot.h"
#include <math.h>

typedef struct {
    JfPlot p;
    const JfChart *chart;
    const JfChartPoint *points;
    int n, n_series;
    bool targets;
} Dots;

static double value_of(const Dots *q, int s, int i)
{
    const JfChartSeries *series = &q->chart->series[s];
    return (size_t)i < series->n_points ? series->points[i].value : NAN;
}

static JfPen pen_of(const Dots *q, int s, JfTone tone)
{
    const JfChartSeries *series = &q->chart->series[s];
    if (series->role != JF_SERIES_VALUE)
        return (JfPen){.fill = {JF_INK_PAPER, 100}, .stroke = {JF_INK_MUTED, 100}, .line = JF_PT(1)};
    const JfTone own = tone != JF_TONE_NEUTRAL ? tone : series->tone;
    return jf_pen_fill(jf_chart_tone_ink(own), s == 0 || own != JF_TONE_NEUTRAL ? 100 : 50);
}

// What the table's column is called: as the chart's columns say, else as its series are.
static const char *name_of(const Dots *q, int column)
{
    const JfChart *chart = q->chart;
    if ((size_t)column < chart->n_columns)
        return chart->columns[column];
    return column == 0 ? chart->x_label : column <= q->n_series ? chart->series[column - 1].name : NULL;
}

static JfMarker marker_of(int s)
{
    return s < 2 ? JF_MARKER_CIRCLE : jf_plot_marker((size_t)s - 1);
}

static void set_head(Dots *q)
{
    JfPlot *p = &q->p;
    const char *measure = jf_plot_measure(p);
    jf_cell_text(p->d, 0, 0, name_of(q, 0));
    if (q->n_series == 1 && name_of(q, 1) == NULL) {
        jf_plot_title(p, measure, jf_cell_text(p->d, 0, 1, measure));
        return;
    }
    jf_plot_title(p, measure, JF_PART_FIGURE);
    JfKey *keys = jf_arena_array(p->d->arena, JfKey, q->n_series + 1);
    for (int s = 0; s < q->n_series; s++)
        keys[s] = (JfKey){.name = name_of(q, s + 1),
                          .pen = pen_of(q, s, JF_TONE_NEUTRAL),
                          .sign = JF_KEY_MARK,
                          .marker = marker_of(s),
                          .part = jf_cell_text(p->d, 0, s + 1, name_of(q, s + 1))};
    size_t n = (size_t)q->n_series;
    const char *target = name_of(q, q->n_series + 1);
    if (q->targets && target != NULL)
        keys[n++] = (JfKey){.name = target,
                            .pen = jf_pen_line(JF_INK_TEXT, 100, JF_PT(1.4)),
                            .sign = JF_KEY_STROKE,
                            .part = jf_cell_text(p->d, 0, q->n_series + 1, target)};
    jf_plot_keys(p, keys, n);
}

// A stroke from the lowest of a row's marks to the highest ties them together.
static void tie(const Dots *q, int i, JfLength y)
{
    JfLength least = G_MAXINT, most = G_MININT;
    for (int s = 0; s < q->n_series; s++)
        if (!isnan(value_of(q, s, i))) {
            least = MIN(least, jf_value_place(&q->p.scale, value_of(q, s, i)));
            most = MAX(most, jf_value_place(&q->p.scale, value_of(q, s, i)));
        }
    if (q->targets && !isnan(q->points[i].target) && least != G_MAXINT) {
        least = MIN(least, jf_value_place(&q->p.scale, q->points[i].target));
        most = MAX(most, jf_value_place(&q->p.scale, q->points[i].target));
    }
    if (most > least)
        jf_draw_line(q->p.d, least, y, most, y, jf_pen_line(JF_INK_ACCENT, 30, JF_PT(2)), JF_PART_FIGURE);
}

static void draw_row(const Dots *q, int i, const JfRow *row, JfLength size)
{
    const JfPlot *p = &q->p;
    const JfLength y = row->top + row->height / 2;
    jf_draw_line(p->d, p->left, y, p->right, y, jf_pen_line(JF_INK_HAIRLINE, 60, JF_GRID_LINE), JF_PART_GROUND);
    tie(q, i, y);
    if (q->targets && !isnan(q->points[i].target)) {
        const JfLength x = jf_value_place(&p->scale, q->points[i].target);
        const int cell = jf_cell_text(p->d, i + 1, q->n_series + 1, jf_plot_number(p, q->points[i].target));
        jf_draw_line(p->d, x, y - size * 3 / 4, x, y + size * 3 / 4, jf_pen_line(JF_INK_TEXT, 100, JF_PT(1.4)), cell);
    }
    for (int s = q->n_series - 1; s >= 0; s--) {
        const double value = value_of(q, s, i);
        if (isnan(value))
            continue;
        const JfChartPoint *point = &q->chart->series[s].points[i];
        const char *text = point->text != NULL ? point->text : jf_plot_number(p, value);
        const int cell = jf_cell_text(p->d, i + 1, s + 1, text);
        jf_draw_marker(p->d, marker_of(s), jf_value_place(&p->scale, value), y, size, pen_of(q, s, point->tone), cell);
        if (s == 0)
            jf_draw_words(p->d, jf_words(p->d, text, JF_STYLE_LABEL, true, JF_INK_TEXT, 0), p->d->width, y, JF_H_RIGHT, JF_V_MIDDLE, cell);
    }
}

void jf_chart_dot(JfDrawing *d, const JfChart *chart)
{
    const JfChartSeries *longest = jf_plot_longest(chart);
    Dots q = {.chart = chart, .points = chart->series[0].points, .n = (int)longest->n_points, .n_series = (int)chart->n_series};
    JfPlot *p = &q.p;
    const JfLength leading = jf_leading(d, JF_STYLE_LABEL);
    double low, high;
    jf_plot_open(p, d, chart, JF_MM(20));
    q.n = MIN(q.n, (int)chart->series[0].n_points);
    for (int i = 0; i < q.n; i++)
        q.targets = q.targets || !isnan(q.points[i].target);
    jf_table(d, q.n + 1, q.n_series + 1 + (q.targets ? 1 : 0));
    set_head(&q);
    jf_plot_guides_top(p);
    JfRow *rows = jf_plot_rows(p, q.points, q.n, leading * 7 / 4, leading * 5 / 4);
    jf_plot_range(p, isnan(chart->min), &low, &high);
    JfLength room = 0;
    for (int i = 0; i < q.n; i++)
        room = MAX(room, jf_words(d, q.points[i].text != NULL ? q.points[i].text : jf_plot_number(p, q.points[i].value), JF_STYLE_LABEL,
                                  true, JF_INK_TEXT, 0)
                             ->width);
    jf_plot_across(p, low, high, false, room + 3 * p->gap);
    jf_plot_across_guides(p, true);
    jf_plot_row_labels(p, q.points, rows, q.n);
    for (int i = 0; i < q.n; i++)
        draw_row(&q, i, &rows[i], JF_PT(6));
    jf_plot_across_guides(p, false);
}
