// SPDX-License-Identifier: MIT
// Key figures as tiles: what it is, how much, what was agreed with the verdict's sign, and a small line.
//
// For readers by ear a list: each label is the label (Lbl) of the item behind it.
#include "layout/flow.h"

#define GUTTER JF_PT(9)
#define INSET JF_PT(9)
#define STRIPE JF_PT(2.5)
#define UNIT_GAP JF_PT(2.5)

static int columns_for(int n)
{
    return n <= 4 ? n : n % 4 == 0 || n % 4 == 3 ? 4 : 3;
}

static JfLength natural(const JfPara *para)
{
    return para ? jf_paragraph_max_width(para->paragraph) + JF_PT(0.1) : 0;
}

static JfLength baseline(const JfFlow *flow)
{
    return flow->first && flow->first->content ? flow->first->content->y : 0;
}

static JfPara *value_para(JfLayout *l, const JfBlock *metric, JfTextStyle style)
{
    JfLook look = jf_look(style);
    look.bold = true;
    look.ink = JF_INK_TEXT;
    return jf_para_words(l, metric->value, look, &metric->where);
}

static JfPara *unit_para(JfLayout *l, const JfBlock *metric)
{
    return jf_para_words(l, metric->unit, jf_look(JF_STYLE_VALUE), &metric->where);
}

// The largest size in which each figure keeps to one line of its tile: figures side by side have one size, or the larger would seem to matter more.
static JfTextStyle value_style(JfLayout *l, const JfBlock *block, JfLength width)
{
    static const JfTextStyle styles[] = {JF_STYLE_METRIC, JF_STYLE_H1, JF_STYLE_H2, JF_STYLE_H3};
    size_t i = 0;
    for (const JfBlock *b = block->first; b; b = b->next) {
        JfLength unit = natural(unit_para(l, b));
        while (i + 1 < G_N_ELEMENTS(styles) && natural(value_para(l, b, styles[i])) + (unit > 0 ? UNIT_GAP + unit : 0) > width)
            i++;
    }
    return styles[i];
}

// The figure and its unit on one baseline.
static void set_value(JfLayout *l, JfFlow *flow, const JfBlock *metric, JfTextStyle style, JfElement *body, JfLength width)
{
    JfPara *unit = unit_para(l, metric), *value = value_para(l, metric, style);
    JfElement *leaf = jf_element_new(l, body, JF_ROLE_P);
    JfRows *rows = jf_rows_new(l, 1, 2, 0, width);
    JfCell *left = &rows->cells[0], *right = &rows->cells[1];
    left->n_rows = right->n_rows = 1;
    left->width = MIN(natural(value), width);
    right->x = left->width + UNIT_GAP;
    right->width = MAX(width - right->x, 0);
    jf_para_flow(l, &left->flow, value, leaf, 0, left->width);
    jf_para_flow(l, &right->flow, unit, leaf, 0, right->width);
    right->shift = MAX(0, baseline(&left->flow) - baseline(&right->flow));
    jf_rows_flow(l, flow, rows);
}

static void set_target(JfLayout *l, JfFlow *flow, const JfBlock *metric, JfElement *body, JfLength width)
{
    JfInline words = {.kind = JF_INLINE_TEXT, .text = metric->target, .where = metric->where},
             mark = {.kind = JF_INLINE_MARK, .tone = metric->tone, .first = &words, .where = metric->where};
    if (metric->target)
        jf_para_flow(l, flow, jf_para_new(l, &mark, jf_look(JF_STYLE_LABEL)), jf_element_new(l, body, JF_ROLE_P), 0, width);
}

static void set_tile(JfLayout *l, JfCell *cell, const JfBlock *metric, JfTextStyle style, JfElement *list, JfLength x, JfLength each)
{
    const JfLength grid = l->theme->grid;
    *cell = (JfCell){.x = x + INSET, .width = each - 2 * INSET, .top = 5 * grid, .bottom = 5 * grid, .n_rows = 1};
    cell->outer_x = x;
    cell->outer_width = each;
    JfElement *item = jf_element_new(l, list, JF_ROLE_LI), *label = jf_element_new(l, item, JF_ROLE_LBL),
              *body = jf_element_new(l, item, JF_ROLE_LBODY);
    jf_para_flow(l, &cell->flow, jf_para_words(l, metric->label, jf_look(JF_STYLE_LABEL), &metric->where), label, 0, cell->width);
    jf_flow_space(&cell->flow, grid);
    set_value(l, &cell->flow, metric, style, body, cell->width);
    jf_flow_space(&cell->flow, grid);
    set_target(l, &cell->flow, metric, body, cell->width);
    JfPara *small = jf_para_new(l, metric->inlines, jf_look(JF_STYLE_SMALL));
    if (small)
        jf_para_flow(l, &cell->flow, small, jf_element_new(l, body, JF_ROLE_P), 0, cell->width);
}

// Grounds of equal height, however much each tile says; the stripe has the verdict's ink.
static void add_grounds(JfLayout *l, JfStrip *strip, const JfBlock *first, JfLength x)
{
    const JfBlock *metric = first;
    for (int i = 0; i < strip->rows->n_cells; i++, metric = metric->next) {
        const JfCell *cell = &strip->rows->cells[i];
        JfItem *ground = jf_strip_furniture(l, strip, JF_ITEM_BOX), *stripe = jf_strip_furniture(l, strip, JF_ITEM_BOX);
        ground->x = stripe->x = x + cell->outer_x;
        ground->width = cell->outer_width;
        ground->height = strip->height;
        stripe->width = cell->outer_width;
        stripe->height = STRIPE;
        ground->filled = stripe->filled = true;
        ground->fill = jf_ink(l, JF_INK_TINT);
        stripe->fill = jf_ink(l, metric->tone == JF_TONE_NEUTRAL ? JF_INK_ACCENT : jf_tone_ink(metric->tone));
    }
}

void jf_metrics_flow(JfLayout *l, JfFlow *flow, const JfBlock *block, JfElement *parent, JfLength x, JfLength width)
{
    int n = 0;
    for (const JfBlock *b = block->first; b; b = b->next)
        n++;
    if (n == 0)
        return;
    const int columns = columns_for(n);
    const JfLength each = (width - (columns - 1) * GUTTER) / columns;
    const JfTextStyle style = value_style(l, block, each - 2 * INSET);
    JfElement *list = jf_element_new(l, parent, JF_ROLE_L);
    jf_flow_space(flow, 4 * l->theme->grid);
    for (const JfBlock *b = block->first; b;) {
        const JfBlock *first = b;
        JfRows *rows = jf_rows_new(l, 1, columns, x, width);
        rows->n_cells = 0;
        for (int i = 0; i < columns && b; i++, b = b->next)
            set_tile(l, &rows->cells[rows->n_cells++], b, style, list, i * (each + GUTTER), each);
        add_grounds(l, jf_rows_flow(l, flow, rows), first, x);
        jf_flow_space(flow, GUTTER);
    }
    flow->last->after = GUTTER; // so that further tiles below stand as these do
}
