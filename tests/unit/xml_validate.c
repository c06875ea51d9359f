// SPDX-License-Identifier: MIT
// Schema validation: each kind of fault in our own words, at its place, in both languages.
#include "xml/validate.h"
#include "xml_fixture.h"

static const char *const types =
    "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' xmlns='urn:t' targetNamespace='urn:t'>\n"
    "<xs:simpleType name='num'><xs:annotation><xs:documentation xml:lang='en'>Two capitals, a hyphen, digits.</xs:documentation>"
    "<xs:documentation xml:lang='zh-CN'>两个大写字母、连字符、数字。</xs:documentation></xs:annotation>"
    "<xs:restriction base='xs:string'><xs:pattern value='[A-Z]{2}-\\d+'/></xs:restriction></xs:simpleType>\n"
    "<xs:simpleType name='len'><xs:restriction base='xs:string'><xs:minLength value='2'/><xs:maxLength "
    "value='4'/></xs:restriction></xs:simpleType>\n"
    "<xs:simpleType name='range'><xs:restriction base='xs:integer'><xs:minInclusive value='2'/><xs:maxExclusive "
    "value='4'/></xs:restriction>"
    "</xs:simpleType>\n"
    "<xs:simpleType name='cents'><xs:restriction base='xs:decimal'><xs:fractionDigits value='2'/></xs:restriction></xs:simpleType>\n"
    "<xs:simpleType name='kind'><xs:annotation><xs:documentation xml:lang='en'>one is the first.</xs:documentation></xs:annotation>"
    "<xs:restriction base='xs:token'><xs:enumeration value='one'/><xs:enumeration value='two'/></xs:restriction></xs:simpleType>\n"
    "<xs:simpleType name='either'><xs:annotation><xs:documentation xml:lang='en'>A date or a small "
    "number.</xs:documentation></xs:annotation>"
    "<xs:union memberTypes='xs:date range'/></xs:simpleType>\n"
    "</xs:schema>";

static const char *const schema =
    "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' xmlns='urn:t' xmlns:t='urn:t' targetNamespace='urn:t' "
    "elementFormDefault='qualified'>\n"
    "<xs:import namespace='http://www.w3.org/XML/1998/namespace' schemaLocation='xml.xsd'/><xs:include schemaLocation='types.xsd'/>\n"
    "<xs:element name='r'><xs:complexType><xs:sequence>"
    "<xs:element name='a' type='xs:date'/>"
    "<xs:element name='b' minOccurs='0' maxOccurs='unbounded'><xs:complexType><xs:attribute name='kind' type='kind'/>"
    "<xs:attribute name='n' type='num'/><xs:attribute name='id' type='xs:ID'/><xs:attribute name='must' use='required'/>"
    "<xs:attribute name='fix' fixed='1'/><xs:attribute name='at' type='xs:dateTime'/><xs:attribute name='yes' type='xs:boolean'/>"
    "<xs:attribute name='time' type='xs:time'/><xs:attribute name='month' type='xs:gYearMonth'/>"
    "<xs:attribute name='duration' type='xs:duration'/><xs:attribute name='address' type='xs:anyURI'/>"
    "<xs:attribute ref='xml:lang'/></xs:complexType></xs:element>"
    "<xs:element name='l' type='len' minOccurs='0'/><xs:element name='g' type='range' minOccurs='0' maxOccurs='3'/>"
    "<xs:element name='u' type='either' minOccurs='0'/><xs:element name='m' type='cents' minOccurs='0'/>"
    "<xs:element name='k' minOccurs='0' maxOccurs='9'><xs:complexType><xs:attribute name='i'/><xs:attribute "
    "name='j'/></xs:complexType></xs:element>"
    "<xs:choice><xs:element name='y'/><xs:element name='z'/></xs:choice><xs:element name='d' type='xs:decimal'/>"
    "</xs:sequence></xs:complexType>"
    "<xs:key name='key-of-k'><xs:selector xpath='t:k'/><xs:field xpath='@i'/></xs:key>"
    "<xs:keyref name='k-to-k' refer='key-of-k'><xs:selector xpath='t:k'/><xs:field xpath='@j'/></xs:keyref>"
    "</xs:element></xs:schema>";

static const char *const xml_schema =
    "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' targetNamespace='http://www.w3.org/XML/1998/namespace'>"
    "<xs:attribute name='lang' type='xs:language'/></xs:schema>";

