// SPDX-License-Identifier: MIT
// Forged bases: files that no engine of ours wrote, honestly signed with a trusted key, where making again is not possible (another engine's
// version). Structure alone must give them away: what is hidden, what could cover or change, what contradicts itself.
#include "verify_mason.h"

// ---- forgeries

static void honest_copy(Mason *m)
{
    (void)m;
}
static void hidden_object(Mason *m)
{
    add(m, stream_of(m, dict_of(m, "XObject", "Form"), "0 0 500 500 re f\n"));
}
static void second_catalog(Mason *m)
{
    JfPdfValue *catalog = jf_pdf_copy(m->arena, object(m, root(m)));
    add(m, catalog);
}
static void comment_in_object(Mason *m)
{
    m->behind = "% 9 0 obj <</Type/Page>> endobj\n";
}
// The page draws an object that is to come with a signature: its number can be foretold.
static void foretold_object(Mason *m)
{
    JfPdfValue *changed = change(m, page(m));
    JfPdfValue *resources = jf_pdf_copy(m->arena, jf_pdf_view_find(m->view, changed, "Resources"));
    const JfPdfValue *old = jf_pdf_find(resources, "XObject");
    JfPdfValue *objects = old != NULL ? jf_pdf_copy(m->arena, old) : jf_pdf_new_dict(m->arena);
    jf_pdf_set(m->arena, objects, "Late", ref(m, (int)m->objects->len + 2));
    jf_pdf_set(m->arena, resources, "XObject", objects);
    jf_pdf_set(m->arena, changed, "Resources", resources);
    append(m, changed, "Contents", ref(m, add(m, stream_of(m, jf_pdf_new_dict(m->arena), "/Late Do\n"))));
}
static JfPdfValue *new_link(Mason *m, const char *uri)
{
    JfPdfValue *link = dict_of(m, "Annot", "Link"), *action = jf_pdf_new_dict(m->arena);
    jf_pdf_set(m->arena, link, "Rect", jf_pdf_new_numbers(m->arena, (double[]){50, 50, 500, 700}, 4));
    jf_pdf_set(m->arena, link, "F", jf_pdf_new_int(m->arena, 4));
    jf_pdf_set(m->arena, link, "P", ref(m, page(m)));
    jf_pdf_set(m->arena, action, "S", jf_pdf_new_name(m->arena, "URI"));
    jf_pdf_set(m->arena, action, "URI", jf_pdf_new_string(m->arena, uri, strlen(uri)));
    jf_pdf_set(m->arena, link, "A", action);
    append(m, change(m, page(m)), "Annots", ref(m, add(m, link)));
    return link;
}
static void link_with_look(Mason *m)
{
    JfPdfValue *look = jf_pdf_new_dict(m->arena);
    JfPdfValue *dict = dict_of(m, "XObject", "Form");
    jf_pdf_set(m->arena, dict, "BBox", jf_pdf_new_numbers(m->arena, (double[]){0, 0, 10, 10}, 4));
    jf_pdf_set(m->arena, look, "N", ref(m, add(m, stream_of(m, dict, "0 0 10 10 re f\n"))));
    jf_pdf_set(m->arena, new_link(m, "https://example.com/"), "AP", look);
}
static void link_to_file(Mason *m)
{
    new_link(m, "file:///etc/passwd");
}
static void link_to_script(Mason *m)
{
    new_link(m, "javascript:alert(1)");
}
static void set_rect(Mason *m, size_t i, double x, double y, double width, double height)
{
    JfPdfValue *changed = change(m, field(m, i));
    jf_pdf_set(m->arena, changed, "Rect", jf_pdf_new_numbers(m->arena, (double[]){x, y, x + width, y + height}, 4));
}
static void field_over_page(Mason *m)
{
    set_rect(m, 0, -10, -10, 700, 900);
}
static void fields_overlap(Mason *m)
{
    const JfPdfValue *rect = jf_pdf_find(object(m, field(m, 1)), "Rect");
    jf_pdf_set(m->arena, change(m, field(m, 0)), "Rect", rect);
}
static void field_with_look(Mason *m)
{
    int look = jf_pdf_ref_number(jf_pdf_find(jf_pdf_find(object(m, field(m, 1)), "AP"), "N"));
    JfPdfValue *dict = change(m, look);
    jf_pdf_remove(dict, "Filter");
    m->objects->pdata[look] = stream_of(m, dict, "0 0 100 30 re f\n");
}
static void hidden_field(Mason *m)
{
    jf_pdf_set(m->arena, change(m, field(m, 1)), "F", jf_pdf_new_int(m->arena, 6));
}
static int new_field(Mason *m, const char *type, const char *name)
{
    JfPdfValue *dict = jf_pdf_copy(m->arena, object(m, field(m, 0)));
    jf_pdf_set(m->arena, dict, "FT", jf_pdf_new_name(m->arena, type));
    jf_pdf_set(m->arena, dict, "T", jf_pdf_new_text(m->arena, name));
    jf_pdf_set(m->arena, dict, "Rect", jf_pdf_new_numbers(m->arena, (double[]){10, 10, 20, 20}, 4));
    int number = add(m, dict);
    append(m, change(m, form(m)), "Fields", ref(m, number));
    append(m, change(m, page(m)), "Annots", ref(m, number));
    return number;
}
static void text_field(Mason *m)
{
    new_field(m, "Tx", "amount");
}
static void field_of_no_step(Mason *m)
{
    new_field(m, "Sig", "payment");
}
static void field_twice(Mason *m)
{
    new_field(m, "Sig", "archive");
}
static void loose_widget(Mason *m)
{ // on the page, not in the form
    JfPdfValue *dict = jf_pdf_copy(m->arena, object(m, field(m, 0)));
    jf_pdf_set(m->arena, dict, "Rect", jf_pdf_new_numbers(m->arena, (double[]){10, 10, 20, 20}, 4));
    append(m, change(m, page(m)), "Annots", ref(m, add(m, dict)));
}
static void cropped_page(Mason *m)
{
    jf_pdf_set(m->arena, change(m, page(m)), "CropBox", jf_pdf_new_numbers(m->arena, (double[]){0, 0, 300, 300}, 4));
}
static void external_stream(Mason *m)
{
    jf_pdf_set(m->arena, change(m, content(m)), "F", jf_pdf_new_text(m->arena, "other.bin"));
}
static void font_from_outside(Mason *m)
{
    jf_pdf_remove(change(m, of_type(m, "Type", "FontDescriptor")), "FontFile2");
}
static void two_images(Mason *m)
{
    int image = of_type(m, "Subtype", "Image");
    jf_pdf_set(m->arena, change(m, image), "Alternates", jf_pdf_new_array(m->arena));
}
static void transfer_function(Mason *m)
{
    JfPdfValue *changed = change(m, page(m)), *state = jf_pdf_new_dict(m->arena), *states;
    JfPdfValue *resources = jf_pdf_copy(m->arena, jf_pdf_view_find(m->view, changed, "Resources"));
    states = jf_pdf_copy(m->arena, jf_pdf_view_find(m->view, resources, "ExtGState"));
    jf_pdf_set(m->arena, state, "TR", jf_pdf_new_name(m->arena, "Identity"));
    jf_pdf_set(m->arena, states, "a9", state);
    jf_pdf_set(m->arena, resources, "ExtGState", states);
    jf_pdf_set(m->arena, changed, "Resources", resources);
}
static int info(const Mason *m)
{
    return jf_pdf_ref_number(jf_pdf_find(jf_pdf_view_trailer(m->view), "Info"));
}
static void other_title(Mason *m)
{
    jf_pdf_set(m->arena, change(m, info(m)), "Title", jf_pdf_new_text(m->arena, "FS-2026-0001"));
}
static void other_language(Mason *m)
{
    jf_pdf_set(m->arena, change(m, root(m)), "Lang", jf_pdf_new_text(m->arena, "en"));
}
static int metadata(const Mason *m)
{
    return jf_pdf_ref_number(jf_pdf_find(object(m, root(m)), "Metadata"));
}
static void other_number(Mason *m)
{
    replace_text(m, metadata(m), "<jf:number>", "<jf:number>X");
}
static void other_xmp_digest(Mason *m)
{
    replace_text(m, metadata(m), "<jf:recordSha256>", "<jf:recordSha256>0");
}
static int file_of(const Mason *m, const char *name)
{
    return jf_pdf_ref_number(jf_pdf_find(jf_pdf_find(object(m, attachment(m, name)), "EF"), "F"));
}
static void other_provenance(Mason *m)
{
    replace_text(m, file_of(m, "provenance.xml"), " number=\"", " number=\"9");
}
static void weaker_policy(Mason *m)
{ // who reviews may be who prepared
    replace_text(m, file_of(m, "policy.xml"), "<distinct-from step=\"prepare\"/>", "");
}
static void other_record(Mason *m)
{
    replace_text(m, file_of(m, jf_record_name(world.record)), "2026", "2025");
}

