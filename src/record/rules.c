// SPDX-License-Identifier: MIT
// The rules: compiled XPath, evaluated rule by rule; sentences are filled only for what is broken.
#include "record/rules.h"
#include "record/expressions.h"
#include <libxml/xpathInternals.h>
#include <string.h>

#define RULES_NS "urn:jiaofu:rules:1"
#define VALUES_MAX 5 // placeholders of a sentence (base/diag.h)
#define PLACES_MAX 20 // of a warning: a rule that warns of each of a thousand tickets would drown the rest

G_DEFINE_AUTOPTR_CLEANUP_FUNC(xmlXPathObject, xmlXPathFreeObject)

typedef struct {
    char *name;
    xmlXPathCompExpr *value;
} Let;

typedef struct {
    char *id, *text[2], *hint[2]; // text with the clause behind it; {x} as {0} … {4}
    JfSeverity severity;
    xmlXPathCompExpr *context, *test, *at;
    GArray *before, *after;   // Let: what the test needs, and what only the sentence needs
    char *values[VALUES_MAX]; // names of the lets in the sentences
    size_t n_values;
} Rule;

// The rules of one file.
typedef struct {
    char **kinds;     // of record; NULL: all
    GPtrArray *rules; // Rule
    Rule *common;     // no rule, but what all share: its lets are computed once for a record
} Group;

struct JfRules {
    GPtrArray *groups; // an outer one before those inside
    JfExpressions *expressions;
};

static void clear_let(void *data)
{
    Let *let = data;
    g_free(let->name);
    xmlXPathFreeCompExpr(let->value);
}

static void free_rule(void *data)
{
    Rule *rule = data;
    g_free(rule->id);
    for (int i = 0; i < 2; i++) {
        g_free(rule->text[i]);
        g_free(rule->hint[i]);
    }
    xmlXPathFreeCompExpr(rule->context);
    xmlXPathFreeCompExpr(rule->test);
    xmlXPathFreeCompExpr(rule->at);
    g_array_unref(rule->before);
    g_array_unref(rule->after);
    for (size_t i = 0; i < rule->n_values; i++)
        g_free(rule->values[i]);
    g_free(rule);
}

static void free_group(void *data)
{
    Group *group = data;
    g_strfreev(group->kinds);
    g_ptr_array_unref(group->rules);
    free_rule(group->common);
    g_free(group);
}

// ---- reading rules

typedef struct {
    JfRules *rules;
    Rule *rule;
    const xmlNode *node;
    JfDiags *diags;
} Reading;

static void fault(const Reading *reading, const char *what)
{
    JfWhere where = jf_xml_where(reading->node);
    jf_diags_add(reading->diags, JF_DIAG_RULES_BROKEN, &where, reading->rule->id, what, NULL);
}

static xmlXPathCompExpr *compile(const Reading *reading, const char *expression)
{
    if (expression == NULL)
        return NULL;
    xmlXPathCompExpr *compiled = xmlXPathCtxtCompile(reading->rules->expressions->xpath, (const xmlChar *)expression);
    if (compiled == NULL)
        fault(reading, expression);
    return compiled;
}

static size_t value_index(const Reading *reading, const char *name)
{
    Rule *rule = reading->rule;
    for (size_t i = 0; i < rule->n_values; i++)
        if (strcmp(rule->values[i], name) == 0)
            return i;
    bool known = false;
    for (guint i = 0; i < rule->before->len; i++)
        known = known || strcmp(g_array_index(rule->before, Let, i).name, name) == 0;
    for (guint i = 0; i < rule->after->len; i++)
        known = known || strcmp(g_array_index(rule->after, Let, i).name, name) == 0;
    if (!known || rule->n_values == VALUES_MAX) {
        fault(reading, name);
        return 0;
    }
    rule->values[rule->n_values] = g_strdup(name);
    return rule->n_values++;
}

