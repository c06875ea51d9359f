// SPDX-License-Identifier: MIT
// Box plots, lying: where the middle half of the durations is, how far the rest reaches, and what was promised.
#include "chart/kinds.h"
#include "chart/plot.h"
#include <math.h>

enum { COLUMN_LABEL, COLUMN_LOW, COLUMN_Q1, COLUMN_MEDIAN, COLUMN_Q3, COLUMN_HIGH, COLUMN_TARGET, COLUMN_N, COLUMN_COUNT };

static const JfPen outline = {.stroke = {JF_INK_ACCENT, 100}, .line = 1024};

static int cell_of(const JfPlot *p, int i, int column, double value)
{
    return jf_cell_text(p->d, i + 1, column, isnan(value) ? NULL : jf_plot_number(p, value));
}

static void upright(const JfPlot *p, JfLength x, JfLength y, JfLength half, JfPen pen, int cell)
{
    jf_draw_line(p->d, x, y - half, x, y + half, pen, cell);
}

static void draw_target(const JfPlot *p, double target, JfLength y, JfLength half, int cell)
{
    const JfLength x = jf_value_place(&p->scale, target), wing = half / 2;
    upright(p, x, y, half + JF_PT(1.5), jf_pen_line(JF_INK_TEXT, 100, JF_PT(1.2)), cell);
    const JfLength top = y - half - JF_PT(1.5);
    jf_draw_polygon(p->d, (const JfLength[][2]){{x - wing, top - wing}, {x + wing, top - wing}, {x, top}}, 3, true, jf_pen_fill(JF_INK_TEXT, 100), cell);
}

static void draw_box(const JfPlot *p, const JfChartPoint *b, int i, const JfRow *row, JfLength half)
{
    const JfLength y = row->top + row->height / 2;
    const JfLength low = jf_value_place(&p->scale, b->low), q1 = jf_value_place(&p->scale, b->q1), q3 = jf_value_place(&p->scale, b->q3),
                   high = jf_value_place(&p->scale, b->high), median = jf_value_place(&p->scale, b->median);
    jf_draw_line(p->d, low, y, q1, y, outline, JF_PART_FIGURE);
    jf_draw_line(p->d, q3, y, high, y, outline, JF_PART_FIGURE);
    jf_draw_rect(p->d, q1, y - half, q3 - q1, 2 * half, jf_pen_fill(JF_INK_ACCENT, 26), JF_PART_FIGURE);
    jf_draw_line(p->d, q1, y - half, q3, y - half, outline, JF_PART_FIGURE);
    jf_draw_line(p->d, q1, y + half, q3, y + half, outline, JF_PART_FIGURE);
    upright(p, low, y, half / 2, outline, cell_of(p, i, COLUMN_LOW, b->low));
    upright(p, q1, y, half, outline, cell_of(p, i, COLUMN_Q1, b->q1));
    const JfPen strong = jf_pen_line(JF_INK_ACCENT, 100, JF_PT(2.4));
    upright(p, median, y, half, strong, cell_of(p, i, COLUMN_MEDIAN, b->median));
    upright(p, q3, y, half, outline, cell_of(p, i, COLUMN_Q3, b->q3));
    upright(p, high, y, half / 2, outline, cell_of(p, i, COLUMN_HIGH, b->high));
    if (!isnan(b->target))
        draw_target(p, b->target, y, half, cell_of(p, i, COLUMN_TARGET, b->target));
}

// The median's number above its line, where the row's target does not stand.
static void draw_median(const JfPlot *p, const JfChartPoint *b, int i, const JfRow *row, JfLength half)
{
    const JfWords *words = jf_words(p->d, jf_plot_number(p, b->median), JF_STYLE_LABEL, true, JF_INK_TEXT, 0);
    const JfLength x = jf_value_place(&p->scale, b->median), target = isnan(b->target) ? G_MININT / 2 : jf_value_place(&p->scale, b->target);
    if (ABS(x - target) > words->width / 2 + half)
        jf_draw_words(p->d, words, x, row->top + row->height / 2 - half - p->gap / 4, JF_H_CENTER, JF_V_BOTTOM, jf_cell(p->d, i + 1, COLUMN_MEDIAN));
}

