// SPDX-License-Identifier: MIT
// Signing: four steps on a base, each judged from outside too, and every refusal.
#include "pdf/revision.h"
#include "sign/dictionary.h"
#include "sign/steps.h"
#include "sign_fixture.h"
#include <openssl/pem.h>
#include <openssl/x509v3.h>

static World world; // of this program: loaded once

typedef struct {
    Fixture keys;
    JfSource *source;
    JfRecord *record;
    GBytes *base;
    JfSigner *signer[4]; // of the four steps' persons
} Desk;

static const struct {
    const char *step, *person, *name, *organisation, *role, *reason;
} acts[] = {
    {"prepare", "zhou-jianguo", "周建国", "杭州钧和信息技术服务有限公司", "lead-engineer", "编制（主责工程师）"},
    {"confirm", "xu-jing", "徐静", "云溪县人民医院", "customer-contact", "客户确认：同意（客户联系人）。处理及时"},
    {"review", "wang-lei", "汪蕾", "杭州钧和信息技术服务有限公司", "supervisor", "审核：同意（技术主管）。处理及时"},
    {"archive", "fang-min", "方敏", "杭州钧和信息技术服务有限公司", "archivist", "归档：同意（档案管理员）。处理及时"},
};

static JfSigner *signer_of(Desk *desk, const char *name, const char *organisation, JfKeyKind kind)
{
    const JfSubject subject = {.name = name, .organisation = organisation, .kind = kind};
    g_autoptr(GBytes) pem = jf_issuer_issue(desk->keys.issuer, &subject, T0, desk->keys.diags);
    g_autofree char *path = put_bytes(&desk->keys, "key.pem", pem);
    JfSigner *signer = jf_signer_open(path, NULL, NULL, NULL, desk->keys.diags);

    assert_clean(desk->keys.diags);
    return signer;
}

static void desk_open(Desk *desk, const void *options)
{
    static const BaseOptions usual = {0};

    fixture_open(&desk->keys, NULL);
    desk->source = new_source(NULL, NULL);
    desk->record = read_record(&world, desk->source);
    desk->base = new_base(&world, desk->record, options ? options : &usual);
    for (int i = 0; i < 4; i++)
        desk->signer[i] = signer_of(desk, acts[i].name, acts[i].organisation, JF_KEY_P256);
}

static void desk_close(Desk *desk, const void *unused)
{
    (void)unused;
    for (int i = 0; i < 4; i++)
        jf_signer_free(desk->signer[i]);
    g_bytes_unref(desk->base);
    jf_record_free(desk->record);
    jf_source_free(desk->source);
    fixture_close(&desk->keys, NULL);
}

static JfSignRequest request_of(int i)
{
    return (JfSignRequest){.step = acts[i].step,
                           .person = acts[i].person,
                           .words = i ? "处理及时" : "",
                           .at = T0 + (i + 1) * T_DAY,
                           .language = JF_LANGUAGE_ZH};
}

static GBytes *try_sign(Desk *desk, GBytes *pdf, const JfSignRequest *request, JfSigner *signer, JfDiags *diags)
{
    const JfSignContext context = {world.policy, desk->record, &world.theme, world.fonts};
    GBytes *signed_pdf = jf_sign_step(pdf, &context, request, signer, diags);

    g_assert_true((signed_pdf == NULL) == (jf_diags_errors(diags) > 0));
    return signed_pdf;
}

static GBytes *sign(Desk *desk, GBytes *pdf, const JfSignRequest *request, JfSigner *signer)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    GBytes *signed_pdf = try_sign(desk, pdf, request, signer, diags);

    assert_clean(diags);
    return signed_pdf;
}

// The base with the first `n` steps made.
static GBytes *sign_steps(Desk *desk, int n)
{
    GBytes *pdf = g_bytes_ref(desk->base);

    for (int i = 0; i < n; i++) {
        const JfSignRequest request = request_of(i);
        g_autoptr(GBytes) before = pdf;
        pdf = sign(desk, before, &request, desk->signer[i]);
    }
    return pdf;
}

// ---- outside judges; one that is not installed is reported as skipped by conformance tests, not here

