// SPDX-License-Identifier: MIT
// Pages: deals the strips of the document's flow out over pages, top to bottom, looking one chain of strips ahead.
//
// A chain is a strip and all those that it holds on to. It goes where it fits whole; a chain that no page can hold loses its soft holds, then its
// firm ones; a strip that no page can hold is cut. Every turn of the loop places at least one strip, so there is an end.
#include "layout/flow.h"

typedef struct {
    JfLayout *layout;
    JfPlacer placer;
    JfLength top, bottom; // of the current page's content area
    JfLength y;           // lower end of what is placed
    JfStrip *above;       // the strip placed last on this page, NULL: none
} Pager;

static JfLength page_top(const JfLayout *l, size_t page)
{
    bool masthead = page == 0 && l->heading_shift;
    return masthead ? l->theme->margin_top * 5 / 8 : l->theme->margin_top;
}

static bool new_page(Pager *g)
{
    JfLayout *l = g->layout;
    jf_place_close(&g->placer, 0, g->y);
    if (l->page_list->len >= (guint)l->most_pages) {
        g_autofree char *limit = g_strdup_printf("%d", JF_PAGES_MAX);
        if (l->most_pages == JF_PAGES_MAX)
            jf_diags_add(l->diags, JF_DIAG_LAYOUT_PAGES, NULL, limit, NULL);
        return false;
    }
    JfPage *page = jf_arena_new0(l->arena, JfPage);
    g_ptr_array_add(l->page_list, page);
    g->placer.page = page;
    g->placer.index = (int)l->page_list->len - 1;
    g->top = page_top(l, l->page_list->len - 1);
    g->bottom = l->theme->page_height - l->theme->margin_bottom;
    g->y = g->top;
    g->above = NULL;
    return true;
}

// Headers to repeat above a strip of `group`: of the tables that go on from the page before, or of all that may.
static JfLength head_height(const JfGroup *group, bool begun_only)
{
    JfLength height = 0;
    for (const JfGroup *g = group; g; g = g->parent)
        height += g->begun || !begun_only ? g->head_height : 0;
    return height;
}

static void repeat_heads(Pager *g, const JfGroup *group)
{
    if (!group)
        return;
    repeat_heads(g, group->parent);
    if (group->head_height == 0 || !group->begun)
        return;
    jf_place_open(&g->placer, group, g->y);
    jf_place_items(&g->placer, group->head, g->y);
    g->y += group->head_height;
}

static JfLength snapped(const Pager *g, JfLength y)
{
    JfLength grid = g->layout->theme->grid, over = grid > 0 ? (y - g->top) % grid : 0;
    return over > 0 ? y + grid - over : y;
}

// Where `strip` would start on this page.
static JfLength start_of(const Pager *g, const JfStrip *strip)
{
    if (!g->above)
        return g->y + head_height(strip->group, true);
    JfLength y = g->y + jf_flow_gap(g->above, strip);
    return strip->snap ? snapped(g, y) : y;
}

static void begin_groups(JfGroup *group)
{
    for (JfGroup *g = group; g && !g->begun; g = g->parent)
        g->begun = true;
}

static void place(Pager *g, JfStrip *strip)
{
    JfLength y = start_of(g, strip);
    if (!g->above)
        repeat_heads(g, strip->group);
    jf_place_strip(&g->placer, strip, g->y, y);
    begin_groups(strip->group);
    g->y = y + strip->height;
    g->above = strip;
}

static bool is_tall(const Pager *g, const JfStrip *strip)
{
    return strip->height > g->layout->room - head_height(strip->group, false);
}

// A chain's end and what it asks for: its height, but of a last strip that no page can hold only the first part. Gives up (`height` is then more
// than any page has) as soon as it is too high, so that long chains cost no more than a page's strips.
static JfStrip *chain_end(const Pager *g, JfStrip *first, JfKeep least, JfLength *height)
{
    JfStrip *s = first;
    *height = 0;
    for (;; s = s->next) {
        bool ends = s->keep < least || !s->next || s->next->new_page;
        *height += ends && s->rows && is_tall(g, s) ? jf_rows_least(s) : s->height;
        if (ends || *height > g->layout->room)
            return s->next;
        *height += jf_flow_gap(s, s->next);
    }
}

// Places one strip that may be cut: what does not fit becomes the next strip.
static bool place_cut(Pager *g, JfStrip *strip)
{
    JfLength room = g->bottom - start_of(g, strip);
    if (strip->height > room && strip->rows && !jf_rows_split(g->layout, strip, room, false)) {
        if (g->above && !new_page(g))
            return false;
        room = g->bottom - start_of(g, strip);
        if (strip->height > room)
            jf_rows_split(g->layout, strip, room, true);
    } else if (strip->height > room && !strip->rows && g->above && !new_page(g)) {
        return false;
    }
    place(g, strip);
    return true;
}

// Places the strips of a chain, each where it fits.
static bool place_chain(Pager *g, JfStrip *first, const JfStrip *end)
{
    for (JfStrip *s = first; s != end; s = s->next) {
        bool room = start_of(g, s) + s->height <= g->bottom;
        if (!room && g->above && !is_tall(g, s) && !new_page(g))
            return false;
        if (!place_cut(g, s))
            return false;
    }
    return true;
}

// The longest chain from `first` that some page can hold.
static JfStrip *best_chain(const Pager *g, JfStrip *first, JfLength *height)
{
    for (int least = JF_KEEP_SOFT; least <= JF_KEEP_FIRM; least++) {
        JfStrip *end = chain_end(g, first, (JfKeep)least, height);
        if (*height + head_height(first->group, true) <= g->layout->room)
            return end;
    }
    *height = is_tall(g, first) ? jf_rows_least(first) : first->height;
    return first->next;
}

bool jf_pages_fill(JfLayout *l, JfFlow *flow)
{
    Pager g = {.layout = l, .placer = {.layout = l, .x = l->theme->margin_left}};
    jf_flow_company(l, flow);
    if (!new_page(&g))
        return false;
    for (JfStrip *s = flow->first; s;) {
        JfLength height;
        JfStrip *end = best_chain(&g, s, &height); // cutting puts new strips before it
        bool leave = g.above && (s->new_page || start_of(&g, s) + height > g.bottom);
        if (leave && !new_page(&g))
            return false;
        if (!place_chain(&g, s, end))
            return false;
        s = end;
    }
    jf_place_close(&g.placer, 0, g.y);
    return true;
}
