// SPDX-License-Identifier: MIT
// Outlines: glyphs as paths of the right size and place.
#include "text/outline.h"
#include <math.h>
#include <string.h>

typedef struct {
    double left, bottom, right, top;
    int moves, closes, curves;
} Extent;

static Extent extent_of(JfFonts *fonts, const char *text, int size)
{
    g_autoptr(JfArena) arena = jf_arena_new();
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_autoptr(GArray) path = g_array_new(FALSE, FALSE, sizeof(JfOutlineSegment));
    const JfSpan span = {.kind = JF_SPAN_TEXT, .text = text, .length = strlen(text), .size = size, .lang = "zh-CN"};
    const JfParagraphStyle style = {.family = "Noto Sans SC", .leading = size};
    size_t n;
    JfLine *lines = jf_paragraph_break(arena, jf_paragraph_new(arena, fonts, &style, &span, 1, diags), 100 * size, &n);
    Extent e = {INFINITY, INFINITY, -INFINITY, -INFINITY, 0, 0, 0};

    jf_outline_glyph(lines[0].runs[0].font, lines[0].runs[0].glyphs[0].glyph, path);
    for (guint i = 0; i < path->len; i++) {
        const JfOutlineSegment *segment = &g_array_index(path, JfOutlineSegment, i);
        e.moves += segment->kind == JF_OUTLINE_MOVE;
        e.closes += segment->kind == JF_OUTLINE_CLOSE;
        e.curves += segment->kind == JF_OUTLINE_CURVE;
        if (segment->kind == JF_OUTLINE_CLOSE)
            continue;
        e.left = MIN(e.left, segment->x[2]);
        e.right = MAX(e.right, segment->x[2]);
        e.bottom = MIN(e.bottom, segment->y[2]);
        e.top = MAX(e.top, segment->y[2]);
    }
    return e;
}

static void test_outline(void)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_autoptr(JfFonts) fonts = jf_fonts_open("fonts", diags);
    Extent one = extent_of(fonts, "一", 10 * 1024), box = extent_of(fonts, "口", 10 * 1024), twice = extent_of(fonts, "口", 20 * 1024);
    Extent round = extent_of(fonts, "O", 10 * 1024), blank = extent_of(fonts, " ", 10 * 1024);

    // One stroke, wide and flat, inside the em square.
    g_assert_cmpint(one.moves, ==, 1);
    g_assert_cmpint(one.closes, ==, 1);
    g_assert_cmpfloat(one.right - one.left, >, 8 * 1024);
    g_assert_cmpfloat(one.top - one.bottom, <, 2 * 1024);
    g_assert_cmpfloat(one.left, >=, 0);
    g_assert_cmpfloat(one.right, <=, 10 * 1024);
    g_assert_cmpfloat(one.bottom, >, 0); // y upwards: the stroke is above the baseline
    g_assert_cmpint(box.curves, ==, 0);
    g_assert_cmpint(box.moves, >=, 2);
    g_assert_cmpfloat(fabs(twice.right - 2 * box.right), <, 2);
    g_assert_cmpfloat(fabs(twice.top - 2 * box.top), <, 2);
    g_assert_cmpint(round.moves, ==, 2);
    g_assert_cmpint(round.curves, >, 8);
    g_assert_cmpint(blank.moves, ==, 0);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/text/outline", test_outline);
    return g_test_run();
}
