// SPDX-License-Identifier: MIT
// Charts of the report model: what is read, and that each fault of form or sense is refused at its place; the schema refuses the faults of form too.
#include "chart_make.h"

static Charts t;

#define NS "<chart alt='a' "

static void test_read(void)
{
    const JfChart *c = read_chart(&t, NS "kind='line' unit=' % ' y-label='达标率' min='90.5'><band from='95' to='100' label='ok' tone='good'/>"
                                         "<series name='P1' src='rec.xml:12'><point label='1' value='97.25'/><point label='2'/></series>"
                                         "<series name='P2' role='target'><point label='1' value='95'/></series><target value='95'/></chart>");
    g_assert_nonnull(c);
    g_assert_cmpint(c->kind, ==, JF_CHART_LINE);
    g_assert_cmpstr(c->unit, ==, "%");
    g_assert_cmpstr(c->alt, ==, "a");
    g_assert_cmpfloat(c->min, ==, 90.5);
    g_assert_true(isnan(c->max));
    g_assert_cmpint(c->decimals, ==, -1);
    g_assert_cmpuint(c->n_series, ==, 2);
    g_assert_cmpfloat(c->series[0].points[0].value, ==, 97.25);
    g_assert_true(isnan(c->series[0].points[1].value));
    g_assert_cmpint(c->series[1].role, ==, JF_SERIES_TARGET);
    g_assert_cmpuint(c->n_guides, ==, 2);
    g_assert_cmpint(c->guides[0].tone, ==, JF_TONE_GOOD);
    g_assert_true(isnan(c->guides[1].to));
}

static void test_read_schematic(void)
{
    const JfChart *c = read_chart(&t, NS "kind='timeline' zone='Asia/Shanghai'><event at='2026-03-08T02:31:00' label='e' phase='p'/>"
                                         "<span from='2026-03-08T02:31:00+08:00' to='2026-03-07T20:31:00Z' label='s'/></chart>");
    g_assert_nonnull(c);
    g_assert_cmpint(c->events[0].from, ==, c->events[1].from);
    g_assert_true(c->events[0].to == JF_INSTANT_NONE);
    g_assert_cmpint(c->events[1].to - c->events[1].from, ==, INT64_C(7200000000));
    c = read_chart(&t, NS "kind='cause-chain'><cause id='e' label='E'/><cause id='w' of='e' label='W' detail='d'/><cause id='v' of='w' label='V'/></chart>");
    g_assert_cmpint(c->causes[0].of, ==, -1);
    g_assert_cmpint(c->causes[2].of, ==, 1);
    c = read_chart(&t, NS "kind='fishbone' effect='x'><branch label='m'><cause label='1'/></branch><branch label='n'><cause label='2'/></branch></chart>");
    g_assert_cmpuint(c->n_rows, ==, 2);
    g_assert_cmpint(c->causes[1].of, ==, 1);
    c = read_chart(&t, NS "kind='gantt' now='2026-03-10'><task label='t' from='2026-03-01' to='2026-03-03' done='50'/><milestone label='m' at='2026-03-09'/></chart>");
    g_assert_cmpint(c->tasks[0].to - c->tasks[0].from, ==, 2);
    g_assert_true(c->tasks[1].milestone && c->tasks[1].from == c->tasks[1].to);
    g_assert_cmpint(c->today - c->tasks[1].to, ==, 1);
}

typedef struct { const char *chart, *id, *part; bool form; } Wrong; // form: the schema sees it too

