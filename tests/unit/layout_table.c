// SPDX-License-Identifier: MIT
// Tables: columns, headers on every page, rows taller than a page, cells over several rows, ten thousand rows.
#include "layout_make.h"
#include <time.h>

static Maker maker;

#define HEAD "<table><column/><column width='1fr'/><head><row><cell>头甲</cell><cell>头乙</cell></row></head><body>"
#define END "</body></table>"

static char *rows(int n)
{
    GString *out = g_string_new(HEAD);
    for (int i = 0; i < n; i++)
        g_string_append_printf(out, "<row><cell>%d</cell><cell>内容</cell></row>", i);
    g_string_append(out, END);
    return g_string_free(out, FALSE);
}

static void test_header(void)
{
    maker_again(&maker);
    g_autofree char *body = rows(200);
    JfPages *pages = make_pages(&maker, body);
    check_pages(pages);
    g_assert_cmpuint(pages->n_pages, >, 2);
    int content = 0;
    for (size_t i = 0; i < pages->n_pages; i++) {
        content += count_words(pages->pages[i].content, "头甲");
        g_assert_cmpint(count_words(pages->pages[i].furniture, "头甲"), ==, i == 0 ? 0 : 1);
    }
    g_assert_cmpint(content, ==, 1);
}

// One row of a page and a half goes on where it must, whole and in order, its header above each part.
static void test_tall_row(void)
{
    for (int before = 0; before < 60; before += 7) {
        maker_again(&maker);
        g_autofree char *text = repeated("很长的内容，说明了现场的全部情况与处理办法。", 260), *lines = repeated("<p>行</p>", before);
        g_autofree char *body = g_strdup_printf(
            "%s" HEAD "<row><cell>左</cell><cell>%s</cell></row><row><cell>末</cell><cell>尾</cell></row>" END, lines, text);
        JfPages *pages = make_pages(&maker, body);
        check_pages(pages);
        g_assert_cmpuint(pages->n_pages, >=, 2);
        g_assert_cmpuint(pages->n_pages, <=, 4);
        g_autofree char *words = words_of(pages), *begin = repeated("行", before),
                        *expected = g_strdup_printf("%s头甲头乙左%s末尾", begin, text);
        g_assert_cmpstr(words, ==, expected);
    }
}

// A row that a page can hold is not broken.
static void test_whole_row(void)
{
    for (int before = 20; before < 70; before += 5) {
        maker_again(&maker);
        g_autofree char *text = repeated("中等长度的内容，说明了现场的情况。", 30), *lines = repeated("<p>行</p>", before);
        g_autofree char *body = g_strdup_printf("%s" HEAD "<row><cell>左</cell><cell>%s</cell></row>" END, lines, text);
        JfPages *pages = make_pages(&maker, body);
        check_pages(pages);
        int on = 0;
        for (size_t i = 0; i < pages->n_pages; i++)
            on += count_words(pages->pages[i].content, "内容") > 0;
        g_assert_cmpint(on, ==, 1);
    }
}

static char *spanned(int groups, int rows_each)
{
    GString *out = g_string_new(HEAD);
    for (int g = 0; g < groups; g++) {
        for (int i = 0; i < rows_each; i++) {
            g_string_append(out, "<row>");
            if (i == 0)
                g_string_append_printf(out, "<cell rowspan='%d'>组%d。</cell>", rows_each, g);
            g_string_append_printf(out, "<cell>%d.%d；</cell></row>", g, i);
        }
    }
    g_string_append(out, END);
    return g_string_free(out, FALSE);
}

static void expect_spanned(const JfPages *pages, int groups, int rows_each)
{
    g_autoptr(GString) expected = g_string_new("头甲头乙");
    for (int g = 0; g < groups; g++) {
        g_string_append_printf(expected, "组%d。", g);
        for (int i = 0; i < rows_each; i++)
            g_string_append_printf(expected, "%d.%d；", g, i);
    }
    g_autofree char *words = words_of(pages);
    g_assert_cmpstr(words, ==, expected->str);
}

// Rows that a cell joins stay together where a page can hold them …
static void test_joined(void)
{
    maker_again(&maker);
    g_autofree char *body = spanned(30, 7);
    JfPages *pages = make_pages(&maker, body);
    check_pages(pages);
    expect_spanned(pages, 30, 7);
    for (size_t i = 1; i < pages->n_pages; i++)
        g_assert_true(says(pages->pages[i].content, "组"));
}

