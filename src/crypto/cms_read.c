// SPDX-License-Identifier: MIT
// SignedData, read by our own DER reader and not by OpenSSL's, which takes BER, repetitions and things left over in its stride.
#include "crypto/cms.h"
#include "crypto/der.h"
#include "crypto/oids.h"
#include "crypto/openssl.h"
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/objects.h>
#include <string.h>

#define DER_DEPTH 24
#define ATTRIBUTES_MAX 16

struct JfCms {
    JfCertificates *chain; // without the signer's own
    X509 *certificate;
    GBytes *attributes; // as SET OF: what was signed
    GBytes *signature;
    unsigned char digest[JF_DIGEST_SIZE];
    const char *algorithm;
};

typedef struct {
    const char *en, *zh;
} Fault;
typedef const Fault *Result; // NULL: good

static const Fault not_der = {"it is not DER of a SignedData", "不是 DER 编码的 SignedData"};
static const Fault bad_attribute = {"its signed attributes are not well-formed", "签名属性格式不正确"};
static const Fault bad_reference = {"its signing-certificate-v2 attribute is not well-formed", "signing-certificate-v2 属性格式不正确"};
static const Fault other_certificate = {"its signing-certificate-v2 attribute names another certificate",
                                        "signing-certificate-v2 属性指向另一张证书"};
static const Fault other_digest = {"it does not use SHA-256 throughout", "未全部使用 SHA-256"};
static const Fault other_algorithm = {"its algorithm does not fit the certificate's key, or is not accepted",
                                      "签名算法与证书密钥不符或不被接受"};
static const Fault bad_certificate = {"a certificate inside is not well-formed", "内含的证书格式不正确"};
static const Fault no_certificate = {"the signer's certificate is not inside", "其中没有签名人证书"};

// Where the parts of a SignedData lie, before anything is made of them.
typedef struct {
    JfDer certificates;
    JfDerValue issuer, serial, attributes, digest_algorithm, signature_algorithm, signature;
} Parts;

static bool is(const JfDerValue *value, const char *oid, size_t length)
{
    return value->tag == JF_DER_OID && jf_der_is(value, oid, length);
}

static bool take_version_1(JfDer *from)
{
    JfDerValue value;

    return jf_der_take(from, JF_DER_INTEGER, &value) && jf_der_is(&value, "\x01", 1);
}

// Splits AlgorithmIdentifier into its OID; parameters must be absent or NULL.
static bool read_algorithm(const JfDerValue *value, JfDerValue *oid)
{
    JfDer inside = value->contents;
    JfDerValue null;

    if (!jf_der_take(&inside, JF_DER_OID, oid))
        return false;
    return jf_der_done(&inside) || (jf_der_take(&inside, JF_DER_NULL, &null) && jf_der_is(&null, "", 0) && jf_der_done(&inside));
}

static bool is_sha256(const JfDerValue *algorithm)
{
    JfDerValue oid;

    return algorithm->tag == JF_DER_SEQUENCE && read_algorithm(algorithm, &oid) && is(&oid, JF_OID_ARGS(JF_OID_SHA256));
}

// ---- SignedData and SignerInfo: RFC 5652 5.1, 5.3

static Result split_signer_info(JfDer from, Parts *parts)
{
    static const Fault unsigned_attributes = {"it has unsigned attributes", "含有未签名属性"};
    static const Fault no_attributes = {"it has no signed attributes", "没有签名属性"};
    JfDerValue id;

    if (!take_version_1(&from) || !jf_der_take(&from, JF_DER_SEQUENCE, &id))
        return &not_der;
    if (!jf_der_take(&id.contents, JF_DER_SEQUENCE, &parts->issuer) || !jf_der_take(&id.contents, JF_DER_INTEGER, &parts->serial) ||
        !jf_der_done(&id.contents) || !jf_der_take(&from, JF_DER_SEQUENCE, &parts->digest_algorithm))
        return &not_der;
    if (!jf_der_take(&from, JF_DER_CONTEXT_0, &parts->attributes))
        return &no_attributes;
    if (!jf_der_take(&from, JF_DER_SEQUENCE, &parts->signature_algorithm) || !jf_der_take(&from, JF_DER_OCTETS, &parts->signature))
        return &not_der;
    if (jf_der_peek(&from, JF_DER_CONTEXT_1))
        return &unsigned_attributes;
    return jf_der_done(&from) ? NULL : &not_der;
}

