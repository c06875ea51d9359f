// SPDX-License-Identifier: MIT
// Charts on pages: a figure with the finding, then a regular table whose cells say the data in order; one that no page holds goes
// on over several, each with its axis.
#include "layout_make.h"

static const JfElement *find(const JfElement *e, JfRole role)
{
    for (; e; e = e->next) {
        const JfElement *found = e->role == role ? e : find(e->first, role);
        if (found)
            return found;
    }
    return NULL;
}

static char *text_of(const JfPages *pages, const JfElement *e)
{
    GString *out = g_string_new(NULL);
    for (const JfContent *c = e->content; c; c = c->next)
        for (const JfItem *i = pages->pages[c->page].content; i; i = i->next)
            if (i->mcid == c->mcid && i->kind == JF_ITEM_TEXT)
                g_string_append_len(out, i->run->text, i->run->n_bytes);
    return g_string_free(out, FALSE);
}

static int kids(const JfElement *e)
{
    int n = 0;
    for (const JfElement *k = e->first; k; k = k->next)
        n++;
    return n;
}

static void test_structure(void)
{
    static const char *const texts[] = {"月份", "工单（件）", "一月", "5", "二月", "−3"};
    Maker m;
    maker_init(&m);
    JfPages *p = make_pages(&m, "<p>前</p><chart kind='bar' alt='二月转负。' x-label='月份' y-label='工单' unit='件'><point label='一月' value='5'/>"
                                "<point label='二月' value='-3'/></chart><p>后</p>");
    check_pages(p);
    const JfElement *figure = find(p->root, JF_ROLE_FIGURE), *table = find(p->root, JF_ROLE_TABLE);
    g_assert_cmpstr(figure->alt, ==, "二月转负。");
    g_assert_true(figure->parent == table->parent && figure->next == table);
    g_assert_cmpint(figure->box[2] - figure->box[0], ==, m.theme->page_width - m.theme->margin_left - m.theme->margin_right);
    g_assert_cmpint(kids(table), ==, 3);
    int n = 0;
    for (const JfElement *row = table->first; row; row = row->next) {
        g_assert_cmpint(kids(row), ==, 2);
        for (const JfElement *cell = row->first; cell; cell = cell->next, n++) {
            g_autofree char *shown = text_of(p, cell);
            g_assert_cmpstr(cell->actual ? cell->actual : shown, ==, texts[n]);
            g_assert_cmpint(cell->role, ==, n < 2 || n % 2 == 0 ? JF_ROLE_TH : JF_ROLE_TD);
            g_assert_nonnull(cell->content);
        }
    }
    maker_clear(&m);
}

static void test_together(void)
{
    Maker m;
    maker_init(&m);
    g_autoptr(GString) body = g_string_new(NULL);
    for (int i = 0; i < 9; i++)
        g_string_append(body, "<chart kind='bar' alt='a' height='70'><point label='x' value='1'/></chart>");
    JfPages *p = make_pages(&m, body->str);
    check_pages(p);
    g_assert_cmpuint(p->n_pages, ==, 3); // three a page, none cut
    maker_clear(&m);
}

static int times_said(const JfItem *items, const char *text)
{
    int n = 0;
    for (const JfItem *i = items; i; i = i->next)
        n += i->kind == JF_ITEM_TEXT && (size_t)i->run->n_bytes == strlen(text) && strncmp(i->run->text, text, strlen(text)) == 0;
    return n;
}

// Where a page lacks a little the chart gives it, but no more than a fifth; drawn again, it says the same.
static void test_lower(void)
{
    static const char chart[] = "<chart kind='bar' alt='a' height='70' x-label='m' y-label='n'><point label='x' value='1'/><point label='y' value='2'/></chart>";
    JfLength heights[4];
    Maker m;
    maker_init(&m);
    for (int spare = 0; spare < 4; spare++) { // 8 mm more above the chart each time
        maker_again(&m);
        g_autofree char *body = g_strdup_printf("<chart kind='bar' alt='a' height='100'><point label='x' value='1'/></chart>"
                                                "<chart kind='bar' alt='a' height='%d'><point label='x' value='1'/></chart>%s",
                                                90 + 8 * spare, chart);
        JfPages *p = make_pages(&m, body);
        check_pages(p);
        const JfElement *last = p->root;
        while (last->last)
            last = last->role == JF_ROLE_DIV && last->last->role == JF_ROLE_TABLE ? last->first : last->last;
        g_assert_cmpint(last->role, ==, JF_ROLE_FIGURE);
        g_assert_cmpint(kids(last->next), ==, 3);
        heights[spare] = last->box_page == 0 ? last->box[3] - last->box[1] : 0;
        g_assert_true(heights[spare] > 0 || ABS(last->box[3] - last->box[1] - JF_MM(70)) < 8);
    }
    g_assert_cmpint(ABS(heights[0] - JF_MM(70)), <, 8);
    g_assert_cmpint(heights[1], <, heights[0]);
    g_assert_cmpint(heights[1], >=, JF_MM(70) * 4 / 5);
    g_assert_cmpint(heights[3], ==, 0);
    maker_clear(&m);
}

