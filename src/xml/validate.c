// SPDX-License-Identifier: MIT
// XML Schema validation, and its faults in our own words.
//
// The library gives a code, the element, some of the values in str1 … str3, and a sentence. What only the sentence holds (the attribute,
// the expected elements, the type) is taken out of its quotes and brackets; the sentence itself is never shown.
#include "xml/validate.h"
#include "xml/private.h"
#include <libxml/xmlschemas.h>
#include <string.h>

#define XSD_NS "http://www.w3.org/2001/XMLSchema"
#define SCHEMA_FILES 32

// What a schema says about a simple type.
typedef struct {
    char *text[2]; // for people, by JfLanguage; may be NULL
    char *base;    // local name of the type that it restricts, or NULL
} Explanation;

struct JfSchema {
    xmlDoc *doc; // the compiled schema points into it
    xmlSchema *compiled;
    xmlSchemaValidCtxt *validator;
    GHashTable *explanations; // name of a simple type, or a pattern, or a list of values → Explanation
    JfDiags *diags;           // during a check
    const xmlDoc *checked;
};

static void free_explanation(void *data)
{
    Explanation *e = data;
    g_free(e->text[0]);
    g_free(e->text[1]);
    g_free(e->base);
    g_free(e);
}

// ---- faults of a document

// One fault of the library, taken apart.
typedef struct {
    const xmlError *error;
    const xmlNode *node;
    char *thing;      // "element" or "element/@attribute"
    const char *said; // the sentence behind "Element '…', attribute '…': "
} Fault;

static const char *text_of(const char *text)
{
    return text ? text : "";
}

// Copies what stands between `open` and `close`, from `text` on; NULL if it is not there.
static char *between(const char *text, const char *open, const char *close)
{
    const char *from = strstr(text, open);
    const char *to = from ? strstr(from + strlen(open), close) : NULL;
    return to ? g_strndup(from + strlen(open), (size_t)(to - from) - strlen(open)) : NULL;
}

static const char *local(const char *name)
{
    const char *brace = strrchr(name, '}');
    return brace ? brace + 1 : name;
}

static const char *node_name(const xmlNode *node)
{
    return node && node->name ? (const char *)node->name : "?";
}

// "( {ns}a, ##other{ns}*, {ns}b )" → "a, b".
static char *expected_names(const char *said)
{
    g_autofree char *list = between(said, " ( ", " )");
    if (list == NULL)
        return NULL;
    g_auto(GStrv) names = g_strsplit(list, ", ", -1);
    GString *out = g_string_new(NULL);
    for (char **name = names; *name != NULL; name++) {
        if (strchr(*name, '*') != NULL)
            continue;
        g_string_append_printf(out, "%s%s", out->len ? ", " : "", local(*name));
    }
    return g_string_free(out, out->len == 0);
}

static void add(const JfSchema *schema, const Fault *fault, JfDiagId id, const char *a, const char *b, const char *c)
{
    JfWhere where = jf_xml_where(fault->node);
    jf_diags_add(schema->diags, id, &where, a, b, c, NULL);
}

// As add, with what the schema says about the type `key` as the hint.
static void add_explained(const JfSchema *schema, const Fault *fault, JfDiagId id, const char *value, const char *shown, const char *key)
{
    const Explanation *e = g_hash_table_lookup(schema->explanations, key);
    if (e == NULL || (e->text[0] == NULL && e->text[1] == NULL)) {
        add(schema, fault, id, fault->thing, value, shown);
        return;
    }
    g_autoptr(JfDiags) one = jf_diags_new();
    JfWhere where = jf_xml_where(fault->node);
    jf_diags_add(one, id, &where, fault->thing, value, shown, NULL);
    JfDiag entry = *jf_diags_at(one, 0);
    for (int i = 0; i < 2; i++)
        entry.hint[i] = e->text[i] ? e->text[i] : e->text[!i];
    jf_diags_add_entry(schema->diags, &entry);
}