static void run(const char *command, const char *path, const char *expected, int times)
{
    g_autofree char *line = g_strdup_printf("%s %s", command, path), *out = NULL;
    g_autofree char *program = g_strndup(command, strcspn(command, " ")), *found = g_find_program_in_path(program);
    int status = 0;

    if (!found)
        return;
    g_assert_true(g_spawn_command_line_sync(line, &out, NULL, &status, NULL));
    int n = 0;
    for (const char *p = out; (p = strstr(p, expected)); p += strlen(expected))
        n++;
    if (n != times || status != 0)
        g_error("%s: %s", line, out);
}

static void judge(Desk *desk, GBytes *pdf, int n)
{
    g_autofree char *path = put_bytes(&desk->keys, "judged.pdf", pdf);

    run("qpdf --check", path, "No syntax or stream encoding errors", 1);
    run("pdfsig -nocert", path, "Signature is Valid", n);
    run("pdfsig -nocert", path, "  - Total document signed", 1);
}

// ---- what a signature must look like

static const JfPdfValue *signature_of(JfPdfView *view, const char *step, JfArena *arena, const JfPdfValue **field_out)
{
    const JfPdfValue *fields = jf_pdf_view_find(view, jf_pdf_view_find(view, jf_pdf_view_root(view), "AcroForm"), "Fields");

    for (size_t i = 0; i < jf_pdf_count(fields); i++) {
        const JfPdfValue *field = jf_pdf_view_item(view, fields, i);
        if (g_strcmp0(jf_pdf_text(arena, jf_pdf_find(field, "T")), step) == 0) {
            *field_out = field;
            return jf_pdf_view_find(view, field, "V");
        }
    }
    g_assert_not_reached();
}

static void check_cms(GBytes *pdf, const JfPdfValue *signature, const JfSigner *signer)
{
    const JfPdfValue *contents = jf_pdf_find(signature, "Contents"), *range = jf_pdf_find(signature, "ByteRange");
    const unsigned char *file = g_bytes_get_data(pdf, NULL), *der = (const unsigned char *)contents->text.bytes;
    g_autoptr(JfDiags) diags = jf_diags_new();
    unsigned char digest[JF_DIGEST_SIZE];
    int64_t at[4];

    for (size_t i = 0; i < 4; i++)
        g_assert_true(jf_pdf_int(jf_pdf_item(range, i), &at[i]));
    g_assert_cmpint(at[0], ==, 0);
    g_assert_cmpint(at[1], ==, (int64_t)contents->start);
    g_assert_cmpint(at[2], ==, (int64_t)contents->end);
    jf_digest_parts((JfDigestPart[]){{file, (size_t)at[1]}, {file + at[2], (size_t)at[3]}}, 2, digest);
    g_assert_cmpuint(der[1], ==, 0x82);
    size_t length = ((size_t)der[2] << 8 | der[3]) + 4;
    g_autoptr(JfCms) cms = jf_cms_read(der, length, diags);
    g_assert_true(cms && jf_cms_verify(cms, digest, diags));
    g_assert_cmpint(X509_cmp(jf_cms_certificate(cms), jf_signer_certificate(signer)), ==, 0);
    for (size_t i = length; i < contents->text.length; i++)
        g_assert_cmpuint(der[i], ==, 0);
}

static void check_step_dict(JfPdfView *view, const JfPdfValue *signature, int i, JfArena *arena)
{
    static const char *const times[] = {"D:20260306000000Z", "D:20260307000000Z", "D:20260308000000Z", "D:20260309000000Z"};
    const JfPdfValue *step = jf_pdf_view_find(view, signature, "JF_Step");
    const struct {
        const JfPdfValue *value;
        const char *expected;
    } texts[] = {{jf_pdf_find(step, "Step"), acts[i].step},          {jf_pdf_find(step, "Person"), acts[i].person},
                 {jf_pdf_find(step, "Role"), acts[i].role},          {jf_pdf_find(step, "Decision"), "approve"},
                 {jf_pdf_find(step, "Words"), i ? "处理及时" : ""},  {jf_pdf_find(signature, "Name"), acts[i].name},
                 {jf_pdf_find(signature, "Reason"), acts[i].reason}, {jf_pdf_find(signature, "M"), times[i]}};

    for (size_t k = 0; k < G_N_ELEMENTS(texts); k++)
        g_assert_cmpstr(jf_pdf_text(arena, texts[k].value), ==, texts[k].expected);
    g_assert_true(jf_pdf_is_name(jf_pdf_find(signature, "SubFilter"), "ETSI.CAdES.detached"));
    g_assert_true(jf_pdf_is_name(jf_pdf_find(signature, "Filter"), "Adobe.PPKLite"));
    g_assert_null(jf_pdf_find(signature, "Cert"));
}