static void set_head(JfPlot *p, bool targets, bool counts)
{
    static const char *const usual[COLUMN_COUNT] = {NULL, "min", "Q1", "Q2", "Q3", "max", "target", "n"};
    const JfChart *chart = p->chart;
    for (int c = 0; c < COLUMN_COUNT; c++)
        if ((c != COLUMN_TARGET || targets) && (c != COLUMN_N || counts))
            jf_cell_text(p->d, 0, c, (size_t)c < chart->n_columns ? chart->columns[c] : c == 0 ? chart->x_label : usual[c]);
}

// The key explains the signs once: a small box with the columns' names around it, if the chart gives them.
static void draw_key(JfPlot *p, bool targets)
{
    JfDrawing *d = p->d;
    const JfLength leading = jf_leading(d, JF_STYLE_LABEL), half = leading * 2 / 5, y = p->top + leading / 2;
    JfLength x = 0;
    for (int c = COLUMN_LOW; c <= (targets ? COLUMN_TARGET : COLUMN_HIGH); c++) {
        const JfWords *words = jf_words(d, d->cells[jf_cell(d, 0, c)], JF_STYLE_LABEL, false, JF_INK_MUTED, 0);
        const JfLength sign = leading;
        const int cell = jf_cell(d, 0, c);
        if (x + sign + words->width > d->width)
            x = 0;
        const JfLength middle = x + sign / 2;
        if (c == COLUMN_LOW || c == COLUMN_HIGH) {
            jf_draw_line(d, middle, y, c == COLUMN_LOW ? x + sign : x, y, outline, cell);
            upright(p, middle, y, half / 2, outline, cell);
        } else if (c == COLUMN_MEDIAN) {
            upright(p, middle, y, half, jf_pen_line(JF_INK_ACCENT, 100, JF_PT(2.4)), cell);
        } else if (c == COLUMN_TARGET) {
            upright(p, middle, y, half, jf_pen_line(JF_INK_TEXT, 100, JF_PT(1.2)), cell);
        } else {
            jf_draw_rect(d, c == COLUMN_Q1 ? middle : x, y - half, sign / 2, 2 * half, jf_pen_fill(JF_INK_ACCENT, 26), cell);
            upright(p, middle, y, half, outline, cell);
        }
        jf_draw_words(d, words, x + sign + p->gap / 2, y, JF_H_LEFT, JF_V_MIDDLE, cell);
        x += sign + words->width + 3 * p->gap;
    }
    p->top += leading + 2 * p->gap;
}

void jf_chart_box(JfDrawing *d, const JfChart *chart)
{
    const JfChartPoint *points = chart->series[0].points;
    const int n = (int)chart->series[0].n_points;
    const JfLength leading = jf_leading(d, JF_STYLE_LABEL), half = leading / 2;
    bool targets = false, counts = false;
    JfPlot p;
    double low, high;
    jf_plot_open(&p, d, chart, JF_MM(20));
    for (int i = 0; i < n; i++)
        targets = targets || !isnan(points[i].target), counts = counts || points[i].n >= 0;
    jf_table(d, n + 1, counts ? COLUMN_N + 1 : targets ? COLUMN_TARGET + 1 : COLUMN_HIGH + 1);
    set_head(&p, targets, counts);
    jf_plot_title(&p, jf_plot_measure(&p), JF_PART_FIGURE);
    draw_key(&p, targets);
    jf_plot_guides_top(&p);
    JfRow *rows = jf_plot_rows(&p, points, n, leading * 5 / 2);
    jf_plot_range(&p, false, &low, &high);
    if (low > 0 && low < high * 0.4)
        low = 0;
    const JfWords *most = jf_label(d, "n = 100,000");
    jf_plot_across(&p, low, high, false, counts ? most->width : 0);
    jf_plot_across_guides(&p, true);
    jf_plot_row_labels(&p, points, rows, n);
    for (int i = 0; i < n; i++) {
        draw_box(&p, &points[i], i, &rows[i], half);
        draw_median(&p, &points[i], i, &rows[i], half);
        if (points[i].n < 0)
            continue;
        const JfWords *words = jf_label(d, jf_arena_printf(d->arena, "n = %s", jf_chart_number(d, points[i].n, 0, NULL)));
        jf_draw_words(d, words, d->width, rows[i].top + rows[i].height / 2, JF_H_RIGHT, JF_V_MIDDLE, jf_cell_text(d, i + 1, COLUMN_N, words->text));
    }
    jf_plot_across_guides(&p, false);
}