static Result split_content(JfDer from)
{
    static const Fault content = {"the signed content is inside, where it should be detached", "签名内容被嵌入，应为分离式签名"};
    JfDerValue type;

    if (!jf_der_take(&from, JF_DER_OID, &type) || !is(&type, JF_OID_ARGS(JF_OID_DATA)))
        return &not_der;
    return jf_der_done(&from) ? NULL : &content;
}

static Result split_signed_data(JfDer from, Parts *parts)
{
    static const Fault revocation = {"it has revocation lists", "含有吊销列表"};
    static const Fault signers = {"it does not have exactly one signer", "签名人不是恰好一个"};
    JfDerValue value, each;
    Result fault;

    if (!take_version_1(&from) || !jf_der_take(&from, JF_DER_SET, &value))
        return &not_der;
    if (!jf_der_take(&value.contents, JF_DER_SEQUENCE, &each) || !jf_der_done(&value.contents) || !is_sha256(&each))
        return &other_digest;
    if (!jf_der_take(&from, JF_DER_SEQUENCE, &value))
        return &not_der;
    if ((fault = split_content(value.contents)))
        return fault;
    if (!jf_der_take(&from, JF_DER_CONTEXT_0, &value))
        return &no_certificate;
    parts->certificates = value.contents;
    if (jf_der_peek(&from, JF_DER_CONTEXT_1))
        return &revocation;
    if (!jf_der_take(&from, JF_DER_SET, &value) || !jf_der_done(&from))
        return &not_der;
    if (!jf_der_take(&value.contents, JF_DER_SEQUENCE, &each) || !jf_der_done(&value.contents))
        return &signers;
    return split_signer_info(each.contents, parts);
}

static Result split(const void *der, size_t length, Parts *parts)
{
    JfDer from = {der, length > 0 ? (const guint8 *)der + length : der}; // of nothing there may be no place
    JfDerValue info, type, content, data;

    if (length > JF_CMS_SIZE_MAX || !jf_der_take(&from, JF_DER_SEQUENCE, &info) || !jf_der_done(&from) || !jf_der_check(&info, DER_DEPTH))
        return &not_der;
    if (!jf_der_take(&info.contents, JF_DER_OID, &type) || !is(&type, JF_OID_ARGS(JF_OID_SIGNED_DATA)) ||
        !jf_der_take(&info.contents, JF_DER_CONTEXT_0, &content) || !jf_der_done(&info.contents))
        return &not_der;
    if (!jf_der_take(&content.contents, JF_DER_SEQUENCE, &data) || !jf_der_done(&content.contents))
        return &not_der;
    return split_signed_data(data.contents, parts);
}

// ---- certificates

static bool is_signer(const X509 *certificate, const Parts *parts)
{
    unsigned char *serial = NULL;
    const unsigned char *issuer;
    size_t issuer_length;
    int length = i2d_ASN1_INTEGER(X509_get0_serialNumber(certificate), &serial);
    bool same = length >= 0 && (size_t)length == parts->serial.length && memcmp(serial, parts->serial.start, parts->serial.length) == 0 &&
                X509_NAME_get0_der(X509_get_issuer_name(certificate), &issuer, &issuer_length) == 1 &&
                issuer_length == parts->issuer.length && memcmp(issuer, parts->issuer.start, issuer_length) == 0;

    OPENSSL_free(serial);
    return same;
}

