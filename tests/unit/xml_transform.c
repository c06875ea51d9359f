// SPDX-License-Identifier: MIT
// Stylesheets: what they can do, and that they can neither leave the sandbox nor run without end.
#include "xml/transform.h"
#include "xml_fixture.h"

#define HEAD                                                                                                                               \
    "<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform' xmlns:jf='urn:jiaofu:functions:1'"                     \
    " xmlns:exsl='http://exslt.org/common' xmlns:math='http://exslt.org/math' xmlns:date='http://exslt.org/dates-and-times'"               \
    " xmlns:saxon='http://icl.com/saxon' xmlns:str='http://exslt.org/strings' extension-element-prefixes='exsl saxon'>\n"
#define TAIL "</xsl:stylesheet>"
#define NUMBERED(body)                                                                                                                     \
    HEAD                                                                                                                                   \
        "<xsl:template match='/'><xsl:variable name='b' xmlns='urn:jiaofu:report:1'>" body "</xsl:variable>"                               \
        "<o><xsl:for-each select=\"jf:numbered(exsl:node-set($b))//@number\"><xsl:value-of select=\"concat(., ' ')\"/></xsl:for-each></o>" \
        "</xsl:template>" TAIL
#define OUT(expression)                                                                                                                    \
    HEAD "<xsl:param name='language'/><xsl:template match='/'><o><xsl:value-of select=\"" expression "\"/></o></xsl:template>" TAIL

static const char *const record =
    "<r zone='Asia/Shanghai'>\n<t at='2026-03-05T09:40:00' until='2026-03-05T11:05:59'/>\n<t at='2026-03-05T01:00:00Z'/>\n<n v='7'/></r>";

static const char *const catalogue = "<messages xmlns='urn:jiaofu:messages:1'>"
                                     "<message id='plain'><zh>到达时间</zh><en>Arrival</en></message>"
                                     "<message id='filled'><zh>第{1}页，共{0}页{2}</zh><en>page {1} of {0}{2} {x} {9}</en></message>"
                                     "<message id='half'><zh>只有中文</zh></message><message id='none'><zh/><en/></message></messages>";

static xmlDoc *parse(const char *text, const char *name)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_autoptr(GBytes) bytes = bytes_of(text);
    xmlDoc *doc = jf_xml_parse(bytes, name, diags);
    g_assert_nonnull(doc);
    return doc;
}

// Runs `sheet` on the record in `language`; the text of the result (caller frees), or NULL.
static char *run(const char *sheet, const char *language, JfDiags *diags)
{
    g_autoptr(JfSource) source = jf_source_new_bundle();
    add_part(source, "s.xsl", sheet);
    g_autoptr(JfTransform) transform = jf_transform_open(source, "s.xsl", source, diags);
    if (transform == NULL)
        return NULL;
    g_autoptr(xmlDoc) doc = parse(record, "r.xml"), messages = parse(catalogue, "m.xml"), theme = parse("<theme logo='l.png'/>", "t.xml");
    const JfTransformInput inputs[] = {
        {"language", language, NULL}, {"form", "a'b\"c", NULL}, {"jiaofu:messages", NULL, messages}, {"jiaofu:theme", NULL, theme}, {0},
    };
    g_autoptr(xmlDoc) result = jf_transform_run(transform, doc, inputs, diags);
    g_assert_true((result != NULL) == (jf_diags_errors(diags) == 0));
    if (result == NULL)
        return NULL;
    xmlChar *content = xmlNodeGetContent((xmlNode *)result);
    char *copy = g_strdup((const char *)content);
    xmlFree(content);
    return copy;
}

// Twenty thousand headings are within the limits of a small record: what they cost grows with their number, not its square.
static const char *const many =
    HEAD "<xsl:template match='/'><xsl:variable name='b' xmlns='urn:jiaofu:report:1'>"
         "<xsl:for-each select=\"str:tokenize(str:padding(40000, 'a '), ' ')\"><heading level='{1 + (position() mod "
         "3)}'/></xsl:for-each></xsl:variable>"
         "<o><xsl:value-of select=\"jf:numbered(exsl:node-set($b))/*[last() - 1]/@number\"/></o></xsl:template>" TAIL;

