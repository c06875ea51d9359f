// SPDX-License-Identifier: MIT
// What lists of contents will name: headings, and figures and tables with a caption, gathered from the model before anything is set.
#include "layout/flow.h"

static void add(JfLayout *l, const JfBlock *block)
{
    // No id of the model begins with a colon.
    JfEntry entry = {block, block->id ? block->id : jf_arena_printf(l->arena, ":%u", l->entries->len + 1)};
    g_array_append_val(l->entries, entry);
    g_hash_table_insert(l->entry_ids, (void *)block, (void *)entry.id);
}

static void collect(JfLayout *l, const JfBlock *first)
{
    for (const JfBlock *b = first; b; b = b->next) {
        if (b->kind == JF_BLOCK_HEADING && b->inlines)
            add(l, b);
        else if ((b->kind == JF_BLOCK_FIGURE || b->kind == JF_BLOCK_TABLE) && (b->inlines || b->number))
            add(l, b);
        else if (b->kind == JF_BLOCK_SECTION || b->kind == JF_BLOCK_LANDSCAPE)
            collect(l, b->first);
    }
}

// Lists stand in the body and its sections only.
static bool has_list(const JfBlock *first)
{
    for (const JfBlock *b = first; b; b = b->next)
        if (b->kind == JF_BLOCK_CONTENTS || b->kind == JF_BLOCK_FIGURES || (b->kind == JF_BLOCK_SECTION && has_list(b->first)))
            return true;
    return false;
}

void jf_entries_collect(JfLayout *l)
{
    if (has_list(l->model->body->first))
        collect(l, l->model->body->first);
}

const char *jf_entry_id(const JfLayout *l, const JfBlock *block)
{
    return g_hash_table_lookup(l->entry_ids, block);
}

char *jf_entry_words(JfLayout *l, const JfBlock *block)
{
    char *words = jf_inline_words(l, block->inlines);
    return block->number ? jf_arena_printf(l->arena, "%s%s%s", block->number, *words ? " " : "", words) : words;
}
