// SPDX-License-Identifier: MIT
// Keys: what opens, what is refused and how it is said; passphrases; subjects against patterns.
#include "crypto_fixture.h"
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/x509v3.h>

typedef struct {
    const char *answer;
    int asked;
} Asked;

static bool answer(void *user, const char *path, char *out, size_t size)
{
    Asked *asked = user;

    g_assert_nonnull(path);
    asked->asked++;
    if (!asked->answer)
        return false;
    g_assert_cmpuint(g_strlcpy(out, asked->answer, size), <, size);
    return true;
}

static GBytes *issue(Fixture *f, const char *name, JfKeyKind kind)
{
    const JfSubject subject = {.name = name, .organisation = "示例科技有限公司", .title = "工程师", .kind = kind};
    GBytes *pem = jf_issuer_issue(f->issuer, &subject, T0, f->diags);

    assert_clean(f->diags);
    return pem;
}

static EVP_PKEY *key_of(GBytes *pem)
{
    BIO *bio = BIO_new_mem_buf(g_bytes_get_data(pem, NULL), (int)g_bytes_get_size(pem));
    EVP_PKEY *key = PEM_read_bio_PrivateKey(bio, NULL, NULL, NULL);

    BIO_free(bio);
    g_assert_nonnull(key);
    return key;
}

static X509 *certificate_of(GBytes *pem)
{
    BIO *bio = BIO_new_mem_buf(g_bytes_get_data(pem, NULL), (int)g_bytes_get_size(pem));
    X509 *certificate = PEM_read_bio_X509(bio, NULL, NULL, NULL);

    BIO_free(bio);
    g_assert_nonnull(certificate);
    return certificate;
}

// Of the first certificate's DER.
static char *sha256_of(GBytes *pem)
{
    X509 *certificate = certificate_of(pem);
    unsigned char *der = NULL;
    int n = i2d_X509(certificate, &der);
    char *digest = g_compute_checksum_for_data(G_CHECKSUM_SHA256, der, (gsize)n);

    OPENSSL_free(der);
    X509_free(certificate);
    return digest;
}

static GBytes *bio_bytes(BIO *bio)
{
    char *data;
    long n = BIO_get_mem_data(bio, &data);
    GBytes *bytes = g_bytes_new(data, (gsize)n);

    BIO_free(bio);
    return bytes;
}

static char *put_p12(Fixture *f, GBytes *pem, const char *passphrase)
{
    EVP_PKEY *key = key_of(pem);
    X509 *certificate = certificate_of(pem), *root;
    STACK_OF(X509) *chain = sk_X509_new_null();
    g_autoptr(GBytes) root_pem = jf_issuer_certificate(f->issuer);
    BIO *out = BIO_new(BIO_s_mem());

    sk_X509_push(chain, root = certificate_of(root_pem));
    PKCS12 *file = PKCS12_create(passphrase, "demo", key, certificate, chain, 0, 0, 0, 0, 0);
    g_assert_nonnull(file);
    i2d_PKCS12_bio(out, file);
    PKCS12_free(file);
    sk_X509_free(chain);
    X509_free(root);
    X509_free(certificate);
    EVP_PKEY_free(key);
    g_autoptr(GBytes) bytes = bio_bytes(out);
    return put_bytes(f, "key.p12", bytes);
}

static void test_pem(Fixture *f, const void *unused)
{
    g_autoptr(GBytes) pem = issue(f, "王伟", JF_KEY_P256);
    g_autofree char *path = put_bytes(f, "key.pem", pem);
    g_autoptr(JfSigner) signer = jf_signer_open(path, NULL, NULL, NULL, f->diags);
    g_autofree char *sha = NULL, *expected = sha256_of(pem), *subject = NULL;

    (void)unused;
    assert_clean(f->diags);
    sha = jf_certificate_sha256(jf_signer_certificate(signer));
    g_assert_cmpstr(sha, ==, expected);
    g_assert_cmpuint(strlen(sha), ==, 64);
    subject = jf_certificate_subject(jf_signer_certificate(signer));
    g_assert_cmpstr(subject, ==,
                    "CN=王伟,title=工程师,OU="
                    "DEMO 演示证书，无法律效力"
                    ",O=示例科技有限公司");
    g_assert_cmpint(sk_X509_num(jf_signer_chain(signer)), ==, 1);
}

