// SPDX-License-Identifier: MIT
// Spacing: the blank between pieces, and how far it may give: clreq 3.1.6 (squeezing marks), 3.2.2 (Chinese and Western text).
//
// The bound. pdftotext (poppler 22.12) takes a blank of more than 0.1 em between two characters for a space that the text does not have.
// Measured with Cairo's glyphs at 7, 8, 9, 10.5 and 14 pt: 0.098 em never did it, in any script mix, even or uneven; 0.0995 em did (Cairo
// rounds to 1/1000 em). A document must give back the characters of its record, so clreq's quarter em between Chinese and Western text
// and all stretching between ideographs end at 0.096 em. Of two glyphs
// that overlap by more than 0.5 em poppler puts the second on a line of its own; squeezing ends at 0.49 em, so that rounding cannot pass it.
//
// A line of single characters with spaces between them ("5 / 5", "2 h") poppler takes for spaced-out letters and drops the spaces, unless
// they are 0.4 em wide or more; the font's are 0.224 em. Such lines get spaces of 0.41 em.
#include "text/private.h"

#define SINGLE_MIN(size) ((size)*41 / 100)
#define BLANK_MAX(size) ((size)*96 / 1000)
#define SQUEEZE_MAX(size) ((size)*49 / 100)
// A space grows by less beside an ideograph, where the gaps between ideographs grow too: Western words would stand in holes. With its own width
// it stays below poppler's 0.7 em for a column; one that shrank under 0.1 em would be lost.
#define SPACE_STRETCH(size) ((size)*36 / 100)
#define MIXED_STRETCH(size) ((size)*14 / 100)
#define SPACE_SHRINK(size) ((size)*5 / 100)

static bool is_ideograph(JfClass class)
{
    return class == JF_CLASS_HAN || class == JF_CLASS_STAY;
}

// Letters, digits and what belongs to them; full-width forms have blank of their own.
static bool is_western(gunichar c, JfClass class)
{
    return c < 0x2100 && (class == JF_CLASS_WORD || class == JF_CLASS_PREFIX || class == JF_CLASS_POSTFIX);
}

static int squeeze(const JfPiece *a, const JfPiece *b)
{
    JfClass x = (JfClass)a->last_class, y = (JfClass)b->first_class;
    if (x == JF_CLASS_CLOSE && (y == JF_CLASS_CLOSE || y == JF_CLASS_OPEN || y == JF_CLASS_MIDDOT))
        return MIN(a->tail, SQUEEZE_MAX(a->size));
    if (y == JF_CLASS_OPEN && (x == JF_CLASS_OPEN || x == JF_CLASS_MIDDOT))
        return MIN(b->head, SQUEEZE_MAX(b->size));
    return 0;
}

// `squeezed`: what squeeze() found, here and below.
static int gap(const JfPiece *a, const JfPiece *b, int squeezed)
{
    JfClass x = (JfClass)a->last_class, y = (JfClass)b->first_class;
    if ((is_ideograph(x) && is_western(b->first, y)) || (is_western(a->last, x) && is_ideograph(y)))
        return BLANK_MAX(MIN(a->size, b->size));
    return -squeezed;
}

static bool is_inseparable(JfClass a, JfClass b)
{
    bool x = a == JF_CLASS_JOIN || a == JF_CLASS_DASH || a == JF_CLASS_ELLIPSIS,
         y = b == JF_CLASS_JOIN || b == JF_CLASS_DASH || b == JF_CLASS_ELLIPSIS;
    return (x && y) || a == JF_CLASS_OPEN || b == JF_CLASS_CLOSE;
}

// `before`: what stands before `a`.
static int stretch(JfClass before, const JfPiece *a, const JfPiece *b, int squeezed)
{
    JfClass x = (JfClass)a->last_class, y = (JfClass)b->first_class;
    if (x == JF_CLASS_SPACE && a->last == ' ' && y != JF_CLASS_SPACE)
        return is_ideograph(before) || is_ideograph(y) ? MIXED_STRETCH(a->size) : SPACE_STRETCH(a->size);
    if (jf_class_is_wide(x) && jf_class_is_wide(y) && !is_inseparable(x, y) && squeezed == 0)
        return BLANK_MAX(MIN(a->size, b->size));
    return 0;
}

static int shrink(const JfPiece *a, const JfPiece *b, int squeezed)
{
    JfClass x = (JfClass)a->last_class, y = (JfClass)b->first_class;
    if (x == JF_CLASS_SPACE && a->last == ' ' && y != JF_CLASS_SPACE)
        return SPACE_SHRINK(a->size);
    if (squeezed)
        return 0;
    return (x == JF_CLASS_CLOSE ? a->tail / 2 : 0) + (y == JF_CLASS_OPEN ? b->head / 2 : 0);
}

static bool is_blank(JfClass class)
{
    return class == JF_CLASS_SPACE || class == JF_CLASS_GLUE;
}

static bool is_inked(JfClass class)
{
    return !is_blank(class) && class < JF_CLASS_BOX;
}

void jf_space_paragraph(JfParagraph *p, JfArena *arena)
{
    p->at = jf_arena_array(arena, int64_t, p->n_pieces + 1);
    p->joined = jf_arena_array(arena, uint32_t, p->n_pieces + 1);
    p->widen = jf_arena_array(arena, int64_t, p->n_pieces + 1);
    p->stretch = jf_arena_array(arena, int64_t, p->n_pieces + 1);
    p->shrink = jf_arena_array(arena, int64_t, p->n_pieces + 1);
    for (size_t i = 1; i < p->n_pieces; i++) {
        const JfPiece *a = &p->pieces[i - 1], *b = &p->pieces[i];
        int squeezed = squeeze(a, b);
        p->at[i] = p->at[i - 1] + a->advance + gap(a, b, squeezed);
        JfClass x = (JfClass)a->last_class, y = (JfClass)b->first_class;
        p->joined[i] = p->joined[i - 1] + (is_inked(x) && is_inked(y));
        p->widen[i] = p->widen[i - 1] + (is_blank(x) && !is_blank(y) ? MAX(SINGLE_MIN(a->size) - a->advance, 0) : 0);
        p->stretch[i] = p->stretch[i - 1] + stretch(i > 1 ? (JfClass)p->pieces[i - 2].last_class : JF_CLASS_END, a, b, squeezed);
        p->shrink[i] = p->shrink[i - 1] + shrink(a, b, squeezed);
    }
}
