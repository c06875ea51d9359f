// SPDX-License-Identifier: MIT
// Lists of contents: each entry is one line of number, words and page, as one link; dots lead to the page.
//
// For readers by ear: TOC with a TOCI for each entry, which holds a Reference with the link, and the entries below it as a TOC of their own
// (ISO 32000-1 14.8.4.3).
#include "layout/flow.h"

#define LEVELS 3
#define PAGE_WIDTH JF_PT(26) // of the column of page numbers: four digits
#define NUMBER_GAP JF_PT(9)  // number to words
#define LEADER_GAP JF_PT(6)  // words to dots, dots to number
#define LEADER_STEP JF_PT(4) // dot to dot; dots of all lines stand under each other
#define LEADER_DOT JF_PT(0.9)
#define SHORT 18 // entries: more fill most of a page
#define NUMBER_MOST JF_PT(40) // of the numbers that the column is made for; longer ones ("Appendix A") push their words

typedef struct {
    JfLength width;
    JfLength indent[LEVELS + 1], number[LEVELS + 1]; // by level, from 1
    JfElement *toc[LEVELS + 1], *item[LEVELS + 1];
    int level; // of the entry set last
} List;

static JfLook look_of(const JfBlock *block)
{
    JfLook look = jf_look(JF_STYLE_BODY);
    look.bold = block->kind == JF_BLOCK_HEADING && block->level == 1;
    return look;
}

static JfLength number_width(JfLayout *l, const JfBlock *block)
{
    JfPara *para = block->number ? jf_para_words(l, block->number, look_of(block), &block->where) : NULL;
    return para ? jf_paragraph_max_width(para->paragraph) + NUMBER_GAP : 0;
}

// The element that the entry's link goes into, in lists inside lists by level.
static JfElement *open_item(JfLayout *l, List *list, int level)
{
    level = MIN(level, list->level + 1);
    if (level > list->level)
        list->toc[level] = jf_element_new(l, list->item[level - 1], JF_ROLE_TOC);
    list->level = level;
    list->item[level] = jf_element_new(l, list->toc[level], JF_ROLE_TOCI);
    JfElement *reference = jf_element_new(l, list->item[level], JF_ROLE_REFERENCE);
    return jf_element_new(l, reference, JF_ROLE_LINK);
}

static void set_leader(JfLayout *l, JfStrip *line, const JfCell *words)
{
    JfLength end = 0;
    const JfItem *last = line->content_last;
    if (!last)
        return;
    for (const JfItem *i = line->content; i; i = i->next)
        end = MAX(end, i->x + i->width);
    // On a grid that all lines share.
    JfLength from = words->x + end + LEADER_GAP;
    from += (LEADER_STEP - from % LEADER_STEP) % LEADER_STEP;
    JfLength to = words->x + words->width;
    if (from + 2 * LEADER_STEP > to)
        return;
    JfPath *path = jf_path_new(l->arena);
    jf_path_move(l->arena, path, 0, 0);
    jf_path_line(l->arena, path, to - from, 0);
    JfDrawn *drawn = jf_arena_new0(l->arena, JfDrawn);
    *drawn = (JfDrawn){.path = path, .dash = 1, .gap = LEADER_STEP - 1, .round = true};
    JfItem *item = jf_strip_furniture(l, line, JF_ITEM_PATH);
    item->drawn = drawn;
    item->x = from - words->x;
    item->y = last->y - LEADER_DOT;
    item->stroked = true;
    item->stroke = jf_ink(l, JF_INK_MUTED);
    item->line = LEADER_DOT;
}

static JfCell *cell_at(JfRows *rows, int i, JfLength x, JfLength width)
{
    JfCell *cell = &rows->cells[i];
    cell->n_rows = 1;
    cell->x = x;
    cell->width = width;
    return cell;
}

static void set_page(JfLayout *l, JfCell *cell, const JfEntry *entry, JfLook look, JfElement *link, const JfFlow *words)
{
    JfInline page = {.kind = JF_INLINE_PAGE_OF, .href = entry->id, .where = entry->block->where};
    look.set = JF_ALIGN_END;
    l->flush = true;
    jf_para_flow(l, &cell->flow, jf_para_new(l, &page, look), link, 0, cell->width);
    l->flush = false;
    cell->shift = jf_flow_height(words->first, words->last); // beside the last line of the words
}

