// SPDX-License-Identifier: MIT
// The kinds of chart: each draws its own.
//
// jf_chart_draw is what layout/ calls. It shows the chart's `empty` sentence where there is no data, and else asks the kind's function, which finds
// the drawing empty with `width` set, and leaves shapes, the table of data and `height`. What the model's reader promises (model/chart.h) may be
// relied on; every number of things from 1 to JF_CHART_MOST must come out readable or be thinned out, never overlap.
#pragma once
#include "chart/drawing.h"

void jf_chart_draw(JfDrawing *d, const JfChart *chart);

typedef void (*JfChartKindFunction)(JfDrawing *d, const JfChart *chart);
void jf_chart_bar(JfDrawing *d, const JfChart *chart);
void jf_chart_box(JfDrawing *d, const JfChart *chart);
void jf_chart_cause_chain(JfDrawing *d, const JfChart *chart);
void jf_chart_dot(JfDrawing *d, const JfChart *chart);
void jf_chart_fishbone(JfDrawing *d, const JfChart *chart);
void jf_chart_gantt(JfDrawing *d, const JfChart *chart);
void jf_chart_heat_map(JfDrawing *d, const JfChart *chart);
void jf_chart_histogram(JfDrawing *d, const JfChart *chart);
void jf_chart_line(JfDrawing *d, const JfChart *chart);
void jf_chart_matrix(JfDrawing *d, const JfChart *chart);
void jf_chart_pareto(JfDrawing *d, const JfChart *chart);
void jf_chart_radar(JfDrawing *d, const JfChart *chart);
void jf_chart_timeline(JfDrawing *d, const JfChart *chart);
