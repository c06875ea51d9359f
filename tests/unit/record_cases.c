// SPDX-License-Identifier: MIT
// The rules of schemas/rules.xml, each proved to fire and not to fire: tests/rules/cases.txt holds a good sample and small edits for every
// rule, and the faults found must be exactly those expected. All samples, and the template filled in, must be without any fault.
#include "record/record.h"
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <string.h>

#define CASES "tests/rules/cases.txt"
#define SAMPLES "samples"

typedef struct {
    JfRecordChecks *checks;
    JfSource *schemas, *samples;
} Bench;

typedef struct {
    char *base;          // file in samples/
    GPtrArray *edits;    // lines as written
    GPtrArray *expected; // ids, sorted, each once
} Case;

typedef struct {
    const Bench *bench;
    const Case *wanted;
    const char *name;
} Run;

static Bench bench_open(void)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    Bench bench = {.schemas = jf_source_new_folder("schemas"), .samples = jf_source_new_folder(SAMPLES)};
    bench.checks = jf_record_checks_open(bench.schemas, diags);
    jf_diags_print(diags, JF_LANGUAGE_EN, stderr);
    g_assert_nonnull(bench.checks);
    // What bundles made of edited samples refer to.
    g_assert_nonnull(jf_source_read(bench.samples, "images/ward6-links.svg", JF_XML_LIMIT, NULL, diags));
    g_assert_nonnull(jf_source_read(bench.samples, "images/storage-paths.svg", JF_XML_LIMIT, NULL, diags));
    xmlDoc *template = jf_xml_read(bench.samples, "template-visit.xml", diags);
    g_assert_nonnull(template);
    xmlFreeDoc(template);
    return bench;
}

static void case_free(void *data)
{
    Case *item = data;
    g_free(item->base);
    g_ptr_array_unref(item->edits);
    g_ptr_array_unref(item->expected);
    g_free(item);
}

