// SPDX-License-Identifier: MIT
// Circles among elements that refer to each other.
#include "record/cycles.h"
#include "xml/read.h"
#include <libxml/xpathInternals.h>
#include <string.h>

typedef struct {
    const xmlNodeSet *nodes;
    GHashTable *place; // id → index in nodes + 1
    GArray **next;     // for each node the indices that it refers to
} Graph;

static void add_reference(Graph *graph, int from, const xmlNode *element, const char *name)
{
    const char *id = jf_xml_attribute(element, name);
    gpointer to = id ? g_hash_table_lookup(graph->place, id) : NULL;
    if (to == NULL)
        return;
    int index = GPOINTER_TO_INT(to) - 1;
    g_array_append_val(graph->next[from], index);
}

static void graph_open(Graph *graph, const xmlNodeSet *nodes, const char *name)
{
    *graph = (Graph){nodes, g_hash_table_new(g_str_hash, g_str_equal), g_new0(GArray *, nodes->nodeNr)};
    for (int i = 0; i < nodes->nodeNr; i++) {
        const char *id = jf_xml_attribute(nodes->nodeTab[i], "id");
        if (id != NULL && !g_hash_table_contains(graph->place, id))
            g_hash_table_insert(graph->place, (char *)id, GINT_TO_POINTER(i + 1));
        graph->next[i] = g_array_new(FALSE, FALSE, sizeof(int));
    }
    for (int i = 0; i < nodes->nodeNr; i++) {
        add_reference(graph, i, nodes->nodeTab[i], name);
        for (xmlNode *child = nodes->nodeTab[i]->children; child != NULL; child = child->next)
            if (child->type == XML_ELEMENT_NODE)
                add_reference(graph, i, child, name);
    }
}

static void graph_close(Graph *graph)
{
    for (int i = 0; i < graph->nodes->nodeNr; i++)
        g_array_unref(graph->next[i]);
    g_free(graph->next);
    g_hash_table_unref(graph->place);
}

// A walk with a stack of our own: how deep references go is the author's to say, not ours to trust.
static bool comes_back(const Graph *graph, int start, char *seen, GArray *stack)
{
    memset(seen, 0, (size_t)graph->nodes->nodeNr);
    g_array_set_size(stack, 0);
    for (int at = start;;) {
        for (guint i = 0; i < graph->next[at]->len; i++) {
            int to = g_array_index(graph->next[at], int, i);
            if (to == start)
                return true;
            if (!seen[to]) {
                seen[to] = 1;
                g_array_append_val(stack, to);
            }
        }
        if (stack->len == 0)
            return false;
        at = g_array_index(stack, int, stack->len - 1);
        g_array_set_size(stack, stack->len - 1);
    }
}

xmlNodeSet *jf_cycles_find(const xmlNodeSet *nodes, const char *name)
{
    xmlNodeSet *found = xmlXPathNodeSetCreate(NULL);
    if (nodes == NULL || nodes->nodeNr == 0)
        return found;
    Graph graph;
    graph_open(&graph, nodes, name);
    g_autofree char *seen = g_malloc((gsize)nodes->nodeNr);
    g_autoptr(GArray) stack = g_array_new(FALSE, FALSE, sizeof(int));
    for (int i = 0; i < nodes->nodeNr; i++)
        if (comes_back(&graph, i, seen, stack))
            xmlXPathNodeSetAddUnique(found, nodes->nodeTab[i]);
    graph_close(&graph);
    return found;
}
