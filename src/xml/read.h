// SPDX-License-Identifier: MIT
// XML in: one strict way to parse anything that is not ours.
//
// Accepted: UTF-8 (or UTF-16 with BOM) XML 1.0 documents without a document type declaration. No network, no entities beyond the five
// built-in ones, no external anything; depth ≤ 200 elements, nodes as JfXmlLimits say, ≤ 200 attributes of an element, ≤ 200
// namespace declarations in scope, size as the caller says. Control characters, non-characters and signs that turn the reading direction
// (U+202A–202E, U+2066–2069) are refused, written directly or as a reference. A scanner looks for all this before the parser sees a byte,
// so that a hostile file costs one pass over it. Every fault of the parser becomes a located entry in our own words (XML-…). Comments and
// processing instructions are left out of the tree. XInclude (xml only, no text, no XPointer, no fallback, depth ≤ 4, ≤ 256 files) is
// resolved through a JfSource only (XINCLUDE-…, PART-OUTSIDE, PART-MISSING at the element); included nodes keep their own file and line
// (jf_xml_where), and nothing is added to the tree. Lines are exact to 2^31 and are those where a start tag or text begins.
// The reader owns every node's `_private` and doc->URL (see xml/private.h): leave them alone, and copy no document (xmlCopyDoc loses the places).
#pragma once
#include "base/source.h"
#include <libxml/tree.h>

#define JF_XML_LIMIT (32u << 20) // bytes, the usual limit for one file

void jf_xml_start(void); // once per process; repeated calls do nothing, and everything in xml/ calls it where it must

// Parses `bytes`; `name` is used in messages and as the base. NULL after an error. Caller frees with xmlFreeDoc.
xmlDoc *jf_xml_parse(GBytes *bytes, const char *name, JfDiags *diags);

// How much one document may hold. Usual: 32 MiB a file, 2,000,000 nodes (elements, attributes, texts) with all parts. Large is for delivery
// records, of which a month of 100,000 tickets with ten events each has 90 MB and 11,000,000 nodes: 192 MiB, 16,000,000 nodes, which keeps the
// tree below 2.5 GB whatever the file says.
typedef struct {
    size_t bytes, nodes;
} JfXmlLimits;
extern const JfXmlLimits jf_xml_usual, jf_xml_large;

// As jf_xml_parse and as jf_xml_read below, within these limits.
xmlDoc *jf_xml_parse_within(const JfXmlLimits *limits, GBytes *bytes, const char *name, JfDiags *diags);
xmlDoc *jf_xml_read_within(const JfXmlLimits *limits, JfSource *source, const char *name, JfDiags *diags);

// Reads part `name` of `source`, parses it and resolves its XIncludes from the same source.
xmlDoc *jf_xml_read(JfSource *source, const char *name, JfDiags *diags);

// As jf_xml_read, for files of ours (schemas, rules, stylesheets): its faults end the command with JF_EXIT_CONFIG.
xmlDoc *jf_xml_read_configuration(JfSource *source, const char *name, JfDiags *diags);

// Copies the entries of `from` behind those of `to` as faults of the configuration (JF_EXIT_CONFIG).
void jf_xml_blame_configuration(JfDiags *to, const JfDiags *from);

// File and line of a node as its author knows them; a node that a program added is where the element around it is. `file` is borrowed
// from the document. `node` may be NULL: nowhere.
JfWhere jf_xml_where(const xmlNode *node);

// Attribute without a namespace, borrowed from the tree (no copy); NULL if absent.
const char *jf_xml_attribute(const xmlNode *node, const char *name);
const char *jf_xml_value(const xmlAttr *attribute); // likewise of one at hand; never NULL
bool jf_xml_is(const xmlNode *node, const char *ns, const char *name); // element with this name
xmlNode *jf_xml_child(const xmlNode *node, const char *ns, const char *name); // first such child or NULL

G_DEFINE_AUTOPTR_CLEANUP_FUNC(xmlDoc, xmlFreeDoc)
