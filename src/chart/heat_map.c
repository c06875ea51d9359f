// SPDX-License-Identifier: MIT
// Heat maps: how much happens where rows and columns meet (weekday × hour), by shade, and in numbers where they fit.
#include "chart/kinds.h"
#include "chart/plot.h"
#include <math.h>

#define SHADES 5

typedef struct {
    JfPlot p;
    const JfChart *chart;
    int n_rows, n_columns;
    JfLength left, top, cell, row; // width of a cell, height of a row
    double most;
} Map;

static const int shares[SHADES + 1] = {0, 14, 32, 52, 76, 100};

// Shade 0 is nothing at all; the others divide what is between 0 and the most evenly.
static int shade_of(const Map *m, double value)
{
    return value <= 0 ? 0 : CLAMP((int)ceil(value / m->most * SHADES - 1e-9), 1, SHADES);
}

static JfPen pen_of(int shade)
{
    return shade == 0 ? jf_pen_fill(JF_INK_TINT, 100) : jf_pen_fill(JF_INK_ACCENT, shares[shade]);
}

static void set_head(Map *m)
{
    const JfChart *chart = m->chart;
    JfDrawing *d = m->p.d;
    const JfLength space = m->p.gap;
    JfLength widest = 0, broadest = 0;
    const JfWords **rows = jf_arena_array(d->arena, const JfWords *, m->n_rows),
                  **columns = jf_arena_array(d->arena, const JfWords *, m->n_columns);
    for (int r = 0; r < m->n_rows; r++) {
        rows[r] = jf_words_cut(d, chart->rows[r], JF_STYLE_LABEL, false, JF_INK_TEXT, d->width / 4);
        widest = MAX(widest, rows[r]->width);
    }
    m->left = widest + 2 * space;
    m->cell = (d->width - m->left) / m->n_columns;
    m->cell = MIN(m->cell, JF_MM(22));
    for (int c = 0; c < m->n_columns; c++) {
        columns[c] = jf_words_cut(d, chart->columns[c], JF_STYLE_LABEL, false, JF_INK_MUTED, d->width / 4);
        broadest = MAX(broadest, columns[c]->width);
    }
    const JfLength leading = jf_leading(d, JF_STYLE_LABEL);
    const int every = jf_every(m->n_columns, broadest, m->cell, space / 2);
    m->top = m->p.top + leading + space / 2;
    m->row = MAX(leading * 5 / 4, m->p.chart->height_mm > 0 ? (d->height - m->top - 2 * leading) / m->n_rows : 0);
    m->row = MIN(m->row, MAX(leading * 5 / 4, m->cell));
    if (m->top + m->n_rows * m->row + 2 * leading > d->most_height)
        m->row = leading;
    jf_draw_repeat(d, 0, m->top);
    for (int r = 1; r < m->n_rows; r++)
        jf_draw_cut(d, m->top + r * m->row);
    JfLength free_from = 0; // labels at the ends are pushed in
    for (int c = 0; c < m->n_columns; c++) {
        const int part = jf_cell_text(d, 0, c + 1, chart->columns[c]);
        const JfLength x = m->left + c * m->cell + m->cell / 2, half = (columns[c]->width + 1) / 2,
                       middle = CLAMP(x, half, MAX(half, d->width - half));
        if (c % every == 0 && middle - half >= free_from) {
            jf_draw_words(d, columns[c], middle, m->top - space / 2, JF_H_CENTER, JF_V_BOTTOM, part);
            free_from = middle + half;
        } else
            jf_draw_line(d, x, m->top - space, x, m->top - space / 2, jf_pen_line(JF_INK_MUTED, 60, JF_GRID_LINE), part);
    }
    for (int r = 0; r < m->n_rows; r++)
        jf_draw_words(d, rows[r], m->left - 2 * space, m->top + r * m->row + m->row / 2, JF_H_RIGHT, JF_V_MIDDLE,
                      jf_cell_text(d, r + 1, 0, chart->rows[r]));
}

