// SPDX-License-Identifier: MIT
// The strict reader: what it refuses, where it says so, and how soon.
#include "base/diag.h"
#include "xml_fixture.h"

typedef struct {
    const char *name, *text;
    const char *id;
    int line;
    const char *part; // of the English sentence, or NULL
} Case;

static const Case refused[] = {
    {"empty", "", "XML-EMPTY", 1, NULL},
    {"blank", " \n\t\n", "XML-EMPTY", 1, NULL},
    {"json", "{\"visit\": 1}", "XML-NOT-XML", 1, "{\"visit\""},
    {"pdf", "%PDF-1.7\n1 0 obj", "XML-NOT-XML", 1, "%PDF-1.7"},
    {"text first", "\n\nhello <a/>", "XML-NOT-XML", 3, "hello"},
    {"long text", "It was the best of times for pipes, it was the worst of times for those who read past a file's end.", "XML-NOT-XML", 1,
     "It was the b"},
    {"doctype", "<?xml version=\"1.0\"?>\n<!DOCTYPE a>\n<a/>", "XML-DOCTYPE", 2, NULL},
    {"html", "<!doctype html>\n<html/>", "XML-DOCTYPE", 1, NULL},
    {"external entity", "<?xml version=\"1.0\"?>\n<!DOCTYPE a [\n<!ENTITY x SYSTEM \"file:///etc/passwd\">\n]>\n<a>&x;</a>", "XML-DOCTYPE",
     2, NULL},
    {"laughs",
     "<!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>\n<l>&c;</l>",
     "XML-DOCTYPE", 1, NULL},
    {"doctype after comment", "<!-- x -->\n<?p i?>\n <!DOCTYPE a SYSTEM \"http://x/\"><a/>", "XML-DOCTYPE", 3, NULL},
    {"entity", "<a>\n<b>&nbsp;</b></a>", "XML-ENTITY", 2, "nbsp"},
    {"entity in attribute", "<a>\n<b c='&copy;'/></a>", "XML-ENTITY", 2, "copy"},
    {"bare ampersand", "<a>\nR & D</a>", "XML-AMPERSAND", 2, "R & D"},
    {"ampersand without end", "<a>\nR&D</a>", "XML-AMPERSAND", 2, "R&D"},
    {"hyphens in a comment", "<a>\n<!-- import --into x -->\n</a>", "XML-COMMENT", 2, "import -"},
    {"bare less-than", "<a>\nx < 5</a>", "XML-AMPERSAND", 2, NULL},
    {"bare ampersand before words of three bytes", "<a>\nR & 存储阵列季度巡检</a>", "XML-AMPERSAND", 2, NULL},
    {"bare less-than among words of three bytes", "<a>\n存储阵列季度巡检<存储阵列季度巡检&</a>", NULL, 2, NULL},
    {"tag", "<a>\n<b>\n</c></a>", "XML-TAG", 3, "</c> closes <b> of line 2"},
    {"unclosed", "<a>\n<b>\n", "XML-UNCLOSED", 3, "b"},
    {"cut in a tag", "<a>\n<b c=\"1", "XML-ATTRIBUTE-QUOTE", 2, NULL},
    {"trailing", "<a/>\n<b/>", "XML-TRAILING", 2, NULL},
    {"attribute twice", "<a>\n<b c='1' c='2'/></a>", "XML-ATTRIBUTE-TWICE", 2, "c"},
    {"attribute without quotes", "<a>\n<b c=1/></a>", "XML-ATTRIBUTE-QUOTE", 2, NULL},
    {"attribute without value", "<a>\n<b c/></a>", "XML-ATTRIBUTE-QUOTE", 2, NULL},
    {"prefix", "<a>\n<x:b/></a>", "XML-PREFIX", 2, "x"},
    {"syntax", "<a>\n<b></b c></a>", "XML-SYNTAX", 2, NULL},
    {"version 1.1", "<?xml version=\"1.1\"?>\n<a/>", "XML-VERSION", 1, "1.1"},
    {"declared GBK", "<?xml version=\"1.0\" encoding=\"GBK\"?>\n<a/>", "XML-ENCODING", 1, "GBK"},
    {"declared Latin-1", "<?xml version='1.0' encoding='ISO-8859-1'?>\n<a/>", "XML-ENCODING", 1, "ISO-8859-1"},
    {"GBK bytes", "<a>\n<b>\xD6\xD0\xCE\xC4</b></a>", "XML-ENCODING-BYTE", 2, "0xD6"},
    {"overlong", "<a>\n\xC0\xAF</a>", "XML-ENCODING-BYTE", 2, "0xC0"},
    {"surrogate", "<a>\xED\xA0\x80</a>", "XML-ENCODING-BYTE", 1, "0xED"},
    {"control", "<a>\n\n\x01</a>", "XML-CONTROL", 3, "U+0001"},
    {"escape sequence", "<a>\n\x1B[31m</a>", "XML-CONTROL", 2, "U+001B"},
    {"delete", "<a>\x7F</a>", "XML-CONTROL", 1, "U+007F"},
    {"C1", "<a>\xC2\x85</a>", "XML-CONTROL", 1, "U+0085"},
    {"right-to-left override", "<a>\n\xE2\x80\xAE</a>", "XML-CONTROL", 2, "U+202E"},
    {"non-character", "<a>\xEF\xBF\xBF</a>", "XML-CONTROL", 1, "U+FFFF"},
    {"reference to a control", "<a>\n&#1;</a>", "XML-CONTROL", 2, "U+0001"},
    {"reference to an override", "<a>\n<b c='&#x202e;'/></a>", "XML-CONTROL", 2, "U+202E"},
    {"reference to NUL", "<a>&#0;</a>", "XML-CONTROL", 1, "U+0000"},
    {"reference beyond Unicode", "<a>&#x110000;</a>", "XML-CONTROL", 1, NULL},
    {"reference far beyond Unicode", "<a>&#99999999999999999999999999;</a>", "XML-CONTROL", 1, NULL},
};

