// SPDX-License-Identifier: MIT
// The structure tree: layout's elements as structure elements, and the way back from marked contents and annotations (ISO 32000-1 14.7, 14.8).
#include "archive/finisher.h"
#include <stdlib.h>
#include <string.h>

static const char *const SCOPES[] = {[JF_SCOPE_ROW] = "Row", [JF_SCOPE_COLUMN] = "Column", [JF_SCOPE_BOTH] = "Both"};

typedef struct {
    const char *id;
    int number;
} Identified;

// An element's place among all of them in reading order, parents before their kids: its number is `first` and as many more.
typedef struct {
    const JfElement *element;
    int parent;   // number
    int after;    // place behind its last descendant: there the next sibling stands
    guint32 link; // its first link's index + 1, 0: none
} Place;

// Lives until the file is written: elements are made one by one then (see pdf/writer.h).
typedef struct {
    JfFinisher *finisher;
    Place *places;
    int n_places, first;
    int **owner;        // element's number by page and mcid
    GHashTable *links;  // element → its first link's index + 1; only looked up, so its order shows nowhere
    guint32 *next_link; // next link of the same element + 1, 0: none
    GArray *ids;        // Identified
    bool failed;
} Builder;

static bool fault(Builder *builder, const char *en, const char *zh)
{
    builder->failed = true;
    return jf_archive_fault(builder->finisher, JF_DIAG_ARCHIVE_STRUCTURE, en, zh);
}

// ---- attributes (14.8.5)

// Whether labels count: told by how the first one begins.
static const char *numbering(const JfPages *pages, const JfElement *list)
{
    const JfElement *label = list->first ? list->first->first : NULL;
    if (!label || label->role != JF_ROLE_LBL)
        return NULL;
    while (label->first)
        label = label->first;
    if (!label->content)
        return "Disc";
    for (const JfItem *item = pages->pages[label->content->page].content; item; item = item->next)
        if (item->element == label && item->kind == JF_ITEM_TEXT && item->run->n_bytes)
            return g_ascii_isdigit(item->run->text[0]) ? "Decimal" : "Disc";
    return "Disc";
}

static void set_owner(JfFinisher *finisher, JfPdfValue *attributes, const char *owner)
{
    if (jf_pdf_count(attributes) == 0)
        jf_archive_name(finisher, attributes, "O", owner);
}

static void set_attributes(JfFinisher *finisher, JfPdfValue *dict, const JfElement *element)
{
    JfPdfValue *attributes = jf_pdf_new_dict(finisher->arena);
    const char *counted = element->role == JF_ROLE_L ? numbering(finisher->pages, element) : NULL;
    if (element->role == JF_ROLE_TH || element->role == JF_ROLE_TD) {
        const char *scope = element->role == JF_ROLE_TH ? SCOPES[element->scope ? element->scope : JF_SCOPE_COLUMN] : NULL;
        if (scope || element->colspan > 1 || element->rowspan > 1)
            set_owner(finisher, attributes, "Table");
        if (scope)
            jf_archive_name(finisher, attributes, "Scope", scope);
        if (element->colspan > 1)
            jf_archive_int(finisher, attributes, "ColSpan", element->colspan);
        if (element->rowspan > 1)
            jf_archive_int(finisher, attributes, "RowSpan", element->rowspan);
    } else if (element->role == JF_ROLE_FIGURE && element->box[2] > element->box[0] && element->box[3] > element->box[1]) {
        set_owner(finisher, attributes, "Layout");
        jf_archive_put(finisher, attributes, "BBox",
                       jf_archive_box(finisher, element->box_page, element->box[0], element->box[1], element->box[2] - element->box[0],
                                      element->box[3] - element->box[1]));
    } else if (counted) {
        set_owner(finisher, attributes, "List");
        jf_archive_name(finisher, attributes, "ListNumbering", counted);
    }
    if (jf_pdf_count(attributes))
        jf_archive_put(finisher, dict, "A", attributes);
}

