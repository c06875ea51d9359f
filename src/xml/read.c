// SPDX-License-Identifier: MIT
// XML in: the parser with its callbacks, and where a node comes from.
#include "xml/private.h"
#include <libxml/SAX2.h>
#include <libxml/parserInternals.h>
#include <string.h>

G_STATIC_ASSERT(sizeof(void *) >= 8); // line and file offset share a pointer

G_DEFINE_AUTOPTR_CLEANUP_FUNC(xmlParserCtxt, xmlFreeParserCtxt)

// ---- callbacks

typedef struct {
    const char *name;
    GBytes *text;
    JfDiags *diags;
    size_t includes;
    bool ended; // a fault that ends parsing was recorded; what the parser says after it is guesswork
} Parsing;

static void *line_mark(int line)
{
    return GUINT_TO_POINTER((guint)MAX(line, 1));
}

// The parser calls when a start tag has been read; its author means the line where it begins. "<" cannot stand inside a start tag.
static int tag_line(const xmlParserInput *input)
{
    size_t n = (size_t)(input->cur - input->base);
    const xmlChar *open = memrchr(input->base, '<', n);
    int line = input->line;
    for (const xmlChar *p = open; p != NULL && (p = memchr(p, '\n', (size_t)(input->cur - p))) != NULL; p++)
        line--;
    return line;
}

static void start_element(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int n_namespaces,
                          const xmlChar **namespaces, int n_attributes, int n_defaulted, const xmlChar **attributes)
{
    xmlParserCtxt *parser = data;
    xmlSAX2StartElementNs(parser, name, prefix, uri, n_namespaces, namespaces, n_attributes, n_defaulted, attributes);
    if (parser->node != NULL)
        parser->node->_private = line_mark(tag_line(parser->input));
    if (strcmp((const char *)name, "include") == 0 && uri != NULL && strcmp((const char *)uri, XI_NS) == 0)
        ((Parsing *)parser->_private)->includes++;
}

static void characters(void *data, const xmlChar *text, int length)
{
    xmlParserCtxt *parser = data;
    xmlSAX2Characters(parser, text, length);
    xmlNode *last = parser->node ? parser->node->last : NULL;
    if (last == NULL || last->_private != NULL)
        return; // a further piece of a text that is already placed
    int breaks = 0;
    for (int i = 0; i < length; i++)
        breaks += text[i] == '\n';
    last->_private = line_mark(parser->input->line - breaks);
}

static void parse_error(void *data, xmlError *error)
{
    xmlParserCtxt *parser = data;
    Parsing *parsing = parser->_private;
    if (parsing->ended || error->level < XML_ERR_ERROR)
        return;
    jf_xml_syntax_add(error, parsing->name, parsing->text, parsing->diags);
    parsing->ended = error->level == XML_ERR_FATAL;
}

// ---- parsing

static xmlParserCtxt *open_parser(Parsing *parsing, const xmlDoc *into)
{
    xmlParserCtxt *parser = xmlNewParserCtxt();
    if (parser == NULL)
        g_error("out of memory");
    if (into != NULL) {
        xmlDictFree(parser->dict);
        parser->dict = into->dict;
        xmlDictReference(parser->dict);
    }
    parser->_private = parsing;
    parser->sax->startElementNs = start_element;
    parser->sax->characters = characters;
    parser->sax->ignorableWhitespace = characters;
    parser->sax->cdataBlock = characters;
    parser->sax->comment = NULL; // neither comments nor processing instructions mean anything to us
    parser->sax->processingInstruction = NULL;
    parser->sax->serror = parse_error;
    return parser;
}

static void set_base(xmlDoc *doc, const char *name)
{
    xmlFree((xmlChar *)doc->URL);
    doc->URL = xmlStrdup((const xmlChar *)name);
}

xmlDoc *jf_xml_parse_part(GBytes *bytes, const char *name, const xmlDoc *into, JfXmlScan *out, JfDiags *diags)
{
    jf_xml_start();
    g_autoptr(GBytes) text = jf_xml_scan(bytes, name, out, diags);
    if (text == NULL)
        return NULL;
    Parsing parsing = {.name = name, .text = text, .diags = diags};
    size_t before = jf_diags_errors(diags);
    g_autoptr(xmlParserCtxt) parser = open_parser(&parsing, into);
    gsize n = 0;
    const char *data = g_bytes_get_data(text, &n);
    const int options = XML_PARSE_NONET | XML_PARSE_BIG_LINES | XML_PARSE_IGNORE_ENC | XML_PARSE_NOCDATA;
    g_autoptr(xmlDoc) doc = xmlCtxtReadMemory(parser, data, (int)n, NULL, NULL, options);
    if (jf_diags_errors(diags) > before)
        return NULL;
    if (doc == NULL || xmlDocGetRootElement(doc) == NULL) {
        jf_diags_add(diags, JF_DIAG_XML_EMPTY, &(JfWhere){name, 1, 1}, NULL);
        return NULL;
    }
    out->includes += parsing.includes;
    set_base(doc, name); // the parser would have escaped the name as a URI
    return g_steal_pointer(&doc);
}

const JfXmlLimits jf_xml_usual = {JF_XML_LIMIT, 2000000}, jf_xml_large = {192u << 20, 16000000};

xmlDoc *jf_xml_parse(GBytes *bytes, const char *name, JfDiags *diags)
{
    return jf_xml_parse_within(&jf_xml_usual, bytes, name, diags);
}

