// SPDX-License-Identifier: MIT
// Forged reports: many pages, charts, landscape sheets, a linked contents list, all honestly signed with a trusted key. What lies over the content,
// turns or hides it must be seen in the structure alone; what says something other than the record must be seen when the base is made again.
#include "verify_mason.h"

enum { TEXT_MAX = 1 << 20 };

static const JfPdfValue *kids(const Mason *m)
{
    return jf_pdf_view_find(m->view, jf_pdf_find(object(m, root(m)), "Pages"), "Kids");
}
static int tree(const Mason *m)
{
    return jf_pdf_ref_number(jf_pdf_find(object(m, root(m)), "Pages"));
}
static int page_at(const Mason *m, size_t i)
{
    return jf_pdf_ref_number(jf_pdf_item(kids(m), i));
}
static int content_of(const Mason *m, int number)
{
    const JfPdfValue *contents = jf_pdf_find(object(m, number), "Contents");
    return jf_pdf_ref_number(jf_pdf_item(contents, jf_pdf_count(contents) - 1));
}
static bool is_landscape(const Mason *m, int number)
{
    const JfPdfValue *box = jf_pdf_view_find(m->view, object(m, number), "MediaBox");
    double width = 0, height = 0;
    g_assert_true(jf_pdf_number(jf_pdf_item(box, 2), &width) && jf_pdf_number(jf_pdf_item(box, 3), &height));
    return width > height;
}
static int landscape_page(const Mason *m)
{
    for (size_t i = 0; i < jf_pdf_count(kids(m)); i++)
        if (is_landscape(m, page_at(m, i)))
            return page_at(m, i);
    g_assert_not_reached();
}

// Number of a page's own content that has the text, which is in a chart's way of drawing.
static int content_with(const Mason *m, const char *text)
{
    for (size_t i = 0; i < jf_pdf_count(kids(m)); i++) {
        g_autoptr(JfDiags) diags = jf_diags_new();
        int number = content_of(m, page_at(m, i));
        g_autoptr(GBytes) bytes = jf_pdf_view_data(m->view, object(m, number), TEXT_MAX, diags);
        g_autofree char *all = g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
        if (strstr(all, text) != NULL)
            return number;
    }
    g_assert_not_reached();
}

static void set_kids(Mason *m, const size_t *order, size_t n)
{
    JfPdfValue *list = jf_pdf_new_array(m->arena), *changed;
    for (size_t i = 0; i < n; i++)
        jf_pdf_add(m->arena, list, jf_pdf_item(kids(m), order[i]));
    changed = change(m, tree(m));
    jf_pdf_set(m->arena, changed, "Kids", list);
    jf_pdf_set(m->arena, changed, "Count", jf_pdf_new_int(m->arena, (int)n));
}

// ---- what says something else

