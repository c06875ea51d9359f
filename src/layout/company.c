// SPDX-License-Identifier: MIT
// Company: signatures are never the first thing on a page. What stands above holds on to them: from its heading on where that is near, else as much
// as a third of a page takes.
#include "layout/flow.h"

// The stretch of strips that may go with a strip to come, while walking down the flow.
typedef struct {
    JfStrip *from, *heading; // first strip of it; last heading in it that has something else below, or NULL
    JfStrip *title;          // heading that has only strips below so far that it firmly holds, or NULL
    JfLength height;         // from `from` to the strip walked to last, with the space below that
} Stretch;

static bool is_heading(const JfStrip *strip)
{
    for (const JfMark *m = strip->marks; m; m = m->next) {
        if (m->kind == JF_MARK_BOOKMARK)
            return true;
    }
    return false;
}

static void begin(Stretch *stretch, JfStrip *first)
{
    *stretch = (Stretch){.from = first};
}

static void drop_first(Stretch *stretch)
{
    if (stretch->heading == stretch->from)
        stretch->heading = NULL;
    if (stretch->title == stretch->from)
        stretch->title = NULL;
    stretch->height -= stretch->from->height + jf_flow_gap(stretch->from, stretch->from->next);
    stretch->from = stretch->from->next;
}

static void walk(Stretch *stretch, JfStrip *strip, JfLength most)
{
    if (is_heading(strip) && !stretch->title)
        stretch->title = strip;
    stretch->height += strip->height + (strip->next ? jf_flow_gap(strip, strip->next) : 0);
    while (stretch->height > most && stretch->from != strip)
        drop_first(stretch);
    if (stretch->title && strip->keep != JF_KEEP_FIRM) {
        stretch->heading = stretch->title;
        stretch->title = NULL;
    }
}

void jf_flow_company(const JfLayout *l, JfFlow *flow)
{
    JfLength most = l->room / 3;
    Stretch stretch;
    begin(&stretch, flow->first);
    for (JfStrip *s = flow->first; s; s = s->next) {
        if (s->new_page)
            begin(&stretch, s);
        if (s->company && stretch.from != s) {
            for (JfStrip *held = stretch.heading ? stretch.heading : stretch.from; held != s; held = held->next)
                held->keep = MAX(held->keep, JF_KEEP_SOFT);
        }
        walk(&stretch, s, most);
    }
}
