// SPDX-License-Identifier: MIT
// The extension functions of stylesheets (jf:…), and our own document() and generate-id(): free of side effects, the same on every machine.
#include "base/duration.h"
#include "base/instant.h"
#include "base/number.h"
#include "xml/running.h"
#include <libxml/xpathInternals.h>
#include <libxslt/extensions.h>
#include <math.h>
#include <string.h>

#define MESSAGES_NS "urn:jiaofu:messages:1"
#define MESSAGES_DOCUMENT "jiaofu:messages"
#define ARGUMENTS_MAX 5
#define MINUS "\u2212" // as high and wide as a plus sign

static JfRunning *running_of(xmlXPathParserContext *xpath)
{
    xsltTransformContext *context = xsltXPathGetTransformContext(xpath);
    return context->_private;
}

// Takes the arguments off the stack as strings (in their order); the caller frees them with free_strings. false: wrong number of them.
static bool pop_strings(xmlXPathParserContext *xpath, const char *function, int n, int min, int max, xmlChar *out[ARGUMENTS_MAX])
{
    memset(out, 0, sizeof(xmlChar *) * ARGUMENTS_MAX);
    if (n < min || n > max) {
        g_autofree char *count = g_strdup_printf("%d", n);
        jf_running_fault(running_of(xpath), JF_DIAG_STYLESHEET_FUNCTION, function, count);
        xmlXPathSetArityError(xpath);
        return false;
    }
    for (int i = n - 1; i >= 0; i--)
        out[i] = xmlXPathPopString(xpath);
    return true;
}

static void free_strings(xmlChar *strings[ARGUMENTS_MAX])
{
    for (int i = 0; i < ARGUMENTS_MAX; i++)
        xmlFree(strings[i]);
}

static const char *text_at(xmlChar *const *strings, int i)
{
    return strings[i] ? (const char *)strings[i] : "";
}

static void push_text(xmlXPathParserContext *xpath, const char *text)
{
    valuePush(xpath, xmlXPathNewCString(text));
}

// ---- time

// Opened once for all runs: a zone's rules do not change while the program runs. NULL for an unknown zone.
static const JfZone *find_zone(JfRunning *running, const char *name)
{
    if (name == NULL || name[0] == '\0')
        return NULL;
    JfZone *zone = g_hash_table_lookup(running->zones, name);
    if (zone == NULL && (zone = jf_zone_open(name)) != NULL)
        g_hash_table_insert(running->zones, g_strdup(name), zone);
    return zone;
}

// A date alone is taken at noon, which exists in every zone.
static bool read_time(const char *text, const JfZone *zone, JfInstant *out)
{
    if (strlen(text) != 10)
        return jf_instant_parse(text, zone, out) == JF_INSTANT_OK;
    char noon[24];
    g_snprintf(noon, sizeof noon, "%sT12:00:00", text);
    return jf_instant_parse(noon, zone, out) == JF_INSTANT_OK;
}

static void function_instant(xmlXPathParserContext *xpath, int n)
{
    xmlChar *arguments[ARGUMENTS_MAX];
    if (!pop_strings(xpath, "jf:instant", n, 3, 3, arguments))
        return;
    JfRunning *running = running_of(xpath);
    const char *text = text_at(arguments, 0);
    const JfZone *zone = find_zone(running, text_at(arguments, 1));
    JfInstant instant = 0;
    if (text[0] == '\0') {
        push_text(xpath, "");
    } else if (zone == NULL || !read_time(text, zone, &instant)) {
        jf_running_fault(running, JF_DIAG_STYLESHEET_FUNCTION, "jf:instant", zone ? text : text_at(arguments, 1));
        push_text(xpath, text);
    } else {
        g_autofree char *shown = jf_instant_format(instant, zone, text_at(arguments, 2));
        push_text(xpath, shown);
    }
    free_strings(arguments);
}

static void function_minutes(xmlXPathParserContext *xpath, int n)
{
    xmlChar *arguments[ARGUMENTS_MAX];
    if (!pop_strings(xpath, "jf:minutes", n, 2, 2, arguments))
        return;
    JfRunning *running = running_of(xpath);
    const JfZone *zone = find_zone(running, running->zone);
    JfInstant from = 0, to = 0;
    double minutes = (double)NAN;
    if (jf_instant_parse(text_at(arguments, 0), zone, &from) == JF_INSTANT_OK &&
        jf_instant_parse(text_at(arguments, 1), zone, &to) == JF_INSTANT_OK)
        minutes = floor((double)(to - from) / 60e6);
    valuePush(xpath, xmlXPathNewFloat(minutes));
    free_strings(arguments);
}

