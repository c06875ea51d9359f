// SPDX-License-Identifier: MIT
// As much as a chart may hold, of each kind: it is drawn, its words cover nothing, every cell of the data is there, and what no page holds can be parted.
// One more is refused.
#include "chart_schematic.h"

static Charts t;

static const char *const tones[] = {"neutral", "good", "warn", "bad", "info"};

typedef struct {
    const char *name, *open, *close;
    int most;
    void (*put)(GString *out, int i);
} Kind;

static void put_point(GString *out, int i)
{
    g_string_append_printf(out, "<point label='第 %d 类设备 rack %d' value='%d' tone='%s'/>", i, i, (i * 7919) % 997, tones[i % 5]);
}

static void put_line_point(GString *out, int i)
{
    g_string_append_printf(out, "<point label='%d' value='%d'/>", i, (i * 7919) % 997);
}

static void put_dot(GString *out, int i)
{
    g_string_append_printf(out, "<point label='第 %d 类设备' value='%d' target='90'/>", i, 80 + i % 20);
}

static void put_box(GString *out, int i)
{
    g_string_append_printf(out, "<point label='第 %d 类' low='1' q1='%d' median='%d' q3='%d' high='%d' target='100' n='7'/>", i, 10 + i % 9, 20 + i % 7,
                           40 + i % 5, 80 + i % 9);
}

static void put_bin(GString *out, int i)
{
    g_string_append_printf(out, "<point from='%d' to='%d' value='%d'/>", i, i + 1, i % 17);
}

static void put_cell(GString *out, int i)
{
    g_string_append_printf(out, "<row label='行 %d'/><point row='%d' column='%d' value='%d'/>", i, i + 1, i % 10 + 1, i);
}

static void put_task(GString *out, int i)
{
    g_string_append_printf(out, "<task label='第 %d 项：升级控制器固件、补齐双路径、订阅厂商公告并完成切换与回退演练' owner='陈宇' done='%d' tone='%s' "
                                "from='2026-04-%02d' to='2026-0%d-30'/>", i, i % 101, tones[i % 5], 1 + i % 28, 5 + i % 3);
}

static void put_event(GString *out, int i)
{
    g_string_append_printf(out, "<event at='2026-03-%02dT%02d:%02d:00' label='第 %d 个事件：值班工程师检查控制器日志' tone='%s'/>", 8 + i / 500, i / 21 % 24,
                           i * 37 % 60, i, tones[i % 5]);
}

static void put_span(GString *out, int i)
{
    g_string_append_printf(out, "<span from='2026-03-08T%02d:%02d:00' to='2026-03-09T%02d:59:00' label='中断 %d' tone='%s'/>", i % 24, i * 37 % 60, i % 24,
                           i, tones[i % 5]);
}

static void put_cause(GString *out, int i)
{
    g_string_append_printf(out, "<cause id='c%d' label='第 %d 个原因：控制器缓存电池失效' detail='证据 %d' tone='%s'", i, i, i, tones[i % 5]);
    if (i > 0)
        g_string_append_printf(out, " of='c%d'", (i - 1) / 3);
    g_string_append(out, "/>");
}

static void put_deep_cause(GString *out, int i)
{
    g_string_append_printf(out, "<cause id='c%d' label='cause %d'", i, i);
    if (i > 0)
        g_string_append_printf(out, " of='c%d'", i - 1);
    g_string_append(out, "/>");
}

static void put_twig(GString *out, int i)
{
    g_string_append_printf(out, "<cause label='原因 %d'/>", i);
}

static void put_item(GString *out, int i)
{
    g_string_append_printf(out, "<item no='A%d' label='第 %d 项建议：扩容存储并重建异地备份，补做恢复演练' effort='3' benefit='3' tone='%s'/>", i, i, tones[i % 5]);
}

static void put_series(GString *out, int i)
{
    g_string_append_printf(out, "<series name='系列 %d'><point label='一月' value='%d'/><point label='二月' value='%d'/><point label='三月' value='%d'/></series>", i,
                           i + 1, 20 - i, 10);
}

