// SPDX-License-Identifier: MIT
// Statistical charts: marks in proportion to their values, tables of data whole and in order, words that never cover each other whatever the data.
#include "chart_make.h"

static Charts t;

#define BAR "<chart kind='bar' alt='a' y-label='n' x-label='m' "

static void test_bars_in_proportion(void)
{
    const JfDrawing d = draw_text(&t, BAR "><point label='a' value='10'/><point label='b' value='20'/><point label='c' value='45'/></chart>");
    const Box a = path_box(mark_of(&d, 1, 1)->path), b = path_box(mark_of(&d, 2, 1)->path), c = path_box(mark_of(&d, 3, 1)->path);
    g_assert_cmpint(a.bottom, ==, b.bottom);
    g_assert_cmpint(ABS(2 * (a.bottom - a.top) - (b.bottom - b.top)), <=, 3);
    g_assert_cmpint(ABS(9 * (a.bottom - a.top) - 2 * (c.bottom - c.top)), <=, 12);
    g_assert_cmpint(a.right - a.left, ==, c.right - c.left);
}

// min and max cannot cut a bar's foot off.
static void test_bars_from_zero(void)
{
    const JfDrawing d = draw_text(&t, BAR "min='90' max='100'><point label='a' value='95'/><point label='b' value='100'/></chart>");
    const Box a = path_box(mark_of(&d, 1, 1)->path), b = path_box(mark_of(&d, 2, 1)->path);
    g_assert_cmpint(ABS(100 * (a.bottom - a.top) - 95 * (b.bottom - b.top)), <=, 200);
}

static void test_bars_negative(void)
{
    for (int lying = 0; lying < 2; lying++) {
        charts_again(&t);
        g_autofree char *text = g_strconcat(BAR, lying ? "direction='horizontal'" : "", "><point label='a' value='30'/><point label='b' value='-30'/></chart>", NULL);
        const JfDrawing d = draw_text(&t, text);
        const Box a = path_box(mark_of(&d, 1, 1)->path), b = path_box(mark_of(&d, 2, 1)->path);
        g_assert_cmpint(lying ? a.left : a.bottom, ==, lying ? b.right : b.top);
        g_assert_cmpint(ABS((lying ? a.right - a.left : a.bottom - a.top) - (lying ? b.right - b.left : b.bottom - b.top)), <=, 1);
        g_assert_cmpstr(d.cells[jf_cell(&d, 2, 1)], ==, "−30");
    }
}

static void test_stacks_lie_on_each_other(void)
{
    const JfDrawing d = draw_text(&t, BAR "stacked='1'><series name='x'><point label='a' value='3'/></series><series name='y'><point label='a' value='5'/></series>"
                                          "<series name='z'><point label='a' value='-2'/></series></chart>");
    const Box x = path_box(mark_of(&d, 1, 1)->path), y = path_box(mark_of(&d, 1, 2)->path), z = path_box(mark_of(&d, 1, 3)->path);
    g_assert_cmpint(x.top, ==, y.bottom);
    g_assert_cmpint(x.bottom, ==, z.top);
}

static void test_line_gap_and_target(void)
{
    const JfDrawing d = draw_text(&t, "<chart kind='line' alt='a' unit='%' y-label='r'><series name='P1'><point label='1' value='97'/><point label='2'/>"
                                      "<point label='3' value='99.5'/></series><series name='T' role='target'><point label='1' value='95'/>"
                                      "<point label='2' value='95'/><point label='3' value='98'/></series></chart>");
    g_assert_null(d.cells[jf_cell(&d, 2, 1)]);
    g_assert_null(mark_of(&d, 2, 1));
    g_assert_cmpstr(d.cells[jf_cell(&d, 1, 1)], ==, "97.0%");
    g_assert_cmpstr(d.cells[jf_cell(&d, 3, 2)], ==, "98.0%");
    g_assert_cmpint(mark_of(&d, 3, 2)->pen.dash, >, 0);
    const Box low = path_box(mark_of(&d, 1, 2)->path), high = path_box(mark_of(&d, 3, 2)->path);
    g_assert_cmpint(low.top, >, high.top); // y downwards
    bool ranged = false; // the axis does not hold 0, and says so
    for (const JfShape *s = d.first; s != NULL; s = s->next)
        ranged = ranged || (s->words != NULL && strstr(s->words->text, "r · ") != NULL);
    g_assert_true(ranged);
}

