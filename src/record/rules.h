// SPDX-License-Identifier: MIT
// The rules of a record that a schema cannot say: read from schemas/rules.xml (format and expressions: schemas/rules.xsd), compiled once.
#pragma once
#include "xml/validate.h"

typedef struct JfRules JfRules;

// Reads and compiles rules.xml of `schemas`, checked against its rules.xsd. NULL: faults of the configuration (RULES-BROKEN and others).
JfRules *jf_rules_open(JfSource *schemas, JfDiags *diags);
void jf_rules_free(JfRules *rules); // takes NULL
G_DEFINE_AUTOPTR_CLEANUP_FUNC(JfRules, jf_rules_free)

// Applies all rules to `doc`: each broken one is an entry with the rule's id, its severity, the place of the node to blame, and its sentence
// with the clause. Entries at a place where `diags` already has an error are left out: a value that the schema refused breaks rules as a
// consequence. Not for two threads at once. false: at least one error was added.
bool jf_rules_check(JfRules *rules, xmlDoc *doc, JfDiags *diags);