static void set_texts(JfFinisher *finisher, JfPdfValue *dict, const JfElement *element)
{
    jf_archive_text(finisher, dict, "Alt", element->alt);
    jf_archive_text(finisher, dict, "ActualText", element->actual);
    jf_archive_text(finisher, dict, "Lang", element->lang);
    if (element->id)
        jf_archive_put(finisher, dict, "ID", jf_pdf_new_string(finisher->arena, element->id, strlen(element->id)));
}

// ---- kids

// Most elements have one kid: then it stands alone, without an array around it.
static void set_kids(JfFinisher *finisher, JfPdfValue *dict, const JfPdfValue *kids)
{
    if (jf_pdf_count(kids))
        jf_archive_put(finisher, dict, "K", jf_pdf_count(kids) == 1 ? jf_pdf_item(kids, 0) : kids);
}

static const JfPdfValue *marked_elsewhere(JfFinisher *finisher, const JfContent *content)
{
    JfPdfValue *dict = jf_pdf_new_dict(finisher->arena);
    jf_archive_name(finisher, dict, "Type", "MCR");
    jf_archive_ref(finisher, dict, "Pg", finisher->page_number[content->page]);
    jf_archive_int(finisher, dict, "MCID", content->mcid);
    return dict;
}

static void add_contents(JfFinisher *finisher, JfPdfValue *dict, JfPdfValue *kids, const JfElement *element)
{
    if (element->content)
        jf_archive_ref(finisher, dict, "Pg", finisher->page_number[element->content->page]);
    for (const JfContent *content = element->content; content; content = content->next) {
        bool here = content->page == element->content->page;
        jf_pdf_add(finisher->arena, kids, here ? jf_pdf_new_int(finisher->arena, content->mcid) : marked_elsewhere(finisher, content));
    }
}

static void add_annotation(JfFinisher *finisher, JfPdfValue *kids, int annotation, int page)
{
    JfPdfValue *dict = jf_pdf_new_dict(finisher->arena);
    jf_archive_name(finisher, dict, "Type", "OBJR");
    jf_archive_ref(finisher, dict, "Obj", annotation);
    jf_archive_ref(finisher, dict, "Pg", finisher->page_number[page]);
    jf_pdf_add(finisher->arena, kids, dict);
}

static bool has_field(const JfPages *pages, const JfElement *element)
{
    return element->role == JF_ROLE_FORM && element->field >= 0 && (size_t)element->field < pages->n_fields;
}

static void add_annotations(const Builder *builder, JfFinisher *finisher, JfPdfValue *kids, const Place *place)
{
    const JfPages *pages = finisher->pages;
    const JfElement *element = place->element;
    for (guint32 i = place->link; i; i = builder->next_link[i - 1])
        add_annotation(finisher, kids, finisher->link_number[i - 1], pages->links[i - 1].page);
    if (has_field(pages, element))
        add_annotation(finisher, kids, finisher->field_number[element->field], pages->fields[element->field].page);
}

static const JfPdfValue *make_element(const void *maker, const void *of, JfArena *arena)
{
    const Builder *builder = maker;
    const Place *place = of;
    JfFinisher finisher = *builder->finisher;
    finisher.arena = arena;
    JfPdfValue *dict = jf_pdf_new_dict(arena), *kids = jf_pdf_new_array(arena);
    jf_archive_name(&finisher, dict, "S", jf_role_name(place->element->role));
    jf_archive_ref(&finisher, dict, "P", place->parent);
    set_texts(&finisher, dict, place->element);
    set_attributes(&finisher, dict, place->element);
    add_contents(&finisher, dict, kids, place->element);
    for (int kid = (int)(place - builder->places) + 1; kid < place->after; kid = builder->places[kid].after)
        jf_pdf_add(arena, kids, jf_pdf_new_ref(arena, builder->first + kid));
    add_annotations(builder, &finisher, kids, place);
    set_kids(&finisher, dict, kids);
    return dict;
}