static int compare_text(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void expect_id(Case *item, const char *id)
{
    if (!g_ptr_array_find_with_equal_func(item->expected, id, g_str_equal, NULL)) {
        g_ptr_array_add(item->expected, g_strdup(id));
        g_ptr_array_sort(item->expected, compare_text);
    }
}

// ---- the file of cases

static Case *case_begin(const char *line)
{
    g_auto(GStrv) words = g_strsplit_set(line, "[] ", 0);
    Case *item = g_new0(Case, 1);
    item->edits = g_ptr_array_new_with_free_func(g_free);
    item->expected = g_ptr_array_new_with_free_func(g_free);
    for (char **word = words; *word; word++) {
        if (g_str_has_suffix(*word, ".xml"))
            item->base = g_strdup(*word);
        else if (**word)
            expect_id(item, *word);
    }
    g_assert_nonnull(item->base);
    return item;
}

static GPtrArray *cases_read(void)
{
    g_autofree char *text = NULL;
    g_assert_true(g_file_get_contents(CASES, &text, NULL, NULL));
    g_auto(GStrv) lines = g_strsplit(text, "\n", 0);
    GPtrArray *cases = g_ptr_array_new_with_free_func(case_free);
    for (char **line = lines; *line; line++) {
        if (**line == '\0' || **line == '#')
            continue;
        if (**line == '[')
            g_ptr_array_add(cases, case_begin(*line));
        else {
            g_assert_cmpuint(cases->len, >, 0);
            Case *item = g_ptr_array_index(cases, cases->len - 1);
            g_ptr_array_add(item->edits, g_strdup(*line));
        }
    }
    return cases;
}

// ---- edits of a record

static xmlXPathObject *find_nodes(xmlDoc *doc, const char *path)
{
    xmlXPathContext *context = xmlXPathNewContext(doc);
    xmlXPathRegisterNs(context, BAD_CAST "d", BAD_CAST JF_RECORD_NS);
    xmlXPathObject *found = xmlXPathEval(BAD_CAST path, context);
    xmlXPathFreeContext(context);
    if (!found || !found->nodesetval || found->nodesetval->nodeNr == 0)
        g_error("%s: nothing at %s", CASES, path);
    return found;
}

static xmlNode *parse_fragment(xmlDoc *doc, const char *text)
{
    g_autofree char *whole = g_strdup_printf("<x xmlns=\"" JF_RECORD_NS "\">%s</x>", text);
    xmlDoc *parsed = xmlReadMemory(whole, (int)strlen(whole), "fragment", NULL, XML_PARSE_NONET);
    g_assert_nonnull(parsed);
    xmlNode *copy = xmlDocCopyNode(xmlDocGetRootElement(parsed)->children, doc, 1);
    xmlFreeDoc(parsed);
    return copy;
}

static void set_attribute(xmlDoc *doc, const char *path, const char *at, const char *value)
{
    g_autofree char *owner = g_strndup(path, (gsize)(at - path));
    xmlXPathObject *found = find_nodes(doc, owner);
    xmlNode *node = found->nodesetval->nodeTab[0];
    const char *name = at + 2;
    if (g_str_has_prefix(name, "xml:")) {
        xmlSetNsProp(node, xmlSearchNs(doc, node, BAD_CAST "xml"), BAD_CAST(name + 4), BAD_CAST value);
    } else {
        xmlSetProp(node, BAD_CAST name, BAD_CAST value);
    }
    xmlXPathFreeObject(found);
}

static void remove_nodes(xmlNodeSet *nodes)
{
    for (int i = nodes->nodeNr - 1; i >= 0; i--) {
        xmlNode *node = nodes->nodeTab[i];
        if (node->type == XML_ATTRIBUTE_NODE) {
            xmlRemoveProp((xmlAttr *)node);
        } else {
            xmlUnlinkNode(node);
            xmlFreeNode(node);
        }
        nodes->nodeTab[i] = NULL;
    }
}

// set PATH := VALUE · drop PATH · twin PATH · add PATH := <xml> (as last child) · put PATH := <xml> (before it)
static void apply_edit(xmlDoc *doc, const char *line)
{
    const char *space = strchr(line, ' ');
    g_assert_nonnull(space);
    const char *sign = strstr(line, " :=");
    g_autofree char *verb = g_strndup(line, (gsize)(space - line));
    g_autofree char *path = sign ? g_strndup(space + 1, (gsize)(sign - space - 1)) : g_strdup(space + 1);
    const char *value = sign && sign[3] ? sign + 4 : "";
    const char *at = g_strrstr(path, "/@");
    if (g_str_equal(verb, "set") && at && !strchr(at, ']')) {
        set_attribute(doc, path, at, value);
        return;
    }
    xmlXPathObject *found = find_nodes(doc, path);
    xmlNode *node = found->nodesetval->nodeTab[0];
    if (g_str_equal(verb, "set"))
        xmlNodeSetContent(node, BAD_CAST value);
    else if (g_str_equal(verb, "drop"))
        remove_nodes(found->nodesetval);
    else if (g_str_equal(verb, "twin"))
        xmlAddNextSibling(node, xmlDocCopyNode(node, doc, 1));
    else if (g_str_equal(verb, "add"))
        xmlAddChild(node, parse_fragment(doc, value));
    else if (g_str_equal(verb, "put"))
        xmlAddPrevSibling(node, parse_fragment(doc, value));
    else
        g_error("%s: what is \"%s\"?", CASES, line);
    xmlXPathFreeObject(found);
}

// ---- checking

static GPtrArray *ids_of(JfDiags *diags)
{
    GPtrArray *ids = g_ptr_array_new_with_free_func(g_free);
    for (size_t i = 0; i < jf_diags_count(diags); i++) {
        const char *id = jf_diags_at(diags, i)->id;
        if (!g_ptr_array_find_with_equal_func(ids, id, g_str_equal, NULL))
            g_ptr_array_add(ids, g_strdup(id));
    }
    g_ptr_array_sort(ids, compare_text);
    return ids;
}

static char *join(GPtrArray *ids)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < ids->len; i++)
        g_string_append_printf(text, "%s%s", i ? " " : "", (char *)g_ptr_array_index(ids, i));
    return g_string_free(text, FALSE);
}

