// SPDX-License-Identifier: MIT
// The theme's reader: an XML file laid over the values of another theme.
#include "model/theme.h"
#include "base/arena.h"
#include "base/number.h"
#include "model/image.h"
#include <math.h>
#include <string.h>

#define THEME_NS "urn:jiaofu:theme:1"
#define LOGO_LIMIT (4u << 20)

static const char *const ink_names[JF_INK_COUNT_] = {"text", "muted", "accent", "rule", "hairline", "tint", "good", "warn", "bad", "paper"};
static const char *const style_names[JF_STYLE_COUNT_] = {"title", "h1",   "h2",        "h3",      "body",     "small",  "label", "value",
                                                         "cell",  "head", "furniture", "caption", "footnote", "metric", "cover"};

typedef struct {
    JfTheme theme;
    JfArena *arena;
    // What the file or its base has said, one bit each; a theme without a base must say everything.
    uint32_t inks, styles, report_styles;
    bool page, grid, font, report_page, report_grid;
} Owned;

typedef struct {
    Owned *owned;
    JfSource *source;
    JfDiags *diags;
    JfScale *scale; // that elements belong to; NULL: the theme's own
} Reading;

static int find(const char *const *names, int n, const char *name)
{
    for (int i = 0; i < n; i++)
        if (strcmp(names[i], name) == 0)
            return i;
    return -1;
}

// "9.5pt" or "15mm"; the schema has seen to the form.
static bool read_length(const xmlNode *node, const char *attribute, JfLength *out)
{
    const char *text = jf_xml_attribute(node, attribute);
    double value;
    if (text == NULL)
        return false;
    const size_t length = strlen(text);
    g_autofree char *number = g_strndup(text, length >= 2 ? length - 2 : 0);
    if (!jf_number_parse(number, &value))
        return false;
    *out = g_str_has_suffix(text, "mm") ? (JfLength)lround(value * 72 / 25.4 * 1024) : (JfLength)lround(value * 1024);
    return true;
}

static void read_provider(Reading *r, const xmlNode *node)
{
    const xmlAttr *lang = xmlHasNsProp((xmlNode *)node, BAD_CAST "lang", XML_XML_NAMESPACE);
    const char *value = lang != NULL && lang->children != NULL ? (const char *)lang->children->content : "";
    const char *text = node->children != NULL && node->children->content != NULL ? (const char *)node->children->content : "";
    const char *copy = g_strstrip(jf_arena_strdup(r->owned->arena, text));
    if (g_str_has_prefix(value, "zh"))
        r->owned->theme.provider_zh = copy;
    else
        r->owned->theme.provider_en = copy;
}

static void read_logo(Reading *r, const xmlNode *node)
{
    JfTheme *theme = &r->owned->theme;
    const char *href = jf_xml_attribute(node, "href"), *alt = jf_xml_attribute(node, "alt");
    const JfWhere where = jf_xml_where(node);
    g_clear_pointer(&theme->logo, g_bytes_unref);
    if (href == NULL || *href == '\0')
        return;
    GBytes *bytes = jf_source_read(r->source, href, LOGO_LIMIT, &where, r->diags);
    if (bytes == NULL)
        return;
    if (!jf_image_is_known(bytes)) {
        jf_diags_add(r->diags, JF_DIAG_THEME_IMAGE, &where, href, NULL);
        return;
    }
    theme->logo = g_bytes_ref(bytes);
    theme->logo_alt = jf_arena_strdup(r->owned->arena, alt != NULL ? alt : "");
}

static void check_page(Reading *r, const xmlNode *node, const JfScale *page)
{
    const JfLength width = page->page_width - page->margin_left - page->margin_right;
    const JfLength height = page->page_height - page->margin_top - page->margin_bottom;
    if (width >= JF_MM(100) && height >= JF_MM(100))
        return;
    const JfWhere where = jf_xml_where(node);
    g_autofree char *w = g_strdup_printf("%d", width / JF_MM(1)), *h = g_strdup_printf("%d", height / JF_MM(1));
    jf_diags_add(r->diags, JF_DIAG_THEME_PAGE, &where, w, h, NULL);
}

