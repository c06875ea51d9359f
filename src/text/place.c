// SPDX-License-Identifier: MIT
// Placing: one line's pieces become runs of glyphs with positions.
#include "text/private.h"

// The ideographic em box, in which the marks of all scripts are centred: 0.88 em above the baseline, 0.12 em below.
static int above(int size)
{
    return (int)((int64_t)size * 88 / 100);
}

static int below(int size)
{
    return size - above(size);
}

typedef struct {
    const JfParagraph *p;
    const JfCut *cut;
    int64_t slack;        // given to or taken from the gaps
    const int64_t *share; // p->stretch or p->shrink
    int64_t shares;
    int64_t origin; // p->at of the line's start edge
} Line;

// Position of piece `i` from the line's start edge. The slack is shared by running sums, so that roundings do not pile up.
static int position(const Line *line, size_t i)
{
    int64_t moved = line->shares ? line->slack * (line->share[i] - line->share[line->cut->from]) / line->shares : 0;
    if (line->cut->single)
        moved += line->p->widen[MIN(i, line->cut->end - 1)] - line->p->widen[line->cut->from];
    return (int)(line->p->at[i] - line->origin + moved);
}

static Line open_line(const JfParagraph *p, const JfCut *cut, int64_t room)
{
    Line line = {.p = p, .cut = cut, .origin = p->at[cut->from]};
    if (p->pieces[cut->from].first_class == JF_CLASS_OPEN)
        line.origin += p->pieces[cut->from].head;
    int64_t slack = room + jf_cut_hang(p, cut, room) - cut->natural;
    if (p->style.set != JF_SET_JUSTIFY || cut->end == cut->from || (slack > 0 && cut->last))
        return line;
    line.share = slack < 0 ? p->shrink : p->stretch;
    int64_t shares = line.share[cut->end - 1] - line.share[cut->from];
    if (shares < ABS(slack)) { // beyond the bound: ragged, or at least half less ragged
        if (slack < 0 || shares * 2 < slack)
            return line;
        slack = shares;
    }
    line.slack = slack;
    line.shares = shares;
    return line;
}

static size_t end_of_run(const JfParagraph *p, size_t from, size_t to)
{
    size_t i = from + 1;
    while (i < to && p->pieces[i].span == p->pieces[from].span)
        i++;
    return i;
}

static void place_piece(const Line *line, size_t i, int x, JfRun *run)
{
    const JfPiece *piece = &line->p->pieces[i];
    run->clusters[run->n_clusters++] = (JfCluster){(int)piece->n_bytes, (int)piece->n_glyphs};
    run->n_bytes += (int)piece->n_bytes;
    for (uint32_t k = 0; k < piece->n_glyphs; k++) {
        const JfShapedGlyph *glyph = &line->p->glyphs[piece->glyph + k];
        run->glyphs[run->n_glyphs++] = (JfGlyph){glyph->glyph, x + glyph->dx, glyph->dy};
        x += glyph->advance;
    }
}

// Where piece `i` ends for the eye: without the blank of a closing mark at the line's end; spaces there have no width.
static int end_of_piece(const Line *line, size_t i)
{
    const JfPiece *piece = &line->p->pieces[i];
    int tail = i + 1 == line->cut->end && piece->last_class == JF_CLASS_CLOSE ? piece->tail : 0;
    return position(line, i) + piece->advance - tail;
}

static void place_run(JfArena *arena, const Line *line, size_t from, size_t to, JfRun *run)
{
    const JfParagraph *p = line->p;
    const JfSpan *span = &p->spans[p->pieces[from].span];
    size_t n_glyphs = 0, n_bytes = 0, end = MIN(to, MAX(line->cut->end, from + 1));
    for (size_t i = from; i < to; i++) {
        n_glyphs += p->pieces[i].n_glyphs;
        n_bytes += p->pieces[i].n_bytes;
    }
    bool box = span->kind == JF_SPAN_BOX;
    *run = (JfRun){.font = p->fonts[p->pieces[from].span],
                   .size = span->size,
                   .colour = span->colour,
                   .tag = span->tag,
                   .ascent = box ? span->box_ascent : above(span->size),
                   .descent = box ? span->box_descent : below(span->size),
                   .text = "",
                   .x = MAX(position(line, from), 0)};
    run->width = from < line->cut->end ? end_of_piece(line, end - 1) - run->x : 0;
    if (box)
        return;
    run->glyphs = jf_arena_array(arena, JfGlyph, n_glyphs);
    run->clusters = jf_arena_array(arena, JfCluster, to - from);
    run->text = jf_arena_copy(arena, p->text + p->pieces[from].offset, n_bytes + 1); // the paragraph's ends with NUL
    for (size_t i = from; i < to; i++)
        place_piece(line, i, position(line, i) - run->x, run);
}

// Its text is a soft hyphen, which a reader of the text leaves out.
static void place_hyphen(JfArena *arena, const Line *line, JfRun *run)
{
    const JfParagraph *p = line->p;
    size_t last = line->cut->end - 1;
    uint32_t span = p->pieces[last].span;
    *run = (JfRun){.font = p->fonts[span],
                   .size = p->spans[span].size,
                   .x = end_of_piece(line, last),
                   .width = p->hyphens[span].advance,
                   .colour = p->spans[span].colour,
                   .tag = p->spans[span].tag,
                   .ascent = above(p->spans[span].size),
                   .descent = below(p->spans[span].size),
                   .text = "\xC2\xAD",
                   .n_bytes = 2,
                   .glyphs = jf_arena_new0(arena, JfGlyph),
                   .n_glyphs = 1,
                   .clusters = jf_arena_new0(arena, JfCluster),
                   .n_clusters = 1};
    run->glyphs[0].glyph = p->hyphens[span].glyph;
    run->clusters[0] = (JfCluster){.n_bytes = 2, .n_glyphs = 1};
}

// Spaces that hang out belong to the last run; their positions go on from the line's end.
static void place_runs(JfArena *arena, const Line *line, JfLine *out)
{
    const JfParagraph *p = line->p;
    size_t from = line->cut->from, to = line->cut->to, n = 0;
    while (to > from && p->pieces[to - 1].first_class == JF_CLASS_END)
        to--;
    for (size_t i = from; i < to; i = end_of_run(p, i, to))
        n++;
    n += line->cut->hyphen;
    out->runs = jf_arena_array(arena, JfRun, n);
    for (size_t i = from; i < to; i = end_of_run(p, i, to))
        place_run(arena, line, i, end_of_run(p, i, to), &out->runs[out->n_runs++]);
    if (line->cut->hyphen)
        place_hyphen(arena, line, &out->runs[out->n_runs++]);
}

void jf_place(JfArena *arena, const JfParagraph *p, const JfCut *cut, int width, bool first, JfLine *out)
{
    int room = jf_line_room(p, width, first), size = p->size;
    Line line = open_line(p, cut, room);
    *out = (JfLine){.height = p->style.leading, .last = cut->last, .width = (int)(cut->natural - jf_cut_hang(p, cut, room) + line.slack)};
    out->baseline = (p->style.leading - size) / 2 + above(size);
    int free_room = MAX(room - out->width, 0);
    out->x = width - room;
    if (p->style.set == JF_SET_CENTER)
        out->x += free_room / 2;
    else if (p->style.set == JF_SET_END)
        out->x += free_room;
    place_runs(arena, &line, out);
}