static void test_refused(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(refused); i++) {
        const Case *c = &refused[i];
        g_test_message("%s", c->name);
        g_autoptr(JfDiags) diags = jf_diags_new();
        g_autoptr(GBytes) bytes = bytes_of(c->text);
        g_autoptr(xmlDoc) doc = jf_xml_parse(bytes, "r.xml", diags);
        if (doc != NULL || jf_diags_errors(diags) == 0)
            g_error("\"%s\" was read", c->name);
        if (c->id != NULL)
            assert_diag(diags, c->id, c->line, "r.xml", c->part);
        g_assert_null(strstr(jf_diags_at(diags, 0)->text[JF_LANGUAGE_EN], "\uFFFD")); // no excerpt cuts a character
        g_assert_cmpint(jf_diags_exit(diags), ==, JF_EXIT_INPUT);
    }
}

static void test_nul(void)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_autoptr(GBytes) bytes = g_bytes_new_static("<a>\n\0</a>", 9);
    g_assert_null(jf_xml_parse(bytes, "r.xml", diags));
    assert_diag(diags, "XML-CONTROL", 2, "r.xml", "U+0000");
}

// A fault after which the parser only guesses is told alone.
static void test_one_fault(void)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_autoptr(GBytes) bytes = bytes_of("<a>\n<b>\n<c></b>\n</a>\n");
    g_assert_null(jf_xml_parse(bytes, "r.xml", diags));
    g_assert_cmpuint(jf_diags_count(diags), ==, 1);
}

static xmlDoc *parse_as(const char *encoding, const char *mark, size_t n_mark, const char *text, JfDiags *diags)
{
    gsize n = 0;
    g_autofree char *wide = g_convert(text, -1, encoding, "UTF-8", NULL, &n, NULL);
    g_autoptr(GByteArray) all = g_byte_array_new();
    g_byte_array_append(all, (const guint8 *)mark, (guint)n_mark);
    g_byte_array_append(all, (const guint8 *)wide, (guint)n);
    g_autoptr(GBytes) bytes = g_bytes_new(all->data, all->len);
    return jf_xml_parse(bytes, "r.xml", diags);
}