static const struct {
    const char *sheet, *zh, *en;
} results[] = {
    {OUT("/r/n/@v + 1"), "8", "8"},
    {OUT("jf:instant(/r/t[1]/@at, /r/@zone, '%Y-%m-%d %H:%M %z')"), "2026-03-05 09:40 +08:00", NULL},
    {OUT("jf:instant(/r/t[2]/@at, 'Europe/Berlin', '%H:%M')"), "02:00", NULL},
    {OUT("jf:instant('2026-03-05', /r/@zone, '%Y年%-m月%-d日')"), "2026年3月5日", NULL},
    {OUT("jf:instant(/r/none, /r/@zone, '%Y')"), "", NULL},
    {OUT("jf:minutes(/r/t[1]/@at, /r/t[1]/@until)"), "85", NULL},
    {OUT("jf:minutes(/r/t[2]/@at, /r/t[1]/@at)"), "40", NULL}, // one with, one without an offset
    {OUT("jf:minutes('', /r/t[1]/@at)"), "NaN", NULL},
    {OUT("jf:minutes('2026-02-30T00:00:00', /r/t[1]/@at)"), "NaN", NULL},
    {OUT("jf:duration(85)"), "1 小时 25 分", "1 h 25 min"},
    {OUT("jf:duration(60)"), "1 小时", "1 h"},
    {OUT("jf:duration(0)"), "0 分", "0 min"},
    {OUT("jf:duration(-61)"), "−1 小时 1 分", "−1 h 1 min"},
    {OUT("jf:duration('x')"), "", ""},
    {OUT("jf:money('123456', 'CNY')"), "¥1,234.56", "¥1,234.56"},
    {OUT("jf:money(-5, 'USD')"), "−USD 0.05", NULL},
    {OUT("jf:money('1234567', 'JPY')"), "JPY 1,234,567", NULL},
    {OUT("jf:money('1005', 'KWD')"), "KWD 1.005", NULL},
    {OUT("jf:money('', 'CNY')"), "", NULL},
    {OUT("jf:money('100000000000', 'CNY')"), "¥1,000,000,000.00", NULL},
    {OUT("jf:message('plain')"), "到达时间", "Arrival"},
    {OUT("jf:message('filled', 12, '3', '！')"), "第3页，共12页！", "page 3 of 12！ {x} {9}"},
    {OUT("jf:message('filled', 12)"), "第页，共12页", NULL},
    {OUT("jf:message('none')"), "", ""},
    {OUT("jf:where(/r/t[2])"), "r.xml:3", NULL},
    {NUMBERED("<heading level='1'/><heading level='2'/><heading level='3'/><heading level='3'/><heading level='2'/><heading "
              "level='1'/><heading level='2'/>"),
     "1 1.1 1.1.1 1.1.2 1.2 2 2.1 ", NULL},
    {NUMBERED("<heading level='1' numbering='none'/><heading level='2'/><heading level='1'/><heading level='2' numbering='none'/><heading "
              "level='3'/>"
              "<heading level='2'/><heading level='4'/><heading/>"),
     "1 1.1 ", NULL}, // nothing below one without a number has one
    {NUMBERED("<heading level='1'/><heading level='1' numbering='appendix'/><heading level='2'/><heading level='1' "
              "numbering='appendix'/><heading level='1'/>"),
     "1 A A.1 B 2 ", NULL},
    {NUMBERED("<table><caption/></table><figure><caption/></figure><section><table><caption/></table></section><qr><caption/></qr>"
              "<figure><caption/></figure>"),
     "1 1 2 2 ", NULL},
    {OUT("jf:where(/r/n/@v)"), "r.xml:4", NULL},
    {OUT("jf:where(/r/t)"), "r.xml:2", NULL},
    {OUT("jf:where(/none)"), "", NULL},
    {OUT("document('jiaofu:theme')/theme/@logo"), "l.png", NULL},
    {OUT("generate-id(/r/t[2]) = generate-id(/r/t[2]) and generate-id(/r/t[1]) != generate-id(/r/t[2])"), "true", NULL},
    {OUT("generate-id(/r/t[1]/@at)"), "id-1-2a1", NULL},
    {OUT("concat(generate-id(/none), '|', generate-id(document('jiaofu:theme')))"), "|id2", NULL},
    {OUT("math:max(/r/n/@v)"), "7", NULL},
    {OUT("str:padding(3, 'ab')"), "aba", NULL},
    {OUT("format-number(1234.5, '#,##0.00')"), "1,234.50", NULL},
    {HEAD "<xsl:param name='form'/><xsl:template match='/'><o><xsl:value-of select='$form'/></o></xsl:template>" TAIL, "a'b\"c", NULL},
    {HEAD "<xsl:key name='k' match='*' use='@logo'/><xsl:template match='/'><xsl:for-each select=\"document('jiaofu:theme')\">"
          "<o><xsl:value-of select=\"name(key('k', 'l.png'))\"/></o></xsl:for-each></xsl:template>" TAIL,
     "theme", NULL},
};

