// SPDX-License-Identifier: MIT
// The demo authority.
#include "crypto/issue.h"
#include "crypto/openssl.h"
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>
#include <openssl/x509v3.h>

#define DAY ((JfInstant)86400 * G_USEC_PER_SEC)
#define YEAR_10000 ((JfInstant)253402300800 * G_USEC_PER_SEC)
#define ROOT_DAYS (20 * 365)
#define LEAF_DAYS (5 * 365)

struct JfIssuer {
    EVP_PKEY *key;
    X509 *certificate;
};

// ---- parts of a certificate; each false: OpenSSL's queue knows why

static bool set_serial(X509 *certificate)
{
    unsigned char octets[16];

    if (RAND_bytes(octets, sizeof octets) != 1)
        return false;
    octets[0] = (octets[0] & 0x7f) | 0x40; // positive, and of one length always
    BIGNUM *number = BN_bin2bn(octets, sizeof octets, NULL);
    bool good = number && BN_to_ASN1_INTEGER(number, X509_get_serialNumber(certificate));
    BN_free(number);
    return good;
}

static bool set_validity(X509 *certificate, JfInstant from, int days)
{
    // OpenSSL would write a year of five digits, which no one could read back (RFC 5280 4.1.2.5).
    if (from < 0 || from > YEAR_10000 - days * DAY)
        return false;
    return ASN1_TIME_set(X509_getm_notBefore(certificate), (time_t)(from / G_USEC_PER_SEC)) &&
           ASN1_TIME_set(X509_getm_notAfter(certificate), (time_t)((from + days * DAY) / G_USEC_PER_SEC));
}

static bool add_extension(X509 *certificate, X509 *issuer, int nid, const char *value)
{
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, NULL, NULL, 0);
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(NULL, &context, nid, value);
    bool good = extension && X509_add_ext(certificate, extension, -1) == 1;

    X509_EXTENSION_free(extension);
    return good;
}

static bool add_extensions(X509 *certificate, X509 *issuer)
{
    bool root = certificate == issuer;

    return add_extension(certificate, issuer, NID_basic_constraints, root ? "critical,CA:TRUE,pathlen:0" : "critical,CA:FALSE") &&
           add_extension(certificate, issuer, NID_key_usage,
                         root ? "critical,keyCertSign,cRLSign" : "critical,digitalSignature,nonRepudiation") &&
           (root || add_extension(certificate, issuer, NID_ext_key_usage, "1.3.6.1.5.5.7.3.36,emailProtection")) &&
           add_extension(certificate, issuer, NID_subject_key_identifier, "hash") &&
           add_extension(certificate, issuer, NID_authority_key_identifier, "keyid:always");
}

static bool add_to_name(X509_NAME *name, const char *type, const char *value, JfDiags *diags)
{
    if (!value)
        return true;
    if (X509_NAME_add_entry_by_txt(name, type, MBSTRING_UTF8, (const unsigned char *)value, -1, -1, 0) == 1)
        return true;
    ERR_clear_error();
    jf_diags_add(diags, JF_DIAG_ISSUE_SUBJECT, NULL, value, type, NULL);
    return false;
}

static bool set_subject(X509 *certificate, const JfSubject *subject, JfDiags *diags)
{
    X509_NAME *name = X509_get_subject_name(certificate);

    return add_to_name(name, "O", subject->organisation, diags) && add_to_name(name, "OU", JF_ISSUE_DEMO_UNIT, diags) &&
           add_to_name(name, "title", subject->title, diags) && add_to_name(name, "CN", subject->name, diags);
}

// ---- certificates

static EVP_PKEY *make_key(JfKeyKind kind)
{
    switch (kind) {
    case JF_KEY_P256: return EVP_EC_gen("P-256");
    case JF_KEY_P384: return EVP_EC_gen("P-384");
    case JF_KEY_RSA_2048: return EVP_RSA_gen(2048);
    case JF_KEY_RSA_3072: return EVP_RSA_gen(3072);
    }
    return NULL;
}

