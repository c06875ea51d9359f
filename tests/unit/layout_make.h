// SPDX-License-Identifier: MIT
// For tests of layout/ and paint/: pages from a few words of report model, and what must hold of any pages.
#pragma once
#include "layout/layout.h"
#include "xml/read.h"
#include <string.h>

typedef struct {
    JfDiags *diags;
    JfFonts *fonts;
    JfTheme *theme;
    JfSource *files;   // what pictures are read from
    JfArena *arena;
    xmlDoc *doc;
} Maker;

static inline void maker_init(Maker *m)
{
    g_autoptr(JfSource) schemas = jf_source_new_folder("schemas"), styles = jf_source_new_folder("stylesheets");
    *m = (Maker){ .diags = jf_diags_new(), .files = jf_source_new_bundle(), .arena = jf_arena_new() };
    g_autoptr(JfSchema) schema = jf_schema_open(schemas, "theme.xsd", m->diags);
    m->theme = jf_theme_read(schema, styles, "theme.xml", NULL, m->diags);
    m->fonts = jf_fonts_open("fonts", m->diags);
    g_assert_cmpuint(jf_diags_errors(m->diags), ==, 0);
}

static inline void maker_clear(Maker *m)
{
    g_clear_pointer(&m->doc, xmlFreeDoc);
    jf_arena_free(m->arena);
    jf_source_free(m->files);
    jf_fonts_free(m->fonts);
    jf_theme_free(m->theme);
    jf_diags_free(m->diags);
}

// Forgets what was made and recorded so far.
static inline void maker_again(Maker *m)
{
    g_clear_pointer(&m->doc, xmlFreeDoc);
    jf_arena_free(m->arena);
    m->arena = jf_arena_new();
    jf_diags_free(m->diags);
    m->diags = jf_diags_new();
}

// `report`: further attributes of the report element.
static inline JfModel *make_report(Maker *m, const char *report, const char *body)
{
    g_autofree char *xml = g_strdup_printf(
        "<report xmlns='urn:jiaofu:report:1' xml:lang='zh-CN' kind='test' %s><meta><title>试</title><number>N-1</number><version>1</version></meta>"
        "<furniture><header-left>页眉</header-left><footer-right>第 <page-number/> 页，共 <page-count/> 页</footer-right></furniture><body>%s</body></report>", report, body);
    g_autoptr(GBytes) bytes = g_bytes_new(xml, strlen(xml));
    g_clear_pointer(&m->doc, xmlFreeDoc);
    m->doc = jf_xml_parse(bytes, "model", m->diags);
    JfModel *model = m->doc ? jf_model_read(NULL, m->doc, m->files, m->arena, m->diags) : NULL;
    if (!model)
        jf_diags_print(m->diags, JF_LANGUAGE_EN, stderr);
    g_assert_nonnull(model);
    return model;
}

static inline JfModel *make_model(Maker *m, const char *body)
{
    return make_report(m, "", body);
}

// NULL after an error, which is in `diags`.
static inline JfPages *make_pages(Maker *m, const char *body)
{
    return jf_layout(make_model(m, body), m->theme, m->fonts, m->arena, m->diags);
}

// ---- what holds of any pages

static inline void check_area(const JfPage *p, const JfItem *i)
{
    bool words = i->kind == JF_ITEM_TEXT;
    g_assert_cmpint(i->x, >=, 0);
    g_assert_cmpint(words ? i->y : i->y + i->height, <=, p->height);
    g_assert_cmpint(i->y, >=, 0);
    g_assert_cmpint(i->x + i->width, <=, p->width);
}

// Leaves only have contents; every content's numbers rise from page to page.
static inline size_t check_elements(const JfElement *e)
{
    size_t n = 0;
    for (const JfElement *k = e; k; k = k->next) {
        g_assert_true(!k->content || !k->first);
        g_assert_true(k->role != JF_ROLE_FIGURE || (k->alt && *k->alt));
        g_assert_true(k->role != JF_ROLE_TH || k->scope != JF_SCOPE_NONE);
        for (const JfContent *c = k->content; c; c = c->next) {
            n++;
            if (c->next)
                g_assert_true(c->next->page > c->page || (c->next->page == c->page && c->next->mcid > c->mcid));
        }
        n += check_elements(k->first);
    }
    return n;
}

static inline bool element_has(const JfElement *e, int page, int mcid)
{
    for (const JfContent *c = e->content; c; c = c->next) {
        if (c->page == page && c->mcid == mcid)
            return true;
    }
    return false;
}

static inline void check_page(const JfPages *p, int index)
{
    const JfPage *page = &p->pages[index];
    int last = -1;
    const JfElement *element = NULL;
    for (const JfItem *i = page->furniture; i; i = i->next) {
        g_assert_cmpint(i->mcid, ==, -1);
        g_assert_null(i->element);
        check_area(page, i);
    }
    for (const JfItem *i = page->content; i; i = i->next) {
        check_area(page, i);
        g_assert_cmpint(i->y, <=, page->height - p->theme->margin_bottom);
        g_assert_cmpint(i->mcid, ==, i->element == element ? last : last + 1);
        g_assert_true(element_has(i->element, index, i->mcid));
        last = i->mcid;
        element = i->element;
    }
    g_assert_cmpint(page->n_mcid, ==, last + 1);
}

static inline void check_pages(const JfPages *p)
{
    g_assert_nonnull(p);
    size_t contents = 0;
    for (size_t i = 0; i < p->n_pages; i++) {
        check_page(p, (int)i);
        contents += (size_t)p->pages[i].n_mcid;
    }
    g_assert_cmpuint(check_elements(p->root), ==, contents);
}

// All words of all contents in reading order; caller frees.
static inline char *words_of(const JfPages *p)
{
    GString *out = g_string_new(NULL);
    for (size_t n = 0; n < p->n_pages; n++) {
        for (const JfItem *i = p->pages[n].content; i; i = i->next) {
            if (i->kind == JF_ITEM_TEXT)
                g_string_append_len(out, i->run->text, i->run->n_bytes);
        }
    }
    return g_string_free(out, FALSE);
}

static inline bool says(const JfItem *i, const char *text)
{
    return i->kind == JF_ITEM_TEXT && g_strstr_len(i->run->text, i->run->n_bytes, text) != NULL;
}

static inline int count_words(const JfItem *items, const char *text)
{
    int n = 0;
    for (const JfItem *i = items; i; i = i->next)
        n += says(i, text);
    return n;
}

static inline char *repeated(const char *text, int n)
{
    GString *out = g_string_new(NULL);
    for (int i = 0; i < n; i++)
        g_string_append(out, text);
    return g_string_free(out, FALSE);
}

// Pages of a report, of which everything holds that must. What was made before is forgotten.
static inline JfPages *report_pages(Maker *m, const char *body)
{
    maker_again(m);
    JfPages *pages = jf_layout(make_report(m, "publication='report'", body), m->theme, m->fonts, m->arena, m->diags);
    if (!pages)
        jf_diags_print(m->diags, JF_LANGUAGE_EN, stderr);
    check_pages(pages);
    return pages;
}
