// SPDX-License-Identifier: MIT
// Shaping: spans to pieces with glyphs. Ideographs and full-width marks go straight through the face's tables, words through HarfBuzz.
#include "text/private.h"
#include <string.h>

#define TEXT_MAX 262144 // bytes of one paragraph: some 40 pages of Chinese

typedef struct {
    JfParagraph *p;
    JfArena *arena;
    JfFonts *fonts;
    JfDiags *diags;
    const JfSpan *span;
    uint32_t index; // of the span
    JfFace *face;
    bool western; // the span's language is set in Western forms
    bool good;
    char *text;       // of the whole paragraph
    uint32_t pending; // start of characters that draw nothing and wait for a piece to belong to
    const char *end;  // of the span's text, or of the last one's
} Shaper;

static bool is_western(const char *lang)
{
    static const char *const eastern[] = {"zh", "ja", "ko", "yue", "wuu", "nan", "lzh"};
    if (!lang || !*lang)
        return false;
    size_t length = strcspn(lang, "-_");
    for (size_t i = 0; i < G_N_ELEMENTS(eastern); i++)
        if (strlen(eastern[i]) == length && g_ascii_strncasecmp(lang, eastern[i], length) == 0)
            return false;
    return true;
}

static int scale(const Shaper *s, int value)
{
    int64_t product = (int64_t)value * s->span->size, half = jf_face_units(s->face) / 2;
    return (int)((product + (product < 0 ? -half : half)) / jf_face_units(s->face));
}

static void report(Shaper *s, JfDiagId id, gunichar c)
{
    char code[16], character[8] = "";
    g_snprintf(code, sizeof code, "U+%04X", c);
    if (id == JF_DIAG_TEXT_GLYPH && g_unichar_isgraph(c))
        character[g_unichar_to_utf8(c, character)] = '\0';
    jf_diags_add(s->diags, id, &s->span->where, code, character, NULL);
    s->good = false;
}

static JfShapedGlyph *add_glyphs(Shaper *s, size_t n)
{
    JfParagraph *p = s->p;
    if (p->n_glyphs + n > p->room_glyphs) {
        p->room_glyphs = (p->n_glyphs + n) * 2;
        JfShapedGlyph *wider = jf_arena_array(s->arena, JfShapedGlyph, p->room_glyphs);
        if (p->n_glyphs)
            memcpy(wider, p->glyphs, p->n_glyphs * sizeof *wider);
        p->glyphs = wider;
    }
    p->n_glyphs += n;
    return p->glyphs + p->n_glyphs - n;
}

// A new piece for the text up to `end`; it begins where the last piece ended.
static JfPiece *add_piece(Shaper *s, uint32_t end, uint32_t n_glyphs)
{
    JfParagraph *p = s->p;
    JfPiece *piece = &p->pieces[p->n_pieces++];
    piece->offset = s->pending;
    piece->n_bytes = end - s->pending;
    piece->glyph = (uint32_t)p->n_glyphs;
    piece->n_glyphs = n_glyphs;
    piece->span = s->index;
    piece->size = s->span->size;
    s->pending = end;
    return piece;
}

static void add_direct(Shaper *s, gunichar c, const JfCharacter *character, uint32_t end)
{
    JfPiece *piece = add_piece(s, end, 1);
    *add_glyphs(s, 1) = (JfShapedGlyph){.glyph = character->glyph, .advance = scale(s, character->advance)};
    piece->advance = scale(s, character->advance);
    piece->head = scale(s, character->head);
    piece->tail = scale(s, character->tail);
    piece->first = piece->last = c;
    piece->first_class = piece->last_class = character->class;
}

// In Western forms the quotation marks behave as brackets; the apostrophe too may not start a line.
static uint8_t class_in_word(const Shaper *s, gunichar c)
{
    uint8_t class = jf_face_character(s->face, c).class;
    if (class == JF_CLASS_OPEN)
        return JF_CLASS_WOPEN;
    return class == JF_CLASS_CLOSE ? JF_CLASS_WCLOSE : class;
}

static gunichar character_at(const Shaper *s, const char *at)
{
    return at < s->end ? g_utf8_get_char(at) : 0;
}

static void report_missing(Shaper *s, const char *from, const char *to)
{
    bool found = false;
    for (const char *at = from; at < to; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        if (jf_face_character(s->face, c).glyph == 0) {
            report(s, JF_DIAG_TEXT_GLYPH, c);
            found = true;
        }
    }
    if (!found)
        report(s, JF_DIAG_TEXT_GLYPH, g_utf8_get_char(from));
}

static bool lacks_glyph(const JfShapedGlyph *glyphs, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (glyphs[i].glyph == 0)
            return true;
    return false;
}