// Gives whether all four margins are said.
static bool read_margins(const xmlNode *node, JfLength *top, JfLength *right, JfLength *bottom, JfLength *left)
{
    bool all = read_length(node, "top", top);
    all = read_length(node, "right", right) && all;
    all = read_length(node, "bottom", bottom) && all;
    return read_length(node, "left", left) && all;
}

static void read_page(Reading *r, const xmlNode *node)
{
    JfTheme *theme = &r->owned->theme;
    bool all = read_length(node, "width", &theme->page_width);
    all = read_length(node, "height", &theme->page_height) && all;
    all = read_margins(node, &theme->margin_top, &theme->margin_right, &theme->margin_bottom, &theme->margin_left) && all;
    r->owned->page = r->owned->page || all;
    const JfScale page = {.page_width = theme->page_width,
                          .page_height = theme->page_height,
                          .margin_top = theme->margin_top,
                          .margin_right = theme->margin_right,
                          .margin_bottom = theme->margin_bottom,
                          .margin_left = theme->margin_left};
    if (r->owned->page)
        check_page(r, node, &page);
}

// The scale's page takes its size from the theme, which stands before it, where it says none itself.
static void read_scale_page(Reading *r, const xmlNode *node)
{
    JfScale *scale = r->scale;
    const JfTheme *theme = &r->owned->theme;
    (void)read_length(node, "width", &scale->page_width);
    (void)read_length(node, "height", &scale->page_height);
    const bool all = read_margins(node, &scale->margin_top, &scale->margin_right, &scale->margin_bottom, &scale->margin_left);
    r->owned->report_page = r->owned->report_page || all;
    JfScale page = *scale;
    page.page_width = page.page_width > 0 ? page.page_width : theme->page_width;
    page.page_height = page.page_height > 0 ? page.page_height : theme->page_height;
    if (r->owned->report_page)
        check_page(r, node, &page);
}

static void read_ink(Reading *r, const xmlNode *node)
{
    const char *name = jf_xml_attribute(node, "name"), *colour = jf_xml_attribute(node, "colour");
    const int ink = name != NULL ? find(ink_names, JF_INK_COUNT_, name) : -1;
    if (ink < 0 || colour == NULL || *colour != '#')
        return;
    r->owned->theme.ink[ink] = (JfColour)g_ascii_strtoull(colour + 1, NULL, 16) & 0xffffff;
    r->owned->inks |= 1u << ink;
}

static void check_size(Reading *r, const xmlNode *node, const char *style, const char *attribute, bool right)
{
    const char *value = jf_xml_attribute(node, attribute);
    const JfWhere where = jf_xml_where(node);
    if (!right)
        jf_diags_add(r->diags, JF_DIAG_THEME_SIZE, &where, attribute, style, value != NULL ? value : "?", NULL);
}

static void read_style(Reading *r, const xmlNode *node)
{
    const char *name = jf_xml_attribute(node, "name"), *weight = jf_xml_attribute(node, "weight"), *ink = jf_xml_attribute(node, "ink");
    const int style = name != NULL ? find(style_names, JF_STYLE_COUNT_, name) : -1;
    if (style < 0)
        return;
    JfTextStyleDef *def = r->scale != NULL ? &r->scale->style[style] : &r->owned->theme.style[style];
    bool all = read_length(node, "size", &def->size);
    all = read_length(node, "leading", &def->leading) && all;
    all = read_length(node, "before", &def->before) && all;
    all = read_length(node, "after", &def->after) && all;
    if (weight != NULL)
        def->bold = strcmp(weight, "bold") == 0;
    const int index = ink != NULL ? find(ink_names, JF_INK_COUNT_, ink) : -1;
    if (index >= 0)
        def->ink = (JfInk)index;
    if (all && weight != NULL && index >= 0)
        *(r->scale != NULL ? &r->owned->report_styles : &r->owned->styles) |= 1u << style;
    check_size(r, node, name, "size", def->size >= JF_PT(4) && def->size <= JF_PT(72));
    check_size(r, node, name, "leading", def->leading >= def->size && def->leading <= JF_PT(144));
}

