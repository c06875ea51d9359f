// SPDX-License-Identifier: MIT
// Timeline: events as flags over an axis of time, under it its clock, the phases and the spans as bars. Where the flags would grow too high, numbers
// stand in their place and a key below tells what they are.
#include "chart/kinds.h"
#include "chart/schematic.h"
#include "chart/spread.h"
#include "chart/time_axis.h"

#define FLAGS_MOST 60 // events with words of their own
#define FLAGS_HEIGHT JF_PT(215)
#define NUMBERS_HEIGHT JF_PT(110)
#define LEFT JF_PT(14) // of the axis, for its first time
#define DOT JF_PT(4.6)
#define BAR_PAD JF_PT(3)
#define TEXT_GAP JF_PT(2.6) // between pole and words
#define KEY_GUTTER JF_PT(14)
#define KEY_BLOCK 20 // events that stand together in a key over several pages

typedef struct {
    const JfChartEvent *event;
    const JfWords *time, *label; // numbers: `time` is the number
    const char *clock;
} Moment;

typedef struct {
    JfInstant from, to;
    const char *text;
    JfTone tone;
    bool is_span; // not a phase
    int bar_part, words_part;
    JfLength x, end, words_x;
    const JfWords *words;
} Bar;

typedef struct {
    JfDrawing *d;
    const JfChart *chart;
    JfZone *zone;
    JfTimeAxis axis;
    Moment *moments;
    size_t n_moments;
    const JfChartEvent **spans;
    size_t n_spans;
    JfInstant *instants;
    size_t n_instants;
    JfFlag *flags;
    JfLength y; // where the next row begins
    JfLength axis_y, break_width;
    bool numbered, phased; // numbers instead of flags, and a key to them
} Timeline;

// ---- what there is, in the order of time

static int by_time(const void *a, const void *b, void *data)
{
    (void)data;
    const JfChartEvent *e = *(const JfChartEvent *const *)a, *f = *(const JfChartEvent *const *)b;
    if (e->from != f->from)
        return e->from < f->from ? -1 : 1;
    return e < f ? -1 : e > f;
}

static int by_instant(const void *a, const void *b, void *data)
{
    (void)data;
    const JfInstant x = *(const JfInstant *)a, y = *(const JfInstant *)b;
    return x < y ? -1 : x > y;
}

static void add_instant(Timeline *t, JfInstant at)
{
    if (at != JF_INSTANT_NONE)
        t->instants[t->n_instants++] = at;
}

static void collect(Timeline *t)
{
    const JfChart *c = t->chart;
    const JfChartEvent **events = jf_arena_array(t->d->arena, const JfChartEvent *, c->n_events + 1);
    t->spans = jf_arena_array(t->d->arena, const JfChartEvent *, c->n_events + 1);
    t->instants = jf_arena_array(t->d->arena, JfInstant, 2 * c->n_events + 3);
    for (size_t i = 0; i < c->n_events; i++) {
        const JfChartEvent *e = &c->events[i];
        if (e->to == JF_INSTANT_NONE)
            events[t->n_moments++] = e;
        else
            t->spans[t->n_spans++] = e;
        add_instant(t, e->from);
        add_instant(t, e->to);
        t->phased = t->phased || e->phase != NULL;
    }
    add_instant(t, c->from);
    add_instant(t, c->to);
    add_instant(t, c->now);
    g_qsort_with_data(events, (gint)t->n_moments, sizeof *events, by_time, NULL);
    g_qsort_with_data(t->spans, (gint)t->n_spans, sizeof *t->spans, by_time, NULL);
    g_qsort_with_data(t->instants, (gint)t->n_instants, sizeof *t->instants, by_instant, NULL);
    t->moments = jf_arena_array(t->d->arena, Moment, t->n_moments + 1);
    t->flags = jf_arena_array(t->d->arena, JfFlag, t->n_moments + 1);
    for (size_t i = 0; i < t->n_moments; i++)
        t->moments[i].event = events[i];
}

static const char *clock_text(const Timeline *t, JfInstant at, const char *pattern)
{
    g_autofree char *text = jf_instant_format(at, t->zone, pattern);
    return jf_arena_strdup(t->d->arena, text);
}

