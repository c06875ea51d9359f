// SPDX-License-Identifier: MIT
// The report model's reader: blocks.
#include "base/number.h"
#include "model/chart_reader.h"
#include <string.h>

#define COLUMNS_MAX 32

Element jf_model_element_of(const xmlNode *node)
{
    if (node->ns == NULL || strcmp((const char *)node->ns->href, MODEL_NS) != 0)
        return EL_UNKNOWN;
    return jf_model_element((const char *)node->name);
}

static JfBlockKind kind_of(Element element)
{
    switch ((int)element) {
    case EL_CELL: return JF_BLOCK_CELL;
    case EL_CHART: return JF_BLOCK_CHART;
    case EL_CONTENTS: return JF_BLOCK_CONTENTS;
    case EL_COVER: return JF_BLOCK_COVER;
    case EL_FIELD: return JF_BLOCK_FIELD;
    case EL_FIGURE: return JF_BLOCK_FIGURE;
    case EL_FIGURES: return JF_BLOCK_FIGURES;
    case EL_GRID: return JF_BLOCK_GRID;
    case EL_HEADING: return JF_BLOCK_HEADING;
    case EL_IMAGE: return JF_BLOCK_IMAGE;
    case EL_ITEM: return JF_BLOCK_ITEM;
    case EL_LANDSCAPE: return JF_BLOCK_LANDSCAPE;
    case EL_LIST: return JF_BLOCK_LIST;
    case EL_MASTHEAD: return JF_BLOCK_MASTHEAD;
    case EL_METRIC: return JF_BLOCK_METRIC;
    case EL_METRICS: return JF_BLOCK_METRICS;
    case EL_NOTE: return JF_BLOCK_NOTE;
    case EL_P: return JF_BLOCK_PARAGRAPH;
    case EL_PAGE_BREAK: return JF_BLOCK_BREAK;
    case EL_QR: return JF_BLOCK_QR;
    case EL_ROW: return JF_BLOCK_ROW;
    case EL_SIGNATURE: return JF_BLOCK_SIGNATURE;
    case EL_SIGNATURES: return JF_BLOCK_SIGNATURES;
    case EL_TABLE: return JF_BLOCK_TABLE;
    default: return JF_BLOCK_SECTION; // body, section
    }
}

// What a block has that depends on the kind; the rest of its values are common and cost nothing where absent.
static void set_kind(Reader *r, const xmlNode *node, const Values *v, JfBlock *b)
{
    static const char *const styles[] = {"body", "small", NULL}, *const lists[] = {"bullet", "number", "check", NULL},
                             *const ofs[] = {"figure", "table", NULL};
    switch (b->kind) {
    case JF_BLOCK_HEADING: b->level = jf_model_integer(r, node, v, AT_LEVEL, 1, 4, 1); break;
    case JF_BLOCK_PARAGRAPH: b->style = jf_model_choice(r, node, v, AT_STYLE, styles, 0) == 0 ? JF_STYLE_BODY : JF_STYLE_SMALL; break;
    case JF_BLOCK_LIST:
        b->list = (JfListKind)jf_model_choice(r, node, v, AT_KIND, lists, JF_LIST_BULLET);
        b->columns_per_row = jf_model_integer(r, node, v, AT_COLUMNS, 1, 4, 1);
        break;
    case JF_BLOCK_GRID:
    case JF_BLOCK_SIGNATURES: b->columns_per_row = jf_model_integer(r, node, v, AT_COLUMNS, 1, 6, 1); break;
    case JF_BLOCK_IMAGE: {
        const char *href = jf_model_line(r, node, v, AT_HREF);
        b->image = href != NULL ? jf_model_image(r, node, href) : NULL;
        break;
    }
    case JF_BLOCK_QR: b->text = jf_model_line(r, node, v, AT_DATA); break;
    case JF_BLOCK_CONTENTS: b->level = jf_model_integer(r, node, v, AT_DEPTH, 1, 3, 2); break;
    case JF_BLOCK_FIGURES: b->of = (JfFiguresOf)jf_model_choice(r, node, v, AT_OF, ofs, JF_OF_FIGURE); break;
    case JF_BLOCK_SECTION:
    case JF_BLOCK_MASTHEAD:
    case JF_BLOCK_FIELD:
    case JF_BLOCK_TABLE:
    case JF_BLOCK_ROW:
    case JF_BLOCK_CELL:
    case JF_BLOCK_ITEM:
    case JF_BLOCK_NOTE:
    case JF_BLOCK_SIGNATURE:
    case JF_BLOCK_COVER:
    case JF_BLOCK_LANDSCAPE:
    case JF_BLOCK_FIGURE:
    case JF_BLOCK_METRICS:
    case JF_BLOCK_METRIC:
    case JF_BLOCK_BREAK:
    case JF_BLOCK_CHART: break; // chart.c
    }
}

