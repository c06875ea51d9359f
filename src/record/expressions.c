// SPDX-License-Identifier: MIT
// The functions of rules, and evaluating their expressions.
#include "record/expressions.h"
#include "record/cycles.h"
#include "record/record.h"
#include <libxml/xpathInternals.h>
#include <math.h>
#include <string.h>

#define FUNCTIONS_NS "urn:jiaofu:functions:1"
#define OPERATIONS_MAX 100000000u // of XPath, for one record

G_DEFINE_AUTOPTR_CLEANUP_FUNC(xmlXPathObject, xmlXPathFreeObject)

static void free_zone(void *zone)
{
    jf_zone_free(zone);
}

static JfExpressions *of(xmlXPathParserContext *xpath)
{
    return xpath->context->userData;
}

static const JfZone *find_zone(JfExpressions *e, const char *name)
{
    JfZone *zone = g_hash_table_lookup(e->zones, name);
    if (zone == NULL && (zone = jf_zone_open(name)) != NULL)
        g_hash_table_insert(e->zones, g_strdup(name), zone);
    return zone;
}

// The one argument of the function, as a string that the caller frees; NULL after an error.
static xmlChar *pop_argument(xmlXPathParserContext *xpath, int n)
{
    if (n != 1) {
        xmlXPathSetArityError(xpath);
        return NULL;
    }
    return xmlXPathPopString(xpath);
}

static void function_time(xmlXPathParserContext *xpath, int n)
{
    xmlChar *text = pop_argument(xpath, n);
    if (text == NULL)
        return;
    JfInstant instant = 0;
    bool read = jf_instant_parse((const char *)text, of(xpath)->zone, &instant) == JF_INSTANT_OK;
    valuePush(xpath, xmlXPathNewFloat(read ? (double)instant / 1e6 : (double)NAN));
    xmlFree(text);
}

static const char *time_fault(const JfExpressions *e, const char *text)
{
    static const char *const names[] = {
        [JF_INSTANT_OK] = "",     [JF_INSTANT_SYNTAX] = "syntax", [JF_INSTANT_RANGE] = "range",
        [JF_INSTANT_GAP] = "gap", [JF_INSTANT_TWICE] = "twice",
    };
    JfInstant instant = 0;
    return names[jf_instant_parse(text, e->zone, &instant)];
}

static void function_time_fault(xmlXPathParserContext *xpath, int n)
{
    xmlChar *text = pop_argument(xpath, n);
    if (text == NULL)
        return;
    valuePush(xpath, xmlXPathNewCString(time_fault(of(xpath), (const char *)text)));
    xmlFree(text);
}

static void function_zone_known(xmlXPathParserContext *xpath, int n)
{
    xmlChar *text = pop_argument(xpath, n);
    if (text == NULL)
        return;
    valuePush(xpath, xmlXPathNewBoolean(find_zone(of(xpath), (const char *)text) != NULL));
    xmlFree(text);
}

static void function_current(xmlXPathParserContext *xpath, int n)
{
    if (n != 0) {
        xmlXPathSetArityError(xpath);
        return;
    }
    valuePush(xpath, xmlXPathNewNodeSet(of(xpath)->current));
}

static const char *attribute_value(const xmlAttr *attribute)
{
    return attribute->children && attribute->children->content ? (const char *)attribute->children->content : "";
}

// ---- all attributes, by their names

typedef struct {
    xmlAttr *attribute;
    guint place; // in the document's order
} Placed;

typedef struct {
    xmlAttr *attribute;
    const char *fault;
} OddTime;

typedef struct {
    JfExpressions *e;
    guint place;
    struct {
        const xmlChar *name;
        GArray *list;
    } known[64]; // names come from one dictionary: most are known by the pointer
} Index;

