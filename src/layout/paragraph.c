// SPDX-License-Identifier: MIT
// Lines of a paragraph as strips, and who owns which words: every stretch of content gets its leaf element.
#include "layout/flow.h"
#include <string.h>

#define ONE_LINE (G_MAXINT / 4)

// Where the pen is: which leaf of the paragraph is being set, in which element.
typedef struct {
    JfLayout *layout;
    JfPara *para;
    JfElement *parent;  // NULL: furniture
    JfElement *element; // of the current stretch
    int tag;            // of the current stretch, -1: none yet
    JfStrip *strip;
    JfMark *link; // of the current stretch in this line, when it is a link
} Pen;

static bool is_blank(const JfRun *run)
{
    for (int i = 0; i < run->n_bytes; i++) {
        if (run->text[i] != ' ')
            return false;
    }
    return true;
}

static void start_stretch(Pen *pen, int tag, const JfLeaf *leaf)
{
    pen->tag = tag;
    pen->link = NULL;
    if (pen->para->plain) {
        pen->element = pen->parent;
        return;
    }
    static const JfRole roles[] = {[JF_LEAF_WORDS] = JF_ROLE_SPAN,
                                   [JF_LEAF_LINK] = JF_ROLE_LINK,
                                   [JF_LEAF_CHECK] = JF_ROLE_FIGURE,
                                   [JF_LEAF_PAGE] = JF_ROLE_SPAN,
                                   [JF_LEAF_NOTE] = JF_ROLE_REFERENCE};
    pen->element = jf_element_new(pen->layout, pen->parent, roles[leaf->kind]);
    pen->element->lang = leaf->lang;
}

static void extend_link(Pen *pen, const JfLeaf *leaf, JfLength x, JfLength y, JfLength width, JfLength height)
{
    if (!pen->link) {
        pen->link = jf_strip_mark(pen->layout, pen->strip, JF_MARK_LINK);
        pen->link->element = pen->element;
        pen->link->text = leaf->source->href;
        pen->link->alt = jf_inline_words(pen->layout, leaf->source->first);
        pen->link->x = x;
        pen->link->y = y;
        pen->link->height = height;
    }
    pen->link->width = x + width - pen->link->x;
}

// A footnote's number stands raised; its words belong to the line, so that they get to the same page.
static void set_note(Pen *pen, JfItem *item, const JfInline *footnote)
{
    item->y -= pen->para->size * 5 / 16;
    if (pen->parent)
        jf_note_add(pen->layout, pen->strip, footnote, pen->parent);
}

static void set_words(Pen *pen, const JfRun *run, JfLength x, JfLength baseline)
{
    JfItem *item;
    const JfLeaf *leaf = &pen->para->leaves[run->tag];
    if (!pen->parent) {
        item = jf_strip_furniture(pen->layout, pen->strip, JF_ITEM_TEXT);
    } else {
        bool joins = pen->tag >= 0 && is_blank(run); // a space alone paints nothing, so it cannot be a marked content of its own
        if (run->tag != pen->tag && !joins)
            start_stretch(pen, run->tag, leaf);
        item = jf_strip_content(pen->layout, pen->strip, JF_ITEM_TEXT, pen->element);
    }
    item->x = x;
    item->y = baseline;
    item->width = run->width;
    item->height = run->ascent + run->descent;
    item->run = run;
    if (leaf->kind == JF_LEAF_PAGE)
        jf_page_ref_add(pen->layout, item, leaf->source->href);
    if (leaf->kind == JF_LEAF_NOTE)
        set_note(pen, item, leaf->source);
    if (leaf->kind != JF_LEAF_LINK || !pen->parent || pen->tag != run->tag)
        return;
    extend_link(pen, leaf, x, baseline - run->ascent, run->width, run->ascent + run->descent);
    jf_strip_rule(pen->layout, pen->strip, x, baseline + pen->para->size / 7, run->width, JF_INK_ACCENT, JF_HAIRLINE);
}

static const char *check_words(const JfLayout *l, const JfInline *check)
{
    if (check->text && *check->text)
        return check->text;
    bool zh = l->lang && g_str_has_prefix(l->lang, "zh");
    switch (check->check) {
    case JF_CHECK_DONE: return zh ? "已勾选" : "ticked";
    case JF_CHECK_CROSSED: return zh ? "已划去" : "crossed out";
    case JF_CHECK_OPEN: break;
    }
    return zh ? "未勾选" : "not ticked";
}

static void set_check(Pen *pen, int tag, JfLength x, JfLength baseline)
{
    const JfLeaf *leaf = &pen->para->leaves[tag];
    JfItem *item;
    if (pen->parent) {
        start_stretch(pen, tag, leaf);
        pen->element->alt = check_words(pen->layout, leaf->source);
        item = jf_strip_content(pen->layout, pen->strip, JF_ITEM_CHECK, pen->element);
    } else {
        item = jf_strip_furniture(pen->layout, pen->strip, JF_ITEM_CHECK);
    }
    JfLength side = pen->para->size * 15 / 16;
    item->x = x;
    item->y = baseline - side * 7 / 8;
    item->width = item->height = side;
    item->check = leaf->source->check;
    item->stroke = jf_ink(pen->layout, JF_INK_TEXT);
    if (!pen->parent)
        return;
    JfMark *mark = jf_strip_mark(pen->layout, pen->strip, JF_MARK_FIGURE);
    *mark = (JfMark){.kind = JF_MARK_FIGURE, .x = x, .y = item->y, .width = side, .height = side, .element = pen->element};
}

