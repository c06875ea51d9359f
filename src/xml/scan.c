// SPDX-License-Identifier: MIT
// The scanner that looks over a text before the parser sees it: encoding, characters, DOCTYPE, depth, counts. One pass, no allocation but
// for UTF-16; whatever it does not understand it leaves to the parser.
#include "xml/private.h"
#include <inttypes.h>
#include <string.h>

typedef struct {
    const char *start, *cur, *end;
    const char *name;
    JfDiags *diags;
    JfXmlScan counts;
    size_t depth, namespaces, most; // most nodes
    guint8 declared[JF_XML_DEPTH + 1]; // namespace declarations of each open element
} Scan;

typedef enum { STEP_ON, STEP_LEAVE, STEP_FAULT } Step; // go on; leave the rest to the parser; a fault was recorded

static JfWhere where_of(const Scan *s, const char *at)
{
    JfWhere where = {s->name, 1, 1};
    for (const char *p = s->start; p < at; p++) {
        if (*p == '\n') {
            where.line++;
            where.column = 1;
        } else if (((guchar)*p & 0xC0) != 0x80) {
            where.column++;
        }
    }
    return where;
}

static Step fault(const Scan *s, const char *at, JfDiagId id, const char *a, const char *b)
{
    JfWhere where = where_of(s, at);
    jf_diags_add(s->diags, id, &where, a, b, NULL);
    return STEP_FAULT;
}

static Step fault_count(const Scan *s, const char *at, JfDiagId id, size_t limit)
{
    char text[24];
    g_snprintf(text, sizeof text, "%zu", limit);
    return fault(s, at, id, text, NULL);
}

// Controls of ASCII and Latin-1, the non-characters, and the signs that turn the reading direction round, with which a page could show
// another text than its file holds.
static bool forbidden(gunichar c)
{
    if (c < 0x20)
        return c != '\t' && c != '\n' && c != '\r';
    return (c >= 0x7F && c <= 0x9F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || (c >= 0xFDD0 && c <= 0xFDEF) ||
           (c & 0xFFFE) == 0xFFFE || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF);
}

static Step fault_character(const Scan *s, const char *at, gunichar c)
{
    char text[16];
    g_snprintf(text, sizeof text, "U+%04" PRIX32, (uint32_t)c);
    return fault(s, at, JF_DIAG_XML_CONTROL, text, NULL);
}

static bool check_characters(const Scan *s)
{
    const char *p = s->start;
    while (p < s->end) {
        guchar b = (guchar)*p;
        if (b >= 0x20 && b < 0x7F) {
            p++;
            continue;
        }
        if (b >= 0xE4 && b <= 0xE9 && s->end - p >= 3 && ((guchar)p[1] & 0xC0) == 0x80 && ((guchar)p[2] & 0xC0) == 0x80) {
            p += 3; // U+4000 … U+9FFF: nearly all that is not ASCII, and nothing of it is forbidden
            continue;
        }
        gunichar c = b;
        if (b >= 0x80)
            c = g_utf8_get_char_validated(p, s->end - p);
        if (c == (gunichar)-1 || c == (gunichar)-2) {
            char text[8];
            g_snprintf(text, sizeof text, "0x%02X", b);
            return fault(s, p, JF_DIAG_XML_ENCODING_BYTE, text, NULL) == STEP_ON;
        }
        if (forbidden(c))
            return fault_character(s, p, c) == STEP_ON;
        p += b < 0x80 ? 1 : g_utf8_skip[b];
    }
    return true;
}

// Character references may not bring in what is refused as a character.
static Step check_references(const Scan *s, const char *from, const char *to)
{
    for (const char *p = from; (p = memchr(p, '&', (size_t)(to - p))) != NULL; p++) {
        if (to - p < 4 || p[1] != '#')
            continue;
        bool hex = p[2] == 'x';
        guint64 c = 0;
        for (const char *d = p + (hex ? 3 : 2); d < to && (hex ? g_ascii_isxdigit(*d) : g_ascii_isdigit(*d)); d++)
            c = MIN(c * (hex ? 16u : 10u) + (guint64)g_ascii_xdigit_value(*d), 0x110000u);
        if (forbidden((gunichar)c))
            return fault_character(s, p, (gunichar)c);
    }
    return STEP_ON;
}

static Step skip_past(Scan *s, const char *mark)
{
    const char *found = memmem(s->cur, (size_t)(s->end - s->cur), mark, strlen(mark));
    if (found == NULL)
        return STEP_LEAVE;
    s->cur = found + strlen(mark);
    return STEP_ON;
}

static bool begins(const Scan *s, const char *mark)
{
    size_t n = strlen(mark);
    return (size_t)(s->end - s->cur) >= n && memcmp(s->cur, mark, n) == 0;
}

