// SPDX-License-Identifier: MIT
// SHA-256 over pieces of memory, fast (the processor's own instructions where it has them): what signatures cover.
#pragma once
#include <stdbool.h>
#include <stddef.h>

#define JF_DIGEST_SIZE 32

typedef struct {
    const void *data;
    size_t length;
} JfDigestPart;

// Digest of the `n` parts, one after the other, into `out`.
void jf_digest_parts(const JfDigestPart *parts, size_t n, unsigned char out[JF_DIGEST_SIZE]);
