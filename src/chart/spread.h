// SPDX-License-Identifier: MIT
// Inside of chart/: placing labels and marks so that none covers another. Pure geometry, lengths in 1/1024 pt, y downwards unless said.
// Deterministic: what comes first in the array keeps its place. Not for other folders.
#pragma once
#include "model/theme.h"
#include <stdbool.h>
#include <stddef.h>

// Labels over an axis, each to the right of a pole that stands on the axis at `x`, as flags: no label lies on another, and no pole runs through one.
// Given in order of x. `bottom` (out): height of the label's lower edge over the axis. Of labels that are in each other's way the left one flies
// higher, so that they are read downwards in the order of time. Labels without height are not there. Returns the height of all.
typedef struct { JfLength x, width, height, bottom; } JfFlag;
JfLength jf_spread_flags(JfFlag *flags, size_t n, JfLength gap);

// Stretches along an axis into as few rows as first fit gives: each into the first row where nothing is nearer than `gap`. Returns the number of rows.
typedef struct { JfLength from, to; int row; } JfStretch;
int jf_spread_rows(JfStretch *stretches, size_t n, JfLength gap);

// Labels one under the other in the given order, as near to their wanted centres as can be (least squares), from `top` to `bottom`. Where they do not
// fit, they begin at `top`. Returns the lower end of the last; 0 labels: `top`.
typedef struct { JfLength centre, height, top; } JfStacked;
JfLength jf_spread_column(JfStacked *labels, size_t n, JfLength gap, JfLength top, JfLength bottom);

// Marks of a size around wanted centres, inside an area. Each takes the free place nearest to its centre, on rings of growing radius; true: all found one.
typedef struct { JfLength wanted_x, wanted_y, width, height, x, y; } JfSpot; // x, y (out): its centre
bool jf_spread_spots(JfSpot *spots, size_t n, JfLength gap, JfLength left, JfLength top, JfLength right, JfLength bottom);
