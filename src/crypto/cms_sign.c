// SPDX-License-Identifier: MIT
// SignedData, written piece by piece. OpenSSL's CMS_sign adds a signing-time that PAdES forbids and cannot be told not to; taking it out
// again costs a second private-key operation, which a token that asks for a PIN each time, or a service that charges, does not forgive.
#include "crypto/cms.h"
#include "crypto/der.h"
#include "crypto/oids.h"
#include "crypto/openssl.h"
#include "crypto/signer.h"
#include <openssl/err.h>
#include <openssl/objects.h>

static GBytes *freeze(GByteArray *array)
{
    return g_byte_array_free_to_bytes(array);
}

static void add_algorithm(GByteArray *out, const void *oid, size_t length, bool null)
{
    guint mark = out->len;

    jf_der_add_value(out, JF_DER_OID, oid, length);
    if (null)
        jf_der_add_value(out, JF_DER_NULL, "", 0);
    jf_der_wrap(out, mark, JF_DER_SEQUENCE);
}

// What OpenSSL encodes: names, numbers, certificates. It keeps the encoding as it was read, so that a foreign one survives byte for byte.
#define add_encoded(out, function, value)                                                                                                  \
    do {                                                                                                                                   \
        unsigned char *encoded_ = NULL;                                                                                                    \
        int length_ = function(value, &encoded_);                                                                                          \
        if (length_ < 0)                                                                                                                   \
            g_error("out of memory");                                                                                                      \
        jf_der_add(out, encoded_, (size_t)length_);                                                                                        \
        OPENSSL_free(encoded_);                                                                                                            \
    } while (0)

static void add_name(GByteArray *out, const X509_NAME *name)
{
    add_encoded(out, i2d_X509_NAME, name);
}

static void add_serial(GByteArray *out, const X509 *certificate)
{
    add_encoded(out, i2d_ASN1_INTEGER, X509_get0_serialNumber(certificate));
}

static GBytes *encode_certificate(const X509 *certificate)
{
    GByteArray *out = g_byte_array_sized_new(1024);

    add_encoded(out, i2d_X509, certificate);
    return freeze(out);
}

// ---- signed attributes

// Attribute ::= SEQUENCE { type, values SET OF }: closes the one value that was written since `value` behind its type at `mark`.
static GBytes *close_attribute(GByteArray *out, guint value)
{
    jf_der_wrap(out, value, JF_DER_SET);
    jf_der_wrap(out, 0, JF_DER_SEQUENCE);
    return freeze(out);
}

static GByteArray *open_attribute(const void *oid, size_t length)
{
    GByteArray *out = g_byte_array_sized_new(256);

    jf_der_add_value(out, JF_DER_OID, oid, length);
    return out;
}

static GBytes *content_type(void)
{
    GByteArray *out = open_attribute(JF_OID_ARGS(JF_OID_CONTENT_TYPE));
    guint value = out->len;

    jf_der_add_value(out, JF_DER_OID, JF_OID_ARGS(JF_OID_DATA));
    return close_attribute(out, value);
}

static GBytes *message_digest(const unsigned char digest[JF_DIGEST_SIZE])
{
    GByteArray *out = open_attribute(JF_OID_ARGS(JF_OID_MESSAGE_DIGEST));
    guint value = out->len;

    jf_der_add_value(out, JF_DER_OCTETS, digest, JF_DIGEST_SIZE);
    return close_attribute(out, value);
}

// RFC 5035 3: SHA-256 is the default digest and therefore, in DER, not written.
static GBytes *signing_certificate(const X509 *certificate)
{
    GByteArray *out = open_attribute(JF_OID_ARGS(JF_OID_SIGNING_CERTIFICATE_V2));
    guint value = out->len, names;
    unsigned char digest[JF_DIGEST_SIZE];

    if (X509_digest(certificate, EVP_sha256(), digest, NULL) != 1)
        g_error("SHA-256 is not available");
    jf_der_add_value(out, JF_DER_OCTETS, digest, sizeof digest);
    names = out->len;
    add_name(out, X509_get_issuer_name(certificate));
    jf_der_wrap(out, names, JF_DER_CONTEXT_4); // GeneralName directoryName
    jf_der_wrap(out, names, JF_DER_SEQUENCE);  // GeneralNames
    add_serial(out, certificate);
    jf_der_wrap(out, names, JF_DER_SEQUENCE); // IssuerSerial
    jf_der_wrap(out, value, JF_DER_SEQUENCE); // ESSCertIDv2
    jf_der_wrap(out, value, JF_DER_SEQUENCE); // its SEQUENCE OF
    jf_der_wrap(out, value, JF_DER_SEQUENCE); // SigningCertificateV2
    return close_attribute(out, value);
}

