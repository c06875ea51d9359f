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

JfFrame jf_frame(const JfLayout *l, JfSheetKind sheet)
{
    const JfTheme *t = l->theme;
    JfFrame frame = {.page_width = t->page_width, .page_height = t->page_height, .left = t->margin_left, .top = t->margin_top};
    if (sheet == JF_SHEET_LANDSCAPE) {
        frame.page_width = MAX(t->page_width, t->page_height);
        frame.page_height = MIN(t->page_width, t->page_height);
    }
    frame.width = frame.page_width - t->margin_left - t->margin_right;
    frame.height = frame.page_height - t->margin_top - t->margin_bottom;
    return frame;
}

void jf_layout_turn(JfLayout *l, JfSheetKind sheet)
{
    JfFrame frame = jf_frame(l, sheet);
    l->sheet = sheet;
    l->room = frame.height;
    l->measure = frame.width;
}

static bool run(JfLayout *l)
{
    jf_layout_turn(l, JF_SHEET_UPRIGHT);
    if (!has_room(l, l->measure))
        return false;
    size_t errors = jf_diags_errors(l->diags);
    JfFlow flow = {0};
    l->pages->root = jf_element_new(l, NULL, JF_ROLE_DOCUMENT);
    l->pages->root->lang = l->lang;
    jf_entries_collect(l);
    jf_blocks_flow(l, &flow, l->model->body->first, l->pages->root, 0, l->measure);
    if (jf_diags_errors(l->diags) > errors || !jf_pages_fill(l, &flow))
        return false;
    l->settled = jf_page_refs_resolve(l);
    if (!l->settled)
        return false;
    jf_pages_furnish(l);
    jf_pages_number(l);
    if (jf_diags_errors(l->diags) > errors)
        return false;
    collect(l);
    return true;
}

// One pass; `digits` is what the passes before have learned. *settled: false where page numbers lacked room and the next pass knows better.
static JfPages *pass(const JfModel *model, const JfTheme *theme, JfFonts *fonts, JfArena *arena, int most_pages, GHashTable *digits,
                     JfDiags *diags, bool *settled)
{
    g_autoptr(GPtrArray) page_list = g_ptr_array_new();
    g_autoptr(GArray) links = g_array_new(FALSE, FALSE, sizeof(JfLink));
    g_autoptr(GArray) fields = g_array_new(FALSE, FALSE, sizeof(JfField));
    g_autoptr(GArray) outline = g_array_new(FALSE, FALSE, sizeof(JfBookmark));
    g_autoptr(GArray) targets = g_array_new(FALSE, FALSE, sizeof(JfTarget));
    g_autoptr(GArray) page_refs = g_array_new(FALSE, FALSE, sizeof(JfPageRef));
    g_autoptr(GArray) entries = g_array_new(FALSE, FALSE, sizeof(JfEntry));
    g_autoptr(GHashTable) entry_ids = g_hash_table_new(NULL, NULL);
    g_autoptr(JfArena) shaping = jf_arena_new(), flows = jf_arena_new();
    (void)jf_arena_alloc(shaping, 1); // so that its first block stays when it is emptied
    JfLayout l = {.model = model,
                  .theme = theme,
                  .fonts = fonts,
                  .arena = arena,
                  .shaping = shaping,
                  .flows = flows,
                  .diags = diags,
                  .lang = model->lang,
                  .words = JF_STYLE_BODY,
                  .most_pages = most_pages,
                  .page_list = page_list,
                  .links = links,
                  .fields = fields,
                  .outline = outline,
                  .targets = targets,
                  .page_refs = page_refs,
                  .digits = digits,
                  .entries = entries,
                  .entry_ids = entry_ids,
                  .settled = true};
    l.pages = jf_arena_new0(arena, JfPages);
    l.pages->width = theme->page_width;
    l.pages->height = theme->page_height;
    l.pages->theme = theme;
    bool done = run(&l);
    *settled = l.settled;
    return done ? l.pages : NULL;
}

JfPages *jf_layout_pages(const JfModel *model, const JfTheme *theme, JfFonts *fonts, JfArena *arena, int most_pages, JfDiags *diags)
{
    // Room for a number only ever grows, to four digits at most, so there is an end; as a rule the second pass is the last.
    g_autoptr(GHashTable) digits = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (;;) {
        JfArenaMark mark = jf_arena_mark(arena);
        bool settled;
        JfPages *pages = pass(model, theme, fonts, arena, most_pages, digits, diags, &settled);
        if (settled)
            return pages;
        jf_arena_rewind(arena, mark);
    }
}
