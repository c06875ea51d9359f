// SPDX-License-Identifier: MIT
// Plans: a row a task, its words at the left, its bar over an axis of months and weeks; what is done is filled; milestones are diamonds.
#include "chart/kinds.h"
#include "chart/schematic.h"
#include <math.h>

#define ROW_PAD JF_PT(4)
#define BAR JF_PT(7.5)
#define GUTTER JF_PT(9)

enum { COLUMN_LABEL, COLUMN_OWNER, COLUMN_FROM, COLUMN_TO, COLUMN_DONE, COLUMNS };

typedef struct {
    const JfWords *label, *owner;
    JfLength y, height;
} Row;

typedef struct {
    JfDrawing *d;
    const JfChart *chart;
    Row *rows;
    JfDay first, last;             // of the axis, both inclusive
    JfLength owner_x, left, right; // of the owners, of the axis
    JfLength top;                  // of the first row
    JfLength bottom;
} Plan;

static const char *day_text(const Plan *p, JfDay day, const char *pattern)
{
    g_autofree char *text = jf_instant_format(day * INT64_C(86400000000), NULL, pattern);
    return jf_arena_strdup(p->d->arena, text);
}

static JfLength day_x(const Plan *p, int64_t day)
{
    return p->left + (JfLength)lround((double)(day - p->first) / ((double)p->last - p->first + 1) * (p->right - p->left));
}

static void set_range(Plan *p)
{
    const JfChart *c = p->chart;
    p->first = c->tasks[0].from;
    p->last = c->tasks[0].to;
    for (size_t i = 0; i < c->n_tasks; i++) {
        p->first = MIN(p->first, c->tasks[i].from);
        p->last = MAX(p->last, c->tasks[i].to);
    }
    if (c->first_day != JF_DAY_NONE)
        p->first = MIN(p->first, c->first_day);
    if (c->last_day != JF_DAY_NONE)
        p->last = MAX(p->last, c->last_day);
    if (c->today != JF_DAY_NONE) {
        p->first = MIN(p->first, c->today);
        p->last = MAX(p->last, c->today);
    }
}

static void fill_table(Plan *p)
{
    JfDrawing *d = p->d;
    jf_table(d, (int)p->chart->n_tasks + 1, COLUMNS);
    jf_schematic_heads(d, p->chart, (const char *[COLUMNS]){p->chart->x_label}, COLUMNS);
    for (size_t i = 0; i < p->chart->n_tasks; i++) {
        const JfChartTask *task = &p->chart->tasks[i];
        const int row = (int)i + 1;
        jf_cell_text(d, row, COLUMN_LABEL, task->label);
        jf_cell_text(d, row, COLUMN_OWNER, task->owner);
        jf_cell_text(d, row, COLUMN_FROM, day_text(p, task->from, "%Y-%m-%d"));
        jf_cell_text(d, row, COLUMN_TO, task->milestone ? NULL : day_text(p, task->to, "%Y-%m-%d"));
        if (!isnan(task->done))
            jf_cell_text(d, row, COLUMN_DONE, jf_chart_number(d, floor(task->done), 0, "%"));
    }
}

// ---- columns and rows

static JfLength owner_width(const Plan *p)
{
    JfLength width = 0;
    for (size_t i = 0; i < p->chart->n_tasks; i++)
        width = MAX(width, jf_label(p->d, p->chart->tasks[i].owner)->width);
    return MIN(width, p->d->width / 6);
}