static void test_issued(Fixture *f, const void *unused)
{
    g_autoptr(GBytes) pem = issue(f, "王伟", JF_KEY_P256), root = jf_issuer_certificate(f->issuer);
    X509 *own = certificate_of(pem), *ca = certificate_of(root);
    JfInstant from, until;

    (void)unused;
    g_assert_cmpint(X509_verify(own, X509_get0_pubkey(ca)), ==, 1);
    g_assert_cmpuint(X509_get_key_usage(own), ==, KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION);
    g_assert_cmpint(X509_check_ca(own), ==, 0);
    g_assert_cmpint(X509_check_ca(ca), ==, 1);
    g_assert_nonnull(X509_get0_subject_key_id(own));
    g_assert_cmpint(ASN1_OCTET_STRING_cmp(X509_get0_authority_key_id(own), X509_get0_subject_key_id(ca)), ==, 0);
    g_assert_cmpint(ASN1_STRING_length(X509_get0_serialNumber(own)), ==, 16);
    g_assert_true(jf_certificate_validity(own, &from, &until));
    g_assert_cmpint(from, ==, T0);
    g_assert_cmpint(until, ==, T0 + 5 * 365 * T_DAY);
    g_assert_true(jf_certificate_matches(own, "OU=DEMO 演示证书，无法律效力"));
    X509_free(own);
    X509_free(ca);

    g_autofree char *longer = g_strnfill(65, 'x');
    const JfSubject bad = {.name = longer};
    g_assert_null(jf_issuer_issue(f->issuer, &bad, T0, f->diags));
    assert_diag(f->diags, ISSUE_SUBJECT);
    // Twenty years from then are past what a certificate can say.
    g_autoptr(JfDiags) late = jf_diags_new();
    g_assert_null(jf_issuer_new(NULL, (JfInstant)253402300000 * G_USEC_PER_SEC, late));
    assert_diag(late, ISSUE_FAILED);
}

static void test_issuer_kept(Fixture *f, const void *unused)
{
    g_autoptr(GBytes) secret = jf_issuer_secret(f->issuer), cut = g_bytes_new_from_bytes(secret, 0, 150), text = g_bytes_new("no key", 6);
    g_autoptr(JfIssuer) again = jf_issuer_read(secret, "ca.key", f->diags);

    (void)unused;
    assert_clean(f->diags);
    g_autoptr(GBytes) a = jf_issuer_certificate(f->issuer), b = jf_issuer_certificate(again);
    g_assert_true(g_bytes_equal(a, b));
    g_assert_null(jf_issuer_read(cut, "cut", f->diags));
    g_assert_null(jf_issuer_read(text, "text", f->diags));
    assert_diag(f->diags, KEY_FILE);
}

// One private key, its signature checked by OpenSSL over the same data.
static void check_signing(Fixture *f, JfKeyKind kind, bool repeats)
{
    g_autoptr(JfSigner) signer = new_signer(f, "张三", kind);
    g_autoptr(GBytes) data = g_bytes_new_static("attributes", 10);
    g_autoptr(GBytes) a = jf_signer_sign(signer, data, f->diags), b = jf_signer_sign(signer, data, f->diags);
    EVP_MD_CTX *context = EVP_MD_CTX_new();

    assert_clean(f->diags);
    EVP_DigestVerifyInit(context, NULL, EVP_sha256(), NULL, X509_get0_pubkey(jf_signer_certificate(signer)));
    g_assert_cmpint(EVP_DigestVerify(context, g_bytes_get_data(a, NULL), g_bytes_get_size(a), (const unsigned char *)"attributes", 10), ==,
                    1);
    EVP_MD_CTX_free(context);
    g_assert_true(g_bytes_equal(a, b) == repeats);
}

static void test_signing(Fixture *f, const void *unused)
{
    (void)unused;
    check_signing(f, JF_KEY_P256, false);
    check_signing(f, JF_KEY_P384, false);
    check_signing(f, JF_KEY_RSA_3072, true);
}

