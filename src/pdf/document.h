// SPDX-License-Identifier: MIT
// Documents: a strict reader. What needs repair is refused; nothing is skipped, guessed or read twice in two ways.
//
// jf_pdf_document_open reads the whole file at once: it walks the cross-reference sections from the end (revision.h tells what must hold), and parses
// every object of every revision. After that all lookups are infallible, and a JfPdfView shows the document as it was after revision k.
// Not read: encryption, hybrid files, linearized files' second section, filters other than Flate (their bytes can be had as they are).
// Not thread-safe. Errors name the byte offset and the object number: PDF-*.
#pragma once
#include "base/diag.h"
#include "pdf/object.h"

#define JF_PDF_BYTES_MAX ((size_t)512 << 20)   // of a file
#define JF_PDF_OBJECTS_MAX 1000000             // highest object number
#define JF_PDF_VALUES_MAX ((size_t)8000000)    // of all kinds in the whole file
#define JF_PDF_DEPTH_MAX 64                    // arrays and dictionaries within each other
#define JF_PDF_REVISIONS_MAX 64
#define JF_PDF_DECODED_MAX ((size_t)256 << 20) // of one stream

typedef struct JfPdfDocument JfPdfDocument;
typedef struct JfPdfView JfPdfView;

// `name` is for the texts, may be NULL. Holds a reference to `bytes`. NULL: refused.
JfPdfDocument *jf_pdf_document_open(GBytes *bytes, const char *name, JfDiags *diags);
// For a file that this process has itself just made: of one revision with a table. Objects are parsed when they are first asked for, so that those
// that nobody wants cost nothing; one that cannot be read is as if it were not there. Its views are not for several threads.
JfPdfDocument *jf_pdf_document_open_own(GBytes *bytes, JfDiags *diags);
void jf_pdf_document_free(JfPdfDocument *document); // takes NULL
G_DEFINE_AUTOPTR_CLEANUP_FUNC(JfPdfDocument, jf_pdf_document_free)

GBytes *jf_pdf_document_bytes(const JfPdfDocument *document);      // borrowed
const char *jf_pdf_document_name(const JfPdfDocument *document);
int jf_pdf_document_minor(const JfPdfDocument *document);          // 7 for %PDF-1.7
size_t jf_pdf_document_revisions(const JfPdfDocument *document);   // ≥ 1

// The document as of revision k, 0 the base; borrowed. `last` is the whole file.
JfPdfView *jf_pdf_document_view(const JfPdfDocument *document, size_t revision);
JfPdfView *jf_pdf_document_last(const JfPdfDocument *document);

// ---- views
size_t jf_pdf_view_revision(const JfPdfView *view);
int jf_pdf_view_size(const JfPdfView *view);                                      // trailer /Size: numbers are below
const JfPdfValue *jf_pdf_view_trailer(const JfPdfView *view);                     // that of its revision
const JfPdfValue *jf_pdf_view_root(const JfPdfView *view);                        // the catalog: a dictionary, never NULL
const JfPdfValue *jf_pdf_view_object(const JfPdfView *view, int number);          // NULL: free or never there
size_t jf_pdf_view_origin(const JfPdfView *view, int number);                     // revision that holds this version of it; SIZE_MAX: no such object
const JfPdfValue *jf_pdf_view_resolve(const JfPdfView *view, const JfPdfValue *value); // follows references (≤ 8); NULL when dead or null
const JfPdfValue *jf_pdf_view_find(const JfPdfView *view, const JfPdfValue *dict, const char *key); // dict resolved, entry resolved
const JfPdfValue *jf_pdf_view_item(const JfPdfView *view, const JfPdfValue *array, size_t i);        // both resolved

// Decoded data of a stream: none or FlateDecode (with predictor 1, 10–15). Caller unrefs. NULL: PDF-FILTER, PDF-INFLATE, PDF-LIMIT.
GBytes *jf_pdf_view_data(const JfPdfView *view, const JfPdfValue *stream, size_t limit, JfDiags *diags);
