// SPDX-License-Identifier: MIT
// Inside of layout/: flows of strips. Not for other folders.
//
// Blocks are first turned into a flow: a list of strips from top to bottom, each of which a page holds whole (a line of text, a picture, the rows
// of a table that belong together). Then page.c deals the strips out over pages. What may be split besides is a strip of rows that is taller than
// a page. Nesting is in two ways: a group (note, table) draws something around its strips on every page that they reach, and a cell holds a flow
// of its own. Item coordinates are relative to the strip's left top until it is placed. Three arenas hold what lives as long as the pages, the flows, and the
// shaping of a block.
#pragma once
#include "base/number.h"
#include "layout/layout.h"
#include "model/model.h"
#include "text/paragraph.h"

typedef struct JfStrip JfStrip;
typedef struct JfGroup JfGroup;
typedef struct JfRows JfRows;
typedef struct JfElastic JfElastic;

// How a strip holds on to the next one.
typedef enum { JF_KEEP_NONE, JF_KEEP_SOFT, JF_KEEP_FIRM } JfKeep; // soft: kept together where a page can hold it

typedef enum { JF_MARK_BOOKMARK, JF_MARK_TARGET, JF_MARK_LINK, JF_MARK_FIELD, JF_MARK_FIGURE } JfMarkKind;

// Something that becomes known to the pages when its strip is placed.
typedef struct JfMark JfMark;
struct JfMark {
    JfMarkKind kind;
    JfLength x, y, width, height;
    JfElement *element;        // LINK, FIELD, FIGURE
    int level;                 // BOOKMARK
    const char *text, *alt;    // BOOKMARK: title; TARGET: id; LINK: href and its words; FIELD: name and tooltip
    JfMark *next;
};

// A footnote of a strip: where it stands is the pages' business.
typedef struct JfNote JfNote;
struct JfNote {
    JfStrip *first;        // its lines
    JfLength height;       // of all of them
    bool repeated;         // belongs to a repeated header, so it is decoration like that
    JfNote *next;
};

struct JfStrip {
    JfLength before, height, after; // space above and below collapses to the larger one, and vanishes at a page's top
    JfKeep keep;
    bool snap;                      // starts on the grid
    bool new_page;                  // forced page break above
    bool company;                   // what stands above goes with it, when it goes to another page
    JfItem *furniture, *furniture_last, *content, *content_last;
    JfMark *marks;
    JfNote *notes;                  // footnotes of its words, those in its rows' cells too
    JfSheetKind sheet;              // what kind of page it stands on
    JfRows *rows;                   // or NULL
    JfGroup *group;                 // innermost, or NULL
    JfLength least;                 // > 0: jf_chart_shrink can make it as low as this
    const JfElastic *elastic;       // what that needs
    JfStrip *next;
};

typedef struct {
    JfStrip *first, *last;
    JfGroup *group;    // of strips added from now on
    JfLength gap;      // least space above the next strip
    bool snap;         // the next strip starts a block
    bool new_page;     // the next strip starts a page
} JfFlow;

typedef enum { JF_GROUP_TABLE, JF_GROUP_GRID, JF_GROUP_NOTE, JF_GROUP_CHART } JfGroupKind;

struct JfGroup {
    JfGroup *parent;
    JfGroupKind kind;
    JfLength x, width;
    JfTone tone;         // NOTE
    bool follows;        // GRID, TABLE: right below one of the other kind
    JfItem *above;       // TABLE: the caption as decoration, repeated above the head …
    JfLength above_height; // … of this height; 0: nothing
    JfItem *head;        // TABLE, CHART: the header (a chart's axis) as decoration, repeated at the top of every further page …
    JfLength head_height; // … that the table reaches; 0: nothing to repeat
    JfNote *head_notes;  // the header's footnotes as decoration, for the foot of those pages
    bool begun;          // some strip of it stands on a page
};

typedef struct {
    JfFlow flow;
    JfLength x, width;          // of the flow, relative to the rows' left
    JfLength top, bottom;       // padding
    JfLength shift;             // more space above, for a common baseline; rests within `top` when the cell goes on
    JfLength outer_x, outer_width; // of the whole cell, for its rules
    int row, n_rows;
    bool middle;                // centred vertically
} JfCell;

struct JfRows {
    int n_rows;
    JfLength *heights;
    JfCell *cells; int n_cells; // in reading order
    JfLength x, width;
    bool ruled, last;           // hairline below every row (below the last one too unless `last`)
    bool filled;                // tinted ground
    bool upright;               // hairlines between the columns, for handwriting
    bool spans;                 // some cell spans rows
};

// Where the content of a page of some kind is.
typedef struct { JfLength page_width, page_height, left, top, width, height; } JfFrame;

