// SPDX-License-Identifier: MIT
// The frame of a plot: title, keys, axes, labels, guides.
#include "chart/plot.h"
#include "chart/spread.h"
#include <math.h>
#include <string.h>

const JfLength JF_GRID_LINE = JF_PT(0.35), JF_AXIS_LINE = JF_PT(0.8);

// ---- numbers

static int places_of(double value, int most)
{
    double scaled = fabs(value);
    for (int places = 0; places < most; places++, scaled *= 10)
        if (fabs(scaled - round(scaled)) < 1e-6 * MAX(1, scaled))
            return places;
    return most;
}

static int decimals_of(const JfChart *chart)
{
    int places = 0;
    for (size_t s = 0; s < chart->n_series; s++)
        for (size_t i = 0; i < chart->series[s].n_points; i++) {
            const JfChartPoint *point = &chart->series[s].points[i];
            const double values[] = {point->value, point->target, point->low, point->q1, point->median, point->q3, point->high};
            for (size_t k = 0; k < G_N_ELEMENTS(values); k++)
                if (!isnan(values[k]))
                    places = MAX(places, places_of(values[k], 2));
        }
    return places;
}

void jf_plot_open(JfPlot *p, JfDrawing *d, const JfChart *chart, JfLength usual)
{
    const JfLength wanted = MAX(0, d->height);
    if (d->height <= 0)
        d->height = usual;
    d->height = MIN(MAX(d->height, 12 * jf_leading(d, JF_STYLE_LABEL)), d->most_height);
    *p = (JfPlot){.d = d, .chart = chart, .wanted = wanted, .right = d->width, .bottom = d->height, .gap = jf_em(d, JF_STYLE_LABEL) / 3};
    p->decimals = chart->decimals >= 0 ? chart->decimals : decimals_of(chart);
}

void jf_plot_elastic(JfDrawing *d)
{
    d->least_height = MAX(d->height * 4 / 5, 12 * jf_leading(d, JF_STYLE_LABEL));
}

const char *jf_plot_number(const JfPlot *p, double value)
{
    if (p->chart->unit != NULL && strcmp(p->chart->unit, "%") == 0) {
        const double places = pow(10, p->decimals);
        value = floor(value * places + 1e-6) / places; // a share that was not reached is not claimed
    }
    return jf_chart_number(p->d, value, p->decimals, p->chart->unit);
}

static bool ends_wide(const char *text)
{
    const char *last = g_utf8_prev_char(text + strlen(text));
    return g_unichar_iswide(g_utf8_get_char(last));
}

const char *jf_plot_measure(const JfPlot *p)
{
    const char *what = p->chart->y_label, *unit = p->chart->unit;
    if (unit == NULL || strcmp(unit, "%") == 0)
        return what;
    if (what == NULL)
        return unit;
    return jf_arena_printf(p->d->arena, ends_wide(what) ? "%s（%s）" : "%s (%s)", what, unit);
}

static void widen(double value, double *low, double *high)
{
    if (isnan(value))
        return;
    *low = MIN(*low, value);
    *high = MAX(*high, value);
}

void jf_plot_range(const JfPlot *p, bool zero, double *low, double *high)
{
    const JfChart *chart = p->chart;
    *low = INFINITY, *high = -INFINITY;
    for (size_t s = 0; s < chart->n_series; s++)
        for (size_t i = 0; i < chart->series[s].n_points; i++) {
            const JfChartPoint *point = &chart->series[s].points[i];
            widen(point->value, low, high), widen(point->target, low, high);
            widen(point->low, low, high), widen(point->high, low, high);
        }
    for (size_t i = 0; i < chart->n_guides; i++)
        widen(chart->guides[i].from, low, high), widen(chart->guides[i].to, low, high);
    widen(chart->min, low, high), widen(chart->max, low, high);
    if (zero || !isfinite(*low))
        widen(0, low, high);
}

double jf_plot_total(const JfChartPoint *points, size_t n)
{
    double total = 0;
    for (size_t i = 0; i < n; i++)
        total += isnan(points[i].value) ? 0 : points[i].value;
    return total;
}

