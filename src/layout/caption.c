// SPDX-License-Identifier: MIT
// Captions: "Table 2" strong, then what the table or figure shows.
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

static bool in_parts(const JfStrip *strip)
{
    return strip->group && strip->group->kind == JF_GROUP_CHART && strip->next->group == strip->group;
}

// The picture or chart and the words below it stay on one page.
void jf_captioned_flow(JfLayout *l, JfFlow *flow, const JfBlock *figure, JfElement *parent, JfLength x, JfLength width)
{
    JfStrip *above = flow->last;
    JfElement *element = jf_element_new(l, parent, JF_ROLE_DIV);
    jf_blocks_flow(l, flow, figure->first, element, x, width);
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