// … and are parted between rows where none can.
static void test_joined_tall(void)
{
    maker_again(&maker);
    g_autofree char *body = spanned(3, 150);
    JfPages *pages = make_pages(&maker, body);
    check_pages(pages);
    expect_spanned(pages, 3, 150);
    g_assert_cmpuint(pages->n_pages, >=, 6);
}

// A joining cell with more than its rows need lengthens the last of them, on whichever page.
static void test_joined_long(void)
{
    maker_again(&maker);
    g_autofree char *text = repeated("说明很长。", 1200),
                    *body =
                        g_strdup_printf(HEAD "<row><cell>一</cell><cell rowspan='2'>%s</cell></row><row><cell>二</cell></row>" END, text);
    JfPages *pages = make_pages(&maker, body);
    check_pages(pages);
    g_autofree char *words = words_of(pages);
    g_assert_nonnull(strstr(words, "二"));
    g_assert_cmpuint(strlen(words), ==, strlen(text) + strlen("头甲头乙一二"));
}

// The page that shows `text`; there must be just one.
static int page_of(const JfPages *pages, const char *text)
{
    int page = -1;
    for (size_t i = 0; i < pages->n_pages; i++) {
        if (count_words(pages->pages[i].content, text) == 0)
            continue;
        g_assert_cmpint(page, ==, -1);
        page = (int)i;
    }
    g_assert_cmpint(page, >=, 0);
    return page;
}

// Sums never stand on a page without a row of what they add up, however far down the table begins.
static void test_foot(void)
{
    for (int before = 0; before < 60; before++) {
        maker_again(&maker);
        g_autofree char *lines = repeated("<p>行</p>", before);
        g_autoptr(GString) body = g_string_new(lines);
        g_string_append(body, HEAD);
        for (int i = 0; i < 12; i++)
            g_string_append_printf(body, "<row><cell>%s</cell><cell>数</cell></row>", i == 11 ? "最后" : "项");
        g_string_append(
            body, "</body><foot><row><cell>合计</cell><cell>一</cell></row><row><cell>应付</cell><cell>二</cell></row></foot></table>");
        JfPages *pages = make_pages(&maker, body->str);
        check_pages(pages);
        g_assert_cmpint(page_of(pages, "合计"), ==, page_of(pages, "最后"));
        g_assert_cmpint(page_of(pages, "应付"), ==, page_of(pages, "最后"));
    }
}

// How often the words hold `text`.
static int occurrences(const char *words, const char *text)
{
    int n = 0;
    for (const char *at = words; (at = strstr(at, text)); at += strlen(text))
        n++;
    return n;
}

// The characters of `words` that are in `set`, in their order; caller frees.
static char *only(const char *words, const char *set)
{
    GString *out = g_string_new(NULL);
    for (const char *at = words; *at; at = g_utf8_next_char(at)) {
        if (g_utf8_strchr(set, -1, g_utf8_get_char(at)))
            g_string_append_unichar(out, g_utf8_get_char(at));
    }
    return g_string_free(out, FALSE);
}

// A group higher than a page, whose joining cell says more than a page holds, beside cells over two columns: each cell's words are all there, in
// order, on as many pages as the highest needs.
static void test_spans_cut(void)
{
    for (int before = 0; before < 50; before += 7) {
        maker_again(&maker);
        g_autofree char *lines = repeated("<p>行</p>", before), *joining = repeated("甲乙丙丁戊己庚辛", 160),
                        *wide = repeated("春夏秋冬", 25);
        g_autoptr(GString) body = g_string_new(lines);
        g_string_append(body, "<table><column width='40mm'/><column/><column "
                              "width='1fr'/><head><row><cell>一</cell><cell>二</cell><cell>三</cell></row></head><body>");
        for (int i = 0; i < 30; i++) {
            g_string_append(body, "<row>");
            if (i == 0)
                g_string_append_printf(body, "<cell rowspan='30'>%s</cell>", joining);
            if (i % 3 == 0)
                g_string_append_printf(body, "<cell colspan='2'>%s</cell></row>", wide);
            else
                g_string_append(body, "<cell>东</cell><cell>西</cell></row>");
        }
        g_string_append(body, "</body></table>");
        JfPages *pages = make_pages(&maker, body->str);
        check_pages(pages);
        g_assert_cmpuint(pages->n_pages, >=, 2);
        g_assert_cmpuint(pages->n_pages, <=, 4);
        g_autofree char *words = words_of(pages), *left = only(words, "甲乙丙丁戊己庚辛"), *right = only(words, "春夏秋冬"),
                        *all = repeated(wide, 10);
        g_assert_cmpstr(left, ==, joining);
        g_assert_cmpstr(right, ==, all);
        g_assert_cmpint(occurrences(words, "东西"), ==, 20);
    }
}

