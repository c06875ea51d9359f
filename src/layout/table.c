// SPDX-License-Identifier: MIT
// Tables: cells are shaped, columns find their widths, rows become strips; rows joined by a cell over several rows are one strip.
//
// The header stands above two rows at least, and is repeated as decoration on every further page. The last row does not go to a page alone.
#include "layout/flow.h"
#include <string.h>

#define PAD JF_PT(3.5)           // left and right of a cell's text
#define KEPT 4000                // texts of cells that stay shaped from measuring to setting; in a longer table the rest is shaped twice
#define BLOCKS_NATURAL JF_MM(60) // wanted by a cell that holds blocks

typedef struct {
    const JfBlock *block;
    int row, column, n_rows, n_columns;
    JfAlign align;
    JfPara *para;
    JfLength left, right; // DECIMAL: on either side of the mark (jf_para_decimal)
    bool decimal;
    bool dropped; // has words that are to be shaped again
} Cell;

typedef struct {
    JfLayout *layout;
    const JfBlock *block;
    int n_rows, n_columns, n_cells;
    const JfColumn *columns;
    const JfBlock **rows;
    Cell *cells;
    int *first_cell;          // of each row, and one more
    bool upright;             // some cell is to be filled in by hand
    JfLength *widths, *lefts; // of each column
    JfLength most_right[JF_COLUMNS_MAX];
    JfElement *element, *section;
    JfRowSection section_kind;
    GHashTable *words; // set of Words; only looked up
    int n_kept;
} Table;

// Plain words, and what was found out about them: most cells of a long table say the same as others.
typedef struct {
    const char *text, *lang;
    JfLook look;
    JfPara *para;
    JfDemand demand;
    JfLength left, right;
    bool decimal;
} Words;

// ---- reading the model

static void count(Table *t)
{
    for (const JfBlock *row = t->block->first; row; row = row->next) {
        if (row->kind != JF_BLOCK_ROW)
            continue;
        t->n_rows++;
        int columns = 0;
        for (const JfBlock *cell = row->first; cell; cell = cell->next) {
            t->n_cells++;
            columns += MAX(1, cell->colspan);
        }
        t->n_columns = MAX(t->n_columns, columns);
    }
    if (t->block->n_columns > 0)
        t->n_columns = (int)t->block->n_columns;
}

static JfAlign cell_align(const Table *t, const Cell *cell)
{
    JfAlign align = cell->block->aligned ? cell->block->align : t->columns[cell->column].align;
    bool head = t->rows[cell->row]->section == JF_ROW_HEAD;
    return head && align == JF_ALIGN_DECIMAL ? JF_ALIGN_END : align;
}

static void read_cell(Table *t, const JfBlock *block, int row, int column, int *busy)
{
    Cell *cell = &t->cells[t->n_cells++];
    cell->block = block;
    t->upright |= block->blank_lines > 0;
    cell->row = row;
    cell->column = column;
    cell->n_columns = CLAMP(block->colspan, 1, t->n_columns - column);
    cell->n_rows = CLAMP(block->rowspan, 1, t->n_rows - row);
    cell->align = cell_align(t, cell);
    for (int i = 0; i < cell->n_columns; i++)
        busy[column + i] = cell->n_rows;
}

// `busy`: for how many rows, this one included, a column is still taken from above.
static void read_row(Table *t, const JfBlock *block, int row, int *busy)
{
    int column = 0;
    t->rows[row] = block;
    t->first_cell[row] = t->n_cells;
    for (const JfBlock *cell = block->first; cell; cell = cell->next) {
        while (column < t->n_columns && busy[column] > 0)
            column++;
        if (cell->kind != JF_BLOCK_CELL || column >= t->n_columns)
            continue;
        read_cell(t, cell, row, column, busy);
        column += t->cells[t->n_cells - 1].n_columns;
    }
    for (int i = 0; i < t->n_columns; i++)
        busy[i] -= busy[i] > 0;
}

