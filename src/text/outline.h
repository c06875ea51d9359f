// SPDX-License-Identifier: MIT
// Outlines: a shaped glyph as a path, for where text must be drawn without a font object (visible signatures).
#pragma once
#include "text/paragraph.h"

typedef enum { JF_OUTLINE_MOVE, JF_OUTLINE_LINE, JF_OUTLINE_CURVE, JF_OUTLINE_CLOSE } JfOutlineKind;

// MOVE and LINE use the point 2; CURVE is cubic: control points 0 and 1, end 2; CLOSE uses none.
typedef struct {
    JfOutlineKind kind;
    float x[3], y[3];
} JfOutlineSegment;

// Appends the path of `glyph` (of a run's glyphs) in `font` as JfOutlineSegment to `out`: 1/1024 pt at the run's size, origin at the
// glyph's, y upwards, to be filled by the non-zero rule. A glyph without ink appends nothing.
void jf_outline_glyph(PangoFont *font, uint32_t glyph, GArray *out);
