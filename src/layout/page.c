// SPDX-License-Identifier: MIT
// Pages: deals the strips of the document's flow out over pages, top to bottom, looking one chain of strips ahead.
//
// A chain is a strip and all those that it holds on to. It goes where it fits whole; a chain that no page can hold loses its soft holds, then its
// firm ones; a strip that no page can hold is cut. Every turn of the loop places at least one strip, so there is an end.
//
// Footnotes stand at the foot of the page that their reference is on. They are counted to the strip, and take their room when it is placed.
#include "layout/pager.h"

static JfLength page_top(const JfLayout *l, size_t page)
{
    bool masthead = page == 0 && l->heading_shift;
    return masthead ? l->theme->margin_top * 5 / 8 : l->theme->margin_top;
}

// ---- footnotes

static JfLength page_bottom(const JfPager *g)
{
    JfFrame frame = jf_frame(g->layout, g->sheet);
    return frame.top + frame.height;
}

// The footnotes take what they need from the page, from its foot up to `y`; what that does not hold is set on the next page.
static void reserve_notes(JfPager *g)
{
    JfLength foot = page_bottom(g), height = jf_notes_frame(g->layout);
    for (const JfNote *n = g->notes; n; n = n->next)
        height += n->height;
    g->bottom = g->notes ? MAX(g->y, foot - height) : foot;
}

static void add_notes(JfPager *g, const JfNote *notes)
{
    for (const JfNote *n = notes; n; n = n->next) {
        JfNote *copy = jf_arena_copy(g->layout->flows, n, sizeof *n);
        copy->next = NULL;
        if (g->notes)
            g->notes_last->next = copy;
        else
            g->notes = copy;
        g->notes_last = copy;
    }
}

// Sets the page's footnotes, line by line, as far as there is room.
static void set_notes(JfPager *g)
{
    JfLayout *l = g->layout;
    if (!g->notes)
        return;
    JfLength y = g->bottom + jf_notes_frame(l), foot = page_bottom(g);
    bool first = g->placer.page->content == NULL; // else a line higher than a page would wait for ever
    JfPlacer again = {.layout = l, .page = g->placer.page, .index = g->placer.index, .x = g->placer.x, .copy = true}; // for repeated headers
    jf_notes_rule(&g->placer, g->bottom);
    while (g->notes) {
        JfNote *note = g->notes;
        for (; note->first && (first || y + note->first->height <= foot); note->first = note->first->next) {
            jf_place_strip(note->repeated ? &again : &g->placer, note->first, y, y);
            note->height -= note->first->height;
            y += note->first->height;
            first = false;
        }
        if (note->first)
            return;
        g->notes = note->next;
    }
}

// ---- pages

static bool add_page(JfPager *g, JfSheetKind sheet)
{
    JfLayout *l = g->layout;
    if (l->page_list->len >= (guint)l->most_pages) {
        g_autofree char *limit = g_strdup_printf("%d", JF_PAGES_MAX);
        if (l->most_pages == JF_PAGES_MAX)
            jf_diags_add(l->diags, JF_DIAG_LAYOUT_PAGES, NULL, limit, NULL);
        return false;
    }
    JfFrame frame = jf_frame(l, sheet);
    JfPage *page = jf_arena_new0(l->arena, JfPage);
    page->sheet = sheet;
    page->width = frame.page_width;
    page->height = frame.page_height;
    g_ptr_array_add(l->page_list, page);
    g->placer.page = page;
    g->placer.index = (int)l->page_list->len - 1;
    g->placer.x = frame.left;
    g->sheet = sheet;
    g->top = page_top(l, l->page_list->len - 1);
    g->y = g->top;
    g->above = NULL;
    return true;
}

static void end_page(JfPager *g)
{
    jf_place_close(&g->placer, 0, g->y);
    set_notes(g);
}

static void repeat_heads(JfPager *g, const JfGroup *group)
{
    if (!group)
        return;
    repeat_heads(g, group->parent);
    if (group->head_height + group->above_height == 0 || !group->begun)
        return;
    jf_place_items(&g->placer, group->above, g->y);
    g->y += group->above_height;
    jf_place_open(&g->placer, group, g->y);
    jf_place_items(&g->placer, group->head, g->y);
    g->y += group->head_height;
    add_notes(g, group->head_notes);
}

