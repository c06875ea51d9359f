// SPDX-License-Identifier: MIT
// Inside of model/: what the two halves of the charts' reader share.
#pragma once
#include "model/chart.h"
#include "model/reader.h"

enum { JF_CHART_IN_CHART = 1, JF_CHART_IN_SERIES = 2, JF_CHART_IN_BRANCH = 4 };

typedef struct {
    JfChartCause cause;
    const char *id, *of; // cause-chain: names; `of` NULL: an effect
} JfReadCause;

typedef struct {
    Reader *r;
    JfChart *chart;
    const JfZone *zone; // of instants without an offset, or NULL
    JfWhere here;       // of the part read last
    GArray *series, *points, *guides, *rows, *columns, *events, *causes, *items, *tasks;
} JfChartReader;

// chart.c: the chart of a block whose common values are read
const JfChart *jf_model_chart(Reader *r, const xmlNode *node, const Values *values, const JfBlock *block);
// chart_dump.c: text, one part a line
void jf_model_chart_dump(const JfChart *chart, int depth, GString *out);
// chart_check.c: what the parts must agree on; fills chart->causes
void jf_model_chart_check(JfChartReader *c, const xmlNode *node);
