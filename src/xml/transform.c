// SPDX-License-Identifier: MIT
// Stylesheets: compiling them from their sources alone, and running them in a sandbox with an end.
#include "xml/transform.h"
#include "base/instant.h"
#include "xml/running.h"
#include "xml/usage.h"
#include <libexslt/exslt.h>
#include <libxslt/documents.h>
#include <libxslt/extensions.h>
#include <libxslt/imports.h>
#include <libxslt/security.h>
#include <libxslt/transform.h>
#include <libxslt/variables.h>
#include <libxslt/xsltutils.h>
#include <string.h>

#define SHEETS_MAX 64u // stylesheets of one transform: imports of imports multiply
#define TEMPLATE_DEPTH 3000
#define OPERATIONS_BASE 10000000u // XPath and XSLT steps: about a second
#define OPERATIONS_PER_NODE 5000u // of the input, so that large reports may take their time and small ones may not
#define NODES_MAX 4000000u
#define BYTES_BASE ((size_t)256 << 20) // of memory in larger pieces, taken one after the other; texts that double would take any number
#define BYTES_PER_NODE 1000u           // of the input
#define BUNDLED "jiaofu:"
#define BUNDLED_BASE "jiaofu:///" // so that relative references from a bundled sheet resolve to bundled ones

G_DEFINE_AUTOPTR_CLEANUP_FUNC(xsltTransformContext, xsltFreeTransformContext)

struct JfTransform {
    JfSource *sheets, *bundled;
    xsltStylesheet *compiled;
    xsltSecurityPrefs *sandbox;
    GHashTable *zones;
};

// One compilation; `_private` of the main stylesheet.
typedef struct {
    const JfTransform *transform;
    unsigned loaded;
    char *path; // where the next sentence of the library belongs, which it says before it; NULL: nothing said
    int line;
    char *unplaced;        // the first sentence that came without a place: the last resort
    JfDiagId load_fault;   // of the import that failed last
    GHashTable *documents; // of all sheets, that are not freed yet
    JfUsage *usage;
    JfDiags *diags;
} Compiling;

// ---- places

static const char *bundled_name(const char *url)
{
    if (!g_str_has_prefix(url, BUNDLED))
        return NULL;
    url += strlen(BUNDLED);
    return url + strspn(url, "/");
}

static char *sheet_path(const JfTransform *transform, const char *url)
{
    const char *name = bundled_name(url);
    return name ? jf_source_path(transform->bundled, name) : jf_source_path(transform->sheets, url);
}

static JfWhere sheet_where(const JfTransform *transform, const xmlNode *node, char **path)
{
    JfWhere where = jf_xml_where(node);
    *path = where.file ? sheet_path(transform, where.file) : NULL;
    where.file = *path;
    return where;
}

JfWhere jf_running_where(const JfRunning *running, char **path)
{
    return sheet_where(running->transform, running->context->inst, path);
}

void jf_running_fault(JfRunning *running, JfDiagId id, const char *a, const char *b)
{
    g_autofree char *path = NULL;
    JfWhere where = jf_running_where(running, &path);
    jf_diags_add(running->diags, id, &where, a, b, NULL);
    running->blamed = running->context->inst;
}

static void complain(JfRunning *running, const char *said)
{
    g_autofree char *path = NULL;
    JfWhere where = jf_running_where(running, &path);
    jf_sheet_complaint_add(running->diags, &where, said);
    running->blamed = running->context->inst;
}

// ---- compiling

// "compilation error: file F line N element E".
static bool take_place(Compiling *compiling, const char *text)
{
    if (!g_str_has_prefix(text, "compilation error: ") && !g_str_has_prefix(text, "runtime error: "))
        return false;
    g_clear_pointer(&compiling->path, g_free);
    const char *file = strstr(text, "file "), *line = file ? strstr(file, " line ") : NULL;
    if (line != NULL) {
        g_autofree char *url = g_strndup(file + 5, (size_t)(line - file) - 5);
        compiling->path = sheet_path(compiling->transform, url);
        compiling->line = (int)g_ascii_strtoll(line + 6, NULL, 10);
    }
    return true;
}

static void compile_message(void *data, const char *message)
{
    Compiling *compiling = data;
    g_autofree char *text = g_strstrip(g_strdup(message));
    if (text[0] == '\0' || text[0] == '^' || take_place(compiling, text))
        return;
    if (compiling->path == NULL) {
        if (compiling->unplaced == NULL)
            compiling->unplaced = g_steal_pointer(&text);
        return;
    }
    JfWhere where = {compiling->path, compiling->line, 0};
    const char *load = strstr(text, " : unable to load ");
    if (load != NULL)
        jf_diags_add(compiling->diags, compiling->load_fault, &where, load + strlen(" : unable to load "), NULL);
    else
        jf_sheet_complaint_add(compiling->diags, &where, text);
    g_clear_pointer(&compiling->path, g_free);
}

