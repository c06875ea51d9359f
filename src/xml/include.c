// SPDX-License-Identifier: MIT
// XInclude, the part of it that records need: whole XML files, from the record's own source, each read as strictly as the record.
#include "xml/private.h"
#include <string.h>


// One file that is being put in; the chain upwards is what a cycle would come back to.
typedef struct Frame {
    const struct Frame *up;
    const char *name;
    size_t level;
} Frame;

typedef struct {
    JfSource *source;
    xmlDoc *doc;
    JfXmlScan *total;
    size_t includes, bytes; // files put in so far, and their size together
    size_t names_end;       // length of the names behind doc->URL
    JfDiags *diags;
} Including;

static bool fault(const Including *in, const xmlNode *node, JfDiagId id, const char *a)
{
    JfWhere where = jf_xml_where(node);
    jf_diags_add(in->diags, id, &where, a, NULL);
    return false;
}

static bool check_form(const Including *in, const xmlNode *element)
{
    const char *parse = jf_xml_attribute(element, "parse");
    if (parse != NULL && strcmp(parse, "xml") != 0)
        return fault(in, element, JF_DIAG_XINCLUDE_FORM, "parse=\"text\"");
    static const char *const refused[] = {"xpointer", "encoding", "accept", "accept-language"};
    for (size_t i = 0; i < G_N_ELEMENTS(refused); i++)
        if (jf_xml_attribute(element, refused[i]) != NULL)
            return fault(in, element, JF_DIAG_XINCLUDE_FORM, refused[i]);
    for (const xmlNode *child = element->children; child != NULL; child = child->next)
        if (child->type == XML_ELEMENT_NODE)
            return fault(in, child, JF_DIAG_XINCLUDE_FORM, (const char *)child->name);
    return true;
}

// The part's name: `href` unescaped, beside the file that includes it. NULL after an error.
static char *part_name(const Including *in, const xmlNode *element, const Frame *frame)
{
    const char *href = jf_xml_attribute(element, "href");
    if (href == NULL || href[0] == '\0') {
        fault(in, element, JF_DIAG_XINCLUDE_HREF, NULL);
        return NULL;
    }
    if (strchr(href, '#') != NULL) {
        fault(in, element, JF_DIAG_XINCLUDE_FORM, href);
        return NULL;
    }
    g_autofree char *plain = g_uri_unescape_string(href, NULL);
    if (plain == NULL || !g_utf8_validate(plain, -1, NULL)) {
        fault(in, element, JF_DIAG_XINCLUDE_HREF, NULL);
        return NULL;
    }
    const char *relative = plain;
    while (g_str_has_prefix(relative, "./"))
        relative += 2;
    const char *slash = strrchr(frame->name, '/');
    if (slash == NULL || relative[0] == '/' || strchr(relative, ':') != NULL)
        return g_strdup(relative); // what leads outside is refused by the source
    return g_strdup_printf("%.*s/%s", (int)(slash - frame->name), frame->name, relative);
}

// Adds `name` to the names behind doc->URL and gives its offset there.
static size_t add_name(Including *in, const char *name)
{
    size_t n = strlen(name) + 1, at = in->names_end;
    xmlChar *names = xmlRealloc((xmlChar *)in->doc->URL, at + n);
    if (names == NULL)
        g_error("out of memory");
    memcpy(names + at, name, n);
    in->doc->URL = names;
    in->names_end = at + n;
    return at;
}

// Moves the root of `part` to where `element` is; gives the moved root.
static xmlNode *put_in(xmlDoc *doc, xmlNode *element, xmlDoc *part, size_t offset)
{
    xmlNode *root = xmlDocGetRootElement(part);
    xmlUnlinkNode(root);
    xmlReplaceNode(element, root);
    xmlFreeNode(element);
    for (xmlNode *node = root; node != NULL; node = jf_xml_next(node, root)) {
        jf_xml_place(node, offset);
        if (node->type != XML_ELEMENT_NODE)
            continue;
        // xml:lang and its like point to a namespace that belongs to the part and goes with it
        for (xmlAttr *a = node->properties; a != NULL; a = a->next)
            if (a->ns != NULL && a->ns->prefix != NULL && strcmp((const char *)a->ns->prefix, "xml") == 0)
                a->ns = xmlSearchNs(doc, node, (const xmlChar *)"xml");
    }
    return root;
}

