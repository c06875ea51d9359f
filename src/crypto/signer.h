// SPDX-License-Identifier: MIT
// What a JfSigner is made of: private to crypto/.
#pragma once
#include "crypto/key.h"

struct JfSigner {
    char *name; // of the file or token, for messages
    X509 *certificate;
    STACK_OF(X509) *chain;
    JfSign sign;
    void *user;
    GDestroyNotify drop;
    bool checked; // a SignedData of this signer has passed the whole check (cms_sign.c)
};
