// SPDX-License-Identifier: MIT
// Charts of the report model: what their parts must agree on, so that whoever draws them need not ask.
#include "base/number.h"
#include "model/chart_reader.h"
#include <math.h>
#include <string.h>

#define CELLS_MOST 10000

static void fault(JfChartReader *c, const JfWhere *where, const char *attribute, const char *element, const char *value)
{
    c->r->failed = true;
    jf_diags_add(c->r->diags, JF_DIAG_MODEL_VALUE, where, attribute, element, value, NULL);
}

static void fault_number(JfChartReader *c, const JfWhere *where, const char *attribute, double value)
{
    g_autoptr(GString) text = g_string_new(NULL);
    jf_number_append(text, value, 6);
    fault(c, where, attribute, "point", text->str);
}

static const JfChartSeries *longest(const JfChart *chart)
{
    const JfChartSeries *most = chart->series;
    for (size_t s = 1; s < chart->n_series; s++)
        if (chart->series[s].n_points > most->n_points)
            most = &chart->series[s];
    return most;
}

// A table of data has one row a label, so series must not differ in them.
static void check_labels(JfChartReader *c)
{
    const JfChartSeries *series = c->chart->series, *most = longest(c->chart);
    for (size_t s = 0; s < c->chart->n_series; s++)
        for (size_t i = 0; i < series[s].n_points; i++)
            if (g_strcmp0(series[s].points[i].label, most->points[i].label) != 0)
                fault(c, &series[s].points[i].where, "label", "point", series[s].points[i].label);
}

static void check_names(JfChartReader *c)
{
    for (size_t s = 0; s < c->chart->n_series && c->chart->n_series > 1; s++)
        if (c->chart->series[s].name == NULL)
            jf_diags_add(c->r->diags, JF_DIAG_MODEL_MISSING, &c->chart->where, "series", "name", NULL), c->r->failed = true;
}

static void check_bins(JfChartReader *c, const JfChartPoint *p, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (p[i].to <= p[i].from)
            fault_number(c, &p[i].where, "to", p[i].to);
        if (i > 0 && p[i].from < p[i - 1].to)
            fault_number(c, &p[i].where, "from", p[i].from);
        if (p[i].value < 0)
            fault_number(c, &p[i].where, "value", p[i].value);
    }
}

static void check_boxes(JfChartReader *c, const JfChartPoint *p, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const char *wrong = p[i].q1 < p[i].low      ? "q1"
                            : p[i].median < p[i].q1 ? "median"
                            : p[i].q3 < p[i].median ? "q3"
                            : p[i].high < p[i].q3   ? "high"
                                                    : NULL;
        const double value = p[i].q1 < p[i].low      ? p[i].q1
                             : p[i].median < p[i].q1 ? p[i].median
                             : p[i].q3 < p[i].median ? p[i].q3
                                                     : p[i].high;
        if (wrong != NULL)
            fault_number(c, &p[i].where, wrong, value);
    }
}

// Each place once; a place without a point is empty.
static void check_cells(JfChartReader *c, const JfChartPoint *p, size_t n)
{
    const size_t rows = c->chart->n_rows, columns = c->chart->n_columns;
    g_autofree bool *taken = g_new0(bool, rows *columns + 1);
    for (size_t i = 0; i < n; i++) {
        if ((size_t)p[i].row >= rows)
            fault_number(c, &p[i].where, "row", p[i].row + 1);
        else if ((size_t)p[i].column >= columns || taken[(size_t)p[i].row * columns + (size_t)p[i].column])
            fault_number(c, &p[i].where, "column", p[i].column + 1);
        else
            taken[(size_t)p[i].row * columns + (size_t)p[i].column] = true;
        if (p[i].value < 0)
            fault_number(c, &p[i].where, "value", p[i].value);
    }
}

static void check_positive(JfChartReader *c, const JfChartPoint *p, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (p[i].value < 0)
            fault_number(c, &p[i].where, "value", p[i].value);
}

