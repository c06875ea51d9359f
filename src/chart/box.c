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

static void target_sign(const JfPlot *p, JfLength x, JfLength y, JfLength half, int cell)
{
    const JfLength wing = JF_PT(2.2), top = y - half;
    upright(p, x, y, half, jf_pen_line(JF_INK_TEXT, 100, JF_PT(1.1)), cell);
    jf_draw_polygon(p->d, (const JfLength[][2]){{x - wing, top - wing}, {x + wing, top - wing}, {x, top + wing}}, 3, true,
                    jf_pen_fill(JF_INK_TEXT, 100), cell);
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
        target_sign(p, jf_value_place(&p->scale, b->target), y, half + JF_PT(1.5), cell_of(p, i, COLUMN_TARGET, b->target));
}

// The median's number above its line, where the row's target does not stand.
static void draw_median(const JfPlot *p, const JfChartPoint *b, int i, const JfRow *row, JfLength half)
{
    const JfWords *words = jf_words(p->d, jf_plot_number(p, b->median), JF_STYLE_LABEL, true, JF_INK_TEXT, 0);
    const JfLength x = jf_value_place(&p->scale, b->median),
                   target = isnan(b->target) ? G_MININT / 2 : jf_value_place(&p->scale, b->target);
    if (ABS(x - target) > words->width / 2 + half)
        jf_draw_words(p->d, words, x, row->top + row->height / 2 - half - p->gap / 4, JF_H_CENTER, JF_V_BOTTOM,
                      jf_cell(p->d, i + 1, COLUMN_MEDIAN));
}

static void set_head(JfPlot *p, bool targets, bool counts)
{
    static const char *const usual[COLUMN_COUNT] = {NULL, "min", "Q1", "Q2", "Q3", "max", "target", "n"};
    const JfChart *chart = p->chart;
    for (int c = 0; c < COLUMN_COUNT; c++)
        if ((c != COLUMN_TARGET || targets) && (c != COLUMN_N || counts))
            jf_cell_text(p->d, 0, c, (size_t)c < chart->n_columns ? chart->columns[c] : c == 0 ? chart->x_label : usual[c]);
}

// The key: what the box, the line in it, the whiskers and the stroke are.
static JfLength draw_name(const JfPlot *p, int column, JfLength x, JfLength y)
{
    const int cell = jf_cell(p->d, 0, column);
    const JfWords *words = jf_words(p->d, p->d->cells[cell], JF_STYLE_LABEL, false, JF_INK_MUTED, 0);
    jf_draw_words(p->d, words, x, y, JF_H_LEFT, JF_V_MIDDLE, cell);
    return x + words->width;
}

static JfLength draw_range(const JfPlot *p, int from, int to, JfLength x, JfLength y)
{
    const JfWords *dash = jf_label(p->d, "–");
    x = draw_name(p, from, x, y) + p->gap;
    jf_draw_words(p->d, dash, x, y, JF_H_LEFT, JF_V_MIDDLE, JF_PART_FIGURE);
    return draw_name(p, to, x + dash->width + p->gap, y);
}

static void draw_key(JfPlot *p, bool targets)
{
    const JfLength leading = jf_leading(p->d, JF_STYLE_LABEL), half = leading * 2 / 5, y = p->top + leading / 2, sign = leading * 3 / 2,
                   apart = 2 * leading;
    JfLength x = 0;
    jf_draw_rect(p->d, x, y - half, sign, 2 * half, (JfPen){.fill = {JF_INK_ACCENT, 26}, .stroke = outline.stroke, .line = outline.line},
                 JF_PART_FIGURE);
    x = draw_range(p, COLUMN_Q1, COLUMN_Q3, x + sign + p->gap, y) + apart;
    upright(p, x, y, half, jf_pen_line(JF_INK_ACCENT, 100, JF_PT(2.4)), jf_cell(p->d, 0, COLUMN_MEDIAN));
    x = draw_name(p, COLUMN_MEDIAN, x + 2 * p->gap, y) + apart;
    jf_draw_line(p->d, x, y, x + sign, y, outline, JF_PART_FIGURE);
    upright(p, x, y, half / 2, outline, JF_PART_FIGURE);
    upright(p, x + sign, y, half / 2, outline, JF_PART_FIGURE);
    x = draw_range(p, COLUMN_LOW, COLUMN_HIGH, x + sign + p->gap, y) + apart;
    if (targets) {
        target_sign(p, x, y, half, jf_cell(p->d, 0, COLUMN_TARGET));
        draw_name(p, COLUMN_TARGET, x + 2 * p->gap, y);
    }
    p->top += leading + 2 * p->gap;
}

void jf_chart_box(JfDrawing *d, const JfChart *chart)
{
    const JfChartPoint *points = chart->series[0].points;
    const int n = (int)chart->series[0].n_points;
    const JfLength leading = jf_leading(d, JF_STYLE_LABEL), half = leading * 2 / 5;
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
    JfRow *rows = jf_plot_rows(&p, points, n, leading * 27 / 10, leading * 27 / 10);
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
        jf_draw_words(d, words, d->width, rows[i].top + rows[i].height / 2, JF_H_RIGHT, JF_V_MIDDLE,
                      jf_cell_text(d, i + 1, COLUMN_N, words->text));
    }
    jf_plot_across_guides(&p, false);
}