static void read_scale(Reading *r, const xmlNode *root)
{
    Owned *owned = r->owned;
    r->scale = &owned->theme.report;
    for (const xmlNode *node = root->children; node != NULL; node = node->next)
        if (jf_xml_is(node, THEME_NS, "page"))
            read_scale_page(r, node);
        else if (jf_xml_is(node, THEME_NS, "grid"))
            owned->report_grid = read_length(node, "unit", &r->scale->grid) && r->scale->grid > 0;
        else if (jf_xml_is(node, THEME_NS, "style"))
            read_style(r, node);
    r->scale = NULL;
}

static void read_children(Reading *r, const xmlNode *root)
{
    Owned *owned = r->owned;
    for (const xmlNode *node = root->children; node != NULL; node = node->next) {
        const char *family;
        if (jf_xml_is(node, THEME_NS, "provider"))
            read_provider(r, node);
        else if (jf_xml_is(node, THEME_NS, "logo"))
            read_logo(r, node);
        else if (jf_xml_is(node, THEME_NS, "font") && (family = jf_xml_attribute(node, "family")) != NULL) {
            owned->theme.family = jf_arena_strdup(owned->arena, family);
            owned->font = true;
        } else if (jf_xml_is(node, THEME_NS, "page"))
            read_page(r, node);
        else if (jf_xml_is(node, THEME_NS, "grid"))
            owned->grid = read_length(node, "unit", &owned->theme.grid) && owned->theme.grid > 0;
        else if (jf_xml_is(node, THEME_NS, "ink"))
            read_ink(r, node);
        else if (jf_xml_is(node, THEME_NS, "style"))
            read_style(r, node);
        else if (jf_xml_is(node, THEME_NS, "scale"))
            read_scale(r, node);
    }
}

static void missing(Reading *r, const JfWhere *where, const char *what)
{
    jf_diags_add(r->diags, JF_DIAG_THEME_INCOMPLETE, where, what, NULL);
}

static void check_scale(Reading *r, const JfWhere *where)
{
    if (!r->owned->report_page)
        missing(r, where, "scale report: page");
    if (!r->owned->report_grid)
        missing(r, where, "scale report: grid");
    for (int i = 0; i < JF_STYLE_COUNT_; i++)
        if ((r->owned->report_styles & 1u << i) == 0) {
            g_autofree char *what = g_strconcat("scale report: ", style_names[i], NULL);
            missing(r, where, what);
        }
}

static void check_complete(Reading *r, const JfWhere *where)
{
    if (!r->owned->font)
        missing(r, where, "font");
    if (!r->owned->page)
        missing(r, where, "page");
    if (!r->owned->grid)
        missing(r, where, "grid");
    for (int i = 0; i < JF_INK_COUNT_; i++)
        if ((r->owned->inks & 1u << i) == 0)
            missing(r, where, ink_names[i]);
    for (int i = 0; i < JF_STYLE_COUNT_; i++)
        if ((r->owned->styles & 1u << i) == 0)
            missing(r, where, style_names[i]);
    check_scale(r, where);
}

