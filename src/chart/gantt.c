// SPDX-License-Identifier: MIT
// Plans: a row a task, its words at the left, its bar over an axis of months and weeks; what is done is filled; milestones are diamonds.
#include "chart/kinds.h"
#include "chart/schematic.h"
#include <math.h>

#define ROW_PAD JF_PT(4)
#define ROW_PAD_LEAST JF_PT(1)
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
    JfDay first, last;         // of the axis, both inclusive
    JfLength owner_x, owners;  // where the owners' column begins, its width
    JfLength left, right;      // of the axis
    JfLength top;              // of the first row
    bool years, months, weeks; // rows of the axis: years; months (without years: "2026-03"); weeks
    bool named;                // a month is wide enough for its name with the year
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

static const JfWords *milestone_words(const Plan *p, const JfChartTask *task)
{
    return jf_words(p->d, day_text(p, task->from, p->last - p->first > 366 ? "%Y-%m-%d" : "%m-%d"), JF_STYLE_LABEL, false, JF_INK_TEXT, 0);
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

// What stands behind bars and milestones has room at the right end of the axis too.
static JfLength right_words(const Plan *p)
{
    JfLength width = 0;
    for (size_t i = 0; i < p->chart->n_tasks; i++) {
        const JfChartTask *task = &p->chart->tasks[i];
        if (task->milestone)
            width = MAX(width, milestone_words(p, task)->width + JF_PT(7));
        else if (!isnan(task->done))
            width = MAX(width, jf_label(p->d, "100%")->width + JF_PT(3));
    }
    return MAX(width, JF_PT(4));
}

// Words take what they need in one line, but not more than 38 in 100.
static void set_columns(Plan *p)
{
    JfDrawing *d = p->d;
    JfLength width = 0;
    p->owners = owner_width(p);
    for (size_t i = 0; i < p->chart->n_tasks; i++)
        width = MAX(width, jf_words(d, p->chart->tasks[i].label, JF_STYLE_LABEL, p->chart->tasks[i].milestone, JF_INK_TEXT, 0)->width);
    p->owner_x = MIN(width, d->width * 38 / 100) + GUTTER;
    p->left = p->owner_x + (p->owners > 0 ? p->owners + GUTTER : 0);
    p->right = d->width - right_words(p);
}

// Longer words are broken. Where the rows would not fit the page they stand closer.
static void set_rows(Plan *p, JfLength pad)
{
    JfDrawing *d = p->d;
    const JfLength width = p->owner_x - GUTTER, owners = p->owners;
    JfLength y = p->top;
    for (size_t i = 0; i < p->chart->n_tasks; i++) {
        const JfChartTask *task = &p->chart->tasks[i];
        Row *row = &p->rows[i];
        row->label = jf_words(d, task->label, JF_STYLE_LABEL, task->milestone, JF_INK_TEXT, width);
        row->owner = jf_words(d, task->owner, JF_STYLE_LABEL, false, JF_INK_MUTED, MAX(owners, JF_PT(1)));
        row->y = y;
        row->height = MAX(row->label->height, row->owner->height) + pad;
        y += row->height;
    }
    p->bottom = y;
}

// Over several pages, each with the axis.
static void part_rows(Plan *p)
{
    set_rows(p, ROW_PAD);
    jf_draw_repeat(p->d, 0, p->top + JF_PT(1));
    for (size_t i = 1; i < p->chart->n_tasks; i++)
        jf_draw_cut(p->d, p->rows[i].y);
}

// ---- the axis

static bool month_begins(const Plan *p, JfDay day)
{
    return strcmp(day_text(p, day, "%d"), "01") == 0;
}

static JfLength month_room(const Plan *p, JfDay from, JfDay to)
{
    return day_x(p, (int64_t)to + 1) - day_x(p, from) - JF_PT(3);
}

// "2026-03", or "03" under the year; what has no room (the few days of a month at the ends) is left out.
static void draw_month(Plan *p, JfDay from, JfDay to)
{
    const JfLength x = day_x(p, from), y = p->years ? jf_leading(p->d, JF_STYLE_LABEL) : 0;
    const JfWords *words = jf_words(p->d, day_text(p, from, p->years ? "%m" : "%Y-%m"), JF_STYLE_LABEL, true, JF_INK_TEXT, 0);
    if (words->width <= month_room(p, from, to))
        jf_draw_words(p->d, words, x + JF_PT(2), y, JF_H_LEFT, JF_V_TOP, JF_PART_FIGURE);
    if (from != p->first)
        jf_draw_line(p->d, x, y, x, p->bottom, jf_pen_line(JF_INK_HAIRLINE, 100, JF_PT(0.6)), JF_PART_GROUND);
}

// A row of years over the months, or alone, where those would be too narrow.
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
        if (x < end || x + JF_PT(2) + words->width > p->d->width)
            continue;
        jf_draw_words(p->d, words, x + JF_PT(2), 0, JF_H_LEFT, JF_V_TOP, JF_PART_FIGURE);
        jf_draw_line(p->d, x, 0, x, p->bottom, jf_pen_line(JF_INK_HAIRLINE, 100, JF_PT(0.6)), JF_PART_GROUND);
        end = x + words->width + JF_PT(10);
    }
}