static GArray *list_of(Index *index, const xmlChar *name)
{
    size_t slot = ((uintptr_t)name >> 3) % G_N_ELEMENTS(index->known);
    if (index->known[slot].name == name)
        return index->known[slot].list;
    GArray *list = g_hash_table_lookup(index->e->attributes, name);
    if (list == NULL) {
        list = g_array_new(FALSE, FALSE, sizeof(Placed));
        g_hash_table_insert(index->e->attributes, g_strdup((const char *)name), list);
    }
    index->known[slot].name = name;
    index->known[slot].list = list;
    return list;
}

static void index_attribute(Index *index, xmlAttr *attribute)
{
    Placed placed = {attribute, index->place++};
    g_array_append_val(list_of(index, attribute->name), placed);
    const char *value = attribute_value(attribute);
    if (!g_ascii_isdigit(value[0]) || strnlen(value, 14) < 14 || value[10] != 'T' || value[13] != ':')
        return;
    OddTime odd = {attribute, time_fault(index->e, value)};
    if (*odd.fault != '\0')
        g_array_append_val(index->e->odd_times, odd);
}

// One walk for all rules that look at every attribute, of which a record may have millions: in XPath, //@* costs more than all other rules together.
static void index_attributes(JfExpressions *e)
{
    if (e->attributes != NULL)
        return;
    e->attributes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_array_unref);
    e->odd_times = g_array_new(FALSE, FALSE, sizeof(OddTime));
    Index index = {.e = e};
    for (xmlNode *node = xmlDocGetRootElement(e->xpath->doc); node != NULL;) {
        for (xmlAttr *a = node->type == XML_ELEMENT_NODE ? node->properties : NULL; a != NULL; a = a->next)
            if (a->ns == NULL)
                index_attribute(&index, a);
        if (node->type == XML_ELEMENT_NODE && node->children != NULL) {
            node = node->children;
            continue;
        }
        while (node->parent != NULL && node->next == NULL)
            node = node->parent;
        node = node->next;
    }
}

static int compare_places(const void *a, const void *b)
{
    guint x = ((const Placed *)a)->place, y = ((const Placed *)b)->place;
    return x < y ? -1 : x > y;
}

static void add_strays(GArray *strays, const GArray *list, GHashTable *known)
{
    for (guint i = 0; list != NULL && i < list->len; i++) {
        const Placed *placed = &g_array_index(list, Placed, i);
        if (!g_hash_table_contains(known, attribute_value(placed->attribute)))
            g_array_append_val(strays, *placed);
    }
}

// jf:strays(names, targets): the attributes of these names whose value is not that of any target.
static void function_strays(xmlXPathParserContext *xpath, int n)
{
    if (n != 2 || xpath->valueNr < 2 || xpath->value->type != XPATH_NODESET) {
        xmlXPathSetTypeError(xpath);
        return;
    }
    g_autoptr(xmlXPathObject) targets = valuePop(xpath);
    xmlChar *names = xmlXPathPopString(xpath);
    g_auto(GStrv) words = g_strsplit((const char *)names, " ", -1);
    xmlFree(names);
    g_autoptr(GHashTable) known = g_hash_table_new(g_str_hash, g_str_equal);
    const xmlNodeSet *set = targets->nodesetval;
    for (int i = 0; set != NULL && i < set->nodeNr; i++)
        if (set->nodeTab[i]->type == XML_ATTRIBUTE_NODE)
            g_hash_table_add(known, (char *)attribute_value((xmlAttr *)set->nodeTab[i]));
    index_attributes(of(xpath));
    g_autoptr(GArray) strays = g_array_new(FALSE, FALSE, sizeof(Placed));
    for (char **word = words; *word != NULL; word++)
        add_strays(strays, g_hash_table_lookup(of(xpath)->attributes, *word), known);
    g_array_sort(strays, compare_places);
    xmlNodeSet *nodes = xmlXPathNodeSetCreate(NULL);
    for (guint i = 0; i < strays->len; i++)
        xmlXPathNodeSetAddUnique(nodes, (xmlNode *)g_array_index(strays, Placed, i).attribute);
    valuePush(xpath, xmlXPathWrapNodeSet(nodes));
}

