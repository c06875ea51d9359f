// SPDX-License-Identifier: MIT
// Running header and footer: decoration on every page, set when the number of pages is known.
#include "layout/flow.h"

#define DISTANCE JF_PT(6) // of the hairline from the content, on sheets
#define REPORT_DISTANCE JF_PT(13)
#define CLEAR JF_PT(2.5)  // of the words from the hairline
#define BETWEEN JF_PT(12) // words side by side

typedef struct {
    const JfInline *inlines;
    JfAlign set;
    bool numbered; // differs from page to page
    JfItem *items; // of a line that does not, relative to the line's left top
    bool made;
    JfLength width; // that it takes
} Line;

static bool has_number(const JfInline *inlines)
{
    for (const JfInline *in = inlines; in; in = in->next) {
        if (in->kind == JF_INLINE_PAGE || in->kind == JF_INLINE_PAGES || in->kind == JF_INLINE_SECTION || has_number(in->first))
            return true;
    }
    return false;
}

static JfItem *set_line(JfLayout *l, Line *line, JfLength width)
{
    JfLook look = jf_look(JF_STYLE_FURNITURE);
    look.set = line->set;
    JfArenaMark mark = jf_arena_mark(l->shaping);
    JfPara *para = jf_para_new(l, line->inlines, look);
    JfFlow flow = {0};
    jf_para_flow(l, &flow, para, NULL, 0, width);
    line->width = para ? MIN(width, jf_paragraph_max_width(para->paragraph)) : 0;
    jf_arena_rewind(l->shaping, mark);
    return flow.first ? flow.first->furniture : NULL; // one line; what does not fit is left out
}

// Sets the line between `left` and `right` and places it.
static void place_line(JfPlacer *p, Line *line, JfLength left, JfLength right, JfLength y)
{
    if (!line->inlines)
        return;
    if (line->numbered || !line->made)
        line->items = set_line(p->layout, line, right - left);
    line->made = true;
    JfPlacer at = *p;
    at.x += left;
    jf_place_items(&at, line->items, y);
}

static JfLength distance(const JfLayout *l)
{
    return l->model->publication == JF_PUBLICATION_REPORT ? REPORT_DISTANCE : DISTANCE;
}

static void place_rule(JfPlacer *p, JfLength y, JfLength width)
{
    JfItem rule = {.kind = JF_ITEM_RULE,
                   .mcid = -1,
                   .width = width,
                   .stroked = true,
                   .stroke = jf_ink(p->layout, JF_INK_HAIRLINE),
                   .line = JF_HAIRLINE};
    jf_place_items(p, &rule, y);
}

static void place_header(JfPlacer *p, Line *lines, JfLength width)
{
    const JfTheme *theme = p->layout->theme;
    if (!lines[0].inlines && !lines[1].inlines)
        return;
    JfLength y = theme->margin_top - distance(p->layout);
    place_rule(p, y, width);
    y -= CLEAR + theme->style[JF_STYLE_FURNITURE].leading;
    place_line(p, &lines[1], width / 3, width, y);
    place_line(p, &lines[0], 0, width - lines[1].width - BETWEEN, y);
}

static void place_footer(JfPlacer *p, Line *lines, JfLength width)
{
    const JfTheme *theme = p->layout->theme;
    const JfLength page_height = p->page->height;
    if (!lines[2].inlines && !lines[3].inlines && !lines[4].inlines)
        return;
    JfLength y = page_height - theme->margin_bottom + distance(p->layout);
    place_rule(p, y, width);
    y += CLEAR;
    place_line(p, &lines[3], width / 4, width * 3 / 4, y);
    JfLength middle = lines[3].width > 0 ? lines[3].width / 2 + BETWEEN : 0;
    place_line(p, &lines[4], middle > 0 ? width / 2 + middle : width / 3, width, y);
    place_line(p, &lines[2], 0, middle > 0 ? width / 2 - middle : width - lines[4].width - BETWEEN, y);
}

// The heading of level 1 that the page belongs to: the first that begins on it, else the last before. `next`: the first in the outline that may be
// on this page.
static guint find_section(JfLayout *l, guint next)
{
    const char *first = NULL, *last = l->last_section;
    for (; next < l->outline->len; next++) {
        const JfBookmark *mark = &g_array_index(l->outline, JfBookmark, next);
        if (mark->page >= l->page)
            break;
        if (mark->level != 1 + l->heading_shift)
            continue;
        first = first ? first : mark->title;
        l->last_section = mark->title;
    }
    l->section = first ? first : last;
    return next;
}

void jf_pages_furnish(JfLayout *l)
{
    const JfModel *m = l->model;
    Line lines[] = {{.inlines = m->header_left, .set = JF_ALIGN_START},
                    {.inlines = m->header_right, .set = JF_ALIGN_END},
                    {.inlines = m->footer_left, .set = JF_ALIGN_START},
                    {.inlines = m->footer_center, .set = JF_ALIGN_CENTER},
                    {.inlines = m->footer_right, .set = JF_ALIGN_END}};
    for (size_t i = 0; i < G_N_ELEMENTS(lines); i++)
        lines[i].numbered = has_number(lines[i].inlines);
    l->n_pages = (int)l->page_list->len;
    JfLength measure = 0;
    guint heading = 0;
    for (l->page = 1; l->page <= l->n_pages; l->page++) {
        JfPage *page = g_ptr_array_index(l->page_list, l->page - 1);
        JfFrame frame = jf_frame(l, page->sheet);
        heading = find_section(l, heading);
        if (page->sheet == JF_SHEET_COVER) // a cover says it all, and larger
            continue;
        if (frame.width != measure) // the pages lie the other way from here
            for (size_t i = 0; i < G_N_ELEMENTS(lines); i++)
                lines[i].made = false;
        measure = frame.width;
        JfPlacer placer = {.layout = l, .page = page, .index = l->page - 1, .x = frame.left};
        if (l->page > 1 || !l->heading_shift) // so does a masthead
            place_header(&placer, lines, measure);
        place_footer(&placer, lines, measure);
    }
}