static JfSchema *open_schema(JfDiags *diags)
{
    g_autoptr(JfSource) source = jf_source_new_bundle();
    add_part(source, "t.xsd", schema);
    add_part(source, "types.xsd", types);
    add_part(source, "xml.xsd", xml_schema);
    return jf_schema_open(source, "t.xsd", diags);
}

static void check(const char *text, JfDiags *out)
{
    g_autoptr(JfSchema) compiled = open_schema(out);
    g_autofree char *faults = describe(out);
    g_assert_cmpstr(faults, ==, "");
    g_autoptr(GBytes) bytes = bytes_of(text);
    g_autoptr(xmlDoc) doc = jf_xml_parse(bytes, "r.xml", out);
    g_assert_nonnull(doc);
    bool fine = jf_schema_check(compiled, doc, out);
    g_assert_true(fine == (jf_diags_errors(out) == 0));
}

static void test_valid(void)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    check("<r xmlns='urn:t'><a>2026-02-28</a><b must='' kind='two' n='AB-1' xml:lang='en'/><g>3</g><k i='1'/><k i='2' "
          "j='1'/><z/><d>1.5</d></r>",
          diags);
    g_assert_cmpuint(jf_diags_count(diags), ==, 0);
}

typedef struct {
    const char *text, *id;
    int line;
    const char *part;
} Case;

#define OPEN "<r xmlns='urn:t'>\n<a>2026-02-28</a>\n"
#define CLOSE "<z/><d>1</d></r>"

static const Case cases[] = {
    {"<r xmlns='urn:t'>\n<a>2026-02-30</a>" CLOSE, "SCHEMA-DATE", 2, "a has the value \"2026-02-30\""},
    {"<r xmlns='urn:t'>\n<a></a>" CLOSE, "SCHEMA-BLANK", 2, "a is empty"},
    {"<r xmlns='urn:t'>\n<a><x/></a>" CLOSE, "SCHEMA-SIMPLE", 2, "element a"},
    {OPEN "<b must='1' at='2026-04-31T10:00:00'/>" CLOSE, "SCHEMA-DATETIME", 3, "b/@at"},
    {OPEN "<b must='1' yes='maybe'/>" CLOSE, "SCHEMA-BOOLEAN", 3, "maybe"},
    {OPEN "<b must='1' kind='three'/>" CLOSE, "SCHEMA-ENUMERATION", 3, "b/@kind has the value \"three\"; allowed: one, two"},
    {OPEN "<b must='1' n='abc'/>" CLOSE, "SCHEMA-PATTERN", 3, "b/@n has the value \"abc\""},
    {OPEN "<b must='1' fix='2'/>" CLOSE, "SCHEMA-ENUMERATION", 3, "b/@fix has the value \"2\"; allowed: 1"},
    {OPEN "<b must='1' zz=''/>" CLOSE, "SCHEMA-ATTRIBUTE", 3, "element b has no attribute zz"},
    {OPEN "<b/>" CLOSE, "SCHEMA-ATTRIBUTE-MISSING", 3, "element b lacks its attribute must"},
    {OPEN "<b must=''>text</b>" CLOSE, "SCHEMA-CONTENT", 3, "element b"},
    {OPEN "<b must='' id='x'/>\n<b must='' id='x'/>" CLOSE, "SCHEMA-DUPLICATE", 4, "b/@id repeats the value \"x\""},
    {OPEN "<b must='' id='1x'/>" CLOSE, "SCHEMA-NAME", 3, "1x"},
    {OPEN "<b must='' xml:lang='!'/>" CLOSE, "SCHEMA-LANGUAGE", 3, "b/@lang"},
    {OPEN "<l>abcdefgh</l>" CLOSE, "SCHEMA-LENGTH", 3, "l has the value \"abcdefgh\", 8 characters long; allowed: ≤ 4"},
    {OPEN "<l>a</l>" CLOSE, "SCHEMA-LENGTH", 3, "≥ 2"},
    {OPEN "<l></l>" CLOSE, "SCHEMA-BLANK", 3, "l is empty"},
    {OPEN "<g>1</g>" CLOSE, "SCHEMA-RANGE", 3, "g has the value \"1\"; allowed: ≥ 2"},
    {OPEN "<g>4</g>" CLOSE, "SCHEMA-RANGE", 3, "allowed: < 4"},
    {OPEN "<g>x</g>" CLOSE, "SCHEMA-INTEGER", 3, "g has the value \"x\""}, // a type of our own is what it restricts
    {OPEN "<b must='1' time='25:00:00'/>" CLOSE, "SCHEMA-TIME", 3, "b/@time"},
    {OPEN "<b must='1' month='2026-13'/>" CLOSE, "SCHEMA-MONTH", 3, "2026-13"},
    {OPEN "<b must='1' duration='4h'/>" CLOSE, "SCHEMA-DURATION", 3, "4h"},
    {OPEN "<b must='1' address='http://[x'/>" CLOSE, "SCHEMA-ADDRESS", 3, "http://[x"},
    {OPEN "<u>no</u>" CLOSE, "SCHEMA-VALUE", 3, "u has the value \"no\""},
    {OPEN "<m>1.234</m>" CLOSE, "SCHEMA-RANGE", 3, "m has the value \"1.234\""},
    {OPEN "<k i='1'/>\n<k i='1'/>" CLOSE, "SCHEMA-DUPLICATE", 4, "k repeats the value \"1\""},
    {OPEN "<k/>" CLOSE, "SCHEMA-KEY", 3, "key-of-k"},
    {OPEN "<k i='1'/>\n\n<k i='2' j='7'/>" CLOSE, "SCHEMA-REFERENCE", 5, "element k refers to \"7\""},
    {OPEN "<zz/>" CLOSE, "SCHEMA-ELEMENT", 3, "element zz is not allowed here; expected: b, l, g, u, m, k, y, z"},
    {OPEN CLOSE "<!-- -->", "", 0, NULL},
    {"<r xmlns='urn:t'><a>2026-02-28</a><z/><d>1</d>\n<q/></r>", "SCHEMA-ELEMENT-LAST", 2, "nothing more may follow in r"},
    {"\n<r xmlns='urn:t'><a>2026-02-28</a><z/></r>", "SCHEMA-MISSING", 2, "element r is incomplete; expected next: d"},
    {OPEN "<z/><d>1,5</d></r>", "SCHEMA-NUMBER", 3, "d has the value \"1,5\""},
    {OPEN "\n\n  oops\n<z/><d>1</d></r>", "SCHEMA-TEXT", 5, "holds the text \"oops\""},
    {"\n<r xmlns='urn:x'/>", "SCHEMA-ROOT", 2, "r"},
    {"<s xmlns='urn:t'/>", "SCHEMA-ROOT", 1, "s"},
};