static Result read_certificates(JfCms *cms, const Parts *parts)
{
    static const Fault twice = {"the signer's certificate is inside twice", "签名人证书重复出现"};
    JfDer from = parts->certificates;
    JfDerValue value;

    while (!jf_der_done(&from)) {
        if (!jf_der_take(&from, JF_DER_SEQUENCE, &value) || sk_X509_num(cms->chain) >= JF_CMS_CERTIFICATES_MAX)
            return &bad_certificate;
        const unsigned char *at = value.start;
        g_autoptr(X509) certificate = d2i_X509(NULL, &at, (long)value.length);
        if (!certificate || at != value.start + value.length)
            return &bad_certificate;
        if (!is_signer(certificate, parts))
            sk_X509_push(cms->chain, g_steal_pointer(&certificate));
        else if (cms->certificate)
            return &twice;
        else
            cms->certificate = g_steal_pointer(&certificate);
    }
    return cms->certificate ? NULL : &no_certificate;
}

// ---- signing-certificate-v2: RFC 5035 3

// The digest by which a certificate is named; NULL: none that is accepted. Moves `from` behind it. The default need not be written.
static const EVP_MD *take_hash(JfDer *from)
{
    JfDerValue algorithm, oid;

    if (!jf_der_peek(from, JF_DER_SEQUENCE))
        return EVP_sha256();
    if (!jf_der_next(from, &algorithm) || !read_algorithm(&algorithm, &oid))
        return NULL;
    return is(&oid, JF_OID_ARGS(JF_OID_SHA256))   ? EVP_sha256()
           : is(&oid, JF_OID_ARGS(JF_OID_SHA384)) ? EVP_sha384()
           : is(&oid, JF_OID_ARGS(JF_OID_SHA512)) ? EVP_sha512()
                                                  : NULL;
}

static bool issuer_fits(JfDer from, const Parts *parts)
{
    JfDerValue names, name, serial;

    return jf_der_take(&from, JF_DER_SEQUENCE, &names) && jf_der_take(&names.contents, JF_DER_CONTEXT_4, &name) &&
           jf_der_done(&names.contents) && jf_der_is(&name, parts->issuer.start, parts->issuer.length) &&
           jf_der_take(&from, JF_DER_INTEGER, &serial) && jf_der_done(&from) && serial.length == parts->serial.length &&
           memcmp(serial.start, parts->serial.start, serial.length) == 0;
}

// `value`: SigningCertificateV2. Its first entry must be the signer's certificate; others (its issuers) and policies are allowed.
static Result check_reference(const JfCms *cms, const Parts *parts, JfDerValue value)
{
    JfDerValue list, id, hash, issuer;
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int length = 0;

    if (value.tag != JF_DER_SEQUENCE || !jf_der_take(&value.contents, JF_DER_SEQUENCE, &list) ||
        !jf_der_take(&list.contents, JF_DER_SEQUENCE, &id))
        return &bad_reference;
    const EVP_MD *md = take_hash(&id.contents);
    if (!md || !jf_der_take(&id.contents, JF_DER_OCTETS, &hash))
        return &bad_reference;
    if (X509_digest(cms->certificate, md, digest, &length) != 1 || !jf_der_is(&hash, digest, length))
        return &other_certificate;
    if (jf_der_done(&id.contents))
        return NULL;
    if (!jf_der_take(&id.contents, JF_DER_SEQUENCE, &issuer) || !jf_der_done(&id.contents))
        return &bad_reference;
    return issuer_fits(issuer.contents, parts) ? NULL : &other_certificate;
}

// ---- signed attributes: RFC 5652 5.3, 11; EN 319 142-1 6.3

typedef struct {
    bool content_type, digest, reference;
} Seen;

// Reads `SEQUENCE { type, SET { value } }`.
static bool split_attribute(const JfDerValue *attribute, JfDerValue *type, JfDerValue *value)
{
    JfDer from = attribute->contents;
    JfDerValue set;

    return attribute->tag == JF_DER_SEQUENCE && jf_der_take(&from, JF_DER_OID, type) && jf_der_take(&from, JF_DER_SET, &set) &&
           jf_der_done(&from) && jf_der_next(&set.contents, value) && jf_der_done(&set.contents);
}

