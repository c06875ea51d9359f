// SPDX-License-Identifier: MIT
// Flows: strips, and the items that stand in them.
#include "layout/flow.h"

const JfLength JF_HAIRLINE = JF_PT(0.4), JF_RULE = JF_PT(0.9), JF_BLANK_LINE = JF_MM(8), JF_BLANK_WORDS = JF_MM(7);

JfColour jf_ink(const JfLayout *l, JfInk ink)
{
    return l->theme->ink[ink];
}

JfInk jf_tone_ink(JfTone tone)
{
    switch (tone) {
    case JF_TONE_GOOD: return JF_INK_GOOD;
    case JF_TONE_WARN: return JF_INK_WARN;
    case JF_TONE_BAD: return JF_INK_BAD;
    case JF_TONE_INFO: return JF_INK_ACCENT;
    case JF_TONE_NEUTRAL: break;
    }
    return JF_INK_TEXT;
}

JfStrip *jf_flow_add(JfLayout *l, JfFlow *flow, JfLength height)
{
    JfStrip *strip = jf_arena_new0(l->flows, JfStrip);
    strip->height = height;
    strip->group = flow->group;
    strip->before = flow->gap;
    strip->snap = flow->snap;
    strip->new_page = flow->new_page;
    strip->sheet = l->sheet;
    flow->gap = 0;
    flow->snap = flow->new_page = false;
    if (flow->last)
        flow->last->next = strip;
    else
        flow->first = strip;
    flow->last = strip;
    return strip;
}

JfLength jf_flow_gap(const JfStrip *upper, const JfStrip *lower)
{
    return MAX(upper->after, lower->before);
}

JfLength jf_flow_height(const JfStrip *first, const JfStrip *end)
{
    JfLength height = 0;
    for (const JfStrip *s = first; s && s != end; s = s->next) {
        height += s->height;
        if (s->next && s->next != end)
            height += jf_flow_gap(s, s->next);
    }
    return height;
}

void jf_flow_space(JfFlow *flow, JfLength gap)
{
    flow->gap = MAX(flow->gap, gap);
}

void jf_flow_keep(JfStrip *first, JfKeep keep)
{
    for (JfStrip *s = first; s && s->next; s = s->next)
        s->keep = MAX(s->keep, keep);
}

static void append(JfItem **first, JfItem **last, JfItem *item)
{
    if (*last)
        (*last)->next = item;
    else
        *first = item;
    *last = item;
}

JfItem *jf_strip_content(JfLayout *l, JfStrip *strip, JfItemKind kind, JfElement *element)
{
    JfItem *item = jf_arena_new0(l->arena, JfItem);
    item->kind = kind;
    item->mcid = -1; // numbered when all pages are filled
    item->element = element;
    append(&strip->content, &strip->content_last, item);
    return item;
}

JfItem *jf_strip_furniture(JfLayout *l, JfStrip *strip, JfItemKind kind)
{
    JfItem *item = jf_arena_new0(l->arena, JfItem);
    item->kind = kind;
    item->mcid = -1;
    append(&strip->furniture, &strip->furniture_last, item);
    return item;
}

void jf_strip_rule(JfLayout *l, JfStrip *strip, JfLength x, JfLength y, JfLength width, JfInk ink, JfLength line)
{
    JfItem *rule = jf_strip_furniture(l, strip, JF_ITEM_RULE);
    rule->x = x;
    rule->y = y;
    rule->width = width;
    rule->stroke = jf_ink(l, ink);
    rule->stroked = true;
    rule->line = line;
}

JfMark *jf_strip_mark(JfLayout *l, JfStrip *strip, JfMarkKind kind)
{
    JfMark *mark = jf_arena_new0(l->flows, JfMark);
    mark->kind = kind;
    JfMark **at = &strip->marks;
    while (*at)
        at = &(*at)->next;
    return *at = mark;
}

JfGroup *jf_group_open(JfLayout *l, JfFlow *flow, JfGroupKind kind, JfLength x, JfLength width)
{
    JfGroup *group = jf_arena_new0(l->flows, JfGroup);
    group->parent = flow->group;
    group->kind = kind;
    group->x = x;
    group->width = width;
    flow->group = group;
    return group;
}

void jf_group_follow(JfGroup *group, const JfStrip *above)
{
    const JfGroup *upper = above ? above->group : NULL;
    bool touching = upper && upper->parent == group->parent && upper->width == group->width;
    group->follows = touching && upper->kind != group->kind && upper->kind != JF_GROUP_NOTE;
}

void jf_group_close(JfFlow *flow, const JfGroup *group)
{
    flow->group = group->parent;
}

void jf_flow_blanks(JfLayout *l, JfFlow *flow, int n, JfLength line, JfLength x, JfLength width)
{
    for (int i = 0; i < n; i++) {
        JfStrip *strip = jf_flow_add(l, flow, line);
        if (i + 1 < n)
            jf_strip_rule(l, strip, x, line, width, JF_INK_HAIRLINE, JF_HAIRLINE);
    }
}
