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
        if (y - p->top < jf_leading(d, JF_STYLE_LABEL)) // the total stands there
            continue;
        jf_draw_line(d, p->left - p->gap, y, p->left, y, jf_pen_line(JF_INK_RULE, 100, JF_GRID_LINE), JF_PART_FIGURE);
        jf_draw_words(d, p->numbers[i], p->left - 2 * p->gap, y, JF_H_RIGHT, JF_V_MIDDLE, JF_PART_FIGURE);
    }
    const JfWords *whole = jf_label(d, jf_chart_number(d, q->total, p->decimals, p->chart->unit));
    jf_draw_line(d, p->left - p->gap, p->top, p->left, p->top, jf_pen_line(JF_INK_RULE, 100, JF_GRID_LINE), JF_PART_FIGURE);
    jf_draw_words(d, whole, p->left - 2 * p->gap, p->top, JF_H_RIGHT, JF_V_MIDDLE, JF_PART_FIGURE);
}

// ---- the line and its shares

typedef struct {
    const JfWords *words; // NULL: no room
    JfLength x, y;        // of the mark; the words end a little to its right, above it, where the line has not come up yet
} Share;

#define SHARE_RIGHT JF_PT(3)
#define SHARE_ABOVE JF_PT(1.5)

static Share *set_shares(const Pareto *q)
{
    Share *shares = jf_arena_array(q->p.d->arena, Share, q->n);
    JfLength free_from = q->p.left;
    double sum = 0;
    for (int i = 0; i < q->n; i++) {
        sum += q->points[i].value;
        const JfWords *words = jf_words(q->p.d, share_text(q, sum), JF_STYLE_LABEL, false, JF_INK_TEXT, 0);
        shares[i] = (Share){.x = jf_band_middle(&q->bands, i), .y = jf_value_place(&q->p.scale, sum)};
        jf_cell_text(q->p.d, i + 1, 2, words->text);
        if (shares[i].x + SHARE_RIGHT - words->width < free_from)
            continue;
        shares[i].words = words;
        free_from = shares[i].x + SHARE_RIGHT + q->p.gap;
    }
    return shares;
}

static void draw_line(const Pareto *q, const Share *shares)
{
    const JfPlot *p = &q->p;
    const JfPen pen = {.stroke = {JF_INK_TEXT, 100}, .line = JF_PT(1.1), .round = true};
    JfPath *path = jf_path_new(p->d->arena);
    for (int i = 0; i < q->n; i++)
        (i == 0 ? jf_path_move : jf_path_line)(p->d->arena, path, shares[i].x, shares[i].y);
    jf_draw_path(p->d, path, pen, JF_PART_FIGURE);
    const JfLength size = q->bands.step < JF_PT(6) ? pen.line : JF_PT(3.6); // where they are many the line speaks
    for (int i = 0; i < q->n; i++) {
        const int cell = jf_cell(p->d, i + 1, 2);
        jf_draw_marker(p->d, JF_MARKER_CIRCLE, shares[i].x, shares[i].y, size, jf_pen_fill(JF_INK_TEXT, 100), cell);
        if (shares[i].words != NULL)
            jf_draw_words(p->d, shares[i].words, shares[i].x + SHARE_RIGHT, shares[i].y - SHARE_ABOVE, JF_H_RIGHT, JF_V_BOTTOM, cell);
    }
}

// ---- bars

// Would a number from left to right, top to bottom lie on the line or on a share? Only those of this place and its neighbours can be near.
static bool is_free(const Pareto *q, const Share *shares, int i, JfLength left, JfLength right, JfLength top, JfLength bottom)
{
    for (int k = MAX(0, i - 1); k <= MIN(q->n - 1, i + 1); k++) {
        const Share *s = &shares[k];
        const JfLength end = s->x + SHARE_RIGHT, lower = s->y - SHARE_ABOVE;
        if (s->words != NULL && left < end && right > end - s->words->width && bottom > lower - s->words->height && top < lower)
            return false;
        if (s->x + JF_PT(2) > left && s->x - JF_PT(2) < right && s->y + JF_PT(2) > top && s->y - JF_PT(2) < bottom)
            return false;
    }
    for (int k = MAX(0, i - 1); k < MIN(q->n - 1, i + 1); k++) {
        const JfLength x1 = CLAMP(left, shares[k].x, shares[k + 1].x), x2 = CLAMP(right, shares[k].x, shares[k + 1].x);
        const double rise = (double)(shares[k + 1].y - shares[k].y) / MAX(1, shares[k + 1].x - shares[k].x);
        const JfLength y1 = shares[k].y + (JfLength)(rise * (x1 - shares[k].x)), y2 = shares[k].y + (JfLength)(rise * (x2 - shares[k].x));
        if (x1 < x2 && MIN(y1, y2) < bottom && MAX(y1, y2) > top)
            return false;
    }
    return true;
}

