// SPDX-License-Identifier: MIT
// Private to pdf/: what a document holds while and after it is read.
//
// Order of reading: document.c finds the sections from the end (xref.c reads one), then load.c reads each revision's objects, base first.
#pragma once
#include "pdf/lex.h"
#include "pdf/revision.h"

struct JfPdfView {
    JfPdfDocument *document;
    size_t revision;
    const JfPdfValue *root;
};

struct JfPdfDocument {
    GBytes *bytes;
    const uint8_t *data;
    size_t size;
    char *name;
    JfArena *arena;
    size_t values;            // budget left
    size_t decoded;           // bytes of object streams that may still be decoded
    int minor;
    bool own;                 // made by ourselves: objects are read when asked for
    size_t body;              // first byte behind the header
    JfPdfRevision *revisions; // base first
    size_t n;
    JfPdfView *views;
};

// One cross-reference section with what follows it up to the end of its revision. `own` is sorted, without values yet.
typedef struct {
    JfPdfOwn *own;
    size_t n_own, at, end;         // bytes [at, end): section with its trailer, or the stream object
    size_t revision_end;           // behind %%EOF and its end of line
    JfPdfXref kind;
    const JfPdfValue *trailer;     // dictionary
    const JfPdfValue *stream;      // the stream itself, NULL for a table
    int number;                    // of the stream object
    int64_t previous;              // /Prev, -1: none
} JfPdfSection;

// An object in the file: "n 0 obj value endobj".
typedef struct { int number; const JfPdfValue *value; size_t end; } JfPdfObject;

JfPdfLex jf_pdf_lex_open(JfPdfDocument *document, size_t at, size_t end);
// Finds the own entry of `number` by bisection; NULL: none.
JfPdfOwn *jf_pdf_own_find(const JfPdfRevision *revision, int number);
// Reads the object at `at`, which must end before `end`. `revision`: where an indirect /Length may be; NULL: it must be direct.
bool jf_pdf_object_read(JfPdfDocument *document, const JfPdfRevision *revision, size_t at, size_t end, JfPdfObject *out, JfDiags *diags);
// Reads the section at `at`, inside the file's first `end` bytes.
bool jf_pdf_section_read(JfPdfDocument *document, size_t at, size_t end, JfPdfSection *out, JfDiags *diags);
// Reads all objects of a revision whose start, end, own are set. `section` is its own.
bool jf_pdf_revision_load(JfPdfDocument *document, JfPdfRevision *revision, const JfPdfSection *section, JfDiags *diags);
// The value of an object of an own document (document.h), read now if it was not yet; NULL: it cannot be.
const JfPdfValue *jf_pdf_own_value(JfPdfDocument *document, const JfPdfRevision *revision, JfPdfOwn *own);
// Decodes with /Filter and /DecodeParms as given (direct values or NULL). Caller unrefs.
GByteArray *jf_pdf_decode(const char *name, const JfPdfValue *stream, const JfPdfValue *filter, const JfPdfValue *parms, size_t limit, JfDiags *diags);
