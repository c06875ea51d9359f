// SPDX-License-Identifier: MIT
// Odd data, for each kind: nothing but zeros, one point, all alike, below zero, the greatest and smallest numbers, absent values, very long names. Each is
// drawn with its words inside and apart, or refused with a sentence.
#include "chart_schematic.h"

static Charts t;

#define LONG_ZH "医院信息系统应用服务器（含中间件与接口引擎）与影像归档存储阵列之间双路径光纤交换网络及其配套的不间断电源与精密空调的例行巡检"
#define LONG_EN "Uninterruptible power supply replacement and misconfiguration of the redundant storage area network between both machine rooms"

static const char *const values[][3] = {
    {"0", "0", "0"},
    {"7", "7", "7"},
    {"-3", "-2.5", "-9"},
    {"-5", "0", "5"},
    {"1000000000000000", "-1000000000000000", "1"},
    {"0.000001", "0.000002", "0"},
    {"99.999", "100", "99.99"},
};

static const char *const kinds[] = {"bar", "bar' direction='horizontal", "bar' stacked='true", "line", "dot", "dot' broken='off", "radar", "pareto' cumulated='c"};

static void draw(const char *text)
{
    static const int widths[] = {85, 170, 250};
    for (size_t w = 0; w < G_N_ELEMENTS(widths); w++) {
        charts_again(&t);
        const JfChart *chart = read_chart(&t, text);
        if (chart == NULL) {
            g_assert_cmpuint(jf_diags_errors(t.diags), >, 0);
            return;
        }
        const JfDrawing d = draw_chart(&t, chart, JF_MM(widths[w]));
        check_words(&d, text);
        check_cells(&d, text);
        check_parts(&d, text);
    }
}

static void test_numbers(gconstpointer kind)
{
    for (size_t v = 0; v < G_N_ELEMENTS(values); v++)
        for (int unit = 0; unit < 2; unit++) {
            g_autofree char *text = g_strdup_printf("<chart kind='%s' alt='a' y-label='用时' x-label='月'%s><point label='一月' value='%s'/><point label='二月' value='%s'/>"
                                                    "<point label='三月' value='%s'/></chart>",
                                                    (const char *)kind, unit ? " unit='%'" : "", values[v][0], values[v][1], values[v][2]);
            draw(text);
        }
}

static void test_names(gconstpointer kind)
{
    g_autofree char *text =
        g_strdup_printf("<chart kind='%s' alt='a' y-label='" LONG_ZH "' x-label='" LONG_EN "'><point label='" LONG_ZH "' value='3'/><point label='" LONG_EN
                        "' value='2'/><point label='c' value='1'/></chart>",
                        (const char *)kind);
    draw(text);
}

