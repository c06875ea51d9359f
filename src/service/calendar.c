// SPDX-License-Identifier: MIT
// Service calendars: hours of each local day as intervals of instants, walked day by day; for years that were prepared, looked up.
#include "service/calendar.h"
#include "service/spans.h"

#define HORIZON_DAYS 3660 // ten years: beyond it a calendar that never opens is taken as closed for good
#define HOURS_MAX 24      // intervals of one day after merging, incl. those of the day before that run over midnight

typedef struct {
    int from, until; // minutes of the local day, until > from, until ≤ 2880
} Hours;

typedef struct {
    char *name;
    JfDay valid_from;
    JfZone *zone;
    bool always;
    GArray *week[7];        // of Hours
    GHashTable *exceptions; // JfDay → GArray of Hours
} Version;

struct JfCalendar {
    GPtrArray *versions; // by valid_from, rising
    Version *current;
    JfSpans *spans; // of the years prepared; NULL: none
};

typedef JfSpan Span;

static void free_version(void *data)
{
    Version *version = data;
    for (size_t i = 0; i < G_N_ELEMENTS(version->week); i++)
        g_array_unref(version->week[i]);
    g_hash_table_unref(version->exceptions);
    jf_zone_free(version->zone);
    g_free(version->name);
    g_free(version);
}

JfCalendar *jf_calendar_new(void)
{
    JfCalendar *calendar = g_new0(JfCalendar, 1);
    calendar->versions = g_ptr_array_new_with_free_func(free_version);
    return calendar;
}

void jf_calendar_free(JfCalendar *calendar)
{
    if (calendar == NULL)
        return;
    g_ptr_array_unref(calendar->versions);
    jf_spans_free(calendar->spans);
    g_free(calendar);
}

// What was prepared holds no more.
static void touch(JfCalendar *calendar)
{
    g_clear_pointer(&calendar->spans, jf_spans_free);
}

void jf_calendar_add_version(JfCalendar *calendar, const char *name, JfDay valid_from, JfZone *zone)
{
    touch(calendar);
    Version *version = g_new0(Version, 1);
    version->name = g_strdup(name);
    version->valid_from = valid_from;
    version->zone = zone;
    for (size_t i = 0; i < G_N_ELEMENTS(version->week); i++)
        version->week[i] = g_array_new(FALSE, FALSE, sizeof(Hours));
    version->exceptions = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_array_unref);
    guint at = calendar->versions->len;
    while (at > 0 && ((const Version *)calendar->versions->pdata[at - 1])->valid_from > valid_from)
        at--;
    g_ptr_array_insert(calendar->versions, (int)at, version);
    calendar->current = version;
}

void jf_calendar_add_always(JfCalendar *calendar)
{
    touch(calendar);
    calendar->current->always = true;
}

static void add(GArray *hours, int from, int until)
{
    Hours one = {from, until > from ? until : until + 1440};
    g_array_append_val(hours, one);
}

void jf_calendar_add_hours(JfCalendar *calendar, int weekday, int from, int until)
{
    touch(calendar);
    add(calendar->current->week[weekday - 1], from, until);
}

void jf_calendar_add_exception(JfCalendar *calendar, JfDay day)
{
    touch(calendar);
    if (!g_hash_table_contains(calendar->current->exceptions, GINT_TO_POINTER(day)))
        g_hash_table_insert(calendar->current->exceptions, GINT_TO_POINTER(day), g_array_new(FALSE, FALSE, sizeof(Hours)));
}

void jf_calendar_add_exception_hours(JfCalendar *calendar, JfDay day, int from, int until)
{
    jf_calendar_add_exception(calendar, day);
    add(g_hash_table_lookup(calendar->current->exceptions, GINT_TO_POINTER(day)), from, until);
}

// ---- looking

static const Version *version_of_day(const JfCalendar *calendar, JfDay day)
{
    for (guint i = calendar->versions->len; i > 0; i--) {
        const Version *version = calendar->versions->pdata[i - 1];
        if (version->valid_from <= day)
            return version;
    }
    return NULL;
}

// The local day of an instant, in the zone of the version that holds on that day.
static const Version *version_at(const JfCalendar *calendar, JfInstant at, JfDay *day)
{
    for (guint i = calendar->versions->len; i > 0; i--) {
        const Version *version = calendar->versions->pdata[i - 1];
        *day = jf_instant_day(at, version->zone);
        if (version->valid_from <= *day)
            return version;
    }
    return NULL;
}

const char *jf_calendar_version(const JfCalendar *calendar, JfInstant at)
{
    JfDay day = 0;
    const Version *version = version_at(calendar, at, &day);
    return version != NULL ? version->name : NULL;
}

static const GArray *hours_of(const Version *version, JfDay day)
{
    const GArray *exception = g_hash_table_lookup(version->exceptions, GINT_TO_POINTER(day));
    return exception != NULL ? exception : version->week[jf_day_weekday(day) - 1];
}

