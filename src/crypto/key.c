// SPDX-License-Identifier: MIT
// Signers: keys from files, and the seam for keys that lie elsewhere.
#include "base/file.h"
#include "crypto/openssl.h"
#include "crypto/signer.h"
#include <openssl/crypto.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <string.h>

#define KEY_FILE_MAX (1u << 20)
#define CHAIN_MAX 16
#define RSA_BITS_MIN 3072
#define RSA_BITS_MAX 8192

// ---- signers of any origin

static bool check_key_kind(const char *name, EVP_PKEY *key, JfDiags *diags)
{
    char group[64] = "";

    if (key && EVP_PKEY_is_a(key, "RSA")) {
        g_autofree char *bits = g_strdup_printf("RSA %d", EVP_PKEY_get_bits(key));
        if (EVP_PKEY_get_bits(key) < RSA_BITS_MIN)
            jf_diags_add(diags, JF_DIAG_KEY_WEAK, NULL, name, bits, NULL);
        else if (EVP_PKEY_get_bits(key) > RSA_BITS_MAX)
            jf_diags_add(diags, JF_DIAG_KEY_KIND, NULL, name, bits, NULL);
        else
            return true;
        return false;
    }
    if (key && EVP_PKEY_is_a(key, "EC")) {
        EVP_PKEY_get_group_name(key, group, sizeof group, NULL);
        if (strcmp(group, SN_X9_62_prime256v1) == 0 || strcmp(group, SN_secp384r1) == 0)
            return true;
        if (EVP_PKEY_get_security_bits(key) < 128) {
            jf_diags_add(diags, JF_DIAG_KEY_WEAK, NULL, name, group, NULL);
            return false;
        }
    }
    const char *kind = group[0] ? group : key ? EVP_PKEY_get0_type_name(key) : NULL;
    jf_diags_add(diags, JF_DIAG_KEY_KIND, NULL, name, kind ? kind : "?", NULL);
    return false;
}

JfSigner *jf_signer_new(const char *name, X509 *certificate, STACK_OF(X509) * chain, JfSign sign, void *user, GDestroyNotify drop,
                        JfDiags *diags)
{
    JfSigner *signer = g_new0(JfSigner, 1);

    *signer = (JfSigner){.name = g_strdup(name), .certificate = certificate, .sign = sign, .user = user, .drop = drop};
    X509_up_ref(certificate);
    signer->chain = chain ? X509_chain_up_ref(chain) : sk_X509_new_null();

    bool good = check_key_kind(name, X509_get0_pubkey(certificate), diags);
    if (good && !jf_certificate_may_sign(certificate)) {
        g_autofree char *subject = jf_certificate_subject(certificate);
        jf_diags_add(diags, JF_DIAG_KEY_USAGE, NULL, subject, NULL);
        good = false;
    }
    if (!good)
        g_clear_pointer(&signer, jf_signer_free);
    ERR_clear_error();
    return signer;
}

void jf_signer_free(JfSigner *signer)
{
    if (!signer)
        return;
    if (signer->drop)
        signer->drop(signer->user);
    X509_free(signer->certificate);
    jf_certificates_free(signer->chain);
    g_free(signer->name);
    g_free(signer);
}

X509 *jf_signer_certificate(const JfSigner *signer)
{
    return signer->certificate;
}

STACK_OF(X509) * jf_signer_chain(const JfSigner *signer)
{
    return signer->chain;
}

GBytes *jf_signer_sign(JfSigner *signer, GBytes *data, JfDiags *diags)
{
    return signer->sign(signer->user, data, diags);
}

// ---- a key in memory

typedef struct {
    EVP_PKEY *key;
    char *name;
} FileKey;

static void file_key_free(void *user)
{
    FileKey *file = user;

    EVP_PKEY_free(file->key); // OpenSSL cleanses what is secret
    g_free(file->name);
    g_free(file);
}