static void test_many(void)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_autofree char *number = run(many, "zh-CN", diags);
    g_assert_cmpstr(number, ==, "6666.1"); // the 20,000th is of level 3 … the one before it of level 2
}

static void test_results(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(results); i++) {
        g_test_message("%s", results[i].sheet);
        for (int english = 0; english < 2; english++) {
            const char *want = english ? results[i].en : results[i].zh;
            if (want == NULL)
                continue;
            g_autoptr(JfDiags) diags = jf_diags_new();
            g_autofree char *got = run(results[i].sheet, english ? "en" : "zh-CN", diags), *all = describe(diags);
            g_assert_cmpstr(all, ==, "");
            g_assert_cmpstr(got, ==, want);
        }
    }
}

// ---- refused

typedef struct {
    const char *name, *sheet, *id;
    int line;
    const char *part;
} Case;

static const Case refused[] = {
    {"document of a file", "OUT(document('/etc/passwd'))", "STYLESHEET-OUTSIDE", 2, "/etc/passwd"},
    {"document of a URL", "OUT(document('http://127.0.0.1:1/'))", "STYLESHEET-OUTSIDE", 2, "http:"},
    {"document of itself", "OUT(document(''))", "STYLESHEET-OUTSIDE", 2, NULL},
    {"document of a sheet", "OUT(document('s.xsl'))", "STYLESHEET-OUTSIDE", 2, "s.xsl"},
    {"numbering the record", "OUT(jf:numbered(/))", "STYLESHEET-FUNCTION", 2, "jf:numbered"},
    {"numbering what was handed in", "OUT(jf:numbered(document('jiaofu:theme')))", "STYLESHEET-FUNCTION", 2, "jf:numbered"},
    {"numbering a string", "OUT(jf:numbered('x'))", "STYLESHEET-FUNCTION", 2, "jf:numbered"},
    {"document of unknown name", "OUT(document('jiaofu:none'))", "STYLESHEET-OUTSIDE", 2, "jiaofu:none"},
    {"exsl:document", "<xsl:template match='/'>\n<exsl:document href='/tmp/jf-written'>x</exsl:document></xsl:template>",
     "STYLESHEET-WRITE", 3, NULL},
    {"saxon:output", "<xsl:template match='/'>\n<saxon:output href='/tmp/jf-written'>x</saxon:output></xsl:template>", "STYLESHEET-WRITE",
     3, NULL},
    {"import of a file", "<xsl:import href='/etc/passwd'/>", "STYLESHEET-OUTSIDE", 2, "/etc/passwd"},
    {"import from above", "<xsl:import href='../up.xsl'/>", "STYLESHEET-OUTSIDE", 2, "../up.xsl"},
    {"include of a URL", "<xsl:include href='http://127.0.0.1:1/x.xsl'/>", "STYLESHEET-OUTSIDE", 2, "http:"},
    {"missing import", "<xsl:import href='none.xsl'/>", "STYLESHEET-MISSING", 2, "none.xsl"},
    {"missing bundled", "<xsl:import href='jiaofu:none.xsl'/>", "STYLESHEET-MISSING", 2, "none.xsl"},
    {"import of itself", "<xsl:import href='s.xsl'/>", "STYLESHEET-BROKEN", -1, NULL},
    {"unknown instruction", "<xsl:template match='/'>\n<xsl:none/></xsl:template>", "STYLESHEET-BROKEN", 3, "none"},
    {"wrong XPath", "<xsl:template match='/'>\n<xsl:value-of select='a['/></xsl:template>", "STYLESHEET-BROKEN", 3, "a["},
    {"wrong pattern", "<xsl:template match='a['/>", "STYLESHEET-BROKEN", 2, NULL},
    {"missing select", "<xsl:template match='/'>\n<xsl:value-of/></xsl:template>", "STYLESHEET-BROKEN", 3, NULL},
    {"unknown variable", "<xsl:template match='/'>\n\n<xsl:value-of select='$none'/></xsl:template>", "STYLESHEET-BROKEN", 4, "none"},
    {"unknown function", "OUT(jf:none())", "STYLESHEET-BROKEN", 2, "none"},
    {"unknown template", "<xsl:template match='/'>\n<xsl:call-template name='none'/></xsl:template>", "STYLESHEET-BROKEN", 3, "none"},
    {"the clock", "OUT(date:date-time())", "STYLESHEET-BROKEN", 2, "date-time"},
    {"chance", "OUT(math:random())", "STYLESHEET-FUNCTION", 2, "math:random"},
    {"sorting by the machine", "<xsl:template match='/'><xsl:for-each select='*'>\n<xsl:sort lang='zh'/></xsl:for-each></xsl:template>",
     "STYLESHEET-BROKEN", 3, "lang"},
    {"message that ends", "<xsl:template match='/'>\n<xsl:message terminate='yes'>no visit</xsl:message></xsl:template>",
     "STYLESHEET-MESSAGE", 3, "no visit"},
    {"unknown text", "OUT(jf:message('nothing'))", "STYLESHEET-TEXT", 2, "nothing"},
    {"wrong time", "OUT(jf:instant('yesterday', 'Asia/Shanghai', '%Y'))", "STYLESHEET-FUNCTION", 2, "yesterday"},
    {"wrong zone", "OUT(jf:instant('2026-01-01T00:00:00', 'Mars/Olympus', '%Y'))", "STYLESHEET-FUNCTION", 2, "Mars/Olympus"},
    {"wrong amount", "OUT(jf:money('12.5', 'CNY'))", "STYLESHEET-FUNCTION", 2, "12.5"},
    {"wrong number of arguments", "OUT(jf:money('12'))", "STYLESHEET-FUNCTION", 2, "jf:money"},
    {"wrong kind of argument", "OUT(jf:where('x'))", "STYLESHEET-FUNCTION", 2, "jf:where"},
    {"recursion", "<xsl:template match='/' name='t'>\n<xsl:call-template name='t'/></xsl:template>", "STYLESHEET-LIMIT", -1, NULL},
    {"DTD", "<!DOCTYPE x>", "XML-DOCTYPE", 1, NULL},
    {"not a stylesheet", "<a/>", "STYLESHEET-BROKEN", -1, NULL},
};

