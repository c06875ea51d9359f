// SPDX-License-Identifier: MIT
// Matrix of effort and benefit (or of probability and impact): items as short names in a square of four named quarters, all of them in full beside it.
// Items that share a place stand next to each other, each with a line to the point that is meant.
#include "chart/kinds.h"
#include "chart/schematic.h"
#include "chart/spread.h"

#define SIDE_LEAST JF_PT(120)
#define SIDE_MOST JF_PT(212)
#define GUTTER JF_PT(18)
#define PAD JF_PT(3)
#define LIST_BLOCK 12 // items that stand together in a list over several pages

typedef struct {
    JfDrawing *d;
    const JfChart *chart;
    JfLength left, top, side, bottom; // of the square; bottom: end of the words under it
    JfSpot *spots;                    // four names of quarters, then the items
    const JfWords *quarters[4];
    const JfWords **nos;
    size_t n_quarters;
} Matrix;

// Half a step of room on all sides of 1 … 5.
static JfLength place(const Matrix *m, double value)
{
    return (JfLength)((value - 0.5) / 5 * m->side);
}

static JfSpot *spot_of(Matrix *m, size_t i)
{
    return &m->spots[m->n_quarters + i];
}

// ---- the square

// What little and much are called, left of the square and under it.
static const JfWords *end_words(const Matrix *m, const char *text)
{
    return jf_words_cut(m->d, text, JF_STYLE_LABEL, false, JF_INK_MUTED, MIN(m->d->width / 6, SIDE_LEAST / 3));
}

static JfLength left_words(const Matrix *m)
{
    return MAX(end_words(m, m->chart->low_label)->width, end_words(m, m->chart->high_label)->width) + JF_PT(5);
}

static void draw_quarters(Matrix *m)
{
    const JfLength half = m->side / 2, x = m->left, y = m->top;
    const JfPen frame = jf_pen_line(JF_INK_RULE, 100, JF_PT(0.7)), middle = jf_pen_line(JF_INK_RULE, 70, JF_PT(0.5)),
                grid = jf_pen_line(JF_INK_HAIRLINE, 50, JF_PT(0.4));
    if (m->n_quarters > 0)
        jf_draw_rect(m->d, x, y, half, half, jf_pen_fill(JF_INK_TINT, 100), JF_PART_GROUND);
    for (int value = 1; value <= 5; value++) {
        const JfLength at = place(m, value);
        jf_draw_line(m->d, x + at, y, x + at, y + m->side, value == 3 ? middle : grid, JF_PART_GROUND);
        jf_draw_line(m->d, x, y + at, x + m->side, y + at, value == 3 ? middle : grid, JF_PART_GROUND);
    }
    jf_draw_rect(m->d, x, y, m->side, m->side, frame, JF_PART_FIGURE);
}

// Named at their outer corners.
static void set_quarters(Matrix *m)
{
    const JfLength width = m->side / 2 - 2 * PAD;
    m->n_quarters = MIN(m->chart->n_columns, 4);
    for (size_t q = 0; q < m->n_quarters; q++) {
        const JfWords *words = m->quarters[q] = jf_words(m->d, m->chart->columns[q], JF_STYLE_LABEL, true, JF_INK_MUTED, width);
        const JfLength x = q % 2 == 0 ? m->left + PAD + words->width / 2 : m->left + m->side - PAD - words->width / 2;
        const JfLength y = q < 2 ? m->top + PAD / 2 + words->height / 2 : m->top + m->side - PAD / 2 - words->height / 2;
        m->spots[q] = (JfSpot){x, y, words->width, words->height, 0, 0};
    }
}

