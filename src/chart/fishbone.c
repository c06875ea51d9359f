// SPDX-License-Identifier: MIT
// Fishbones: the effect as the head, branches on both sides of the spine, their causes as twigs. Bones of one side are parallel, so that all causes
// of a branch have the same room between its bone and the one before. Where that is too little, the same is shown as a tree of boxes.
#include "chart/kinds.h"
#include "chart/tree.h"

#define LEAN_MOST 0.3    // across per down
#define MARGIN JF_PT(34) // left of the spine's first bones, for their lean
#define COLUMN_LEAST JF_PT(72)
#define TWIG_GAP JF_PT(3) // between causes
#define CLEAR JF_PT(5)    // between causes and the spine, and between bones and words

typedef struct {
    const JfWords *label, *detail;
    JfLength height;
} Cause;

typedef struct {
    const JfWords *label;
    size_t first, n; // of its causes, which stand one after the other
    JfLength height; // of them all
} Branch;

typedef struct {
    JfDrawing *d;
    const JfChart *chart;
    Cause *causes;
    Branch *branches;
    const JfWords *effect;
    JfLength head, column, spine, length, label_height; // length: of a bone, in height
    double lean;
    int details; // column of the table, 0: none
} Bones;

static void find_branches(Bones *b)
{
    const JfChart *c = b->chart;
    for (size_t i = c->n_causes; i-- > 0;) {
        Branch *branch = &b->branches[c->causes[i].of];
        branch->first = i;
        branch->n++;
        if (c->causes[i].detail != NULL)
            b->details = 2;
    }
}

// ---- the table: a row a cause; a branch without causes has one of its own

static int row_of(const Bones *b, size_t branch, size_t cause)
{
    int row = 1;
    for (size_t k = 0; k < branch; k++)
        row += (int)MAX(b->branches[k].n, 1);
    return row + (int)cause;
}

static void fill_table(Bones *b)
{
    JfDrawing *d = b->d;
    const JfChart *c = b->chart;
    const int columns = b->details > 0 ? 3 : 2;
    jf_table(d, row_of(b, c->n_rows, 0), columns);
    jf_schematic_heads(d, c, (const char *[]){c->x_label, c->y_label, NULL}, columns);
    for (size_t k = 0; k < c->n_rows; k++)
        for (size_t i = 0; i < MAX(b->branches[k].n, 1); i++) {
            const JfChartCause *cause = b->branches[k].n > 0 ? &c->causes[b->branches[k].first + i] : NULL;
            const int row = row_of(b, k, i);
            jf_cell_text(d, row, 0, c->rows[k]);
            jf_cell_text(d, row, 1, cause != NULL ? cause->label : NULL);
            if (b->details > 0)
                jf_cell_text(d, row, 2, cause != NULL ? cause->detail : NULL);
        }
}

// ---- measures

// A cause's words may be as wide as the room at their height, which the bones' lean narrows the more the higher they are.
static bool set_cause(Bones *b, size_t i)
{
    const JfChartCause *cause = &b->chart->causes[i];
    Cause *set = &b->causes[i];
    JfLength height = jf_leading(b->d, JF_STYLE_LABEL) * 2, width = 0;
    for (int attempt = 0; attempt < 4; attempt++) {
        width = b->column - 2 * CLEAR - (JfLength)(LEAN_MOST * height);
        if (width < COLUMN_LEAST / 2)
            return false;
        set->label = jf_words(b->d, cause->label, JF_STYLE_LABEL, cause->tone != JF_TONE_NEUTRAL, JF_INK_TEXT, width);
        set->detail = jf_words(b->d, cause->detail, JF_STYLE_LABEL, false, JF_INK_MUTED, width);
        set->height = set->label->height + set->detail->height;
        if (set->height <= height)
            return !jf_schematic_broken(set->label) && !jf_schematic_broken(set->detail);
        height = set->height;
    }
    return false;
}

static JfLength foot_of(const Bones *b, size_t k)
{
    return MARGIN + (JfLength)(k / 2 + 1) * b->column;
}