// The clock, and the date where it is another than that of the event before; the axis begins with its own.
static void set_clocks(Timeline *t)
{
    JfDay known = jf_instant_day(t->instants[0], t->zone);
    for (size_t i = 0; i < t->n_moments; i++) {
        const JfInstant at = t->moments[i].event->from;
        const JfDay day = jf_instant_day(at, t->zone);
        t->moments[i].clock = clock_text(t, at, day == known ? "%H:%M" : "%m-%d %H:%M");
        known = day;
    }
}

// ---- flags

static const JfWords *small(JfDrawing *d, const char *text, bool bold, JfInk ink, JfLength width)
{
    return jf_words(d, text, JF_STYLE_LABEL, bold, ink, width);
}

// As much as the words at a break can take: no break is longer than the whole.
static JfLength break_room(const Timeline *t)
{
    const char *longest = jf_time_duration(t->instants[0], t->instants[t->n_instants - 1], t->d->lang, t->d->arena);
    return MAX(small(t->d, longest, true, JF_INK_MUTED, 0)->width, jf_label(t->d, t->chart->broken)->width) + JF_PT(10);
}

static void set_axis(Timeline *t, JfLength right)
{
    jf_time_axis_init(&t->axis, t->instants, t->n_instants, LEFT, right, t->break_width);
    for (size_t i = 0; i < t->n_moments; i++)
        t->flags[i].x = jf_time_axis_x(&t->axis, t->moments[i].event->from);
}

// The axis ends where the last flags have room to its right; they are at most half as wide as the drawing, so half of it is always enough.
static JfLength fit_axis(Timeline *t)
{
    const JfLength width = t->d->width;
    JfLength right = width - LEFT, over = 0;
    do {
        set_axis(t, right);
        over = 0;
        for (size_t i = 0; i < t->n_moments; i++)
            over = MAX(over, t->flags[i].x + t->flags[i].width - width);
        right = MAX(right - over, width / 2);
    } while (over > 0 && right > width / 2);
    set_axis(t, right);
    return right;
}

static JfLength stack(Timeline *t)
{
    return jf_spread_flags(t->flags, t->n_moments, JF_PT(2));
}

// Height and lost width of flags whose words are at most `most` wide, from their widths in one line.
static double cost_of(Timeline *t, const JfLength *natural, JfLength most)
{
    for (size_t i = 0; i < t->n_moments; i++) {
        const Moment *m = &t->moments[i];
        const JfLength lines = (natural[i] + natural[i] / 12 + most - 1) / most;
        t->flags[i].width = TEXT_GAP + m->time->width + JF_PT(3) + MIN(natural[i], most);
        t->flags[i].height = (natural[i] <= most ? 1 : lines) * m->time->leading;
    }
    const JfLength right = fit_axis(t);
    return stack(t) + 0.3 * (t->d->width - right);
}

static JfLength best_width(Timeline *t, const JfLength *natural)
{
    static const int shares[] = {44, 36, 30, 25, 21, 18, 15};
    JfLength best = 0;
    double least = G_MAXDOUBLE;
    for (size_t s = 0; s < G_N_ELEMENTS(shares); s++) {
        const JfLength most = t->d->width / 100 * shares[s] - t->moments[0].time->width - JF_PT(6);
        if (most < JF_PT(40) && best > 0)
            break;
        const double cost = cost_of(t, natural, MAX(most, JF_PT(20)));
        if (cost < least)
            least = cost, best = MAX(most, JF_PT(20));
    }
    return best;
}

static JfLength set_flags(Timeline *t)
{
    g_autofree JfLength *natural = g_new(JfLength, t->n_moments + 1);
    for (size_t i = 0; i < t->n_moments; i++) {
        Moment *m = &t->moments[i];
        m->time = small(t->d, m->clock, true, JF_INK_TEXT, 0);
        natural[i] = small(t->d, m->event->label, false, JF_INK_TEXT, 0)->width;
    }
    const JfLength width = best_width(t, natural);
    for (size_t i = 0; i < t->n_moments; i++) {
        Moment *m = &t->moments[i];
        m->label = small(t->d, m->event->label, false, JF_INK_TEXT, width);
        t->flags[i].width = TEXT_GAP + m->time->width + JF_PT(3) + m->label->width;
        t->flags[i].height = MAX(m->label->height, m->time->height);
    }
    fit_axis(t);
    return stack(t);
}

