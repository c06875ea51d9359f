// SPDX-License-Identifier: MIT
// Images of the report model: read through the record's source, known by their first bytes.
#include "model/image.h"
#include "model/reader.h"
#include <string.h>

#define IMAGE_LIMIT (16u << 20)

bool jf_image_is_known(GBytes *bytes)
{
    static const unsigned char png[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'}, jpeg[] = {0xff, 0xd8, 0xff};
    size_t length;
    const unsigned char *data = g_bytes_get_data(bytes, &length);
    if (length >= sizeof png && memcmp(data, png, sizeof png) == 0)
        return true;
    if (length >= sizeof jpeg && memcmp(data, jpeg, sizeof jpeg) == 0)
        return true;
    // SVG: UTF-8 text whose root comes early; whoever draws it parses it.
    if (length >= 3 && memcmp(data, "\xef\xbb\xbf", 3) == 0)
        data += 3, length -= 3;
    return length > 4 && data[0] == '<' && g_strstr_len((const char *)data, (gssize)MIN(length, 4096), "<svg") != NULL;
}

GBytes *jf_model_image(Reader *r, const xmlNode *node, const char *href)
{
    const JfWhere where = jf_model_where(r, node);
    GBytes *bytes = jf_source_read(r->source, href, IMAGE_LIMIT, &where, r->diags);
    if (bytes == NULL)
        r->failed = true;
    else if (!jf_image_is_known(bytes))
        jf_model_fault(r, JF_DIAG_MODEL_IMAGE, node, href, NULL, NULL);
    return bytes;
}
