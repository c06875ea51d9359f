// SPDX-License-Identifier: MIT
// Pictures and links of a record: whole and harmless ones pass, every kind of wrong one is refused, bombs before they are decoded.
#include "record/attachments.h"
#include "xml_fixture.h"
#include <zlib.h>

// ---- making pictures

static void append32(GByteArray *out, guint32 value)
{
    const guint8 bytes[] = {(guint8)(value >> 24), (guint8)(value >> 16), (guint8)(value >> 8), (guint8)value};
    g_byte_array_append(out, bytes, 4);
}

static void append_chunk(GByteArray *out, const char *type, const void *data, guint n)
{
    append32(out, n);
    guint from = out->len;
    g_byte_array_append(out, (const guint8 *)type, 4);
    if (n > 0)
        g_byte_array_append(out, data, n);
    append32(out, (guint32)crc32(crc32(0, NULL, 0), out->data + from, n + 4));
}

// A PNG whose header says `width` × `height` with `depth` and `colour`, and that holds `raw` bytes of pixels.
static GByteArray *make_png(guint32 width, guint32 height, guint8 depth, guint8 colour, guint8 interlace, gsize raw)
{
    GByteArray *out = g_byte_array_new();
    g_byte_array_append(out, (const guint8 *)"\x89PNG\r\n\x1A\n", 8);
    g_autoptr(GByteArray) header = g_byte_array_new();
    append32(header, width);
    append32(header, height);
    const guint8 rest[] = {depth, colour, 0, 0, interlace};
    g_byte_array_append(header, rest, sizeof rest);
    append_chunk(out, "IHDR", header->data, header->len);
    if (colour == 3)
        append_chunk(out, "PLTE", "\0\0\0\377\377\377", 6);
    uLongf packed = compressBound(raw);
    g_autofree guint8 *pixels = g_malloc0(raw), *data = g_malloc(packed);
    g_assert_cmpint(compress2(data, &packed, pixels, raw, 9), ==, Z_OK);
    append_chunk(out, "IDAT", data, (guint)packed);
    append_chunk(out, "IEND", NULL, 0);
    return out;
}

static GByteArray *make_jpeg(guint16 width, guint16 height, guint8 frame, guint8 components)
{
    GByteArray *out = g_byte_array_new();
    g_byte_array_append(out, (const guint8 *)"\xFF\xD8\xFF\xE0\0\4ab", 8);
    const guint8 header[] = {
        0xFF,          frame,     0, (guint8)(8 + 3 * components), 8, (guint8)(height >> 8), (guint8)height, (guint8)(width >> 8),
        (guint8)width, components};
    g_byte_array_append(out, header, sizeof header);
    for (guint8 i = 0; i < components; i++)
        g_byte_array_append(out, (const guint8[]){(guint8)(i + 1), 0x11, 0}, 3);
    g_byte_array_append(out, (const guint8 *)"\xFF\xDA\0\6\1\0\0\0abc\xFF\0de\xFF\xD0gh\xFF\xD9", 21);
    return out;
}

// ---- checking one

static bool check_picture(const void *data, gsize n, JfDiags *diags)
{
    g_autoptr(JfSource) source = jf_source_new_bundle();
    g_autoptr(GBytes) bytes = g_bytes_new(data, n);
    jf_source_add(source, "images/p", bytes);
    g_autoptr(GBytes) text = bytes_of("<r>\n<figure src='images/p'/></r>");
    g_autoptr(xmlDoc) doc = jf_xml_parse(text, "r.xml", diags);
    bool fine = jf_attachments_check(doc, source, diags);
    g_assert_true(fine == (jf_diags_errors(diags) == 0));
    return fine;
}

static void assert_fine(GByteArray *picture)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    check_picture(picture->data, picture->len, diags);
    g_autofree char *all = describe(diags);
    g_assert_cmpstr(all, ==, "");
    g_byte_array_unref(picture);
}