// 93.79 % is not 93.8 %.
static void test_shares_rounded_down(void)
{
    const JfDrawing d = draw_text(&t, BAR "unit='%' decimals='1'><point label='a' value='93.79'/><point label='b' value='99.9'/></chart>");
    g_assert_cmpstr(d.cells[jf_cell(&d, 1, 1)], ==, "93.7%");
    g_assert_cmpstr(d.cells[jf_cell(&d, 2, 1)], ==, "99.9%");
}

static void test_histogram_bins(void)
{
    const JfDrawing d = draw_text(&t, "<chart kind='histogram' alt='a' unit='min' x-label='x' y-label='y'><point from='0' to='30' value='4'/>"
                                      "<point from='30' to='60' value='8'/><point from='60' to='90' value='0'/><target value='45' label='T'/></chart>");
    const Box a = path_box(mark_of(&d, 1, 1)->path), b = path_box(mark_of(&d, 2, 1)->path);
    g_assert_cmpint(ABS(2 * (a.bottom - a.top) - (b.bottom - b.top)), <=, 3);
    g_assert_cmpint(b.left - a.right, <, JF_PT(1));
    g_assert_cmpstr(d.cells[jf_cell(&d, 2, 0)], ==, "30–60");
    g_assert_cmpstr(d.cells[jf_cell(&d, 3, 1)], ==, "0");
    for (const JfShape *s = d.first; s != NULL; s = s->next)
        if (s->path != NULL && s->pen.dash > 0) // the target stands in the middle of its bin
            g_assert_cmpint(ABS(path_box(s->path).left - (b.left + b.right) / 2), <=, 2);
}

static void test_heat_map_shades(void)
{
    const JfDrawing d = draw_text(&t, "<chart kind='heat-map' alt='a'><row label='r1'/><row label='r2'/><column label='c1'/><column label='c2'/>"
                                      "<point row='1' column='1' value='10'/><point row='2' column='2' value='2'/></chart>");
    const int full = mark_of(&d, 1, 1)->pen.fill.share, some = mark_of(&d, 2, 2)->pen.fill.share;
    g_assert_cmpint(full, ==, 100);
    g_assert_cmpint(some, >, 0);
    g_assert_cmpint(some, <, full);
    g_assert_cmpint(mark_of(&d, 1, 2)->pen.fill.ink, ==, JF_INK_TINT);
    g_assert_cmpstr(d.cells[jf_cell(&d, 1, 2)], ==, "0");
    g_assert_cmpstr(d.cells[jf_cell(&d, 2, 0)], ==, "r2");
}

// The key of counts up to 2 has three shades: none, one, two.
static void test_heat_map_key(void)
{
    const JfDrawing d = draw_text(&t, "<chart kind='heat-map' alt='a'><row label='r1'/><column label='c1'/><column label='c2'/><point row='1' column='1' value='2'/>"
                                      "<point row='1' column='2' value='1'/></chart>");
    int shades = 0;
    for (const JfShape *s = d.first; s != NULL; s = s->next)
        shades += s->path != NULL && s->part == JF_PART_FIGURE;
    g_assert_cmpint(shades, ==, 3);
}

static void test_pareto_shares(void)
{
    const JfDrawing d = draw_text(&t, "<chart kind='pareto' alt='a' cumulated='c'><point label='a' value='2'/><point label='b' value='1'/></chart>");
    g_assert_cmpstr(d.cells[jf_cell(&d, 1, 2)], ==, "66.6%"); // never claims what is not reached
    g_assert_cmpstr(d.cells[jf_cell(&d, 2, 2)], ==, "100%");
    const Box bar = path_box(mark_of(&d, 1, 1)->path), dot = path_box(mark_of(&d, 1, 2)->path);
    g_assert_cmpint(ABS((dot.top + dot.bottom) / 2 - bar.top), <=, 2); // both axes end at the total
}

static void test_boxes_in_order(void)
{
    const JfDrawing d = draw_text(&t, "<chart kind='box' alt='a'><point label='P1' low='1' q1='2' median='5' q3='9' high='20' target='30' n='7'/></chart>");
    JfLength last = 0;
    for (int column = 1; column <= 6; column++) {
        const Box mark = path_box(mark_of(&d, 1, column)->path);
        g_assert_cmpint(mark.left, >, last);
        last = mark.left;
    }
    g_assert_cmpstr(d.cells[jf_cell(&d, 1, 7)], ==, "n = 7");
    g_assert_cmpint(d.n_columns, ==, 8);
}

