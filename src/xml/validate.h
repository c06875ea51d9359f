// SPDX-License-Identifier: MIT
// XML Schema 1.0 validation: compile once, check many; each fault located and in our own words (en, zh-CN): which element, which
// attribute, which value, what would be right. The library's raw sentence is never shown as it is.
#pragma once
#include "xml/read.h"

typedef struct JfSchema JfSchema;

// Compiles schema `name` of `source` (its xs:include/xs:import come from the same source only).
JfSchema *jf_schema_open(JfSource *source, const char *name, JfDiags *diags);
void jf_schema_free(JfSchema *schema); // takes NULL
G_DEFINE_AUTOPTR_CLEANUP_FUNC(JfSchema, jf_schema_free)
bool jf_schema_check(JfSchema *schema, xmlDoc *doc, JfDiags *diags);
