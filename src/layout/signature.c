// SPDX-License-Identifier: MIT
// Signature boxes: who signs as what, and a clear area for the pen or the visible signature. Wide boxes have the words at the left of the area,
// narrow ones (three or four side by side) above it.
#include "layout/flow.h"

#define AREA_WIDTH JF_MM(60) // of the clear area beside the words
#define AREA_HEIGHT JF_MM(22)
#define LOW_HEIGHT JF_MM(12)  // of the clear area below the words
#define WORDS_WIDTH JF_MM(22) // at least, of the words beside the area
#define BOX_WIDTH JF_MM(40)   // at least
#define GUTTER JF_MM(2)
#define PAD JF_PT(4)
#define INSET JF_PT(0.75) // frame to clear area
#define BETWEEN JF_PT(5)  // act and signer in one line
#define COLUMNS_MAX 4

typedef struct {
    JfLength each, words; // width of a box, and of the words beside its area; 0: they are above it
    int columns;
    bool stacked; // above the area: the signer stands below the act, for some box holds no line of both
} Shape;

static bool set_words(JfLayout *l, JfFlow *flow, const char *words, JfTextStyle style, bool bold, const JfBlock *box, JfElement *parent,
                      JfLength width)
{
    JfLook look = jf_look(style);
    look.bold = bold;
    JfPara *para = jf_para_words(l, words, look, &box->where);
    if (para)
        jf_para_flow(l, flow, para, jf_element_new(l, parent, JF_ROLE_P), 0, width);
    return para != NULL;
}

static char *join(JfLayout *l, const char *first, const char *separator, const char *second)
{
    bool both = first && *first && second && *second;
    return jf_arena_printf(l->arena, "%s%s%s", first ? first : "", both ? separator : "", second ? second : "");
}

// The words of a wide box, one under the other.
static JfCell beside(JfLayout *l, const JfBlock *box, JfElement *div, JfLength x, JfLength width)
{
    JfCell cell = {.x = x + PAD, .width = width - 2 * PAD, .top = PAD, .bottom = PAD, .n_rows = 1};
    set_words(l, &cell.flow, box->label, JF_STYLE_VALUE, true, box, div, cell.width);
    jf_flow_space(&cell.flow, l->theme->grid);
    set_words(l, &cell.flow, box->role, JF_STYLE_LABEL, false, box, div, cell.width);
    jf_flow_space(&cell.flow, l->theme->grid);
    set_words(l, &cell.flow, box->name, JF_STYLE_VALUE, false, box, div, cell.width);
    return cell;
}

static JfLength natural_width(const JfPara *para)
{
    return para ? jf_paragraph_max_width(para->paragraph) + JF_PT(0.1) : 0;
}

static JfLength baseline(const JfFlow *flow)
{
    return flow->first && flow->first->content ? flow->first->content->y : 0;
}

// Act and signer side by side on one baseline.
static void set_line(JfLayout *l, JfFlow *flow, JfPara *act, JfPara *who, JfElement *div, JfLength width)
{
    JfRows *rows = jf_rows_new(l, 1, 2, 0, width);
    JfCell *left = &rows->cells[0], *right = &rows->cells[1];
    left->n_rows = right->n_rows = 1;
    left->width = natural_width(act);
    right->x = left->width + BETWEEN;
    right->width = width - right->x;
    jf_para_flow(l, &left->flow, act, jf_element_new(l, div, JF_ROLE_P), 0, left->width);
    jf_para_flow(l, &right->flow, who, jf_element_new(l, div, JF_ROLE_P), 0, right->width);
    right->shift = MAX(0, baseline(&left->flow) - baseline(&right->flow));
    jf_rows_flow(l, flow, rows);
}

static JfPara *act_of(JfLayout *l, const JfBlock *box)
{
    JfLook strong = jf_look(JF_STYLE_CELL);
    strong.bold = true;
    return jf_para_words(l, box->label, strong, &box->where);
}

static JfPara *signer_of(JfLayout *l, const JfBlock *box)
{
    return jf_para_words(l, join(l, box->role, " ", box->name), jf_look(JF_STYLE_LABEL), &box->where);
}

static bool fits_line(JfLayout *l, const JfBlock *box, JfLength width)
{
    return natural_width(act_of(l, box)) + BETWEEN + natural_width(signer_of(l, box)) <= width - 2 * PAD;
}

// The words of a narrow box: the act, and behind or below it the signer.
static JfCell above(JfLayout *l, const JfBlock *box, const Shape *shape, JfElement *div, JfLength x)
{
    JfCell cell = {.x = x + PAD, .width = shape->each - 2 * PAD, .top = JF_PT(2), .bottom = JF_PT(2), .n_rows = 1};
    JfPara *act = act_of(l, box), *who = signer_of(l, box);
    if (act && who && !shape->stacked) {
        set_line(l, &cell.flow, act, who, div, cell.width);
        return cell;
    }
    if (act)
        jf_para_flow(l, &cell.flow, act, jf_element_new(l, div, JF_ROLE_P), 0, cell.width);
    if (who)
        jf_para_flow(l, &cell.flow, who, jf_element_new(l, div, JF_ROLE_P), 0, cell.width);
    return cell;
}