static void draw_cells(Map *m)
{
    JfDrawing *d = m->p.d;
    const JfChartSeries *series = &m->chart->series[0];
    double *values = jf_arena_array(d->arena, double, m->n_rows * m->n_columns);
    const JfLength apart = MIN(JF_PT(0.7), m->cell / 4);
    for (size_t i = 0; i < series->n_points; i++)
        values[series->points[i].row * m->n_columns + series->points[i].column] = series->points[i].value;
    for (int r = 0; r < m->n_rows; r++)
        for (int c = 0; c < m->n_columns; c++) {
            const double value = values[r * m->n_columns + c];
            const int shade = shade_of(m, value), part = jf_cell_text(d, r + 1, c + 1, jf_plot_number(&m->p, value));
            const JfLength x = m->left + c * m->cell, y = m->top + r * m->row;
            jf_draw_rect(d, x, y, m->cell - apart, m->row - apart, pen_of(shade), part);
            if (shade == 0)
                continue;
            const JfWords *words = jf_words(d, d->cells[part], JF_STYLE_LABEL, false, jf_plot_ink_on(d->theme, pen_of(shade)), 0);
            if (words->width + apart <= m->cell)
                jf_draw_words(d, words, x + (m->cell - apart) / 2, y + (m->row - apart) / 2, JF_H_CENTER, JF_V_MIDDLE, part);
        }
}

// Of small counts only some shades can be: the key has no others.
static bool is_used(const Map *m, int shade)
{
    bool used = shade == 0 || m->most >= SHADES || m->most != floor(m->most) || m->p.decimals > 0;
    for (int value = 1; value <= m->most && !used; value++)
        used = shade_of(m, value) == shade;
    return used;
}

// What a shade means: from the least to the most that it stands for.
static void draw_key(Map *m)
{
    JfDrawing *d = m->p.d;
    const JfChart *chart = m->chart;
    const JfLength leading = jf_leading(d, JF_STYLE_LABEL), side = leading, y = m->top + m->n_rows * m->row + leading;
    const char *most = jf_plot_number(&m->p, m->most), *none = jf_plot_number(&m->p, 0);
    const JfWords *low = jf_label(d, chart->low_label != NULL ? jf_arena_printf(d->arena, "%s %s", chart->low_label, none) : none),
                  *high = jf_label(d, chart->high_label != NULL ? jf_arena_printf(d->arena, "%s %s", most, chart->high_label) : most);
    const JfLength right = m->left + m->n_columns * m->cell;
    int n = 0;
    for (int shade = 0; shade <= SHADES; shade++)
        n += is_used(m, shade);
    JfLength x = MAX(low->width + m->p.gap, right - high->width - m->p.gap - n * side * 2);
    jf_draw_words(d, low, x - m->p.gap, y, JF_H_RIGHT, JF_V_MIDDLE, JF_PART_FIGURE);
    for (int shade = 0; shade <= SHADES; shade++) {
        if (!is_used(m, shade))
            continue;
        jf_draw_rect(d, x, y - side * 2 / 5, 2 * side - JF_PT(0.7), side * 4 / 5, pen_of(shade), JF_PART_FIGURE);
        x += 2 * side;
    }
    jf_draw_words(d, high, x + m->p.gap, y, JF_H_LEFT, JF_V_MIDDLE, JF_PART_FIGURE);
    d->height = y + leading / 2;
}

void jf_chart_heat_map(JfDrawing *d, const JfChart *chart)
{
    Map m = {.chart = chart, .n_rows = (int)chart->n_rows, .n_columns = (int)chart->n_columns};
    jf_plot_open(&m.p, d, chart, JF_MM(50));
    for (size_t i = 0; i < chart->series[0].n_points; i++)
        m.most = MAX(m.most, chart->series[0].points[i].value);
    jf_table(d, m.n_rows + 1, m.n_columns + 1);
    const char *measure = jf_plot_measure(&m.p), *head = measure != NULL ? measure : chart->x_label;
    jf_plot_title(&m.p, head, jf_cell_text(d, 0, 0, head));
    set_head(&m);
    draw_cells(&m);
    draw_key(&m);
}