static void honest_copy(Mason *m)
{
    (void)m;
}
static void line_unpainted(Mason *m)
{
    replace_text(m, content_with(m, " l S\n"), " l S\n", " l n\n");
}
static void bar_moved(Mason *m)
{
    int number = content_with(m, " re f\n");
    replace_text(m, number, " re f\n", " re f 1 0 0 1 30 0 cm\n");
}
static void other_ligature(Mason *m)
{ // read out and copied as other letters than those on the page
    replace_text(m, content_with(m, "/ActualText <feff0066"), "/ActualText <feff0066", "/ActualText <feff0067");
}
static void words_unread(Mason *m)
{
    replace_text(m, content_of(m, page_at(m, 1)), "/NonStruct << /MCID 3 >> BDC", "/Artifact BMC");
}
static void other_alternative(Mason *m)
{
    for (guint number = (guint)of_type(m, "S", "Figure"); number < m->objects->len; number++) {
        const JfPdfValue *value = object(m, (int)number);
        if (jf_pdf_is_name(jf_pdf_find(value, "S"), "Figure"))
            jf_pdf_set(m->arena, change(m, (int)number), "Alt", jf_pdf_new_text(m->arena, "9 of 9 agreed levels were reached"));
    }
}
static void head_as_cell(Mason *m)
{
    jf_pdf_set(m->arena, change(m, of_type(m, "S", "TH")), "S", jf_pdf_new_name(m->arena, "TD"));
}
static void roles_mapped(Mason *m)
{
    int number = jf_pdf_ref_number(jf_pdf_find(object(m, root(m)), "StructTreeRoot"));
    JfPdfValue *roles = jf_pdf_new_dict(m->arena);
    jf_pdf_set(m->arena, roles, "TH", jf_pdf_new_name(m->arena, "NonStruct"));
    jf_pdf_set(m->arena, change(m, number), "RoleMap", roles);
}
static void landscape_cut(Mason *m)
{
    JfPdfValue *changed = change(m, landscape_page(m));
    jf_pdf_set(m->arena, changed, "MediaBox", jf_pdf_new_numbers(m->arena, (double[]){0, 0, 595.2754, 595.2754}, 4));
}
static void page_again(Mason *m)
{
    JfPdfValue *changed = change(m, tree(m));
    append(m, changed, "Kids", jf_pdf_item(kids(m), 1));
    jf_pdf_set(m->arena, changed, "Count", jf_pdf_new_int(m->arena, (int)jf_pdf_count(jf_pdf_find(changed, "Kids"))));
}
static void page_appended(Mason *m)
{
    JfPdfValue *copy = jf_pdf_copy(m->arena, object(m, page_at(m, 1))), *changed = change(m, tree(m));
    jf_pdf_remove(copy, "Annots");
    append(m, changed, "Kids", ref(m, add(m, copy)));
    jf_pdf_set(m->arena, changed, "Count", jf_pdf_new_int(m->arena, (int)jf_pdf_count(jf_pdf_find(changed, "Kids"))));
}
static void page_dropped(Mason *m)
{
    size_t order[64], n = jf_pdf_count(kids(m)) - 1;
    g_assert_cmpuint(n, <, G_N_ELEMENTS(order));
    for (size_t i = 0; i < n; i++)
        order[i] = i < 2 ? i : i + 1;
    set_kids(m, order, n);
}
static void pages_swapped(Mason *m)
{
    size_t order[64], n = jf_pdf_count(kids(m));
    g_assert_cmpuint(n, <, G_N_ELEMENTS(order));
    for (size_t i = 0; i < n; i++)
        order[i] = i == 2 ? 3 : i == 3 ? 2 : i;
    set_kids(m, order, n);
}
static int first_link(const Mason *m, const char *key)
{
    for (guint number = 1; number < m->objects->len; number++)
        if (jf_pdf_is_name(jf_pdf_find(object(m, (int)number), "Subtype"), "Link") && jf_pdf_find(object(m, (int)number), key) != NULL)
            return (int)number;
    g_assert_not_reached();
}
static void contents_elsewhere(Mason *m)
{
    JfPdfValue *place = jf_pdf_new_array(m->arena), *changed = change(m, first_link(m, "Dest"));
    jf_pdf_add(m->arena, place, jf_pdf_item(kids(m), 0));
    jf_pdf_add(m->arena, place, jf_pdf_new_name(m->arena, "Fit"));
    jf_pdf_set(m->arena, changed, "Dest", place);
}

// ---- what lies over the content, turns or hides it

