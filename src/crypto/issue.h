// SPDX-License-Identifier: MIT
// A demo authority: keys and certificates to try the product with, and for tests. Not for real use, and every certificate says so in its
// subject (OU).
//
//     issuer = jf_issuer_new("Example Co.", from, diags); pem = jf_issuer_issue(issuer, &subject, from, diags); trust: jf_issuer_certificate(issuer)
//
// Certificates are X.509 v3 (RFC 5280) with random serials of 127 bits, keyUsage digitalSignature + nonRepudiation, extended key usage for
// documents (RFC 9336) and mail, subject and authority key identifiers. The root is valid for 20 years, the others for 5, from the instant
// given.
#pragma once
#include "crypto/key.h"

#define JF_ISSUE_DEMO_UNIT "DEMO 演示证书，无法律效力"

typedef enum { JF_KEY_P256, JF_KEY_P384, JF_KEY_RSA_2048, JF_KEY_RSA_3072 } JfKeyKind; // RSA_2048 is refused by jf_signer_open: for tests

typedef struct {
    const char *name;         // CN
    const char *organisation; // O, or NULL
    const char *title;        // title, or NULL
    JfKeyKind kind;
} JfSubject;

typedef struct JfIssuer JfIssuer;

// Makes a root with a P-256 key. `organisation` may be NULL. NULL: ISSUE-SUBJECT, ISSUE-FAILED.
JfIssuer *jf_issuer_new(const char *organisation, JfInstant from, JfDiags *diags);
// A root kept by jf_issuer_secret. NULL: KEY-FILE, KEY-CERTIFICATE.
JfIssuer *jf_issuer_read(GBytes *pem, const char *name, JfDiags *diags);
void jf_issuer_free(JfIssuer *issuer); // takes NULL
G_DEFINE_AUTOPTR_CLEANUP_FUNC(JfIssuer, jf_issuer_free)

GBytes *jf_issuer_certificate(const JfIssuer *issuer);    // PEM, public: what verifiers trust. Caller unrefs
GBytes *jf_issuer_secret(const JfIssuer *issuer); // PEM: private key and certificate. Caller unrefs; write it with jf_file_write_secret

// A new key and its certificate: PEM of private key (PKCS#8, not encrypted), certificate, root, in this order: a file for jf_signer_open.
// Caller unrefs.
GBytes *jf_issuer_issue(JfIssuer *issuer, const JfSubject *subject, JfInstant from, JfDiags *diags);
