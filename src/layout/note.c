// SPDX-License-Identifier: MIT
// Notes: a tinted ground with a stripe in the tone's ink, the title behind a drawn sign; readable in mono too.
#include "layout/flow.h"

#define INSET JF_PT(9)

static void set_title(JfLayout *l, JfFlow *flow, const JfBlock *note, JfElement *element, JfLength x, JfLength width)
{
    if (!note->inlines)
        return;
    JfInline *mark = jf_arena_new0(l->arena, JfInline);
    *mark = (JfInline){.kind = JF_INLINE_MARK, .tone = note->tone, .where = note->where, .first = note->inlines};
    // In a report's running text it is the verdict, or the like: what is read first.
    bool verdict = l->model->publication == JF_PUBLICATION_REPORT && l->words == JF_STYLE_BODY;
    JfPara *para = jf_para_new(l, mark, jf_look(verdict ? JF_STYLE_H2 : l->words));
    if (!para)
        return;
    JfStrip *above = flow->last;
    jf_para_flow(l, flow, para, jf_element_new(l, element, JF_ROLE_P), x, width);
    for (JfStrip *s = above->next; s; s = s->next)
        s->keep = note->first ? JF_KEEP_FIRM : s->keep;
    flow->last->after = l->theme->grid;
}

void jf_note_flow(JfLayout *l, JfFlow *flow, const JfBlock *note, JfElement *parent, JfLength x, JfLength width)
{
    JfElement *element = jf_element_new(l, parent, JF_ROLE_DIV);
    JfLength padding = 2 * l->theme->grid;
    jf_flow_space(flow, padding);
    JfGroup *group = jf_group_open(l, flow, JF_GROUP_NOTE, x, width);
    group->tone = note->tone;
    JfStrip *upper = jf_flow_add(l, flow, padding);
    upper->keep = JF_KEEP_FIRM;
    set_title(l, flow, note, element, x + INSET, width - INSET - padding);
    jf_blocks_flow(l, flow, note->first, element, x + INSET, width - INSET - padding);
    flow->last->keep = JF_KEEP_FIRM;
    flow->last->after = 0;
    flow->gap = 0;
    jf_flow_add(l, flow, padding)->after = padding;
    jf_group_close(flow, group);
    jf_flow_keep(upper, JF_KEEP_SOFT);
}
