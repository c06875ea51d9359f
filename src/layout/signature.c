// SPDX-License-Identifier: MIT
// Signature boxes: who signs as what at the left, and a clear area for the pen or the visible signature at the right.
#include "layout/flow.h"

#define AREA_WIDTH JF_MM(60)  // at least, of the clear area
#define AREA_HEIGHT JF_MM(22)
#define NAME_WIDTH JF_MM(22)  // at least, of the label's part
#define GUTTER JF_MM(3)
#define PAD JF_PT(4)
#define INSET JF_PT(0.75)     // frame to clear area

static void set_words(JfLayout *l, JfFlow *flow, const char *words, JfTextStyle style, bool bold, const JfBlock *box, JfElement *parent, JfLength width)
{
    JfLook look = jf_look(style);
    look.bold = bold;
    if (bold)
        look.ink = JF_INK_TEXT;
    JfPara *para = jf_para_words(l, words, look, &box->where);
    if (para)
        jf_para_flow(l, flow, para, jf_element_new(l, parent, JF_ROLE_P), 0, width);
}

static char *tooltip(JfLayout *l, const JfBlock *box)
{
    g_autoptr(GString) words = g_string_new(box->label ? box->label : box->field);
    if (box->role)
        g_string_append_printf(words, " · %s", box->role);
    if (box->name)
        g_string_append_printf(words, " · %s", box->name);
    return jf_arena_strdup(l->arena, words->str);
}

static JfCell set_names(JfLayout *l, const JfBlock *box, JfElement *div, JfLength x, JfLength width)
{
    JfCell cell = { .x = x + PAD, .width = width - 2 * PAD, .top = PAD, .bottom = PAD, .n_rows = 1 };
    set_words(l, &cell.flow, box->label, JF_STYLE_VALUE, true, box, div, cell.width);
    jf_flow_space(&cell.flow, l->theme->grid);
    set_words(l, &cell.flow, box->role, JF_STYLE_LABEL, false, box, div, cell.width);
    jf_flow_space(&cell.flow, l->theme->grid);
    set_words(l, &cell.flow, box->name, JF_STYLE_VALUE, false, box, div, cell.width);
    return cell;
}

static void add_frame(JfLayout *l, JfStrip *strip, JfLength x, JfLength names, JfLength width, JfLength height)
{
    JfItem *frame = jf_strip_furniture(l, strip, JF_ITEM_BOX);
    frame->x = x;
    frame->width = width;
    frame->height = height;
    frame->stroked = true;
    frame->stroke = jf_ink(l, JF_INK_RULE);
    frame->line = JF_HAIRLINE;
    JfItem *between = jf_strip_furniture(l, strip, JF_ITEM_RULE);
    *between = (JfItem){ .kind = JF_ITEM_RULE, .mcid = -1, .x = x + names, .height = height, .stroked = true, .line = JF_HAIRLINE };
    between->stroke = jf_ink(l, JF_INK_HAIRLINE);
}

static void add_field(JfLayout *l, JfStrip *strip, const JfBlock *box, JfElement *form, JfLength x, JfLength width, JfLength height)
{
    JfMark *mark = jf_strip_mark(l, strip, JF_MARK_FIELD);
    mark->x = x + INSET;
    mark->y = INSET;
    mark->width = width - 2 * INSET;
    mark->height = height - 2 * INSET;
    mark->element = form;
    mark->text = box->field;
    mark->alt = tooltip(l, box);
}

// One row of boxes; `first` and the following ones.
static const JfBlock *set_row(JfLayout *l, JfFlow *flow, const JfBlock *first, int columns, JfElement *parent, JfLength x, JfLength width)
{
    JfLength each = (width - (columns - 1) * GUTTER) / columns, names = MAX(NAME_WIDTH, each - AREA_WIDTH - 2 * INSET);
    names = MIN(names, each / 3);
    JfRows *rows = jf_rows_new(l, 1, columns, x, width);
    JfElement *forms[4];
    rows->n_cells = 0;
    const JfBlock *box = first;
    for (; box && rows->n_cells < columns; box = box->next) {
        JfElement *div = jf_element_new(l, parent, JF_ROLE_DIV);
        JfLength left = rows->n_cells * (each + GUTTER);
        rows->cells[rows->n_cells] = set_names(l, box, div, left, names);
        forms[rows->n_cells++] = jf_element_new(l, div, JF_ROLE_FORM);
    }
    JfStrip *strip = jf_rows_flow(l, flow, rows);
    strip->height = rows->heights[0] = MAX(strip->height, AREA_HEIGHT + 2 * INSET);
    box = first;
    for (int i = 0; i < rows->n_cells; i++, box = box->next) {
        JfLength left = x + i * (each + GUTTER);
        add_frame(l, strip, left, names, each, strip->height);
        add_field(l, strip, box, forms[i], left + names, each - names, strip->height);
        jf_block_target(l, strip, box);
    }
    return box;
}

static int columns_of(const JfBlock *block, JfLength width)
{
    int columns = CLAMP(block->columns_per_row, 1, 4);
    while (columns > 1 && (width - (columns - 1) * GUTTER) / columns < AREA_WIDTH + NAME_WIDTH)
        columns--;
    return columns;
}

void jf_signatures_flow(JfLayout *l, JfFlow *flow, const JfBlock *block, JfElement *parent, JfLength x, JfLength width)
{
    int columns = columns_of(block, width);
    JfStrip *above = flow->last;
    JfElement *element = jf_element_new(l, parent, JF_ROLE_DIV);
    for (const JfBlock *box = block->first; box;) {
        jf_flow_space(flow, 2 * l->theme->grid);
        box = set_row(l, flow, box, columns, element, x, width);
    }
    if (flow->last == above)
        return;
    flow->last->after = 2 * l->theme->grid;
    jf_flow_keep(above ? above->next : flow->first, JF_KEEP_SOFT);
}
