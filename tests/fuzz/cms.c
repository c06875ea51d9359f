// SPDX-License-Identifier: MIT
// Fuzz target: the CMS reader takes any bytes and either reads them or says why not; what it reads can be verified without a fall.
#include "crypto/cms.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const unsigned char digest[JF_DIGEST_SIZE] = {0};
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_autoptr(JfCms) cms = jf_cms_read(data, size, diags);

    if (!cms != (jf_diags_errors(diags) > 0))
        g_error("failed without an error, or the reverse");
    if (!cms)
        return 0;
    g_autofree char *subject = jf_certificate_subject(jf_cms_certificate(cms));
    JfInstant from, until;
    jf_cms_verify(cms, digest, diags);
    jf_certificate_matches(jf_cms_certificate(cms), subject);
    jf_certificate_may_sign(jf_cms_certificate(cms));
    jf_certificate_validity(jf_cms_certificate(cms), &from, &until);
    if (!jf_cms_algorithm(cms) || !jf_cms_signature(cms))
        g_error("read, but without its parts");
    return 0;
}