// Calls `visit` for each month on the axis, or its part.
static void each_month(Plan *p, void (*visit)(Plan *p, JfDay from, JfDay to))
{
    JfDay from = p->first;
    for (int64_t day = (int64_t)p->first + 1; day <= (int64_t)p->last + 1; day++) {
        if (day <= p->last && !month_begins(p, (JfDay)day))
            continue;
        visit(p, from, (JfDay)(day - 1));
        from = (JfDay)day;
    }
}

static void need_years(Plan *p, JfDay from, JfDay to)
{
    const bool part = from == p->first || to == p->last;
    const JfWords *words = jf_words(p->d, "2026-00", JF_STYLE_LABEL, true, JF_INK_TEXT, 0);
    p->years = p->years || (!part && words->width > month_room(p, from, to));
    p->named = p->named || words->width <= month_room(p, from, to);
}

// Mondays; where there is room each day, where there is little every other Monday.
static void draw_weeks(const Plan *p, JfLength y)
{
    const JfLength wide = jf_label(p->d, "00")->width + JF_PT(6);
    const double day_width = (p->right - p->left) / ((double)p->last - p->first + 1);
    const int every = day_width >= wide ? 1 : 7, named = every == 7 && day_width * 7 < wide ? 14 : every;
    const int64_t first = every == 1 ? p->first : (int64_t)p->first + (8 - jf_day_weekday(p->first)) % 7;
    for (int64_t day = first; day <= p->last; day += every) {
        const JfLength x = day_x(p, day);
        jf_draw_line(p->d, x, y, x, p->bottom, jf_pen_line(JF_INK_HAIRLINE, 45, JF_PT(0.4)), JF_PART_GROUND);
        if ((day - first) % named == 0 && x + wide <= p->d->width)
            jf_draw_words(p->d, jf_label(p->d, day_text(p, (JfDay)day, "%d")), x + JF_PT(1.5), y, JF_H_LEFT, JF_V_TOP, JF_PART_FIGURE);
    }
}

static void draw_axis(Plan *p)
{
    const JfLength leading = jf_leading(p->d, JF_STYLE_LABEL);
    const JfPen rule = jf_pen_line(JF_INK_RULE, 100, JF_PT(0.7)), hair = jf_pen_line(JF_INK_HAIRLINE, 60, JF_PT(0.4));
    if (p->years)
        draw_years(p);
    if (p->months)
        each_month(p, draw_month);
    if (p->weeks)
        draw_weeks(p, p->top - leading - JF_PT(2));
    for (size_t i = 1; i < p->chart->n_tasks; i++)
        jf_draw_line(p->d, 0, p->rows[i].y, p->d->width, p->rows[i].y, hair, JF_PART_GROUND);
    jf_draw_line(p->d, 0, p->top, p->d->width, p->top, rule, JF_PART_FIGURE);
    jf_draw_line(p->d, 0, p->bottom, p->d->width, p->bottom, rule, JF_PART_FIGURE);
}

// Which rows the axis has, by the room that a day has.
static void set_axis(Plan *p)
{
    const JfLength two_digits = jf_label(p->d, "00")->width;
    const double day = (p->right - p->left) / ((double)p->last - p->first + 1);
    p->months = day * 28 >= two_digits + JF_PT(4);
    p->weeks = day * 14 >= two_digits + JF_PT(6);
    p->years = !p->months;
    if (p->months)
        each_month(p, need_years);
    p->years = p->years || !p->named;
    const int rows = p->years + p->months + p->weeks;
    p->top = rows * jf_leading(p->d, JF_STYLE_LABEL) + JF_PT(2);
}

// ---- tasks