// "{departure} …" → "{0} …".
static void append_sentence(const Reading *reading, GString *out, const char *text)
{
    for (const char *c = text; *c != '\0'; c++) {
        const char *close = *c == '{' ? strchr(c, '}') : NULL;
        if (close == NULL) {
            g_string_append_c(out, *c);
            continue;
        }
        g_autofree char *name = g_strndup(c + 1, (size_t)(close - c) - 1);
        g_string_append_printf(out, "{%zu}", value_index(reading, name));
        c = close;
    }
}

static void read_sentence(const Reading *reading, const xmlNode *element, char *out[2])
{
    xmlChar *lang = xmlGetNsProp(element, (const xmlChar *)"lang", XML_XML_NAMESPACE), *content = xmlNodeGetContent(element);
    int language = lang != NULL && g_str_has_prefix((const char *)lang, "zh") ? JF_LANGUAGE_ZH : JF_LANGUAGE_EN;
    GString *text = g_string_new(NULL);
    append_sentence(reading, text, g_strstrip((char *)content));
    g_free(out[language]);
    out[language] = g_string_free(text, FALSE);
    xmlFree(lang);
    xmlFree(content);
}

static void add_clause(Rule *rule, const char *clause)
{
    for (int i = 0; i < 2 && clause != NULL; i++) {
        char *text = i == JF_LANGUAGE_ZH ? g_strconcat(rule->text[i], "（依据 GB/T 28827.2 ", clause, "）", NULL)
                                         : g_strconcat(rule->text[i], " (GB/T 28827.2, ", clause, ")", NULL);
        g_free(rule->text[i]);
        rule->text[i] = text;
    }
}

static void read_children(const Reading *reading)
{
    Rule *rule = reading->rule;
    for (xmlNode *child = reading->node->children; child != NULL; child = child->next) {
        if (jf_xml_is(child, RULES_NS, "let")) {
            Let let = {g_strdup(jf_xml_attribute(child, "name")), compile(reading, jf_xml_attribute(child, "value"))};
            g_array_append_val(rule->test ? rule->after : rule->before, let);
        } else if (jf_xml_is(child, RULES_NS, "test")) {
            xmlChar *test = xmlNodeGetContent(child);
            rule->test = compile(reading, (const char *)test);
            xmlFree(test);
        } else if (jf_xml_is(child, RULES_NS, "say")) {
            read_sentence(reading, child, rule->text);
        } else if (jf_xml_is(child, RULES_NS, "hint")) {
            read_sentence(reading, child, rule->hint);
        }
    }
}

static Rule *new_rule(const char *id)
{
    Rule *rule = g_new0(Rule, 1);
    rule->id = g_strdup(id);
    rule->before = g_array_new(FALSE, FALSE, sizeof(Let));
    rule->after = g_array_new(FALSE, FALSE, sizeof(Let));
    g_array_set_clear_func(rule->before, clear_let);
    g_array_set_clear_func(rule->after, clear_let);
    return rule;
}

static void read_rule(JfRules *rules, Group *group, const xmlNode *node, JfDiags *diags)
{
    Rule *rule = new_rule(jf_xml_attribute(node, "id"));
    g_ptr_array_add(group->rules, rule);
    rule->severity = strcmp(jf_xml_attribute(node, "severity"), "error") == 0 ? JF_SEVERITY_ERROR : JF_SEVERITY_WARNING;
    Reading reading = {rules, rule, node, diags};
    rule->context = compile(&reading, jf_xml_attribute(node, "context"));
    rule->at = compile(&reading, jf_xml_attribute(node, "at"));
    read_children(&reading);
    if (rule->text[JF_LANGUAGE_ZH] == NULL || rule->text[JF_LANGUAGE_EN] == NULL)
        fault(&reading, "say");
    else
        add_clause(rule, jf_xml_attribute(node, "clause"));
}