// ---- top

void jf_plot_title(JfPlot *p, const char *words, int part)
{
    if (words == NULL)
        return;
    const JfWords *set = jf_words(p->d, words, JF_STYLE_LABEL, false, JF_INK_MUTED, p->right);
    jf_draw_words(p->d, set, 0, p->top, JF_H_LEFT, JF_V_TOP, part);
    p->top += set->height + p->gap;
}

static void draw_key(const JfPlot *p, const JfKey *key, JfLength x, JfLength y, JfLength side)
{
    switch (key->sign) {
    case JF_KEY_AREA: jf_draw_rect(p->d, x, y - side / 2, side, side, key->pen, key->part); return;
    case JF_KEY_LINE: jf_draw_line(p->d, x, y, x + side, y, key->pen, key->part); return;
    case JF_KEY_MARK: jf_draw_marker(p->d, key->marker, x + side / 2, y, JF_PT(6), key->pen, key->part); return;
    case JF_KEY_STROKE: jf_draw_line(p->d, x + side / 2, y - side / 2, x + side / 2, y + side / 2, key->pen, key->part); return;
    }
}

void jf_plot_keys(JfPlot *p, const JfKey *keys, size_t n)
{
    const JfLength side = jf_em(p->d, JF_STYLE_LABEL), leading = jf_leading(p->d, JF_STYLE_LABEL);
    JfLength x = 0, y = p->top + leading / 2;
    for (size_t i = 0; i < n; i++) {
        const JfWords *name = jf_words_cut(p->d, keys[i].name, JF_STYLE_LABEL, false, JF_INK_TEXT, p->right - side - p->gap);
        if (x > 0 && x + side + p->gap + name->width > p->right)
            x = 0, y += leading + p->gap;
        draw_key(p, &keys[i], x, y, side);
        jf_draw_words(p->d, name, x + side + p->gap, y, JF_H_LEFT, JF_V_MIDDLE, keys[i].part);
        x += side + p->gap + name->width + 2 * side;
    }
    if (n > 0)
        p->top = y + leading / 2 + 2 * p->gap;
}

// ---- the axis of values

void jf_plot_values(JfPlot *p, double low, double high, bool whole)
{
    JfDrawing *d = p->d;
    const JfLength leading = jf_leading(d, JF_STYLE_LABEL), length = p->bottom - p->top - 2 * leading;
    p->ticks = (whole ? jf_ticks_whole : jf_ticks)(low, high, CLAMP(length / (leading * 2), 3, 7));
    const int n = p->ticks.n;
    const JfWords **numbers = p->numbers = jf_arena_array(d->arena, const JfWords *, n);
    JfLength widest = 0;
    for (int i = 0; i < n; i++) {
        numbers[i] = jf_label(d, jf_chart_number(d, jf_tick(&p->ticks, i), p->ticks.decimals, p->chart->unit));
        widest = MAX(widest, numbers[i]->width);
    }
    p->left += widest + 2 * p->gap;
}

void jf_plot_grid(JfPlot *p)
{
    JfDrawing *d = p->d;
    p->scale = jf_ticks_scale(&p->ticks, p->bottom, p->top - p->bottom);
    for (int i = 0; i < p->ticks.n; i++) {
        const JfLength y = jf_value_place(&p->scale, jf_tick(&p->ticks, i));
        jf_draw_line(d, p->left, y, p->right, y, jf_pen_line(JF_INK_HAIRLINE, 70, JF_GRID_LINE), JF_PART_GROUND);
        jf_draw_words(d, p->numbers[i], p->left - 2 * p->gap, y, JF_H_RIGHT, JF_V_MIDDLE, JF_PART_FIGURE);
    }
}

void jf_plot_base(const JfPlot *p, int part)
{
    const double low = p->ticks.first, high = jf_tick(&p->ticks, p->ticks.n - 1);
    const JfLength y = jf_value_place(&p->scale, CLAMP(0, low, high));
    jf_draw_line(p->d, p->left, y, p->right, y, jf_pen_line(JF_INK_RULE, 100, JF_AXIS_LINE), part);
}