static const Wrong wrongs[] = {
    {"kind='pie'><point label='a' value='1'/></chart>", "MODEL-VALUE", "pie", true},
    {"kind='bar'><point label='a' value='NaN'/></chart>", "MODEL-VALUE", "NaN", true},
    {"kind='bar'><point label='a' value='INF'/></chart>", "MODEL-VALUE", "INF", true},
    {"kind='bar'><point label='a' value='1e3'/></chart>", "MODEL-VALUE", "1e3", true},
    {"kind='bar'><point label='a' value='10000000000000001'/></chart>", "MODEL-VALUE", "value", true},
    {"kind='bar'><point label='a'/></chart>", "MODEL-MISSING", "value", false},
    {"kind='bar'><point value='1'/></chart>", "MODEL-MISSING", "label", false},
    {"kind='bar'><point label='' value='1'/></chart>", "MODEL-VALUE", "label", true},
    {"kind='bar'/>", "MODEL-MISSING", "point", false},
    {"kind='bar' colour='red'><point label='a' value='1'/></chart>", "MODEL-ATTRIBUTE", "colour", true},
    {"kind='bar' effect='x'><point label='a' value='1'/></chart>", "MODEL-ATTRIBUTE", "effect", false},
    {"kind='bar' height='0'><point label='a' value='1'/></chart>", "MODEL-VALUE", "height", true},
    {"kind='bar' min='5' max='5'><point label='a' value='1'/></chart>", "MODEL-VALUE", "max", false},
    {"kind='bar'><point label='a' value='1' x='2'/></chart>", "MODEL-ATTRIBUTE", "x", true},
    {"kind='bar'><point label='a' value='1'>text</point></chart>", "MODEL-TEXT", "text", true},
    {"kind='bar'><point label='a' value='1'><b/></point></chart>", "MODEL-ELEMENT", "b", true},
    {"kind='bar'><event at='2026-03-08T00:00:00Z' label='e'/></chart>", "MODEL-ELEMENT", "event", false},
    {"kind='bar'><point label='a' value='1'/><series name='s'><point label='a' value='1'/></series></chart>", "MODEL-ELEMENT", "series", false},
    {"kind='bar'><series name='s'><point label='a' value='1'/></series><series><point label='a' value='1'/></series></chart>", "MODEL-MISSING", "name", false},
    {"kind='bar'><series name='s'><point label='a' value='1'/></series><series name='t'><point label='b' value='1'/></series></chart>", "MODEL-VALUE", "label", false},
    {"kind='bar'><band from='3' to='2'/><point label='a' value='1'/></chart>", "MODEL-VALUE", "to", false},
    {"kind='histogram'><point from='0' to='0' value='1'/></chart>", "MODEL-VALUE", "to", false},
    {"kind='histogram'><point from='0' to='2' value='1'/><point from='1' to='3' value='1'/></chart>", "MODEL-VALUE", "from", false},
    {"kind='histogram'><point from='0' to='2' value='-1'/></chart>", "MODEL-VALUE", "value", false},
    {"kind='heat-map'><row label='r'/><column label='c'/><point row='1' column='2' value='1'/></chart>", "MODEL-VALUE", "column", false},
    {"kind='heat-map'><row label='r'/><column label='c'/><point row='1' column='1' value='1'/><point row='1' column='1' value='2'/></chart>", "MODEL-VALUE", "column", false},
    {"kind='pareto'><point label='a' value='1'/></chart>", "MODEL-MISSING", "cumulated", false},
    {"kind='pareto' cumulated='c'><point label='a' value='-1'/></chart>", "MODEL-VALUE", "value", false},
    {"kind='box'><point label='a' low='1' q1='2' median='4' q3='3' high='5'/></chart>", "MODEL-VALUE", "q3", false},
    {"kind='box'><point label='a' low='1' q1='2' median='3' q3='4' high='5' n='-1'/></chart>", "MODEL-VALUE", "n", true},
    {"kind='radar'><point label='a' value='1'/><point label='b' value='1'/></chart>", "MODEL-MISSING", "point", false},
    {"kind='timeline'><event at='2026-03-08T02:31:00' label='e'/></chart>", "MODEL-VALUE", "at", false},
    {"kind='timeline' zone='Mars/Base'><event at='2026-03-08T02:31:00Z' label='e'/></chart>", "MODEL-VALUE", "zone", false},
    {"kind='timeline'><span from='2026-03-08T02:31:00Z' to='2026-03-08T02:30:00Z' label='e'/></chart>", "MODEL-VALUE", "to", false},
    {"kind='cause-chain'><cause id='a' of='a' label='A'/></chart>", "MODEL-VALUE", "of", false},
    {"kind='cause-chain'><cause id='a' of='b' label='A'/><cause id='b' label='B'/></chart>", "MODEL-VALUE", "of", false},
    {"kind='cause-chain'><cause id='a' label='A'/><cause id='a' label='B'/></chart>", "MODEL-VALUE", "id", false},
    {"kind='fishbone' effect='e'><cause label='A'/></chart>", "MODEL-ELEMENT", "cause", false},
    {"kind='matrix'><item no='1' label='a' effort='6' benefit='1'/></chart>", "MODEL-VALUE", "effort", true},
    {"kind='gantt'><task label='t' from='2026-03-02' to='2026-03-01'/></chart>", "MODEL-VALUE", "to", false},
    {"kind='gantt'><task label='t' from='2026-02-30' to='2026-03-01'/></chart>", "MODEL-VALUE", "from", true},
    {"kind='gantt'><task label='t' from='2026-03-01' to='2026-03-01' done='101'/></chart>", "MODEL-VALUE", "done", true},
};

static bool schema_likes(const char *chart)
{
    g_autoptr(JfSource) schemas = jf_source_new_folder("schemas");
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_autoptr(JfSchema) schema = jf_schema_open(schemas, "report.xsd", diags);
    g_autofree char *xml = g_strdup_printf("<report xmlns='urn:jiaofu:report:1' xml:lang='en' kind='t'><meta><title>T</title><number>N</number>"
                                           "<version>1</version></meta><body>%s</body></report>",
                                           chart);
    g_autoptr(GBytes) bytes = g_bytes_new(xml, strlen(xml));
    g_autoptr(xmlDoc) doc = jf_xml_parse(bytes, "model", diags);
    return jf_schema_check(schema, doc, diags);
}

static void test_wrong(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(wrongs); i++) {
        const Wrong *w = &wrongs[i];
        g_autofree char *text = g_strconcat(NS, w->chart, NULL);
        charts_again(&t);
        bool told = false;
        if (read_chart(&t, text) != NULL)
            g_error("taken: %s", text);
        for (size_t k = 0; k < jf_diags_count(t.diags); k++) {
            const JfDiag *d = jf_diags_at(t.diags, k);
            told = told || (strcmp(d->id, w->id) == 0 && strstr(d->text[JF_LANGUAGE_EN], w->part) != NULL && d->where.line == 1);
        }
        if (!told) {
            jf_diags_print(t.diags, JF_LANGUAGE_EN, stderr);
            g_error("not told as %s with %s: %s", w->id, w->part, text);
        }
        if (schema_likes(text) == w->form)
            g_error("the schema says otherwise: %s", text);
    }
}

static void test_too_many(void)
{
    g_autoptr(GString) text = g_string_new(NS "kind='bar'>");
    for (int i = 0; i <= JF_CHART_MOST; i++)
        g_string_append(text, "<point label='x' value='1'/>");
    g_string_append(text, "</chart>");
    charts_again(&t);
    g_assert_null(read_chart(&t, text->str));
    g_assert_true(jf_diags_has(t.diags, JF_DIAG_MODEL_ELEMENT));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    charts_init(&t);
    g_test_add_func("/model/chart/read", test_read);
    g_test_add_func("/model/chart/read-schematic", test_read_schematic);
    g_test_add_func("/model/chart/wrong", test_wrong);
    g_test_add_func("/model/chart/too-many", test_too_many);
    const int status = g_test_run();
    charts_clear(&t);
    return status;
}