// `issuer` NULL: the certificate issues itself.
static X509 *make_certificate(EVP_PKEY *key, const JfSubject *subject, const JfIssuer *issuer, JfInstant from, JfDiags *diags)
{
    g_autoptr(X509) certificate = X509_new();
    X509 *parent = issuer ? issuer->certificate : certificate;

    if (!certificate || !set_subject(certificate, subject, diags))
        return NULL;
    if (key && X509_set_version(certificate, X509_VERSION_3) && set_serial(certificate) &&
        set_validity(certificate, from, issuer ? LEAF_DAYS : ROOT_DAYS) &&
        X509_set_issuer_name(certificate, X509_get_subject_name(parent)) && X509_set_pubkey(certificate, key) &&
        add_extensions(certificate, parent) && X509_sign(certificate, issuer ? issuer->key : key, EVP_sha256()) > 0)
        return g_steal_pointer(&certificate);
    jf_diags_add(diags, JF_DIAG_ISSUE_FAILED, NULL, subject->name, jf_openssl_reason(), NULL);
    return NULL;
}

JfIssuer *jf_issuer_new(const char *organisation, JfInstant from, JfDiags *diags)
{
    const JfSubject subject = {.name = "Jiaofu Demo Root", .organisation = organisation};
    g_autoptr(EVP_PKEY) key = make_key(JF_KEY_P256);
    X509 *certificate = make_certificate(key, &subject, NULL, from, diags);

    if (!certificate)
        return NULL;
    JfIssuer *issuer = g_new0(JfIssuer, 1);
    *issuer = (JfIssuer){g_steal_pointer(&key), certificate};
    return issuer;
}

JfIssuer *jf_issuer_read(GBytes *pem, const char *name, JfDiags *diags)
{
    gsize length;
    const void *data = g_bytes_get_data(pem, &length);
    g_autoptr(BIO) bio = BIO_new_mem_buf(data, (int)MIN(length, G_MAXINT));
    g_autoptr(EVP_PKEY) key = PEM_read_bio_PrivateKey(bio, NULL, NULL, (void *)"");
    g_autoptr(X509) certificate = NULL;

    if (!key) {
        jf_diags_add(diags, JF_DIAG_KEY_FILE, NULL, name, jf_openssl_reason(), NULL);
        return NULL;
    }
    certificate = PEM_read_bio_X509(bio, NULL, NULL, NULL);
    ERR_clear_error();
    if (!certificate || X509_check_private_key(certificate, key) != 1) {
        ERR_clear_error();
        jf_diags_add(diags, JF_DIAG_KEY_CERTIFICATE, NULL, name, NULL);
        return NULL;
    }
    JfIssuer *issuer = g_new0(JfIssuer, 1);
    *issuer = (JfIssuer){g_steal_pointer(&key), g_steal_pointer(&certificate)};
    return issuer;
}

void jf_issuer_free(JfIssuer *issuer)
{
    if (!issuer)
        return;
    EVP_PKEY_free(issuer->key);
    X509_free(issuer->certificate);
    g_free(issuer);
}

// ---- as text

static void cleanse_and_free(void *text)
{
    OPENSSL_cleanse(text, strlen(text));
    g_free(text);
}

// PEM of what is not NULL. The bytes are cleansed when they are freed.
static GBytes *write_pem(EVP_PKEY *key, X509 *first, X509 *second)
{
    g_autoptr(BIO) bio = BIO_new(BIO_s_secmem());
    char *data;

    if ((key && PEM_write_bio_PKCS8PrivateKey(bio, key, NULL, NULL, 0, NULL, NULL) != 1) || PEM_write_bio_X509(bio, first) != 1 ||
        (second && PEM_write_bio_X509(bio, second) != 1))
        g_error("out of memory");
    size_t n = (size_t)BIO_get_mem_data(bio, &data);
    char *text = g_strndup(data, n);
    return g_bytes_new_with_free_func(text, n, cleanse_and_free, text);
}

GBytes *jf_issuer_certificate(const JfIssuer *issuer)
{
    return write_pem(NULL, issuer->certificate, NULL);
}

GBytes *jf_issuer_secret(const JfIssuer *issuer)
{
    return write_pem(issuer->key, issuer->certificate, NULL);
}

GBytes *jf_issuer_issue(JfIssuer *issuer, const JfSubject *subject, JfInstant from, JfDiags *diags)
{
    g_autoptr(EVP_PKEY) key = make_key(subject->kind);
    g_autoptr(X509) certificate = make_certificate(key, subject, issuer, from, diags);

    return certificate ? write_pem(key, certificate, issuer->certificate) : NULL;
}
