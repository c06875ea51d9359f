// SPDX-License-Identifier: MIT
// Drawings: what a chart becomes, shapes and words at places, each a part of the picture or of the data behind it.
//
// A kind's function (chart/kinds.h) gets a drawing with its width set, and draws. Origin at the left top, y downwards, lengths in 1/1024 pt.
// Looks come from the theme: inks, and their shades on paper (a shade is opaque: 30 is the ink at 30 per cent over the paper's colour); sizes from
// its text styles: labels LABEL (muted) or SMALL, values LABEL in ink TEXT, what must be seen first bold. Nothing may depend on colour alone: use shade,
// hatch, dash, marker shape and words.
//
// What readers get who cannot see it: the Figure with the chart's `alt`, then a Table of the data. Every shape says where it belongs:
//   JF_PART_GROUND  decoration (grid, ground, frame): painted first, not in the structure
//   JF_PART_FIGURE  the picture itself (axes and their numbers, lines, legends, connectors): painted next, inside the Figure
//   jf_cell(d, r, c) a cell of the table: painted last, in the order of the table's rows. Row 0 holds the heads of the columns, column 0 those of the
//                   rows. Words whose text is the cell's are enough; else, and for marks without words, the cell's text is given as ActualText.
// So order of painting is the order above, and within a part the order of the calls.
#pragma once
#include "chart/path.h"
#include "model/chart.h"
#include "text/paragraph.h"

// ---- words

typedef struct {
    const char *text;
    JfTextStyle style;
    bool bold;
    JfInk ink;
    JfLength width, height;         // of the widest line; of all lines: n_lines · leading
    JfLength baseline, leading;     // of the first line from the top; distance of lines
    JfLength size;                  // of the type: for paddings
    const JfLine *lines; size_t n_lines; // may be 0: nothing to show
} JfWords;

// Sets words in lines: fills all of `words` behind `ink`. `width` 0: one line. false: they cannot be set, which is recorded.
typedef struct JfTypesetter {
    bool (*set)(void *data, JfWords *words, JfLength width);
    void *data;
} JfTypesetter;

// The typesetter for documents, with the bundled fonts; everything is borrowed. `lang` NULL: Chinese rules.
typedef struct { const JfTheme *theme; JfFonts *fonts; JfArena *arena; JfDiags *diags; const char *lang; JfWhere where; } JfTypesetterData;
JfTypesetter jf_typesetter(JfTypesetterData *data);

// ---- pens

typedef struct { JfInk ink; int share; } JfShade; // share of ink in 100 over paper
typedef enum { JF_HATCH_NONE, JF_HATCH_UP, JF_HATCH_DOWN, JF_HATCH_CROSS } JfHatch; // ///, \\\, both: in the stroke's shade

typedef struct {
    JfShade fill, stroke; // share 0: none
    JfLength line;        // width of the stroke
    JfLength dash, gap;   // 0: solid
    JfHatch hatch;
    bool round;           // ends and corners of strokes
} JfPen;

static inline JfPen jf_pen_fill(JfInk ink, int share)
{
    return (JfPen){.fill = {ink, share}};
}
static inline JfPen jf_pen_line(JfInk ink, int share, JfLength line)
{
    return (JfPen){.stroke = {ink, share}, .line = line};
}

// ---- the drawing

typedef struct JfShape JfShape;
struct JfShape {
    int part;
    const JfPath *path; // a path …
    JfPen pen;
    const JfWords *words; JfLength x, y; // … or words: left end of the lines' measure, top of the first line
    enum { JF_H_LEFT, JF_H_CENTER, JF_H_RIGHT } across;
    JfShape *next;
};
typedef enum { JF_V_TOP, JF_V_MIDDLE, JF_V_BOTTOM, JF_V_BASELINE } JfDown;

enum { JF_PART_GROUND = -2, JF_PART_FIGURE = -1 };

