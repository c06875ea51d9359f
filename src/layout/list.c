// SPDX-License-Identifier: MIT
// Lists: bullets (drawn), numbers, check boxes (drawn), in one to four columns.
#include "layout/flow.h"

typedef struct {
    const JfBlock *block;
    JfElement *element;
    JfTextStyle style;
    JfLength indent;
    int number; // of the last item
} List;

static JfPara *label_words(JfLayout *l, const List *list, const JfBlock *item)
{
    JfInline *in = jf_arena_new0(l->arena, JfInline);
    in->where = item->where;
    if (list->block->list == JF_LIST_CHECK) {
        in->kind = JF_INLINE_CHECK;
        in->check = item->check;
        in->text = item->alt;
    } else {
        in->kind = JF_INLINE_TEXT;
        in->text = jf_arena_printf(l->arena, "%d.", list->number);
    }
    return jf_para_new(l, in, jf_look(list->style));
}

// The baseline that the first words of the strip stand on; 0: no words.
static JfLength baseline(const JfStrip *strip)
{
    for (const JfItem *i = strip->content; i; i = i->next) {
        if (i->kind == JF_ITEM_TEXT)
            return i->y;
    }
    return 0;
}

static void add_bullet(JfLayout *l, const List *list, JfStrip *strip, JfLength x)
{
    const JfTextStyleDef *style = &l->theme->style[list->style];
    JfLength stands = baseline(strip) ? baseline(strip) : style->leading * 3 / 4;
    JfItem *dot = jf_strip_furniture(l, strip, JF_ITEM_BOX);
    dot->width = dot->height = style->size / 3;
    dot->x = x + style->size / 4;
    dot->y = stands - style->size * 3 / 8 - dot->height / 2;
    dot->radius = dot->width / 2;
    dot->filled = true;
    dot->fill = jf_ink(l, JF_INK_ACCENT);
}

// Numbers share the body's baseline; a box, which has none, sits on it.
static void align_label(JfStrip *label, const JfStrip *body)
{
    JfItem *item = label->content;
    JfLength stands = baseline(body), has = item->kind == JF_ITEM_CHECK ? item->y + item->height * 7 / 8 : item->y;
    if (stands == 0)
        return;
    for (; item; item = item->next)
        item->y += stands - has;
    for (JfMark *mark = label->marks; mark; mark = mark->next)
        mark->y += stands - has;
}

// Puts what stands in `label` before the contents of `strip`.
static void join_label(JfStrip *strip, const JfStrip *label)
{
    if (label->content) {
        label->content_last->next = strip->content;
        strip->content = label->content;
        if (!strip->content_last)
            strip->content_last = label->content_last;
    }
    if (label->marks) {
        JfMark **end = &strip->marks;
        while (*end)
            end = &(*end)->next;
        *end = label->marks;
    }
}

static void set_body(JfLayout *l, JfFlow *flow, const List *list, const JfBlock *item, JfElement *li, JfLength x, JfLength width)
{
    JfElement *body = jf_element_new(l, li, JF_ROLE_LBODY);
    JfLook look = list->block->columns_per_row > 1 ? jf_look(list->style) : jf_look_running(l, list->style);
    JfPara *para = jf_para_new(l, item->inlines, look);
    JfElement *leaf = para && item->first ? jf_element_new(l, body, JF_ROLE_P) : body;
    jf_para_flow(l, flow, para, leaf, x, width);
    jf_blocks_flow(l, flow, item->first, body, x, width);
}

static void set_item(JfLayout *l, JfFlow *flow, List *list, const JfBlock *item, JfLength x, JfLength width)
{
    const char *lang = l->lang;
    JfElement *li = jf_element_new(l, list->element, JF_ROLE_LI);
    if (item->lang)
        l->lang = li->lang = item->lang;
    JfFlow label = {0};
    list->number++;
    if (list->block->list != JF_LIST_BULLET)
        jf_para_flow(l, &label, label_words(l, list, item), jf_element_new(l, li, JF_ROLE_LBL), x, list->indent);
    JfStrip *above = flow->last;
    set_body(l, flow, list, item, li, x + list->indent, width - list->indent);
    if (flow->last == above)
        jf_flow_add(l, flow, l->theme->style[list->style].leading);
    JfStrip *first = above ? above->next : flow->first;
    if (label.first) {
        align_label(label.first, first);
        join_label(first, label.first);
    } else {
        add_bullet(l, list, first, x);
    }
    jf_block_target(l, first, item);
    l->lang = lang;
}

static JfLength list_indent(JfLayout *l, const List *list, int n_items)
{
    JfLength size = l->theme->style[list->style].size;
    switch (list->block->list) {
    case JF_LIST_NUMBER: return size * (n_items > 99 ? 10 : n_items > 9 ? 8 : 6) / 4;
    case JF_LIST_CHECK: return size * 6 / 4;
    case JF_LIST_BULLET: break;
    }
    return size * 5 / 4;
}

// Items side by side, row by row.
static void set_columns(JfLayout *l, JfFlow *flow, List *list, int columns, JfLength x, JfLength width)
{
    JfLength gutter = JF_PT(9), each = (width - (columns - 1) * gutter) / columns;
    for (const JfBlock *item = list->block->first; item;) {
        JfRows *rows = jf_rows_new(l, 1, columns, x, width);
        rows->n_cells = 0;
        for (int i = 0; i < columns && item; i++, item = item->next) {
            JfCell *cell = &rows->cells[rows->n_cells++];
            cell->n_rows = 1;
            cell->x = i * (each + gutter);
            cell->width = each;
            set_item(l, &cell->flow, list, item, 0, each);
        }
        jf_flow_space(flow, l->theme->grid);
        jf_rows_flow(l, flow, rows);
    }
}

void jf_list_flow(JfLayout *l, JfFlow *flow, const JfBlock *block, JfElement *parent, JfLength x, JfLength width)
{
    if (!block->first)
        return;
    List list = {
        .block = block, .element = jf_element_new(l, parent, JF_ROLE_L), .style = block->list == JF_LIST_CHECK ? JF_STYLE_CELL : l->words};
    int n = 0;
    for (const JfBlock *item = block->first; item; item = item->next)
        n++;
    list.indent = list_indent(l, &list, n);
    if (block->columns_per_row > 1) {
        set_columns(l, flow, &list, MIN(block->columns_per_row, 4), x, width);
    } else {
        for (const JfBlock *item = block->first; item; item = item->next) {
            jf_flow_space(flow, l->theme->grid);
            set_item(l, flow, &list, item, x, width);
        }
    }
    flow->last->after = l->theme->style[JF_STYLE_BODY].after;
}
