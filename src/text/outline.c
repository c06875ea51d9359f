// SPDX-License-Identifier: MIT
// Glyphs as paths, from HarfBuzz.
#include "text/outline.h"
#include <hb.h>

static void add(GArray *out, JfOutlineSegment segment)
{
    g_array_append_val(out, segment);
}

static void move_to(hb_draw_funcs_t *funcs, void *out, hb_draw_state_t *state, float x, float y, void *user)
{
    (void)funcs, (void)state, (void)user;
    add(out, (JfOutlineSegment){JF_OUTLINE_MOVE, {0, 0, x}, {0, 0, y}});
}

static void line_to(hb_draw_funcs_t *funcs, void *out, hb_draw_state_t *state, float x, float y, void *user)
{
    (void)funcs, (void)state, (void)user;
    add(out, (JfOutlineSegment){JF_OUTLINE_LINE, {0, 0, x}, {0, 0, y}});
}

// HarfBuzz raises TrueType's quadratic curves to cubic ones by itself where only these are asked for.
static void cubic_to(hb_draw_funcs_t *funcs, void *out, hb_draw_state_t *state, float x0, float y0, float x1, float y1, float x2, float y2,
                     void *user)
{
    (void)funcs, (void)state, (void)user;
    add(out, (JfOutlineSegment){JF_OUTLINE_CURVE, {x0, x1, x2}, {y0, y1, y2}});
}

static void close_path(hb_draw_funcs_t *funcs, void *out, hb_draw_state_t *state, void *user)
{
    (void)funcs, (void)state, (void)user;
    add(out, (JfOutlineSegment){.kind = JF_OUTLINE_CLOSE});
}

void jf_outline_glyph(PangoFont *font, uint32_t glyph, GArray *out)
{
    hb_draw_funcs_t *funcs = hb_draw_funcs_create();

    hb_draw_funcs_set_move_to_func(funcs, move_to, NULL, NULL);
    hb_draw_funcs_set_line_to_func(funcs, line_to, NULL, NULL);
    hb_draw_funcs_set_cubic_to_func(funcs, cubic_to, NULL, NULL);
    hb_draw_funcs_set_close_path_func(funcs, close_path, NULL, NULL);
    hb_font_get_glyph_shape(pango_font_get_hb_font(font), glyph, funcs, out);
    hb_draw_funcs_destroy(funcs);
}
