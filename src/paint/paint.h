// SPDX-License-Identifier: MIT
// Painting: the same pages to PDF, PNG, SVG (Cairo) and to text (trace).
//
// The PDF is raw: two Cairo pages per page (2p: furniture, 2p+1: content; each run of equal mcid in one neutral leaf tag, in order), no metadata
// that counts; archive/finish makes the real file of it. PNG and SVG show both on one page.
#pragma once
#include "layout/pages.h"

GBytes *jf_paint_pdf(const JfPages *pages, JfFonts *fonts, JfDiags *diags);
GBytes *jf_paint_png(const JfPages *pages, JfFonts *fonts, size_t page, double dpi, JfDiags *diags); // dpi 36–600
GBytes *jf_paint_svg(const JfPages *pages, JfFonts *fonts, size_t page, JfDiags *diags);
void jf_paint_trace(const JfPages *pages, GString *out); // what would be painted, in order, as text
