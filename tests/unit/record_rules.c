// SPDX-License-Identifier: MIT
// The rule engine: places, sentences, functions, and rules that are themselves wrong.
#include "record/rules.h"
#include "xml_fixture.h"

#define RULES(body) "<rules xmlns='urn:jiaofu:rules:1' xmlns:d='urn:jiaofu:delivery:1' version='1'>" body "</rules>"
#define SAY                                                                                                                                \
    "<say xml:lang='zh-CN'>{v} 不对</say><say xml:lang='en'>{v} is wrong</say><hint xml:lang='zh-CN'>改 {v}</hint><hint "               \
    "xml:lang='en'>mend {v}</hint>"
#define PLAIN "<say xml:lang='zh-CN'>不对</say><say xml:lang='en'>wrong</say>"

static char *schema_text(const char *name)
{
    g_autofree char *path = g_build_filename("schemas", name, NULL); // tests run in the repository's folder
    char *text = NULL;
    g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
    return text;
}

static JfRules *open_rules(const char *text, JfDiags *diags)
{
    g_autoptr(JfSource) source = jf_source_new_bundle();
    g_autofree char *schema = schema_text("rules.xsd"), *xml = schema_text("xml.xsd");
    add_part(source, "rules.xsd", schema);
    add_part(source, "xml.xsd", xml);
    add_part(source, "rules.xml", text);
    return jf_rules_open(source, diags);
}

static const char *const record =
    "<d:delivery xmlns:d='urn:jiaofu:delivery:1' zone='Europe/Berlin'>\n"
    "<d:p id='a'/>\n<d:p id='b'/>\n<d:p id='a'/>\n"
    "<d:t at='2026-03-29T02:30:00' by='a'/>\n<d:t at='2026-10-25T02:30:00' by='z'/>\n<d:t at='2026-02-30T10:00:00'/>\n"
    "<d:t at='2026-01-01T00:00:00'/>\n<d:t at='1970-01-02T00:00:00Z' with='y'/>\n</d:delivery>";

// Checks `record` by `text`, which must compile.
static bool check(const char *text, JfDiags *diags)
{
    g_autoptr(JfRules) rules = open_rules(text, diags);
    g_autofree char *all = describe(diags);
    g_assert_cmpstr(all, ==, "");
    g_autoptr(GBytes) bytes = bytes_of(record);
    g_autoptr(xmlDoc) doc = jf_xml_parse(bytes, "r.xml", diags);
    return jf_rules_check(rules, doc, diags);
}

static void test_sentence(void)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_assert_false(check(RULES("<rule id='A-B' clause='7.2 c' severity='error' context='/d:delivery/d:p'><test>@id = 'a'</test>"
                               "<let name='v' value='@id'/>" SAY "</rule>"),
                         diags));
    g_assert_cmpuint(jf_diags_count(diags), ==, 1);
    const JfDiag *d = find_diag(diags, "A-B", 3);
    g_assert_nonnull(d);
    g_assert_cmpstr(d->text[JF_LANGUAGE_EN], ==, "b is wrong (GB/T 28827.2, 7.2 c)");
    g_assert_cmpstr(d->text[JF_LANGUAGE_ZH], ==, "b 不对（依据 GB/T 28827.2 7.2 c）");
    g_assert_cmpstr(d->hint[JF_LANGUAGE_EN], ==, "mend b");
    g_assert_cmpstr(d->where.file, ==, "r.xml");
    g_assert_cmpint(jf_diags_exit(diags), ==, JF_EXIT_INPUT);
}

static void test_warning(void)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_assert_true(check(RULES("<rule id='A-B' severity='warning' context='/d:delivery'><test>false()</test>" PLAIN "</rule>"), diags));
    g_assert_cmpstr(find_diag(diags, "A-B", 1)->text[JF_LANGUAGE_EN], ==, "wrong");
}

// A warning of many places is told of the first ones, and how many more there are; errors are told all.
static void check_many(const char *severity, size_t told, const char *more)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_autofree char *text = g_strdup_printf(
        RULES("<rule id='A-B' severity='%s' context='/d:delivery/d:p'><test>false()</test>" PLAIN "</rule>"), severity);
    g_autoptr(GString) many = g_string_new("<d:delivery xmlns:d='urn:jiaofu:delivery:1'>\n");
    for (int i = 0; i < 50; i++)
        g_string_append(many, "<d:p/>\n");
    g_string_append(many, "</d:delivery>");
    g_autoptr(GBytes) bytes = bytes_of(many->str);
    g_autoptr(xmlDoc) doc = jf_xml_parse(bytes, "r.xml", diags);
    g_autoptr(JfRules) rules = open_rules(text, diags);
    jf_rules_check(rules, doc, diags);
    g_assert_cmpuint(jf_diags_count(diags), ==, told);
    const JfDiag *d = find_diag(diags, "RULES-MORE", 22);
    g_assert_cmpstr(d ? d->text[JF_LANGUAGE_EN] : NULL, ==, more);
}

