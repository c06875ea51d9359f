// SPDX-License-Identifier: MIT
// Kinds that are not drawn yet: their data alone is there.
#include "chart/kinds.h"

#define UNWRITTEN(name)                                                             \
    __attribute__((weak)) void name(JfDrawing *d, const JfChart *chart)             \
    {                                                                               \
        (void)chart;                                                                \
        d->height = JF_MM(10);                                                      \
        jf_draw_rect(d, 0, 0, d->width, d->height, jf_pen_fill(JF_INK_TINT, 100), JF_PART_FIGURE); \
    }

UNWRITTEN(jf_chart_gantt)
UNWRITTEN(jf_chart_matrix)
UNWRITTEN(jf_chart_radar)
