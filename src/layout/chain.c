// SPDX-License-Identifier: MIT
// Looking ahead: what a strip and those that it holds on to ask of a page.
#include "layout/pager.h"

JfLength jf_pager_room(const JfPager *g, const JfStrip *strip)
{
    return jf_frame(g->layout, strip->sheet).height;
}

// What a page must hold of a strip's footnotes: all, but of long ones a third of a page is enough; the rest goes on at the next page's foot.
JfLength jf_pager_notes(const JfPager *g, const JfStrip *strip)
{
    JfLength wanted = 0, most = jf_pager_room(g, strip) / 3;
    for (const JfNote *n = strip->notes; n; n = n->next)
        wanted += MIN(n->height, most);
    if (wanted > 0 && !g->notes)
        wanted += jf_notes_frame(g->layout);
    return wanted;
}

JfLength jf_pager_heads(const JfPager *g, const JfGroup *group, bool begun_only)
{
    JfLength height = 0;
    bool notes = false;
    for (const JfGroup *at = group; at; at = at->parent) {
        if (begun_only && !at->begun)
            continue;
        height += at->above_height + at->head_height;
        for (const JfNote *n = at->head_notes; n; n = n->next, notes = true)
            height += n->height;
    }
    return height + (notes ? jf_notes_frame(g->layout) : 0);
}

static JfLength snapped(const JfPager *g, JfLength y)
{
    JfLength grid = g->layout->theme->grid, over = grid > 0 ? (y - g->top) % grid : 0;
    return over > 0 ? y + grid - over : y;
}

JfLength jf_pager_start(const JfPager *g, const JfStrip *strip)
{
    if (!g->above)
        return g->y;
    JfLength y = g->y + jf_flow_gap(g->above, strip);
    return strip->snap ? snapped(g, y) : y;
}

bool jf_pager_is_tall(const JfPager *g, const JfStrip *strip)
{
    return strip->height > jf_pager_room(g, strip) - jf_pager_heads(g, strip->group, false);
}

static bool ends_chain(const JfStrip *s, JfKeep least)
{
    return s->keep < least || !s->next || s->next->new_page || s->next->sheet != s->sheet;
}

// A chain's end and what it asks for: its height with its footnotes, but of a last strip that no page can hold only the first part. Gives up
// (`height` is then more than any page has) as soon as it is too high, so that long chains cost no more than a page's strips.
static JfStrip *chain_end(const JfPager *g, JfStrip *first, JfKeep least, JfLength *height)
{
    JfStrip *s = first;
    *height = 0;
    for (;; s = s->next) {
        bool ends = ends_chain(s, least);
        *height += ends && s->rows && jf_pager_is_tall(g, s) ? jf_rows_least(s) : s->height + jf_pager_notes(g, s);
        if (ends || *height > jf_pager_room(g, s))
            return s->next;
        *height += jf_flow_gap(s, s->next);
    }
}

// Whether `first` to `end` are the beginning only of what soft holds join. The rest then goes where it fits, line by line: it would otherwise wait
// for a page of its own as soon as one can hold it.
static bool goes_on(const JfStrip *first, const JfStrip *end)
{
    const JfStrip *last = first;
    while (last->next != end)
        last = last->next;
    return end && !ends_chain(last, JF_KEEP_SOFT);
}

JfStrip *jf_pager_chain(JfPager *g, JfStrip *first, JfLength *height)
{
    for (int least = g->loose ? JF_KEEP_FIRM : JF_KEEP_SOFT; least <= JF_KEEP_FIRM; least++) {
        JfStrip *end = chain_end(g, first, (JfKeep)least, height);
        if (*height + jf_pager_heads(g, first->group, true) <= jf_pager_room(g, first)) {
            g->loose = least > JF_KEEP_SOFT && goes_on(first, end);
            return end;
        }
    }
    *height = jf_pager_is_tall(g, first) ? jf_rows_least(first) : first->height + jf_pager_notes(g, first);
    g->loose = goes_on(first, first->next);
    return first->next;
}

void jf_pager_begin(JfGroup *group)
{
    for (JfGroup *g = group; g && !g->begun; g = g->parent)
        g->begun = true;
}
