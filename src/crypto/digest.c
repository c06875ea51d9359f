// SPDX-License-Identifier: MIT
// SHA-256 through OpenSSL.
#include "crypto/digest.h"
#include <glib.h>
#include <openssl/evp.h>

void jf_digest_parts(const JfDigestPart *parts, size_t n, unsigned char out[JF_DIGEST_SIZE])
{
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    bool done = context && EVP_DigestInit_ex(context, EVP_sha256(), NULL) == 1;

    for (size_t i = 0; done && i < n; i++)
        done = EVP_DigestUpdate(context, parts[i].data, parts[i].length) == 1;
    done = done && EVP_DigestFinal_ex(context, out, NULL) == 1;
    EVP_MD_CTX_free(context);
    // SHA-256 of memory can only fail for want of memory or of OpenSSL's default provider: neither leaves anything to go on with.
    if (!done)
        g_error("SHA-256 is not available");
}