static void check_certification(JfPdfView *view, const JfPdfValue *field, const JfPdfValue *signature, bool first)
{
    const JfPdfValue *permissions = jf_pdf_view_find(view, jf_pdf_view_root(view), "Perms"),
                     *reference = jf_pdf_item(jf_pdf_find(signature, "Reference"), 0);
    int64_t p = 0;

    g_assert_cmpuint(jf_pdf_count(permissions), ==, 1);
    g_assert_true(jf_pdf_is_ref(jf_pdf_find(permissions, "DocMDP"), jf_pdf_ref_number(jf_pdf_find(field, "V"))) == first);
    g_assert_true(jf_pdf_is_name(jf_pdf_find(reference, "TransformMethod"), "DocMDP") == first);
    g_assert_true(jf_pdf_int(jf_pdf_find(jf_pdf_find(reference, "TransformParams"), "P"), &p) == first);
    g_assert_cmpint(p, ==, first ? 2 : 0);
}

// A revision defines the field, the signature, the appearance, the section itself, and in the first one the catalog: nothing else.
static void check_touched(const JfPdfDocument *document, size_t k)
{
    const JfPdfRevision *revision = jf_pdf_document_revision(document, k);
    size_t expected = 3 + (k == 1) + (revision->kind == JF_PDF_XREF_STREAM);

    g_assert_cmpuint(revision->n_own, ==, expected);
}

static void test_four_steps(Desk *desk, const void *unused)
{
    g_autoptr(GBytes) pdf = g_bytes_ref(desk->base);
    g_autoptr(JfArena) arena = jf_arena_new();

    (void)unused;
    for (int i = 0; i < 4; i++) {
        const JfSignRequest request = request_of(i);
        g_autoptr(GBytes) before = pdf;
        pdf = sign(desk, before, &request, desk->signer[i]);
        gsize n;
        const void *old = g_bytes_get_data(before, &n);
        g_assert_true(memcmp(g_bytes_get_data(pdf, NULL), old, n) == 0);
        judge(desk, pdf, i + 1);
    }
    g_autoptr(JfPdfDocument) document = jf_pdf_document_open(pdf, NULL, desk->keys.diags);
    assert_clean(desk->keys.diags);
    g_assert_cmpuint(jf_pdf_document_revisions(document), ==, 5);
    JfPdfView *view = jf_pdf_document_last(document);
    for (int i = 0; i < 4; i++) {
        const JfPdfValue *field = NULL, *signature = signature_of(view, acts[i].step, arena, &field);
        check_step_dict(view, signature, i, arena);
        check_certification(view, field, signature, i == 0);
        check_cms(pdf, signature, desk->signer[i]);
        check_touched(document, (size_t)i + 1);
        g_assert_cmpint((int)jf_pdf_find(signature, "Contents")->text.length, ==, JF_SIGN_ROOM);
    }
    JfSignedStep made[JF_SIGNED_MAX];
    size_t n;
    g_assert_true(jf_signed_steps(document, arena, made, &n, desk->keys.diags));
    g_assert_cmpuint(n, ==, 4);
    for (size_t i = 0; i < n; i++) {
        g_assert_cmpstr(made[i].step, ==, acts[i].step);
        g_assert_cmpstr(made[i].name, ==, acts[i].name);
        g_assert_cmpuint(made[i].revision, ==, i + 1);
        g_assert_cmpint(made[i].at, ==, T0 + ((int)i + 1) * T_DAY);
    }
}

