// SPDX-License-Identifier: MIT
// What a certificate says: digest, subject, validity, permitted use.
#include "crypto/digest.h"
#include "crypto/key.h"
#include "crypto/openssl.h"
#include <openssl/err.h>
#include <openssl/x509v3.h>
#include <string.h>

char *jf_certificate_sha256(const X509 *certificate)
{
    unsigned char digest[JF_DIGEST_SIZE];
    GString *hex = g_string_sized_new(2 * sizeof digest);

    if (X509_digest(certificate, EVP_sha256(), digest, NULL) != 1)
        g_error("SHA-256 is not available");
    for (size_t i = 0; i < sizeof digest; i++)
        g_string_append_printf(hex, "%02x", digest[i]);
    return g_string_free(hex, FALSE);
}

char *jf_certificate_subject(const X509 *certificate)
{
    BIO *bio = BIO_new(BIO_s_mem());
    char *text = NULL;
    // Characters beyond ASCII as UTF-8, not as \xx: people read this.
    unsigned long flags = XN_FLAG_RFC2253 & ~(unsigned long)ASN1_STRFLGS_ESC_MSB;

    X509_NAME_print_ex(bio, X509_get_subject_name(certificate), 0, flags);
    long n = BIO_get_mem_data(bio, &text);
    char *copy = n > 0 ? g_utf8_make_valid(text, (gssize)n) : g_strdup("");
    BIO_free(bio);
    ERR_clear_error();
    return copy;
}

static bool read_time(const ASN1_TIME *time, JfInstant *out)
{
    g_autoptr(ASN1_TIME) epoch = ASN1_TIME_set(NULL, 0);
    int days, seconds;

    if (!epoch || !ASN1_TIME_diff(&days, &seconds, epoch, time)) {
        ERR_clear_error();
        return false;
    }
    *out = ((JfInstant)days * 86400 + seconds) * G_USEC_PER_SEC;
    return true;
}

bool jf_certificate_validity(const X509 *certificate, JfInstant *from, JfInstant *until)
{
    return read_time(X509_get0_notBefore(certificate), from) && read_time(X509_get0_notAfter(certificate), until);
}

// ---- permitted use

static bool purpose_allows(const ASN1_OBJECT *purpose)
{
    // Signing documents by RFC 9336, by Adobe and by Microsoft; mail, the usual stand-in for it; anything.
    static const char *const good[] = {"1.3.6.1.5.5.7.3.36", "1.2.840.113583.1.1.5", "1.3.6.1.4.1.311.10.3.12", "1.3.6.1.5.5.7.3.4",
                                       "2.5.29.37.0"};
    char oid[64];

    OBJ_obj2txt(oid, sizeof oid, purpose, 1);
    for (size_t i = 0; i < G_N_ELEMENTS(good); i++)
        if (strcmp(oid, good[i]) == 0)
            return true;
    return false;
}

bool jf_certificate_may_sign(const X509 *certificate)
{
    X509 *mutable = (X509 *)certificate; // OpenSSL fills its cache of extensions on the first look
    EXTENDED_KEY_USAGE *purposes;
    int critical;
    bool allowed;

    if (X509_get_extension_flags(mutable) & EXFLAG_INVALID)
        return false;
    if (!(X509_get_key_usage(mutable) & (KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION)))
        return false;
    purposes = X509_get_ext_d2i(certificate, NID_ext_key_usage, &critical, NULL);
    if (!purposes)
        return critical == -1; // -1: not there; else it cannot be read, or is there twice
    allowed = false;
    for (int i = 0; i < sk_ASN1_OBJECT_num(purposes); i++)
        allowed = allowed || purpose_allows(sk_ASN1_OBJECT_value(purposes, i));
    EXTENDED_KEY_USAGE_free(purposes);
    return allowed;
}

// ---- subject against a pattern

