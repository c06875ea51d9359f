// SPDX-License-Identifier: MIT
// pdf/filter, pdf/decode (private): deflating and inflating, limits, damage, predictors; what jf_pdf_view_data refuses, and by which name.
#include "pdf/filter.h"
#include "pdf_make.h"

static void test_round_trip(void)
{
    static const size_t sizes[] = {0, 1, 511, 512, 513, 32768, 32769, 1 << 20};
    g_autoptr(GRand) random = g_rand_new_with_seed(7);
    for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
        g_autofree uint8_t *data = g_malloc(sizes[i] + 1);
        for (size_t k = 0; k < sizes[i]; k++)
            data[k] = (uint8_t)g_rand_int_range(random, 0, i % 2 ? 256 : 3);
        g_autoptr(GByteArray) packed = jf_pdf_deflate(data, sizes[i]), again = jf_pdf_deflate(data, sizes[i]), back = NULL;
        g_assert_cmpmem(packed->data, (int)packed->len, again->data, (int)again->len);
        g_assert_cmpint(jf_pdf_inflate(packed->data, packed->len, sizes[i], &back), ==, JF_PDF_INFLATED);
        g_assert_cmpmem(back->data, (int)back->len, data, (int)sizes[i]);
    }
}

static void test_damage(void)
{
    g_autofree char *data = g_strnfill(5000, 'x');
    g_autoptr(GByteArray) packed = jf_pdf_deflate(data, 5000), out = NULL;
    g_assert_cmpint(jf_pdf_inflate(packed->data, packed->len, 4999, &out), ==, JF_PDF_INFLATE_LIMIT);
    for (guint n = 0; n < packed->len; n++) // cut short
        g_assert_cmpint(jf_pdf_inflate(packed->data, n, 5000, &out), ==, JF_PDF_INFLATE_BAD);
    g_autoptr(GByteArray) longer = g_byte_array_new();
    g_byte_array_append(longer, packed->data, packed->len);
    g_byte_array_append(longer, (const guint8 *)"x", 1);
    g_assert_cmpint(jf_pdf_inflate(longer->data, longer->len, 5000, &out), ==, JF_PDF_INFLATE_BAD);
    packed->data[packed->len - 1] ^= 1; // the check sum
    g_assert_cmpint(jf_pdf_inflate(packed->data, packed->len, 5000, &out), ==, JF_PDF_INFLATE_BAD);
    g_assert_null(out);
}

// PNG specification 9: each filter undone by hand. Rows of four bytes, one byte a pixel unless said.
static void test_predictors(void)
{
    static const struct {
        const char *in;
        int in_length;
        size_t row, pixel;
        const char *out;
        int length;
    } cases[] = {
        {"\0\1\2\3\4", 5, 4, 1, "\1\2\3\4", 4},                     // none
        {"\1\1\1\1\1", 5, 4, 1, "\1\2\3\4", 4},                     // left
        {"\1\1\2\1\2", 5, 4, 2, "\1\2\2\4", 4},                     // left, two bytes a pixel
        {"\0\1\2\3\4\2\1\1\1\1", 10, 4, 1, "\1\2\3\4\2\3\4\5", 8},  // above
        {"\2\5\6\7\10", 5, 4, 1, "\5\6\7\10", 4},                   // above, without a row above
        {"\0\4\4\4\4\3\1\1\1\1", 10, 4, 1, "\4\4\4\4\3\4\5\5", 8},  // average
        {"\0\1\5\3\7\4\1\1\1\1", 10, 4, 1, "\1\5\3\7\2\6\4\10", 8}, // Paeth
        {"", 0, 4, 1, "", 0},
        {"\1\377\1\1\1", 5, 4, 1, "\377\0\1\2", 4}, // modulo 256
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GByteArray) data = g_byte_array_new();
        g_byte_array_append(data, (const guint8 *)cases[i].in, (guint)cases[i].in_length);
        g_assert_true(jf_pdf_unpredict(data, cases[i].row, cases[i].pixel));
        g_assert_cmpmem(data->data, (int)data->len, cases[i].out, cases[i].length);
    }
    g_autoptr(GByteArray) uneven = g_byte_array_new(), unknown = g_byte_array_new();
    g_byte_array_append(uneven, (const guint8 *)"\0\1\2", 3);
    g_assert_false(jf_pdf_unpredict(uneven, 4, 1));
    g_assert_false(jf_pdf_unpredict(uneven, 0, 1));
    g_byte_array_append(unknown, (const guint8 *)"\5\1\2\3\4", 5);
    g_assert_false(jf_pdf_unpredict(unknown, 4, 1));
}