// ---- labels of places

bool jf_plot_wraps(const JfPlot *p, const char *text, JfTextStyle style, JfLength width)
{
    for (const char *from = text; *from != '\0';) {
        const char *to = from;
        while (*to != '\0' && *to != ' ' && !g_unichar_iswide(g_utf8_get_char(to)))
            to = g_utf8_next_char(to);
        if (to - from > 1) {
            const char *word = jf_arena_strndup(p->d->arena, from, (size_t)(to - from));
            if (jf_words(p->d, word, style, false, JF_INK_TEXT, 0)->width > width)
                return false;
        }
        from = *to != '\0' ? g_utf8_next_char(to) : to;
    }
    return true;
}

static const JfWords *set_label(const JfPlot *p, const char *text, JfLength width)
{
    return jf_words(p->d, text, JF_STYLE_LABEL, false, JF_INK_TEXT, width);
}

JfLabels jf_plot_labels(const JfPlot *p, const JfChartPoint *points, int n, JfLength width)
{
    const JfLength step = width / MAX(n, 1), space = jf_em(p->d, JF_STYLE_LABEL) / 2;
    JfLabels labels = {.words = jf_arena_array(p->d->arena, const JfWords *, n), .n = n, .every = 1};
    JfLength widest = 0;
    bool wraps = step > 3 * space;
    for (int i = 0; i < n; i++) {
        labels.words[i] = set_label(p, points[i].label, 0);
        widest = MAX(widest, labels.words[i]->width);
    }
    for (int i = 0; i < n && wraps && widest + space > step; i++) {
        const bool fits = labels.words[i]->width + space <= step;
        const JfWords *wrapped = fits ? labels.words[i] : set_label(p, points[i].label, step - space);
        wraps = fits || (wrapped->n_lines <= 3 && jf_plot_wraps(p, points[i].label, JF_STYLE_LABEL, step - space));
    }
    if (widest + space > step && wraps) {
        for (int i = 0; i < n; i++)
            if (labels.words[i]->width + space > step)
                labels.words[i] = set_label(p, points[i].label, step - space);
    } else {
        labels.every = jf_every(n, MIN(widest, width / 3), step, space);
        for (int i = 0; i < n; i++)
            if (labels.words[i]->width > width / 3)
                labels.words[i] = jf_words_cut(p->d, points[i].label, JF_STYLE_LABEL, false, JF_INK_TEXT, width / 3);
    }
    for (int i = 0; i < n; i += labels.every)
        labels.height = MAX(labels.height, labels.words[i]->height);
    labels.height += 2 * p->gap;
    return labels;
}

void jf_plot_set_labels(const JfPlot *p, const JfLabels *labels, const JfChartPoint *points, const JfBands *bands)
{
    const JfPen tick = jf_pen_line(JF_INK_RULE, 100, JF_GRID_LINE);
    JfLength free_from = G_MININT; // labels at the ends are pushed in, and must not push into their neighbours
    for (int i = 0; i < labels->n; i++) {
        const JfLength x = jf_band_middle(bands, i), half = (labels->words[i]->width + 1) / 2,
                       middle = CLAMP(x, half, MAX(half, p->d->width - half));
        const int cell = jf_cell_text(p->d, i + 1, 0, points[i].label);
        const bool shown = i % labels->every == 0 && middle - half >= free_from;
        if (labels->every > 1 || !shown)
            jf_draw_line(p->d, x, p->bottom, x, p->bottom + p->gap * (shown ? 3 : 2) / 2, tick, cell);
        if (!shown)
            continue;
        jf_draw_words(p->d, labels->words[i], middle, p->bottom + p->gap * 3 / 2, JF_H_CENTER, JF_V_TOP, cell);
        free_from = middle + half;
    }
}

// ---- guides and end labels

