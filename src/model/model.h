// SPDX-License-Identifier: MIT
// The report model: what a document says and in which order, before anyone knows how it looks.
//
// Written by stylesheets/ (namespace urn:jiaofu:report:1, schemas/report.xsd), read here into a tree in an arena, consumed by layout/.
// XSLT holds wording, order and counting; layout holds looks. Texts are UTF-8, white space already collapsed, never NULL where a block
// needs one. `where` names the record's line where the stylesheet hands it on (attribute `src` on a block or an inline, inherited downwards), else
// the stylesheet's output (file "model", line).
//
// White space: runs become one space; none at the start and end of a block's text nor beside a forced break. A run that holds a line end and stands
// between two ideographs (or their punctuation) becomes nothing, as CSS Text 3 4.1.3 has it, so that stylesheets and records may be wrapped freely.
// No text node is empty. No-break and ideographic spaces are characters like any other.
#pragma once
#include "base/arena.h"
#include "base/source.h"
#include "model/theme.h"

typedef enum { JF_TONE_NEUTRAL, JF_TONE_GOOD, JF_TONE_WARN, JF_TONE_BAD, JF_TONE_INFO } JfTone;
typedef enum { JF_ALIGN_START, JF_ALIGN_CENTER, JF_ALIGN_END, JF_ALIGN_JUSTIFY, JF_ALIGN_DECIMAL } JfAlign;
typedef enum { JF_CHECK_OPEN, JF_CHECK_DONE, JF_CHECK_CROSSED } JfCheckState; // drawn: ☐ ☑ ☒, never a glyph

typedef enum {
    JF_INLINE_TEXT,   // text
    JF_INLINE_BOLD, JF_INLINE_EMPHASIS, JF_INLINE_CODE, // children
    JF_INLINE_LINK,   // href, children
    JF_INLINE_NOBREAK, // children, no line break inside
    JF_INLINE_MARK,   // tone, children: a short verdict, set bold in the tone's ink with a drawn sign before it (mono-safe)
    JF_INLINE_LANG,   // lang, children
    JF_INLINE_BREAK,  // forced line end
    JF_INLINE_CHECK,  // check: a drawn box; its meaning is read from `text` (alternative text, e.g. "已完成")
    JF_INLINE_BLANK,  // width: a ruled blank to fill in by hand; `text`: what belongs there (alternative text), may be ""
    JF_INLINE_PAGE, JF_INLINE_PAGES, JF_INLINE_SECTION, // running header and footer only: page number, number of pages, title of the section
    JF_INLINE_PAGE_OF,  // href: id of the block whose page's number this is
    JF_INLINE_FOOTNOTE, // number, children: stands at the page's foot; its number stands here
} JfInlineKind;

typedef struct JfInline JfInline;
struct JfInline {
    JfInlineKind kind;
    const char *text, *href, *lang;
    JfTone tone;
    JfCheckState check;
    JfLength width;
    int number; // FOOTNOTE: from 1, in the document's order
    JfWhere where;
    JfInline *first, *next; // children, next sibling
};

