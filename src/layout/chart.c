// SPDX-License-Identifier: MIT
// Charts: the drawing that chart/ makes becomes one strip, or several where no page holds it; a Figure with the finding, then a Table of the data whose
// cells are the words and marks. A drawing that may be lower keeps what is needed to draw it again.
#include "chart/kinds.h"
#include "layout/chart_parts.h"
#include <string.h>

// What a chart's strip keeps to be drawn again.
struct JfElastic {
    const JfBlock *block;
    JfElement *element;
    JfLength x, width;
    const char *lang;
};

static void add_part(const JfChartParts *p, int part, JfElement *element)
{
    for (const JfShape *s = p->drawing->first; s; s = s->next)
        if (s->part == part)
            jf_chart_parts_add(p, s, element, true);
}

static void set_figure(const JfChartParts *p, const JfChart *chart, JfElement *parent)
{
    JfElement *figure = jf_element_new(p->layout, parent, JF_ROLE_FIGURE);
    figure->alt = chart->alt;
    JfMark *mark = jf_strip_mark(p->layout, p->strips[0], JF_MARK_FIGURE);
    mark->x = p->x;
    mark->width = p->drawing->width;
    mark->height = p->edges[1];
    mark->element = figure;
    add_part(p, JF_PART_FIGURE, figure);
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

// A record's words may be Chinese in an English report.
static const char *language_of(const JfLayout *l, const char *text)
{
    if (!l->lang || g_str_has_prefix(l->lang, "zh"))
        return NULL;
    for (const char *p = text; p && *p; p = g_utf8_next_char(p))
        if (g_unichar_get_script(g_utf8_get_char(p)) == G_UNICODE_SCRIPT_HAN)
            return "zh-CN";
    return NULL;
}

static void set_cell(const JfChartParts *p, JfElement *row, int r, int c, const GPtrArray *shapes, const char *text)
{
    JfElement *cell = jf_element_new(p->layout, row, r == 0 || c == 0 ? JF_ROLE_TH : JF_ROLE_TD);
    cell->scope = r == 0 ? JF_SCOPE_COLUMN : c == 0 ? JF_SCOPE_ROW : JF_SCOPE_NONE;
    if (text && !says(shapes, text))
        cell->actual = text;
    const char *lang = language_of(p->layout, text);
    cell->lang = lang ? lang : cell->lang;
    for (guint i = 0; shapes && i < shapes->len; i++)
        jf_chart_parts_add(p, g_ptr_array_index(shapes, i), cell, false);
}

static void set_table(const JfChartParts *p, JfElement *parent)
{
    const JfDrawing *d = p->drawing;
    if (d->n_rows == 0 || d->n_columns == 0)
        return;
    GPtrArray **cells = shapes_by_cell(d);
    JfElement *table = jf_element_new(p->layout, parent, JF_ROLE_TABLE);
    for (int r = 0; r < d->n_rows; r++) {
        JfElement *row = jf_element_new(p->layout, table, JF_ROLE_TR);
        for (int c = 0; c < d->n_columns; c++) {
            const int i = r * d->n_columns + c;
            set_cell(p, row, r, c, cells[i], d->cells[i]);
            if (cells[i])
                g_ptr_array_unref(cells[i]);
        }
    }
    g_free(cells);
}

static bool draw(JfLayout *l, const JfBlock *block, JfDrawing *d, JfLength height)
{
    JfTypesetterData typesetting = {
        .theme = l->theme, .fonts = l->fonts, .arena = l->arena, .diags = l->diags, .lang = l->lang, .where = block->where};
    *d = (JfDrawing){.theme = l->theme,
                     .arena = l->arena,
                     .diags = l->diags,
                     .typesetter = jf_typesetter(&typesetting),
                     .lang = l->lang,
                     .width = d->width,
                     .height = height,
                     .most_height = l->room * 9 / 10};
    jf_chart_draw(d, block->chart);
    return !d->failed;
}

static void fill(const JfChartParts *p, const JfChart *chart, JfElement *element)
{
    add_part(p, JF_PART_GROUND, NULL);
    set_figure(p, chart, element);
    set_table(p, element);
}

// ---- one strip

static void set_whole(JfLayout *l, JfFlow *flow, const JfBlock *block, JfChartParts *p, JfElement *element)
{
    JfStrip *strip = p->strips[0] = jf_flow_add(l, flow, p->drawing->height);
    fill(p, block->chart, element);
    if (p->drawing->least_height <= 0 || p->drawing->least_height >= strip->height)
        return;
    JfElastic *elastic = jf_arena_new0(l->arena, JfElastic);
    *elastic = (JfElastic){block, element, p->x, p->drawing->width, l->lang};
    strip->least = p->drawing->least_height;
    strip->elastic = elastic;
}

void jf_chart_shrink(JfLayout *l, JfStrip *strip, JfLength height)
{
    const JfElastic *e = strip->elastic;
    const char *lang = l->lang;
    JfDrawing drawing = {.width = e->width};
    JfChartParts parts = {.layout = l, .drawing = &drawing, .x = e->x};
    l->lang = e->lang;
    if (draw(l, e->block, &drawing, MAX(height, strip->least)) && drawing.height < strip->height) {
        jf_chart_parts_find(&parts, G_MAXINT);
        parts.strips[0] = strip;
        strip->height = drawing.height;
        strip->furniture = strip->furniture_last = strip->content = strip->content_last = NULL;
        strip->marks = NULL;
        e->element->first = e->element->last = NULL;
        fill(&parts, e->block->chart, e->element);
    }
    l->lang = lang;
}

// ---- several

// No head alone at a page's foot, no row alone on the last page.
static void set_parts(JfLayout *l, JfFlow *flow, const JfBlock *block, JfChartParts *p, JfElement *element)
{
    JfGroup *group = jf_group_open(l, flow, JF_GROUP_CHART, p->x, p->drawing->width);
    for (size_t k = 0; k < p->n; k++)
        p->strips[k] = jf_flow_add(l, flow, p->edges[k + 1] - p->edges[k]);
    p->strips[p->n - 2]->keep = JF_KEEP_FIRM;
    if (p->drawing->head_bottom > p->drawing->head_top)
        jf_chart_parts_head(p, group);
    if (l->captioned)
        jf_caption_repeat(l, group, l->captioned, p->x, p->drawing->width);
    fill(p, block->chart, element);
    jf_group_close(flow, group);
}

static bool fits(JfLayout *l, const JfBlock *block, const JfChartParts *p)
{
    JfLength most = 0;
    for (size_t k = 0; k < p->n; k++)
        most = MAX(most, p->edges[k + 1] - p->edges[k] + (k > 0 ? p->drawing->head_bottom - p->drawing->head_top : 0));
    if (most <= l->room)
        return true;
    g_autofree char *height = g_strdup_printf("%d", most / JF_MM(1)), *room = g_strdup_printf("%d", l->room / JF_MM(1));
    jf_diags_add(l->diags, JF_DIAG_LAYOUT_CHART, &block->where, height, room, NULL);
    return false;
}

void jf_chart_flow(JfLayout *l, JfFlow *flow, const JfBlock *block, JfElement *parent, JfLength x, JfLength width)
{
    JfDrawing drawing = {.width = width};
    JfChartParts parts = {.layout = l, .drawing = &drawing, .x = x};
    if (!draw(l, block, &drawing, JF_MM(block->height_mm)))
        return;
    jf_chart_parts_find(&parts, drawing.most_height);
    if (!fits(l, block, &parts))
        return;
    JfElement *element = jf_element_new(l, parent, JF_ROLE_DIV);
    jf_flow_space(flow, 2 * l->theme->grid);
    if (parts.n > 1)
        set_parts(l, flow, block, &parts, element);
    else
        set_whole(l, flow, block, &parts, element);
    flow->last->after = 2 * l->theme->grid;
}