static void test_dots_on_scale(void)
{
    const JfDrawing d = draw_text(&t, "<chart kind='dot' alt='a' min='0' max='5'><point label='x' value='0' target='5'/><point label='y' value='2.5'/></chart>");
    const Box none = path_box(mark_of(&d, 1, 1)->path), half = path_box(mark_of(&d, 2, 1)->path), all = path_box(mark_of(&d, 1, 2)->path);
    g_assert_cmpint(ABS((none.left + none.right) / 2 + all.left - (half.left + half.right)), <=, 3);
}

static const JfShape *saying(const JfDrawing *d, const char *text)
{
    for (const JfShape *s = d->first; s != NULL; s = s->next)
        if (s->words != NULL && strcmp(s->words->text, text) == 0)
            return s;
    return NULL;
}

// One value at 0 among many near 100 stands before the scale, with its number, and does not squeeze them; only if there are words for it.
static void test_dots_off_the_scale(void)
{
    static const char rest[] = " unit='%' y-label='r'><point label='a' value='99' target='95'/><point label='b' value='0' target='95' tone='bad'/>"
                               "<point label='c' value='98' target='90'/><point label='d' value='94' target='95'/><point label='e' value='100' target='95'/></chart>";
    g_autofree char *off = g_strconcat("<chart kind='dot' alt='a' min='0' max='100' broken='off the scale'", rest, NULL),
                    *on = g_strconcat("<chart kind='dot' alt='a' min='0' max='100'", rest, NULL);
    JfDrawing d = draw_text(&t, off);
    const Box high = path_box(mark_of(&d, 1, 1)->path), low = path_box(mark_of(&d, 4, 1)->path), none = path_box(mark_of(&d, 2, 1)->path);
    g_assert_cmpint(high.left - low.left, >, d.width / 5);
    g_assert_cmpint(none.right, <, low.left);
    g_assert_nonnull(saying(&d, "off the scale"));
    g_assert_nonnull(saying(&d, "0%"));
    g_assert_cmpstr(d.cells[jf_cell(&d, 2, 1)], ==, "0%");
    check_words(&d, off);
    charts_again(&t);
    d = draw_text(&t, on);
    const Box wide = path_box(mark_of(&d, 1, 1)->path), near = path_box(mark_of(&d, 4, 1)->path), zero = path_box(mark_of(&d, 2, 1)->path);
    g_assert_cmpint(ABS((wide.right - zero.right) * 5 - (wide.right - near.right) * 99), <=, JF_PT(20)); // one scale for all
    g_assert_null(saying(&d, "off the scale"));
}

// Half of the values cannot be off the scale.
static void test_dots_of_two_kinds(void)
{
    const JfDrawing d = draw_text(&t, "<chart kind='dot' alt='a' max='100' broken='off the scale'><point label='a' value='1'/><point label='b' value='2'/>"
                                      "<point label='c' value='98'/><point label='d' value='99'/></chart>");
    g_assert_null(saying(&d, "off the scale"));
}

// Met and missed are told apart by their shapes, and the key says what they mean.
static void test_dots_by_shape(void)
{
    const JfDrawing d = draw_text(&t, "<chart kind='dot' alt='a' good-label='met' warn-label='close' bad-label='missed'><point label='a' value='9' tone='good'/>"
                                      "<point label='b' value='3' tone='bad'/></chart>");
    const JfShape *met = mark_of(&d, 1, 1), *missed = mark_of(&d, 2, 1);
    g_assert_cmpint(met->path->steps[1].kind, ==, JF_STEP_CURVE);
    g_assert_cmpint(missed->path->steps[1].kind, ==, JF_STEP_LINE);
    g_assert_nonnull(saying(&d, "met"));
    g_assert_nonnull(saying(&d, "missed"));
    g_assert_null(saying(&d, "close")); // nothing is
}

// The least value lies on the axis' lower end, and its number under it all the same; several lines say their ends and extremes.
static void test_line_numbers(void)
{
    JfDrawing d = draw_text(&t, "<chart kind='line' alt='a' min='90' max='100'><point label='1' value='100'/><point label='2' value='90'/><point label='3' value='100'/>"
                                "</chart>");
    g_assert_nonnull(saying(&d, "90"));
    int nineties = 0;
    for (const JfShape *s = d.first; s != NULL; s = s->next)
        nineties += s->words != NULL && s->part == jf_cell(&d, 2, 1);
    g_assert_cmpint(nineties, ==, 1);
    check_words(&d, "line");
    charts_again(&t);
    d = draw_text(&t, "<chart kind='line' alt='a'><series name='x'><point label='1' value='10'/><point label='2' value='70'/><point label='3' value='20'/></series>"
                      "<series name='y'><point label='1' value='200'/><point label='2' value='150'/><point label='3' value='190'/></series></chart>");
    const struct {
        int row, column;
    } said[] = {{2, 1}, {3, 1}, {1, 2}, {2, 2}, {3, 2}};
    for (size_t i = 0; i < G_N_ELEMENTS(said); i++) {
        bool found = false;
        for (const JfShape *s = d.first; s != NULL; s = s->next)
            found = found || (s->words != NULL && s->part == jf_cell(&d, said[i].row, said[i].column));
        g_assert_true(found);
    }
}

