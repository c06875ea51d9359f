// SPDX-License-Identifier: MIT
// Stamps: whatever the texts and the field, what is drawn are paths inside the field, the same on every run and in every locale.
#include "sign/appearance.h"
#include <locale.h>
#include <math.h>
#include <string.h>

typedef struct {
    JfDiags *diags;
    JfFonts *fonts;
    JfTheme theme;
} Studio;

static Studio studio; // of this program: fonts are loaded once

static const JfStamp usual = {.title = "客户确认·同意",
                              .mark = "电子签名",
                              .name = "徐静",
                              .office = "客户联系人·云溪县人民医院",
                              .time = "2026-03-05 17:40:12 +08:00 Asia/Shanghai",
                              .words = "处理及时，恢复正常。",
                              .language = JF_LANGUAGE_ZH};

static GString *draw(const JfStamp *stamp, double width, double height)
{
    GString *out = g_string_new(NULL);

    g_assert_true(jf_stamp_draw(stamp, width, height, &studio.theme, studio.fonts, out, studio.diags));
    g_assert_cmpuint(jf_diags_count(studio.diags), ==, 0);
    return out;
}

// ---- a reader of what we draw: a number stack, one transformation, and where every point lands

typedef struct {
    double stack[6], matrix[4]; // a, d, e, f
    int n;
    double box[4]; // of all points
    int glyphs, colours;
} Reading;

static void land(Reading *r, double x, double y)
{
    double px = r->matrix[0] * x + r->matrix[2], py = r->matrix[1] * y + r->matrix[3];

    r->box[0] = MIN(r->box[0], px);
    r->box[1] = MIN(r->box[1], py);
    r->box[2] = MAX(r->box[2], px);
    r->box[3] = MAX(r->box[3], py);
}

static void operate(Reading *r, const char *name)
{
    static const struct {
        const char *name;
        int operands;
    } known[] = {{"q", 0},  {"Q", 0}, {"cm", 6}, {"m", 2}, {"l", 2},  {"c", 6},
                 {"re", 4}, {"f", 0}, {"S", 0},  {"w", 1}, {"rg", 3}, {"RG", 3}};
    static const double identity[] = {1, 1, 0, 0};
    size_t i = 0;

    while (i < G_N_ELEMENTS(known) && strcmp(known[i].name, name) != 0)
        i++;
    if (i == G_N_ELEMENTS(known) || r->n != known[i].operands)
        g_error("operator \"%s\" with %d operands", name, r->n);
    if (strcmp(name, "cm") == 0)
        memcpy(r->matrix, (double[]){r->stack[0], r->stack[3], r->stack[4], r->stack[5]}, sizeof r->matrix);
    else if (strcmp(name, "Q") == 0)
        memcpy(r->matrix, identity, sizeof identity);
    else if (strcmp(name, "re") == 0) {
        land(r, r->stack[0], r->stack[1]);
        land(r, r->stack[0] + r->stack[2], r->stack[1] + r->stack[3]);
    } else if (strcmp(name, "rg") != 0 && strcmp(name, "RG") != 0 && strcmp(name, "w") != 0) {
        for (int k = 0; k + 1 < r->n; k += 2)
            land(r, r->stack[k], r->stack[k + 1]);
    }
    r->glyphs += strcmp(name, "cm") == 0;
    r->colours += strcmp(name, "rg") == 0;
    r->n = 0;
}

static Reading read_drawing(const GString *drawing)
{
    Reading r = {.matrix = {1, 1, 0, 0}, .box = {INFINITY, INFINITY, -INFINITY, -INFINITY}};
    g_auto(GStrv) words = g_strsplit_set(drawing->str, " \n", -1);

    for (char **word = words; *word; word++) {
        char *end;
        if (!**word)
            continue;
        double value = g_ascii_strtod(*word, &end);
        if (*end)
            operate(&r, *word);
        else {
            g_assert_cmpint(r.n, <, 6);
            r.stack[r.n++] = value;
        }
    }
    g_assert_cmpint(r.n, ==, 0);
    return r;
}

static void check_inside(const JfStamp *stamp, double width, double height)
{
    g_autoptr(GString) drawing = draw(stamp, width, height);
    Reading r = read_drawing(drawing);

    if (drawing->len == 0)
        return;
    if (r.box[0] < 0 || r.box[1] < 0 || r.box[2] > width || r.box[3] > height)
        g_error("%g × %g: drawn from %g %g to %g %g: %s / %s", width, height, r.box[0], r.box[1], r.box[2], r.box[3], stamp->name,
                stamp->words);
}

static void test_usual(void)
{
    g_autoptr(GString) drawing = draw(&usual, 168, 61);
    Reading r = read_drawing(drawing);

    // Every character that is not a space: 7 + 4 + 2 + 13 + 38 − 3 + 10
    g_assert_cmpint(r.glyphs, ==, 7 + 4 + 2 + 13 + 37 + 10);
    g_assert_cmpuint(drawing->len, <, 60000);
    check_inside(&usual, 168, 61);
}

static char *repeated(const char *text, int times)
{
    GString *out = g_string_new(NULL);

    while (times--)
        g_string_append(out, text);
    return g_string_free(out, FALSE);
}