// jf:having(name, value, other): the elements whose attribute `name` has this value and which have no attribute `other`. Of a month's million
// events XPath would look at each by itself.
static void function_having(xmlXPathParserContext *xpath, int n)
{
    if (n != 3) {
        xmlXPathSetArityError(xpath);
        return;
    }
    xmlChar *other = xmlXPathPopString(xpath), *value = xmlXPathPopString(xpath), *name = xmlXPathPopString(xpath);
    index_attributes(of(xpath));
    const GArray *list = name != NULL ? g_hash_table_lookup(of(xpath)->attributes, name) : NULL;
    xmlNodeSet *nodes = xmlXPathNodeSetCreate(NULL);
    for (guint i = 0; list != NULL && value != NULL && other != NULL && i < list->len; i++) {
        const xmlAttr *attribute = g_array_index(list, Placed, i).attribute;
        if (strcmp(attribute_value(attribute), (const char *)value) == 0 &&
            jf_xml_attribute(attribute->parent, (const char *)other) == NULL)
            xmlXPathNodeSetAddUnique(nodes, attribute->parent);
    }
    xmlFree(name);
    xmlFree(value);
    xmlFree(other);
    valuePush(xpath, xmlXPathWrapNodeSet(nodes));
}

// What of `node` the names ask for, for comparing; NULL if it lacks one of them.
static char *identity(const xmlNode *node, char *const *names)
{
    GString *key = g_string_new(NULL);
    for (; *names != NULL; names++) {
        const char *value = jf_xml_attribute(node, *names);
        if (strcmp(*names, "..") == 0)
            g_string_append_printf(key, "%p", (const void *)node->parent);
        else if (value == NULL)
            return g_string_free(key, TRUE);
        else
            g_string_append(key, value);
        g_string_append_c(key, '\n');
    }
    return g_string_free(key, FALSE);
}

// jf:repeats(nodes, names): the elements whose attributes of these names have the values of an earlier one; ".." among the names: of an
// earlier one of the same parent.
static void function_repeats(xmlXPathParserContext *xpath, int n)
{
    xmlChar *names = n == 2 ? xmlXPathPopString(xpath) : NULL;
    if (names == NULL || xpath->value == NULL || xpath->value->type != XPATH_NODESET) {
        xmlFree(names);
        xmlXPathSetTypeError(xpath);
        return;
    }
    g_autoptr(xmlXPathObject) nodes = valuePop(xpath);
    g_auto(GStrv) words = g_strsplit((const char *)names, " ", -1);
    xmlFree(names);
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    xmlNodeSet *repeats = xmlXPathNodeSetCreate(NULL);
    xmlXPathNodeSetSort(nodes->nodesetval);
    for (int i = 0; nodes->nodesetval != NULL && i < nodes->nodesetval->nodeNr; i++) {
        char *key = identity(nodes->nodesetval->nodeTab[i], words);
        if (key != NULL && !g_hash_table_add(seen, key))
            xmlXPathNodeSetAddUnique(repeats, nodes->nodesetval->nodeTab[i]);
    }
    valuePush(xpath, xmlXPathWrapNodeSet(repeats));
}

// jf:cycles(nodes, name): the elements that come back to themselves by their references (record/cycles.h).
static void function_cycles(xmlXPathParserContext *xpath, int n)
{
    xmlChar *name = n == 2 ? xmlXPathPopString(xpath) : NULL;
    if (name == NULL || xpath->value == NULL || xpath->value->type != XPATH_NODESET) {
        xmlFree(name);
        xmlXPathSetTypeError(xpath);
        return;
    }
    g_autoptr(xmlXPathObject) nodes = valuePop(xpath);
    xmlXPathNodeSetSort(nodes->nodesetval);
    valuePush(xpath, xmlXPathWrapNodeSet(jf_cycles_find(nodes->nodesetval, (const char *)name)));
    xmlFree(name);
}

