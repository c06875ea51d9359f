// SPDX-License-Identifier: MIT
// XML in: one strict way to parse anything that is not ours.
//
// Accepted: UTF-8 (or UTF-16 with BOM) XML 1.0 documents without a document type declaration. No network, no entities beyond the five
// built-in ones, no external anything; depth ≤ 200 elements, ≤ 2,000,000 nodes, size as the caller says. Every fault of the parser
// becomes a located entry in our own words. Lines are right beyond 65,535. XInclude (xml only, no text, no XPointer, depth ≤ 4) is
// resolved through a JfSource only; included nodes keep their own file and line (jf_xml_where).
#pragma once
#include "base/source.h"
#include <libxml/tree.h>

#define JF_XML_LIMIT (32u << 20) // bytes, the usual limit for one file

void jf_xml_start(void); // once per process, before anything else of xml/; repeated calls do nothing

// Parses `bytes`; `name` is used in messages and as the base. NULL after an error. Caller frees with xmlFreeDoc.
xmlDoc *jf_xml_parse(GBytes *bytes, const char *name, JfDiags *diags);

// Reads part `name` of `source`, parses it and resolves its XIncludes from the same source.
xmlDoc *jf_xml_read(JfSource *source, const char *name, JfDiags *diags);

// File and line of a node as its author knows them. `file` is borrowed from the document.
JfWhere jf_xml_where(const xmlNode *node);

// Attribute without a namespace, borrowed from the tree (no copy); NULL if absent.
const char *jf_xml_attribute(const xmlNode *node, const char *name);
bool jf_xml_is(const xmlNode *node, const char *ns, const char *name); // element with this name
xmlNode *jf_xml_child(const xmlNode *node, const char *ns, const char *name); // first such child or NULL

G_DEFINE_AUTOPTR_CLEANUP_FUNC(xmlDoc, xmlFreeDoc)