// Relative luminance and contrast of WCAG 2.1.
static double channel(unsigned value)
{
    const double c = value / 255.0;
    return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double luminance(JfColour c)
{
    return 0.2126 * channel(c >> 16 & 255) + 0.7152 * channel(c >> 8 & 255) + 0.0722 * channel(c & 255);
}

double jf_theme_contrast(JfColour a, JfColour b)
{
    const double la = luminance(a), lb = luminance(b);
    return (MAX(la, lb) + 0.05) / (MIN(la, lb) + 0.05);
}

static void check_contrast(Reading *r, const JfWhere *where)
{
    static const JfInk inks[] = {JF_INK_TEXT, JF_INK_MUTED, JF_INK_ACCENT, JF_INK_GOOD, JF_INK_WARN, JF_INK_BAD},
                       grounds[] = {JF_INK_PAPER, JF_INK_TINT};
    for (size_t i = 0; i < G_N_ELEMENTS(inks); i++)
        for (size_t k = 0; k < G_N_ELEMENTS(grounds); k++) {
            const double contrast = jf_theme_contrast(r->owned->theme.ink[inks[i]], r->owned->theme.ink[grounds[k]]);
            if (contrast >= 4.5)
                continue;
            g_autoptr(GString) value = g_string_new(NULL);
            jf_number_append(value, floor(contrast * 100) / 100, 2);
            jf_diags_add(r->diags, JF_DIAG_THEME_CONTRAST, where, ink_names[inks[i]], ink_names[grounds[k]], value->str, NULL);
        }
}

static JfTheme *new_theme(const JfTheme *base)
{
    Owned *owned = g_new0(Owned, 1);
    owned->arena = jf_arena_new();
    if (base == NULL)
        return &owned->theme;
    owned->theme = *base;
    owned->theme.family = jf_arena_strdup(owned->arena, base->family);
    owned->theme.provider_zh = jf_arena_strdup(owned->arena, base->provider_zh);
    owned->theme.provider_en = jf_arena_strdup(owned->arena, base->provider_en);
    owned->theme.logo_alt = jf_arena_strdup(owned->arena, base->logo_alt);
    if (base->logo != NULL)
        g_bytes_ref(base->logo);
    owned->page = owned->report_page = true; // so that a single margin is checked against the rest
    return &owned->theme;
}

JfTheme *jf_theme_read(JfSchema *schema, JfSource *source, const char *name, const JfTheme *base, JfDiags *diags)
{
    const size_t errors = jf_diags_errors(diags);
    g_autoptr(xmlDoc) doc = jf_xml_read(source, name, diags);
    if (doc == NULL)
        return NULL;
    const xmlNode *root = xmlDocGetRootElement(doc);
    const JfWhere where = jf_xml_where(root);
    if (!jf_xml_is(root, THEME_NS, "theme")) {
        jf_diags_add(diags, JF_DIAG_THEME_ROOT, &where, name, (const char *)root->name, NULL);
        return NULL;
    }
    if (!jf_schema_check(schema, doc, diags))
        return NULL;
    g_autoptr(JfTheme) theme = new_theme(base);
    Reading r = {.owned = (Owned *)theme, .source = source, .diags = diags};
    read_children(&r, root);
    if (base == NULL)
        check_complete(&r, &where);
    if (jf_diags_errors(diags) != errors)
        return NULL;
    check_contrast(&r, &where);
    return g_steal_pointer(&theme);
}

void jf_theme_scale(JfTheme *theme)
{
    const JfScale *scale = &theme->report;
    memcpy(theme->style, scale->style, sizeof theme->style);
    theme->page_width = scale->page_width > 0 ? scale->page_width : theme->page_width;
    theme->page_height = scale->page_height > 0 ? scale->page_height : theme->page_height;
    theme->margin_top = scale->margin_top;
    theme->margin_right = scale->margin_right;
    theme->margin_bottom = scale->margin_bottom;
    theme->margin_left = scale->margin_left;
    theme->grid = scale->grid;
}

void jf_theme_free(JfTheme *theme)
{
    if (theme == NULL)
        return;
    Owned *owned = (Owned *)theme;
    g_clear_pointer(&theme->logo, g_bytes_unref);
    jf_arena_free(owned->arena);
    g_free(owned);
}
