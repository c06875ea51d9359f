// SPDX-License-Identifier: MIT
// Placing: strips get their page and their final coordinates, groups draw what surrounds them.
#include "layout/flow.h"

static void add_furniture(JfPage *page, JfItem *item)
{
    item->next = NULL;
    if (page->furniture_last)
        page->furniture_last->next = item;
    else
        page->furniture = item;
    page->furniture_last = item;
}

static void add_content(JfPage *page, JfItem *item)
{
    item->next = NULL;
    if (page->content_last)
        page->content_last->next = item;
    else
        page->content = item;
    page->content_last = item;
}

void jf_place_items(JfPlacer *p, const JfItem *items, JfLength y)
{
    for (const JfItem *i = items; i; i = i->next) {
        JfItem *copy = jf_arena_copy(p->layout->arena, i, sizeof *i);
        copy->mcid = -1;
        copy->element = NULL;
        copy->x += p->x;
        copy->y += y;
        add_furniture(p->page, copy);
    }
}

static void move_items(JfPlacer *p, JfItem *items, JfLength y, void (*add)(JfPage *, JfItem *))
{
    for (JfItem *i = items, *next; i; i = next) {
        next = i->next;
        i->x += p->x;
        i->y += y;
        add(p->page, i);
    }
}

// ---- marks

static void place_link(JfPlacer *p, const JfMark *m, JfLength x, JfLength y)
{
    JfLink link = {
        .page = p->index, .x = x, .y = y, .width = m->width, .height = m->height, .href = m->text, .alt = m->alt, .element = m->element};
    m->element->link = (int)p->layout->links->len;
    g_array_append_val(p->layout->links, link);
}

static void place_field(JfPlacer *p, const JfMark *m, JfLength x, JfLength y)
{
    JfField field = {.page = p->index,
                     .x = x,
                     .y = y,
                     .width = m->width,
                     .height = m->height,
                     .name = m->text,
                     .tooltip = m->alt,
                     .element = m->element};
    m->element->field = (int)p->layout->fields->len;
    g_array_append_val(p->layout->fields, field);
}

static void place_mark(JfPlacer *p, const JfMark *m, JfLength y)
{
    JfLayout *l = p->layout;
    JfLength left = p->x + m->x, top = y + m->y;
    switch (m->kind) {
    case JF_MARK_BOOKMARK:
        g_array_append_val(l->outline, ((JfBookmark){.level = m->level, .page = p->index, .y = top, .title = m->text}));
        return;
    case JF_MARK_TARGET: g_array_append_val(l->targets, ((JfTarget){.id = m->text, .page = p->index, .y = top})); return;
    case JF_MARK_LINK: place_link(p, m, left, top); return;
    case JF_MARK_FIELD: place_field(p, m, left, top); return;
    case JF_MARK_FIGURE:
        m->element->box[0] = left;
        m->element->box[1] = top;
        m->element->box[2] = left + m->width;
        m->element->box[3] = top + m->height;
        m->element->box_page = p->index;
        return;
    }
}

// ---- groups

// Puts `item` behind everything that the group drew so far.
static void insert_behind(JfPlacer *p, JfItem *behind, const JfItem *item)
{
    JfItem *copy = jf_arena_copy(p->layout->arena, item, sizeof *item);
    copy->x += p->x;
    JfItem **at = behind ? &behind->next : &p->page->furniture;
    copy->next = *at;
    *at = copy;
    if (!copy->next)
        p->page->furniture_last = copy;
}

static JfItem rule_item(const JfLayout *l, const JfGroup *group, JfLength y, JfInk ink, JfLength line)
{
    return (JfItem){.kind = JF_ITEM_RULE,
                    .mcid = -1,
                    .x = group->x,
                    .y = y,
                    .width = group->width,
                    .stroke = jf_ink(l, ink),
                    .stroked = true,
                    .line = line};
}