static void annotation(Mason *m, const char *subtype)
{
    JfPdfValue *dict = dict_of(m, "Annot", subtype), *look = jf_pdf_new_dict(m->arena), *form = dict_of(m, "XObject", "Form");
    jf_pdf_set(m->arena, dict, "Rect", jf_pdf_new_numbers(m->arena, (double[]){300, 300, 500, 500}, 4));
    jf_pdf_set(m->arena, dict, "F", jf_pdf_new_int(m->arena, 4));
    jf_pdf_set(m->arena, form, "BBox", jf_pdf_new_numbers(m->arena, (double[]){0, 0, 200, 200}, 4));
    jf_pdf_set(m->arena, look, "N", ref(m, add(m, stream_of(m, form, "1 g 0 0 200 200 re f\n"))));
    jf_pdf_set(m->arena, dict, "AP", look);
    JfPdfValue *list = jf_pdf_new_array(m->arena), *changed = change(m, landscape_page(m));
    jf_pdf_add(m->arena, list, ref(m, add(m, dict)));
    jf_pdf_set(m->arena, changed, "Annots", list);
}
static void stamp_over_table(Mason *m)
{
    annotation(m, "Stamp");
}
static void words_over_table(Mason *m)
{
    annotation(m, "FreeText");
}
static void page_turned(Mason *m)
{
    jf_pdf_set(m->arena, change(m, landscape_page(m)), "Rotate", jf_pdf_new_int(m->arena, 90));
}
static void page_magnified(Mason *m)
{
    jf_pdf_set(m->arena, change(m, landscape_page(m)), "UserUnit", jf_pdf_new_int(m->arena, 2));
}
static void page_trimmed(Mason *m)
{
    jf_pdf_set(m->arena, change(m, landscape_page(m)), "TrimBox", jf_pdf_new_numbers(m->arena, (double[]){0, 0, 400, 400}, 4));
}
static void page_timed(Mason *m)
{
    jf_pdf_set(m->arena, change(m, page_at(m, 1)), "Dur", jf_pdf_new_int(m->arena, 1));
}
static JfPdfValue *new_layer(Mason *m)
{
    JfPdfValue *layer = dict_of(m, "OCG", NULL);
    jf_pdf_set(m->arena, layer, "Name", jf_pdf_new_text(m->arena, "chart"));
    return ref(m, add(m, layer));
}
static void layers(Mason *m)
{
    JfPdfValue *all = jf_pdf_new_array(m->arena), *properties = jf_pdf_new_dict(m->arena), *usual = jf_pdf_new_dict(m->arena);
    jf_pdf_add(m->arena, all, new_layer(m));
    jf_pdf_set(m->arena, usual, "OFF", all);
    jf_pdf_set(m->arena, properties, "OCGs", all);
    jf_pdf_set(m->arena, properties, "D", usual);
    jf_pdf_set(m->arena, change(m, root(m)), "OCProperties", properties);
}
static void furniture_in_layer(Mason *m)
{ // what all pages share is shown or not
    const JfPdfValue *shared = jf_pdf_view_find(m->view, jf_pdf_view_find(m->view, object(m, page_at(m, 2)), "Resources"), "XObject");
    int number = jf_pdf_ref_number(jf_pdf_find(shared, "Furniture"));
    jf_pdf_set(m->arena, change(m, number), "OC", new_layer(m));
}
static void chart_in_layer(Mason *m)
{
    int number = page_at(m, 3);
    JfPdfValue *changed = change(m, number), *properties = jf_pdf_new_dict(m->arena);
    JfPdfValue *resources = jf_pdf_copy(m->arena, jf_pdf_view_find(m->view, changed, "Resources"));
    jf_pdf_set(m->arena, properties, "L", new_layer(m));
    jf_pdf_set(m->arena, resources, "Properties", properties);
    jf_pdf_set(m->arena, changed, "Resources", resources);
}
static void pages_in_branch(Mason *m)
{ // a second way to the pages
    JfPdfValue *branch = dict_of(m, "Pages", NULL), *changed = change(m, tree(m)), *list = jf_pdf_new_array(m->arena);
    jf_pdf_set(m->arena, branch, "Kids", kids(m));
    jf_pdf_set(m->arena, branch, "Count", jf_pdf_find(changed, "Count"));
    jf_pdf_set(m->arena, branch, "Parent", ref(m, tree(m)));
    jf_pdf_add(m->arena, list, ref(m, add(m, branch)));
    jf_pdf_set(m->arena, changed, "Kids", list);
}
static void link_action(Mason *m, const char *kind, const char *key, const char *value)
{
    JfPdfValue *action = jf_pdf_new_dict(m->arena), *changed = change(m, first_link(m, "Dest"));
    jf_pdf_set(m->arena, action, "S", jf_pdf_new_name(m->arena, kind));
    jf_pdf_set(m->arena, action, key, jf_pdf_new_text(m->arena, value));
    jf_pdf_remove(changed, "Dest");
    jf_pdf_set(m->arena, changed, "A", action);
}
static void contents_to_file(Mason *m)
{
    link_action(m, "GoToR", "F", "other.pdf");
}
static void contents_to_program(Mason *m)
{
    link_action(m, "Launch", "F", "calc.exe");
}
static void contents_to_script(Mason *m)
{
    link_action(m, "JavaScript", "JS", "app.alert(1)");
}
static void contents_hides(Mason *m)
{
    link_action(m, "Hide", "T", "prepare");
}
static void outline_to_file(Mason *m)
{
    const JfPdfValue *outline = jf_pdf_view_find(m->view, object(m, root(m)), "Outlines");
    JfPdfValue *action = jf_pdf_new_dict(m->arena), *first = change(m, jf_pdf_ref_number(jf_pdf_find(outline, "First")));
    jf_pdf_set(m->arena, action, "S", jf_pdf_new_name(m->arena, "GoToR"));
    jf_pdf_set(m->arena, action, "F", jf_pdf_new_text(m->arena, "other.pdf"));
    jf_pdf_remove(first, "Dest");
    jf_pdf_set(m->arena, first, "A", action);
}
static void chart_to_come(Mason *m)
{
    add(m, stream_of(m, dict_of(m, "XObject", "Form"), "0 0 500 500 re f\n"));
}

