// SPDX-License-Identifier: MIT
// Charts over several strips: each shape goes to the strip that it stands in; lines and rectangles that run over a cut are parted there.
#include "layout/chart_parts.h"

#define PART_LEAST JF_PT(40)
#define FIRST_LEAST JF_PT(60) // under the head
#define SLACK JF_PT(1)        // half of a line's width may reach over a cut

void jf_chart_parts_find(JfChartParts *p, JfLength most)
{
    const JfDrawing *d = p->drawing;
    p->edges = jf_arena_array(p->layout->arena, JfLength, d->n_cuts + 2);
    p->n = 0;
    JfLength next = d->head_bottom + FIRST_LEAST;
    for (size_t i = 0; i < d->n_cuts && d->height > most; i++) {
        if (d->cuts[i] < next || d->height - d->cuts[i] < PART_LEAST)
            continue;
        p->edges[++p->n] = d->cuts[i];
        next = d->cuts[i] + PART_LEAST;
    }
    p->edges[++p->n] = d->height;
    p->strips = jf_arena_array(p->layout->arena, JfStrip *, p->n);
}

// ---- shapes

typedef struct {
    JfLength top, bottom;
} Extent;

static Extent path_extent(const JfPath *path)
{
    Extent e = {G_MAXINT, G_MININT};
    for (size_t i = 0; i < path->n; i++) {
        const JfStep *s = &path->steps[i];
        if (s->kind == JF_STEP_CLOSE)
            continue;
        e.top = MIN(e.top, s->y[2]);
        e.bottom = MAX(e.bottom, s->y[2]);
    }
    return e;
}

static Extent extent_of(const JfShape *shape)
{
    if (shape->words == NULL)
        return path_extent(shape->path);
    const JfLength middle = shape->y + shape->words->height / 2;
    return (Extent){middle, middle};
}

// What of the path stands between two heights, from the upper one on.
static const JfPath *part_of(JfArena *arena, const JfPath *path, JfLength top, JfLength bottom)
{
    JfPath *out = jf_arena_copy(arena, path, sizeof *path);
    out->steps = jf_arena_copy(arena, path->steps, path->n * sizeof *path->steps);
    for (size_t i = 0; i < out->n; i++)
        for (int k = 0; k < 3; k++)
            out->steps[i].y[k] = CLAMP(out->steps[i].y[k], top, bottom) - top;
    return out;
}

static JfItem *add_item(const JfChartParts *p, JfStrip *strip, JfItemKind kind, JfElement *element)
{
    return element ? jf_strip_content(p->layout, strip, kind, element) : jf_strip_furniture(p->layout, strip, kind);
}

static void add_path(const JfChartParts *p, JfStrip *strip, const JfShape *shape, const JfPath *path, JfElement *element)
{
    JfItem *item = add_item(p, strip, JF_ITEM_PATH, element);
    JfDrawn *drawn = jf_arena_new0(p->layout->arena, JfDrawn);
    *drawn = (JfDrawn){.path = path, .dash = shape->pen.dash, .gap = shape->pen.gap, .round = shape->pen.round};
    item->drawn = drawn;
    item->x = p->x;
    item->filled = shape->pen.fill.share > 0;
    item->fill = jf_shade_colour(p->drawing->theme, shape->pen.fill);
    item->stroked = shape->pen.stroke.share > 0 && shape->pen.line > 0;
    item->stroke = jf_shade_colour(p->drawing->theme, shape->pen.stroke);
    item->line = shape->pen.line;
}

static void add_words(const JfChartParts *p, JfStrip *strip, const JfShape *shape, JfLength y, JfElement *element)
{
    const JfWords *words = shape->words;
    for (size_t i = 0; i < words->n_lines; i++) {
        const JfLine *line = &words->lines[i];
        const JfLength left = shape->across == JF_H_LEFT ? 0 : shape->across == JF_H_RIGHT ? line->width : line->width / 2;
        for (int k = 0; k < line->n_runs; k++) {
            JfItem *item = add_item(p, strip, JF_ITEM_TEXT, element);
            item->run = &line->runs[k];
            item->x = p->x + shape->x - left + line->runs[k].x;
            item->y = shape->y - y + (JfLength)i * words->leading + line->baseline;
            item->width = line->runs[k].width;
        }
    }
}

static void add_shape(const JfChartParts *p, JfStrip *strip, const JfShape *shape, Extent e, JfLength top, JfLength bottom,
                      JfElement *element)
{
    if (shape->words)
        add_words(p, strip, shape, top, element);
    else if (top == 0 && e.bottom <= bottom + SLACK)
        add_path(p, strip, shape, shape->path, element);
    else if (e.top >= top - SLACK && e.bottom <= bottom + SLACK)
        add_path(p, strip, shape, part_of(p->layout->arena, shape->path, top, G_MAXINT), element);
    else
        add_path(p, strip, shape, part_of(p->layout->arena, shape->path, top, bottom), element);
}

// The strip that `y` stands in.
static size_t strip_at(const JfChartParts *p, JfLength y)
{
    size_t low = 0, high = p->n - 1;
    while (low < high) {
        const size_t middle = (low + high + 1) / 2;
        if (p->edges[middle] <= y)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

void jf_chart_parts_add(const JfChartParts *p, const JfShape *shape, JfElement *element, bool first_only)
{
    const Extent e = extent_of(shape);
    const bool runs_on = e.bottom - e.top > 2 * SLACK;
    const size_t first = strip_at(p, runs_on ? e.top + SLACK : e.top), last = runs_on ? strip_at(p, e.bottom - SLACK) : first;
    for (size_t k = first; k <= last; k++) {
        // Outside of the drawing nothing is cut.
        const JfLength top = p->edges[k], bottom = k + 1 < p->n ? p->edges[k + 1] : MAX(p->edges[k + 1], e.bottom);
        const Extent seen = {k > 0 ? e.top : MAX(e.top, 0), e.bottom};
        add_shape(p, p->strips[k], shape, seen, top, bottom, first_only && k > 0 ? NULL : element);
    }
}

void jf_chart_parts_head(const JfChartParts *p, JfGroup *group)
{
    const JfDrawing *d = p->drawing;
    JfStrip head = {0};
    for (const JfShape *s = d->first; s; s = s->next) {
        const Extent e = extent_of(s);
        if (e.bottom >= d->head_top && e.top <= d->head_bottom && (e.top < d->head_bottom - SLACK || e.bottom <= d->head_bottom))
            add_shape(p, &head, s, e, d->head_top, d->head_bottom, NULL);
    }
    group->head = head.furniture;
    group->head_height = d->head_bottom - d->head_top;
}