static void read_group(JfRules *rules, const xmlNode *root, JfDiags *diags)
{
    const char *kinds = jf_xml_attribute(root, "kinds");
    Group *group = g_new0(Group, 1);
    group->kinds = kinds ? g_strsplit(kinds, " ", -1) : NULL;
    group->rules = g_ptr_array_new_with_free_func(free_rule);
    group->common = new_rule("let");
    g_ptr_array_add(rules->groups, group);
    const Reading common = {rules, group->common, root, diags};
    read_children(&common);
    for (xmlNode *node = root->children; node != NULL; node = node->next) {
        if (jf_xml_is(node, RULES_NS, "rule"))
            read_rule(rules, group, node, diags);
        else if (jf_xml_is(node, RULES_NS, "rules"))
            read_group(rules, node, diags);
    }
}

static bool read_rules(JfRules *rules, JfSource *schemas, JfDiags *diags)
{
    g_autoptr(JfSchema) schema = jf_schema_open(schemas, "rules.xsd", diags);
    g_autoptr(xmlDoc) doc = jf_xml_read(schemas, "rules.xml", diags);
    if (schema == NULL || doc == NULL || !jf_schema_check(schema, doc, diags))
        return false;
    read_group(rules, xmlDocGetRootElement(doc), diags);
    return jf_diags_errors(diags) == 0;
}

JfRules *jf_rules_open(JfSource *schemas, JfDiags *diags)
{
    jf_xml_start();
    g_autoptr(JfDiags) own = jf_diags_new();
    g_autoptr(JfRules) rules = g_new0(JfRules, 1);
    rules->groups = g_ptr_array_new_with_free_func(free_group);
    rules->expressions = jf_expressions_new();
    bool fine = read_rules(rules, schemas, own);
    jf_xml_blame_configuration(diags, own);
    return fine ? g_steal_pointer(&rules) : NULL;
}

void jf_rules_free(JfRules *rules)
{
    if (rules == NULL)
        return;
    g_ptr_array_unref(rules->groups);
    jf_expressions_free(rules->expressions);
    g_free(rules);
}

// ---- checking

typedef struct {
    JfRules *rules;
    const Rule *rule;
    xmlNode *node;
    size_t known; // entries that were there before the rules: a place with an error among them is not blamed again
    size_t places, more; // where the rule was broken: told, and a warning not told one by one
    JfWhere first_more;
    JfDiags *diags;
} Check;

static void fault_expression(const Check *check)
{
    JfWhere where = jf_xml_where(check->node);
    jf_diags_add(check->diags, JF_DIAG_RULES_BROKEN, &where, check->rule->id, check->rules->expressions->failed, NULL);
}

static bool blamed_before(const Check *check, const JfWhere *where)
{
    for (size_t i = 0; i < check->known; i++) {
        const JfDiag *d = jf_diags_at(check->diags, i);
        if (d->severity == JF_SEVERITY_ERROR && d->where.line == where->line && g_strcmp0(d->where.file, where->file) == 0)
            return true;
    }
    return false;
}

// Variables stay until the check ends: the next rule that has one of the same name sets it anew.
static bool set_lets(const Check *check, const GArray *lets)
{
    for (guint i = 0; i < lets->len; i++) {
        const Let *let = &g_array_index(lets, Let, i);
        xmlXPathObject *value = jf_expressions_evaluate(check->rules->expressions, let->value, check->node);
        if (value == NULL) {
            fault_expression(check);
            return false;
        }
        xmlXPathRegisterVariable(check->rules->expressions->xpath, (const xmlChar *)let->name, value);
    }
    return true;
}

static JfWhere place(const Check *check)
{
    if (check->rule->at == NULL)
        return jf_xml_where(check->node);
    g_autoptr(xmlXPathObject) at = jf_expressions_evaluate(check->rules->expressions, check->rule->at, check->node);
    bool found = at != NULL && at->nodesetval != NULL && at->nodesetval->nodeNr > 0;
    return jf_xml_where(found ? at->nodesetval->nodeTab[0] : check->node);
}

static bool is_one_more(Check *check, const JfWhere *where)
{
    if (check->rule->severity == JF_SEVERITY_ERROR || check->places++ < PLACES_MAX)
        return false;
    if (check->more++ == 0)
        check->first_more = *where;
    return true;
}