// The attributes as SET OF: what is signed (RFC 5652 5.4).
static GBytes *signed_attributes(const X509 *certificate, const unsigned char digest[JF_DIGEST_SIZE])
{
    GBytes *attributes[] = {content_type(), message_digest(digest), signing_certificate(certificate)};
    GByteArray *out = g_byte_array_sized_new(512);

    jf_der_add_sorted(out, attributes, G_N_ELEMENTS(attributes));
    jf_der_wrap(out, 0, JF_DER_SET);
    for (size_t i = 0; i < G_N_ELEMENTS(attributes); i++)
        g_bytes_unref(attributes[i]);
    return freeze(out);
}

// ---- SignedData

static void add_version(GByteArray *out)
{
    jf_der_add_value(out, JF_DER_INTEGER, "\x01", 1);
}

static void add_signer_info(GByteArray *out, const JfSigner *signer, GBytes *attributes, GBytes *signature)
{
    const X509 *certificate = jf_signer_certificate(signer);
    guint mark = out->len, part;

    add_version(out);
    part = out->len;
    add_name(out, X509_get_issuer_name(certificate));
    add_serial(out, certificate);
    jf_der_wrap(out, part, JF_DER_SEQUENCE);
    add_algorithm(out, JF_OID_ARGS(JF_OID_SHA256), false);
    part = out->len;
    jf_der_add(out, g_bytes_get_data(attributes, NULL), g_bytes_get_size(attributes));
    out->data[part] = JF_DER_CONTEXT_0; // IMPLICIT: in here the SET's tag is another
    if (EVP_PKEY_is_a(X509_get0_pubkey(certificate), "RSA"))
        add_algorithm(out, JF_OID_ARGS(JF_OID_RSA_SHA256), true);
    else
        add_algorithm(out, JF_OID_ARGS(JF_OID_ECDSA_SHA256), false);
    jf_der_add_value(out, JF_DER_OCTETS, g_bytes_get_data(signature, NULL), g_bytes_get_size(signature));
    jf_der_wrap(out, mark, JF_DER_SEQUENCE);
    jf_der_wrap(out, mark, JF_DER_SET);
}

static void add_certificates(GByteArray *out, const JfSigner *signer)
{
    JfCertificates *chain = jf_signer_chain(signer);
    int n = sk_X509_num(chain);
    guint mark = out->len;
    g_autofree GBytes **encoded = g_new(GBytes *, n + 1);

    encoded[n] = encode_certificate(jf_signer_certificate(signer));
    for (int i = 0; i < n; i++)
        encoded[i] = encode_certificate(sk_X509_value(chain, i));
    jf_der_add_sorted(out, encoded, (size_t)n + 1);
    jf_der_wrap(out, mark, JF_DER_CONTEXT_0);
    for (int i = 0; i <= n; i++)
        g_bytes_unref(encoded[i]);
}

static GBytes *assemble(const JfSigner *signer, GBytes *attributes, GBytes *signature)
{
    GByteArray *out = g_byte_array_sized_new(4096);
    guint data, part;

    jf_der_add_value(out, JF_DER_OID, JF_OID_ARGS(JF_OID_SIGNED_DATA));
    data = out->len;
    add_version(out);
    part = out->len;
    add_algorithm(out, JF_OID_ARGS(JF_OID_SHA256), false);
    jf_der_wrap(out, part, JF_DER_SET);
    part = out->len;
    jf_der_add_value(out, JF_DER_OID, JF_OID_ARGS(JF_OID_DATA)); // no eContent: detached
    jf_der_wrap(out, part, JF_DER_SEQUENCE);
    add_certificates(out, signer);
    add_signer_info(out, signer, attributes, signature);
    jf_der_wrap(out, data, JF_DER_SEQUENCE);
    jf_der_wrap(out, data, JF_DER_CONTEXT_0);
    jf_der_wrap(out, 0, JF_DER_SEQUENCE);
    return freeze(out);
}

