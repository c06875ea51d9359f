// SPDX-License-Identifier: MIT
// Layout: from the report model to pages. Deterministic, linear in rows and pages, and never without an end: whatever cannot fit is split or,
// where that is impossible, is an error with its place.
#pragma once
#include "layout/pages.h"

#define JF_PAGES_MAX 5000

// Lays `model` out with `theme` and `fonts`; the result lives in `arena` and borrows from model and theme. NULL after an error.
//
// A model that asks to fit into `fit_pages` and does not is tried again with the theme's leading, spaces and sizes made smaller, in at most three
// steps; the first that fits is taken (pages->theme is that smaller theme), else the normal setting. Text never goes below 7 pt for it.
JfPages *jf_layout(const JfModel *model, const JfTheme *theme, JfFonts *fonts, JfArena *arena, JfDiags *diags);