static void fault_element(const JfSchema *schema, const Fault *fault)
{
    g_autofree char *expected = expected_names(fault->said);
    const char *name = node_name(fault->node);
    if (g_str_has_prefix(fault->said, "Missing child"))
        add(schema, fault, JF_DIAG_SCHEMA_MISSING, name, expected ? expected : "*", NULL);
    else if (expected != NULL)
        add(schema, fault, JF_DIAG_SCHEMA_ELEMENT, name, expected, NULL);
    else
        add(schema, fault, JF_DIAG_SCHEMA_ELEMENT_LAST, name, node_name(fault->node ? fault->node->parent : NULL), NULL);
}

static void fault_text(const JfSchema *schema, const Fault *fault)
{
    for (const xmlNode *child = fault->node ? fault->node->children : NULL; child != NULL; child = child->next) {
        if (child->type != XML_TEXT_NODE || xmlIsBlankNode(child))
            continue;
        JfWhere where = jf_xml_where(child);
        const char *text = (const char *)child->content;
        for (; g_ascii_isspace(*text); text++)
            where.line += *text == '\n';
        g_autofree char *line = g_strndup(text, strcspn(text, "\n"));
        jf_diags_add(schema->diags, JF_DIAG_SCHEMA_TEXT, &where, node_name(fault->node), g_strchomp(line), NULL);
        return;
    }
    add(schema, fault, JF_DIAG_SCHEMA_TEXT, node_name(fault->node), "", NULL);
}

static void fault_attribute(const JfSchema *schema, const Fault *fault)
{
    add(schema, fault, JF_DIAG_SCHEMA_ATTRIBUTE, node_name(fault->node), text_of(fault->error->str1), NULL);
}

static void fault_attribute_missing(const JfSchema *schema, const Fault *fault)
{
    add(schema, fault, JF_DIAG_SCHEMA_ATTRIBUTE_MISSING, node_name(fault->node), text_of(fault->error->str1), NULL);
}

static void fault_content(const JfSchema *schema, const Fault *fault)
{
    add(schema, fault, JF_DIAG_SCHEMA_CONTENT, node_name(fault->node), NULL, NULL);
}

static void fault_simple(const JfSchema *schema, const Fault *fault)
{
    add(schema, fault, JF_DIAG_SCHEMA_SIMPLE, node_name(fault->node), NULL, NULL);
}

static void fault_root(const JfSchema *schema, const Fault *fault)
{
    add(schema, fault, JF_DIAG_SCHEMA_ROOT, node_name(fault->node), NULL, NULL);
}

static void fault_enumeration(const JfSchema *schema, const Fault *fault)
{
    g_autofree char *allowed = g_strdup(text_of(fault->error->str2));
    g_auto(GStrv) pieces = g_strsplit(allowed, "'", -1);
    g_autofree char *plain = g_strjoinv("", pieces);
    add_explained(schema, fault, JF_DIAG_SCHEMA_ENUMERATION, text_of(fault->error->str1), plain, plain);
}

static void fault_fixed(const JfSchema *schema, const Fault *fault)
{
    add(schema, fault, JF_DIAG_SCHEMA_ENUMERATION, fault->thing, text_of(fault->error->str1), text_of(fault->error->str2));
}

static void fault_pattern(const JfSchema *schema, const Fault *fault)
{
    const char *pattern = text_of(fault->error->str2);
    add_explained(schema, fault, JF_DIAG_SCHEMA_PATTERN, text_of(fault->error->str1), pattern, pattern);
}

// The value that a length or range fault is about: the attribute's or the element's.
static char *value_of(const Fault *fault)
{
    const char *at = strstr(fault->thing, "/@");
    const char *value = at ? jf_xml_attribute(fault->node, at + 2) : NULL;
    if (value != NULL)
        return g_strdup(value);
    xmlChar *content = xmlNodeGetContent(fault->node);
    char *copy = g_strdup(text_of((const char *)content));
    xmlFree(content);
    return copy;
}