// ---- what readers show or say besides the pages

static JfPdfValue *number_tree(Mason *m, const char *style)
{
    JfPdfValue *tree_of = jf_pdf_new_dict(m->arena), *list = jf_pdf_new_array(m->arena), *first = jf_pdf_new_dict(m->arena);
    jf_pdf_set(m->arena, first, "S", jf_pdf_new_name(m->arena, style));
    jf_pdf_add(m->arena, list, jf_pdf_new_int(m->arena, 0));
    jf_pdf_add(m->arena, list, first);
    jf_pdf_set(m->arena, tree_of, "Nums", list);
    return tree_of;
}
static void page_labels(Mason *m)
{ // "page 4" is another one
    jf_pdf_set(m->arena, change(m, root(m)), "PageLabels", number_tree(m, "r"));
}
static void portfolio(Mason *m)
{ // opens with an attachment instead of the pages
    JfPdfValue *collection = dict_of(m, "Collection", NULL);
    jf_pdf_set(m->arena, collection, "View", jf_pdf_new_name(m->arena, "T"));
    jf_pdf_set(m->arena, change(m, root(m)), "Collection", collection);
}
static void right_to_left(Mason *m)
{
    JfPdfValue *preferences = jf_pdf_copy(m->arena, jf_pdf_view_find(m->view, object(m, root(m)), "ViewerPreferences"));
    jf_pdf_set(m->arena, preferences, "Direction", jf_pdf_new_name(m->arena, "R2L"));
    jf_pdf_set(m->arena, change(m, root(m)), "ViewerPreferences", preferences);
}
static JfPdfValue *files(Mason *m)
{ // a copy of the name tree of attachments, in place of the first
    JfPdfValue *catalog = change(m, root(m)), *names = jf_pdf_copy(m->arena, jf_pdf_view_find(m->view, catalog, "Names"));
    JfPdfValue *embedded = jf_pdf_copy(m->arena, jf_pdf_view_find(m->view, names, "EmbeddedFiles"));
    jf_pdf_set(m->arena, names, "EmbeddedFiles", embedded);
    jf_pdf_set(m->arena, catalog, "Names", names);
    return embedded;
}
static void same_name(Mason *m)
{ // two records of one name: readers save one, we check the other
    JfPdfValue *other = jf_pdf_copy(m->arena, object(m, attachment(m, "sla-02-plant-202603.xml"))), *held = jf_pdf_new_dict(m->arena);
    JfPdfValue *tree_of = files(m);
    jf_pdf_set(m->arena, held, "F", ref(m, add(m, stream_of(m, dict_of(m, "EmbeddedFile", NULL), "<delivery/>"))));
    jf_pdf_set(m->arena, other, "EF", held);
    append(m, tree_of, "Names", jf_pdf_new_text(m->arena, "sla-02-plant-202603.xml"));
    append(m, tree_of, "Names", ref(m, add(m, other)));
}
static void names_in_branch(Mason *m)
{
    JfPdfValue *tree_of = files(m), *branch = jf_pdf_copy(m->arena, tree_of), *list = jf_pdf_new_array(m->arena);
    const JfPdfValue *names = jf_pdf_view_find(m->view, branch, "Names");
    jf_pdf_remove(tree_of, "Names");
    JfPdfValue *limits = jf_pdf_new_array(m->arena);
    jf_pdf_add(m->arena, limits, jf_pdf_item(names, 0));
    jf_pdf_add(m->arena, limits, jf_pdf_item(names, 0)); // shorter than what is inside
    jf_pdf_set(m->arena, branch, "Limits", limits);
    jf_pdf_add(m->arena, list, ref(m, add(m, branch)));
    jf_pdf_set(m->arena, tree_of, "Kids", list);
}
static void record_swapped(Mason *m)
{
    const JfPdfValue *held = jf_pdf_view_find(m->view, object(m, attachment(m, "sla-02-plant-202603.xml")), "EF");
    replace_text(m, jf_pdf_ref_number(jf_pdf_find(held, "F")), "<ticket number=\"", "<ticket  number=\"");
}
static void figure_says(Mason *m)
{
    jf_pdf_set(m->arena, change(m, of_type(m, "S", "Figure")), "ActualText", jf_pdf_new_text(m->arena, "all levels were reached"));
}
static void cell_expanded(Mason *m)
{
    jf_pdf_set(m->arena, change(m, of_type(m, "S", "TD")), "E", jf_pdf_new_text(m->arena, "100 %"));
}
static void text_unseen(Mason *m)
{ // there for the search and the screen reader, not for the eye
    replace_text(m, content_of(m, page_at(m, 1)), " Tf\n", " Tf 3 Tr\n");
}
static void text_in_white(Mason *m)
{
    replace_text(m, content_of(m, page_at(m, 1)), "BT\n", "1 g BT\n");
}
static void other_letters(Mason *m)
{ // what is copied and searched is another figure than what is seen
    for (guint number = 1; number < m->objects->len; number++) {
        const JfPdfValue *font = object(m, (int)number);
        if (!jf_pdf_is_name(jf_pdf_find(font, "Subtype"), "Type0"))
            continue;
        replace_text(m, jf_pdf_ref_number(jf_pdf_find(font, "ToUnicode")), "begincmap", "begincmap 1 beginbfchar <0001> <0039> endbfchar");
        return;
    }
    g_assert_not_reached();
}
static void look_of_link(Mason *m)
{ // an entry of the contents list paints over its line
    JfPdfValue *form_of = dict_of(m, "XObject", "Form"), *look = jf_pdf_new_dict(m->arena);
    jf_pdf_set(m->arena, form_of, "BBox", jf_pdf_new_numbers(m->arena, (double[]){0, 0, 200, 200}, 4));
    jf_pdf_set(m->arena, look, "N", ref(m, add(m, stream_of(m, form_of, "1 g 0 0 200 200 re f\n"))));
    jf_pdf_set(m->arena, change(m, first_link(m, "Dest")), "AP", look);
}
static void border_of_link(Mason *m)
{
    jf_pdf_set(m->arena, change(m, first_link(m, "Dest")), "Border", jf_pdf_new_numbers(m->arena, (double[]){0, 0, 400}, 3));
}
static void field_on_landscape(Mason *m)
{ // a signature's look over the table
    int number = landscape_page(m);
    JfPdfValue *widget = change(m, field(m, 0)), *list = jf_pdf_new_array(m->arena);
    jf_pdf_set(m->arena, widget, "P", ref(m, number));
    jf_pdf_set(m->arena, widget, "Rect", jf_pdf_new_numbers(m->arena, (double[]){0, 0, 800, 500}, 4));
    jf_pdf_add(m->arena, list, ref(m, field(m, 0)));
    jf_pdf_set(m->arena, change(m, number), "Annots", list);
}

