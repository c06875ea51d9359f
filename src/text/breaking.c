// SPDX-License-Identifier: MIT
// Breaking: how bad a line break before each piece is: clreq 3.1.3 and GB/T 15834-2011 5.1 for marks, usage for numbers, units, codes.
#include "text/private.h"
#include <string.h>

typedef struct {
    const JfParagraph *p;
    size_t i;             // the piece behind the break
    const JfPiece *a, *b; // pieces around the break, spaces left out
    bool spaced;          // there were spaces between them
} Place;

static bool may_not_start(JfClass class)
{
    switch (class) {
    case JF_CLASS_CLOSE:
    case JF_CLASS_MIDDOT:
    case JF_CLASS_JOIN:
    case JF_CLASS_DASH:
    case JF_CLASS_ELLIPSIS:
    case JF_CLASS_SLASH:
    case JF_CLASS_STAY:
    case JF_CLASS_WCLOSE:
    case JF_CLASS_POSTFIX:
    case JF_CLASS_MARK: return true;
    case JF_CLASS_HAN:
    case JF_CLASS_OPEN:
    case JF_CLASS_WORD:
    case JF_CLASS_WOPEN:
    case JF_CLASS_QUOTE:
    case JF_CLASS_PREFIX:
    case JF_CLASS_SPACE:
    case JF_CLASS_GLUE:
    case JF_CLASS_FORMAT:
    case JF_CLASS_BOX:
    case JF_CLASS_END:
    case JF_CLASS_REFUSED: return false;
    }
    return false;
}

static bool may_not_end(JfClass class)
{
    return class == JF_CLASS_OPEN || class == JF_CLASS_WOPEN || class == JF_CLASS_SLASH;
}

static bool is_wordy(JfClass class)
{
    return class == JF_CLASS_WORD || class == JF_CLASS_WOPEN || class == JF_CLASS_WCLOSE || class == JF_CLASS_PREFIX ||
           class == JF_CLASS_POSTFIX;
}

static gunichar character_of(const JfParagraph *p, size_t i, ptrdiff_t step)
{
    ptrdiff_t at = (ptrdiff_t)i + step;
    return at >= 0 && at < (ptrdiff_t)p->n_pieces ? (step < 0 ? p->pieces[at].last : p->pieces[at].first) : 0;
}

// Inside Western text without spaces: words, numbers, codes, addresses.
static JfBreak inside_token(const Place *place)
{
    gunichar a = place->a->last, b = place->b->first;
    bool digits = g_unichar_isdigit(character_of(place->p, place->i, -2)) && g_unichar_isdigit(b);
    if (b == '-')
        return JF_BREAK_NEED;
    if (a == '.' || a == ',' || a == ':')
        return digits ? JF_BREAK_CHAR : JF_BREAK_NEED;
    if (a < 0x80 && strchr("/\\_?&=@;|+~#%", (int)a) && a)
        return JF_BREAK_NEED;
    return JF_BREAK_CHAR;
}

// By the marks alone; white space does not lift these rules. A hyphen at a line's end would be taken for hyphenation: pdftotext drops it and
// joins the words, "2026-03-" and "05" to "2026-0305". So long tokens break before it.
static bool is_forbidden(const Place *place)
{
    JfClass a = (JfClass)place->a->last_class, b = (JfClass)place->b->first_class;
    return may_not_start(b) || may_not_end(a) || place->a->last == '-';
}

// Only where there is white space or an ideograph can anything be kept together that is not anyhow: most neighbours are neither.
static bool belong_together(const Place *place, JfClass a, JfClass b)
{
    if (!place->spaced && a == JF_CLASS_HAN && b == JF_CLASS_HAN)
        return jf_is_unit_of_two(place->a->last, place->b->first);
    return (place->spaced || a == JF_CLASS_HAN || b == JF_CLASS_HAN) && jf_keeps_together(place->p, place->a, place->b, place->spaced);
}

static JfBreak between(const Place *place)
{
    JfClass a = (JfClass)place->a->last_class, b = (JfClass)place->b->first_class;
    if (is_forbidden(place))
        return JF_BREAK_NEVER;
    if (belong_together(place, a, b))
        return JF_BREAK_NEED;
    if (place->spaced)
        return JF_BREAK_FREE;
    if (a == JF_CLASS_GLUE || b == JF_CLASS_GLUE || a == JF_CLASS_QUOTE || b == JF_CLASS_QUOTE)
        return JF_BREAK_CHAR;
    if (a == JF_CLASS_PREFIX)
        return is_wordy(b) ? JF_BREAK_NEVER : JF_BREAK_FREE;
    if (a == JF_CLASS_JOIN && is_wordy(b) && g_unichar_isalnum(character_of(place->p, place->i, -2)) &&
        character_of(place->p, place->i, -2) < 0x2E80)
        return g_unichar_isalpha(character_of(place->p, place->i, -2)) && g_unichar_islower(place->b->first) ? JF_BREAK_FREE
                                                                                                             : JF_BREAK_NEED;
    if (is_wordy(a) && is_wordy(b))
        return inside_token(place);
    return JF_BREAK_FREE;
}

// Nothing inside a stretch of no-break spans, nor between a no-break box and what it belongs to.
static bool is_kept(const Place *place, const JfPiece *before)
{
    const JfSpan *spans = place->p->spans, *a = &spans[place->a->span];
    return a->nobreak && (a->kind == JF_SPAN_BOX || (spans[before->span].nobreak && spans[place->b->span].nobreak));
}

// `k`: the end of the last piece before `i` that is not a space.
static JfBreak decide(const JfParagraph *p, size_t i, size_t k)
{
    const JfPiece *before = &p->pieces[i - 1];
    Place place = {.p = p, .i = i, .b = &p->pieces[i], .spaced = k < i};
    if (before->first_class == JF_CLASS_END)
        return JF_BREAK_FORCED;
    if (place.b->first_class == JF_CLASS_SPACE || place.b->first_class == JF_CLASS_END)
        return JF_BREAK_NEVER;
    if (k == 0 || p->pieces[k - 1].first_class == JF_CLASS_END)
        return JF_BREAK_NEVER; // spaces at a line's start stay there
    place.a = &p->pieces[k - 1];
    JfBreak found = between(&place);
    if (found == JF_BREAK_NEVER)
        return found;
    if (before->glued || is_kept(&place, before))
        return JF_BREAK_CHAR;
    return before->loose ? JF_BREAK_FREE : found;
}

void jf_break_paragraph(JfParagraph *p, JfArena *arena)
{
    p->solid = jf_arena_array(arena, uint32_t, p->n_pieces + 1);
    for (size_t i = 1, k = 0; i <= p->n_pieces; i++) {
        JfClass class = (JfClass)p->pieces[i - 1].first_class;
        k = class == JF_CLASS_SPACE ? k : i;
        p->solid[i] = class == JF_CLASS_SPACE || class == JF_CLASS_END ? p->solid[i - 1] : (uint32_t)i;
        if (i < p->n_pieces)
            p->pieces[i].before = (uint8_t)decide(p, i, k);
    }
}