static void test_few(void)
{
    static const char *const texts[] = {
        "<chart kind='bar' alt='a'><point label='a' value='1'/></chart>",
        "<chart kind='line' alt='a'><point label='a' value='1'/></chart>",
        "<chart kind='line' alt='a'><point label='a'/><point label='b'/></chart>",
        "<chart kind='line' alt='a'><series name='x'><point label='a'/></series><series name='y'><point label='a' value='1'/></series></chart>",
        "<chart kind='dot' alt='a'><series name='x'><point label='a' value='1'/></series><series name='y'><point label='a' value='1'/><point label='b' value='2'/>"
        "</series></chart>",
        "<chart kind='radar' alt='a'><point label='a' value='0'/><point label='b' value='0'/><point label='c' value='0'/></chart>",
        "<chart kind='histogram' alt='a'><point from='0' to='1' value='0'/></chart>",
        "<chart kind='histogram' alt='a'><point from='-10' to='0' value='3'/><point from='0' to='1000000000000' value='4'/></chart>",
        "<chart kind='box' alt='a'><point label='a' low='0' q1='0' median='0' q3='0' high='0'/></chart>",
        "<chart kind='box' alt='a'><point label='a' low='-1000000000' q1='-3' median='0' q3='3' high='1000000000' target='-1000000000' n='0'/></chart>",
        "<chart kind='heat-map' alt='a'><row label='r'/><column label='c'/><point row='1' column='1' value='0'/></chart>",
        "<chart kind='heat-map' alt='a'><row label='" LONG_ZH "'/><column label='" LONG_EN "'/><point row='1' column='1' value='1000000000000000'/></chart>",
        "<chart kind='pareto' cumulated='c' alt='a'><point label='a' value='0'/></chart>",
        "<chart kind='matrix' alt='a' x-label='x' y-label='y' low-label='" LONG_EN "'><item no='" LONG_EN "' label='" LONG_ZH "' effort='1' benefit='5'/></chart>",
        "<chart kind='gantt' alt='a'><task label='" LONG_EN "' owner='" LONG_ZH "' from='2026-01-01' to='2026-01-01' done='0'/></chart>",
        "<chart kind='gantt' alt='a'><milestone label='a' at='0001-01-01'/><milestone label='b' at='9999-12-31'/></chart>",
        "<chart kind='timeline' alt='a'><span from='2026-01-01T00:00:00Z' to='2026-01-01T00:00:00Z' label='" LONG_ZH "'/></chart>",
        "<chart kind='timeline' alt='a' now='2026-01-01T00:00:00Z'><event at='2026-01-01T00:00:00Z' label='" LONG_EN "' phase='" LONG_ZH "'/></chart>",
        "<chart kind='cause-chain' alt='a'><cause id='1' label='" LONG_EN "' detail='" LONG_ZH "'/></chart>",
        "<chart kind='fishbone' effect='" LONG_EN "' alt='a'><branch label='" LONG_ZH "'><cause label='" LONG_EN "'/></branch><branch label='b'/></chart>",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
        draw(texts[i]);
}

// Every kind takes names for the heads of its table, and each has its place on the page.
static void test_heads(void)
{
    static const char *const texts[] = {
        "<chart kind='gantt' alt='a'><column label='0'/><column label='1'/><column label='2'/><column label='3'/><column label='4'/><task label='x' from='2026-01-01' "
        "to='2026-01-02' done='3'/></chart>",
        "<chart kind='timeline' alt='a'><column label='0'/><column label='1'/><column label='2'/><event at='2026-01-01T00:00:00Z' label='x' phase='p'/></chart>",
        "<chart kind='cause-chain' alt='a'><column label='0'/><column label='1'/><column label='2'/><cause id='1' label='x' detail='y'/></chart>",
        "<chart kind='fishbone' effect='e' alt='a'><column label='0'/><column label='1'/><branch label='b'><cause label='x'/></branch></chart>",
        "<chart kind='dot' alt='a'><column label='0'/><column label='1'/><column label='2'/><point label='x' value='1' target='2'/></chart>",
        "<chart kind='matrix' alt='a' no-label='0' item-label='1' x-label='2' y-label='3'><item no='1' label='x' effort='1' benefit='5'/></chart>",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        charts_again(&t);
        const JfDrawing d = draw_text(&t, texts[i]);
        for (int c = 0; c < d.n_columns; c++)
            g_assert_cmpint(g_ascii_strtoll(d.cells[c], NULL, 10), ==, c);
        check_cells(&d, texts[i]);
    }
}

// What cannot be a number is not taken for one.
static void test_refused(void)
{
    static const char *const texts[] = {"<chart kind='bar' alt='a'><point label='a' value='NaN'/></chart>", "<chart kind='bar' alt='a'><point label='a' value='INF'/></chart>",
                                        "<chart kind='bar' alt='a'><point label='a' value='1e400'/></chart>", "<chart kind='bar' alt='a'><point label='a'/></chart>",
                                        "<chart kind='pareto' cumulated='c' alt='a'><point label='a' value='-1'/></chart>", "<chart kind='line' alt='a'/>"};
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        charts_again(&t);
        g_assert_null(read_chart(&t, texts[i]));
        g_assert_cmpuint(jf_diags_errors(t.diags), >, 0);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    charts_init(&t);
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
        g_autofree char *number = g_strdup_printf("/chart/odd/numbers/%zu", i), *name = g_strdup_printf("/chart/odd/names/%zu", i);
        g_test_add_data_func(number, kinds[i], test_numbers);
        g_test_add_data_func(name, kinds[i], test_names);
    }
    g_test_add_func("/chart/odd/few", test_few);
    g_test_add_func("/chart/odd/heads", test_heads);
    g_test_add_func("/chart/odd/refused", test_refused);
    const int status = g_test_run();
    charts_clear(&t);
    return status;
}
