// SPDX-License-Identifier: MIT
// Fonts: only the given folder counts; what is looked up directly is what shaping would give.
#include "base/file.h"
#include "text/private.h"
#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <string.h>
#include <unistd.h>

#define FAMILY "Noto Sans SC"
#define REGULAR "fonts/NotoSansSC_400Regular.ttf"
#define BOLD "fonts/NotoSansSC_700Bold.ttf"

static void assert_fails(const char *folder, JfDiagId id)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_assert_null(jf_fonts_open(folder, diags));
    g_assert_cmpuint(jf_diags_errors(diags), ==, 1);
    g_assert_true(jf_diags_has(diags, id));
    g_assert_cmpint(jf_diags_exit(diags), ==, JF_EXIT_CONFIG);
}

static JfFonts *open_fonts(const char *folder)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    JfFonts *fonts = jf_fonts_open(folder, diags);
    g_assert_nonnull(fonts);
    g_assert_cmpuint(jf_diags_count(diags), ==, 0);
    return fonts;
}

static char *new_folder(void)
{
    char *folder = g_dir_make_tmp("jf-fonts-XXXXXX", NULL);
    g_assert_nonnull(folder);
    return folder;
}

static void test_folder(void)
{
    g_autofree char *folder = new_folder();
    g_autofree char *file = g_build_filename(folder, "a.ttf", NULL);
    assert_fails("no/such/folder", JF_DIAG_FONT_FOLDER);
    assert_fails(folder, JF_DIAG_FONT_FOLDER);
    g_assert_true(g_file_set_contents(file, "not a font", -1, NULL));
    assert_fails(folder, JF_DIAG_FONT_BROKEN);
    unlink(file);
    rmdir(folder);
}

static void test_family(void)
{
    g_autoptr(JfFonts) fonts = open_fonts("fonts");
    g_assert_true(jf_fonts_has_family(fonts, FAMILY));
    g_assert_true(jf_fonts_has_family(fonts, "noto sans sc"));
    g_assert_false(jf_fonts_has_family(fonts, "DejaVu Sans"));
    g_assert_false(jf_fonts_has_family(fonts, "Sans"));
    g_assert_false(jf_fonts_has_family(fonts, ""));
    g_assert_null(jf_fonts_face(fonts, "DejaVu Sans", false, 10240));
    g_assert_null(jf_fonts_face(fonts, FAMILY, false, 0));
    PangoFont *font = jf_fonts_face(fonts, FAMILY, false, 10240);
    g_assert_nonnull(font);
    g_assert_true(font == jf_fonts_face(fonts, FAMILY, false, 10240));
    g_assert_true(font != jf_fonts_face(fonts, FAMILY, true, 10240));
    g_assert_true(font != jf_fonts_face(fonts, FAMILY, false, 10241));
}

// A family that has lost its bold file has no bold: neither imitated nor taken from elsewhere.
static void test_no_bold(void)
{
    g_autofree char *folder = new_folder(), *target = g_canonicalize_filename(REGULAR, NULL),
                    *link = g_build_filename(folder, "r.ttf", NULL);
    g_assert_cmpint(symlink(target, link), ==, 0);
    g_autoptr(JfFonts) fonts = open_fonts(folder);
    g_assert_nonnull(jf_fonts_face(fonts, FAMILY, false, 10240));
    g_assert_null(jf_fonts_face(fonts, FAMILY, true, 10240));
    g_assert_false(jf_fonts_has_family(fonts, FAMILY));
    unlink(link);
    rmdir(folder);
}

