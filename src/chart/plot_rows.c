// SPDX-License-Identifier: MIT
// Plots whose rows lie one under the other: labels at the left, the axis of values below.
#include "chart/plot.h"
#include <math.h>

static JfLength place_rows(const JfPlot *p, JfRow *rows, int n, JfLength least)
{
    JfLength y = p->top;
    for (int i = 0; i < n; i++) {
        rows[i].top = y;
        rows[i].height = MAX(least, rows[i].label->height + p->gap);
        y += rows[i].height;
    }
    return y;
}

// Over several pages: from now on the axis stands above the rows too, and again above those of each page.
static JfLength part_rows(JfPlot *p, JfRow *rows, int n, JfLength least)
{
    p->parted = true;
    p->top += jf_leading(p->d, JF_STYLE_LABEL) + p->gap;
    const JfLength end = place_rows(p, rows, n, least);
    jf_draw_repeat(p->d, 0, p->top);
    for (int i = 1; i < n; i++)
        jf_draw_cut(p->d, rows[i].top);
    return end;
}

JfRow *jf_plot_rows(JfPlot *p, const JfChartPoint *points, int n, JfLength least, JfLength tight)
{
    JfRow *rows = jf_arena_array(p->d->arena, JfRow, n);
    const JfLength most = p->d->width * 38 / 100, axis = jf_leading(p->d, JF_STYLE_LABEL) + 3 * p->gap;
    JfLength widest = 0;
    for (int i = 0; i < n; i++) {
        rows[i].label = jf_words(p->d, points[i].label, JF_STYLE_LABEL, false, JF_INK_TEXT, 0);
        if (rows[i].label->width > most)
            rows[i].label = jf_words(p->d, points[i].label, JF_STYLE_LABEL, false, JF_INK_TEXT, most);
        widest = MAX(widest, rows[i].label->width);
    }
    const JfLength lowest = place_rows(p, rows, n, tight) + axis, usual = place_rows(p, rows, n, least) + axis;
    const bool low = usual > p->d->most_height || (p->wanted > 0 && usual > p->wanted);
    JfLength y = (low ? place_rows(p, rows, n, tight) + axis : usual) - axis;
    if (y + axis > p->d->most_height)
        y = part_rows(p, rows, n, least);
    else if (lowest < usual)
        p->d->least_height = lowest;
    // What was asked for beyond that is spread over the rows.
    const JfLength more = n > 0 && !p->parted && p->wanted > y + axis ? MIN((p->wanted - y - axis) / n, 2 * least) : 0;
    for (int i = 0; i < n; i++) {
        rows[i].top += more * i;
        rows[i].height += more;
    }
    p->left = widest + 3 * p->gap;
    p->bottom = y + more * n;
    p->d->height = p->bottom;
    return rows;
}

void jf_plot_row_labels(const JfPlot *p, const JfChartPoint *points, const JfRow *rows, int n)
{
    for (int i = 0; i < n; i++)
        jf_draw_words(p->d, rows[i].label, p->left - 3 * p->gap, rows[i].top + rows[i].height / 2, JF_H_RIGHT, JF_V_MIDDLE,
                      jf_cell_text(p->d, i + 1, 0, points[i].label));
}

