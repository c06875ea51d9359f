// SPDX-License-Identifier: MIT
// SignedData: what we write, as OpenSSL's CMS sees it; what our reader refuses.
#include "crypto/cms.h"
#include "crypto/der.h"
#include "crypto/oids.h"
#include "crypto_fixture.h"
#include <openssl/cms.h>
#include <openssl/err.h>
#include <openssl/pem.h>

static const char content[] = "The bytes that are signed.";

static void digest_of(const char *text, size_t length, unsigned char out[JF_DIGEST_SIZE])
{
    const JfDigestPart part = {text, length};

    jf_digest_parts(&part, 1, out);
}

static GBytes *sign(Fixture *f, JfSigner *signer)
{
    unsigned char digest[JF_DIGEST_SIZE];

    digest_of(content, strlen(content), digest);
    GBytes *der = jf_cms_sign(signer, digest, f->diags);
    assert_clean(f->diags);
    g_assert_nonnull(der);
    return der;
}

static bool read_and_verify(const void *der, size_t length)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_autoptr(JfCms) cms = jf_cms_read(der, length, diags);
    unsigned char digest[JF_DIGEST_SIZE];

    digest_of(content, strlen(content), digest);
    bool good = cms && jf_cms_verify(cms, digest, diags);
    g_assert_true(good == (jf_diags_errors(diags) == 0));
    g_assert_true(cms || jf_diags_has(diags, JF_DIAG_CMS_FORMAT));
    return good;
}

static bool reads(GBytes *der, const char *fault)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_autoptr(JfCms) cms = jf_cms_read(g_bytes_get_data(der, NULL), g_bytes_get_size(der), diags);

    if (fault && !cms && !strstr(jf_diags_at(diags, 0)->text[JF_LANGUAGE_EN], fault))
        g_error("expected \"%s\", found \"%s\"", fault, jf_diags_at(diags, 0)->text[JF_LANGUAGE_EN]);
    return cms != NULL;
}

static void test_digest(void)
{
    const JfDigestPart parts[] = {{"ab", 2}, {"", 0}, {"c", 1}};
    unsigned char digest[JF_DIGEST_SIZE];

    jf_digest_parts(parts, 3, digest); // FIPS 180-2 B.1
    g_assert_cmpmem(digest, 4, "\xba\x78\x16\xbf", 4);
    g_assert_cmpmem(digest + 28, 4, "\xf2\x00\x15\xad", 4);
}

// By OpenSSL alone: the whole of CMS_verify, with chain and signing-certificate attribute (CMS_CADES).
static void check_by_openssl(Fixture *f, GBytes *der)
{
    const unsigned char *at = g_bytes_get_data(der, NULL);
    CMS_ContentInfo *cms = d2i_CMS_ContentInfo(NULL, &at, (long)g_bytes_get_size(der));
    X509_STORE *store = X509_STORE_new();
    X509_VERIFY_PARAM *param = X509_STORE_get0_param(store);
    g_autoptr(GBytes) root = jf_issuer_certificate(f->issuer);
    BIO *pem = BIO_new_mem_buf(g_bytes_get_data(root, NULL), (int)g_bytes_get_size(root)), *data = BIO_new_mem_buf(content, -1);
    X509 *ca = PEM_read_bio_X509(pem, NULL, NULL, NULL);

    g_assert_nonnull(cms);
    X509_STORE_add_cert(store, ca);
    X509_VERIFY_PARAM_set_time(param, T0 / G_USEC_PER_SEC + 60);
    X509_VERIFY_PARAM_set_purpose(param, X509_PURPOSE_SMIME_SIGN);
    if (CMS_verify(cms, NULL, store, data, NULL, CMS_BINARY | CMS_CADES) != 1)
        g_error("CMS_verify: %s", ERR_error_string(ERR_peek_last_error(), NULL));

    CMS_SignerInfo *info = sk_CMS_SignerInfo_value(CMS_get0_SignerInfos(cms), 0);
    g_assert_cmpint(CMS_signed_get_attr_count(info), ==, 3);
    g_assert_cmpint(CMS_signed_get_attr_by_NID(info, NID_pkcs9_signingTime, -1), ==, -1);
    g_assert_cmpint(CMS_signed_get_attr_by_NID(info, NID_id_smime_aa_signingCertificateV2, -1), >=, 0);
    unsigned char *again = NULL;
    int length = i2d_CMS_ContentInfo(cms, &again); // OpenSSL writes DER: ours must be that already
    g_assert_cmpint(length, ==, (int)g_bytes_get_size(der));
    g_assert_true(memcmp(again, g_bytes_get_data(der, NULL), (size_t)length) == 0);
    OPENSSL_free(again);
    CMS_ContentInfo_free(cms);
    X509_STORE_free(store);
    X509_free(ca);
    BIO_free(pem);
    BIO_free(data);
}

