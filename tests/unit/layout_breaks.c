// SPDX-License-Identifier: MIT
// Where reports break: rows and headers of tables, what introduces a table, lines of list items, notes and cells, the last page of a part.
#include "layout_make.h"

static Maker maker;

static JfPages *report(const char *body)
{
    return report_pages(&maker, body);
}

static int items_saying(const JfPages *p, size_t page, const char *words)
{
    return count_words(p->pages[page].content, words);
}

static JfLength depth_of(const JfPages *p, size_t page)
{
    JfLength depth = 0;
    for (const JfItem *i = p->pages[page].content; i; i = i->next)
        depth = MAX(depth, i->y);
    return depth;
}

// ---- tables

// Rows of one to three lines, from a sequence that every run repeats.
static void add_rows(GString *body, int n, guint32 *state)
{
    static const char *const texts[] = {"短", "两行的内容，两行的内容，两行的内容，两行的内容，两行的内容，两行的内容，两行的内容",
                                        "三行的内容，三行的内容，三行的内容，三行的内容，三行的内容，三行的内容，三行的内容，三行的内容，三行的"
                                        "内容，三行的内容，三行的内容，三行的内容，三行的内容，三行的内容"};
    for (int i = 0; i < n; i++) {
        *state = *state * 1103515245u + 12345u;
        g_string_append_printf(body, "<row><cell>行首</cell><cell>%s</cell></row>", texts[*state >> 16 & 1 ? *state >> 17 & 1 : 2]);
    }
}

// On every page that a table reaches at least two of its rows stand, the first below its header, wherever it begins and however long it is.
static void test_two_rows(void)
{
    guint32 state = 7;
    for (int before = 0; before < 60; before++) {
        g_autoptr(GString) body = g_string_new(NULL);
        for (int i = 0; i < before; i++)
            g_string_append(body, "<p>行</p>");
        g_string_append(body, "<table continued='（续）'><column/><column width='1fr'/><caption number='表 1'>清单</caption><head><row><cell>头"
                              "甲</cell><cell>头乙</cell></row></head><body>");
        add_rows(body, 25 + before, &state);
        g_string_append(body, "</body></table>");
        const JfPages *p = report(body->str);
        int rows = 0;
        for (size_t i = 0; i < p->n_pages; i++) {
            int here = items_saying(p, i, "行首"), heads = items_saying(p, i, "头甲") + count_words(p->pages[i].furniture, "头甲");
            g_assert_cmpint(here, !=, 1);
            g_assert_cmpint(heads, ==, here > 0);
            rows += here;
        }
        g_assert_cmpint(rows, ==, 25 + before);
    }
}

// "(continued)" is said of a caption; without one only the header is repeated.
static void test_continued_alone(void)
{
    g_autofree char *rows = repeated("<row><cell>一</cell><cell>二</cell></row>", 90),
                    *body = g_strdup_printf("<table continued='（续）'><column/><column/><head><row><cell>甲</cell><cell>乙</cell></row></head>"
                                            "<body>%s</body></table>",
                                            rows);
    const JfPages *p = report(body);
    g_assert_cmpuint(p->n_pages, >=, 2);
    for (size_t i = 0; i < p->n_pages; i++) {
        g_assert_cmpint(count_words(p->pages[i].furniture, "续"), ==, 0);
        g_assert_cmpint(count_words(p->pages[i].furniture, "甲"), ==, i > 0);
    }
}

// A header's footnote stands at the foot of every page that shows its number; for readers by ear only once.
static void test_head_footnote(void)
{
    g_autofree char *rows = repeated("<row><cell>一</cell><cell>二<footnote>格注</footnote></cell></row>", 90),
                    *body = g_strdup_printf("<table><column/><column/><head><row><cell>甲<footnote>头注</footnote></cell><cell>乙</cell></row>"
                                            "</head><body>%s</body></table>",
                                            rows);
    const JfPages *p = report(body);
    g_assert_cmpuint(p->n_pages, >=, 3);
    for (size_t i = 0; i < p->n_pages; i++) {
        bool shown = items_saying(p, i, "甲") + count_words(p->pages[i].furniture, "甲") > 0;
        g_assert_cmpint(items_saying(p, i, "头注"), ==, i == 0);
        g_assert_cmpint(count_words(p->pages[i].furniture, "头注"), ==, i > 0 && shown);
        JfLength foot = p->pages[i].height - p->theme->margin_bottom;
        for (const JfItem *item = p->pages[i].furniture; item; item = item->next) {
            if (says(item, "头注"))
                g_assert_cmpint(item->y, <=, foot);
        }
    }
}

// ---- introductions

// The page of the only content that says `words`.
static int page_saying(const JfPages *p, const char *words)
{
    int found = -1;
    for (size_t i = 0; i < p->n_pages; i++) {
        if (items_saying(p, i, words) == 0)
            continue;
        g_assert_cmpint(found, ==, -1);
        found = (int)i;
    }
    g_assert_cmpint(found, >=, 0);
    return found;
}