// Two cells of more than a page stand side by side on every page that they need: the shorter ends where it ends.
static void test_two_tall(void)
{
    for (int before = 0; before < 50; before += 7) {
        maker_again(&maker);
        g_autofree char *lines = repeated("<p>行</p>", before), *a = repeated("甲乙丙丁", 700), *b = repeated("春夏秋冬", 500);
        g_autofree char *body = g_strdup_printf("%s<table><column width='1fr'/><column width='1fr'/><body><row><cell>%s</cell>"
                                                "<cell>%s</cell></row></body></table>",
                                                lines, a, b);
        JfPages *pages = make_pages(&maker, body);
        check_pages(pages);
        g_assert_cmpuint(pages->n_pages, >=, 2);
        g_assert_cmpuint(pages->n_pages, <=, 3);
        g_autofree char *words = words_of(pages), *left = only(words, "甲乙丙丁"), *right = only(words, "春夏秋冬");
        g_assert_cmpstr(left, ==, a);
        g_assert_cmpstr(right, ==, b);
        size_t both = pages->n_pages - 1; // the last page may hold the rest of one
        for (size_t i = pages->n_pages - both; i < pages->n_pages - 1; i++) {
            g_assert_cmpint(count_words(pages->pages[i].content, "甲"), >, 0);
            g_assert_cmpint(count_words(pages->pages[i].content, "春"), >, 0);
        }
    }
}

// A head of two rows with cells over both is repeated whole; one of half a page stands once, and the rows find their place all the same.
static void test_heads(void)
{
    for (int high = 0; high < 2; high++) {
        maker_again(&maker);
        g_autofree char *text = repeated("说明", high ? 2000 : 1);
        g_autoptr(GString) body = g_string_new("<table><column/><column width='1fr'/><column/><head>");
        g_string_append_printf(
            body,
            "<row><cell rowspan='2'>头甲</cell><cell colspan='2'>%s</cell></row><row><cell>头乙</cell><cell>头丙</cell></row>"
            "</head><body>",
            text);
        for (int i = 0; i < 150; i++)
            g_string_append_printf(body, "<row><cell>%d；</cell><cell>乙</cell><cell>丙</cell></row>", i);
        g_string_append(body, END);
        JfPages *pages = make_pages(&maker, body->str);
        check_pages(pages);
        g_assert_cmpuint(pages->n_pages, <=, 6);
        for (size_t i = 1; i < pages->n_pages; i++) {
            g_assert_cmpint(count_words(pages->pages[i].furniture, "头甲"), ==, !high);
            g_assert_cmpint(count_words(pages->pages[i].furniture, "头丙"), ==, !high);
        }
        g_autofree char *words = words_of(pages);
        g_assert_cmpint(occurrences(words, "；乙丙"), ==, 150);
        g_assert_cmpint(occurrences(words, "头丙"), ==, 1);
    }
}

static const JfItem *find_words(const JfPage *page, const char *text)
{
    for (const JfItem *i = page->content; i; i = i->next) {
        if (says(i, text))
            return i;
    }
    g_assert_not_reached();
}

static void test_decimal(void)
{
    maker_again(&maker);
    JfPages *pages =
        make_pages(&maker, "<table><column width='1fr'/><column align='decimal'/><body><row><cell>甲</cell><cell>1.5</cell></row>"
                           "<row><cell>乙</cell><cell>1000.25</cell></row><row><cell>丙</cell><cell>70</cell></row></body></table>");
    check_pages(pages);
    const JfItem *a = find_words(pages->pages, "1.5"), *b = find_words(pages->pages, "1000.25"), *c = find_words(pages->pages, "70");
    JfLength mark = a->x + a->run->glyphs[1].x;
    g_assert_cmpint(ABS(mark - (b->x + b->run->glyphs[4].x)), <=, 2);
    g_assert_cmpint(ABS(mark - (c->x + c->width)), <=, 2);
}

