// SPDX-License-Identifier: MIT
// A world to forge in: an engine, a record, an anchor, keys that it vouches for and one stranger's, a sheet before and after two steps; and the tools
// of the forger. Attackers here have our own code, a key that the trust anchor vouches for, and time.
#pragma once
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
    GBytes *base, *prepared, *confirmed; // unsigned; one step; two steps (NULL after make_base)
} World;

static World world; // of the one program that includes this

static inline JfSigner *key_for(JfIssuer *issuer, const char *name, const char *organisation)
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

static inline GBytes *sign(GBytes *pdf, const char *step, const char *person, JfSigner *signer)
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

// The engine, the keys, and the base made of sample `name`.
static inline void make_base(const char *name)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_assert_cmpint(jf_instant_parse("2026-04-01T01:00:00Z", NULL, &world.at), ==, JF_INSTANT_OK);
    world.engine = jf_engine_open(&(JfEngineOptions){0}, diags);
    if (world.engine == NULL)
        jf_diags_print(diags, JF_LANGUAGE_EN, stderr);
    g_assert_nonnull(world.engine);
    world.source = jf_source_new_folder("samples");
    world.record = jf_record_read(jf_engine_checks(world.engine), world.source, name, diags);
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
}

static inline void make_world(void)
{
    make_base("visit-01-raid-repair.xml");
    world.confirmed = sign(world.prepared, "confirm", "xu-jing", world.xu);
}

static inline void free_world(void)
{
    g_bytes_unref(world.base);
    g_bytes_unref(world.prepared);
    if (world.confirmed != NULL)
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

static inline GBytes *changed(GBytes *pdf, size_t at, const char *with, size_t n)
{
    size_t length = 0;
    const char *data = g_bytes_get_data(pdf, &length);
    g_assert_cmpuint(at + n, <=, length);
    char *copy = g_memdup2(data, length);
    memcpy(copy + at, with, n);
    return g_bytes_new_take(copy, length);
}

// Offset of the n-th (from 0) occurrence.
static inline size_t find(GBytes *pdf, const char *what, size_t n)
{
    size_t length = 0, size = strlen(what);
    const char *data = g_bytes_get_data(pdf, &length);
    for (size_t i = 0; i + size <= length; i++)
        if (memcmp(data + i, what, size) == 0 && n-- == 0)
            return i;
    g_assert_not_reached();
}

static inline GBytes *joined(GBytes *pdf, const char *tail)
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

static inline Forger open_forger(GBytes *pdf)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    Forger forger = {.document = jf_pdf_document_open(pdf, "forged.pdf", diags)};
    g_assert_nonnull(forger.document);
    forger.view = jf_pdf_document_last(forger.document);
    forger.update = jf_pdf_update_new(forger.document);
    forger.arena = jf_pdf_update_arena(forger.update);
    return forger;
}

static inline GBytes *close_forger(Forger *forger)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    GByteArray *file = jf_pdf_update_finish(forger->update, NULL, diags);
    g_assert_nonnull(file);
    jf_pdf_update_free(forger->update);
    jf_pdf_document_free(forger->document);
    return g_byte_array_free_to_bytes(file);
}

static inline int root_number(const Forger *forger)
{
    return jf_pdf_ref_number(jf_pdf_find(jf_pdf_view_trailer(forger->view), "Root"));
}
static inline int form_number(const Forger *forger)
{
    return jf_pdf_ref_number(jf_pdf_find(jf_pdf_view_root(forger->view), "AcroForm"));
}

static inline int first_page(const Forger *forger)
{
    const JfPdfValue *kids =
        jf_pdf_view_find(forger->view, jf_pdf_view_find(forger->view, jf_pdf_view_root(forger->view), "Pages"), "Kids");
    int page = jf_pdf_ref_number(jf_pdf_item(kids, 0));
    g_assert_cmpint(page, >, 0);
    return page;
}

