// SPDX-License-Identifier: MIT
// Footnotes: their lines, from the reference in the text to where page.c sets them at the page's foot.
//
// For readers by ear a footnote follows its reference at once (ISO 32000-1 14.8.4.4: Note); that it stands at the foot is for the eye.
#include "layout/flow.h"

#define NUMBER_WIDTH JF_PT(14) // of the number's column
#define RULE_WIDTH JF_MM(40)
#define ABOVE JF_PT(8) // text to rule
#define BELOW JF_PT(4) // rule to first footnote

void jf_note_add(JfLayout *l, JfStrip *strip, const JfInline *footnote, JfElement *parent)
{
    JfLook look = jf_look_running(l, JF_STYLE_FOOTNOTE);
    JfElement *element = jf_element_new(l, parent, JF_ROLE_NOTE);
    element->id = jf_arena_printf(l->arena, "note-%d", footnote->number);
    JfFlow number = {0}, words = {0};
    const char *label = jf_arena_printf(l->arena, "%d", footnote->number);
    jf_para_flow(l, &number, jf_para_words(l, label, look, &footnote->where), jf_element_new(l, element, JF_ROLE_LBL), 0, NUMBER_WIDTH);
    jf_para_flow(l, &words, jf_para_new(l, footnote->first, look), jf_element_new(l, element, JF_ROLE_SPAN), NUMBER_WIDTH,
                 l->measure - NUMBER_WIDTH);
    if (!number.first || !words.first)
        return;
    JfStrip *first = words.first; // the number stands in its line
    number.first->content_last->next = first->content;
    first->content = number.first->content;
    words.last->height += l->theme->style[JF_STYLE_FOOTNOTE].after;
    JfNote *note = jf_arena_new0(l->flows, JfNote);
    note->first = first;
    note->height = jf_flow_height(first, NULL);
    JfNote **at = &strip->notes;
    while (*at)
        at = &(*at)->next;
    *at = note;
}

void jf_notes_gather(JfLayout *l, JfStrip *strip)
{
    if (l->model->n_footnotes == 0 || !strip->rows)
        return;
    JfNote **at = &strip->notes;
    *at = NULL;
    for (int i = 0; i < strip->rows->n_cells; i++)
        for (const JfStrip *s = strip->rows->cells[i].flow.first; s; s = s->next)
            for (const JfNote *n = s->notes; n; n = n->next) {
                *at = jf_arena_copy(l->flows, n, sizeof *n);
                at = &(*at)->next;
                *at = NULL;
            }
}

JfLength jf_notes_frame(const JfLayout *l)
{
    (void)l;
    return ABOVE + BELOW;
}

void jf_notes_rule(const JfPlacer *p, JfLength y)
{
    JfItem rule = {.kind = JF_ITEM_RULE,
                   .mcid = -1,
                   .width = RULE_WIDTH,
                   .stroked = true,
                   .stroke = jf_ink(p->layout, JF_INK_RULE),
                   .line = JF_HAIRLINE};
    JfPlacer at = *p;
    jf_place_items(&at, &rule, y + ABOVE);
}