static void draw_group(JfPlacer *p, const JfGroup *group, JfLength top, JfLength bottom, JfItem *behind, JfJoint joint)
{
    JfLayout *l = p->layout;
    if (group->kind == JF_GROUP_CHART) // its items are all that it shows
        return;
    if (group->kind == JF_GROUP_NOTE) {
        JfItem ground = {
            .kind = JF_ITEM_BOX, .mcid = -1, .x = group->x, .y = top, .width = group->width, .height = bottom - top, .filled = true};
        JfItem stripe = ground;
        ground.fill = jf_ink(l, JF_INK_TINT);
        stripe.fill = jf_ink(l, jf_tone_ink(group->tone));
        stripe.width = JF_PT(2.5);
        insert_behind(p, behind, &stripe);
        insert_behind(p, behind, &ground);
        return;
    }
    JfInk ink = group->kind == JF_GROUP_TABLE ? JF_INK_RULE : JF_INK_HAIRLINE;
    JfLength line = group->kind == JF_GROUP_TABLE ? JF_RULE : JF_HAIRLINE;
    JfItem upper = rule_item(l, group, top, ink, line), lower = rule_item(l, group, bottom, ink, line);
    if (!joint.above)
        jf_place_items(p, &upper, 0);
    if (!joint.below)
        jf_place_items(p, &lower, 0);
}

void jf_place_close(JfPlacer *p, int depth, JfLength y)
{
    while (p->depth > depth) {
        p->depth--;
        draw_group(p, p->open[p->depth], p->top[p->depth], y, p->behind[p->depth], p->joint[p->depth]);
    }
}

static int chain_of(const JfGroup *group, const JfGroup **chain)
{
    int n = 0;
    for (const JfGroup *g = group; g; g = g->parent)
        n++;
    n = MIN(n, JF_GROUPS_MAX);
    int i = n;
    for (const JfGroup *g = group; g && i > 0; g = g->parent)
        chain[--i] = g;
    return n;
}

// Ends the groups that `group` is not inside of, and begins those that it newly is.
static void sync_groups(JfPlacer *p, const JfGroup *group, JfLength end, JfLength y)
{
    if ((p->depth ? p->open[p->depth - 1] : NULL) == group)
        return;
    const JfGroup *chain[JF_GROUPS_MAX] = {NULL};
    int n = chain_of(group, chain), same = 0;
    while (same < n && same < p->depth && p->open[same] == chain[same])
        same++;
    // A grid leaves the rule between it and a table to the table, unless a page ends there.
    bool joined = same < n && chain[same]->follows && y > end;
    if (joined && same < p->depth)
        p->joint[same].below = p->open[same]->kind == JF_GROUP_GRID;
    jf_place_close(p, same, end);
    for (; p->depth < n; p->depth++) {
        p->open[p->depth] = chain[p->depth];
        p->top[p->depth] = y;
        p->behind[p->depth] = p->page->furniture_last;
        p->joint[p->depth] = (JfJoint){.above = joined && p->depth == same && chain[same]->kind == JF_GROUP_GRID};
    }
}

void jf_place_open(JfPlacer *p, const JfGroup *group, JfLength y)
{
    sync_groups(p, group, y, y);
}

// ---- strips

void jf_place_strip(JfPlacer *p, JfStrip *strip, JfLength end, JfLength y)
{
    sync_groups(p, strip->group, end, y);
    if (p->copy) {
        jf_place_items(p, strip->furniture, y);
        jf_place_items(p, strip->content, y);
    } else {
        move_items(p, strip->furniture, y, add_furniture);
        move_items(p, strip->content, y, add_content);
        for (const JfMark *m = strip->marks; m; m = m->next)
            place_mark(p, m, y);
    }
    if (strip->rows)
        jf_place_rows(p, strip->rows, y);
}

JfLength jf_place_flow(JfPlacer *p, JfStrip *first, JfLength y)
{
    JfLength end = y;
    for (JfStrip *s = first; s; s = s->next) {
        jf_place_strip(p, s, end, y);
        end = y + s->height;
        y = end + (s->next ? jf_flow_gap(s, s->next) : 0);
    }
    jf_place_close(p, 0, end);
    return end;
}
