// SPDX-License-Identifier: MIT
// XSLT 1.0 + EXSLT, sandboxed: no files, no network, no output documents; stylesheets come from given sources only.
//
// Extension functions, namespace "urn:jiaofu:functions:1" (prefix jf), free of side effects:
//   jf:instant(text, zone, pattern)   formats an instant of the record in a named zone (base/instant.h patterns)
//   jf:minutes(from, to)              whole minutes between two xs:dateTime (NaN if one is empty or wrong)
//   jf:message(id[, a, b, c, d])      text of the message catalogue for $language; unknown id is an error with its place
//   jf:money(minor, currency)         "¥1,234.00", "USD 1,234.00"
//   jf:duration(minutes)              "1 小时 25 分" / "1 h 25 min" by $language
//   jf:where(node)                    "file:line" of the node as its author knows them, for `src` of a report's blocks
//   jf:numbered(exsl:node-set($body)) the same tree, whose headings (urn:jiaofu:report:1, level 1 to 3) and captions of tables and figures now have
//                                     @number: "2.1", "A", "3"; it must be one that the stylesheet made
// document() reaches only the documents that the caller hands in by name ("jiaofu:policy", "jiaofu:theme", "jiaofu:messages").
#pragma once
#include "xml/read.h"

typedef struct JfTransform JfTransform;

// Compiles stylesheet `name` of `sheets`. A user's sheet may xsl:import "jiaofu:<name>" to build on the bundled one, which then comes from
// `bundled` (may equal `sheets`). Anything else outside the two is refused.
JfTransform *jf_transform_open(JfSource *sheets, const char *name, JfSource *bundled, JfDiags *diags);
void jf_transform_free(JfTransform *transform); // takes NULL
G_DEFINE_AUTOPTR_CLEANUP_FUNC(JfTransform, jf_transform_free)

typedef struct {
    const char *name; // parameter name, or document URI for documents
    const char *value; // parameters: passed as a string, never evaluated
    xmlDoc *doc;       // documents: borrowed for the call
} JfTransformInput;

// Runs it. `inputs` end with name NULL: those with `doc` answer document(name), the others are parameters. A terminating
// xsl:message, an error, or more than the limits (depth, nodes) gives NULL and entries. Caller frees the result.
xmlDoc *jf_transform_run(JfTransform *transform, xmlDoc *doc, const JfTransformInput *inputs, JfDiags *diags);