static void test_faults(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_test_message("%s", cases[i].text);
        g_autoptr(JfDiags) diags = jf_diags_new();
        check(cases[i].text, diags);
        g_autofree char *all = describe(diags);
        if (cases[i].id[0] == '\0')
            g_assert_cmpstr(all, ==, "");
        else
            assert_diag(diags, cases[i].id, cases[i].line, "r.xml", cases[i].part);
        g_assert_null(strstr(all, "facet"));
        g_assert_null(strstr(all, "urn:t"));
        g_assert_null(strstr(all, "xs:"));
    }
}

// What is right comes from the schema's own documentation.
static void test_explained(void)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    check(OPEN "<b must='' n='x'/>\n<u>no</u>\n" CLOSE, diags);
    g_assert_cmpstr(find_diag(diags, "SCHEMA-PATTERN", 3)->hint[JF_LANGUAGE_EN], ==, "Two capitals, a hyphen, digits.");
    g_assert_cmpstr(find_diag(diags, "SCHEMA-PATTERN", 3)->hint[JF_LANGUAGE_ZH], ==, "两个大写字母、连字符、数字。");
    g_assert_cmpstr(find_diag(diags, "SCHEMA-VALUE", 4)->hint[JF_LANGUAGE_EN], ==, "A date or a small number.");
    g_autoptr(JfDiags) second = jf_diags_new();
    check(OPEN "<b must='' kind='x'/>" CLOSE, second);
    g_assert_cmpstr(find_diag(second, "SCHEMA-ENUMERATION", 3)->hint[JF_LANGUAGE_EN], ==, "one is the first.");
}

static void test_all_in_one_run(void)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    check("<r xmlns='urn:t' q='1'>oops\n<a>2026-02-30</a><b kind='x' must='1'/>\n<b/>\n<l>abcdefgh</l><g>1</g><g>9</g><zz/></r>", diags);
    assert_diag(diags, "SCHEMA-ATTRIBUTE", 1, "r.xml", "q");
    assert_diag(diags, "SCHEMA-TEXT", 1, "r.xml", "oops");
    assert_diag(diags, "SCHEMA-DATE", 2, "r.xml", NULL);
    assert_diag(diags, "SCHEMA-ENUMERATION", 2, "r.xml", NULL);
    assert_diag(diags, "SCHEMA-ATTRIBUTE-MISSING", 3, "r.xml", NULL);
    assert_diag(diags, "SCHEMA-LENGTH", 4, "r.xml", NULL);
    g_assert_cmpuint(jf_diags_count(diags), ==, 9);
}