const JfWords *jf_plot_guide_words(const JfPlot *p, const JfChartGuide *guide, JfLength width)
{
    if (guide->label == NULL)
        return NULL;
    const bool plain = guide->tone == JF_TONE_NEUTRAL || guide->tone == JF_TONE_INFO;
    return jf_words(p->d, guide->label, JF_STYLE_LABEL, false, plain ? JF_INK_TEXT : jf_chart_tone_ink(guide->tone), width);
}

void jf_plot_end_room(JfPlot *p, const JfEndLabel *labels, size_t n)
{
    JfLength widest = 0;
    for (size_t i = 0; i < n; i++)
        widest = MAX(widest, labels[i].words->width + (labels[i].value != NULL ? labels[i].value->width + 2 * p->gap : 0));
    if (widest > 0)
        p->right -= widest + 2 * p->gap;
}

void jf_plot_end_labels(const JfPlot *p, JfEndLabel *labels, size_t n)
{
    JfStacked *stack = jf_arena_array(p->d->arena, JfStacked, n + 1);
    for (size_t i = 1; i < n; i++)
        for (size_t k = i; k > 0 && labels[k].y < labels[k - 1].y; k--) {
            const JfEndLabel other = labels[k];
            labels[k] = labels[k - 1];
            labels[k - 1] = other;
        }
    for (size_t i = 0; i < n; i++)
        stack[i] = (JfStacked){.centre = labels[i].y, .height = labels[i].words->height};
    const JfLength half = jf_leading(p->d, JF_STYLE_LABEL) / 2;
    jf_spread_column(stack, n, 0, MAX(0, p->top - half), p->bottom + half);
    for (size_t i = 0; i < n; i++) {
        const JfLength x = p->right + 2 * p->gap;
        jf_draw_words(p->d, labels[i].words, x, stack[i].top, JF_H_LEFT, JF_V_TOP, labels[i].part);
        if (labels[i].value != NULL)
            jf_draw_words(p->d, labels[i].value, x + labels[i].words->width + 2 * p->gap, stack[i].top, JF_H_LEFT, JF_V_TOP,
                          labels[i].value_part);
    }
}

void jf_plot_bands(const JfPlot *p)
{
    for (size_t i = 0; i < p->chart->n_guides; i++) {
        const JfChartGuide *guide = &p->chart->guides[i];
        if (isnan(guide->to))
            continue;
        const JfLength from = jf_value_place(&p->scale, guide->from), to = jf_value_place(&p->scale, guide->to);
        const bool plain = guide->tone == JF_TONE_NEUTRAL || guide->tone == JF_TONE_INFO;
        jf_draw_rect(p->d, p->left, to, p->right - p->left, from - to,
                     plain ? jf_pen_fill(JF_INK_TINT, 100) : jf_pen_fill(jf_chart_tone_ink(guide->tone), 9), JF_PART_GROUND);
    }
}

void jf_plot_targets(const JfPlot *p)
{
    for (size_t i = 0; i < p->chart->n_guides; i++) {
        const JfChartGuide *guide = &p->chart->guides[i];
        if (!isnan(guide->to))
            continue;
        const JfLength y = jf_value_place(&p->scale, guide->from);
        JfPen pen = jf_pen_line(guide->tone == JF_TONE_NEUTRAL ? JF_INK_TEXT : jf_chart_tone_ink(guide->tone), 100, JF_PT(0.8));
        pen.dash = JF_PT(3.5), pen.gap = JF_PT(2);
        jf_draw_line(p->d, p->left, y, p->right, y, pen, JF_PART_FIGURE);
    }
}

void jf_plot_clear(const JfPlot *p, JfLength left, JfLength top, JfLength right, JfLength bottom, int part)
{
    for (size_t i = 0; i < p->chart->n_guides; i++) {
        const JfLength y = jf_value_place(&p->scale, p->chart->guides[i].from);
        if (!isnan(p->chart->guides[i].to) || y <= top || y >= bottom)
            continue;
        jf_draw_rect(p->d, left - p->gap / 2, top, right - left + p->gap, bottom - top, jf_pen_fill(JF_INK_PAPER, 100), part);
        return;
    }
}
