// SPDX-License-Identifier: MIT
// Rows of cells: measuring, placing, and cutting those that are taller than a page.
#include "layout/flow.h"
#include <string.h>

JfRows *jf_rows_new(JfLayout *l, int n_rows, int n_cells, JfLength x, JfLength width)
{
    JfRows *rows = jf_arena_new0(l->flows, JfRows);
    rows->n_rows = n_rows;
    rows->heights = jf_arena_array(l->flows, JfLength, n_rows);
    rows->cells = jf_arena_array(l->flows, JfCell, n_cells);
    rows->n_cells = n_cells;
    rows->x = x;
    rows->width = width;
    return rows;
}

static JfLength cell_height(const JfCell *cell)
{
    return cell->top + cell->shift + jf_flow_height(cell->flow.first, NULL) + cell->bottom;
}

static JfLength rows_height(const JfRows *rows, int from, int to)
{
    JfLength height = 0;
    for (int i = from; i < to; i++)
        height += rows->heights[i];
    return height;
}

// Cells over several rows lengthen the last of them where the rows' own cells leave too little.
static void stretch_spanned(JfRows *rows)
{
    for (int i = 0; i < rows->n_cells; i++) {
        const JfCell *cell = &rows->cells[i];
        if (cell->n_rows <= 1)
            continue;
        JfLength lacking = cell_height(cell) - rows_height(rows, cell->row, cell->row + cell->n_rows);
        if (lacking > 0)
            rows->heights[cell->row + cell->n_rows - 1] += lacking;
    }
}

// Heights from the cells' flows.
static void measure(JfRows *rows)
{
    for (int i = 0; i < rows->n_cells; i++) {
        const JfCell *cell = &rows->cells[i];
        if (cell->n_rows > 1)
            rows->spans = true;
        else
            rows->heights[cell->row] = MAX(rows->heights[cell->row], cell_height(cell));
    }
    if (rows->spans)
        stretch_spanned(rows);
}

JfStrip *jf_rows_flow(JfLayout *l, JfFlow *flow, JfRows *rows)
{
    measure(rows);
    JfStrip *strip = jf_flow_add(l, flow, rows_height(rows, 0, rows->n_rows));
    strip->rows = rows;
    jf_notes_gather(l, strip);
    return strip;
}

// Tables and fields have some to give. Headers keep theirs, which is what their copies were made with; rows to write on, signatures and tiles are as
// high as they must be.
JfLength jf_rows_padding(const JfRows *rows)
{
    if (!rows->ruled || rows->filled || rows->upright || rows->n_cells == 0)
        return 0;
    JfLength least = rows->cells[0].top;
    for (int i = 0; i < rows->n_cells; i++)
        least = MIN(least, MIN(rows->cells[i].top, rows->cells[i].bottom));
    return least;
}

void jf_rows_pad(JfStrip *strip, JfLength more)
{
    JfRows *rows = strip->rows;
    if (more == 0)
        return;
    for (int i = 0; i < rows->n_cells; i++) {
        rows->cells[i].top += more;
        rows->cells[i].bottom += more;
    }
    memset(rows->heights, 0, (size_t)rows->n_rows * sizeof *rows->heights);
    measure(rows);
    strip->height = rows_height(rows, 0, rows->n_rows);
}

// ---- placing

static void place_rule(JfPlacer *p, JfLength x, JfLength y, JfLength width)
{
    JfItem rule = {.kind = JF_ITEM_RULE, .mcid = -1, .x = x, .width = width, .stroked = true, .line = JF_HAIRLINE};
    rule.stroke = jf_ink(p->layout, JF_INK_HAIRLINE);
    jf_place_items(p, &rule, y);
}

// Between cells that stand side by side.
static void place_uprights(JfPlacer *p, const JfRows *rows, JfLength y)
{
    JfItem rule = {.kind = JF_ITEM_RULE, .mcid = -1, .stroked = true, .line = JF_HAIRLINE, .stroke = jf_ink(p->layout, JF_INK_HAIRLINE)};
    for (int i = 0; i < rows->n_cells; i++) {
        const JfCell *cell = &rows->cells[i];
        if (cell->outer_x == 0)
            continue;
        rule.x = rows->x + cell->outer_x;
        rule.height = rows_height(rows, cell->row, cell->row + cell->n_rows);
        jf_place_items(p, &rule, y + rows_height(rows, 0, cell->row));
    }
}

