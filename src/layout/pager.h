// SPDX-License-Identifier: MIT
// Inside of layout/: how far the pages are filled, for page.c, which fills them, chain.c, which looks ahead, and tighten.c, which tries beforehand.
#pragma once
#include "layout/flow.h"

typedef struct {
    JfLayout *layout;
    JfPlacer placer;
    JfSheetKind sheet;          // of the current page
    JfLength top, bottom;       // of the current page's content area; footnotes that stand on it have taken from `bottom`
    JfLength y;                 // lower end of what is placed; of the repeated headers while that is nothing
    JfStrip *above;             // the strip placed last on this page, NULL: none
    JfNote *notes, *notes_last; // footnotes that are not set yet: those of this page, first what the page before could not hold
    bool loose;                 // within strips softly held together that no page can hold: until their end only firm holds count
} JfPager;

// chain.c
JfLength jf_pager_room(const JfPager *g, const JfStrip *strip);       // height of the content of the kind of page that it stands on
JfLength jf_pager_start(const JfPager *g, const JfStrip *strip);      // where it would start on the current page
JfLength jf_pager_notes(const JfPager *g, const JfStrip *strip);      // what its footnotes need there
// Headers repeated above a strip of `group`, with their footnotes: of the tables that go on from the page before, or of all that may.
JfLength jf_pager_heads(const JfPager *g, const JfGroup *group, bool begun_only);
bool jf_pager_is_tall(const JfPager *g, const JfStrip *strip);        // no page can hold it
// The longest chain from `first`, the next strip to be placed, that some page can hold: where it ends (the strip after it), and what it asks for.
JfStrip *jf_pager_chain(JfPager *g, JfStrip *first, JfLength *height);
void jf_pager_begin(JfGroup *group);                                  // a strip of it stands on a page

// tighten.c: `first` starts a page whatever stands before it. Where the last page up to the next such strip would hold little, and a little less
// space between blocks and in rows saves it, they get that.
void jf_pager_tighten(JfPager *g, JfStrip *first);