static Step scan_bang(Scan *s)
{
    if (begins(s, "<!--"))
        return skip_past(s, "-->");
    if (begins(s, "<![CDATA["))
        return skip_past(s, "]]>");
    if (s->end - s->cur >= 9 && g_ascii_strncasecmp(s->cur, "<!DOCTYPE", 9) == 0)
        return fault(s, s->cur, JF_DIAG_XML_DOCTYPE, NULL, NULL);
    return STEP_LEAVE;
}

static Step scan_end_tag(Scan *s)
{
    if (s->depth == 0)
        return STEP_LEAVE;
    s->namespaces -= s->declared[s->depth--];
    return skip_past(s, ">");
}

static Step open_element(Scan *s, const char *tag, size_t attributes, size_t namespaces, bool empty)
{
    s->counts.nodes += 1 + 2 * attributes;
    if (s->counts.nodes > s->most)
        return fault_count(s, tag, JF_DIAG_XML_NODES, s->most);
    if (s->depth + 1 > JF_XML_DEPTH)
        return fault_count(s, tag, JF_DIAG_XML_DEPTH, JF_XML_DEPTH);
    if (s->namespaces + namespaces > JF_XML_NAMESPACES)
        return fault_count(s, tag, JF_DIAG_XML_NAMESPACES, JF_XML_NAMESPACES);
    s->counts.depth = MAX(s->counts.depth, s->depth + 1);
    if (!empty) {
        s->declared[++s->depth] = (guint8)namespaces;
        s->namespaces += namespaces;
    }
    return STEP_ON;
}

static Step scan_start_tag(Scan *s)
{
    const char *tag = s->cur;
    size_t attributes = 0, namespaces = 0;
    for (const char *p = tag + 1; p < s->end; p++) {
        if (*p == '<')
            return STEP_LEAVE;
        if (*p == '>') {
            s->cur = p + 1;
            return open_element(s, tag, attributes, namespaces, p[-1] == '/');
        }
        if (*p == ':' || *p == '=') {
            namespaces += p - tag > 5 && memcmp(p - 5, "xmlns", 5) == 0 && g_ascii_isspace(p[-6]);
        } else if (*p == '"' || *p == '\'') {
            const char *close = memchr(p + 1, *p, (size_t)(s->end - p - 1));
            if (close == NULL)
                return STEP_LEAVE;
            if (++attributes > JF_XML_ATTRIBUTES)
                return fault_count(s, tag, JF_DIAG_XML_ATTRIBUTES, JF_XML_ATTRIBUTES);
            if (check_references(s, p, close) == STEP_FAULT)
                return STEP_FAULT;
            p = close;
        }
    }
    return STEP_LEAVE;
}

static Step scan_markup(Scan *s)
{
    const char *lt = memchr(s->cur, '<', (size_t)(s->end - s->cur));
    if (lt == NULL || lt + 1 == s->end)
        return STEP_LEAVE;
    s->counts.nodes += lt > s->cur;
    if (check_references(s, s->cur, lt) == STEP_FAULT)
        return STEP_FAULT;
    s->cur = lt;
    switch (lt[1]) {
    case '!': return scan_bang(s);
    case '?': return skip_past(s, "?>");
    case '/': return scan_end_tag(s);
    default: return scan_start_tag(s);
    }
}

static Step fault_encoding(const Scan *s, const char *encoding)
{
    return fault(s, s->start, JF_DIAG_XML_ENCODING, encoding, NULL);
}

// Value of a pseudo attribute of the XML declaration in `out`; "" when it is not there.
static void declaration_value(const char *declaration, const char *name, char out[32])
{
    out[0] = '\0';
    const char *p = strstr(declaration, name);
    p = p ? strpbrk(p, "\"'") : NULL;
    const char *close = p ? strchr(p + 1, *p) : NULL;
    if (close != NULL)
        g_strlcpy(out, p + 1, MIN((size_t)32, (size_t)(close - p)));
}

static bool check_declaration(const Scan *s, bool was_utf16)
{
    if (s->end - s->start < 6 || memcmp(s->start, "<?xml", 5) != 0 || !g_ascii_isspace(s->start[5]))
        return true;
    char declaration[256];
    const char *close = g_strstr_len(s->start, MIN(s->end - s->start, (ptrdiff_t)sizeof declaration), "?>");
    if (close == NULL)
        return true;
    memcpy(declaration, s->start, (size_t)(close - s->start)); // the file has no end that a string function could find
    declaration[close - s->start] = '\0';
    char version[32], encoding[32];
    declaration_value(declaration, "version", version);
    declaration_value(declaration, "encoding", encoding);
    if (version[0] != '\0' && strcmp(version, "1.0") != 0)
        return fault(s, s->start, JF_DIAG_XML_VERSION, version, NULL) == STEP_ON;
    bool right =
        encoding[0] == '\0' || (was_utf16 ? g_ascii_strncasecmp(encoding, "UTF-16", 6) == 0 : g_ascii_strcasecmp(encoding, "UTF-8") == 0);
    return right || fault_encoding(s, encoding) == STEP_ON;
}