static void read_rows(Table *t)
{
    JfArena *arena = t->layout->flows;
    t->rows = jf_arena_array(arena, const JfBlock *, t->n_rows);
    t->cells = jf_arena_array(arena, Cell, t->n_cells);
    t->first_cell = jf_arena_array(arena, int, t->n_rows + 1);
    t->widths = jf_arena_array(arena, JfLength, t->n_columns);
    t->lefts = jf_arena_array(arena, JfLength, t->n_columns + 1);
    t->columns = t->block->n_columns ? t->block->columns : jf_arena_array(arena, JfColumn, t->n_columns);
    t->n_cells = 0;
    int busy[JF_COLUMNS_MAX] = {0}, row = 0;
    for (const JfBlock *b = t->block->first; b; b = b->next) {
        if (b->kind == JF_BLOCK_ROW)
            read_row(t, b, row++, busy);
    }
    t->first_cell[t->n_rows] = t->n_cells;
}

// ---- columns

static JfLook cell_look(const Table *t, const Cell *cell)
{
    JfRowSection section = t->rows[cell->row]->section;
    JfLook look = jf_look(section == JF_ROW_HEAD ? JF_STYLE_HEAD : JF_STYLE_CELL);
    look.bold = section == JF_ROW_FOOT;
    look.set = cell->align;
    return look;
}

static void shape_cell(const Table *t, Cell *cell)
{
    JfLayout *l = t->layout;
    const char *lang = l->lang;
    if (cell->block->lang)
        l->lang = cell->block->lang;
    cell->para = jf_para_new(l, cell->block->inlines, cell_look(t, cell));
    l->lang = lang;
}

static guint hash_words(gconstpointer data)
{
    const Words *words = data;
    return g_str_hash(words->text) + (guint)words->look.style * 31 + (guint)words->look.set;
}

static gboolean equal_words(gconstpointer a, gconstpointer b)
{
    const Words *x = a, *y = b;
    return x->look.style == y->look.style && x->look.set == y->look.set && x->look.bold == y->look.bold &&
           g_strcmp0(x->lang, y->lang) == 0 && strcmp(x->text, y->text) == 0;
}

static bool is_plain(const JfInline *in)
{
    return in && in->kind == JF_INLINE_TEXT && in->text && !in->next;
}

// Shapes the words of a cell for good.
static JfDemand measure_words(const Table *t, Cell *cell)
{
    JfDemand demand = {0, 0};
    shape_cell(t, cell);
    if (!cell->para)
        return demand;
    demand.least = jf_paragraph_min_width(cell->para->paragraph);
    demand.natural = jf_paragraph_max_width(cell->para->paragraph);
    if (cell->align == JF_ALIGN_DECIMAL)
        cell->decimal = jf_para_decimal(t->layout, cell->para, &cell->left, &cell->right);
    return demand;
}

static JfDemand measure_unlike(Table *t, Cell *cell)
{
    JfArenaMark mark = jf_arena_mark(t->layout->shaping);
    JfDemand demand = measure_words(t, cell);
    cell->dropped = cell->para && t->n_kept >= KEPT;
    t->n_kept += cell->para && !cell->dropped;
    if (cell->dropped) {
        cell->para = NULL;
        jf_arena_rewind(t->layout->shaping, mark);
    }
    return demand;
}

static JfDemand measure_alike(Table *t, Cell *cell)
{
    const char *lang = cell->block->lang ? cell->block->lang : t->layout->lang;
    Words asked = {.text = cell->block->inlines->text, .lang = lang, .look = cell_look(t, cell)};
    const Words *known = g_hash_table_lookup(t->words, &asked);
    if (known) {
        cell->para = known->para;
        cell->decimal = known->decimal;
        cell->left = known->left;
        cell->right = known->right;
        return known->demand;
    }
    asked.demand = measure_unlike(t, cell);
    asked.para = cell->para;
    asked.decimal = cell->decimal;
    asked.left = cell->left;
    asked.right = cell->right;
    if (cell->para)
        g_hash_table_add(t->words, jf_arena_copy(t->layout->shaping, &asked, sizeof asked));
    return asked.demand;
}

