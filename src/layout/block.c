// SPDX-License-Identifier: MIT
// Blocks to strips: sections, headings, paragraphs, and who does the rest.
#include "layout/flow.h"

#define EXHIBIT_TO_EXHIBIT 10 // of the grid's units
#define EXHIBIT_TO_TEXT 8
#define CODE_WIDTH JF_MM(24) // of a QR code that says no width
#define CODE_GUTTER JF_PT(10)

void jf_block_target(JfLayout *l, JfStrip *strip, const JfBlock *block)
{
    if (!block->id || !strip)
        return;
    JfMark *mark = jf_strip_mark(l, strip, JF_MARK_TARGET);
    mark->text = block->id;
}

static JfTextStyle heading_style(int level)
{
    static const JfTextStyle styles[] = {JF_STYLE_H1, JF_STYLE_H2, JF_STYLE_H3, JF_STYLE_H3};
    return styles[CLAMP(level, 1, 4) - 1];
}

// The words of a heading that is numbered: further lines begin below its words, not below its number.
static JfPara *numbered(JfLayout *l, const JfBlock *block, JfTextStyle style)
{
    const char *number = jf_arena_printf(l->arena, "%s\u2002", block->number);
    JfLook look = jf_look(style);
    JfPara *alone = jf_para_words(l, number, look, &block->where);
    look.hanging = alone ? jf_paragraph_max_width(alone->paragraph) : 0;
    JfInline first = {.kind = JF_INLINE_TEXT, .text = number, .where = block->where, .next = block->inlines};
    return jf_para_new(l, &first, look);
}

static void heading_flow(JfLayout *l, JfFlow *flow, const JfBlock *block, JfElement *parent, JfLength x, JfLength width)
{
    JfTextStyle style = heading_style(block->level);
    JfElement *element = jf_element_new(l, parent, jf_heading_role(l, block->level));
    JfStrip *above = flow->last;
    jf_flow_space(flow, l->theme->style[style].before);
    JfPara *para = block->number ? numbered(l, block, style) : jf_para_new(l, block->inlines, jf_look(style));
    jf_para_flow(l, flow, para, element, x, width);
    if (flow->last == above)
        return;
    JfStrip *first = above ? above->next : flow->first;
    for (JfStrip *s = first; s; s = s->next)
        s->keep = JF_KEEP_FIRM;
    flow->last->after = l->theme->style[style].after;
    JfMark *mark = jf_strip_mark(l, first, JF_MARK_BOOKMARK);
    mark->level = l->heading;
    mark->text = jf_entry_words(l, block);
}

static void paragraph_flow(JfLayout *l, JfFlow *flow, const JfBlock *block, JfElement *parent, JfLength x, JfLength width)
{
    JfTextStyle kind = block->style == JF_STYLE_BODY ? l->words : block->style;
    const JfTextStyleDef *style = &l->theme->style[kind];
    JfLook look = jf_look_running(l, kind);
    if (block->aligned)
        look.set = block->align;
    JfPara *para = jf_para_new(l, block->inlines, look);
    if (!para)
        return;
    jf_flow_space(flow, style->before);
    jf_para_flow(l, flow, para, jf_element_new(l, parent, JF_ROLE_P), x, width);
    flow->last->after = style->after;
}

// It stands in the body or its sections, so that it begins at the left margin.
static void landscape_flow(JfLayout *l, JfFlow *flow, const JfBlock *block, JfElement *parent)
{
    JfSheetKind sheet = l->sheet;
    jf_layout_turn(l, JF_SHEET_LANDSCAPE);
    jf_blocks_flow(l, flow, block->first, jf_element_new(l, parent, JF_ROLE_SECT), 0, l->measure);
    jf_layout_turn(l, sheet);
}

