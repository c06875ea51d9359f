// SPDX-License-Identifier: MIT
// Forgeries against verify/: the classes of "PDF insecurity" (USF, ISA, SWA, shadow, EAA, SSA), of CMS, and of the trail. Each case of
// tests/verify/cases.txt names an attack of this file, the verdict and the finding that must come out. Attackers here have our own code, a key
// that the trust anchor vouches for, and time.
#include "base/file.h"
#include "crypto/digest.h"
#include "crypto/issue.h"
#include "job/job.h"
#include "pdf/update.h"
#include "sign/sign.h"
#include "verify/verify.h"
#include <string.h>

#define COMPANY "杭州钧和信息技术服务有限公司"
#define HOSPITAL "云溪县人民医院"

typedef struct {
    JfEngine *engine;
    JfSource *source;
    JfRecord *record;
    JfTrust *trust;
    JfSigner *zhou, *xu, *wang, *stranger;
    JfInstant at;
    GBytes *base, *prepared, *confirmed; // unsigned; one step; two steps
} World;

static World world;

static JfSigner *key_for(JfIssuer *issuer, const char *name, const char *organisation)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    JfSubject subject = {.name = name, .organisation = organisation, .kind = JF_KEY_P256};
    g_autoptr(GBytes) pem = jf_issuer_issue(issuer, &subject, world.at, diags);
    g_autofree char *folder = g_dir_make_tmp("jf-attacks-XXXXXX", NULL), *path = g_build_filename(folder, "key.pem", NULL);
    g_assert_true(jf_file_write_secret(path, pem, diags));
    JfSigner *signer = jf_signer_open(path, NULL, NULL, NULL, diags);
    g_assert_nonnull(signer);
    remove(path);
    remove(folder);
    return signer;
}

static GBytes *sign(GBytes *pdf, const char *step, const char *person, JfSigner *signer)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    JfSignContext context = {.policy = jf_engine_policy(world.engine),
                             .record = world.record,
                             .theme = jf_engine_theme(world.engine),
                             .fonts = jf_engine_fonts(world.engine)};
    JfSignRequest request = {
        .step = step, .person = person, .decision = JF_DECISION_APPROVE, .words = "", .at = world.at, .language = JF_LANGUAGE_ZH};
    GBytes *out = jf_sign_step(pdf, &context, &request, signer, diags);
    if (out == NULL)
        jf_diags_print(diags, JF_LANGUAGE_EN, stderr);
    g_assert_nonnull(out);
    return out;
}

static void make_world(void)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_assert_cmpint(jf_instant_parse("2026-04-01T01:00:00Z", NULL, &world.at), ==, JF_INSTANT_OK);
    world.engine = jf_engine_open(&(JfEngineOptions){0}, diags);
    if (world.engine == NULL)
        jf_diags_print(diags, JF_LANGUAGE_EN, stderr);
    g_assert_nonnull(world.engine);
    world.source = jf_source_new_folder("samples");
    world.record = jf_record_read(jf_engine_checks(world.engine), world.source, "visit-01-raid-repair.xml", diags);
    g_assert_nonnull(world.record);
    g_autoptr(JfIssuer) issuer = jf_issuer_new("Attacks", world.at, diags);
    g_autoptr(GBytes) root = jf_issuer_certificate(issuer);
    world.trust = jf_trust_new();
    g_assert_true(jf_trust_add(world.trust, root, "root", diags));
    world.zhou = key_for(issuer, "周建国", COMPANY);
    world.xu = key_for(issuer, "徐静", HOSPITAL);
    world.wang = key_for(issuer, "汪蕾", COMPANY);
    world.stranger = key_for(issuer, "陌生人", "别处");
    g_autoptr(JfJob) job = jf_job_open(world.engine, world.record, &(JfJobOptions){.issued_at = world.at}, diags);
    g_assert_nonnull(job);
    world.base = jf_job_pdf(job, diags);
    g_assert_nonnull(world.base);
    world.prepared = sign(world.base, "prepare", "zhou-jianguo", world.zhou);
    world.confirmed = sign(world.prepared, "confirm", "xu-jing", world.xu);
}

