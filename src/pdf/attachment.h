// SPDX-License-Identifier: MIT
// Attachments: embedded files of a document (ISO 32000-1 7.11.4, ISO 19005-3 6.8): by the catalog's /AF and /Names /EmbeddedFiles.
//
// Both must name the same file specifications, each once, by the same names; each specification has one embedded file under one name (/F and /UF alike),
// no file has two names, and names lead nowhere ("..", empty parts, backslashes, control characters are refused). All of that is checked by `open`;
// nothing is decoded but when asked, and all files together never give more than JF_PDF_DECODED_MAX bytes.
#pragma once
#include "pdf/document.h"

typedef struct {
    const char *name;         // /UF, UTF-8
    const char *mime;         // /Subtype of the stream, or ""
    const char *description;  // /Desc, or ""
    const char *relation;     // /AFRelationship: "Source", "Data", …, or "Unspecified"
    int number;               // object number of the embedded file stream
} JfPdfAttachment;

typedef struct JfPdfAttachments JfPdfAttachments;

// In the order of /AF. NULL: PDF-ATTACHMENT. A document without any gives an empty list. Borrows the view.
JfPdfAttachments *jf_pdf_attachments_open(const JfPdfView *view, JfDiags *diags);
void jf_pdf_attachments_free(JfPdfAttachments *attachments); // takes NULL
G_DEFINE_AUTOPTR_CLEANUP_FUNC(JfPdfAttachments, jf_pdf_attachments_free)

size_t jf_pdf_attachments_count(const JfPdfAttachments *attachments);
const JfPdfAttachment *jf_pdf_attachments_at(const JfPdfAttachments *attachments, size_t i);
const JfPdfAttachment *jf_pdf_attachments_find(const JfPdfAttachments *attachments, const char *name); // NULL: none of this name
// Decoded bytes; /Params /Size and /CheckSum, where present, must fit. Caller unrefs. NULL: PDF-ATTACHMENT, PDF-LIMIT, …
GBytes *jf_pdf_attachments_read(JfPdfAttachments *attachments, const JfPdfAttachment *attachment, size_t limit, JfDiags *diags);
