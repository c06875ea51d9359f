// SPDX-License-Identifier: MIT
// The axis of time: where it is broken, where an instant lies, which times are written at it.
#include "chart/time_axis.h"
#include "base/duration.h"
#include <math.h>
#include <stdlib.h>

#define MINUTE INT64_C(60000000)
#define BREAK_AT 0.4  // of the axis …
#define BREAK_TIMES 6 // … and of what usually lies between two instants
#define LEFT_OVER 3   // instants at least that a break leaves room for

static size_t distinct(const JfInstant *instants, size_t n)
{
    size_t count = n > 0;
    for (size_t i = 1; i < n; i++)
        count += instants[i] != instants[i - 1];
    return count;
}

static int by_length(const void *a, const void *b)
{
    const JfInstant x = *(const JfInstant *)a, y = *(const JfInstant *)b;
    return x < y ? -1 : x > y;
}

// The median of the times between instants that differ.
static JfInstant usual_gap(const JfInstant *instants, size_t n)
{
    g_autofree JfInstant *gaps = g_new(JfInstant, n);
    size_t count = 0;
    for (size_t i = 1; i < n; i++)
        if (instants[i] != instants[i - 1])
            gaps[count++] = instants[i] - instants[i - 1];
    qsort(gaps, count, sizeof *gaps, by_length);
    return count > 0 ? gaps[count / 2] : 0;
}

// The longest gap of the pieces so far, if it is long enough to be left out.
static bool find_break(const JfTimeAxis *axis, const JfInstant *instants, size_t n, JfInstant usual, size_t *piece, JfInstant *from,
                       JfInstant *to)
{
    JfInstant total = 0, longest = 0;
    for (size_t p = 0; p < axis->n_pieces; p++) {
        total += axis->pieces[p].to - axis->pieces[p].from;
        for (size_t i = 1; i < n; i++) {
            const bool inside = instants[i - 1] >= axis->pieces[p].from && instants[i] <= axis->pieces[p].to;
            if (!inside || instants[i] - instants[i - 1] <= longest)
                continue;
            longest = instants[i] - instants[i - 1];
            *piece = p, *from = instants[i - 1], *to = instants[i];
        }
    }
    return (double)longest > BREAK_AT * (double)total && (double)longest >= BREAK_TIMES * (double)usual && longest < total;
}

static void split(JfTimeAxis *axis, size_t piece, JfInstant from, JfInstant to)
{
    for (size_t p = axis->n_pieces++; p > piece + 1; p--)
        axis->pieces[p] = axis->pieces[p - 1];
    axis->pieces[piece + 1] = (JfTimePiece){to, axis->pieces[piece].to, 0, 0};
    axis->pieces[piece].to = from;
}

// All pieces have one scale; a piece of one instant is a point behind its break.
static void scale(JfTimeAxis *axis, JfLength left, JfLength right, JfLength gap)
{
    double total = 0;
    for (size_t p = 0; p < axis->n_pieces; p++)
        total += (double)(axis->pieces[p].to - axis->pieces[p].from);
    const double width = MAX(right - left - gap * (JfLength)(axis->n_pieces - 1), 1);
    double x = left;
    for (size_t p = 0; p < axis->n_pieces; p++) {
        JfTimePiece *piece = &axis->pieces[p];
        const double share = total > 0 ? (double)(piece->to - piece->from) / total : 1;
        piece->x = (JfLength)lround(x);
        piece->end = (JfLength)lround(x + width * share);
        x += width * share + gap;
    }
}

void jf_time_axis_init(JfTimeAxis *axis, const JfInstant *instants, size_t n, JfLength left, JfLength right, JfLength gap)
{
    *axis = (JfTimeAxis){.pieces = {{instants[0], instants[n - 1], 0, 0}}, .n_pieces = 1};
    size_t piece = 0, left_over = distinct(instants, n);
    const JfInstant usual = usual_gap(instants, n);
    JfInstant from = 0, to = 0;
    while (axis->n_pieces < JF_PIECES_MOST && left_over > LEFT_OVER && find_break(axis, instants, n, usual, &piece, &from, &to)) {
        split(axis, piece, from, to);
        left_over--;
    }
    scale(axis, left, right, gap);
}

JfLength jf_time_axis_x(const JfTimeAxis *axis, JfInstant at)
{
    for (size_t p = 0; p < axis->n_pieces; p++) {
        const JfTimePiece *piece = &axis->pieces[p];
        if (at < piece->from)
            return p == 0 ? piece->x : piece->x - (piece->x - axis->pieces[p - 1].end) / 2;
        if (at <= piece->to && piece->to > piece->from)
            return piece->x + (JfLength)lround((double)(at - piece->from) / (double)(piece->to - piece->from) * (piece->end - piece->x));
        if (at == piece->from)
            return piece->x + (piece->end - piece->x) / 2;
    }
    return axis->pieces[axis->n_pieces - 1].end;
}

// ---- ticks

static double per_minute(const JfTimeAxis *axis)
{
    double width = 0, time = 0;
    for (size_t p = 0; p < axis->n_pieces; p++) {
        width += axis->pieces[p].end - axis->pieces[p].x;
        time += (double)(axis->pieces[p].to - axis->pieces[p].from);
    }
    return time > 0 ? width / (time / MINUTE) : INFINITY;
}