static void test_many(void)
{
    check_many("warning", 21, "from here on 30 more of A-B");
    check_many("error", 50, NULL);
}

typedef struct {
    const char *rule; // attributes and children of one rule
    int line;         // of its one entry; 0: none
} Case;

static const Case cases[] = {
    {"context='/d:delivery/d:p[2]'><test>true()</test>" PLAIN, 0},
    {"context='/d:delivery/d:none'><test>false()</test>" PLAIN, 0},
    {"context='/d:delivery/d:p[2]/@id'><test>false()</test>" PLAIN, 3},                            // an attribute
    {"context='/d:delivery/d:p[2]' at='following-sibling::d:t[1]'><test>false()</test>" PLAIN, 5}, // another node to blame
    {"context='/d:delivery/d:p[2]' at='d:none'><test>false()</test>" PLAIN, 3},
    {"context='/d:delivery/d:p[3]'><let name='x' value='1'/><let name='y' value='$x + 1'/><test>$y = 3</test>" PLAIN, 4},
    {"context='/d:delivery/d:p[1]'><test>count(../d:p[@id = current()/@id]) = 1</test>" PLAIN, 2},
    {"context='/d:delivery/d:p[2]'><test>count(../d:p[@id = current()/@id]) = 1</test>" PLAIN, 0},
    {"context='/d:delivery'><test>jf:time('1970-01-02T00:00:00Z') != 86400</test>" PLAIN, 1},
    {"context='/d:delivery'><test>jf:time('1970-01-01T01:00:00') = 0</test>" PLAIN, 0}, // in the record's zone
    {"context='/d:delivery'><test>string(jf:time('x')) = 'NaN'</test>" PLAIN, 0},
    {"context='/d:delivery/d:t[1]'><test>jf:time-fault(@at) = 'gap'</test>" PLAIN, 0},
    {"context='/d:delivery/d:t[2]'><test>jf:time-fault(@at) = 'twice'</test>" PLAIN, 0},
    {"context='/d:delivery/d:t[3]'><test>jf:time-fault(@at) = 'range'</test>" PLAIN, 0},
    {"context='/d:delivery/d:t[4]'><test>jf:time-fault(@at) = ''</test>" PLAIN, 0},
    {"context='/d:delivery'><test>jf:time-fault('noon') = 'syntax'</test>" PLAIN, 0},
    {"context='/d:delivery/@zone'><test>jf:zone-known(.) and not(jf:zone-known('Mars/Olympus'))</test>" PLAIN, 0},
    {"context=\"jf:times('gap')\"><test>false()</test>" PLAIN, 5},
    {"context=\"jf:times('twice')\"><test>false()</test>" PLAIN, 6},
    {"context=\"jf:times('range')\"><test>false()</test>" PLAIN, 7},
    {"context=\"jf:times('syntax')\"><test>false()</test>" PLAIN, 0},
    {"context=\"jf:strays('by', /d:delivery/d:p/@id)\"><test>false()</test>" PLAIN, 6},
    {"context=\"jf:strays('with', /d:delivery/d:p/@id)\"><test>false()</test>" PLAIN, 9},
    {"context=\"jf:strays('b', /d:delivery/d:p/@id)\"><test>false()</test>" PLAIN, 0},
    {"context=\"jf:repeats(/d:delivery/d:p, 'id')\"><test>false()</test>" PLAIN, 4},
    {"context=\"jf:repeats(/d:delivery/d:p, '.. id')\"><test>false()</test>" PLAIN, 4},
    {"context=\"jf:repeats(/d:delivery/d:p[position() &lt; 3], 'id')\"><test>false()</test>" PLAIN, 0},
    {"context=\"jf:repeats(/d:delivery/d:t, 'with')\"><test>false()</test>" PLAIN, 0}, // without the attribute: not repeated
};

static void test_cases(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_test_message("%s", cases[i].rule);
        g_autofree char *whole = g_strdup_printf("<rules xmlns='urn:jiaofu:rules:1' xmlns:d='urn:jiaofu:delivery:1' version='1'>"
                                                 "<rule id='A-B' severity='error' %s</rule></rules>",
                                                 cases[i].rule);
        g_autoptr(JfDiags) diags = jf_diags_new();
        bool fine = check(whole, diags);
        g_assert_true(fine == (cases[i].line == 0));
        g_assert_cmpuint(jf_diags_count(diags), ==, cases[i].line ? 1 : 0);
        if (cases[i].line)
            assert_diag(diags, "A-B", cases[i].line, "r.xml", "wrong");
    }
}