// Heading, introduction and table begin on one page if its header and two rows fit there, else all of them on the next; no sooner.
static void test_introduction(void)
{
    int moved = 0, stayed = 0;
    for (int before = 10; before < 60; before++) {
        g_autofree char *lines = repeated("<p style='small'>行</p>", before),
                        *body = g_strdup_printf("%s<heading level='1'>题目甲</heading><p>引言乙，说明下表。</p><table><column/><caption>题注丙"
                                                "</caption><head><row><cell>头丁</cell></row></head><body><row><cell>体一</cell></row><row>"
                                                "<cell>体二</cell></row><row><cell>体三</cell></row><row><cell>体四</cell></row><row><cell>体五"
                                                "</cell></row></body></table>",
                                                lines);
        const JfPages *p = report(body);
        int page = page_saying(p, "题目甲");
        g_assert_cmpint(page_saying(p, "引言乙"), ==, page);
        g_assert_cmpint(page_saying(p, "题注丙"), ==, page);
        g_assert_cmpint(page_saying(p, "体一"), ==, page);
        g_assert_cmpint(page_saying(p, "体二"), ==, page);
        moved += page == 1 && depth_of(p, 0) < p->pages[0].height - p->theme->margin_bottom - JF_PT(60);
        stayed += page == 0 && page_saying(p, "体五") == 1;
    }
    g_assert_cmpint(moved, >, 3);  // it left room below that the heading alone would have had
    g_assert_cmpint(stayed, >, 0); // and it does stay where just two rows fit
}

// What a colon points at begins on its page.
static void test_colon(void)
{
    int at_foot = 0;
    for (int before = 10; before < 60; before++) {
        g_autofree char *lines = repeated("<p style='small'>行</p>", before),
                        *body = g_strdup_printf("%s<p>处理如下<b>甲：</b></p><list><item>项一</item><item>项二</item></list>", lines);
        const JfPages *p = report(body);
        int page = page_saying(p, "甲：");
        g_assert_cmpint(page_saying(p, "项一"), ==, page);
        at_foot += page != page_saying(p, "项二");
    }
    g_assert_cmpint(at_foot, >, 0);
}

// Small words below a table stand below two of its rows at least, never alone on the next page.
static void test_small_words(void)
{
    int together = 0;
    for (int before = 10; before < 60; before++) {
        g_autofree char *lines = repeated("<p style='small'>行</p>", before),
                        *body = g_strdup_printf("%s<table><column/><body><row><cell>体一</cell></row><row><cell>体二</cell></row><row><cell>体三"
                                                "</cell></row><row><cell>体四</cell></row></body></table><p style='small'>来源丙</p>",
                                                lines);
        const JfPages *p = report(body);
        int page = page_saying(p, "来源丙");
        g_assert_cmpint(page_saying(p, "体四"), ==, page);
        g_assert_cmpint(page_saying(p, "体三"), ==, page);
        together += page == 1 && page_saying(p, "体二") == 0;
    }
    g_assert_cmpint(together, >, 0);
}

// ---- lines

// How many lines of `element` stand on the page.
static int lines_on(const JfPage *page, const JfElement *element)
{
    int lines = 0;
    JfLength y = -1;
    for (const JfItem *i = page->content; i; i = i->next) {
        if (i->element == element && i->y != y) {
            lines++;
            y = i->y;
        }
    }
    return lines;
}

static const JfElement *first_saying(const JfPages *p, const char *words)
{
    for (size_t n = 0; n < p->n_pages; n++) {
        for (const JfItem *i = p->pages[n].content; i; i = i->next) {
            if (says(i, words))
                return i->element;
        }
    }
    g_assert_not_reached();
}

// Two lines at least stand on either side of a break in a list's item, and in notes and cells that no page can hold.
static void test_lines(void)
{
    g_autofree char *text = repeated("服务过程中发现的问题已经全部处理完毕，客户确认无误。", 15), *tall = repeated(text, 14);
    const char *const frames[][2] = {{"<list><item>", "</item></list>"},
                                     {"<note tone='info'><title>提示</title><p>", "</p></note>"},
                                     {"<table><column/><column width='1fr'/><body><row><cell>甲</cell><cell>", "</cell></row></body></table>"}};
    for (size_t f = 0; f < G_N_ELEMENTS(frames); f++) {
        int broken = 0;
        for (int before = 8; before < 42; before++) {
            g_autofree char *lines = repeated("<p>行</p>", before),
                            *body = g_strdup_printf("%s%s起%s%s", lines, frames[f][0], f > 0 ? tall : text, frames[f][1]);
            const JfPages *p = report(body);
            const JfElement *element = first_saying(p, "起服务");
            int pages = 0;
            for (size_t n = 0; n < p->n_pages; n++) {
                int here = lines_on(&p->pages[n], element);
                g_assert_cmpint(here, !=, 1);
                pages += here > 0;
            }
            broken += pages > 1;
        }
        g_assert_cmpint(broken, >, 2);
    }
}

// ---- the last page

static char *table_of(int rows)
{
    GString *body = g_string_new("<table><column/><column width='1fr'/><head><row><cell>头甲</cell><cell>头乙</cell></row></head><body>");
    for (int i = 0; i < rows; i++)
        g_string_append(body, "<row><cell>行首</cell><cell>内容</cell></row>");
    g_string_append(body, "</body></table>");
    return g_string_free(body, FALSE);
}

