// SPDX-License-Identifier: MIT
// Private to pdf/: Flate and its predictors (ISO 32000-1 7.4.4), bounded.
#pragma once
#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

typedef enum { JF_PDF_INFLATED, JF_PDF_INFLATE_BAD, JF_PDF_INFLATE_LIMIT } JfPdfInflate;

// The whole input must be one zlib stream. `out` gets the bytes (caller unrefs) only for JF_PDF_INFLATED.
JfPdfInflate jf_pdf_inflate(const uint8_t *data, size_t length, size_t limit, GByteArray **out);
// Undoes a PNG predictor (10–15) in place; false: rows do not come out even, or a row names an unknown filter. `row`: bytes per row, `pixel`: bytes per pixel.
bool jf_pdf_unpredict(GByteArray *data, size_t row, size_t pixel);
GByteArray *jf_pdf_deflate(const void *data, size_t length);
