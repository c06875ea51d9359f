// SPDX-License-Identifier: MIT
// Inside of chart/: what the schematic kinds (timeline, causes, radar, matrix, plan) share. Not for other folders.
#pragma once
#include "chart/drawing.h"

// The sign of a tone, told apart by its shape: neutral and info a disc, good a diamond, warn a triangle, bad a square; with a rim of paper.
void jf_schematic_mark(JfDrawing *d, JfTone tone, JfLength x, JfLength y, JfLength size, int part);
JfMarker jf_schematic_marker(JfTone tone);

// A row that says what tones mean, for those of `used` (a bit a tone) that the chart has words for. `sign` draws one in a square; NULL: the tones' marks.
// From y on; gives its lower end, y if there is nothing to say.
typedef void (*JfSignFunction)(JfDrawing *d, JfTone tone, JfLength x, JfLength y, JfLength side);
JfLength jf_schematic_keys(JfDrawing *d, const JfChart *chart, unsigned used, JfSignFunction sign, JfLength x, JfLength y);

// "Asia/Shanghai (UTC+08:00)": the zone and its offset at an instant. `name` NULL: "UTC".
const char *jf_schematic_zone(JfDrawing *d, const char *name, const JfZone *zone, JfInstant at);

// Heads of the data's table: the chart's own `column` names, else the given ones (NULL: none).
void jf_schematic_heads(JfDrawing *d, const JfChart *chart, const char *const *names, int n);

// Was a Western word broken between its letters, because the lines are too narrow for it?
bool jf_schematic_broken(const JfWords *words);

// Arrow from one point to another, its head at the end: straight, or with one elbow half way across when the points differ in height.
void jf_schematic_arrow(JfDrawing *d, JfLength x1, JfLength y1, JfLength x2, JfLength y2, JfPen pen, int part);

// A score as it was given: at most two places, none if it has none.
const char *jf_schematic_number(JfDrawing *d, double value);