static void test_encrypted_pem(Fixture *f, const void *unused)
{
    g_autoptr(GBytes) pem = issue(f, "王伟", JF_KEY_P256);
    EVP_PKEY *key = key_of(pem);
    X509 *certificate = certificate_of(pem);
    BIO *bio = BIO_new(BIO_s_mem());
    Asked right = {.answer = "correct horse"}, wrong = {.answer = "wrong"}, none = {0};

    (void)unused;
    PEM_write_bio_PKCS8PrivateKey(bio, key, EVP_aes_256_cbc(), "correct horse", 13, NULL, NULL);
    PEM_write_bio_X509(bio, certificate);
    g_autoptr(GBytes) bytes = bio_bytes(bio);
    g_autofree char *path = put_bytes(f, "enc.pem", bytes);
    g_autoptr(JfSigner) signer = jf_signer_open(path, NULL, answer, &right, f->diags);
    assert_clean(f->diags);
    g_assert_nonnull(signer);
    g_assert_cmpint(right.asked, ==, 1);

    g_assert_null(jf_signer_open(path, NULL, answer, &wrong, f->diags));
    assert_diag(f->diags, KEY_PASSPHRASE_WRONG);
    g_autoptr(JfDiags) other = jf_diags_new();
    g_assert_null(jf_signer_open(path, NULL, answer, &none, other));
    g_assert_null(jf_signer_open(path, NULL, NULL, NULL, other));
    assert_diag(other, KEY_PASSPHRASE);
    g_assert_false(jf_diags_has(other, JF_DIAG_KEY_PASSPHRASE_WRONG));
    g_assert_cmpint(jf_diags_exit(other), ==, JF_EXIT_KEY);
    EVP_PKEY_free(key);
    X509_free(certificate);
}

static void test_pkcs12(Fixture *f, const void *unused)
{
    g_autoptr(GBytes) pem = issue(f, "李娜", JF_KEY_P256);
    g_autofree char *path = put_p12(f, pem, "秘密口令");
    Asked right = {.answer = "秘密口令"}, wrong = {.answer = "x"}, none = {0}, unasked = {0};

    (void)unused;
    g_autoptr(JfSigner) signer = jf_signer_open(path, NULL, answer, &right, f->diags);
    assert_clean(f->diags);
    g_autofree char *subject = jf_certificate_subject(jf_signer_certificate(signer));
    g_assert_true(g_str_has_prefix(subject, "CN=李娜,"));
    g_assert_cmpint(sk_X509_num(jf_signer_chain(signer)), ==, 1);

    g_assert_null(jf_signer_open(path, NULL, answer, &wrong, f->diags));
    assert_diag(f->diags, KEY_PASSPHRASE_WRONG);
    g_assert_null(jf_signer_open(path, NULL, answer, &none, f->diags));
    assert_diag(f->diags, KEY_PASSPHRASE);

    g_autoptr(JfDiags) clean = jf_diags_new();
    g_autofree char *open = put_p12(f, pem, "");
    g_autoptr(JfSigner) unprotected = jf_signer_open(open, NULL, answer, &unasked, clean);
    assert_clean(clean);
    g_assert_nonnull(unprotected);
    g_assert_cmpint(unasked.asked, ==, 0);
}

