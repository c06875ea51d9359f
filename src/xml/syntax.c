// SPDX-License-Identifier: MIT
// The parser's faults in our own words: a table from its codes to the catalogue.
#include "xml/private.h"
#include <libxml/xmlerror.h>
#include <string.h>

typedef enum { ARG_NONE, ARG_STR1, ARG_STR2, ARG_INT1, ARG_EXCERPT } Arg;

typedef struct {
    int code;
    JfDiagId id;
    Arg args[3];
} Fault;

static const Fault faults[] = {
    {XML_ERR_TAG_NAME_MISMATCH, JF_DIAG_XML_TAG, {ARG_STR1, ARG_STR2, ARG_INT1}},
    {XML_ERR_TAG_NOT_FINISHED, JF_DIAG_XML_UNCLOSED, {ARG_STR1}},
    {XML_ERR_DOCUMENT_END, JF_DIAG_XML_TRAILING, {ARG_EXCERPT}},
    {XML_ERR_DOCUMENT_EMPTY, JF_DIAG_XML_EMPTY, {ARG_NONE}},
    {XML_ERR_UNDECLARED_ENTITY, JF_DIAG_XML_ENTITY, {ARG_STR1}},
    {XML_WAR_UNDECLARED_ENTITY, JF_DIAG_XML_ENTITY, {ARG_STR1}},
    {XML_ERR_ENTITYREF_SEMICOL_MISSING, JF_DIAG_XML_AMPERSAND, {ARG_EXCERPT}},
    {XML_ERR_NAME_REQUIRED, JF_DIAG_XML_AMPERSAND, {ARG_EXCERPT}},
    {XML_ERR_INVALID_CHARREF, JF_DIAG_XML_AMPERSAND, {ARG_EXCERPT}},
    {XML_ERR_INVALID_DEC_CHARREF, JF_DIAG_XML_AMPERSAND, {ARG_EXCERPT}},
    {XML_ERR_INVALID_HEX_CHARREF, JF_DIAG_XML_AMPERSAND, {ARG_EXCERPT}},
    {XML_ERR_INVALID_CHAR, JF_DIAG_XML_AMPERSAND, {ARG_EXCERPT}},
    {XML_ERR_LT_IN_ATTRIBUTE, JF_DIAG_XML_AMPERSAND, {ARG_EXCERPT}},
    {XML_ERR_HYPHEN_IN_COMMENT, JF_DIAG_XML_COMMENT, {ARG_EXCERPT}},
    {XML_ERR_ATTRIBUTE_REDEFINED, JF_DIAG_XML_ATTRIBUTE_TWICE, {ARG_STR1}},
    {XML_NS_ERR_ATTRIBUTE_REDEFINED, JF_DIAG_XML_ATTRIBUTE_TWICE, {ARG_STR1}},
    {XML_ERR_ATTRIBUTE_NOT_STARTED, JF_DIAG_XML_ATTRIBUTE_QUOTE, {ARG_EXCERPT}},
    {XML_ERR_ATTRIBUTE_NOT_FINISHED, JF_DIAG_XML_ATTRIBUTE_QUOTE, {ARG_EXCERPT}},
    {XML_ERR_ATTRIBUTE_WITHOUT_VALUE, JF_DIAG_XML_ATTRIBUTE_QUOTE, {ARG_EXCERPT}},
    {XML_NS_ERR_UNDEFINED_NAMESPACE, JF_DIAG_XML_PREFIX, {ARG_STR1}},
};

static const Fault *find_fault(int code)
{
    for (size_t i = 0; i < G_N_ELEMENTS(faults); i++)
        if (faults[i].code == code)
            return &faults[i];
    static const Fault other = {XML_ERR_INTERNAL_ERROR, JF_DIAG_XML_SYNTAX, {ARG_EXCERPT}};
    return &other;
}

// Up to 40 characters before column `column` of line `line`: what the reader of the message will look for.
static char *excerpt(GBytes *text, int line, int column)
{
    gsize n = 0;
    const char *p = g_bytes_get_data(text, &n), *end = p + n;
    for (int i = 1; i < line && p != NULL; i++) {
        p = memchr(p, '\n', (size_t)(end - p));
        p = p ? p + 1 : NULL;
    }
    if (p == NULL)
        return g_strdup("");
    const char *stop = memchr(p, '\n', (size_t)(end - p));
    stop = stop ? stop : end;
    if (column > 0 && stop - p > column + 10)
        stop = p + column + 10;
    while (stop > p && stop < end && (*stop & 0xC0) == 0x80) // not inside a character
        stop--;
    if (stop - p > 120)
        p = stop - 120;
    while (p < stop && (*p & 0xC0) == 0x80)
        p++;
    g_autofree char *raw = g_strndup(p, (size_t)(stop - p));
    g_autofree char *valid = g_utf8_make_valid(raw, -1);
    glong length = g_utf8_strlen(valid, -1);
    return g_strdup(g_strstrip(g_utf8_offset_to_pointer(valid, length > 40 ? length - 40 : 0)));
}

void jf_xml_syntax_add(const xmlError *error, const char *name, GBytes *text, JfDiags *diags)
{
    const Fault *fault = find_fault(error->code);
    JfWhere where = {name, MAX(error->line, 0), MAX(error->int2, 0)};
    g_autofree char *near = excerpt(text, where.line, where.column);
    g_autofree char *number = g_strdup_printf("%d", error->int1);
    const char *filled[3] = {NULL};
    for (size_t i = 0; i < 3; i++) {
        const char *by_arg[] = {
            [ARG_NONE] = NULL, [ARG_STR1] = error->str1, [ARG_STR2] = error->str2, [ARG_INT1] = number, [ARG_EXCERPT] = near,
        };
        filled[i] = by_arg[fault->args[i]];
        if (filled[i] == NULL && fault->args[i] != ARG_NONE)
            filled[i] = "?";
    }
    jf_diags_add(diags, fault->id, &where, filled[0], filled[1], filled[2], NULL);
}