static void fault_length(const JfSchema *schema, const Fault *fault)
{
    const char *sign = fault->error->code == XML_SCHEMAV_CVC_MINLENGTH_VALID   ? "≥ "
                       : fault->error->code == XML_SCHEMAV_CVC_MAXLENGTH_VALID ? "≤ "
                                                                               : "";
    g_autofree char *value = value_of(fault);
    g_autofree char *allowed = g_strconcat(sign, text_of(fault->error->str2), NULL);
    JfWhere where = jf_xml_where(fault->node);
    if (value[0] == '\0')
        jf_diags_add(schema->diags, JF_DIAG_SCHEMA_BLANK, &where, fault->thing, NULL);
    else
        jf_diags_add(schema->diags, JF_DIAG_SCHEMA_LENGTH, &where, fault->thing, value, text_of(fault->error->str1), allowed, NULL);
}

static const char *range_sign(int code)
{
    switch (code) {
    case XML_SCHEMAV_CVC_MININCLUSIVE_VALID: return "≥ ";
    case XML_SCHEMAV_CVC_MAXINCLUSIVE_VALID: return "≤ ";
    case XML_SCHEMAV_CVC_MINEXCLUSIVE_VALID: return "> ";
    case XML_SCHEMAV_CVC_MAXEXCLUSIVE_VALID: return "< ";
    case XML_SCHEMAV_CVC_FRACTIONDIGITS_VALID: return "0.0… ≤ ";
    default: return "≤ ";
    }
}

static void fault_range(const JfSchema *schema, const Fault *fault)
{
    g_autofree char *value = value_of(fault);
    g_autofree char *allowed = g_strconcat(range_sign(fault->error->code), text_of(fault->error->str2), NULL);
    add(schema, fault, JF_DIAG_SCHEMA_RANGE, fault->thing, value, allowed);
}

// ---- values of a type

static const struct {
    const char *type;
    JfDiagId id;
} built_in[] = {
    {"date", JF_DIAG_SCHEMA_DATE},
    {"dateTime", JF_DIAG_SCHEMA_DATETIME},
    {"time", JF_DIAG_SCHEMA_TIME},
    {"gYearMonth", JF_DIAG_SCHEMA_MONTH},
    {"duration", JF_DIAG_SCHEMA_DURATION},
    {"boolean", JF_DIAG_SCHEMA_BOOLEAN},
    {"decimal", JF_DIAG_SCHEMA_NUMBER},
    {"double", JF_DIAG_SCHEMA_NUMBER},
    {"float", JF_DIAG_SCHEMA_NUMBER},
    {"integer", JF_DIAG_SCHEMA_INTEGER},
    {"int", JF_DIAG_SCHEMA_INTEGER},
    {"long", JF_DIAG_SCHEMA_INTEGER},
    {"short", JF_DIAG_SCHEMA_INTEGER},
    {"nonNegativeInteger", JF_DIAG_SCHEMA_INTEGER},
    {"positiveInteger", JF_DIAG_SCHEMA_INTEGER},
    {"unsignedInt", JF_DIAG_SCHEMA_INTEGER},
    {"unsignedLong", JF_DIAG_SCHEMA_INTEGER},
    {"unsignedShort", JF_DIAG_SCHEMA_INTEGER},
    {"unsignedByte", JF_DIAG_SCHEMA_INTEGER},
    {"ID", JF_DIAG_SCHEMA_NAME},
    {"IDREF", JF_DIAG_SCHEMA_NAME},
    {"NCName", JF_DIAG_SCHEMA_NAME},
    {"Name", JF_DIAG_SCHEMA_NAME},
    {"anyURI", JF_DIAG_SCHEMA_ADDRESS},
    {"language", JF_DIAG_SCHEMA_LANGUAGE},
};

// The built-in type behind `type`, by local name.
static const char *built_in_behind(const JfSchema *schema, const char *type)
{
    for (int i = 0; i < 8; i++) {
        const Explanation *e = g_hash_table_lookup(schema->explanations, type);
        if (e == NULL || e->base == NULL)
            break;
        type = e->base;
    }
    return type;
}