static Result read_attribute(JfCms *cms, const Parts *parts, const JfDerValue *attribute, Seen *seen)
{
    static const Fault forbidden = {"it has an attribute that PAdES forbids (signing-time, or signing-certificate of version 1)",
                                    "含有 PAdES 禁止的属性（signing-time 或第一版 signing-certificate）"};
    JfDerValue type, value;

    if (!split_attribute(attribute, &type, &value))
        return &bad_attribute;
    if (is(&type, JF_OID_ARGS(JF_OID_SIGNING_TIME)) || is(&type, JF_OID_ARGS(JF_OID_SIGNING_CERTIFICATE)))
        return &forbidden;
    if (is(&type, JF_OID_ARGS(JF_OID_CONTENT_TYPE))) {
        seen->content_type = true;
        return is(&value, JF_OID_ARGS(JF_OID_DATA)) ? NULL : &bad_attribute;
    }
    if (is(&type, JF_OID_ARGS(JF_OID_MESSAGE_DIGEST))) {
        if (value.tag != JF_DER_OCTETS || value.length != JF_DIGEST_SIZE + 2)
            return &other_digest;
        memcpy(cms->digest, value.contents.data, JF_DIGEST_SIZE);
        seen->digest = true;
        return NULL;
    }
    if (is(&type, JF_OID_ARGS(JF_OID_SIGNING_CERTIFICATE_V2))) {
        seen->reference = true;
        return check_reference(cms, parts, value);
    }
    return NULL; // signed by them, of no weight to us
}

static Result check_unique(const JfDerValue *attributes, size_t n)
{
    static const Fault twice = {"a signed attribute is there twice", "签名属性重复出现"};
    JfDerValue type[2], value;

    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < i; k++)
            if (split_attribute(&attributes[i], &type[0], &value) && split_attribute(&attributes[k], &type[1], &value) &&
                jf_der_is(&type[0], type[1].contents.data, (size_t)(type[1].contents.end - type[1].contents.data)))
                return &twice;
    return NULL;
}

static bool in_order(const JfDerValue *a, const JfDerValue *b)
{
    int order = memcmp(a->start, b->start, MIN(a->length, b->length));

    return order < 0 || (order == 0 && a->length < b->length);
}

static Result read_attributes(JfCms *cms, const Parts *parts)
{
    static const Fault missing = {"it lacks a signed attribute (content-type, message-digest or signing-certificate-v2)",
                                  "缺少签名属性（content-type、message-digest 或 signing-certificate-v2）"};
    JfDer from = parts->attributes.contents;
    JfDerValue attribute[ATTRIBUTES_MAX];
    Seen seen = {0};
    size_t n = 0;
    Result fault;

    for (; !jf_der_done(&from); n++) {
        if (n == ATTRIBUTES_MAX || !jf_der_next(&from, &attribute[n]))
            return &bad_attribute;
        if ((fault = read_attribute(cms, parts, &attribute[n], &seen)))
            return fault;
    }
    if ((fault = check_unique(attribute, n)))
        return fault;
    for (size_t i = 1; i < n; i++)
        if (!in_order(&attribute[i - 1], &attribute[i]))
            return &bad_attribute;
    if (!seen.content_type || !seen.digest || !seen.reference)
        return &missing;

    g_autofree guint8 *set = g_memdup2(parts->attributes.start, parts->attributes.length);
    set[0] = JF_DER_SET;
    cms->attributes = g_bytes_new_take(g_steal_pointer(&set), parts->attributes.length);
    return NULL;
}

// ---- algorithm

static Result read_rsa(JfCms *cms, EVP_PKEY *key)
{
    static const struct {
        int bits;
        const char *name;
    } sizes[] = {{2048, "RSA-2048 SHA-256"}, {3072, "RSA-3072 SHA-256"}, {4096, "RSA-4096 SHA-256"}, {8192, "RSA-8192 SHA-256"}};
    int bits = EVP_PKEY_get_bits(key);

    if (bits < 2048 || bits > 16384)
        return &other_algorithm;
    cms->algorithm = "RSA SHA-256";
    for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++)
        if (sizes[i].bits == bits)
            cms->algorithm = sizes[i].name;
    return NULL;
}

static Result read_ec(JfCms *cms, EVP_PKEY *key)
{
    char group[64] = "";

    EVP_PKEY_get_group_name(key, group, sizeof group, NULL);
    if (strcmp(group, SN_X9_62_prime256v1) == 0)
        cms->algorithm = "ECDSA P-256 SHA-256";
    else if (strcmp(group, SN_secp384r1) == 0)
        cms->algorithm = "ECDSA P-384 SHA-256";
    return cms->algorithm ? NULL : &other_algorithm;
}