// ---- what belongs to whom

static void claim_contents(Builder *builder, const JfElement *element, int number)
{
    const JfPages *pages = builder->finisher->pages;
    for (const JfContent *content = element->content; content; content = content->next) {
        bool there = content->page >= 0 && (size_t)content->page < pages->n_pages && content->mcid >= 0 &&
                     content->mcid < pages->pages[content->page].n_mcid;
        if (!there || builder->owner[content->page][content->mcid]) {
            fault(builder, "a marked content that is not there or belongs to two elements", "标记内容不存在或属于两个元素");
            return;
        }
        builder->owner[content->page][content->mcid] = number;
    }
}

static void claim_annotations(Builder *builder, Place *place, int number)
{
    JfFinisher *finisher = builder->finisher;
    const JfElement *element = place->element;
    if (finisher->pages->n_links)
        place->link = GPOINTER_TO_UINT(g_hash_table_lookup(builder->links, element));
    for (guint32 i = place->link; i; i = builder->next_link[i - 1])
        finisher->annotation_owner[i - 1] = number;
    if (has_field(finisher->pages, element))
        finisher->annotation_owner[finisher->pages->n_links + (size_t)element->field] = number;
}

// An element's number is taken before those of its kids, so that the file has them in reading order.
static void place_element(Builder *builder, const JfElement *element, int parent)
{
    Place *place = &builder->places[builder->n_places++];
    int number = jf_pdf_writer_reserve(builder->finisher->writer);
    *place = (Place){.element = element, .parent = parent};
    jf_pdf_writer_put_made(builder->finisher->writer, number, make_element, builder, place);
    if (element->id)
        g_array_append_val(builder->ids, ((Identified){element->id, number}));
    claim_contents(builder, element, number);
    claim_annotations(builder, place, number);
    for (const JfElement *kid = element->first; kid; kid = kid->next)
        place_element(builder, kid, number);
    place->after = builder->n_places;
}

// ---- the way back (14.7.4.4)

// The elements of a page's marked contents.
static const JfPdfValue *make_owners(const void *maker, const void *of, JfArena *arena)
{
    const Builder *builder = maker;
    const JfPage *page = of;
    const int *owner = builder->owner[page - builder->finisher->pages->pages];
    JfPdfValue *list = jf_pdf_new_array(arena);
    for (int m = 0; m < page->n_mcid; m++)
        jf_pdf_add(arena, list, jf_pdf_new_ref(arena, owner[m]));
    return list;
}

static bool is_owned(Builder *builder, size_t page)
{
    for (int m = 0; m < builder->finisher->pages->pages[page].n_mcid; m++)
        if (!builder->owner[page][m])
            return fault(builder, "a marked content that belongs to no element", "标记内容不属于任何元素");
    return true;
}

static bool set_parents(Builder *builder, JfPdfValue *root)
{
    JfFinisher *finisher = builder->finisher;
    JfArena *arena = finisher->arena;
    const JfPages *pages = finisher->pages;
    JfPdfValue *tree = jf_pdf_new_dict(arena), *numbers = jf_pdf_new_array(arena);
    for (size_t p = 0; p < pages->n_pages; p++) {
        if (!is_owned(builder, p))
            return false;
        if (pages->pages[p].n_mcid == 0)
            continue;
        int list = jf_pdf_writer_reserve(finisher->writer);
        jf_pdf_writer_put_made(finisher->writer, list, make_owners, builder, &pages->pages[p]);
        jf_pdf_add(arena, numbers, jf_pdf_new_int(arena, (int64_t)p));
        jf_pdf_add(arena, numbers, jf_pdf_new_ref(arena, list));
    }
    for (size_t i = 0; i < pages->n_links + pages->n_fields; i++) {
        if (!finisher->annotation_owner[i])
            return fault(builder, "a link or field that belongs to no element", "链接或签名域不属于任何元素");
        jf_pdf_add(arena, numbers, jf_pdf_new_int(arena, jf_archive_key(finisher, i)));
        jf_pdf_add(arena, numbers, jf_pdf_new_ref(arena, finisher->annotation_owner[i]));
    }
    jf_archive_put(finisher, tree, "Nums", numbers);
    jf_archive_ref(finisher, root, "ParentTree", jf_archive_add(finisher, tree));
    jf_archive_int(finisher, root, "ParentTreeNextKey", jf_archive_key(finisher, pages->n_links + pages->n_fields));
    return true;
}

