// SPDX-License-Identifier: MIT
// One setting, whole: model → flow of strips → pages → running header and footer → numbers.
#include "layout/flow.h"

static void *steal_array(JfLayout *l, GArray *array, size_t size, size_t *n)
{
    *n = array->len;
    return array->len ? jf_arena_copy(l->arena, array->data, array->len * size) : NULL;
}

static void collect(JfLayout *l)
{
    JfPages *pages = l->pages;
    pages->n_pages = l->page_list->len;
    pages->pages = jf_arena_array(l->arena, JfPage, pages->n_pages);
    for (size_t i = 0; i < pages->n_pages; i++)
        pages->pages[i] = *(JfPage *)g_ptr_array_index(l->page_list, i);
    pages->links = steal_array(l, l->links, sizeof(JfLink), &pages->n_links);
    pages->fields = steal_array(l, l->fields, sizeof(JfField), &pages->n_fields);
    pages->outline = steal_array(l, l->outline, sizeof(JfBookmark), &pages->n_outline);
    pages->targets = steal_array(l, l->targets, sizeof(JfTarget), &pages->n_targets);
}

// A theme's margins must leave room for words.
static bool has_room(JfLayout *l, JfLength width)
{
    if (width >= JF_MM(60) && l->room >= JF_MM(60))
        return true;
    jf_diags_add(l->diags, JF_DIAG_LAYOUT_ROOM, NULL, NULL);
    return false;
}

static bool run(JfLayout *l)
{
    const JfTheme *theme = l->theme;
    JfLength width = theme->page_width - theme->margin_left - theme->margin_right;
    l->room = theme->page_height - theme->margin_top - theme->margin_bottom;
    if (!has_room(l, width))
        return false;
    size_t errors = jf_diags_errors(l->diags);
    JfFlow flow = {0};
    l->pages->root = jf_element_new(l, NULL, JF_ROLE_DOCUMENT);
    l->pages->root->lang = l->lang;
    jf_blocks_flow(l, &flow, l->model->body->first, l->pages->root, 0, width);
    if (jf_diags_errors(l->diags) > errors || !jf_pages_fill(l, &flow))
        return false;
    jf_pages_furnish(l);
    jf_pages_number(l);
    if (jf_diags_errors(l->diags) > errors)
        return false;
    collect(l);
    return true;
}

JfPages *jf_layout_pages(const JfModel *model, const JfTheme *theme, JfFonts *fonts, JfArena *arena, int most_pages, JfDiags *diags)
{
    g_autoptr(GPtrArray) page_list = g_ptr_array_new();
    g_autoptr(GArray) links = g_array_new(FALSE, FALSE, sizeof(JfLink));
    g_autoptr(GArray) fields = g_array_new(FALSE, FALSE, sizeof(JfField));
    g_autoptr(GArray) outline = g_array_new(FALSE, FALSE, sizeof(JfBookmark));
    g_autoptr(GArray) targets = g_array_new(FALSE, FALSE, sizeof(JfTarget));
    JfLayout l = {.model = model,
                  .theme = theme,
                  .fonts = fonts,
                  .arena = arena,
                  .diags = diags,
                  .lang = model->lang,
                  .words = JF_STYLE_BODY,
                  .most_pages = most_pages,
                  .page_list = page_list,
                  .links = links,
                  .fields = fields,
                  .outline = outline,
                  .targets = targets};
    l.pages = jf_arena_new0(arena, JfPages);
    l.pages->width = theme->page_width;
    l.pages->height = theme->page_height;
    l.pages->theme = theme;
    return run(&l) ? l.pages : NULL;
}
