// SPDX-License-Identifier: MIT
// Pages as text: the structure tree, then what stands on each page. Lengths in pt with at most two places.
#include "layout/flow.h"
#include <string.h>

static const char *const kinds[] = {
    [JF_ITEM_TEXT] = "text",   [JF_ITEM_RULE] = "rule", [JF_ITEM_BOX] = "box",   [JF_ITEM_IMAGE] = "image",
    [JF_ITEM_CHECK] = "check", [JF_ITEM_QR] = "qr",     [JF_ITEM_SIGN] = "sign",   [JF_ITEM_PATH] = "path",
};
static const char *const scopes[] = {"", " scope=row", " scope=column", " scope=both"};
static const char *const checks[] = {"open", "done", "crossed"};
static const char *const tones[] = {"neutral", "good", "warn", "bad", "info"};

static void number(GString *out, JfLength value)
{
    g_string_append_c(out, ' ');
    jf_number_append(out, value / 1024.0, 2);
}

static void text(GString *out, const char *name, const char *words)
{
    if (words)
        g_string_append_printf(out, " %s=\"%s\"", name, words);
}

static void dump_element(GString *out, const JfElement *e, int depth)
{
    for (const JfElement *k = e; k; k = k->next) {
        g_string_append_printf(out, "%*s%s%s", 2 * depth, "", jf_role_name(k->role), scopes[k->scope]);
        if (k->colspan > 1 || k->rowspan > 1)
            g_string_append_printf(out, " span=%dx%d", k->colspan, k->rowspan);
        text(out, "lang", k->lang);
        text(out, "alt", k->alt);
        text(out, "actual", k->actual);
        for (const JfContent *c = k->content; c; c = c->next)
            g_string_append_printf(out, " %d/%d", c->page + 1, c->mcid);
        if (k->link >= 0)
            g_string_append_printf(out, " link=%d", k->link);
        if (k->field >= 0)
            g_string_append_printf(out, " field=%d", k->field);
        g_string_append_c(out, '\n');
        dump_element(out, k->first, depth + 1);
    }
}

static void dump_details(GString *out, const JfItem *i)
{
    switch (i->kind) {
    case JF_ITEM_TEXT: g_string_append_printf(out, " #%06x \"%.*s\"", i->run->colour, i->run->n_bytes, i->run->text); return;
    case JF_ITEM_CHECK: g_string_append_printf(out, " %s", checks[i->check]); return;
    case JF_ITEM_SIGN: g_string_append_printf(out, " %s", tones[i->tone]); return;
    case JF_ITEM_QR: g_string_append_printf(out, " \"%s\"", i->text); return;
    case JF_ITEM_IMAGE: g_string_append_printf(out, " %zu bytes", g_bytes_get_size(i->image)); return;
    case JF_ITEM_RULE:
    case JF_ITEM_PATH:
    case JF_ITEM_BOX:
        if (i->filled)
            g_string_append_printf(out, " fill #%06x", i->fill);
        if (i->stroked) {
            g_string_append_printf(out, " stroke #%06x", i->stroke);
            number(out, i->line);
        }
        return;
    }
}

static void dump_items(GString *out, const JfItem *items)
{
    for (const JfItem *i = items; i; i = i->next) {
        if (i->mcid >= 0)
            g_string_append_printf(out, "  %d %s %s", i->mcid, jf_role_name(i->element->role), kinds[i->kind]);
        else
            g_string_append_printf(out, "  - %s", kinds[i->kind]);
        number(out, i->x);
        number(out, i->y);
        number(out, i->width);
        number(out, i->height);
        dump_details(out, i);
        g_string_append_c(out, '\n');
    }
}

static void dump_places(GString *out, const JfPages *p)
{
    for (size_t i = 0; i < p->n_outline; i++) {
        g_string_append_printf(out, "bookmark %d page %d", p->outline[i].level, p->outline[i].page + 1);
        number(out, p->outline[i].y);
        g_string_append_printf(out, " \"%s\"\n", p->outline[i].title);
    }
    for (size_t i = 0; i < p->n_targets; i++) {
        g_string_append_printf(out, "target %s page %d", p->targets[i].id, p->targets[i].page + 1);
        number(out, p->targets[i].y);
        g_string_append_c(out, '\n');
    }
}

static void dump_areas(GString *out, const JfPages *p)
{
    for (size_t i = 0; i < p->n_links; i++) {
        const JfLink *k = &p->links[i];
        g_string_append_printf(out, "link %zu page %d", i, k->page + 1);
        number(out, k->x), number(out, k->y), number(out, k->width), number(out, k->height);
        g_string_append_printf(out, " %s \"%s\"\n", k->href, k->alt);
    }
    for (size_t i = 0; i < p->n_fields; i++) {
        const JfField *k = &p->fields[i];
        g_string_append_printf(out, "field %zu page %d", i, k->page + 1);
        number(out, k->x), number(out, k->y), number(out, k->width), number(out, k->height);
        g_string_append_printf(out, " %s \"%s\"\n", k->name, k->tooltip);
    }
}

void jf_pages_dump(const JfPages *pages, GString *out)
{
    g_string_append(out, "structure\n");
    dump_element(out, pages->root, 1);
    dump_places(out, pages);
    dump_areas(out, pages);
    for (size_t i = 0; i < pages->n_pages; i++) {
        g_string_append_printf(out, "page %zu of %zu", i + 1, pages->n_pages);
        number(out, pages->pages[i].width);
        number(out, pages->pages[i].height);
        g_string_append_printf(out, ", %d contents\n", pages->pages[i].n_mcid);
        dump_items(out, pages->pages[i].furniture);
        dump_items(out, pages->pages[i].content);
    }
}
