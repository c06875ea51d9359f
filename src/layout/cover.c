// SPDX-License-Identifier: MIT
// The cover: a page of its own. Logo and security class at the top, the title in the upper half, the document's identity at the foot; what is left of
// the page goes between them, so that they stand where they always stand, however much each says.
#include "layout/flow.h"

#define LOGO_WIDTH JF_MM(60)
#define LOGO_HEIGHT JF_MM(14)
#define BAR_WIDTH JF_MM(18)
#define BAR_HEIGHT JF_PT(4)
#define SAFETY JF_PT(8) // blocks start on the grid, which takes a little each time

// Logo at the left, security class at the right.
static void set_top(JfLayout *l, JfFlow *flow, const JfBlock *cover, JfElement *parent)
{
    const JfTheme *theme = l->theme;
    JfRows *rows = jf_rows_new(l, 1, 2, 0, l->measure);
    JfCell *logo = &rows->cells[0], *class = &rows->cells[1];
    JfLength width, height;
    logo->n_rows = class->n_rows = 1;
    logo->width = l->measure / 2;
    class->x = l->measure / 2;
    class->width = l->measure - class->x;
    class->middle = true;
    if (theme->logo && jf_figure_size(l, theme->logo, NULL, 0, LOGO_HEIGHT * 25.4 / 72 / 1024, LOGO_WIDTH, LOGO_HEIGHT, &width, &height))
        jf_figure_add(l, jf_flow_add(l, &logo->flow, height), theme->logo, theme->logo_alt, parent, 0, width, height);
    JfLook look = jf_look(JF_STYLE_BODY);
    look.set = JF_ALIGN_END;
    JfPara *para = jf_para_words(l, l->model->classification, look, &cover->where);
    if (para)
        jf_para_flow(l, &class->flow, para, jf_element_new(l, parent, JF_ROLE_P), 0, class->width);
    jf_rows_flow(l, flow, rows);
}

static void set_words(JfLayout *l, JfFlow *flow, const char *words, JfTextStyle style, int ink, const JfBlock *cover, JfElement *parent)
{
    JfLook look = jf_look(style);
    look.ink = ink;
    JfPara *para = jf_para_words(l, words, look, &cover->where);
    if (para)
        jf_para_flow(l, flow, para, jf_element_new(l, parent, JF_ROLE_P), 0, l->measure);
}

static void set_title(JfLayout *l, JfFlow *flow, const JfBlock *cover, JfElement *parent)
{
    JfLength grid = l->theme->grid;
    JfStrip *bar = jf_flow_add(l, flow, BAR_HEIGHT);
    JfItem *item = jf_strip_furniture(l, bar, JF_ITEM_BOX);
    item->width = BAR_WIDTH;
    item->height = BAR_HEIGHT;
    item->filled = true;
    item->fill = jf_ink(l, JF_INK_ACCENT);
    jf_flow_space(flow, 10 * grid);
    set_words(l, flow, l->model->provider, JF_STYLE_H3, JF_INK_MUTED, cover, parent);
    jf_flow_space(flow, 4 * grid);
    set_words(l, flow, cover->title, JF_STYLE_COVER, -1, cover, parent);
    jf_flow_space(flow, 4 * grid);
    set_words(l, flow, cover->subtitle, JF_STYLE_H2, JF_INK_ACCENT, cover, parent);
}

static void append(JfFlow *flow, const JfFlow *more)
{
    if (flow->last)
        flow->last->next = more->first;
    else
        flow->first = more->first;
    flow->last = more->last;
}

void jf_cover_flow(JfLayout *l, JfFlow *flow, const JfBlock *cover, JfElement *parent)
{
    JfSheetKind sheet = l->sheet;
    JfFlow own = {0};
    JfElement *element = jf_element_new(l, parent, JF_ROLE_SECT);
    jf_layout_turn(l, JF_SHEET_COVER);
    set_top(l, &own, cover, element);
    JfStrip *upper = jf_flow_add(l, &own, 0);
    set_title(l, &own, cover, element);
    JfStrip *lower = jf_flow_add(l, &own, JF_MM(10));
    jf_blocks_flow(l, &own, cover->first, element, 0, l->measure);
    JfLength left = l->room - SAFETY - jf_flow_height(own.first, NULL);
    if (left > 0) {
        upper->height += left * 2 / 5;
        lower->height += left - left * 2 / 5;
    }
    append(flow, &own);
    jf_layout_turn(l, sheet);
}