// Warn and bad are hatched, one way or the other, so that they show without ink.
static JfPen bar_pen(JfTone tone, int share)
{
    const JfInk ink = jf_chart_tone_ink(tone);
    JfPen pen = {.fill = {ink, share}, .stroke = {ink, 100}, .line = JF_PT(0.6)};
    if (tone == JF_TONE_WARN || tone == JF_TONE_BAD)
        pen.fill.share = 10, pen.hatch = tone == JF_TONE_WARN ? JF_HATCH_UP : JF_HATCH_CROSS,
        pen.line = tone == JF_TONE_BAD ? JF_PT(1.1) : pen.line;
    return pen;
}

static void draw_sign(JfDrawing *d, JfTone tone, JfLength x, JfLength y, JfLength side)
{
    jf_draw_rect(d, x, y, side, side, bar_pen(tone, 45), JF_PART_FIGURE);
}

// Planned: light with a rim; done: full from the left. Nothing said about it: a middle shade.
static void draw_bar(const Plan *p, size_t i)
{
    const JfChartTask *task = &p->chart->tasks[i];
    const int row = (int)i + 1;
    const JfInk ink = jf_chart_tone_ink(task->tone);
    const JfLength middle = p->rows[i].y + p->rows[i].height / 2, x = day_x(p, task->from);
    const JfLength end = MAX(day_x(p, (int64_t)task->to + 1), x + JF_PT(2)),
                   done = isnan(task->done) ? 0 : (JfLength)((end - x) * task->done / 100);
    const JfPen planned = bar_pen(task->tone, isnan(task->done) ? 45 : 18);
    jf_draw_rect(p->d, x, middle - BAR / 2, end - x, BAR, planned, jf_cell(p->d, row, COLUMN_FROM));
    if (done > 0)
        jf_draw_rect(p->d, x, middle - BAR / 2, done, BAR, jf_pen_fill(ink, 100), jf_cell(p->d, row, COLUMN_FROM));
    jf_draw_line(p->d, end, middle - BAR / 2, end, middle + BAR / 2, jf_pen_line(ink, 100, JF_PT(0.6)), jf_cell(p->d, row, COLUMN_TO));
    const JfWords *words = jf_words(p->d, p->d->cells[jf_cell(p->d, row, COLUMN_DONE)], JF_STYLE_LABEL, false, JF_INK_TEXT, 0);
    jf_draw_words(p->d, words, end + JF_PT(3), middle, JF_H_LEFT, JF_V_MIDDLE, jf_cell(p->d, row, COLUMN_DONE));
}

static void draw_milestone(const Plan *p, size_t i)
{
    const JfChartTask *task = &p->chart->tasks[i];
    const int part = jf_cell(p->d, (int)i + 1, COLUMN_FROM);
    const JfLength middle = p->rows[i].y + p->rows[i].height / 2, x = (day_x(p, task->from) + day_x(p, (int64_t)task->from + 1)) / 2;
    const JfInk ink = task->tone == JF_TONE_NEUTRAL ? JF_INK_TEXT : jf_chart_tone_ink(task->tone);
    jf_draw_marker(p->d, JF_MARKER_DIAMOND, x, middle, JF_PT(8), jf_pen_fill(ink, 100), part);
    jf_draw_words(p->d, milestone_words(p, task), x + JF_PT(7), middle, JF_H_LEFT, JF_V_MIDDLE, part);
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
    jf_draw_words(p->d, words, CLAMP(x, p->left + words->width / 2, p->d->width - words->width / 2), p->bottom + JF_PT(2.5), JF_H_CENTER,
                  JF_V_TOP, JF_PART_FIGURE);
    return p->bottom + JF_PT(2.5) + words->leading;
}

void jf_chart_gantt(JfDrawing *d, const JfChart *chart)
{
    Plan p = {.d = d, .chart = chart, .rows = jf_arena_array(d->arena, Row, chart->n_tasks)};
    set_range(&p);
    fill_table(&p);
    set_columns(&p);
    set_axis(&p);
    set_rows(&p, ROW_PAD);
    const JfLength under = jf_leading(d, JF_STYLE_LABEL) + JF_PT(4);
    if (p.bottom + under > d->most_height)
        set_rows(&p, ROW_PAD_LEAST);
    if (p.bottom + under > d->most_height)
        part_rows(&p);
    draw_axis(&p);
    for (size_t i = 0; i < chart->n_tasks; i++)
        draw_row(&p, i);
    unsigned used = 0;
    for (size_t i = 0; i < chart->n_tasks; i++)
        used |= 1u << chart->tasks[i].tone;
    d->height = jf_schematic_keys(d, chart, used, draw_sign, 0, draw_today(&p) + JF_PT(1));
}