// A number of a page that is set before it is known.
typedef struct {
    JfItem *item;
    JfRun *run;
    const char *id;             // whose page
    int digits;                 // that there is room for
    bool end;                   // flush right: fewer digits move
} JfPageRef;

// What lists of contents name: a heading, or a figure or table with a caption.
typedef struct {
    const JfBlock *block;
    const char *id;
} JfEntry;

typedef struct {
    const JfModel *model;
    const JfTheme *theme;
    JfFonts *fonts;
    JfArena *arena;             // what the pages hold
    JfArena *shaping;           // paragraphs, until their lines stand: emptied behind each block
    JfArena *flows;             // strips and what holds them together, until the pages are filled
    JfDiags *diags;
    JfPages *pages;
    GPtrArray *page_list;       // of JfPage *
    GArray *links, *fields, *outline, *targets; // of JfLink, …
    GArray *page_refs;          // of JfPageRef
    GHashTable *digits;         // of the numbers of pages, by id, as the pass before found them; lives over all passes
    GArray *entries;            // of JfEntry, in the document's order
    GHashTable *entry_ids;      // their ids by block
    const char *lang;           // in force
    JfTextStyle words;          // of running words: BODY, in tables CELL
    const JfBlock *captioned;   // the figure that is set now, NULL: none
    int heading;                // level of the last heading, 0: none
    int heading_shift;          // 1 when a masthead takes H1
    JfSheetKind sheet;          // of what is set now
    JfLength room;              // height of a page's content
    JfLength measure;           // width of a page's content
    int page, n_pages;          // for running header and footer
    const char *section, *last_section; // likewise: the heading of level 1 that the page belongs to, and that its last words belong to
    bool flush;                 // page numbers stand flush right
    bool settled;               // all page numbers had room
    int most_pages;             // more end the layout
} JfLayout;

// layout.c
JfFrame jf_frame(const JfLayout *l, JfSheetKind sheet);
void jf_layout_turn(JfLayout *l, JfSheetKind sheet); // what is set from now on stands on such pages
// one setting. NULL after an error, and, unrecorded, when `most_pages` < JF_PAGES_MAX do not hold it.
JfPages *jf_layout_pages(const JfModel *model, const JfTheme *theme, JfFonts *fonts, JfArena *arena, int most_pages, JfDiags *diags);

// flow.c: strips and items
JfStrip *jf_flow_add(JfLayout *l, JfFlow *flow, JfLength height);
JfLength jf_flow_height(const JfStrip *first, const JfStrip *end); // end NULL: all; with the spaces between
JfLength jf_flow_gap(const JfStrip *upper, const JfStrip *lower);
void jf_flow_space(JfFlow *flow, JfLength gap);                    // at least so much above what comes next
void jf_flow_keep(JfStrip *first, JfKeep keep);                    // holds all strips from `first` on together (the last stays free)
JfItem *jf_strip_content(JfLayout *l, JfStrip *strip, JfItemKind kind, JfElement *element);
JfItem *jf_strip_furniture(JfLayout *l, JfStrip *strip, JfItemKind kind);
void jf_strip_rule(JfLayout *l, JfStrip *strip, JfLength x, JfLength y, JfLength width, JfInk ink, JfLength line);
void jf_flow_blanks(JfLayout *l, JfFlow *flow, int n, JfLength line, JfLength x, JfLength width); // room to write on; the last line has no rule
extern const JfLength JF_BLANK_LINE, JF_BLANK_WORDS; // height of a line written on by hand, and of one with printed words and blanks
JfMark *jf_strip_mark(JfLayout *l, JfStrip *strip, JfMarkKind kind);
JfColour jf_ink(const JfLayout *l, JfInk ink);
JfInk jf_tone_ink(JfTone tone);
JfGroup *jf_group_open(JfLayout *l, JfFlow *flow, JfGroupKind kind, JfLength x, JfLength width);
void jf_group_follow(JfGroup *group, const JfStrip *above); // sees whether it follows; `above`: the last strip before it
void jf_group_close(JfFlow *flow, const JfGroup *group);
extern const JfLength JF_HAIRLINE, JF_RULE;

// element.c: the structure tree
JfElement *jf_element_new(JfLayout *l, JfElement *parent, JfRole role);
JfRole jf_heading_role(JfLayout *l, int level);

// inline.c: words
typedef enum { JF_LEAF_WORDS, JF_LEAF_LINK, JF_LEAF_CHECK, JF_LEAF_SIGN, JF_LEAF_BLANK, JF_LEAF_PAGE, JF_LEAF_NOTE } JfLeafKind;
typedef struct {
    JfLeafKind kind;
    const JfInline *source;
    const char *lang;           // differs from the paragraph's, else NULL
} JfLeaf;

