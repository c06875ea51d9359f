// SPDX-License-Identifier: MIT
// CMS SignedData for PAdES (ETSI EN 319 142-1, EN 319 122-1): made by us from OpenSSL parts, read back strictly.
//
// Detached, one signer, SHA-256, signed attributes content-type, message-digest, signing-certificate-v2 and nothing else (no signingTime).
// The certificate and its chain are inside.
#pragma once
#include "crypto/key.h"

// `digest`: SHA-256 of the covered bytes (32 bytes). Returns DER; checked before it is returned. Caller unrefs.
GBytes *jf_cms_sign(JfSigner *signer, const unsigned char digest[32], JfDiags *diags);
// Upper bound of the DER's size for this signer.
size_t jf_cms_estimate(const JfSigner *signer);

typedef struct JfCms JfCms; // a parsed, structurally strict SignedData
// Strict: DER without trailing data; exactly one SignerInfo; no eContent; SHA-2 digest; attributes unique; signing-certificate-v2 present and matching.
JfCms *jf_cms_read(const void *der, size_t length, JfDiags *diags);
void jf_cms_free(JfCms *cms);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(JfCms, jf_cms_free)
// Digest attribute equals `digest` and the signature is right under the embedded certificate. Says nothing of trust.
bool jf_cms_verify(JfCms *cms, const unsigned char digest[32], JfDiags *diags);
X509 *jf_cms_certificate(const JfCms *cms);         // borrowed
STACK_OF(X509) *jf_cms_chain(const JfCms *cms);     // borrowed: other certificates inside
const char *jf_cms_algorithm(const JfCms *cms);     // e.g. "ECDSA P-256 SHA-256"