static void draw_axes(Matrix *m)
{
    const JfChart *c = m->chart;
    const JfWords *low = end_words(m, c->low_label), *high = end_words(m, c->high_label);
    const JfLength x = m->left - JF_PT(4), under = m->top + m->side + JF_PT(2.5);
    jf_draw_words(m->d, high, x, m->top + PAD, JF_H_RIGHT, JF_V_TOP, JF_PART_FIGURE);
    jf_draw_words(m->d, low, x, m->top + m->side - PAD, JF_H_RIGHT, JF_V_BOTTOM, JF_PART_FIGURE);
    jf_draw_words(m->d, low, m->left + PAD, under, JF_H_LEFT, JF_V_TOP, JF_PART_FIGURE);
    jf_draw_words(m->d, high, m->left + m->side - PAD, under, JF_H_RIGHT, JF_V_TOP, JF_PART_FIGURE);
    const JfWords *y_name = jf_words_cut(m->d, c->y_label, JF_STYLE_LABEL, true, JF_INK_TEXT, m->d->width);
    jf_draw_words(m->d, y_name, 0, 0, JF_H_LEFT, JF_V_TOP, JF_PART_FIGURE);
    const JfLength room = m->side - low->width - high->width - 4 * PAD;
    const JfWords *name = jf_words(m->d, c->x_label, JF_STYLE_LABEL, true, JF_INK_TEXT, MAX(room, m->side / 3));
    jf_draw_words(m->d, name, m->left + m->side / 2, under + (name->width > room ? low->leading : 0), JF_H_CENTER, JF_V_TOP,
                  JF_PART_FIGURE);
    m->bottom = under + MAX(name->height + (name->width > room ? low->leading : 0), low->leading);
}

// ---- items

static bool is_hollow(JfTone tone)
{
    return tone == JF_TONE_WARN || tone == JF_TONE_GOOD;
}

// Told apart without ink: bad a full square, warn a hollow one, good hollow and round, the others full and round.
static JfPen item_pen(JfTone tone)
{
    const JfInk ink = jf_chart_tone_ink(tone);
    return is_hollow(tone) ? (JfPen){.fill = {JF_INK_PAPER, 100}, .stroke = {ink, 100}, .line = JF_PT(1.2)} : jf_pen_fill(ink, 100);
}

static bool set_items(Matrix *m)
{
    for (size_t i = 0; i < m->chart->n_items; i++) {
        const JfChartItem *item = &m->chart->items[i];
        m->nos[i] = jf_words_cut(m->d, item->no, JF_STYLE_LABEL, true, is_hollow(item->tone) ? JF_INK_TEXT : JF_INK_PAPER, m->side / 3);
        *spot_of(m, i) = (JfSpot){m->left + place(m, item->effort),
                                  m->top + m->side - place(m, item->benefit),
                                  m->nos[i]->width + 2 * PAD,
                                  m->nos[i]->leading + JF_PT(1.5),
                                  0,
                                  0};
    }
    return jf_spread_spots(m->spots, m->n_quarters + m->chart->n_items, JF_PT(1.5), m->left + JF_PT(1), m->top + JF_PT(1),
                           m->left + m->side - JF_PT(1), m->top + m->side - JF_PT(1));
}

static JfPath *pill(JfArena *arena, const JfSpot *s, JfTone tone)
{
    const bool square = tone == JF_TONE_BAD || tone == JF_TONE_WARN;
    JfPath *path = jf_path_new(arena);
    const JfLength left = s->x - s->width / 2, right = left + s->width, top = s->y - s->height / 2, bottom = top + s->height;
    const JfLength r = square ? 0 : s->height / 2, k = r * 45 / 100; // of a circle's control points, from the corner
    jf_path_move(arena, path, left + r, top);
    jf_path_line(arena, path, right - r, top);
    jf_path_curve(arena, path, right - k, top, right, top + k, right, top + r);
    jf_path_line(arena, path, right, bottom - r);
    jf_path_curve(arena, path, right, bottom - k, right - k, bottom, right - r, bottom);
    jf_path_line(arena, path, left + r, bottom);
    jf_path_curve(arena, path, left + k, bottom, left, bottom - k, left, bottom - r);
    jf_path_line(arena, path, left, top + r);
    jf_path_curve(arena, path, left, top + k, left + k, top, left + r, top);
    jf_path_close(arena, path);
    return path;
}

