// SPDX-License-Identifier: MIT
// SVG pictures: drawings only. What could run, fetch or show anything from outside is refused by name and line.
#include "record/picture.h"
#include <string.h>

#define SVG_NS "http://www.w3.org/2000/svg"

typedef struct {
    const char *name;
    JfDiags *diags;
} Svg;

static bool active(const Svg *svg, const xmlNode *node, const char *what)
{
    JfWhere where = jf_xml_where(node);
    jf_diags_add(svg->diags, JF_DIAG_RECORD_SVG_ACTIVE, &where, svg->name, what, NULL);
    return false;
}

static bool outside(const Svg *svg, const xmlNode *node, const char *what)
{
    JfWhere where = jf_xml_where(node);
    jf_diags_add(svg->diags, JF_DIAG_RECORD_SVG_OUTSIDE, &where, svg->name, what, NULL);
    return false;
}

// A picture inside the picture is held to the same limits.
static bool check_embedded(const Svg *svg, const xmlNode *node, const char *base64)
{
    gsize n = 0;
    guchar *data = g_base64_decode(base64, &n);
    g_autoptr(GBytes) bytes = g_bytes_new_take(data, n);
    JfWhere where = jf_xml_where(node);
    return jf_picture_check(bytes, svg->name, NULL, &where, svg->diags);
}

static bool check_reference(const Svg *svg, const xmlNode *node, const char *target)
{
    static const char *const embedded[] = {"data:image/png;base64,", "data:image/jpeg;base64,", "data:image/jpg;base64,"};
    while (g_ascii_isspace(*target))
        target++;
    if (target[0] == '#')
        return true;
    for (size_t i = 0; i < G_N_ELEMENTS(embedded); i++)
        if (g_ascii_strncasecmp(target, embedded[i], strlen(embedded[i])) == 0)
            return check_embedded(svg, node, target + strlen(embedded[i]));
    return outside(svg, node, target);
}

// Style sheets, style attributes, and attributes that take url(…). A backslash could spell any of the words in another way.
static bool check_style(const Svg *svg, const xmlNode *node, const char *text, bool whole_sheet)
{
    g_autofree char *lower = g_ascii_strdown(text, -1);
    if (whole_sheet) {
        static const char *const words[] = {"@import", "@font-face", "@namespace", "image-set", "expression(", "\\"};
        for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
            if (strstr(lower, words[i]) != NULL)
                return outside(svg, node, words[i]);
    }
    bool fine = true;
    for (const char *url = strstr(lower, "url("); url != NULL && fine; url = strstr(url, "url(")) {
        url += strlen("url(");
        url += strspn(url, " \t\r\n\"'");
        if (*url != '#') {
            g_autofree char *target = g_strndup(text + (url - lower), strcspn(url, ")"));
            fine = check_reference(svg, node, target);
        }
    }
    return fine;
}

static bool check_attribute(const Svg *svg, const xmlNode *element, const xmlAttr *attribute)
{
    const char *name = (const char *)attribute->name, *ns = attribute->ns ? (const char *)attribute->ns->href : "";
    const char *value = attribute->children && attribute->children->content ? (const char *)attribute->children->content : "";
    if (g_ascii_strncasecmp(name, "on", 2) == 0)
        return active(svg, element, name);
    if (strcmp(name, "base") == 0 && strcmp(ns, (const char *)XML_XML_NAMESPACE) == 0)
        return outside(svg, element, "xml:base");
    if (strcmp(name, "href") == 0 || strcmp(name, "src") == 0)
        return check_reference(svg, element, value);
    return check_style(svg, element, value, strcmp(name, "style") == 0);
}

static bool check_element(const Svg *svg, const xmlNode *element)
{
    static const char *const refused[] = {
        "script", "foreignobject", "handler", "listener",      "iframe",           "object",       "embed",   "audio",   "video",
        "canvas", "animate",       "set",     "animatemotion", "animatetransform", "animatecolor", "discard", "include",
    };
    const char *name = (const char *)element->name;
    for (size_t i = 0; i < G_N_ELEMENTS(refused); i++)
        if (g_ascii_strcasecmp(name, refused[i]) == 0)
            return active(svg, element, name);
    bool fine = true;
    for (const xmlAttr *a = element->properties; a != NULL; a = a->next)
        fine = check_attribute(svg, element, a) && fine;
    if (g_ascii_strcasecmp(name, "style") == 0) {
        xmlChar *sheet = xmlNodeGetContent(element);
        fine = check_style(svg, element, (const char *)sheet, true) && fine;
        xmlFree(sheet);
    }
    return fine;
}

// The tree has no processing instructions any more, but the file has, and its reader would follow them.
static bool check_instructions(const Svg *svg, GBytes *bytes, const xmlNode *root)
{
    gsize n = 0;
    const char *text = g_bytes_get_data(bytes, &n);
    return g_strstr_len(text, (gssize)n, "<?xml-stylesheet") == NULL || outside(svg, root, "<?xml-stylesheet?>");
}

static bool check_tree(const Svg *svg, const xmlNode *node)
{
    bool fine = true;
    for (; node != NULL; node = node->next)
        if (node->type == XML_ELEMENT_NODE)
            fine = check_element(svg, node) && check_tree(svg, node->children) && fine;
    return fine;
}

bool jf_svg_check(GBytes *bytes, const char *name, const char *path, JfDiags *diags)
{
    Svg svg = {name, diags};
    g_autoptr(xmlDoc) doc = jf_xml_parse(bytes, path, diags);
    if (doc == NULL)
        return false;
    const xmlNode *root = xmlDocGetRootElement(doc);
    if (!jf_xml_is(root, SVG_NS, "svg")) {
        JfWhere where = jf_xml_where(root);
        jf_diags_add(diags, JF_DIAG_RECORD_IMAGE_KIND, &where, name, NULL);
        return false;
    }
    bool plain = check_instructions(&svg, bytes, root);
    return check_tree(&svg, root) && plain;
}