static void function_duration(xmlXPathParserContext *xpath, int n)
{
    if (n != 1) {
        jf_running_fault(running_of(xpath), JF_DIAG_STYLESHEET_FUNCTION, "jf:duration", "1");
        xmlXPathSetArityError(xpath);
        return;
    }
    double minutes = xmlXPathPopNumber(xpath);
    g_autoptr(GString) out = g_string_new(NULL);
    if (isfinite(minutes) && fabs(minutes) < 1e12)
        jf_duration_append(out, (int64_t)minutes, running_of(xpath)->language);
    push_text(xpath, out->str);
}

// ---- money

static void append_money(GString *out, gint64 minor, const char *currency)
{
    guint64 amount = minor < 0 ? (guint64) - (minor + 1) + 1 : (guint64)minor;
    if (minor < 0)
        g_string_append(out, MINUS);
    if (strcmp(currency, "CNY") == 0)
        g_string_append(out, "¥");
    else
        g_string_append_printf(out, "%s ", currency);
    jf_amount_append(out, amount, currency);
}

static void function_money(xmlXPathParserContext *xpath, int n)
{
    xmlChar *arguments[ARGUMENTS_MAX];
    if (!pop_strings(xpath, "jf:money", n, 2, 2, arguments))
        return;
    g_autoptr(GString) out = g_string_new(NULL);
    gint64 minor = 0;
    const char *text = text_at(arguments, 0);
    if (jf_integer_parse(text, -G_MAXINT64, G_MAXINT64, &minor))
        append_money(out, minor, text_at(arguments, 1));
    else if (text[0] != '\0')
        jf_running_fault(running_of(xpath), JF_DIAG_STYLESHEET_FUNCTION, "jf:money", text);
    push_text(xpath, out->str);
    free_strings(arguments);
}

// ---- messages

static xmlDoc *find_document(const JfRunning *running, const char *name)
{
    for (const JfTransformInput *input = running->inputs; input != NULL && input->name != NULL; input++)
        if (input->doc != NULL && strcmp(input->name, name) == 0)
            return input->doc;
    return NULL;
}

static void add_messages(JfRunning *running, const xmlNode *parent)
{
    for (xmlNode *node = parent->children; node != NULL; node = node->next) {
        const char *id = jf_xml_attribute(node, "id");
        if (id != NULL && jf_xml_is(node, MESSAGES_NS, "message"))
            g_hash_table_insert(running->messages, (char *)id, node);
        else if (jf_xml_is(node, MESSAGES_NS, "messages"))
            add_messages(running, node);
    }
}

static void load_messages(JfRunning *running)
{
    running->messages = g_hash_table_new(g_str_hash, g_str_equal);
    const xmlDoc *doc = find_document(running, MESSAGES_DOCUMENT);
    const xmlNode *root = doc ? xmlDocGetRootElement(doc) : NULL;
    if (root)
        add_messages(running, root);
}

static const char *find_message(JfRunning *running, const char *id)
{
    static const char *const names[] = {[JF_LANGUAGE_ZH] = "zh", [JF_LANGUAGE_EN] = "en"};
    if (running->messages == NULL)
        load_messages(running);
    const xmlNode *message = g_hash_table_lookup(running->messages, id);
    const xmlNode *text = message ? jf_xml_child(message, MESSAGES_NS, names[running->language]) : NULL;
    if (text == NULL)
        return NULL;
    return text->children && text->children->content ? (const char *)text->children->content : "";
}

// Unlike jf_text_fill, which makes values safe for a terminal, this takes them as they are: they go into a document.
static char *fill(const char *sentence, xmlChar *const *values)
{
    GString *out = g_string_sized_new(64);
    for (const char *c = sentence; *c != '\0'; c++) {
        if (c[0] == '{' && c[1] >= '0' && c[1] < '0' + ARGUMENTS_MAX - 1 && c[2] == '}') {
            g_string_append(out, text_at(values, c[1] - '0'));
            c += 2;
        } else {
            g_string_append_c(out, *c);
        }
    }
    return g_string_free(out, FALSE);
}

static void function_message(xmlXPathParserContext *xpath, int n)
{
    xmlChar *arguments[ARGUMENTS_MAX];
    if (!pop_strings(xpath, "jf:message", n, 1, ARGUMENTS_MAX, arguments))
        return;
    JfRunning *running = running_of(xpath);
    const char *sentence = find_message(running, text_at(arguments, 0));
    if (sentence == NULL) {
        jf_running_fault(running, JF_DIAG_STYLESHEET_TEXT, text_at(arguments, 0), running->language == JF_LANGUAGE_ZH ? "zh" : "en");
        push_text(xpath, text_at(arguments, 0));
    } else if (strchr(sentence, '{') == NULL) {
        push_text(xpath, sentence);
    } else {
        g_autofree char *filled = fill(sentence, arguments + 1);
        push_text(xpath, filled);
    }
    free_strings(arguments);
}

// ---- nodes

static const xmlNode *first_node(const xmlXPathObject *object)
{
    bool any = object != NULL && object->nodesetval != NULL && object->nodesetval->nodeNr > 0;
    return any ? object->nodesetval->nodeTab[0] : NULL;
}