static int attribute_nid(const char *type)
{
    static const struct {
        const char *name;
        int nid;
    } names[] = {
        {"CN", NID_commonName},
        {"O", NID_organizationName},
        {"OU", NID_organizationalUnitName},
        {"C", NID_countryName},
        {"L", NID_localityName},
        {"ST", NID_stateOrProvinceName},
        {"street", NID_streetAddress},
        {"serialNumber", NID_serialNumber},
        {"title", NID_title},
        {"SN", NID_surname},
        {"surname", NID_surname},
        {"GN", NID_givenName},
        {"givenName", NID_givenName},
        {"DC", NID_domainComponent},
        {"UID", NID_userId},
        {"emailAddress", NID_pkcs9_emailAddress},
        {"organizationIdentifier", NID_organizationIdentifier},
    };
    int nid = NID_undef;

    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        if (g_ascii_strcasecmp(type, names[i].name) == 0)
            return names[i].nid;
    ASN1_OBJECT *object = OBJ_txt2obj(type, 1);
    if (object)
        nid = OBJ_obj2nid(object);
    ASN1_OBJECT_free(object);
    ERR_clear_error();
    return nid;
}

// Two common names in one subject would let one certificate pass for two people, so what a pattern names is there once. Only units and domain
// components come in several by their nature.
static bool is_ambiguous(const X509_NAME *name, int nid)
{
    int first = X509_NAME_get_index_by_NID(name, nid, -1);
    return nid != NID_organizationalUnitName && nid != NID_domainComponent && first >= 0 &&
           X509_NAME_get_index_by_NID(name, nid, first) >= 0;
}

static bool holds(const X509_NAME *name, int nid, const char *value)
{
    if (is_ambiguous(name, nid))
        return false;
    for (int i = X509_NAME_get_index_by_NID(name, nid, -1); i >= 0; i = X509_NAME_get_index_by_NID(name, nid, i)) {
        unsigned char *text = NULL;
        int n = ASN1_STRING_to_UTF8(&text, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, i)));
        bool same = n >= 0 && (size_t)n == strlen(value) && memcmp(text, value, (size_t)n) == 0;
        OPENSSL_free(text);
        if (same)
            return true;
    }
    ERR_clear_error();
    return false;
}

// Reads one value up to an unescaped "," or "+" (RFC 4514 2.4). NULL: not well-formed.
static char *read_value(const char **at)
{
    g_autoptr(GString) out = g_string_new(NULL);
    const char *p = *at;
    size_t keep = 0; // up to here blanks at the end are meant

    while (*p && *p != ',' && *p != '+') {
        if (*p == '\\' && g_ascii_isxdigit(p[1]) && g_ascii_isxdigit(p[2])) {
            g_string_append_c(out, (char)(g_ascii_xdigit_value(p[1]) << 4 | g_ascii_xdigit_value(p[2])));
            p += 3;
        } else if (*p == '\\') {
            if (!p[1])
                return NULL;
            g_string_append_c(out, p[1]);
            p += 2;
        } else {
            bool blank = *p == ' ';
            g_string_append_c(out, *p++);
            if (blank)
                continue;
        }
        keep = out->len;
    }
    *at = p;
    g_string_truncate(out, keep);
    return out->len ? g_strndup(out->str, out->len) : NULL;
}

bool jf_certificate_matches(const X509 *certificate, const char *pattern)
{
    const X509_NAME *name = X509_get_subject_name(certificate);
    const char *at = pattern;

    for (;;) {
        const char *equals = strchr(at, '=');
        if (!equals)
            return false;
        g_autofree char *type = g_strstrip(g_strndup(at, (gsize)(equals - at)));
        for (at = equals + 1; *at == ' ';)
            at++;
        g_autofree char *value = read_value(&at);
        int nid = attribute_nid(type);
        if (!value || nid == NID_undef || !holds(name, nid, value))
            return false;
        if (!*at)
            return true;
        at++;
    }
}
