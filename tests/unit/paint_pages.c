// SPDX-License-Identifier: MIT
// Painting: what the raw PDF promises to archive/, previews, pictures, QR codes, faults.
#include "layout_make.h"
#include "paint/paint.h"
#include "pdf/document.h"
#include <cairo.h>
#include <qrencode.h>

static Maker maker;

static const char sheet[] =
    "<masthead title='现场服务单'><grid columns='1'><field label='状态'><mark tone='good'>已完成</mark></field></grid>"
    "<qr data='https://example.com/1' alt='核对' width='22'>扫码</qr></masthead>"
    "<p>见<a href='https://example.com/'>网站</a> <a href='mailto:a@example.com'>信箱</a> <check state='done' "
    "alt='是'/>已做</p><page-break/>"
    "<note tone='bad'><p>坏</p></note><list kind='check'><item state='crossed' alt='否'>乙</item></list><page-break/><p>末页</p>";

// ---- the raw PDF

static void add_pages(const JfPdfView *view, const JfPdfValue *node, GPtrArray *out)
{
    const JfPdfValue *kids = jf_pdf_view_find(view, node, "Kids");
    if (!kids) {
        g_ptr_array_add(out, (void *)node);
        return;
    }
    for (size_t i = 0; i < jf_pdf_count(kids); i++)
        add_pages(view, jf_pdf_view_item(view, kids, i), out);
}

static char *content_of(const JfPdfView *view, const JfPdfValue *page)
{
    g_autoptr(GBytes) data = jf_pdf_view_data(view, jf_pdf_view_find(view, page, "Contents"), 1 << 24, maker.diags);
    g_assert_nonnull(data);
    return g_strndup(g_bytes_get_data(data, NULL), g_bytes_get_size(data));
}

// The marked contents of a page are numbered 0, 1, 2 … in the stream's order; furniture has none.
static int count_marks(const char *content)
{
    int n = 0;
    for (const char *at = content; (at = strstr(at, "/MCID ")); at += 6) {
        g_assert_cmpint(atoi(at + 6), ==, n);
        n++;
    }
    return n;
}

static void test_marks(void)
{
    maker_again(&maker);
    JfPages *pages = make_pages(&maker, sheet);
    check_pages(pages);
    g_assert_cmpuint(pages->n_pages, ==, 3);
    g_autoptr(GBytes) pdf = jf_paint_pdf(pages, maker.fonts, maker.diags);
    g_assert_nonnull(pdf);
    g_autoptr(JfPdfDocument) document = jf_pdf_document_open(pdf, "raw", maker.diags);
    g_assert_nonnull(document);
    const JfPdfView *view = jf_pdf_document_last(document);
    g_autoptr(GPtrArray) list = g_ptr_array_new();
    add_pages(view, jf_pdf_view_find(view, jf_pdf_view_root(view), "Pages"), list);
    g_assert_cmpuint(list->len, ==, 2 * pages->n_pages);
    for (guint i = 0; i < list->len; i++) {
        g_autofree char *content = content_of(view, g_ptr_array_index(list, i));
        g_assert_cmpint(count_marks(content), ==, i % 2 ? pages->pages[i / 2].n_mcid : 0);
    }
}

static void test_determinism(void)
{
    maker_again(&maker);
    g_autoptr(GBytes) first = jf_paint_pdf(make_pages(&maker, sheet), maker.fonts, maker.diags);
    maker_again(&maker);
    g_autoptr(GBytes) other = jf_paint_pdf(make_pages(&maker, "<p>别的文档</p>"), maker.fonts, maker.diags);
    maker_again(&maker);
    g_autoptr(GBytes) second = jf_paint_pdf(make_pages(&maker, sheet), maker.fonts, maker.diags);
    g_assert_true(g_bytes_equal(first, second));
    g_assert_false(g_bytes_equal(first, other));
}

static void test_trace(void)
{
    maker_again(&maker);
    g_autoptr(GString) out = g_string_new(NULL);
    jf_paint_trace(make_pages(&maker, sheet), out);
    g_assert_nonnull(strstr(out->str, "page 3 content\n mark 0\n  words"));
    g_assert_nonnull(strstr(out->str, "[已完成]"));
    g_assert_nonnull(strstr(out->str, "check "));
    g_assert_nonnull(strstr(out->str, "sign "));
}

// ---- previews

typedef struct {
    const unsigned char *data;
    size_t left;
} Source;

