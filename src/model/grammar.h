// SPDX-License-Identifier: MIT
// The report model's grammar as data: which element holds what. The same facts as schemas/report.xsd, in a form that is read in one step per node;
// tests/unit/model_read.c holds the two against each other.
#pragma once
#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

typedef enum {
    EL_A, EL_B, EL_BLANK, EL_BODY, EL_BR, EL_CAPTION, EL_CELL, EL_CHART, EL_CHECK, EL_CODE, EL_COLUMN, EL_CONTENTS, EL_COVER, EL_EM, EL_FIELD,
    EL_FIGURE, EL_FIGURES, EL_FOOT, EL_FOOTER_CENTER, EL_FOOTER_LEFT, EL_FOOTER_RIGHT, EL_FOOTNOTE, EL_FURNITURE, EL_GRID, EL_HEAD,
    EL_HEADER_LEFT, EL_HEADER_RIGHT, EL_HEADING, EL_IMAGE, EL_ITEM, EL_LANDSCAPE, EL_LIST, EL_MARK, EL_MASTHEAD, EL_META, EL_METRIC,
    EL_METRICS, EL_NOBR, EL_NOTE, EL_P, EL_PAGE_BREAK, EL_PAGE_COUNT, EL_PAGE_NUMBER, EL_PAGE_OF, EL_QR, EL_REPORT, EL_ROW, EL_SECTION,
    EL_SECTION_TITLE, EL_SIGNATURE, EL_SIGNATURES, EL_SPAN, EL_TABLE, EL_TITLE, EL_COUNT_, EL_UNKNOWN = EL_COUNT_
} Element;

typedef enum {
    AT_ALIGN, AT_ALT, AT_BLANK_LINES, AT_COLSPAN, AT_COLUMNS, AT_CONTINUED, AT_DATA, AT_DEPTH, AT_FIELD, AT_FIT, AT_FORM, AT_HEADER,
    AT_HEIGHT, AT_HREF, AT_ID, AT_KEEP_TOGETHER, AT_KEEP_WITH_NEXT, AT_KIND, AT_LABEL, AT_LANG, AT_LEVEL, AT_NAME, AT_NUMBER, AT_OF,
    AT_PUBLICATION, AT_ROLE, AT_ROWSPAN, AT_SPAN, AT_SRC, AT_STATE, AT_STYLE, AT_SUBTITLE, AT_TARGET, AT_TITLE, AT_TO, AT_TONE, AT_UNIT,
    AT_VALUE, AT_WIDTH, AT_COUNT_, AT_UNKNOWN = AT_COUNT_
} Attribute;

#define BIT(n) (UINT64_C(1) << (n))
#define INLINE_ELEMENTS \
    (BIT(EL_A) | BIT(EL_B) | BIT(EL_BLANK) | BIT(EL_BR) | BIT(EL_CHECK) | BIT(EL_CODE) | BIT(EL_EM) | BIT(EL_FOOTNOTE) | BIT(EL_MARK) | BIT(EL_NOBR) | \
     BIT(EL_PAGE_OF) | BIT(EL_SPAN))
#define PAGE_ELEMENTS (BIT(EL_PAGE_NUMBER) | BIT(EL_PAGE_COUNT) | BIT(EL_SECTION_TITLE))
#define BLOCK_ELEMENTS \
    (BIT(EL_SECTION) | BIT(EL_HEADING) | BIT(EL_P) | BIT(EL_MASTHEAD) | BIT(EL_GRID) | BIT(EL_TABLE) | BIT(EL_LIST) | BIT(EL_NOTE) | BIT(EL_IMAGE) | \
     BIT(EL_CHART) | BIT(EL_QR) | BIT(EL_SIGNATURES) | BIT(EL_PAGE_BREAK) | BIT(EL_FIGURE) | BIT(EL_METRICS))
#define PART_ELEMENTS (BIT(EL_CONTENTS) | BIT(EL_FIGURES) | BIT(EL_LANDSCAPE)) // in the body and its sections only

typedef struct {
    const char *name;
    uint64_t children;             // elements that it may hold
    uint64_t attributes, required; // attributes that it may and must have
    bool text;                     // may hold text
    bool filled;                   // must hold at least one element
    bool open;                     // has attributes and elements that a reader of its own knows
} Rule;

extern const Rule jf_model_rules[EL_COUNT_];
extern const char *const jf_model_attribute_names[AT_COUNT_];

Element jf_model_element(const char *name);
Attribute jf_model_attribute(const char *name);

// Place of `child` in the sequence that `parent` prescribes; equal places may mix. 0 where the order is free.
int jf_model_order(Element parent, Element child);