static void assert_refused(GByteArray *picture, const char *id, const char *part)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    double before = processor_seconds();
    g_assert_false(check_picture(picture->data, picture->len, diags));
    g_assert_cmpfloat(processor_seconds() - before, <, 1);
    assert_diag(diags, id, 2, "r.xml", part);
    g_assert_cmpint(jf_diags_exit(diags), ==, JF_EXIT_INPUT);
    g_byte_array_unref(picture);
}

static GByteArray *cut(GByteArray *picture, guint n)
{
    return g_byte_array_set_size(picture, n);
}

static GByteArray *flip(GByteArray *picture, guint at)
{
    picture->data[at] ^= 0x40;
    return picture;
}

static GByteArray *raw_bytes(const char *text)
{
    return g_byte_array_append(g_byte_array_new(), (const guint8 *)text, (guint)strlen(text));
}

static void test_png(void)
{
    assert_fine(make_png(10, 4, 8, 2, 0, 4 * 31));
    assert_fine(make_png(10, 4, 8, 6, 0, 4 * 41));
    assert_fine(make_png(10, 4, 1, 0, 0, 4 * 3));
    assert_fine(make_png(10, 4, 16, 4, 0, 4 * 41));
    assert_fine(make_png(10, 4, 2, 3, 0, 4 * 4));
    assert_fine(make_png(1, 1, 8, 0, 1, 2));
    assert_fine(make_png(8, 8, 8, 0, 1, 2 + 2 + 3 + 2 * 3 + 2 * 5 + 4 * 5 + 4 * 9)); // the seven passes
    assert_fine(make_png(6000, 6000, 1, 0, 0, 6000 * 751));
    g_autoptr(GByteArray) whole = make_png(10, 4, 8, 2, 0, 4 * 31);
    for (guint n = 0; n < whole->len; n++) { // cut anywhere
        g_autoptr(GByteArray) part = g_byte_array_append(g_byte_array_new(), whole->data, n);
        g_autoptr(JfDiags) diags = jf_diags_new();
        g_assert_false(check_picture(part->data, part->len, diags));
    }
    for (guint at = 0; at < whole->len; at++) { // changed anywhere
        g_autoptr(GByteArray) part = flip(g_byte_array_append(g_byte_array_new(), whole->data, whole->len), at);
        g_autoptr(JfDiags) diags = jf_diags_new();
        g_assert_false(check_picture(part->data, part->len, diags));
    }
}

static void test_png_refused(void)
{
    assert_refused(make_png(0, 4, 8, 2, 0, 4), "RECORD-IMAGE-BROKEN", "0 × 0");
    assert_refused(make_png(10, 4, 7, 2, 0, 4 * 31), "RECORD-IMAGE-BROKEN", "IHDR");
    assert_refused(make_png(10, 4, 8, 5, 0, 4 * 31), "RECORD-IMAGE-BROKEN", "IHDR");
    assert_refused(make_png(10, 4, 8, 2, 0, 4 * 31 - 1), "RECORD-IMAGE-BROKEN", "IDAT"); // too few pixels
    assert_refused(make_png(10, 4, 8, 2, 0, 4 * 31 + 1), "RECORD-IMAGE-BROKEN", "IDAT"); // too many
    assert_refused(cut(make_png(10, 4, 8, 2, 0, 4 * 31), 40), "RECORD-IMAGE-BROKEN", "IEND");
    assert_refused(flip(make_png(10, 4, 8, 2, 0, 4 * 31), 45), "RECORD-IMAGE-BROKEN", "CRC");
    assert_refused(make_png(100000, 100000, 1, 0, 0, 100), "RECORD-IMAGE-LARGE", "100000 × 100000");
    assert_refused(make_png(8000, 8000, 8, 6, 0, 100), "RECORD-IMAGE-LARGE", "8000 × 8000");
    assert_refused(make_png(10, 10, 8, 0, 0, 300000000), "RECORD-IMAGE-BROKEN", "IDAT"); // a bomb of 300 MB in 300 KB
    assert_refused(make_png(4294967295u, 4294967295u, 8, 0, 0, 100), "RECORD-IMAGE-LARGE", NULL);
}

