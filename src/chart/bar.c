// SPDX-License-Identifier: MIT
// Bars: standing or lying, side by side or stacked; always from 0.
#include "chart/kinds.h"
#include "chart/plot.h"
#include <math.h>

typedef struct {
    JfPlot p;
    const JfChart *chart;
    const JfChartPoint *points; // those of the longest series: labels
    int n, n_series;
    bool stacked;
    const JfWords ***values; // [series][point], NULL: absent
    JfPen *pens;
    bool labelled; // every value has its number beside it
} Bars;

static const JfChartPoint *point_of(const Bars *b, int s, int i)
{
    const JfChartSeries *series = &b->chart->series[s];
    return (size_t)i < series->n_points && !isnan(series->points[i].value) ? &series->points[i] : NULL;
}

static JfPen pen_of(const Bars *b, int s, const JfChartPoint *point)
{
    return jf_plot_tone_pen(point->tone, b->pens[s]);
}

static void set_values(Bars *b)
{
    JfDrawing *d = b->p.d;
    b->values = jf_arena_array(d->arena, const JfWords **, b->n_series);
    b->pens = jf_arena_array(d->arena, JfPen, b->n_series);
    for (int s = 0; s < b->n_series; s++) {
        b->pens[s] = jf_plot_series_pen(&b->chart->series[s], (size_t)s);
        b->values[s] = jf_arena_array(d->arena, const JfWords *, b->n);
        for (int i = 0; i < b->n; i++) {
            const JfChartPoint *point = point_of(b, s, i);
            if (point == NULL)
                continue;
            const JfInk ink = b->stacked ? jf_plot_ink_on(d->theme, pen_of(b, s, point)) : JF_INK_TEXT;
            b->values[s][i] =
                jf_words(d, point->text != NULL ? point->text : jf_plot_number(&b->p, point->value), JF_STYLE_LABEL, false, ink, 0);
        }
    }
}

static JfLength widest_value(const Bars *b)
{
    JfLength widest = 0;
    for (int s = 0; s < b->n_series; s++)
        for (int i = 0; i < b->n; i++)
            widest = MAX(widest, b->values[s][i] != NULL ? b->values[s][i]->width : 0);
    return widest;
}

// Bars that lie on one another reach as far as the sums of either sign.
static void range(const Bars *b, double *low, double *high)
{
    jf_plot_range(&b->p, true, low, high);
    for (int i = 0; i < b->n && b->stacked; i++) {
        double up = 0, down = 0;
        for (int s = 0; s < b->n_series; s++) {
            const JfChartPoint *point = point_of(b, s, i);
            *(point != NULL && point->value < 0 ? &down : &up) += point != NULL ? point->value : 0;
        }
        *low = MIN(*low, down), *high = MAX(*high, up);
    }
}

static void set_head(Bars *b)
{
    JfPlot *p = &b->p;
    const char *measure = jf_plot_measure(p);
    JfKey *keys = jf_arena_array(p->d->arena, JfKey, b->n_series + 3);
    jf_table(p->d, b->n + 1, b->n_series + 1);
    jf_cell_text(p->d, 0, 0, b->chart->x_label);
    if (b->n_series == 1) {
        const char *name = b->chart->series[0].name, *head = measure != NULL ? measure : name;
        jf_plot_title(p, head, jf_cell_text(p->d, 0, 1, head));
        jf_plot_keys(p, keys, jf_plot_tone_keys(b->chart, JF_KEY_AREA, keys));
        return;
    }
    jf_plot_title(p, measure, JF_PART_FIGURE);
    for (int s = 0; s < b->n_series; s++)
        keys[s] =
            (JfKey){.name = b->chart->series[s].name, .pen = b->pens[s], .part = jf_cell_text(p->d, 0, s + 1, b->chart->series[s].name)};
    jf_plot_keys(p, keys, (size_t)b->n_series + jf_plot_tone_keys(b->chart, JF_KEY_AREA, keys + b->n_series));
}

// The corner of the table is the line that all bars stand on.
static int corner(const Bars *b)
{
    return b->chart->x_label != NULL ? jf_cell(b->p.d, 0, 0) : JF_PART_FIGURE;
}

// ---- standing

// A number on a dark or hatched ground needs one of its own to be read.
static void draw_inside(const Bars *b, const JfWords *words, JfPen pen, JfLength x, JfLength y, int cell)
{
    if (pen.hatch != JF_HATCH_NONE)
        jf_draw_rect(b->p.d, x - words->width / 2 - b->p.gap / 2, y - words->size * 11 / 20, words->width + b->p.gap, words->size * 11 / 10,
                     jf_pen_fill(JF_INK_PAPER, 100), cell);
    jf_draw_words(b->p.d, words, x, y, JF_H_CENTER, JF_V_MIDDLE, cell);
}

