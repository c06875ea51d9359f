// SPDX-License-Identifier: MIT
// Sizes of pictures from hostile headers.
#include "layout/image.h"
#include "layout_make.h"

static bool info_of(const void *data, size_t length, JfImageInfo *out)
{
    g_autoptr(GBytes) bytes = g_bytes_new(data, length);
    return jf_image_info(bytes, out);
}

static const uint8_t png[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0,
                              0,    0,   20,  0,   0,    0,    10,   8,    2, 0, 0, 0,  1,   2,   3,   4};
static const uint8_t jpeg[] = {0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xff, 0xc0, 0, 11, 8, 0, 30, 0, 40, 3, 1, 0x22, 0, 0xff, 0xd9};

static void test_png(void)
{
    JfImageInfo info;
    g_assert_true(info_of(png, sizeof png, &info));
    g_assert_cmpint(info.kind, ==, JF_IMAGE_PNG);
    g_assert_cmpfloat(info.width, ==, 20);
    g_assert_cmpfloat(info.height, ==, 10);
    for (size_t n = 0; n < sizeof png; n++)
        g_assert_false(info_of(png, n, &info));
    uint8_t huge[sizeof png];
    memcpy(huge, png, sizeof png);
    huge[16] = 0x7f;
    g_assert_false(info_of(huge, sizeof huge, &info));
    memset(huge + 16, 0, 4);
    g_assert_false(info_of(huge, sizeof huge, &info));
}

static void test_jpeg(void)
{
    JfImageInfo info;
    g_assert_true(info_of(jpeg, sizeof jpeg, &info));
    g_assert_cmpint(info.kind, ==, JF_IMAGE_JPEG);
    g_assert_cmpfloat(info.width, ==, 40);
    g_assert_cmpfloat(info.height, ==, 30);
    g_assert_cmpint(info.components, ==, 3);
    for (size_t n = 0; n < 19; n++)
        g_assert_false(info_of(jpeg, n, &info));
    uint8_t broken[sizeof jpeg];
    memcpy(broken, jpeg, sizeof jpeg);
    broken[5] = 1; // a segment shorter than its own length
    g_assert_false(info_of(broken, sizeof broken, &info));
    memcpy(broken, jpeg, sizeof jpeg);
    broken[19 - 1] = 2; // two components
    g_assert_false(info_of(broken, sizeof broken, &info));
}

static void test_svg(void)
{
    static const struct {
        const char *text;
        double width, height;
    } cases[] = {
        {"<svg xmlns='http://www.w3.org/2000/svg' width='20' height='10'/>", 20, 10},
        {"<?xml version='1.0'?>\n<svg viewBox=\"0 0 48 24\" xmlns='x'>", 48, 24},
        {"<svg viewBox='0,0, 4.5\t9' width='100%' height='100%'>", 4.5, 9},
        {"<svg width='1in' height='48pt'>", 96, 64},
        {"<svg width='0' height='10'>", 0, 0},
        {"<svg>", 0, 0},
        {"<svg width='20' height='1e9'>", 0, 0},
        {"<svg width='20", 0, 0},
        {"<svg viewBox='1 2 3'>", 0, 0},
        {"<svg width='nan' height='10'>", 0, 0},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        JfImageInfo info;
        bool known = info_of(cases[i].text, strlen(cases[i].text), &info);
        g_test_message("%s", cases[i].text);
        g_assert_cmpint(known, ==, cases[i].width > 0);
        if (known) {
            g_assert_cmpfloat_with_epsilon(info.width, cases[i].width, 1e-9);
            g_assert_cmpfloat_with_epsilon(info.height, cases[i].height, 1e-9);
        }
    }
}

// A picture keeps its shape and stays inside the page; what has no size is refused with its place.
static void test_page(void)
{
    Maker maker;
    maker_init(&maker);
    g_autoptr(GBytes) wide = g_bytes_new_static("<svg xmlns='http://www.w3.org/2000/svg' width='4000' height='1000'/>", 68);
    g_autoptr(GBytes) none = g_bytes_new_static("<svg xmlns='http://www.w3.org/2000/svg'/>", 41);
    jf_source_add(maker.files, "wide.svg", wide);
    jf_source_add(maker.files, "none.svg", none);
    JfPages *pages = make_pages(&maker, "<image href='wide.svg' alt='宽图'/><image href='wide.svg' alt='小图' width='40'/>");
    check_pages(pages);
    const JfItem *first = pages->pages[0].content, *second = first->next;
    g_assert_cmpint(ABS(first->width - 4 * first->height), <=, 4);
    g_assert_cmpint(first->width, ==, pages->width - pages->theme->margin_left - pages->theme->margin_right);
    g_assert_cmpint(ABS(second->width - JF_MM(40)), <=, 4);
    g_assert_cmpstr(second->element->alt, ==, "小图");
    g_assert_cmpint(second->element->box[2] - second->element->box[0], ==, second->width);
    maker_again(&maker);
    g_assert_null(make_pages(&maker, "<image href='none.svg' alt='无'/>"));
    g_assert_true(jf_diags_has(maker.diags, JF_DIAG_LAYOUT_IMAGE));
    g_assert_cmpint(jf_diags_at(maker.diags, 0)->where.line, >, 0);
    maker_clear(&maker);
}

// Words of a picture are held to the fonts as all other words are; what is not shown is not.
static void test_svg_words(void)
{
    static const struct {
        const char *inside;
        bool good;
    } cases[] = {
        {"<text>故障 A &lt; B &#x6545;&#25925;</text>", true},
        {"<text x='1'>\xf0\x93\x80\x80</text>", false},
        {"<text><tspan>\xf0\x93\x80\x80</tspan></text>", false},
        {"<s:text>&#x13000;</s:text>", false},
        {"<text>&#77824;</text>", false},
        {"<text><![CDATA[\xf0\x93\x80\x80]]></text>", false},
        {"<text id='a>b' />\xf0\x93\x80\x80<text>甲</text>", true},
        {"<title>\xf0\x93\x80\x80</title><!-- <text>\xf0\x93\x80\x80</text> --><textPath>&#x13000;</textPath>", true},
        {"<text>&#", true},
        {"<text>&#xFFFFFFFFF;&#x110000;&#xD800;", true},
        {"<text>\xf0\x93", true},
        {"<text", true},
    };
    Maker maker;
    maker_init(&maker);
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *name = g_strdup_printf("%zu.svg", i), *body = g_strdup_printf("<image href='%s' alt='图'/>", name);
        g_autofree char *svg = g_strconcat("<svg xmlns='http://www.w3.org/2000/svg' width='40' height='10'>", cases[i].inside, NULL);
        g_autoptr(GBytes) bytes = g_bytes_new(svg, strlen(svg));
        jf_source_add(maker.files, name, bytes);
        maker_again(&maker);
        g_test_message("%s", cases[i].inside);
        g_assert_cmpint(make_pages(&maker, body) != NULL, ==, cases[i].good);
        g_assert_cmpint(jf_diags_has(maker.diags, JF_DIAG_TEXT_GLYPH), ==, !cases[i].good);
    }
    maker_clear(&maker);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/layout/image/png", test_png);
    g_test_add_func("/layout/image/jpeg", test_jpeg);
    g_test_add_func("/layout/image/svg", test_svg);
    g_test_add_func("/layout/image/page", test_page);
    g_test_add_func("/layout/image/svg-words", test_svg_words);
    return g_test_run();
}