xmlDoc *jf_xml_parse_within(const JfXmlLimits *limits, GBytes *bytes, const char *name, JfDiags *diags)
{
    JfXmlScan counts = {.limits = limits};
    return jf_xml_parse_part(bytes, name, NULL, &counts, diags);
}

const JfXmlLimits *jf_xml_limits(const JfXmlScan *scan)
{
    return scan->limits != NULL ? scan->limits : &jf_xml_usual;
}

xmlDoc *jf_xml_read(JfSource *source, const char *name, JfDiags *diags)
{
    return jf_xml_read_within(&jf_xml_usual, source, name, diags);
}

xmlDoc *jf_xml_read_within(const JfXmlLimits *limits, JfSource *source, const char *name, JfDiags *diags)
{
    GBytes *bytes = jf_source_read(source, name, limits->bytes, NULL, diags);
    if (bytes == NULL)
        return NULL;
    JfXmlScan counts = {.limits = limits};
    g_autofree char *path = jf_source_path(source, name);
    g_autoptr(xmlDoc) doc = jf_xml_parse_part(bytes, path, NULL, &counts, diags);
    if (doc == NULL || !jf_xml_include(source, name, doc, &counts, diags))
        return NULL;
    return g_steal_pointer(&doc);
}

xmlDoc *jf_xml_read_base(JfSource *source, const char *name, const char *base, const xmlDoc *into, JfDiags *diags)
{
    GBytes *bytes = jf_source_read(source, name, JF_XML_LIMIT, NULL, diags);
    if (bytes == NULL)
        return NULL;
    JfXmlScan counts = {0};
    g_autofree char *path = jf_source_path(source, name);
    xmlDoc *doc = jf_xml_parse_part(bytes, path, into, &counts, diags);
    if (doc != NULL)
        set_base(doc, base);
    return doc;
}

void jf_xml_blame_configuration(JfDiags *to, const JfDiags *from)
{
    for (size_t i = 0; i < jf_diags_count(from); i++) {
        JfDiag entry = *jf_diags_at(from, i);
        entry.exit = JF_EXIT_CONFIG;
        jf_diags_add_entry(to, &entry);
    }
}

xmlDoc *jf_xml_read_configuration(JfSource *source, const char *name, JfDiags *diags)
{
    g_autoptr(JfDiags) own = jf_diags_new();
    xmlDoc *doc = jf_xml_read(source, name, own);
    jf_xml_blame_configuration(diags, own);
    return doc;
}

// ---- nodes

void jf_xml_place(xmlNode *node, size_t offset)
{
    guint64 line = (guint64)(guintptr)node->_private & G_MAXUINT32;
    node->_private = (void *)(guintptr)((guint64)offset << 32 | line);
}

xmlNode *jf_xml_next(const xmlNode *node, const xmlNode *root)
{
    if (node->type == XML_ELEMENT_NODE && node->children != NULL)
        return node->children;
    while (node != root && node->next == NULL)
        node = node->parent;
    return node == root ? NULL : node->next;
}

JfWhere jf_xml_where(const xmlNode *node)
{
    JfWhere where = {NULL, 0, 0};
    if (node == NULL || node->type == XML_NAMESPACE_DECL)
        return where;
    const char *names = node->doc ? (const char *)node->doc->URL : NULL;
    where.file = names;
    if (node->type == XML_DOCUMENT_NODE || node->type == XML_HTML_DOCUMENT_NODE)
        return where;
    // Attributes, and nodes that a program added, are where the element around them is.
    const xmlNode *placed = node;
    while (placed != NULL && placed->type != XML_DOCUMENT_NODE && (placed->type == XML_ATTRIBUTE_NODE || placed->_private == NULL))
        placed = placed->parent;
    if (placed == NULL || placed->type == XML_DOCUMENT_NODE) {
        where.line = (int)MAX(xmlGetLineNo(node->type == XML_ATTRIBUTE_NODE ? node->parent : node), 0);
        return where;
    }
    guint64 mark = (guint64)(guintptr)placed->_private;
    where.line = (int)(mark & G_MAXINT32);
    if (names != NULL)
        where.file = names + (mark >> 32);
    return where;
}

const char *jf_xml_value(const xmlAttr *attribute)
{
    return attribute->children != NULL && attribute->children->content != NULL ? (const char *)attribute->children->content : "";
}

const char *jf_xml_attribute(const xmlNode *node, const char *name)
{
    if (node == NULL || node->type != XML_ELEMENT_NODE)
        return NULL;
    for (const xmlAttr *a = node->properties; a != NULL; a = a->next)
        if (a->ns == NULL && strcmp((const char *)a->name, name) == 0)
            return jf_xml_value(a);
    return NULL;
}

bool jf_xml_is(const xmlNode *node, const char *ns, const char *name)
{
    if (node == NULL || node->type != XML_ELEMENT_NODE || strcmp((const char *)node->name, name) != 0)
        return false;
    if (ns == NULL || node->ns == NULL)
        return ns == NULL && node->ns == NULL;
    return strcmp((const char *)node->ns->href, ns) == 0;
}

xmlNode *jf_xml_child(const xmlNode *node, const char *ns, const char *name)
{
    for (xmlNode *child = node ? node->children : NULL; child != NULL; child = child->next)
        if (jf_xml_is(child, ns, name))
            return child;
    return NULL;
}
