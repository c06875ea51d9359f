// SPDX-License-Identifier: MIT
// Revisions: what each incremental update of a file is, as the cross-reference walk from the file's end finds it.
//
// After jf_pdf_document_open these hold, or it was refused: the header is at byte 0; behind the last %%EOF comes nothing but one end of line;
// each revision ends with its own `startxref … %%EOF` (and one end of line), the next begins there; each /Prev is strictly smaller and names
// the section before; no hybrid /XRefStm; no two sections in a revision; every in-use offset lies inside its own revision at "n g obj" of that number;
// object streams lie in the revision whose section names them, and every object in one is named by that section; no number is defined twice in a
// revision; between objects is white space only, so nothing is hidden; generation numbers are 0; /Size is above every number and never
// shrinks; /Root names the same object in all revisions.
#pragma once
#include "pdf/document.h"

typedef enum { JF_PDF_XREF_TABLE, JF_PDF_XREF_STREAM } JfPdfXref;

typedef struct {
    int number;
    bool in_use;            // false: the section frees it
    int container, index;   // object stream that holds it and place in there; 0: stands in the file itself
    size_t start, end;      // bytes "n g obj … endobj" of it, or of its container
    const JfPdfValue *value; // NULL when free
} JfPdfOwn;

typedef struct {
    size_t start, end;      // its bytes in the file; the base starts at 0; end of k is start of k+1, of the last one the file's size
    size_t xref;            // offset of its cross-reference section
    JfPdfXref kind;
    const JfPdfValue *trailer;
    const JfPdfOwn *own; size_t n_own; // what this revision itself defines, by number
} JfPdfRevision;

// k < jf_pdf_document_revisions. Borrowed.
const JfPdfRevision *jf_pdf_document_revision(const JfPdfDocument *document, size_t k);
