// SPDX-License-Identifier: MIT
// Signing keys with their certificate chains: PEM or PKCS#12 files now; the seam for PKCS#11 and remote services is jf_signer_new.
//
// Accepted keys: EC P-256/P-384, RSA of 3072 to 8192 bits (weaker: KEY-WEAK; others: KEY-KIND). The passphrase comes through a callback and
// is cleansed after use; key material is cleansed when freed and never logged. Certificate and key must belong together; the certificate's
// key usage must allow digitalSignature or nonRepudiation, and its extended key usage, if there is one, signing documents or mail. Not
// checked here: validity in time (the caller knows the time) and trust.
#pragma once
#include "base/diag.h"
#include "base/instant.h"
#include <openssl/x509.h>

// Fills `out` (at most `size` bytes, NUL-terminated) with the passphrase for `path`; false: none is to be had.
typedef bool (*JfPassphrase)(void *user, const char *path, char *out, size_t size);
#define JF_PASSPHRASE_MAX 1024

// One private-key operation over `data` with SHA-256: an ECDSA signature as DER (RFC 3279 2.2.3), or RSASSA-PKCS1-v1_5. Caller unrefs.
// NULL: KEY-SIGN.
typedef GBytes *(*JfSign)(void *user, GBytes *data, JfDiags *diags);

typedef struct JfSigner JfSigner;

// Opens a key file: PKCS#12 (key, certificate and chain inside) or PEM (certificate and chain from `chain_path`, or in the same file when
// NULL). The signer's certificate is the one that belongs to the key, wherever it stands; the others are its chain. `passphrase` may be
// NULL; it is asked only when the file is protected. NULL: FILE-*, KEY-FILE, KEY-PASSPHRASE, KEY-PASSPHRASE-WRONG, KEY-CERTIFICATE,
// KEY-MISMATCH, KEY-KIND, KEY-WEAK, KEY-USAGE.
JfSigner *jf_signer_open(const char *path, const char *chain_path, JfPassphrase passphrase, void *user, JfDiags *diags);

// A signer whose key lies elsewhere (token, service): `sign` is called once per signature with `user`, which `drop` (may be NULL) frees.
// Refs the certificates; `chain` may be NULL; `name` is for messages. NULL after KEY-KIND, KEY-WEAK or KEY-USAGE; `user` is dropped then.
JfSigner *jf_signer_new(const char *name, X509 *certificate, STACK_OF(X509) *chain, JfSign sign, void *user, GDestroyNotify drop,
                        JfDiags *diags);
void jf_signer_free(JfSigner *signer); // takes NULL
G_DEFINE_AUTOPTR_CLEANUP_FUNC(JfSigner, jf_signer_free)

X509 *jf_signer_certificate(const JfSigner *signer);      // borrowed
STACK_OF(X509) *jf_signer_chain(const JfSigner *signer);  // borrowed, without the signer's own
// Signs `data` (the DER of the signed attributes) with one private-key operation. Caller unrefs.
GBytes *jf_signer_sign(JfSigner *signer, GBytes *data, JfDiags *diags);

char *jf_certificate_sha256(const X509 *certificate);     // 64 hex digits, lower case; caller frees
char *jf_certificate_subject(const X509 *certificate);    // RFC 4514, UTF-8; caller frees
// Does the subject hold every attribute of `pattern` ("CN=王伟,O=…", RFC 4514; types by name or OID)? Values must be equal, character by
// character: no folding of case, width, blanks or Unicode forms, so what merely looks alike does not match. A type that the pattern names must be in the
// subject once (but OU and DC, which may repeat): a certificate with two common names is nobody's. false too for a pattern that is empty or cannot be read.
bool jf_certificate_matches(const X509 *certificate, const char *pattern);
// Do key usage and extended key usage (RFC 5280 4.2.1.3, 4.2.1.12; RFC 9336) allow signing documents? Absent extensions allow.
bool jf_certificate_may_sign(const X509 *certificate);
// Validity, both ends included. false: the certificate's times cannot be read.
bool jf_certificate_validity(const X509 *certificate, JfInstant *from, JfInstant *until);