static void set_values(Reader *r, const xmlNode *node, const Values *v, JfBlock *b)
{
    b->id = jf_model_name(r, node, v, AT_ID);
    b->lang = jf_arena_strdup(r->arena, v->value[AT_LANG]);
    b->keep_together = jf_model_boolean(r, node, v, AT_KEEP_TOGETHER, b->kind == JF_BLOCK_ROW);
    b->keep_with_next = jf_model_boolean(r, node, v, AT_KEEP_WITH_NEXT, b->kind == JF_BLOCK_HEADING);
    b->align = (JfAlign)jf_model_choice(r, node, v, AT_ALIGN, jf_model_aligns, JF_ALIGN_START);
    b->aligned = v->value[AT_ALIGN] != NULL;
    b->tone = (JfTone)jf_model_choice(r, node, v, AT_TONE, jf_model_tones, JF_TONE_NEUTRAL);
    b->check = (JfCheckState)jf_model_choice(r, node, v, AT_STATE, jf_model_checks, JF_CHECK_OPEN);
    b->span = jf_model_integer(r, node, v, AT_SPAN, 1, 6, 1);
    b->colspan = jf_model_integer(r, node, v, AT_COLSPAN, 1, 32, 1);
    b->rowspan = jf_model_integer(r, node, v, AT_ROWSPAN, 1, 1000, 1);
    b->blank_lines = jf_model_integer(r, node, v, AT_BLANK_LINES, 0, 60, 0);
    b->header = jf_model_boolean(r, node, v, AT_HEADER, false);
    b->width_mm = jf_model_millimetres(r, node, v, AT_WIDTH);
    b->height_mm = jf_model_millimetres(r, node, v, AT_HEIGHT);
    b->label = jf_model_line(r, node, v, AT_LABEL);
    b->title = jf_model_line(r, node, v, AT_TITLE);
    b->number = jf_model_line(r, node, v, AT_NUMBER);
    b->continued = jf_model_line(r, node, v, AT_CONTINUED);
    b->value = jf_model_line(r, node, v, AT_VALUE);
    b->unit = jf_model_line(r, node, v, AT_UNIT);
    b->target = jf_model_line(r, node, v, AT_TARGET);
    b->field = jf_model_name(r, node, v, AT_FIELD);
    b->alt = b->kind == JF_BLOCK_ITEM ? jf_arena_strdup(r->arena, v->value[AT_ALT]) : jf_model_line(r, node, v, AT_ALT);
    b->role = v->value[AT_ROLE] != NULL ? jf_model_collapse(r->arena, v->value[AT_ROLE]) : NULL;
    b->name = v->value[AT_NAME] != NULL ? jf_model_collapse(r->arena, v->value[AT_NAME]) : NULL;
    b->subtitle = v->value[AT_SUBTITLE] != NULL ? jf_model_collapse(r->arena, v->value[AT_SUBTITLE]) : NULL;
    set_kind(r, node, v, b);
}

