// SPDX-License-Identifier: MIT
// Trees of boxes: in columns from left to right, or, where those would be too narrow, one under the other.
#include "chart/tree.h"
#include <stdlib.h>

#define PAD JF_PT(4)
#define GAP_X JF_PT(22)
#define GAP_Y JF_PT(5)
#define COLUMN_LEAST JF_PT(58)
#define COLUMN_MOST JF_PT(150)
#define INDENT JF_PT(20)
#define DETAIL_GAP JF_PT(8)

typedef struct {
    const JfWords *label, *detail;
    JfLength x, y, width, height;
    JfLength detail_x, detail_y; // of the detail in the box: under the label, or, in a dense outline, behind it
    JfLength branch;             // height of it and all that it follows from
    JfLength next;               // where its next child begins
    int depth;
} Node;

typedef struct {
    JfDrawing *d;
    const JfTreeNode *of;
    Node *nodes;
    size_t n;
    int depth;
    JfLength pad, gap; // over and under the words, between boxes
    bool dense;        // details behind their labels
} Tree;

static bool is_effect(const Tree *t, size_t i)
{
    return t->of[i].parent < 0;
}

static void set_box(Tree *t, size_t i, JfLength width)
{
    Node *node = &t->nodes[i];
    const bool effect = is_effect(t, i);
    const JfTreeNode *of = &t->of[i];
    node->label = jf_words(t->d, of->label, JF_STYLE_LABEL, effect || of->tone != JF_TONE_NEUTRAL, effect ? JF_INK_PAPER : JF_INK_TEXT,
                           width - 2 * PAD);
    node->detail = jf_words(t->d, of->detail, JF_STYLE_LABEL, false, effect ? JF_INK_PAPER : JF_INK_MUTED, width - 2 * PAD);
    node->width = width;
    node->detail_y = node->label->height;
    node->height = node->label->height + node->detail->height + 2 * t->pad - JF_PT(1);
    if (!t->dense || node->detail->n_lines != 1 || node->label->width + DETAIL_GAP + node->detail->width > width - 2 * PAD)
        return;
    node->detail_x = node->label->width + DETAIL_GAP;
    node->detail_y = 0;
    node->height -= node->detail->height;
}

static bool broken(const Node *node)
{
    return jf_schematic_broken(node->label) || jf_schematic_broken(node->detail);
}

static void set_depths(Tree *t)
{
    for (size_t i = 0; i < t->n; i++) {
        t->nodes[i].depth = is_effect(t, i) ? 0 : t->nodes[t->of[i].parent].depth + 1;
        t->depth = MAX(t->depth, t->nodes[i].depth);
    }
}

// ---- in columns

// Children stand behind their parents, so one way back adds up what is below, and one way forth gives everyone a place.
static JfLength stack_columns(Tree *t)
{
    JfLength y = 0;
    for (size_t i = 0; i < t->n; i++)
        t->nodes[i].branch = 0;
    for (size_t i = t->n; i-- > 0;) {
        Node *node = &t->nodes[i];
        node->next = (MAX(node->branch - GAP_Y, node->height) - (node->branch - GAP_Y)) / 2;
        node->branch = MAX(node->branch - GAP_Y, node->height);
        if (!is_effect(t, i))
            t->nodes[t->of[i].parent].branch += node->branch + GAP_Y;
    }
    for (size_t i = 0; i < t->n; i++) {
        Node *node = &t->nodes[i];
        JfLength *next = is_effect(t, i) ? &y : &t->nodes[t->of[i].parent].next;
        node->y = *next + (node->branch - node->height) / 2;
        node->next += *next;
        *next += node->branch + GAP_Y;
    }
    return MAX(y - GAP_Y, 0);
}

static bool set_columns(Tree *t, JfLength *height)
{
    const JfLength width = MIN((t->d->width - t->depth * GAP_X) / (t->depth + 1), COLUMN_MOST);
    const JfLength gap = t->depth > 0 ? MIN((t->d->width - width * (t->depth + 1)) / t->depth, 2 * GAP_X) : 0;
    if (width < COLUMN_LEAST)
        return false;
    for (size_t i = 0; i < t->n; i++) {
        set_box(t, i, width);
        t->nodes[i].x = t->nodes[i].depth * (width + gap);
        if (broken(&t->nodes[i]))
            return false;
    }
    *height = stack_columns(t);
    return *height <= t->d->most_height * 2 / 3;
}

// ---- one under the other

static JfLength set_outline(Tree *t)
{
    const JfLength indent = t->depth > 0 ? MIN(INDENT, t->d->width / 2 / t->depth) : 0;
    JfLength y = 0;
    for (size_t i = 0; i < t->n; i++)
        t->nodes[i].branch = 0;
    // In the order of the tree: each behind its parent and all that follows from its elder siblings.
    for (size_t i = t->n; i-- > 0;) {
        Node *node = &t->nodes[i];
        node->x = node->depth * indent;
        set_box(t, i, t->d->width - node->x);
        node->width = MAX(node->label->width, node->detail_x + node->detail->width) + 2 * PAD;
        node->branch += node->height + t->gap;
        if (!is_effect(t, i))
            t->nodes[t->of[i].parent].branch += node->branch;
    }
    for (size_t i = 0; i < t->n; i++) {
        Node *node = &t->nodes[i];
        JfLength *next = is_effect(t, i) ? &y : &t->nodes[t->of[i].parent].next;
        node->y = *next;
        node->next = node->y + node->height + t->gap;
        *next += node->branch;
    }
    return MAX(y - t->gap, 0);
}

