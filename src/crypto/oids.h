// SPDX-License-Identifier: MIT
// Contents octets of the object identifiers that CMS signatures use: private to crypto/.
#pragma once

#define JF_OID_SIGNED_DATA "\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02"            // 1.2.840.113549.1.7.2
#define JF_OID_DATA "\x2a\x86\x48\x86\xf7\x0d\x01\x07\x01"                   // 1.2.840.113549.1.7.1
#define JF_OID_CONTENT_TYPE "\x2a\x86\x48\x86\xf7\x0d\x01\x09\x03"           // 1.2.840.113549.1.9.3
#define JF_OID_MESSAGE_DIGEST "\x2a\x86\x48\x86\xf7\x0d\x01\x09\x04"         // 1.2.840.113549.1.9.4
#define JF_OID_SIGNING_TIME "\x2a\x86\x48\x86\xf7\x0d\x01\x09\x05"           // 1.2.840.113549.1.9.5
#define JF_OID_SIGNING_CERTIFICATE "\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x02\x0c"    // 1.2.840.113549.1.9.16.2.12
#define JF_OID_SIGNING_CERTIFICATE_V2 "\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x02\x2f" // 1.2.840.113549.1.9.16.2.47
#define JF_OID_SHA256 "\x60\x86\x48\x01\x65\x03\x04\x02\x01"                 // 2.16.840.1.101.3.4.2.1
#define JF_OID_SHA384 "\x60\x86\x48\x01\x65\x03\x04\x02\x02"                 // 2.16.840.1.101.3.4.2.2
#define JF_OID_SHA512 "\x60\x86\x48\x01\x65\x03\x04\x02\x03"                 // 2.16.840.1.101.3.4.2.3
#define JF_OID_RSA "\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01"                    // 1.2.840.113549.1.1.1
#define JF_OID_RSA_SHA256 "\x2a\x86\x48\x86\xf7\x0d\x01\x01\x0b"             // 1.2.840.113549.1.1.11
#define JF_OID_ECDSA_SHA256 "\x2a\x86\x48\xce\x3d\x04\x03\x02"               // 1.2.840.10045.4.3.2

#define JF_OID_ARGS(oid) oid, sizeof(oid) - 1