static char *whole_sheet(const char *short_form)
{
    if (g_str_has_prefix(short_form, "OUT(")) {
        g_autofree char *expression = g_strndup(short_form + 4, strlen(short_form) - 5);
        return g_strconcat(HEAD "<xsl:template match='/'><o><xsl:value-of select=\"", expression, "\"/></o></xsl:template>" TAIL, NULL);
    }
    if (g_str_has_prefix(short_form, "<xsl"))
        return g_strconcat(HEAD, short_form, TAIL, NULL);
    return g_strdup(short_form);
}

static void test_refused(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(refused); i++) {
        g_test_message("%s", refused[i].name);
        g_autoptr(JfDiags) diags = jf_diags_new();
        g_autofree char *sheet = whole_sheet(refused[i].sheet);
        g_autofree char *got = run(sheet, "zh-CN", diags);
        g_assert_null(got);
        if (g_test_verbose()) {
            g_autofree char *all = describe(diags);
            g_test_message("%s", all);
        }
        bool placed = refused[i].line > 0;
        assert_diag(diags, refused[i].id, refused[i].line, placed ? "s.xsl" : NULL, refused[i].part);
        g_assert_cmpint(jf_diags_exit(diags), ==, JF_EXIT_CONFIG);
        g_assert_cmpuint(jf_diags_count(diags), ==, 1);
        g_assert_false(g_file_test("/tmp/jf-written", G_FILE_TEST_EXISTS));
    }
}