// Words take what they need in one line, but not more than 38 in 100; what is longer is broken, or, where rows would not fit the page, cut.
static void set_rows(Plan *p, bool cut)
{
    JfDrawing *d = p->d;
    const JfLength most = d->width * 38 / 100, owners = owner_width(p);
    JfLength width = 0;
    for (size_t i = 0; i < p->chart->n_tasks; i++)
        width = MAX(width, jf_words(d, p->chart->tasks[i].label, JF_STYLE_LABEL, false, JF_INK_TEXT, 0)->width);
    width = MIN(width, most);
    p->owner_x = width + GUTTER;
    p->left = p->owner_x + (owners > 0 ? owners + GUTTER : 0);
    p->right = d->width - JF_PT(4);
    JfLength y = p->top;
    for (size_t i = 0; i < p->chart->n_tasks; i++) {
        const JfChartTask *task = &p->chart->tasks[i];
        Row *row = &p->rows[i];
        row->label = cut ? jf_words_cut(d, task->label, JF_STYLE_LABEL, false, JF_INK_TEXT, width)
                         : jf_words(d, task->label, JF_STYLE_LABEL, task->milestone, JF_INK_TEXT, width);
        row->owner = cut && task->owner != NULL ? jf_words_cut(d, task->owner, JF_STYLE_LABEL, false, JF_INK_MUTED, owners)
                                                : jf_words(d, task->owner, JF_STYLE_LABEL, false, JF_INK_MUTED, MAX(owners, JF_PT(1)));
        row->y = y;
        row->height = MAX(row->label->height, row->owner->height) + (cut ? JF_PT(1) : ROW_PAD);
        y += row->height;
    }
    p->bottom = y;
}

// ---- the axis

static bool month_begins(const Plan *p, JfDay day)
{
    return strcmp(day_text(p, day, "%d"), "01") == 0;
}

// "2026-03" where a year begins on the axis or there is room, else "04"; a name that has no room is left out.
static void draw_month(const Plan *p, JfDay from, JfDay to, bool year)
{
    const JfLength x = day_x(p, from) + JF_PT(2), room = day_x(p, (int64_t)to + 1) - x - JF_PT(1);
    const JfWords *words = jf_words(p->d, day_text(p, from, "%Y-%m"), JF_STYLE_LABEL, true, JF_INK_TEXT, 0);
    if (words->width > room && !year)
        words = jf_words(p->d, day_text(p, from, "%m"), JF_STYLE_LABEL, true, JF_INK_TEXT, 0);
    if (words->width <= room)
        jf_draw_words(p->d, words, x, 0, JF_H_LEFT, JF_V_TOP, JF_PART_FIGURE);
    if (from != p->first)
        jf_draw_line(p->d, day_x(p, from), 0, day_x(p, from), p->bottom, jf_pen_line(JF_INK_HAIRLINE, 100, JF_PT(0.6)), JF_PART_GROUND);
}

// Over many years months are less than a point wide: years then.
static void draw_years(const Plan *p)
{
    JfLength end = 0;
    for (int64_t day = p->first; day <= p->last; day++) {
        if (day > p->first && strcmp(day_text(p, (JfDay)day, "%m-%d"), "01-01") != 0) {
            day += day + 28 < p->last && strcmp(day_text(p, (JfDay)(day + 28), "%Y"), day_text(p, (JfDay)day, "%Y")) == 0 ? 27 : 0;
            continue;
        }
        const JfWords *words = jf_words(p->d, day_text(p, (JfDay)day, "%Y"), JF_STYLE_LABEL, true, JF_INK_TEXT, 0);
        const JfLength x = day_x(p, day);
        if (x < end || x + words->width > p->right)
            continue;
        jf_draw_words(p->d, words, x + JF_PT(2), 0, JF_H_LEFT, JF_V_TOP, JF_PART_FIGURE);
        jf_draw_line(p->d, x, 0, x, p->bottom, jf_pen_line(JF_INK_HAIRLINE, 100, JF_PT(0.6)), JF_PART_GROUND);
        end = x + words->width + JF_PT(10);
    }
}

static void draw_months(const Plan *p)
{
    JfDay from = p->first;
    const char *year = "";
    for (int64_t day = (int64_t)p->first + 1; day <= (int64_t)p->last + 1; day++) {
        if (day <= p->last && !month_begins(p, (JfDay)day))
            continue;
        const char *own = day_text(p, from, "%Y");
        draw_month(p, from, (JfDay)(day - 1), strcmp(own, year) != 0);
        year = own;
        from = (JfDay)day;
    }
}