static void function_where(xmlXPathParserContext *xpath, int n)
{
    xmlXPathObject *object = n == 1 ? valuePop(xpath) : NULL;
    if (object == NULL || (object->type != XPATH_NODESET && object->type != XPATH_XSLT_TREE)) {
        jf_running_fault(running_of(xpath), JF_DIAG_STYLESHEET_FUNCTION, "jf:where", "node-set");
        xmlXPathFreeObject(object);
        xmlXPathSetTypeError(xpath);
        return;
    }
    xmlXPathNodeSetSort(object->nodesetval);
    JfWhere where = jf_xml_where(first_node(object));
    g_autofree char *text = where.file ? g_strdup_printf("%s:%d", where.file, where.line) : g_strdup("");
    xmlXPathFreeObject(object);
    push_text(xpath, text);
}

static int position_among_siblings(const xmlNode *node)
{
    int position = 1;
    for (const xmlNode *n = node->prev; n != NULL; n = n->prev)
        position++;
    return position;
}

// The way from the root, so that the same input gives the same names; the library's own is made of addresses. 'd' and a letter tell the
// document: the record, or the n-th that was handed in, or a tree that the stylesheet made.
static void append_id(const JfRunning *running, GString *out, const xmlNode *node)
{
    if (node->type == XML_NAMESPACE_DECL) {
        g_string_append_printf(out, "ns-%s", ((const xmlNs *)node)->prefix ? (const char *)((const xmlNs *)node)->prefix : "");
        return;
    }
    if (node->parent != NULL) {
        append_id(running, out, node->parent);
        g_string_append_printf(out, "%s%d", node->type == XML_ATTRIBUTE_NODE ? "a" : "-", position_among_siblings(node));
        return;
    }
    int index = 0;
    for (const JfTransformInput *input = running->inputs; input != NULL && input->name != NULL; input++) {
        index += input->doc != NULL;
        if ((const xmlNode *)input->doc == node) {
            g_string_append_printf(out, "id%d", index);
            return;
        }
    }
    g_string_append(out, node == (const xmlNode *)running->context->initialContextDoc ? "id" : "idt");
}

static void function_generate_id(xmlXPathParserContext *xpath, int n)
{
    g_autoptr(GString) out = g_string_new(NULL);
    if (n == 0) {
        append_id(running_of(xpath), out, xpath->context->node);
    } else {
        xmlXPathObject *object = valuePop(xpath);
        if (object != NULL && object->nodesetval != NULL)
            xmlXPathNodeSetSort(object->nodesetval);
        const xmlNode *node = first_node(object);
        if (node != NULL)
            append_id(running_of(xpath), out, node);
        xmlXPathFreeObject(object);
    }
    push_text(xpath, out->str);
}

static void function_document(xmlXPathParserContext *xpath, int n)
{
    if (n == 2)
        xmlXPathFreeObject(valuePop(xpath)); // the base: names are absolute
    if (n != 1 && n != 2) {
        xmlXPathSetArityError(xpath);
        return;
    }
    JfRunning *running = running_of(xpath);
    xmlChar *name = xmlXPathPopString(xpath);
    xmlDoc *doc = name ? find_document(running, (const char *)name) : NULL;
    if (doc == NULL) {
        jf_running_fault(running, JF_DIAG_STYLESHEET_OUTSIDE, name ? (const char *)name : "", NULL);
        running->context->state = XSLT_STATE_STOPPED;
    }
    valuePush(xpath, xmlXPathNewNodeSet((xmlNode *)doc));
    xmlFree(name);
}

static void function_refused(xmlXPathParserContext *xpath, int n)
{
    for (int i = 0; i < n; i++)
        xmlXPathFreeObject(valuePop(xpath));
    jf_running_fault(running_of(xpath), JF_DIAG_STYLESHEET_FUNCTION, "unparsed-entity-uri()", "");
    push_text(xpath, "");
}

// The library keeps its own function of a name until that is taken away.
static void replace_function(JfRunning *running, const char *name, xmlXPathFunction call)
{
    xmlXPathRegisterFunc(running->context->xpathCtxt, (const xmlChar *)name, NULL);
    xmlXPathRegisterFunc(running->context->xpathCtxt, (const xmlChar *)name, call);
}

void jf_functions_add(JfRunning *running)
{
    static const struct {
        const char *name;
        xmlXPathFunction call;
    } functions[] = {
        {"instant", function_instant}, {"minutes", function_minutes},   {"message", function_message},
        {"money", function_money},     {"duration", function_duration}, {"where", function_where},
        {"numbered", jf_function_numbered},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(functions); i++)
        xsltRegisterExtFunction(running->context, (const xmlChar *)functions[i].name, (const xmlChar *)JF_FUNCTIONS_NS, functions[i].call);
    replace_function(running, "document", function_document);
    replace_function(running, "generate-id", function_generate_id);
    replace_function(running, "unparsed-entity-uri", function_refused);
}