static void free_world(void)
{
    g_bytes_unref(world.base);
    g_bytes_unref(world.prepared);
    g_bytes_unref(world.confirmed);
    JfSigner *signers[] = {world.zhou, world.xu, world.wang, world.stranger};
    for (size_t i = 0; i < G_N_ELEMENTS(signers); i++)
        jf_signer_free(signers[i]);
    jf_trust_free(world.trust);
    jf_record_free(world.record);
    jf_source_free(world.source);
    jf_engine_free(world.engine);
}

// ---- tools of the forger

static GBytes *changed(GBytes *pdf, size_t at, const char *with, size_t n)
{
    size_t length = 0;
    const char *data = g_bytes_get_data(pdf, &length);
    g_assert_cmpuint(at + n, <=, length);
    char *copy = g_memdup2(data, length);
    memcpy(copy + at, with, n);
    return g_bytes_new_take(copy, length);
}

// Offset of the n-th (from 0) occurrence.
static size_t find(GBytes *pdf, const char *what, size_t n)
{
    size_t length = 0, size = strlen(what);
    const char *data = g_bytes_get_data(pdf, &length);
    for (size_t i = 0; i + size <= length; i++)
        if (memcmp(data + i, what, size) == 0 && n-- == 0)
            return i;
    g_assert_not_reached();
}

static GBytes *joined(GBytes *pdf, const char *tail)
{
    size_t length = 0;
    const char *data = g_bytes_get_data(pdf, &length);
    g_autoptr(GByteArray) out = g_byte_array_new();
    g_byte_array_append(out, (const guint8 *)data, (guint)length);
    g_byte_array_append(out, (const guint8 *)tail, (guint)strlen(tail));
    return g_byte_array_free_to_bytes(g_steal_pointer(&out));
}

typedef struct {
    JfPdfDocument *document;
    JfPdfView *view;
    JfPdfUpdate *update;
    JfArena *arena;
} Forger;

static Forger open_forger(GBytes *pdf)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    Forger forger = {.document = jf_pdf_document_open(pdf, "forged.pdf", diags)};
    g_assert_nonnull(forger.document);
    forger.view = jf_pdf_document_last(forger.document);
    forger.update = jf_pdf_update_new(forger.document);
    forger.arena = jf_pdf_update_arena(forger.update);
    return forger;
}

static GBytes *close_forger(Forger *forger)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    GByteArray *file = jf_pdf_update_finish(forger->update, NULL, diags);
    g_assert_nonnull(file);
    jf_pdf_update_free(forger->update);
    jf_pdf_document_free(forger->document);
    return g_byte_array_free_to_bytes(file);
}

static int root_number(const Forger *forger)
{
    return jf_pdf_ref_number(jf_pdf_find(jf_pdf_view_trailer(forger->view), "Root"));
}
static int form_number(const Forger *forger)
{
    return jf_pdf_ref_number(jf_pdf_find(jf_pdf_view_root(forger->view), "AcroForm"));
}

static int first_page(const Forger *forger)
{
    const JfPdfValue *kids =
        jf_pdf_view_find(forger->view, jf_pdf_view_find(forger->view, jf_pdf_view_root(forger->view), "Pages"), "Kids");
    int page = jf_pdf_ref_number(jf_pdf_item(kids, 0));
    g_assert_cmpint(page, >, 0);
    return page;
}

static int field_number(const Forger *forger, const char *name)
{
    const JfPdfValue *fields = jf_pdf_view_find(forger->view, jf_pdf_view_object(forger->view, form_number(forger)), "Fields");
    for (size_t i = 0; i < jf_pdf_count(fields); i++)
        if (g_strcmp0(jf_pdf_text(forger->arena, jf_pdf_find(jf_pdf_view_item(forger->view, fields, i), "T")), name) == 0)
            return jf_pdf_ref_number(jf_pdf_item(fields, i));
    g_assert_not_reached();
}

// Object `number` with one entry more or other, as an unsigned revision.
static GBytes *with_entry(GBytes *pdf, int (*which)(const Forger *), const char *key, JfPdfValue *(*value)(const Forger *))
{
    Forger forger = open_forger(pdf);
    int number = which(&forger);
    JfPdfValue *copy = jf_pdf_copy(forger.arena, jf_pdf_view_object(forger.view, number));
    jf_pdf_set(forger.arena, copy, key, value(&forger));
    jf_pdf_update_put(forger.update, number, copy);
    return close_forger(&forger);
}

