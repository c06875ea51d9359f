// SPDX-License-Identifier: MIT
// Inlines to spans: the tree of words, links, verdicts and boxes becomes the flat list that text/ shapes.
#include "layout/flow.h"
#include <string.h>

typedef struct {
    bool bold, nobreak;
    int size;
    uint32_t colour;
    const char *lang;
    int leaf;
} State;

typedef struct {
    JfLayout *layout;
    GArray *spans, *leaves;
    int size;
    bool plain, blank;
} Collector;

static void collect(Collector *c, const JfInline *inlines, State state);

JfLook jf_look(JfTextStyle style)
{
    return (JfLook){.style = style, .set = JF_ALIGN_START, .ink = -1};
}

JfLook jf_look_running(const JfLayout *l, JfTextStyle style)
{
    JfLook look = jf_look(style);
    if (l->model->publication == JF_PUBLICATION_REPORT && (style == JF_STYLE_BODY || style == JF_STYLE_FOOTNOTE))
        look.set = JF_ALIGN_JUSTIFY;
    return look;
}

// Sheets are dense, reports have air.
JfLength jf_cell_padding(const JfLayout *l)
{
    return l->model->publication == JF_PUBLICATION_REPORT ? 2 * l->theme->grid : l->theme->grid;
}

static int add_leaf(Collector *c, JfLeafKind kind, const JfInline *source, const char *lang)
{
    const char *differs = lang && g_strcmp0(lang, c->layout->lang) != 0 ? lang : NULL;
    JfLeaf leaf = {.kind = kind, .source = source, .lang = differs};
    g_array_append_val(c->leaves, leaf);
    c->blank |= kind == JF_LEAF_BLANK;
    if (kind == JF_LEAF_LINK || kind == JF_LEAF_CHECK || kind == JF_LEAF_NOTE || differs)
        c->plain = false;
    return (int)c->leaves->len - 1;
}

static void add_words(Collector *c, const char *text, const JfWhere *where, const State *state)
{
    JfSpan span = {.kind = JF_SPAN_TEXT,
                   .text = text,
                   .length = strlen(text),
                   .bold = state->bold,
                   .nobreak = state->nobreak,
                   .size = state->size,
                   .colour = state->colour,
                   .lang = state->lang,
                   .tag = state->leaf,
                   .where = *where};
    if (span.length > 0)
        g_array_append_val(c->spans, span);
}

static void add_box(Collector *c, JfLeafKind kind, const JfInline *source, const State *state, int width, int ascent, int descent)
{
    JfSpan span = {.kind = JF_SPAN_BOX,
                   .size = c->size,
                   .nobreak = state->nobreak,
                   .lang = state->lang,
                   .box_width = width,
                   .box_ascent = ascent,
                   .box_descent = descent,
                   .where = source->where};
    span.tag = add_leaf(c, kind, source, state->lang);
    g_array_append_val(c->spans, span);
}

static void add_number(Collector *c, const JfInline *in, int number, const State *state)
{
    add_words(c, jf_arena_printf(c->layout->arena, "%d", number), &in->where, state);
}

// A verdict: the drawn sign, then the words in bold; words of any sensible length stay in one line with their sign.
static void collect_mark(Collector *c, const JfInline *in, State state)
{
    state.bold = true;
    state.nobreak = true;
    state.colour = jf_ink(c->layout, jf_tone_ink(in->tone));
    if (in->tone != JF_TONE_NEUTRAL)
        add_box(c, JF_LEAF_SIGN, in, &state, c->size * 5 / 4, c->size * 7 / 8, c->size / 8);
    collect(c, in->first, state);
}

static void collect_link(Collector *c, const JfInline *in, State state)
{
    state.colour = jf_ink(c->layout, JF_INK_ACCENT);
    state.leaf = add_leaf(c, JF_LEAF_LINK, in, state.lang);
    collect(c, in->first, state);
}

// A row of zeros that the number will take the place of.
static void collect_page_of(Collector *c, const JfInline *in, State state)
{
    static const char zeros[] = "0000";
    const int n = MIN(jf_page_ref_digits(c->layout, in->href), (int)sizeof zeros - 1);
    state.nobreak = true;
    state.leaf = add_leaf(c, JF_LEAF_PAGE, in, state.lang);
    add_words(c, zeros + sizeof zeros - 1 - n, &in->where, &state);
}

// The number of a footnote stays with the word before it (U+2060).
static void collect_note(Collector *c, const JfInline *in, State state)
{
    state.nobreak = true;
    state.bold = false;
    state.size = state.size * 11 / 16;
    state.leaf = add_leaf(c, JF_LEAF_NOTE, in, state.lang);
    add_words(c, jf_arena_printf(c->layout->arena, "\u2060%d", in->number), &in->where, &state);
}

static void collect_lang(Collector *c, const JfInline *in, State state)
{
    if (in->lang) // not given: as around it
        state.lang = in->lang;
    state.leaf = add_leaf(c, JF_LEAF_WORDS, in, state.lang);
    collect(c, in->first, state);
}