static void add_frame(JfLayout *l, JfStrip *strip, const Shape *shape, JfLength x)
{
    JfItem *frame = jf_strip_furniture(l, strip, JF_ITEM_BOX);
    frame->x = x;
    frame->width = shape->each;
    frame->height = strip->height;
    frame->stroked = true;
    frame->stroke = jf_ink(l, JF_INK_RULE);
    frame->line = JF_HAIRLINE;
    if (shape->words == 0)
        return;
    JfItem *between = jf_strip_furniture(l, strip, JF_ITEM_RULE);
    *between =
        (JfItem){.kind = JF_ITEM_RULE, .mcid = -1, .x = x + shape->words, .height = strip->height, .stroked = true, .line = JF_HAIRLINE};
    between->stroke = jf_ink(l, JF_INK_HAIRLINE);
}

static void add_field(JfLayout *l, JfStrip *strip, const Shape *shape, const JfBlock *box, JfElement *form, JfLength x, JfLength top)
{
    JfMark *mark = jf_strip_mark(l, strip, JF_MARK_FIELD);
    mark->x = x + shape->words + INSET;
    mark->y = top + INSET;
    mark->width = shape->each - shape->words - 2 * INSET;
    mark->height = strip->height - top - 2 * INSET;
    mark->element = form;
    mark->text = box->field;
    mark->alt = join(l, box->label, " · ", join(l, box->role, " · ", box->name));
}

// One row of boxes from `first` on; gives back the first box of the next one.
static const JfBlock *set_row(JfLayout *l, JfFlow *flow, const JfBlock *first, const Shape *shape, JfElement *parent, JfLength x,
                              JfLength width)
{
    JfRows *rows = jf_rows_new(l, 1, shape->columns, x, width);
    JfElement *forms[COLUMNS_MAX];
    int n = 0;
    const JfBlock *box = first;
    for (; box && n < shape->columns; box = box->next, n++) {
        JfElement *div = jf_element_new(l, parent, JF_ROLE_DIV);
        JfLength left = n * (shape->each + GUTTER);
        rows->cells[n] = shape->words ? beside(l, box, div, left, shape->words) : above(l, box, shape, div, left);
        forms[n] = jf_element_new(l, div, JF_ROLE_FORM);
    }
    rows->n_cells = n;
    JfStrip *strip = jf_rows_flow(l, flow, rows);
    JfLength top = shape->words ? 0 : strip->height;
    strip->height = rows->heights[0] = shape->words ? MAX(strip->height, AREA_HEIGHT + 2 * INSET) : top + LOW_HEIGHT + INSET;
    box = first;
    for (int i = 0; i < n; i++, box = box->next) {
        JfLength left = x + i * (shape->each + GUTTER);
        add_frame(l, strip, shape, left);
        add_field(l, strip, shape, box, forms[i], left, top);
        jf_block_target(l, strip, box);
    }
    return box;
}

static Shape shape_of(JfLayout *l, const JfBlock *block, JfLength width)
{
    Shape shape = {.columns = CLAMP(block->columns_per_row, 1, COLUMNS_MAX)};
    while (shape.columns > 1 && (width - (shape.columns - 1) * GUTTER) / shape.columns < BOX_WIDTH)
        shape.columns--;
    // Rows of one length: five boxes are three and two, not four and one.
    int n = 0;
    for (const JfBlock *box = block->first; box; box = box->next)
        n++;
    const int rows = (n + shape.columns - 1) / shape.columns;
    if (rows > 1)
        shape.columns = (n + rows - 1) / rows;
    shape.each = (width - (shape.columns - 1) * GUTTER) / shape.columns;
    if (shape.each >= AREA_WIDTH + WORDS_WIDTH)
        shape.words = MIN(shape.each - AREA_WIDTH - 2 * INSET, shape.each / 3);
    for (const JfBlock *box = block->first; box && shape.words == 0; box = box->next)
        shape.stacked |= !fits_line(l, box, shape.each);
    return shape;
}

void jf_signatures_flow(JfLayout *l, JfFlow *flow, const JfBlock *block, JfElement *parent, JfLength x, JfLength width)
{
    Shape shape = shape_of(l, block, width);
    JfStrip *upper = flow->last;
    JfElement *element = jf_element_new(l, parent, JF_ROLE_DIV);
    for (const JfBlock *box = block->first; box;) {
        jf_flow_space(flow, flow->last == upper ? 2 * l->theme->grid : GUTTER);
        box = set_row(l, flow, box, &shape, element, x, width);
    }
    if (flow->last == upper)
        return;
    JfStrip *first = upper ? upper->next : flow->first;
    flow->last->after = 2 * l->theme->grid;
    first->company = true; // who signs an empty page does not see what
    jf_flow_keep(first, JF_KEEP_SOFT);
}