static bool vet_node(const Compiling *compiling, const xmlNode *node)
{
    // Sorting by language would ask the machine's locales, which differ.
    if (!jf_xml_is(node, JF_XSL_NS, "sort") || jf_xml_attribute(node, "lang") == NULL)
        return true;
    g_autofree char *path = NULL;
    JfWhere where = sheet_where(compiling->transform, node, &path);
    jf_sheet_complaint_add(compiling->diags, &where, "xsl:sort/@lang");
    return false;
}

static xmlDoc *read_sheet(Compiling *compiling, const char *url, const xmlDoc *into, JfDiags *diags)
{
    const JfTransform *transform = compiling->transform;
    const char *name = bundled_name(url);
    if (++compiling->loaded > SHEETS_MAX) {
        jf_diags_add(diags, JF_DIAG_STYLESHEET_LIMIT, NULL, "xsl:import", NULL);
        return NULL;
    }
    g_autofree char *base = name ? g_strconcat(BUNDLED_BASE, name, NULL) : g_strdup(url);
    JfSource *source = name ? transform->bundled : transform->sheets;
    g_autoptr(xmlDoc) doc = jf_xml_read_base(source, name ? name : url, base, into, diags);
    bool fine = doc != NULL, users = name == NULL && transform->sheets != transform->bundled;
    g_autofree char *path = users ? sheet_path(transform, url) : NULL;
    const xmlNode *root = fine ? xmlDocGetRootElement(doc) : NULL;
    for (const xmlNode *node = root; node != NULL; node = jf_xml_next(node, root)) {
        fine = vet_node(compiling, node) && fine;
        jf_usage_note(compiling->usage, node, path);
    }
    return fine ? g_steal_pointer(&doc) : NULL;
}

// That a sheet is missing or outside is told where it is asked for: there the library's own sentence comes next.
static xmlDoc *read_imported(Compiling *compiling, const char *url, const xmlDoc *into)
{
    g_autoptr(JfDiags) own = jf_diags_new();
    xmlDoc *doc = read_sheet(compiling, url, into, own);
    bool outside = jf_diags_has(own, JF_DIAG_PART_OUTSIDE), missing = jf_diags_has(own, JF_DIAG_FILE_MISSING);
    compiling->load_fault = outside ? JF_DIAG_STYLESHEET_OUTSIDE : JF_DIAG_STYLESHEET_MISSING;
    if (!outside && !missing)
        jf_diags_move(compiling->diags, own);
    if (doc != NULL)
        g_hash_table_add(compiling->documents, doc);
    return doc;
}

static void forget_document(void *data, const xmlNode *node)
{
    Compiling *compiling = data;
    if (node->type == XML_DOCUMENT_NODE)
        g_hash_table_remove(compiling->documents, node);
}

// Answers xsl:import and xsl:include. Documents at run time are answered by our own document(), never here.
static xmlDoc *load_sheet(const xmlChar *uri, xmlDict *dict, int options, void *context, xsltLoadType type)
{
    (void)dict; // that of the stylesheet, shared through its document
    (void)options;
    if (type != XSLT_LOAD_STYLESHEET || uri == NULL)
        return NULL;
    const xsltStylesheet *sheet = context, *top = sheet;
    while (top->parent != NULL)
        top = top->parent;
    Compiling *compiling = top->_private;
    if (compiling == NULL)
        return NULL;
    return read_imported(compiling, (const char *)uri, sheet->doc);
}

static void refuse_random(xmlXPathParserContext *xpath, int n)
{
    (void)n;
    jf_running_fault(xsltXPathGetTransformContext(xpath)->_private, JF_DIAG_STYLESHEET_FUNCTION, "math:random", "");
    xmlXPathErr(xpath, XPATH_UNKNOWN_FUNC_ERROR);
}

void jf_xml_transform_start(void)
{
    xsltSetLoaderFunc(load_sheet);
    // Not registered: dates (they ask the clock and the machine's zone), dyn (evaluates text), crypto, saxon.
    exsltCommonRegister();
    exsltMathRegister();
    exsltSetsRegister();
    exsltStrRegister();
    exsltFuncRegister();
    xsltRegisterExtModuleFunction((const xmlChar *)"random", EXSLT_MATH_NAMESPACE, refuse_random);
}

// The library lets go of the documents of sheets that it could not compile.
static void clean_up(JfTransform *transform, Compiling *compiling)
{
    g_clear_pointer(&transform->compiled, xsltFreeStylesheet);
    g_autoptr(GList) left = g_hash_table_get_keys(compiling->documents);
    for (GList *l = left; l != NULL; l = l->next)
        xmlFreeDoc(l->data);
}