static inline int field_number(const Forger *forger, const char *name)
{
    const JfPdfValue *fields = jf_pdf_view_find(forger->view, jf_pdf_view_object(forger->view, form_number(forger)), "Fields");
    for (size_t i = 0; i < jf_pdf_count(fields); i++)
        if (g_strcmp0(jf_pdf_text(forger->arena, jf_pdf_find(jf_pdf_view_item(forger->view, fields, i), "T")), name) == 0)
            return jf_pdf_ref_number(jf_pdf_item(fields, i));
    g_assert_not_reached();
}

// Object `number` with one entry more or other, as an unsigned revision.
static inline GBytes *with_entry(GBytes *pdf, int (*which)(const Forger *), const char *key, JfPdfValue *(*value)(const Forger *))
{
    Forger forger = open_forger(pdf);
    int number = which(&forger);
    JfPdfValue *copy = jf_pdf_copy(forger.arena, jf_pdf_view_object(forger.view, number));
    jf_pdf_set(forger.arena, copy, key, value(&forger));
    jf_pdf_update_put(forger.update, number, copy);
    return close_forger(&forger);
}

static inline JfPdfValue *new_content(const Forger *f)
{
    int number = jf_pdf_update_reserve(f->update);
    static const char text[] = "0 0 595 842 re f\n";
    jf_pdf_update_put(f->update, number, jf_pdf_new_stream(f->arena, jf_pdf_new_dict(f->arena), text, sizeof text - 1));
    return jf_pdf_new_ref(f->arena, number);
}
// ---- revisions signed by the forger's own code

typedef struct {
    const char *field, *step, *person, *role, *name, *sub_filter, *m, *look, *decision;
    JfSigner *signer;
    bool certify, font_in_look, without_step, with_cert, page_too;
    int permission;                              // of DocMDP; 0: 2
    const char *method, *extra, *reason;         // another TransformMethod; a key that ours do not have; /Reason
    bool box_of_names, look_of_others;           // /BBox without numbers; the look takes its content from a file
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

static inline void set_text(Forger *f, JfPdfValue *dict, const char *key, const char *text)
{
    jf_pdf_set(f->arena, dict, key, jf_pdf_new_text(f->arena, text));
}
static inline void set_name(Forger *f, JfPdfValue *dict, const char *key, const char *name)
{
    jf_pdf_set(f->arena, dict, key, jf_pdf_new_name(f->arena, name));
}

static inline int forge_look(Forger *f, const Forgery *forgery)
{
    JfPdfValue *dict = jf_pdf_new_dict(f->arena), *resources = jf_pdf_new_dict(f->arena);
    jf_pdf_set(f->arena, dict, "Type", jf_pdf_new_name(f->arena, "XObject"));
    jf_pdf_set(f->arena, dict, "Subtype", jf_pdf_new_name(f->arena, "Form"));
    jf_pdf_set(f->arena, dict, "BBox", jf_pdf_new_numbers(f->arena, (double[]){0, 0, 100, 40}, 4));
    if (forgery->box_of_names) {
        JfPdfValue *box = jf_pdf_new_array(f->arena);
        for (int i = 0; i < 4; i++)
            jf_pdf_add(f->arena, box, jf_pdf_new_name(f->arena, "Junk"));
        jf_pdf_set(f->arena, dict, "BBox", box);
    }
    if (forgery->look_of_others)
        set_text(f, dict, "F", "other.bin");
    if (forgery->font_in_look)
        jf_pdf_set(f->arena, resources, "Font", jf_pdf_new_dict(f->arena));
    jf_pdf_set(f->arena, dict, "Resources", resources);
    int number = jf_pdf_update_reserve(f->update);
    jf_pdf_update_put(f->update, number, jf_pdf_new_stream(f->arena, dict, forgery->look, strlen(forgery->look)));
    return number;
}

static inline JfPdfValue *docmdp(Forger *f, const Forgery *forgery)
{
    JfPdfValue *parameters = jf_pdf_new_dict(f->arena), *reference = jf_pdf_new_dict(f->arena), *list = jf_pdf_new_array(f->arena);
    set_name(f, parameters, "Type", "TransformParams");
    jf_pdf_set(f->arena, parameters, "P", jf_pdf_new_int(f->arena, forgery->permission != 0 ? forgery->permission : 2));
    set_name(f, parameters, "V", "1.2");
    set_name(f, reference, "Type", "SigRef");
    set_name(f, reference, "TransformMethod", forgery->method != NULL ? forgery->method : "DocMDP");
    jf_pdf_set(f->arena, reference, "TransformParams", parameters);
    jf_pdf_add(f->arena, list, reference);
    return list;
}

static inline JfPdfValue *forge_dictionary(Forger *f, const Forgery *forgery)
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
        jf_pdf_set(f->arena, dict, "Reference", docmdp(f, forgery));
    if (forgery->extra != NULL)
        set_text(f, dict, forgery->extra, "x");
    if (forgery->reason != NULL)
        set_text(f, dict, "Reason", forgery->reason);
    set_text(f, step, "Step", forgery->step);
    set_text(f, step, "Person", forgery->person);
    set_text(f, step, "Role", forgery->role);
    set_text(f, step, "Decision", forgery->decision);
    if (!forgery->without_step)
        jf_pdf_set(f->arena, dict, "JF_Step", step);
    return dict;
}