static void test_empty(void)
{
    const JfDrawing d = draw_text(&t, "<chart kind='bar' alt='a' empty='nothing here'/>");
    g_assert_cmpint(d.n_rows, ==, 0);
    bool said = false;
    for (const JfShape *s = d.first; s != NULL; s = s->next)
        said = said || (s->words != NULL && strcmp(s->words->text, "nothing here") == 0);
    g_assert_true(said);
}

static void test_numbers(void)
{
    JfDrawing d = {.arena = t.arena};
    g_assert_cmpstr(jf_chart_number(&d, 1234567, 0, NULL), ==, "1,234,567");
    g_assert_cmpstr(jf_chart_number(&d, -0.004, 2, NULL), ==, "0.00");
    g_assert_cmpstr(jf_chart_number(&d, -1234.5, 1, "%"), ==, "−1,234.5%");
    g_assert_cmpstr(jf_chart_number(&d, 100, 1, "min"), ==, "100.0");
    g_assert_cmpstr(jf_chart_number(&d, 999999.999, 2, NULL), ==, "1,000,000.00");
}

// ---- whatever the data

static void put_label(GString *out, GRand *random, int i)
{
    static const char *const parts[] = {"存储", "网络", "数据库", "应用服务器（含中间件）", "P1", "backup", "Core switch", "2026-03"};
    g_string_append_printf(out, " label='%d", i);
    for (int k = g_rand_int_range(random, 0, 4); k > 0; k--)
        g_string_append_printf(out, " %s", parts[g_rand_int_range(random, 0, G_N_ELEMENTS(parts))]);
    g_string_append_c(out, '\'');
}

static double some_value(GRand *random, bool negative)
{
    static const double scales[] = {1, 10, 100, 1e6, 0};
    const double value = floor(g_rand_double(random) * scales[g_rand_int_range(random, 0, 5)] * 100) / 100;
    return negative && g_rand_int_range(random, 0, 4) == 0 ? -value : value;
}

static void put_points(GString *out, GRand *random, const char *kind, int n, guint32 labels)
{
    g_autoptr(GRand) naming = g_rand_new_with_seed(labels); // the same in every series
    double from = 0;
    for (int i = 0; i < n; i++) {
        g_string_append(out, "<point");
        if (strcmp(kind, "histogram") == 0) {
            const double to = from + (labels % 2 ? 15 : 1 + floor(g_rand_double(random) * 60));
            g_string_append_printf(out, " from='%d' to='%d' value='%d'/>", (int)from, (int)to, g_rand_int_range(random, 0, 300));
            from = to;
            continue;
        }
        put_label(out, naming, i);
        if (strcmp(kind, "box") == 0) {
            int at = 0;
            const char *const names[] = {"low", "q1", "median", "q3", "high", "target", "n"};
            for (size_t k = 0; k < G_N_ELEMENTS(names); k++)
                g_string_append_printf(out, " %s='%d'", names[k], at += g_rand_int_range(random, 0, 400));
        } else if (strcmp(kind, "line") != 0 || g_rand_int_range(random, 0, 6) != 0) {
            g_string_append_printf(out, " value='%.2f'", some_value(random, strcmp(kind, "pareto") != 0));
        }
        g_string_append(out, "/>");
    }
}

static void put_heat_map(GString *out, GRand *random)
{
    const int rows = g_rand_int_range(random, 1, 40), columns = g_rand_int_range(random, 1, 40);
    g_string_printf(out, "<chart kind='heat-map' alt='a' y-label='工单' x-label='时' low-label='少' high-label='多'%s>", g_rand_boolean(random) ? " unit='件'" : "");
    for (int r = 0; r < rows; r++)
        g_string_append(out, "<row"), put_label(out, random, r), g_string_append(out, "/>");
    for (int c = 0; c < columns; c++)
        g_string_append(out, "<column"), put_label(out, random, c), g_string_append(out, "/>");
    for (int r = 0; r < rows; r++)
        for (int c = 0; c < columns; c++)
            if (r + c == 0 || g_rand_boolean(random))
                g_string_append_printf(out, "<point row='%d' column='%d' value='%.2f'/>", r + 1, c + 1, some_value(random, false));
    g_string_append(out, "</chart>");
}

