// SPDX-License-Identifier: MIT
// The words in an SVG: whoever draws it would silently show a box, or another font's glyph, for a character that the fonts do not have.
//
// Read without a parser: only what stands inside <text> counts, and a picture that is not well-formed is refused when it is drawn.
#include "layout/flow.h"
#include "layout/image.h"
#include <string.h>

typedef struct {
    JfLayout *layout;
    const JfWhere *where;
    const char *at, *end;
    int depth; // of <text> elements
    bool good;
} Svg;

static bool starts(const Svg *s, const char *with)
{
    size_t length = strlen(with);
    return (size_t)(s->end - s->at) >= length && memcmp(s->at, with, length) == 0;
}

static void skip_past(Svg *s, const char *what)
{
    const char *found = g_strstr_len(s->at, s->end - s->at, what);
    s->at = found ? found + strlen(what) : s->end;
}

static void check(Svg *s, gunichar c)
{
    char code[16], character[8] = "";
    if (g_unichar_isspace(c) || jf_fonts_covers(s->layout->fonts, s->layout->theme->family, false, c))
        return;
    g_snprintf(code, sizeof code, "U+%04X", c);
    if (g_unichar_isgraph(c))
        character[g_unichar_to_utf8(c, character)] = '\0';
    jf_diags_add(s->layout->diags, JF_DIAG_TEXT_GLYPH, s->where, code, character, NULL);
    s->good = false;
}

// Named references are those of XML, which every font has.
static void read_reference(Svg *s)
{
    char digits[12] = "";
    const char *end = memchr(s->at, ';', (size_t)(s->end - s->at));
    if (end && end - s->at < (int)sizeof digits)
        memcpy(digits, s->at, (size_t)(end - s->at));
    s->at = end ? end + 1 : s->end;
    if (digits[0] != '&' || digits[1] != '#')
        return;
    bool hex = digits[2] == 'x';
    guint64 code = g_ascii_strtoull(digits + (hex ? 3 : 2), NULL, hex ? 16 : 10);
    if (code <= 0x10FFFF && g_unichar_validate((gunichar)code))
        check(s, (gunichar)code);
}

static void read_character(Svg *s)
{
    gunichar c = g_utf8_get_char_validated(s->at, s->end - s->at);
    if (c >= (gunichar)-2) { // not UTF-8
        s->at++;
        return;
    }
    s->at = g_utf8_next_char(s->at);
    if (s->depth > 0)
        check(s, c);
}

static bool names_text(const char *name, const char *end)
{
    size_t length = 0;
    while (name + length < end && !strchr(" \t\r\n/>", name[length]))
        length++;
    const char *colon = memchr(name, ':', length);
    const char *local = colon ? colon + 1 : name;
    return (size_t)(name + length - local) == 4 && memcmp(local, "text", 4) == 0;
}

static void read_tag(Svg *s)
{
    bool closes = starts(s, "</"), text = names_text(s->at + (closes ? 2 : 1), s->end);
    char quote = 0;
    while (++s->at < s->end && (quote || *s->at != '>')) {
        if (quote ? *s->at == quote : *s->at == '"' || *s->at == '\'')
            quote = quote ? 0 : *s->at;
    }
    bool empty = s->at < s->end && s->at[-1] == '/';
    if (s->at < s->end)
        s->at++;
    if (text && !empty)
        s->depth += closes ? -1 : 1;
}

static void read_cdata(Svg *s)
{
    s->at += strlen("<![CDATA[");
    while (s->at < s->end && !starts(s, "]]>"))
        read_character(s);
}

bool jf_svg_covered(JfLayout *l, GBytes *image, const JfWhere *where)
{
    size_t size;
    const char *data = g_bytes_get_data(image, &size);
    Svg s = {.layout = l, .where = where, .at = data, .end = data + size, .good = true};
    while (s.at < s.end && s.good) {
        if (starts(&s, "<!--"))
            skip_past(&s, "-->");
        else if (starts(&s, "<![CDATA["))
            read_cdata(&s);
        else if (starts(&s, "<?"))
            skip_past(&s, "?>");
        else if (*s.at == '<')
            read_tag(&s);
        else if (*s.at == '&' && s.depth > 0)
            read_reference(&s);
        else
            read_character(&s);
    }
    return s.good;
}