static void test_encodings(void)
{
    static const char *const text = "<?xml version=\"1.0\" encoding=\"UTF-16\"?>\n<a>\n<b>中文</b></a>";
    static const struct {
        const char *encoding, *mark;
        size_t n;
        bool fine;
    } cases[] = {
        {"UTF-16LE", "\xFF\xFE", 2, true},   {"UTF-16BE", "\xFE\xFF", 2, true},      {"UTF-16LE", "", 0, false},
        {"UTF-16BE", "", 0, false},          {"UTF-32LE", "\xFF\xFE\0\0", 4, false}, {"UTF-8", "", 0, false},
        {"UTF-8", "\xEF\xBB\xBF", 3, false},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(JfDiags) diags = jf_diags_new();
        g_autoptr(xmlDoc) doc = parse_as(cases[i].encoding, cases[i].mark, cases[i].n, text, diags);
        g_assert_true((doc != NULL) == cases[i].fine);
        if (!cases[i].fine) {
            assert_diag(diags, "XML-ENCODING", 1, "r.xml", NULL);
            continue;
        }
        const xmlNode *b = jf_xml_child(xmlDocGetRootElement(doc), NULL, "b");
        g_assert_cmpstr((const char *)b->children->content, ==, "中文");
        g_assert_cmpint(jf_xml_where(b).line, ==, 3);
    }
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_autoptr(xmlDoc) marked = parse_as("UTF-8", "\xEF\xBB\xBF", 3, "<?xml version='1.0' encoding='utf-8'?><a/>", diags);
    g_assert_nonnull(marked);
    g_autoptr(xmlDoc) half = parse_as("UTF-8", "\xFF\xFE", 2, "<a/>x", diags);
    g_assert_null(half);
    g_assert_true(jf_diags_has(diags, JF_DIAG_XML_ENCODING_BYTE));
}

// ---- limits

static GString *repeat(GString *out, const char *piece, size_t n)
{
    for (size_t i = 0; i < n; i++)
        g_string_append(out, piece);
    return out;
}

// Takes `text`; the reader must refuse it with `id` in less than `seconds`.
static void assert_refused_fast(GString *text, const char *id, int line, double seconds)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_autoptr(GBytes) bytes = g_string_free_to_bytes(text);
    double before = processor_seconds();
    g_autoptr(xmlDoc) doc = jf_xml_parse(bytes, "r.xml", diags);
    double taken = processor_seconds() - before;
    g_assert_null(doc);
    assert_diag(diags, id, line, "r.xml", NULL);
    g_assert_cmpfloat(taken, <, seconds);
}

static void test_depth(void)
{
    assert_refused_fast(repeat(g_string_new(NULL), "<a>\n", 10000), "XML-DEPTH", 201, 0.5);
    assert_refused_fast(repeat(g_string_new(NULL), "<a>", 5000000), "XML-DEPTH", 1, 0.5);
    g_autoptr(JfDiags) diags = jf_diags_new();
    GString *text = repeat(repeat(g_string_new(NULL), "<a>", 200), "</a>", 200);
    g_autoptr(GBytes) bytes = g_string_free_to_bytes(text);
    g_autoptr(xmlDoc) doc = jf_xml_parse(bytes, "r.xml", diags);
    g_assert_nonnull(doc);
    g_autoptr(GBytes) deeper = g_string_free_to_bytes(repeat(repeat(g_string_new(NULL), "<a>", 201), "</a>", 201));
    g_assert_null(jf_xml_parse(deeper, "r.xml", diags));
}