static void test_jpeg(void)
{
    assert_fine(make_jpeg(40, 30, 0xC0, 3));
    assert_fine(make_jpeg(40, 30, 0xC2, 1));
    g_autoptr(GByteArray) whole = make_jpeg(40, 30, 0xC0, 3);
    for (guint n = 0; n < whole->len; n++) {
        g_autoptr(GByteArray) part = g_byte_array_append(g_byte_array_new(), whole->data, n);
        g_autoptr(JfDiags) diags = jf_diags_new();
        g_assert_false(check_picture(part->data, part->len, diags));
    }
    assert_refused(cut(make_jpeg(40, 30, 0xC0, 3), 44), "RECORD-IMAGE-BROKEN", "EOI");
    assert_refused(make_jpeg(0, 30, 0xC0, 3), "RECORD-IMAGE-BROKEN", "0 × 0");
    assert_refused(make_jpeg(40, 30, 0xC9, 3), "RECORD-IMAGE-BROKEN", "SOF"); // arithmetic coding
    assert_refused(make_jpeg(40, 30, 0xC0, 2), "RECORD-IMAGE-BROKEN", "SOF");
    assert_refused(make_jpeg(40, 30, 0xC0, 4), "RECORD-IMAGE-COLOUR", NULL);
    assert_refused(make_jpeg(20000, 20000, 0xC0, 3), "RECORD-IMAGE-LARGE", "20000 × 20000");
}

static void test_kind(void)
{
    assert_refused(raw_bytes("GIF89a\1\0\1\0"), "RECORD-IMAGE-KIND", "images/p");
    assert_refused(raw_bytes("hello"), "RECORD-IMAGE-KIND", NULL);
    assert_refused(raw_bytes(""), "RECORD-IMAGE-KIND", NULL);
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_autofree char *large = g_malloc0(9 << 20);
    g_assert_false(check_picture(large, 9 << 20, diags));
    assert_diag(diags, "FILE-SIZE", 2, "r.xml", "images/p");
}

// ---- SVG

#define SVG(body)                                                                                                                          \
    "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' width='10' height='10'>\n" body "</svg>"

