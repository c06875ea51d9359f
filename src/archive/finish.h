// SPDX-License-Identifier: MIT
// Finishing: from Cairo's raw PDF to the base revision: PDF/A-3a and PDF/UA-1, record inside, signature fields ready.
//
// Adds what Cairo 1.16 leaves out: structure tree (from the layout's, not Cairo's), role of tables, alternative texts, language, outline, links,
// destinations, XMP and Info from one struct, sRGB output intent, attachments (/AF), signature fields with empty appearances, /ID from the
// content. No content stream is rewritten. PDF 1.7 with object and xref streams. The same input gives the same bytes.
#pragma once
#include "base/instant.h"
#include "layout/pages.h"

#define JF_XMP_NS "urn:jiaofu:xmp:1#" // jf:number, jf:version, jf:kind, jf:recordSha256, jf:classification

typedef enum { JF_RELATION_SOURCE, JF_RELATION_DATA, JF_RELATION_SUPPLEMENT } JfRelation; // ISO 19005-3 annex E

typedef struct {
    const char *name;        // file name inside the document
    const char *mime;        // e.g. "application/xml"
    const char *description;
    JfRelation relation;
    GBytes *bytes;
} JfAttachment;

typedef struct {
    const char *title, *author, *subject, *keywords, *lang; // author: provider; lang: BCP 47
    const char *producer;                                   // "Jiaofu 0.1.0"
    const char *number, *version, *kind, *record_sha256, *classification; // own XMP schema, JF_XMP_NS; each may be NULL
    JfInstant issued_at;                                    // CreationDate, ModDate, XMP dates
} JfIdentity;

GBytes *jf_finish(GBytes *raw, const JfPages *pages, const JfIdentity *identity, const JfAttachment *attachments, size_t n, JfDiags *diags);
