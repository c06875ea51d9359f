// SPDX-License-Identifier: MIT
// Signing keys with their certificate chains: PEM or PKCS#12 files now; the seam for PKCS#11 and remote services is JfSigner.
//
// Accepted keys: EC P-256/P-384, RSA ≥ 3072 bits (weaker: KEY-WEAK). The passphrase comes through a callback and is cleansed after use; key
// material is never logged. Certificate and key must belong together; the certificate's key usage must allow digitalSignature or nonRepudiation.
#pragma once
#include "base/diag.h"
#include "base/instant.h"
#include <openssl/x509.h>

// Fills `out` (at most `size` bytes, NUL-terminated) with the passphrase for `path`; false: none is to be had.
typedef bool (*JfPassphrase)(void *user, const char *path, char *out, size_t size);

typedef struct JfSigner JfSigner;

// Opens a key file: PKCS#12 (key, certificate and chain inside) or PEM (certificate and chain from `chain_path`, or in the same file when NULL).
JfSigner *jf_signer_open(const char *path, const char *chain_path, JfPassphrase passphrase, void *user, JfDiags *diags);
void jf_signer_free(JfSigner *signer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(JfSigner, jf_signer_free)

X509 *jf_signer_certificate(const JfSigner *signer);      // borrowed
STACK_OF(X509) *jf_signer_chain(const JfSigner *signer);  // borrowed, without the signer's own
char *jf_signer_name(const JfSigner *signer);             // common name, UTF-8; caller frees
// Signs the digest input `data` (the DER of the signed attributes) with one private-key operation. Caller unrefs.
GBytes *jf_signer_sign(JfSigner *signer, GBytes *data, JfDiags *diags);

char *jf_certificate_sha256(const X509 *certificate);     // 64 hex digits
char *jf_certificate_subject(const X509 *certificate);    // RFC 4514, UTF-8
// Does the subject hold every attribute of `pattern` ("CN=王伟,O=…", RFC 4514)?
bool jf_certificate_matches(const X509 *certificate, const char *pattern);