static JfLength bone_x(const Bones *b, size_t k, JfLength y)
{
    return foot_of(b, k) - (JfLength)(b->lean * ABS(b->spine - y));
}

// Do the branches' names, at the ends of their bones, stay inside?
static bool names_fit(const Bones *b)
{
    for (size_t k = 0; k < b->chart->n_rows; k++) {
        const JfLength x = bone_x(b, k, b->spine - b->length), half = b->branches[k].label->width / 2 + JF_PT(5);
        if (x < half || x + half > b->d->width)
            return false;
    }
    return true;
}

static bool set_all(Bones *b)
{
    JfDrawing *d = b->d;
    const JfChart *c = b->chart;
    JfLength most = 0;
    b->head = CLAMP(d->width / 5, JF_PT(60), JF_PT(104));
    b->effect = jf_words(d, c->effect, JF_STYLE_LABEL, true, JF_INK_PAPER, b->head - 2 * CLEAR);
    b->column = (d->width - b->head - MARGIN - JF_PT(8)) / (JfLength)((c->n_rows + 1) / 2);
    if (b->column < COLUMN_LEAST || jf_schematic_broken(b->effect))
        return false;
    for (size_t k = 0; k < c->n_rows; k++) {
        Branch *branch = &b->branches[k];
        branch->label = jf_words(d, c->rows[k], JF_STYLE_LABEL, true, JF_INK_TEXT, b->column - JF_PT(16));
        b->label_height = MAX(b->label_height, branch->label->height + JF_PT(4));
        if (jf_schematic_broken(branch->label))
            return false;
        for (size_t i = branch->first; i < branch->first + branch->n; i++) {
            if (!set_cause(b, i))
                return false;
            branch->height += b->causes[i].height + TWIG_GAP;
        }
        most = MAX(most, branch->height);
    }
    b->length = MAX(most + 2 * CLEAR, JF_PT(40));
    b->lean = MIN(LEAN_MOST, (double)MARGIN / b->length);
    b->spine = MAX(b->length + b->label_height, (b->effect->height + 2 * CLEAR) / 2);
    return 2 * b->spine <= d->most_height && names_fit(b);
}

// ---- bones

static void draw_twig(Bones *b, size_t k, size_t i, JfLength top)
{
    JfDrawing *d = b->d;
    const Branch *branch = &b->branches[k];
    const Cause *cause = &b->causes[branch->first + i];
    const JfTone tone = b->chart->causes[branch->first + i].tone;
    const int row = row_of(b, k, i);
    const JfLength bottom = top + cause->height, end = bone_x(b, k, bottom);
    const JfLength right = MIN(bone_x(b, k, top), end) - CLEAR, width = MAX(cause->label->width, cause->detail->width);
    const JfLength left = right - width;
    jf_draw_line(d, left, bottom, end, bottom, jf_pen_line(JF_INK_RULE, 70, JF_PT(0.5)), i > 0 ? jf_cell(d, row, 0) : JF_PART_FIGURE);
    jf_draw_words(d, cause->label, left, top, JF_H_LEFT, JF_V_TOP, jf_cell(d, row, 1));
    jf_draw_words(d, cause->detail, left, top + cause->label->height, JF_H_LEFT, JF_V_TOP,
                  b->details > 0 ? jf_cell(d, row, 2) : JF_PART_FIGURE);
    if (tone != JF_TONE_NEUTRAL)
        jf_schematic_mark(d, tone, end, bottom, JF_PT(4.5), JF_PART_FIGURE);
}

