// SPDX-License-Identifier: MIT
// Private to pdf/: pieces of a file that a new one and an update have in common: objects, cross-reference sections, file tail.
#pragma once
#include "pdf/object.h"

enum { JF_PDF_ID_SIZE = 16 };

typedef struct { int number, container, index; size_t at; } JfPdfPlace; // container 0: at `at` in the file; else in that object stream

// First half of SHA-256 over `data`.
void jf_pdf_emit_id(const void *data, size_t length, uint8_t out[JF_PDF_ID_SIZE]);
// "n 0 obj … endobj".
void jf_pdf_emit_object(GString *out, int number, const JfPdfValue *value, const int *map);
// What a cross-reference section says. `base`: bytes of the file before `out`; `places` ascending by number, number 0 being the free entry.
typedef struct { size_t base; const JfPdfPlace *places; size_t n; int size; } JfPdfEntries;

// A cross-reference stream at the end of `out`, whose own place is the last one of `entries`; then startxref and %%EOF. `dict` holds the trailer's own
// entries and gets the rest.
void jf_pdf_emit_section_stream(GString *out, JfArena *arena, JfPdfValue *dict, const JfPdfEntries *entries, const int *map);
// The same as a table with its trailer.
void jf_pdf_emit_section_table(GString *out, JfArena *arena, JfPdfValue *dict, const JfPdfEntries *entries);