// One cluster of a shaped stretch. Marks do not count as the first or last character: they neither open nor close anything.
static void add_cluster(Shaper *s, const char *from, const char *to, const JfShapedGlyph *glyphs, uint32_t n)
{
    if (lacks_glyph(glyphs, n))
        report_missing(s, from, to);
    JfPiece *piece = add_piece(s, (uint32_t)(to - s->text), n);
    JfShapedGlyph *own = add_glyphs(s, n);
    for (uint32_t i = 0; i < n; i++) {
        own[i] = (JfShapedGlyph){glyphs[i].glyph, scale(s, glyphs[i].advance), scale(s, glyphs[i].dx), scale(s, glyphs[i].dy)};
        piece->advance += own[i].advance;
    }
    unsigned count = 0;
    for (const char *at = from; at < to; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        if (at > from && jf_face_character(s->face, c).class == JF_CLASS_MARK)
            continue;
        piece->last = c;
        piece->last_class = class_in_word(s, c);
        if (count++ == 0) {
            piece->first = c;
            piece->first_class = piece->last_class;
        }
    }
    if (count > 1 && piece->first_class == JF_CLASS_JOIN && piece->last_class == JF_CLASS_JOIN)
        piece->first_class = piece->last_class = JF_CLASS_DASH; // two dashes that became one glyph
}

typedef enum { KIND_DIRECT, KIND_WORD, KIND_DASHES, KIND_NOTHING, KIND_REFUSED } Kind;

// Marks that Chinese and Western texts share, of different forms. U+2019 between letters is an apostrophe even in Chinese text; the other
// quotation marks and the ellipsis go by the language.
static bool is_western_form(const Shaper *s, gunichar c, gunichar before, const char *next)
{
    if (c != 0x2018 && c != 0x2019 && c != 0x201C && c != 0x201D && c != 0x2026)
        return false;
    if (s->western)
        return true;
    gunichar after = character_at(s, next);
    return c == 0x2019 && before && before < 0x2000 && g_unichar_isalpha(before) && after < 0x2000 && g_unichar_isalpha(after);
}

static Kind kind_of(const Shaper *s, const char *at, gunichar before)
{
    gunichar c = g_utf8_get_char(at);
    JfCharacter character = jf_face_character(s->face, c);
    JfClass class = (JfClass)character.class;
    if (class == JF_CLASS_FORMAT)
        return KIND_NOTHING;
    if (class == JF_CLASS_REFUSED)
        return KIND_REFUSED;
    if (is_western_form(s, c, before, g_utf8_next_char(at)))
        return KIND_WORD;
    if (class == JF_CLASS_JOIN || class == JF_CLASS_DASH)
        return KIND_DASHES;
    return jf_class_is_direct(class) && character.glyph ? KIND_DIRECT : KIND_WORD; // HarfBuzz knows how to do without some glyphs
}

static bool is_mark(const Shaper *s, const char *at)
{
    return at < s->end && jf_face_character(s->face, g_utf8_get_char(at)).class == JF_CLASS_MARK;
}

// A variation sequence that the font does not know would silently show another form of the character than the record names.
static void check_variation(Shaper *s, gunichar base, gunichar c)
{
    bool selector = (c >= 0xFE00 && c <= 0xFE0D) || (c >= 0xE0100 && c <= 0xE01EF);
    if (selector && !jf_face_has_variation(s->face, base, c))
        report(s, JF_DIAG_TEXT_GLYPH, c);
}

// The end of the stretch that starts at `from` and is shaped in one go; tells whether it needs Western quotation marks.
static const char *find_end(Shaper *s, const char *from, Kind kind, gunichar before, bool *proportional)
{
    const char *at = from;
    *proportional = s->western;
    do {
        gunichar c = g_utf8_get_char(at);
        *proportional |= c == 0x2019;
        check_variation(s, before, c);
        before = c;
        at = g_utf8_next_char(at);
    } while (at < s->end &&
             (is_mark(s, at) || (kind != KIND_DIRECT && kind_of(s, at, before) == kind && !is_mark(s, g_utf8_next_char(at)))));
    return at;
}

static void add_stretch(Shaper *s, const char *from, const char *to, bool proportional)
{
    JfShaped shaped = jf_face_shape(s->face, from, (size_t)(to - from), proportional);
    const JfShapedGlyph *glyphs = shaped.glyphs;
    for (size_t i = 0; i < shaped.n_clusters; i++) {
        const char *next = from + shaped.clusters[i].n_bytes;
        add_cluster(s, from, next, glyphs, shaped.clusters[i].n_glyphs);
        glyphs += shaped.clusters[i].n_glyphs;
        from = next;
    }
}

// Characters that draw nothing become part of the piece before them (at the very start: after them), so that the text keeps them and no
// glyph stands for them. Only U+200B (break here) and U+2060, U+FEFF (no break here) have an effect on lines.
static void add_nothing(Shaper *s, gunichar c, uint32_t end)
{
    JfParagraph *p = s->p;
    JfPiece *piece = p->n_pieces ? &p->pieces[p->n_pieces - 1] : NULL;
    if (!piece)
        return;
    piece->loose |= c == 0x200B;
    piece->glued |= c == 0x2060 || c == 0xFEFF;
    if (piece->n_glyphs) {
        piece->n_bytes += end - s->pending;
        s->pending = end;
    }
}