static void test_counts(void)
{
    assert_refused_fast(g_string_append(repeat(g_string_new("<a>\n"), "<b/>", 2500000), "</a>"), "XML-NODES", 2, 1.0);
    GString *attributes = g_string_new("<a>\n<b ");
    for (int i = 0; i < 1000000; i++)
        g_string_append_printf(attributes, "a%d='' ", i);
    assert_refused_fast(g_string_append(attributes, "/></a>"), "XML-ATTRIBUTES", 2, 1.0);
    GString *namespaces = g_string_new(NULL);
    for (int i = 0; i < 100; i++)
        g_string_append_printf(namespaces, "<a xmlns:a%d='u' xmlns:b%d='v' xmlns:c%d='w'>\n", i, i, i);
    assert_refused_fast(namespaces, "XML-NAMESPACES", 67, 0.5);
    // closed ones do not count
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_autoptr(GBytes) many =
        g_string_free_to_bytes(g_string_append(repeat(g_string_new("<a>"), "<b xmlns:x='u' xmlns='v'></b>", 300), "</a>"));
    g_autoptr(xmlDoc) doc = jf_xml_parse(many, "r.xml", diags);
    g_assert_nonnull(doc);
}

// Texts, comments and character data of many megabytes without an end.
static void test_long(void)
{
    assert_refused_fast(repeat(g_string_new("<a>\n<b c='"), "xxxxxxxxxxxxxxxx", 1500000), "XML-ATTRIBUTE-QUOTE", 2, 1.0);
    assert_refused_fast(repeat(g_string_new("<a>\n<!-- "), "- - - - - - - - ", 1500000), "XML-SYNTAX", 2, 1.0);
    assert_refused_fast(repeat(g_string_new("<a>\n"), "&#65;&amp;", 2500000), "XML-UNCLOSED", -1, 3.0);
}

static void test_size(void)
{
    g_autofree char *folder = g_dir_make_tmp("jf-xml-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, "big.xml", NULL);
    FILE *file = fopen(path, "w");
    g_assert_true(file && fputs("<a>", file) >= 0 && fseek(file, 1l << 30, SEEK_SET) == 0 && fputc('x', file) == 'x');
    fclose(file);
    g_autoptr(JfSource) source = jf_source_new_folder(folder);
    g_autoptr(JfDiags) diags = jf_diags_new();
    double before = processor_seconds();
    g_assert_null(jf_xml_read(source, "big.xml", diags));
    g_assert_cmpfloat(processor_seconds() - before, <, 0.3);
    assert_diag(diags, "FILE-SIZE", -1, NULL, "big.xml");
    remove(path);
    remove(folder);
}

// ---- lines

static void test_lines(void)
{
    GString *text = g_string_new("<a>\n");
    for (int i = 0; i < 100000; i++)
        g_string_append(text, "<b/>\n");
    g_string_append(text, "<c\n  d='1'\n  e='2'>\n\n<f/>text\nmore<g/></c></a>");
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_autoptr(GBytes) bytes = g_string_free_to_bytes(text);
    g_autoptr(xmlDoc) doc = jf_xml_parse(bytes, "r.xml", diags);
    g_assert_nonnull(doc);
    const xmlNode *c = jf_xml_child(xmlDocGetRootElement(doc), NULL, "c");
    g_assert_cmpint(jf_xml_where(c).line, ==, 100002); // where the tag begins
    g_assert_cmpint(jf_xml_where((const xmlNode *)c->properties).line, ==, 100002);
    const xmlNode *f = jf_xml_child(c, NULL, "f");
    g_assert_cmpint(jf_xml_where(f).line, ==, 100006);
    g_assert_cmpint(jf_xml_where(f->next).line, ==, 100006);
    g_assert_cmpint(jf_xml_where(jf_xml_child(c, NULL, "g")).line, ==, 100007);
    g_assert_cmpstr(jf_xml_where(f).file, ==, "r.xml");
    xmlNode *added = xmlNewChild((xmlNode *)c, NULL, (const xmlChar *)"added", NULL);
    g_assert_cmpint(jf_xml_where(added).line, ==, 100002);
    g_assert_cmpint(jf_xml_where(NULL).line, ==, 0);
}

static void test_accessors(void)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_autoptr(GBytes) bytes = bytes_of("<a x='1' e='' xmlns:p='u' p:y='2'><!-- c --><?pi x?><p:b/><b/><![CDATA[<t>]]></a>");
    g_autoptr(xmlDoc) doc = jf_xml_parse(bytes, "r.xml", diags);
    const xmlNode *a = xmlDocGetRootElement(doc);
    g_assert_cmpstr(jf_xml_attribute(a, "x"), ==, "1");
    g_assert_cmpstr(jf_xml_attribute(a, "e"), ==, "");
    g_assert_null(jf_xml_attribute(a, "y"));
    g_assert_null(jf_xml_attribute(a, "z"));
    g_assert_true(jf_xml_is(a->children, "u", "b")); // comments and instructions are gone
    g_assert_true(jf_xml_child(a, NULL, "b") == a->children->next);
    g_assert_false(jf_xml_is(a->children, NULL, "b"));
    g_assert_cmpstr((const char *)a->last->content, ==, "<t>");
}