// Numbers instead; of very many only every second, third, … is shown.
static JfLength set_numbers(Timeline *t)
{
    t->numbered = true;
    for (size_t i = 0; i < t->n_moments; i++) {
        Moment *m = &t->moments[i];
        m->time = small(t->d, jf_arena_printf(t->d->arena, "%zu", i + 1), true, JF_INK_TEXT, 0);
        t->flags[i].width = TEXT_GAP + m->time->width;
        t->flags[i].height = m->time->leading;
    }
    set_axis(t, t->d->width - LEFT);
    JfLength height = stack(t);
    for (size_t every = 2; height > NUMBERS_HEIGHT && every <= t->n_moments; every++) {
        for (size_t i = 0; i < t->n_moments; i++)
            if (i % every != 0)
                t->flags[i].width = t->flags[i].height = 0, t->moments[i].time = NULL;
        height = stack(t);
    }
    return height;
}

static void draw_flag(Timeline *t, size_t i)
{
    JfDrawing *d = t->d;
    const Moment *m = &t->moments[i];
    const JfFlag *f = &t->flags[i];
    const int row = (int)i + 1;
    const JfLength top = t->axis_y - DOT / 2 - JF_PT(1.5) - f->bottom - f->height;
    const JfPen pole = jf_pen_line(m->event->tone == JF_TONE_NEUTRAL ? JF_INK_RULE : jf_chart_tone_ink(m->event->tone), 70, JF_PT(0.5));
    jf_draw_line(d, f->x, m->time != NULL ? top : t->axis_y - DOT, f->x, t->axis_y, pole, t->phased ? jf_cell(d, row, 2) : JF_PART_GROUND);
    if (m->time != NULL)
        jf_draw_words(d, m->time, f->x + TEXT_GAP, top, JF_H_LEFT, JF_V_TOP, t->numbered ? JF_PART_FIGURE : jf_cell(d, row, 0));
    if (!t->numbered)
        jf_draw_words(d, m->label, f->x + TEXT_GAP + m->time->width + JF_PT(3), top, JF_H_LEFT, JF_V_TOP, jf_cell(d, row, 1));
    jf_schematic_mark(d, m->event->tone, f->x, t->axis_y, DOT, JF_PART_FIGURE);
}

// ---- the axis

static void draw_breaks(Timeline *t, JfLength y, JfLength half, int part)
{
    for (size_t p = 1; p < t->axis.n_pieces; p++) {
        const JfLength middle = (t->axis.pieces[p - 1].end + t->axis.pieces[p].x) / 2, lean = half / 2;
        const JfLength hole[][2] = {{middle - JF_PT(1.4) - lean, y + half},
                                    {middle - JF_PT(1.4) + lean, y - half},
                                    {middle + JF_PT(1.4) + lean, y - half},
                                    {middle + JF_PT(1.4) - lean, y + half}};
        jf_draw_polygon(t->d, hole, 4, true, jf_pen_fill(JF_INK_PAPER, 100), part);
        jf_draw_line(t->d, hole[0][0], hole[0][1], hole[1][0], hole[1][1], jf_pen_line(JF_INK_RULE, 100, JF_PT(0.7)), part);
        jf_draw_line(t->d, hole[3][0], hole[3][1], hole[2][0], hole[2][1], jf_pen_line(JF_INK_RULE, 100, JF_PT(0.7)), part);
    }
}

// How much time is left out, and that it is.
static void draw_break_words(Timeline *t, size_t piece)
{
    const JfTimePiece *before = &t->axis.pieces[piece - 1], *after = &t->axis.pieces[piece];
    const JfLength middle = (before->end + after->x) / 2, leading = jf_leading(t->d, JF_STYLE_LABEL);
    const JfWords *duration = small(t->d, jf_time_duration(before->to, after->from, t->d->lang, t->d->arena), true, JF_INK_MUTED, 0);
    jf_draw_words(t->d, duration, middle, t->y, JF_H_CENTER, JF_V_TOP, JF_PART_FIGURE);
    if (t->chart->broken != NULL)
        jf_draw_words(t->d, jf_label(t->d, t->chart->broken), middle, t->y + leading, JF_H_CENTER, JF_V_TOP, JF_PART_FIGURE);
}

static bool in_break(const Timeline *t, const JfWords *words, JfLength x)
{
    for (size_t p = 1; p < t->axis.n_pieces; p++)
        if (ABS(x - (t->axis.pieces[p - 1].end + t->axis.pieces[p].x) / 2) < (words->width + t->break_width) / 2 - JF_PT(3))
            return true;
    return false;
}