// Where the character before byte `at` of the item that says `text` ends; x of the page.
static JfLength end_of(const JfPages *pages, const char *text, const char *upto)
{
    const JfItem *i = find_words(pages->pages, text);
    const JfRun *run = i->run;
    int byte = 0, glyph = 0, wanted = (int)(strstr(run->text, upto) - run->text) + (int)strlen(upto);
    for (int c = 0; c < run->n_clusters && byte < wanted; c++) {
        byte += run->clusters[c].n_bytes;
        glyph += run->clusters[c].n_glyphs;
    }
    return i->x + (glyph < run->n_glyphs ? run->glyphs[glyph].x : run->width);
}

// Signs, units and figures without a fraction: the last digit before the mark stands in one place, and so does a dash; words stand flush right.
static void test_decimal_units(void)
{
    maker_again(&maker);
    JfPages *pages = make_pages(
        &maker, "<table><column width='1fr'/><column align='decimal'/><column width='40mm'/><body><row><cell>甲</cell><cell>97.44 "
                "%</cell><cell>右</cell></row><row><cell>乙</cell><cell>≥ 98 %</cell><cell>右</cell></row><row><cell>丙</cell><cell>−1,205.5 "
                "%</cell><cell/></row><row><cell>丁</cell><cell>—</cell><cell/></row><row><cell>戊</cell><cell>n.a.</cell><cell/></row><row>"
                "<cell>己</cell><cell>17<footnote>8.5 注</footnote></cell><cell/></row></body></table>");
    check_pages(pages);
    JfLength mark = end_of(pages, "97", "97");
    g_assert_cmpint(ABS(end_of(pages, "98", "98") - mark), <=, 2);
    g_assert_cmpint(ABS(end_of(pages, "205", "205") - mark), <=, 2);
    g_assert_cmpint(ABS(end_of(pages, "—", "—") - mark), <=, 2);
    g_assert_cmpint(ABS(end_of(pages, "17", "17") - mark), <=, 2);
    g_assert_cmpint(ABS(end_of(pages, "n.a.", "n.a.") - end_of(pages, "97", "%")), <=, JF_PT(0.2));
    g_assert_cmpint(end_of(pages, "97", "%"), >, mark + JF_PT(5));
    g_assert_cmpint(end_of(pages, "97", "%"), <=, find_words(pages->pages, "右")->x);
}

// A single word wider than its column is broken rather than painted over the next.
static void test_long_word(void)
{
    maker_again(&maker);
    g_autofree char *word = repeated("ABCDEFGH01", 40),
                    *body = g_strdup_printf("<table><column/><column/><body><row><cell>%s</cell><cell>%s</cell></row></body></table>", word,
                                            word);
    JfPages *pages = make_pages(&maker, body);
    check_pages(pages);
    JfLength right = pages->width - pages->theme->margin_right;
    for (const JfItem *i = pages->pages[0].content; i; i = i->next)
        g_assert_cmpint(i->x + i->width, <=, right);
}

static void test_width(void)
{
    maker_again(&maker);
    g_assert_null(make_pages(
        &maker, "<table><column width='150mm'/><column width='60mm'/><body><row><cell>甲</cell><cell>乙</cell></row></body></table>"));
    g_assert_true(jf_diags_has(maker.diags, JF_DIAG_LAYOUT_WIDTH));
    g_assert_cmpint(jf_diags_at(maker.diags, 0)->where.line, >, 0);
}

// The model's reader allows fewer; a model made otherwise meets the layout's own limit.
static void test_columns(void)
{
    maker_again(&maker);
    JfModel *model = make_model(&maker, "<table><column/><body><row><cell>甲</cell></row></body></table>");
    JfBlock *cell = model->body->first->first->first;
    JfBlock *table = model->body->first;
    table->n_columns = 0;
    for (int i = 0; i < 40; i++) {
        JfBlock *more = jf_arena_copy(maker.arena, cell, sizeof *cell);
        more->next = cell->next;
        cell->next = more;
    }
    g_assert_null(jf_layout(model, maker.theme, maker.fonts, maker.arena, maker.diags));
    g_assert_true(jf_diags_has(maker.diags, JF_DIAG_LAYOUT_COLUMNS));
}