static void test_chain_file(Fixture *f, const void *unused)
{
    g_autoptr(GBytes) pem = issue(f, "王伟", JF_KEY_P256), other = issue(f, "李娜", JF_KEY_P256);
    const char *text = g_bytes_get_data(pem, NULL), *end = g_strstr_len(text, (gssize)g_bytes_get_size(pem), "-----BEGIN CERT");
    g_autofree char *key = put(f, "only.key", text, (size_t)(end - text)), *chain = put_bytes(f, "chain.pem", pem),
                    *wrong = put_bytes(f, "o.pem", other);
    g_autofree char *garbage = put(f, "garbage.pem", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n", 60);
    g_autofree char *der = put(f, "garbage.p12", "\x30\x03\x02\x01\x03", 5), *empty = put(f, "empty", "", 0);

    (void)unused;
    g_autoptr(JfSigner) signer = jf_signer_open(key, chain, NULL, NULL, f->diags);
    assert_clean(f->diags);
    g_assert_nonnull(signer);
    g_assert_null(jf_signer_open(key, NULL, NULL, NULL, f->diags));
    assert_diag(f->diags, KEY_CERTIFICATE);
    g_assert_null(jf_signer_open(key, wrong, NULL, NULL, f->diags));
    assert_diag(f->diags, KEY_MISMATCH);
    g_assert_false(jf_diags_has(f->diags, JF_DIAG_KEY_FILE));
    g_assert_null(jf_signer_open(garbage, NULL, NULL, NULL, f->diags));
    g_assert_null(jf_signer_open(der, NULL, NULL, NULL, f->diags));
    g_assert_null(jf_signer_open(empty, NULL, NULL, NULL, f->diags));
    assert_diag(f->diags, KEY_FILE);
    g_assert_null(jf_signer_open("/nonexistent/key", NULL, NULL, NULL, f->diags));
    assert_diag(f->diags, FILE_MISSING);
}

// A certificate that signs itself, with a key and extensions as given.
static char *put_own(Fixture *f, EVP_PKEY *key, int nid, const char *extension)
{
    X509 *certificate = X509_new();
    BIO *bio = BIO_new(BIO_s_mem());

    g_assert_nonnull(key);
    X509_set_version(certificate, X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
    ASN1_TIME_set(X509_getm_notBefore(certificate), T0 / G_USEC_PER_SEC);
    ASN1_TIME_set(X509_getm_notAfter(certificate), T0 / G_USEC_PER_SEC + 86400);
    X509_set_pubkey(certificate, key);
    if (extension) {
        X509_EXTENSION *made = X509V3_EXT_conf_nid(NULL, NULL, nid, extension);
        X509_add_ext(certificate, made, -1);
        X509_EXTENSION_free(made);
    }
    X509_sign(certificate, key, EVP_PKEY_is_a(key, "ED25519") ? NULL : EVP_sha256());
    PEM_write_bio_PKCS8PrivateKey(bio, key, NULL, NULL, 0, NULL, NULL);
    PEM_write_bio_X509(bio, certificate);
    X509_free(certificate);
    EVP_PKEY_free(key);
    g_autoptr(GBytes) bytes = bio_bytes(bio);
    return put_bytes(f, "own.pem", bytes);
}

static void refuse(Fixture *f, EVP_PKEY *key, int nid, const char *extension, JfDiagId expected)
{
    g_autofree char *path = put_own(f, key, nid, extension);
    g_autoptr(JfDiags) diags = jf_diags_new();

    g_assert_null(jf_signer_open(path, NULL, NULL, NULL, diags));
    g_assert_cmpuint(jf_diags_errors(diags), ==, 1);
    g_assert_true(jf_diags_has(diags, expected));
}

static void test_refused(Fixture *f, const void *unused)
{
    (void)unused;
    refuse(f, EVP_RSA_gen(2048), 0, NULL, JF_DIAG_KEY_WEAK);
    refuse(f, EVP_EC_gen("P-224"), 0, NULL, JF_DIAG_KEY_WEAK);
    refuse(f, EVP_EC_gen("secp256k1"), 0, NULL, JF_DIAG_KEY_KIND);
    refuse(f, EVP_PKEY_Q_keygen(NULL, NULL, "ED25519"), 0, NULL, JF_DIAG_KEY_KIND);
    refuse(f, EVP_EC_gen("P-256"), NID_key_usage, "critical,keyAgreement", JF_DIAG_KEY_USAGE);
    refuse(f, EVP_EC_gen("P-256"), NID_key_usage, "keyCertSign", JF_DIAG_KEY_USAGE);
    refuse(f, EVP_EC_gen("P-256"), NID_ext_key_usage, "serverAuth,clientAuth", JF_DIAG_KEY_USAGE);
}

static void test_accepted(Fixture *f, const void *unused)
{
    static const struct {
        int nid;
        const char *extension;
    } good[] = {{NID_key_usage, NULL},
                {NID_key_usage, "nonRepudiation"},
                {NID_ext_key_usage, "serverAuth,emailProtection"},
                {NID_ext_key_usage, "anyExtendedKeyUsage"},
                {NID_ext_key_usage, "1.2.840.113583.1.1.5"},
                {NID_ext_key_usage, "critical,1.3.6.1.5.5.7.3.36"}};

    (void)unused;
    for (size_t i = 0; i < G_N_ELEMENTS(good); i++) {
        g_autofree char *path = put_own(f, EVP_EC_gen("P-256"), good[i].nid, good[i].extension);
        g_autoptr(JfSigner) signer = jf_signer_open(path, NULL, NULL, NULL, f->diags);
        assert_clean(f->diags);
        g_assert_nonnull(signer);
    }
}

static void test_matches(Fixture *f, const void *unused)
{
    const JfSubject subject = {.name = "Wang, Wei", .organisation = "示例+公司", .title = " lead "};
    g_autoptr(GBytes) pem = jf_issuer_issue(f->issuer, &subject, T0, f->diags);
    X509 *certificate = certificate_of(pem);

    (void)unused;
    static const char *const yes[] = {"CN=Wang\\, Wei",
                                      "cn=Wang\\2C Wei",
                                      "O=示例\\+公司",
                                      "CN=Wang\\, Wei,O=示例\\+公司",
                                      " O = 示例\\+公司 , CN = Wang\\, Wei ",
                                      "2.5.4.3=Wang\\, Wei",
                                      "title=\\ lead\\ ",
                                      "CN=Wang\\, Wei+O=示例\\+公司",
                                      "O=\\E7\\A4\\BA例\\+公司"};
    static const char *const no[] = {"",
                                     "CN",
                                     "CN=",
                                     "=x",
                                     "CN=Wang",
                                     "CN=wang\\, wei",
                                     "CN=Wang, Wei",
                                     "O=示例",
                                     "CN=Wang\\, Wei,",
                                     "CN=Wang\\, Wei,O=other",
                                     "XX=Wang",
                                     "CN=Wang\\",
                                     "title=lead",
                                     "9.9.9.9=x",
                                     "CN=*"};
    for (size_t i = 0; i < G_N_ELEMENTS(yes); i++)
        if (!jf_certificate_matches(certificate, yes[i]))
            g_error("should match: %s", yes[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(no); i++)
        if (jf_certificate_matches(certificate, no[i]))
            g_error("should not match: %s", no[i]);
    X509_free(certificate);
}

// Subjects of a CA that is lax about what it certifies: none of them is 徐静 of 医院.
static void test_spoofed_subjects(Fixture *f, const void *unused)
{
    static const char *const spoofs[][5] = {
        {"CN", "陌生人", "CN", "徐静"}, // two common names
        {"CN", "徐静", "CN", "陌生人"},
        {"OU", "CN=徐静", "CN", "陌生人"}, // the name in another attribute
        {"CN", "徐静,O=医院"},             // a comma in the value
        {"CN", "徐静 ", "O", "医院"},      // blanks, zero-width, look-alikes, other forms
        {"CN", "徐\xe2\x80\x8b静", "O", "医院"},
        {"CN", "徐靜", "O", "医院"},
        {"CN", "徐静", "O", "医院 "},
        {"CN", "徐静", "OU", "医院"},
        {"GN", "徐静", "O", "医院"},
    };
    (void)f;
    (void)unused;
    for (size_t i = 0; i < G_N_ELEMENTS(spoofs); i++) {
        X509 *certificate = X509_new();
        X509_NAME *name = X509_get_subject_name(certificate);
        for (size_t k = 0; spoofs[i][k] != NULL; k += 2)
            g_assert_cmpint(
                X509_NAME_add_entry_by_txt(name, spoofs[i][k], MBSTRING_UTF8, (const unsigned char *)spoofs[i][k + 1], -1, -1, 0), ==, 1);
        g_assert_false(jf_certificate_matches(certificate, "CN=徐静,O=医院"));
        if (i < 4)
            g_assert_false(jf_certificate_matches(certificate, "CN=徐静"));
        X509_free(certificate);
    }
}

static GBytes *refuse_to_sign(void *user, GBytes *data, JfDiags *diags)
{
    (void)data;
    ++*(int *)user;
    jf_diags_add(diags, JF_DIAG_KEY_SIGN, NULL, "token", "removed", NULL);
    return NULL;
}

static void forget(void *user)
{
    *(int *)user += 100;
}

static void test_elsewhere(Fixture *f, const void *unused)
{
    g_autoptr(JfSigner) local = new_signer(f, "王伟", JF_KEY_P256);
    g_autoptr(GBytes) data = g_bytes_new_static("x", 1);
    int calls = 0;
    JfSigner *token = jf_signer_new("token", jf_signer_certificate(local), NULL, refuse_to_sign, &calls, forget, f->diags);

    (void)unused;
    g_assert_nonnull(token);
    g_assert_null(jf_signer_sign(token, data, f->diags));
    assert_diag(f->diags, KEY_SIGN);
    g_assert_cmpint(calls, ==, 1);
    jf_signer_free(token);
    g_assert_cmpint(calls, ==, 101);
}

#define ADD(path, test) g_test_add("/crypto/key/" path, Fixture, NULL, fixture_open, test, fixture_close)

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    ADD("pem", test_pem);
    ADD("issued", test_issued);
    ADD("issuer-kept", test_issuer_kept);
    ADD("signing", test_signing);
    ADD("encrypted-pem", test_encrypted_pem);
    ADD("pkcs12", test_pkcs12);
    ADD("chain-file", test_chain_file);
    ADD("refused", test_refused);
    ADD("accepted", test_accepted);
    ADD("matches", test_matches);
    ADD("spoofed-subjects", test_spoofed_subjects);
    ADD("elsewhere", test_elsewhere);
    return g_test_run();
}