static void tell_more(const Check *check)
{
    if (check->more == 0)
        return;
    g_autofree char *n = g_strdup_printf("%zu", check->more);
    jf_diags_add(check->diags, JF_DIAG_RULES_MORE, &check->first_more, n, check->rule->id, NULL);
}

static void tell(Check *check)
{
    const Rule *rule = check->rule;
    if (!set_lets(check, rule->after))
        return;
    JfWhere where = place(check);
    if (blamed_before(check, &where) || is_one_more(check, &where))
        return;
    char *values[VALUES_MAX + 1] = {NULL};
    for (size_t i = 0; i < rule->n_values; i++) {
        g_autoptr(xmlXPathObject) value = xmlXPathVariableLookup(check->rules->expressions->xpath, (const xmlChar *)rule->values[i]);
        xmlChar *text = xmlXPathCastToString(value);
        values[i] = g_strstrip(g_strdup((const char *)text));
        xmlFree(text);
    }
    JfDiag entry = {.id = rule->id, .severity = rule->severity, .exit = JF_EXIT_INPUT, .where = where};
    for (int i = 0; i < 2; i++) {
        entry.text[i] = jf_text_fill(rule->text[i], (const char *const *)values);
        entry.hint[i] = rule->hint[i] ? jf_text_fill(rule->hint[i], (const char *const *)values) : g_strdup("");
    }
    jf_diags_add_entry(check->diags, &entry);
    for (int i = 0; i < 2; i++) {
        g_free((char *)entry.text[i]);
        g_free((char *)entry.hint[i]);
    }
    for (size_t i = 0; i < rule->n_values; i++)
        g_free(values[i]);
}

static void check_node(Check *check)
{
    check->rules->expressions->current = check->node;
    if (!set_lets(check, check->rule->before))
        return;
    int fine = jf_expressions_test(check->rules->expressions, check->rule->test, check->node);
    if (fine < 0)
        fault_expression(check);
    else if (fine == 0)
        tell(check);
}

static void check_rule(Check *check, xmlDoc *doc)
{
    check->node = check->rules->expressions->current = (xmlNode *)doc;
    g_autoptr(xmlXPathObject) nodes = jf_expressions_evaluate(check->rules->expressions, check->rule->context, check->node);
    if (nodes == NULL || nodes->type != XPATH_NODESET)
        fault_expression(check);
    const xmlNodeSet *set = nodes ? nodes->nodesetval : NULL;
    check->places = check->more = 0;
    for (int i = 0; set != NULL && i < set->nodeNr; i++) {
        check->node = set->nodeTab[i];
        check_node(check);
    }
    tell_more(check);
}

static bool concerns(const Group *group, const xmlNode *root)
{
    const char *kind = root ? jf_xml_attribute(root, "kind") : NULL;
    return group->kinds == NULL || (kind != NULL && g_strv_contains((const char *const *)group->kinds, kind));
}

static void check_group(Check *check, const Group *group, xmlDoc *doc)
{
    check->rule = group->common;
    check->node = check->rules->expressions->current = (xmlNode *)doc;
    set_lets(check, group->common->before);
    for (guint i = 0; i < group->rules->len; i++) {
        check->rule = g_ptr_array_index(group->rules, i);
        check_rule(check, doc);
    }
}

bool jf_rules_check(JfRules *rules, xmlDoc *doc, JfDiags *diags)
{
    size_t before = jf_diags_errors(diags);
    jf_expressions_begin(rules->expressions, doc);
    Check check = {.rules = rules, .known = jf_diags_count(diags), .diags = diags};
    for (guint i = 0; i < rules->groups->len; i++) {
        const Group *group = g_ptr_array_index(rules->groups, i);
        if (concerns(group, xmlDocGetRootElement(doc)))
            check_group(&check, group, doc);
    }
    jf_expressions_end(rules->expressions);
    return jf_diags_errors(diags) == before;
}
