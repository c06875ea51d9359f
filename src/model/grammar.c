// SPDX-License-Identifier: MIT
// The report model's grammar: tables, sorted by name for the search.
#include "model/grammar.h"
#include <string.h>

#define COMMON (BIT(AT_ID) | BIT(AT_LANG) | BIT(AT_SRC) | BIT(AT_KEEP_TOGETHER) | BIT(AT_KEEP_WITH_NEXT))
#define SPANNED (BIT(AT_LANG) | BIT(AT_SRC))
#define RUNNING .children = INLINE_ELEMENTS | PAGE_ELEMENTS, .attributes = BIT(AT_SRC), .text = true
#define INLINES .children = INLINE_ELEMENTS, .text = true

const Rule jf_model_rules[EL_COUNT_] = {
    [EL_A] = {.name = "a", INLINES, .attributes = SPANNED | BIT(AT_HREF), .required = BIT(AT_HREF)},
    [EL_B] = {.name = "b", INLINES, .attributes = SPANNED},
    [EL_BLANK] = {.name = "blank", .attributes = BIT(AT_SRC) | BIT(AT_WIDTH) | BIT(AT_ALT), .required = BIT(AT_WIDTH) | BIT(AT_ALT)},
    [EL_BODY] = {.name = "body", .children = BLOCK_ELEMENTS | PART_ELEMENTS | BIT(EL_COVER), .attributes = COMMON, .filled = true},
    [EL_BR] = {.name = "br", .attributes = BIT(AT_SRC)},
    [EL_CAPTION] = {.name = "caption", INLINES, .attributes = SPANNED | BIT(AT_NUMBER)},
    [EL_CELL] = {.name = "cell",
                 .children = INLINE_ELEMENTS | BLOCK_ELEMENTS,
                 .text = true,
                 .attributes = COMMON | BIT(AT_COLSPAN) | BIT(AT_ROWSPAN) | BIT(AT_HEADER) | BIT(AT_ALIGN) | BIT(AT_BLANK_LINES)},
    [EL_CHART] = {.name = "chart",
                  .attributes = COMMON | BIT(AT_KIND) | BIT(AT_ALT) | BIT(AT_HEIGHT),
                  .required = BIT(AT_KIND) | BIT(AT_ALT),
                  .open = true},
    [EL_CHECK] = {.name = "check", .attributes = BIT(AT_SRC) | BIT(AT_STATE) | BIT(AT_ALT), .required = BIT(AT_STATE) | BIT(AT_ALT)},
    [EL_CODE] = {.name = "code", INLINES, .attributes = SPANNED},
    [EL_COLUMN] = {.name = "column", .attributes = BIT(AT_WIDTH) | BIT(AT_ALIGN)},
    [EL_CONTENTS] = {.name = "contents", .attributes = COMMON | BIT(AT_TITLE) | BIT(AT_DEPTH), .required = BIT(AT_TITLE)},
    [EL_COVER] = {.name = "cover",
                  .children = BIT(EL_GRID) | BIT(EL_P) | BIT(EL_IMAGE) | BIT(EL_QR),
                  .attributes = COMMON | BIT(AT_TITLE) | BIT(AT_SUBTITLE),
                  .required = BIT(AT_TITLE)},
    [EL_EM] = {.name = "em", INLINES, .attributes = SPANNED},
    [EL_FIELD] = {.name = "field",
                  INLINES,
                  .attributes = COMMON | BIT(AT_LABEL) | BIT(AT_SPAN) | BIT(AT_BLANK_LINES),
                  .required = BIT(AT_LABEL)},
    [EL_FIGURE] = {.name = "figure",
                   .children = BIT(EL_CAPTION) | BIT(EL_CHART) | BIT(EL_IMAGE),
                   .attributes = COMMON | BIT(AT_CONTINUED),
                   .filled = true},
    [EL_FIGURES] = {.name = "figures", .attributes = COMMON | BIT(AT_TITLE) | BIT(AT_OF), .required = BIT(AT_TITLE)},
    [EL_FOOT] = {.name = "foot", .children = BIT(EL_ROW), .filled = true},
    [EL_FOOTER_CENTER] = {.name = "footer-center", RUNNING},
    [EL_FOOTER_LEFT] = {.name = "footer-left", RUNNING},
    [EL_FOOTER_RIGHT] = {.name = "footer-right", RUNNING},
    [EL_FOOTNOTE] = {.name = "footnote", INLINES, .attributes = SPANNED},
    [EL_FURNITURE] = {.name = "furniture",
                      .children =
                          BIT(EL_HEADER_LEFT) | BIT(EL_HEADER_RIGHT) | BIT(EL_FOOTER_LEFT) | BIT(EL_FOOTER_CENTER) | BIT(EL_FOOTER_RIGHT)},
    [EL_GRID] =
        {.name = "grid", .children = BIT(EL_FIELD), .attributes = COMMON | BIT(AT_COLUMNS), .required = BIT(AT_COLUMNS), .filled = true},
    [EL_HEAD] = {.name = "head", .children = BIT(EL_ROW), .filled = true},
    [EL_HEADER_LEFT] = {.name = "header-left", RUNNING},
    [EL_HEADER_RIGHT] = {.name = "header-right", RUNNING},
    [EL_HEADING] = {.name = "heading", INLINES, .attributes = COMMON | BIT(AT_LEVEL) | BIT(AT_NUMBER), .required = BIT(AT_LEVEL)},
    [EL_IMAGE] = {.name = "image",
                  .attributes = COMMON | BIT(AT_HREF) | BIT(AT_ALT) | BIT(AT_WIDTH) | BIT(AT_HEIGHT),
                  .required = BIT(AT_HREF) | BIT(AT_ALT)},
    [EL_ITEM] = {.name = "item",
                 .children = INLINE_ELEMENTS | BLOCK_ELEMENTS,
                 .text = true,
                 .attributes = COMMON | BIT(AT_STATE) | BIT(AT_ALT)},
    [EL_LANDSCAPE] = {.name = "landscape", .children = BLOCK_ELEMENTS, .attributes = COMMON, .filled = true},
    [EL_LIST] = {.name = "list", .children = BIT(EL_ITEM), .attributes = COMMON | BIT(AT_KIND) | BIT(AT_COLUMNS), .filled = true},
    [EL_MARK] = {.name = "mark", INLINES, .attributes = SPANNED | BIT(AT_TONE), .required = BIT(AT_TONE)},
    [EL_MASTHEAD] = {.name = "masthead",
                     .children = BIT(EL_GRID) | BIT(EL_QR),
                     .attributes = COMMON | BIT(AT_TITLE) | BIT(AT_SUBTITLE),
                     .required = BIT(AT_TITLE)},
    [EL_META] = {.name = "meta"},
    [EL_METRIC] = {.name = "metric",
                   INLINES,
                   .attributes = COMMON | BIT(AT_LABEL) | BIT(AT_VALUE) | BIT(AT_UNIT) | BIT(AT_TARGET) | BIT(AT_TONE),
                   .required = BIT(AT_LABEL) | BIT(AT_VALUE)},
    [EL_METRICS] = {.name = "metrics", .children = BIT(EL_METRIC), .attributes = COMMON, .filled = true},
    [EL_NOBR] = {.name = "nobr", INLINES, .attributes = SPANNED},
    [EL_NOTE] = {.name = "note", .children = BLOCK_ELEMENTS | BIT(EL_TITLE), .attributes = COMMON | BIT(AT_TONE)},
    [EL_P] = {.name = "p", INLINES, .attributes = COMMON | BIT(AT_STYLE) | BIT(AT_ALIGN)},
    [EL_PAGE_BREAK] = {.name = "page-break", .attributes = COMMON},
    [EL_PAGE_COUNT] = {.name = "page-count", .attributes = BIT(AT_SRC)},
    [EL_PAGE_NUMBER] = {.name = "page-number", .attributes = BIT(AT_SRC)},
    [EL_PAGE_OF] = {.name = "page-of", .attributes = BIT(AT_SRC) | BIT(AT_TO), .required = BIT(AT_TO)},
    [EL_QR] = {.name = "qr",
               INLINES,
               .attributes = COMMON | BIT(AT_DATA) | BIT(AT_ALT) | BIT(AT_WIDTH),
               .required = BIT(AT_DATA) | BIT(AT_ALT) | BIT(AT_WIDTH)},
    [EL_REPORT] = {.name = "report",
                   .children = BIT(EL_META) | BIT(EL_FURNITURE) | BIT(EL_BODY),
                   .attributes = BIT(AT_LANG) | BIT(AT_KIND) | BIT(AT_FORM) | BIT(AT_FIT) | BIT(AT_PUBLICATION),
                   .required = BIT(AT_LANG) | BIT(AT_KIND)},
    [EL_ROW] = {.name = "row", .children = BIT(EL_CELL), .attributes = COMMON, .filled = true},
    [EL_SECTION] = {.name = "section", .children = BLOCK_ELEMENTS | PART_ELEMENTS, .attributes = COMMON, .filled = true},
    [EL_SECTION_TITLE] = {.name = "section-title", .attributes = BIT(AT_SRC)},
    [EL_SIGNATURE] = {.name = "signature",
                      .attributes = COMMON | BIT(AT_FIELD) | BIT(AT_LABEL) | BIT(AT_ROLE) | BIT(AT_NAME),
                      .required = BIT(AT_FIELD) | BIT(AT_LABEL)},
    [EL_SIGNATURES] = {.name = "signatures",
                       .children = BIT(EL_SIGNATURE),
                       .attributes = COMMON | BIT(AT_COLUMNS),
                       .required = BIT(AT_COLUMNS),
                       .filled = true},
    [EL_SPAN] = {.name = "span", INLINES, .attributes = SPANNED},
    [EL_TABLE] = {.name = "table",
                  .children = BIT(EL_COLUMN) | BIT(EL_CAPTION) | BIT(EL_HEAD) | BIT(EL_BODY) | BIT(EL_FOOT),
                  .attributes = COMMON | BIT(AT_CONTINUED),
                  .filled = true},
    [EL_TITLE] = {.name = "title", INLINES, .attributes = SPANNED},
};