static void read_column(Reader *r, const xmlNode *node, JfColumn *out)
{
    Values v;
    if (!jf_model_attributes(r, node, &jf_model_rules[EL_COLUMN], &v))
        return;
    for (const xmlNode *child = node->children; child != NULL; child = child->next)
        if (child->type == XML_ELEMENT_NODE)
            jf_model_fault(r, JF_DIAG_MODEL_ELEMENT, child, (const char *)child->name, "column", NULL);
        else
            jf_model_stray(r, child, node);
    out->align = (JfAlign)jf_model_choice(r, node, &v, AT_ALIGN, jf_model_aligns, JF_ALIGN_START);
    const char *width = v.value[AT_WIDTH];
    if (width == NULL)
        return;
    const size_t digits = strspn(width, "0123456789.");
    double value = 0;
    char number[16];
    if (digits > 0 && digits < sizeof number && (strcmp(width + digits, "mm") == 0 || strcmp(width + digits, "fr") == 0)) {
        memcpy(number, width, digits);
        number[digits] = '\0';
        if (!jf_number_parse(number, &value))
            value = 0;
    }
    if (value <= 0 || value > 999)
        jf_model_fault(r, JF_DIAG_MODEL_VALUE, node, "width", "column", width);
    else if (width[digits] == 'f')
        out->share = value;
    else
        out->width = JF_MM(value);
}

static void read_columns(Reader *r, const xmlNode *table, JfBlock *block)
{
    size_t n = 0;
    for (const xmlNode *child = table->children; child != NULL; child = child->next)
        n += jf_model_element_of(child) == EL_COLUMN;
    if (n == 0 || n > COLUMNS_MAX) {
        g_autofree char *have = g_strdup_printf("%" G_GSIZE_FORMAT, n);
        if (n == 0)
            jf_model_fault(r, JF_DIAG_MODEL_MISSING, table, "table", "column", NULL);
        else
            jf_model_fault(r, JF_DIAG_LAYOUT_COLUMNS, table, have, G_STRINGIFY(COLUMNS_MAX), NULL);
        return;
    }
    JfColumn *columns = jf_arena_array(r->arena, JfColumn, n);
    block->columns = columns;
    for (const xmlNode *child = table->children; child != NULL; child = child->next)
        if (jf_model_element_of(child) == EL_COLUMN)
            read_column(r, child, &columns[block->n_columns++]);
}

void jf_model_stray(Reader *r, const xmlNode *child, const xmlNode *parent)
{
    if ((child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE) && !jf_model_is_blank((const char *)child->content))
        jf_model_fault(r, JF_DIAG_MODEL_TEXT, child, (const char *)child->content, (const char *)parent->name, NULL);
}

static void read_rows(Reader *r, const xmlNode *node, Element element, JfBlock *table, JfBlock ***tail)
{
    const JfRowSection section = element == EL_HEAD ? JF_ROW_HEAD : element == EL_FOOT ? JF_ROW_FOOT : JF_ROW_BODY;
    Values v;
    Rule rule = jf_model_rules[element];
    rule.attributes = 0; // body of a table has none, unlike the document's
    if (!jf_model_attributes(r, node, &rule, &v))
        return;
    for (const xmlNode *child = node->children; child != NULL; child = child->next)
        if (child->type != XML_ELEMENT_NODE)
            jf_model_stray(r, child, node);
        else if (jf_model_element_of(child) != EL_ROW)
            jf_model_fault(r, JF_DIAG_MODEL_ELEMENT, child, (const char *)child->name, (const char *)node->name, NULL);
        else {
            JfBlock **row = *tail;
            jf_model_block(r, child, EL_ROW, table, tail);
            if (*row != NULL)
                (*row)->section = section;
        }
}

// Where among a block's children the reader is.
typedef struct {
    JfBlock *block, **tail;
    JfInline **inlines;
    Flow flow;
    int order;
    bool blocks; // has seen a block: no text may follow
} Inside;

// May stand again behind one of its kind?
static bool repeats(Element outer, Element element)
{
    return outer != EL_MASTHEAD && outer != EL_FIGURE && element != EL_COVER && element != EL_CAPTION && element != EL_HEAD &&
           element != EL_FOOT && element != EL_TITLE;
}