static void put_chart(GString *out, GRand *random, const char *kind)
{
    if (strcmp(kind, "heat-map") == 0) {
        put_heat_map(out, random);
        return;
    }
    const bool serial = strcmp(kind, "bar") == 0 || strcmp(kind, "line") == 0 || strcmp(kind, "dot") == 0;
    const int n = strcmp(kind, "bar") == 0 && g_rand_boolean(random) ? g_rand_int_range(random, 1, 80) : g_rand_int_range(random, 1, 24);
    const int n_series = serial ? g_rand_int_range(random, 1, 5) : 1;
    const guint32 labels = g_rand_int(random);
    g_string_printf(out, "<chart kind='%s' alt='a' y-label='解决用时' x-label='月份'%s%s", kind, g_rand_boolean(random) ? " unit='%'" : " unit='分钟'",
                    strcmp(kind, "pareto") == 0 ? " cumulated='累计'" : strcmp(kind, "dot") == 0 && g_rand_boolean(random) ? " broken='刻度以外' bad-label='未达到'" : "");
    if (strcmp(kind, "bar") == 0)
        g_string_append_printf(out, "%s%s", g_rand_boolean(random) ? " stacked='true'" : "", g_rand_boolean(random) && n < 30 ? " direction='horizontal'" : "");
    g_string_append_c(out, '>');
    for (int s = 0; s < n_series; s++) {
        if (n_series > 1)
            g_string_append_printf(out, "<series name='系列 %d'>", s + 1);
        put_points(out, random, kind, n, labels);
        if (n_series > 1)
            g_string_append(out, "</series>");
    }
    if (strcmp(kind, "pareto") != 0 && g_rand_boolean(random))
        g_string_append(out, "<target value='20' label='承诺 20'/><target value='21' label='第二个'/>");
    g_string_append(out, "</chart>");
}

static void test_random(gconstpointer kind)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(23);
    g_autoptr(GString) text = g_string_new(NULL);
    for (int i = 0; i < 300; i++) {
        charts_again(&t);
        put_chart(text, random, kind);
        const JfChart *chart = read_chart(&t, text->str);
        if (chart == NULL)
            jf_diags_print(t.diags, JF_LANGUAGE_EN, stderr);
        g_assert_nonnull(chart);
        const JfDrawing d = draw_chart(&t, chart, JF_MM(g_rand_int_range(random, 80, 260)));
        check_words(&d, text->str);
        check_cells(&d, text->str);
        check_parts(&d, text->str);
    }
}

int main(int argc, char **argv)
{
    static const char *const kinds[] = {"bar", "line", "histogram", "pareto", "box", "dot", "heat-map"};
    g_test_init(&argc, &argv, NULL);
    charts_init(&t);
    g_test_add_func("/chart/bar/proportion", test_bars_in_proportion);
    g_test_add_func("/chart/bar/from-zero", test_bars_from_zero);
    g_test_add_func("/chart/bar/negative", test_bars_negative);
    g_test_add_func("/chart/bar/stacks", test_stacks_lie_on_each_other);
    g_test_add_func("/chart/line/gap-and-target", test_line_gap_and_target);
    g_test_add_func("/chart/bar/shares", test_shares_rounded_down);
    g_test_add_func("/chart/histogram/bins", test_histogram_bins);
    g_test_add_func("/chart/heat-map/shades", test_heat_map_shades);
    g_test_add_func("/chart/heat-map/key", test_heat_map_key);
    g_test_add_func("/chart/pareto/shares", test_pareto_shares);
    g_test_add_func("/chart/box/order", test_boxes_in_order);
    g_test_add_func("/chart/dot/scale", test_dots_on_scale);
    g_test_add_func("/chart/dot/off-the-scale", test_dots_off_the_scale);
    g_test_add_func("/chart/dot/two-kinds", test_dots_of_two_kinds);
    g_test_add_func("/chart/dot/shapes", test_dots_by_shape);
    g_test_add_func("/chart/line/numbers", test_line_numbers);
    g_test_add_func("/chart/empty", test_empty);
    g_test_add_func("/chart/numbers", test_numbers);
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
        g_autofree char *path = g_strconcat("/chart/random/", kinds[i], NULL);
        g_test_add_data_func(path, kinds[i], test_random);
    }
    const int status = g_test_run();
    charts_clear(&t);
    return status;
}
