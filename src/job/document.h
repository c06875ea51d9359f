// SPDX-License-Identifier: MIT
// A finished document taken apart: the record, policy and looks that its base revision carries, read and checked again.
//
// What signing and re-performing start from. Nothing is said here of signatures: that is verify/'s.
#pragma once
#include "job/job.h"

typedef struct JfDocument JfDocument;

// `pdf` may have any number of revisions; `name` is for messages. The installation of `engine` is used, which must outlive the document; its
// policy, theme and stylesheets are not. NULL: PDF-…, DOCUMENT-PARTS, or faults of the embedded record, policy, theme.
JfDocument *jf_document_open(JfEngine *engine, GBytes *pdf, const char *name, JfDiags *diags);
void jf_document_free(JfDocument *document); // takes NULL
G_DEFINE_AUTOPTR_CLEANUP_FUNC(JfDocument, jf_document_free)

// All borrowed for the life of the document.
JfEngine *jf_document_engine(const JfDocument *document);          // with the document's own policy, theme and stylesheets
const JfRecord *jf_document_record(const JfDocument *document);
const JfJobOptions *jf_document_options(const JfDocument *document); // as it was made: language, form, time of issue
GBytes *jf_document_provenance(const JfDocument *document);