static void test_weight(void)
{
    g_autoptr(JfFonts) fonts = open_fonts("fonts");
    for (int bold = 0; bold < 2; bold++) {
        PangoFontDescription *description = pango_font_describe(jf_fonts_face(fonts, FAMILY, bold, 9 * 1024));
        g_assert_cmpint(pango_font_description_get_weight(description), ==, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
        pango_font_description_free(description);
    }
}

static void test_covers(void)
{
    g_autoptr(JfFonts) fonts = open_fonts("fonts");
    static const gunichar yes[] = {'A', '0', 0x4E2D, 0x9FA5, 0x3400, 0xFF0C, 0x2103, 0x2460, 0x200B, 0x2060, 0xFE0F, 0xA0, 0x3000};
    static const gunichar no[] = {0x2717, 0x2610, 0x2611, 0x1F600, 0xE000, 0x05D0,   0x0628,
                                  0x202E, 0x9,    0xA,    0x7F,    0xFFFE, 0x10FFFF, 0x110000};
    for (int bold = 0; bold < 2; bold++) {
        for (size_t i = 0; i < G_N_ELEMENTS(yes); i++)
            g_assert_true(jf_fonts_covers(fonts, FAMILY, bold, yes[i]));
        for (size_t i = 0; i < G_N_ELEMENTS(no); i++)
            g_assert_false(jf_fonts_covers(fonts, FAMILY, bold, no[i]));
    }
    g_assert_false(jf_fonts_covers(fonts, "DejaVu Sans", false, 'A'));
}

static void test_sha256(void)
{
    static const char *const files[] = {REGULAR, BOLD};
    g_autoptr(JfFonts) fonts = open_fonts("fonts");
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_autoptr(GString) list = g_string_new(NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(files); i++) {
        g_autoptr(GBytes) bytes = jf_file_read(files[i], 64 << 20, diags);
        g_autofree char *sum = jf_bytes_sha256(bytes), *name = g_path_get_basename(files[i]);
        g_string_append_printf(list, "%s  %s\n", sum, name);
    }
    g_autofree char *wanted = jf_sha256_hex(list->str, list->len);
    g_assert_cmpstr(jf_fonts_sha256(fonts), ==, wanted);
    g_assert_true(jf_fonts_sha256(fonts) == jf_fonts_sha256(fonts));
}

static void assert_as_shaped(JfFace *face, gunichar c)
{
    char text[8];
    size_t length = (size_t)g_unichar_to_utf8(c, text);
    JfCharacter character = jf_face_character(face, c);
    if (!jf_class_is_direct((JfClass)character.class) || character.class == JF_CLASS_GLUE || !character.glyph)
        return;
    JfShaped shaped = jf_face_shape(face, text, length, false);
    g_assert_cmpuint(shaped.n_glyphs, ==, 1);
    g_assert_cmpuint(shaped.glyphs[0].glyph, ==, character.glyph);
    g_assert_cmpint(shaped.glyphs[0].advance, ==, character.advance);
    g_assert_cmpint(shaped.glyphs[0].dx, ==, 0);
    g_assert_cmpint(shaped.glyphs[0].dy, ==, 0);
}

// All of GB 2312 and of the CJK blocks: no shaping needed means that shaping would change nothing.
static void test_direct(void)
{
    g_autoptr(JfFonts) fonts = open_fonts("fonts");
    JfFace *face = jf_fonts_find(fonts, FAMILY, false);
    for (gunichar c = 0x2010; c < 0xFFEF; c++)
        if (c < 0xD800 || c > 0xF8FF)
            assert_as_shaped(face, c);
    JfCharacter comma = jf_face_character(face, 0xFF0C), open = jf_face_character(face, 0x300A), han = jf_face_character(face, 0x4E2D);
    int half = jf_face_units(face) / 2;
    g_assert_cmpint(comma.tail, ==, half);
    g_assert_cmpint(comma.head, ==, 0);
    g_assert_cmpint(open.head, ==, half);
    g_assert_cmpint(open.tail, ==, 0);
    g_assert_cmpint(han.head + han.tail, ==, 0);
}

// More words than are remembered, and longer ones: the same answer before and after.
static void test_forgetting(void)
{
    g_autoptr(JfFonts) fonts = open_fonts("fonts");
    JfFace *face = jf_fonts_find(fonts, FAMILY, false);
    g_autofree char *longest = g_strnfill(300, 'A');
    JfShaped before = jf_face_shape(face, "AVATAR", 6, false);
    int advance = before.glyphs[1].advance;
    g_assert_cmpuint(jf_face_shape(face, longest, 300, false).n_glyphs, ==, 300);
    for (int i = 0; i < 40000; i++) {
        char word[16];
        g_snprintf(word, sizeof word, "w%d", i);
        g_assert_cmpuint(jf_face_shape(face, word, strlen(word), false).n_clusters, ==, strlen(word));
    }
    g_assert_cmpint(jf_face_shape(face, "AVATAR", 6, false).glyphs[1].advance, ==, advance);
}

static void test_classes(void)
{
    static const struct {
        gunichar c;
        JfClass class;
    } cases[] = {
        {0x1F, JF_CLASS_REFUSED},    {' ', JF_CLASS_SPACE},       {'!', JF_CLASS_WCLOSE},    {'"', JF_CLASS_QUOTE},
        {'%', JF_CLASS_POSTFIX},     {'(', JF_CLASS_WOPEN},       {'a', JF_CLASS_WORD},      {'}', JF_CLASS_WCLOSE},
        {0x7F, JF_CLASS_REFUSED},    {0xA5, JF_CLASS_PREFIX},     {0xB7, JF_CLASS_MIDDOT},   {0x301, JF_CLASS_MARK},
        {0x5D0, JF_CLASS_REFUSED},   {0x2014, JF_CLASS_JOIN},     {0x2018, JF_CLASS_OPEN},   {0x201D, JF_CLASS_CLOSE},
        {0x2026, JF_CLASS_ELLIPSIS}, {0x202E, JF_CLASS_REFUSED},  {0x2060, JF_CLASS_FORMAT}, {0x2066, JF_CLASS_REFUSED},
        {0x2103, JF_CLASS_POSTFIX},  {0x22EF, JF_CLASS_ELLIPSIS}, {0x2460, JF_CLASS_HAN},    {0x2E3A, JF_CLASS_DASH},
        {0x3001, JF_CLASS_CLOSE},    {0x3010, JF_CLASS_OPEN},     {0x3099, JF_CLASS_MARK},   {0x30FC, JF_CLASS_STAY},
        {0x4E2D, JF_CLASS_HAN},      {0xFE0F, JF_CLASS_FORMAT},   {0xFF01, JF_CLASS_CLOSE},  {0xFF05, JF_CLASS_POSTFIX},
        {0xFF08, JF_CLASS_OPEN},     {0xFF0F, JF_CLASS_SLASH},    {0xFF21, JF_CLASS_HAN},    {0xFF5E, JF_CLASS_JOIN},
        {0xFFE5, JF_CLASS_PREFIX},   {0xFFFE, JF_CLASS_REFUSED},  {0x20BB7, JF_CLASS_HAN},   {0xE0100, JF_CLASS_MARK},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        g_assert_cmpint(jf_class_of(cases[i].c), ==, cases[i].class);
}

// The machine's fonts are nowhere to be found, not even by libraries that ask fontconfig themselves.
static void test_machine(void)
{
    g_autoptr(JfFonts) fonts = open_fonts("fonts");
    g_assert_true(jf_fonts_has_family(fonts, FAMILY));
    const FcFontSet *system = FcConfigGetFonts(FcConfigGetCurrent(), FcSetSystem);
    const FcFontSet *ours = FcConfigGetFonts(FcConfigGetCurrent(), FcSetApplication);
    g_assert_true(!system || system->nfont == 0);
    g_assert_cmpint(ours->nfont, ==, 2);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/text/fonts/machine", test_machine);
    g_test_add_func("/text/fonts/folder", test_folder);
    g_test_add_func("/text/fonts/family", test_family);
    g_test_add_func("/text/fonts/no-bold", test_no_bold);
    g_test_add_func("/text/fonts/weight", test_weight);
    g_test_add_func("/text/fonts/covers", test_covers);
    g_test_add_func("/text/fonts/sha256", test_sha256);
    g_test_add_func("/text/fonts/direct", test_direct);
    g_test_add_func("/text/fonts/forgetting", test_forgetting);
    g_test_add_func("/text/fonts/classes", test_classes);
    return g_test_run();
}
