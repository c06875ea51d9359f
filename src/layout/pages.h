// SPDX-License-Identifier: MIT
// Pages: what layout/ hands to paint/ (geometry) and to archive/ (structure). Plain data, owned by the layout's arena.
//
// Every item is furniture (decorative: rules, grounds, frames, running header and footer: an artifact) or content. Content items are
// listed in reading order and belong to a leaf element; consecutive content items of one element on one page are one marked content with
// the number `mcid`, counted per page from 0. Lengths in 1/1024 pt, origin at the page's top left, y downwards.
#pragma once
#include "chart/path.h"
#include "model/model.h"
#include "text/paragraph.h"

typedef enum {
    JF_ROLE_DOCUMENT, JF_ROLE_SECT, JF_ROLE_DIV, JF_ROLE_P, JF_ROLE_H1, JF_ROLE_H2, JF_ROLE_H3, JF_ROLE_H4, JF_ROLE_L, JF_ROLE_LI, JF_ROLE_LBL, JF_ROLE_LBODY,
    JF_ROLE_TABLE, JF_ROLE_THEAD, JF_ROLE_TBODY, JF_ROLE_TFOOT, JF_ROLE_TR, JF_ROLE_TH, JF_ROLE_TD, JF_ROLE_CAPTION, JF_ROLE_FIGURE, JF_ROLE_SPAN, JF_ROLE_LINK,
    JF_ROLE_NOTE, JF_ROLE_FORM, JF_ROLE_TOC, JF_ROLE_TOCI, JF_ROLE_REFERENCE,
} JfRole; // ISO 32000-1 14.8.4
const char *jf_role_name(JfRole role); // as it stands in a file: "LBody"

typedef enum { JF_SCOPE_NONE, JF_SCOPE_ROW, JF_SCOPE_COLUMN, JF_SCOPE_BOTH } JfScope;

typedef struct JfElement JfElement;
typedef struct JfContent JfContent;
struct JfContent { int page, mcid; JfContent *next; }; // one marked content of a leaf

struct JfElement {
    JfRole role;
    const char *lang, *alt, *actual; // NULL: none
    JfScope scope;
    int colspan, rowspan;            // 1 by default
    const char *id;                  // for Note and headers
    JfElement *parent, *first, *last, *next;
    JfContent *content, *content_last; // leaves only, in reading order
    int link, field;                 // index into JfPages.links (role Link) / .fields (role Form), else -1
    JfLength box[4]; int box_page;   // Figures: left, top, right, bottom for /BBox
};

typedef enum { JF_ITEM_TEXT, JF_ITEM_RULE, JF_ITEM_BOX, JF_ITEM_IMAGE, JF_ITEM_CHECK, JF_ITEM_QR, JF_ITEM_SIGN, JF_ITEM_PATH } JfItemKind;

// A path of a chart, relative to its item's x, y; stroked (dash 0: solid; round ends and corners) over filled.
typedef struct { const JfPath *path; JfLength dash, gap; bool round; } JfDrawn;

typedef struct JfItem JfItem;
struct JfItem {
    JfItemKind kind;
    int mcid;                        // -1: furniture
    JfElement *element;              // NULL: furniture
    JfLength x, y, width, height;    // TEXT: x, y = origin on the baseline; else left top and size
    const JfRun *run;                // TEXT
    JfColour stroke, fill; bool stroked, filled; JfLength line, radius; // RULE (x,y → x+width,y+height), BOX, PATH
    JfCheckState check;              // CHECK: the box's state
    JfTone tone;                     // SIGN: the drawn sign before a verdict: good ✓, warn !, bad ✕ (drawn, not a glyph)
    GBytes *image;                   // IMAGE: PNG, JPEG or SVG bytes
    const char *text;                // QR: the data
    const JfDrawn *drawn;            // PATH
    JfItem *next;
};

typedef enum { JF_SHEET_UPRIGHT, JF_SHEET_LANDSCAPE, JF_SHEET_COVER } JfSheetKind;
typedef struct {
    JfItem *furniture, *furniture_last, *content, *content_last;
    int n_mcid;
    JfSheetKind sheet;
    JfLength width, height;
} JfPage;

typedef struct { int page; JfLength x, y, width, height; const char *href; const char *alt; JfElement *element; } JfLink; // href "#id": internal
typedef struct { int page; JfLength x, y, width, height; const char *name, *tooltip; JfElement *element; } JfField;        // signature fields
typedef struct { int level, page; JfLength y; const char *title; } JfBookmark;
typedef struct { const char *id; int page; JfLength y; } JfTarget;

typedef struct {
    JfLength width, height;          // of upright pages; each page has its own
    JfPage *pages; size_t n_pages;
    JfElement *root;                 // Document
    JfLink *links; size_t n_links;
    JfField *fields; size_t n_fields;
    JfBookmark *outline; size_t n_outline;
    JfTarget *targets; size_t n_targets;
    const JfTheme *theme;
} JfPages;

void jf_pages_dump(const JfPages *pages, GString *out); // text, for goldens and debugging: structure tree, then items by page