// ---- inclusion

#define XI "xmlns:xi='http://www.w3.org/2001/XInclude'"

static void test_include(void)
{
    g_autoptr(JfSource) source = jf_source_new_bundle();
    add_part(source, "r.xml", "<r xmlns='u' " XI ">\n<one/>\n<xi:include href='parts/c%20d.xml'/>\n<two/></r>");
    add_part(source, "parts/c d.xml",
             "<?xml version='1.0'?>\n<!-- -->\n<c xmlns='u' xml:lang='en' " XI ">\n\n<xi:include href='deep.xml'/><d q='1'>x</d></c>");
    add_part(source, "parts/deep.xml", "\n\n\n<e xmlns='u' xml:lang='zh-CN'>\n<f/>文</e>");
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_autoptr(xmlDoc) doc = jf_xml_read(source, "r.xml", diags);
    g_autofree char *all = describe(diags);
    g_assert_cmpstr(all, ==, "");
    const xmlNode *root = xmlDocGetRootElement(doc);
    const xmlNode *c = jf_xml_child(root, "u", "c"), *e = jf_xml_child(c, "u", "e"), *f = jf_xml_child(e, "u", "f");
    g_assert_cmpint(jf_xml_where(c).line, ==, 3);
    g_assert_cmpstr(jf_xml_where(c).file, ==, "parts/c d.xml");
    g_assert_cmpint(jf_xml_where(f).line, ==, 5);
    g_assert_cmpstr(jf_xml_where(f).file, ==, "parts/deep.xml");
    g_assert_cmpstr(jf_xml_where((const xmlNode *)jf_xml_child(c, "u", "d")->properties).file, ==, "parts/c d.xml");
    g_assert_cmpstr(jf_xml_where(jf_xml_child(root, "u", "two")).file, ==, "r.xml");
    g_assert_cmpint(jf_xml_where(jf_xml_child(root, "u", "two")).line, ==, 4);
    g_assert_cmpuint(jf_source_count(source), ==, 3);
    g_assert_null(xmlHasProp((xmlNode *)c, (const xmlChar *)"base"));
    xmlChar *text = NULL;
    int n = 0;
    xmlDocDumpMemory(doc, &text, &n);
    g_assert_nonnull(strstr((const char *)text, "xml:lang=\"zh-CN\""));
    xmlFree(text);
}

static void test_include_root(void)
{
    g_autoptr(JfSource) source = jf_source_new_bundle();
    add_part(source, "r.xml", "<xi:include " XI " href='a.xml'/>");
    add_part(source, "a.xml", "\n<xi:include " XI " href='b.xml'/>");
    add_part(source, "b.xml", "\n\n<b/>");
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_autoptr(xmlDoc) doc = jf_xml_read(source, "r.xml", diags);
    g_assert_nonnull(doc);
    g_assert_true(jf_xml_is(xmlDocGetRootElement(doc), NULL, "b"));
    g_assert_cmpstr(jf_xml_where(xmlDocGetRootElement(doc)).file, ==, "b.xml");
}