static const struct {
    const char *svg, *id, *part;
    int line;
} svgs[] = {
    {SVG("<defs><linearGradient id='g'/></defs><rect fill='url(#g)' style='stroke:url( \"#g\" )'/><use xlink:href='#g'/><a href='#g'/>"),
     NULL, NULL, 0},
    {SVG("<style>rect { fill: red }</style><metadata><x xmlns='urn:x'/></metadata><text>on the way: url</text>"), NULL, NULL, 0},
    {"<?xml version='1.0'?>\n<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd'>\n" SVG(""),
     "XML-DOCTYPE", NULL, 2},
    {"<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>" SVG("<text>&x;</text>"), "XML-DOCTYPE", NULL, 1},
    {SVG("<script>alert(1)</script>"), "RECORD-SVG-ACTIVE", "script", 2},
    {SVG("<g>\n<x:SCRIPT xmlns:x='urn:x'/></g>"), "RECORD-SVG-ACTIVE", "SCRIPT", 3},
    {SVG("<rect onclick='x()'/>"), "RECORD-SVG-ACTIVE", "onclick", 2},
    {SVG("<rect OnLoad='x()'/>"), "RECORD-SVG-ACTIVE", "OnLoad", 2},
    {SVG("<foreignObject/>"), "RECORD-SVG-ACTIVE", "foreignObject", 2},
    {SVG("<animate/>"), "RECORD-SVG-ACTIVE", "animate", 2},
    {SVG("<image href='other.png'/>"), "RECORD-SVG-OUTSIDE", "other.png", 2},
    {SVG("<image xlink:href='http://127.0.0.1/x.png'/>"), "RECORD-SVG-OUTSIDE", "http:", 2},
    {SVG("<image href='file:///etc/passwd'/>"), "RECORD-SVG-OUTSIDE", "file:", 2},
    {SVG("<use xlink:href='other.svg#a'/>"), "RECORD-SVG-OUTSIDE", "other.svg#a", 2},
    {SVG("<a href='javascript:x()'/>"), "RECORD-SVG-OUTSIDE", "javascript:", 2},
    {SVG("<image href='data:image/svg+xml;base64,PHN2Zy8+'/>"), "RECORD-SVG-OUTSIDE", "svg+xml", 2},
    {SVG("<image href='data:image/png;base64,AAAA'/>"), "RECORD-IMAGE-KIND", NULL, 2},
    {SVG("<rect fill='url(http://127.0.0.1/g)'/>"), "RECORD-SVG-OUTSIDE", "http:", 2},
    {SVG("<rect style='fill: URL( other.svg#g )'/>"), "RECORD-SVG-OUTSIDE", "other.svg#g", 2},
    {SVG("<rect style='fill: u\\72l(x)'/>"), "RECORD-SVG-OUTSIDE", NULL, 2},
    {SVG("<style>@import 'http://127.0.0.1/x.css';</style>"), "RECORD-SVG-OUTSIDE", "@import", 2},
    {SVG("<style><![CDATA[@IMPORT url(x.css);]]></style>"), "RECORD-SVG-OUTSIDE", "@import", 2},
    {SVG("<style>@font-face { src: url(x.ttf) }</style>"), "RECORD-SVG-OUTSIDE", "@font-face", 2},
    {SVG("<g xml:base='http://127.0.0.1/'/>"), "RECORD-SVG-OUTSIDE", "xml:base", 2},
    {"<?xml-stylesheet href='http://127.0.0.1/x.css'?>" SVG(""), "RECORD-SVG-OUTSIDE", "xml-stylesheet", 1},
    {SVG("<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='/etc/passwd'/>"), "RECORD-SVG-ACTIVE", "include", 2},
    {"<html/>", "RECORD-IMAGE-KIND", NULL, 1},
    {"<svg/>", "RECORD-IMAGE-KIND", NULL, 1}, // no namespace: not SVG
    {SVG("<g>"), "XML-TAG", NULL, 2},
};

static void test_svg(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(svgs); i++) {
        g_test_message("%s", svgs[i].svg);
        g_autoptr(JfDiags) diags = jf_diags_new();
        bool fine = check_picture(svgs[i].svg, strlen(svgs[i].svg), diags);
        g_assert_true(fine == (svgs[i].id == NULL));
        if (!fine) // in the drawing, or for a picture embedded in it there too
            assert_diag(diags, svgs[i].id, svgs[i].line, "images/p", svgs[i].part);
    }
}

static void test_svg_embedded(void)
{
    g_autoptr(GByteArray) png = make_png(10, 4, 8, 2, 0, 4 * 31), bomb = make_png(30000, 30000, 1, 0, 0, 10);
    g_autofree char *good = g_base64_encode(png->data, png->len), *bad = g_base64_encode(bomb->data, bomb->len);
    g_autofree char *fine = g_strdup_printf(SVG("<image href='data:image/png;base64,%s'/>"), good);
    g_autofree char *large = g_strdup_printf(SVG("\n<image href='data:image/png;base64,%s'/>"), bad);
    g_autofree char *wrapped = g_strdup_printf(SVG("<image xlink:href=' data:image/PNG;base64,%.40s\n%s'/>"), good, good + 40);
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_assert_true(check_picture(fine, strlen(fine), diags));
    g_assert_true(check_picture(wrapped, strlen(wrapped), diags));
    g_assert_false(check_picture(large, strlen(large), diags));
    assert_diag(diags, "RECORD-IMAGE-LARGE", 3, "images/p", "30000 × 30000");
}

// ---- links and names