// The day of each Monday.
static void draw_weeks(const Plan *p, JfLength y)
{
    const JfWords *wide = jf_label(p->d, "00");
    const int every = day_x(p, (int64_t)p->first + 7) - p->left >= wide->width + JF_PT(4) ? 1 : 2;
    int n = 0;
    for (int64_t day = (int64_t)p->first + (8 - jf_day_weekday(p->first)) % 7; day <= p->last; day += 7, n++) {
        const JfLength x = day_x(p, day);
        jf_draw_line(p->d, x, y, x, p->bottom, jf_pen_line(JF_INK_HAIRLINE, 45, JF_PT(0.4)), JF_PART_GROUND);
        if (n % every == 0 && x + JF_PT(1.5) + wide->width <= p->right)
            jf_draw_words(p->d, jf_label(p->d, day_text(p, (JfDay)day, "%d")), x + JF_PT(1.5), y, JF_H_LEFT, JF_V_TOP, JF_PART_FIGURE);
    }
}

static void draw_axis(const Plan *p)
{
    const JfLength leading = jf_leading(p->d, JF_STYLE_LABEL);
    const JfPen rule = jf_pen_line(JF_INK_RULE, 100, JF_PT(0.7)), hair = jf_pen_line(JF_INK_HAIRLINE, 60, JF_PT(0.4));
    const double days = (double)p->last - p->first + 1, day = (p->right - p->left) / days;
    if (days > 366 * 8)
        draw_years(p);
    else
        draw_months(p);
    if (day * 14 >= JF_PT(12))
        draw_weeks(p, leading);
    for (size_t i = 1; i < p->chart->n_tasks; i++)
        jf_draw_line(p->d, 0, p->rows[i].y, p->right, p->rows[i].y, hair, JF_PART_GROUND);
    jf_draw_line(p->d, 0, p->top, p->right, p->top, rule, JF_PART_FIGURE);
    jf_draw_line(p->d, 0, p->bottom, p->right, p->bottom, rule, JF_PART_FIGURE);
}

// ---- tasks

static void draw_done(const Plan *p, const JfChartTask *task, JfLength x, JfLength end, JfLength middle, int row)
{
    const char *text = p->d->cells[jf_cell(p->d, row, COLUMN_DONE)];
    const JfWords *words = jf_words(p->d, text, JF_STYLE_LABEL, false, JF_INK_TEXT, 0);
    if (isnan(task->done))
        return;
    if (end + JF_PT(3) + words->width <= p->d->width)
        jf_draw_words(p->d, words, end + JF_PT(3), middle, JF_H_LEFT, JF_V_MIDDLE, jf_cell(p->d, row, COLUMN_DONE));
    else
        jf_draw_words(p->d, words, x - JF_PT(3), middle, JF_H_RIGHT, JF_V_MIDDLE, jf_cell(p->d, row, COLUMN_DONE));
}

// Planned: light with a rim; done: full from the left. Nothing said about it: a middle shade.
static void draw_bar(const Plan *p, size_t i)
{
    const JfChartTask *task = &p->chart->tasks[i];
    const int row = (int)i + 1;
    const JfInk ink = jf_chart_tone_ink(task->tone);
    const JfLength middle = p->rows[i].y + p->rows[i].height / 2, x = day_x(p, task->from);
    const JfLength end = MAX(day_x(p, (int64_t)task->to + 1), x + JF_PT(2)), done = isnan(task->done) ? 0 : (JfLength)((end - x) * task->done / 100);
    const JfPen planned = {.fill = {ink, isnan(task->done) ? 45 : 18}, .stroke = {ink, 100}, .line = JF_PT(0.6)};
    jf_draw_rect(p->d, x, middle - BAR / 2, end - x, BAR, planned, jf_cell(p->d, row, COLUMN_FROM));
    if (done > 0)
        jf_draw_rect(p->d, x, middle - BAR / 2, done, BAR, jf_pen_fill(ink, 100), jf_cell(p->d, row, COLUMN_FROM));
    jf_draw_line(p->d, end, middle - BAR / 2, end, middle + BAR / 2, jf_pen_line(ink, 100, JF_PT(0.6)), jf_cell(p->d, row, COLUMN_TO));
    draw_done(p, task, x, end, middle, row);
}

