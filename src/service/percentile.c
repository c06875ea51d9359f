// SPDX-License-Identifier: MIT
// Percentiles and histograms of the times that an attainment keeps.
#include "service/collection.h"

static int by_time(const void *a, const void *b)
{
    int64_t left = *(const int64_t *)a, right = *(const int64_t *)b;
    return (left > right) - (left < right);
}

static const int64_t *sorted(JfCell *cell)
{
    if (!cell->sorted)
        g_array_sort(cell->times, by_time);
    cell->sorted = true;
    return (const int64_t *)(void *)cell->times->data;
}

static int64_t nearest_rank(const int64_t *times, int64_t n, int64_t percent)
{
    return times[MAX((percent * n + 99) / 100, 1) - 1];
}

// In parts, so that the sum of many long times cannot overflow.
static int64_t mean_up(const int64_t *times, int64_t n)
{
    int64_t whole = 0, rest = 0;
    for (int64_t i = 0; i < n; i++) {
        whole += times[i] / n;
        rest += times[i] % n;
        whole += rest / n;
        rest %= n;
    }
    return whole + (rest > 0);
}

JfPercentiles jf_attainment_percentiles(JfAttainment *attainment, JfMeasure measure, int priority)
{
    JfCell *cell = &attainment->cells[measure][priority];
    const int64_t *times = sorted(cell), n = cell->times->len;
    if (n == 0)
        return (JfPercentiles){0};
    return (JfPercentiles){.n = n,
                           .min = times[0],
                           .p25 = nearest_rank(times, n, 25),
                           .p50 = nearest_rank(times, n, 50),
                           .p75 = nearest_rank(times, n, 75),
                           .p80 = nearest_rank(times, n, 80),
                           .p90 = nearest_rank(times, n, 90),
                           .p95 = nearest_rank(times, n, 95),
                           .max = times[n - 1],
                           .mean = mean_up(times, n)};
}

// The narrowest usual width with which all but the last bin reach over `time`.
static int64_t width_for(int64_t time)
{
    static const int64_t widths[] = {5, 10, 15, 30, 60, 120, 240, 480, 720, 1440, 2880, 10080, 43200};
    for (size_t i = 0; i < G_N_ELEMENTS(widths); i++)
        if (time < widths[i] * JF_MINUTE * (JF_BINS - 1))
            return widths[i];
    return widths[G_N_ELEMENTS(widths) - 1];
}

size_t jf_attainment_histogram(JfAttainment *attainment, JfMeasure measure, int priority, JfBin out[JF_BINS])
{
    JfCell *cell = &attainment->cells[measure][priority];
    const int64_t *times = sorted(cell), n = cell->times->len;
    if (n == 0)
        return 0;
    int64_t p95 = nearest_rank(times, n, 95), width = width_for(p95), at = 0;
    size_t bins = (size_t)MIN(p95 / (width * JF_MINUTE) + 1, JF_BINS - 1);
    for (size_t i = 0; i < bins; i++) {
        out[i] = (JfBin){(int64_t)i * width, (int64_t)(i + 1) * width, 0};
        for (; at < n && times[at] < out[i].until * JF_MINUTE; at++)
            out[i].n++;
    }
    if (at < n) {
        out[bins] = (JfBin){out[bins - 1].until, INT64_MAX, n - at};
        bins++;
    }
    return bins;
}
