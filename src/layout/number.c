// SPDX-License-Identifier: MIT
// Marked contents: runs of one element's items on one page get the page's next number, and the element learns it.
#include "layout/flow.h"

static void add_content(JfLayout *l, JfElement *element, int page, int mcid)
{
    JfContent *content = jf_arena_new0(l->arena, JfContent);
    content->page = page;
    content->mcid = mcid;
    if (element->content_last)
        element->content_last->next = content;
    else
        element->content = content;
    element->content_last = content;
}

void jf_pages_number(JfLayout *l)
{
    for (guint i = 0; i < l->page_list->len; i++) {
        JfPage *page = g_ptr_array_index(l->page_list, i);
        const JfElement *current = NULL;
        for (JfItem *item = page->content; item; item = item->next) {
            if (item->element != current)
                add_content(l, item->element, (int)i, page->n_mcid++);
            current = item->element;
            item->mcid = page->n_mcid - 1;
        }
    }
}