// ---- attacks on bytes

static GBytes *untouched(void)
{
    return g_bytes_ref(world.confirmed);
}
static GBytes *unsigned_base(void)
{
    return g_bytes_ref(world.base);
}
static GBytes *junk_behind(void)
{
    return joined(world.confirmed, "junk\n");
}
static GBytes *eof_behind(void)
{
    return joined(world.confirmed, "%%EOF\n");
}
static GBytes *junk_before(void)
{
    g_autoptr(GByteArray) out = g_byte_array_new();
    g_byte_array_append(out, (const guint8 *)"\n", 1);
    g_byte_array_append(out, g_bytes_get_data(world.confirmed, NULL), (guint)g_bytes_get_size(world.confirmed));
    return g_byte_array_free_to_bytes(g_steal_pointer(&out));
}
static GBytes *cut_short(void)
{
    return g_bytes_new_from_bytes(world.confirmed, 0, g_bytes_get_size(world.confirmed) - 200);
}
static GBytes *empty_file(void)
{
    return g_bytes_new_static("", 0);
}

static GBytes *flipped_stream(void)
{ // one bit of a stream of the base: its digest is another
    size_t at = find(world.confirmed, "stream\n", 0) + 40;
    char byte = (char)(((const char *)g_bytes_get_data(world.confirmed, NULL))[at] ^ 1);
    return changed(world.confirmed, at, &byte, 1);
}
static GBytes *flipped_signature(void)
{ // a digit within the DER of the first signature
    size_t at = find(world.confirmed, "/Contents <", 0) + 11 + 700;
    char digit = ((const char *)g_bytes_get_data(world.confirmed, NULL))[at] == '0' ? '1' : '0';
    return changed(world.confirmed, at, &digit, 1);
}
static GBytes *blanked_contents(void)
{ // USF: zeros for a signature
    size_t at = find(world.confirmed, "/Contents <", 0) + 11;
    return changed(world.confirmed, at, "000000000000", 12);
}
static GBytes *hidden_in_padding(void)
{ // bytes behind the DER, in the zeros that pad it
    size_t at = find(world.confirmed, "/Contents <", 0) + 11;
    const char *data = g_bytes_get_data(world.confirmed, NULL);
    size_t end = at;
    while (data[end] != '>')
        end++;
    return changed(world.confirmed, end - 2, "41", 2);
}
static GBytes *renamed_byte_range(void)
{ // USF: no /ByteRange any more
    return changed(world.confirmed, find(world.confirmed, "/ByteRange", 0), "/ByteRangf", 10);
}
static GBytes *smaller_byte_range(void)
{ // the second part ends a byte early
    size_t at = find(world.confirmed, "/ByteRange", 0);
    const char *data = g_bytes_get_data(world.confirmed, NULL);
    size_t end = at;
    while (data[end] != ']')
        end++;
    while (!g_ascii_isdigit(data[end]))
        end--;
    char digit = data[end] == '0' ? '1' : (char)(data[end] - 1);
    return changed(world.confirmed, end, &digit, 1);
}

// ---- unsigned revisions (ISA, EAA, SSA, shadow)