// Does `block` stand in the body itself or in sections of it alone?
static bool in_body(const JfBlock *block)
{
    while (block != NULL && block->kind == JF_BLOCK_SECTION)
        block = block->parent;
    return block == NULL;
}

static bool may_stand(Reader *r, const xmlNode *child, Element element, const xmlNode *parent, Element outer, Inside *in)
{
    const int order = element != EL_UNKNOWN ? jf_model_order(outer, element) : 0;
    const bool is_inline = element != EL_UNKNOWN && (BIT(element) & INLINE_ELEMENTS) != 0;
    const bool in_turn = order > in->order || (order == in->order && repeats(outer, element));
    const bool astray = element != EL_UNKNOWN && (BIT(element) & PART_ELEMENTS) != 0 && !in_body(in->block);
    if (element != EL_UNKNOWN && (jf_model_rules[outer].children & BIT(element)) != 0 && in_turn && !astray && !(is_inline && in->blocks)) {
        in->order = order;
        return true;
    }
    jf_model_fault(r, JF_DIAG_MODEL_ELEMENT, child, (const char *)child->name, (const char *)parent->name, NULL);
    return false;
}

static void read_child(Reader *r, const xmlNode *child, Element element, Element outer, Inside *in)
{
    if ((BIT(element) & INLINE_ELEMENTS) != 0)
        jf_model_inline(r, &in->flow, child, element, &in->inlines);
    else if (element == EL_CAPTION)
        in->block->inlines = jf_model_caption(r, child, &in->block->number);
    else if (element == EL_TITLE)
        in->block->inlines = jf_model_inlines(r, child);
    else if (outer == EL_TABLE && (element == EL_HEAD || element == EL_BODY || element == EL_FOOT))
        read_rows(r, child, element, in->block, &in->tail);
    else if (element != EL_COLUMN) {
        in->blocks = true;
        jf_model_block(r, child, element, in->block, &in->tail);
    }
}

static void read_content(Reader *r, const xmlNode *node, Element outer, JfBlock *block)
{
    const Rule *rule = &jf_model_rules[outer];
    Inside in = {.block = block, .tail = &block->first, .inlines = &block->inlines};
    for (const xmlNode *child = node->children; child != NULL; child = child->next)
        if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE) {
            if (rule->text && !in.blocks)
                jf_model_text(r, &in.flow, child, &in.inlines);
            else
                jf_model_stray(r, child, node);
        } else if (child->type == XML_ELEMENT_NODE) {
            const Element element = jf_model_element_of(child);
            if (may_stand(r, child, element, node, outer, &in))
                read_child(r, child, element, outer, &in);
        }
    if (rule->text)
        jf_model_flow_end(&in.flow, &block->inlines);
    if (rule->filled && block->first == NULL && !r->failed)
        jf_model_fault(r, JF_DIAG_MODEL_MISSING, node, rule->name,
                       outer == EL_TABLE    ? "body"
                       : outer == EL_FIGURE ? "image"
                                            : "content",
                       NULL);
}

void jf_model_block(Reader *r, const xmlNode *node, Element element, JfBlock *parent, JfBlock ***tail)
{
    const JfWhere outer = r->where;
    Values v;
    if (++r->depth > MODEL_DEPTH_MAX)
        jf_model_fault(r, JF_DIAG_MODEL_DEPTH, node, G_STRINGIFY(MODEL_DEPTH_MAX), NULL, NULL);
    else if (jf_model_attributes(r, node, &jf_model_rules[element], &v)) {
        JfBlock *block = jf_arena_new0(r->arena, JfBlock);
        r->where = jf_model_place(r, v.value[AT_SRC]);
        block->kind = kind_of(element);
        block->parent = parent;
        block->where = jf_model_where(r, node);
        set_values(r, node, &v, block);
        **tail = block;
        *tail = &block->next;
        if (element == EL_TABLE)
            read_columns(r, node, block);
        if (element == EL_CHART)
            block->chart = jf_model_chart(r, node, &v, block);
        else
            read_content(r, node, element, block);
    }
    r->depth--;
    r->where = outer;
}