const char *const jf_model_attribute_names[AT_COUNT_] = {
    "align", "alt",      "blank-lines", "colspan", "columns",     "continued",     "data",           "depth", "field", "fit",
    "form",  "header",   "height",      "href",    "id",          "keep-together", "keep-with-next", "kind",  "label", "lang",
    "level", "name",     "number",      "of",      "publication", "role",          "rowspan",        "span",  "src",   "state",
    "style", "subtitle", "target",      "title",   "to",          "tone",          "unit",           "value", "width",
};

Element jf_model_element(const char *name)
{
    int low = 0, high = EL_COUNT_ - 1;
    while (low <= high) {
        const int middle = (low + high) / 2;
        const int order = strcmp(name, jf_model_rules[middle].name);
        if (order == 0)
            return (Element)middle;
        if (order < 0)
            high = middle - 1;
        else
            low = middle + 1;
    }
    return EL_UNKNOWN;
}

Attribute jf_model_attribute(const char *name)
{
    int low = 0, high = AT_COUNT_ - 1;
    while (low <= high) {
        const int middle = (low + high) / 2;
        const int order = strcmp(name, jf_model_attribute_names[middle]);
        if (order == 0)
            return (Attribute)middle;
        if (order < 0)
            high = middle - 1;
        else
            low = middle + 1;
    }
    return AT_UNKNOWN;
}

int jf_model_order(Element parent, Element child)
{
    static const Element sequences[][6] = {
        {EL_REPORT, EL_META, EL_FURNITURE, EL_BODY, EL_UNKNOWN},
        {EL_TABLE, EL_COLUMN, EL_CAPTION, EL_HEAD, EL_BODY, EL_FOOT},
        {EL_MASTHEAD, EL_GRID, EL_QR, EL_UNKNOWN},
        {EL_FURNITURE, EL_HEADER_LEFT, EL_HEADER_RIGHT, EL_FOOTER_LEFT, EL_FOOTER_CENTER, EL_FOOTER_RIGHT},
    };
    if (parent == EL_FIGURE)
        return child == EL_CAPTION ? 1 : 2;
    if (parent == EL_NOTE || parent == EL_BODY)
        return child == EL_TITLE || child == EL_COVER ? 1 : 2;
    for (size_t i = 0; i < G_N_ELEMENTS(sequences); i++)
        if (sequences[i][0] == parent)
            for (int k = 1; k < 6 && sequences[i][k] != EL_UNKNOWN; k++)
                if (sequences[i][k] == child)
                    return k;
    return 0;
}
