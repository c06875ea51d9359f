// SPDX-License-Identifier: MIT
// The theme: logo, colours, fonts, sizes and the provider's name, in one XML file (schemas/theme.xsd, namespace urn:jiaofu:theme:1).
//
// stylesheets/theme.xml is the default; a user's theme may hold only what differs. All lengths in 1/1024 pt. A theme whose text has too
// little contrast on paper or tint is used, with a warning. The family's being there is checked by who opens the fonts.
#pragma once
#include "base/source.h"
#include "xml/validate.h"
#include <stdint.h>

typedef uint32_t JfColour; // 0xRRGGBB
typedef int JfLength;      // 1/1024 pt
#define JF_PT(x) ((JfLength)((x) * 1024))
#define JF_MM(x) ((JfLength)((x) * 2902.677)) // 72 / 25.4 · 1024

// Named colours of the design system. Every pair of text on ground has a contrast ≥ 4.5 : 1 and survives mono print.
typedef enum {
    JF_INK_TEXT, JF_INK_MUTED, JF_INK_ACCENT, JF_INK_RULE, JF_INK_HAIRLINE, JF_INK_TINT, JF_INK_GOOD, JF_INK_WARN, JF_INK_BAD, JF_INK_PAPER,
    JF_INK_COUNT_
} JfInk;

// Text styles of the type scale.
typedef enum {
    JF_STYLE_TITLE, JF_STYLE_H1, JF_STYLE_H2, JF_STYLE_H3, JF_STYLE_BODY, JF_STYLE_SMALL, JF_STYLE_LABEL, JF_STYLE_VALUE, JF_STYLE_CELL, JF_STYLE_HEAD,
    JF_STYLE_FURNITURE, JF_STYLE_CAPTION, JF_STYLE_FOOTNOTE, JF_STYLE_METRIC, JF_STYLE_COVER, JF_STYLE_COUNT_
} JfTextStyle;

typedef struct {
    JfLength size, leading;         // leading: distance of baselines
    JfLength before, after;         // space around a block of this style
    bool bold;
    JfInk ink;
} JfTextStyleDef;

// A scale: page and type of one kind of publication.
typedef struct {
    JfTextStyleDef style[JF_STYLE_COUNT_];
    JfLength page_width, page_height, margin_top, margin_right, margin_bottom, margin_left;
    JfLength grid;                  // the vertical unit that spacing is a multiple of
} JfScale;

typedef struct {
    const char *family;             // a family in fonts/
    const char *provider_zh, *provider_en; // NULL: the record's
    GBytes *logo;                   // PNG or SVG, or NULL
    const char *logo_alt;
    JfColour ink[JF_INK_COUNT_];
    JfTextStyleDef style[JF_STYLE_COUNT_];
    JfLength page_width, page_height, margin_top, margin_right, margin_bottom, margin_left;
    JfLength grid;                  // the vertical unit that spacing is a multiple of
    JfScale report;                 // scale "report"; page_width and page_height 0: those of the theme
} JfTheme;

// Reads `name` of `source` over the defaults of `base` (NULL: none, then everything is required). NULL: THEME-* and faults of the XML;
// THEME-CONTRAST only warns.
JfTheme *jf_theme_read(JfSchema *schema, JfSource *source, const char *name, const JfTheme *base, JfDiags *diags);
void jf_theme_scale(JfTheme *theme); // puts the scale for reports in force; for a copy
double jf_theme_contrast(JfColour a, JfColour b); // WCAG 2.1: 1 … 21
void jf_theme_free(JfTheme *theme); // takes NULL
G_DEFINE_AUTOPTR_CLEANUP_FUNC(JfTheme, jf_theme_free)