static void fault_value(const JfSchema *schema, const Fault *fault)
{
    const char *value = text_of(fault->error->str1);
    g_autofree char *quoted = between(fault->said, " type '", "'");
    const char *type = local(text_of(quoted));
    const char *behind = g_str_has_prefix(type, "xs:") ? type + 3 : built_in_behind(schema, type);
    if (strcmp(behind, "ID") == 0 && xmlValidateNCName((const xmlChar *)value, 0) == 0) {
        add(schema, fault, JF_DIAG_SCHEMA_DUPLICATE, fault->thing, value, NULL);
        return;
    }
    if (value[0] == '\0') {
        add(schema, fault, JF_DIAG_SCHEMA_BLANK, fault->thing, NULL, NULL);
        return;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(built_in); i++) {
        if (strcmp(behind, built_in[i].type) == 0) {
            add_explained(schema, fault, built_in[i].id, value, NULL, type);
            return;
        }
    }
    add_explained(schema, fault, JF_DIAG_SCHEMA_VALUE, value, type, type);
}

// ---- keys

// The fault of a reference comes without its node: looks for the element by name, the library's line, and the value.
static const xmlNode *find_referrer(const JfSchema *schema, const xmlError *error, const char *name, const char *value)
{
    const xmlNode *root = xmlDocGetRootElement(schema->checked), *found = NULL;
    for (const xmlNode *node = root; node != NULL; node = jf_xml_next(node, root)) {
        if (node->type != XML_ELEMENT_NODE || strcmp((const char *)node->name, name) != 0 || node->line != MIN(error->line, 65535))
            continue;
        for (const xmlAttr *a = node->properties; a != NULL; a = a->next)
            if (a->children != NULL && strcmp(text_of((const char *)a->children->content), value) == 0)
                return node;
        found = found ? found : node;
    }
    return found;
}

static char *key_values(const char *sequence)
{
    g_auto(GStrv) pieces = g_strsplit_set(text_of(sequence), "[]'", -1);
    return g_strjoinv("", pieces);
}

static void fault_key(const JfSchema *schema, const Fault *fault)
{
    const xmlError *error = fault->error;
    if (g_str_has_prefix(fault->said, "No match")) {
        const char *name = local(text_of(error->str1));
        g_autofree char *value = key_values(error->str2);
        Fault placed = *fault;
        placed.node = find_referrer(schema, error, name, value);
        add(schema, &placed, JF_DIAG_SCHEMA_REFERENCE, name, value, local(text_of(error->str3)));
    } else if (g_str_has_prefix(fault->said, "Duplicate")) {
        g_autofree char *value = key_values(error->str1);
        add(schema, fault, JF_DIAG_SCHEMA_DUPLICATE, node_name(fault->node), value, NULL);
    } else {
        g_autofree char *key = between(text_of(error->str1), "'", "'");
        if ((!key || !*key) && jf_diags_errors(schema->diags) > 0)
            return; // the value is there but wrong, which was said already
        add(schema, fault, JF_DIAG_SCHEMA_KEY, node_name(fault->node), local(text_of(key)), NULL);
    }
}

static const struct {
    int code;
    void (*tell)(const JfSchema *, const Fault *);
} tellers[] = {
    {XML_SCHEMAV_ELEMENT_CONTENT, fault_element},
    {XML_SCHEMAV_CVC_COMPLEX_TYPE_2_1, fault_content},
    {XML_SCHEMAV_CVC_COMPLEX_TYPE_2_3, fault_text},
    {XML_SCHEMAV_CVC_COMPLEX_TYPE_3_1, fault_fixed},
    {XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_1, fault_attribute},
    {XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_2, fault_attribute},
    {XML_SCHEMAV_CVC_COMPLEX_TYPE_4, fault_attribute_missing},
    {XML_SCHEMAV_CVC_TYPE_3_1_1, fault_attribute},
    {XML_SCHEMAV_CVC_TYPE_3_1_2, fault_simple},
    {XML_SCHEMAV_CVC_ELT_1, fault_root},
    {XML_SCHEMAV_CVC_ELT_5_2_2_2_1, fault_fixed},
    {XML_SCHEMAV_CVC_ELT_5_2_2_2_2, fault_fixed},
    {XML_SCHEMAV_CVC_AU, fault_fixed},
    {XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_1, fault_value},
    {XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_2, fault_value},
    {XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_3, fault_value},
    {XML_SCHEMAV_CVC_ENUMERATION_VALID, fault_enumeration},
    {XML_SCHEMAV_CVC_PATTERN_VALID, fault_pattern},
    {XML_SCHEMAV_CVC_LENGTH_VALID, fault_length},
    {XML_SCHEMAV_CVC_MINLENGTH_VALID, fault_length},
    {XML_SCHEMAV_CVC_MAXLENGTH_VALID, fault_length},
    {XML_SCHEMAV_CVC_MININCLUSIVE_VALID, fault_range},
    {XML_SCHEMAV_CVC_MAXINCLUSIVE_VALID, fault_range},
    {XML_SCHEMAV_CVC_MINEXCLUSIVE_VALID, fault_range},
    {XML_SCHEMAV_CVC_MAXEXCLUSIVE_VALID, fault_range},
    {XML_SCHEMAV_CVC_TOTALDIGITS_VALID, fault_range},
    {XML_SCHEMAV_CVC_FRACTIONDIGITS_VALID, fault_range},
    {XML_SCHEMAV_CVC_IDC, fault_key},
};

