// SPDX-License-Identifier: MIT
// What a reader of the PDF gets back: lines painted as glyphs through Cairo, read with pdftotext, must be the characters that were set.
#include "text/paragraph.h"
#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <string.h>
#include <unistd.h>

#define PT(x) ((int)((x)*1024))

static void paint_run(cairo_t *cr, const JfRun *run, double x, double y)
{
    g_autofree cairo_glyph_t *glyphs = g_new(cairo_glyph_t, run->n_glyphs);
    g_autofree cairo_text_cluster_t *clusters = g_new(cairo_text_cluster_t, run->n_clusters);
    for (int i = 0; i < run->n_glyphs; i++)
        glyphs[i] = (cairo_glyph_t){run->glyphs[i].glyph, x + (run->x + run->glyphs[i].x) / 1024., y + run->glyphs[i].y / 1024.};
    for (int i = 0; i < run->n_clusters; i++)
        clusters[i] = (cairo_text_cluster_t){run->clusters[i].n_bytes, run->clusters[i].n_glyphs};
    cairo_set_scaled_font(cr, pango_cairo_font_get_scaled_font(PANGO_CAIRO_FONT(run->font)));
    cairo_show_text_glyphs(cr, run->text, run->n_bytes, glyphs, run->n_glyphs, clusters, run->n_clusters, 0);
}

static void add_wanted(GString *wanted, const JfLine *line)
{
    for (int k = 0; k < line->n_runs; k++)
        g_string_append_len(wanted, line->runs[k].text, line->runs[k].n_bytes);
    while (wanted->len && wanted->str[wanted->len - 1] == ' ')
        g_string_truncate(wanted, wanted->len - 1);
    g_string_append_c(wanted, '\n');
}

static char *read_pdf(const char *file)
{
    char *text = NULL;
    const char *argv[] = {"pdftotext", file, "-", NULL};
    g_assert_true(g_spawn_sync(NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL, NULL));
    GString *lines = g_string_new(NULL);
    for (const char *at = text; *at; at++)
        if (*at != '\f' && (*at != '\n' || (lines->len && lines->str[lines->len - 1] != '\n')))
            g_string_append_c(lines, *at);
    g_free(text);
    return g_string_free(lines, FALSE);
}

static const char *const words[] = {
    "我们",
    "现场",
    "服务",
    "已完成",
    "故障处理",
    "存储阵列",
    "，",
    "。",
    "、",
    "；",
    "：",
    "）",
    "（",
    "《规范》",
    "。”",
    "“好”",
    "——",
    "……",
    "·",
    "25℃",
    "40%",
    "¥1,280.00",
    "4/24",
    "Shanghai",
    "P1",
    "09:40",
    "2026-03-05",
    "and",
    "GB/T 28827.2—2012",
    "SN-7F3A-0001",
    "server",
    "office",
    "fix it",
    "don’t",
    "①",
    "Dell R740",
    "（见附件）",
    "efficient",
};

static void paint_text(cairo_t *cr, JfFonts *fonts, GRand *rand, bool justify, double *y, GString *wanted)
{
    JfDiags *diags = jf_diags_new();
    JfArena *arena = jf_arena_new();
    GString *text = g_string_new("检查");
    for (int n = g_rand_int_range(rand, 3, 40); n > 0; n--)
        g_string_append(text, words[g_rand_int_range(rand, 0, G_N_ELEMENTS(words))]);
    JfSpan spans[2] = {
        {.kind = JF_SPAN_TEXT, .text = text->str, .length = text->len, .size = PT(g_rand_double_range(rand, 7, 14)), .lang = "zh-CN"}};
    spans[1] = (JfSpan){.kind = JF_SPAN_TEXT, .text = "结束", .length = 6, .size = spans[0].size, .bold = true};
    JfParagraphStyle style = {.family = "Noto Sans SC", .leading = PT(24)};
    style.set = justify ? JF_SET_JUSTIFY : JF_SET_START;
    JfParagraph *p = jf_paragraph_new(arena, fonts, &style, spans, 2, diags);
    g_assert_nonnull(p);
    size_t n;
    JfLine *lines = jf_paragraph_break(arena, p, PT(g_rand_int_range(rand, 60, 480)), &n);
    for (size_t i = 0; i < n; i++, *y += 24) {
        for (int k = 0; k < lines[i].n_runs; k++)
            paint_run(cr, &lines[i].runs[k], 50 + lines[i].x / 1024., *y + lines[i].baseline / 1024.);
        add_wanted(wanted, &lines[i]);
    }
    g_string_free(text, TRUE);
    jf_arena_free(arena);
    jf_diags_free(diags);
}

