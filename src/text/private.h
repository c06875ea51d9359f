// SPDX-License-Identifier: MIT
// Inside text/: faces (what a font file says), characters' classes, clusters (the smallest pieces a line is made of).
//
// Font units are kept until a cluster gets its size, so that one shaped word serves all sizes. Cluster: one or more characters with one or
// more glyphs that are never parted. All blanks between clusters are `gap`s: negative where two full-width marks meet (clreq 3.1.6.1), positive
// between Chinese and Western text (clreq 3.2.2). Nothing here adds or drops a character.
#pragma once
#include "text/paragraph.h"
#include <hb.h>

// ---- characters (classes.c)

typedef enum {
    JF_CLASS_HAN,      // ideographs, kana, Hangul, full-width forms: a break is allowed on both sides
    JF_CLASS_OPEN,     // full-width opening marks: never at a line's end
    JF_CLASS_CLOSE,    // full-width closing marks and pauses: never at a line's start
    JF_CLASS_MIDDOT,   // ·
    JF_CLASS_JOIN,     // connecting marks: – — ～ －
    JF_CLASS_DASH,     // —— as a pair; ⸺
    JF_CLASS_ELLIPSIS, // …
    JF_CLASS_SLASH,    // ／: neither at start nor at end
    JF_CLASS_STAY,     // 々 ー small kana: never at a line's start
    JF_CLASS_WORD,     // Western letters, digits and symbols
    JF_CLASS_WOPEN,    // ( [ { and Western opening quotes
    JF_CLASS_WCLOSE,   // ) ] } , . ; : ! ? and Western closing quotes
    JF_CLASS_QUOTE,    // " ': direction unknown, so no break on either side
    JF_CLASS_PREFIX,   // ¥ € № …: stays with the number after it
    JF_CLASS_POSTFIX,  // % ℃ ° …: stays with the number before it
    JF_CLASS_SPACE,    // U+0020 and other spaces that may end a line
    JF_CLASS_GLUE,     // U+00A0, U+202F, U+2007
    JF_CLASS_MARK,     // combining marks, variation selectors with a meaning
    JF_CLASS_FORMAT,   // characters that draw nothing; kept with the cluster before them
    JF_CLASS_BOX,      // a JF_SPAN_BOX
    JF_CLASS_END,      // a JF_SPAN_BREAK
    JF_CLASS_REFUSED,  // controls, bidirectional controls, noncharacters
} JfClass;

JfClass jf_class_of(gunichar c);
bool jf_class_is_wide(JfClass class); // set in the full-width grid
bool jf_class_is_direct(JfClass class); // one character, one glyph: no shaping needed

// ---- faces (face.c)

typedef struct JfFace JfFace;

// What a face says about one character by its tables alone. Font units.
typedef struct {
    uint16_t glyph;            // 0: none
    uint16_t advance;
    int16_t head, tail;        // blank that `halt` takes away before and behind the mark; 0 for everything but full-width marks
    uint8_t class;             // JfClass
    bool known;
} JfCharacter;

typedef struct { uint32_t glyph; int advance, dx, dy; } JfShapedGlyph;
typedef struct { uint32_t n_bytes, n_glyphs; } JfShapedCluster;
typedef struct {
    const JfShapedCluster *clusters; size_t n_clusters;
    const JfShapedGlyph *glyphs; size_t n_glyphs;
    bool missing;              // some glyph is 0
} JfShaped;

JfFace *jf_face_new(const char *file, unsigned index); // NULL: not a font that HarfBuzz can read
void jf_face_free(JfFace *face);
int jf_face_units(const JfFace *face); // per em
JfCharacter jf_face_character(JfFace *face, gunichar c);
bool jf_face_has_variation(JfFace *face, gunichar c, gunichar selector);
// Shapes a stretch of Western text or dashes. `proportional`: Western forms of the quotation marks. Valid until the next call.
JfShaped jf_face_shape(JfFace *face, const char *text, size_t length, bool proportional);

JfFace *jf_fonts_find(JfFonts *fonts, const char *family, bool bold); // NULL: none

// ---- paragraphs (shape.c → breaking.c → compose.c → place.c)

// How bad a break before a cluster is.
typedef enum {
    JF_BREAK_FREE,   // good
    JF_BREAK_HYPHEN, // inside an English word, with a hyphen that the text does not have
    JF_BREAK_NEED,   // only when the piece does not fit a line: after / . _, before - in long tokens
    JF_BREAK_CHAR,   // last resort, between any characters
    JF_BREAK_NEVER,  // against clreq's rules for line start and end, or before a space
    JF_BREAK_FORCED, // after a JF_SPAN_BREAK
} JfBreak;

typedef struct {
    uint32_t offset, n_bytes;  // in the paragraph's text
    uint32_t glyph, n_glyphs;  // in the paragraph's glyphs
    gunichar first, last;      // first and last character that draws
    uint32_t span;
    int size;                  // 1/1024 pt
    int advance;
    int head, tail;            // blank that may be taken away before and behind
    uint8_t first_class, last_class; // JfClass
    uint8_t before;            // JfBreak
    bool glued, loose;         // U+2060 behind it: no break there; U+200B behind it: a break there
    bool western;              // set in Western forms: quotes
} JfPiece;

struct JfParagraph {
    JfParagraphStyle style;
    const JfSpan *spans; size_t n_spans;
    PangoFont **fonts;         // one per span
    JfShapedGlyph *hyphens;    // one per span, its hyphen; advance 0: none
    const char *text;
    JfPiece *pieces; size_t n_pieces;
    JfShapedGlyph *glyphs; size_t n_glyphs, room_glyphs; // 1/1024 pt
    uint32_t *solid;           // for each end of a line: the end less spaces and forced breaks
    int64_t *at;               // position of each piece in one endless line, gaps included
    uint32_t *joined;          // how many pieces up to each follow another one without a blank
    int64_t *widen;            // what the blanks before each lack of the width they need between single characters
    int64_t *stretch, *shrink; // how far the gaps up to each piece may grow and shrink, summed
    int size;                  // of the largest text
};

bool jf_shape_paragraph(JfParagraph *p, JfArena *arena, JfFonts *fonts, JfDiags *diags);
void jf_break_paragraph(JfParagraph *p, JfArena *arena);
// keeping.c: do neighbours stay together although a break would be allowed between them? `spaced`: with white space between them.
bool jf_keeps_together(const JfParagraph *p, const JfPiece *a, const JfPiece *b, bool spaced);
static inline bool jf_is_unit_of_two(gunichar a, gunichar b)
{
    return (a == 0x5C0F && b == 0x65F6) || (a == 0x5206 && b == 0x949F); // 小时, 分钟
}
void jf_hyphenate_paragraph(JfParagraph *p); // hyphenation.c; after the breaks
void jf_space_paragraph(JfParagraph *p, JfArena *arena);

// One line: pieces [from, to), `end` = `to` less the spaces that hang out.
typedef struct {
    size_t from, end, to;
    int64_t natural;           // width without stretch
    bool last;
    bool hyphen;               // ends inside a word
    bool single;               // nothing but single characters with blanks between them: the blanks are widened
} JfCut;

JfCut jf_cut(const JfParagraph *p, size_t from, size_t to);
int64_t jf_cut_hang(const JfParagraph *p, const JfCut *cut, int64_t room);
int jf_line_room(const JfParagraph *p, int width, bool first);
// Cuts at `width`; the array is the caller's to unref.
GArray *jf_compose(const JfParagraph *p, int width);
void jf_place(JfArena *arena, const JfParagraph *p, const JfCut *cut, int width, bool first, JfLine *out);
