// SPDX-License-Identifier: MIT
// Histograms: counts over bins. Equal bins stand side by side on an axis of values; unequal ones, whose heights such an axis would belie, stand apart as
// classes, each with its bounds below.
#include "chart/kinds.h"
#include "chart/plot.h"
#include <math.h>

typedef struct {
    JfPlot p;
    const JfChartPoint *bins;
    int n;
    int places;         // of the bounds
    JfValueScale along; // of the bounds
} Bins;

static bool are_equal(const Bins *b)
{
    const double width = b->bins[0].to - b->bins[0].from;
    for (int i = 0; i < b->n; i++)
        if (fabs(b->bins[i].to - b->bins[i].from - width) > width * 1e-6 || (i > 0 && b->bins[i].from != b->bins[i - 1].to))
            return false;
    return true;
}

static int places_of_bounds(const Bins *b)
{
    int places = 0;
    for (int i = 0; i < b->n; i++)
        for (int k = 0; k < 2; k++)
            for (double bound = k == 0 ? b->bins[i].from : b->bins[i].to;
                 places < 2 && fabs(bound * pow(10, places) - round(bound * pow(10, places))) > 1e-6;)
                places++;
    return places;
}

static const char *bound(const Bins *b, double value)
{
    return jf_chart_number(b->p.d, value, b->places, NULL);
}

static const char *name_of(const Bins *b, int i)
{
    return jf_arena_printf(b->p.d->arena, "%s–%s", bound(b, b->bins[i].from), bound(b, b->bins[i].to));
}

static const char *along_of(const Bins *b)
{
    const JfChart names = {.y_label = b->p.chart->x_label, .unit = b->p.chart->unit};
    const JfPlot p = {.d = b->p.d, .chart = &names};
    return jf_plot_measure(&p);
}

static void draw_bin(const Bins *b, int i, JfLength x, JfLength width)
{
    const JfPlot *p = &b->p;
    const JfLength y = jf_value_place(&p->scale, b->bins[i].value);
    const JfWords *words =
        jf_words(p->d, jf_chart_number(p->d, b->bins[i].value, p->decimals, NULL), JF_STYLE_LABEL, false, JF_INK_TEXT, 0);
    const int cell = jf_cell_text(p->d, i + 1, 1, words->text);
    const JfPen pen = jf_plot_tone_pen(b->bins[i].tone, jf_pen_fill(JF_INK_ACCENT, 62));
    jf_draw_rect(p->d, x, p->bottom, width, MIN(y - p->bottom, -JF_GRID_LINE), pen, cell);
    if (words->width <= width && b->bins[i].value > 0)
        jf_draw_words(p->d, words, x + width / 2, y - p->gap / 3, JF_H_CENTER, JF_V_BOTTOM, cell);
    jf_draw_line(p->d, x, p->bottom, x + width, p->bottom, jf_pen_line(JF_INK_RULE, 100, JF_AXIS_LINE),
                 jf_cell_text(p->d, i + 1, 0, name_of(b, i)));
}

// Bounds under the edges, as many as fit.
static void draw_equal(Bins *b)
{
    JfPlot *p = &b->p;
    const JfLength leading = jf_leading(p->d, JF_STYLE_LABEL), width = p->right - p->left;
    const JfWords **words = jf_arena_array(p->d->arena, const JfWords *, b->n + 1);
    JfLength widest = 0;
    p->bottom -= leading + 2 * p->gap;
    jf_plot_grid(p);
    b->along = (JfValueScale){.from = b->bins[0].from, .to = b->bins[b->n - 1].to, .at = p->left, .length = width};
    for (int i = 0; i <= b->n; i++) {
        words[i] = jf_label(p->d, bound(b, i < b->n ? b->bins[i].from : b->bins[b->n - 1].to));
        widest = MAX(widest, words[i]->width);
    }
    const int every = jf_every(b->n + 1, widest, width / b->n, 2 * p->gap);
    for (int i = 0; i < b->n; i++) {
        const JfLength x = jf_value_place(&b->along, b->bins[i].from), next = jf_value_place(&b->along, b->bins[i].to);
        draw_bin(b, i, x + JF_PT(0.3), next - x - JF_PT(0.6));
    }
    for (int i = 0; i <= b->n; i += every) {
        const JfLength x = jf_value_place(&b->along, i < b->n ? b->bins[i].from : b->bins[b->n - 1].to), half = words[i]->width / 2;
        jf_draw_line(p->d, x, p->bottom, x, p->bottom + p->gap, jf_pen_line(JF_INK_RULE, 100, JF_GRID_LINE), JF_PART_FIGURE);
        jf_draw_words(p->d, words[i], MIN(x, p->d->width - half), p->bottom + p->gap * 3 / 2, JF_H_CENTER, JF_V_TOP, JF_PART_FIGURE);
    }
}