static GBytes *file_key_sign(void *user, GBytes *data, JfDiags *diags)
{
    const FileKey *file = user;
    g_autoptr(EVP_MD_CTX) context = EVP_MD_CTX_new();
    size_t n = (size_t)EVP_PKEY_get_size(file->key);
    g_autofree unsigned char *signature = g_malloc(n);

    ERR_clear_error();
    if (EVP_DigestSignInit(context, NULL, EVP_sha256(), NULL, file->key) != 1 ||
        EVP_DigestSign(context, signature, &n, g_bytes_get_data(data, NULL), g_bytes_get_size(data)) != 1) {
        jf_diags_add(diags, JF_DIAG_KEY_SIGN, NULL, file->name, jf_openssl_reason(), NULL);
        return NULL;
    }
    return g_bytes_new_take(g_steal_pointer(&signature), n);
}

// ---- passphrases

typedef struct {
    JfPassphrase ask;
    void *user;
    const char *path;
    bool asked, given;
} Asking;

static bool ask(Asking *asking, char *out, size_t size)
{
    asking->asked = true;
    asking->given = asking->ask && asking->ask(asking->user, asking->path, out, size);
    return asking->given;
}

static int ask_for_pem(char *out, int size, int writing, void *user)
{
    (void)writing;
    if (size <= 0 || !ask(user, out, (size_t)size)) {
        OPENSSL_cleanse(out, (size_t)MAX(size, 0));
        return -1;
    }
    return (int)strlen(out);
}

static void report_unreadable(const Asking *asking, bool wrong, JfDiags *diags)
{
    const char *reason = jf_openssl_reason();

    if (asking->asked && !asking->given)
        jf_diags_add(diags, JF_DIAG_KEY_PASSPHRASE, NULL, asking->path, NULL);
    else if (wrong)
        jf_diags_add(diags, JF_DIAG_KEY_PASSPHRASE_WRONG, NULL, asking->path, NULL);
    else
        jf_diags_add(diags, JF_DIAG_KEY_FILE, NULL, asking->path, reason, NULL);
}

// ---- files

// Takes what belongs to `key` out of `certificates`; the rest, less its repetitions, is the chain.
static X509 *steal_own(STACK_OF(X509) * certificates, EVP_PKEY *key)
{
    X509 *own = NULL;

    for (int i = 0; i < sk_X509_num(certificates);) {
        X509 *each = sk_X509_value(certificates, i);
        if (own ? X509_cmp(own, each) != 0 : EVP_PKEY_eq(X509_get0_pubkey(each), key) != 1) {
            i++;
            continue;
        }
        (void)sk_X509_delete(certificates, i);
        if (own)
            X509_free(each);
        else
            own = each;
    }
    ERR_clear_error();
    return own;
}

static JfSigner *make_signer(const char *path, const char *chain_path, EVP_PKEY *key, STACK_OF(X509) * certificates, JfDiags *diags)
{
    g_autoptr(X509) own = NULL;

    if (sk_X509_num(certificates) <= 0 || sk_X509_num(certificates) > CHAIN_MAX) {
        jf_diags_add(diags, JF_DIAG_KEY_CERTIFICATE, NULL, chain_path, NULL);
        return NULL;
    }
    if (!(own = steal_own(certificates, key))) {
        jf_diags_add(diags, JF_DIAG_KEY_MISMATCH, NULL, chain_path, path, NULL);
        return NULL;
    }
    FileKey *file = g_new0(FileKey, 1);
    *file = (FileKey){.key = key, .name = g_strdup(path)};
    EVP_PKEY_up_ref(key);
    return jf_signer_new(path, own, certificates, file_key_sign, file, file_key_free, diags);
}