// Lets before the first rule are there for all; a sentence shows values made safe.
static void test_shared(void)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_assert_false(
        check(RULES("<let name='all' value='/d:delivery/d:p'/><let name='n' value='count($all)'/>"
                    "<rule id='A-A' severity='error' context='$all[1]'><test>$n = 0</test><let name='v' value='$n'/>" SAY "</rule>"
                    "<rule id='B-B' severity='error' context='/d:delivery'><test>$n = 3</test>" PLAIN "</rule>"),
              diags));
    g_assert_cmpuint(jf_diags_count(diags), ==, 1);
    assert_diag(diags, "A-A", 2, "r.xml", "3 is wrong");
}

// What the schema refused at a place is not blamed again; an error elsewhere is.
static void test_blamed_once(void)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_autoptr(JfRules) rules =
        open_rules(RULES("<rule id='A-B' severity='error' context='/d:delivery/d:p'><test>false()</test>" PLAIN "</rule>"), diags);
    g_autoptr(GBytes) bytes = bytes_of(record);
    g_autoptr(xmlDoc) doc = jf_xml_parse(bytes, "r.xml", diags);
    jf_diags_add(diags, JF_DIAG_SCHEMA_BLANK, &(JfWhere){"r.xml", 3, 0}, "p/@id", NULL);
    g_assert_false(jf_rules_check(rules, doc, diags));
    g_assert_nonnull(find_diag(diags, "A-B", 2));
    g_assert_null(find_diag(diags, "A-B", 3));
    g_assert_nonnull(find_diag(diags, "A-B", 4));
}

static const struct {
    const char *rules, *id;
} broken[] = {
    {RULES("<rule id='A-B' severity='error' context='/d:p['><test>1</test>" PLAIN "</rule>"), "RULES-BROKEN"},
    {RULES("<rule id='A-B' severity='error' context='/'><test>1 +</test>" PLAIN "</rule>"), "RULES-BROKEN"},
    {RULES("<rule id='A-B' severity='error' context='/'><test>1</test>" SAY "</rule>"), "RULES-BROKEN"}, // {v} is not set
    {RULES("<rule id='A-B' severity='error' context='/'><test>1</test><say xml:lang='en'>a</say><say xml:lang='en'>b</say></rule>"),
     "RULES-BROKEN"},
    {RULES("<rule id='A-B' severity='error' context='/'>" PLAIN "</rule>"), "SCHEMA-ELEMENT"},
    {RULES("<rule id='a' severity='error' context='/'><test>1</test>" PLAIN "</rule>"), "SCHEMA-PATTERN"},
    {RULES("<rule id='A-B' severity='bad' context='/'><test>1</test>" PLAIN "</rule>"), "SCHEMA-ENUMERATION"},
    {"<rules", "XML-SYNTAX"},
};

static void test_broken(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(broken); i++) {
        g_test_message("%s", broken[i].rules);
        g_autoptr(JfDiags) diags = jf_diags_new();
        g_assert_null(open_rules(broken[i].rules, diags));
        assert_diag(diags, broken[i].id, -1, NULL, NULL);
        g_assert_cmpint(jf_diags_exit(diags), ==, JF_EXIT_CONFIG);
    }
}

// What only shows when it runs: unknown variables and functions, wrong kinds, wrong numbers of arguments.
static void test_broken_when_run(void)
{
    static const char *const tests[] = {
        "$none = 1",  "jf:none()",      "jf:time()",           "jf:time('a', 'b')",    "current(1)",
        "jf:times()", "jf:strays('x')", "jf:strays('x', 'y')", "jf:repeats('x', 'y')", "count('x') = 1",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(tests); i++) {
        g_autofree char *text = g_strdup_printf("<rules xmlns='urn:jiaofu:rules:1' version='1'><rule id='A-B' severity='error' context='/'>"
                                                "<test>%s</test>" PLAIN "</rule></rules>",
                                                tests[i]);
        g_test_message("%s", tests[i]);
        g_autoptr(JfDiags) diags = jf_diags_new();
        g_assert_false(check(text, diags));
        g_assert_cmpuint(jf_diags_count(diags), ==, 1);
        assert_diag(diags, "RULES-BROKEN", -1, "r.xml", "A-B");
        g_assert_cmpint(jf_diags_exit(diags), ==, JF_EXIT_CONFIG);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/record/rules/sentence", test_sentence);
    g_test_add_func("/record/rules/warning", test_warning);
    g_test_add_func("/record/rules/many", test_many);
    g_test_add_func("/record/rules/cases", test_cases);
    g_test_add_func("/record/rules/shared", test_shared);
    g_test_add_func("/record/rules/blamed-once", test_blamed_once);
    g_test_add_func("/record/rules/broken", test_broken);
    g_test_add_func("/record/rules/broken-when-run", test_broken_when_run);
    return g_test_run();
}