static void kind_flow(JfLayout *l, JfFlow *flow, const JfBlock *block, JfElement *parent, JfLength x, JfLength width)
{
    switch (block->kind) {
    case JF_BLOCK_SECTION: jf_blocks_flow(l, flow, block->first, jf_element_new(l, parent, JF_ROLE_SECT), x, width); return;
    case JF_BLOCK_HEADING: heading_flow(l, flow, block, parent, x, width); return;
    case JF_BLOCK_PARAGRAPH: paragraph_flow(l, flow, block, parent, x, width); return;
    case JF_BLOCK_MASTHEAD: jf_masthead_flow(l, flow, block, parent, x, width); return;
    case JF_BLOCK_GRID: jf_grid_flow(l, flow, block, parent, x, width); return;
    case JF_BLOCK_TABLE: jf_table_flow(l, flow, block, parent, x, width); return;
    case JF_BLOCK_LIST: jf_list_flow(l, flow, block, parent, x, width); return;
    case JF_BLOCK_NOTE: jf_note_flow(l, flow, block, parent, x, width); return;
    case JF_BLOCK_IMAGE: jf_image_flow(l, flow, block, parent, x, width); return;
    case JF_BLOCK_QR: jf_qr_flow(l, flow, block, parent, x, width); return;
    case JF_BLOCK_SIGNATURES: jf_signatures_flow(l, flow, block, parent, x, width); return;
    case JF_BLOCK_BREAK: flow->new_page = true; return;
    case JF_BLOCK_COVER: jf_cover_flow(l, flow, block, parent); return;
    case JF_BLOCK_CONTENTS:
    case JF_BLOCK_FIGURES: jf_contents_flow(l, flow, block, parent, width); return;
    case JF_BLOCK_LANDSCAPE: landscape_flow(l, flow, block, parent); return;
    case JF_BLOCK_FIGURE: jf_captioned_flow(l, flow, block, parent, x, width); return;
    case JF_BLOCK_METRICS: jf_metrics_flow(l, flow, block, parent, x, width); return;
    case JF_BLOCK_CHART: jf_chart_flow(l, flow, block, parent, x, width); return;
    case JF_BLOCK_METRIC:
    case JF_BLOCK_FIELD:
    case JF_BLOCK_ROW:
    case JF_BLOCK_CELL:
    case JF_BLOCK_ITEM:
    case JF_BLOCK_SIGNATURE: return; // set by the block that they belong to
    }
}

void jf_block_flow(JfLayout *l, JfFlow *flow, const JfBlock *block, JfElement *parent, JfLength x, JfLength width)
{
    JfStrip *above = flow->last;
    const JfElement *eldest = parent->last;
    const char *lang = l->lang;
    JfArenaMark mark = jf_arena_mark(l->shaping);
    if (block->lang)
        l->lang = block->lang;
    kind_flow(l, flow, block, parent, x, width);
    jf_arena_rewind(l->shaping, mark);
    if (block->lang && parent->last != eldest)
        parent->last->lang = block->lang;
    l->lang = lang;
    JfStrip *first = above ? above->next : flow->first;
    if (!first)
        return;
    const char *listed = jf_entry_id(l, block);
    if (block->id || listed)
        jf_strip_mark(l, first, JF_MARK_TARGET)->text = block->id ? block->id : listed;
    if (block->keep_together)
        jf_flow_keep(first, JF_KEEP_SOFT);
    if (block->keep_with_next)
        flow->last->keep = JF_KEEP_FIRM;
}

// What stands apart from running text: it has edges of its own.
static bool is_exhibit(const JfBlock *block)
{
    static const JfBlockKind kinds[] = {JF_BLOCK_GRID,   JF_BLOCK_TABLE, JF_BLOCK_NOTE, JF_BLOCK_METRICS,   JF_BLOCK_CHART,
                                        JF_BLOCK_FIGURE, JF_BLOCK_IMAGE, JF_BLOCK_QR,   JF_BLOCK_SIGNATURES};
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (block->kind == kinds[i])
            return true;
    return false;
}

static bool is_text(const JfBlock *block)
{
    return block->kind == JF_BLOCK_LIST || (block->kind == JF_BLOCK_PARAGRAPH && block->style == JF_STYLE_BODY);
}

// In a report an exhibit stands off from the next one and from the text after it; small words below it belong to it, rows of tiles to each other, and
// a table or fields to the text that introduces them.
static JfLength space_between(const JfLayout *l, const JfBlock *upper, const JfBlock *lower)
{
    const JfLength grid = l->theme->grid;
    bool running = l->model->publication == JF_PUBLICATION_REPORT && l->words == JF_STYLE_BODY;
    bool tiles = upper->kind == JF_BLOCK_METRICS && lower->kind == JF_BLOCK_METRICS;
    if (!running || tiles)
        return 0;
    if (is_exhibit(upper))
        return is_exhibit(lower) ? EXHIBIT_TO_EXHIBIT * grid : is_text(lower) ? EXHIBIT_TO_TEXT * grid : 0;
    if (!is_exhibit(lower) || upper->kind == JF_BLOCK_HEADING || upper->keep_with_next)
        return 0;
    bool introduced = lower->kind == JF_BLOCK_TABLE || lower->kind == JF_BLOCK_GRID;
    return !is_text(upper) ? EXHIBIT_TO_EXHIBIT * grid : introduced ? 0 : EXHIBIT_TO_TEXT * grid;
}

