// SPDX-License-Identifier: MIT
// Spans with running sums, and for each day of the range the span to begin looking at.
#include "service/spans.h"

#define DAY (INT64_C(86400) * 1000000)

typedef struct {
    JfSpan span;
    int64_t before; // service in all spans above
} Entry;

struct JfSpans {
    JfInstant from, until;
    GArray *entries; // of Entry
    GArray *days;    // of guint: first entry that ends after the day's beginning
};

JfSpans *jf_spans_new(JfInstant from, JfInstant until)
{
    JfSpans *spans = g_new(JfSpans, 1);
    *spans = (JfSpans){from, until, g_array_new(FALSE, FALSE, sizeof(Entry)), g_array_new(FALSE, FALSE, sizeof(guint))};
    return spans;
}

void jf_spans_free(JfSpans *spans)
{
    if (spans == NULL)
        return;
    g_array_unref(spans->entries);
    g_array_unref(spans->days);
    g_free(spans);
}

static const Entry *entry(const JfSpans *spans, guint i)
{
    return &g_array_index(spans->entries, Entry, i);
}

void jf_spans_add(JfSpans *spans, JfSpan span)
{
    span.from = MAX(span.from, spans->from);
    span.until = MIN(span.until, spans->until);
    if (span.from >= span.until)
        return;
    guint n = spans->entries->len;
    Entry *last = n > 0 ? &g_array_index(spans->entries, Entry, n - 1) : NULL;
    if (last != NULL && last->span.until == span.from) {
        last->span.until = span.until;
        return;
    }
    Entry added = {span, last != NULL ? last->before + (last->span.until - last->span.from) : 0};
    g_array_append_val(spans->entries, added);
}

void jf_spans_seal(JfSpans *spans)
{
    guint i = 0;
    for (JfInstant day = spans->from; day <= spans->until; day += DAY) {
        while (i < spans->entries->len && entry(spans, i)->span.until <= day)
            i++;
        g_array_append_val(spans->days, i);
    }
}

bool jf_spans_cover(const JfSpans *spans, JfInstant at)
{
    return spans != NULL && spans->from <= at && at <= spans->until;
}

int64_t jf_spans_before(const JfSpans *spans, JfInstant at)
{
    guint n = spans->entries->len, i = g_array_index(spans->days, guint, (at - spans->from) / DAY);
    while (i < n && entry(spans, i)->span.until <= at)
        i++;
    if (i < n)
        return entry(spans, i)->before + MAX(at - entry(spans, i)->span.from, 0);
    return n > 0 ? entry(spans, n - 1)->before + (entry(spans, n - 1)->span.until - entry(spans, n - 1)->span.from) : 0;
}

bool jf_spans_find(const JfSpans *spans, int64_t sum, JfInstant *out)
{
    guint low = 0, high = spans->entries->len; // the last entry with before < sum lies in [low, high)
    while (high - low > 1) {
        guint middle = low + (high - low) / 2;
        if (entry(spans, middle)->before < sum)
            low = middle;
        else
            high = middle;
    }
    if (low >= high)
        return false;
    *out = entry(spans, low)->span.from + (sum - entry(spans, low)->before);
    return *out <= entry(spans, low)->span.until;
}