static void take_error(void *data, xmlError *error)
{
    const JfSchema *schema = data;
    if (error->level < XML_ERR_ERROR)
        return;
    const char *message = text_of(error->message), *colon = strstr(message, "': ");
    Fault fault = {error, error->node, NULL, colon ? colon + 3 : message};
    g_autofree char *prefix = g_strndup(message, (size_t)(fault.said - message));
    g_autofree char *attribute = between(prefix, ", attribute '", "'");
    g_autofree char *thing = g_strconcat(node_name(fault.node), attribute ? "/@" : "", attribute ? local(attribute) : "", NULL);
    fault.thing = thing;
    for (size_t i = 0; i < G_N_ELEMENTS(tellers); i++) {
        if (tellers[i].code == error->code) {
            tellers[i].tell(schema, &fault);
            return;
        }
    }
    add(schema, &fault, JF_DIAG_SCHEMA_OTHER, thing, NULL, NULL);
}

bool jf_schema_check(JfSchema *schema, xmlDoc *doc, JfDiags *diags)
{
    size_t before = jf_diags_errors(diags);
    schema->diags = diags;
    schema->checked = doc;
    xmlSchemaSetValidStructuredErrors(schema->validator, take_error, schema);
    int result = xmlSchemaValidateDoc(schema->validator, doc);
    if (result != 0 && jf_diags_errors(diags) == before) {
        JfWhere where = jf_xml_where(xmlDocGetRootElement(doc));
        jf_diags_add(diags, JF_DIAG_SCHEMA_OTHER, &where, node_name(xmlDocGetRootElement(doc)), NULL);
    }
    schema->diags = NULL;
    schema->checked = NULL;
    return jf_diags_errors(diags) == before;
}

// ---- compiling

static void take_schema_error(void *data, xmlError *error)
{
    JfXmlCall *call = data;
    if (error->level < XML_ERR_ERROR)
        return;
    g_autofree char *message = g_strstrip(g_strdup(text_of(error->message)));
    g_autofree char *path = error->file ? jf_source_path(call->source, error->file) : NULL;
    JfWhere where = {path, MAX(error->line, 0), 0};
    jf_diags_add(call->diags, JF_DIAG_SCHEMA_BROKEN, &where, text_of(path), message, NULL);
}

static void explain(GHashTable *explanations, const xmlNode *type, const char *key)
{
    const xmlNode *annotation = jf_xml_child(type, XSD_NS, "annotation");
    Explanation *e = g_new0(Explanation, 1);
    for (xmlNode *d = annotation ? annotation->children : NULL; d != NULL; d = d->next) {
        if (!jf_xml_is(d, XSD_NS, "documentation"))
            continue;
        xmlChar *lang = xmlNodeGetLang(d), *content = xmlNodeGetContent(d);
        JfLanguage language = lang && g_str_has_prefix((const char *)lang, "zh") ? JF_LANGUAGE_ZH : JF_LANGUAGE_EN;
        g_free(e->text[language]);
        e->text[language] = g_strstrip(g_strdup((const char *)content));
        xmlFree(lang);
        xmlFree(content);
    }
    const char *base = jf_xml_attribute(jf_xml_child(type, XSD_NS, "restriction"), "base");
    const char *colon = base ? strchr(base, ':') : NULL;
    e->base = g_strdup(colon ? colon + 1 : base);
    g_hash_table_replace(explanations, g_strdup(key), e);
}