typedef struct {
    const char *entries;
    JfDiagId id;
} Case;

// A stream that is no Flate data, under different dictionaries.
static void test_refused(void)
{
    static const Case cases[] = {
        {"/Filter/LZWDecode", JF_DIAG_PDF_FILTER},
        {"/Filter[/FlateDecode/FlateDecode]", JF_DIAG_PDF_FILTER},
        {"/Filter[]", JF_DIAG_PDF_FILTER},
        {"/Filter 7", JF_DIAG_PDF_FILTER},
        {"/Filter/FlateDecode", JF_DIAG_PDF_INFLATE},
        {"/Filter[/FlateDecode]", JF_DIAG_PDF_INFLATE},
        {"/Filter 3 0 R", JF_DIAG_PDF_INFLATE},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(JfDiags) diags = jf_diags_new();
        g_autofree char *stream = g_strdup_printf("<<%s/Length 5>>\nstream\nplain\nendstream", cases[i].entries);
        Make make = make_new();
        make_object(&make, 1, "<</A 2 0 R>>");
        make_object(&make, 2, stream);
        make_object(&make, 3, "/FlateDecode");
        make_table(&make, "");
        g_autoptr(GBytes) bytes = make_bytes(&make);
        g_autoptr(JfPdfDocument) document = jf_pdf_document_open(bytes, NULL, diags);
        g_assert_nonnull(document);
        JfPdfView *view = jf_pdf_document_last(document);
        g_autoptr(GBytes) data = jf_pdf_view_data(view, jf_pdf_find(jf_pdf_view_root(view), "A"), 100, diags);
        g_assert_null(data);
        g_assert_true(jf_diags_has(diags, cases[i].id));
    }
}

// Predictor parameters beyond reason, on data that would inflate.
static void test_parameters(void)
{
    static const struct {
        const char *parms;
        bool good;
    } cases[] = {
        {"", true},
        {"/Predictor 1", true},
        {"/Predictor 12/Columns 2", true},
        {"/Predictor 2", false},
        {"/Predictor 16", false},
        {"/Predictor 12/Columns 0", false},
        {"/Predictor 12/Columns 99999999", false},
        {"/Predictor 12/Colors 99/Columns 2", false},
        {"/Predictor 12/Columns(x)", false},
        {"/Predictor 12", false},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(JfDiags) diags = jf_diags_new();
        g_autoptr(GByteArray) packed = jf_pdf_deflate("\0\1\2\1\1\1\2\1\1", 9);
        Make make = make_new();
        g_autoptr(GString) stream = g_string_new(NULL);
        g_string_printf(stream, "<</Filter/FlateDecode/DecodeParms<<%s>>/Length %u>>\nstream\n", cases[i].parms, packed->len);
        make_object(&make, 1, "<</A 2 0 R>>");
        make.at[2] = make.out->len;
        make.size = 3;
        g_string_append_printf(make.out, "2 0 obj\n%s", stream->str);
        g_string_append_len(make.out, (const char *)packed->data, packed->len);
        g_string_append(make.out, "\nendstream\nendobj\n");
        make_table(&make, "");
        g_autoptr(GBytes) bytes = make_bytes(&make);
        g_autoptr(JfPdfDocument) document = jf_pdf_document_open(bytes, NULL, diags);
        JfPdfView *view = jf_pdf_document_last(document);
        g_autoptr(GBytes) data = jf_pdf_view_data(view, jf_pdf_find(jf_pdf_view_root(view), "A"), 100, diags);
        g_assert_true((data != NULL) == cases[i].good);
        g_assert_true(jf_diags_has(diags, JF_DIAG_PDF_INFLATE) != cases[i].good);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/pdf/filter/round-trip", test_round_trip);
    g_test_add_func("/pdf/filter/damage", test_damage);
    g_test_add_func("/pdf/filter/predictors", test_predictors);
    g_test_add_func("/pdf/filter/refused", test_refused);
    g_test_add_func("/pdf/filter/parameters", test_parameters);
    return g_test_run();
}
