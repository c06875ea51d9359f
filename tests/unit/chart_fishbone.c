// SPDX-License-Identifier: MIT
// Fishbones: the effect at the head, branches on both sides, causes between their bone and the one before; crowded ones as a tree.
#include "chart_schematic.h"

static Charts t;

#define BONES                                                                                                                                        \
    "<chart kind='fishbone' alt='a' effect='停机'><branch label='设备'><cause label='电池'/><cause label='固件' detail='根本原因' tone='warn'/></branch>" \
    "<branch label='流程'><cause label='公告'/></branch><branch label='备件'/><branch label='人员'><cause label='值守'/></branch></chart>"

static void test_bones(void)
{
    charts_again(&t);
    const JfDrawing d = draw_text(&t, BONES);
    check_words(&d, BONES);
    check_cells(&d, BONES);
    const JfShape *head = words_saying(&d, "停机"), *device = words_saying(&d, "设备"), *flow = words_saying(&d, "流程"), *spare = words_saying(&d, "备件"),
                  *battery = words_saying(&d, "电池"), *firmware = words_saying(&d, "固件"), *notice = words_saying(&d, "公告");
    g_assert_cmpint(device->y, <, head->y);
    g_assert_cmpint(flow->y, >, head->y);
    g_assert_cmpint(device->x, <, spare->x);
    g_assert_cmpint(spare->x, <, head->x);
    g_assert_cmpint(battery->y, <, firmware->y);
    g_assert_cmpint(firmware->y, <, head->y);
    g_assert_cmpint(notice->y, >, head->y);
    g_assert_true(firmware->words->bold);
    g_assert_false(battery->words->bold);
}

static void test_table(void)
{
    charts_again(&t);
    const JfDrawing d = draw_text(&t, BONES);
    g_assert_cmpint(d.n_rows, ==, 6); // a branch without causes has its row
    g_assert_cmpstr(cell_text(&d, 2, 0), ==, "设备");
    g_assert_cmpstr(cell_text(&d, 2, 1), ==, "固件");
    g_assert_cmpstr(cell_text(&d, 2, 2), ==, "根本原因");
    g_assert_cmpstr(cell_text(&d, 4, 0), ==, "备件");
    g_assert_cmpstr(cell_text(&d, 4, 1), ==, NULL);
}

static bool crosses(const JfLength a[2], const JfLength b[2], Box box)
{
    for (int i = 0; i <= 200; i++) {
        const double x = a[0] + (b[0] - a[0]) * i / 200.0, y = a[1] + (b[1] - a[1]) * i / 200.0;
        if (x > box.left && x < box.right && y > box.top && y < box.bottom)
            return true;
    }
    return false;
}

// No bone or twig runs through words.
static void check_lines(const JfDrawing *d, const char *text)
{
    for (const JfShape *s = d->first; s != NULL; s = s->next) {
        if (s->path == NULL || s->path->n != 2)
            continue;
        const JfLength a[] = {s->path->steps[0].x[2], s->path->steps[0].y[2]}, b[] = {s->path->steps[1].x[2], s->path->steps[1].y[2]};
        for (const JfShape *w = d->first; w != NULL; w = w->next)
            if (w->words != NULL && crosses(a, b, words_box(w)))
                g_error("a line runs through \"%s\": %s", w->words->text, text);
    }
}

static void put_bones(GString *out, GRand *random)
{
    const int n = g_rand_int_range(random, 1, 11);
    g_string_append(out, "<chart kind='fishbone' alt='a' effect='");
    put_words(out, random);
    g_string_append(out, "'>");
    for (int i = 0; i < n; i++) {
        g_string_append(out, "<branch label='");
        put_words(out, random);
        g_string_append(out, "'>");
        for (int k = g_rand_int_range(random, i == 0, 7); k > 0; k--) {
            put_part(out, random, "cause");
            g_string_append(out, g_rand_boolean(random) ? " detail='根本原因'/>" : "/>");
        }
        g_string_append(out, "</branch>");
    }
    g_string_append(out, "</chart>");
}

static void test_random(void)
{
    draw_many(&t, 400, put_bones);
}

static void test_lines(void)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(5);
    g_autoptr(GString) text = g_string_new(NULL);
    for (int i = 0; i < 100; i++) {
        charts_again(&t);
        g_string_truncate(text, 0);
        put_bones(text, random);
        const JfDrawing d = draw_text(&t, text->str);
        check_lines(&d, text->str);
    }
}

// What has no room between bones is told as boxes: nothing is left out.
static void test_crowded(void)
{
    g_autoptr(GString) text = g_string_new("<chart kind='fishbone' alt='a' effect='停机'>");
    charts_again(&t);
    for (int i = 0; i < 16; i++)
        g_string_append_printf(text, "<branch label='分支 %d'><cause label='misconfigurationmanagement %d'/></branch>", i, i);
    g_string_append(text, "</chart>");
    const JfDrawing d = draw_text(&t, text->str);
    check_words(&d, text->str);
    check_cells(&d, text->str);
    g_assert_nonnull(words_saying(&d, "分支 15"));
    g_assert_nonnull(words_saying(&d, "misconfigurationmanagement 15"));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    charts_init(&t);
    g_test_add_func("/chart/fishbone/bones", test_bones);
    g_test_add_func("/chart/fishbone/table", test_table);
    g_test_add_func("/chart/fishbone/random", test_random);
    g_test_add_func("/chart/fishbone/lines", test_lines);
    g_test_add_func("/chart/fishbone/crowded", test_crowded);
    const int failed = g_test_run();
    charts_clear(&t);
    return failed;
}