// A fault of a value names its type, or only the pattern or the list of values: the explanation is found by any of them.
static void explain_type(GHashTable *explanations, const xmlNode *type)
{
    const char *name = jf_xml_attribute(type, "name");
    if (name != NULL)
        explain(explanations, type, name);
    g_autoptr(GString) list = g_string_new(NULL);
    const xmlNode *restriction = jf_xml_child(type, XSD_NS, "restriction");
    for (const xmlNode *facet = restriction ? restriction->children : NULL; facet != NULL; facet = facet->next) {
        const char *value = jf_xml_attribute(facet, "value");
        if (value != NULL && jf_xml_is(facet, XSD_NS, "pattern"))
            explain(explanations, type, value);
        else if (value != NULL && jf_xml_is(facet, XSD_NS, "enumeration"))
            g_string_append_printf(list, "%s%s", list->len ? ", " : "", value);
    }
    if (list->len > 0)
        explain(explanations, type, list->str);
}

// Collects what the simple types of a schema and of the files it names are called for people.
static void explain_file(GHashTable *explanations, JfSource *source, const xmlDoc *doc, unsigned *left, JfDiags *diags)
{
    const xmlNode *root = xmlDocGetRootElement(doc);
    for (const xmlNode *node = root; node != NULL; node = jf_xml_next(node, root)) {
        if (jf_xml_is(node, XSD_NS, "simpleType"))
            explain_type(explanations, node);
        const char *location = jf_xml_attribute(node, "schemaLocation");
        if (location == NULL || *left == 0)
            continue;
        --*left;
        g_autoptr(xmlDoc) part = jf_xml_read_base(source, location, location, NULL, diags);
        if (part != NULL)
            explain_file(explanations, source, part, left, diags);
    }
}

static bool compile(JfSchema *schema, JfSource *source, JfDiags *diags)
{
    JfXmlCall call = {.source = source, .diags = diags};
    const JfXmlCall *before = jf_xml_call_set(&call);
    xmlSchemaParserCtxt *parser = xmlSchemaNewDocParserCtxt(schema->doc);
    xmlSchemaSetParserStructuredErrors(parser, take_schema_error, &call);
    schema->compiled = xmlSchemaParse(parser);
    xmlSchemaFreeParserCtxt(parser);
    jf_xml_call_set(before);
    if (schema->compiled == NULL && jf_diags_errors(diags) == 0)
        jf_diags_add(diags, JF_DIAG_SCHEMA_BROKEN, NULL, (const char *)schema->doc->URL, "?", NULL);
    return jf_diags_errors(diags) == 0;
}

JfSchema *jf_schema_open(JfSource *source, const char *name, JfDiags *diags)
{
    g_autoptr(JfDiags) own = jf_diags_new();
    g_autoptr(JfSchema) schema = g_new0(JfSchema, 1);
    schema->explanations = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_explanation);
    schema->doc = jf_xml_read_base(source, name, name, NULL, own);
    bool fine = schema->doc != NULL && compile(schema, source, own);
    unsigned left = SCHEMA_FILES;
    if (fine)
        explain_file(schema->explanations, source, schema->doc, &left, own);
    jf_xml_blame_configuration(diags, own);
    if (!fine || jf_diags_errors(own) > 0)
        return NULL;
    schema->validator = xmlSchemaNewValidCtxt(schema->compiled);
    return g_steal_pointer(&schema);
}

void jf_schema_free(JfSchema *schema)
{
    if (schema == NULL)
        return;
    xmlSchemaFreeValidCtxt(schema->validator);
    xmlSchemaFree(schema->compiled);
    xmlFreeDoc(schema->doc);
    g_hash_table_destroy(schema->explanations);
    g_free(schema);
}
