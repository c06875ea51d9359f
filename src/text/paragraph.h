// SPDX-License-Identifier: MIT
// Paragraphs: spans of text shaped once, broken into lines at any width by the rules of clreq, and placed as glyphs.
//
// Order of calls: jf_paragraph_new (itemise, shape, find breaks) → widths → jf_paragraph_break (as often as wanted) → lines.
// Everything lives in the arena given; texts, styles and spans are copied, languages' and places' strings are not. Lines do not need the paragraph
// that they are of any longer. All lengths in 1/1024 pt,
// y grows downwards. What is promised of the lines:
//   - no line starts with a closing mark (clreq 3.1.3 / 行首禁则) nor ends with an opening one, at any width that holds two characters (three
//     and more marks in a row excepted, which may hang out by one em); —— and …… are never parted nor start a line;
//   - numbers stay with their signs and units (¥1,200, ≥ 40%, 25℃, 15 min, 3 个, 23 March), codes and labels with their numbers
//     (GB/T 28827.2—2012, No. 3, 第 7 节), groups of a telephone number with each other, initials with the name; tokens too long for a line
//     break after / . _ : or before -, then between characters; none ends with a hyphen, which a PDF reader would take for hyphenation;
//   - Chinese and Western text stand 0.096 em apart, the most that pdftotext does not read as a space; full-width marks that meet are
//     squeezed by half an em, and at line starts and ends set half width (clreq 3.1.6); in justified paragraphs 、，。． hang out of the measure by
//     the half that is left of them where the line would have to be squeezed hard or end earlier (clreq 3.1.6.3);
//   - justified lines stretch between ideographs and at word spaces only, never inside Latin words or numbers, and not beyond what pdftotext
//     bears: a line that would need more is left ragged. The last line, and lines before a forced break, are never stretched;
//   - no code point is changed, dropped or added: the runs' texts, joined, are the spans' texts, but for a soft hyphen (U+00AD), a run of its
//     own, where an English word was parted at a line's end (text/hyphenation.h). Spaces at a line's end stay as glyphs that
//     hang out of it (a reader needs them between words); widths do not count them.
// A character without a glyph is recorded (TEXT-GLYPH, with the code point and the span's place) and the call fails; so are controls (tabs
// and line feeds too), bidirectional controls and scripts from right to left (TEXT-CONTROL), bytes that are not UTF-8 (TEXT-ENCODING) and
// more than 262,144 bytes (TEXT-LENGTH). U+200B allows a break, U+2060 and U+FEFF forbid one; they and other characters that draw nothing
// (U+00AD, U+200C, U+200D, U+FE0F, …) stay in the text as part of their neighbour's cluster; a text of nothing else has no lines.
#pragma once
#include "base/arena.h"
#include "text/fonts.h"
#include "text/hyphenation.h"
#include <stdint.h>

typedef enum { JF_SPAN_TEXT, JF_SPAN_BREAK, JF_SPAN_BOX } JfSpanKind;

typedef struct {
    JfSpanKind kind;
    const char *text; size_t length; // TEXT: UTF-8
    bool bold;
    bool nobreak;                    // TEXT: no break inside, nor to an adjacent nobreak span; BOX: none to what follows. Last resorts excepted
    int size;                        // 1/1024 pt
    uint32_t colour;                 // 0xRRGGBB
    const char *lang;                // BCP 47. NULL, zh, ja, ko, yue: full-width quotation marks; else Western ones
    int box_width, box_ascent, box_descent; // BOX: a drawn thing in the line (check box, mark sign)
    int tag;                         // the caller's; comes back on the run
    JfWhere where;
} JfSpan;

typedef struct {
    const char *family;
    int leading;                     // distance of baselines
    enum { JF_SET_START, JF_SET_CENTER, JF_SET_END, JF_SET_JUSTIFY } set;
    int first_indent, hanging;       // ≥ 0
    JfHyphens *hyphens;              // English words may be parted by these patterns; NULL: none is
} JfParagraphStyle;

typedef struct { uint32_t glyph; int x, y; } JfGlyph;      // position relative to the run's origin on the baseline
typedef struct { int n_bytes, n_glyphs; } JfCluster;       // as cairo_text_cluster_t

// A stretch of one span in one line. `font` NULL: a BOX. An opening mark at the line's start has its first glyph at a negative x: its blank
// half hangs out; likewise a closing mark at the end, and spaces there. `ascent` and `descent` of text are those of the ideographic em box.
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
    int x, width, baseline, height;  // x: offset by alignment; width without what hangs; baseline from the line's top; height = leading
    bool last;                       // ends the paragraph or stands before a forced break
} JfLine;

typedef struct JfParagraph JfParagraph;

JfParagraph *jf_paragraph_new(JfArena *arena, JfFonts *fonts, const JfParagraphStyle *style, const JfSpan *spans, size_t n, JfDiags *diags);
int jf_paragraph_min_width(const JfParagraph *paragraph); // widest piece that may not be broken but as a last resort
int jf_paragraph_max_width(const JfParagraph *paragraph); // set in one line (of the longest forced line)
// Breaks at `width`; pieces wider than that are broken between characters as a last resort. Never fails. Justified paragraphs are composed as
// a whole, others line by line. A BREAK ends a line; one at the very end opens no further line; without anything to show there are 0 lines.
JfLine *jf_paragraph_break(JfArena *arena, const JfParagraph *paragraph, int width, size_t *n_lines);

// Makes a run show `number` (0 … 999,999,999) instead of what it shows, from the same origin; its width becomes what the digits take. For runs of
// digits that were set before the number was known.
void jf_run_set_number(JfArena *arena, JfRun *run, int number);