static JfPdfValue *junk_name(const Forger *f)
{
    return jf_pdf_new_name(f->arena, "Junk");
}
static JfPdfValue *new_content(const Forger *f)
{
    int number = jf_pdf_update_reserve(f->update);
    static const char text[] = "0 0 595 842 re f\n";
    jf_pdf_update_put(f->update, number, jf_pdf_new_stream(f->arena, jf_pdf_new_dict(f->arena), text, sizeof text - 1));
    return jf_pdf_new_ref(f->arena, number);
}
static JfPdfValue *new_annotation(const Forger *f)
{
    int number = jf_pdf_update_reserve(f->update);
    JfPdfValue *annotation = jf_pdf_new_dict(f->arena), *list = jf_pdf_new_array(f->arena);
    jf_pdf_set(f->arena, annotation, "Type", jf_pdf_new_name(f->arena, "Annot"));
    jf_pdf_set(f->arena, annotation, "Subtype", jf_pdf_new_name(f->arena, "FreeText"));
    jf_pdf_update_put(f->update, number, annotation);
    jf_pdf_add(f->arena, list, jf_pdf_new_ref(f->arena, number));
    return list;
}
static JfPdfValue *open_action(const Forger *f)
{
    JfPdfValue *action = jf_pdf_new_dict(f->arena);
    jf_pdf_set(f->arena, action, "S", jf_pdf_new_name(f->arena, "JavaScript"));
    jf_pdf_set(f->arena, action, "JS", jf_pdf_new_text(f->arena, "app.alert(1)"));
    return action;
}
static JfPdfValue *more_fields(const Forger *f)
{ // SSA: a field that was not there
    int number = jf_pdf_update_reserve(f->update);
    JfPdfValue *field = jf_pdf_new_dict(f->arena), *list = jf_pdf_new_array(f->arena);
    jf_pdf_set(f->arena, field, "FT", jf_pdf_new_name(f->arena, "Sig"));
    jf_pdf_update_put(f->update, number, field);
    jf_pdf_add(f->arena, list, jf_pdf_new_ref(f->arena, number));
    return list;
}
static int any_font(const Forger *f)
{
    for (int number = 1; number < jf_pdf_view_size(f->view); number++)
        if (jf_pdf_is_name(jf_pdf_find(jf_pdf_view_object(f->view, number), "Type"), "Font"))
            return number;
    g_assert_not_reached();
}
static int review_field(const Forger *f)
{
    return field_number(f, "review");
}
static int prepare_field(const Forger *f)
{
    return field_number(f, "prepare");
}
static JfPdfValue *moved(const Forger *f)
{
    return jf_pdf_new_numbers(f->arena, (double[]){0, 0, 595, 842}, 4);
}
static JfPdfValue *null_value(const Forger *f)
{
    return jf_pdf_new_null(f->arena);
}

static GBytes *page_content(void)
{
    return with_entry(world.confirmed, first_page, "Contents", new_content);
}
static GBytes *page_annotation(void)
{
    return with_entry(world.confirmed, first_page, "Annots", new_annotation);
}
static GBytes *catalog_action(void)
{
    return with_entry(world.confirmed, root_number, "OpenAction", open_action);
}
static GBytes *sneaky_field(void)
{
    return with_entry(world.confirmed, form_number, "Fields", more_fields);
}
static GBytes *other_font(void)
{
    return with_entry(world.confirmed, any_font, "BaseFont", junk_name);
}
static GBytes *moved_field(void)
{
    return with_entry(world.confirmed, review_field, "Rect", moved);
}
static GBytes *cleared_field(void)
{
    return with_entry(world.confirmed, prepare_field, "V", null_value);
}
static GBytes *empty_revision(void)
{ // a new object that nothing names
    Forger forger = open_forger(world.confirmed);
    jf_pdf_update_put(forger.update, jf_pdf_update_reserve(forger.update), jf_pdf_new_null(forger.arena));
    return close_forger(&forger);
}
static GBytes *action_in_base(void)
{ // the base itself acts; nobody signed yet
    return with_entry(world.base, root_number, "OpenAction", open_action);
}

// ---- revisions signed by the forger's own code

typedef struct {
    const char *field, *step, *person, *role, *name, *sub_filter, *m, *look, *decision;
    JfSigner *signer;
    bool certify, font_in_look, without_step, with_cert, page_too;
} Forgery;

static const Forgery honest = {.field = "confirm",
                               .step = "confirm",
                               .person = "xu-jing",
                               .role = "customer-contact",
                               .name = "徐静",
                               .sub_filter = "ETSI.CAdES.detached",
                               .m = "D:20260401020000Z",
                               .look = "0 g 0 0 10 10 re f\n",
                               .decision = "approve"};

static int forge_look(Forger *f, const Forgery *forgery)
{
    JfPdfValue *dict = jf_pdf_new_dict(f->arena), *resources = jf_pdf_new_dict(f->arena);
    jf_pdf_set(f->arena, dict, "Type", jf_pdf_new_name(f->arena, "XObject"));
    jf_pdf_set(f->arena, dict, "Subtype", jf_pdf_new_name(f->arena, "Form"));
    jf_pdf_set(f->arena, dict, "BBox", jf_pdf_new_numbers(f->arena, (double[]){0, 0, 100, 40}, 4));
    if (forgery->font_in_look)
        jf_pdf_set(f->arena, resources, "Font", jf_pdf_new_dict(f->arena));
    jf_pdf_set(f->arena, dict, "Resources", resources);
    int number = jf_pdf_update_reserve(f->update);
    jf_pdf_update_put(f->update, number, jf_pdf_new_stream(f->arena, dict, forgery->look, strlen(forgery->look)));
    return number;
}

