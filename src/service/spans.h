// SPDX-License-Identifier: MIT
// Private to service/: service time of some years as sorted spans with running sums, so that time between two instants costs two look-ups.
#pragma once
#include "base/instant.h"

typedef struct {
    JfInstant from, until;
} JfSpan;

typedef struct JfSpans JfSpans;

// For [from, until); spans are then added in rising order, without overlap; ends outside are cut.
JfSpans *jf_spans_new(JfInstant from, JfInstant until);
void jf_spans_free(JfSpans *spans); // takes NULL
void jf_spans_add(JfSpans *spans, JfSpan span);
void jf_spans_seal(JfSpans *spans); // none are added any more

bool jf_spans_cover(const JfSpans *spans, JfInstant at); // from ≤ at ≤ until; NULL covers nothing
int64_t jf_spans_before(const JfSpans *spans, JfInstant at); // service since `from`
// The instant at which `sum` (> 0) of service has run since `from`. false: not within.
bool jf_spans_find(const JfSpans *spans, int64_t sum, JfInstant *out);