static void test_lock(Desk *desk, const void *unused)
{
    g_autoptr(GBytes) pdf = sign_steps(desk, 1);
    g_autoptr(JfPdfDocument) document = jf_pdf_document_open(pdf, NULL, desk->keys.diags);
    g_autoptr(JfArena) arena = jf_arena_new();
    JfPdfView *view = jf_pdf_document_last(document);
    const JfPdfValue *field = NULL, *references = jf_pdf_find(signature_of(view, "prepare", arena, &field), "Reference");

    (void)unused;
    g_assert_cmpuint(jf_pdf_count(references), ==, 2);
    const JfPdfValue *params = jf_pdf_find(jf_pdf_item(references, 1), "TransformParams");
    g_assert_true(jf_pdf_is_name(jf_pdf_find(jf_pdf_item(references, 1), "TransformMethod"), "FieldMDP"));
    g_assert_true(
        jf_pdf_is_ref(jf_pdf_find(jf_pdf_item(references, 1), "Data"), jf_pdf_ref_number(jf_pdf_find(jf_pdf_view_trailer(view), "Root"))));
    g_assert_true(jf_pdf_is_name(jf_pdf_find(params, "Action"), "Include"));
    g_assert_cmpuint(jf_pdf_count(jf_pdf_find(params, "Fields")), ==, 1);
    judge(desk, pdf, 1);
}

// The stamp speaks the document's language; the signature's /Name stays the record's first, by which a verifier knows the person.
static void test_language(Desk *desk, const void *unused)
{
    const JfSignContext context = {world.policy, desk->record, &world.theme, world.fonts};
    JfSignRequest request = request_of(0);
    g_autoptr(JfArena) arena = jf_arena_new();
    JfStamp stamp[2];

    (void)unused;
    for (int language = 0; language < 2; language++) {
        request.language = (JfLanguage)language;
        g_auto(JfSigning) signing = {.context = &context, .request = &request, .signer = desk->signer[0]};
        g_assert_true(jf_signing_open(&signing, desk->base, desk->keys.diags));
        stamp[language] = jf_sign_stamp(&signing, arena);
        const JfSignField field = {.dict = jf_pdf_new_dict(arena)};
        const JfPdfValue *dict = jf_sign_dictionary(&signing, &field, arena);
        g_assert_cmpstr(jf_pdf_text(arena, jf_pdf_find(dict, "Name")), ==, "周建国");
    }
    g_assert_cmpstr(stamp[JF_LANGUAGE_ZH].name, ==, "周建国");
    g_assert_cmpstr(stamp[JF_LANGUAGE_ZH].office, ==, "主责工程师·杭州钧和信息技术服务有限公司");
    g_assert_cmpstr(stamp[JF_LANGUAGE_ZH].title, ==, "编制");
    g_assert_cmpstr(stamp[JF_LANGUAGE_ZH].time, ==, "2026-03-06 08:00:00 +08:00 Asia/Shanghai");
    g_assert_cmpstr(stamp[JF_LANGUAGE_EN].name, ==, "Zhou Jianguo");
    g_assert_cmpstr(stamp[JF_LANGUAGE_EN].office, ==, "lead engineer, Hangzhou Junhe IT Services Co., Ltd.");
    g_assert_cmpstr(stamp[JF_LANGUAGE_EN].title, ==, "Prepared");
    g_assert_cmpstr(stamp[JF_LANGUAGE_EN].mark, ==, "e-signature");
}

// ---- keys

typedef struct {
    JfSigner *real;
    int calls;
} Counted;

static GBytes *sign_counted(void *user, GBytes *data, JfDiags *diags)
{
    Counted *counted = user;

    counted->calls++;
    return jf_signer_sign(counted->real, data, diags);
}