// The library's sentences, which are English and about its own functions, are told in both languages.
static void test_complaints(void)
{
    static const struct {
        const char *sheet, *en, *zh;
    } cases[] = {
        {"<xsl:template match='/'><xsl:value-of select='a['/></xsl:template>", "a[ in xsl:value-of is not an XPath expression",
         "xsl:value-of 中的“a[”不是有效的 XPath 表达式"},
        {"<xsl:template match='/'><xsl:if tset='1'/></xsl:template>", "xsl:if lacks its attribute test", "xsl:if 缺少属性 test"},
        {"<xsl:template match='/'><xsl:value-off/></xsl:template>", "there is no instruction xsl:value-off", "没有 xsl:value-off 这条指令"},
        {"<xsl:template match='a['/>", "\"a[\" is not a pattern", "“a[”不是可供 match 使用的模式"},
        {"<xsl:template match='/'><a b='{c'/></xsl:template>", "a brace in attribute b", "属性 b 中的大括号"},
        {"<xsl:template match='/'><xsl:element name='a b'/></xsl:template>", "xsl:element has the name \"a b\", which is not a name",
         "xsl:element 的 name“a b”不能作为名称"},
        {"<xsl:template match='/'><xsl:value-of select='$none'/></xsl:template>", "no variable $none", "没有变量 $none"},
        {"<xsl:template match='/'><xsl:call-template name='none'/></xsl:template>", "no template named none", "没有名为 none 的模板"},
        {"<xsl:template match='/'><xsl:value-of select='none()'/></xsl:template>", "no function none", "没有函数 none"},
        {"<xsl:template match='/'><xsl:value-of select=\"format-number(1, '#,#,.0.0')\"/></xsl:template>", "libxslt says \"",
         "libxslt 的原话是“"},
        {"<xsl:import href='s.xsl'/>", "the stylesheet imports itself", "样式表导入了它自身"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(JfDiags) diags = jf_diags_new();
        g_autofree char *sheet = whole_sheet(cases[i].sheet), *got = run(sheet, "en", diags);
        g_assert_null(got);
        const JfDiag *diag = jf_diags_at(diags, 0);
        g_test_message("%s / %s", diag->text[JF_LANGUAGE_EN], diag->text[JF_LANGUAGE_ZH]);
        g_assert_nonnull(strstr(diag->text[JF_LANGUAGE_EN], cases[i].en));
        g_assert_nonnull(strstr(diag->text[JF_LANGUAGE_ZH], cases[i].zh));
    }
}

// A misspelt part of a user's sheet would otherwise be a template that nobody ever calls, without a word.
static void test_unused(void)
{
    g_autoptr(JfSource) user = jf_source_new_bundle(), bundled = jf_source_new_bundle();
    add_part(user, "sheet.xsl",
             HEAD "<xsl:import href='jiaofu:sheet.xsl'/>\n<xsl:template match='*' mode='cover'/>\n<xsl:template match='*' mode='cvoer'/>\n"
                  "<xsl:template name='title'/>\n<xsl:template name='titel'/>\n<xsl:template match='x'/>\n"
                  "<xsl:template match='*' mode='own'><xsl:apply-templates mode='own'/></xsl:template>" TAIL);
    add_part(bundled, "sheet.xsl",
             HEAD "<xsl:template match='/'><o><xsl:apply-templates mode='cover'/><xsl:call-template name='title'/></o></xsl:template>"
                  "<xsl:template name='title'/><xsl:template match='*' mode='nobody'/>" TAIL);
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_autoptr(JfTransform) transform = jf_transform_open(user, "sheet.xsl", bundled, diags);
    g_assert_nonnull(transform);
    g_assert_cmpuint(jf_diags_count(diags), ==, 2);
    g_assert_nonnull(find_saying(diags, "STYLESHEET-UNUSED", 4, "mode=\"cvoer\""));
    g_assert_nonnull(find_saying(diags, "STYLESHEET-UNUSED", 6, "name=\"titel\""));
}

// Two calls of itself in each call: not deep, but without end.
static void test_endless(void)
{
    g_autofree char *wide =
        whole_sheet("<xsl:template match='/' name='t'><xsl:param name='n' select='200'/><xsl:if test='$n > 0'>"
                    "<xsl:call-template name='t'><xsl:with-param name='n' select='$n - 1'/></xsl:call-template>"
                    "<xsl:call-template name='t'><xsl:with-param name='n' select='$n - 1'/></xsl:call-template></xsl:if></xsl:template>");
    g_autofree char *big =
        whole_sheet("<xsl:template match='/'><o><xsl:for-each select=\"str:split(str:padding(3000, 'a '))\">"
                    "<xsl:for-each select=\"str:split(str:padding(9000, 'a '))\"><x/></xsl:for-each></xsl:for-each></o></xsl:template>");
    // Texts that double with each step: neither many steps nor many nodes.
    g_autofree char *text =
        whole_sheet("<xsl:template match='/' name='t'><xsl:param name='n' select='40'/><xsl:param name='s' select=\"'abcdefgh'\"/>"
                    "<xsl:if test='$n > 0'><xsl:call-template name='t'><xsl:with-param name='n' select='$n - 1'/>"
                    "<xsl:with-param name='s' select='concat($s, $s)'/></xsl:call-template></xsl:if></xsl:template>");
    g_autofree char *tree =
        whole_sheet("<xsl:template match='/' name='t'><xsl:param name='n' select='40'/><xsl:param name='s' select=\"'abcdefgh'\"/>"
                    "<xsl:if test='$n > 0'><xsl:call-template name='t'><xsl:with-param name='n' select='$n - 1'/>"
                    "<xsl:with-param name='s'><xsl:value-of select='$s'/><xsl:value-of select='$s'/></xsl:with-param>"
                    "</xsl:call-template></xsl:if></xsl:template>");
    g_autofree char *replace =
        whole_sheet("<xsl:template match='/'><xsl:variable name='a' select=\"str:padding(90000, 'x')\"/>"
                    "<o><xsl:value-of select=\"string-length(str:replace(str:replace($a, 'x', $a), 'x', $a))\"/></o></xsl:template>");
    const char *const sheets[] = {wide, big, text, tree, replace};
    for (size_t i = 0; i < G_N_ELEMENTS(sheets); i++) {
        g_autoptr(JfDiags) diags = jf_diags_new();
        double before = processor_seconds();
        g_assert_null(run(sheets[i], "en", diags));
        g_test_message("%.1f s", processor_seconds() - before);
        assert_diag(diags, "STYLESHEET-LIMIT", -1, NULL, NULL);
        g_assert_cmpfloat(processor_seconds() - before, <, 20);
    }
}

static void test_warning(void)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_autofree char *got = run(
        HEAD "<xsl:template match='/'>\n<xsl:message>for <xsl:value-of select='1 + 1'/></xsl:message>ok</xsl:template>" TAIL, "en", diags);
    g_assert_cmpstr(got, ==, "ok");
    assert_diag(diags, "STYLESHEET-WARNING", 3, "s.xsl", "for 2");
}

