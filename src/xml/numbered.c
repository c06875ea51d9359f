// SPDX-License-Identifier: MIT
// jf:numbered(): the numbers of a report's headings, tables and figures, in one pass over the tree that the stylesheet made. XSLT's own means look from
// each heading over those before it, or over all the rows of tables: the square of what there is.
#include "xml/running.h"
#include <libxml/xpathInternals.h>
#include <libxslt/extensions.h>
#include <string.h>

#define REPORT_NS "urn:jiaofu:report:1"
enum { LEVELS = 3 };

typedef struct {
    int appendices, tables, figures;
    int count[LEVELS + 1];  // numbered headings of a level since the last one of the level above
    char *last[LEVELS + 1]; // number of the last heading of a level, "": it has none; NULL: there was none yet
} Counter;

static bool is_report(const xmlNode *node, const char *name)
{
    return jf_xml_is(node, REPORT_NS, name);
}

// 1 A … 26 Z, 27 AA (XSLT 1.0 7.7.1).
static char *letters(int number)
{
    char text[16], *at = text + sizeof text - 1;
    for (*at = '\0'; number > 0; number = (number - 1) / 26)
        *--at = (char)('A' + (number - 1) % 26);
    return g_strdup(at);
}

static char *first_level(Counter *counter, const char *numbering)
{
    if (g_strcmp0(numbering, "none") == 0)
        return g_strdup("");
    if (g_strcmp0(numbering, "appendix") == 0)
        return letters(++counter->appendices);
    counter->count[1] += numbering == NULL;
    return g_strdup_printf("%d", counter->count[1] + (numbering != NULL));
}

// Below a heading without a number nothing has one.
static char *lower_level(Counter *counter, int level, const char *numbering)
{
    const char *upper = counter->last[level - 1];
    counter->count[level] += numbering == NULL;
    if (upper == NULL || *upper == '\0' || g_strcmp0(numbering, "none") == 0)
        return g_strdup("");
    return g_strdup_printf("%s.%d", upper, counter->count[level] + (numbering != NULL));
}

static void number_heading(Counter *counter, xmlNode *heading)
{
    const char *said = jf_xml_attribute(heading, "level"), *numbering = jf_xml_attribute(heading, "numbering");
    int level = said && said[0] >= '1' && said[0] <= '0' + LEVELS && said[1] == '\0' ? said[0] - '0' : 0;
    if (level == 0)
        return;
    char *number = level == 1 ? first_level(counter, numbering) : lower_level(counter, level, numbering);
    g_free(counter->last[level]);
    counter->last[level] = number;
    if (level < LEVELS)
        counter->count[level + 1] = 0;
    if (*number)
        xmlSetProp(heading, (const xmlChar *)"number", (const xmlChar *)number);
}

static void number_caption(Counter *counter, xmlNode *caption)
{
    char number[16];
    if (is_report(caption->parent, "table"))
        g_snprintf(number, sizeof number, "%d", ++counter->tables);
    else if (is_report(caption->parent, "figure"))
        g_snprintf(number, sizeof number, "%d", ++counter->figures);
    else
        return;
    xmlSetProp(caption, (const xmlChar *)"number", (const xmlChar *)number);
}

static void number_all(const xmlNode *root)
{
    Counter counter = {0};
    for (xmlNode *node = root->children; node != NULL; node = jf_xml_next(node, root))
        if (is_report(node, "heading"))
            number_heading(&counter, node);
        else if (is_report(node, "caption"))
            number_caption(&counter, node);
    for (int i = 0; i <= LEVELS; i++)
        g_free(counter.last[i]);
}

// Only a tree of the stylesheet's own may be written to: not the record, not what was handed in.
static bool is_own(const JfRunning *running, const xmlDoc *doc)
{
    for (const JfTransformInput *input = running->inputs; input != NULL && input->name != NULL; input++)
        if (input->doc == doc)
            return false;
    return doc != NULL && doc != running->context->initialContextDoc;
}

void jf_function_numbered(xmlXPathParserContext *xpath, int n)
{
    JfRunning *running = xsltXPathGetTransformContext(xpath)->_private;
    xmlXPathObject *object = n == 1 ? valuePop(xpath) : NULL;
    bool nodes = object != NULL && (object->type == XPATH_NODESET || object->type == XPATH_XSLT_TREE);
    const xmlNodeSet *set = nodes ? object->nodesetval : NULL;
    for (int i = 0; nodes && set != NULL && i < set->nodeNr; i++)
        nodes = set->nodeTab[i]->type == XML_DOCUMENT_NODE && is_own(running, (const xmlDoc *)set->nodeTab[i]);
    if (!nodes) {
        jf_running_fault(running, JF_DIAG_STYLESHEET_FUNCTION, "jf:numbered", "exsl:node-set($body)");
        xmlXPathFreeObject(object);
        xmlXPathSetTypeError(xpath);
        return;
    }
    for (int i = 0; set != NULL && i < set->nodeNr; i++)
        number_all(set->nodeTab[i]);
    valuePush(xpath, object);
}
