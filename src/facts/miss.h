// SPDX-License-Identifier: MIT
// Misses and their analyses (GB/T 28827.2 5.5 b); private to facts/.
#pragma once
#include "facts/private.h"

typedef struct JfMisses JfMisses;

// Reads the period's <miss> elements. MISS-TWICE.
JfMisses *jf_misses_read(const xmlNode *period, JfDiags *diags);
void jf_misses_free(JfMisses *misses); // takes NULL

// A ticket's targets against its analyses: MISS-NONE for an analysis of what was not missed, MISS-OPEN for what was missed in the period (or is
// overdue and counted in it) and is not analysed.
void jf_misses_settle(JfMisses *misses, const char *ticket, const xmlNode *node, const JfReplay *replay, JfDiags *diags);

// After the last ticket. MISS-TICKET for analyses of tickets that did not come, MISS-OPEN-MORE.
void jf_misses_end(JfMisses *misses, JfDiags *diags);
