// SPDX-License-Identifier: MIT
// Numbers that are known only when all lines stand: their digits take the place of others.
#include "text/paragraph.h"
#include <hb.h>

#define DIGITS_MAX 9

void jf_run_set_number(JfArena *arena, JfRun *run, int number)
{
    hb_font_t *font = pango_font_get_hb_font(run->font);
    const char *text = jf_arena_printf(arena, "%d", CLAMP(number, 0, 999999999));
    JfGlyph *glyphs = jf_arena_array(arena, JfGlyph, DIGITS_MAX);
    JfCluster *clusters = jf_arena_array(arena, JfCluster, DIGITS_MAX);
    int x = 0, n = 0;
    for (; text[n] != '\0'; n++) {
        hb_codepoint_t glyph = 0;
        (void)hb_font_get_nominal_glyph(font, (hb_codepoint_t)(guchar)text[n], &glyph);
        glyphs[n] = (JfGlyph){.glyph = glyph, .x = x};
        clusters[n] = (JfCluster){1, 1};
        x += hb_font_get_glyph_h_advance(font, glyph);
    }
    run->text = text;
    run->n_bytes = run->n_glyphs = run->n_clusters = n;
    run->glyphs = glyphs;
    run->clusters = clusters;
    run->width = x;
}