// With cells over several rows, each cell draws its own lower edge.
static void place_cell_rules(JfPlacer *p, const JfRows *rows, JfLength y)
{
    for (int i = 0; i < rows->n_cells; i++) {
        const JfCell *cell = &rows->cells[i];
        int end = cell->row + cell->n_rows;
        if (end < rows->n_rows || !rows->last)
            place_rule(p, rows->x + cell->outer_x, y + rows_height(rows, 0, end), cell->outer_width);
    }
}

static void place_rules(JfPlacer *p, const JfRows *rows, JfLength y)
{
    if (rows->spans) {
        place_cell_rules(p, rows, y);
        return;
    }
    for (int i = 0; i < rows->n_rows; i++) {
        y += rows->heights[i];
        if (i + 1 < rows->n_rows || !rows->last)
            place_rule(p, rows->x, y, rows->width);
    }
}

static void place_ground(JfPlacer *p, const JfRows *rows, JfLength y)
{
    JfItem ground = {
        .kind = JF_ITEM_BOX, .mcid = -1, .x = rows->x, .width = rows->width, .height = rows_height(rows, 0, rows->n_rows), .filled = true};
    ground.fill = jf_ink(p->layout, JF_INK_TINT);
    jf_place_items(p, &ground, y);
}

void jf_place_rows(JfPlacer *p, JfRows *rows, JfLength y)
{
    if (rows->filled)
        place_ground(p, rows, y);
    if (rows->ruled)
        place_rules(p, rows, y);
    if (rows->upright)
        place_uprights(p, rows, y);
    JfLength top = y;
    int row = 0;
    for (int i = 0; i < rows->n_cells; i++) {
        JfCell *cell = &rows->cells[i];
        for (; row < cell->row; row++)
            top += rows->heights[row];
        JfPlacer inner = {.layout = p->layout, .page = p->page, .index = p->index, .x = p->x + rows->x + cell->x, .copy = p->copy};
        JfLength at = top + cell->top + cell->shift;
        if (cell->middle)
            at += (rows_height(rows, row, row + cell->n_rows) - cell_height(cell)) / 2;
        jf_place_flow(&inner, cell->flow.first, at);
    }
}

// ---- cutting

// Takes the strips off `flow` that fit into `room` as a whole, none that hold on to one that does not fit; one at least with `force`.
static JfFlow take_strips(JfLayout *l, JfFlow *flow, JfLength room, bool force)
{
    JfStrip *end = NULL, *previous = NULL; // the last strip that may be the last one taken
    JfLength height = 0;
    for (JfStrip *s = flow->first; s; previous = s, s = s->next) {
        height += s->height + (previous ? jf_flow_gap(previous, s) : 0);
        if (height > room) {
            if (!end && s->rows && jf_rows_split(l, s, room - (height - s->height), force))
                end = s;
            break;
        }
        if (s->keep != JF_KEEP_FIRM || !s->next)
            end = s;
    }
    if (!end && force)
        end = previous ? previous : flow->first;
    JfFlow taken = {0};
    if (!end)
        return taken;
    taken.first = flow->first;
    taken.last = end;
    flow->first = end->next;
    if (!flow->first)
        flow->last = NULL;
    end->next = NULL;
    return taken;
}

typedef struct {
    JfRows *head, *tail;
    JfLength room;
    bool force, progress;
} Cut;

// The cell `from` is cut at `room` below its top: what fits stays in `head`, the rest goes to `tail`.
static void cut_cell(JfLayout *l, Cut *cut, const JfCell *from, JfLength room, int head_rows)
{
    JfCell head = *from, tail = *from;
    head.flow = take_strips(l, &tail.flow, room - from->top - from->shift - from->bottom, cut->force);
    head.n_rows = head_rows;
    head.middle = tail.middle = false;
    tail.shift = 0;
    tail.row = 0;
    if (head.flow.first)
        cut->progress = true;
    cut->head->cells[cut->head->n_cells++] = head;
    cut->tail->cells[cut->tail->n_cells++] = tail;
}

