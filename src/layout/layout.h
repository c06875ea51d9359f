// SPDX-License-Identifier: MIT
// Layout: from the report model to pages. Deterministic, linear in rows and pages, and never without an end: whatever cannot fit is split or,
// where that is impossible, is an error with its place.
#pragma once
#include "layout/pages.h"

#define JF_PAGES_MAX 5000

// Lays `model` out with `theme` and `fonts`; the result lives in `arena` and borrows from model and theme. NULL after an error.
JfPages *jf_layout(const JfModel *model, const JfTheme *theme, JfFonts *fonts, JfArena *arena, JfDiags *diags);