static Result read_signature(JfCms *cms, const Parts *parts)
{
    EVP_PKEY *key = X509_get0_pubkey(cms->certificate);
    JfDerValue oid;

    if (!is_sha256(&parts->digest_algorithm))
        return &other_digest;
    if (!key || !read_algorithm(&parts->signature_algorithm, &oid))
        return &other_algorithm;
    cms->signature = g_bytes_new(parts->signature.contents.data, (gsize)(parts->signature.contents.end - parts->signature.contents.data));
    if (EVP_PKEY_is_a(key, "RSA") && (is(&oid, JF_OID_ARGS(JF_OID_RSA)) || is(&oid, JF_OID_ARGS(JF_OID_RSA_SHA256))))
        return read_rsa(cms, key);
    if (EVP_PKEY_is_a(key, "EC") && is(&oid, JF_OID_ARGS(JF_OID_ECDSA_SHA256)))
        return read_ec(cms, key);
    return &other_algorithm;
}

JfCms *jf_cms_read(const void *der, size_t length, JfDiags *diags)
{
    g_autoptr(JfCms) cms = g_new0(JfCms, 1);
    Parts parts = {0};
    Result fault = split(der, length, &parts);

    cms->chain = sk_X509_new_null();
    if (!fault)
        fault = read_certificates(cms, &parts);
    if (!fault)
        fault = read_attributes(cms, &parts);
    if (!fault)
        fault = read_signature(cms, &parts);
    ERR_clear_error();
    if (!fault)
        return g_steal_pointer(&cms);
    jf_diags_add(diags, JF_DIAG_CMS_FORMAT, NULL, fault->en, fault->zh, NULL);
    return NULL;
}

void jf_cms_free(JfCms *cms)
{
    if (!cms)
        return;
    jf_certificates_free(cms->chain);
    X509_free(cms->certificate);
    g_clear_pointer(&cms->attributes, g_bytes_unref);
    g_clear_pointer(&cms->signature, g_bytes_unref);
    g_free(cms);
}

// ---- verification

static char *hex(const unsigned char digest[JF_DIGEST_SIZE])
{
    GString *out = g_string_sized_new(2 * JF_DIGEST_SIZE);

    for (size_t i = 0; i < JF_DIGEST_SIZE; i++)
        g_string_append_printf(out, "%02x", digest[i]);
    return g_string_free(out, FALSE);
}

bool jf_cms_verify(JfCms *cms, const unsigned char digest[JF_DIGEST_SIZE], JfDiags *diags)
{
    g_autoptr(EVP_MD_CTX) context = EVP_MD_CTX_new();
    gsize n, length;
    const unsigned char *data = g_bytes_get_data(cms->attributes, &n), *signature = g_bytes_get_data(cms->signature, &length);

    if (memcmp(cms->digest, digest, JF_DIGEST_SIZE) != 0) {
        g_autofree char *was = hex(cms->digest), *found = hex(digest);
        jf_diags_add(diags, JF_DIAG_CMS_DIGEST, NULL, was, found, NULL);
        return false;
    }
    bool good = EVP_DigestVerifyInit(context, NULL, EVP_sha256(), NULL, X509_get0_pubkey(cms->certificate)) == 1 &&
                EVP_DigestVerify(context, signature, length, data, n) == 1;
    ERR_clear_error();
    if (!good) {
        g_autofree char *subject = jf_certificate_subject(cms->certificate);
        jf_diags_add(diags, JF_DIAG_CMS_SIGNATURE, NULL, subject, NULL);
    }
    return good;
}

X509 *jf_cms_certificate(const JfCms *cms)
{
    return cms->certificate;
}

STACK_OF(X509) * jf_cms_chain(const JfCms *cms)
{
    return cms->chain;
}

const char *jf_cms_algorithm(const JfCms *cms)
{
    return cms->algorithm;
}

GBytes *jf_cms_signature(const JfCms *cms)
{
    return cms->signature;
}
