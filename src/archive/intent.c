// SPDX-License-Identifier: MIT
// The output intent: sRGB as an ICC profile of version 4.2, made here from IEC 61966-2-1's numbers (ISO 19005-3 6.2.3, ICC.1:2004-10).
#include "archive/finisher.h"
#include <math.h>
#include <string.h>

// Big-endian pieces of a profile.
static void put32(GByteArray *out, uint32_t value)
{
    uint8_t bytes[4] = {(uint8_t)(value >> 24), (uint8_t)(value >> 16), (uint8_t)(value >> 8), (uint8_t)value};
    g_byte_array_append(out, bytes, 4);
}

static void put16(GByteArray *out, uint16_t value)
{
    uint8_t bytes[2] = {(uint8_t)(value >> 8), (uint8_t)value};
    g_byte_array_append(out, bytes, 2);
}

static void put_sign(GByteArray *out, const char *sign)
{
    g_byte_array_append(out, (const uint8_t *)sign, 4);
}

static void put_fixed(GByteArray *out, double value) // s15Fixed16
{
    put32(out, (uint32_t)(int32_t)lround(value * 65536));
}

static void put_numbers(GByteArray *out, const char *type, const double *numbers, size_t n)
{
    put_sign(out, type);
    put32(out, 0);
    for (size_t i = 0; i < n; i++)
        put_fixed(out, numbers[i]);
}

// 'mluc' with one text, en-US.
static void put_text(GByteArray *out, const char *text)
{
    size_t length = strlen(text);
    put_sign(out, "mluc");
    put32(out, 0);
    put32(out, 1);
    put32(out, 12);
    put_sign(out, "enUS");
    put32(out, (uint32_t)length * 2);
    put32(out, 28);
    for (size_t i = 0; i < length; i++)
        put16(out, (uint16_t)text[i]);
    while (out->len % 4)
        g_byte_array_append(out, (const uint8_t *)"", 1);
}

static void put_header(GByteArray *out)
{
    static const double illuminant[3] = {0.9642, 1, 0.8249}; // D50
    static const uint16_t date[6] = {2026, 1, 1, 0, 0, 0};   // part of the profile, not a time of making
    put32(out, 0);                                           // size: known at the end
    put32(out, 0);
    put32(out, 0x04200000);
    put_sign(out, "mntr");
    put_sign(out, "RGB ");
    put_sign(out, "XYZ ");
    for (size_t i = 0; i < 6; i++)
        put16(out, date[i]);
    put_sign(out, "acsp");
    for (int i = 0; i < 6; i++) // platform, flags, maker, model, attributes (8 bytes)
        put32(out, 0);
    put32(out, 0); // perceptual
    for (size_t i = 0; i < 3; i++)
        put_fixed(out, illuminant[i]);
    while (out->len < 128) // creator, identifier, reserved
        put32(out, 0);
}

// D50-adapted primaries (Bradford), the adaptation itself, and the curve.
static const double WHITE[3] = {0.9642, 1, 0.8249}, RED[3] = {0.43607, 0.22249, 0.01392}, GREEN[3] = {0.38515, 0.71687, 0.09708},
                    BLUE[3] = {0.14307, 0.06061, 0.71410};
static const double ADAPTATION[9] = {1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168};
static const double CURVE[5] = {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045};

enum { TAGS = 10 };

static void put_curve(GByteArray *out)
{
    put_sign(out, "para");
    put32(out, 0);
    put16(out, 3); // Y = (aX + b)^g from d on, cX below
    put16(out, 0);
    for (size_t i = 0; i < 5; i++)
        put_fixed(out, CURVE[i]);
}

static void put_tag_data(GByteArray *out, const char *tag)
{
    static const struct {
        const char *tag;
        const double *numbers;
    } vectors[] = {{"wtpt", WHITE}, {"rXYZ", RED}, {"gXYZ", GREEN}, {"bXYZ", BLUE}};
    for (size_t i = 0; i < G_N_ELEMENTS(vectors); i++)
        if (strcmp(tag, vectors[i].tag) == 0)
            put_numbers(out, "XYZ ", vectors[i].numbers, 3);
    if (strcmp(tag, "desc") == 0)
        put_text(out, "sRGB");
    else if (strcmp(tag, "cprt") == 0)
        put_text(out, "No copyright, use freely");
    else if (strcmp(tag, "chad") == 0)
        put_numbers(out, "sf32", ADAPTATION, 9);
    else if (strcmp(tag, "rTRC") == 0)
        put_curve(out);
}

static void patch32(GByteArray *out, size_t at, uint32_t value)
{
    uint8_t bytes[4] = {(uint8_t)(value >> 24), (uint8_t)(value >> 16), (uint8_t)(value >> 8), (uint8_t)value};
    memcpy(out->data + at, bytes, 4);
}

GByteArray *jf_archive_srgb(void)
{
    static const char *const tags[TAGS] = {"desc", "cprt", "wtpt", "chad", "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC"};
    GByteArray *out = g_byte_array_sized_new(640);
    put_header(out);
    put32(out, TAGS);
    for (size_t i = 0; i < TAGS; i++) {
        put_sign(out, tags[i]);
        put32(out, 0);
        put32(out, 0);
    }
    guint from = 0, length = 0;
    for (size_t i = 0; i < TAGS; i++) {
        if (i < 8) { // the three curves are one
            from = out->len;
            put_tag_data(out, tags[i]);
            length = out->len - from;
        }
        patch32(out, 128 + 4 + 12 * i + 4, from);
        patch32(out, 128 + 4 + 12 * i + 8, length);
    }
    patch32(out, 0, out->len);
    return out;
}

void jf_archive_intent(JfFinisher *finisher)
{
    JfArena *arena = finisher->arena;
    g_autoptr(GByteArray) profile = jf_archive_srgb();
    JfPdfValue *stream = jf_pdf_new_dict(arena), *intent = jf_pdf_new_dict(arena), *list = jf_pdf_new_array(arena);
    jf_archive_int(finisher, stream, "N", 3);
    int number =
        jf_archive_add(finisher, jf_pdf_new_stream(arena, stream, jf_arena_copy(arena, profile->data, profile->len), profile->len));
    jf_archive_name(finisher, intent, "Type", "OutputIntent");
    jf_archive_name(finisher, intent, "S", "GTS_PDFA1");
    jf_archive_text(finisher, intent, "OutputConditionIdentifier", "sRGB");
    jf_archive_text(finisher, intent, "Info", "sRGB IEC61966-2.1");
    jf_archive_ref(finisher, intent, "DestOutputProfile", number);
    jf_pdf_add(arena, list, intent);
    jf_archive_put(finisher, finisher->catalog, "OutputIntents", list);
}
