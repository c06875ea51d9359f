// SPDX-License-Identifier: MIT
// Charts of the report model as text: what they say, one part a line.
#include "base/number.h"
#include "model/chart_reader.h"
#include <math.h>

static void put_text(GString *out, const char *name, const char *text)
{
    if (text != NULL)
        g_string_append_printf(out, " %s=\"%s\"", name, text);
}

static void put_number(GString *out, const char *name, double value)
{
    if (isnan(value))
        return;
    g_string_append_printf(out, " %s=", name);
    jf_number_append(out, value, 6);
}

static void put_instant(GString *out, const char *name, JfInstant instant)
{
    g_autofree char *text = instant != JF_INSTANT_NONE ? jf_instant_iso(instant) : NULL;
    put_text(out, name, text);
}

static void put_day(GString *out, const char *name, JfDay day)
{
    g_autofree char *text = day != JF_DAY_NONE ? jf_instant_format((JfInstant)day * INT64_C(86400000000), NULL, "%Y-%m-%d") : NULL;
    put_text(out, name, text);
}

static void put_tone(GString *out, JfTone tone)
{
    if (tone != JF_TONE_NEUTRAL)
        g_string_append_printf(out, " %s", jf_model_tones[tone]);
}

static void begin(GString *out, int depth, const char *name)
{
    g_string_append_printf(out, "%*s%s", 2 * depth, "", name);
}

static void dump_series(const JfChartSeries *series, int depth, GString *out)
{
    static const char *const roles[] = {"", " target", " previous"};
    begin(out, depth, "series");
    g_string_append(out, roles[series->role]);
    put_text(out, "name", series->name);
    put_tone(out, series->tone);
    g_string_append_c(out, '\n');
    for (size_t i = 0; i < series->n_points; i++) {
        const JfChartPoint *p = &series->points[i];
        begin(out, depth + 1, "point");
        put_text(out, "label", p->label);
        if (p->row >= 0 && p->column >= 0)
            g_string_append_printf(out, " row=%d column=%d", p->row + 1, p->column + 1);
        put_number(out, "from", p->from), put_number(out, "to", p->to);
        put_number(out, "value", p->value);
        put_number(out, "low", p->low), put_number(out, "q1", p->q1), put_number(out, "median", p->median);
        put_number(out, "q3", p->q3), put_number(out, "high", p->high), put_number(out, "target", p->target);
        if (p->n >= 0)
            g_string_append_printf(out, " n=%d", p->n);
        put_text(out, "text", p->text);
        put_tone(out, p->tone);
        g_string_append_c(out, '\n');
    }
}

static void dump_names(const char *what, const char *const *names, size_t n, int depth, GString *out)
{
    for (size_t i = 0; i < n; i++) {
        begin(out, depth, what);
        put_text(out, "label", names[i]);
        g_string_append_c(out, '\n');
    }
}

static void dump_values(const JfChart *chart, int depth, GString *out)
{
    for (size_t i = 0; i < chart->n_guides; i++) {
        const JfChartGuide *g = &chart->guides[i];
        begin(out, depth, isnan(g->to) ? "target" : "band");
        put_number(out, "from", g->from), put_number(out, "to", g->to);
        put_text(out, "label", g->label);
        put_tone(out, g->tone);
        g_string_append_c(out, '\n');
    }
    dump_names(chart->kind == JF_CHART_FISHBONE ? "branch" : "row", chart->rows, chart->n_rows, depth, out);
    dump_names("column", chart->columns, chart->n_columns, depth, out);
    for (size_t i = 0; i < chart->n_series; i++)
        dump_series(&chart->series[i], depth, out);
}

static void dump_schematic(const JfChart *chart, int depth, GString *out)
{
    for (size_t i = 0; i < chart->n_events; i++) {
        const JfChartEvent *e = &chart->events[i];
        begin(out, depth, e->to == JF_INSTANT_NONE ? "event" : "span");
        put_instant(out, "from", e->from), put_instant(out, "to", e->to);
        put_text(out, "label", e->label), put_text(out, "phase", e->phase);
        put_tone(out, e->tone);
        g_string_append_c(out, '\n');
    }
    for (size_t i = 0; i < chart->n_causes; i++) {
        const JfChartCause *c = &chart->causes[i];
        begin(out, depth, "cause");
        g_string_append_printf(out, " of=%d", c->of);
        put_text(out, "label", c->label), put_text(out, "detail", c->detail);
        put_tone(out, c->tone);
        g_string_append_c(out, '\n');
    }
    for (size_t i = 0; i < chart->n_items; i++) {
        const JfChartItem *item = &chart->items[i];
        begin(out, depth, "item");
        put_text(out, "no", item->no), put_text(out, "label", item->label);
        put_number(out, "effort", item->effort), put_number(out, "benefit", item->benefit);
        put_tone(out, item->tone);
        g_string_append_c(out, '\n');
    }
    for (size_t i = 0; i < chart->n_tasks; i++) {
        const JfChartTask *t = &chart->tasks[i];
        begin(out, depth, t->milestone ? "milestone" : "task");
        put_day(out, "from", t->from), put_day(out, "to", t->to);
        put_text(out, "label", t->label), put_text(out, "owner", t->owner);
        put_number(out, "done", t->done);
        put_tone(out, t->tone);
        g_string_append_c(out, '\n');
    }
}

void jf_model_chart_dump(const JfChart *chart, int depth, GString *out)
{
    begin(out, depth, jf_chart_kinds[chart->kind]);
    g_string_append_printf(out, "%s%s", chart->stacked ? " stacked" : "", chart->horizontal ? " horizontal" : "");
    put_text(out, "unit", chart->unit);
    put_number(out, "min", chart->min), put_number(out, "max", chart->max);
    if (chart->decimals >= 0)
        g_string_append_printf(out, " decimals=%d", chart->decimals);
    put_text(out, "x-label", chart->x_label), put_text(out, "y-label", chart->y_label);
    put_text(out, "low-label", chart->low_label), put_text(out, "high-label", chart->high_label);
    put_text(out, "cumulated", chart->cumulated), put_text(out, "empty", chart->empty);
    put_text(out, "good", chart->good_label), put_text(out, "warn", chart->warn_label), put_text(out, "bad", chart->bad_label);
    put_text(out, "no", chart->no_label), put_text(out, "item", chart->item_label);
    put_text(out, "zone", chart->zone), put_text(out, "broken", chart->broken), put_text(out, "effect", chart->effect);
    put_instant(out, "from", chart->from), put_instant(out, "to", chart->to), put_instant(out, "now", chart->now);
    put_day(out, "from", chart->first_day), put_day(out, "to", chart->last_day), put_day(out, "now", chart->today);
    g_string_append_c(out, '\n');
    dump_values(chart, depth + 1, out);
    dump_schematic(chart, depth + 1, out);
}