// jf:times(fault): the attributes that are written as a date with a time and have this fault, as jf:time-fault says.
static void function_times(xmlXPathParserContext *xpath, int n)
{
    xmlChar *fault = pop_argument(xpath, n);
    if (fault == NULL)
        return;
    xmlNodeSet *times = xmlXPathNodeSetCreate(NULL);
    index_attributes(of(xpath));
    const GArray *odd = of(xpath)->odd_times;
    for (guint i = 0; i < odd->len; i++)
        if (strcmp(g_array_index(odd, OddTime, i).fault, (const char *)fault) == 0)
            xmlXPathNodeSetAddUnique(times, (xmlNode *)g_array_index(odd, OddTime, i).attribute);
    xmlFree(fault);
    valuePush(xpath, xmlXPathWrapNodeSet(times));
}

static void take_error(void *data, xmlError *error)
{
    JfExpressions *e = data;
    g_strlcpy(e->failed, error->str1 ? error->str1 : "XPath", sizeof e->failed);
}

static xmlXPathContext *open_xpath(JfExpressions *e)
{
    xmlXPathContext *xpath = xmlXPathNewContext(NULL);
    if (xpath == NULL)
        g_error("out of memory");
    xpath->userData = e;
    xpath->error = take_error;
    xmlXPathContextSetCache(xpath, 1, -1, 0);
    xmlXPathRegisterNs(xpath, (const xmlChar *)"d", (const xmlChar *)JF_RECORD_NS);
    xmlXPathRegisterNs(xpath, (const xmlChar *)"jf", (const xmlChar *)FUNCTIONS_NS);
    static const struct {
        const char *name;
        xmlXPathFunction call;
    } functions[] = {
        {"time", function_time},   {"time-fault", function_time_fault}, {"zone-known", function_zone_known}, {"strays", function_strays},
        {"times", function_times}, {"repeats", function_repeats},       {"cycles", function_cycles},         {"having", function_having},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(functions); i++)
        xmlXPathRegisterFuncNS(xpath, (const xmlChar *)functions[i].name, (const xmlChar *)FUNCTIONS_NS, functions[i].call);
    xmlXPathRegisterFunc(xpath, (const xmlChar *)"current", function_current);
    return xpath;
}

JfExpressions *jf_expressions_new(void)
{
    JfExpressions *e = g_new0(JfExpressions, 1);
    e->zones = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_zone);
    e->xpath = open_xpath(e);
    return e;
}

void jf_expressions_free(JfExpressions *e)
{
    if (e == NULL)
        return;
    xmlXPathFreeContext(e->xpath);
    g_clear_pointer(&e->attributes, g_hash_table_unref);
    g_clear_pointer(&e->odd_times, g_array_unref);
    g_hash_table_destroy(e->zones);
    g_free(e);
}

void jf_expressions_begin(JfExpressions *e, xmlDoc *doc)
{
    const char *zone = jf_xml_attribute(xmlDocGetRootElement(doc), "zone");
    e->zone = zone ? find_zone(e, zone) : NULL;
    e->xpath->doc = doc;
    e->xpath->opLimit = OPERATIONS_MAX;
    e->xpath->opCount = 0;
}

void jf_expressions_end(JfExpressions *e)
{
    g_clear_pointer(&e->attributes, g_hash_table_unref);
    g_clear_pointer(&e->odd_times, g_array_unref);
    xmlXPathRegisteredVariablesCleanup(e->xpath);
    e->xpath->doc = NULL;
    e->xpath->node = e->current = NULL;
    e->zone = NULL;
}

xmlXPathObject *jf_expressions_evaluate(JfExpressions *e, xmlXPathCompExpr *compiled, xmlNode *node)
{
    g_strlcpy(e->failed, "XPath", sizeof e->failed);
    e->xpath->node = node;
    return xmlXPathCompiledEval(compiled, e->xpath);
}

int jf_expressions_test(JfExpressions *e, xmlXPathCompExpr *compiled, xmlNode *node)
{
    g_strlcpy(e->failed, "XPath", sizeof e->failed);
    e->xpath->node = node;
    return xmlXPathCompiledEvalToBoolean(compiled, e->xpath);
}