static void check_kind(Fixture *f, JfKeyKind kind, const char *algorithm)
{
    g_autoptr(JfSigner) signer = new_signer(f, "王伟", kind);
    g_autoptr(GBytes) der = sign(f, signer);
    g_autoptr(JfCms) cms = jf_cms_read(g_bytes_get_data(der, NULL), g_bytes_get_size(der), f->diags);
    unsigned char digest[JF_DIGEST_SIZE];

    assert_clean(f->diags);
    g_assert_cmpstr(jf_cms_algorithm(cms), ==, algorithm);
    g_assert_cmpint(X509_cmp(jf_cms_certificate(cms), jf_signer_certificate(signer)), ==, 0);
    g_assert_cmpint(sk_X509_num(jf_cms_chain(cms)), ==, 1);
    g_assert_cmpuint(g_bytes_get_size(der), <=, jf_cms_estimate(signer));
    g_assert_cmpuint(g_bytes_get_size(der) + 600, >, jf_cms_estimate(signer));
    g_assert_true(read_and_verify(g_bytes_get_data(der, NULL), g_bytes_get_size(der)));
    check_by_openssl(f, der);
    g_assert_true(g_bytes_get_size(jf_cms_signature(cms)) > 60);

    digest_of("other", 5, digest);
    g_assert_false(jf_cms_verify(cms, digest, f->diags));
    assert_diag(f->diags, CMS_DIGEST);
}

static void test_p256(Fixture *f, const void *unused)
{
    (void)unused;
    check_kind(f, JF_KEY_P256, "ECDSA P-256 SHA-256");
}

static void test_p384(Fixture *f, const void *unused)
{
    (void)unused;
    check_kind(f, JF_KEY_P384, "ECDSA P-384 SHA-256");
}

static void test_rsa(Fixture *f, const void *unused)
{
    (void)unused;
    check_kind(f, JF_KEY_RSA_3072, "RSA-3072 SHA-256");
}

static void test_rsa_repeats(Fixture *f, const void *unused)
{
    g_autoptr(JfSigner) signer = new_signer(f, "王伟", JF_KEY_RSA_3072);
    g_autoptr(GBytes) a = sign(f, signer), b = sign(f, signer);

    (void)unused;
    g_assert_true(g_bytes_equal(a, b));
}

// ---- one operation, and a key that lies

typedef struct {
    JfSigner *real;
    int calls;
    bool lies;
} Counted;

static GBytes *sign_counted(void *user, GBytes *data, JfDiags *diags)
{
    Counted *counted = user;

    counted->calls++;
    if (counted->lies)
        return g_bytes_new_static("\x30\x06\x02\x01\x01\x02\x01\x01", 8);
    return jf_signer_sign(counted->real, data, diags);
}

static void test_one_operation(Fixture *f, const void *unused)
{
    Counted counted = {.real = new_signer(f, "王伟", JF_KEY_P256)};
    g_autoptr(JfSigner) signer = jf_signer_new("token", jf_signer_certificate(counted.real), NULL, sign_counted, &counted, NULL, f->diags);
    g_autoptr(GBytes) der = sign(f, signer);
    unsigned char digest[JF_DIGEST_SIZE];

    (void)unused;
    g_assert_nonnull(der);
    g_assert_cmpint(counted.calls, ==, 1);
    counted.lies = true;
    digest_of(content, strlen(content), digest);
    g_assert_null(jf_cms_sign(signer, digest, f->diags));
    assert_diag(f->diags, CMS_SELF_CHECK);
    jf_signer_free(counted.real);
}

// ---- hostile