static const Kind kinds[] = {
    {"bar", "<chart kind='bar' alt='a'>", "</chart>", 1000, put_point},
    {"lying", "<chart kind='bar' direction='horizontal' alt='a' y-label='n'><target value='500' label='T'/>", "</chart>", 1000, put_point},
    {"line", "<chart kind='line' alt='a'>", "</chart>", 1000, put_line_point},
    {"histogram", "<chart kind='histogram' alt='a'>", "</chart>", 1000, put_bin},
    {"pareto", "<chart kind='pareto' cumulated='c' alt='a'>", "</chart>", 1000, put_point},
    {"box", "<chart kind='box' alt='a'>", "</chart>", 1000, put_box},
    {"dot", "<chart kind='dot' unit='%' alt='a'>", "</chart>", 1000, put_dot},
    {"radar", "<chart kind='radar' alt='a'>", "</chart>", 1000, put_dot},
    {"heat-map",
     "<chart kind='heat-map' alt='a'><column label='1'/><column label='2'/><column label='3'/><column label='4'/><column label='5'/><column label='6'/>"
     "<column label='7'/><column label='8'/><column label='9'/><column label='10'/>",
     "</chart>", 1000, put_cell},
    {"gantt", "<chart kind='gantt' alt='a' now='2026-05-01'>", "</chart>", 1000, put_task},
    {"events", "<chart kind='timeline' zone='Asia/Shanghai' alt='a'>", "</chart>", 1000, put_event},
    {"spans", "<chart kind='timeline' zone='Asia/Shanghai' alt='a'>", "</chart>", 1000, put_span},
    {"causes", "<chart kind='cause-chain' alt='a'>", "</chart>", 1000, put_cause},
    {"deep-causes", "<chart kind='cause-chain' alt='a'>", "</chart>", 1000, put_deep_cause},
    {"twigs", "<chart kind='fishbone' effect='e' alt='a'><branch label='b'>", "</branch></chart>", 1000, put_twig},
    {"matrix", "<chart kind='matrix' alt='a' x-label='工作量' y-label='收益' low-label='低' high-label='高'>", "</chart>", JF_CHART_ITEMS_MOST, put_item},
    {"grouped", "<chart kind='bar' alt='a'>", "</chart>", JF_CHART_SERIES_MOST, put_series},
    {"stacked", "<chart kind='bar' stacked='true' alt='a'>", "</chart>", JF_CHART_SERIES_MOST, put_series},
    {"lines", "<chart kind='line' alt='a'>", "</chart>", JF_CHART_SERIES_MOST, put_series},
    {"dots", "<chart kind='dot' alt='a'>", "</chart>", JF_CHART_SERIES_MOST, put_series},
    {"rings", "<chart kind='radar' alt='a'>", "</chart>", JF_CHART_SERIES_MOST, put_series},
};

static char *text_of(const Kind *kind, int n)
{
    GString *text = g_string_new(kind->open);
    for (int i = 0; i < n; i++)
        kind->put(text, i);
    g_string_append(text, kind->close);
    return g_string_free(text, FALSE);
}

static void test_most(gconstpointer data)
{
    const Kind *kind = data;
    static const int widths[] = {110, 170, 240};
    for (size_t w = 0; w < G_N_ELEMENTS(widths); w++) {
        charts_again(&t);
        g_autofree char *text = text_of(kind, kind->most);
        const JfChart *chart = read_chart(&t, text);
        if (chart == NULL)
            jf_diags_print(t.diags, JF_LANGUAGE_EN, stderr);
        g_assert_nonnull(chart);
        const JfDrawing d = draw_chart(&t, chart, JF_MM(widths[w]));
        g_assert_false(d.failed);
        check_words(&d, kind->name);
        check_paths(&d, kind->name);
        check_cells(&d, kind->name);
        check_parts(&d, kind->name);
    }
}

static void test_more(gconstpointer data)
{
    const Kind *kind = data;
    charts_again(&t);
    g_autofree char *text = text_of(kind, kind->most + 1);
    g_assert_null(read_chart(&t, text));
    g_assert_true(jf_diags_has(t.diags, JF_DIAG_MODEL_ELEMENT));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    charts_init(&t);
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
        g_autofree char *most = g_strconcat("/chart/most/", kinds[i].name, NULL), *more = g_strconcat("/chart/more/", kinds[i].name, NULL);
        g_test_add_data_func(most, &kinds[i], test_most);
        g_test_add_data_func(more, &kinds[i], test_more);
    }
    const int status = g_test_run();
    charts_clear(&t);
    return status;
}