static void draw_bar(const Bars *b, int s, int i, JfLength x, JfLength width, double from, double to)
{
    const JfPlot *p = &b->p;
    const JfChartPoint *point = point_of(b, s, i);
    const JfWords *words = b->values[s][i];
    const JfLength y1 = jf_value_place(&p->scale, from), y2 = jf_value_place(&p->scale, to);
    const int cell = jf_cell_text(p->d, i + 1, s + 1, words->text);
    // A value of 0 is still there for who looks for it.
    jf_draw_rect(p->d, x, y1, width, y2 == y1 ? -JF_GRID_LINE : y2 - y1, pen_of(b, s, point), cell);
    if (b->stacked && ABS(y2 - y1) >= words->size + p->gap && words->width + p->gap <= width)
        draw_inside(b, words, pen_of(b, s, point), x + width / 2, (y1 + y2) / 2, cell);
    else if (!b->stacked && b->labelled) {
        const JfLength edge = y2 + (to < 0 ? 1 : -1) * p->gap / 3, far = edge + (to < 0 ? words->height : -words->height);
        jf_plot_clear(p, x + (width - words->width) / 2, MIN(edge, far), x + (width + words->width) / 2, MAX(edge, far), cell);
        jf_draw_words(p->d, words, x + width / 2, y2 + (to < 0 ? p->gap / 3 : -p->gap / 3), JF_H_CENTER, to < 0 ? JF_V_TOP : JF_V_BOTTOM,
                      cell);
    }
}

static void draw_stack(const Bars *b, int i, JfLength x, JfLength width)
{
    double up = 0, down = 0;
    for (int s = 0; s < b->n_series; s++) {
        const JfChartPoint *point = point_of(b, s, i);
        if (point == NULL)
            continue;
        double *at = point->value < 0 ? &down : &up;
        draw_bar(b, s, i, x, width, *at, *at + point->value);
        *at += point->value;
    }
    const JfWords *total = jf_words(b->p.d, jf_plot_number(&b->p, up + down), JF_STYLE_LABEL, true, JF_INK_TEXT, 0);
    if (b->labelled && b->n_series > 1 && down == 0)
        jf_draw_words(b->p.d, total, x + width / 2, jf_value_place(&b->p.scale, up) - b->p.gap / 3, JF_H_CENTER, JF_V_BOTTOM,
                      JF_PART_FIGURE);
}

static void draw_group(const Bars *b, int i, JfLength x, JfLength width)
{
    const JfLength step = width / b->n_series;
    for (int s = 0; s < b->n_series; s++)
        if (point_of(b, s, i) != NULL)
            draw_bar(b, s, i, x + s * step, b->n_series > 1 ? step * 92 / 100 : step, 0, point_of(b, s, i)->value);
}

static size_t guide_labels(const JfPlot *p, JfEndLabel *labels)
{
    size_t n = 0;
    for (size_t i = 0; i < p->chart->n_guides; i++) {
        const JfWords *words = jf_plot_guide_words(p, &p->chart->guides[i], p->d->width / 5);
        if (words != NULL)
            labels[n++] = (JfEndLabel){.words = words, .part = JF_PART_FIGURE, .y = (JfLength)i};
    }
    return n;
}

static void place_guides(const JfPlot *p, JfEndLabel *labels, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const JfChartGuide *guide = &p->chart->guides[labels[i].y];
        labels[i].y = jf_value_place(&p->scale, isnan(guide->to) ? guide->from : (guide->from + guide->to) / 2);
    }
    jf_plot_end_labels(p, labels, n);
}

static void draw_standing(Bars *b, bool whole)
{
    JfPlot *p = &b->p;
    double low, high;
    JfEndLabel *ends = jf_arena_array(p->d->arena, JfEndLabel, b->chart->n_guides + 1);
    const size_t n_ends = guide_labels(p, ends);
    range(b, &low, &high);
    set_head(b);
    jf_plot_end_room(p, ends, n_ends);
    jf_plot_values(p, low, high, whole);
    const JfLabels labels = jf_plot_labels(p, b->points, b->n, p->right - p->left);
    p->bottom -= labels.height;
    const JfBands bands = jf_bands(b->n, p->left, p->right - p->left, b->n_series > 1 && !b->stacked ? 82 : 62);
    const JfLength width = MIN(bands.band, b->n_series > 1 && !b->stacked ? JF_MM(12 * b->n_series) : JF_MM(16));
    b->labelled = widest_value(b) + p->gap <= (b->stacked || b->n_series == 1 ? bands.step : width / b->n_series);
    p->top += jf_leading(p->d, JF_STYLE_LABEL) * (b->labelled ? 4 : 3) / 4;
    p->bottom -= b->labelled && low < 0 ? jf_leading(p->d, JF_STYLE_LABEL) : 0;
    jf_plot_grid(p);
    jf_plot_bands(p);
    for (int i = 0; i < b->n; i++) {
        const JfLength x = jf_band_middle(&bands, i) - width / 2;
        if (b->stacked)
            draw_stack(b, i, x, width);
        else
            draw_group(b, i, x, width);
    }
    p->bottom += b->labelled && low < 0 ? jf_leading(p->d, JF_STYLE_LABEL) : 0;
    jf_plot_set_labels(p, &labels, b->points, &bands);
    jf_plot_base(p, corner(b));
    jf_plot_targets(p);
    place_guides(p, ends, n_ends);
}