// ---- the check before anything leaves
//
// Every signature is verified under the certificate's key. The whole SignedData is looked at once per signer, by OpenSSL's CMS and by our
// own strict reader: for one signer nothing in it changes but the digest and the signature, and decoding certificates again would cost four
// times what signing does.

static bool check_signature(GBytes *attributes, GBytes *signature, const JfSigner *signer)
{
    g_autoptr(EVP_MD_CTX) context = EVP_MD_CTX_new();
    gsize n, length;
    const unsigned char *data = g_bytes_get_data(attributes, &n), *octets = g_bytes_get_data(signature, &length);

    return EVP_DigestVerifyInit(context, NULL, EVP_sha256(), NULL, X509_get0_pubkey(signer->certificate)) == 1 &&
           EVP_DigestVerify(context, octets, length, data, n) == 1;
}

static bool check_by_openssl(GBytes *der, const JfSigner *signer)
{
    gsize length;
    const unsigned char *at = g_bytes_get_data(der, &length);
    g_autoptr(CMS_ContentInfo) cms = d2i_CMS_ContentInfo(NULL, &at, (long)length);
    STACK_OF(CMS_SignerInfo) *infos = cms ? CMS_get0_SignerInfos(cms) : NULL;

    if (!infos || sk_CMS_SignerInfo_num(infos) != 1)
        return false;
    CMS_SignerInfo *info = sk_CMS_SignerInfo_value(infos, 0);
    if (CMS_SignerInfo_cert_cmp(info, signer->certificate) != 0)
        return false;
    CMS_SignerInfo_set1_signer_cert(info, signer->certificate);
    return CMS_SignerInfo_verify(info) == 1;
}

static bool check_whole(GBytes *der, JfSigner *signer, const unsigned char digest[JF_DIGEST_SIZE], JfDiags *diags)
{
    g_autoptr(JfDiags) own = jf_diags_new();
    g_autoptr(JfCms) cms = NULL;

    if (!check_by_openssl(der, signer)) {
        jf_diags_add(diags, JF_DIAG_CMS_SELF_CHECK, NULL, jf_openssl_reason(), NULL);
        return false;
    }
    cms = jf_cms_read(g_bytes_get_data(der, NULL), g_bytes_get_size(der), own);
    signer->checked = cms && jf_cms_verify(cms, digest, own);
    if (!signer->checked)
        jf_diags_add(diags, JF_DIAG_CMS_SELF_CHECK, NULL, jf_diags_at(own, 0)->text[JF_LANGUAGE_EN], NULL);
    return signer->checked;
}

GBytes *jf_cms_sign(JfSigner *signer, const unsigned char digest[JF_DIGEST_SIZE], JfDiags *diags)
{
    g_autoptr(GBytes) attributes = signed_attributes(signer->certificate, digest);
    g_autoptr(GBytes) signature = jf_signer_sign(signer, attributes, diags);
    g_autoptr(GBytes) der = NULL;

    if (!signature)
        return NULL;
    ERR_clear_error();
    if (!check_signature(attributes, signature, signer)) {
        jf_diags_add(diags, JF_DIAG_CMS_SELF_CHECK, NULL, jf_openssl_reason(), NULL);
        return NULL;
    }
    der = assemble(signer, attributes, signature);
    return signer->checked || check_whole(der, signer, digest, diags) ? g_steal_pointer(&der) : NULL;
}

size_t jf_cms_estimate(const JfSigner *signer)
{
    const X509 *own = jf_signer_certificate(signer);
    JfCertificates *chain = jf_signer_chain(signer);
    size_t size = 512; // everything of fixed size: 230 bytes, and headers

    size += (size_t)i2d_X509(own, NULL) + 2 * (size_t)i2d_X509_NAME(X509_get_issuer_name(own), NULL);
    size += (size_t)EVP_PKEY_get_size(X509_get0_pubkey(own));
    for (int i = 0; i < sk_X509_num(chain); i++)
        size += (size_t)i2d_X509(sk_X509_value(chain, i), NULL);
    return size;
}
