// SPDX-License-Identifier: MIT
// Fonts: the bundled ones and no others, in one private font map per process.
//
// A private fontconfig configuration sees the given folder only, whatever the machine has: static upright TrueType or OpenType files
// (variable and slanted ones are left out). What is remembered for speed (characters, shaped words, sizes) is bounded and changes no
// result, so that a document does not depend on those before it. Opening makes this the process's fontconfig configuration, which text in
// SVG pictures then uses as well. Open once, before forking; not thread-safe (one process, one thread).
#pragma once
#include "base/diag.h"
#include "text/hyphenation.h"
#include <pango/pango.h>

typedef struct JfFonts JfFonts;

// NULL after an error: FONT-FOLDER (no folder, no fonts, more than 64), FONT-BROKEN.
JfFonts *jf_fonts_open(const char *folder, JfDiags *diags);
void jf_fonts_free(JfFonts *fonts); // takes NULL
G_DEFINE_AUTOPTR_CLEANUP_FUNC(JfFonts, jf_fonts_free)

// Does the family have both weights, regular (about 400) and bold (600 and more)? A bold that is not there is never imitated.
bool jf_fonts_has_family(JfFonts *fonts, const char *family);
// Is there a glyph for `c`? Characters that draw nothing (U+200B, U+2060, U+FE0F, …) count as covered; controls, bidirectional controls
// and scripts from right to left, which text/paragraph.h refuses, do not.
bool jf_fonts_covers(JfFonts *fonts, const char *family, bool bold, gunichar c);
// For painting (pango_cairo_font_get_scaled_font). Borrowed for the life of `fonts`; same arguments, same pointer; NULL: no such family or
// weight. `size` in 1/1024 pt.
PangoFont *jf_fonts_face(JfFonts *fonts, const char *family, bool bold, int size);
// SHA-256 over the names and bytes of all font files: part of a document's provenance. What `sha256sum *.ttf *.otf *.ttc | sha256sum` prints
// for the files sorted by name. Computed at the first call (20 MB), then remembered. Borrowed.
const char *jf_fonts_sha256(JfFonts *fonts);
// The patterns that part English words (text/hyphenation.h), opened with the fonts; NULL: this machine has none.
JfHyphens *jf_fonts_hyphens(JfFonts *fonts);
