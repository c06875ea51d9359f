// SPDX-License-Identifier: MIT
// OpenSSL's error queue, read once and emptied, so that no stale error is ever taken for a new one.
#include "crypto/openssl.h"
#include <openssl/err.h>

const char *jf_openssl_reason(void)
{
    const char *reason = ERR_reason_error_string(ERR_peek_error());

    ERR_clear_error();
    return reason ? reason : "no reason given";
}