static bool check_beginning(const Scan *s)
{
    const char *p = s->start;
    while (p < s->end && g_ascii_isspace(*p))
        p++;
    if (p == s->end)
        return fault(s, s->start, JF_DIAG_XML_EMPTY, NULL, NULL) == STEP_ON;
    if (*p == '<')
        return true;
    size_t n = strnlen(p, MIN((size_t)64, (size_t)(s->end - p))); // nothing but its length ends the file
    g_autofree char *valid = g_utf8_make_valid(p, (gssize)n);
    char shown[64];
    g_utf8_strncpy(shown, valid, (gsize)MIN(g_utf8_strlen(valid, -1), 12));
    for (char *c = shown; *c != '\0'; c++)
        if (g_ascii_iscntrl(*c))
            *c = ' ';
    return fault(s, p, JF_DIAG_XML_NOT_XML, shown, NULL) == STEP_ON;
}

static const char *wide_encoding(const guchar *d, size_t n)
{
    static const struct {
        guchar mark[4];
        const char *name;
    } wide[] = {
        {{0xFF, 0xFE, 0, 0}, "UTF-32"}, {{0, 0, 0xFE, 0xFF}, "UTF-32"}, {{'<', 0, 0, 0}, "UTF-32"},
        {{0, 0, 0, '<'}, "UTF-32"},     {{'<', 0, '?', 0}, "UTF-16LE"}, {{0, '<', 0, '?'}, "UTF-16BE"},
    };
    for (size_t i = 0; n >= 4 && i < G_N_ELEMENTS(wide); i++)
        if (memcmp(d, wide[i].mark, 4) == 0)
            return wide[i].name;
    return NULL;
}

static GBytes *from_utf16(Scan *s, const char *encoding)
{
    gsize read = 0, written = 0;
    gssize length = s->end - s->start - 2;
    g_autofree char *text = g_convert(s->start + 2, length, "UTF-8", encoding, &read, &written, NULL);
    if (text == NULL || (gssize)read != length) {
        s->end = s->start; // lines cannot be counted in what is not yet decoded
        fault(s, s->start, JF_DIAG_XML_ENCODING_BYTE, encoding, NULL);
        return NULL;
    }
    return g_bytes_new_take(g_steal_pointer(&text), written);
}

static GBytes *decode(Scan *s, GBytes *bytes, bool *was_utf16)
{
    const guchar *d = (const guchar *)s->start;
    size_t n = (size_t)(s->end - s->start);
    const char *wide = wide_encoding(d, n);
    if (wide != NULL) {
        fault_encoding(s, wide);
        return NULL;
    }
    *was_utf16 = n >= 2 && ((d[0] == 0xFF && d[1] == 0xFE) || (d[0] == 0xFE && d[1] == 0xFF));
    if (*was_utf16)
        return from_utf16(s, d[0] == 0xFF ? "UTF-16LE" : "UTF-16BE");
    bool marked = n >= 3 && memcmp(d, "\xEF\xBB\xBF", 3) == 0;
    return marked ? g_bytes_new_from_bytes(bytes, 3, n - 3) : g_bytes_ref(bytes);
}

static void look_at(Scan *s, GBytes *bytes)
{
    gsize n = 0;
    s->start = s->cur = g_bytes_get_data(bytes, &n);
    s->start = s->cur = s->start ? s->start : "";
    s->end = s->start + n;
}

GBytes *jf_xml_scan(GBytes *bytes, const char *name, JfXmlScan *out, JfDiags *diags)
{
    Scan s = {.name = name, .diags = diags, .counts.limits = out->limits, .most = jf_xml_limits(out)->nodes};
    look_at(&s, bytes);
    bool was_utf16 = false;
    g_autoptr(GBytes) text = decode(&s, bytes, &was_utf16);
    if (text == NULL)
        return NULL;
    look_at(&s, text);
    if (!check_declaration(&s, was_utf16) || !check_beginning(&s) || !check_characters(&s))
        return NULL;
    Step step = STEP_ON;
    while (step == STEP_ON)
        step = scan_markup(&s);
    if (step == STEP_FAULT)
        return NULL;
    *out = s.counts;
    return g_steal_pointer(&text);
}
