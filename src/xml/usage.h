// SPDX-License-Identifier: MIT
// Which templates of a user's stylesheet nothing can ever call: those in a mode that nobody applies, or with a name that nobody calls, which as a
// rule are misspelt. Sheets are shown one by one while they are read; the verdict comes when all have been. Inside xml/ only.
//
// Not found: a template whose match never fits a record.
#pragma once
#include "xml/private.h"

typedef struct JfUsage JfUsage;

JfUsage *jf_usage_new(void);
void jf_usage_free(JfUsage *usage); // takes NULL
G_DEFINE_AUTOPTR_CLEANUP_FUNC(JfUsage, jf_usage_free)

// Notes an element of a sheet before the library changes it. `path`: the user's sheet that it stands in; NULL: a bundled one, which only calls.
void jf_usage_note(JfUsage *usage, const xmlNode *node, const char *path);
void jf_usage_tell(const JfUsage *usage, JfDiags *diags); // STYLESHEET-UNUSED, in the order of reading
