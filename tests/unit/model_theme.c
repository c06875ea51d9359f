// SPDX-License-Identifier: MIT
// Themes: the default is whole and readable, another one holds what differs, and what is wrong is said with its line.
#include "model/theme.h"
#include "xml_fixture.h"

typedef struct {
    JfDiags *diags;
    JfSchema *schema;
    JfSource *bundled;
    JfTheme *base;
} Fixture;

static void set_up(Fixture *f, const void *unused)
{
    (void)unused;
    g_autoptr(JfSource) schemas = jf_source_new_folder("schemas");
    jf_xml_start();
    f->diags = jf_diags_new();
    f->schema = jf_schema_open(schemas, "theme.xsd", f->diags);
    f->bundled = jf_source_new_folder("stylesheets");
    g_assert_nonnull(f->schema);
    f->base = jf_theme_read(f->schema, f->bundled, "theme.xml", NULL, f->diags);
    g_assert_nonnull(f->base);
}

static void tear_down(Fixture *f, const void *unused)
{
    (void)unused;
    jf_theme_free(f->base);
    jf_source_free(f->bundled);
    jf_schema_free(f->schema);
    jf_diags_free(f->diags);
}

static JfTheme *read_theme(Fixture *f, const char *children, const JfTheme *base)
{
    g_autoptr(JfSource) source = jf_source_new_bundle();
    g_autofree char *text = g_strconcat("<theme xmlns='urn:jiaofu:theme:1'>\n", children, "</theme>", NULL);
    add_part(source, "theme.xml", text);
    add_part(source, "logo.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>");
    add_part(source, "logo.txt", "hello");
    return jf_theme_read(f->schema, source, "theme.xml", base, f->diags);
}

static void test_default(Fixture *f, const void *unused)
{
    (void)unused;
    g_assert_cmpuint(jf_diags_count(f->diags), ==, 0); // no warning either: every ink is readable on paper and tint
    g_assert_cmpstr(f->base->family, ==, "Noto Sans SC");
    g_assert_cmpint(f->base->page_width, ==, 609562); // 210 mm
    g_assert_cmpint(f->base->margin_left, >=, JF_MM(15) - 1);
    g_assert_nonnull(f->base->logo);
    g_assert_cmphex(f->base->ink[JF_INK_PAPER], ==, 0xffffff);
    g_assert_true(f->base->style[JF_STYLE_TITLE].bold);
    for (int i = 0; i < JF_STYLE_COUNT_; i++) {
        g_assert_cmpint(f->base->style[i].size, >=, JF_PT(6)); // legible in print
        g_assert_cmpint(f->base->style[i].leading, >=, f->base->style[i].size);
    }
}

static void test_differs(Fixture *f, const void *unused)
{
    (void)unused;
    g_autoptr(JfTheme) theme = read_theme(f,
                                          "<provider xml:lang='zh-CN'> 某公司 </provider><logo href='logo.svg' alt='ACME'/><page "
                                          "left='20mm'/><ink name='accent' colour='#7A0019'/>"
                                          "<style name='h1' size='12pt' leading='15pt' ink='text'/>",
                                          f->base);
    g_assert_nonnull(theme);
    g_assert_cmpuint(jf_diags_count(f->diags), ==, 0);
    g_assert_cmpstr(theme->provider_zh, ==, "某公司");
    g_assert_null(theme->provider_en);
    g_assert_cmpstr(theme->logo_alt, ==, "ACME");
    g_assert_cmphex(theme->ink[JF_INK_ACCENT], ==, 0x7a0019);
    g_assert_cmphex(theme->ink[JF_INK_TEXT], ==, f->base->ink[JF_INK_TEXT]);
    g_assert_cmpint(theme->margin_left, ==, 58054); // 20 mm
    g_assert_cmpint(theme->margin_right, ==, f->base->margin_right);
    g_assert_cmpint(theme->style[JF_STYLE_H1].size, ==, JF_PT(12));
    g_assert_cmpint(theme->style[JF_STYLE_H1].before, ==, f->base->style[JF_STYLE_H1].before);
    g_assert_cmpint(theme->style[JF_STYLE_H1].ink, ==, JF_INK_TEXT);
    g_assert_true(theme->style[JF_STYLE_H1].bold);
    g_assert_true(theme->family != f->base->family); // a copy: the base may go first
}

