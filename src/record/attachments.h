// SPDX-License-Identifier: MIT
// What a record refers to: its pictures are there, whole and harmless; its links lead to places that a reader can trust the look of.
//
// Pictures (figure/@src) lie inside the record's folder and have at most 8 MiB. PNG: every chunk with its checksum, and the pixels
// inflated once, into nothing, against the size that the header promises; JPEG: all segments up to the end mark, grey or RGB/YCbCr
// (CMYK is refused: PDF/A-3 with an sRGB output intent, ISO 19005-3 6.2.4); at most 40 million pixels, so that a bomb is refused before
// anyone decodes it. SVG: the strict reader; no scripts, events, foreign objects, style imports, and no reference but to itself and to
// embedded PNG and JPEG, which are checked as above. Kind is told by content, not by name. Links: https, http, mailto, tel.
// Not checked: whether a link answers; how an SVG looks.
#pragma once
#include "xml/read.h"

#define JF_IMAGE_BYTES (8u << 20)
#define JF_IMAGE_PIXELS 40000000u

// Checks everything that `doc` refers to; reads the pictures from `source`. false: at least one error, located at the reference, or inside
// the SVG that is at fault.
bool jf_attachments_check(const xmlDoc *doc, JfSource *source, JfDiags *diags);
