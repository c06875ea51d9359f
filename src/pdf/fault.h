// SPDX-License-Identifier: MIT
// Private to pdf/: one way to report a fault with its byte offset, in both languages.
#pragma once
#include "base/diag.h"
#include <stddef.h>

// A sentence in both languages with at most one %s, filled from `detail`.
typedef struct { const char *en, *zh; } JfPdfSaid;
#define JF_PDF_SAID(en, zh) ((JfPdfSaid){en, zh})

// Records `id` (whose sentence takes {0} offset, {1} English, {2} Chinese). Always false, so that callers can return it.
bool jf_pdf_fault(JfDiags *diags, const char *name, JfDiagId id, size_t offset, JfPdfSaid said);
// The same about object `number`.
bool jf_pdf_fault_object(JfDiags *diags, const char *name, JfDiagId id, size_t offset, int number, JfPdfSaid said);