static void test_without_logo(Fixture *f, const void *unused)
{
    (void)unused;
    g_autoptr(JfTheme) theme = read_theme(f, "<logo href='' alt=''/>", f->base);
    g_assert_nonnull(theme);
    g_assert_null(theme->logo);
    g_assert_nonnull(f->base->logo);
}

static void refuse(Fixture *f, const char *children, const JfTheme *base, const char *id, const char *part)
{
    g_assert_null(read_theme(f, children, base));
    assert_diag(f->diags, id, -1, NULL, part);
    jf_diags_free(f->diags);
    f->diags = jf_diags_new();
}

static void test_refused(Fixture *f, const void *unused)
{
    (void)unused;
    refuse(f, "<font family='Noto Sans SC'/>", NULL, "THEME-INCOMPLETE", "page");
    refuse(f, "<logo href='logo.txt' alt=''/>", f->base, "THEME-IMAGE", "logo.txt");
    refuse(f, "<logo href='../logo.svg' alt=''/>", f->base, "PART-OUTSIDE", NULL);
    refuse(f, "<page left='90mm' right='90mm'/>", f->base, "THEME-PAGE", "30 ×");
    refuse(f, "<style name='body' size='3pt'/>", f->base, "THEME-SIZE", "3pt");
    refuse(f, "<style name='body' size='20pt'/>", f->base, "THEME-SIZE", "leading");
    g_assert_null(read_theme(f, "<ink name='accent' colour='red'/>", f->base));
    g_assert_null(read_theme(f, "<ink name='pink' colour='#ff00ff'/>", f->base));
    g_assert_null(read_theme(f, "<ink name='text' colour='#000000'/><ink name='text' colour='#000000'/>", f->base));
    g_assert_null(read_theme(f, "<check-address>http://a.example</check-address>", f->base));
    g_assert_cmpuint(jf_diags_errors(f->diags), >=, 4);
}

static void test_root(Fixture *f, const void *unused)
{
    (void)unused;
    g_autoptr(JfSource) source = jf_source_new_bundle();
    add_part(source, "theme.xml", "<theme/>");
    g_assert_null(jf_theme_read(f->schema, source, "theme.xml", f->base, f->diags));
    assert_diag(f->diags, "THEME-ROOT", -1, NULL, "theme.xml");
}

static void test_contrast(Fixture *f, const void *unused)
{
    (void)unused;
    g_assert_cmpfloat_with_epsilon(jf_theme_contrast(0x000000, 0xffffff), 21, 1e-9);
    g_assert_cmpfloat_with_epsilon(jf_theme_contrast(0x777777, 0xffffff), 4.478, 0.001); // the well-known grey just below
    g_assert_cmpfloat(jf_theme_contrast(0x123456, 0x123456), ==, 1);
    g_autoptr(JfTheme) theme = read_theme(f, "<ink name='muted' colour='#777777'/>", f->base);
    g_assert_nonnull(theme); // advice, not an error
    assert_diag(f->diags, "THEME-CONTRAST", -1, NULL, "muted has a contrast of 4.47 : 1 on paper");
    g_assert_cmpuint(jf_diags_errors(f->diags), ==, 0);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#define ADD(name, function) g_test_add("/theme/" name, Fixture, NULL, set_up, function, tear_down)
    ADD("default", test_default);
    ADD("differs", test_differs);
    ADD("without-logo", test_without_logo);
    ADD("refused", test_refused);
    ADD("root", test_root);
    ADD("contrast", test_contrast);
    return g_test_run();
}