// Without a chain every byte is bound: by the signature, by the certificate's digest, or by the grammar.
static void test_every_byte(Fixture *f, const void *unused)
{
    g_autoptr(JfSigner) with = new_signer(f, "王伟", JF_KEY_P256);
    Counted counted = {.real = with};
    g_autoptr(JfSigner) signer = jf_signer_new("k", jf_signer_certificate(with), NULL, sign_counted, &counted, NULL, f->diags);
    g_autoptr(GBytes) der = sign(f, signer);
    gsize n;
    const guint8 *data = g_bytes_get_data(der, &n);
    g_autofree guint8 *copy = g_malloc(n + 1);

    (void)unused;
    for (gsize i = 0; i < n; i++) {
        static const guint8 flips[] = {0x01, 0x80, 0x20, 0xff};
        for (size_t k = 0; k < G_N_ELEMENTS(flips); k++) {
            memcpy(copy, data, n);
            copy[i] ^= flips[k];
            if (read_and_verify(copy, n))
                g_error("byte %zu may be changed", (size_t)i);
        }
    }
    for (gsize i = 0; i < n; i++) {
        g_autofree guint8 *cut = i ? g_memdup2(data, i) : NULL; // of its own, so that reading past the end shows
        g_assert_false(read_and_verify(cut, i));
    }
    memcpy(copy, data, n);
    copy[n] = 0;
    g_assert_false(read_and_verify(copy, n + 1));
}

// Parts of a good SignedData, to put wrong ones together from.
typedef struct {
    JfDerValue digests, content, certificates, info; // as they stand in SignedData; info: the one SignerInfo
    JfDerValue version, sid, digest, attributes, algorithm, signature;
    JfDerValue attribute[3];
} Pieces;

static void take_apart(GBytes *der, Pieces *out)
{
    JfDer at = {g_bytes_get_data(der, NULL), (const guint8 *)g_bytes_get_data(der, NULL) + g_bytes_get_size(der)};
    JfDerValue value;

    g_assert_true(jf_der_next(&at, &value));
    at = value.contents;
    g_assert_true(jf_der_next(&at, &value) && jf_der_next(&at, &value)); // [0]
    at = value.contents;
    g_assert_true(jf_der_next(&at, &value));
    at = value.contents;
    g_assert_true(jf_der_next(&at, &out->version) && jf_der_next(&at, &out->digests) && jf_der_next(&at, &out->content) &&
                  jf_der_next(&at, &out->certificates) && jf_der_next(&at, &value));
    at = value.contents;
    g_assert_true(jf_der_next(&at, &out->info));
    at = out->info.contents;
    g_assert_true(jf_der_next(&at, &out->version) && jf_der_next(&at, &out->sid) && jf_der_next(&at, &out->digest) &&
                  jf_der_next(&at, &out->attributes) && jf_der_next(&at, &out->algorithm) && jf_der_next(&at, &out->signature));
    at = out->attributes.contents;
    for (int i = 0; i < 3; i++)
        g_assert_true(jf_der_next(&at, &out->attribute[i]));
}

static void add(GByteArray *out, const JfDerValue *value)
{
    jf_der_add(out, value->start, value->length);
}

typedef enum {
    NOTHING,
    TWO_SIGNERS,
    NO_SIGNER,
    CONTENT,
    NO_CERTIFICATES,
    CERTIFICATE_TWICE,
    CRLS,
    UNSIGNED,
    TIME,
    TWICE,
    MISSING,
    DISORDER,
    NO_ATTRIBUTES,
    OLD_DIGEST,
    TRAILING,
    VERSION_3
} Wrong;

static void add_attributes(GByteArray *out, const Pieces *p, Wrong wrong)
{
    guint mark = out->len;

    if (wrong == NO_ATTRIBUTES)
        return;
    if (wrong == TIME) { // sorts first: it is the shortest but for content-type, whose OID is before it
        add(out, &p->attribute[0]);
        jf_der_add(out,
                   "\x30\x1c\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x09\x05\x31\x0f\x17\x0d"
                   "260305000000Z",
                   30);
        add(out, &p->attribute[1]);
        add(out, &p->attribute[2]);
    } else {
        for (int i = 0; i < (wrong == MISSING ? 2 : 3); i++)
            add(out, &p->attribute[wrong == DISORDER ? 2 - i : i]);
        if (wrong == TWICE)
            add(out, &p->attribute[2]);
    }
    jf_der_wrap(out, mark, JF_DER_CONTEXT_0);
}

