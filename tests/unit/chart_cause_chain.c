// SPDX-License-Identifier: MIT
// Cause chains: boxes in columns from the effect on, or one under the other; never over each other; arrows from the cause to what it brought about.
#include "chart_schematic.h"

static Charts t;

#define CHAIN                                                                                                                                        \
    "<chart kind='cause-chain' alt='a' x-label='原因' y-label='导致'><cause id='e' label='中断' tone='bad'/>"                                        \
    "<cause id='1' of='e' label='控制器离线' detail='直接原因'/><cause id='2' of='1' label='电池失效'/>"                                             \
    "<cause id='3' of='1' label='负载过高'/><cause id='4' of='e' label='单路径'/></chart>"

static void test_columns(void)
{
    charts_again(&t);
    const JfDrawing d = draw_text(&t, CHAIN);
    check_words(&d, CHAIN);
    check_cells(&d, CHAIN);
    const JfShape *effect = words_saying(&d, "中断"), *first = words_saying(&d, "控制器离线"), *battery = words_saying(&d, "电池失效"),
                  *load = words_saying(&d, "负载过高"), *path = words_saying(&d, "单路径");
    g_assert_cmpint(effect->x, <, first->x);
    g_assert_cmpint(first->x, <, battery->x);
    g_assert_cmpint(battery->x, ==, load->x);
    g_assert_cmpint(first->x, ==, path->x);
    g_assert_cmpint(battery->y, <, load->y);
    g_assert_cmpint(load->y, <, path->y);
    g_assert_cmpint(battery->y, <, first->y + JF_PT(12)); // a cause stands between what brought it about
    g_assert_cmpint(first->y, <, load->y + JF_PT(1));
}

static void test_table(void)
{
    charts_again(&t);
    const JfDrawing d = draw_text(&t, CHAIN);
    g_assert_cmpint(d.n_columns, ==, 3);
    g_assert_cmpstr(cell_text(&d, 0, 0), ==, "原因");
    g_assert_cmpstr(cell_text(&d, 0, 2), ==, "导致");
    g_assert_cmpstr(cell_text(&d, 2, 1), ==, "直接原因");
    g_assert_cmpstr(cell_text(&d, 1, 2), ==, NULL);
    g_assert_cmpstr(cell_text(&d, 3, 2), ==, "控制器离线");
    g_assert_cmpstr(cell_text(&d, 5, 2), ==, "中断");
}

// The head of the arrow touches the box of what was brought about, its other end that of the cause.
static void test_arrows(void)
{
    charts_again(&t);
    const JfDrawing d = draw_text(&t, CHAIN);
    const JfShape *effect = words_saying(&d, "中断"), *path = words_saying(&d, "单路径");
    Box all = {G_MAXINT, G_MAXINT, G_MININT, G_MININT};
    for (const JfShape *s = d.first; s != NULL; s = s->next)
        if (s->path != NULL && s->part == jf_cell(&d, 5, 2)) {
            const Box box = path_box(s->path);
            all.left = MIN(all.left, box.left), all.right = MAX(all.right, box.right);
        }
    g_assert_cmpint(all.left, >, effect->x + effect->words->width);
    g_assert_cmpint(all.right, <=, path->x);
    g_assert_cmpint(all.right, >=, path->x - JF_PT(6));
}

// Ten whys do not fit side by side.
static void test_deep(void)
{
    g_autoptr(GString) text = g_string_new("<chart kind='cause-chain' alt='a'><cause id='c0' label='中断了很久'/>");
    charts_again(&t);
    for (int i = 1; i <= 10; i++)
        g_string_append_printf(text, "<cause id='c%d' of='c%d' label='第 %d 个为什么'/>", i, i - 1, i);
    g_string_append(text, "</chart>");
    const JfDrawing d = draw_text(&t, text->str);
    check_words(&d, text->str);
    for (int i = 1; i < 10; i++) {
        g_autofree char *above = g_strdup_printf("第 %d 个为什么", i), *below = g_strdup_printf("第 %d 个为什么", i + 1);
        g_assert_cmpint(words_saying(&d, above)->y, <, words_saying(&d, below)->y);
        g_assert_cmpint(words_saying(&d, above)->x, <, words_saying(&d, below)->x);
    }
}

// As many as a record may have stay on a page: all under one, or each under the one before.
static void test_forty(void)
{
    for (int deep = 0; deep < 2; deep++) {
        g_autoptr(GString) text = g_string_new("<chart kind='cause-chain' alt='a'><cause id='0' label='中断'/>");
        charts_again(&t);
        for (int i = 1; i <= 40; i++)
            g_string_append_printf(text, "<cause id='%d' of='%d' label='供电模块批次缺陷 %d' detail='深层原因'/>", i, deep ? i - 1 : 0, i);
        g_string_append(text, "</chart>");
        const JfDrawing d = draw_text(&t, text->str);
        check_words(&d, text->str);
        check_cells(&d, text->str);
        g_assert_cmpint(d.height, <=, d.most_height);
    }
}

static void put_chain(GString *out, GRand *random)
{
    const int n = g_rand_int_range(random, 1, g_rand_boolean(random) ? 9 : 30);
    g_string_append(out, "<chart kind='cause-chain' alt='a'>");
    for (int i = 0; i < n; i++) {
        put_part(out, random, "cause");
        g_string_append_printf(out, " id='%d'", i);
        if (i > 0 && g_rand_int_range(random, 0, 15) != 0)
            g_string_append_printf(out, " of='%d'", g_rand_boolean(random) ? i - 1 : g_rand_int_range(random, 0, i));
        if (g_rand_boolean(random)) {
            g_string_append(out, " detail='");
            put_words(out, random);
            g_string_append(out, "'");
        }
        g_string_append(out, "/>");
    }
    g_string_append(out, "</chart>");
}

static void test_random(void)
{
    draw_many(&t, 400, put_chain);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    charts_init(&t);
    g_test_add_func("/chart/cause-chain/columns", test_columns);
    g_test_add_func("/chart/cause-chain/table", test_table);
    g_test_add_func("/chart/cause-chain/arrows", test_arrows);
    g_test_add_func("/chart/cause-chain/deep", test_deep);
    g_test_add_func("/chart/cause-chain/forty", test_forty);
    g_test_add_func("/chart/cause-chain/random", test_random);
    const int failed = g_test_run();
    charts_clear(&t);
    return failed;
}
