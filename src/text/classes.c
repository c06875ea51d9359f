// SPDX-License-Identifier: MIT
// Classes of characters for line breaking and spacing: clreq 3.1.3 (line start and end), GB/T 15834-2011 5.1, as a table of ranges.
#include "text/private.h"

typedef struct {
    gunichar from, to;
    JfClass class;
} Range;

// Sorted; what is not named is HAN from U+2E80 on and WORD below.
// clang-format off
static const Range ranges[] = {
    { 0x0000, 0x001F, JF_CLASS_REFUSED },
    { 0x0020, 0x0020, JF_CLASS_SPACE },
    { 0x0021, 0x0021, JF_CLASS_WCLOSE }, // !
    { 0x0022, 0x0022, JF_CLASS_QUOTE },
    { 0x0024, 0x0024, JF_CLASS_PREFIX },
    { 0x0025, 0x0025, JF_CLASS_POSTFIX },
    { 0x0027, 0x0027, JF_CLASS_QUOTE },
    { 0x0028, 0x0028, JF_CLASS_WOPEN },
    { 0x0029, 0x0029, JF_CLASS_WCLOSE },
    { 0x002C, 0x002C, JF_CLASS_WCLOSE },
    { 0x002E, 0x002E, JF_CLASS_WCLOSE },
    { 0x003A, 0x003B, JF_CLASS_WCLOSE }, // : ;
    { 0x003F, 0x003F, JF_CLASS_WCLOSE },
    { 0x005B, 0x005B, JF_CLASS_WOPEN },
    { 0x005D, 0x005D, JF_CLASS_WCLOSE },
    { 0x007B, 0x007B, JF_CLASS_WOPEN },
    { 0x007D, 0x007D, JF_CLASS_WCLOSE },
    { 0x007F, 0x009F, JF_CLASS_REFUSED },
    { 0x00A0, 0x00A0, JF_CLASS_GLUE },
    { 0x00A1, 0x00A1, JF_CLASS_WOPEN },
    { 0x00A2, 0x00A2, JF_CLASS_POSTFIX },
    { 0x00A3, 0x00A5, JF_CLASS_PREFIX },
    { 0x00A7, 0x00A7, JF_CLASS_PREFIX },
    { 0x00AB, 0x00AB, JF_CLASS_WOPEN },
    { 0x00AD, 0x00AD, JF_CLASS_FORMAT }, // soft hyphen: breaking there would add a character
    { 0x00B0, 0x00B0, JF_CLASS_POSTFIX },
    { 0x00B1, 0x00B1, JF_CLASS_PREFIX },
    { 0x00B7, 0x00B7, JF_CLASS_MIDDOT },
    { 0x00BB, 0x00BB, JF_CLASS_WCLOSE },
    { 0x00BF, 0x00BF, JF_CLASS_WOPEN },
    { 0x0300, 0x034E, JF_CLASS_MARK },
    { 0x034F, 0x034F, JF_CLASS_FORMAT },
    { 0x0350, 0x036F, JF_CLASS_MARK },
    { 0x0483, 0x0489, JF_CLASS_MARK },
    { 0x0590, 0x08FF, JF_CLASS_REFUSED }, // scripts from right to left: lines are never reordered here
    { 0x1680, 0x1680, JF_CLASS_SPACE },
    { 0x1AB0, 0x1AFF, JF_CLASS_MARK },
    { 0x1DC0, 0x1DFF, JF_CLASS_MARK },
    { 0x2000, 0x2006, JF_CLASS_SPACE },
    { 0x2007, 0x2007, JF_CLASS_GLUE },
    { 0x2008, 0x200A, JF_CLASS_SPACE },
    { 0x200B, 0x200D, JF_CLASS_FORMAT },
    { 0x200E, 0x200F, JF_CLASS_REFUSED },
    { 0x2010, 0x2012, JF_CLASS_WORD },
    { 0x2013, 0x2014, JF_CLASS_JOIN },
    { 0x2015, 0x2015, JF_CLASS_JOIN },
    { 0x2018, 0x2018, JF_CLASS_OPEN },
    { 0x2019, 0x2019, JF_CLASS_CLOSE },
    { 0x201A, 0x201A, JF_CLASS_WOPEN },
    { 0x201C, 0x201C, JF_CLASS_OPEN },
    { 0x201D, 0x201D, JF_CLASS_CLOSE },
    { 0x201E, 0x201E, JF_CLASS_WOPEN },
    { 0x2025, 0x2026, JF_CLASS_ELLIPSIS },
    { 0x2027, 0x2027, JF_CLASS_MIDDOT },
    { 0x2028, 0x202E, JF_CLASS_REFUSED },
    { 0x202F, 0x202F, JF_CLASS_GLUE },
    { 0x2030, 0x2037, JF_CLASS_POSTFIX }, // ‰ ‱ ′ ″ ‴
    { 0x2039, 0x2039, JF_CLASS_WOPEN },
    { 0x203A, 0x203A, JF_CLASS_WCLOSE },
    { 0x203C, 0x203D, JF_CLASS_WCLOSE },
    { 0x2047, 0x2049, JF_CLASS_WCLOSE },
    { 0x205F, 0x205F, JF_CLASS_SPACE },
    { 0x2060, 0x2064, JF_CLASS_FORMAT },
    { 0x2065, 0x206F, JF_CLASS_REFUSED },
    { 0x20A0, 0x20CF, JF_CLASS_PREFIX },
    { 0x20D0, 0x20FF, JF_CLASS_MARK },
    { 0x2103, 0x2103, JF_CLASS_POSTFIX },
    { 0x2109, 0x2109, JF_CLASS_POSTFIX },
    { 0x2116, 0x2116, JF_CLASS_PREFIX },
    { 0x22EF, 0x22EF, JF_CLASS_ELLIPSIS },
    { 0x2460, 0x24FF, JF_CLASS_HAN }, // ① ⑴ ⒈
    { 0x2500, 0x27BF, JF_CLASS_HAN }, // ■ ★ and the like
    { 0x2E3A, 0x2E3B, JF_CLASS_DASH },
    { 0x2E80, 0x2FFF, JF_CLASS_HAN },
    { 0x3000, 0x3000, JF_CLASS_SPACE },
    { 0x3001, 0x3002, JF_CLASS_CLOSE },
    { 0x3005, 0x3005, JF_CLASS_STAY },
    { 0x3008, 0x3008, JF_CLASS_OPEN },
    { 0x3009, 0x3009, JF_CLASS_CLOSE },
    { 0x300A, 0x300A, JF_CLASS_OPEN },
    { 0x300B, 0x300B, JF_CLASS_CLOSE },
    { 0x300C, 0x300C, JF_CLASS_OPEN },
    { 0x300D, 0x300D, JF_CLASS_CLOSE },
    { 0x300E, 0x300E, JF_CLASS_OPEN },
    { 0x300F, 0x300F, JF_CLASS_CLOSE },
    { 0x3010, 0x3010, JF_CLASS_OPEN },
    { 0x3011, 0x3011, JF_CLASS_CLOSE },
    { 0x3014, 0x3014, JF_CLASS_OPEN },
    { 0x3015, 0x3015, JF_CLASS_CLOSE },
    { 0x3016, 0x3016, JF_CLASS_OPEN },
    { 0x3017, 0x3017, JF_CLASS_CLOSE },
    { 0x3018, 0x3018, JF_CLASS_OPEN },
    { 0x3019, 0x3019, JF_CLASS_CLOSE },
    { 0x301A, 0x301A, JF_CLASS_OPEN },
    { 0x301B, 0x301B, JF_CLASS_CLOSE },
    { 0x301C, 0x301C, JF_CLASS_JOIN },
    { 0x301D, 0x301D, JF_CLASS_OPEN },
    { 0x301E, 0x301F, JF_CLASS_CLOSE },
    { 0x302A, 0x302F, JF_CLASS_MARK },
    { 0x303B, 0x303B, JF_CLASS_STAY },
    { 0x3041, 0x3041, JF_CLASS_STAY },
    { 0x3043, 0x3043, JF_CLASS_STAY },
    { 0x3045, 0x3045, JF_CLASS_STAY },
    { 0x3047, 0x3047, JF_CLASS_STAY },
    { 0x3049, 0x3049, JF_CLASS_STAY },
    { 0x3063, 0x3063, JF_CLASS_STAY },
    { 0x3083, 0x3083, JF_CLASS_STAY },
    { 0x3085, 0x3085, JF_CLASS_STAY },
    { 0x3087, 0x3087, JF_CLASS_STAY },
    { 0x308E, 0x308E, JF_CLASS_STAY },
    { 0x3095, 0x3096, JF_CLASS_STAY },
    { 0x3099, 0x309A, JF_CLASS_MARK },
    { 0x309B, 0x309E, JF_CLASS_STAY },
    { 0x30A0, 0x30A0, JF_CLASS_STAY },
    { 0x30A1, 0x30A1, JF_CLASS_STAY },
    { 0x30A3, 0x30A3, JF_CLASS_STAY },
    { 0x30A5, 0x30A5, JF_CLASS_STAY },
    { 0x30A7, 0x30A7, JF_CLASS_STAY },
    { 0x30A9, 0x30A9, JF_CLASS_STAY },
    { 0x30C3, 0x30C3, JF_CLASS_STAY },
    { 0x30E3, 0x30E3, JF_CLASS_STAY },
    { 0x30E5, 0x30E5, JF_CLASS_STAY },
    { 0x30E7, 0x30E7, JF_CLASS_STAY },
    { 0x30EE, 0x30EE, JF_CLASS_STAY },
    { 0x30F5, 0x30F6, JF_CLASS_STAY },
    { 0x30FB, 0x30FB, JF_CLASS_MIDDOT },
    { 0x30FC, 0x30FE, JF_CLASS_STAY },
    { 0xD800, 0xDFFF, JF_CLASS_REFUSED },
    { 0xFB1D, 0xFDFF, JF_CLASS_REFUSED },
    { 0xFE00, 0xFE0D, JF_CLASS_MARK },
    { 0xFE0E, 0xFE0F, JF_CLASS_FORMAT }, // text or picture style: a wish that may be left aside
    { 0xFE20, 0xFE2F, JF_CLASS_MARK },
    { 0xFE70, 0xFEFE, JF_CLASS_REFUSED },
    { 0xFEFF, 0xFEFF, JF_CLASS_FORMAT },
    { 0xFF01, 0xFF01, JF_CLASS_CLOSE },
    { 0xFF04, 0xFF04, JF_CLASS_PREFIX },
    { 0xFF05, 0xFF05, JF_CLASS_POSTFIX },
    { 0xFF08, 0xFF08, JF_CLASS_OPEN },
    { 0xFF09, 0xFF09, JF_CLASS_CLOSE },
    { 0xFF0C, 0xFF0C, JF_CLASS_CLOSE },
    { 0xFF0D, 0xFF0D, JF_CLASS_JOIN },
    { 0xFF0E, 0xFF0E, JF_CLASS_CLOSE },
    { 0xFF0F, 0xFF0F, JF_CLASS_SLASH },
    { 0xFF1A, 0xFF1B, JF_CLASS_CLOSE },
    { 0xFF1F, 0xFF1F, JF_CLASS_CLOSE },
    { 0xFF3B, 0xFF3B, JF_CLASS_OPEN },
    { 0xFF3D, 0xFF3D, JF_CLASS_CLOSE },
    { 0xFF5B, 0xFF5B, JF_CLASS_OPEN },
    { 0xFF5D, 0xFF5D, JF_CLASS_CLOSE },
    { 0xFF5E, 0xFF5E, JF_CLASS_JOIN },
    { 0xFF5F, 0xFF5F, JF_CLASS_OPEN },
    { 0xFF60, 0xFF61, JF_CLASS_CLOSE },
    { 0xFF62, 0xFF62, JF_CLASS_OPEN },
    { 0xFF63, 0xFF64, JF_CLASS_CLOSE },
    { 0xFF65, 0xFF65, JF_CLASS_MIDDOT },
    { 0xFF67, 0xFF70, JF_CLASS_STAY },
    { 0xFF9E, 0xFF9F, JF_CLASS_STAY },
    { 0xFFE0, 0xFFE0, JF_CLASS_POSTFIX },
    { 0xFFE1, 0xFFE1, JF_CLASS_PREFIX },
    { 0xFFE5, 0xFFE6, JF_CLASS_PREFIX },
    { 0xFFF0, 0xFFFB, JF_CLASS_REFUSED },
    { 0xFFFE, 0xFFFF, JF_CLASS_REFUSED },
    { 0x10800, 0x10FFF, JF_CLASS_REFUSED },
    { 0x1E800, 0x1EFFF, JF_CLASS_REFUSED },
    { 0xE0000, 0xE00FF, JF_CLASS_REFUSED }, // tags
    { 0xE0100, 0xE01EF, JF_CLASS_MARK },
};
// clang-format on

JfClass jf_class_of(gunichar c)
{
    size_t low = 0, high = G_N_ELEMENTS(ranges);
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (c > ranges[middle].to)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < G_N_ELEMENTS(ranges) && c >= ranges[low].from)
        return ranges[low].class;
    if (g_unichar_ismark(c))
        return JF_CLASS_MARK;
    return c >= 0x2E80 ? JF_CLASS_HAN : JF_CLASS_WORD;
}

bool jf_class_is_wide(JfClass class)
{
    return class <= JF_CLASS_STAY;
}

// Dashes are shaped as well: two U+2014 become one glyph of two ems.
bool jf_class_is_direct(JfClass class)
{
    return class <= JF_CLASS_STAY ? class != JF_CLASS_JOIN && class != JF_CLASS_DASH : class == JF_CLASS_SPACE || class == JF_CLASS_GLUE;
}