static void draw_ticks(Timeline *t)
{
    JfDrawing *d = t->d;
    const JfWords *hour = jf_label(d, "00:00"), *day = jf_label(d, "2026-00-00");
    size_t n;
    const JfTimeTick *ticks = jf_time_axis_ticks(&t->axis, t->zone, hour->width + JF_PT(12), day->width + JF_PT(10), d->arena, &n);
    for (size_t i = 0; i < n; i++) {
        const JfWords *words = jf_label(d, ticks[i].text);
        jf_draw_line(d, ticks[i].x, t->axis_y, ticks[i].x, t->axis_y + JF_PT(3.5), jf_pen_line(JF_INK_RULE, 100, JF_PT(0.5)),
                     JF_PART_FIGURE);
        if (!in_break(t, words, ticks[i].x) && ticks[i].x + words->width / 2 <= d->width && ticks[i].x >= words->width / 2)
            jf_draw_words(d, words, ticks[i].x, t->y, JF_H_CENTER, JF_V_TOP, JF_PART_FIGURE);
    }
    for (size_t p = 1; p < t->axis.n_pieces; p++)
        draw_break_words(t, p);
    t->y += hour->leading * (t->chart->broken != NULL && t->axis.n_pieces > 1 ? 2 : 1);
}

// Dates where they begin, the zone at the right end.
static void draw_days(Timeline *t)
{
    JfDrawing *d = t->d;
    size_t n;
    const JfTimeTick *days = jf_time_axis_days(&t->axis, t->zone, 12, d->arena, &n);
    JfStretch *rows = jf_arena_array(d->arena, JfStretch, n + 1);
    const JfWords **words = jf_arena_array(d->arena, const JfWords *, n + 1);
    for (size_t i = 0; i <= n; i++) {
        words[i] = i < n ? jf_words(d, days[i].text, JF_STYLE_LABEL, true, JF_INK_TEXT, 0)
                         : jf_label(d, jf_schematic_zone(d, t->chart->zone, t->zone, t->instants[0]));
        const JfLength x = i < n ? MIN(days[i].x, d->width - words[i]->width) : d->width - words[i]->width;
        rows[i] = (JfStretch){x, x + words[i]->width, 0};
    }
    const int n_rows = jf_spread_rows(rows, n + 1, JF_PT(6));
    for (size_t i = 0; i <= n; i++) {
        jf_draw_words(d, words[i], rows[i].from, t->y + rows[i].row * words[i]->leading, JF_H_LEFT, JF_V_TOP, JF_PART_FIGURE);
        if (i < n && i > 0)
            jf_draw_line(d, days[i].x, t->axis_y - JF_PT(4), days[i].x, t->y + JF_PT(1), jf_pen_line(JF_INK_RULE, 100, JF_PT(0.9)),
                         JF_PART_FIGURE);
    }
    t->y += n_rows * words[n]->leading + JF_PT(3);
}

static void draw_axis(Timeline *t)
{
    const JfTimePiece *last = &t->axis.pieces[t->axis.n_pieces - 1];
    jf_draw_line(t->d, t->axis.pieces[0].x, t->axis_y, last->end, t->axis_y, jf_pen_line(JF_INK_RULE, 100, JF_PT(1)), JF_PART_FIGURE);
    draw_breaks(t, t->axis_y, JF_PT(4), JF_PART_FIGURE);
    t->y = t->axis_y + JF_PT(4.5);
    draw_ticks(t);
    draw_days(t);
}

// ---- phases and spans: bars with their words inside, or beside where there is more room

static void place_bar(Timeline *t, Bar *b)
{
    JfDrawing *d = t->d;
    b->x = jf_time_axis_x(&t->axis, b->from);
    b->end = MAX(jf_time_axis_x(&t->axis, b->to), b->x + JF_PT(1.6));
    const JfLength inside = b->end - b->x - 2 * BAR_PAD, right = d->width - b->end - BAR_PAD, left = b->x - BAR_PAD;
    const JfWords *dark = jf_words(d, b->text, JF_STYLE_LABEL, b->is_span, JF_INK_TEXT, 0);
    const bool fits = dark->width <= inside, beside = dark->width <= right || right >= left;
    if (fits || inside >= MAX(left, right)) {
        b->words = jf_words(d, b->text, JF_STYLE_LABEL, b->is_span, b->is_span && b->tone == JF_TONE_BAD ? JF_INK_PAPER : JF_INK_TEXT,
                            fits ? 0 : inside);
        b->words_x = b->x + BAR_PAD;
        return;
    }
    b->words = jf_words(d, b->text, JF_STYLE_LABEL, b->is_span, JF_INK_TEXT, beside ? right : left);
    b->words_x = beside ? b->end + BAR_PAD : b->x - BAR_PAD - b->words->width;
}