static const char *add_next(Shaper *s, const char *at, gunichar before)
{
    const char *next = g_utf8_next_char(at);
    gunichar c = g_utf8_get_char(at);
    Kind kind = kind_of(s, at, before);
    bool proportional;
    switch (kind) {
    case KIND_NOTHING: add_nothing(s, c, (uint32_t)(next - s->text)); return next;
    case KIND_REFUSED: report(s, JF_DIAG_TEXT_CONTROL, c); return next;
    case KIND_DIRECT:
        if (is_mark(s, next))
            break;
        JfCharacter character = jf_face_character(s->face, c);
        add_direct(s, c, &character, (uint32_t)(next - s->text));
        return next;
    case KIND_WORD:
    case KIND_DASHES: break;
    }
    next = find_end(s, at, kind, before, &proportional);
    add_stretch(s, at, next, proportional);
    return next;
}

static void shape_text(Shaper *s, const char *from)
{
    gunichar before = 0;
    for (const char *at = from; at < s->end;) {
        at = add_next(s, at, before);
        before = g_utf8_get_char(g_utf8_prev_char(at));
    }
}

static void add_thing(Shaper *s)
{
    JfPiece *piece = add_piece(s, s->pending, 0);
    bool box = s->span->kind == JF_SPAN_BOX;
    s->p->size = MAX(s->p->size, s->span->size);
    piece->advance = box ? s->span->box_width : 0;
    piece->first_class = piece->last_class = box ? JF_CLASS_BOX : JF_CLASS_END;
}

static bool shape_span(Shaper *s)
{
    JfParagraph *p = s->p;
    if (s->span->kind != JF_SPAN_TEXT) {
        add_thing(s);
        return true;
    }
    if (s->span->length == 0)
        return true;
    s->face = jf_fonts_find(s->fonts, p->style.family, s->span->bold);
    p->fonts[s->index] = jf_fonts_face(s->fonts, p->style.family, s->span->bold, s->span->size);
    if (!s->face || !p->fonts[s->index]) {
        jf_diags_add(s->diags, JF_DIAG_FONT_FAMILY, NULL, p->style.family, s->span->bold ? "700" : "400", NULL);
        return false;
    }
    s->western = is_western(s->span->lang);
    JfCharacter hyphen = jf_face_character(s->face, '-');
    p->hyphens[s->index] = (JfShapedGlyph){.glyph = hyphen.glyph, .advance = hyphen.glyph ? scale(s, hyphen.advance) : 0};
    p->size = MAX(p->size, s->span->size);
    const char *from = s->end;
    s->end += s->span->length;
    shape_text(s, from);
    return true;
}

// All spans' texts in one string, and how many characters they have. NULL after an error.
static char *join_texts(Shaper *s, size_t *out_n)
{
    const JfParagraph *p = s->p;
    size_t length = 0, n = p->n_spans;
    for (size_t i = 0; i < p->n_spans; i++) {
        const JfSpan *span = &p->spans[i];
        if (span->kind != JF_SPAN_TEXT)
            continue;
        if (span->length > (size_t)TEXT_MAX - length) {
            jf_diags_add(s->diags, JF_DIAG_TEXT_LENGTH, &span->where, G_STRINGIFY(TEXT_MAX), NULL);
            return NULL;
        }
        if (!g_utf8_validate_len(span->text, span->length, NULL)) {
            jf_diags_add(s->diags, JF_DIAG_TEXT_ENCODING, &span->where, NULL);
            return NULL;
        }
        length += span->length;
        n += (size_t)g_utf8_strlen(span->text, (gssize)span->length);
    }
    char *text = jf_arena_alloc(s->arena, length + 1), *to = text;
    for (size_t i = 0; i < p->n_spans; i++)
        if (p->spans[i].kind == JF_SPAN_TEXT && p->spans[i].length)
            to = (char *)memcpy(to, p->spans[i].text, p->spans[i].length) + p->spans[i].length;
    *out_n = n;
    return text;
}

bool jf_shape_paragraph(JfParagraph *p, JfArena *arena, JfFonts *fonts, JfDiags *diags)
{
    Shaper s = {.p = p, .arena = arena, .fonts = fonts, .diags = diags, .good = true};
    size_t n;
    p->text = s.text = join_texts(&s, &n);
    s.end = s.text;
    if (!s.text)
        return false;
    p->pieces = jf_arena_array(arena, JfPiece, n);
    p->fonts = jf_arena_array(arena, PangoFont *, p->n_spans);
    p->hyphens = jf_arena_array(arena, JfShapedGlyph, p->n_spans);
    p->room_glyphs = n + 4;
    p->glyphs = jf_arena_array(arena, JfShapedGlyph, p->room_glyphs);
    for (size_t i = 0; i < p->n_spans; i++) {
        s.span = &p->spans[i];
        s.index = (uint32_t)i;
        if (!shape_span(&s))
            return false;
    }
    return s.good;
}