static bool check_text(const char *text, JfDiags *diags)
{
    g_autoptr(JfSource) source = jf_source_new_bundle();
    g_autoptr(GByteArray) png = make_png(1, 1, 8, 0, 0, 2);
    g_autoptr(GBytes) bytes = g_bytes_new(png->data, png->len);
    jf_source_add(source, "a.png", bytes);
    g_autoptr(GBytes) record = bytes_of(text);
    g_autoptr(xmlDoc) doc = jf_xml_parse(record, "r.xml", diags);
    g_assert_nonnull(doc);
    return jf_attachments_check(doc, source, diags);
}

static void test_links(void)
{
    static const struct {
        const char *address;
        bool fine;
    } links[] = {
        {"https://example.com/a?b=c#d", true},
        {"http://example.com", true},
        {"mailto:a@example.com", true},
        {"tel:+8657385120120", true},
        {"https://例子.中国/页", true},
        {"javascript:alert(1)", false},
        {"JavaScript:alert(1)", false},
        {"data:text/html,x", false},
        {"file:///etc/passwd", false},
        {"vbscript:x", false},
        {"ftp://example.com/", false},
        {"//example.com/", false},
        {"/etc/passwd", false},
        {"doc.pdf", false},
        {"", false},
        {"https://", false},
        {"https:///x", false},
        {"mailto:", false},
        {"tel:", false},
        {" https://example.com", false},
        {"https://example.com/a b", false},
        {"https://example.com\\x", false},
        {"jar:https://example.com!/", false},
        {"HTTPS://example.com/", false},
        {"https:example.com", false},
        {"https://example.com/\"x", false},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(links); i++) {
        g_test_message("%s", links[i].address);
        g_autofree char *escaped = g_markup_escape_text(links[i].address, -1);
        g_autofree char *as_link = g_strdup_printf("<r>\n<link href='%s'>x</link></r>", escaped);
        g_autofree char *as_text = g_strdup_printf("<r>\n<check-address>%s</check-address></r>", escaped);
        g_autoptr(JfDiags) diags = jf_diags_new();
        g_assert_true(check_text(as_link, diags) == links[i].fine);
        if (!links[i].fine)
            assert_diag(diags, "RECORD-LINK", 2, "r.xml", links[i].address);
        bool blank_around = links[i].address[0] == ' ';
        g_assert_true(check_text(as_text, diags) == (links[i].fine || blank_around));
    }
}

static void test_names(void)
{
    static const struct {
        const char *name, *id;
    } names[] = {
        {"a.png", NULL},
        {"none.png", "PART-MISSING"},
        {"../a.png", "PART-OUTSIDE"},
        {"/etc/passwd", "PART-OUTSIDE"},
        {"https://example.com/a.png", "PART-OUTSIDE"},
        {"data:image/png;base64,AAAA", "PART-OUTSIDE"},
        {"file:///etc/passwd", "PART-OUTSIDE"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *text = g_strdup_printf("<r>\n\n<figure src='%s'/></r>", names[i].name);
        g_autoptr(JfDiags) diags = jf_diags_new();
        g_assert_true(check_text(text, diags) == (names[i].id == NULL));
        if (names[i].id != NULL)
            assert_diag(diags, names[i].id, 3, "r.xml", names[i].name);
    }
    g_autoptr(JfDiags) diags = jf_diags_new(); // all in one run, one picture once
    g_assert_false(check_text("<r><figure src='x.png'/>\n<figure src='x.png'/><a href='x:'/>\n<figure src='y.png'/></r>", diags));
    g_assert_cmpuint(jf_diags_count(diags), ==, 3);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/record/attachments/png", test_png);
    g_test_add_func("/record/attachments/png-refused", test_png_refused);
    g_test_add_func("/record/attachments/jpeg", test_jpeg);
    g_test_add_func("/record/attachments/kind", test_kind);
    g_test_add_func("/record/attachments/svg", test_svg);
    g_test_add_func("/record/attachments/svg-embedded", test_svg_embedded);
    g_test_add_func("/record/attachments/links", test_links);
    g_test_add_func("/record/attachments/names", test_names);
    return g_test_run();
}