// ---- lying

static void draw_lying_bar(const Bars *b, int s, int i, JfLength y, JfLength height, double from, double to)
{
    const JfPlot *p = &b->p;
    const JfWords *words = b->values[s][i];
    const JfPen pen = pen_of(b, s, point_of(b, s, i));
    const JfLength x1 = jf_value_place(&p->scale, from), x2 = jf_value_place(&p->scale, to), middle = y + height / 2;
    const int cell = jf_cell_text(p->d, i + 1, s + 1, words->text);
    jf_draw_rect(p->d, x1, y, x2 == x1 ? JF_GRID_LINE : x2 - x1, height, pen, cell);
    if (b->stacked) {
        if (ABS(x2 - x1) >= words->width + p->gap && height >= words->size)
            draw_inside(b, words, pen, (x1 + x2) / 2, middle, cell);
    } else {
        jf_draw_words(p->d, words, to < 0 ? x2 - p->gap : x2 + p->gap, middle, to < 0 ? JF_H_RIGHT : JF_H_LEFT, JF_V_MIDDLE, cell);
    }
}

static void draw_lying_row(const Bars *b, int i, const JfRow *row, JfLength thick)
{
    const int side = b->stacked ? 1 : b->n_series;
    JfLength y = row->top + (row->height - thick * side) / 2;
    double up = 0, down = 0;
    for (int s = 0; s < b->n_series; s++, y += b->stacked ? 0 : thick) {
        const JfChartPoint *point = point_of(b, s, i);
        if (point == NULL)
            continue;
        double *at = point->value < 0 ? &down : &up, from = b->stacked ? *at : 0;
        draw_lying_bar(b, s, i, y, thick * (side > 1 ? 90 : 100) / 100, from, from + point->value);
        *at += point->value;
    }
    if (!b->stacked || b->n_series < 2 || down != 0)
        return;
    const JfWords *total = jf_words(b->p.d, jf_plot_number(&b->p, up), JF_STYLE_LABEL, true, JF_INK_TEXT, 0);
    jf_draw_words(b->p.d, total, jf_value_place(&b->p.scale, up) + b->p.gap, row->top + row->height / 2, JF_H_LEFT, JF_V_MIDDLE,
                  JF_PART_FIGURE);
}

static void draw_lying(Bars *b, bool whole)
{
    JfPlot *p = &b->p;
    double low, high;
    range(b, &low, &high);
    set_head(b);
    jf_plot_guides_top(p);
    const JfLength leading = jf_leading(p->d, JF_STYLE_LABEL), side = b->stacked ? 1 : b->n_series,
                   thick = side > 1 ? leading : leading * 5 / 4;
    JfRow *rows = jf_plot_rows(p, b->points, b->n, thick * side + p->gap * 2, leading * 4 / 5 * side + p->gap);
    const JfLength room = widest_value(b) * (b->stacked ? 3 : 2) / 2 + 2 * p->gap;
    p->left += low < 0 && !b->stacked ? room : 0;
    jf_plot_across(p, low, high, whole, room);
    jf_plot_across_guides(p, true);
    for (int i = 0; i < b->n; i++)
        draw_lying_row(b, i, &rows[i], MIN(thick, (rows[i].height - p->gap) / side));
    p->left -= low < 0 && !b->stacked ? room : 0;
    jf_plot_row_labels(p, b->points, rows, b->n);
    const JfLength x = jf_value_place(&p->scale, 0);
    jf_draw_line(p->d, x, p->top, x, p->bottom, jf_pen_line(JF_INK_RULE, 100, JF_AXIS_LINE), corner(b));
    jf_plot_across_guides(p, false);
}

// Counts have no half ticks.
static bool all_whole(const JfChart *chart)
{
    for (size_t s = 0; s < chart->n_series; s++)
        for (size_t i = 0; i < chart->series[s].n_points; i++) {
            const double value = chart->series[s].points[i].value;
            if (!isnan(value) && value != floor(value))
                return false;
        }
    return true;
}

void jf_chart_bar(JfDrawing *d, const JfChart *chart)
{
    const JfChartSeries *longest = jf_plot_longest(chart);
    Bars b = {.chart = chart,
              .points = longest->points,
              .n = (int)longest->n_points,
              .n_series = (int)chart->n_series,
              .stacked = chart->stacked};
    jf_plot_open(&b.p, d, chart, JF_MM(58));
    set_values(&b);
    if (chart->horizontal)
        draw_lying(&b, all_whole(chart));
    else
        draw_standing(&b, all_whole(chart)), jf_plot_elastic(d);
}
