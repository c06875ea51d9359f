// SPDX-License-Identifier: MIT
// Glyph outlines as few bytes of path operators (ISO 32000-1 8.5): private to sign/.
//
// Coordinates are rounded to JF_PATH_STEP; what such a grid cannot show (points that repeat, lie on a line, or close what filling closes
// anyway) is left out, flat curves become lines, upright rectangles `re`. The shape stays within one step of the font's.
#pragma once
#include "text/outline.h"

#define JF_PATH_STEP 0.03       // pt: half a dot of 1200 dpi
#define JF_PATH_STEP_TEXT ".03" // as a number in a content stream

typedef struct {
    GArray *segments;          // JfOutlineSegment of one glyph
    GArray *points;            // of one contour
    GArray *written;           // where the paths of glyphs stand in the one string that they go to
} JfPath;

void jf_path_init(JfPath *path);
void jf_path_clear(JfPath *path);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(JfPath, jf_path_clear)

// Appends the contours of a glyph, `scale` times its size in the run, in steps, origin at the glyph's. false: it has no ink, nothing was
// appended. All glyphs of one JfPath go to the same `out` at the same scale, and nothing is taken away from it: what repeats is copied.
bool jf_path_add_glyph(JfPath *path, PangoFont *font, uint32_t glyph, double scale, GString *out);