static JfCertificates *read_certificates(const void *data, size_t length)
{
    g_autoptr(JfCertificates) certificates = sk_X509_new_null();
    g_autoptr(BIO) bio = BIO_new_mem_buf(data, (int)length);
    X509 *each;

    while (sk_X509_num(certificates) <= CHAIN_MAX && (each = PEM_read_bio_X509(bio, NULL, NULL, NULL)))
        sk_X509_push(certificates, each);
    ERR_clear_error();
    return g_steal_pointer(&certificates);
}

static JfSigner *open_pem(const char *path, const char *chain_path, const void *data, size_t length, Asking *asking, JfDiags *diags)
{
    g_autoptr(BIO) bio = BIO_new_mem_buf(data, (int)length);
    g_autoptr(EVP_PKEY) key = PEM_read_bio_PrivateKey(bio, NULL, ask_for_pem, asking);
    g_autoptr(GBytes) chain = NULL;
    g_autoptr(JfCertificates) certificates = NULL;

    if (!key) {
        report_unreadable(asking, asking->given, diags);
        return NULL;
    }
    if (!chain_path) {
        certificates = read_certificates(data, length);
        return make_signer(path, path, key, certificates, diags);
    }
    if (!(chain = jf_file_read(chain_path, KEY_FILE_MAX, diags)))
        return NULL;
    certificates = read_certificates(g_bytes_get_data(chain, NULL), g_bytes_get_size(chain));
    return make_signer(path, chain_path, key, certificates, diags);
}

// The passphrase of a PKCS#12 file, "" when it has none. false: there is none or it is wrong.
static bool find_passphrase(PKCS12 *file, Asking *asking, char out[JF_PASSPHRASE_MAX], bool *wrong)
{
    out[0] = '\0';
    *wrong = false;
    if (!PKCS12_mac_present(file) || PKCS12_verify_mac(file, "", 0) == 1 || PKCS12_verify_mac(file, NULL, 0) == 1)
        return true;
    ERR_clear_error();
    if (!ask(asking, out, JF_PASSPHRASE_MAX))
        return false;
    *wrong = PKCS12_verify_mac(file, out, -1) != 1;
    return !*wrong;
}

static JfSigner *open_pkcs12(const char *path, const void *data, size_t length, Asking *asking, JfDiags *diags)
{
    const unsigned char *at = data;
    g_autoptr(PKCS12) file = d2i_PKCS12(NULL, &at, (long)length);
    g_autoptr(EVP_PKEY) key = NULL;
    g_autoptr(X509) own = NULL;
    g_autoptr(JfCertificates) certificates = NULL;
    char passphrase[JF_PASSPHRASE_MAX];
    bool wrong = false;

    bool good =
        file && find_passphrase(file, asking, passphrase, &wrong) && PKCS12_parse(file, passphrase, &key, &own, &certificates) == 1 && key;
    OPENSSL_cleanse(passphrase, sizeof passphrase);
    if (!good) {
        report_unreadable(asking, wrong, diags);
        return NULL;
    }
    if (!certificates)
        certificates = sk_X509_new_null();
    if (own)
        sk_X509_unshift(certificates, g_steal_pointer(&own));
    return make_signer(path, path, key, certificates, diags);
}

JfSigner *jf_signer_open(const char *path, const char *chain_path, JfPassphrase passphrase, void *user, JfDiags *diags)
{
    Asking asking = {.ask = passphrase, .user = user, .path = path};
    GBytes *bytes = jf_file_read(path, KEY_FILE_MAX, diags);
    gsize length;
    JfSigner *signer;

    if (!bytes)
        return NULL;
    ERR_clear_error();
    g_autofree guint8 *data = g_bytes_unref_to_data(bytes, &length);
    if (length > 0 && data[0] == 0x30) // a DER SEQUENCE, which no text of PEM begins with
        signer = open_pkcs12(path, data, length, &asking, diags);
    else
        signer = open_pem(path, chain_path, data, length, &asking, diags);
    OPENSSL_cleanse(data, length);
    ERR_clear_error();
    return signer;
}