static void test_include_refused(void)
{
    static const struct {
        const char *element, *id, *part;
    } cases[] = {
        {"<xi:include href='none.xml'/>", "PART-MISSING", "none.xml"},
        {"<xi:include href='../up.xml'/>", "PART-OUTSIDE", "../up.xml"},
        {"<xi:include href='/etc/passwd'/>", "PART-OUTSIDE", "/etc/passwd"},
        {"<xi:include href='%2e%2e/up.xml'/>", "PART-OUTSIDE", "../up.xml"},
        {"<xi:include href='file:///etc/passwd'/>", "PART-OUTSIDE", "file:"},
        {"<xi:include href='http://127.0.0.1/x.xml'/>", "PART-OUTSIDE", "http:"},
        {"<xi:include href='a%00b.xml'/>", "XINCLUDE-HREF", NULL},
        {"<xi:include href='%FF.xml'/>", "XINCLUDE-HREF", NULL},
        {"<xi:include/>", "XINCLUDE-HREF", NULL},
        {"<xi:include href=''/>", "XINCLUDE-HREF", NULL},
        {"<xi:include href='t.txt' parse='text'/>", "XINCLUDE-FORM", "parse"},
        {"<xi:include href='a.xml' xpointer='x'/>", "XINCLUDE-FORM", "xpointer"},
        {"<xi:include href='a.xml#x'/>", "XINCLUDE-FORM", "#x"},
        {"<xi:include href='none.xml'><xi:fallback/></xi:include>", "XINCLUDE-FORM", "fallback"},
        {"<xi:include href='r.xml'/>", "XINCLUDE-CYCLE", "r.xml"},
        {"<xi:include href='./r.xml'/>", "XINCLUDE-CYCLE", "r.xml"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(JfSource) source = jf_source_new_bundle();
        g_autofree char *text = g_strdup_printf("<r " XI ">\n\n%s</r>", cases[i].element);
        add_part(source, "r.xml", text);
        add_part(source, "a.xml", "<a/>");
        g_autoptr(JfDiags) diags = jf_diags_new();
        g_assert_null(jf_xml_read(source, "r.xml", diags));
        assert_diag(diags, cases[i].id, 3, "r.xml", cases[i].part);
    }
}

static void test_include_hostile(void)
{
    g_autoptr(JfSource) source = jf_source_new_bundle();
    add_part(source, "r.xml",
             "<r " XI ">\n<xi:include href='dtd.xml'/>\n<xi:include href='bad.xml'/>\n<xi:include href='1.xml'/>\n"
             "<xi:include href='a.xml'/></r>");
    add_part(source, "dtd.xml", "\n<!DOCTYPE x [<!ENTITY e SYSTEM '/etc/passwd'>]><x>&e;</x>");
    add_part(source, "bad.xml", "<x>\n<y>\n</x>");
    for (int i = 1; i < 6; i++) {
        g_autofree char *name = g_strdup_printf("%d.xml", i), *text = g_strdup_printf("<x " XI ">\n<xi:include href='%d.xml'/></x>", i + 1);
        add_part(source, name, text);
    }
    add_part(source, "6.xml", "<x/>");
    add_part(source, "a.xml", "<x " XI "><xi:include href='b.xml'/></x>");
    add_part(source, "b.xml", "<x " XI ">\n\n<xi:include href='a.xml'/></x>");
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_assert_null(jf_xml_read(source, "r.xml", diags)); // all of them in one run
    assert_diag(diags, "XML-DOCTYPE", 2, "dtd.xml", NULL);
    assert_diag(diags, "XML-TAG", 3, "bad.xml", NULL);
    assert_diag(diags, "XINCLUDE-DEPTH", 2, "4.xml", NULL);
    assert_diag(diags, "XINCLUDE-CYCLE", 3, "b.xml", "a.xml");
}

// `n` times `piece` between `open` and `close`.
static void add_repeated(JfSource *source, const char *name, const char *open, const char *piece, size_t n, const char *close)
{
    g_autoptr(GString) text = g_string_append(repeat(g_string_new(open), piece, n), close);
    add_part(source, name, text->str);
}

static void assert_bomb(JfSource *source, JfDiagId id)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    double before = processor_seconds();
    g_assert_null(jf_xml_read(source, "r.xml", diags));
    g_assert_true(jf_diags_has(diags, id));
    g_assert_cmpfloat(processor_seconds() - before, <, 5);
}