static JfDemand measure_cell(Table *t, Cell *cell)
{
    JfDemand demand = is_plain(cell->block->inlines) ? measure_alike(t, cell) : measure_unlike(t, cell);
    if (cell->block->first)
        demand.natural = MAX(demand.natural, BLOCKS_NATURAL);
    demand.least += 2 * PAD;
    demand.natural += 2 * PAD + JF_PT(0.1); // rounding never breaks a line that was measured to fit
    return demand;
}

// Decimal marks stand under each other: the column is as wide as the widest part on either side of the mark.
static void demand_decimals(Table *t, JfDemand *demands)
{
    JfLength most_left[JF_COLUMNS_MAX] = {0};
    for (int i = 0; i < t->n_cells; i++) {
        const Cell *cell = &t->cells[i];
        if (!cell->decimal || cell->n_columns > 1 || cell->right < 0)
            continue;
        most_left[cell->column] = MAX(most_left[cell->column], cell->left);
        t->most_right[cell->column] = MAX(t->most_right[cell->column], cell->right);
    }
    for (int i = 0; i < t->n_columns; i++) {
        JfLength both = most_left[i] + t->most_right[i] + 2 * PAD + JF_PT(0.1);
        if (most_left[i] > 0 && both > demands[i].natural)
            demands[i].natural = both;
        if (most_left[i] > 0)
            demands[i].least = MAX(demands[i].least, both);
    }
}

// A form, or what somebody will write into, fills its width whatever it holds now.
static bool is_form(const Table *t)
{
    return t->upright || t->layout->model->publication == JF_PUBLICATION_SHEET;
}

static bool fit_columns(Table *t, JfLength width)
{
    JfLayout *l = t->layout;
    JfDemand *demands = jf_arena_array(l->flows, JfDemand, t->n_columns);
    g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(JfSpanDemand));
    g_autoptr(GHashTable) words = g_hash_table_new(hash_words, equal_words);
    t->words = words;
    for (int i = 0; i < t->n_cells; i++) {
        Cell *cell = &t->cells[i];
        JfDemand demand = measure_cell(t, cell), *column = &demands[cell->column];
        if (cell->n_columns > 1) {
            g_array_append_val(spans, ((JfSpanDemand){cell->column, cell->n_columns, demand}));
            continue;
        }
        column->least = MAX(column->least, demand.least);
        column->natural = MAX(column->natural, demand.natural);
    }
    demand_decimals(t, demands);
    JfLength floor = 2 * l->theme->style[JF_STYLE_CELL].size + 2 * PAD;
    bool fits = jf_columns_fit(l, t->block, t->columns, t->n_columns, demands, (const JfSpanDemand *)(void *)spans->data, (int)spans->len,
                               floor, is_form(t), width, t->widths);
    for (int i = 0; i < t->n_columns; i++)
        t->lefts[i + 1] = t->lefts[i] + t->widths[i];
    return fits;
}

// ---- rows

static JfElement *cell_element(const Table *t, const Cell *cell, JfElement *tr)
{
    bool head = t->rows[cell->row]->section == JF_ROW_HEAD;
    JfElement *element = jf_element_new(t->layout, tr, head || cell->block->header ? JF_ROLE_TH : JF_ROLE_TD);
    if (element->role == JF_ROLE_TH)
        element->scope = head ? JF_SCOPE_COLUMN : JF_SCOPE_ROW;
    element->colspan = cell->n_columns;
    element->rowspan = cell->n_rows;
    element->lang = cell->block->lang;
    return element;
}

static void set_blocks(Table *t, const Cell *cell, JfCell *out, JfElement *element)
{
    JfElement *leaf = element;
    if (cell->para && cell->block->first)
        leaf = jf_element_new(t->layout, element, JF_ROLE_P); // words beside blocks need a leaf of their own
    JfLength x = 0;
    if (cell->decimal && cell->n_columns == 1)
        x = MAX(0, out->width - cell->left - (cell->right < 0 ? 0 : t->most_right[cell->column]));
    jf_para_flow(t->layout, &out->flow, cell->para, leaf, x, out->width - x);
    jf_blocks_flow(t->layout, &out->flow, cell->block->first, element, 0, out->width);
    jf_flow_blanks(t->layout, &out->flow, cell->block->blank_lines, JF_BLANK_LINE - out->top - out->bottom, 0, out->width);
}

