// SPDX-License-Identifier: MIT
// Captions: "Table 2" strong, then what the table or figure shows; on further pages that it goes on over, said again with "continued".
#include "layout/flow.h"

JfPara *jf_caption_para(JfLayout *l, const JfBlock *block, const char *more)
{
    JfInline number = {.kind = JF_INLINE_TEXT, .where = block->where}, words = {.kind = JF_INLINE_LANG, .where = block->where},
             behind = {.kind = JF_INLINE_TEXT, .text = more, .where = block->where}, strong = {.kind = JF_INLINE_BOLD, .first = &number};
    const JfInline *first = &words;
    if (!block->number && !more)
        return jf_para_new(l, block->inlines, jf_look(JF_STYLE_CAPTION));
    words.first = block->inlines;
    words.next = more ? &behind : NULL;
    if (block->number) {
        number.text = jf_arena_printf(l->arena, "%s%s", block->number, block->inlines ? "\u00a0\u00a0" : "");
        strong.next = &words;
        first = &strong;
    }
    return jf_para_new(l, first, jf_look(JF_STYLE_CAPTION));
}

void jf_caption_repeat(JfLayout *l, JfGroup *group, const JfBlock *block, JfLength x, JfLength width)
{
    const char *words = block->inlines ? block->continued : NULL;
    if (words && !g_unichar_iswide(g_utf8_get_char(words))) // "(continued)" stands off, "（续）" does not
        words = jf_arena_printf(l->arena, " %s", words);
    JfPara *para = words ? jf_caption_para(l, block, words) : NULL;
    JfFlow flow = {0};
    JfPage page = {0};
    JfPlacer placer = {.layout = l, .page = &page, .copy = true};
    jf_para_flow(l, &flow, para, NULL, x, width);
    if (!flow.first)
        return;
    group->above_height = jf_place_flow(&placer, flow.first, 0) + l->theme->grid;
    group->above = page.furniture;
}

static bool in_parts(const JfStrip *strip)
{
    return strip->group && strip->group->kind == JF_GROUP_CHART && strip->next->group == strip->group;
}

// The picture or chart and the words below it stay on one page.
void jf_captioned_flow(JfLayout *l, JfFlow *flow, const JfBlock *figure, JfElement *parent, JfLength x, JfLength width)
{
    JfStrip *above = flow->last;
    JfElement *element = jf_element_new(l, parent, JF_ROLE_DIV);
    const JfBlock *outer = l->captioned;
    l->captioned = figure;
    jf_blocks_flow(l, flow, figure->first, element, x, width);
    l->captioned = outer;
    JfStrip *first = above ? above->next : flow->first;
    JfPara *para = first ? jf_caption_para(l, figure, NULL) : NULL;
    if (para) {
        flow->last->after = 0;
        jf_flow_space(flow, 3 * l->theme->grid);
        jf_para_flow(l, flow, para, jf_element_new(l, element, JF_ROLE_CAPTION), x, width);
    }
    if (!first)
        return;
    for (JfStrip *s = first; s->next; s = s->next)
        if (!in_parts(s)) // a chart that no page holds goes on over pages
            s->keep = JF_KEEP_FIRM;
    flow->last->after = l->theme->style[JF_STYLE_BODY].leading;
}
