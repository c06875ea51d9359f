// SPDX-License-Identifier: MIT
// Charts: who draws which kind, and what stands where there is nothing to draw.
#include "chart/kinds.h"

static const JfChartKindFunction functions[JF_CHART_KIND_COUNT_] = {
    [JF_CHART_BAR] = jf_chart_bar,
    [JF_CHART_BOX] = jf_chart_box,
    [JF_CHART_CAUSE_CHAIN] = jf_chart_cause_chain,
    [JF_CHART_DOT] = jf_chart_dot,
    [JF_CHART_FISHBONE] = jf_chart_fishbone,
    [JF_CHART_GANTT] = jf_chart_gantt,
    [JF_CHART_HEAT_MAP] = jf_chart_heat_map,
    [JF_CHART_HISTOGRAM] = jf_chart_histogram,
    [JF_CHART_LINE] = jf_chart_line,
    [JF_CHART_MATRIX] = jf_chart_matrix,
    [JF_CHART_PARETO] = jf_chart_pareto,
    [JF_CHART_RADAR] = jf_chart_radar,
    [JF_CHART_TIMELINE] = jf_chart_timeline,
};

static bool has_data(const JfChart *chart)
{
    for (size_t i = 0; i < chart->n_series; i++)
        if (chart->series[i].n_points > 0)
            return true;
    return chart->n_events + chart->n_causes + chart->n_items + chart->n_tasks > 0;
}

// The sentence in a quiet frame, low: an empty axis would only take room.
static void draw_empty(JfDrawing *d, const JfChart *chart)
{
    const JfLength em = jf_em(d, JF_STYLE_SMALL);
    const JfWords *words = jf_words(d, chart->empty, JF_STYLE_SMALL, false, JF_INK_MUTED, d->width - 4 * em);
    d->height = words->height + 4 * em;
    jf_draw_rect(d, 0, 0, d->width, d->height, jf_pen_fill(JF_INK_TINT, 100), JF_PART_GROUND);
    jf_draw_words(d, words, d->width / 2, d->height / 2, JF_H_CENTER, JF_V_MIDDLE, JF_PART_FIGURE);
}

// Heads of the table that stand nowhere in the picture get a place on the page, for readers who hear the table: a speck of paper.
static void anchor_heads(JfDrawing *d)
{
    g_autofree bool *there = g_new0(bool, (gsize)d->n_columns + 1);
    for (const JfShape *s = d->first; s != NULL; s = s->next)
        if (s->part >= 0 && s->part < d->n_columns)
            there[s->part] = true;
    for (int c = 0; c < d->n_columns && d->n_rows > 0; c++)
        if (d->cells[c] != NULL && !there[c])
            jf_draw_rect(d, 0, 0, JF_PT(1), JF_PT(1), jf_pen_fill(JF_INK_PAPER, 100), c);
}

void jf_chart_draw(JfDrawing *d, const JfChart *chart)
{
    if (has_data(chart))
        functions[chart->kind](d, chart);
    else
        draw_empty(d, chart);
    anchor_heads(d);
}
