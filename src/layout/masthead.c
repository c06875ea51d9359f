// SPDX-License-Identifier: MIT
// The top of a sheet: logo and title, the identity grid below them, the QR code at the right, and a strong rule.
#include "layout/flow.h"

#define LOGO_WIDTH JF_MM(45)
#define LOGO_HEIGHT JF_MM(11)
#define GAP JF_PT(12)

static const JfBlock *find_child(const JfBlock *block, JfBlockKind kind)
{
    for (const JfBlock *b = block->first; b; b = b->next) {
        if (b->kind == kind)
            return b;
    }
    return NULL;
}

static void set_logo(JfLayout *l, JfCell *cell, JfElement *parent)
{
    const JfTheme *theme = l->theme;
    JfLength width, height;
    if (!theme->logo || !jf_figure_size(l, theme->logo, NULL, 0, LOGO_HEIGHT * 25.4 / 72 / 1024, LOGO_WIDTH, LOGO_HEIGHT, &width, &height))
        return;
    jf_figure_add(l, jf_flow_add(l, &cell->flow, height), theme->logo, theme->logo_alt, parent, 0, width, height);
    cell->width = width;
    cell->middle = true;
}

static void set_title(JfLayout *l, JfCell *cell, const JfBlock *block, JfElement *parent)
{
    JfPara *title = jf_para_words(l, block->title, jf_look(JF_STYLE_TITLE), &block->where);
    if (title) {
        jf_para_flow(l, &cell->flow, title, jf_element_new(l, parent, jf_heading_role(l, 0)), 0, cell->width);
        JfMark *mark = jf_strip_mark(l, cell->flow.first, JF_MARK_BOOKMARK);
        mark->level = 1;
        mark->text = block->title;
    }
    JfPara *subtitle = jf_para_words(l, block->subtitle, jf_look(JF_STYLE_SMALL), &block->where);
    if (subtitle)
        jf_para_flow(l, &cell->flow, subtitle, jf_element_new(l, parent, JF_ROLE_P), 0, cell->width);
    cell->middle = true;
}

// Logo and title side by side.
static void set_name(JfLayout *l, JfFlow *flow, const JfBlock *block, JfElement *parent, JfLength width)
{
    JfRows *rows = jf_rows_new(l, 1, 2, 0, width);
    JfCell *logo = &rows->cells[0], *title = &rows->cells[1];
    logo->n_rows = title->n_rows = 1;
    set_logo(l, logo, parent);
    title->x = logo->width > 0 ? logo->width + GAP : 0;
    title->width = width - title->x;
    set_title(l, title, block, parent);
    JfStrip *strip = jf_rows_flow(l, flow, rows);
    strip->keep = JF_KEEP_FIRM;
    if (logo->width > 0) {
        JfItem *rule = jf_strip_furniture(l, strip, JF_ITEM_RULE);
        *rule = (JfItem){
            .kind = JF_ITEM_RULE, .mcid = -1, .x = title->x - GAP / 2, .height = strip->height, .stroked = true, .line = JF_HAIRLINE};
        rule->stroke = jf_ink(l, JF_INK_HAIRLINE);
    }
}

void jf_masthead_flow(JfLayout *l, JfFlow *flow, const JfBlock *block, JfElement *parent, JfLength x, JfLength width)
{
    const JfBlock *qr = find_child(block, JF_BLOCK_QR), *grid = find_child(block, JF_BLOCK_GRID);
    JfElement *element = jf_element_new(l, parent, JF_ROLE_DIV);
    l->heading_shift = 1;
    JfLength side = qr ? (qr->width_mm > 0 ? JF_MM(qr->width_mm) : JF_MM(22)) : 0;
    JfRows *rows = jf_rows_new(l, 1, qr ? 2 : 1, x, width);
    JfCell *left = &rows->cells[0];
    left->n_rows = 1;
    left->width = qr ? width - side - GAP : width;
    set_name(l, &left->flow, block, element, left->width);
    if (grid)
        jf_block_flow(l, &left->flow, grid, element, 0, left->width);
    if (qr) {
        JfCell *right = &rows->cells[1];
        right->n_rows = 1;
        right->x = width - side;
        right->width = side;
        jf_qr_cell(l, &right->flow, qr, element, side);
    }
    jf_rows_flow(l, flow, rows)->after = 2 * l->theme->grid;
    JfStrip *end = jf_flow_add(l, flow, JF_PT(1));
    jf_strip_rule(l, end, x, JF_PT(0.5), width, JF_INK_ACCENT, JF_PT(1.2));
    end->after = 2 * l->theme->grid;
    flow->last->keep = JF_KEEP_NONE;
}
