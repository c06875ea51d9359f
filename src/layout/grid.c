// SPDX-License-Identifier: MIT
// Grids of labelled fields: pairs of label and value, aligned on common edges and baselines, a hairline under every row.
//
// For readers by ear a grid is a table: each label is the header (scope Row) of the value behind it.
#include "layout/flow.h"

#define LABEL_SHARE 0.42 // of a pair's width at most
#define GAP JF_PT(6)     // label to value
#define GUTTER JF_PT(12) // pair to pair
#define INSET JF_PT(3)   // rule's end to text
#define PAIRS_MAX 6

typedef struct {
    const JfBlock *block;
    int row, pair, span;
    JfPara *label, *value;
} Field;

typedef struct {
    Field *fields;
    int n, pairs, rows;
    JfLength pair_width, label_width[PAIRS_MAX];
} Grid;

static int count_fields(const JfBlock *grid)
{
    int n = 0;
    for (const JfBlock *b = grid->first; b; b = b->next)
        n += b->kind == JF_BLOCK_FIELD;
    return n;
}

// Deals the fields out over rows; what is left of a row goes to its last field, so that all rows have the same columns.
static void arrange(Grid *g, const JfBlock *block)
{
    int pair = 0, row = 0;
    Field *f = g->fields;
    for (const JfBlock *b = block->first; b; b = b->next) {
        if (b->kind != JF_BLOCK_FIELD)
            continue;
        int span = CLAMP(b->span, 1, g->pairs);
        if (pair + span > g->pairs) {
            f[-1].span = g->pairs - f[-1].pair;
            pair = 0;
            row++;
        }
        *f++ = (Field){.block = b, .row = row, .pair = pair, .span = span};
        pair += span;
    }
    f[-1].span = g->pairs - f[-1].pair;
    g->rows = row + 1;
}

static void shape(JfLayout *l, Grid *g)
{
    JfLength most = (JfLength)(LABEL_SHARE * g->pair_width);
    for (int i = 0; i < g->n; i++) {
        Field *f = &g->fields[i];
        f->label = jf_para_words(l, f->block->label, jf_look(JF_STYLE_LABEL), &f->block->where);
        f->value = jf_para_new(l, f->block->inlines, jf_look(JF_STYLE_VALUE));
        if (f->label)
            g->label_width[f->pair] = MIN(most, MAX(g->label_width[f->pair], jf_paragraph_max_width(f->label->paragraph)));
    }
}

static JfLength first_baseline(const JfFlow *flow)
{
    for (const JfStrip *s = flow->first; s; s = s->next) {
        for (const JfItem *i = s->content; i; i = i->next) {
            if (i->kind == JF_ITEM_TEXT)
                return i->y;
        }
    }
    return 0;
}

static JfLength stands_on(const JfCell *cell)
{
    JfLength y = first_baseline(&cell->flow);
    if (y == 0 && cell->flow.first)
        y = cell->flow.first->height * 2 / 3; // a line to write on
    return y + cell->shift;
}

// Labels and values of a row stand on one line.
static void align_baselines(JfRows *rows)
{
    JfLength lowest = 0;
    for (int i = 0; i < rows->n_cells; i++)
        lowest = MAX(lowest, stands_on(&rows->cells[i]));
    for (int i = 0; i < rows->n_cells; i++) {
        JfCell *cell = &rows->cells[i];
        if (cell->flow.first)
            cell->shift += lowest - stands_on(cell);
    }
}

static void set_value(JfLayout *l, Field *f, JfCell *cell, JfElement *td)
{
    const char *lang = l->lang;
    if (f->block->lang)
        l->lang = td->lang = f->block->lang;
    jf_para_flow(l, &cell->flow, f->value, td, 0, cell->width);
    jf_flow_blanks(l, &cell->flow, f->block->blank_lines, JF_BLANK_LINE, 0, cell->width);
    l->lang = lang;
    jf_block_target(l, cell->flow.first, f->block);
}

static void set_field(JfLayout *l, const Grid *g, Field *f, JfCell *cells, JfElement *tr)
{
    JfLength left = f->pair * (g->pair_width + GUTTER), label_width = g->label_width[f->pair];
    JfCell *label = &cells[0], *value = &cells[1];
    label->x = left + INSET;
    label->width = label_width;
    value->x = left + INSET + label_width + GAP;
    value->width = left + f->span * (g->pair_width + GUTTER) - GUTTER - INSET - value->x;
    label->n_rows = value->n_rows = 1;
    label->top = label->bottom = value->top = value->bottom = jf_cell_padding(l);
    JfElement *th = jf_element_new(l, tr, JF_ROLE_TH);
    th->scope = JF_SCOPE_ROW;
    JfElement *td = jf_element_new(l, tr, JF_ROLE_TD);
    td->colspan = 2 * f->span - 1;
    jf_para_flow(l, &label->flow, f->label, th, 0, label->width);
    set_value(l, f, value, td);
    if (f->value && f->value->blank)
        value->shift = MAX(0, JF_BLANK_WORDS - f->value->leading - value->top - value->bottom);
}

static int fields_of_row(const Grid *g, int first)
{
    int n = 0;
    while (first + n < g->n && g->fields[first + n].row == g->fields[first].row)
        n++;
    return n;
}

void jf_grid_flow(JfLayout *l, JfFlow *flow, const JfBlock *block, JfElement *parent, JfLength x, JfLength width)
{
    Grid g = {.n = count_fields(block), .pairs = CLAMP(block->columns_per_row, 1, PAIRS_MAX)};
    if (g.n == 0)
        return;
    g.pair_width = (width - (g.pairs - 1) * GUTTER) / g.pairs;
    g.fields = jf_arena_array(l->arena, Field, g.n);
    arrange(&g, block);
    shape(l, &g);
    JfElement *table = jf_element_new(l, parent, JF_ROLE_TABLE);
    jf_flow_space(flow, 2 * l->theme->grid);
    JfGroup *group = jf_group_open(l, flow, JF_GROUP_GRID, x, width);
    jf_group_follow(group, flow->last);
    for (int i = 0, n; i < g.n; i += n) {
        n = fields_of_row(&g, i);
        JfRows *rows = jf_rows_new(l, 1, 2 * n, x, width);
        rows->ruled = true;
        rows->last = g.fields[i].row + 1 == g.rows;
        JfElement *tr = jf_element_new(l, table, JF_ROLE_TR);
        for (int k = 0; k < n; k++)
            set_field(l, &g, &g.fields[i + k], &rows->cells[2 * k], tr);
        align_baselines(rows);
        jf_rows_flow(l, flow, rows);
    }
    flow->last->after = 2 * l->theme->grid;
    jf_group_close(flow, group);
}
