// SPDX-License-Identifier: MIT
// Paragraphs: spans of text shaped once, broken into lines at any width by the rules of clreq, and placed as glyphs.
//
// Order of calls: jf_paragraph_new (itemise, shape, find breaks) → widths → jf_paragraph_break (as often as wanted) → lines.
// Everything lives in the arena. All lengths in 1/1024 pt, y grows downwards. What is promised of the lines:
//   - no line starts with a closing mark (clreq 3.1.3 / 行首禁则) nor ends with an opening one, at any width that holds two characters;
//   - justified lines stretch between ideographs and at word spaces only, never inside Latin words or numbers; punctuation may be squeezed;
//   - no code point is changed, dropped or added: the runs' texts, joined, are the spans' texts (less the white space at line ends).
// A character without a glyph is recorded (TEXT-GLYPH, with the code point and the span's place) and the call fails.
#pragma once
#include "base/arena.h"
#include "text/fonts.h"
#include <stdint.h>

typedef enum { JF_SPAN_TEXT, JF_SPAN_BREAK, JF_SPAN_BOX } JfSpanKind;

typedef struct {
    JfSpanKind kind;
    const char *text; size_t length; // TEXT: UTF-8
    bool bold, nobreak;
    int size;                        // 1/1024 pt
    uint32_t colour;                 // 0xRRGGBB
    const char *lang;                // BCP 47
    int box_width, box_ascent, box_descent; // BOX: a drawn thing in the line (check box, mark sign)
    int tag;                         // the caller's; comes back on the run
    JfWhere where;
} JfSpan;

typedef struct {
    const char *family;
    int leading;                     // distance of baselines
    enum { JF_SET_START, JF_SET_CENTER, JF_SET_END, JF_SET_JUSTIFY } set;
    int first_indent, hanging;       // ≥ 0
} JfParagraphStyle;

typedef struct { uint32_t glyph; int x, y; } JfGlyph;      // position relative to the run's origin on the baseline
typedef struct { int n_bytes, n_glyphs; } JfCluster;       // as cairo_text_cluster_t

// A stretch of one font, colour and tag in one line. `font` NULL: a BOX.
typedef struct {
    PangoFont *font;
    int size, x, width;              // x from the line's start edge
    uint32_t colour;
    int tag, ascent, descent;
    const char *text; int n_bytes;   // the characters it shows, in logical order
    JfGlyph *glyphs; int n_glyphs;
    JfCluster *clusters; int n_clusters;
} JfRun;

typedef struct {
    JfRun *runs; int n_runs;
    int x, width, baseline, height;  // x: offset by alignment; baseline from the line's top; height = leading
    bool last;                       // ends the paragraph or stands before a forced break
} JfLine;

typedef struct JfParagraph JfParagraph;

JfParagraph *jf_paragraph_new(JfArena *arena, JfFonts *fonts, const JfParagraphStyle *style, const JfSpan *spans, size_t n, JfDiags *diags);
int jf_paragraph_min_width(const JfParagraph *paragraph); // widest piece that may not be broken
int jf_paragraph_max_width(const JfParagraph *paragraph); // set in one line (of the longest forced line)
// Breaks at `width`; pieces wider than that are broken between characters as a last resort. Never fails.
JfLine *jf_paragraph_break(JfArena *arena, const JfParagraph *paragraph, int width, size_t *n_lines);
