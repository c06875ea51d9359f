// SPDX-License-Identifier: MIT
// Lines over equal steps of time: gaps where a value is missing, targets dashed, names at the lines' ends.
#include "chart/kinds.h"
#include "chart/plot.h"
#include <math.h>

typedef struct {
    JfPlot p;
    const JfChart *chart;
    const JfChartPoint *points; // those of the longest series: labels
    int n;
    JfBands bands;
    int numbered; // the series that has numbers
} Lines;

static double value_of(const JfChartSeries *series, int i)
{
    return i >= 0 && (size_t)i < series->n_points ? series->points[i].value : NAN;
}

static JfLength x_of(const Lines *l, int i)
{
    return jf_band_middle(&l->bands, i);
}

static JfLength y_of(const Lines *l, double value)
{
    return jf_value_place(&l->p.scale, value);
}

// The axis need not hold 0, so its title says what it holds.
static const char *title_of(const Lines *l)
{
    const JfPlot *p = &l->p;
    const char *measure = jf_plot_measure(p), *unit = p->chart->unit;
    const double low = p->ticks.first, high = jf_tick(&p->ticks, p->ticks.n - 1);
    if (low <= 0 && high >= 0)
        return measure;
    const char *from = jf_chart_number(p->d, low, p->ticks.decimals, unit), *to = jf_chart_number(p->d, high, p->ticks.decimals, unit);
    return measure != NULL ? jf_arena_printf(p->d->arena, "%s · %s–%s", measure, from, to)
                           : jf_arena_printf(p->d->arena, "%s–%s", from, to);
}

// ---- ends of lines

static size_t collect_ends(const Lines *l, JfEndLabel *ends)
{
    const JfChart *chart = l->chart;
    JfDrawing *d = l->p.d;
    const JfLength width = d->width * 16 / 100;
    size_t n = 0;
    for (size_t s = 0; s < chart->n_series && chart->n_series > 1; s++) {
        const JfChartSeries *series = &chart->series[s];
        const JfPen pen = jf_plot_line_pen(series, s);
        const JfInk ink = pen.stroke.share < 70 || pen.stroke.ink == JF_INK_MUTED ? JF_INK_MUTED : pen.stroke.ink;
        ends[n++] = (JfEndLabel){.words = jf_words(d, series->name, JF_STYLE_LABEL, series->role == JF_SERIES_VALUE, ink, width),
                                 .part = jf_cell_text(d, 0, (int)s + 1, series->name),
                                 .y = (JfLength)s};
    }
    for (size_t i = 0; i < chart->n_guides; i++) {
        const JfWords *words = jf_plot_guide_words(&l->p, &chart->guides[i], width);
        if (words != NULL)
            ends[n++] = (JfEndLabel){.words = words, .part = JF_PART_FIGURE, .y = -1 - (JfLength)i};
    }
    return n;
}

static JfLength end_of(const Lines *l, JfLength which)
{
    if (which < 0) {
        const JfChartGuide *guide = &l->chart->guides[-1 - which];
        return y_of(l, isnan(guide->to) ? guide->from : (guide->from + guide->to) / 2);
    }
    const JfChartSeries *series = &l->chart->series[which];
    for (int i = l->n - 1; i >= 0; i--)
        if (!isnan(value_of(series, i)))
            return y_of(l, value_of(series, i));
    return l->p.top;
}

// ---- lines and marks

static void draw_line(const Lines *l, const JfChartSeries *series, JfPen pen)
{
    JfArena *arena = l->p.d->arena;
    JfPath *path = jf_path_new(arena);
    for (int i = 0; i < l->n; i++) {
        const double value = value_of(series, i);
        if (isnan(value))
            continue;
        if (isnan(value_of(series, i - 1)))
            jf_path_move(arena, path, x_of(l, i), y_of(l, value));
        else
            jf_path_line(arena, path, x_of(l, i), y_of(l, value));
    }
    jf_draw_path(l->p.d, path, pen, JF_PART_FIGURE);
}