static void test_room_grows(Desk *desk, const void *unused)
{
    Counted counted = {.real = desk->signer[0]};
    g_autoptr(JfSigner) signer =
        jf_signer_new("token", jf_signer_certificate(desk->signer[0]), NULL, sign_counted, &counted, NULL, desk->keys.diags);
    JfSignRequest request = request_of(0);

    (void)unused;
    g_autoptr(GBytes) usual = sign(desk, desk->base, &request, signer);
    g_assert_cmpint(counted.calls, ==, 1);
    request.room = 100;
    g_autoptr(GBytes) grown = sign(desk, desk->base, &request, signer);
    g_assert_cmpint(counted.calls, ==, 3);
    g_assert_cmpuint(g_bytes_get_size(grown), <, g_bytes_get_size(usual));
    judge(desk, grown, 1);
}

static void test_rsa(Desk *desk, const void *unused)
{
    g_autoptr(JfSigner) signer = signer_of(desk, acts[0].name, acts[0].organisation, JF_KEY_RSA_3072);
    const JfSignRequest request = request_of(0);
    g_autoptr(GBytes) a = sign(desk, desk->base, &request, signer), b = sign(desk, desk->base, &request, signer);

    (void)unused;
    g_assert_true(g_bytes_equal(a, b)); // PKCS#1 v1.5 knows no chance, and nothing else here does
    judge(desk, a, 1);
}

// An ECDSA signature differs each time, and nothing else.
static void test_only_contents_differ(Desk *desk, const void *unused)
{
    g_autoptr(GBytes) a = sign_steps(desk, 1), b = sign_steps(desk, 1);
    g_autoptr(JfPdfDocument) document = jf_pdf_document_open(a, NULL, desk->keys.diags);
    g_autoptr(JfArena) arena = jf_arena_new();
    const JfPdfValue *field = NULL,
                     *contents = jf_pdf_find(signature_of(jf_pdf_document_last(document), "prepare", arena, &field), "Contents");
    const char *x = g_bytes_get_data(a, NULL), *y = g_bytes_get_data(b, NULL);

    (void)unused;
    g_assert_cmpuint(g_bytes_get_size(a), ==, g_bytes_get_size(b));
    g_assert_true(memcmp(x, y, contents->start) == 0);
    g_assert_true(memcmp(x + contents->end, y + contents->end, g_bytes_get_size(a) - contents->end) == 0);
    g_assert_false(g_bytes_equal(a, b));
}

static void test_certificate_by_digest(Desk *desk, const void *unused)
{
    g_autofree char *sha256 = jf_certificate_sha256(jf_signer_certificate(desk->signer[0]));
    g_autofree char *to = g_strdup_printf("<certificate sha256=\"%s\"/>", sha256);
    g_autoptr(JfSource) source = new_source("<certificate subject=\"CN=周建国,O=杭州钧和信息技术服务有限公司\"/>", to);
    g_autoptr(JfSigner) namesake = signer_of(desk, acts[0].name, acts[0].organisation, JF_KEY_P256);
    g_autoptr(JfDiags) diags = jf_diags_new();
    const JfSignRequest request = request_of(0);

    (void)unused;
    jf_record_free(desk->record);
    desk->record = read_record(&world, source);
    g_autoptr(GBytes) base = new_base(&world, desk->record, &(BaseOptions){0});
    g_autoptr(GBytes) pdf = sign(desk, base, &request, desk->signer[0]);
    g_assert_nonnull(pdf);
    g_assert_null(try_sign(desk, base, &request, namesake, diags)); // the same name, another key
    assert_diag(diags, SIGN_CERTIFICATE);
    g_clear_pointer(&desk->record, jf_record_free); // before its source
    desk->record = read_record(&world, desk->source);
}