// On top of the bar, else inside it, else the bar alone says it.
static void draw_number(const Pareto *q, const Share *shares, int i, const char *text, JfPen pen, JfLength y, int cell)
{
    const JfPlot *p = &q->p;
    const JfLength x = jf_band_middle(&q->bands, i);
    const JfWords *words = jf_words(p->d, text, JF_STYLE_LABEL, false, JF_INK_TEXT, 0);
    const JfLength left = x - words->width / 2, right = left + words->width, over = y - p->gap / 3, in = y + p->gap;
    if (words->width > q->bands.step - p->gap)
        return;
    if (is_free(q, shares, i, left, right, over - words->height, over)) {
        jf_draw_words(p->d, words, x, over, JF_H_CENTER, JF_V_BOTTOM, cell);
        return;
    }
    if (in + words->height > p->bottom || words->width > MIN(q->bands.band, JF_MM(18)) ||
        !is_free(q, shares, i, left, right, in, in + words->height))
        return;
    if (pen.hatch != JF_HATCH_NONE)
        jf_draw_rect(p->d, left - p->gap / 2, in, words->width + p->gap, words->height, jf_pen_fill(JF_INK_PAPER, 100), cell);
    words = jf_words(p->d, text, JF_STYLE_LABEL, false, jf_plot_ink_on(p->d->theme, pen), 0);
    jf_draw_words(p->d, words, x, in, JF_H_CENTER, JF_V_TOP, cell);
}

static void draw_bars(const Pareto *q, const Share *shares)
{
    const JfPlot *p = &q->p;
    const JfLength width = MIN(q->bands.band, JF_MM(18));
    for (int i = 0; i < q->n; i++) {
        const JfChartPoint *point = &q->points[i];
        const char *text = point->text != NULL ? point->text : jf_plot_number(p, point->value);
        const JfLength y = jf_value_place(&p->scale, point->value);
        const JfPen pen = jf_plot_tone_pen(point->tone, jf_pen_fill(JF_INK_ACCENT, 62));
        const int cell = jf_cell_text(p->d, i + 1, 1, text);
        jf_draw_rect(p->d, jf_band_middle(&q->bands, i) - width / 2, p->bottom, width, MIN(y - p->bottom, -JF_GRID_LINE), pen, cell);
        draw_number(q, shares, i, text, pen, y, cell);
    }
}

void jf_chart_pareto(JfDrawing *d, const JfChart *chart)
{
    Pareto q = {.points = chart->series[0].points, .n = (int)chart->series[0].n_points};
    JfPlot *p = &q.p;
    const JfLength leading = jf_leading(d, JF_STYLE_LABEL);
    jf_plot_open(p, d, chart, JF_MM(62));
    jf_plot_elastic(d);
    q.total = jf_plot_total(q.points, (size_t)q.n);
    jf_table(d, q.n + 1, 3);
    jf_cell_text(d, 0, 0, chart->x_label);
    const JfWords *cumulated = jf_words(d, chart->cumulated, JF_STYLE_LABEL, false, JF_INK_TEXT, d->width / 2);
    const char *measure = jf_plot_measure(p);
    jf_draw_words(d, cumulated, d->width, 0, JF_H_RIGHT, JF_V_TOP, jf_cell_text(d, 0, 2, chart->cumulated));
    const JfWords *measured = jf_words(d, measure, JF_STYLE_LABEL, false, JF_INK_MUTED, d->width / 2 - leading);
    jf_draw_words(d, measured, 0, 0, JF_H_LEFT, JF_V_TOP, jf_cell_text(d, 0, 1, measure));
    p->top = MAX(cumulated->height, measured->height) + p->gap;
    JfKey *keys = jf_arena_array(d->arena, JfKey, 3);
    jf_plot_keys(p, keys, jf_plot_tone_keys(chart, JF_KEY_AREA, keys));
    p->top += leading;
    p->right -= jf_label(d, "100%")->width + 2 * p->gap;
    jf_plot_values(p, 0, q.total, false);
    const JfLength whole = jf_label(d, jf_chart_number(d, q.total, p->decimals, chart->unit))->width + 2 * p->gap;
    p->left = MAX(p->left, whole);
    const JfLabels labels = jf_plot_labels(p, q.points, q.n, p->right - p->left);
    p->bottom -= labels.height;
    q.bands = jf_bands(q.n, p->left, p->right - p->left, 74);
    draw_axes(&q);
    const Share *shares = set_shares(&q);
    draw_bars(&q, shares);
    jf_plot_set_labels(p, &labels, q.points, &q.bands);
    jf_draw_line(d, p->left, p->bottom, p->right, p->bottom, jf_pen_line(JF_INK_RULE, 100, JF_AXIS_LINE),
                 chart->x_label != NULL ? jf_cell(d, 0, 0) : JF_PART_FIGURE);
    jf_plot_targets(p);
    draw_line(&q, shares);
}