static void collect_one(Collector *c, const JfInline *in, State state)
{
    switch (in->kind) {
    case JF_INLINE_TEXT: add_words(c, in->text ? in->text : "", &in->where, &state); return;
    case JF_INLINE_BOLD:
    case JF_INLINE_EMPHASIS: state.bold = true; break; // Chinese type has no italics
    case JF_INLINE_CODE: break;
    case JF_INLINE_NOBREAK: state.nobreak = true; break;
    case JF_INLINE_LINK: collect_link(c, in, state); return;
    case JF_INLINE_MARK: collect_mark(c, in, state); return;
    case JF_INLINE_LANG: collect_lang(c, in, state); return;
    case JF_INLINE_BREAK:
        g_array_append_val(c->spans, ((JfSpan){.kind = JF_SPAN_BREAK, .size = c->size, .tag = state.leaf, .where = in->where}));
        return;
    case JF_INLINE_CHECK:
        state.nobreak = true;
        add_box(c, JF_LEAF_CHECK, in, &state, c->size + c->size / 4, c->size * 7 / 8, c->size / 8);
        return;
    case JF_INLINE_BLANK: add_box(c, JF_LEAF_BLANK, in, &state, in->width, c->size * 7 / 8, c->size / 8); return;
    case JF_INLINE_PAGE: add_number(c, in, c->layout->page, &state); return;
    case JF_INLINE_PAGES: add_number(c, in, c->layout->n_pages, &state); return;
    case JF_INLINE_SECTION: add_words(c, c->layout->section ? c->layout->section : "", &in->where, &state); return;
    case JF_INLINE_PAGE_OF: collect_page_of(c, in, state); return;
    case JF_INLINE_FOOTNOTE: collect_note(c, in, state); return;
    }
    collect(c, in->first, state);
}

static void collect(Collector *c, const JfInline *inlines, State state)
{
    for (const JfInline *in = inlines; in; in = in->next)
        collect_one(c, in, state);
}

static JfParagraphStyle paragraph_style(const JfLayout *l, const JfTextStyleDef *def, JfLook look)
{
    JfParagraphStyle style = {.family = l->theme->family, .leading = def->leading, .hanging = look.hanging};
    switch (look.set) {
    case JF_ALIGN_CENTER: style.set = JF_SET_CENTER; break;
    case JF_ALIGN_END: style.set = JF_SET_END; break;
    case JF_ALIGN_JUSTIFY:
        style.set = JF_SET_JUSTIFY;
        style.hyphens = jf_fonts_hyphens(l->fonts);
        break;
    case JF_ALIGN_START:
    case JF_ALIGN_DECIMAL: style.set = JF_SET_START; break;
    }
    return style;
}

JfPara *jf_para_new(JfLayout *l, const JfInline *inlines, JfLook look)
{
    const JfTextStyleDef *def = &l->theme->style[look.style];
    g_autoptr(GArray) spans = g_array_sized_new(FALSE, FALSE, sizeof(JfSpan), 4);
    g_autoptr(GArray) leaves = g_array_sized_new(FALSE, FALSE, sizeof(JfLeaf), 4);
    Collector c = {.layout = l, .spans = spans, .leaves = leaves, .size = def->size, .plain = true};
    State state = {.size = def->size,
                   .bold = look.bold || def->bold,
                   .lang = l->lang,
                   .colour = jf_ink(l, look.ink >= 0 ? (JfInk)look.ink : def->ink)};
    add_leaf(&c, JF_LEAF_WORDS, NULL, l->lang);
    collect(&c, inlines, state);
    if (spans->len == 0)
        return NULL;
    JfParagraphStyle style = paragraph_style(l, def, look);
    JfPara *para = jf_arena_new0(l->shaping, JfPara);
    para->paragraph = jf_paragraph_new(l->shaping, l->fonts, &style, (const JfSpan *)(void *)spans->data, spans->len, l->diags);
    if (!para->paragraph)
        return NULL;
    para->leaves = jf_arena_copy(l->shaping, leaves->data, leaves->len * sizeof(JfLeaf));
    para->n_leaves = (int)leaves->len;
    para->plain = c.plain;
    para->blank = c.blank;
    para->size = def->size;
    para->leading = def->leading;
    return para;
}

JfPara *jf_para_words(JfLayout *l, const char *words, JfLook look, const JfWhere *where)
{
    if (!words || !*words)
        return NULL;
    JfInline in = {.kind = JF_INLINE_TEXT, .text = words, .where = *where};
    return jf_para_new(l, &in, look);
}

static void append_words(GString *out, const JfInline *inlines)
{
    for (const JfInline *in = inlines; in; in = in->next) {
        if (in->kind == JF_INLINE_FOOTNOTE)
            continue;
        if (in->kind == JF_INLINE_TEXT && in->text)
            g_string_append(out, in->text);
        else if (in->kind == JF_INLINE_BREAK)
            g_string_append_c(out, ' ');
        append_words(out, in->first);
    }
}

char *jf_inline_words(JfLayout *l, const JfInline *inlines)
{
    g_autoptr(GString) words = g_string_new(NULL);
    append_words(words, inlines);
    return jf_arena_strdup(l->arena, words->str);
}
