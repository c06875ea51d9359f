// SPDX-License-Identifier: MIT
// Radar: scores of several dimensions as a polygon over its target. Every label stands outside with its values, beside the marker of each series.
// Where more dimensions or series are given than can stand around it, the same is shown as dots in rows.
#include "chart/kinds.h"
#include "chart/scale.h"
#include "chart/schematic.h"
#include "chart/spread.h"
#include <math.h>

#define AWAY JF_PT(7) // labels from the outermost ring
#define MARK JF_PT(4.4)
#define SIDE_LEAST JF_PT(74) // room for labels on either side

typedef struct {
    const char *name;
    JfSeriesRole role;
    double *values;
} Ring;

typedef struct {
    const JfWords *name;
    const JfWords **values;
    JfLength width, height, x, y; // left top
    JfLength values_width;
} Label;

typedef struct {
    JfDrawing *d;
    const JfChart *chart;
    const JfChartPoint *points;
    Ring *rings;
    size_t n_rings;
    Label *labels;
    int n;
    JfTicks ticks;
    double min, max;
    int decimals;
    JfLength x, y, radius; // of the middle
    JfLength end;          // lower end of the labels
} Radar;

// ---- data

static int places_of(double value)
{
    return value * 10 == floor(value * 10) ? value != floor(value) : 2;
}

static void add_ring(Radar *r, const char *name, JfSeriesRole role)
{
    Ring *ring = &r->rings[r->n_rings++];
    *ring = (Ring){name, role, jf_arena_array(r->d->arena, double, r->n)};
    for (int i = 0; i < r->n; i++)
        ring->values[i] = NAN;
}

static void collect(Radar *r)
{
    const JfChart *c = r->chart;
    bool targets = false;
    for (size_t s = 0; s < c->n_series; s++)
        if (c->series[s].n_points > (size_t)r->n) {
            r->n = (int)c->series[s].n_points;
            r->points = c->series[s].points;
        }
    r->rings = jf_arena_array(r->d->arena, Ring, c->n_series + 1);
    for (size_t s = 0; s < c->n_series; s++) {
        add_ring(r, c->series[s].name, c->series[s].role);
        for (size_t i = 0; i < c->series[s].n_points; i++) {
            r->rings[s].values[i] = c->series[s].points[i].value;
            targets = targets || !isnan(c->series[s].points[i].target);
        }
    }
    if (!targets)
        return;
    add_ring(r, c->n_columns > c->n_series + 1 ? c->columns[c->n_series + 1] : NULL, JF_SERIES_TARGET);
    for (int i = 0; i < r->n; i++)
        r->rings[r->n_rings - 1].values[i] = r->points[i].target;
}

static void set_scale(Radar *r)
{
    double low = isnan(r->chart->min) ? 0 : r->chart->min, high = isnan(r->chart->max) ? low : r->chart->max;
    r->decimals = r->chart->decimals;
    for (size_t s = 0; s < r->n_rings; s++)
        for (int i = 0; i < r->n; i++) {
            const double value = r->rings[s].values[i];
            if (isnan(value))
                continue;
            low = MIN(low, value);
            high = MAX(high, value);
            r->decimals = r->chart->decimals < 0 ? MAX(r->decimals, places_of(value)) : r->decimals;
        }
    r->ticks = jf_ticks(low, high, 7);
    r->min = jf_tick(&r->ticks, 0);
    r->max = jf_tick(&r->ticks, r->ticks.n - 1);
}

static const char *name_of(const Radar *r, size_t column)
{
    if (column < r->chart->n_columns)
        return r->chart->columns[column];
    return column == 0 ? r->chart->x_label : r->rings[column - 1].name;
}

static void fill_table(Radar *r)
{
    jf_table(r->d, r->n + 1, (int)r->n_rings + 1);
    for (size_t c = 0; c <= r->n_rings; c++)
        jf_cell_text(r->d, 0, (int)c, name_of(r, c));
    for (int i = 0; i < r->n; i++) {
        jf_cell_text(r->d, i + 1, 0, r->points[i].label);
        for (size_t s = 0; s < r->n_rings; s++)
            if (!isnan(r->rings[s].values[i]))
                jf_cell_text(r->d, i + 1, (int)s + 1, jf_chart_number(r->d, r->rings[s].values[i], MAX(r->decimals, 0), r->chart->unit));
    }
}

