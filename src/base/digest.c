// SPDX-License-Identifier: MIT
// SHA-256 through OpenSSL, which uses the processor's instructions: fonts are hashed at every start.
#include "base/file.h"
#include <openssl/evp.h>

char *jf_sha256_hex(const void *data, size_t length)
{
    static const char hex[] = "0123456789abcdef";
    unsigned char digest[EVP_MAX_MD_SIZE];
    if (EVP_Digest(length ? data : "", length, digest, NULL, EVP_sha256(), NULL) != 1)
        g_error("SHA-256 is not available"); // a crypto library without it cannot do anything for us
    char *text = g_malloc(65);
    for (int i = 0; i < 32; i++) {
        text[2 * i] = hex[digest[i] >> 4];
        text[2 * i + 1] = hex[digest[i] & 15];
    }
    text[64] = '\0';
    return text;
}

char *jf_bytes_sha256(GBytes *bytes)
{
    gsize length;
    const void *data = g_bytes_get_data(bytes, &length);
    return jf_sha256_hex(data, length);
}