// ---- cases

typedef struct {
    const char *name;
    void (*forge)(Mason *);
    const char *structure; // found in the structure alone; NULL: only when the base is made again
} Case;

static const Case cases[] = {
    {"line_unpainted", line_unpainted, NULL},
    {"bar_moved", bar_moved, NULL},
    {"other_ligature", other_ligature, NULL},
    {"words_unread", words_unread, NULL},
    {"other_alternative", other_alternative, NULL},
    {"head_as_cell", head_as_cell, NULL},
    {"roles_mapped", roles_mapped, NULL},
    {"landscape_cut", landscape_cut, NULL},
    {"page_again", page_again, NULL},
    {"page_appended", page_appended, NULL},
    {"page_dropped", page_dropped, NULL},
    {"pages_swapped", pages_swapped, NULL},
    {"contents_elsewhere", contents_elsewhere, NULL},
    {"stamp_over_table", stamp_over_table, "BASE_FOREIGN"},
    {"words_over_table", words_over_table, "BASE_FOREIGN"},
    {"page_turned", page_turned, "BASE_FOREIGN"},
    {"page_magnified", page_magnified, "BASE_FOREIGN"},
    {"page_trimmed", page_trimmed, "BASE_FOREIGN"},
    {"page_timed", page_timed, "BASE_FOREIGN"},
    {"layers", layers, "ACTIVE_FOUND"},
    {"furniture_in_layer", furniture_in_layer, "BASE_FOREIGN"},
    {"chart_in_layer", chart_in_layer, "BASE_FOREIGN"},
    {"pages_in_branch", pages_in_branch, "BASE_FOREIGN"},
    {"contents_to_file", contents_to_file, "ACTIVE_FOUND"},
    {"contents_to_program", contents_to_program, "ACTIVE_FOUND"},
    {"contents_to_script", contents_to_script, "ACTIVE_FOUND"},
    {"contents_hides", contents_hides, "ACTIVE_FOUND"},
    {"outline_to_file", outline_to_file, "ACTIVE_FOUND"},
    {"chart_to_come", chart_to_come, "BASE_HIDDEN"},
    {"page_labels", page_labels, "BASE_FOREIGN"},
    {"portfolio", portfolio, "BASE_FOREIGN"},
    {"right_to_left", right_to_left, "BASE_FOREIGN"},
    {"figure_says", figure_says, NULL},
    {"cell_expanded", cell_expanded, NULL},
    {"text_unseen", text_unseen, NULL},
    {"text_in_white", text_in_white, NULL},
    {"other_letters", other_letters, NULL},
    {"look_of_link", look_of_link, "BASE_FOREIGN"},
    {"border_of_link", border_of_link, "BASE_FOREIGN"},
    {"field_on_landscape", field_on_landscape, NULL},
};