// Rows that lie give height too: down to what their labels need, no lower; what is asked for is kept.
static void test_lower_rows(void)
{
    static const char *const kinds[] = {"kind='bar' direction='horizontal'", "kind='dot'"};
    Maker m;
    maker_init(&m);
    for (size_t k = 0; k < G_N_ELEMENTS(kinds); k++) {
        JfLength heights[4];
        static const int asked[] = {0, 60, 70, 1}; // mm
        for (int i = 0; i < 4; i++) {
            maker_again(&m);
            g_autoptr(GString) body = g_string_new(NULL);
            g_string_append_printf(body, "<chart %s alt='a' ", kinds[k]);
            if (asked[i] > 0)
                g_string_append_printf(body, "height='%d' ", MAX(10, asked[i]));
            g_string_append(body, "min='0' max='9'>");
            for (int n = 0; n < 10; n++)
                g_string_append_printf(body, "<point label='行%d' value='%d'/>", n, n);
            g_string_append(body, "</chart>");
            JfPages *p = make_pages(&m, body->str);
            check_pages(p);
            const JfElement *figure = find(p->root, JF_ROLE_FIGURE);
            heights[i] = figure->box[3] - figure->box[1];
        }
        g_assert_cmpint(ABS(heights[1] - JF_MM(60)), <, JF_MM(4));
        g_assert_cmpint(heights[2], >, heights[1]);
        g_assert_cmpint(heights[3], <=, heights[1]);
        g_assert_cmpint(heights[3], >, 10 * m.theme->style[JF_STYLE_LABEL].leading); // names never stand on each other
    }
    maker_clear(&m);
}

// 300 rows: every row once, in one table; the axis on every page, of which only the first belongs to the figure; the caption behind the last row.
static void test_pages(void)
{
    Maker m;
    maker_init(&m);
    g_autoptr(GString) body = g_string_new("<p>前</p><figure continued='（续）'><caption>标题</caption><chart kind='bar' direction='horizontal' alt='a' y-label='数'>"
                                           "<target value='150' label='线'/>");
    for (int i = 0; i < 300; i++)
        g_string_append_printf(body, "<point label='行%d' value='%d'/>", i, i);
    g_string_append(body, "</chart></figure><p>后</p>");
    JfPages *p = make_pages(&m, body->str);
    check_pages(p);
    g_assert_cmpint(kids(find(p->root, JF_ROLE_TABLE)), ==, 301);
    g_assert_cmpuint(p->n_pages, >, 3);
    const JfElement *figure = find(p->root, JF_ROLE_FIGURE);
    g_assert_cmpint(figure->box_page, ==, 0);
    for (const JfContent *c = figure->content; c; c = c->next)
        g_assert_cmpint(c->page, ==, 0);
    int rows = 0, captions = 0;
    for (size_t k = 0; k < p->n_pages; k++) {
        const JfPage *page = &p->pages[k];
        g_assert_cmpint(times_said(page->content, "线") + times_said(page->furniture, "线"), ==, 1);
        for (int i = 0; i < 300; i++) {
            g_autofree char *text = g_strdup_printf("行%d", i);
            rows += times_said(page->content, text);
        }
        captions += times_said(page->content, "标题");
        g_assert_cmpint(times_said(page->furniture, "标题（续）") + times_said(page->furniture, "（续）") > 0, ==, k > 0);
        for (const JfItem *i = page->content; i; i = i->next)
            g_assert_cmpint(i->y, <=, m.theme->page_height - m.theme->margin_bottom);
    }
    g_assert_cmpint(rows, ==, 300);
    g_assert_cmpint(captions, ==, 1);
    g_assert_cmpint(times_said(p->pages[p->n_pages - 1].content, "标题"), ==, 1);
    maker_clear(&m);
}

// A single row that is higher than a page is refused.
static void test_too_high(void)
{
    Maker m;
    maker_init(&m);
    g_autoptr(GString) body = g_string_new("<chart kind='bar' direction='horizontal' alt='a'><point value='1' label='");
    for (int i = 0; i < 3000; i++)
        g_string_append(body, "长");
    g_string_append(body, "'/></chart>");
    g_assert_null(make_pages(&m, body->str));
    g_assert_true(jf_diags_has(m.diags, JF_DIAG_LAYOUT_CHART));
    maker_clear(&m);
}

// A character without a glyph is told, not drawn as a box.
static void test_glyph(void)
{
    Maker m;
    maker_init(&m);
    g_assert_null(make_pages(&m, "<chart kind='bar' alt='a'><point label='\xf0\x93\x80\x80' value='1'/></chart>"));
    g_assert_true(jf_diags_has(m.diags, JF_DIAG_TEXT_GLYPH));
    maker_clear(&m);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/layout/chart/structure", test_structure);
    g_test_add_func("/layout/chart/together", test_together);
    g_test_add_func("/layout/chart/lower", test_lower);
    g_test_add_func("/layout/chart/lower-rows", test_lower_rows);
    g_test_add_func("/layout/chart/pages", test_pages);
    g_test_add_func("/layout/chart/too-high", test_too_high);
    g_test_add_func("/layout/chart/glyph", test_glyph);
    return g_test_run();
}