typedef struct {
    JfParagraph *paragraph;
    JfLeaf *leaves; int n_leaves;
    bool blank;                 // has a blank to fill in by hand
    bool plain;                 // words only, so the paragraph's element may be the leaf
    JfTextStyle style;
    JfLength size, leading;
    JfLine *lines; size_t n_lines; JfLength width; // as it was broken last; several cells may show the same
} JfPara;

// What the words look like; `bold`, `ink` and `set` override the style's.
typedef struct {
    JfTextStyle style; JfAlign set; bool bold; int ink; // ink < 0: the style's
    JfLength hanging;           // indent of all lines but the first
} JfLook;

JfLook jf_look(JfTextStyle style);
JfLook jf_look_running(const JfLayout *l, JfTextStyle style); // of running text, which reports justify
JfLength jf_cell_padding(const JfLayout *l);                  // above and below the words of a table's cell or a field
// NULL after an error (TEXT-…). `inlines` NULL: an empty paragraph, NULL too but without error. It lives until the block is set (jf_block_flow).
JfPara *jf_para_new(JfLayout *l, const JfInline *inlines, JfLook look);
JfPara *jf_para_words(JfLayout *l, const char *words, JfLook look, const JfWhere *where);
char *jf_inline_words(JfLayout *l, const JfInline *inlines); // plain text, for outline and alternatives

// paragraph.c: lines. Content goes to `leaf` or to children made in it; `leaf` NULL: furniture.
void jf_para_flow(JfLayout *l, JfFlow *flow, JfPara *para, JfElement *leaf, JfLength x, JfLength width);
// The part before and after the decimal mark (where there is none, the last digit's end) when set in one line; false: more than one line.
// *right < 0: words without a digit, which stand flush right under figures; a dash stands where a figure's units would.
bool jf_para_decimal(JfLayout *l, const JfPara *para, JfLength *left, JfLength *right);

// block.c
void jf_block_flow(JfLayout *l, JfFlow *flow, const JfBlock *block, JfElement *parent, JfLength x, JfLength width);
void jf_blocks_flow(JfLayout *l, JfFlow *flow, const JfBlock *first, JfElement *parent, JfLength x, JfLength width);
void jf_block_target(JfLayout *l, JfStrip *strip, const JfBlock *block);

// one file each
void jf_grid_flow(JfLayout *l, JfFlow *flow, const JfBlock *grid, JfElement *parent, JfLength x, JfLength width);
void jf_table_flow(JfLayout *l, JfFlow *flow, const JfBlock *table, JfElement *parent, JfLength x, JfLength width);
void jf_list_flow(JfLayout *l, JfFlow *flow, const JfBlock *list, JfElement *parent, JfLength x, JfLength width);
void jf_note_flow(JfLayout *l, JfFlow *flow, const JfBlock *note, JfElement *parent, JfLength x, JfLength width);
void jf_chart_flow(JfLayout *l, JfFlow *flow, const JfBlock *chart, JfElement *parent, JfLength x, JfLength width);
void jf_chart_shrink(JfLayout *l, JfStrip *strip, JfLength height); // draws a strip with `least` again, not placed yet, about so low
void jf_image_flow(JfLayout *l, JfFlow *flow, const JfBlock *image, JfElement *parent, JfLength x, JfLength width);
void jf_qr_flow(JfLayout *l, JfFlow *flow, const JfBlock *qr, JfElement *parent, JfLength x, JfLength width);
void jf_masthead_flow(JfLayout *l, JfFlow *flow, const JfBlock *masthead, JfElement *parent, JfLength x, JfLength width);
void jf_signatures_flow(JfLayout *l, JfFlow *flow, const JfBlock *signatures, JfElement *parent, JfLength x, JfLength width);
void jf_qr_cell(JfLayout *l, JfFlow *flow, const JfBlock *qr, JfElement *parent, JfLength width); // centred, without space around
bool jf_figure_size(JfLayout *l, GBytes *image, const JfWhere *where, double width_mm, double height_mm, JfLength most_width, JfLength most_height,
                    JfLength *width, JfLength *height); // false: LAYOUT-IMAGE recorded
bool jf_svg_covered(JfLayout *l, GBytes *image, const JfWhere *where); // svg.c; false: the fonts lack a character of its words, TEXT-GLYPH recorded
void jf_figure_add(JfLayout *l, JfStrip *strip, GBytes *image, const char *alt, JfElement *parent, JfLength x, JfLength width, JfLength height);

void jf_cover_flow(JfLayout *l, JfFlow *flow, const JfBlock *cover, JfElement *parent);
void jf_contents_flow(JfLayout *l, JfFlow *flow, const JfBlock *block, JfElement *parent, JfLength width); // CONTENTS and FIGURES
void jf_captioned_flow(JfLayout *l, JfFlow *flow, const JfBlock *figure, JfElement *parent, JfLength x, JfLength width);
void jf_metrics_flow(JfLayout *l, JfFlow *flow, const JfBlock *metrics, JfElement *parent, JfLength x, JfLength width);

