// SPDX-License-Identifier: MIT
// Paragraphs: the whole way from spans to lines.
#include "text/private.h"

#define WIDTH_MAX (1 << 30)

JfParagraph *jf_paragraph_new(JfArena *arena, JfFonts *fonts, const JfParagraphStyle *style, const JfSpan *spans, size_t n, JfDiags *diags)
{
    JfParagraph *p = jf_arena_new0(arena, JfParagraph);
    p->style = *style;
    p->spans = jf_arena_copy(arena, spans, n * sizeof *spans);
    p->n_spans = n;
    if (!jf_shape_paragraph(p, arena, fonts, diags))
        return NULL;
    jf_break_paragraph(p, arena);
    jf_hyphenate_paragraph(p);
    jf_space_paragraph(p, arena);
    return p;
}

// The widest line when the text is broken at every break of `kind`, and at the forced ones.
static int widest(const JfParagraph *p, JfBreak kind)
{
    int64_t found = 0;
    for (size_t from = 0, i = 1; i <= p->n_pieces; i++) {
        if (i < p->n_pieces && p->pieces[i].before != JF_BREAK_FORCED && p->pieces[i].before != kind)
            continue;
        int indent = from == 0 ? p->style.first_indent : p->style.hanging;
        found = MAX(found, jf_cut(p, from, i).natural + indent);
        from = i;
    }
    return (int)MIN(found, WIDTH_MAX);
}

int jf_paragraph_min_width(const JfParagraph *paragraph)
{
    return widest(paragraph, JF_BREAK_FREE);
}

int jf_paragraph_max_width(const JfParagraph *paragraph)
{
    return widest(paragraph, JF_BREAK_FORCED);
}

JfLine *jf_paragraph_break(JfArena *arena, const JfParagraph *paragraph, int width, size_t *n_lines)
{
    g_autoptr(GArray) cuts = jf_compose(paragraph, width);
    JfLine *lines = jf_arena_array(arena, JfLine, cuts->len);
    for (guint i = 0; i < cuts->len; i++)
        jf_place(arena, paragraph, &g_array_index(cuts, JfCut, i), width, i == 0, &lines[i]);
    *n_lines = cuts->len;
    return lines;
}