static void draw_milestone(const Plan *p, size_t i)
{
    const JfChartTask *task = &p->chart->tasks[i];
    const int part = jf_cell(p->d, (int)i + 1, COLUMN_FROM);
    const JfLength middle = p->rows[i].y + p->rows[i].height / 2, x = (day_x(p, task->from) + day_x(p, (int64_t)task->from + 1)) / 2;
    const JfWords *words = jf_words(p->d, day_text(p, task->from, "%m-%d"), JF_STYLE_LABEL, false, JF_INK_TEXT, 0);
    const bool right = x + JF_PT(8) + words->width <= p->d->width;
    jf_draw_marker(p->d, JF_MARKER_DIAMOND, x, middle, JF_PT(8), jf_pen_fill(task->tone == JF_TONE_NEUTRAL ? JF_INK_TEXT : jf_chart_tone_ink(task->tone), 100), part);
    jf_draw_words(p->d, words, right ? x + JF_PT(7) : x - JF_PT(7), middle, right ? JF_H_LEFT : JF_H_RIGHT, JF_V_MIDDLE, part);
}

static void draw_row(const Plan *p, size_t i)
{
    const Row *row = &p->rows[i];
    const JfLength middle = row->y + row->height / 2;
    jf_draw_words(p->d, row->label, 0, middle, JF_H_LEFT, JF_V_MIDDLE, jf_cell(p->d, (int)i + 1, COLUMN_LABEL));
    jf_draw_words(p->d, row->owner, p->owner_x, middle, JF_H_LEFT, JF_V_MIDDLE, jf_cell(p->d, (int)i + 1, COLUMN_OWNER));
    if (p->chart->tasks[i].milestone)
        draw_milestone(p, i);
    else
        draw_bar(p, i);
}

static JfLength draw_today(const Plan *p)
{
    if (p->chart->today == JF_DAY_NONE)
        return p->bottom;
    const JfLength x = (day_x(p, p->chart->today) + day_x(p, (int64_t)p->chart->today + 1)) / 2;
    JfPen pen = jf_pen_line(JF_INK_BAD, 100, JF_PT(0.9));
    pen.dash = JF_PT(3), pen.gap = JF_PT(1.8);
    const JfWords *words = jf_words(p->d, day_text(p, p->chart->today, "%Y-%m-%d"), JF_STYLE_LABEL, true, JF_INK_BAD, 0);
    jf_draw_line(p->d, x, p->top, x, p->bottom + JF_PT(2), pen, JF_PART_GROUND);
    jf_draw_words(p->d, words, CLAMP(x, p->left + words->width / 2, p->d->width - words->width / 2), p->bottom + JF_PT(2.5), JF_H_CENTER, JF_V_TOP, JF_PART_FIGURE);
    return p->bottom + JF_PT(2.5) + words->leading;
}

void jf_chart_gantt(JfDrawing *d, const JfChart *chart)
{
    Plan p = {.d = d, .chart = chart, .rows = jf_arena_array(d->arena, Row, chart->n_tasks)};
    set_range(&p);
    fill_table(&p);
    p.top = 2 * jf_leading(d, JF_STYLE_LABEL) + JF_PT(2);
    set_rows(&p, false);
    if (p.bottom + jf_leading(d, JF_STYLE_LABEL) > d->most_height)
        set_rows(&p, true);
    draw_axis(&p);
    for (size_t i = 0; i < chart->n_tasks; i++)
        draw_row(&p, i);
    d->height = draw_today(&p) + JF_PT(1);
}
