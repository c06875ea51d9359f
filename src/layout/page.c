// SPDX-License-Identifier: MIT
// Pages: deals the strips of the document's flow out over pages, top to bottom, looking one chain of strips ahead.
//
// A chain is a strip and all those that it holds on to. It goes where it fits whole; a chain that no page can hold loses its soft holds, then its
// firm ones; a strip that no page can hold is cut. Every turn of the loop places at least one strip, so there is an end.
//
// Footnotes stand at the foot of the page that their reference is on. They are counted to the strip, and take their room when it is placed.
#include "layout/flow.h"

typedef struct {
    JfLayout *layout;
    JfPlacer placer;
    JfSheetKind sheet;          // of the current page
    JfLength top, bottom;       // of the current page's content area; footnotes that stand on it have taken from `bottom`
    JfLength y;                 // lower end of what is placed
    JfStrip *above;             // the strip placed last on this page, NULL: none
    JfNote *notes, *notes_last; // footnotes that are not set yet: those of this page, first what the page before could not hold
} Pager;

static JfLength page_top(const JfLayout *l, size_t page)
{
    bool masthead = page == 0 && l->heading_shift;
    return masthead ? l->theme->margin_top * 5 / 8 : l->theme->margin_top;
}

static JfLength room_of(const Pager *g, const JfStrip *strip)
{
    return jf_frame(g->layout, strip->sheet).height;
}

// ---- footnotes

// What a page must hold of a strip's footnotes: all, but of long ones a third of a page is enough; the rest goes on at the next page's foot.
static JfLength notes_wanted(const Pager *g, const JfStrip *strip)
{
    JfLength wanted = 0, most = room_of(g, strip) / 3;
    for (const JfNote *n = strip->notes; n; n = n->next)
        wanted += MIN(n->height, most);
    if (wanted > 0 && !g->notes)
        wanted += jf_notes_frame(g->layout);
    return wanted;
}

static JfLength page_bottom(const Pager *g)
{
    JfFrame frame = jf_frame(g->layout, g->sheet);
    return frame.top + frame.height;
}

// The footnotes take what they need from the page, from its foot up to `y`; what that does not hold is set on the next page.
static void reserve_notes(Pager *g)
{
    JfLength foot = page_bottom(g), height = jf_notes_frame(g->layout);
    for (const JfNote *n = g->notes; n; n = n->next)
        height += n->height;
    g->bottom = g->notes ? MAX(g->y, foot - height) : foot;
}

static void add_notes(Pager *g, const JfNote *notes)
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
    if (notes)
        reserve_notes(g);
}

// Sets the page's footnotes, line by line, as far as there is room.
static void set_notes(Pager *g)
{
    JfLayout *l = g->layout;
    if (!g->notes)
        return;
    JfLength y = g->bottom + jf_notes_frame(l), foot = page_bottom(g);
    bool first = g->placer.page->content == NULL; // else a line higher than a page would wait for ever
    jf_notes_rule(&g->placer, g->bottom);
    while (g->notes) {
        JfNote *note = g->notes;
        for (; note->first && (first || y + note->first->height <= foot); note->first = note->first->next) {
            jf_place_strip(&g->placer, note->first, y, y);
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

static bool add_page(Pager *g, JfSheetKind sheet)
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

static void end_page(Pager *g)
{
    jf_place_close(&g->placer, 0, g->y);
    set_notes(g);
}

// Footnotes that the page before could not hold take two thirds of this one at most, so that the text goes on too.
static bool new_page(Pager *g, JfSheetKind sheet)
{
    if (g->placer.page)
        end_page(g);
    if (!add_page(g, sheet))
        return false;
    g->y += g->notes ? jf_frame(g->layout, sheet).height / 3 : 0;
    reserve_notes(g);
    g->y = g->top;
    return true;
}

// Headers to repeat above a strip of `group`: of the tables that go on from the page before, or of all that may.
static JfLength head_height(const JfGroup *group, bool begun_only)
{
    JfLength height = 0;
    for (const JfGroup *g = group; g; g = g->parent)
        height += g->begun || !begun_only ? g->above_height + g->head_height : 0;
    return height;
}

static void repeat_heads(Pager *g, const JfGroup *group)
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
    add_notes(g, strip->notes);
}

static bool is_tall(const Pager *g, const JfStrip *strip)
{
    return strip->height > room_of(g, strip) - head_height(strip->group, false);
}

static bool ends_chain(const JfStrip *s, JfKeep least)
{
    return s->keep < least || !s->next || s->next->new_page || s->next->sheet != s->sheet;
}

// A chain's end and what it asks for: its height with its footnotes, but of a last strip that no page can hold only the first part. Gives up
// (`height` is then more than any page has) as soon as it is too high, so that long chains cost no more than a page's strips.
static JfStrip *chain_end(const Pager *g, JfStrip *first, JfKeep least, JfLength *height)
{
    JfStrip *s = first;
    *height = 0;
    for (;; s = s->next) {
        bool ends = ends_chain(s, least);
        *height += ends && s->rows && is_tall(g, s) ? jf_rows_least(s) : s->height + notes_wanted(g, s);
        if (ends || *height > room_of(g, s))
            return s->next;
        *height += jf_flow_gap(s, s->next);
    }
}

// Places one strip that may be cut: what does not fit becomes the next strip.
static bool place_cut(Pager *g, JfStrip *strip)
{
    JfLength room = g->bottom - start_of(g, strip);
    if (strip->height > room && strip->rows && !jf_rows_split(g->layout, strip, room, false)) {
        if (g->above && !new_page(g, strip->sheet))
            return false;
        room = g->bottom - start_of(g, strip);
        if (strip->height > room)
            jf_rows_split(g->layout, strip, room, true);
    } else if (strip->height > room && !strip->rows && g->above && !new_page(g, strip->sheet)) {
        return false;
    }
    place(g, strip);
    return true;
}

// Places the strips of a chain, each where it fits.
static bool place_chain(Pager *g, JfStrip *first, const JfStrip *end)
{
    for (JfStrip *s = first; s != end; s = s->next) {
        bool room = start_of(g, s) + s->height + notes_wanted(g, s) <= g->bottom;
        if (!room && g->above && !is_tall(g, s) && !new_page(g, s->sheet))
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
        if (*height + head_height(first->group, true) <= room_of(g, first))
            return end;
    }
    *height = is_tall(g, first) ? jf_rows_least(first) : first->height + notes_wanted(g, first);
    return first->next;
}

// Footnotes may need pages after the last word.
static bool finish_notes(Pager *g)
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

bool jf_pages_fill(JfLayout *l, JfFlow *flow)
{
    Pager g = {.layout = l, .placer = {.layout = l}};
    jf_flow_company(l, flow);
    if (!new_page(&g, flow->first ? flow->first->sheet : JF_SHEET_UPRIGHT))
        return false;
    for (JfStrip *s = flow->first; s;) {
        JfLength height;
        JfStrip *end = best_chain(&g, s, &height); // cutting puts new strips before it
        bool leave = g.above && (s->new_page || start_of(&g, s) + height > g.bottom);
        if ((leave || s->sheet != g.sheet) && !new_page(&g, s->sheet))
            return false;
        if (!place_chain(&g, s, end))
            return false;
        s = end;
    }
    return finish_notes(&g);
}