// ---- looks of a series: filled disc and full line; target: hollow diamond, dashed; previous: hollow disc, dotted

static JfPen line_of(const Radar *r, size_t s)
{
    JfPen pen = {.stroke = {r->rings[s].role == JF_SERIES_VALUE ? JF_INK_ACCENT : JF_INK_RULE, 100}, .line = JF_PT(1), .round = true};
    if (r->rings[s].role == JF_SERIES_VALUE)
        pen.line = JF_PT(1.5);
    else if (r->rings[s].role == JF_SERIES_TARGET)
        pen.dash = JF_PT(3.5), pen.gap = JF_PT(2);
    else
        pen.dash = JF_PT(1), pen.gap = JF_PT(1.6);
    if (s > 0 && r->rings[s].role == JF_SERIES_VALUE)
        pen.stroke.share = 60;
    return pen;
}

static void draw_mark(const Radar *r, size_t s, JfLength x, JfLength y, int part)
{
    const JfShade own = line_of(r, s).stroke;
    const JfPen hollow = {.fill = {JF_INK_PAPER, 100}, .stroke = own, .line = JF_PT(0.9)}, full = {.fill = own};
    const bool value = r->rings[s].role == JF_SERIES_VALUE;
    static const JfMarker markers[] = {JF_MARKER_CIRCLE, JF_MARKER_SQUARE, JF_MARKER_TRIANGLE, JF_MARKER_CROSS, JF_MARKER_DIAMOND};
    const JfMarker marker = r->rings[s].role == JF_SERIES_TARGET ? JF_MARKER_DIAMOND
                            : value                              ? markers[s % G_N_ELEMENTS(markers)]
                                                                 : JF_MARKER_CIRCLE;
    jf_draw_marker(r->d, marker, x, y, MARK, value ? full : hollow, part);
}

// ---- the web

static void point_at(const Radar *r, int i, double value, JfLength *x, JfLength *y)
{
    const double angle = 2 * G_PI * i / r->n, away = r->radius * (value - r->min) / (r->max - r->min);
    *x = r->x + (JfLength)lround(away * sin(angle));
    *y = r->y - (JfLength)lround(away * cos(angle));
}

static JfPath *web(const Radar *r, const double *values, double same)
{
    JfPath *path = jf_path_new(r->d->arena);
    bool whole = true;
    for (int i = 0; i < r->n; i++) {
        const double value = values != NULL ? values[i] : same;
        JfLength x, y;
        if (isnan(value)) {
            whole = false;
            continue;
        }
        point_at(r, i, value, &x, &y);
        if (path->n == 0 || (i > 0 && values != NULL && isnan(values[i - 1])))
            jf_path_move(r->d->arena, path, x, y);
        else
            jf_path_line(r->d->arena, path, x, y);
    }
    if (whole)
        jf_path_close(r->d->arena, path);
    return path;
}

static void draw_web(const Radar *r)
{
    const JfPen thin = jf_pen_line(JF_INK_HAIRLINE, 80, JF_PT(0.4));
    jf_draw_path(r->d, web(r, r->rings[0].values, 0), jf_pen_fill(JF_INK_ACCENT, 9), JF_PART_GROUND);
    for (int k = 1; k < r->ticks.n; k++)
        jf_draw_path(r->d, web(r, NULL, jf_tick(&r->ticks, k)), k == r->ticks.n - 1 ? jf_pen_line(JF_INK_RULE, 80, JF_PT(0.6)) : thin,
                     JF_PART_GROUND);
    for (int i = 0; i < r->n; i++) {
        JfLength x, y;
        point_at(r, i, r->max, &x, &y);
        jf_draw_line(r->d, r->x, r->y, x, y, thin, JF_PART_GROUND);
    }
}

static void draw_series(const Radar *r)
{
    for (size_t s = r->n_rings; s-- > 0;)
        jf_draw_path(r->d, web(r, r->rings[s].values, 0), line_of(r, s), JF_PART_FIGURE);
    for (size_t s = r->n_rings; s-- > 0;)
        for (int i = 0; i < r->n; i++) {
            JfLength x, y;
            if (isnan(r->rings[s].values[i]))
                continue;
            point_at(r, i, r->rings[s].values[i], &x, &y);
            draw_mark(r, s, x, y, JF_PART_FIGURE);
        }
}

