// SPDX-License-Identifier: MIT
// OpenSSL's types under g_autoptr, and its reasons as text: private to crypto/.
#pragma once
#include <glib.h>
#include <openssl/cms.h>
#include <openssl/evp.h>
#include <openssl/pkcs12.h>
#include <openssl/x509_vfy.h>

typedef STACK_OF(X509) JfCertificates;
static inline void jf_certificates_free(JfCertificates *certificates) { sk_X509_pop_free(certificates, X509_free); }

G_DEFINE_AUTOPTR_CLEANUP_FUNC(JfCertificates, jf_certificates_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ASN1_TIME, ASN1_TIME_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(BIO, BIO_free_all)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CMS_ContentInfo, CMS_ContentInfo_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EVP_MD_CTX, EVP_MD_CTX_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EVP_PKEY, EVP_PKEY_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PKCS12, PKCS12_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(X509, X509_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(X509_STORE_CTX, X509_STORE_CTX_free)

// The reason of the oldest error that OpenSSL has queued in this thread, which is where it began; empties the queue. Static text, never
// NULL.
const char *jf_openssl_reason(void);
