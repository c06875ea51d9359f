// SPDX-License-Identifier: MIT
// CMS SignedData for PAdES (ETSI EN 319 142-1 6.3, EN 319 122-1 5.1, RFC 5652 5): made by us from OpenSSL's parts, read back strictly.
//
// Detached, one signer, SHA-256, signed attributes content-type, message-digest, signing-certificate-v2 and nothing else (PAdES wants no
// signing-time: the signature dictionary's /M has it). The certificate and its chain are inside. Everything is DER. The private key is used
// exactly once per signature. Reading trusts nothing and says nothing of trust (trust.h) or time. Not accepted, since nothing of ours
// writes them yet: unsigned attributes, revocation lists, other digests than SHA-256.
#pragma once
#include "crypto/digest.h"
#include "crypto/key.h"

#define JF_CMS_SIZE_MAX (1u << 18)       // of the DER
#define JF_CMS_CERTIFICATES_MAX 32

// `digest`: SHA-256 of the covered bytes. Returns DER. The signature was verified before; the whole was, at the signer's first
// signature, also read back by OpenSSL's CMS and by jf_cms_read. Caller unrefs. NULL: KEY-SIGN, CMS-SELF-CHECK.
GBytes *jf_cms_sign(JfSigner *signer, const unsigned char digest[JF_DIGEST_SIZE], JfDiags *diags);
// Upper bound of the DER's size for this signer.
size_t jf_cms_estimate(const JfSigner *signer);

typedef struct JfCms JfCms; // a parsed, structurally strict SignedData

// `der` must be exactly one value, DER throughout the parts read: one SignerInfo (version 1), no eContent, SHA-256, attributes unique and
// in order, content-type id-data, message-digest, no signing-time, signing-certificate-v2 that fits a certificate inside; ECDSA on
// P-256/P-384 or RSASSA-PKCS1-v1_5 with RSA of 2048 to 16384 bits. Borrows nothing. NULL: CMS-FORMAT.
JfCms *jf_cms_read(const void *der, size_t length, JfDiags *diags);
void jf_cms_free(JfCms *cms); // takes NULL
G_DEFINE_AUTOPTR_CLEANUP_FUNC(JfCms, jf_cms_free)

// Digest attribute equals `digest` and the signature is right under the embedded certificate. Says nothing of trust. false: CMS-DIGEST,
// CMS-SIGNATURE.
bool jf_cms_verify(JfCms *cms, const unsigned char digest[JF_DIGEST_SIZE], JfDiags *diags);
X509 *jf_cms_certificate(const JfCms *cms);         // borrowed
STACK_OF(X509) *jf_cms_chain(const JfCms *cms);     // borrowed: other certificates inside
const char *jf_cms_algorithm(const JfCms *cms);     // e.g. "ECDSA P-256 SHA-256"; borrowed
// The signature's octets: what a signature time stamp covers (EN 319 122-1 5.3). Borrowed.
GBytes *jf_cms_signature(const JfCms *cms);
