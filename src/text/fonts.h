// SPDX-License-Identifier: MIT
// Fonts: the bundled ones and no others, in one private font map per process.
//
// A private fontconfig configuration sees the given folder only, whatever the machine has. Not thread-safe (one process, one thread).
#pragma once
#include "base/diag.h"
#include <pango/pango.h>

typedef struct JfFonts JfFonts;

JfFonts *jf_fonts_open(const char *folder, JfDiags *diags); // FONT-… entries, exit CONFIG
void jf_fonts_free(JfFonts *fonts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(JfFonts, jf_fonts_free)

bool jf_fonts_has_family(JfFonts *fonts, const char *family);
// Is there a glyph for `c` (controls that draw nothing count as covered)?
bool jf_fonts_covers(JfFonts *fonts, const char *family, bool bold, gunichar c);
// Borrowed for the life of `fonts`; same arguments, same pointer. `size` in 1/1024 pt.
PangoFont *jf_fonts_face(JfFonts *fonts, const char *family, bool bold, int size);
// SHA-256 over the names and bytes of all font files: part of a document's provenance. Borrowed.
const char *jf_fonts_sha256(const JfFonts *fonts);
