// SPDX-License-Identifier: MIT
// Faults of a PDF file, with the place where they were seen.
#include "pdf/fault.h"

bool jf_pdf_fault(JfDiags *diags, const char *name, JfDiagId id, size_t offset, JfPdfSaid said)
{
    g_autofree char *place = g_strdup_printf("%zu", offset);
    JfWhere where = {.file = name};
    jf_diags_add(diags, id, &where, place, said.en, said.zh, NULL);
    return false;
}

bool jf_pdf_fault_object(JfDiags *diags, const char *name, JfDiagId id, size_t offset, int number, JfPdfSaid said)
{
    g_autofree char *en = g_strdup_printf("object %d: %s", number, said.en);
    g_autofree char *zh = g_strdup_printf("对象 %d：%s", number, said.zh);
    return jf_pdf_fault(diags, name, id, offset, JF_PDF_SAID(en, zh));
}