static void set_sign(Pen *pen, const JfLeaf *leaf, JfLength x, JfLength baseline)
{
    JfItem *item = jf_strip_furniture(pen->layout, pen->strip, JF_ITEM_SIGN);
    JfLength side = pen->para->size * 15 / 16;
    item->x = x;
    item->y = baseline - side * 7 / 8;
    item->width = item->height = side;
    item->tone = leaf->source->tone;
    item->fill = jf_ink(pen->layout, jf_tone_ink(leaf->source->tone));
    item->stroke = jf_ink(pen->layout, JF_INK_PAPER);
}

static void set_run(Pen *pen, const JfRun *run, JfLength x, JfLength baseline)
{
    const JfLeaf *leaf = &pen->para->leaves[run->tag];
    if (run->font) {
        set_words(pen, run, x, baseline);
        return;
    }
    switch (leaf->kind) {
    case JF_LEAF_CHECK: set_check(pen, run->tag, x, baseline); return;
    case JF_LEAF_SIGN: set_sign(pen, leaf, x, baseline); return;
    case JF_LEAF_BLANK:
        jf_strip_rule(pen->layout, pen->strip, x, baseline + pen->para->size / 6, run->width, JF_INK_RULE, JF_HAIRLINE);
        return;
    case JF_LEAF_WORDS:
    case JF_LEAF_PAGE:
    case JF_LEAF_NOTE:
    case JF_LEAF_LINK: return;
    }
}

// A link that goes on in the next line is a new element there: one annotation has one rectangle.
static void start_line(Pen *pen, JfStrip *strip)
{
    pen->strip = strip;
    if (pen->tag >= 0 && pen->para->leaves[pen->tag].kind == JF_LEAF_LINK)
        pen->tag = -1;
    pen->link = NULL;
}

// Two lines at least stay together at either end (clreq 3.1.5 asks for no less than one; two is what good setting does).
static JfKeep line_keep(size_t i, size_t n)
{
    if (i + 1 >= n)
        return JF_KEEP_NONE;
    return n <= 3 || i == 0 || i + 2 == n ? JF_KEEP_FIRM : JF_KEEP_NONE;
}

// A word that is parted at a line's end is not parted by a page too.
static bool ends_inside_word(const JfLine *line)
{
    const JfRun *last = line->n_runs > 0 ? &line->runs[line->n_runs - 1] : NULL;
    return last != NULL && last->n_bytes == 2 && memcmp(last->text, "\xC2\xAD", 2) == 0;
}

void jf_para_flow(JfLayout *l, JfFlow *flow, JfPara *para, JfElement *leaf, JfLength x, JfLength width)
{
    if (!para)
        return;
    if (!para->lines || para->width != width)
        para->lines = jf_paragraph_break(l->arena, para->paragraph, width, &para->n_lines);
    para->width = width;
    Pen pen = {.layout = l, .para = para, .parent = leaf, .tag = -1};
    for (size_t i = 0; i < para->n_lines; i++) {
        const JfLine *line = &para->lines[i];
        JfStrip *strip = jf_flow_add(l, flow, line->height);
        strip->keep = line_keep(i, para->n_lines);
        if (strip->keep == JF_KEEP_NONE && ends_inside_word(line))
            strip->keep = JF_KEEP_SOFT;
        start_line(&pen, strip);
        for (int r = 0; r < line->n_runs; r++)
            set_run(&pen, &line->runs[r], x + line->x + line->runs[r].x, line->baseline);
    }
}

// What a line says as a number: where the mark stands in it, or would.
typedef struct {
    JfLength point, units; // x of the first point between two digits, and of the end of the last digit; < 0: there is none
    bool words;            // something else than dashes
} Figure;

static void read_figure(Figure *f, const JfRun *run)
{
    bool digit = false;
    for (int c = 0, byte = 0, glyph = 0; c < run->n_clusters && glyph < run->n_glyphs; c++) {
        const char *at = run->text + byte;
        JfLength x = run->x + run->glyphs[glyph].x;
        byte += run->clusters[c].n_bytes;
        glyph += run->clusters[c].n_glyphs;
        if (*at == '.' && digit && byte < run->n_bytes && g_ascii_isdigit(run->text[byte]) && f->point < 0)
            f->point = x;
        digit = g_ascii_isdigit(*at);
        if (digit)
            f->units = glyph < run->n_glyphs ? run->x + run->glyphs[glyph].x : run->x + run->width;
        f->words |= !strchr("- ", *at) && !g_str_has_prefix(at, "–") && !g_str_has_prefix(at, "—");
    }
}

bool jf_para_decimal(JfLayout *l, const JfPara *para, JfLength *left, JfLength *right)
{
    size_t n;
    JfLine *lines = jf_paragraph_break(l->shaping, para->paragraph, ONE_LINE, &n);
    if (n != 1)
        return false;
    Figure f = {.point = -1, .units = -1};
    for (int r = 0; r < lines[0].n_runs; r++) {
        const JfRun *run = &lines[0].runs[r];
        if (run->font && para->leaves[run->tag].kind != JF_LEAF_NOTE)
            read_figure(&f, run);
    }
    bool flush = f.point < 0 && f.units < 0 && f.words; // a dash stands where figures would
    *left = f.point >= 0 ? f.point : f.units >= 0 ? f.units : lines[0].width;
    *right = flush ? -1 : lines[0].width - *left;
    return true;
}