static void parse_sheet(JfTransform *transform, const char *name, xmlDoc *doc, Compiling *compiling)
{
    transform->compiled = xsltNewStylesheet();
    transform->compiled->_private = compiling;
    int result = xsltParseStylesheetUser(transform->compiled, doc); // owns the document from now, unless it fails
    transform->compiled->_private = NULL;
    bool fine = result == 0 && transform->compiled->errors == 0;
    if (!fine && jf_diags_errors(compiling->diags) == 0) {
        g_autofree char *path = sheet_path(transform, name);
        const char *text = compiling->unplaced ? compiling->unplaced : "xsl:stylesheet";
        jf_sheet_complaint_add(compiling->diags, &(JfWhere){path, 1, 0}, text);
    }
    if (jf_diags_errors(compiling->diags) > 0)
        clean_up(transform, compiling);
}

static bool compile(JfTransform *transform, const char *name, JfDiags *diags)
{
    g_autoptr(GHashTable) documents = g_hash_table_new(NULL, NULL);
    g_autoptr(JfUsage) usage = jf_usage_new();
    Compiling compiling = {.transform = transform, .documents = documents, .usage = usage, .diags = diags};
    xmlDoc *doc = read_sheet(&compiling, name, NULL, diags);
    if (doc == NULL)
        return false;
    g_hash_table_add(documents, doc);
    JfXmlCall call = {.message = compile_message, .freed = forget_document, .data = &compiling};
    const JfXmlCall *before = jf_xml_call_set(&call);
    parse_sheet(transform, name, doc, &compiling);
    jf_xml_call_set(before);
    g_free(compiling.path);
    g_free(compiling.unplaced);
    if (transform->compiled != NULL)
        jf_usage_tell(usage, diags);
    return jf_diags_errors(diags) == 0;
}

static xsltSecurityPrefs *forbid_all(void)
{
    static const xsltSecurityOption options[] = {
        XSLT_SECPREF_READ_FILE,    XSLT_SECPREF_WRITE_FILE,    XSLT_SECPREF_CREATE_DIRECTORY,
        XSLT_SECPREF_READ_NETWORK, XSLT_SECPREF_WRITE_NETWORK,
    };
    xsltSecurityPrefs *prefs = xsltNewSecurityPrefs();
    for (size_t i = 0; i < G_N_ELEMENTS(options); i++)
        xsltSetSecurityPrefs(prefs, options[i], xsltSecurityForbid);
    return prefs;
}

static void free_zone(void *zone)
{
    jf_zone_free(zone);
}

JfTransform *jf_transform_open(JfSource *sheets, const char *name, JfSource *bundled, JfDiags *diags)
{
    jf_xml_start();
    g_autoptr(JfDiags) own = jf_diags_new();
    g_autoptr(JfTransform) transform = g_new0(JfTransform, 1);
    transform->sheets = sheets;
    transform->bundled = bundled;
    transform->sandbox = forbid_all();
    transform->zones = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_zone);
    bool fine = compile(transform, name, own);
    jf_xml_blame_configuration(diags, own);
    return fine ? g_steal_pointer(&transform) : NULL;
}

void jf_transform_free(JfTransform *transform)
{
    if (transform == NULL)
        return;
    xsltFreeStylesheet(transform->compiled);
    xsltFreeSecurityPrefs(transform->sandbox);
    g_hash_table_destroy(transform->zones);
    g_free(transform);
}

// ---- running

// The library's own sentences are told apart by how they begin; there are no codes. What follows a fault of an instruction is its echo.
static void run_sentence(JfRunning *running, const char *text)
{
    const xmlNode *inst = running->context->inst;
    bool message = jf_xml_is(inst, JF_XSL_NS, "message");
    if (running->bytes > running->bytes_max)
        return; // what follows is an echo
    if (!message && inst != NULL && inst == running->blamed)
        return;
    if (g_str_has_prefix(text, "File write") || g_str_has_prefix(text, "Network") || strstr(text, "rights for") != NULL) {
        jf_running_fault(running, JF_DIAG_STYLESHEET_WRITE, text, NULL);
    } else if (strstr(text, "infinite template recursion") != NULL || strstr(text, "depth exceeded") != NULL ||
               strstr(text, "imit exceeded") != NULL) {
        jf_running_fault(running, JF_DIAG_STYLESHEET_LIMIT, inst ? (const char *)inst->name : "XPath", NULL);
    } else if (message) {
        bool stop = g_strcmp0(jf_xml_attribute(inst, "terminate"), "yes") == 0;
        jf_running_fault(running, stop ? JF_DIAG_STYLESHEET_MESSAGE : JF_DIAG_STYLESHEET_WARNING, text, NULL);
    } else {
        complain(running, text);
    }
}