// Cut between rows: the first `k` stay.
static void cut_between(JfLayout *l, Cut *cut, const JfRows *rows, int k)
{
    cut->progress = true;
    for (int i = 0; i < rows->n_cells; i++) {
        const JfCell *cell = &rows->cells[i];
        if (cell->row + cell->n_rows <= k) {
            cut->head->cells[cut->head->n_cells++] = *cell;
        } else if (cell->row >= k) {
            JfCell moved = *cell;
            moved.row -= k;
            cut->tail->cells[cut->tail->n_cells++] = moved;
        } else {
            int above = k - cell->row;
            cut_cell(l, cut, cell, rows_height(rows, cell->row, k), above);
            cut->tail->cells[cut->tail->n_cells - 1].n_rows = cell->n_rows - above;
        }
    }
}

// Cut inside the first row.
static void cut_inside(JfLayout *l, Cut *cut, const JfRows *rows)
{
    for (int i = 0; i < rows->n_cells; i++) {
        const JfCell *cell = &rows->cells[i];
        if (cell->row == 0)
            cut_cell(l, cut, cell, cut->room, 1);
        else
            cut->tail->cells[cut->tail->n_cells++] = *cell;
    }
}

static JfRows *part_of(JfLayout *l, const JfRows *rows, int n_rows)
{
    JfRows *part = jf_rows_new(l, n_rows, rows->n_cells, rows->x, rows->width);
    part->n_cells = 0;
    part->ruled = rows->ruled;
    part->filled = rows->filled;
    part->upright = rows->upright;
    return part;
}

static int rows_that_fit(const JfRows *rows, JfLength room)
{
    int k = 0;
    while (k < rows->n_rows && room >= rows->heights[k])
        room -= rows->heights[k++];
    return k;
}

static void replace_strip(JfLayout *l, JfStrip *strip, JfRows *head, JfRows *tail)
{
    measure(head);
    measure(tail);
    JfStrip *rest = jf_arena_new0(l->flows, JfStrip);
    *rest = (JfStrip){.after = strip->after, .keep = strip->keep, .rows = tail, .group = strip->group, .sheet = strip->sheet, .next = strip->next};
    rest->height = rows_height(tail, 0, tail->n_rows);
    strip->height = rows_height(head, 0, head->n_rows);
    strip->rows = head;
    strip->keep = JF_KEEP_NONE;
    strip->after = 0;
    strip->next = rest;
    jf_notes_gather(l, strip);
    jf_notes_gather(l, rest);
}

bool jf_rows_split(JfLayout *l, JfStrip *strip, JfLength room, bool force)
{
    JfRows *rows = strip->rows;
    int k = rows_that_fit(rows, room);
    if (k >= rows->n_rows)
        return false;
    if (k == 0 && !force && room < jf_rows_least(strip))
        return false;
    Cut cut = {.room = room, .force = force};
    cut.head = part_of(l, rows, MAX(k, 1));
    cut.tail = part_of(l, rows, rows->n_rows - k);
    cut.tail->last = rows->last;
    if (k > 0)
        cut_between(l, &cut, rows, k);
    else
        cut_inside(l, &cut, rows);
    // least was checked, so an empty first part can only come of an empty row
    if (!cut.progress)
        return false;
    replace_strip(l, strip, cut.head, cut.tail);
    return true;
}

static JfLength first_chain(const JfStrip *first)
{
    const JfStrip *end = first;
    while (end && end->keep == JF_KEEP_FIRM && end->next)
        end = end->next;
    if (end && end->rows && end == first)
        return jf_rows_least(end);
    return jf_flow_height(first, end ? end->next : NULL);
}

JfLength jf_rows_least(const JfStrip *strip)
{
    const JfRows *rows = strip->rows;
    if (!rows)
        return strip->height;
    JfLength least = 0;
    for (int i = 0; i < rows->n_cells; i++) {
        const JfCell *cell = &rows->cells[i];
        if (cell->row == 0)
            least = MAX(least, cell->top + cell->shift + first_chain(cell->flow.first) + cell->bottom);
    }
    return MIN(least, rows->heights[0]);
}