static void set_cell(Table *t, Cell *cell, int first_row, JfCell *out, JfElement *tr)
{
    JfLayout *l = t->layout;
    JfArenaMark mark = jf_arena_mark(l->shaping);
    if (cell->dropped)
        shape_cell(t, cell);
    out->outer_x = t->lefts[cell->column];
    out->outer_width = t->lefts[cell->column + cell->n_columns] - out->outer_x;
    out->x = out->outer_x + PAD;
    out->width = out->outer_width - 2 * PAD;
    out->top = out->bottom = jf_cell_padding(l);
    out->row = cell->row - first_row;
    out->n_rows = cell->n_rows;
    out->middle = t->rows[cell->row]->section == JF_ROW_HEAD || (t->upright && cell->block->blank_lines == 0);
    const char *lang = l->lang;
    if (cell->block->lang)
        l->lang = cell->block->lang;
    set_blocks(t, cell, out, cell_element(t, cell, tr));
    l->lang = lang;
    jf_arena_rewind(l->shaping, mark);
    cell->para = NULL;
    jf_block_target(l, out->flow.first, cell->block);
}

static JfElement *row_section(Table *t, JfRowSection kind)
{
    static const JfRole roles[] = {[JF_ROW_BODY] = JF_ROLE_TBODY, [JF_ROW_HEAD] = JF_ROLE_THEAD, [JF_ROW_FOOT] = JF_ROLE_TFOOT};
    if (!t->section || t->section_kind != kind)
        t->section = jf_element_new(t->layout, t->element, roles[kind]);
    t->section_kind = kind;
    return t->section;
}

// The end of the rows that cells over several rows join to `first`; header rows are always one strip.
static int joined_rows(const Table *t, int first)
{
    int end = first + 1;
    for (int row = first; row < end; row++) {
        for (int i = t->first_cell[row]; i < t->first_cell[row + 1]; i++)
            end = MAX(end, row + t->cells[i].n_rows);
        bool head = t->rows[row]->section == JF_ROW_HEAD;
        if (head && end < t->n_rows && t->rows[end]->section == JF_ROW_HEAD)
            end = MAX(end, row + 2);
    }
    return MIN(end, t->n_rows);
}

static JfStrip *set_rows(Table *t, JfFlow *flow, int first, int end, JfLength x, JfLength width)
{
    JfLayout *l = t->layout;
    JfRows *rows = jf_rows_new(l, end - first, t->first_cell[end] - t->first_cell[first], x, width);
    JfCell *out = rows->cells;
    for (int row = first; row < end; row++) {
        JfElement *tr = jf_element_new(l, row_section(t, t->rows[row]->section), JF_ROLE_TR);
        for (int i = t->first_cell[row]; i < t->first_cell[row + 1]; i++)
            set_cell(t, &t->cells[i], first, out++, tr);
    }
    rows->ruled = true;
    rows->upright = t->upright;
    rows->last = end == t->n_rows;
    rows->filled = t->rows[first]->section != JF_ROW_BODY;
    JfStrip *strip = jf_rows_flow(l, flow, rows);
    for (int row = first; row < end; row++)
        jf_block_target(l, strip, t->rows[row]);
    return strip;
}

// The header's footnotes as decoration: on the pages that repeat it, its numbers would otherwise refer to another page's foot.
static void remember_notes(JfLayout *l, JfGroup *group, const JfStrip *head)
{
    JfNote **at = &group->head_notes;
    for (const JfNote *n = head->notes; n; n = n->next, at = &(*at)->next) {
        JfPage page = {0};
        JfPlacer placer = {.layout = l, .page = &page, .copy = true};
        *at = jf_arena_new0(l->flows, JfNote);
        (*at)->first = jf_arena_new0(l->flows, JfStrip);
        (*at)->height = (*at)->first->height = jf_place_flow(&placer, n->first, 0);
        (*at)->first->furniture = page.furniture;
        (*at)->repeated = true;
    }
}