static void run_message(void *data, const char *message)
{
    JfRunning *running = data;
    g_autofree char *text = g_strstrip(g_strdup(message));
    if (text[0] == '\0' || text[0] == '^' || g_str_has_prefix(text, "runtime error: file") || g_str_has_prefix(text, "Try increasing"))
        return; // the place is known better from the instruction
    run_sentence(running, text);
}

G_GNUC_PRINTF(2, 3) static void take_run_message(void *data, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    run_message(data, message);
}

static void count_node(void *data)
{
    JfRunning *running = data;
    if (++running->nodes == NODES_MAX) {
        running->context->state = XSLT_STATE_STOPPED;
        jf_running_fault(running, JF_DIAG_STYLESHEET_LIMIT, G_STRINGIFY(NODES_MAX), NULL);
    }
}

static bool count_bytes(void *data, size_t size)
{
    JfRunning *running = data;
    bool before = running->bytes <= running->bytes_max;
    running->bytes += MIN(size, running->bytes_max);
    if (running->bytes <= running->bytes_max)
        return true;
    if (before && running->context != NULL) {
        running->context->state = XSLT_STATE_STOPPED;
        running->context->xpathCtxt->opLimit = 1;
        g_autofree char *limit = g_strdup_printf("%zu MiB", running->bytes_max >> 20);
        jf_running_fault(running, JF_DIAG_STYLESHEET_LIMIT, limit, NULL);
    }
    return running->context == NULL;
}

static unsigned long count_nodes(const xmlDoc *doc, const JfTransformInput *inputs)
{
    unsigned long nodes = 0;
    const xmlNode *root = xmlDocGetRootElement(doc);
    for (const xmlNode *node = root; node != NULL; node = jf_xml_next(node, root))
        nodes++;
    for (; inputs != NULL && inputs->name != NULL; inputs++)
        nodes += inputs->doc != NULL ? 1000 : 0;
    return nodes;
}

static xsltTransformContext *open_context(JfRunning *running, xmlDoc *doc)
{
    const JfTransform *transform = running->transform;
    xsltTransformContext *context = xsltNewTransformContext(transform->compiled, doc);
    if (context == NULL)
        g_error("out of memory");
    running->context = context;
    context->_private = running;
    context->maxTemplateDepth = TEMPLATE_DEPTH;
    unsigned long nodes = count_nodes(doc, running->inputs);
    running->bytes_max = BYTES_BASE + nodes * BYTES_PER_NODE;
    context->opLimit = context->xpathCtxt->opLimit = OPERATIONS_BASE + nodes * OPERATIONS_PER_NODE;
    xsltSetTransformErrorFunc(context, running, take_run_message);
    xsltSetCtxtSecurityPrefs(transform->sandbox, context);
    jf_functions_add(running);
    for (const JfTransformInput *input = running->inputs; input != NULL && input->name != NULL; input++) {
        if (input->doc == NULL)
            xsltQuoteOneUserParam(context, (const xmlChar *)input->name, (const xmlChar *)input->value);
        else if (input->doc != doc)
            xsltNewDocument(context, input->doc)->main = 1; // known to key() and not freed with the context
    }
    return context;
}

static void describe(JfRunning *running, const xmlDoc *doc)
{
    running->zone = jf_xml_attribute(xmlDocGetRootElement(doc), "zone");
    for (const JfTransformInput *input = running->inputs; input != NULL && input->name != NULL; input++)
        if (input->value != NULL && strcmp(input->name, "language") == 0)
            running->language = g_str_has_prefix(input->value, "zh") ? JF_LANGUAGE_ZH : JF_LANGUAGE_EN;
}

xmlDoc *jf_transform_run(JfTransform *transform, xmlDoc *doc, const JfTransformInput *inputs, JfDiags *diags)
{
    size_t before = jf_diags_errors(diags);
    JfRunning running = {.transform = transform, .inputs = inputs, .language = JF_LANGUAGE_ZH, .zones = transform->zones, .diags = diags};
    describe(&running, doc);
    running.bytes_max = G_MAXSIZE / 2; // until there is a context
    JfXmlCall call = {.message = run_message, .node = count_node, .room = count_bytes, .data = &running};
    const JfXmlCall *outer = jf_xml_call_set(&call);
    g_autoptr(xsltTransformContext) context = open_context(&running, doc);
    g_autoptr(xmlDoc) result = xsltApplyStylesheetUser(transform->compiled, doc, NULL, NULL, NULL, context);
    bool fine = result != NULL && context->state == XSLT_STATE_OK;
    if (!fine && jf_diags_errors(diags) == before)
        complain(&running, "?");
    g_clear_pointer(&running.messages, g_hash_table_destroy);
    g_clear_pointer(&context, xsltFreeTransformContext);
    jf_xml_call_set(outer);
    return jf_diags_errors(diags) == before ? g_steal_pointer(&result) : NULL;
}
