// SPDX-License-Identifier: MIT
// What transform.c (compile, run) and functions.c (extension functions) share; nobody else includes this.
#pragma once
#include "xml/private.h"
#include "xml/transform.h"
#include <libxml/xpath.h>
#include <libxslt/xsltInternals.h>

#define JF_XSL_NS "http://www.w3.org/1999/XSL/Transform"
#define JF_FUNCTIONS_NS "urn:jiaofu:functions:1"

// One run of a transform; `_private` of libxslt's transform context.
typedef struct {
    xsltTransformContext *context;
    const JfTransform *transform;
    const JfTransformInput *inputs;
    JfLanguage language;
    const char *zone;         // of the record's root, for times without an offset; may be NULL
    GHashTable *zones;        // name → JfZone, shared by the runs of a transform
    GHashTable *messages;     // id → const xmlNode *, built when the first message is asked for
    size_t nodes;             // made so far
    size_t bytes, bytes_max;  // of memory in larger pieces, taken so far, and how many there may be
    const xmlNode *blamed;    // the instruction that a fault was recorded for last
    JfDiags *diags;
} JfRunning;

void jf_xml_transform_start(void); // the parts of EXSLT that have no side effects, and the loader

// Where the instruction is that runs now: the stylesheet's path in `path` (caller frees), and the line.
JfWhere jf_running_where(const JfRunning *running, char **path);
void jf_running_fault(JfRunning *running, JfDiagId id, const char *a, const char *b);

void jf_function_numbered(xmlXPathParserContext *xpath, int n); // numbered.c
void jf_functions_add(JfRunning *running); // makes jf:*, document() and generate-id() known to the run

// Records STYLESHEET-BROKEN for a sentence of libxslt's, in our own words where there are some.
void jf_sheet_complaint_add(JfDiags *diags, const JfWhere *where, const char *said);