static size_t depth_of(const xmlNode *node)
{
    size_t depth = 0;
    for (node = node->parent; node != NULL && node->type == XML_ELEMENT_NODE; node = node->parent)
        depth++;
    return depth;
}

static bool fits(Including *in, const xmlNode *element)
{
    const JfXmlLimits *limits = jf_xml_limits(in->total);
    g_autofree char *nodes = g_strdup_printf("%zu", limits->nodes), *bytes = g_strdup_printf("%zu", 2 * limits->bytes);
    if (in->total->nodes > limits->nodes)
        return fault(in, element, JF_DIAG_XML_NODES, nodes);
    if (in->bytes > 2 * limits->bytes)
        return fault(in, element, JF_DIAG_XINCLUDE_SIZE, bytes);
    return true;
}

static bool count_in(Including *in, const xmlNode *element, const JfXmlScan *counts)
{
    in->total->nodes += counts->nodes;
    if (!fits(in, element))
        return false;
    if (depth_of(element) + counts->depth > JF_XML_DEPTH)
        return fault(in, element, JF_DIAG_XML_DEPTH, "200");
    return true;
}

static bool check_chain(Including *in, const xmlNode *element, const Frame *frame, const char *name)
{
    for (const Frame *f = frame; f != NULL; f = f->up)
        if (strcmp(f->name, name) == 0)
            return fault(in, element, JF_DIAG_XINCLUDE_CYCLE, name);
    if (frame->level >= JF_XML_INCLUDE_DEPTH)
        return fault(in, element, JF_DIAG_XINCLUDE_DEPTH, "4");
    if (!fits(in, element))
        return false; // nor anything after what was too much
    if (++in->includes > JF_XML_INCLUDES)
        return fault(in, element, JF_DIAG_XINCLUDE_COUNT, "256");
    return true;
}

static bool include_under(Including *in, xmlNode **root, size_t includes, const Frame *frame);

// Puts in the part that `*element` asks for; `*element` is then the part's root.
static bool include_one(Including *in, xmlNode **element, const Frame *frame)
{
    g_autofree char *name = check_form(in, *element) ? part_name(in, *element, frame) : NULL;
    if (name == NULL || !check_chain(in, *element, frame, name))
        return false;
    JfWhere where = jf_xml_where(*element);
    GBytes *bytes = jf_source_read(in->source, name, jf_xml_limits(in->total)->bytes, &where, in->diags);
    JfXmlScan counts = {.limits = in->total->limits};
    in->bytes += bytes ? g_bytes_get_size(bytes) : 0;
    g_autofree char *path = jf_source_path(in->source, name);
    g_autoptr(xmlDoc) part = bytes ? jf_xml_parse_part(bytes, path, in->doc, &counts, in->diags) : NULL;
    if (part == NULL || !count_in(in, *element, &counts))
        return false;
    *element = put_in(in->doc, *element, part, add_name(in, path));
    const Frame inner = {frame, name, frame->level + 1};
    return include_under(in, element, counts.includes, &inner);
}

// The part has so many of them: no walk over a month of tickets to find that there are no more.
static bool include_under(Including *in, xmlNode **root, size_t includes, const Frame *frame)
{
    bool fine = true;
    for (xmlNode *node = *root; node != NULL && includes > 0;) {
        if (!jf_xml_is(node, XI_NS, "include")) {
            node = jf_xml_next(node, *root);
            continue;
        }
        includes--;
        bool is_root = node == *root;
        fine = include_one(in, &node, frame) && fine;
        if (is_root) {
            *root = node;
            break;
        }
        while (node != *root && node->next == NULL) // behind what was put in, which is done
            node = node->parent;
        node = node == *root ? NULL : node->next;
    }
    return fine;
}

bool jf_xml_include(JfSource *source, const char *name, xmlDoc *doc, JfXmlScan *total, JfDiags *diags)
{
    Including in = {.source = source, .doc = doc, .total = total, .diags = diags};
    in.names_end = strlen((const char *)doc->URL) + 1;
    const Frame frame = {NULL, name, 0};
    xmlNode *root = xmlDocGetRootElement(doc);
    return include_under(&in, &root, total->includes, &frame);
}
