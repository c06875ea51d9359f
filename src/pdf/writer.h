// SPDX-License-Identifier: MIT
// Writing a new file: PDF 1.7, streams as objects, everything else in object streams, one cross-reference stream.
//
// Objects are added under any numbers (e.g. those of a file that was read, and fresh ones from `reserve`) and are numbered anew, without gaps, in the order
// in which they were added. References to numbers that were never added are an error. /ID is taken from SHA-256 of what is written. The same calls give
// the same bytes. Values must live until `finish`.
#pragma once
#include "base/diag.h"
#include "pdf/object.h"

typedef struct JfPdfWriter JfPdfWriter;

JfPdfWriter *jf_pdf_writer_new(int first_free);                        // `reserve` counts from here (≥ 1)
void jf_pdf_writer_free(JfPdfWriter *writer);                          // takes NULL
G_DEFINE_AUTOPTR_CLEANUP_FUNC(JfPdfWriter, jf_pdf_writer_free)

int jf_pdf_writer_reserve(JfPdfWriter *writer);
void jf_pdf_writer_put(JfPdfWriter *writer, int number, const JfPdfValue *value); // once per number
// As put, but outside object streams: what later revisions read by itself (catalog, form, fields) or tools want to see.
void jf_pdf_writer_put_plain(JfPdfWriter *writer, int number, const JfPdfValue *value);
// As put, for what is many: the value is made when it is written, in an arena that is emptied behind it, so that never all of them are in memory. `make`
// gives a value that is no stream, and gives the same one whenever asked; `maker` and `of` must live until `finish`.
typedef const JfPdfValue *(*JfPdfMake)(const void *maker, const void *of, JfArena *arena);
void jf_pdf_writer_put_made(JfPdfWriter *writer, int number, JfPdfMake make, const void *maker, const void *of);
// `trailer`: /Root and /Info; the rest is the writer's. NULL: PDF-DANGLING.
GBytes *jf_pdf_writer_finish(JfPdfWriter *writer, const JfPdfValue *trailer, JfDiags *diags);