// The values are marks on the frame, where the item's lines would meet it.
static void draw_item(Matrix *m, size_t i)
{
    const JfChartItem *item = &m->chart->items[i];
    const JfSpot *s = spot_of(m, i);
    const int row = (int)i + 1;
    const JfPen thin = jf_pen_line(JF_INK_RULE, 100, JF_PT(0.5)), rug = jf_pen_line(JF_INK_RULE, 100, JF_PT(1));
    if (ABS(s->x - s->wanted_x) > s->width / 2 || ABS(s->y - s->wanted_y) > s->height / 2) {
        jf_draw_line(m->d, s->wanted_x, s->wanted_y, s->x, s->y, thin, JF_PART_FIGURE);
        jf_draw_circle(m->d, s->wanted_x, s->wanted_y, JF_PT(1.4), jf_pen_fill(JF_INK_RULE, 100), JF_PART_FIGURE);
    }
    jf_draw_path(m->d, pill(m->d->arena, s, item->tone), item_pen(item->tone), jf_cell(m->d, row, 0));
    jf_draw_words(m->d, m->nos[i], s->x, s->y, JF_H_CENTER, JF_V_MIDDLE, jf_cell(m->d, row, 0));
    jf_draw_line(m->d, s->wanted_x, m->top + m->side - JF_PT(2.5), s->wanted_x, m->top + m->side, rug, jf_cell(m->d, row, 2));
    jf_draw_line(m->d, m->left, s->wanted_y, m->left + JF_PT(2.5), s->wanted_y, rug, jf_cell(m->d, row, 3));
}

// ---- the items in full

typedef struct {
    JfLength x, top, width, no_width;
} Column;

static JfLength draw_line_of(Matrix *m, size_t i, const Column *column, JfLength y, bool draw)
{
    const JfChartItem *item = &m->chart->items[i];
    const JfWords *label = jf_words(m->d, item->label, JF_STYLE_LABEL, false, JF_INK_TEXT, column->width - column->no_width - JF_PT(6));
    if (draw) {
        const JfWords *no = jf_words_cut(m->d, item->no, JF_STYLE_LABEL, true, jf_chart_tone_ink(item->tone), column->no_width);
        jf_draw_words(m->d, no, column->x, y, JF_H_LEFT, JF_V_TOP, JF_PART_FIGURE);
        jf_draw_words(m->d, label, column->x + column->no_width + JF_PT(6), y, JF_H_LEFT, JF_V_TOP, jf_cell(m->d, (int)i + 1, 1));
    }
    return MAX(label->height, label->leading) + JF_PT(2);
}

static JfLength list_height(Matrix *m, const Column *column)
{
    JfLength height = 0;
    for (size_t i = 0; i < m->chart->n_items; i++)
        height += draw_line_of(m, i, column, 0, false);
    return height;
}

static JfLength no_width(const Matrix *m)
{
    JfLength width = 0;
    for (size_t i = 0; i < m->chart->n_items; i++)
        width = MAX(width, m->nos[i]->width);
    return width;
}

// Items from `first` on, in two columns of about the same height.
static JfLength draw_list_block(Matrix *m, size_t first, size_t n, JfLength top)
{
    Column column = {0, top, (m->d->width - GUTTER) / 2, no_width(m)};
    JfLength all = 0, y = top, end = top;
    for (size_t i = first; i < first + n; i++)
        all += draw_line_of(m, i, &column, 0, false);
    for (size_t i = first; i < first + n; i++) {
        if (column.x == 0 && (y - top) * 2 >= all)
            column.x = column.width + GUTTER, y = top;
        y += draw_line_of(m, i, &column, y, true);
        end = MAX(end, y);
    }
    return end;
}