static void draw_classes(Bins *b)
{
    JfPlot *p = &b->p;
    JfChartPoint *named = jf_arena_array(p->d->arena, JfChartPoint, b->n);
    for (int i = 0; i < b->n; i++)
        named[i] = (JfChartPoint){.label = name_of(b, i)};
    const JfLabels labels = jf_plot_labels(p, named, b->n, p->right - p->left);
    p->bottom -= labels.height;
    jf_plot_grid(p);
    const JfBands bands = jf_bands(b->n, p->left, p->right - p->left, 74);
    const JfLength width = MIN(bands.band, JF_MM(18));
    for (int i = 0; i < b->n; i++)
        draw_bin(b, i, jf_band_middle(&bands, i) - width / 2, width);
    jf_plot_set_labels(p, &labels, named, &bands);
    // The place of a value within its class.
    b->along = (JfValueScale){0};
}

// A target is a value on the lower axis; among classes it stands at their joint if it is a bound, else inside its class.
static JfLength place_of(const Bins *b, double value)
{
    const JfPlot *p = &b->p;
    if (b->along.length != 0)
        return jf_value_place(&b->along, value);
    const JfLength step = (p->right - p->left) / b->n;
    for (int i = 0; i < b->n; i++)
        if (value <= b->bins[i].to) {
            const double share = (value - b->bins[i].from) / (b->bins[i].to - b->bins[i].from);
            return p->left + i * step + (JfLength)(CLAMP(share, 0, 1) * step);
        }
    return p->right;
}

static void draw_targets(const Bins *b, JfLength top)
{
    const JfPlot *p = &b->p;
    JfLength free_from = p->left;
    for (size_t i = 0; i < p->chart->n_guides; i++) {
        const JfChartGuide *guide = &p->chart->guides[i];
        const JfLength x = place_of(b, guide->from);
        const JfWords *words = jf_plot_guide_words(p, guide, 0);
        JfPen pen = jf_pen_line(guide->tone == JF_TONE_NEUTRAL ? JF_INK_TEXT : jf_chart_tone_ink(guide->tone), 100, JF_PT(0.9));
        pen.dash = JF_PT(3.5), pen.gap = JF_PT(2);
        if (guide->from < b->bins[0].from || guide->from > b->bins[b->n - 1].to)
            continue;
        jf_draw_line(p->d, x, top, x, p->bottom, pen, JF_PART_FIGURE);
        const JfLength left = words != NULL && x + p->gap + words->width > p->d->width ? x - p->gap - words->width : x + p->gap;
        if (words == NULL || left < free_from)
            continue;
        jf_draw_words(p->d, words, left, top, JF_H_LEFT, JF_V_TOP, JF_PART_FIGURE);
        free_from = left + words->width + p->gap;
    }
}

void jf_chart_histogram(JfDrawing *d, const JfChart *chart)
{
    Bins b = {.bins = chart->series[0].points, .n = (int)chart->series[0].n_points};
    JfPlot *p = &b.p;
    jf_plot_open(p, d, chart, JF_MM(55));
    jf_plot_elastic(d);
    double most = 0;
    for (int i = 0; i < b.n; i++)
        most = MAX(most, b.bins[i].value);
    b.places = places_of_bounds(&b);
    jf_table(d, b.n + 1, 2);
    jf_plot_title(p, chart->y_label, jf_cell_text(d, 0, 1, chart->y_label));
    JfKey *keys = jf_arena_array(d->arena, JfKey, 3);
    jf_plot_keys(p, keys, jf_plot_tone_keys(chart, JF_KEY_AREA, keys));
    const JfWords *along = along_of(&b) != NULL ? jf_label(d, along_of(&b)) : NULL;
    JfChart counts = *chart; // the numbers upwards are counts, not of the chart's unit
    counts.unit = NULL;
    p->chart = &counts;
    p->bottom -= along != NULL ? along->height : 0;
    jf_plot_values(p, 0, most, true);
    const JfLength top = p->top;
    p->top += jf_leading(d, JF_STYLE_LABEL) * (chart->n_guides > 0 ? 2 : 1);
    if (are_equal(&b))
        draw_equal(&b);
    else
        draw_classes(&b);
    if (along != NULL)
        jf_draw_words(d, along, d->width, d->height, JF_H_RIGHT, JF_V_BOTTOM, jf_cell_text(d, 0, 0, along->text));
    draw_targets(&b, top);
    p->chart = chart;
}
