// SPDX-License-Identifier: MIT
// Scales and round ticks.
#include "chart/scale.h"
#include <math.h>

JfLength jf_value_place(const JfValueScale *scale, double value)
{
    if (scale->to == scale->from)
        return scale->at;
    const double place = (value - scale->from) / (scale->to - scale->from) * scale->length;
    return scale->at + (JfLength)lround(CLAMP(place, -1e8, 1e8));
}

// ---- ticks of values

static const double ROUND[] = {1, 2, 2.5, 5, 10};

// Steps are kept as a whole number of tenths of a power of ten, so that a tick is the number it prints as.
static double power(int exponent)
{
    return exponent >= 0 ? pow(10, exponent) : 1 / pow(10, -exponent);
}

static int places(double round, int exponent)
{
    return MAX(0, -exponent + (round == 2.5 ? 1 : 0) - (round == 10 ? 1 : 0));
}

static JfTicks ticks_of(double low, double high, double step, int decimals)
{
    // A bound that is a tick but for a rounding error is one.
    const double first = floor(low / step + 1e-9), last = ceil(high / step - 1e-9);
    return (JfTicks){.first = first * step, .step = step, .n = (int)(last - first) + 1, .decimals = decimals};
}

static JfTicks find_ticks(double low, double high, int most, bool whole)
{
    most = MAX(2, most);
    if (low > high || !isfinite(low) || !isfinite(high))
        low = high = 0;
    if (low == high) {
        const double around = low == 0 ? 1 : fabs(low);
        high = low <= 0 && low != 0 ? 0 : low + (low == 0 ? around : 0);
        low = low > 0 ? 0 : low;
    }
    const double least = MAX((high - low) / (most - 1) * 0.999999999, whole ? 1 : 1e-9);
    int exponent = (int)floor(log10(least));
    for (;; exponent++)
        for (int i = exponent == (int)floor(log10(least)) ? 0 : 1; i < 5; i++) {
            const double step = ROUND[i] * power(exponent);
            if (step < least || (whole && step != floor(step)))
                continue;
            const JfTicks ticks = ticks_of(low, high, step, places(ROUND[i], exponent));
            if (ticks.n <= most || step > (high - low) * 10)
                return ticks;
        }
}

JfTicks jf_ticks(double low, double high, int most)
{
    return find_ticks(low, high, most, false);
}

JfTicks jf_ticks_whole(double low, double high, int most)
{
    return find_ticks(low, high, most, true);
}

double jf_tick(const JfTicks *ticks, int i)
{
    const double value = ticks->first + i * ticks->step;
    return fabs(value) < ticks->step * 1e-9 ? 0 : value;
}

JfValueScale jf_ticks_scale(const JfTicks *ticks, JfLength at, JfLength length)
{
    return (JfValueScale){.from = ticks->first, .to = jf_tick(ticks, ticks->n - 1), .at = at, .length = length};
}

// ---- bands

JfBands jf_bands(int n, JfLength at, JfLength length, int share)
{
    const JfLength step = n > 0 ? length / n : length;
    return (JfBands){
        .at = at + (length - step * MAX(n, 1)) / 2, .step = step, .band = MAX(1, (JfLength)((int64_t)step * share / 100)), .n = n};
}

JfLength jf_band(const JfBands *bands, int i)
{
    return bands->at + i * bands->step + (bands->step - bands->band) / 2;
}

JfLength jf_band_middle(const JfBands *bands, int i)
{
    return bands->at + i * bands->step + bands->step / 2;
}

int jf_every(int n, JfLength widest, JfLength step, JfLength space)
{
    if (n <= 1 || step <= 0)
        return MAX(1, n);
    const int every = (int)(((int64_t)widest + space + step - 1) / step);
    return CLAMP(every, 1, n);
}

// ---- time

JfLength jf_time_place(const JfTimeScale *scale, JfInstant instant)
{
    if (scale->to <= scale->from)
        return scale->at;
    const double place = (double)(instant - scale->from) / (double)(scale->to - scale->from) * scale->length;
    return scale->at + (JfLength)lround(CLAMP(place, -1e8, 1e8));
}

#define MINUTE INT64_C(60000000)
#define DAY (1440 * MINUTE)

// Ticks within a day are counted from its midnight, so that summer time does not shift them; those of days lie on midnights.
static void fill_ticks(JfTimeTicks *ticks, JfInstant from, JfInstant to, int minutes, int days, const JfZone *zone)
{
    const JfDay first = jf_instant_day(from, zone), last = jf_instant_day(to, zone);
    const JfDay start = days > 1 ? first - (first % days) : first;
    for (JfDay day = start; day <= last && ticks->n < JF_TIME_TICKS_MOST; day += MAX(days, 1))
        for (int minute = 0; minute < 1440 && ticks->n < JF_TIME_TICKS_MOST; minute += minutes) {
            const JfInstant at = jf_day_instant(day, minute, zone);
            if (at >= from && at <= to && (ticks->n == 0 || at > ticks->at[ticks->n - 1]))
                ticks->at[ticks->n++] = at;
        }
}

JfTimeTicks jf_time_ticks(JfInstant from, JfInstant to, int most, const JfZone *zone)
{
    static const int minutes[] = {1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720};
    static const int days[] = {1, 2, 7, 14, 28, 91, 182, 364, 728, 1820, 3640, 18200};
    const int64_t least = (to - from) / MAX(1, MIN(most, JF_TIME_TICKS_MOST) - 1);
    JfTimeTicks ticks = {.pattern = "%H:%M"};
    for (size_t i = 0; i < G_N_ELEMENTS(minutes); i++)
        if (minutes[i] * MINUTE >= least) {
            ticks.step = minutes[i] * MINUTE;
            fill_ticks(&ticks, from, to, minutes[i], 0, zone);
            return ticks;
        }
    size_t i = 0;
    while (i + 1 < G_N_ELEMENTS(days) && days[i] * DAY < least)
        i++;
    ticks.step = days[i] * DAY;
    ticks.pattern = days[i] >= 364 ? "%Y-%m" : "%m-%d";
    fill_ticks(&ticks, from, to, 1440, days[i], zone);
    return ticks;
}