typedef enum {
    JF_BLOCK_SECTION,    // children; first is usually a heading
    JF_BLOCK_HEADING,    // level 1–4, number, inlines; becomes H1–H4 and an outline entry
    JF_BLOCK_PARAGRAPH,  // style BODY or SMALL, inlines, align
    JF_BLOCK_MASTHEAD,   // top of a sheet: title, subtitle, children: GRID (identity), QR; logo from the theme
    JF_BLOCK_GRID,       // labelled fields: columns = pairs per row (1–4), children FIELD
    JF_BLOCK_FIELD,      // label, span (in pairs), inlines = value; blank_lines > 0: room to fill in by hand, ruled
    JF_BLOCK_TABLE,      // columns[], children ROW (section head/body/foot), number, caption inlines, continued
    JF_BLOCK_ROW,        // children CELL
    JF_BLOCK_CELL,       // colspan, rowspan, header (row header), inlines, then children blocks; blank_lines > 0: room to fill in by hand
    JF_BLOCK_LIST,       // list kind, children ITEM
    JF_BLOCK_ITEM,       // inlines, then children blocks; check lists: check, and `alt` (what the drawn box means, e.g. "已完成")
    JF_BLOCK_NOTE,       // tone, title inlines, children
    JF_BLOCK_IMAGE,      // image (PNG, JPEG or SVG bytes), alt, width_mm/height_mm wanted or 0
    JF_BLOCK_QR,         // text = data, alt, width_mm; caption inlines
    JF_BLOCK_SIGNATURES, // children SIGNATURE, columns per row
    JF_BLOCK_SIGNATURE,  // field (name of the signature field = step id), label, role, name
    JF_BLOCK_BREAK,      // page break
    JF_BLOCK_CHART,      // chart, alt (model/chart.h)
    JF_BLOCK_COVER,      // first page: title, subtitle, children; logo and provider from the theme
    JF_BLOCK_CONTENTS,   // title, level = depth (1–3): table of contents
    JF_BLOCK_FIGURES,    // title, of: list of the FIGUREs or TABLEs with a caption
    JF_BLOCK_LANDSCAPE,  // children, on pages that lie on the long side
    JF_BLOCK_FIGURE,     // number, caption inlines, one child: IMAGE
    JF_BLOCK_METRICS,    // children METRIC
    JF_BLOCK_METRIC,     // label, value, unit, target, tone, inlines = small line
} JfBlockKind;

typedef enum { JF_ROW_BODY, JF_ROW_HEAD, JF_ROW_FOOT } JfRowSection;
typedef enum { JF_OF_FIGURE, JF_OF_TABLE } JfFiguresOf;
typedef enum { JF_PUBLICATION_SHEET, JF_PUBLICATION_REPORT } JfPublication;
typedef enum { JF_LIST_BULLET, JF_LIST_NUMBER, JF_LIST_CHECK } JfListKind;

typedef struct {
    double share;   // > 0: part of what is left (like CSS fr); 0: natural width
    JfLength width; // > 0: fixed
    JfAlign align;
} JfColumn;

typedef struct JfChart JfChart; // model/chart.h
typedef struct JfBlock JfBlock;
struct JfBlock {
    JfBlockKind kind;
    JfWhere where;
    const char *id;       // target of internal links, or NULL
    const char *lang;     // set where it differs from the parent's, else NULL
    JfInline *inlines;    // value, text, caption or title
    JfBlock *parent, *first, *next;
    JfTextStyle style;
    JfTone tone;
    JfAlign align;
    int level, columns_per_row, span, colspan, rowspan, blank_lines;
    bool keep_together, keep_with_next, header;
    bool aligned; // align was said; a cell without it takes its column's
    JfRowSection section;
    JfListKind list;
    JfFiguresOf of;
    JfCheckState check;
    const JfColumn *columns; size_t n_columns;
    const char *label, *text, *alt, *field, *role, *name, *title, *subtitle;
    const char *number;     // of a heading, or of a caption; NULL: none
    const char *continued, *value, *unit, *target;
    GBytes *image;
    const JfChart *chart;
    double width_mm, height_mm;
};

typedef struct {
    const char *title, *subject, *number, *version, *state, *classification, *provider, *author, *kind, *form, *lang;
    JfInline *header_left, *header_right, *footer_left, *footer_center, *footer_right; // running header and footer
    JfPublication publication;
    int n_footnotes;
    int fit_pages; // pages that it should fit into, if a slightly smaller setting can do that; 0: as it comes
    JfBlock *body; // a SECTION with everything in it
} JfModel;

// Checks `doc` and builds the tree in `arena`. Images named by `image/@href` are read from `source`. The doc may be freed afterwards. NULL after an
// error: an error of a stylesheet is exit CONFIG, of the record's content (image, link) exit INPUT.
//
// The reader is strict by itself: what the schema refuses it refuses too, and beyond the schema it checks that ids, fields and link targets
// are unique and there, that rows fill their table, that headings skip no level, that footnotes stand where they may, and that links have a
// harmless scheme. `schema`
// (schemas/report.xsd) may be NULL; given, it is asked only after a fault, for its located sentences on what would be right.
JfModel *jf_model_read(JfSchema *schema, xmlDoc *doc, JfSource *source, JfArena *arena, JfDiags *diags);

void jf_model_dump(const JfModel *model, GString *out); // text, one node a line, for goldens and debugging
