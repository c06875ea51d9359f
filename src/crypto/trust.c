// SPDX-License-Identifier: MIT
// Paths to anchors, by OpenSSL's X509_STORE filled with the verifier's anchors and nothing else.
#include "crypto/trust.h"
#include "base/file.h"
#include "crypto/openssl.h"
#include <openssl/err.h>
#include <openssl/pem.h>
#include <string.h>

#define TRUST_FILE_MAX (8u << 20)
#define PATH_MAX_DEPTH 8
#define AUTH_LEVEL 2 // of OpenSSL: 112 bits

struct JfTrust {
    X509_STORE *store;
    size_t n;
};

JfTrust *jf_trust_new(void)
{
    JfTrust *trust = g_new0(JfTrust, 1);

    trust->store = X509_STORE_new();
    if (!trust->store)
        g_error("out of memory");
    return trust;
}

void jf_trust_free(JfTrust *trust)
{
    if (!trust)
        return;
    X509_STORE_free(trust->store);
    g_free(trust);
}

size_t jf_trust_count(const JfTrust *trust)
{
    return trust->n;
}

bool jf_trust_add(JfTrust *trust, GBytes *pem, const char *name, JfDiags *diags)
{
    gsize length;
    const void *data = g_bytes_get_data(pem, &length);
    g_autoptr(BIO) bio = BIO_new_mem_buf(data, (int)MIN(length, TRUST_FILE_MAX));
    g_autoptr(JfCertificates) found = sk_X509_new_null();
    X509 *each;

    ERR_clear_error();
    while (trust->n + (size_t)sk_X509_num(found) < JF_TRUST_MAX && (each = PEM_read_bio_X509(bio, NULL, NULL, NULL)))
        sk_X509_push(found, each);
    // "No start line" is how the end of the file shows. Anything else is a certificate that the owner of the file believes to be trusted
    // and that is not.
    bool ended = ERR_GET_REASON(ERR_peek_last_error()) == PEM_R_NO_START_LINE;
    if (sk_X509_num(found) == 0 || !ended) {
        jf_diags_add(diags, JF_DIAG_TRUST_FILE, NULL, name, ended ? "no certificate" : jf_openssl_reason(), NULL);
        return false;
    }
    ERR_clear_error();
    for (int i = 0; i < sk_X509_num(found); i++)
        trust->n += X509_STORE_add_cert(trust->store, sk_X509_value(found, i)) == 1;
    return true;
}

bool jf_trust_add_file(JfTrust *trust, const char *path, JfDiags *diags)
{
    g_autoptr(GBytes) pem = jf_file_read(path, TRUST_FILE_MAX, diags);

    return pem && jf_trust_add(trust, pem, path, diags);
}

static JfTrustVerdict judge(int error)
{
    switch (error) {
    case X509_V_OK: return JF_TRUST_YES;
    case X509_V_ERR_CERT_HAS_EXPIRED: return JF_TRUST_EXPIRED;
    case X509_V_ERR_CERT_NOT_YET_VALID: return JF_TRUST_NOT_YET;
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
    case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
    case X509_V_ERR_CERT_UNTRUSTED: return JF_TRUST_NO_ANCHOR;
    default: return JF_TRUST_BAD;
    }
}

static bool is_among(X509 *certificate, const STACK_OF(X509) * list)
{
    for (int i = 0; i < sk_X509_num(list); i++)
        if (X509_cmp(certificate, sk_X509_value(list, i)) == 0)
            return true;
    return false;
}

static bool is_signed_by_any(X509 *certificate, const STACK_OF(X509) * list)
{
    for (int i = 0; i < sk_X509_num(list); i++) {
        X509 *issuer = sk_X509_value(list, i);
        if (X509_check_issued(issuer, certificate) == X509_V_OK && X509_verify(certificate, X509_get0_pubkey(issuer)) == 1)
            return true;
    }
    return false;
}

// Certificates inside are signed by nobody but their issuers. Those that the path did not need (it prefers the anchors) would otherwise be room for anything.
static bool has_stray(const JfCms *cms, const STACK_OF(X509) * path)
{
    const STACK_OF(X509) *inside = jf_cms_chain(cms);
    for (int i = 0; i < sk_X509_num(inside); i++) {
        X509 *certificate = sk_X509_value(inside, i);
        if (!is_among(certificate, path) && !is_signed_by_any(certificate, inside) && !is_signed_by_any(certificate, path))
            return true;
    }
    return false;
}

JfTrustVerdict jf_trust_check(const JfTrust *trust, const JfCms *cms, JfInstant when, char **reason)
{
    g_autoptr(X509_STORE_CTX) context = X509_STORE_CTX_new();
    int error = X509_V_ERR_UNSPECIFIED;

    *reason = NULL;
    if (!jf_certificate_may_sign(jf_cms_certificate(cms))) {
        *reason = g_strdup("key usage does not allow signing documents");
        return JF_TRUST_BAD;
    }
    if (context && X509_STORE_CTX_init(context, trust->store, jf_cms_certificate(cms), jf_cms_chain(cms)) == 1) {
        X509_VERIFY_PARAM *param = X509_STORE_CTX_get0_param(context);
        X509_VERIFY_PARAM_set_time(param, (time_t)(when / G_USEC_PER_SEC));
        X509_VERIFY_PARAM_set_flags(param, X509_V_FLAG_PARTIAL_CHAIN | X509_V_FLAG_TRUSTED_FIRST);
        X509_VERIFY_PARAM_set_depth(param, PATH_MAX_DEPTH);
        X509_VERIFY_PARAM_set_auth_level(param, AUTH_LEVEL);
        // A return of 1 is the only "yes"; the error code alone may be 0 where something failed before any path was looked at.
        bool good = X509_verify_cert(context) == 1;
        if (good || X509_STORE_CTX_get_error(context) != X509_V_OK)
            error = X509_STORE_CTX_get_error(context);
        if (good && has_stray(cms, X509_STORE_CTX_get0_chain(context))) {
            ERR_clear_error();
            *reason = g_strdup("a certificate beside it does not hold");
            return JF_TRUST_BAD;
        }
    }
    ERR_clear_error();
    *reason = g_strdup(X509_verify_cert_error_string(error));
    return judge(error);
}
