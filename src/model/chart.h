// SPDX-License-Identifier: MIT
// What a chart of the report model says: its data, before anyone knows how it looks. chart/ draws it, layout/ places it.
//
// One structure for all kinds; each fills what schemas/report.xsd names for it, the rest is 0, NULL or absent. Values are finite and at most 1e15
// either way; NAN says that one is absent. At most JF_CHART_MOST of anything, but fewer series, guides and items. Everything lives in the model's arena,
// in the order of the report.
#pragma once
#include "base/diag.h"
#include "base/instant.h"
#include "model/model.h"

#define JF_CHART_MOST 1000
enum { JF_CHART_SERIES_MOST = 12, JF_CHART_GUIDES_MOST = 12, JF_CHART_ITEMS_MOST = 60 }; // more could not be told apart

typedef enum {
    JF_CHART_BAR, JF_CHART_BOX, JF_CHART_CAUSE_CHAIN, JF_CHART_DOT, JF_CHART_FISHBONE, JF_CHART_GANTT, JF_CHART_HEAT_MAP, JF_CHART_HISTOGRAM,
    JF_CHART_LINE, JF_CHART_MATRIX, JF_CHART_PARETO, JF_CHART_RADAR, JF_CHART_TIMELINE, JF_CHART_KIND_COUNT_
} JfChartKind;

typedef enum { JF_SERIES_VALUE, JF_SERIES_TARGET, JF_SERIES_PREVIOUS } JfSeriesRole;

typedef struct {
    const char *label;                    // NULL: none; heat map, histogram: NULL
    const char *text;                     // shown instead of the number, or NULL
    double value, target;                 // NAN: absent
    double from, to;                      // histogram: the bin, from ≤ value < to
    double low, q1, median, q3, high;     // box: ends of the whiskers, ends of the box, the line in it
    int n;                                // box: how many are behind it; -1: not said
    int row, column;                      // heat map: index into rows, columns
    JfTone tone;                          // NEUTRAL: as its series has it
    JfWhere where;
} JfChartPoint;

// Series of a chart have the same labels in the same order: those of the longest, of which the others may lack the end.
typedef struct {
    const char *name;                     // NULL: the only one
    JfSeriesRole role;
    JfTone tone;
    const JfChartPoint *points; size_t n_points;
} JfChartSeries;

typedef struct {                          // reference line (to is NAN) or band over the axis of values
    const char *label;                    // NULL: none
    double from, to;
    JfTone tone;
} JfChartGuide;

typedef struct {                          // timeline: event (to is JF_INSTANT_NONE) or span
    const char *label, *phase;            // phase NULL: none
    JfInstant from, to;
    JfTone tone;
    JfWhere where;
} JfChartEvent;

typedef struct {                          // cause-chain, fishbone
    const char *label, *detail;           // detail: a smaller second line (evidence), or NULL
    int of;                               // cause-chain: index of the cause or effect that it brings about, always earlier; -1: the effect itself.
                                          // fishbone: index of the branch
    JfTone tone;
    JfWhere where;
} JfChartCause;

typedef struct {                          // matrix
    const char *no, *label;               // no: the short name beside the mark; label: in full
    double effort, benefit;               // 1 … 5: x and y
    JfTone tone;
    JfWhere where;
} JfChartItem;

typedef struct {                          // gantt: task, or milestone (from == to, milestone)
    const char *label, *owner;            // owner NULL: none
    JfDay from, to;                       // both inclusive
    double done;                          // per cent, 0 … 100; NAN: not said
    bool milestone;
    JfTone tone;
    JfWhere where;
} JfChartTask;

struct JfChart {
    JfChartKind kind;
    const char *alt;                      // the finding, in a sentence
    const char *lang;                     // of its words: as in JfBlock
    double height_mm;                     // wanted; 0: what suits the kind
    const char *unit;                     // of the values: "%", "分钟", "min"; NULL: none
    double min, max;                      // of the axis of values, wanted; NAN: what suits. Bars begin at 0 all the same
    int decimals;                         // places of printed values; -1: as many as the values have, at most 2
    bool stacked, horizontal;
    const char *x_label, *y_label;        // what runs along (categories, effort, time), and what is measured (values, benefit); NULL: not said
    const char *low_label, *high_label;   // what little and much are called: ends of matrix' axes and heat map's key; NULL: not said
    const char *cumulated;                // pareto: what the line of the cumulated share is called
    const char *empty;                    // the sentence shown when there is nothing to draw
    const char *zone;                     // timeline: IANA zone of its clock, known to exist; NULL: UTC
    const char *broken;                   // timeline: what is said where its axis leaves time out ("not to scale"); NULL: nothing
                                          // dot: what is said of values that lie off the scale; NULL: none does
    const char *good_label, *warn_label, *bad_label; // what the tones mean, for the key; NULL: not said
    const char *no_label, *item_label;    // matrix: heads of its table's first columns; NULL: none
    const char *effect;                   // fishbone: the head
    JfInstant from, to, now;              // timeline: ends of the axis, JF_INSTANT_NONE: those of the events
    JfDay first_day, last_day, today;     // gantt: ends of the axis, JF_DAY_NONE: those of the tasks; today: the line, JF_DAY_NONE: none
    const JfChartSeries *series; size_t n_series;
    const JfChartGuide *guides; size_t n_guides;
    const char *const *rows; size_t n_rows;         // heat map: the days … ; fishbone: the branches
    const char *const *columns; size_t n_columns;   // heat map: the hours … ; matrix: the quadrants; others: heads of the table
    const JfChartEvent *events; size_t n_events;
    const JfChartCause *causes; size_t n_causes;
    const JfChartItem *items; size_t n_items;
    const JfChartTask *tasks; size_t n_tasks;
    JfWhere where;
};

#define JF_DAY_NONE INT32_MIN

extern const char *const jf_chart_kinds[]; // "bar", "box", … as in the schema, by JfChartKind; NULL at the end