typedef struct {
    const JfTheme *theme;
    JfArena *arena;
    JfDiags *diags;
    JfTypesetter typesetter;
    const char *lang;         // of words that the kind makes itself (durations); NULL: Chinese
    JfLength width;           // given
    JfLength height;          // given: wanted, 0: what suits the kind; left by the kind: what it is
    JfLength most_height;     // of a page: the kind keeps below it if it can
    JfShape *first, *last;
    JfLength *cuts;           // where a drawing that no page holds may be parted, downwards
    size_t n_cuts, cuts_room;
    JfLength head_top, head_bottom; // what stands between is repeated above each further part: axis, key
    JfLength least_height;    // down to which the same may be asked for again, in `height`; 0: it has but one height
    int n_rows, n_columns;    // of the data's table, 0: none
    const char **cells;       // their texts, row by row; NULL: empty
    bool failed;              // words could not be set
} JfDrawing;

// Words are set once and drawn where wanted. `width` 0: one line, else broken at it. Never NULL; with 0 lines after a failure or for "".
const JfWords *jf_words(JfDrawing *d, const char *text, JfTextStyle style, bool bold, JfInk ink, JfLength width);
const JfWords *jf_label(JfDrawing *d, const char *text); // as axes are labelled: LABEL, muted, one line
// The longest beginning of `text` with "…" that is at most `width` wide in one line, the text itself if it fits; at least one character.
const JfWords *jf_words_cut(JfDrawing *d, const char *text, JfTextStyle style, bool bold, JfInk ink, JfLength width);
// At x, y by `across` (of each line) and `down` (of all lines; BASELINE: of the first).
void jf_draw_words(JfDrawing *d, const JfWords *words, JfLength x, JfLength y, int across, JfDown down, int part);

void jf_draw_path(JfDrawing *d, const JfPath *path, JfPen pen, int part);
void jf_draw_line(JfDrawing *d, JfLength x1, JfLength y1, JfLength x2, JfLength y2, JfPen pen, int part);
void jf_draw_rect(JfDrawing *d, JfLength x, JfLength y, JfLength width, JfLength height, JfPen pen, int part); // negative sizes are turned round
void jf_draw_polygon(JfDrawing *d, const JfLength (*points)[2], size_t n, bool closed, JfPen pen, int part);
void jf_draw_circle(JfDrawing *d, JfLength x, JfLength y, JfLength radius, JfPen pen, int part);
typedef enum { JF_MARKER_CIRCLE, JF_MARKER_SQUARE, JF_MARKER_TRIANGLE, JF_MARKER_DIAMOND, JF_MARKER_CROSS, JF_MARKER_LEFT, JF_MARKER_COUNT_ } JfMarker;
void jf_draw_marker(JfDrawing *d, JfMarker marker, JfLength x, JfLength y, JfLength size, JfPen pen, int part); // size: about its diameter

// Parts. A drawing that is higher than a page is set in several: nothing but lines and rectangles along the axes may run over a cut, and is parted
// there; everything else stands between two cuts. Cuts are told downwards.
void jf_draw_cut(JfDrawing *d, JfLength y);
void jf_draw_repeat(JfDrawing *d, JfLength top, JfLength bottom);

// The table of data. Call once, before jf_cell; texts may be set in any order.
void jf_table(JfDrawing *d, int n_rows, int n_columns);
int jf_cell(const JfDrawing *d, int row, int column);                       // the part that shapes of this cell belong to
int jf_cell_text(JfDrawing *d, int row, int column, const char *text);      // sets what the cell says (borrowed, lives in an arena); gives the part

JfColour jf_shade_colour(const JfTheme *theme, JfShade shade);
JfInk jf_chart_tone_ink(JfTone tone);                                       // NEUTRAL: ACCENT
JfLength jf_em(const JfDrawing *d, JfTextStyle style);                      // size of a style
JfLength jf_leading(const JfDrawing *d, JfTextStyle style);

// A number as charts print it: at most `decimals` places kept, thousands parted by commas, U+2212 as minus, `unit` behind it if it is a per
// cent sign. In the drawing's arena.
const char *jf_chart_number(JfDrawing *d, double value, int decimals, const char *unit);