// Every sentence is whole: no placeholder left, in both languages, with its place.
static void check_sentences(JfDiags *diags)
{
    for (size_t i = 0; i < jf_diags_count(diags); i++) {
        const JfDiag *diag = jf_diags_at(diags, i);
        for (int language = 0; language < 2; language++) {
            g_assert_nonnull(diag->text[language]);
            g_assert_null(strchr(diag->text[language], '{'));
            g_assert_cmpstr(diag->hint[language], !=, "");
        }
        g_assert_cmpint(diag->where.line, >, 0);
    }
}

static void check_bytes(const Bench *bench, GBytes *bytes, const char *expected)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_autoptr(JfSource) source = jf_source_new_bundle();
    jf_source_add(source, "record.xml", bytes);
    for (size_t i = 0; i < jf_source_count(bench->samples); i++) {
        const JfPart *part = jf_source_at(bench->samples, i);
        if (strchr(part->name, '/'))
            jf_source_add(source, part->name, part->bytes);
    }
    JfRecord *record = jf_record_read(bench->checks, source, "record.xml", diags);
    g_autoptr(GPtrArray) ids = ids_of(diags);
    g_autofree char *found = join(ids);
    if (!g_str_equal(found, expected)) {
        jf_diags_print(diags, JF_LANGUAGE_EN, stderr);
        g_test_fail_printf("expected \"%s\", found \"%s\"", expected, found);
    }
    g_assert_cmpint(record != NULL, ==, jf_diags_errors(diags) == 0);
    check_sentences(diags);
    jf_record_free(record);
}

static void test_case(const void *data)
{
    const Run *run = data;
    g_autoptr(JfDiags) diags = jf_diags_new();
    xmlDoc *doc = jf_xml_read(run->bench->samples, run->wanted->base, diags);
    g_assert_nonnull(doc);
    for (guint i = 0; i < run->wanted->edits->len; i++)
        apply_edit(doc, g_ptr_array_index(run->wanted->edits, i));
    xmlChar *text = NULL;
    int length = 0;
    xmlDocDumpMemoryEnc(doc, &text, &length, "UTF-8");
    g_autoptr(GBytes) bytes = g_bytes_new(text, (gsize)length);
    xmlFree(text);
    xmlFreeDoc(doc);
    g_autofree char *expected = join(run->wanted->expected);
    check_bytes(run->bench, bytes, expected);
}

static void test_sample(const void *data)
{
    const Run *run = data;
    g_autoptr(JfDiags) diags = jf_diags_new();
    JfRecord *record = jf_record_read(run->bench->checks, run->bench->samples, run->name, diags);
    jf_diags_print(diags, JF_LANGUAGE_EN, stderr);
    g_assert_nonnull(record);
    g_assert_cmpuint(jf_diags_count(diags), ==, 0);
    jf_record_free(record);
}