// Told apart on any printer: bad is full, warn hatched, good and the others lighter.
static JfPen span_pen(JfTone tone)
{
    switch (tone) {
    case JF_TONE_BAD: return jf_pen_fill(JF_INK_BAD, 100);
    case JF_TONE_WARN: return (JfPen){.fill = {JF_INK_WARN, 10}, .stroke = {JF_INK_WARN, 100}, .line = JF_PT(0.7), .hatch = JF_HATCH_UP};
    case JF_TONE_GOOD: return (JfPen){.fill = {JF_INK_GOOD, 16}, .stroke = {JF_INK_GOOD, 100}, .line = JF_PT(0.9)};
    case JF_TONE_INFO: return (JfPen){.fill = {JF_INK_ACCENT, 34}, .stroke = {JF_INK_ACCENT, 100}, .line = JF_PT(0.7)};
    case JF_TONE_NEUTRAL: break;
    }
    return (JfPen){.fill = {JF_INK_MUTED, 30}, .stroke = {JF_INK_MUTED, 100}, .line = JF_PT(0.7)};
}

static void draw_bar(Timeline *t, const Bar *b, JfLength y, JfLength height)
{
    const JfPen phase = {.fill = {JF_INK_HAIRLINE, 35}, .stroke = {JF_INK_RULE, 70}, .line = JF_PT(0.5)},
                pen = b->is_span ? span_pen(b->tone) : phase;
    jf_draw_rect(t->d, b->x, y, b->end - b->x, height, pen, b->bar_part);
    for (size_t p = 1; p < t->axis.n_pieces; p++)
        if (b->from < t->axis.pieces[p].from && b->to > t->axis.pieces[p - 1].to) {
            const JfTimeAxis whole = t->axis;
            t->axis = (JfTimeAxis){.pieces = {whole.pieces[p - 1], whole.pieces[p]}, .n_pieces = 2};
            draw_breaks(t, y + height / 2, height / 2, b->bar_part);
            t->axis = whole;
        }
    const bool inside = b->words_x >= b->x && b->words_x < b->end;
    if (inside && pen.hatch != JF_HATCH_NONE) // ground to be read on
        jf_draw_rect(t->d, b->words_x - JF_PT(1), y + JF_PT(0.4), MIN(b->words->width + JF_PT(2), b->end - b->words_x), height - JF_PT(0.8),
                     jf_pen_fill(JF_INK_PAPER, 100), b->bar_part);
    jf_draw_words(t->d, b->words, b->words_x, y + (height - b->words->height) / 2, JF_H_LEFT, JF_V_TOP, b->words_part);
}

static void draw_bars(Timeline *t, Bar *bars, size_t n)
{
    JfStretch *rows = jf_arena_array(t->d->arena, JfStretch, n + 1);
    for (size_t i = 0; i < n; i++) {
        place_bar(t, &bars[i]);
        rows[i] = (JfStretch){MIN(bars[i].x, bars[i].words_x), MAX(bars[i].end, bars[i].words_x + bars[i].words->width), 0};
    }
    const int n_rows = jf_spread_rows(rows, n, JF_PT(4));
    for (int row = 0; row < n_rows; row++) {
        JfLength height = 0;
        for (size_t i = 0; i < n; i++)
            if (rows[i].row == row)
                height = MAX(height, bars[i].words->height + JF_PT(2));
        for (size_t i = 0; i < n; i++)
            if (rows[i].row == row)
                draw_bar(t, &bars[i], t->y, height);
        t->y += height + JF_PT(2);
        jf_draw_cut(t->d, t->y - JF_PT(1));
    }
    t->y += n > 0 ? JF_PT(2) : 0;
}

// A phase lasts from its first event to the next phase's first; the last one to its last event.
static void draw_phases(Timeline *t)
{
    Bar *bars = jf_arena_array(t->d->arena, Bar, t->n_moments + 1);
    size_t n = 0;
    for (size_t i = 0; i < t->n_moments; i++) {
        const JfChartEvent *e = t->moments[i].event;
        if (e->phase == NULL)
            continue;
        if (n > 0)
            bars[n - 1].to = e->from;
        if (n == 0 || strcmp(bars[n - 1].text, e->phase) != 0)
            bars[n++] = (Bar){e->from, e->from, e->phase, JF_TONE_NEUTRAL, false, JF_PART_FIGURE, JF_PART_FIGURE, 0, 0, 0, NULL};
    }
    draw_bars(t, bars, n);
}

