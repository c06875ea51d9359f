// SPDX-License-Identifier: MIT
// Numbers of pages: set as a row of zeros while the lines are broken, and made right when all pages are filled.
//
// Figures are all of one width in our fonts, so only their number matters: where there is room for less than it takes, the layout is made again
// with that much room. Numbers that stand flush right, in lists of contents, need no room of their own.
#include "layout/flow.h"

static int count_digits(int number)
{
    int n = 1;
    for (; number >= 10; number /= 10)
        n++;
    return n;
}

int jf_page_ref_digits(const JfLayout *l, const char *id)
{
    int known = GPOINTER_TO_INT(g_hash_table_lookup(l->digits, id));
    return MAX(known, 1);
}

void jf_page_ref_add(JfLayout *l, JfItem *item, const char *id)
{
    JfRun *own = jf_arena_copy(l->arena, item->run, sizeof *own);
    JfPageRef ref = {.item = item, .run = own, .id = id, .digits = own->n_bytes, .end = l->flush};
    item->run = own;
    g_array_append_val(l->page_refs, ref);
}

static int page_of(GHashTable *pages, const char *id)
{
    return GPOINTER_TO_INT(g_hash_table_lookup(pages, id));
}

static bool has_room(JfLayout *l, GHashTable *pages)
{
    bool all = true;
    for (guint i = 0; i < l->page_refs->len; i++) {
        const JfPageRef *ref = &g_array_index(l->page_refs, JfPageRef, i);
        int needed = count_digits(page_of(pages, ref->id));
        if (ref->end || needed <= ref->digits)
            continue;
        g_hash_table_insert(l->digits, g_strdup(ref->id), GINT_TO_POINTER(needed));
        all = false;
    }
    return all;
}

bool jf_page_refs_resolve(JfLayout *l)
{
    if (l->page_refs->len == 0)
        return true;
    g_autoptr(GHashTable) pages = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = l->targets->len; i-- > 0;) { // the first of several targets of one name counts
        const JfTarget *target = &g_array_index(l->targets, JfTarget, i);
        g_hash_table_insert(pages, (void *)target->id, GINT_TO_POINTER(target->page + 1));
    }
    if (!has_room(l, pages))
        return false;
    for (guint i = 0; i < l->page_refs->len; i++) {
        const JfPageRef *ref = &g_array_index(l->page_refs, JfPageRef, i);
        JfLength width = ref->run->width;
        jf_run_set_number(l->arena, ref->run, page_of(pages, ref->id));
        ref->item->width = ref->run->width;
        if (ref->end)
            ref->item->x += width - ref->run->width;
    }
    return true;
}
