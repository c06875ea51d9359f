// SPDX-License-Identifier: MIT
// The report model's attributes: which a node has, and their values by type.
#include "base/number.h"
#include "model/reader.h"
#include <string.h>

const char *const jf_model_tones[] = {"neutral", "good", "warn", "bad", "info", NULL};
const char *const jf_model_aligns[] = {"start", "center", "end", "justify", "decimal", NULL};
const char *const jf_model_checks[] = {"open", "done", "crossed", NULL};

static Attribute name_of(const xmlAttr *attr)
{
    const Attribute a = jf_model_attribute((const char *)attr->name);
    // Of the xml namespace there is xml:lang alone, and lang is never without it.
    if (attr->ns == NULL)
        return a == AT_LANG ? AT_UNKNOWN : a;
    return a == AT_LANG && strcmp((const char *)attr->ns->href, (const char *)XML_XML_NAMESPACE) == 0 ? AT_LANG : AT_UNKNOWN;
}

bool jf_model_attributes(Reader *r, const xmlNode *node, const Rule *rule, Values *out)
{
    bool right = true;
    uint64_t seen = 0;
    memset(out, 0, sizeof *out);
    for (const xmlAttr *attr = node->properties; attr != NULL; attr = attr->next) {
        const Attribute a = name_of(attr);
        if (a == AT_UNKNOWN || (rule->attributes & BIT(a)) == 0) {
            if (rule->open)
                continue;
            jf_model_fault(r, JF_DIAG_MODEL_ATTRIBUTE, node, (const char *)attr->name, rule->name, NULL);
            right = false;
            continue;
        }
        out->value[a] = jf_xml_value(attr);
        seen |= BIT(a);
    }
    for (int a = 0; a < AT_COUNT_ && (rule->required & ~seen) != 0; a++)
        if ((rule->required & ~seen & BIT(a)) != 0) {
            jf_model_fault(r, JF_DIAG_MODEL_MISSING, node, rule->name, jf_model_attribute_names[a], NULL);
            seen |= BIT(a);
            right = false;
        }
    return right;
}

static void wrong(Reader *r, const xmlNode *node, const Values *v, Attribute a)
{
    jf_model_fault(r, JF_DIAG_MODEL_VALUE, node, jf_model_attribute_names[a], (const char *)node->name, v->value[a]);
}

int jf_model_choice(Reader *r, const xmlNode *node, const Values *v, Attribute a, const char *const *names, int fallback)
{
    if (v->value[a] == NULL)
        return fallback;
    for (int i = 0; names[i] != NULL; i++)
        if (strcmp(v->value[a], names[i]) == 0)
            return i;
    wrong(r, node, v, a);
    return fallback;
}

int jf_model_integer(Reader *r, const xmlNode *node, const Values *v, Attribute a, int min, int max, int fallback)
{
    int64_t value;
    if (v->value[a] == NULL)
        return fallback;
    if (jf_integer_parse(v->value[a], min, max, &value))
        return (int)value;
    wrong(r, node, v, a);
    return fallback;
}

bool jf_model_boolean(Reader *r, const xmlNode *node, const Values *v, Attribute a, bool fallback)
{
    static const char *const names[] = {"false", "true", "0", "1", NULL};
    return (jf_model_choice(r, node, v, a, names, fallback) & 1) != 0;
}

double jf_model_millimetres(Reader *r, const xmlNode *node, const Values *v, Attribute a)
{
    double value;
    if (v->value[a] == NULL)
        return 0;
    if (jf_number_parse(v->value[a], &value) && value > 0 && value <= 400)
        return value;
    wrong(r, node, v, a);
    return 0;
}

const char *jf_model_line(Reader *r, const xmlNode *node, const Values *v, Attribute a)
{
    if (v->value[a] == NULL)
        return NULL;
    const char *text = jf_model_collapse(r->arena, v->value[a]);
    if (*text != '\0')
        return text;
    wrong(r, node, v, a);
    return NULL;
}

static bool is_name(const char *text)
{
    const gunichar first = g_utf8_get_char(text);
    if (!g_unichar_isalpha(first) && first != '_')
        return false;
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
        const gunichar c = g_utf8_get_char(p);
        if (!g_unichar_isalnum(c) && c != '_' && c != '-' && c != '.')
            return false;
    }
    return true;
}

const char *jf_model_name(Reader *r, const xmlNode *node, const Values *v, Attribute a)
{
    if (v->value[a] == NULL)
        return NULL;
    if (is_name(v->value[a]))
        return jf_arena_strdup(r->arena, v->value[a]);
    wrong(r, node, v, a);
    return NULL;
}