static cairo_status_t read_source(void *closure, unsigned char *out, unsigned int length)
{
    Source *source = closure;
    if (length > source->left)
        return CAIRO_STATUS_READ_ERROR;
    memcpy(out, source->data, length);
    source->data += length;
    source->left -= length;
    return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *decode(GBytes *png)
{
    Source source;
    g_assert_nonnull(png);
    source.data = g_bytes_get_data(png, &source.left);
    cairo_surface_t *surface = cairo_image_surface_create_from_png_stream(read_source, &source);
    g_assert_cmpint(cairo_surface_status(surface), ==, CAIRO_STATUS_SUCCESS);
    return surface;
}

static uint32_t pixel(cairo_surface_t *surface, double x, double y)
{
    const uint8_t *row = cairo_image_surface_get_data(surface) + (int)y * cairo_image_surface_get_stride(surface);
    return ((const uint32_t *)(const void *)row)[(int)x] & 0xffffff;
}

// Every module of the code is where ISO/IEC 18004 wants it, dark or light.
static void test_qr(void)
{
    maker_again(&maker);
    JfPages *pages = make_pages(&maker, "<qr data='https://example.com/1' alt='核对' width='22'/>");
    const JfItem *item = pages->pages[0].content;
    g_autoptr(GBytes) png = jf_paint_png(pages, maker.fonts, 0, 300, maker.diags);
    cairo_surface_t *surface = decode(png);
    QRcode *code = QRcode_encodeData(21, (const unsigned char *)"https://example.com/1", 0, QR_ECLEVEL_M);
    double scale = 300 / 72.0 / 1024, module = item->width * scale / code->width;
    for (int y = 0; y < code->width; y++) {
        for (int x = 0; x < code->width; x++) {
            uint32_t colour = pixel(surface, item->x * scale + (x + 0.5) * module, item->y * scale + (y + 0.5) * module);
            g_assert_cmphex(colour, ==, code->data[y * code->width + x] & 1 ? item->fill : 0xffffff);
        }
    }
    QRcode_free(code);
    cairo_surface_destroy(surface);
}

static void test_previews(void)
{
    maker_again(&maker);
    JfPages *pages = make_pages(&maker, sheet);
    g_autoptr(GBytes) png = jf_paint_png(pages, maker.fonts, 1, 72, maker.diags);
    cairo_surface_t *surface = decode(png);
    g_assert_cmpint(cairo_image_surface_get_width(surface), ==, 595);
    g_assert_cmpint(cairo_image_surface_get_height(surface), ==, 842);
    g_assert_cmphex(pixel(surface, 2, 2), ==, 0xffffff);
    cairo_surface_destroy(surface);
    g_autoptr(GBytes) svg = jf_paint_svg(pages, maker.fonts, 0, maker.diags);
    g_assert_nonnull(svg);
    g_assert_nonnull(g_strstr_len(g_bytes_get_data(svg, NULL), (gssize)g_bytes_get_size(svg), "<svg"));
    g_assert_cmpuint(jf_diags_errors(maker.diags), ==, 0);
}

// ---- pictures

static cairo_status_t append(void *closure, const unsigned char *data, unsigned int length)
{
    g_byte_array_append(closure, data, length);
    return CAIRO_STATUS_SUCCESS;
}

// Half transparent red.
static GBytes *red_png(void)
{
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, 16, 16);
    cairo_t *cr = cairo_create(surface);
    cairo_set_source_rgba(cr, 1, 0, 0, 0.5);
    cairo_paint(cr);
    cairo_destroy(cr);
    GByteArray *out = g_byte_array_new();
    g_assert_cmpint(cairo_surface_write_to_png_stream(surface, append, out), ==, CAIRO_STATUS_SUCCESS);
    cairo_surface_destroy(surface);
    return g_byte_array_free_to_bytes(out);
}

static bool holds(GBytes *bytes, const char *text)
{
    size_t length = g_bytes_get_size(bytes), n = strlen(text);
    const char *data = g_bytes_get_data(bytes, NULL);
    for (size_t i = 0; i + n <= length; i++) {
        if (memcmp(data + i, text, n) == 0)
            return true;
    }
    return false;
}