// The baselines' distance of the first two rows.
static JfLength pitch_of(const JfPages *p)
{
    JfLength above = 0;
    for (const JfItem *i = p->pages[0].content; i; i = i->next) {
        if (says(i, "行首") && above > 0)
            return i->y - above;
        above = says(i, "行首") ? i->y : above;
    }
    g_assert_not_reached();
}

// As rows are added they first get a little nearer to each other, by a fifth of their padding at most; only then is there a second page, and that
// has more than a few rows' worth of reason: the rows have their usual distance again, and two of them stand there.
static void check_last_rows(const char *before, const char *after, size_t others)
{
    JfLength usual = 0, least = 0;
    for (int n = 5, saved = 0; n < 80; n++) {
        g_autofree char *table = table_of(n), *body = g_strdup_printf("%s%s%s", before, table, after);
        const JfPages *p = report(body);
        JfLength pitch = pitch_of(p);
        if (p->n_pages > 1 + others) {
            g_assert_cmpint(saved, >=, 2);
            g_assert_cmpint(pitch, ==, usual);
            g_assert_cmpint(least, >=, usual - 4 * p->theme->grid / 5 - 2);
            return;
        }
        usual = usual ? usual : pitch;
        least = pitch;
        saved += pitch < usual;
    }
    g_assert_not_reached();
}

static void test_last_rows(void)
{
    check_last_rows("", "", 0);
    check_last_rows("<landscape>", "</landscape>", 0);
    check_last_rows("", "<landscape><p>后</p></landscape>", 1); // nor before a page that lies on its long side
    check_last_rows("", "<page-break/><p>后</p>", 1);
}

// Spaces between blocks give too: a page more begins with several lines at once.
static void test_last_lines(void)
{
    size_t pages = 1;
    for (int n = 4; n < 90; n++) {
        g_autofree char *lines = repeated("<p>正文一段。</p>", n), *body = g_strdup_printf("<heading level='1'>题目</heading>%s", lines);
        const JfPages *p = report(body);
        if (p->n_pages > pages)
            g_assert_cmpint(items_saying(p, p->n_pages - 1, "正文"), >=, 2);
        g_assert_cmpint(p->n_pages - pages, <=, 1);
        pages = p->n_pages;
    }
    g_assert_cmpint(pages, >=, 2);
}

// The heights of all that is drawn, in order, rules aside.
static char *heights_of(const JfPages *p)
{
    GString *out = g_string_new(NULL);
    for (size_t n = 0; n < p->n_pages; n++) {
        for (const JfItem *i = p->pages[n].furniture; i; i = i->next) {
            if (i->kind == JF_ITEM_BOX)
                g_string_append_printf(out, "%d ", i->height);
        }
    }
    for (size_t i = 0; i < p->n_fields; i++)
        g_string_append_printf(out, "%d ", p->fields[i].height);
    return g_string_free(out, FALSE);
}

// What is drawn at a height of its own keeps it: signatures, two rows of them, and tiles. Only their distances give.
static void test_last_signatures(void)
{
    static const char head[] = "<metrics><metric label='一' value='1'/><metric label='二' value='2' target='约定'>说明</metric></metrics>"
                               "<signatures columns='3'><signature field='a' label='甲'/><signature field='b' label='乙'/>"
                               "<signature field='c' label='丙'/><signature field='d' label='丁'/></signatures>";
    g_autofree char *usual = NULL;
    size_t pages = 1;
    for (int n = 1; n < 60 && pages == 1; n++) {
        g_autofree char *lines = repeated("<p>正文一段。</p>", n), *body = g_strdup_printf("%s%s", head, lines);
        const JfPages *p = report(body);
        g_autofree char *heights = heights_of(p);
        if (!usual)
            usual = g_steal_pointer(&heights);
        else if (p->n_pages == 1)
            g_assert_cmpstr(heights, ==, usual);
        g_assert_cmpint(p->n_fields, ==, 4);
        for (size_t i = 2; i < 4; i++) // the second row of two
            g_assert_cmpint(p->fields[i].y, >, p->fields[i - 2].y + p->fields[i - 2].height);
        pages = p->n_pages;
    }
    g_assert_cmpint(pages, ==, 2);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    maker_init(&maker);
    g_test_add_func("/breaks/two-rows", test_two_rows);
    g_test_add_func("/breaks/continued-alone", test_continued_alone);
    g_test_add_func("/breaks/head-footnote", test_head_footnote);
    g_test_add_func("/breaks/introduction", test_introduction);
    g_test_add_func("/breaks/colon", test_colon);
    g_test_add_func("/breaks/small-words", test_small_words);
    g_test_add_func("/breaks/lines", test_lines);
    g_test_add_func("/breaks/last-rows", test_last_rows);
    g_test_add_func("/breaks/last-lines", test_last_lines);
    g_test_add_func("/breaks/last-signatures", test_last_signatures);
    int failed = g_test_run();
    maker_clear(&maker);
    return failed;
}
