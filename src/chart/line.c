// SPDX-License-Identifier: MIT
// Lines over equal steps of time: gaps where a value is missing, targets dashed, names at the lines' ends.
#include "chart/kinds.h"
#include "chart/plot.h"
#include "chart/spread.h"
#include <math.h>

typedef struct {
    JfPlot p;
    const JfChart *chart;
    const JfChartPoint *points; // those of the longest series: labels
    int n;
    JfBands bands;
    JfSpot *taken; // places of numbers
    size_t n_taken;
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

static size_t count_values(const JfChart *chart)
{
    size_t n = 0;
    for (size_t s = 0; s < chart->n_series; s++)
        n += chart->series[s].role == JF_SERIES_VALUE;
    return n;
}

// ---- ends of lines

// Of several lines each says at its end how it ended.
static const JfWords *end_value(const Lines *l, const JfChartSeries *series)
{
    const double value = value_of(series, l->n - 1);
    if (isnan(value) || series->role != JF_SERIES_VALUE || count_values(l->chart) < 2)
        return NULL;
    const char *text = series->points[l->n - 1].text;
    return jf_words(l->p.d, text != NULL ? text : jf_plot_number(&l->p, value), JF_STYLE_LABEL, false, JF_INK_TEXT, 0);
}

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
                                 .value = end_value(l, series),
                                 .part = jf_cell_text(d, 0, (int)s + 1, series->name),
                                 .value_part = jf_cell(d, l->n, (int)s + 1),
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

static bool covers_number(const Lines *l, JfLength left, JfLength right, JfLength top, JfLength bottom)
{
    for (size_t i = 0; i < l->n_taken; i++) {
        const JfSpot *t = &l->taken[i];
        if (left < t->x + t->width && right > t->x && top < t->y + t->height && bottom > t->y)
            return true;
    }
    return false;
}

// Above the point or below it, else aside of a steep line; where all is taken the number is left out, and the mark says it.
static void set_number(Lines *l, const JfWords *words, size_t s, int i)
{
    const double value = value_of(&l->chart->series[s], i);
    const JfLength half = (words->width + 1) / 2, cap = words->size * 4 / 5, off = JF_PT(4), y = y_of(l, value);
    const JfLength aside[] = {0, 0, -half, half, half, -half};
    for (size_t k = 0; k < G_N_ELEMENTS(aside); k++) {
        const JfLength x = MAX(l->p.left + half, MIN(x_of(l, i) + aside[k], l->p.right - half)),
                       middle = y + (k % 2 == 0 ? -1 : 1) * (off + cap / 2);
        const JfLength top = middle - cap / 2 - JF_PT(0.5), bottom = middle + cap / 2 + JF_PT(0.5);
        if (bottom > l->p.bottom || covers_number(l, x - half - l->p.gap, x + half + l->p.gap, top, bottom) ||
            !is_free(l, x - half, x + half, top, bottom))
            continue;
        jf_draw_words(l->p.d, words, x, middle, JF_H_CENTER, JF_V_MIDDLE, jf_cell(l->p.d, i + 1, (int)s + 1));
        l->taken[l->n_taken++] = (JfSpot){.x = x - half, .y = top, .width = 2 * half, .height = bottom - top};
        return;
    }
}

// All numbers of a line if they stand side by side and it is the only one, else those of its last, least and greatest point; of one of several that ends
// with its number, only these two.
static void set_numbers_of(Lines *l, size_t s, bool only)
{
    const JfChartSeries *series = &l->chart->series[s];
    const JfWords **words = jf_arena_array(l->p.d->arena, const JfWords *, l->n);
    int last = -1, least = -1, most = -1;
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
    const bool all = only && widest + l->p.gap <= l->bands.step;
    for (int i = 0; i < l->n; i++)
        if (words[i] != NULL && (only || i < l->n - 1) && (all || i == last || i == least || i == most))
            set_number(l, words[i], s, i);
}

static void set_numbers(Lines *l)
{
    const size_t values = count_values(l->chart);
    l->taken = jf_arena_array(l->p.d->arena, JfSpot, (size_t)l->n + 3 * values + 1);
    for (size_t s = 0; s < l->chart->n_series; s++)
        if (l->chart->series[s].role == JF_SERIES_VALUE)
            set_numbers_of(l, s, values == 1);
}

// ---- the whole

// A number under a point at the scale's lower end needs room between it and the axis.
static JfLength room_under(const Lines *l)
{
    const JfPlot *p = &l->p;
    const JfLength number = jf_leading(p->d, JF_STYLE_LABEL) * 5 / 4;
    const JfValueScale scale = jf_ticks_scale(&p->ticks, p->bottom, p->top - p->bottom);
    for (size_t s = 0; s < l->chart->n_series; s++)
        for (int i = 0; i < l->n && l->chart->series[s].role == JF_SERIES_VALUE; i++)
            if (!isnan(value_of(&l->chart->series[s], i)) && jf_value_place(&scale, value_of(&l->chart->series[s], i)) > p->bottom - number)
                return number;
    return 0;
}

// At 0 if that is on the scale, else at the foot of the plot.
static void draw_base(const Lines *l)
{
    const JfPlot *p = &l->p;
    const bool zero = p->ticks.first <= 0 && jf_tick(&p->ticks, p->ticks.n - 1) >= 0;
    const JfLength y = zero ? y_of(l, 0) : p->bottom;
    jf_draw_line(p->d, p->left, y, p->right, y, jf_pen_line(JF_INK_RULE, 100, JF_AXIS_LINE),
                 l->chart->x_label != NULL ? jf_cell(p->d, 0, 0) : JF_PART_FIGURE);
}

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
    const JfLength under = room_under(l);
    p->bottom -= under;
    jf_plot_grid(p);
    jf_plot_bands(p);
    p->bottom += under;
    jf_plot_set_labels(p, &labels, l->points, &l->bands);
    draw_base(l);
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