static void set_text(Forger *f, JfPdfValue *dict, const char *key, const char *text)
{
    jf_pdf_set(f->arena, dict, key, jf_pdf_new_text(f->arena, text));
}
static void set_name(Forger *f, JfPdfValue *dict, const char *key, const char *name)
{
    jf_pdf_set(f->arena, dict, key, jf_pdf_new_name(f->arena, name));
}

static JfPdfValue *docmdp(Forger *f)
{
    JfPdfValue *parameters = jf_pdf_new_dict(f->arena), *reference = jf_pdf_new_dict(f->arena), *list = jf_pdf_new_array(f->arena);
    set_name(f, parameters, "Type", "TransformParams");
    jf_pdf_set(f->arena, parameters, "P", jf_pdf_new_int(f->arena, 2));
    set_name(f, parameters, "V", "1.2");
    set_name(f, reference, "Type", "SigRef");
    set_name(f, reference, "TransformMethod", "DocMDP");
    jf_pdf_set(f->arena, reference, "TransformParams", parameters);
    jf_pdf_add(f->arena, list, reference);
    return list;
}

static JfPdfValue *forge_dictionary(Forger *f, const Forgery *forgery)
{
    JfPdfValue *dict = jf_pdf_new_dict(f->arena), *step = jf_pdf_new_dict(f->arena);
    set_name(f, dict, "Type", "Sig");
    set_name(f, dict, "Filter", "Adobe.PPKLite");
    set_name(f, dict, "SubFilter", forgery->sub_filter);
    jf_pdf_set(f->arena, dict, "M", jf_pdf_new_string(f->arena, forgery->m, strlen(forgery->m)));
    set_text(f, dict, "Name", forgery->name);
    if (forgery->with_cert)
        set_text(f, dict, "Cert", "x");
    if (forgery->certify)
        jf_pdf_set(f->arena, dict, "Reference", docmdp(f));
    set_text(f, step, "Step", forgery->step);
    set_text(f, step, "Person", forgery->person);
    set_text(f, step, "Role", forgery->role);
    set_text(f, step, "Decision", forgery->decision);
    if (!forgery->without_step)
        jf_pdf_set(f->arena, dict, "JF_Step", step);
    return dict;
}

static GBytes *seal(Forger *f, JfSigner *signer)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    JfPdfSpot spot = {0};
    GByteArray *file = jf_pdf_update_finish(f->update, &spot, diags);
    g_assert_nonnull(file);
    unsigned char digest[JF_DIGEST_SIZE];
    jf_digest_parts((JfDigestPart[]){{file->data, spot.start}, {file->data + spot.end, file->len - spot.end}}, 2, digest);
    g_autoptr(GBytes) der = jf_cms_sign(signer, digest, diags);
    g_assert_nonnull(der);
    g_assert_true(jf_pdf_spot_fill(file, &spot, g_bytes_get_data(der, NULL), g_bytes_get_size(der)));
    jf_pdf_update_free(f->update);
    jf_pdf_document_free(f->document);
    return g_byte_array_free_to_bytes(file);
}

static GBytes *forge(GBytes *pdf, const Forgery *forgery)
{
    Forger f = open_forger(pdf);
    int number = field_number(&f, forgery->field), value = jf_pdf_update_reserve(f.update);
    JfPdfValue *field = jf_pdf_copy(f.arena, jf_pdf_view_object(f.view, number)), *look = jf_pdf_new_dict(f.arena);
    jf_pdf_set(f.arena, look, "N", jf_pdf_new_ref(f.arena, forge_look(&f, forgery)));
    jf_pdf_set(f.arena, field, "AP", look);
    jf_pdf_set(f.arena, field, "V", jf_pdf_new_ref(f.arena, value));
    jf_pdf_update_put(f.update, number, field);
    jf_pdf_update_put_signature(f.update, value, forge_dictionary(&f, forgery), 16384);
    if (forgery->page_too) {
        JfPdfValue *page = jf_pdf_copy(f.arena, jf_pdf_view_object(f.view, first_page(&f)));
        jf_pdf_set(f.arena, page, "Contents", new_content(&f));
        jf_pdf_update_put(f.update, first_page(&f), page);
    }
    return seal(&f, forgery->signer != NULL ? forgery->signer : world.xu);
}