// Of the rings, at the first spoke, on paper so that lines do not cross them.
static void draw_ticks(const Radar *r)
{
    for (int k = 1; k < r->ticks.n; k++) {
        const JfWords *words = jf_label(r->d, jf_chart_number(r->d, jf_tick(&r->ticks, k), r->ticks.decimals, r->chart->unit));
        JfLength x, y;
        point_at(r, 0, jf_tick(&r->ticks, k), &x, &y);
        const JfLength body = words->size * 9 / 10, left = x - JF_PT(3.4) - words->width;
        jf_draw_rect(r->d, left - JF_PT(0.6), y - body / 2, words->width + JF_PT(1.2), body, jf_pen_fill(JF_INK_PAPER, 100),
                     JF_PART_GROUND);
        jf_draw_words(r->d, words, left, y, JF_H_LEFT, JF_V_MIDDLE, JF_PART_FIGURE);
    }
}

// ---- labels

static int side_of(const Radar *r, int i)
{
    const double across = sin(2 * G_PI * i / r->n);
    return fabs(across) < 0.05 ? 0 : across > 0 ? 1 : -1;
}

static void set_label(Radar *r, int i, JfLength width)
{
    Label *label = &r->labels[i];
    label->name = jf_words(r->d, r->points[i].label, JF_STYLE_LABEL, false, JF_INK_TEXT, width);
    label->values = jf_arena_array(r->d->arena, const JfWords *, r->n_rings + 1);
    for (size_t s = 0; s < r->n_rings; s++) {
        const char *text = r->d->cells[jf_cell(r->d, i + 1, (int)s + 1)];
        label->values[s] = jf_words(r->d, text, JF_STYLE_LABEL, s == 0, s == 0 ? JF_INK_TEXT : JF_INK_MUTED, 0);
        label->values_width += label->values[s]->n_lines > 0 ? MARK + JF_PT(2) + label->values[s]->width + JF_PT(6) : 0;
    }
    label->values_width = MAX(label->values_width - JF_PT(6), 0);
    label->width = MAX(label->name->width, label->values_width);
    label->height = label->name->height + jf_leading(r->d, JF_STYLE_LABEL);
}

// Labels of one side keep their order from top to bottom and out of each other's way, and follow the circle at their height.
static void place_side(Radar *r, int side)
{
    JfStacked *stack = jf_arena_array(r->d->arena, JfStacked, r->n + 1);
    const JfLength away = r->radius + AWAY;
    size_t n = 0;
    for (int k = 0; k < r->n; k++) {
        const int i = side > 0 ? k : r->n - 1 - k;
        if (side_of(r, i) != side)
            continue;
        stack[n++] = (JfStacked){r->y - (JfLength)(away * cos(2 * G_PI * i / r->n)), r->labels[i].height, 0};
    }
    const JfLength end = jf_spread_column(stack, n, JF_PT(3), r->y - away, r->y + away);
    r->end = MAX(r->end, end);
    n = 0;
    for (int k = 0; k < r->n; k++) {
        const int i = side > 0 ? k : r->n - 1 - k;
        Label *label = &r->labels[i];
        if (side_of(r, i) != side)
            continue;
        label->y = stack[n++].top;
        const double near = label->y > r->y ? label->y - r->y : label->y + label->height < r->y ? r->y - label->y - label->height : 0;
        const double out = MAX(near < away ? sqrt((double)away * away - near * near) : 0, away * fabs(sin(2 * G_PI * i / r->n)));
        label->x = side > 0 ? r->x + (JfLength)out : r->x - (JfLength)out - label->width;
    }
}

static void place_labels(Radar *r)
{
    r->end = r->y + r->radius + AWAY;
    place_side(r, 1);
    place_side(r, -1);
    const JfLength sides = r->end;
    for (int i = 0; i < r->n; i++) {
        Label *label = &r->labels[i];
        if (side_of(r, i) != 0)
            continue;
        label->x = r->x - label->width / 2;
        label->y = i == 0 ? r->y - r->radius - AWAY - label->height : sides + JF_PT(1);
        r->end = MAX(r->end, label->y + label->height);
    }
}

static bool are_inside(const Radar *r)
{
    for (int i = 0; i < r->n; i++)
        if (r->labels[i].x < 0 || r->labels[i].x + r->labels[i].width > r->d->width)
            return false;
    return true;
}

