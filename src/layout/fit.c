// SPDX-License-Identifier: MIT
// Fitting: when a document needs a few lines more than the pages it asks for, leading and spaces give a little, and the size less than that.
//
// All type gives alike, so that the page keeps its rhythm; nobody should see more than a page that is well filled. Only the values of grids stay
// as they are: they stand in several columns, and a reader that guesses at the order of words from the distance of lines would take a second line
// that comes nearer to the next row for a part of that row.
#include "layout/flow.h"

static const struct {
    int leading, size;
} steps[] = {{96, 98}, {92, 96}, {90, 94}}; // per cent
static const JfLength LEAST_SIZE = JF_PT(7);

static JfLength part(JfLength length, int percent)
{
    return (JfLength)((int64_t)length * percent / 100);
}

static const JfTheme *tightened(const JfTheme *theme, size_t step, JfArena *arena)
{
    JfTheme *tight = jf_arena_copy(arena, theme, sizeof *theme);
    int leading = steps[step].leading;
    tight->grid = part(theme->grid, leading);
    for (int i = 0; i < JF_STYLE_COUNT_; i++) {
        if (i == JF_STYLE_VALUE)
            continue;
        JfTextStyleDef *style = &tight->style[i];
        style->size = MAX(part(style->size, steps[step].size), MIN(style->size, LEAST_SIZE));
        style->leading = part(style->leading, leading);
        style->before = part(style->before, leading);
        style->after = part(style->after, leading);
    }
    return tight;
}

// How far down a page's content reaches, from the upper margin.
static JfLength depth_of(const JfPage *page, const JfTheme *theme)
{
    JfLength depth = 0;
    for (const JfItem *i = page->content; i; i = i->next)
        depth = MAX(depth, i->y + i->height - theme->margin_top);
    return depth;
}

// The steps win about a fifth at most, so nothing is tried where more is lacking: an attempt costs as much as the layout did. Pages may end early
// to keep things together, so that all of them count.
static bool hopeless(const JfPages *pages, int most, const JfTheme *theme)
{
    int64_t room = (int64_t)most * (pages->height - theme->margin_top - theme->margin_bottom), needed = 0;
    for (size_t i = 0; i < pages->n_pages && needed <= room + room / 5; i++)
        needed += depth_of(&pages->pages[i], theme);
    return needed > room + room / 5;
}

JfPages *jf_layout(const JfModel *model, const JfTheme *theme, JfFonts *fonts, JfArena *arena, JfDiags *diags)
{
    int most = model->fit_pages;
    if (model->publication == JF_PUBLICATION_REPORT) {
        JfTheme *scaled = jf_arena_copy(arena, theme, sizeof *theme);
        jf_theme_scale(scaled);
        theme = scaled;
    }
    JfPages *normal = jf_layout_pages(model, theme, fonts, arena, JF_PAGES_MAX, diags);
    if (!normal || most == 0 || normal->n_pages <= (size_t)most || hopeless(normal, most, theme))
        return normal;
    for (size_t step = 0; step < G_N_ELEMENTS(steps); step++) {
        JfArenaMark mark = jf_arena_mark(arena);
        g_autoptr(JfDiags) unheard = jf_diags_new(); // all that is to be said was said of the normal setting
        JfPages *fitting = jf_layout_pages(model, tightened(theme, step, arena), fonts, arena, most, unheard);
        if (fitting)
            return fitting;
        jf_arena_rewind(arena, mark);
    }
    return normal;
}