static void draw_target(const Lines *l, size_t s, JfPen pen)
{
    const JfChartSeries *series = &l->chart->series[s];
    for (int i = 0; i < l->n; i++) {
        const double value = value_of(series, i);
        if (isnan(value))
            continue;
        const int cell = jf_cell_text(l->p.d, i + 1, (int)s + 1, jf_plot_number(&l->p, value));
        const JfLength from = l->bands.at + i * l->bands.step;
        jf_draw_line(l->p.d, from, y_of(l, value), from + l->bands.step, y_of(l, value), pen, cell);
    }
}

static void draw_marks(const Lines *l, size_t s, JfPen pen)
{
    const JfChartSeries *series = &l->chart->series[s];
    // Where points are many the line speaks, and the marks hide in it.
    const JfLength size = l->bands.step < JF_PT(14) ? pen.line : s == 0 ? JF_PT(5) : JF_PT(4.4);
    for (int i = 0; i < l->n; i++) {
        const double value = value_of(series, i);
        if (isnan(value))
            continue;
        const char *text = series->points[i].text;
        const int cell = jf_cell_text(l->p.d, i + 1, (int)s + 1, text != NULL ? text : jf_plot_number(&l->p, value));
        jf_draw_marker(l->p.d, jf_plot_marker(s), x_of(l, i), y_of(l, value), size, jf_pen_fill(pen.stroke.ink, pen.stroke.share), cell);
    }
}

// ---- numbers at points

// How high and low a line runs between two places.
static void extent(const Lines *l, const JfChartSeries *series, JfLength from, JfLength to, JfLength *top, JfLength *bottom)
{
    for (int i = 0; i < l->n; i++) {
        const double here = value_of(series, i), next = value_of(series, i + 1);
        if (isnan(here))
            continue;
        const JfLength x1 = x_of(l, i), y1 = y_of(l, here), step = l->bands.step;
        if (x1 >= from && x1 <= to)
            *top = MIN(*top, y1), *bottom = MAX(*bottom, y1);
        if (isnan(next) || x1 + step < from || x1 > to)
            continue;
        const JfLength y2 = y_of(l, next);
        for (int k = 0; k < 2; k++) {
            const JfLength x = CLAMP(k == 0 ? from : to, x1, x1 + step);
            const JfLength y = y1 + (JfLength)((int64_t)(y2 - y1) * (x - x1) / MAX(step, 1));
            *top = MIN(*top, y), *bottom = MAX(*bottom, y);
        }
    }
}

static bool is_free(const Lines *l, JfLength left, JfLength right, JfLength top, JfLength bottom)
{
    for (size_t s = 0; s < l->chart->n_series; s++) {
        JfLength high = G_MAXINT, low = G_MININT;
        extent(l, &l->chart->series[s], left, right, &high, &low);
        if (high <= bottom && low >= top)
            return false;
    }
    for (size_t i = 0; i < l->chart->n_guides; i++) {
        const JfLength y = y_of(l, l->chart->guides[i].from);
        if (isnan(l->chart->guides[i].to) && y >= top && y <= bottom)
            return false;
    }
    return top >= l->p.top - jf_leading(l->p.d, JF_STYLE_LABEL) * 5 / 4;
}

// Above the point or below it, else aside of a steep line; where all is taken the number is left out, and the mark says it. Gives the right end of what
// is taken now.
static JfLength set_number(const Lines *l, const JfWords *words, int i, double value, JfLength taken)
{
    const JfLength half = (words->width + 1) / 2, cap = words->size * 4 / 5, off = JF_PT(4), y = y_of(l, value);
    const JfLength aside[] = {0, 0, -half, half, half, -half};
    for (size_t k = 0; k < G_N_ELEMENTS(aside); k++) {
        const JfLength x = MAX(l->p.left + half, MIN(x_of(l, i) + aside[k], l->p.right - half)),
                       middle = y + (k % 2 == 0 ? -1 : 1) * (off + cap / 2);
        const JfLength top = middle - cap / 2 - JF_PT(0.5), bottom = middle + cap / 2 + JF_PT(0.5);
        if (x - half < taken || bottom > l->p.bottom || !is_free(l, x - half, x + half, top, bottom))
            continue;
        jf_draw_words(l->p.d, words, x, middle, JF_H_CENTER, JF_V_MIDDLE, jf_cell(l->p.d, i + 1, l->numbered + 1));
        return x + half + l->p.gap;
    }
    return taken;
}

