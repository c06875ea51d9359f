// SPDX-License-Identifier: MIT
// What libxml2 and libxslt keep for the whole process: error handlers that print nothing, and loaders that open nothing by themselves.
#include "xml/private.h"
#include "xml/running.h"
#include <libexslt/exslt.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlIO.h>
#include <libxslt/extensions.h>
#include <libxslt/xslt.h>
#include <libxslt/xsltutils.h>
#include <stdlib.h>
#include <string.h>

// The one mutable variable of xml/: these callbacks of the libraries get nothing that is ours.
static _Thread_local const JfXmlCall *current;

const JfXmlCall *jf_xml_call_set(const JfXmlCall *call)
{
    const JfXmlCall *before = current;
    current = call;
    return before;
}

// Nothing but a schema's own parts is ever loaded behind our back, and those go through the strict reader's scanner.
static xmlParserInput *load_entity(const char *url, const char *id, xmlParserCtxt *parser)
{
    (void)id;
    const JfXmlCall *call = current;
    if (call == NULL || call->source == NULL || url == NULL)
        return NULL;
    GBytes *bytes = jf_source_read(call->source, url, JF_XML_LIMIT, NULL, call->diags);
    JfXmlScan counts = {0};
    g_autofree char *path = jf_source_path(call->source, url);
    g_autoptr(GBytes) text = bytes ? jf_xml_scan(bytes, path, &counts, call->diags) : NULL;
    if (text == NULL)
        return NULL;
    gsize n = 0;
    const char *data = g_bytes_get_data(text, &n);
    xmlParserInputBuffer *buffer = xmlParserInputBufferCreateMem(data, (int)n, XML_CHAR_ENCODING_NONE);
    xmlParserInput *input = buffer ? xmlNewIOInputStream(parser, buffer, XML_CHAR_ENCODING_NONE) : NULL;
    if (input != NULL)
        input->filename = (char *)xmlStrdup((const xmlChar *)url);
    return input;
}

static void pass_message(const char *message)
{
    if (current != NULL && current->message != NULL)
        current->message(current->data, message);
}

static void take_error(void *data, xmlError *error)
{
    (void)data;
    if (error->level < XML_ERR_ERROR || error->message == NULL)
        return;
    g_autofree char *message = g_strstrip(g_strdup(error->message));
    bool expression = error->domain == XML_FROM_XPATH && error->str1 != NULL;
    g_autofree char *whole = g_strconcat(message, expression ? ": " : NULL, error->str1, NULL);
    pass_message(whole);
}

G_GNUC_PRINTF(2, 3) static void take_message(void *data, const char *format, ...)
{
    (void)data;
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    pass_message(message);
}

static void take_node(xmlNode *node)
{
    (void)node;
    if (current != NULL && current->node != NULL)
        current->node(current->data);
}

static void take_freed(xmlNode *node)
{
    if (current != NULL && current->freed != NULL)
        current->freed(current->data, node);
}

// ---- memory: a stylesheet can double a text with each step, and no limit of nodes or steps of the library's would end that

#define SMALL 512u // pieces that are not asked about: nodes, names; their number is limited otherwise

static bool has_room(size_t size)
{
    return size < SMALL || current == NULL || current->room == NULL || current->room(current->data, size);
}

static void *allocate(size_t size)
{
    return has_room(size) ? malloc(size) : NULL;
}

static void *reallocate(void *memory, size_t size)
{
    return has_room(size) ? realloc(memory, size) : NULL;
}

static char *duplicate(const char *text)
{
    size_t size = strlen(text) + 1;
    char *copy = allocate(size);
    return copy != NULL ? memcpy(copy, text, size) : NULL;
}

// The process's defaults, and the copies that the calling thread has of some of them.
static void *start(void *unused)
{
    (void)unused;
    xmlMemSetup(free, allocate, reallocate, duplicate);
    xmlInitParser();
    xsltInit();
    xmlSetExternalEntityLoader(load_entity);
    xmlThrDefSetStructuredErrorFunc(NULL, take_error);
    xmlThrDefSetGenericErrorFunc(NULL, take_message);
    xmlThrDefRegisterNodeDefault(take_node);
    xmlThrDefDeregisterNodeDefault(take_freed);
    xmlSetStructuredErrorFunc(NULL, take_error);
    xmlSetGenericErrorFunc(NULL, take_message);
    xmlRegisterNodeDefault(take_node);
    xmlDeregisterNodeDefault(take_freed);
    xsltSetGenericErrorFunc(NULL, take_message);
    xsltSetGenericDebugFunc(NULL, NULL);
    jf_xml_transform_start();
    return NULL;
}

void jf_xml_start(void)
{
    static GOnce once = G_ONCE_INIT;
    g_once(&once, start, NULL);
}
