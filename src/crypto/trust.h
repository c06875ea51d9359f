// SPDX-License-Identifier: MIT
// Trust: does a certificate chain to an anchor that the verifier named? No system store is ever used.
//
// Every certificate added is an anchor as it is, whether it signed itself or not: naming an intermediate authority means trusting it and
// what it issued, naming a person's certificate means trusting that one alone (RFC 5280 6.1.1 d leaves the choice of anchors to the
// verifier). An anchor's own validity in time is checked like any other's. Certificates inside a signature help to build the path and are
// never trusted for being there.
#pragma once
#include "crypto/cms.h"

#define JF_TRUST_MAX 1000 // anchors

typedef struct JfTrust JfTrust;
JfTrust *jf_trust_new(void);
void jf_trust_free(JfTrust *trust); // takes NULL
G_DEFINE_AUTOPTR_CLEANUP_FUNC(JfTrust, jf_trust_free)
// Adds the certificates of a PEM file, all or none. false: FILE-*, TRUST-FILE (no certificate, or a block that cannot be read).
bool jf_trust_add_file(JfTrust *trust, const char *path, JfDiags *diags);
bool jf_trust_add(JfTrust *trust, GBytes *pem, const char *name, JfDiags *diags); // the same from memory
size_t jf_trust_count(const JfTrust *trust);

typedef enum { JF_TRUST_YES, JF_TRUST_NO_ANCHOR, JF_TRUST_EXPIRED, JF_TRUST_NOT_YET, JF_TRUST_BAD } JfTrustVerdict;
// Builds a path of at most 8 certificates from `cms`'s through its chain to an anchor, at `when`. Signatures, validity, basic constraints,
// path lengths, key usage (of issuers and of the signer, jf_certificate_may_sign) and strength (112 bits; no SHA-1) are checked; revocation
// is not (its own room later). `reason` gets a sentence of OpenSSL's, in English, also for YES ("ok"); caller frees.
JfTrustVerdict jf_trust_check(const JfTrust *trust, const JfCms *cms, JfInstant when, char **reason);
