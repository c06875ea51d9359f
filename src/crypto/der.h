// SPDX-License-Identifier: MIT
// DER, the little of it that CMS needs (ITU-T X.690): private to crypto/.
//
// Writing: append the contents, then wrap everything since a mark into a value: inner values first, no length is known beforehand.
// Reading: a cursor that accepts only what DER allows (definite, shortest lengths; one-byte tags) and never reads outside its bounds.
#pragma once
#include <glib.h>
#include <stdbool.h>

enum {
    JF_DER_INTEGER = 0x02, JF_DER_OCTETS = 0x04, JF_DER_NULL = 0x05, JF_DER_OID = 0x06, JF_DER_SEQUENCE = 0x30, JF_DER_SET = 0x31,
    JF_DER_CONTEXT_0 = 0xa0, JF_DER_CONTEXT_1 = 0xa1, JF_DER_CONTEXT_4 = 0xa4,
};

// ---- writing
void jf_der_add(GByteArray *out, const void *data, size_t length);       // bytes as they are
void jf_der_wrap(GByteArray *out, guint mark, guint8 tag);               // everything since `mark` becomes the contents of `tag`
void jf_der_add_value(GByteArray *out, guint8 tag, const void *data, size_t length);
// Orders the `n` encodings as DER wants a SET OF (X.690 11.6) and appends them; the array is reordered.
void jf_der_add_sorted(GByteArray *out, GBytes **values, size_t n);

// ---- reading
typedef struct { const guint8 *data, *end; } JfDer;       // what is still to be read
typedef struct {
    guint8 tag;
    JfDer contents;
    const guint8 *start;                                  // the value whole, from its tag on
    size_t length;
} JfDerValue;

bool jf_der_next(JfDer *from, JfDerValue *out);           // reads any one value; false: none left, or not DER
bool jf_der_take(JfDer *from, guint8 tag, JfDerValue *out); // reads one value of this tag; leaves `from` alone when false
bool jf_der_peek(const JfDer *from, guint8 tag);          // is the next value one of this tag?
static inline bool jf_der_done(const JfDer *from) { return from->data == from->end; }
bool jf_der_is(const JfDerValue *value, const void *contents, size_t length);
// Is the whole value DER down to its leaves (constructed values only), at most `depth` deep?
bool jf_der_check(const JfDerValue *value, int depth);