static void draw_spans(Timeline *t)
{
    Bar *bars = jf_arena_array(t->d->arena, Bar, t->n_spans + 1);
    for (size_t i = 0; i < t->n_spans; i++) {
        const JfChartEvent *s = t->spans[i];
        const char *text = jf_arena_printf(t->d->arena, "%s %s", s->label, jf_time_duration(s->from, s->to, t->d->lang, t->d->arena));
        const int row = (int)(t->n_moments + i) + 1;
        bars[i] = (Bar){s->from, s->to, text, s->tone, true, jf_cell(t->d, row, 0), jf_cell(t->d, row, 1), 0, 0, 0, NULL};
    }
    draw_bars(t, bars, t->n_spans);
}

// ---- the key to the numbers

typedef struct {
    const JfWords *no, *time, *label;
    JfLength height;
} KeyLine;
typedef struct {
    KeyLine *lines;
    JfLength no_width, time_width, width, total;
} Key;

static Key set_key(Timeline *t)
{
    JfDrawing *d = t->d;
    Key key = {.lines = jf_arena_array(d->arena, KeyLine, t->n_moments), .width = (d->width - KEY_GUTTER) / 2};
    for (size_t i = 0; i < t->n_moments; i++) {
        key.lines[i].no = small(d, jf_arena_printf(d->arena, "%zu", i + 1), true, JF_INK_TEXT, 0);
        key.lines[i].time = small(d, t->moments[i].clock, false, JF_INK_MUTED, 0);
        key.no_width = MAX(key.no_width, key.lines[i].no->width);
        key.time_width = MAX(key.time_width, key.lines[i].time->width);
    }
    for (size_t i = 0; i < t->n_moments; i++) {
        KeyLine *line = &key.lines[i];
        line->label = small(d, t->moments[i].event->label, false, JF_INK_TEXT, key.width - key.no_width - key.time_width - JF_PT(9));
        line->height = MAX(line->label->height, line->no->height) + JF_PT(1);
        key.total += line->height;
    }
    return key;
}

static void draw_key_line(Timeline *t, const Key *key, size_t i, JfLength x, JfLength y)
{
    const KeyLine *line = &key->lines[i];
    const int row = (int)i + 1;
    jf_draw_words(t->d, line->no, x + key->no_width - line->no->width, y, JF_H_LEFT, JF_V_TOP, JF_PART_FIGURE);
    jf_draw_words(t->d, line->time, x + key->no_width + JF_PT(5), y, JF_H_LEFT, JF_V_TOP, jf_cell(t->d, row, 0));
    jf_draw_words(t->d, line->label, x + key->no_width + key->time_width + JF_PT(9), y, JF_H_LEFT, JF_V_TOP, jf_cell(t->d, row, 1));
}

// Lines from `first` on, in two columns of about the same height.
static void draw_key_block(Timeline *t, const Key *key, size_t first, size_t n)
{
    const JfLength top = t->y;
    JfLength x = 0, y = top, end = top, total = 0;
    for (size_t i = first; i < first + n; i++)
        total += key->lines[i].height;
    for (size_t i = first; i < first + n; i++) {
        if (x == 0 && (y - top) * 2 >= total)
            x = key->width + KEY_GUTTER, y = top;
        draw_key_line(t, key, i, x, y);
        y += key->lines[i].height;
        end = MAX(end, y);
    }
    t->y = end;
}

// Where it would leave the page it stands in blocks, so that no one has to read a column over pages before the next.
static void draw_key(Timeline *t)
{
    const Key key = set_key(t);
    t->y += JF_PT(4);
    if (t->y + key.total / 2 + JF_PT(40) <= t->d->most_height) {
        draw_key_block(t, &key, 0, t->n_moments);
        return;
    }
    for (size_t i = 0; i < t->n_moments; i += KEY_BLOCK) {
        jf_draw_cut(t->d, t->y - JF_PT(1));
        draw_key_block(t, &key, i, MIN(KEY_BLOCK, t->n_moments - i));
        t->y += JF_PT(5);
    }
}

// ---- the table