void jf_plot_across(JfPlot *p, double low, double high, bool whole, JfLength room)
{
    JfDrawing *d = p->d;
    const JfLength em = jf_em(d, JF_STYLE_LABEL);
    p->right -= room;
    p->ticks = (whole ? jf_ticks_whole : jf_ticks)(low, high, CLAMP((p->right - p->left) / (6 * em), 2, 8));
    p->scale = jf_ticks_scale(&p->ticks, p->left, p->right - p->left);
    const JfLength step = (p->right - p->left) / MAX(1, p->ticks.n - 1), y = p->bottom + p->gap;
    JfLength widest = 0;
    const JfWords **numbers = jf_arena_array(d->arena, const JfWords *, p->ticks.n);
    for (int i = 0; i < p->ticks.n; i++) {
        numbers[i] = jf_label(d, jf_chart_number(d, jf_tick(&p->ticks, i), p->ticks.decimals, p->chart->unit));
        widest = MAX(widest, numbers[i]->width);
    }
    const int every = jf_every(p->ticks.n, widest, step, em / 2);
    JfLength free_from = G_MININT; // numbers at the ends are pushed in
    for (int i = 0; i < p->ticks.n; i++) {
        const JfLength x = jf_value_place(&p->scale, jf_tick(&p->ticks, i)), half = numbers[i]->width / 2;
        jf_draw_line(d, x, p->top, x, p->bottom + p->gap, jf_pen_line(JF_INK_HAIRLINE, 70, JF_GRID_LINE), JF_PART_GROUND);
        const JfLength middle = CLAMP(x, half, d->width - half);
        if (i % every != 0 || middle - half < free_from)
            continue;
        free_from = middle + half + em / 4;
        jf_draw_words(d, numbers[i], middle, y, JF_H_CENTER, JF_V_TOP, JF_PART_FIGURE);
        if (p->parted)
            jf_draw_words(d, numbers[i], middle, p->top - p->gap / 2, JF_H_CENTER, JF_V_BOTTOM, JF_PART_FIGURE);
    }
    d->height = y + jf_leading(d, JF_STYLE_LABEL) + p->gap;
}

JfLength jf_plot_guides_top(JfPlot *p)
{
    bool some = false;
    for (size_t i = 0; i < p->chart->n_guides; i++)
        some = some || p->chart->guides[i].label != NULL;
    const JfLength height = some ? jf_leading(p->d, JF_STYLE_LABEL) + p->gap : 0;
    p->top += height;
    return height;
}

// Labels stand on top, each over its line, in the order of the guides; one that would cover another moves right of it, or is left out at the end.
static void set_guide_label(const JfPlot *p, const JfChartGuide *guide, JfLength x, JfLength *free_from)
{
    const JfWords *words = jf_plot_guide_words(p, guide, 0);
    if (words == NULL)
        return;
    const JfLength left = MAX(*free_from, CLAMP(x - words->width / 2, 0, MAX(0, p->d->width - words->width)));
    if (left + words->width > p->d->width)
        return;
    const JfLength axis = p->parted ? jf_leading(p->d, JF_STYLE_LABEL) + p->gap / 2 : 0;
    jf_draw_words(p->d, words, left, p->top - axis - p->gap / 2, JF_H_LEFT, JF_V_BOTTOM, JF_PART_FIGURE);
    *free_from = left + words->width + 2 * p->gap;
}

void jf_plot_across_guides(JfPlot *p, bool before)
{
    JfLength free_from = 0;
    for (size_t i = 0; i < p->chart->n_guides; i++) {
        const JfChartGuide *guide = &p->chart->guides[i];
        const JfLength from = jf_value_place(&p->scale, guide->from);
        if (isnan(guide->to) == before)
            continue;
        const bool plain = guide->tone == JF_TONE_NEUTRAL || guide->tone == JF_TONE_INFO;
        if (before) {
            const JfLength to = jf_value_place(&p->scale, guide->to);
            const JfPen pen = plain ? jf_pen_fill(JF_INK_TINT, 100) : jf_pen_fill(jf_chart_tone_ink(guide->tone), 9);
            jf_draw_rect(p->d, from, p->top, to - from, p->bottom - p->top, pen, JF_PART_GROUND);
            set_guide_label(p, guide, (from + to) / 2, &free_from);
            continue;
        }
        JfPen pen = jf_pen_line(guide->tone == JF_TONE_NEUTRAL ? JF_INK_TEXT : jf_chart_tone_ink(guide->tone), 100, JF_PT(0.8));
        pen.dash = JF_PT(3.5), pen.gap = JF_PT(2);
        jf_draw_line(p->d, from, p->top, from, p->bottom, pen, JF_PART_FIGURE);
        set_guide_label(p, guide, from, &free_from);
    }
}
