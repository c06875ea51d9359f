// SPDX-License-Identifier: MIT
// The visible signature: a small stamp drawn with paths alone, so that it needs no font object, no resource, and nothing that a later
// revision could swap.
#pragma once
#include "pdf/object.h"
#include "sign/sign.h"

// What the stamp says, in its language, each one line of text.
typedef struct {
    const char *title;   // the step and the decision: "客户确认 · 同意"
    const char *mark;    // "电子签名"
    const char *name;
    const char *office;  // role and organisation
    const char *time;    // with zone and offset
    const char *words;   // may be ""
    bool returned;       // drawn in the colour of refusals
    JfLanguage language;
} JfStamp;

// Content stream of a form of `width` × `height` pt, origin at the lower left: all of the stamp, whatever its lengths, fits: it is set
// smaller, to a limit, and what is then still too long is cut with an ellipsis. Appends to `out`. false: TEXT-GLYPH.
bool jf_stamp_draw(const JfStamp *stamp, double width, double height, const JfTheme *theme, JfFonts *fonts, GString *out, JfDiags *diags);

// The form XObject (ISO 32000-1 8.10) for a field of that size, in `arena`.
const JfPdfValue *jf_stamp_form(JfArena *arena, double width, double height, const GString *content);