// Minutes; a day and more only in whole days.
static int64_t step_for(double scale, JfLength distance, JfLength day_distance)
{
    static const int64_t steps[] = {1,    2,    5,    10,    15,    20,    30,     60,     120,     180,     240,      360,      720,
                                    1440, 2880, 7200, 14400, 43200, 86400, 262800, 525600, 2628000, 5256000, 52560000, 525600000};
    for (size_t i = 0; i < G_N_ELEMENTS(steps); i++)
        if ((double)steps[i] * scale >= (steps[i] < 1440 ? distance : day_distance))
            return steps[i];
    return steps[G_N_ELEMENTS(steps) - 1];
}

static JfTimeTick tick_at(const JfTimeAxis *axis, JfInstant at, const JfZone *zone, const char *pattern, JfArena *arena)
{
    g_autofree char *text = jf_instant_format(at, zone, pattern);
    return (JfTimeTick){at, jf_time_axis_x(axis, at), jf_arena_strdup(arena, text)};
}

typedef struct {
    const JfTimeAxis *axis;
    const JfZone *zone;
    JfArena *arena;
    GArray *ticks;
    JfLength distance;
    const char *pattern;
} Ticks;

static void add_tick(Ticks *t, const JfTimePiece *piece, JfInstant at)
{
    if (at < piece->from || at > piece->to)
        return;
    const JfTimeTick *last = t->ticks->len > 0 ? &g_array_index(t->ticks, JfTimeTick, t->ticks->len - 1) : NULL;
    const JfLength x = jf_time_axis_x(t->axis, at);
    if (last != NULL && (at <= last->at || x - last->x < t->distance))
        return;
    const JfTimeTick tick = tick_at(t->axis, at, t->zone, t->pattern, t->arena);
    g_array_append_val(t->ticks, tick);
}

static void add_piece(Ticks *t, const JfTimePiece *piece, int64_t step)
{
    const int64_t days = MAX(step / 1440, 1);
    const JfDay first = jf_instant_day(piece->from, t->zone), last = jf_instant_day(piece->to, t->zone);
    for (int64_t day = first - first % days; day <= last; day += days)
        for (int minute = 0; minute < 1440; minute += (int)MIN(step, 1440))
            add_tick(t, piece, jf_day_instant((JfDay)day, minute, t->zone));
}

static JfTimeTick *ticks_of(GArray *ticks, JfArena *arena, size_t *n)
{
    *n = ticks->len;
    return jf_arena_copy(arena, ticks->data, MAX(ticks->len, 1) * sizeof(JfTimeTick));
}

JfTimeTick *jf_time_axis_ticks(const JfTimeAxis *axis, const JfZone *zone, JfLength distance, JfLength day_distance, JfArena *arena,
                               size_t *n)
{
    g_autoptr(GArray) ticks = g_array_sized_new(FALSE, TRUE, sizeof(JfTimeTick), 16);
    const int64_t step = step_for(per_minute(axis), distance, day_distance);
    Ticks t = {axis, zone, arena, ticks, step < 1440 ? distance : day_distance, step < 1440 ? "%H:%M" : "%Y-%m-%d"};
    for (size_t p = 0; p < axis->n_pieces; p++)
        add_piece(&t, &axis->pieces[p], step);
    return ticks_of(ticks, arena, n);
}

JfTimeTick *jf_time_axis_days(const JfTimeAxis *axis, const JfZone *zone, size_t most, JfArena *arena, size_t *n)
{
    g_autoptr(GArray) ticks = g_array_sized_new(FALSE, TRUE, sizeof(JfTimeTick), 8);
    JfDay known = INT32_MIN;
    char year[5] = "";
    for (size_t p = 0; p < axis->n_pieces; p++) {
        const JfDay last = jf_instant_day(axis->pieces[p].to, zone);
        for (JfDay day = MAX(jf_instant_day(axis->pieces[p].from, zone), known + 1); day <= last && ticks->len <= most; known = day++) {
            const JfInstant at = MAX(jf_day_instant(day, 0, zone), axis->pieces[p].from);
            JfTimeTick tick = tick_at(axis, at, zone, "%Y-%m-%d", arena);
            const bool same = g_str_has_prefix(tick.text, year) && year[0] != '\0';
            g_strlcpy(year, tick.text, sizeof year);
            tick.text += same ? 5 : 0;
            g_array_append_val(ticks, tick);
        }
    }
    if (ticks->len > most)
        g_array_set_size(ticks, 0);
    return ticks_of(ticks, arena, n);
}

char *jf_time_duration(JfInstant from, JfInstant to, const char *lang, JfArena *arena)
{
    g_autoptr(GString) out = g_string_new(NULL);
    jf_duration_append(out, (to - from) / MINUTE, lang == NULL || g_str_has_prefix(lang, "zh") ? JF_LANGUAGE_ZH : JF_LANGUAGE_EN);
    return jf_arena_strndup(arena, out->str, out->len);
}