// A copy of the header as decoration, relative to where it will stand.
static void remember_head(JfLayout *l, JfGroup *group, JfStrip *strip)
{
    if (strip->height > l->room / 3)
        return; // so high that repeating it would leave no page to the rows
    JfPage page = {0};
    JfPlacer placer = {.layout = l, .page = &page, .copy = true};
    JfGroup *own = strip->group;
    strip->group = NULL;
    jf_place_strip(&placer, strip, 0, 0);
    strip->group = own;
    group->head = page.furniture;
    group->head_height = strip->height;
    remember_notes(l, group, strip);
}

static void set_body(Table *t, JfFlow *flow, JfGroup *group, JfLength x, JfLength width)
{
    JfLength modest = t->layout->room / 6;
    JfStrip *previous = NULL;
    int body = 0;
    for (int row = 0; row < t->n_rows;) {
        int end = joined_rows(t, row);
        JfStrip *strip = set_rows(t, flow, row, end, x, width);
        bool head = t->rows[row]->section == JF_ROW_HEAD;
        if (head && row == 0)
            remember_head(t->layout, group, strip);
        if (head)
            strip->keep = JF_KEEP_FIRM;
        else if (body++ == 0 && strip->height < modest && end < t->n_rows)
            strip->keep = JF_KEEP_FIRM;                   // the header stands above two rows
        bool foot = t->rows[row]->section == JF_ROW_FOOT; // sums stay below what they add up
        if ((foot || end == t->n_rows) && previous && previous->height < modest && strip->height < modest)
            previous->keep = JF_KEEP_FIRM; // no last row alone
        previous = strip;
        row = end;
    }
}

static void set_caption(Table *t, JfFlow *flow, JfLength x, JfLength width)
{
    JfLayout *l = t->layout;
    JfPara *para = jf_caption_para(l, t->block, NULL);
    if (!para)
        return;
    JfStrip *above = flow->last;
    jf_para_flow(l, flow, para, jf_element_new(l, t->element, JF_ROLE_CAPTION), x, width);
    for (JfStrip *s = above ? above->next : flow->first; s; s = s->next)
        s->keep = JF_KEEP_FIRM;
    flow->last->after = l->theme->grid;
}

void jf_table_flow(JfLayout *l, JfFlow *flow, const JfBlock *block, JfElement *parent, JfLength x, JfLength width)
{
    Table t = {.layout = l, .block = block};
    count(&t);
    if (t.n_columns > JF_COLUMNS_MAX) {
        g_autofree char *have = g_strdup_printf("%d", t.n_columns), *limit = g_strdup_printf("%d", JF_COLUMNS_MAX);
        jf_diags_add(l->diags, JF_DIAG_LAYOUT_COLUMNS, &block->where, have, limit, NULL);
        return;
    }
    if (t.n_rows == 0 || t.n_columns == 0)
        return;
    read_rows(&t);
    if (!fit_columns(&t, width))
        return;
    JfLength own = t.lefts[t.n_columns], wide = is_form(&t) || width - own < JF_PT(1) ? width : own; // a trifle is rounding
    t.element = jf_element_new(l, parent, JF_ROLE_TABLE);
    jf_flow_space(flow, 2 * l->theme->grid);
    set_caption(&t, flow, x, width);
    JfGroup *group = jf_group_open(l, flow, JF_GROUP_TABLE, x, wide);
    jf_group_follow(group, flow->last);
    jf_caption_repeat(l, group, block, x, width);
    JfTextStyle words = l->words;
    l->words = JF_STYLE_CELL;
    set_body(&t, flow, group, x, wide);
    l->words = words;
    flow->last->after = 4 * l->theme->grid; // so that the rules of two tables in a row stay apart
    jf_group_close(flow, group);
}