#define FORGERY(name, ...)                                                                                                                 \
    static GBytes *name(void)                                                                                                              \
    {                                                                                                                                      \
        Forgery forgery = honest;                                                                                                          \
        const Forgery changes = {__VA_ARGS__};                                                                                             \
        overlay(&forgery, &changes);                                                                                                       \
        return forge(world.prepared, &forgery);                                                                                            \
    }

static void overlay(Forgery *to, const Forgery *from)
{
    const char **texts[] = {&to->field, &to->step, &to->person, &to->role, &to->name, &to->sub_filter, &to->m, &to->look, &to->decision};
    const char *const news[] = {from->field,      from->step, from->person, from->role,    from->name,
                                from->sub_filter, from->m,    from->look,   from->decision};
    for (size_t i = 0; i < G_N_ELEMENTS(news); i++)
        if (news[i] != NULL)
            *texts[i] = news[i];
    to->signer = from->signer;
    to->certify = from->certify;
    to->font_in_look = from->font_in_look;
    to->without_step = from->without_step;
    to->with_cert = from->with_cert;
    to->page_too = from->page_too;
}

FORGERY(forged_honestly, .step = NULL)
FORGERY(by_a_stranger, .signer = world.stranger)
FORGERY(by_the_engineer, .signer = world.zhou)
FORGERY(unknown_person, .person = "nobody")
FORGERY(another_name, .name = "许静")
FORGERY(another_role, .role = "customer-manager")
FORGERY(wrong_order, .field = "archive", .step = "archive", .person = "wang-lei", .role = "supervisor", .name = "汪蕾",
        .signer = world.wang)
FORGERY(another_box, .field = "review")
FORGERY(no_step, .without_step = true)
FORGERY(odd_decision, .decision = "perhaps")
FORGERY(old_subfilter, .sub_filter = "adbe.pkcs7.detached")
FORGERY(cert_entry, .with_cert = true)
FORGERY(second_certification, .certify = true)
FORGERY(earlier_time, .m = "D:20250101000000Z")
FORGERY(odd_time, .m = "D:20260401020000+08'00'")
FORGERY(text_in_look, .look = "BT /F1 12 Tf (paid) Tj ET\n")
FORGERY(object_in_look, .look = "/Furniture Do\n")
FORGERY(font_in_look, .font_in_look = true)
FORGERY(page_with_signature, .page_too = true)
static GBytes *self_review(void)
{ // who prepared also reviews
    Forgery forgery = honest;
    overlay(&forgery, &(Forgery){.field = "review",
                                 .step = "review",
                                 .person = "zhou-jianguo",
                                 .role = "lead-engineer",
                                 .name = "周建国",
                                 .signer = world.zhou});
    return forge(world.confirmed, &forgery);
}
static GBytes *uncertified(void)
{ // the first signature does not certify
    Forgery forgery = honest;
    overlay(&forgery, &(Forgery){.field = "prepare",
                                 .step = "prepare",
                                 .person = "zhou-jianguo",
                                 .role = "lead-engineer",
                                 .name = "周建国",
                                 .signer = world.zhou});
    return forge(world.base, &forgery);
}

// A base that does not follow from its record: a page's furniture is other; honestly signed.
static GBytes *other_page(void)
{
    Forger f = open_forger(world.base);
    JfPdfValue *info = jf_pdf_copy(f.arena, jf_pdf_view_resolve(f.view, jf_pdf_find(jf_pdf_view_trailer(f.view), "Info")));
    set_text(&f, info, "Title", "Another title");
    jf_pdf_update_put(f.update, jf_pdf_ref_number(jf_pdf_find(jf_pdf_view_trailer(f.view), "Info")), info);
    return close_forger(&f);
}

typedef struct {
    const char *name;
    GBytes *(*make)(void);
} Attack;

#define ATTACK(name)                                                                                                                       \
    {                                                                                                                                      \
#name, name                                                                                                                        \
    }