static void draw_label(const Radar *r, int i)
{
    const Label *label = &r->labels[i];
    const int side = side_of(r, i);
    const int across = side > 0 ? JF_H_LEFT : side < 0 ? JF_H_RIGHT : JF_H_CENTER;
    const JfLength anchor = side > 0 ? label->x : side < 0 ? label->x + label->width : r->x;
    jf_draw_words(r->d, label->name, anchor, label->y, across, JF_V_TOP, jf_cell(r->d, i + 1, 0));
    JfLength x = side > 0 ? label->x : side < 0 ? label->x + label->width - label->values_width : r->x - label->values_width / 2;
    const JfLength y = label->y + label->name->height;
    for (size_t s = 0; s < r->n_rings; s++) {
        const JfWords *words = label->values[s];
        if (words->n_lines == 0)
            continue;
        draw_mark(r, s, x + MARK / 2, y + words->leading / 2, JF_PART_FIGURE);
        jf_draw_words(r->d, words, x + MARK + JF_PT(2), y, JF_H_LEFT, JF_V_TOP, jf_cell(r->d, i + 1, (int)s + 1));
        x += MARK + JF_PT(2) + words->width + JF_PT(6);
    }
}

// What the markers mean, where there are several and they have names.
static JfLength draw_key(const Radar *r, JfLength y)
{
    const JfLength leading = jf_leading(r->d, JF_STYLE_LABEL),
                   most = MAX(r->d->width / MIN((JfLength)r->n_rings, 4) - JF_PT(36), JF_PT(20));
    JfLength width = 0, x, middle = y + JF_PT(6) + leading / 2;
    const JfWords **names = jf_arena_array(r->d->arena, const JfWords *, r->n_rings + 1);
    for (size_t s = 0; s < r->n_rings; s++) {
        names[s] = jf_words_cut(r->d, name_of(r, s + 1), JF_STYLE_LABEL, false, JF_INK_TEXT, most);
        width += names[s]->n_lines > 0 ? JF_PT(22) + names[s]->width + JF_PT(14) : 0;
    }
    if (width == 0 || r->n_rings < 2)
        return y;
    x = MAX(r->x - (width - JF_PT(14)) / 2, 0);
    for (size_t s = 0; s < r->n_rings; s++) {
        if (names[s]->n_lines == 0)
            continue;
        if (x > 0 && x + JF_PT(22) + names[s]->width > r->d->width)
            x = 0, middle += leading;
        jf_draw_line(r->d, x, middle, x + JF_PT(18), middle, line_of(r, s), JF_PART_FIGURE);
        draw_mark(r, s, x + JF_PT(9), middle, JF_PART_FIGURE);
        jf_draw_words(r->d, names[s], x + JF_PT(22), middle, JF_H_LEFT, JF_V_MIDDLE,
                      r->rings[s].name == names[s]->text ? jf_cell(r->d, 0, (int)s + 1) : JF_PART_FIGURE);
        x += JF_PT(22) + names[s]->width + JF_PT(14);
    }
    return middle + leading / 2;
}

void jf_chart_radar(JfDrawing *d, const JfChart *chart)
{
    Radar r = {.d = d, .chart = chart, .x = d->width / 2};
    collect(&r);
    set_scale(&r);
    fill_table(&r);
    const JfLength wanted = d->height > 0 ? d->height : JF_MM(80), leading = jf_leading(d, JF_STYLE_LABEL);
    r.radius = CLAMP((wanted - 6 * leading) / 2, JF_PT(40), MAX(d->width / 2 - SIDE_LEAST, JF_PT(40)));
    r.labels = jf_arena_array(d->arena, Label, r.n + 1);
    for (int i = 0; i < r.n; i++)
        set_label(&r, i, side_of(&r, i) == 0 ? d->width / 2 : d->width / 2 - r.radius - AWAY);
    r.y = r.labels[0].height + AWAY + r.radius;
    place_labels(&r);
    if (r.end > r.y + r.radius + AWAY + 4 * leading + r.labels[r.n / 2].height || !are_inside(&r)) {
        jf_chart_dot(d, chart);
        return;
    }
    draw_web(&r);
    draw_ticks(&r);
    draw_series(&r);
    for (int i = 0; i < r.n; i++)
        draw_label(&r, i);
    d->height = draw_key(&r, r.end);
}