static void check_points(JfChartReader *c)
{
    const JfChartSeries *only = c->chart->n_series > 0 ? c->chart->series : &(JfChartSeries){0};
    check_names(c);
    switch (c->chart->kind) {
    case JF_CHART_HISTOGRAM: check_bins(c, only->points, only->n_points); return;
    case JF_CHART_BOX: check_boxes(c, only->points, only->n_points); return;
    case JF_CHART_HEAT_MAP: check_cells(c, only->points, only->n_points); return;
    case JF_CHART_PARETO: check_positive(c, only->points, only->n_points); return;
    case JF_CHART_BAR:
    case JF_CHART_DOT:
    case JF_CHART_LINE:
    case JF_CHART_RADAR: check_labels(c); return;
    case JF_CHART_CAUSE_CHAIN:
    case JF_CHART_FISHBONE:
    case JF_CHART_GANTT:
    case JF_CHART_MATRIX:
    case JF_CHART_TIMELINE:
    case JF_CHART_KIND_COUNT_: return;
    }
}

// Names to indices. A cause stands behind what it brings about, so there is no ring.
static void link_causes(JfChartReader *c)
{
    JfReadCause *read = (JfReadCause *)(void *)c->causes->data;
    JfChartCause *causes = jf_arena_array(c->r->arena, JfChartCause, MAX(c->causes->len, 1));
    for (guint i = 0; i < c->causes->len; i++) {
        guint known = 0;
        for (guint k = 0; k < i; k++)
            if (read[i].id != NULL && g_strcmp0(read[k].id, read[i].id) == 0)
                fault(c, &read[i].cause.where, "id", "cause", read[i].id);
        while (read[i].of != NULL && known < i && g_strcmp0(read[known].id, read[i].of) != 0)
            known++;
        if (read[i].of != NULL && known == i)
            fault(c, &read[i].cause.where, "of", "cause", read[i].of);
        else if (read[i].of != NULL)
            read[i].cause.of = (int)known;
        causes[i] = read[i].cause;
    }
    c->chart->causes = causes;
    c->chart->n_causes = c->causes->len;
}

static bool has_data(const JfChart *chart)
{
    for (size_t s = 0; s < chart->n_series; s++)
        if (chart->series[s].n_points > 0)
            return true;
    return chart->n_events + chart->n_causes + chart->n_items + chart->n_tasks > 0;
}

void jf_model_chart_check(JfChartReader *c, const xmlNode *node)
{
    static const char *const parts[JF_CHART_KIND_COUNT_] = {[JF_CHART_CAUSE_CHAIN] = "cause",
                                                            [JF_CHART_FISHBONE] = "cause",
                                                            [JF_CHART_GANTT] = "task",
                                                            [JF_CHART_MATRIX] = "item",
                                                            [JF_CHART_TIMELINE] = "event"};
    const JfChart *chart = c->chart;
    link_causes(c);
    check_points(c);
    if (!isnan(chart->min) && !isnan(chart->max) && chart->min >= chart->max)
        jf_model_fault(c->r, JF_DIAG_MODEL_VALUE, node, "max", "chart", jf_xml_attribute(node, "max"));
    if ((chart->from != JF_INSTANT_NONE && chart->to != JF_INSTANT_NONE && chart->from >= chart->to) ||
        (chart->first_day != JF_DAY_NONE && chart->last_day != JF_DAY_NONE && chart->first_day > chart->last_day))
        jf_model_fault(c->r, JF_DIAG_MODEL_VALUE, node, "to", "chart", jf_xml_attribute(node, "to"));
    if (chart->kind == JF_CHART_RADAR && has_data(chart) && longest(chart)->n_points < 3)
        jf_model_fault(c->r, JF_DIAG_MODEL_MISSING, node, "chart", "point (3)", NULL);
    if (chart->kind == JF_CHART_HEAT_MAP && chart->n_rows * chart->n_columns > CELLS_MOST)
        jf_model_fault(c->r, JF_DIAG_MODEL_ELEMENT, node, "column", "chart", NULL);
    if (!has_data(chart) && chart->empty == NULL)
        jf_model_fault(c->r, JF_DIAG_MODEL_MISSING, node, "chart", parts[chart->kind] != NULL ? parts[chart->kind] : "point", NULL);
}
