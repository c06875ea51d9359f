// SPDX-License-Identifier: MIT
// Trust: does a certificate chain to an anchor that the verifier named? No system store is ever used.
#pragma once
#include "crypto/cms.h"

typedef struct JfTrust JfTrust;
JfTrust *jf_trust_new(void);
void jf_trust_free(JfTrust *trust);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(JfTrust, jf_trust_free)
bool jf_trust_add_file(JfTrust *trust, const char *path, JfDiags *diags); // PEM, one or more certificates
size_t jf_trust_count(const JfTrust *trust);

typedef enum { JF_TRUST_YES, JF_TRUST_NO_ANCHOR, JF_TRUST_EXPIRED, JF_TRUST_NOT_YET, JF_TRUST_BAD } JfTrustVerdict;
// Builds a path from `cms`'s certificate through its chain to an anchor, at `when`. Key usage, basic constraints and validity are checked;
// revocation is not (its own room later). `reason` gets a sentence of OpenSSL's, caller frees.
JfTrustVerdict jf_trust_check(const JfTrust *trust, const JfCms *cms, JfInstant when, char **reason);