static const Attack attacks[] = {
    ATTACK(untouched),
    ATTACK(unsigned_base),
    ATTACK(forged_honestly),
    ATTACK(junk_behind),
    ATTACK(eof_behind),
    ATTACK(junk_before),
    ATTACK(cut_short),
    ATTACK(empty_file),
    ATTACK(flipped_stream),
    ATTACK(flipped_signature),
    ATTACK(blanked_contents),
    ATTACK(hidden_in_padding),
    ATTACK(renamed_byte_range),
    ATTACK(smaller_byte_range),
    ATTACK(page_content),
    ATTACK(page_annotation),
    ATTACK(catalog_action),
    ATTACK(sneaky_field),
    ATTACK(other_font),
    ATTACK(moved_field),
    ATTACK(cleared_field),
    ATTACK(empty_revision),
    ATTACK(action_in_base),
    ATTACK(by_a_stranger),
    ATTACK(by_the_engineer),
    ATTACK(unknown_person),
    ATTACK(another_name),
    ATTACK(another_role),
    ATTACK(wrong_order),
    ATTACK(another_box),
    ATTACK(no_step),
    ATTACK(odd_decision),
    ATTACK(old_subfilter),
    ATTACK(cert_entry),
    ATTACK(second_certification),
    ATTACK(earlier_time),
    ATTACK(odd_time),
    ATTACK(text_in_look),
    ATTACK(object_in_look),
    ATTACK(font_in_look),
    ATTACK(page_with_signature),
    ATTACK(self_review),
    ATTACK(uncertified),
    ATTACK(other_page),
};

static GBytes *make_attack(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(attacks); i++)
        if (strcmp(attacks[i].name, name) == 0)
            return attacks[i].make();
    g_error("tests/verify/cases.txt: no attack \"%s\"", name);
}

// ---- cases: "attack verdict FINDING", FINDING must be among the findings

static JfVerdict verdict_of(const char *word)
{
    if (strcmp(word, "valid") == 0)
        return JF_VERDICT_VALID;
    return strcmp(word, "invalid") == 0 ? JF_VERDICT_INVALID : JF_VERDICT_UNKNOWN;
}

static bool has_finding(const JfVerification *verification, const char *id)
{
    for (size_t i = 0; i < jf_verification_count(verification); i++)
        if (strcmp(jf_verification_at(verification, i).id, id) == 0)
            return true;
    return false;
}

static void run_case(const void *data)
{
    g_auto(GStrv) words = g_strsplit(data, " ", 3);
    g_assert_cmpuint(g_strv_length(words), ==, 3);
    g_autoptr(GBytes) pdf = make_attack(words[0]);
    JfVerifyOptions options = {.checks = jf_engine_checks(world.engine),
                               .policy_schema = jf_engine_policy_schema(world.engine),
                               .trust = world.trust,
                               .now = world.at,
                               .reperform = jf_job_reperform,
                               .user = world.engine};
    g_autoptr(JfVerification) verification = jf_verify(pdf, "case.pdf", &options);
    bool right = jf_verification_verdict(verification) == verdict_of(words[1]) && has_finding(verification, words[2]);
    if (!right)
        jf_verification_print(verification, JF_LANGUAGE_EN, stderr);
    g_assert_true(right);
}

// Every attack must be judged, or a case could get lost unseen.
static void test_all_judged(const void *data)
{
    char *const *lines = *(char *const *const *)data;
    for (size_t i = 0; i < G_N_ELEMENTS(attacks); i++) {
        g_autofree char *start = g_strconcat(attacks[i].name, " ", NULL);
        bool found = false;
        for (char *const *line = lines; *line != NULL; line++)
            found = found || g_str_has_prefix(*line, start);
        if (!found)
            g_error("attack \"%s\" is in no case", attacks[i].name);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_autofree char *text = NULL;
    if (!g_file_get_contents("tests/verify/cases.txt", &text, NULL, NULL))
        return 1;
    make_world();
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line != NULL; line++) {
        if (**line == '\0' || **line == '#')
            continue;
        g_auto(GStrv) words = g_strsplit(*line, " ", 3);
        g_autofree char *path = g_strdup_printf("/verify/attacks/%s/%s", words[0], words[2]);
        g_test_add_data_func(path, *line, run_case);
    }
    g_test_add_data_func("/verify/attacks/all", &lines, test_all_judged);
    int status = g_test_run();
    free_world();
    return status;
}