static void test_included_lines(void)
{
    g_autoptr(JfSource) source = jf_source_new_bundle();
    add_part(source, "r.xml",
             "<r xmlns='urn:t' xmlns:xi='http://www.w3.org/2001/XInclude'>\n<a>2026-02-28</a><xi:include href='b.xml'/><k i='1'/>"
             "<xi:include href='k.xml'/>" CLOSE);
    add_part(source, "b.xml", "\n\n<b xmlns='urn:t' must='' kind='five'/>");
    add_part(source, "k.xml", "\n\n\n<k xmlns='urn:t' i='2' j='none'/>");
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_autoptr(JfSchema) compiled = open_schema(diags);
    g_autoptr(xmlDoc) doc = jf_xml_read(source, "r.xml", diags);
    g_assert_false(jf_schema_check(compiled, doc, diags));
    g_assert_cmpuint(jf_diags_count(diags), ==, 2);
    assert_diag(diags, "SCHEMA-ENUMERATION", 3, "b.xml", "five");
    assert_diag(diags, "SCHEMA-REFERENCE", 4, "k.xml", "none");
}

// A document may not bring schemas or types of its own.
static void test_instance_attributes(void)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    check("<r xmlns='urn:t' xmlns:i='http://www.w3.org/2001/XMLSchema-instance' i:schemaLocation='urn:t file:///etc/passwd urn:z "
          "http://127.0.0.1/z'>\n"
          "<a>2026-02-28</a>" CLOSE,
          diags);
    g_assert_cmpuint(jf_diags_errors(diags), ==, 0);
    g_autoptr(JfDiags) typed = jf_diags_new();
    check("<r xmlns='urn:t' xmlns:i='http://www.w3.org/2001/XMLSchema-instance' i:type='foo'>\n<a i:nil='true'/>" CLOSE, typed);
    assert_diag(typed, "SCHEMA-OTHER", 1, "r.xml", "r");
}

static void assert_broken(const char *text, const char *id)
{
    g_autoptr(JfSource) source = jf_source_new_bundle();
    add_part(source, "t.xsd", text);
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_assert_null(jf_schema_open(source, "t.xsd", diags));
    assert_diag(diags, id, -1, NULL, NULL);
    g_assert_cmpint(jf_diags_exit(diags), ==, JF_EXIT_CONFIG);
}

static void test_broken_schema(void)
{
    assert_broken("<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:element name='r' type='none'/></xs:schema>", "SCHEMA-BROKEN");
    assert_broken("<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'>", "XML-UNCLOSED");
    assert_broken("<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:include schemaLocation='none.xsd'/></xs:schema>",
                  "FILE-MISSING");
    assert_broken("<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:include schemaLocation='../../up.xsd'/></xs:schema>",
                  "PART-OUTSIDE");
    assert_broken(
        "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:include schemaLocation='http://127.0.0.1:1/x.xsd'/></xs:schema>",
        "PART-OUTSIDE");
}

// Once compiled, a schema serves many documents, valid and not, in any order.
static void test_reuse(void)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_autoptr(JfSchema) compiled = open_schema(diags);
    for (int i = 0; i < 6; i++) {
        g_autoptr(GBytes) bytes = bytes_of(i % 2 ? OPEN CLOSE : OPEN "<b/>" CLOSE);
        g_autoptr(JfDiags) one = jf_diags_new();
        g_autoptr(xmlDoc) doc = jf_xml_parse(bytes, "r.xml", one);
        g_assert_true(jf_schema_check(compiled, doc, one) == (i % 2 == 1));
        g_assert_cmpuint(jf_diags_count(one), ==, i % 2 ? 0 : 1);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/xml/validate/valid", test_valid);
    g_test_add_func("/xml/validate/faults", test_faults);
    g_test_add_func("/xml/validate/explained", test_explained);
    g_test_add_func("/xml/validate/all-in-one-run", test_all_in_one_run);
    g_test_add_func("/xml/validate/included-lines", test_included_lines);
    g_test_add_func("/xml/validate/instance-attributes", test_instance_attributes);
    g_test_add_func("/xml/validate/broken-schema", test_broken_schema);
    g_test_add_func("/xml/validate/reuse", test_reuse);
    return g_test_run();
}