// A certificate that is larger than what a document may reserve.
static void test_space(Desk *desk, const void *unused)
{
    EVP_PKEY *key = EVP_EC_gen("P-256");
    X509 *certificate = X509_new();
    BIO *bio = BIO_new(BIO_s_mem());
    g_autofree char *long_text = g_strnfill(JF_SIGN_ROOM_MAX, 'x');
    g_autoptr(JfDiags) diags = jf_diags_new();
    const JfSignRequest request = request_of(0);
    char *data;

    (void)unused;
    X509_set_version(certificate, X509_VERSION_3);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate), "CN", MBSTRING_UTF8, (const unsigned char *)acts[0].name, -1, -1, 0);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate), "O", MBSTRING_UTF8, (const unsigned char *)acts[0].organisation, -1, -1,
                               0);
    ASN1_TIME_set(X509_getm_notBefore(certificate), T0 / G_USEC_PER_SEC);
    ASN1_TIME_set(X509_getm_notAfter(certificate), T0 / G_USEC_PER_SEC + 864000);
    X509_set_pubkey(certificate, key);
    X509_EXTENSION *comment = X509V3_EXT_conf_nid(NULL, NULL, NID_netscape_comment, long_text);
    X509_add_ext(certificate, comment, -1);
    X509_sign(certificate, key, EVP_sha256());
    PEM_write_bio_PKCS8PrivateKey(bio, key, NULL, NULL, 0, NULL, NULL);
    PEM_write_bio_X509(bio, certificate);
    long n = BIO_get_mem_data(bio, &data);
    g_autofree char *path = put(&desk->keys, "large.pem", data, (size_t)n);
    g_autoptr(JfSigner) signer = jf_signer_open(path, NULL, NULL, NULL, diags);
    g_assert_nonnull(signer);
    g_assert_null(try_sign(desk, desk->base, &request, signer, diags));
    assert_diag(diags, SIGN_SPACE);
    X509_EXTENSION_free(comment);
    X509_free(certificate);
    EVP_PKEY_free(key);
    BIO_free(bio);
}

// ---- refusals

typedef struct {
    int made; // steps made before
    int act;  // whose request, and whose key
    const char *step, *person, *words;
    int key; // −1: the act's own
    JfDecision decision;
    int days; // 0: the usual time
    JfDiagId fault;
} Refusal;

static const Refusal refusals[] = {
    {0, 1, NULL, NULL, NULL, -1, JF_DECISION_APPROVE, 0, JF_DIAG_TRAIL_ORDER},
    {1, 3, NULL, NULL, NULL, -1, JF_DECISION_APPROVE, 0, JF_DIAG_TRAIL_ORDER},
    {0, 0, "publish", NULL, NULL, -1, JF_DECISION_APPROVE, 0, JF_DIAG_TRAIL_STEP},
    {1, 0, NULL, NULL, NULL, -1, JF_DECISION_APPROVE, 0, JF_DIAG_TRAIL_DONE},
    {0, 0, NULL, NULL, NULL, -1, JF_DECISION_RETURN, 0, JF_DIAG_TRAIL_FIRST_RETURN},
    {1, 1, "confirm", "wang-lei", NULL, 2, JF_DECISION_APPROVE, 0, JF_DIAG_TRAIL_ROLE},
    {4, 3, NULL, NULL, NULL, -1, JF_DECISION_APPROVE, 0, JF_DIAG_TRAIL_CLOSED},
    {0, 0, NULL, "nobody", NULL, -1, JF_DECISION_APPROVE, 0, JF_DIAG_SIGN_PERSON},
    {0, 0, NULL, NULL, NULL, 1, JF_DECISION_APPROVE, 0, JF_DIAG_SIGN_CERTIFICATE},
    {0, 0, NULL, "sun-hao", NULL, -1, JF_DECISION_APPROVE, 0, JF_DIAG_SIGN_CERTIFICATE_NONE},
    {0, 0, NULL, NULL, NULL, -1, JF_DECISION_APPROVE, -1, JF_DIAG_SIGN_EXPIRED},
    {0, 0, NULL, NULL, NULL, -1, JF_DECISION_APPROVE, 5 * 365 + 1, JF_DIAG_SIGN_EXPIRED},
    {2, 2, NULL, NULL, NULL, -1, JF_DECISION_APPROVE, 1, JF_DIAG_SIGN_TIME},
    {0, 0, NULL, NULL, "two\nlines", -1, JF_DECISION_APPROVE, 0, JF_DIAG_SIGN_WORDS},
    {0, 0, NULL, NULL, "\xff\xfe", -1, JF_DECISION_APPROVE, 0, JF_DIAG_SIGN_WORDS},
    {0, 0, NULL, NULL, "no glyph: \xf0\x9f\x9a\x80", -1, JF_DECISION_APPROVE, 0, JF_DIAG_TEXT_GLYPH},
};

