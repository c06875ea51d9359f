// SPDX-License-Identifier: MIT
// Text strings: UTF-8 inside, UTF-16BE or PDFDocEncoding in the file (ISO 32000-1 7.9.2.2, annex D.3).
#include "pdf/object.h"
#include <string.h>

// Code points of the bytes 0x18–0x1F and 0x80–0xA0; 0: undefined.
static const gunichar low[8] = {0x02d8, 0x02c7, 0x02c6, 0x02d9, 0x02dd, 0x02db, 0x02da, 0x02dc};
static const gunichar high[33] = {
    0x2022, 0x2020, 0x2021, 0x2026, 0x2014, 0x2013, 0x0192, 0x2044, 0x2039, 0x203a, 0x2212, 0x2030, 0x201e, 0x201c, 0x201d, 0x2018, 0x2019,
    0x201a, 0x2122, 0xfb01, 0xfb02, 0x0141, 0x0152, 0x0160, 0x0178, 0x017d, 0x0131, 0x0142, 0x0153, 0x0161, 0x017e, 0,      0x20ac,
};

static gunichar from_pdfdoc(uint8_t byte)
{
    if (byte == '\t' || byte == '\n' || byte == '\r')
        return byte;
    if (byte >= 0x18 && byte <= 0x1f)
        return low[byte - 0x18];
    if (byte < 0x18 || byte == 0x7f || byte == 0xad)
        return 0;
    return byte >= 0x80 && byte <= 0xa0 ? high[byte - 0x80] : byte;
}

static char *read_pdfdoc(JfArena *arena, const char *bytes, size_t length)
{
    g_autoptr(GString) text = g_string_sized_new(length + 1);
    for (size_t i = 0; i < length; i++) {
        gunichar c = from_pdfdoc((uint8_t)bytes[i]);
        if (c == 0)
            return NULL;
        g_string_append_unichar(text, c);
    }
    return jf_arena_strndup(arena, text->str, text->len);
}

static char *read_utf16(JfArena *arena, const uint8_t *bytes, size_t length)
{
    if (length % 2 != 0)
        return NULL;
    g_autoptr(GString) text = g_string_sized_new(length * 2);
    for (size_t i = 0; i < length; i += 2) {
        gunichar c = (gunichar)(bytes[i] << 8 | bytes[i + 1]);
        if (c >= 0xd800 && c < 0xdc00 && i + 3 < length) {
            gunichar second = (gunichar)(bytes[i + 2] << 8 | bytes[i + 3]);
            if (second < 0xdc00 || second > 0xdfff)
                return NULL;
            c = 0x10000 + ((c - 0xd800) << 10) + (second - 0xdc00);
            i += 2;
        }
        if (c == 0 || !g_unichar_validate(c))
            return NULL;
        g_string_append_unichar(text, c);
    }
    return jf_arena_strndup(arena, text->str, text->len);
}

char *jf_pdf_text(JfArena *arena, const JfPdfValue *string)
{
    if (!jf_pdf_is(string, JF_PDF_STRING))
        return NULL;
    const char *bytes = string->text.bytes;
    size_t length = string->text.length;
    if (length >= 2 && memcmp(bytes, "\xfe\xff", 2) == 0)
        return read_utf16(arena, (const uint8_t *)bytes + 2, length - 2);
    if (length >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0) {
        if (!g_utf8_validate_len(bytes + 3, length - 3, NULL))
            return NULL;
        return jf_arena_strndup(arena, bytes + 3, length - 3);
    }
    return read_pdfdoc(arena, bytes, length);
}

// ASCII reads the same in PDFDocEncoding; control characters other than white space do not exist there.
static bool is_plain(const char *utf8)
{
    for (const char *c = utf8; *c; c++)
        if ((*c < 0x20 && *c != '\n' && *c != '\t') || (uint8_t)*c > 0x7e)
            return false;
    return true;
}

static void append_utf16(GString *out, gunichar c)
{
    g_string_append_c(out, (char)(c >> 8));
    g_string_append_c(out, (char)(c & 0xff));
}

JfPdfValue *jf_pdf_new_text(JfArena *arena, const char *utf8)
{
    if (is_plain(utf8))
        return jf_pdf_new_string(arena, utf8, strlen(utf8));
    g_autoptr(GString) wide = g_string_new(NULL);
    append_utf16(wide, 0xfeff);
    for (const char *at = utf8; *at; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        if (c >= 0x10000) {
            append_utf16(wide, 0xd800 + ((c - 0x10000) >> 10));
            append_utf16(wide, 0xdc00 + ((c - 0x10000) & 0x3ff));
        } else {
            append_utf16(wide, c);
        }
    }
    return jf_pdf_new_hex(arena, wide->str, wide->len);
}
