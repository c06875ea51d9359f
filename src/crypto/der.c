// SPDX-License-Identifier: MIT
// DER writer and strict reader.
#include "crypto/der.h"
#include <stdlib.h>
#include <string.h>

void jf_der_add(GByteArray *out, const void *data, size_t length)
{
    g_byte_array_append(out, data, (guint)length);
}

static guint header(guint8 tag, size_t length, guint8 out[6])
{
    guint n = 0;

    out[n++] = tag;
    if (length < 0x80) {
        out[n++] = (guint8)length;
        return n;
    }
    guint octets = length < 0x100 ? 1 : length < 0x10000 ? 2 : 3;
    out[n++] = (guint8)(0x80 | octets);
    while (octets--)
        out[n++] = (guint8)(length >> (8 * octets));
    return n;
}

void jf_der_wrap(GByteArray *out, guint mark, guint8 tag)
{
    guint8 head[6];
    guint length = out->len - mark, n = header(tag, length, head);

    g_byte_array_set_size(out, out->len + n);
    memmove(out->data + mark + n, out->data + mark, length);
    memcpy(out->data + mark, head, n);
}

void jf_der_add_value(GByteArray *out, guint8 tag, const void *data, size_t length)
{
    guint8 head[6];

    g_byte_array_append(out, head, header(tag, length, head));
    g_byte_array_append(out, data, (guint)length);
}

static int compare_encodings(const void *a, const void *b)
{
    // The shorter of two with a common beginning sorts first, which is what padding with zeros (X.690 11.6) comes to.
    return g_bytes_compare(*(GBytes *const *)a, *(GBytes *const *)b);
}

void jf_der_add_sorted(GByteArray *out, GBytes **values, size_t n)
{
    qsort(values, n, sizeof *values, compare_encodings);
    for (size_t i = 0; i < n; i++)
        jf_der_add(out, g_bytes_get_data(values[i], NULL), g_bytes_get_size(values[i]));
}

// Shortest definite length only.
static bool read_length(JfDer *from, size_t *out)
{
    if (from->data == from->end)
        return false;
    guint8 first = *from->data++;
    if (first < 0x80) {
        *out = first;
        return true;
    }
    guint octets = first & 0x7fu;
    if (octets == 0 || octets > 3 || (size_t)(from->end - from->data) < octets || from->data[0] == 0)
        return false;
    size_t length = 0;
    while (octets--)
        length = length << 8 | *from->data++;
    *out = length;
    return length >= 0x80;
}

bool jf_der_next(JfDer *from, JfDerValue *out)
{
    JfDer at = *from;
    size_t length;

    if (at.data == at.end)
        return false;
    out->start = at.data;
    out->tag = *at.data++;
    if ((out->tag & 0x1f) == 0x1f || !read_length(&at, &length) || length > (size_t)(at.end - at.data))
        return false;
    out->contents = (JfDer){at.data, at.data + length};
    out->length = (size_t)(out->contents.end - out->start);
    from->data = out->contents.end;
    return true;
}

bool jf_der_peek(const JfDer *from, guint8 tag)
{
    return from->data != from->end && *from->data == tag;
}

bool jf_der_take(JfDer *from, guint8 tag, JfDerValue *out)
{
    return jf_der_peek(from, tag) && jf_der_next(from, out);
}

bool jf_der_is(const JfDerValue *value, const void *contents, size_t length)
{
    return (size_t)(value->contents.end - value->contents.data) == length && memcmp(value->contents.data, contents, length) == 0;
}

bool jf_der_check(const JfDerValue *value, int depth)
{
    JfDer inside = value->contents;
    JfDerValue next;

    if (!(value->tag & 0x20))
        return true;
    if (depth == 0)
        return false;
    while (!jf_der_done(&inside))
        if (!jf_der_next(&inside, &next) || !jf_der_check(&next, depth - 1))
            return false;
    return true;
}