static void draw_branch(Bones *b, size_t k)
{
    JfDrawing *d = b->d;
    const Branch *branch = &b->branches[k];
    const bool up = k % 2 == 0;
    const JfLength end = up ? b->spine - b->length : b->spine + b->length, x = bone_x(b, k, end);
    const JfLength width = branch->label->width + JF_PT(10), height = branch->label->height + JF_PT(4), y = up ? end - height : end;
    jf_draw_line(d, x, end, foot_of(b, k), b->spine, jf_pen_line(JF_INK_RULE, 100, JF_PT(1)), JF_PART_GROUND);
    jf_draw_rect(d, x - width / 2, y, width, height, (JfPen){.fill = {JF_INK_TINT, 100}, .stroke = {JF_INK_RULE, 100}, .line = JF_PT(0.6)},
                 JF_PART_GROUND);
    jf_draw_words(d, branch->label, x, y + JF_PT(2), JF_H_CENTER, JF_V_TOP, jf_cell(d, row_of(b, k, 0), 0));
    // Spread over the bone, the first at the top.
    const JfLength space = branch->n > 0 ? (b->length - 2 * CLEAR - branch->height) / (JfLength)branch->n : 0;
    JfLength top = (up ? end : b->spine) + CLEAR + space / 2;
    for (size_t i = 0; i < branch->n; i++) {
        draw_twig(b, k, i, top);
        top += b->causes[branch->first + i].height + TWIG_GAP + space;
    }
}

static void draw_bones(Bones *b)
{
    JfDrawing *d = b->d;
    const JfLength x = d->width - b->head, height = b->effect->height + 2 * CLEAR;
    const JfLength tip[][2] = {{x, b->spine}, {x - JF_PT(7), b->spine - JF_PT(3.4)}, {x - JF_PT(7), b->spine + JF_PT(3.4)}};
    jf_draw_line(d, MARGIN, b->spine, x - JF_PT(4), b->spine, jf_pen_line(JF_INK_RULE, 100, JF_PT(1.8)), JF_PART_GROUND);
    jf_draw_polygon(d, tip, 3, true, jf_pen_fill(JF_INK_RULE, 100), JF_PART_GROUND);
    jf_draw_rect(d, x, b->spine - height / 2, b->head, height, jf_pen_fill(JF_INK_BAD, 100), JF_PART_GROUND);
    jf_draw_words(d, b->effect, x + CLEAR, b->spine, JF_H_LEFT, JF_V_MIDDLE, JF_PART_FIGURE);
    for (size_t k = 0; k < b->chart->n_rows; k++)
        draw_branch(b, k);
    d->height = b->spine + (b->chart->n_rows > 1 ? MAX(b->length + b->label_height, height / 2) : MAX(height / 2, CLEAR));
}

// ---- the same as a tree

static void draw_tree(Bones *b)
{
    const JfChart *c = b->chart;
    JfTreeNode *nodes = jf_arena_array(b->d->arena, JfTreeNode, 1 + c->n_rows + c->n_causes);
    size_t n = 0;
    nodes[n++] = (JfTreeNode){c->effect, NULL, -1, JF_TONE_BAD, JF_PART_FIGURE, JF_PART_FIGURE, JF_PART_FIGURE};
    for (size_t k = 0; k < c->n_rows; k++) {
        const int branch = (int)n;
        nodes[n++] = (JfTreeNode){c->rows[k], NULL, 0, JF_TONE_NEUTRAL, jf_cell(b->d, row_of(b, k, 0), 0), JF_PART_FIGURE, JF_PART_FIGURE};
        for (size_t i = 0; i < b->branches[k].n; i++) {
            const JfChartCause *cause = &c->causes[b->branches[k].first + i];
            const int row = row_of(b, k, i);
            nodes[n++] = (JfTreeNode){cause->label,
                                      cause->detail,
                                      branch,
                                      cause->tone,
                                      jf_cell(b->d, row, 1),
                                      b->details > 0 ? jf_cell(b->d, row, 2) : JF_PART_FIGURE,
                                      i > 0 ? jf_cell(b->d, row, 0) : JF_PART_FIGURE};
        }
    }
    jf_tree_draw(b->d, nodes, n);
}

void jf_chart_fishbone(JfDrawing *d, const JfChart *chart)
{
    Bones b = {.d = d, .chart = chart};
    b.causes = jf_arena_array(d->arena, Cause, chart->n_causes + 1);
    b.branches = jf_arena_array(d->arena, Branch, chart->n_rows + 1);
    find_branches(&b);
    fill_table(&b);
    if (set_all(&b))
        draw_bones(&b);
    else
        draw_tree(&b);
}
