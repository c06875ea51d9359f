// SPDX-License-Identifier: MIT
// What libxslt says about a stylesheet, in our own words: a table from its sentences, which have no codes, to ours.
#include "xml/running.h"
#include <string.h>

#define PARTS 4 // that a sentence may leave open

typedef struct {
    const char *said; // each * stands for one part, {0} first
    const char *en, *zh;
} Sentence;

// The first that fits counts. Those that end with * take the rest.
static const Sentence sentences[] = {
    {"*: could not compile * expression '*'", "{2} in {0} is not an XPath expression", "{0} 中的“{2}”不是有效的 XPath 表达式"},
    {"xsltCompilePattern : failed to compile '*'", "\"{0}\" is not a pattern that a template or key can match",
     "“{0}”不是可供 match 使用的模式"},
    {"xsltStylePreCompute: unknown xsl:*", "there is no instruction xsl:{0}", "没有 xsl:{0} 这条指令"},
    {"xsltParseStylesheetTop: unknown * element", "there is no xsl:{0} at the top of a stylesheet", "样式表顶层没有 xsl:{0} 这种元素"},
    {"xsltParseStylesheetTop: ignoring misplaced * element", "xsl:{0} must come before everything else", "xsl:{0} 必须放在最前面"},
    {"xsl:template: need to specify match or name attribute", "a template has neither match nor name", "模板既没有 match 也没有 name"},
    {"xsl:template: error duplicate name '*'", "there are two templates named {0}", "有两个名为 {0} 的模板"},
    {"xsl:choose: xsl:when expected first", "xsl:choose begins with something else than xsl:when", "xsl:choose 的第一个内容不是 xsl:when"},
    {"xsl:attribute: Cannot add attributes to an element if children*", "xsl:attribute stands behind content of its element",
     "xsl:attribute 写在了元素内容之后"},
    {"*: The value '*' of the attribute '*' is not a valid QName*", "{0} has the {2} \"{1}\", which is not a name",
     "{0} 的 {2}“{1}”不能作为名称"},
    {"Attribute '*': The AVT has an unmatched *", "a brace in attribute {0} has no partner; write { twice to mean the sign itself",
     "属性 {0} 中的大括号不配对；要写出括号本身须写两个"},
    {"* : * is missing", "{0} lacks its attribute {1}", "{0} 缺少属性 {1}"},
    {"* : * is not defined", "{0} lacks its attribute {1}", "{0} 缺少属性 {1}"},
    {"element * is not allowed within that context", "xsl:{0} may not stand here", "xsl:{0} 不能写在这里"},
    {"Variable '*' has not been declared*", "there is no variable ${0} here", "此处没有变量 ${0}"},
    {"XSLT-variable: Redefinition of variable '*'*", "the variable ${0} is there already and cannot be set again",
     "变量 ${0} 已经存在，不能再次赋值"},
    {"The called template '*' was not found*", "there is no template named {0}", "没有名为 {0} 的模板"},
    {"xmlXPathCompOpEval: function * bound to undefined prefix *", "the function {0} has the prefix {1}, which is not declared",
     "函数 {0} 的前缀 {1} 没有声明"},
    {"xmlXPathCompOpEval: function * not found", "there is no function {0}, or it is not allowed", "没有函数 {0}，或不允许使用"},
    {"Undefined namespace prefix*", "an expression has a prefix that is not declared", "表达式中的前缀没有声明"},
    {"Invalid number of arguments*", "a function is called with too few or too many arguments", "函数的参数过多或过少"},
    {"Invalid type*", "an expression has a value of a kind that cannot stand here, such as text instead of nodes",
     "表达式的值种类不对，例如该是节点却是文字"},
    {"The 'select' expression * evaluate to a node set*", "select does not give nodes", "select 得到的不是节点"},
    {"*recursion detected on imported URL *", "the stylesheet imports itself: {1}", "样式表导入了它自身：{1}"},
    {"*document is not a stylesheet", "the file is not a stylesheet", "文件不是样式表"},
    {"xsl:sort/@lang", "xsl:sort with lang would sort as each machine does", "带 lang 的 xsl:sort 会随机器不同而结果不同"},
};

// Fills `parts` with what the stars of `pattern` stand for; the last star takes the rest when it ends the pattern.
static bool fits(const char *text, const char *pattern, char **parts)
{
    g_auto(GStrv) fixed = g_strsplit(pattern, "*", -1);
    if (!g_str_has_prefix(text, fixed[0]))
        return false;
    text += strlen(fixed[0]);
    for (guint i = 1; fixed[i] != NULL; i++) {
        bool last = fixed[i + 1] == NULL;
        const char *next =
            last ? (g_str_has_suffix(text, fixed[i]) ? text + strlen(text) - strlen(fixed[i]) : NULL) : strstr(text, fixed[i]);
        if (next == NULL || i > PARTS)
            return false;
        parts[i - 1] = g_strstrip(g_strndup(text, (size_t)(next - text)));
        text = next + strlen(fixed[i]);
    }
    return *text == '\0';
}

void jf_sheet_complaint_add(JfDiags *diags, const JfWhere *where, const char *said)
{
    for (size_t i = 0; i < G_N_ELEMENTS(sentences); i++) {
        char *parts[PARTS + 1] = {NULL};
        bool found = fits(said, sentences[i].said, parts);
        if (found) {
            g_autofree char *en = jf_text_fill(sentences[i].en, (const char *const *)parts);
            g_autofree char *zh = jf_text_fill(sentences[i].zh, (const char *const *)parts);
            jf_diags_add(diags, JF_DIAG_STYLESHEET_BROKEN, where, en, zh, NULL);
        }
        for (size_t p = 0; p < PARTS; p++)
            g_free(parts[p]);
        if (found)
            return;
    }
    g_autofree char *en = g_strdup_printf("libxslt says \"%s\"", said), *zh = g_strdup_printf("libxslt 的原话是“%s”", said);
    jf_diags_add(diags, JF_DIAG_STYLESHEET_BROKEN, where, en, zh, NULL);
}