// Inserts by start; hours that do not fit any more are merged into the last, which only a calendar of nonsense needs.
static size_t insert(Span *spans, size_t n, Span span)
{
    if (n == HOURS_MAX) {
        spans[n - 1].until = MAX(spans[n - 1].until, span.until);
        return n;
    }
    size_t at = n;
    for (; at > 0 && spans[at - 1].from > span.from; at--)
        spans[at] = spans[at - 1];
    spans[at] = span;
    return n + 1;
}

static size_t merge(Span *spans, size_t n)
{
    size_t kept = 0;
    for (size_t i = 0; i < n; i++) {
        if (kept > 0 && spans[i].from <= spans[kept - 1].until)
            spans[kept - 1].until = MAX(spans[kept - 1].until, spans[i].until);
        else
            spans[kept++] = spans[i];
    }
    return kept;
}

// Service within the local day `day`, cut at its ends: what began on it, and what began the day before and runs over midnight.
static size_t spans_of_day(const JfCalendar *calendar, JfDay day, Span spans[HOURS_MAX])
{
    const Version *version = version_of_day(calendar, day);
    if (version == NULL)
        return 0;
    JfInstant start = jf_day_instant(day, 0, version->zone), end = jf_day_instant(day, 1440, version->zone);
    const Version *next = version_of_day(calendar, day + 1);
    if (next != NULL && next != version) // in another zone its first day begins earlier or later
        end = jf_day_instant(day + 1, 0, next->zone);
    if (version->always) {
        spans[0] = (Span){start, end};
        return 1;
    }
    size_t n = 0;
    for (JfDay begins = day - 1; begins <= day; begins++) {
        const Version *then = version_of_day(calendar, begins);
        if (then == NULL || (then->always && begins < day))
            continue;
        const GArray *hours = hours_of(then, begins);
        for (guint i = 0; i < hours->len; i++) {
            Hours one = g_array_index(hours, Hours, i);
            Span span = {MAX(jf_day_instant(begins, one.from, then->zone), start), MIN(jf_day_instant(begins, one.until, then->zone), end)};
            if (span.from < span.until)
                n = insert(spans, n, span);
        }
    }
    return merge(spans, n);
}

// First day that can hold service after `from`.
static JfDay first_day(const JfCalendar *calendar, JfInstant from)
{
    JfDay day = 0;
    if (version_at(calendar, from, &day) != NULL || calendar->versions->len == 0)
        return day;
    return ((const Version *)calendar->versions->pdata[0])->valid_from;
}

void jf_calendar_prepare(JfCalendar *calendar, JfDay first, JfDay last)
{
    touch(calendar);
    if (calendar->versions->len == 0 || last < first)
        return;
    const Version *earliest = calendar->versions->pdata[0], *at_end = version_of_day(calendar, last);
    if (at_end == NULL)
        return;
    JfSpans *prepared = jf_spans_new(jf_day_instant(first, 0, earliest->zone), jf_day_instant(last, 1440, at_end->zone));
    for (JfDay day = MAX(first, earliest->valid_from); day <= last; day++) {
        Span spans[HOURS_MAX];
        size_t n = spans_of_day(calendar, day, spans);
        for (size_t i = 0; i < n; i++)
            jf_spans_add(prepared, spans[i]);
    }
    jf_spans_seal(prepared);
    calendar->spans = prepared;
}

int64_t jf_calendar_between(const JfCalendar *calendar, JfInstant from, JfInstant until)
{
    int64_t total = 0;
    if (until <= from)
        return 0;
    if (jf_spans_cover(calendar->spans, from) && jf_spans_cover(calendar->spans, until))
        return jf_spans_before(calendar->spans, until) - jf_spans_before(calendar->spans, from);
    for (JfDay day = first_day(calendar, from);; day++) {
        const Version *version = version_of_day(calendar, day);
        if (version == NULL || jf_day_instant(day, 0, version->zone) >= until)
            return total;
        Span spans[HOURS_MAX];
        size_t n = spans_of_day(calendar, day, spans);
        for (size_t i = 0; i < n; i++) {
            JfInstant begin = MAX(spans[i].from, from), end = MIN(spans[i].until, until);
            if (begin < end)
                total += end - begin;
        }
    }
}

bool jf_calendar_advance(const JfCalendar *calendar, JfInstant from, int64_t service, JfInstant *out)
{
    if (service > 0 && jf_spans_cover(calendar->spans, from) &&
        jf_spans_find(calendar->spans, jf_spans_before(calendar->spans, from) + service, out))
        return true;
    JfDay day = first_day(calendar, from);
    for (JfDay last = day + HORIZON_DAYS; day <= last; day++) {
        Span spans[HOURS_MAX];
        size_t n = spans_of_day(calendar, day, spans);
        for (size_t i = 0; i < n; i++) {
            JfInstant begin = MAX(spans[i].from, from);
            if (begin >= spans[i].until)
                continue;
            if (service <= spans[i].until - begin) {
                *out = begin + service;
                return true;
            }
            service -= spans[i].until - begin;
        }
    }
    return false;
}