// ---- many columns

static char *numbers(int columns, const char *column, const char *cell)
{
    g_autofree char *cells = repeated(cell, columns), *specs = repeated(column, columns);
    return g_strdup_printf("<landscape><table>%s<head><row>%s</row></head><body><row>%s</row></body></table></landscape>", specs, cells, cells);
}

static char *said(const Maker *m, JfLanguage language)
{
    char *text = NULL;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    jf_diags_print(m->diags, language, out);
    fclose(out);
    return text;
}

static void assert_told(const Maker *m, const char *const words[2][2])
{
    g_assert_cmpuint(jf_diags_errors(m->diags), ==, 1);
    for (int language = 0; language < 2; language++) {
        g_autofree char *text = said(m, language ? JF_LANGUAGE_ZH : JF_LANGUAGE_EN);
        for (int i = 0; i < 2; i++) {
            if (!strstr(text, words[language][i]))
                g_error("\"%s\" is not in \"%s\"", words[language][i], text);
        }
    }
}

// 32 columns of numbers hold theirs in one line on a page that lies on its long side.
static void test_many_columns(void)
{
    maker_again(&maker);
    g_autofree char *body = numbers(32, "<column align='decimal'/>", "<cell>100</cell>");
    JfPages *pages = make_pages(&maker, body);
    check_pages(pages);
    g_assert_cmpint(count_words(pages->pages[0].content, "100"), ==, 64);
}

// More columns, or wider ones than there is room for, are told with the numbers in question.
static void test_too_many_columns(void)
{
    maker_again(&maker);
    g_autofree char *forty = numbers(40, "<column/>", "<cell>1</cell>"), *wide = numbers(32, "<column width='9mm'/>", "<cell>1</cell>");
    g_autofree char *xml = g_strdup_printf("<report xmlns='urn:jiaofu:report:1' xml:lang='zh-CN' kind='test'><meta><title>试</title><number>N"
                                           "</number><version>1</version></meta><body>%s</body></report>",
                                           forty);
    g_autoptr(GBytes) bytes = g_bytes_new(xml, strlen(xml));
    maker.doc = jf_xml_parse(bytes, "model", maker.diags);
    g_assert_null(jf_model_read(NULL, maker.doc, maker.files, maker.arena, maker.diags));
    assert_told(&maker, (const char *const[2][2]){{"has 40 columns", "32 is the most"}, {"有 40 列", "32 列的上限"}});
    maker_again(&maker);
    g_assert_null(make_pages(&maker, wide));
    assert_told(&maker, (const char *const[2][2]){{"need 288 mm", "there are 267 mm"}, {"至少需要 288 毫米", "只有 267 毫米"}});
}

