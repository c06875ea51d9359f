// SPDX-License-Identifier: MIT
// Finding what a record refers to, and checking each once.
#include "record/attachments.h"
#include "record/picture.h"
#include "record/record.h"
#include <string.h>

typedef struct {
    JfSource *source;
    GHashTable *seen; // names of pictures that were checked
    JfDiags *diags;
} Attachments;

static bool check_picture(Attachments *a, const xmlNode *figure, const char *name)
{
    if (!g_hash_table_add(a->seen, g_strdup(name)))
        return true;
    JfWhere where = jf_xml_where(figure);
    GBytes *bytes = jf_source_read(a->source, name, JF_IMAGE_BYTES, &where, a->diags);
    if (bytes == NULL)
        return false;
    g_autofree char *path = jf_source_path(a->source, name);
    return jf_picture_check(bytes, name, path, &where, a->diags);
}

// A scheme that is written with blanks, controls or capitals in between is not one of ours either.
static bool is_harmless(const char *address)
{
    static const struct {
        const char *scheme;
        bool host;
    } allowed[] = {
        {"https://", true},
        {"http://", true},
        {"mailto:", false},
        {"tel:", false},
    };
    for (const char *c = address; *c != '\0'; c++)
        if ((guchar)*c <= ' ' || *c == '"' || *c == '<' || *c == '>' || *c == '\\')
            return false;
    for (size_t i = 0; i < G_N_ELEMENTS(allowed); i++) {
        size_t n = strlen(allowed[i].scheme);
        if (strncmp(address, allowed[i].scheme, n) == 0)
            return address[n] != '\0' && (!allowed[i].host || strchr("/?#@:", address[n]) == NULL);
    }
    return false;
}

static bool check_link(const Attachments *a, const xmlNode *node, const char *address)
{
    if (is_harmless(address))
        return true;
    JfWhere where = jf_xml_where(node);
    jf_diags_add(a->diags, JF_DIAG_RECORD_LINK, &where, (const char *)node->name, address, NULL);
    return false;
}

static bool check_element(Attachments *a, const xmlNode *element)
{
    const char *src = jf_xml_attribute(element, "src"), *href = jf_xml_attribute(element, "href");
    bool fine = true;
    if (src != NULL)
        fine = check_picture(a, element, src);
    if (href != NULL)
        fine = check_link(a, element, href) && fine;
    if (strcmp((const char *)element->name, "check-address") == 0) {
        xmlChar *address = xmlNodeGetContent(element);
        fine = check_link(a, element, g_strstrip((char *)address)) && fine;
        xmlFree(address);
    }
    return fine;
}

static bool check_tree(Attachments *a, const xmlNode *node)
{
    bool fine = true;
    for (; node != NULL; node = node->next)
        if (node->type == XML_ELEMENT_NODE)
            fine = check_element(a, node) && check_tree(a, node->children) && fine;
    return fine;
}

bool jf_attachments_check(const xmlDoc *doc, JfSource *source, JfDiags *diags)
{
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    Attachments a = {source, seen, diags};
    return check_tree(&a, xmlDocGetRootElement(doc));
}
