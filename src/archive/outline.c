// SPDX-License-Identifier: MIT
// Outline (bookmarks) and named destinations (ISO 32000-1 12.3.2, 12.3.3).
#include "archive/finisher.h"
#include <stdlib.h>
#include <string.h>

static const JfPdfValue *place(JfFinisher *finisher, int page, JfLength y)
{
    JfArena *arena = finisher->arena;
    JfPdfValue *array = jf_pdf_new_array(arena);
    const int on = CLAMP(page, 0, (int)finisher->pages->n_pages - 1);
    jf_pdf_add(arena, array, jf_pdf_new_ref(arena, finisher->page_number[on]));
    jf_pdf_add(arena, array, jf_pdf_new_name(arena, "XYZ"));
    jf_pdf_add(arena, array, jf_pdf_new_null(arena)); // left and zoom stay as they are
    jf_pdf_add(arena, array, jf_pdf_new_real(arena, jf_archive_y(finisher, on, y)));
    jf_pdf_add(arena, array, jf_pdf_new_null(arena));
    return array;
}

// Where entries of one parent stand while they are made.
typedef struct {
    JfPdfValue *dict;
    int number, first, last;
    int64_t count;
    JfPdfValue *last_dict;
} Parent;

enum { LEVELS = 8 };

// Closes an entry: what it holds is known now.
static void close_parent(JfFinisher *finisher, const Parent *parent)
{
    if (!parent->first)
        return;
    jf_archive_ref(finisher, parent->dict, "First", parent->first);
    jf_archive_ref(finisher, parent->dict, "Last", parent->last);
    jf_archive_int(finisher, parent->dict, "Count", parent->count);
}

static void add_entry(JfFinisher *finisher, Parent *parents, int depth, const JfBookmark *bookmark)
{
    Parent *parent = &parents[depth];
    JfPdfValue *dict = jf_pdf_new_dict(finisher->arena);
    int number = jf_archive_add(finisher, dict);
    jf_archive_put(finisher, dict, "Title", jf_pdf_new_text(finisher->arena, bookmark->title));
    jf_archive_ref(finisher, dict, "Parent", parent->number);
    jf_archive_put(finisher, dict, "Dest", place(finisher, bookmark->page, bookmark->y));
    if (parent->last) {
        jf_archive_ref(finisher, dict, "Prev", parent->last);
        jf_archive_ref(finisher, parent->last_dict, "Next", number);
    } else {
        parent->first = number;
    }
    parent->last = number;
    parent->last_dict = dict;
    for (int i = 0; i <= depth; i++) // all stand open: each counts for all above
        parents[i].count++;
    parents[depth + 1] = (Parent){.dict = dict, .number = number};
}

void jf_archive_outline(JfFinisher *finisher)
{
    const JfPages *pages = finisher->pages;
    if (pages->n_outline == 0)
        return;
    Parent parents[LEVELS + 1] = {{.dict = jf_pdf_new_dict(finisher->arena)}};
    parents[0].number = jf_archive_add(finisher, parents[0].dict);
    jf_archive_name(finisher, parents[0].dict, "Type", "Outlines");
    int levels[LEVELS + 1] = {0}, depth = 0; // depth: of the entry last made, from 1; levels: of the open entries
    for (size_t i = 0; i < pages->n_outline; i++) {
        const JfBookmark *bookmark = &pages->outline[i];
        for (; depth > 0 && (levels[depth] >= bookmark->level || depth == LEVELS - 1); depth--)
            close_parent(finisher, &parents[depth]);
        add_entry(finisher, parents, depth, bookmark);
        levels[++depth] = bookmark->level;
    }
    for (; depth >= 0; depth--)
        close_parent(finisher, &parents[depth]);
    jf_archive_ref(finisher, finisher->catalog, "Outlines", parents[0].number);
    jf_archive_name(finisher, finisher->catalog, "PageMode", "UseOutlines");
}

static int compare_targets(const void *a, const void *b)
{
    const JfTarget *one = *(const JfTarget *const *)a, *other = *(const JfTarget *const *)b;
    return strcmp(one->id, other->id);
}

// The first of several targets of one name counts. Names are in the order of their bytes (7.9.6).
void jf_archive_destinations(JfFinisher *finisher)
{
    const JfPages *pages = finisher->pages;
    JfArena *arena = finisher->arena;
    if (pages->n_targets == 0)
        return;
    const JfTarget **sorted = jf_arena_array(arena, const JfTarget *, pages->n_targets);
    for (size_t i = 0; i < pages->n_targets; i++)
        sorted[i] = &pages->targets[i];
    qsort(sorted, pages->n_targets, sizeof *sorted, compare_targets);
    JfPdfValue *tree = jf_pdf_new_dict(arena), *names = jf_pdf_new_array(arena), *all = jf_pdf_new_dict(arena);
    for (size_t i = 0; i < pages->n_targets; i++) {
        if (i && strcmp(sorted[i - 1]->id, sorted[i]->id) == 0)
            continue;
        jf_pdf_add(arena, names, jf_pdf_new_string(arena, sorted[i]->id, strlen(sorted[i]->id)));
        jf_pdf_add(arena, names, place(finisher, sorted[i]->page, sorted[i]->y));
    }
    jf_archive_put(finisher, tree, "Names", names);
    jf_archive_ref(finisher, all, "Dests", jf_archive_add(finisher, tree));
    jf_archive_put(finisher, finisher->catalog, "Names", all);
}
