// SPDX-License-Identifier: MIT
// Delivery records: every sample is right; every kind of wrong file is refused at its line, fast, all faults in one run.
#include "record/record.h"
#include "xml_fixture.h"
#include <stdio.h>

static JfRecordChecks *open_checks(void)
{
    g_autoptr(JfSource) schemas = jf_source_new_folder("schemas");
    g_autoptr(JfDiags) diags = jf_diags_new();
    JfRecordChecks *checks = jf_record_checks_open(schemas, diags);
    g_autofree char *all = describe(diags);
    g_assert_cmpstr(all, ==, "");
    return checks;
}

static char **sample_names(void)
{
    g_autoptr(GDir) folder = g_dir_open("samples", 0, NULL);
    g_autoptr(GStrvBuilder) names = g_strv_builder_new();
    for (const char *name; (name = g_dir_read_name(folder)) != NULL;)
        if (g_str_has_prefix(name, "visit-") && g_str_has_suffix(name, ".xml"))
            g_strv_builder_add(names, name);
    return g_strv_builder_end(names);
}

static void test_samples(void)
{
    g_autoptr(JfRecordChecks) checks = open_checks();
    g_auto(GStrv) names = sample_names();
    g_assert_cmpuint(g_strv_length(names), >=, 8);
    for (char **name = names; *name != NULL; name++) {
        g_test_message("%s", *name);
        g_autoptr(JfDiags) diags = jf_diags_new();
        g_autoptr(JfSource) source = jf_source_new_folder("samples");
        g_autoptr(JfRecord) record = jf_record_read(checks, source, *name, diags);
        g_autofree char *all = describe(diags);
        if (jf_diags_errors(diags) > 0)
            g_error("%s", all);
        g_assert_nonnull(record);
        g_assert_cmpstr(jf_record_kind(record), ==, "service-sheet");
        g_assert_cmpstr(jf_record_name(record), ==, *name);
        g_assert_cmpuint(jf_record_person_count(record), >, 0);
    }
}

static void test_accessors(void)
{
    g_autoptr(JfRecordChecks) checks = open_checks();
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_autoptr(JfSource) source = jf_source_new_folder("samples");
    g_autoptr(JfRecord) record = jf_record_read(checks, source, "visit-01-raid-repair.xml", diags);
    g_assert_cmpstr(jf_record_number(record), ==, "FS-YXYY-202603-001");
    g_assert_cmpstr(jf_record_version(record), ==, "1");
    g_assert_cmpstr(jf_record_language(record), ==, "zh-CN");
    g_assert_cmpstr(jf_record_zone(record), ==, "Asia/Shanghai");
    g_assert_true(jf_record_source(record) == source);
    g_assert_true(jf_xml_is(xmlDocGetRootElement(jf_record_doc(record)), JF_RECORD_NS, "delivery"));
    g_autofree char *text = NULL, *path = jf_source_path(source, jf_record_name(record));
    gsize n = 0;
    g_assert_true(g_file_get_contents(path, &text, &n, NULL));
    g_autoptr(GBytes) bytes = g_bytes_new(text, n);
    g_assert_true(g_bytes_equal(jf_record_bytes(record), bytes));
    g_autofree char *sha256 = g_compute_checksum_for_string(G_CHECKSUM_SHA256, text, (gssize)n);
    g_assert_cmpstr(jf_record_sha256(record), ==, sha256);
    bool found = false;
    for (size_t i = 0; i < jf_record_person_count(record); i++) {
        JfPerson person = jf_record_person(record, i);
        g_assert_true(person.id && person.name[0] && person.role[0] && person.organisation[0]);
        if (strcmp(person.id, "zhou-jianguo") == 0)
            found = person.certificate_sha256 != NULL || person.certificate_subject != NULL;
        if (strcmp(person.id, "zhou-jianguo") != 0)
            continue;
        g_assert_cmpstr(person.names[JF_LANGUAGE_ZH], ==, "周建国");
        g_assert_cmpstr(person.names[JF_LANGUAGE_EN], ==, "Zhou Jianguo");
        g_assert_cmpstr(person.name, ==, "周建国"); // what comes first in the record
        g_assert_true(g_str_has_prefix(person.organisations[JF_LANGUAGE_EN], "Hangzhou"));
    }
    g_assert_true(found);
}