static int compare_ids(const void *a, const void *b)
{
    return strcmp(((const Identified *)a)->id, ((const Identified *)b)->id);
}

static bool set_ids(Builder *builder, JfPdfValue *root)
{
    JfFinisher *finisher = builder->finisher;
    JfArena *arena = finisher->arena;
    const Identified *ids = (const Identified *)(void *)builder->ids->data;
    if (builder->ids->len == 0)
        return true;
    qsort(builder->ids->data, builder->ids->len, sizeof(Identified), compare_ids);
    JfPdfValue *tree = jf_pdf_new_dict(arena), *names = jf_pdf_new_array(arena);
    for (guint i = 0; i < builder->ids->len; i++) {
        if (i && strcmp(ids[i - 1].id, ids[i].id) == 0)
            return fault(builder, "two elements with the same identifier", "两个元素的标识相同");
        jf_pdf_add(arena, names, jf_pdf_new_string(arena, ids[i].id, strlen(ids[i].id)));
        jf_pdf_add(arena, names, jf_pdf_new_ref(arena, ids[i].number));
    }
    jf_archive_put(finisher, tree, "Names", names);
    jf_archive_ref(finisher, root, "IDTree", jf_archive_add(finisher, tree));
    return true;
}

static int count_elements(const JfElement *element)
{
    int n = 1;
    for (const JfElement *kid = element->first; kid; kid = kid->next)
        n += count_elements(kid);
    return n;
}

static void prepare(Builder *builder)
{
    const JfPages *pages = builder->finisher->pages;
    JfArena *arena = builder->finisher->arena;
    builder->places = jf_arena_array(arena, Place, count_elements(pages->root));
    builder->owner = jf_arena_array(arena, int *, pages->n_pages);
    for (size_t p = 0; p < pages->n_pages; p++)
        builder->owner[p] = jf_arena_array(arena, int, pages->pages[p].n_mcid + 1);
    builder->next_link = jf_arena_array(arena, guint32, pages->n_links + 1);
    for (size_t i = pages->n_links; i-- > 0;) { // from the last, so that chains run forwards
        builder->next_link[i] = GPOINTER_TO_UINT(g_hash_table_lookup(builder->links, pages->links[i].element));
        g_hash_table_insert(builder->links, pages->links[i].element, GUINT_TO_POINTER((guint)i + 1));
    }
}

bool jf_archive_structure(JfFinisher *finisher)
{
    g_autoptr(GHashTable) links = g_hash_table_new(NULL, NULL);
    g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(Identified));
    Builder *builder = jf_arena_new0(finisher->arena, Builder);
    *builder = (Builder){.finisher = finisher, .links = links, .ids = ids};
    prepare(builder);
    JfPdfValue *root = jf_pdf_new_dict(finisher->arena);
    int number = jf_archive_add(finisher, root);
    jf_archive_name(finisher, root, "Type", "StructTreeRoot");
    builder->first = number + 1;
    place_element(builder, finisher->pages->root, number);
    jf_archive_ref(finisher, finisher->catalog, "StructTreeRoot", number);
    if (builder->failed || !set_parents(builder, root) || !set_ids(builder, root))
        return false;
    // Behind the parent tree: EU DSS walks in the file's order, and knows that a field seen through the parent tree may be filled in, but not through /K.
    jf_archive_ref(finisher, root, "K", builder->first);
    builder->links = NULL; // from now on there is only what making needs
    builder->ids = NULL;
    return true;
}