static void fill_table(Timeline *t)
{
    JfDrawing *d = t->d;
    jf_table(d, (int)(t->n_moments + t->n_spans) + 1, t->phased ? 3 : 2);
    jf_schematic_heads(d, t->chart, (const char *[]){t->chart->x_label, t->chart->y_label, NULL}, t->phased ? 3 : 2);
    for (size_t i = 0; i < t->n_moments; i++) {
        const JfChartEvent *e = t->moments[i].event;
        jf_cell_text(d, (int)i + 1, 0, clock_text(t, e->from, "%Y-%m-%d %H:%M"));
        jf_cell_text(d, (int)i + 1, 1, e->label);
        if (t->phased)
            jf_cell_text(d, (int)i + 1, 2, e->phase);
    }
    for (size_t i = 0; i < t->n_spans; i++) {
        const JfChartEvent *s = t->spans[i];
        const char *from = clock_text(t, s->from, "%Y-%m-%d %H:%M"), *to = clock_text(t, s->to, "%Y-%m-%d %H:%M");
        const int row = (int)(t->n_moments + i) + 1;
        jf_cell_text(d, row, 0, jf_arena_printf(d->arena, "%s – %s", from, to));
        jf_cell_text(d, row, 1, jf_arena_printf(d->arena, "%s %s", s->label, jf_time_duration(s->from, s->to, d->lang, d->arena)));
    }
}

static void draw_sign(JfDrawing *d, JfTone tone, JfLength x, JfLength y, JfLength side)
{
    jf_draw_rect(d, x, y, side, side, span_pen(tone), JF_PART_FIGURE);
}

// What the tones of spans and of events mean: of spans where they have it, else of events.
static void draw_tones(Timeline *t)
{
    unsigned spans = 0, events = 0;
    for (size_t i = 0; i < t->n_spans; i++)
        spans |= 1u << t->spans[i]->tone;
    for (size_t i = 0; i < t->n_moments; i++)
        events |= 1u << t->moments[i].event->tone;
    const JfLength top = t->y;
    t->y = jf_schematic_keys(t->d, t->chart, spans, draw_sign, t->axis.pieces[0].x, t->y);
    t->y = jf_schematic_keys(t->d, t->chart, events & ~spans, NULL, t->axis.pieces[0].x, t->y);
    t->y += t->y > top ? JF_PT(3) : 0;
}

static void draw_now(Timeline *t, JfLength top)
{
    if (t->chart->now == JF_INSTANT_NONE)
        return;
    const JfLength x = jf_time_axis_x(&t->axis, t->chart->now);
    JfPen pen = jf_pen_line(JF_INK_ACCENT, 100, JF_PT(0.8));
    pen.dash = JF_PT(3), pen.gap = JF_PT(2);
    jf_draw_line(t->d, x, top, x, t->y - JF_PT(3), pen, JF_PART_FIGURE);
}

void jf_chart_timeline(JfDrawing *d, const JfChart *chart)
{
    g_autoptr(JfZone) zone = jf_zone_open(chart->zone != NULL ? chart->zone : "UTC");
    Timeline t = {.d = d, .chart = chart, .zone = zone};
    const JfLength limit = d->height > 0 ? MAX(d->height - JF_PT(60), JF_PT(60)) : FLAGS_HEIGHT;
    collect(&t);
    set_clocks(&t);
    fill_table(&t);
    t.break_width = break_room(&t);
    JfLength height = t.n_moments > 0 && t.n_moments <= FLAGS_MOST ? set_flags(&t) : 0;
    if (t.n_moments > FLAGS_MOST || height > MIN(limit, d->most_height / 2))
        height = set_numbers(&t);
    else if (t.n_moments == 0)
        set_axis(&t, d->width - LEFT);
    t.axis_y = height + DOT / 2 + JF_PT(3);
    draw_axis(&t);
    const JfLength rows = t.axis_y - JF_PT(5), rows_top = t.y;
    jf_draw_cut(d, rows_top - JF_PT(1));
    draw_phases(&t);
    draw_spans(&t);
    if (t.y > d->most_height) // bars on further pages need their clock
        jf_draw_repeat(d, t.axis_y - DOT, rows_top);
    draw_now(&t, rows);
    draw_tones(&t);
    if (t.numbered)
        draw_key(&t);
    for (size_t i = 0; i < t.n_moments; i++)
        draw_flag(&t, i);
    d->height = t.y;
}
