// SPDX-License-Identifier: MIT
// Pareto charts: causes as bars, largest first, and the share that they make together as a line. Both axes end at the total, so that the line starts
// on top of the first bar and both say the same.
#include "chart/kinds.h"
#include "chart/plot.h"
#include <math.h>

typedef struct {
    JfPlot p;
    const JfChartPoint *points;
    int n;
    double total;
    JfBands bands;
} Pareto;

// Rounded down: a share that is not reached is not claimed.
static const char *share_text(const Pareto *q, double part)
{
    const double share = q->total > 0 ? floor(part / q->total * 1000 + 1e-9) / 10 : 0;
    return jf_chart_number(q->p.d, share, share == 100 ? 0 : 1, "%");
}

static void draw_axes(Pareto *q)
{
    JfPlot *p = &q->p;
    JfDrawing *d = p->d;
    for (int percent = 0; percent <= 100; percent += 20) {
        const JfLength y = p->bottom - (JfLength)((int64_t)(p->bottom - p->top) * percent / 100);
        const JfWords *words = jf_label(d, jf_chart_number(d, percent, 0, "%"));
        JfPen pen = jf_pen_line(JF_INK_HAIRLINE, 70, JF_GRID_LINE);
        jf_draw_line(d, p->left, y, p->right, y, pen, JF_PART_GROUND);
        jf_draw_words(d, words, p->right + 2 * p->gap, y, JF_H_LEFT, JF_V_MIDDLE, JF_PART_FIGURE);
    }
    p->scale = (JfValueScale){.from = 0, .to = q->total > 0 ? q->total : 1, .at = p->bottom, .length = p->top - p->bottom};
    for (int i = 0; i < p->ticks.n; i++) {
        const double value = jf_tick(&p->ticks, i);
        const JfLength y = jf_value_place(&p->scale, value);
        if (value > q->total || (value < q->total && y - p->top < jf_leading(d, JF_STYLE_LABEL)))
            continue;
        jf_draw_line(d, p->left - p->gap, y, p->left, y, jf_pen_line(JF_INK_RULE, 100, JF_GRID_LINE), JF_PART_FIGURE);
        jf_draw_words(d, p->numbers[i], p->left - 2 * p->gap, y, JF_H_RIGHT, JF_V_MIDDLE, JF_PART_FIGURE);
    }
    const JfWords *whole = jf_label(d, jf_chart_number(d, q->total, p->decimals, p->chart->unit));
    jf_draw_line(d, p->left - p->gap, p->top, p->left, p->top, jf_pen_line(JF_INK_RULE, 100, JF_GRID_LINE), JF_PART_FIGURE);
    jf_draw_words(d, whole, p->left - 2 * p->gap, p->top, JF_H_RIGHT, JF_V_MIDDLE, JF_PART_FIGURE);
}

static void draw_bars(const Pareto *q)
{
    const JfPlot *p = &q->p;
    const JfLength width = MIN(q->bands.band, JF_MM(18));
    for (int i = 0; i < q->n; i++) {
        const JfChartPoint *point = &q->points[i];
        const char *text = point->text != NULL ? point->text : jf_plot_number(p, point->value);
        const JfWords *words = jf_words(p->d, text, JF_STYLE_LABEL, false, JF_INK_TEXT, 0);
        const JfLength x = jf_band_middle(&q->bands, i) - width / 2, y = jf_value_place(&p->scale, point->value);
        const JfPen pen = jf_plot_tone_pen(point->tone, jf_pen_fill(JF_INK_ACCENT, 62));
        const int cell = jf_cell_text(p->d, i + 1, 1, text);
        jf_draw_rect(p->d, x, p->bottom, width, MIN(y - p->bottom, -JF_GRID_LINE), pen, cell);
        // Inside where the line starts right above it; else on top.
        const bool inside = p->bottom - y > 2 * words->height;
        if (words->width > q->bands.step - p->gap)
            continue;
        if (inside) {
            const JfInk ink = jf_plot_ink_on(pen);
            words = jf_words(p->d, text, JF_STYLE_LABEL, false, ink, 0);
            if (pen.hatch != JF_HATCH_NONE)
                jf_draw_rect(p->d, x + width / 2 - words->width / 2 - p->gap / 2, y + p->gap, words->width + p->gap, words->height - p->gap,
                             jf_pen_fill(JF_INK_PAPER, 100), cell);
        }
        jf_draw_words(p->d, words, x + width / 2, inside ? y + p->gap / 2 : y - p->gap / 3, JF_H_CENTER, inside ? JF_V_TOP : JF_V_BOTTOM, cell);
    }
}

