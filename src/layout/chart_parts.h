// SPDX-License-Identifier: MIT
// Inside of layout/: a chart's drawing over its strips.
#pragma once
#include "chart/drawing.h"
#include "layout/flow.h"

// Strip k holds what the drawing has from edges[k] to edges[k + 1].
typedef struct {
    JfLayout *layout;
    const JfDrawing *drawing;
    JfLength x;
    JfStrip **strips;
    JfLength *edges;
    size_t n;
} JfChartParts;

// Where to part the drawing: everywhere that it may be, but so that few are lower than a hand's breadth of rows, and the first holds the head and more.
// One part if it is at most `most` high.
void jf_chart_parts_find(JfChartParts *parts, JfLength most);
// The items of a shape, in each strip that it reaches into, whole or cut. Only what is in the first strip belongs to `element` if `first_only`: a Figure
// has one place; the rest is furniture.
void jf_chart_parts_add(const JfChartParts *parts, const JfShape *shape, JfElement *element, bool first_only);
// What is repeated above the parts on further pages, as furniture of `group`.
void jf_chart_parts_head(const JfChartParts *parts, JfGroup *group);