// Nothing can be made again of what these carry.
static const Case unmade[] = {
    {"same_name", same_name, "PARTS_BAD"},
    {"names_in_branch", names_in_branch, "PARTS_BAD"},
    {"record_swapped", record_swapped, "DIGEST_BAD"},
};

static JfVerification *judged(GBytes *pdf, bool again)
{
    JfVerifyOptions options = {.checks = jf_engine_checks(world.engine),
                               .policy_schema = jf_engine_policy_schema(world.engine),
                               .trust = world.trust,
                               .now = world.at,
                               .reperform = again ? jf_job_reperform : NULL,
                               .user = world.engine};
    return jf_verify(pdf, "report.pdf", &options);
}

static void assert_finding(const JfVerification *verification, JfVerdict verdict, const char *finding)
{
    bool right = jf_verification_verdict(verification) == verdict && has_finding(verification, finding);
    if (!right)
        jf_verification_print(verification, JF_LANGUAGE_EN, stderr);
    g_assert_true(right);
}

static GBytes *forged(void (*change_it)(Mason *))
{
    Mason mason = open_mason();
    change_it(&mason);
    g_autoptr(GBytes) base = close_mason(&mason);
    return signed_somehow(base);
}

static void run_case(const void *data)
{
    const Case *c = data;
    g_autoptr(GBytes) pdf = forged(c->forge);
    g_autoptr(JfVerification) again = judged(pdf, true);
    assert_finding(again, JF_VERDICT_INVALID, "REPERFORM_DIFFERS");
    if (c->structure == NULL)
        return;
    g_autoptr(JfVerification) alone = judged(pdf, false);
    assert_finding(alone, JF_VERDICT_INVALID, c->structure);
}

