// SPDX-License-Identifier: MIT
// Pictures and QR codes: one strip each, scaled to fit, a Figure with alternative text.
#include "layout/flow.h"
#include "layout/image.h"

bool jf_figure_size(JfLayout *l, GBytes *image, const JfWhere *where, double width_mm, double height_mm, JfLength most_width,
                    JfLength most_height, JfLength *width, JfLength *height)
{
    JfImageInfo info;
    if (!jf_image_info(image, &info)) {
        jf_diags_add(l->diags, JF_DIAG_LAYOUT_IMAGE, where, NULL);
        return false;
    }
    if (info.kind == JF_IMAGE_SVG && !jf_svg_covered(l, image, where))
        return false;
    double w = info.width * info.unit, h = info.height * info.unit; // pt
    double scale = 1;
    if (width_mm > 0)
        scale = width_mm * 72 / 25.4 / w;
    if (height_mm > 0)
        scale = width_mm > 0 ? MIN(scale, height_mm * 72 / 25.4 / h) : height_mm * 72 / 25.4 / h;
    scale = MIN(scale, MIN(most_width / 1024.0 / w, most_height / 1024.0 / h));
    *width = MAX(1, (JfLength)(w * scale * 1024));
    *height = MAX(1, (JfLength)(h * scale * 1024));
    return true;
}

static JfItem *add_figure(JfLayout *l, JfStrip *strip, JfItemKind kind, const char *alt, JfElement *parent, JfLength x, JfLength width,
                          JfLength height)
{
    JfElement *figure = jf_element_new(l, parent, JF_ROLE_FIGURE);
    figure->alt = alt;
    JfItem *item = jf_strip_content(l, strip, kind, figure);
    item->x = x;
    item->width = width;
    item->height = height;
    JfMark *mark = jf_strip_mark(l, strip, JF_MARK_FIGURE);
    mark->x = x;
    mark->width = width;
    mark->height = height;
    mark->element = figure;
    return item;
}

void jf_figure_add(JfLayout *l, JfStrip *strip, GBytes *image, const char *alt, JfElement *parent, JfLength x, JfLength width,
                   JfLength height)
{
    add_figure(l, strip, JF_ITEM_IMAGE, alt && *alt ? alt : "—", parent, x, width, height)->image = image;
}

static void set_caption(JfLayout *l, JfFlow *flow, const JfBlock *block, JfAlign set, JfElement *parent, JfLength x, JfLength width)
{
    JfLook look = jf_look(JF_STYLE_SMALL);
    look.set = set;
    JfPara *para = jf_para_new(l, block->inlines, look);
    if (!para)
        return;
    flow->last->keep = JF_KEEP_FIRM;
    jf_flow_space(flow, l->theme->grid);
    jf_para_flow(l, flow, para, jf_element_new(l, parent, JF_ROLE_P), x, width);
}

void jf_image_flow(JfLayout *l, JfFlow *flow, const JfBlock *block, JfElement *parent, JfLength x, JfLength width)
{
    JfLength w, h;
    if (!jf_figure_size(l, block->image, &block->where, block->width_mm, block->height_mm, width, l->room * 7 / 10, &w, &h))
        return;
    jf_flow_space(flow, 2 * l->theme->grid);
    JfStrip *strip = jf_flow_add(l, flow, h);
    jf_figure_add(l, strip, block->image, block->alt, parent, x, w, h);
    set_caption(l, flow, block, JF_ALIGN_START, parent, x, width);
    flow->last->after = 2 * l->theme->grid;
}

static void set_qr(JfLayout *l, JfFlow *flow, const JfBlock *block, JfAlign set, JfElement *parent, JfLength x, JfLength width)
{
    JfLength side = MIN(width, block->width_mm > 0 ? JF_MM(block->width_mm) : JF_MM(22));
    JfStrip *strip = jf_flow_add(l, flow, side);
    JfLength left = set == JF_ALIGN_END ? x + width - side : set == JF_ALIGN_CENTER ? x + (width - side) / 2 : x;
    JfItem *item = add_figure(l, strip, JF_ITEM_QR, block->alt && *block->alt ? block->alt : block->text, parent, left, side, side);
    item->text = block->text;
    item->fill = jf_ink(l, JF_INK_TEXT);
    set_caption(l, flow, block, set, parent, x, width);
}

void jf_qr_flow(JfLayout *l, JfFlow *flow, const JfBlock *block, JfElement *parent, JfLength x, JfLength width)
{
    jf_flow_space(flow, 2 * l->theme->grid);
    set_qr(l, flow, block, JF_ALIGN_START, parent, x, width);
    flow->last->after = 2 * l->theme->grid;
}

void jf_qr_cell(JfLayout *l, JfFlow *flow, const JfBlock *block, JfElement *parent, JfLength width)
{
    set_qr(l, flow, block, JF_ALIGN_CENTER, parent, 0, width);
}