// caption.c: "Table 2" strong, then the caption's words
JfPara *jf_caption_para(JfLayout *l, const JfBlock *block, const char *more); // `more`: words behind it, or NULL

// Above a repeated head: the caption of `block` and its words for "continued", as decoration. Nothing where either is missing.
void jf_caption_repeat(JfLayout *l, JfGroup *group, const JfBlock *block, JfLength x, JfLength width);

// entries.c: what the lists of contents will name; and what it is called in links
void jf_entries_collect(JfLayout *l);
const char *jf_entry_id(const JfLayout *l, const JfBlock *block); // NULL: in no list
char *jf_entry_words(JfLayout *l, const JfBlock *block);          // "1.2 Words"

// footnote.c
void jf_note_add(JfLayout *l, JfStrip *strip, const JfInline *footnote, JfElement *parent); // a footnote that `strip` refers to
void jf_notes_gather(JfLayout *l, JfStrip *strip);                // those of the rows' cells become the strip's
JfLength jf_notes_frame(const JfLayout *l);                       // what the first footnote of a page needs besides: the rule above

// numbers of pages: page_refs.c
void jf_page_ref_add(JfLayout *l, JfItem *item, const char *id);
int jf_page_ref_digits(const JfLayout *l, const char *id);        // how many to leave room for
bool jf_page_refs_resolve(JfLayout *l);                           // false: some lack room; `digits` knows better now

// table_columns.c: widths from what the columns want. form: the table fills `width` whatever it holds; else it may be narrower.
// false: LAYOUT-WIDTH recorded.
typedef struct { JfLength least, natural; } JfDemand;
typedef struct { int first, count; JfDemand demand; } JfSpanDemand;
bool jf_columns_fit(JfLayout *l, const JfBlock *table, const JfColumn *columns, int n, JfDemand *demands, const JfSpanDemand *spans, int n_spans,
                    JfLength floor, bool form, JfLength width, JfLength *widths);
#define JF_COLUMNS_MAX 40

// rows.c: cells side by side
JfRows *jf_rows_new(JfLayout *l, int n_rows, int n_cells, JfLength x, JfLength width);
JfStrip *jf_rows_flow(JfLayout *l, JfFlow *flow, JfRows *rows); // measures, adds one strip
// Cuts what fits into `room` off as a strip of its own, which takes the given strip's place; the rest follows it. false: nothing fits (never so
// when `force`).
bool jf_rows_split(JfLayout *l, JfStrip *strip, JfLength room, bool force);
JfLength jf_rows_least(const JfStrip *strip);               // the smallest first part worth having
JfLength jf_rows_padding(const JfRows *rows);               // what each cell has above and below its words at least and may give of, 0: nothing
void jf_rows_pad(JfStrip *strip, JfLength more);            // each cell gets more (< 0: less) of it on either side; measures again

// place.c: strips onto a page
#define JF_GROUPS_MAX 24
typedef struct { bool above, below; } JfJoint; // a rule that the neighbour draws
typedef struct {
    JfLayout *layout;
    JfPage *page;
    int index;
    JfLength x;
    bool copy;          // leave the strips as they are and place copies, all as furniture
    int depth;
    const JfGroup *open[JF_GROUPS_MAX];
    JfLength top[JF_GROUPS_MAX];
    JfItem *behind[JF_GROUPS_MAX];
    JfJoint joint[JF_GROUPS_MAX];
} JfPlacer;
void jf_place_strip(JfPlacer *p, JfStrip *strip, JfLength end, JfLength y); // `end`: lower end of the strip above, for groups that end there
void jf_place_rows(JfPlacer *p, JfRows *rows, JfLength y);    // rows.c
JfLength jf_place_flow(JfPlacer *p, JfStrip *first, JfLength y); // a whole flow, from y on; its lower end
void jf_place_open(JfPlacer *p, const JfGroup *group, JfLength y); // begins groups that go on from the page before
void jf_place_close(JfPlacer *p, int depth, JfLength y);      // ends groups down to `depth`
void jf_place_items(JfPlacer *p, const JfItem *items, JfLength y); // copies of furniture

void jf_notes_rule(const JfPlacer *p, JfLength y);            // footnote.c: between text and footnotes

// company.c, page.c (with chain.c and tighten.c: pager.h), number.c, furniture.c
void jf_flow_company(const JfLayout *l, JfFlow *flow);         // turns `company` into holds
bool jf_pages_fill(JfLayout *l, JfFlow *flow);
void jf_pages_number(JfLayout *l);                            // MCIDs and content lists
void jf_pages_furnish(JfLayout *l);                           // running header and footer
