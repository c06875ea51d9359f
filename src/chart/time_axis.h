// SPDX-License-Identifier: MIT
// Inside of chart/: an axis of time, true to scale but where nothing happened for long: there it is broken, and whoever draws it says so.
// Not for other folders.
#pragma once
#include "base/arena.h"
#include "base/instant.h"
#include "model/theme.h"

#define JF_PIECES_MOST 4

typedef struct { JfInstant from, to; JfLength x, end; } JfTimePiece; // from x to end
typedef struct {
    JfTimePiece pieces[JF_PIECES_MOST]; size_t n_pieces; // between two pieces: a break
} JfTimeAxis;

typedef struct { JfInstant at; JfLength x; const char *text; } JfTimeTick;

// `instants`: all that is drawn (events, ends of spans and of the axis), in order, at least one. Quiet stretches are taken out that would take
// two fifths of the axis and are six times as long as the usual (median) one, if at least three instants remain on the rest, each for a break of `gap`;
// all pieces have the same scale.
void jf_time_axis_init(JfTimeAxis *axis, const JfInstant *instants, size_t n, JfLength left, JfLength right, JfLength gap);
JfLength jf_time_axis_x(const JfTimeAxis *axis, JfInstant at); // outside of the axis: its end; inside of a break: the break's middle
// Round times of the zone's clock, at least `distance` apart; "09:30", or "2026-03-08" on axes of days and more.
JfTimeTick *jf_time_axis_ticks(const JfTimeAxis *axis, const JfZone *zone, JfLength distance, JfLength day_distance, JfArena *arena, size_t *n);
// Where the axis enters a day: its beginning and midnights; "2026-03-08", then "03-09" (the year again when it is another). At most `most`; more: none.
JfTimeTick *jf_time_axis_days(const JfTimeAxis *axis, const JfZone *zone, size_t most, JfArena *arena, size_t *n);
// "28 h 40 min", "35 min"; in Chinese (`lang` zh…, or NULL) "28 小时 40 分": as the stylesheets' jf:duration writes it. Seconds are cut.
char *jf_time_duration(JfInstant from, JfInstant to, const char *lang, JfArena *arena);
