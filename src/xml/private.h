// SPDX-License-Identifier: MIT
// What the rooms of xml/ share among themselves; nobody else includes this.
//
// Where a node comes from is kept in its `_private`: the line in the low 32 bits, and in the high 32 bits the offset of its file's name in
// the block `doc->URL`, which holds the names of all files that a document was put together from, one C string after the other. So
// xmlFreeDoc frees everything, `doc->URL` still reads as the main file's name, and no attribute (xml:base) is added to the tree.
#pragma once
#include "xml/read.h"
#include <libxml/parser.h>

#define JF_XML_DEPTH 200u         // nested elements
#define JF_XML_ATTRIBUTES 200u    // of one element: the parser's check for doubles is quadratic in them
#define JF_XML_NAMESPACES 200u    // declarations in scope: the parser searches them one by one
#define JF_XML_INCLUDE_DEPTH 4u
#define JF_XML_INCLUDES 256u      // in one document: includes of includes multiply

// What the scanner counted. `limits` goes in; NULL: the usual ones.
typedef struct {
    size_t nodes, depth;
    size_t includes; // xi:include elements; counted by the parser
    const JfXmlLimits *limits;
} JfXmlScan;

const JfXmlLimits *jf_xml_limits(const JfXmlScan *scan);

// Looks over `bytes` before the parser does: encoding, characters, document type declaration, depth, number of nodes. Gives the text as
// UTF-8 without byte order mark (caller unrefs), or NULL after an error. A text that is not well-formed passes as far as it goes: to say
// so is the parser's part.
GBytes *jf_xml_scan(GBytes *bytes, const char *name, JfXmlScan *out, JfDiags *diags);

// Records what the parser found, in our own words; `text` is the parsed text, for an excerpt.
void jf_xml_syntax_add(const xmlError *error, const char *name, GBytes *text, JfDiags *diags);

// Parses a part for `into` (shares its dictionary, so that nodes can be moved), or a main document (into NULL). `name` is for people.
xmlDoc *jf_xml_parse_part(GBytes *bytes, const char *name, const xmlDoc *into, JfXmlScan *out, JfDiags *diags);

#define XI_NS "http://www.w3.org/2001/XInclude"

// Replaces every xi:include of `doc`, part `name` of `source`. `total` holds the counts of `doc`, and is raised.
bool jf_xml_include(JfSource *source, const char *name, xmlDoc *doc, JfXmlScan *total, JfDiags *diags);

// The node after `node` in document order, below `root`; NULL at the end.
xmlNode *jf_xml_next(const xmlNode *node, const xmlNode *root);

// Makes `node` come from the file whose name is at `offset` of doc->URL, keeping its line.
void jf_xml_place(xmlNode *node, size_t offset);

// Reads part `name` of `source` without its XIncludes and with `name` as its base: schemas and stylesheets. `into` as above.
xmlDoc *jf_xml_read_base(JfSource *source, const char *name, const char *base, const xmlDoc *into, JfDiags *diags);

// What the library's callbacks without a context of ours (schema loader, stylesheet compiler, nodes made and freed) find through the thread;
// in force from one call of ours to its return.
typedef struct {
    JfSource *source;                                 // a schema compiles: answers its xs:include and xs:import
    JfDiags *diags;
    void (*message)(void *data, const char *message); // a stylesheet compiles: takes the compiler's messages
    void (*freed)(void *data, const xmlNode *node);   // a stylesheet compiles: called for each node that is freed
    void (*node)(void *data);                         // a stylesheet runs: called for each new node
    bool (*room)(void *data, size_t size);            // a stylesheet runs: may the library have a piece of memory of this size?
    void *data;
} JfXmlCall;
const JfXmlCall *jf_xml_call_set(const JfXmlCall *call); // gives what was in force before
