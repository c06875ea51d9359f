// SPDX-License-Identifier: MIT
// Charts: the drawing that chart/ makes becomes one strip; a Figure with the finding, then a Table of the data whose cells are the words and marks.
#include "chart/kinds.h"
#include "layout/flow.h"
#include <string.h>

typedef struct {
    JfLayout *layout;
    JfStrip *strip;
    const JfDrawing *drawing;
    JfLength x;
} Bridge;

static JfItem *add_item(Bridge *b, JfItemKind kind, JfElement *element)
{
    return element ? jf_strip_content(b->layout, b->strip, kind, element) : jf_strip_furniture(b->layout, b->strip, kind);
}

static void add_path(Bridge *b, const JfShape *shape, JfElement *element)
{
    JfItem *item = add_item(b, JF_ITEM_PATH, element);
    JfDrawn *drawn = jf_arena_new0(b->layout->arena, JfDrawn);
    *drawn = (JfDrawn){.path = shape->path, .dash = shape->pen.dash, .gap = shape->pen.gap, .round = shape->pen.round};
    item->drawn = drawn;
    item->x = b->x;
    item->filled = shape->pen.fill.share > 0;
    item->fill = jf_shade_colour(b->drawing->theme, shape->pen.fill);
    item->stroked = shape->pen.stroke.share > 0 && shape->pen.line > 0;
    item->stroke = jf_shade_colour(b->drawing->theme, shape->pen.stroke);
    item->line = shape->pen.line;
}

static void add_words(Bridge *b, const JfShape *shape, JfElement *element)
{
    const JfWords *words = shape->words;
    for (size_t i = 0; i < words->n_lines; i++) {
        const JfLine *line = &words->lines[i];
        const JfLength left = shape->across == JF_H_LEFT ? 0 : shape->across == JF_H_RIGHT ? line->width : line->width / 2;
        for (int k = 0; k < line->n_runs; k++) {
            JfItem *item = add_item(b, JF_ITEM_TEXT, element);
            item->run = &line->runs[k];
            item->x = b->x + shape->x - left + line->runs[k].x;
            item->y = shape->y + (JfLength)i * words->leading + line->baseline;
            item->width = line->runs[k].width;
        }
    }
}

static void add_shape(Bridge *b, const JfShape *shape, JfElement *element)
{
    if (shape->words)
        add_words(b, shape, element);
    else
        add_path(b, shape, element);
}

static void add_part(Bridge *b, int part, JfElement *element)
{
    for (const JfShape *s = b->drawing->first; s; s = s->next)
        if (s->part == part)
            add_shape(b, s, element);
}

static void set_figure(Bridge *b, const JfChart *chart, JfElement *parent)
{
    JfElement *figure = jf_element_new(b->layout, parent, JF_ROLE_FIGURE);
    figure->alt = chart->alt;
    JfMark *mark = jf_strip_mark(b->layout, b->strip, JF_MARK_FIGURE);
    mark->x = b->x;
    mark->width = b->drawing->width;
    mark->height = b->drawing->height;
    mark->element = figure;
    add_part(b, JF_PART_FIGURE, figure);
}

// ---- the table of data

static GPtrArray **shapes_by_cell(const JfDrawing *d)
{
    GPtrArray **cells = g_new0(GPtrArray *, (gsize)d->n_rows * (gsize)d->n_columns);
    for (const JfShape *s = d->first; s; s = s->next) {
        if (s->part < 0)
            continue;
        if (!cells[s->part])
            cells[s->part] = g_ptr_array_new();
        g_ptr_array_add(cells[s->part], (gpointer)s);
    }
    return cells;
}

// Do the words in the cell say all that it holds?
static bool says(const GPtrArray *shapes, const char *text)
{
    const char *rest = text;
    for (guint i = 0; shapes && i < shapes->len; i++) {
        const JfShape *shape = g_ptr_array_index(shapes, i);
        const size_t length = shape->words ? strlen(shape->words->text) : 0;
        if (strncmp(rest, shape->words ? shape->words->text : "", length) != 0)
            return false;
        rest += length;
    }
    return *rest == '\0';
}

static void set_cell(Bridge *b, JfElement *row, int r, int c, const GPtrArray *shapes, const char *text)
{
    JfElement *cell = jf_element_new(b->layout, row, r == 0 || c == 0 ? JF_ROLE_TH : JF_ROLE_TD);
    cell->scope = r == 0 ? JF_SCOPE_COLUMN : c == 0 ? JF_SCOPE_ROW : JF_SCOPE_NONE;
    if (text && !says(shapes, text))
        cell->actual = text;
    for (guint i = 0; shapes && i < shapes->len; i++)
        add_shape(b, g_ptr_array_index(shapes, i), cell);
}

static void set_table(Bridge *b, JfElement *parent)
{
    const JfDrawing *d = b->drawing;
    if (d->n_rows == 0 || d->n_columns == 0)
        return;
    GPtrArray **cells = shapes_by_cell(d);
    JfElement *table = jf_element_new(b->layout, parent, JF_ROLE_TABLE);
    for (int r = 0; r < d->n_rows; r++) {
        JfElement *row = jf_element_new(b->layout, table, JF_ROLE_TR);
        for (int c = 0; c < d->n_columns; c++) {
            const int i = r * d->n_columns + c;
            set_cell(b, row, r, c, cells[i], d->cells[i]);
            if (cells[i])
                g_ptr_array_unref(cells[i]);
        }
    }
    g_free(cells);
}

static bool draw(JfLayout *l, const JfBlock *block, JfDrawing *d, JfTypesetterData *typesetting)
{
    *typesetting = (JfTypesetterData){
        .theme = l->theme, .fonts = l->fonts, .arena = l->arena, .diags = l->diags, .lang = l->lang, .where = block->where};
    d->typesetter = jf_typesetter(typesetting);
    d->lang = l->lang;
    jf_chart_draw(d, block->chart);
    if (d->failed || d->height <= l->room)
        return !d->failed;
    g_autofree char *height = g_strdup_printf("%d", d->height / JF_MM(1)), *room = g_strdup_printf("%d", l->room / JF_MM(1));
    jf_diags_add(l->diags, JF_DIAG_LAYOUT_CHART, &block->where, height, room, NULL);
    return false;
}

void jf_chart_flow(JfLayout *l, JfFlow *flow, const JfBlock *block, JfElement *parent, JfLength x, JfLength width)
{
    JfTypesetterData typesetting;
    JfDrawing drawing = {.theme = l->theme,
                         .arena = l->arena,
                         .diags = l->diags,
                         .width = width,
                         .height = JF_MM(block->height_mm),
                         .most_height = l->room * 9 / 10};
    if (!draw(l, block, &drawing, &typesetting))
        return;
    jf_flow_space(flow, 2 * l->theme->grid);
    Bridge b = {.layout = l, .strip = jf_flow_add(l, flow, drawing.height), .drawing = &drawing, .x = x};
    JfElement *element = jf_element_new(l, parent, JF_ROLE_DIV);
    add_part(&b, JF_PART_GROUND, NULL);
    set_figure(&b, block->chart, element);
    set_table(&b, element);
    flow->last->after = 2 * l->theme->grid;
}