static void add_info(GByteArray *out, const Pieces *p, Wrong wrong)
{
    guint mark = out->len;

    jf_der_add_value(out, JF_DER_INTEGER, wrong == VERSION_3 ? "\x03" : "\x01", 1);
    add(out, &p->sid);
    add(out, &p->digest);
    add_attributes(out, p, wrong);
    add(out, &p->algorithm);
    add(out, &p->signature);
    if (wrong == UNSIGNED)
        jf_der_add_value(out, JF_DER_CONTEXT_1, p->attribute[0].start, p->attribute[0].length);
    jf_der_wrap(out, mark, JF_DER_SEQUENCE);
}

static void add_content(GByteArray *out, const Pieces *p, Wrong wrong)
{
    guint mark = out->len;

    jf_der_add(out, p->content.contents.data, (size_t)(p->content.contents.end - p->content.contents.data));
    if (wrong == CONTENT)
        jf_der_add(out, "\xa0\x03\x04\x01x", 5);
    jf_der_wrap(out, mark, JF_DER_SEQUENCE);
}

static void add_certificates(GByteArray *out, const Pieces *p, Wrong wrong)
{
    guint mark = out->len;

    if (wrong == NO_CERTIFICATES)
        return;
    for (int i = 0; i < (wrong == CERTIFICATE_TWICE ? 2 : 1); i++)
        jf_der_add(out, p->certificates.contents.data, (size_t)(p->certificates.contents.end - p->certificates.contents.data));
    jf_der_wrap(out, mark, JF_DER_CONTEXT_0);
    if (wrong == CRLS)
        jf_der_add(out, "\xa1\x02\x30\x00", 4);
}

static GBytes *put_together(const Pieces *p, Wrong wrong)
{
    GByteArray *out = g_byte_array_new();
    guint data, mark;

    jf_der_add_value(out, JF_DER_OID, JF_OID_ARGS(JF_OID_SIGNED_DATA));
    data = out->len;
    jf_der_add_value(out, JF_DER_INTEGER, "\x01", 1);
    if (wrong == OLD_DIGEST)
        jf_der_add(out, "\x31\x09\x30\x07\x06\x05\x2b\x0e\x03\x02\x1a", 11);
    else
        add(out, &p->digests);
    add_content(out, p, wrong);
    add_certificates(out, p, wrong);
    mark = out->len;
    for (int i = 0; i < (wrong == TWO_SIGNERS ? 2 : wrong == NO_SIGNER ? 0 : 1); i++)
        add_info(out, p, wrong);
    jf_der_wrap(out, mark, JF_DER_SET);
    jf_der_wrap(out, data, JF_DER_SEQUENCE);
    jf_der_wrap(out, data, JF_DER_CONTEXT_0);
    jf_der_wrap(out, 0, JF_DER_SEQUENCE);
    if (wrong == TRAILING)
        jf_der_add(out, "", 1);
    return g_byte_array_free_to_bytes(out);
}

static void test_grammar(Fixture *f, const void *unused)
{
    static const struct {
        Wrong wrong;
        const char *fault;
    } cases[] = {{TWO_SIGNERS, "exactly one signer"},
                 {NO_SIGNER, "exactly one signer"},
                 {CONTENT, "should be detached"},
                 {NO_CERTIFICATES, "not inside"},
                 {CERTIFICATE_TWICE, "twice"},
                 {CRLS, "revocation lists"},
                 {UNSIGNED, "unsigned attributes"},
                 {TIME, "PAdES forbids"},
                 {TWICE, "there twice"},
                 {MISSING, "lacks a signed attribute"},
                 {DISORDER, "not well-formed"},
                 {NO_ATTRIBUTES, "no signed attributes"},
                 {OLD_DIGEST, "SHA-256"},
                 {TRAILING, "not DER"},
                 {VERSION_3, "not DER"}};
    g_autoptr(JfSigner) signer = new_signer(f, "王伟", JF_KEY_P256);
    g_autoptr(GBytes) der = sign(f, signer);
    Pieces pieces;

    (void)unused;
    take_apart(der, &pieces);
    g_autoptr(GBytes) same = put_together(&pieces, NOTHING);
    g_assert_true(g_bytes_equal(same, der)); // else the cases below would fail for another reason than theirs
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GBytes) wrong = put_together(&pieces, cases[i].wrong);
        if (reads(wrong, cases[i].fault))
            g_error("accepted: %s", cases[i].fault);
    }
}