static void test_refusals(Desk *desk, const void *unused)
{
    (void)unused;
    for (size_t i = 0; i < G_N_ELEMENTS(refusals); i++) {
        const Refusal *r = &refusals[i];
        g_autoptr(GBytes) pdf = sign_steps(desk, r->made);
        g_autoptr(JfDiags) diags = jf_diags_new();
        JfSignRequest request = request_of(r->act);
        request.step = r->step ? r->step : request.step;
        request.person = r->person ? r->person : request.person;
        request.words = r->words ? r->words : request.words;
        request.decision = r->decision;
        request.at = r->days ? T0 + r->days * T_DAY : request.at;
        g_test_message("refusal %zu", i);
        g_assert_null(try_sign(desk, pdf, &request, desk->signer[r->key < 0 ? r->act : r->key], diags));
        g_assert_true(jf_diags_has(diags, r->fault));
    }
}

static void test_words_limit(Desk *desk, const void *unused)
{
    g_autoptr(GString) words = g_string_new(NULL);
    g_autoptr(JfDiags) diags = jf_diags_new();
    JfSignRequest request = request_of(0);

    (void)unused;
    for (int i = 0; i < JF_SIGN_WORDS_MAX; i++)
        g_string_append(words, "字");
    request.words = words->str;
    g_autoptr(GBytes) pdf = sign(desk, desk->base, &request, desk->signer[0]);
    judge(desk, pdf, 1);
    g_string_append(words, "字");
    request.words = words->str;
    g_assert_null(try_sign(desk, desk->base, &request, desk->signer[0], diags));
    assert_diag(diags, SIGN_WORDS);
}

static void test_return(Desk *desk, const void *unused)
{
    g_autoptr(GBytes) prepared = sign_steps(desk, 1);
    g_autoptr(JfDiags) diags = jf_diags_new();
    JfSignRequest request = request_of(1), next = request_of(2);

    (void)unused;
    request.decision = JF_DECISION_RETURN;
    g_autoptr(GBytes) returned = sign(desk, prepared, &request, desk->signer[1]);
    judge(desk, returned, 2);
    g_assert_null(try_sign(desk, returned, &next, desk->signer[2], diags));
    assert_diag(diags, TRAIL_CLOSED);
}

// The record gives one certificate to two persons: the second is refused though its id is another.
static void test_one_hand(Desk *desk, const void *unused)
{
    g_autoptr(JfSource) source = new_source("CN=汪蕾,O=杭州钧和信息技术服务有限公司", "CN=周建国,O=杭州钧和信息技术服务有限公司");
    g_autoptr(JfDiags) diags = jf_diags_new();
    JfSignRequest review = request_of(2);

    (void)unused;
    jf_record_free(desk->record);
    desk->record = read_record(&world, source);
    g_bytes_unref(desk->base);
    desk->base = new_base(&world, desk->record, &(BaseOptions){0});
    g_autoptr(GBytes) pdf = sign_steps(desk, 2);
    g_assert_null(try_sign(desk, pdf, &review, desk->signer[0], diags));
    assert_diag(diags, TRAIL_SEPARATION);
    g_clear_pointer(&desk->record, jf_record_free);
    desk->record = read_record(&world, desk->source);
}

// ---- bases that are not ours

static void refuse_base(Desk *desk, const BaseOptions *options, JfDiagId fault)
{
    g_autoptr(GBytes) base = new_base(&world, desk->record, options);
    g_autoptr(JfDiags) diags = jf_diags_new();
    const JfSignRequest request = request_of(0);

    g_assert_null(try_sign(desk, base, &request, desk->signer[0], diags));
    g_assert_cmpuint(jf_diags_errors(diags), ==, 1);
    g_assert_true(jf_diags_has(diags, fault));
}