// A page for `strip`. Footnotes that the page before could not hold take two thirds of it at most, so that the text goes on too.
static bool new_page(JfPager *g, const JfStrip *strip)
{
    JfSheetKind sheet = strip ? strip->sheet : JF_SHEET_UPRIGHT;
    if (g->placer.page)
        end_page(g);
    if (!add_page(g, sheet))
        return false;
    repeat_heads(g, strip ? strip->group : NULL);
    JfLength y = g->y;
    g->y += g->notes ? jf_frame(g->layout, sheet).height / 3 : 0;
    reserve_notes(g);
    g->y = y;
    return true;
}

static void place(JfPager *g, JfStrip *strip)
{
    JfLength y = jf_pager_start(g, strip);
    jf_place_strip(&g->placer, strip, g->y, y);
    jf_pager_begin(strip->group);
    g->y = y + strip->height;
    g->above = strip;
    if (strip->notes) {
        add_notes(g, strip->notes);
        reserve_notes(g);
    }
}

// Places one strip that may be cut: what does not fit becomes the next strip.
static bool place_cut(JfPager *g, JfStrip *strip)
{
    JfLength room = g->bottom - jf_pager_start(g, strip);
    if (strip->height > room && strip->rows && !jf_rows_split(g->layout, strip, room, false)) {
        if (g->above && !new_page(g, strip))
            return false;
        room = g->bottom - jf_pager_start(g, strip);
        if (strip->height > room)
            jf_rows_split(g->layout, strip, room, true);
    } else if (strip->height > room && !strip->rows && g->above && !new_page(g, strip)) {
        return false;
    }
    place(g, strip);
    return true;
}

// Places the strips of a chain, each where it fits.
static bool place_chain(JfPager *g, JfStrip *first, const JfStrip *end)
{
    for (JfStrip *s = first; s != end; s = s->next) {
        bool room = jf_pager_start(g, s) + s->height + jf_pager_notes(g, s) <= g->bottom;
        if (!room && g->above && !jf_pager_is_tall(g, s) && !new_page(g, s))
            return false;
        if (!place_cut(g, s))
            return false;
    }
    return true;
}

// Footnotes may need pages after the last word.
static bool finish_notes(JfPager *g)
{
    end_page(g);
    while (g->notes) {
        if (!add_page(g, g->sheet))
            return false;
        reserve_notes(g);
        set_notes(g);
    }
    return true;
}

// Charts of a chain give height where that is all that it lacks: better a chart a little lower than a page's end left empty. What is won.
static JfLength shrink_charts(JfPager *g, JfStrip *first, const JfStrip *end, JfLength lacks)
{
    JfLength most = 0, won = 0;
    for (const JfStrip *s = first; s != end; s = s->next)
        most += s->least > 0 ? s->height - s->least : 0;
    if (lacks <= 0 || most < lacks)
        return 0;
    for (JfStrip *s = first; s != end; s = s->next) {
        JfLength height = s->height;
        if (s->least > 0 && won < lacks)
            jf_chart_shrink(g->layout, s, MAX(s->least, height - (lacks - won)));
        won += height - s->height;
    }
    return won;
}

bool jf_pages_fill(JfLayout *l, JfFlow *flow)
{
    JfPager g = {.layout = l, .placer = {.layout = l}};
    jf_flow_company(l, flow);
    if (!new_page(&g, flow->first))
        return false;
    for (JfStrip *s = flow->first; s;) {
        if (s == flow->first || s->new_page || s->sheet != g.sheet)
            jf_pager_tighten(&g, s);
        JfLength height;
        JfStrip *end = jf_pager_chain(&g, s, &height); // cutting puts new strips before it
        if (g.above && !s->new_page && s->sheet == g.sheet)
            height -= shrink_charts(&g, s, end, jf_pager_start(&g, s) + height - g.bottom);
        bool leave = g.above && (s->new_page || jf_pager_start(&g, s) + height > g.bottom);
        if ((leave || s->sheet != g.sheet) && !new_page(&g, s))
            return false;
        if (!place_chain(&g, s, end))
            return false;
        s = end;
    }
    return finish_notes(&g);
}