// One line has its numbers if they stand side by side, or else at its last, least and greatest point. Several have none but the marks'.
static void set_numbers(Lines *l)
{
    int values = 0, only = 0, last = -1, least = -1, most = -1;
    for (size_t s = 0; s < l->chart->n_series; s++)
        if (l->chart->series[s].role == JF_SERIES_VALUE)
            values++, only = (int)s;
    if (values != 1)
        return;
    l->numbered = only;
    const JfChartSeries *series = &l->chart->series[only];
    const JfWords **words = jf_arena_array(l->p.d->arena, const JfWords *, l->n);
    JfLength widest = 0;
    for (int i = 0; i < l->n; i++) {
        const double value = value_of(series, i);
        if (isnan(value))
            continue;
        const char *text = series->points[i].text;
        words[i] = jf_words(l->p.d, text != NULL ? text : jf_plot_number(&l->p, value), JF_STYLE_LABEL, false, JF_INK_TEXT, 0);
        widest = MAX(widest, words[i]->width);
        last = i;
        least = least < 0 || value < value_of(series, least) ? i : least;
        most = most < 0 || value > value_of(series, most) ? i : most;
    }
    const bool all = widest + l->p.gap <= l->bands.step;
    JfLength taken = G_MININT; // right end of the number set last
    for (int i = 0; i < l->n; i++)
        if (words[i] != NULL && (all || i == last || i == least || i == most))
            taken = set_number(l, words[i], i, value_of(series, i), taken);
}

// ---- the whole

static void set_frame(Lines *l, JfEndLabel *ends, size_t n_ends)
{
    JfPlot *p = &l->p;
    double low, high;
    const JfLength leading = jf_leading(p->d, JF_STYLE_LABEL);
    jf_plot_range(p, false, &low, &high);
    if (low >= 0 && low < (high - low) * 0.6)
        low = 0; // so near to 0 that it belongs to the picture
    jf_plot_end_room(p, ends, n_ends);
    p->top = leading + p->gap;
    jf_plot_values(p, low, high, false);
    p->top = 0;
    jf_cell_text(p->d, 0, 0, l->chart->x_label);
    const char *title = title_of(l);
    jf_plot_title(p, title, l->chart->n_series == 1 ? jf_cell_text(p->d, 0, 1, title) : JF_PART_FIGURE);
    p->top += leading * 5 / 4; // a number over the highest point stands below the title
    const JfLabels labels = jf_plot_labels(p, l->points, l->n, p->right - p->left);
    p->bottom -= labels.height;
    l->bands = jf_bands(l->n, p->left, p->right - p->left, 100);
    jf_plot_grid(p);
    jf_plot_bands(p);
    jf_plot_set_labels(p, &labels, l->points, &l->bands);
    jf_plot_base(p, l->chart->x_label != NULL ? jf_cell(p->d, 0, 0) : JF_PART_FIGURE);
}

void jf_chart_line(JfDrawing *d, const JfChart *chart)
{
    const JfChartSeries *longest = jf_plot_longest(chart);
    Lines l = {.chart = chart, .points = longest->points, .n = (int)longest->n_points};
    jf_plot_open(&l.p, d, chart, JF_MM(58));
    jf_plot_elastic(d);
    jf_table(d, l.n + 1, (int)chart->n_series + 1);
    JfEndLabel *ends = jf_arena_array(d->arena, JfEndLabel, chart->n_series + chart->n_guides + 1);
    const size_t n_ends = collect_ends(&l, ends);
    set_frame(&l, ends, n_ends);
    jf_plot_targets(&l.p);
    for (size_t k = chart->n_series; k-- > 0;) { // the first line lies on top
        const JfPen pen = jf_plot_line_pen(&chart->series[k], k);
        if (chart->series[k].role == JF_SERIES_TARGET) {
            draw_target(&l, k, pen);
            continue;
        }
        draw_line(&l, &chart->series[k], pen);
        draw_marks(&l, k, pen);
    }
    set_numbers(&l);
    for (size_t i = 0; i < n_ends; i++)
        ends[i].y = end_of(&l, ends[i].y);
    jf_plot_end_labels(&l.p, ends, n_ends);
}