// Includes of includes multiply: many files, few files of many nodes, and depth upon depth.
static void test_include_bomb(void)
{
    g_autoptr(JfSource) files = jf_source_new_bundle(), nodes = jf_source_new_bundle(), depth = jf_source_new_bundle();
    add_repeated(files, "r.xml", "<x " XI ">", "<xi:include href='b.xml'/>", 40, "</x>");
    add_repeated(files, "b.xml", "<x " XI ">", "<xi:include href='c.xml'/>", 40, "</x>");
    add_part(files, "c.xml", "<x/>");
    assert_bomb(files, JF_DIAG_XINCLUDE_COUNT);
    add_repeated(nodes, "r.xml", "<x " XI ">", "<xi:include href='b.xml'/>", 40, "</x>");
    add_repeated(nodes, "b.xml", "<x>", "<y/>", 300000, "</x>");
    assert_bomb(nodes, JF_DIAG_XML_NODES);
    g_autoptr(JfSource) bytes = jf_source_new_bundle();
    add_repeated(bytes, "r.xml", "<x " XI ">", "<xi:include href='b.xml'/>", 40, "</x>");
    add_repeated(bytes, "b.xml", "<x><!--", "................", 500000, "--></x>");
    assert_bomb(bytes, JF_DIAG_XINCLUDE_SIZE);
    g_autoptr(GString) tail = repeat(g_string_new("<xi:include href='b.xml'/>"), "</x>", 101);
    add_repeated(depth, "r.xml", "<x " XI ">", "<x>", 100, tail->str);
    g_string_truncate(repeat(g_string_truncate(tail, 0), "</x>", 150), 600);
    add_repeated(depth, "b.xml", "", "<x>", 150, tail->str);
    assert_bomb(depth, JF_DIAG_XML_DEPTH);
}

static void test_configuration(void)
{
    g_autoptr(JfSource) source = jf_source_new_bundle();
    add_part(source, "r.xml", "<r>\n<");
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_assert_null(jf_xml_read_configuration(source, "r.xml", diags));
    g_assert_cmpint(jf_diags_exit(diags), ==, JF_EXIT_CONFIG);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/xml/read/refused", test_refused);
    g_test_add_func("/xml/read/nul", test_nul);
    g_test_add_func("/xml/read/one-fault", test_one_fault);
    g_test_add_func("/xml/read/encodings", test_encodings);
    g_test_add_func("/xml/read/depth", test_depth);
    g_test_add_func("/xml/read/counts", test_counts);
    g_test_add_func("/xml/read/long", test_long);
    g_test_add_func("/xml/read/size", test_size);
    g_test_add_func("/xml/read/lines", test_lines);
    g_test_add_func("/xml/read/accessors", test_accessors);
    g_test_add_func("/xml/read/include", test_include);
    g_test_add_func("/xml/read/include-root", test_include_root);
    g_test_add_func("/xml/read/include-refused", test_include_refused);
    g_test_add_func("/xml/read/include-hostile", test_include_hostile);
    g_test_add_func("/xml/read/include-bomb", test_include_bomb);
    g_test_add_func("/xml/read/configuration", test_configuration);
    return g_test_run();
}