// Beside the square; where that would be higher than the square allows, in two columns under it, in blocks where it leaves the page.
static JfLength draw_list(Matrix *m)
{
    const JfLength x = m->left + m->side + GUTTER, under = m->bottom + JF_PT(6);
    const Column beside = {x, m->top, m->d->width - x, no_width(m)};
    if (beside.width >= JF_PT(110) && list_height(m, &beside) <= m->bottom + m->side / 3) {
        JfLength y = m->top;
        for (size_t i = 0; i < m->chart->n_items; i++)
            y += draw_line_of(m, i, &beside, y, true);
        return y;
    }
    const Column half = {0, under, (m->d->width - GUTTER) / 2, no_width(m)};
    if (under + list_height(m, &half) / 2 + JF_PT(40) <= m->d->most_height)
        return draw_list_block(m, 0, m->chart->n_items, under);
    JfLength end = under;
    for (size_t i = 0; i < m->chart->n_items; i += LIST_BLOCK) {
        jf_draw_cut(m->d, end - JF_PT(1));
        end = draw_list_block(m, i, MIN(LIST_BLOCK, m->chart->n_items - i), end) + JF_PT(5);
    }
    return end;
}

static void draw_sign(JfDrawing *d, JfTone tone, JfLength x, JfLength y, JfLength side)
{
    const JfSpot s = {.x = x + side / 2, .y = y + side / 2, .width = side, .height = side * 3 / 4};
    jf_draw_path(d, pill(d->arena, &s, tone), item_pen(tone), JF_PART_FIGURE);
}

static void draw_tones(Matrix *m)
{
    unsigned used = 0;
    for (size_t i = 0; i < m->chart->n_items; i++)
        used |= 1u << m->chart->items[i].tone;
    const JfLength top = m->bottom + JF_PT(4), end = jf_schematic_keys(m->d, m->chart, used, draw_sign, m->left, top);
    m->bottom = end > top ? end : m->bottom;
}

static void fill_table(Matrix *m)
{
    JfDrawing *d = m->d;
    jf_table(d, (int)m->chart->n_items + 1, 4);
    jf_cell_text(d, 0, 0, m->chart->no_label);
    jf_cell_text(d, 0, 1, m->chart->item_label);
    jf_cell_text(d, 0, 2, m->chart->x_label);
    jf_cell_text(d, 0, 3, m->chart->y_label);
    for (size_t i = 0; i < m->chart->n_items; i++) {
        const JfChartItem *item = &m->chart->items[i];
        const int row = (int)i + 1;
        jf_cell_text(d, row, 0, item->no);
        jf_cell_text(d, row, 1, item->label);
        jf_cell_text(d, row, 2, jf_schematic_number(d, item->effort));
        jf_cell_text(d, row, 3, jf_schematic_number(d, item->benefit));
    }
}

void jf_chart_matrix(JfDrawing *d, const JfChart *chart)
{
    Matrix m = {.d = d, .chart = chart};
    const JfLength wanted = d->height > 0 ? d->height - JF_PT(30) : SIDE_MOST;
    m.left = left_words(&m);
    m.top = chart->y_label != NULL ? jf_leading(d, JF_STYLE_LABEL) + JF_PT(2) : JF_PT(1);
    const JfLength most = MAX(d->width - m.left, SIDE_LEAST);
    m.side = CLAMP(MIN(wanted, d->width * 46 / 100), SIDE_LEAST, most);
    m.spots = jf_arena_array(d->arena, JfSpot, chart->n_items + 4);
    m.nos = jf_arena_array(d->arena, const JfWords *, chart->n_items + 1);
    fill_table(&m);
    set_quarters(&m);
    while (!set_items(&m) && m.side < most) { // a crowd needs more room
        m.side = MIN(m.side * 5 / 4, most);
        set_quarters(&m);
    }
    draw_quarters(&m);
    for (size_t q = 0; q < m.n_quarters; q++)
        jf_draw_words(d, m.quarters[q], m.spots[q].x, m.spots[q].y, JF_H_CENTER, JF_V_MIDDLE, JF_PART_FIGURE);
    draw_axes(&m);
    for (size_t i = 0; i < chart->n_items; i++)
        draw_item(&m, i);
    draw_tones(&m);
    const JfLength end = draw_list(&m);
    d->height = MAX(end, m.bottom);
}