static double processor_time(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

// The best of three.
static double seconds(int n)
{
    g_autofree char *body = rows(n);
    double best = G_MAXDOUBLE;
    for (int i = 0; i < 3; i++) {
        maker_again(&maker);
        JfModel *model = make_model(&maker, body);
        double start = processor_time();
        JfPages *pages = jf_layout(model, maker.theme, maker.fonts, maker.arena, maker.diags);
        best = MIN(best, processor_time() - start);
        check_pages(pages);
    }
    return best;
}

// Five times the rows may cost no more than fifteen times the time, on however busy a machine.
static void test_linear(void)
{
    seconds(200);
    double small = MAX(seconds(2000), 0.002), large = seconds(10000);
    g_test_message("2,000 rows: %.3f s, 10,000 rows: %.3f s", small, large);
    g_assert_cmpfloat(large, <, 15 * small);
}

static int count_uprights(const JfPages *pages, JfLength *least)
{
    int n = 0;
    for (const JfItem *i = pages->pages[0].furniture; i; i = i->next) {
        if (i->kind != JF_ITEM_RULE || i->height == 0)
            continue;
        *least = n++ > 0 ? MIN(*least, i->height) : i->height;
    }
    return n;
}

// Rows to fill in by hand are 8 mm high, with hairlines between the columns; other tables have none.
static void test_handwriting(void)
{
    JfLength least = 0;
    maker_again(&maker);
    JfPages *pages = make_pages(&maker, "<table><column width='1fr'/><column width='1fr'/><column "
                                        "width='1fr'/><body><row><cell>甲</cell><cell blank-lines='1'/><cell/></row>"
                                        "<row><cell>乙</cell><cell/><cell blank-lines='2'/></row></body></table>");
    check_pages(pages);
    g_assert_cmpint(count_uprights(pages, &least), ==, 4);
    g_assert_cmpint(least, >=, JF_MM(8) - 2);
    g_assert_cmpint(least, <, JF_MM(9));
    maker_again(&maker);
    pages = make_pages(&maker,
                       "<table><column width='1fr'/><column width='1fr'/><body><row><cell>甲</cell><cell>乙</cell></row></body></table>");
    g_assert_cmpint(count_uprights(pages, &least), ==, 0);
}

static JfLength baseline_of(const JfPages *pages, const char *text)
{
    for (const JfItem *i = pages->pages[0].content; i; i = i->next) {
        if (says(i, text))
            return i->y;
    }
    g_assert_not_reached();
}

// Labels and values of a grid's row stand on one line, also where one of them has a blank to fill in.
static void test_grid_row(void)
{
    maker_again(&maker);
    JfPages *pages =
        make_pages(&maker, "<grid columns='3'><field label='甲'><blank width='8' alt='时'/>分</field><field label='乙'>二</field>"
                           "<field label='丙' blank-lines='1'/></grid>");
    check_pages(pages);
    JfLength y = baseline_of(pages, "甲");
    g_assert_cmpint(baseline_of(pages, "分"), ==, y);
    g_assert_cmpint(baseline_of(pages, "乙"), ==, y);
    g_assert_cmpint(baseline_of(pages, "二"), ==, y);
    g_assert_cmpint(baseline_of(pages, "丙"), ==, y);
}

// A grid right below or above a table shares its rule.
static void test_shared_rule(void)
{
#define TABLE "<table><column/><body><row><cell>甲</cell></row></body></table>"
#define GRID "<grid columns='1'><field label='乙'>二</field></grid>"
    static const char *const bodies[] = {TABLE GRID, TABLE "<p>文</p>" GRID, GRID TABLE, GRID "<p>文</p>" TABLE, GRID TABLE GRID,
                                         GRID GRID};
    static const int expected[] = {3, 4, 3, 4, 4, 4};
    for (size_t n = 0; n < G_N_ELEMENTS(bodies); n++) {
        maker_again(&maker);
        JfPages *pages = make_pages(&maker, bodies[n]);
        int rules = -2; // of the running header and footer
        for (const JfItem *i = pages->pages[0].furniture; i; i = i->next)
            rules += i->kind == JF_ITEM_RULE;
        g_assert_cmpint(rules, ==, expected[n]);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    maker_init(&maker);
    g_test_add_func("/layout/table/header", test_header);
    g_test_add_func("/layout/table/tall-row", test_tall_row);
    g_test_add_func("/layout/table/whole-row", test_whole_row);
    g_test_add_func("/layout/table/joined", test_joined);
    g_test_add_func("/layout/table/joined-tall", test_joined_tall);
    g_test_add_func("/layout/table/joined-long", test_joined_long);
    g_test_add_func("/layout/table/foot", test_foot);
    g_test_add_func("/layout/table/spans-cut", test_spans_cut);
    g_test_add_func("/layout/table/two-tall", test_two_tall);
    g_test_add_func("/layout/table/heads", test_heads);
    g_test_add_func("/layout/table/decimal", test_decimal);
    g_test_add_func("/layout/table/decimal-units", test_decimal_units);
    g_test_add_func("/layout/table/long-word", test_long_word);
    g_test_add_func("/layout/table/width", test_width);
    g_test_add_func("/layout/table/columns", test_columns);
    g_test_add_func("/layout/table/many-columns", test_many_columns);
    g_test_add_func("/layout/table/too-many-columns", test_too_many_columns);
    g_test_add_func("/layout/table/handwriting", test_handwriting);
    g_test_add_func("/layout/table/grid-row", test_grid_row);
    g_test_add_func("/layout/table/shared-rule", test_shared_rule);
    g_test_add_func("/layout/table/linear", test_linear);
    int failed = g_test_run();
    maker_clear(&maker);
    return failed;
}