static void test_any_size(void)
{
    static const double sizes[][2] = {{168, 61}, {122, 33}, {60, 16}, {300, 200}, {30, 200},    {600, 20},
                                      {12, 6},   {20, 20},  {0, 0},   {5, 100},   {1000, 1000}, {90, 24}};
    static const char *const texts[] = {
        "王", "Wolfeschlegelsteinhausenbergerdorff", "Wang Wei", "“引号”与（括号），以及——破折号……", "A-B_C/D.E", "１２３"};

    for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++)
        for (size_t k = 0; k < G_N_ELEMENTS(texts); k++)
            for (int times = 0; times < 40; times = times * 3 + 1) {
                g_autofree char *text = repeated(texts[k], times);
                JfStamp stamp = usual;
                stamp.words = text;
                check_inside(&stamp, sizes[i][0], sizes[i][1]);
                stamp.office = text;
                stamp.language = JF_LANGUAGE_EN;
                check_inside(&stamp, sizes[i][0], sizes[i][1]);
                if (*text)
                    stamp.title = stamp.name = text;
                check_inside(&stamp, sizes[i][0], sizes[i][1]);
            }
}

// Something of the name is drawn in every field that can be seen.
static void test_name_stays(void)
{
    static const double sizes[][2] = {{168, 61}, {122, 33}, {60, 16}, {40, 12}};
    g_autofree char *words = repeated("很长的意见，", 80), *office = repeated("Very Long Company ", 10);

    for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
        JfStamp stamp = usual;
        stamp.words = words;
        stamp.office = office;
        g_autoptr(GString) drawing = draw(&stamp, sizes[i][0], sizes[i][1]);
        g_assert_cmpint(read_drawing(drawing).glyphs, >=, 2);
    }
}

// The usual stamp in the two fields that documents have: everything is there, uncut.
static void test_house_fields(void)
{
    g_autoptr(GString) tall = draw(&usual, 170, 62), flat = draw(&usual, 122, 33);

    g_assert_cmpint(read_drawing(tall).glyphs, ==, 73);
    g_assert_cmpint(read_drawing(flat).glyphs, ==, 73);
}

static void test_returned(void)
{
    JfStamp stamp = usual;

    stamp.returned = true;
    g_autoptr(GString) drawing = draw(&stamp, 168, 61), other = draw(&usual, 168, 61);
    g_assert_nonnull(strstr(drawing->str, "0.627 0.102 0.102 rg"));
    g_assert_null(strstr(other->str, "0.627 0.102 0.102 rg"));
}

static void test_deterministic(void)
{
    g_autoptr(GString) before = draw(&usual, 168, 61), between = draw(&usual, 122, 33), after = NULL;

    g_assert_false(g_string_equal(before, between));
    if (!setlocale(LC_ALL, "de_DE.UTF-8"))
        setlocale(LC_ALL, "C.UTF-8");
    after = draw(&usual, 168, 61);
    setlocale(LC_ALL, "C");
    g_assert_true(g_string_equal(before, after));
}

static void test_missing_glyph(void)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_autoptr(GString) out = g_string_new(NULL);
    JfStamp stamp = usual;

    stamp.name = "\xf0\x9f\x9a\x80";
    g_assert_false(jf_stamp_draw(&stamp, 168, 61, &studio.theme, studio.fonts, out, diags));
    g_assert_true(jf_diags_has(diags, JF_DIAG_TEXT_GLYPH));
    // Also where it would not be seen: the signature dictionary would still carry it into viewers.
    g_autoptr(JfDiags) again = jf_diags_new();
    g_assert_false(jf_stamp_draw(&stamp, 0, 0, &studio.theme, studio.fonts, out, again));
}

static void test_form(void)
{
    g_autoptr(JfArena) arena = jf_arena_new();
    g_autoptr(GString) drawing = draw(&usual, 168, 61);
    const JfPdfValue *form = jf_stamp_form(arena, 168, 61, drawing);
    double width = 0;

    g_assert_true(jf_pdf_is_name(jf_pdf_find(form, "Subtype"), "Form"));
    g_assert_true(jf_pdf_number(jf_pdf_item(jf_pdf_find(form, "BBox"), 2), &width));
    g_assert_cmpfloat(width, ==, 168);
    g_assert_cmpuint(jf_pdf_count(jf_pdf_find(form, "Resources")), ==, 0);
    g_assert_cmpuint(form->stream.length, <, drawing->len / 2);
}

int main(int argc, char **argv)
{
    static const JfColour inks[JF_INK_COUNT_] = {0x15181c, 0x515a63, 0x0b4a82, 0x3c444c, 0xa8b0b8,
                                                 0xeff2f5, 0x1a6638, 0x7d4a00, 0xa01a1a, 0xffffff};

    g_test_init(&argc, &argv, NULL);
    studio.diags = jf_diags_new();
    studio.fonts = jf_fonts_open("fonts", studio.diags);
    studio.theme.family = "Noto Sans SC";
    memcpy(studio.theme.ink, inks, sizeof inks);
    g_test_add_func("/sign/stamp/usual", test_usual);
    g_test_add_func("/sign/stamp/any-size", test_any_size);
    g_test_add_func("/sign/stamp/name-stays", test_name_stays);
    g_test_add_func("/sign/stamp/house-fields", test_house_fields);
    g_test_add_func("/sign/stamp/returned", test_returned);
    g_test_add_func("/sign/stamp/deterministic", test_deterministic);
    g_test_add_func("/sign/stamp/missing-glyph", test_missing_glyph);
    g_test_add_func("/sign/stamp/form", test_form);
    int status = g_test_run();
    jf_fonts_free(studio.fonts);
    jf_diags_free(studio.diags);
    return status;
}