static char *replace_once(const char *text, const char *from, const char *to)
{
    const char *at = strstr(text, from);
    g_assert_nonnull(at);
    return g_strdup_printf("%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
}

// A template of work says: set state to completed (and tell the start of a session), take the marks of the comment away. Who does so has a
// good record.
static void check_filled_in(const Bench *bench, const char *path, const char *completed)
{
    g_autofree char *text = NULL;
    g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
    g_autofree char *state = replace_once(text, "state=\"planned\"", completed);
    g_autofree char *opened = replace_once(state, "<!-- COMPLETED", "");
    g_autofree char *whole = replace_once(opened, "COMPLETED -->", "");
    g_autoptr(GBytes) bytes = g_bytes_new(whole, strlen(whole));
    check_bytes(bench, bytes, "");
}

static void test_template(const void *data)
{
    const Run *run = data;
    check_filled_in(run->bench, SAMPLES "/template-visit.xml", "state=\"completed\"");
    check_filled_in(run->bench, SAMPLES "/template-remote.xml", "state=\"completed\" start=\"2026-04-14T19:00:00\"");
}

static void expect_cases(const xmlNode *rules, const GPtrArray *cases)
{
    for (xmlNode *rule = xmlFirstElementChild((xmlNode *)rules); rule; rule = xmlNextElementSibling(rule)) {
        const char *id = jf_xml_attribute(rule, "id");
        bool covered = id == NULL; // what all rules share
        for (guint i = 0; i < cases->len && !covered; i++) {
            const Case *item = g_ptr_array_index(cases, i);
            covered = g_ptr_array_find_with_equal_func(item->expected, id, g_str_equal, NULL);
        }
        if (!covered)
            g_error("rule %s has no case in %s", id, CASES);
        if (id == NULL)
            expect_cases(rule, cases); // the rules of a kind
    }
}

// A rule without a case is an unproved rule; a case for no rule is a typing error.
static void test_coverage(const void *data)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_autoptr(JfSource) schemas = jf_source_new_folder("schemas");
    g_autoptr(xmlDoc) rules = jf_xml_read(schemas, "rules.xml", diags);
    g_assert_nonnull(rules);
    expect_cases(xmlDocGetRootElement(rules), data);
}

// ---- main

static void add_samples(GPtrArray *runs, const Bench *bench)
{
    static const char *const names[] = {
        "template-visit.xml",
        "visit-01-raid-repair.xml",
        "visit-02-inspection.xml",
        "visit-03-switch-installation.xml",
        "visit-04-firewall-upgrade.xml",
        "visit-05-refused-request.xml",
        "visit-06-backup-leftovers.xml",
        "visit-07-storage-emergency.xml",
        "visit-08-core-switch-en.xml",
        "visit-09-ups-battery-planned.xml",
        "visit-10-host-upgrade-planned-en.xml",
        "visit-11-training.xml",
        "template-consultation.xml",
        "template-incident.xml",
        "template-remote.xml",
        "template-sla.xml",
        "consultation-01-hospital-resilience.xml",
        "consultation-02-plant-segmentation-en.xml",
        "incident-01-storage-array.xml",
        "incident-02-plant-dual-active-en.xml",
        "remote-01-pacs-multipath.xml",
        "remote-02-dual-active-en.xml",
        "remote-03-branch-line-hotline.xml",
        "sla-01-hospital-202603.xml",
        "sla-02-plant-202603.xml",
        "sla-03-bank-202603.xml",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        Run *run = g_new0(Run, 1);
        *run = (Run){.bench = bench, .name = names[i]};
        g_ptr_array_add(runs, run);
        g_autofree char *path = g_strdup_printf("/record/samples/%s", names[i]);
        g_test_add_data_func(path, run, test_sample);
    }
}

static void add_cases(GPtrArray *runs, const Bench *bench, const GPtrArray *cases)
{
    for (guint i = 0; i < cases->len; i++) {
        Run *run = g_new0(Run, 1);
        *run = (Run){.bench = bench, .wanted = g_ptr_array_index(cases, i)};
        g_ptr_array_add(runs, run);
        g_autofree char *ids = join(run->wanted->expected);
        g_autofree char *path = g_strdup_printf("/record/rules/%03u %s", i + 1, ids);
        g_test_add_data_func(path, run, test_case);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    jf_xml_start();
    Bench bench = bench_open();
    g_autoptr(GPtrArray) cases = cases_read();
    g_autoptr(GPtrArray) runs = g_ptr_array_new_with_free_func(g_free);
    add_samples(runs, &bench);
    g_test_add_data_func("/record/template-filled-in", &(Run){.bench = &bench}, test_template);
    add_cases(runs, &bench, cases);
    g_test_add_data_func("/record/rules-covered", cases, test_coverage);
    int result = g_test_run();
    jf_record_checks_free(bench.checks);
    jf_source_free(bench.samples);
    jf_source_free(bench.schemas);
    return result;
}