static JfLength set_dense(Tree *t)
{
    t->dense = true, t->pad = JF_PT(2), t->gap = JF_PT(2);
    for (size_t i = 0; i < t->n; i++)
        t->nodes[i].detail_x = 0;
    return set_outline(t);
}

static int by_height(const void *a, const void *b)
{
    const JfLength x = *(const JfLength *)a, y = *(const JfLength *)b;
    return x < y ? -1 : x > y;
}

// Over several pages: no need to be dense, and a page may end above any box.
static JfLength part_outline(Tree *t)
{
    g_autofree JfLength *tops = g_new(JfLength, t->n);
    t->dense = false, t->pad = PAD, t->gap = GAP_Y;
    for (size_t i = 0; i < t->n; i++)
        t->nodes[i].detail_x = 0;
    const JfLength height = set_outline(t);
    for (size_t i = 0; i < t->n; i++)
        tops[i] = t->nodes[i].y;
    qsort(tops, t->n, sizeof *tops, by_height);
    for (size_t i = 1; i < t->n; i++)
        jf_draw_cut(t->d, tops[i] - JF_PT(0.5)); // under the heads of arrows
    return height;
}

// Up the parent's left to its lower edge.
static void draw_outline_arrow(const Tree *t, size_t i, JfPen pen)
{
    const Node *node = &t->nodes[i], *parent = &t->nodes[t->of[i].parent];
    const JfLength x = MAX(parent->x + (node->x - parent->x) / 2, JF_PT(2.1)), y = node->y + node->height / 2,
                   end = parent->y + parent->height;
    const JfLength head[][2] = {{x, end}, {x - JF_PT(2.1), end + JF_PT(4.2)}, {x + JF_PT(2.1), end + JF_PT(4.2)}};
    jf_draw_line(t->d, node->x, y, x, y, pen, t->of[i].arrow_part); // two strokes: a page may end between them
    jf_draw_line(t->d, x, y, x, end + JF_PT(3), pen, t->of[i].arrow_part);
    jf_draw_polygon(t->d, head, 3, true, (JfPen){.fill = pen.stroke}, t->of[i].arrow_part);
}

// ---- both

static void draw_box(const Tree *t, size_t i)
{
    const Node *node = &t->nodes[i];
    const JfTone tone = t->of[i].tone;
    const JfInk ink = tone == JF_TONE_NEUTRAL ? JF_INK_RULE : jf_chart_tone_ink(tone);
    const JfPen plain = {.fill = {JF_INK_TINT, 100}, .stroke = {JF_INK_RULE, 60}, .line = JF_PT(0.5)};
    const JfPen toned = {.fill = {JF_INK_PAPER, 100}, .stroke = {ink, 100}, .line = JF_PT(1.4)};
    jf_draw_rect(t->d, node->x, node->y, node->width, node->height,
                 is_effect(t, i)           ? jf_pen_fill(ink, 100)
                 : tone == JF_TONE_NEUTRAL ? plain
                                           : toned,
                 JF_PART_GROUND);
    const JfLength y = node->y + t->pad - JF_PT(0.5);
    jf_draw_words(t->d, node->label, node->x + PAD, y, JF_H_LEFT, JF_V_TOP, t->of[i].label_part);
    jf_draw_words(t->d, node->detail, node->x + PAD + node->detail_x, y + node->detail_y, JF_H_LEFT, JF_V_TOP, t->of[i].detail_part);
}

void jf_tree_draw(JfDrawing *d, const JfTreeNode *nodes, size_t n)
{
    Tree t = {.d = d, .of = nodes, .n = n, .nodes = jf_arena_array(d->arena, Node, n + 1), .pad = PAD, .gap = GAP_Y};
    const JfPen pen = jf_pen_line(JF_INK_RULE, 100, JF_PT(0.7));
    set_depths(&t);
    JfLength height = 0;
    const bool columns = set_columns(&t, &height);
    if (!columns)
        height = set_outline(&t);
    if (!columns && height > d->most_height)
        height = set_dense(&t);
    if (!columns && height > d->most_height)
        height = part_outline(&t);
    for (size_t i = 0; i < n; i++) {
        const Node *node = &t.nodes[i], *parent = is_effect(&t, i) ? NULL : &t.nodes[nodes[i].parent];
        if (parent != NULL && columns)
            jf_schematic_arrow(d, node->x, node->y + node->height / 2, parent->x + parent->width, parent->y + parent->height / 2, pen,
                               nodes[i].arrow_part);
        else if (parent != NULL)
            draw_outline_arrow(&t, i, pen);
        draw_box(&t, i);
    }
    d->height = height;
}