static void test_bases(Desk *desk, const void *unused)
{
    (void)unused;
    refuse_base(desk, &(BaseOptions){.no_policy = true}, JF_DIAG_SIGN_BASE);
    refuse_base(desk, &(BaseOptions){.other_part = true}, JF_DIAG_SIGN_BASE);
    refuse_base(desk, &(BaseOptions){.no_flags = true}, JF_DIAG_SIGN_BASE);
    refuse_base(desk, &(BaseOptions){.foreign = true}, JF_DIAG_SIGN_BASE);
    refuse_base(desk, &(BaseOptions){.no_field = true}, JF_DIAG_SIGN_FIELD);
}

static void test_other_record(Desk *desk, const void *unused)
{
    g_autoptr(JfSource) source = new_source("备件到得快", "备件到得慢");
    g_autoptr(JfRecord) other = read_record(&world, source);
    g_autoptr(GBytes) base = new_base(&world, other, &(BaseOptions){0});
    g_autoptr(JfDiags) diags = jf_diags_new();
    const JfSignRequest request = request_of(0);

    (void)unused;
    g_assert_null(try_sign(desk, base, &request, desk->signer[0], diags));
    assert_diag(diags, SIGN_BASE);
    g_assert_nonnull(strstr(jf_diags_at(diags, 0)->text[JF_LANGUAGE_ZH], RECORD));
}

static void test_not_pdf(Desk *desk, const void *unused)
{
    g_autoptr(GBytes) text = g_bytes_new_static("hello", 5), cut = g_bytes_new_from_bytes(desk->base, 0, g_bytes_get_size(desk->base) - 3);
    g_autoptr(JfDiags) diags = jf_diags_new();
    const JfSignRequest request = request_of(0);

    (void)unused;
    g_assert_null(try_sign(desk, text, &request, desk->signer[0], diags));
    g_assert_null(try_sign(desk, cut, &request, desk->signer[0], diags));
}

static void test_kind(Desk *desk, const void *unused)
{
    static const char text[] = "<policy xmlns='urn:jiaofu:policy:1' version='1'><kind name='sla-report'><step id='prepare' "
                               "state='prepared'><label xml:lang='zh-CN'>编制</label>"
                               "<label xml:lang='en'>Prepared</label><role>engineer</role></step></kind></policy>";
    g_autoptr(GBytes) bytes = g_bytes_new_static(text, sizeof text - 1);
    g_autoptr(JfDiags) diags = jf_diags_new();
    World other = world;
    const JfSignRequest request = request_of(0);

    (void)unused;
    other.policy = jf_policy_read(world.policy_schema, bytes, "p.xml", diags);
    assert_clean(diags);
    // A document whose form has the fields of one policy and which carries another.
    g_autoptr(GBytes) base = new_base(&other, desk->record, &(BaseOptions){0});
    const JfSignContext context = {other.policy, desk->record, &world.theme, world.fonts};
    g_assert_null(jf_sign_step(base, &context, &request, desk->signer[0], diags));
    assert_diag(diags, TRAIL_KIND);
    jf_policy_free(other.policy);
}

#define ADD_WITH(path, test, options) g_test_add("/sign/step/" path, Desk, options, desk_open, test, desk_close)
#define ADD(path, test) ADD_WITH(path, test, NULL)

int main(int argc, char **argv)
{
    static const BaseOptions table = {.table = true}, lock = {.lock = true}, hidden = {.width = 0.001, .height = 0.001};

    g_test_init(&argc, &argv, NULL);
    world_open(&world);
    ADD("four-steps", test_four_steps);
    ADD_WITH("four-steps-table", test_four_steps, &table);
    ADD_WITH("four-steps-invisible", test_four_steps, &hidden);
    ADD_WITH("lock", test_lock, &lock);
    ADD("language", test_language);
    ADD("room-grows", test_room_grows);
    ADD("rsa", test_rsa);
    ADD("only-contents-differ", test_only_contents_differ);
    ADD("certificate-by-digest", test_certificate_by_digest);
    ADD("space", test_space);
    ADD("refusals", test_refusals);
    ADD("words-limit", test_words_limit);
    ADD("return", test_return);
    ADD("one-hand", test_one_hand);
    ADD("bases", test_bases);
    ADD("other-record", test_other_record);
    ADD("not-pdf", test_not_pdf);
    ADD("kind", test_kind);
    int status = g_test_run();
    world_close(&world);
    return status;
}