// The words at the end of a block's.
static const char *last_words(const JfInline *in)
{
    while (in && in->next)
        in = in->next;
    return in && in->first ? last_words(in->first) : in ? in->text : NULL;
}

// A short paragraph introduces what comes next: a table or fields right below its heading, or what its colon points at. What is to stand on one page
// itself is left out, or pages would end half empty.
static bool introduces(const JfLayout *l, const JfBlock *upper, const JfBlock *block)
{
    const JfBlock *next = block->next;
    if (l->model->publication != JF_PUBLICATION_REPORT || block->kind != JF_BLOCK_PARAGRAPH || !next || next->keep_together)
        return false;
    if (next->kind != JF_BLOCK_TABLE && next->kind != JF_BLOCK_GRID && next->kind != JF_BLOCK_LIST)
        return false;
    if (upper && upper->kind == JF_BLOCK_HEADING && next->kind != JF_BLOCK_LIST)
        return true;
    const char *words = last_words(block->inlines);
    return words && (g_str_has_suffix(words, ":") || g_str_has_suffix(words, "："));
}

// Small words below an exhibit (where its figures come from, how they were counted) stay on its page.
static void hold_exhibit(const JfLayout *l, const JfFlow *flow, const JfBlock *upper, const JfBlock *lower)
{
    bool small = lower->kind == JF_BLOCK_PARAGRAPH && lower->style != JF_STYLE_BODY;
    if (l->model->publication == JF_PUBLICATION_REPORT && small && is_exhibit(upper) && flow->last)
        flow->last->keep = JF_KEEP_FIRM;
}

// Its lines go with the next block where a page can hold that, or of a table the header and two rows.
static void hold_introduction(const JfLayout *l, JfStrip *first)
{
    if (!first || jf_flow_height(first, NULL) > l->room / 8)
        return;
    for (JfStrip *s = first; s; s = s->next)
        s->keep = MAX(s->keep, JF_KEEP_SOFT);
}

// In a report a QR code behind a grid of fields stands beside it: below, it would take a third of the grid's height once more, for a corner.
static bool stands_beside(const JfLayout *l, const JfBlock *block)
{
    return l->model->publication == JF_PUBLICATION_REPORT && l->words == JF_STYLE_BODY && block->kind == JF_BLOCK_GRID && block->next &&
           block->next->kind == JF_BLOCK_QR;
}

static void grid_and_code_flow(JfLayout *l, JfFlow *flow, const JfBlock *grid, JfElement *parent, JfLength x, JfLength width)
{
    const JfBlock *code = grid->next;
    JfRows *rows = jf_rows_new(l, 1, 2, x, width);
    JfCell *left = &rows->cells[0], *right = &rows->cells[1];
    left->n_rows = right->n_rows = 1;
    right->width = code->width_mm > 0 ? MIN(JF_MM(code->width_mm), width / 3) : CODE_WIDTH;
    right->x = width - right->width;
    left->width = right->x - CODE_GUTTER;
    jf_flow_space(flow, 2 * l->theme->grid);
    jf_block_flow(l, &left->flow, grid, parent, 0, left->width);
    jf_qr_cell(l, &right->flow, code, parent, right->width);
    jf_block_target(l, right->flow.first, code);
    jf_rows_flow(l, flow, rows)->after = 2 * l->theme->grid;
}

void jf_blocks_flow(JfLayout *l, JfFlow *flow, const JfBlock *first, JfElement *parent, JfLength x, JfLength width)
{
    const JfBlock *upper = NULL;
    for (const JfBlock *b = first; b; upper = b, b = b->next) {
        if (upper) {
            jf_flow_space(flow, space_between(l, upper, b));
            hold_exhibit(l, flow, upper, b);
        }
        flow->snap = true;
        if (stands_beside(l, b)) {
            grid_and_code_flow(l, flow, b, parent, x, width);
            b = b->next;
        } else {
            JfStrip *above = flow->last;
            jf_block_flow(l, flow, b, parent, x, width);
            if (introduces(l, upper, b))
                hold_introduction(l, above ? above->next : flow->first);
        }
    }
    flow->snap = false;
}
