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

static const char *time_fault(xmlXPathParserContext *xpath, const char *text)
{
    static const char *const names[] = {
        [JF_INSTANT_OK] = "",     [JF_INSTANT_SYNTAX] = "syntax", [JF_INSTANT_RANGE] = "range",
        [JF_INSTANT_GAP] = "gap", [JF_INSTANT_TWICE] = "twice",
    };
    JfInstant instant = 0;
    return names[jf_instant_parse(text, of(xpath)->zone, &instant)];
}

static void function_time_fault(xmlXPathParserContext *xpath, int n)
{
    xmlChar *text = pop_argument(xpath, n);
    if (text == NULL)
        return;
    valuePush(xpath, xmlXPathNewCString(time_fault(xpath, (const char *)text)));
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

// One walk for all rules that look at every attribute: in XPath, //@* costs more than all other rules together.
static GPtrArray *all_attributes(JfExpressions *e)
{
    if (e->attributes->len > 0)
        return e->attributes;
    for (xmlNode *node = xmlDocGetRootElement(e->xpath->doc); node != NULL;) {
        for (xmlAttr *a = node->type == XML_ELEMENT_NODE ? node->properties : NULL; a != NULL; a = a->next)
            if (a->ns == NULL)
                g_ptr_array_add(e->attributes, a);
        if (node->type == XML_ELEMENT_NODE && node->children != NULL) {
            node = node->children;
            continue;
        }
        while (node->parent != NULL && node->next == NULL)
            node = node->parent;
        node = node->next;
    }
    return e->attributes;
}

static const char *attribute_value(const xmlAttr *attribute)
{
    return attribute->children && attribute->children->content ? (const char *)attribute->children->content : "";
}

static bool has_word(const char *words, const char *word)
{
    size_t n = strlen(word);
    for (const char *c = words; (c = strstr(c, word)) != NULL; c += n)
        if ((c == words || c[-1] == ' ') && (c[n] == '\0' || c[n] == ' '))
            return true;
    return false;
}

// Whether an attribute's name is among the words; names come from one dictionary, so that most answers are known by the pointer.
typedef struct {
    const char *words;
    struct {
        const xmlChar *name;
        bool in;
    } known[16];
} NameSet;

static bool among(NameSet *set, const xmlChar *name)
{
    size_t slot = ((uintptr_t)name >> 3) % G_N_ELEMENTS(set->known);
    if (set->known[slot].name != name) {
        set->known[slot].name = name;
        set->known[slot].in = has_word(set->words, (const char *)name);
    }
    return set->known[slot].in;
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
    g_autoptr(GHashTable) known = g_hash_table_new(g_str_hash, g_str_equal);
    const xmlNodeSet *set = targets->nodesetval;
    for (int i = 0; set != NULL && i < set->nodeNr; i++)
        if (set->nodeTab[i]->type == XML_ATTRIBUTE_NODE)
            g_hash_table_add(known, (char *)attribute_value((xmlAttr *)set->nodeTab[i]));
    xmlNodeSet *strays = xmlXPathNodeSetCreate(NULL);
    GPtrArray *all = all_attributes(of(xpath));
    NameSet wanted = {.words = (const char *)names};
    for (guint i = 0; i < all->len; i++) {
        xmlAttr *a = g_ptr_array_index(all, i);
        if (among(&wanted, a->name) && !g_hash_table_contains(known, attribute_value(a)))
            xmlXPathNodeSetAddUnique(strays, (xmlNode *)a);
    }
    xmlFree(names);
    valuePush(xpath, xmlXPathWrapNodeSet(strays));
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

typedef struct {
    xmlAttr *attribute;
    const char *fault;
} OddTime;

// One reading of all times for both questions that rules ask about them.
static const GArray *odd_times(xmlXPathParserContext *xpath)
{
    JfExpressions *e = of(xpath);
    if (e->odd_times != NULL)
        return e->odd_times;
    e->odd_times = g_array_new(FALSE, FALSE, sizeof(OddTime));
    const GPtrArray *all = all_attributes(e);
    for (guint i = 0; i < all->len; i++) {
        OddTime odd = {.attribute = g_ptr_array_index(all, i)};
        const char *value = attribute_value(odd.attribute);
        if (!g_ascii_isdigit(value[0]) || strnlen(value, 14) < 14 || value[10] != 'T' || value[13] != ':')
            continue;
        odd.fault = time_fault(xpath, value);
        if (*odd.fault != '\0')
            g_array_append_val(e->odd_times, odd);
    }
    return e->odd_times;
}

// jf:times(fault): the attributes that are written as a date with a time and have this fault, as jf:time-fault says.
static void function_times(xmlXPathParserContext *xpath, int n)
{
    xmlChar *fault = pop_argument(xpath, n);
    if (fault == NULL)
        return;
    xmlNodeSet *times = xmlXPathNodeSetCreate(NULL);
    const GArray *odd = odd_times(xpath);
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
        {"time", function_time},     {"time-fault", function_time_fault}, {"zone-known", function_zone_known},
        {"strays", function_strays}, {"times", function_times},           {"repeats", function_repeats},
        {"cycles", function_cycles},
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
    e->attributes = g_ptr_array_new();
    e->xpath = open_xpath(e);
    return e;
}

void jf_expressions_free(JfExpressions *e)
{
    if (e == NULL)
        return;
    xmlXPathFreeContext(e->xpath);
    g_ptr_array_unref(e->attributes);
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
    g_ptr_array_set_size(e->attributes, 0);
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