static void draw_line(const Pareto *q)
{
    const JfPlot *p = &q->p;
    const JfPen pen = {.stroke = {JF_INK_TEXT, 100}, .line = JF_PT(1.1), .round = true};
    JfPath *path = jf_path_new(p->d->arena);
    JfLength free_from = G_MININT;
    double sum = 0;
    for (int i = 0; i < q->n; i++) {
        sum += q->points[i].value;
        (i == 0 ? jf_path_move : jf_path_line)(p->d->arena, path, jf_band_middle(&q->bands, i), jf_value_place(&p->scale, sum));
    }
    jf_draw_path(p->d, path, pen, JF_PART_FIGURE);
    sum = 0;
    for (int i = 0; i < q->n; i++) {
        sum += q->points[i].value;
        const JfLength x = jf_band_middle(&q->bands, i), y = jf_value_place(&p->scale, sum);
        const JfWords *words = jf_words(p->d, share_text(q, sum), JF_STYLE_LABEL, false, JF_INK_TEXT, 0);
        const int cell = jf_cell_text(p->d, i + 1, 2, words->text);
        jf_draw_marker(p->d, JF_MARKER_CIRCLE, x, y, JF_PT(3.6), jf_pen_fill(JF_INK_TEXT, 100), cell);
        if (x - words->width / 2 < free_from || words->width > q->bands.step)
            continue;
        jf_draw_words(p->d, words, x, y - JF_PT(2.5), JF_H_CENTER, JF_V_BOTTOM, cell);
        free_from = x + words->width / 2 + p->gap;
    }
}

void jf_chart_pareto(JfDrawing *d, const JfChart *chart)
{
    Pareto q = {.points = chart->series[0].points, .n = (int)chart->series[0].n_points};
    JfPlot *p = &q.p;
    const JfLength leading = jf_leading(d, JF_STYLE_LABEL);
    jf_plot_open(p, d, chart, JF_MM(62));
    q.total = jf_plot_total(q.points, (size_t)q.n);
    jf_table(d, q.n + 1, 3);
    jf_cell_text(d, 0, 0, chart->x_label);
    const JfWords *cumulated = jf_words(d, chart->cumulated, JF_STYLE_LABEL, false, JF_INK_TEXT, d->width / 2);
    const char *measure = jf_plot_measure(p);
    jf_draw_words(d, cumulated, d->width, 0, JF_H_RIGHT, JF_V_TOP, jf_cell_text(d, 0, 2, chart->cumulated));
    if (measure != NULL)
        jf_draw_words(d, jf_words(d, measure, JF_STYLE_LABEL, false, JF_INK_MUTED, d->width / 2 - leading), 0, 0, JF_H_LEFT, JF_V_TOP,
                      jf_cell_text(d, 0, 1, measure));
    p->top = cumulated->height + leading + p->gap;
    p->right -= jf_label(d, "100%")->width + 2 * p->gap;
    jf_plot_values(p, 0, q.total, false);
    const JfLength whole = jf_label(d, jf_chart_number(d, q.total, p->decimals, chart->unit))->width + 2 * p->gap;
    p->left = MAX(p->left, whole);
    const JfLabels labels = jf_plot_labels(p, q.points, q.n, p->right - p->left);
    p->bottom -= labels.height;
    q.bands = jf_bands(q.n, p->left, p->right - p->left, 74);
    draw_axes(&q);
    draw_bars(&q);
    jf_plot_set_labels(p, &labels, q.points, &q.bands);
    jf_draw_line(d, p->left, p->bottom, p->right, p->bottom, jf_pen_line(JF_INK_RULE, 100, JF_AXIS_LINE),
                 chart->x_label != NULL ? jf_cell(d, 0, 0) : JF_PART_FIGURE);
    jf_plot_targets(p);
    draw_line(&q);
}
