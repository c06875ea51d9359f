// SPDX-License-Identifier: MIT
// Scales: from values to places, and the round values worth a tick. Pure arithmetic.
#pragma once
#include "base/instant.h"
#include "model/theme.h"

// A value's place on an axis: `from` at `at`, `to` at `at + length` (negative: the axis runs upwards). Values outside run on beyond the ends.
typedef struct { double from, to; JfLength at, length; } JfValueScale;
JfLength jf_value_place(const JfValueScale *scale, double value);

// Round ticks: steps of 1, 2, 2.5 or 5 times a power of ten, from `first`, n of them. The axis' ends are multiples of the step at or beyond `low`
// and `high`. low == high gives an axis around it; 0 … 0 gives 0 … 1.
typedef struct { double first, step; int n, decimals; } JfTicks; // decimals: places that show every tick exactly
JfTicks jf_ticks(double low, double high, int most);      // most ≥ 2
JfTicks jf_ticks_whole(double low, double high, int most); // the same for counts: step at least 1
double jf_tick(const JfTicks *ticks, int i);
JfValueScale jf_ticks_scale(const JfTicks *ticks, JfLength at, JfLength length);

// Bands: n equal places side by side; `share` (in 100) of each is filled, the rest is space, half of it on either side.
typedef struct { JfLength at, step, band; int n; } JfBands;
JfBands jf_bands(int n, JfLength at, JfLength length, int share);
JfLength jf_band(const JfBands *bands, int i);        // begin of the filled part
JfLength jf_band_middle(const JfBands *bands, int i);

// Every how many of n labels `widest` wide can be shown, `step` apart, with `space` between them: 1 all, 2 every other one …
int jf_every(int n, JfLength widest, JfLength step, JfLength space);

// Time. A place on an axis from `from` to `to`; and round ticks in a zone's clock: every 1, 2, 5, 10, 15, 30 min, 1, 2, 3, 6, 12 h, 1, 2, 7 days or
// more, at most `most`. `pattern` suits jf_instant_format: "%H:%M", "%m-%d" …
typedef struct { JfInstant from, to; JfLength at, length; } JfTimeScale;
JfLength jf_time_place(const JfTimeScale *scale, JfInstant instant);
#define JF_TIME_TICKS_MOST 64
typedef struct { JfInstant at[JF_TIME_TICKS_MOST]; int n; int64_t step; /* microseconds */ const char *pattern; } JfTimeTicks;
JfTimeTicks jf_time_ticks(JfInstant from, JfInstant to, int most, const JfZone *zone);