static JfStrip *set_entry(JfLayout *l, JfFlow *flow, List *list, const JfEntry *entry, int level)
{
    const JfBlock *block = entry->block;
    JfLook look = look_of(block);
    JfLength x = list->indent[level], shift = block->number ? MAX(list->number[level], number_width(l, block)) : 0;
    JfRows *rows = jf_rows_new(l, 1, 3, 0, list->width);
    JfCell *number = cell_at(rows, 0, x, shift), *words = cell_at(rows, 1, x + shift, list->width - PAGE_WIDTH - x - shift),
           *page = cell_at(rows, 2, list->width - PAGE_WIDTH, PAGE_WIDTH);
    JfElement *link = open_item(l, list, level);
    if (block->number)
        jf_para_flow(l, &number->flow, jf_para_words(l, block->number, look, &block->where), link, 0, shift);
    jf_para_flow(l, &words->flow, jf_para_words(l, jf_inline_words(l, block->inlines), look, &block->where), link, 0,
                 words->width - LEADER_GAP);
    if (words->flow.last)
        set_leader(l, words->flow.last, words);
    set_page(l, page, entry, look, link, &words->flow);
    jf_flow_space(flow, look.bold ? 4 * l->theme->grid : 0);
    JfStrip *strip = jf_rows_flow(l, flow, rows);
    JfMark *mark = jf_strip_mark(l, strip, JF_MARK_LINK);
    *mark = (JfMark){.kind = JF_MARK_LINK, .width = list->width, .height = strip->height, .element = link};
    mark->text = jf_arena_printf(l->arena, "#%s", entry->id);
    mark->alt = jf_entry_words(l, block);
    return strip;
}

static void set_title(JfLayout *l, JfFlow *flow, const JfBlock *block, JfElement *parent, JfLength width)
{
    JfPara *para = jf_para_words(l, block->title, jf_look(JF_STYLE_H1), &block->where);
    JfStrip *above = flow->last;
    jf_flow_space(flow, l->theme->style[JF_STYLE_H1].before);
    jf_para_flow(l, flow, para, jf_element_new(l, parent, jf_heading_role(l, 1)), 0, width);
    JfStrip *first = above ? above->next : flow->first;
    if (!first)
        return;
    for (JfStrip *s = first; s; s = s->next)
        s->keep = JF_KEEP_FIRM;
    flow->last->after = l->theme->style[JF_STYLE_H1].after;
    JfMark *mark = jf_strip_mark(l, first, JF_MARK_BOOKMARK);
    mark->level = l->heading;
    mark->text = block->title;
}

static int level_of(const JfBlock *block)
{
    return block->kind == JF_BLOCK_HEADING ? MIN(block->level, LEVELS) : 1;
}

static bool is_listed(const JfBlock *list, const JfBlock *block)
{
    if (list->kind == JF_BLOCK_CONTENTS)
        return block->kind == JF_BLOCK_HEADING && block->level <= list->level;
    return block->kind == (list->of == JF_OF_TABLE ? JF_BLOCK_TABLE : JF_BLOCK_FIGURE);
}

static void measure(JfLayout *l, List *list, const JfBlock *block)
{
    for (guint i = 0; i < l->entries->len; i++) {
        const JfBlock *b = g_array_index(l->entries, JfEntry, i).block;
        JfLength width = is_listed(block, b) ? number_width(l, b) : 0;
        if (width <= NUMBER_MOST)
            list->number[level_of(b)] = MAX(list->number[level_of(b)], width);
    }
    for (int i = 2; i <= LEVELS; i++)
        list->indent[i] = list->indent[i - 1] + MAX(list->number[i - 1], NUMBER_GAP);
}

static bool is_list(const JfBlock *block)
{
    return block->kind == JF_BLOCK_CONTENTS || block->kind == JF_BLOCK_FIGURES;
}

// Entries of the list and of those right before it.
static int together(const JfLayout *l, const JfBlock *last)
{
    int n = 0;
    for (const JfBlock *b = last->parent->first; b && b != last->next; b = b->next) {
        n = is_list(b) ? n : 0;
        for (guint i = 0; is_list(b) && i < l->entries->len; i++)
            n += is_listed(b, g_array_index(l->entries, JfEntry, i).block);
    }
    return n;
}

void jf_contents_flow(JfLayout *l, JfFlow *flow, const JfBlock *block, JfElement *parent, JfLength width)
{
    List list = {.width = width};
    JfStrip *upper = NULL; // the entry before
    int level = 0;
    list.item[0] = parent;
    measure(l, &list, block);
    for (guint i = 0; i < l->entries->len; i++) {
        const JfEntry *entry = &g_array_index(l->entries, JfEntry, i);
        if (!is_listed(block, entry->block))
            continue;
        if (!upper)
            set_title(l, flow, block, parent, width);
        JfStrip *strip = set_entry(l, flow, &list, entry, level_of(entry->block));
        if (upper && level_of(entry->block) > level)
            upper->keep = JF_KEEP_FIRM; // not the last of a page without what is below it
        level = level_of(entry->block);
        upper = strip;
    }
    if (flow->last && l->model->publication == JF_PUBLICATION_REPORT && block->next && !is_list(block->next) && together(l, block) > SHORT)
        flow->new_page = true; // long lists have pages of their own
}