static inline GBytes *seal(Forger *f, JfSigner *signer)
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

static inline void forge_permissions(Forger *f, int signature)
{
    JfPdfValue *catalog = jf_pdf_copy(f->arena, jf_pdf_view_root(f->view)), *permissions = jf_pdf_new_dict(f->arena);
    jf_pdf_set(f->arena, permissions, "DocMDP", jf_pdf_new_ref(f->arena, signature));
    jf_pdf_set(f->arena, catalog, "Perms", permissions);
    jf_pdf_update_put(f->update, root_number(f), catalog);
}

static inline GBytes *forge(GBytes *pdf, const Forgery *forgery)
{
    Forger f = open_forger(pdf);
    int number = field_number(&f, forgery->field), value = jf_pdf_update_reserve(f.update);
    JfPdfValue *field = jf_pdf_copy(f.arena, jf_pdf_view_object(f.view, number)), *look = jf_pdf_new_dict(f.arena);
    jf_pdf_set(f.arena, look, "N", jf_pdf_new_ref(f.arena, forge_look(&f, forgery)));
    jf_pdf_set(f.arena, field, "AP", look);
    jf_pdf_set(f.arena, field, "V", jf_pdf_new_ref(f.arena, value));
    jf_pdf_update_put(f.update, number, field);
    jf_pdf_update_put_signature(f.update, value, forge_dictionary(&f, forgery), 16384);
    if (forgery->certify && jf_pdf_find(jf_pdf_view_root(f.view), "Perms") == NULL)
        forge_permissions(&f, value);
    if (forgery->page_too) {
        JfPdfValue *page = jf_pdf_copy(f.arena, jf_pdf_view_object(f.view, first_page(&f)));
        jf_pdf_set(f.arena, page, "Contents", new_content(&f));
        jf_pdf_update_put(f.update, first_page(&f), page);
    }
    return seal(&f, forgery->signer != NULL ? forgery->signer : world.xu);
}

// The first step as its honest signer would have made it, whatever the base is.
static inline GBytes *forge_first(GBytes *base)
{
    Forgery first = honest;
    first.field = first.step = "prepare";
    first.person = "zhou-jianguo";
    first.role = "lead-engineer";
    first.name = "周建国";
    first.signer = world.zhou;
    first.certify = true;
    return forge(base, &first);
}

static inline bool has_finding(const JfVerification *verification, const char *id)
{
    for (size_t i = 0; i < jf_verification_count(verification); i++)
        if (strcmp(jf_verification_at(verification, i).id, id) == 0)
            return true;
    return false;
}