// A signature by one key in the name of another's certificate.
static void test_other_key(Fixture *f, const void *unused)
{
    g_autoptr(JfSigner) a = new_signer(f, "王伟", JF_KEY_P256), b = new_signer(f, "李娜", JF_KEY_P256);
    g_autoptr(GBytes) der_a = sign(f, a), der_b = sign(f, b);
    Pieces pieces, other;

    (void)unused;
    take_apart(der_a, &pieces);
    take_apart(der_b, &other);
    pieces.signature = other.signature;
    g_autoptr(GBytes) swapped = put_together(&pieces, NOTHING);
    g_autoptr(JfCms) cms = jf_cms_read(g_bytes_get_data(swapped, NULL), g_bytes_get_size(swapped), f->diags);
    unsigned char digest[JF_DIGEST_SIZE];
    digest_of(content, strlen(content), digest);
    assert_clean(f->diags);
    g_assert_false(jf_cms_verify(cms, digest, f->diags));
    assert_diag(f->diags, CMS_SIGNATURE);

    pieces.attribute[2] = other.attribute[2]; // names b's certificate
    g_autoptr(GBytes) renamed = put_together(&pieces, NOTHING);
    g_assert_false(reads(renamed, "another certificate"));
}

static void test_by_openssl_refused(Fixture *f, const void *unused)
{
    // What `openssl cms -sign` makes carries a signing-time: not PAdES.
    g_autoptr(JfSigner) signer = new_signer(f, "王伟", JF_KEY_P256);
    g_autofree char *path = g_build_filename(f->folder, "signer.pem", NULL), *pem = NULL;
    gsize n;

    (void)unused;
    g_assert_true(g_file_get_contents(path, &pem, &n, NULL));
    BIO *bio = BIO_new_mem_buf(pem, (int)n), *data = BIO_new_mem_buf(content, -1);
    EVP_PKEY *key = PEM_read_bio_PrivateKey(bio, NULL, NULL, NULL);
    CMS_ContentInfo *cms = CMS_sign(jf_signer_certificate(signer), key, NULL, data, CMS_DETACHED | CMS_BINARY | CMS_CADES);
    unsigned char *out = NULL;
    int length = i2d_CMS_ContentInfo(cms, &out);
    g_autoptr(GBytes) der = g_bytes_new(out, (gsize)length);
    g_assert_false(reads(der, "PAdES forbids"));
    OPENSSL_free(out);
    CMS_ContentInfo_free(cms);
    EVP_PKEY_free(key);
    BIO_free(bio);
    BIO_free(data);
}

static void test_der(void)
{
    static const struct {
        const char *data;
        size_t length;
        bool good;
    } cases[] = {{"\x04\x01x", 3, true},
                 {"\x04\x81\x01x", 4, false},
                 {"\x04\x80", 2, false},
                 {"\x04\x82\x00\x81", 4, false},
                 {"\x1f\x01\x01", 3, false},
                 {"\x04\x02x", 3, false},
                 {"\x04", 1, false},
                 {"", 0, false},
                 {"\x04\x84\x00\x00\x00\x01x", 7, false},
                 {"\x30\x80\x00\x00", 4, false}};

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        JfDer at = {(const guint8 *)cases[i].data, (const guint8 *)cases[i].data + cases[i].length};
        JfDerValue value;
        g_assert_true(jf_der_next(&at, &value) == cases[i].good);
    }
    GByteArray *deep = g_byte_array_new();
    for (int i = 0; i < 30; i++)
        jf_der_wrap(deep, 0, JF_DER_SEQUENCE);
    JfDer at = {deep->data, deep->data + deep->len};
    JfDerValue value;
    g_assert_true(jf_der_next(&at, &value));
    g_assert_true(jf_der_check(&value, 30));
    g_assert_false(jf_der_check(&value, 28));
    g_byte_array_unref(deep);
}

#define ADD(path, test) g_test_add("/crypto/cms/" path, Fixture, NULL, fixture_open, test, fixture_close)

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/crypto/digest", test_digest);
    g_test_add_func("/crypto/der", test_der);
    ADD("p256", test_p256);
    ADD("p384", test_p384);
    ADD("rsa", test_rsa);
    ADD("rsa-repeats", test_rsa_repeats);
    ADD("one-operation", test_one_operation);
    ADD("every-byte", test_every_byte);
    ADD("grammar", test_grammar);
    ADD("other-key", test_other_key);
    ADD("by-openssl-refused", test_by_openssl_refused);
    return g_test_run();
}