// ---- wrong ones

#define VISIT "visit-01-raid-repair.xml"

// Reads sample `VISIT` with one piece of its text replaced, from memory.
static void read_changed(JfRecordChecks *checks, const char *from, const char *to, JfDiags *diags)
{
    g_autoptr(JfSource) folder = jf_source_new_folder("samples"), bundle = jf_source_new_bundle();
    g_autoptr(JfDiags) none = jf_diags_new();
    g_autoptr(JfRecord) whole = jf_record_read(checks, folder, VISIT, none);
    g_assert_nonnull(whole);
    for (size_t i = 0; i < jf_source_count(folder); i++)
        jf_source_add(bundle, jf_source_at(folder, i)->name, jf_source_at(folder, i)->bytes);
    g_autofree char *text = g_strndup(g_bytes_get_data(jf_record_bytes(whole), NULL), g_bytes_get_size(jf_record_bytes(whole)));
    const char *at = strstr(text, from);
    if (at == NULL)
        g_error("the sample does not hold %s", from);
    g_autofree char *changed = g_strdup_printf("%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
    add_part(bundle, VISIT, changed);
    g_autoptr(JfRecord) record = jf_record_read(checks, bundle, VISIT, diags);
    g_assert_true((record == NULL) == (jf_diags_errors(diags) > 0));
}

static const struct {
    const char *from, *to, *id, *part;
} changes[] = {
    {"urn:jiaofu:delivery:1", "urn:jiaofu:delivery:2", "RECORD-NAMESPACE", "urn:jiaofu:delivery:2"},
    {"xmlns=\"urn:jiaofu:delivery:1\"", "", "RECORD-NAMESPACE", "\"\""},
    {"schema-version=\"1.0\"", "schema-version=\"9.1\"", "RECORD-VERSION", "\"9.1\"; this program knows 1.0"},
    {"schema-version=\"1.0\"", "", "SCHEMA-ATTRIBUTE-MISSING", "schema-version"},
    {"kind=\"service-sheet\"", "kind=\"poem\"", "SCHEMA-ENUMERATION", "poem"},
    {"zone=\"Asia/Shanghai\"", "zone=\"Asia/Atlantis\"", "ZONE-KNOWN", "Asia/Atlantis"},
    {"2026-03-03T15:42:00", "2026-02-30T15:42:00", "SCHEMA-DATETIME", "2026-02-30T15:42:00"},
    {"2026-03-03T15:42:00", "2026-03-03T25:42:00", "SCHEMA-DATETIME", "T25:42"},
    {"parts/provider.xml", "parts/none.xml", "PART-MISSING", "parts/none.xml"},
    {"parts/provider.xml", "../README.md", "PART-OUTSIDE", "../README.md"},
    {"parts/provider.xml", "http://127.0.0.1:1/x", "PART-OUTSIDE", "http:"},
    {"<code>Drive 3 Fault</code>", "<link href=\"javascript:alert(1)\">x</link>", "RECORD-LINK", "javascript:alert(1)"},
    {"<code>Drive 3 Fault</code>", "<link href=\"file:///etc/passwd\">x</link>", "RECORD-LINK", "file:"},
    {"<code>Drive 3 Fault</code>", "&#xB;", "XML-CONTROL", "U+000B"},
};

static void test_changes(void)
{
    g_autoptr(JfRecordChecks) checks = open_checks();
    for (size_t i = 0; i < G_N_ELEMENTS(changes); i++) {
        g_test_message("%s", changes[i].to);
        g_autoptr(JfDiags) diags = jf_diags_new();
        read_changed(checks, changes[i].from, changes[i].to, diags);
        assert_diag(diags, changes[i].id, -1, VISIT, changes[i].part);
        g_assert_cmpint(find_saying(diags, changes[i].id, -1, changes[i].part)->where.line, >, 0);
        g_assert_cmpint(jf_diags_exit(diags), ==, JF_EXIT_INPUT);
    }
}

// A record of a newer kind of schema is told so, and nothing else.
static void test_alone(void)
{
    g_autoptr(JfRecordChecks) checks = open_checks();
    for (size_t i = 0; i < 3; i++) {
        g_autoptr(JfDiags) diags = jf_diags_new();
        read_changed(checks, changes[i].from, changes[i].to, diags);
        g_assert_cmpuint(jf_diags_count(diags), ==, 1);
    }
}

static void test_part_as_record(void)
{
    g_autoptr(JfRecordChecks) checks = open_checks();
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_autoptr(JfSource) source = jf_source_new_folder("samples");
    g_autoptr(JfRecord) record = jf_record_read(checks, source, "parts/provider.xml", diags);
    g_assert_null(record);
    assert_diag(diags, "RECORD-ROOT", -1, "samples/parts/provider.xml", "provider");
    g_autoptr(JfRecord) absent = jf_record_read(checks, source, "none.xml", diags);
    g_assert_null(absent);
    assert_diag(diags, "FILE-MISSING", -1, NULL, "none.xml");
}

// A fault of the schema, of a rule, of a link and of a picture, in one run, each at its line.
static void test_all_in_one_run(void)
{
    g_autoptr(JfRecordChecks) checks = open_checks();
    g_autoptr(JfDiags) diags = jf_diags_new();
    read_changed(checks, "<object asset=\"his-db1\"/>",
                 "<object asset=\"nowhere\"/>\n<history><note><link href=\"vbscript:x\">x</link></note></history>\n<figure "
                 "src=\"none.png\" alt=\"x\"/>",
                 diags);
    assert_diag(diags, "RECORD-LINK", -1, VISIT, "vbscript:x");
    assert_diag(diags, "PART-MISSING", -1, VISIT, "none.png");
    g_assert_nonnull(find_saying(diags, "ASSET-KNOWN", -1, "nowhere"));
    g_assert_nonnull(find_saying(diags, "SCHEMA-ELEMENT", -1, NULL));
    g_assert_cmpint(find_saying(diags, "PART-MISSING", -1, "none.png")->where.line, ==,
                    find_saying(diags, "ASSET-KNOWN", -1, "nowhere")->where.line + 2);
}

static void test_broken_checks(void)
{
    g_autoptr(JfSource) empty = jf_source_new_bundle();
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_assert_null(jf_record_checks_open(empty, diags));
    g_assert_cmpint(jf_diags_exit(diags), ==, JF_EXIT_CONFIG);
}

// Not a test of the budget (tests/bench is), but of orders of magnitude.
static void test_speed(void)
{
    g_autoptr(JfRecordChecks) checks = open_checks();
    clock_t start = 0;
    for (int i = 0; i < 60; i++) {
        if (i == 10)
            start = clock();
        g_autoptr(JfDiags) diags = jf_diags_new();
        g_autoptr(JfSource) source = jf_source_new_folder("samples");
        g_autoptr(JfRecord) record = jf_record_read(checks, source, VISIT, diags);
        g_assert_nonnull(record);
    }
    double each = (double)(clock() - start) * 1000 / CLOCKS_PER_SEC / 50;
    g_test_message("%.2f ms for a record", each);
    g_assert_cmpfloat(each, <, 100);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/record/read/samples", test_samples);
    g_test_add_func("/record/read/accessors", test_accessors);
    g_test_add_func("/record/read/changes", test_changes);
    g_test_add_func("/record/read/alone", test_alone);
    g_test_add_func("/record/read/part-as-record", test_part_as_record);
    g_test_add_func("/record/read/all-in-one-run", test_all_in_one_run);
    g_test_add_func("/record/read/broken-checks", test_broken_checks);
    g_test_add_func("/record/read/speed", test_speed);
    return g_test_run();
}