// A user's sheet builds on the bundled one and overrides a template; the bundled one's own imports are bundled.
static void test_override(void)
{
    g_autoptr(JfSource) user = jf_source_new_bundle(), bundled = jf_source_new_bundle();
    add_part(user, "sheet.xsl", HEAD "<xsl:import href='jiaofu:sheet.xsl'/><xsl:template name='title'>mine</xsl:template>" TAIL);
    add_part(bundled, "sheet.xsl",
             HEAD "<xsl:import href='parts/common.xsl'/><xsl:template match='/'><o><xsl:call-template name='title'/>"
                  "<xsl:call-template name='end'/></o></xsl:template><xsl:template name='title'>ours</xsl:template>" TAIL);
    add_part(bundled, "parts/common.xsl", HEAD "<xsl:include href='deep.xsl'/>" TAIL);
    add_part(bundled, "parts/deep.xsl",
             HEAD "<xsl:template name='end'>\n/end<xsl:value-of select=\"/r/@go[. = jf:money('x', 'y')]\"/></xsl:template>" TAIL);
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_autoptr(JfTransform) transform = jf_transform_open(user, "sheet.xsl", bundled, diags);
    g_autofree char *all = describe(diags);
    g_assert_cmpstr(all, ==, "");
    const JfTransformInput none[] = {{0}};
    for (int i = 0; i < 3; i++) { // compiled once, run often
        g_autoptr(xmlDoc) doc = parse("<r/>", "r.xml");
        g_autoptr(xmlDoc) result = jf_transform_run(transform, doc, none, diags);
        xmlChar *content = xmlNodeGetContent((xmlNode *)result);
        g_assert_cmpstr((const char *)content, ==, "mine\n/end");
        xmlFree(content);
    }
    g_autoptr(xmlDoc) doc = parse("<r go='1'/>", "r.xml");
    g_assert_null(jf_transform_run(transform, doc, none, diags));
    assert_diag(diags, "STYLESHEET-FUNCTION", 3, "parts/deep.xsl", NULL);
}

static void test_import_bomb(void)
{
    g_autoptr(JfSource) source = jf_source_new_bundle();
    for (int i = 0; i < 20; i++) {
        g_autofree char *name = g_strdup_printf("%d.xsl", i);
        g_autofree char *text = g_strdup_printf(HEAD "<xsl:import href='%d.xsl'/><xsl:import href='%d.xsl'/>" TAIL, i + 1, i + 1);
        add_part(source, name, text);
    }
    add_part(source, "20.xsl", HEAD TAIL);
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_assert_null(jf_transform_open(source, "0.xsl", source, diags));
    assert_diag(diags, "STYLESHEET-LIMIT", -1, NULL, NULL);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/xml/transform/results", test_results);
    g_test_add_func("/xml/transform/many-headings", test_many);
    g_test_add_func("/xml/transform/refused", test_refused);
    g_test_add_func("/xml/transform/complaints", test_complaints);
    g_test_add_func("/xml/transform/unused", test_unused);
    g_test_add_func("/xml/transform/endless", test_endless);
    g_test_add_func("/xml/transform/warning", test_warning);
    g_test_add_func("/xml/transform/override", test_override);
    g_test_add_func("/xml/transform/import-bomb", test_import_bomb);
    return g_test_run();
}