static void run_unmade(const void *data)
{
    const Case *c = data;
    g_autoptr(GBytes) pdf = forged(c->forge);
    g_autoptr(JfVerification) again = judged(pdf, true);
    assert_finding(again, JF_VERDICT_INVALID, c->structure);
}

// A document of another environment cannot be made again here, and a liar may say that it is one: what then was not looked at stands in the first line.
static void made_elsewhere(Mason *m)
{
    const JfPdfValue *held = jf_pdf_view_find(m->view, object(m, attachment(m, "provenance.xml")), "EF");
    replace_text(m, jf_pdf_ref_number(jf_pdf_find(held, "F")), "<library name=\"", "<library name=\"x");
    bar_moved(m);
}
static void test_made_elsewhere(void)
{
    static const char *const words[] = {[JF_LANGUAGE_ZH] = "有效（状态：编制；页面未与记录比对）",
                                        [JF_LANGUAGE_EN] = "VALID (state: prepared; its pages were not compared with the record)"};
    g_autoptr(GBytes) pdf = forged(made_elsewhere);
    g_autoptr(JfVerification) verification = judged(pdf, true);
    assert_finding(verification, JF_VERDICT_VALID, "REPERFORM_UNABLE");
    for (int language = 0; language < 2; language++) {
        char *text = NULL;
        size_t length = 0;
        FILE *stream = open_memstream(&text, &length);
        jf_verification_print(verification, (JfLanguage)language, stream);
        fclose(stream);
        g_test_message("%s", text);
        g_assert_nonnull(strstr(text, words[language]));
        free(text);
    }
}

// The mason's own work is not what is found: the same objects in another file are built as ours are.
static void test_honest(void)
{
    g_autoptr(GBytes) pdf = forged(honest_copy);
    g_autoptr(JfVerification) alone = judged(pdf, false);
    assert_finding(alone, JF_VERDICT_VALID, "BASE_OK");
    g_autoptr(JfVerification) genuine = judged(world.prepared, true);
    assert_finding(genuine, JF_VERDICT_VALID, "REPERFORM_OK");
}

// After the last signature: only what the file says of itself, none of its pages.
static int metadata(const Forger *f)
{
    return jf_pdf_ref_number(jf_pdf_find(jf_pdf_view_root(f->view), "Metadata"));
}
static void test_metadata_after(void)
{
    Forger f = open_forger(world.prepared);
    const JfPdfValue *old = jf_pdf_view_object(f.view, metadata(&f));
    jf_pdf_update_put(f.update, metadata(&f), jf_pdf_new_stream(f.arena, jf_pdf_copy(f.arena, old->stream.dict), "<x/>", 4));
    g_autoptr(GBytes) pdf = close_forger(&f);
    g_autoptr(JfVerification) verification = judged(pdf, true);
    assert_finding(verification, JF_VERDICT_INVALID, "REVISION_FOREIGN");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    make_base("sla-02-plant-202603.xml");
    g_test_add_func("/verify/report/honest", test_honest);
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *path = g_strdup_printf("/verify/report/%s", cases[i].name);
        g_test_add_data_func(path, &cases[i], run_case);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(unmade); i++) {
        g_autofree char *path = g_strdup_printf("/verify/report/%s", unmade[i].name);
        g_test_add_data_func(path, &unmade[i], run_unmade);
    }
    g_test_add_func("/verify/report/made_elsewhere", test_made_elsewhere);
    g_test_add_func("/verify/report/metadata_after", test_metadata_after);
    int status = g_test_run();
    free_world();
    return status;
}
