// SPDX-License-Identifier: MIT
// What the grammar of the report model cannot say: references, the shape of tables and grids, the order of headings.
#include "model/reader.h"
#include <string.h>

typedef struct {
    Reader *r;
    GHashTable *ids, *fields; // sets; looked up only, never walked
    int level;                // of the last heading
} Check;

static void fault(Check *c, JfDiagId id, const JfWhere *where, const char *a, const char *b)
{
    c->r->failed = true;
    jf_diags_add(c->r->diags, id, where, a, b, NULL);
}

static void fault_numbers(Check *c, JfDiagId id, const JfWhere *where, int a, int b)
{
    g_autofree char *sa = g_strdup_printf("%d", a), *sb = g_strdup_printf("%d", b);
    fault(c, id, where, sa, sb);
}

static void check_grid(Check *c, const JfBlock *grid)
{
    for (const JfBlock *field = grid->first; field != NULL; field = field->next)
        if (field->span > grid->columns_per_row) {
            g_autofree char *span = g_strdup_printf("%d", field->span);
            c->r->failed = true;
            jf_diags_add(c->r->diags, JF_DIAG_MODEL_VALUE, &field->where, "span", "field", span, NULL);
        }
}

static int section_rows(const JfBlock *first)
{
    int n = 0;
    for (const JfBlock *row = first; row != NULL && row->section == first->section; row = row->next)
        n++;
    return n;
}

// Walks the rows of each section with the number of rows that each column is still covered from above.
static void check_table(Check *c, const JfBlock *table)
{
    int covered[32] = {0};
    const int n = (int)table->n_columns;
    int rows_left = 0; // of the section, this row included
    for (const JfBlock *row = table->first; row != NULL; row = row->next, rows_left--) {
        int column = 0;
        rows_left = rows_left > 0 ? rows_left : section_rows(row);
        for (const JfBlock *cell = row->first; cell != NULL; cell = cell->next) {
            while (column < n && covered[column] > 0)
                column++;
            for (int i = 0; i < cell->colspan; i++, column++)
                if (column < n)
                    covered[column] = covered[column] > 0 ? 1001 : cell->rowspan; // 1001: two cells on one place
        }
        while (column < n && covered[column] > 0)
            column++;
        bool wrong = column != n;
        for (int i = 0; i < n; i++) {
            wrong = wrong || covered[i] == 0 || covered[i] > rows_left;
            covered[i] = MAX(covered[i] - 1, 0);
        }
        if (wrong) {
            fault_numbers(c, JF_DIAG_MODEL_TABLE, &row->where, column, n);
            return;
        }
    }
}

static void check_list(Check *c, const JfBlock *list)
{
    for (const JfBlock *item = list->first; list->list == JF_LIST_CHECK && item != NULL; item = item->next)
        if (item->alt == NULL)
            fault(c, JF_DIAG_MODEL_MISSING, &item->where, "item", "alt");
}

static void check_heading(Check *c, const JfBlock *b)
{
    // A masthead's title is the first heading of level 1.
    const int level = b->kind == JF_BLOCK_MASTHEAD ? 1 : b->level;
    if (level > c->level + 1)
        fault_numbers(c, JF_DIAG_MODEL_HEADING, &b->where, level, c->level);
    c->level = level;
}

static void check_block(Check *c, const JfBlock *b)
{
    if (b->id != NULL && !g_hash_table_add(c->ids, (void *)b->id))
        fault(c, JF_DIAG_MODEL_ID, &b->where, b->id, NULL);
    if (b->kind == JF_BLOCK_SIGNATURE && b->field != NULL && !g_hash_table_add(c->fields, (void *)b->field))
        fault(c, JF_DIAG_MODEL_FIELD, &b->where, b->field, NULL);
    if (b->kind == JF_BLOCK_HEADING || b->kind == JF_BLOCK_MASTHEAD)
        check_heading(c, b);
    else if (b->kind == JF_BLOCK_TABLE)
        check_table(c, b);
    else if (b->kind == JF_BLOCK_GRID)
        check_grid(c, b);
    else if (b->kind == JF_BLOCK_LIST)
        check_list(c, b);
    for (const JfBlock *child = b->first; child != NULL; child = child->next)
        check_block(c, child);
}

// `noted`: no footnote may stand here.
static void check_targets(Check *c, const JfInline *in, bool noted)
{
    for (; in != NULL; in = in->next) {
        if (in->kind == JF_INLINE_FOOTNOTE && noted)
            fault(c, JF_DIAG_MODEL_FOOTNOTE, &in->where, NULL, NULL);
        if (in->kind == JF_INLINE_PAGE_OF && in->href != NULL && !g_hash_table_contains(c->ids, in->href))
            fault(c, JF_DIAG_MODEL_TARGET, &in->where, in->href, NULL);
        if (in->kind == JF_INLINE_LINK && in->href[0] == '#' && !g_hash_table_contains(c->ids, in->href + 1))
            fault(c, JF_DIAG_MODEL_TARGET, &in->where, in->href + 1, NULL);
        check_targets(c, in->first, noted || in->kind == JF_INLINE_FOOTNOTE);
    }
}

static void check_links(Check *c, const JfBlock *b)
{
    check_targets(c, b->inlines, b->kind == JF_BLOCK_HEADING || b->kind == JF_BLOCK_QR);
    for (const JfBlock *child = b->first; child != NULL; child = child->next)
        check_links(c, child);
}

void jf_model_check(Reader *r, const JfModel *model)
{
    g_autoptr(GHashTable) ids = g_hash_table_new(g_str_hash, g_str_equal), fields = g_hash_table_new(g_str_hash, g_str_equal);
    Check c = {.r = r, .ids = ids, .fields = fields};
    check_block(&c, model->body);
    check_links(&c, model->body);
    const JfInline *furniture[] = {model->header_left, model->header_right, model->footer_left, model->footer_center, model->footer_right};
    for (size_t i = 0; i < G_N_ELEMENTS(furniture); i++)
        check_targets(&c, furniture[i], true);
}
