// SPDX-License-Identifier: MIT
// Walking the record's tree and adding to it.
#include "facts/private.h"

const xmlNode *jf_facts_next(const xmlNode *node, const char *name)
{
    for (; node != NULL; node = node->next)
        if (jf_xml_is(node, JF_RECORD_NS, name))
            return node;
    return NULL;
}

const xmlNode *jf_facts_path(const xmlNode *node, const char *first, const char *second)
{
    const xmlNode *child = node != NULL ? jf_xml_child(node, JF_RECORD_NS, first) : NULL;
    return child != NULL && second != NULL ? jf_xml_child(child, JF_RECORD_NS, second) : child;
}

bool jf_facts_instant(const char *text, const JfZone *zone, JfInstant *out)
{
    return text != NULL && jf_instant_parse(text, zone, out) == JF_INSTANT_OK;
}

xmlNode *jf_facts_child(xmlNode *parent, const char *name)
{
    return xmlNewChild(parent, parent->ns, (const xmlChar *)name, NULL);
}

void jf_facts_set(xmlNode *node, const char *name, const char *value)
{
    if (value != NULL)
        xmlNewProp(node, (const xmlChar *)name, (const xmlChar *)value);
}

void jf_facts_set_number(xmlNode *node, const char *name, int64_t value)
{
    char text[24];
    g_snprintf(text, sizeof text, "%" G_GINT64_FORMAT, value);
    jf_facts_set(node, name, text);
}

void jf_facts_set_instant(xmlNode *node, const char *name, JfInstant value)
{
    if (value == JF_INSTANT_NONE)
        return;
    g_autofree char *text = jf_instant_iso(value);
    jf_facts_set(node, name, text);
}