// ---- files

static void two_faces(Mason *m)
{
    JfPdfValue *specification = change(m, attachment(m, "policy.xml")), *files = jf_pdf_new_dict(m->arena);
    jf_pdf_set(m->arena, files, "F", jf_pdf_find(jf_pdf_find(specification, "EF"), "F"));
    jf_pdf_set(m->arena, files, "UF", ref(m, file_of(m, "provenance.xml")));
    jf_pdf_set(m->arena, specification, "EF", files);
}
static void two_names(Mason *m)
{
    jf_pdf_set(m->arena, change(m, attachment(m, "policy.xml")), "F", jf_pdf_new_text(m->arena, "invoice.xml"));
}
static void file_from_web(Mason *m)
{
    jf_pdf_set(m->arena, change(m, attachment(m, "policy.xml")), "FS", jf_pdf_new_name(m->arena, "URL"));
}
static void new_file(Mason *m, const char *name, const char *relation, const JfPdfValue *stream)
{
    JfPdfValue *dict = dict_of(m, "Filespec", NULL), *files = jf_pdf_new_dict(m->arena);
    int number = stream->kind == JF_PDF_REF ? stream->ref.number : add(m, stream);
    jf_pdf_set(m->arena, dict, "F", jf_pdf_new_text(m->arena, name));
    jf_pdf_set(m->arena, dict, "UF", jf_pdf_new_text(m->arena, name));
    jf_pdf_set(m->arena, dict, "AFRelationship", jf_pdf_new_name(m->arena, relation));
    jf_pdf_set(m->arena, files, "F", ref(m, number));
    jf_pdf_set(m->arena, files, "UF", ref(m, number));
    jf_pdf_set(m->arena, dict, "EF", files);
    int specification = add(m, dict);
    append(m, change(m, root(m)), "AF", ref(m, specification));
    int tree = jf_pdf_ref_number(jf_pdf_find(jf_pdf_view_find(m->view, object(m, root(m)), "Names"), "EmbeddedFiles"));
    JfPdfValue *changed = change(m, tree), *names = jf_pdf_copy(m->arena, jf_pdf_find(changed, "Names"));
    jf_pdf_add(m->arena, names, jf_pdf_new_text(m->arena, name));
    jf_pdf_add(m->arena, names, ref(m, specification));
    jf_pdf_set(m->arena, changed, "Names", names);
}
static void stranger_file(Mason *m)
{
    new_file(m, "zz-contract.xml", "Supplement", stream_of(m, dict_of(m, "EmbeddedFile", NULL), "<x/>"));
}
static void stranger_source(Mason *m)
{
    new_file(m, "zz-contract.xml", "Source", stream_of(m, dict_of(m, "EmbeddedFile", NULL), "<x/>"));
}
static void path_outside(Mason *m)
{
    new_file(m, "theme/../../x.xml", "Supplement", stream_of(m, dict_of(m, "EmbeddedFile", NULL), "<x/>"));
}
static JfPdfValue *bomb(Mason *m, size_t size)
{
    g_autofree char *zeros = g_malloc0(size);
    return jf_pdf_new_deflated(m->arena, dict_of(m, "EmbeddedFile", NULL), zeros, size);
}
static void big_file(Mason *m)
{
    new_file(m, "zz-big.bin", "Source", bomb(m, (size_t)100 << 20));
}
// One small stream under many names: each reading of it would cost 60 MB.
static void many_faces(Mason *m)
{
    const JfPdfValue *stream = ref(m, add(m, bomb(m, (size_t)60 << 20)));
    for (int i = 0; i < 200; i++) {
        g_autofree char *name = g_strdup_printf("zz-%03d.bin", i);
        new_file(m, name, "Source", stream);
    }
}
static void laughs(Mason *m)
{
    const char *bad =
        "<!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;\">]><delivery ";
    replace_text(m, file_of(m, jf_record_name(world.record)), "<delivery ", bad);
}