static void assert_same_lines(const char *found, const char *wanted)
{
    g_auto(GStrv) a = g_strsplit(found, "\n", -1), b = g_strsplit(wanted, "\n", -1);
    for (guint i = 0; a[i] && b[i]; i++)
        g_assert_cmpstr(a[i], ==, b[i]);
    g_assert_cmpuint(g_strv_length(a), ==, g_strv_length(b));
}

static char *new_file(void)
{
    static int n;
    return g_strdup_printf("%s/text_extract.%d.%d.pdf", g_get_tmp_dir(), (int)getpid(), n++);
}

// One page a text, so that the reader cannot take neighbours for columns.
static void test_extract(gconstpointer justify)
{
    g_autofree char *tool = g_find_program_in_path("pdftotext");
    if (!tool) {
        g_test_skip("pdftotext is not installed");
        return;
    }
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_autoptr(JfFonts) fonts = jf_fonts_open("fonts", diags);
    g_autoptr(GRand) rand = g_rand_new_with_seed(1582);
    g_autofree char *file = new_file();
    GString *wanted = g_string_new(NULL);
    cairo_surface_t *surface = cairo_pdf_surface_create(file, 595, 3000);
    cairo_t *cr = cairo_create(surface);
    for (int i = 0; i < 150; i++) {
        double y = 20;
        paint_text(cr, fonts, rand, justify != NULL, &y, wanted);
        cairo_show_page(cr);
    }
    cairo_destroy(cr);
    cairo_surface_finish(surface);
    g_assert_cmpint(cairo_surface_status(surface), ==, CAIRO_STATUS_SUCCESS);
    cairo_surface_destroy(surface);
    g_autofree char *found = read_pdf(file);
    unlink(file);
    assert_same_lines(found, wanted->str);
    g_string_free(wanted, TRUE);
}

// Short texts as they stand in cells, each on a page of its own, in one line and in a narrow column.
static void test_cells(void)
{
    static const char *const cells[] = {"5 / 5", "2 h",   "第 1 版", "A",       "W i",  "3 台",   "15 min",
                                        "（a）", "a b c", "1 / 12",  "好 , 吗", "i 。", "P 1 级", "（ ）"};
    g_autofree char *tool = g_find_program_in_path("pdftotext");
    if (!tool) {
        g_test_skip("pdftotext is not installed");
        return;
    }
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_autoptr(JfFonts) fonts = jf_fonts_open("fonts", diags);
    g_autofree char *file = new_file();
    GString *wanted = g_string_new(NULL);
    cairo_surface_t *surface = cairo_pdf_surface_create(file, 595, 842);
    cairo_t *cr = cairo_create(surface);
    for (size_t i = 0; i < 3 * G_N_ELEMENTS(cells); i++) {
        g_autoptr(JfArena) arena = jf_arena_new();
        const char *text = cells[i / 3];
        JfSpan span = {.kind = JF_SPAN_TEXT,
                       .text = text,
                       .length = strlen(text),
                       .size = PT(7 + 2.5 * (double)(i % 3)),
                       .lang = "zh-CN",
                       .bold = i % 2};
        JfParagraphStyle style = {.family = "Noto Sans SC", .leading = PT(24)};
        JfParagraph *p = jf_paragraph_new(arena, fonts, &style, &span, 1, diags);
        size_t n;
        JfLine *line = jf_paragraph_break(arena, p, jf_paragraph_max_width(p), &n);
        g_assert_cmpuint(n, ==, 1);
        paint_run(cr, line->runs, 50, 50);
        add_wanted(wanted, line);
        cairo_show_page(cr);
    }
    cairo_destroy(cr);
    cairo_surface_finish(surface);
    cairo_surface_destroy(surface);
    g_autofree char *found = read_pdf(file);
    unlink(file);
    assert_same_lines(found, wanted->str);
    g_string_free(wanted, TRUE);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_data_func("/text/extract/ragged", NULL, test_extract);
    g_test_add_data_func("/text/extract/justified", "justified", test_extract);
    g_test_add_func("/text/extract/cells", test_cells);
    return g_test_run();
}