// A picture alone on its page too, which Cairo has a mind of its own about. On white, so without a soft mask; and never to be smoothed by the reader (ISO 19005-3 6.2.8).
static void test_png_picture(void)
{
    maker_again(&maker);
    g_autoptr(GBytes) red = red_png();
    jf_source_add(maker.files, "red.png", red);
    JfPages *pages = make_pages(&maker, "<image href='red.png' alt='红' width='20'/>");
    g_autoptr(GBytes) pdf = jf_paint_pdf(pages, maker.fonts, maker.diags);
    g_assert_true(holds(pdf, "/Subtype /Image"));
    g_assert_false(holds(pdf, "/SMask"));
    g_assert_false(holds(pdf, "/Interpolate true"));
    const JfItem *item = pages->pages[0].content;
    g_autoptr(GBytes) png = jf_paint_png(pages, maker.fonts, 0, 72, maker.diags);
    cairo_surface_t *surface = decode(png);
    uint32_t colour = pixel(surface, (item->x + item->width / 2) / 1024.0, (item->y + item->height / 2) / 1024.0);
    g_assert_cmphex(colour >> 16, ==, 0xff);
    g_assert_cmpint(ABS((int)(colour & 0xff) - 0x7f), <=, 2);
    cairo_surface_destroy(surface);
}

static const uint8_t jpeg[] = {0xff, 0xd8, 0xff, 0xc0, 0, 17, 8, 0, 30, 0, 40, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1, 0xff, 0xd9};
static const uint8_t cmyk[] = {0xff, 0xd8, 0xff, 0xc0, 0, 20, 8,    0, 30, 0,    40, 4,    1,
                               0x22, 0,    2,    0x11, 1, 3,  0x11, 1, 4,  0x11, 1,  0xff, 0xd9};

// A JPEG goes into the document as it is.
static void test_jpeg_picture(void)
{
    maker_again(&maker);
    g_autoptr(GBytes) picture = g_bytes_new_static(jpeg, sizeof jpeg);
    jf_source_add(maker.files, "a.jpg", picture);
    g_autoptr(GBytes) pdf = jf_paint_pdf(make_pages(&maker, "<image href='a.jpg' alt='照片' width='20'/>"), maker.fonts, maker.diags);
    g_assert_true(holds(pdf, "/DCTDecode"));
    g_assert_false(holds(pdf, "/Interpolate true"));
}

static void refuse(const char *name, const void *data, size_t length)
{
    maker_again(&maker);
    g_autoptr(GBytes) picture = g_bytes_new(data, length);
    jf_source_add(maker.files, name, picture);
    g_autofree char *body = g_strdup_printf("<image href='%s' alt='坏图'/>", name);
    JfPages *pages = make_pages(&maker, body);
    g_assert_nonnull(pages);
    g_assert_null(jf_paint_pdf(pages, maker.fonts, maker.diags));
    g_assert_true(jf_diags_has(maker.diags, JF_DIAG_PAINT_IMAGE));
    g_assert_nonnull(strstr(jf_diags_at(maker.diags, 0)->text[JF_LANGUAGE_ZH], "坏图"));
    g_assert_null(jf_paint_png(pages, maker.fonts, 0, 72, maker.diags));
}

static void test_refused(void)
{
    g_autoptr(GBytes) red = red_png();
    refuse("cmyk.jpg", cmyk, sizeof cmyk);
    refuse("short.png", g_bytes_get_data(red, NULL), 40);
    refuse("broken.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><g></svg>", 70);
}

static void test_qr_too_long(void)
{
    maker_again(&maker);
    JfModel *model = make_model(&maker, "<qr data='x' alt='核对' width='22'/>");
    model->body->first->text = repeated("0123456789", 240);
    JfPages *pages = jf_layout(model, maker.theme, maker.fonts, maker.arena, maker.diags);
    g_assert_null(jf_paint_pdf(pages, maker.fonts, maker.diags));
    g_assert_true(jf_diags_has(maker.diags, JF_DIAG_PAINT_QR));
    g_free((char *)model->body->first->text);
}

// What Cairo cannot do is told in its words.
static void test_size(void)
{
    maker_again(&maker);
    JfPages pages = *make_pages(&maker, "<p>甲</p>");
    pages.pages[0].width = JF_MM(100000);
    g_assert_null(jf_paint_png(&pages, maker.fonts, 0, 600, maker.diags));
    g_assert_true(jf_diags_has(maker.diags, JF_DIAG_PAINT_CAIRO));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    maker_init(&maker);
    g_test_add_func("/paint/marks", test_marks);
    g_test_add_func("/paint/determinism", test_determinism);
    g_test_add_func("/paint/trace", test_trace);
    g_test_add_func("/paint/previews", test_previews);
    g_test_add_func("/paint/qr", test_qr);
    g_test_add_func("/paint/png", test_png_picture);
    g_test_add_func("/paint/jpeg", test_jpeg_picture);
    g_test_add_func("/paint/refused", test_refused);
    g_test_add_func("/paint/qr-too-long", test_qr_too_long);
    g_test_add_func("/paint/size", test_size);
    int failed = g_test_run();
    maker_clear(&maker);
    return failed;
}