// ---- cases

typedef struct {
    const char *name;
    void (*forge)(Mason *);
    JfVerdict verdict;
    const char *finding;
} Case;

static const Case cases[] = {
    {"honest_copy", honest_copy, JF_VERDICT_VALID, "BASE_OK"},
    {"hidden_object", hidden_object, JF_VERDICT_INVALID, "BASE_HIDDEN"},
    {"second_catalog", second_catalog, JF_VERDICT_INVALID, "BASE_HIDDEN"},
    {"comment_in_object", comment_in_object, JF_VERDICT_INVALID, "STRUCTURE_BROKEN"},
    {"foretold_object", foretold_object, JF_VERDICT_INVALID, "BASE_DANGLING"},
    {"link_with_look", link_with_look, JF_VERDICT_INVALID, "BASE_FOREIGN"},
    {"link_to_file", link_to_file, JF_VERDICT_INVALID, "BASE_FOREIGN"},
    {"link_to_script", link_to_script, JF_VERDICT_INVALID, "BASE_FOREIGN"},
    {"field_over_page", field_over_page, JF_VERDICT_INVALID, "BASE_FIELD"},
    {"fields_overlap", fields_overlap, JF_VERDICT_INVALID, "BASE_FIELD"},
    {"field_with_look", field_with_look, JF_VERDICT_INVALID, "BASE_FIELD"},
    {"hidden_field", hidden_field, JF_VERDICT_INVALID, "BASE_FIELD"},
    {"text_field", text_field, JF_VERDICT_INVALID, "BASE_FIELD"},
    {"field_of_no_step", field_of_no_step, JF_VERDICT_INVALID, "BASE_FIELD"},
    {"field_twice", field_twice, JF_VERDICT_INVALID, "BASE_FIELD"},
    {"loose_widget", loose_widget, JF_VERDICT_INVALID, "BASE_FIELD"},
    {"cropped_page", cropped_page, JF_VERDICT_INVALID, "BASE_FOREIGN"},
    {"external_stream", external_stream, JF_VERDICT_INVALID, "BASE_FOREIGN"},
    {"font_from_outside", font_from_outside, JF_VERDICT_INVALID, "BASE_FOREIGN"},
    {"two_images", two_images, JF_VERDICT_INVALID, "BASE_FOREIGN"},
    {"transfer_function", transfer_function, JF_VERDICT_INVALID, "BASE_FOREIGN"},
    {"other_title", other_title, JF_VERDICT_INVALID, "BASE_IDENTITY"},
    {"other_language", other_language, JF_VERDICT_INVALID, "BASE_IDENTITY"},
    {"other_number", other_number, JF_VERDICT_INVALID, "BASE_IDENTITY"},
    {"other_xmp_digest", other_xmp_digest, JF_VERDICT_INVALID, "BASE_IDENTITY"},
    {"other_provenance", other_provenance, JF_VERDICT_INVALID, "BASE_IDENTITY"},
    {"weaker_policy", weaker_policy, JF_VERDICT_INVALID, "DIGEST_BAD"},
    {"other_record", other_record, JF_VERDICT_INVALID, "DIGEST_BAD"},
    {"two_faces", two_faces, JF_VERDICT_INVALID, "PARTS_BAD"},
    {"two_names", two_names, JF_VERDICT_INVALID, "PARTS_BAD"},
    {"file_from_web", file_from_web, JF_VERDICT_INVALID, "PARTS_BAD"},
    {"stranger_file", stranger_file, JF_VERDICT_INVALID, "PARTS_FOREIGN"},
    {"stranger_source", stranger_source, JF_VERDICT_INVALID, "PARTS_FOREIGN"},
    {"path_outside", path_outside, JF_VERDICT_INVALID, "PARTS_BAD"},
    {"big_file", big_file, JF_VERDICT_INVALID, "PARTS_BAD"},
    {"many_faces", many_faces, JF_VERDICT_INVALID, "PARTS_BAD"},
    {"laughs", laughs, JF_VERDICT_INVALID, "RECORD_BAD"},
};

static void run_case(const void *data)
{
    const Case *c = data;
    Mason mason = open_mason();
    c->forge(&mason);
    g_autoptr(GBytes) base = close_mason(&mason);
    g_autoptr(GBytes) pdf = signed_somehow(base);
    JfVerifyOptions options = {.checks = jf_engine_checks(world.engine),
                               .policy_schema = jf_engine_policy_schema(world.engine),
                               .trust = world.trust,
                               .now = world.at};
    gint64 start = g_get_monotonic_time();
    g_autoptr(JfVerification) verification = jf_verify(pdf, "case.pdf", &options);
    gint64 took = g_get_monotonic_time() - start;
    bool right = jf_verification_verdict(verification) == c->verdict && has_finding(verification, c->finding);
    if (!right)
        jf_verification_print(verification, JF_LANGUAGE_EN, stderr);
    g_assert_true(right);
    g_assert_cmpint(took, <, 5 * G_USEC_PER_SEC); // bounded, even under sanitizers
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    make_world();
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *path = g_strdup_printf("/verify/base/%s", cases[i].name);
        g_test_add_data_func(path, &cases[i], run_case);
    }
    int status = g_test_run();
    free_world();
    return status;
}
