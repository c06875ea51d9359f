// SPDX-License-Identifier: MIT
// Charts of the report model: their attributes and parts as data, read by one loop. What the parts must agree on is checked in chart_check.c.
#include "base/number.h"
#include "model/chart_reader.h"
#include <math.h>
#include <string.h>

const char *const jf_chart_kinds[] = {"bar",       "box",  "cause-chain", "dot",    "fishbone", "gantt",    "heat-map",
                                      "histogram", "line", "matrix",      "pareto", "radar",    "timeline", NULL};

// ---- what the elements have

#define ON(kind) (1u << JF_CHART_##kind)
#define ALL_KINDS ((1u << JF_CHART_KIND_COUNT_) - 1)
#define AXIS_KINDS (ON(BAR) | ON(BOX) | ON(DOT) | ON(HISTOGRAM) | ON(LINE) | ON(PARETO))
#define VALUE_KINDS (AXIS_KINDS | ON(HEAT_MAP) | ON(RADAR))
#define LABEL_KINDS (ON(BAR) | ON(BOX) | ON(DOT) | ON(LINE) | ON(PARETO) | ON(RADAR))
#define TONE_KINDS (ON(BAR) | ON(DOT) | ON(GANTT) | ON(HISTOGRAM) | ON(MATRIX) | ON(PARETO) | ON(TIMELINE))
#define PLAIN_KINDS (ON(BAR) | ON(DOT) | ON(HEAT_MAP) | ON(HISTOGRAM) | ON(PARETO) | ON(RADAR))

typedef enum {
    TAKES_LINE,
    TAKES_NUMBER,
    TAKES_PERCENT,
    TAKES_SCORE,
    TAKES_INT,
    TAKES_FLAG,
    TAKES_TONE,
    TAKES_ROLE,
    TAKES_WAY,
    TAKES_INSTANT,
    TAKES_DAY
} Takes;

typedef struct {
    const char *name;
    unsigned kinds, required; // of chart: which may and which must have it
    Takes takes;
    size_t at;    // where the value goes
    int min, max; // INT
} Slot;

#define CHART(field) offsetof(JfChart, field)
static const Slot chart_slots[] = {
    {"unit", VALUE_KINDS, 0, TAKES_LINE, CHART(unit), 0, 0},
    {"min", AXIS_KINDS | ON(RADAR), 0, TAKES_NUMBER, CHART(min), 0, 0},
    {"max", AXIS_KINDS | ON(RADAR), 0, TAKES_NUMBER, CHART(max), 0, 0},
    {"decimals", VALUE_KINDS, 0, TAKES_INT, CHART(decimals), 0, 6},
    {"stacked", ON(BAR), 0, TAKES_FLAG, CHART(stacked), 0, 0},
    {"direction", ON(BAR), 0, TAKES_WAY, CHART(horizontal), 0, 0},
    {"x-label", ALL_KINDS, 0, TAKES_LINE, CHART(x_label), 0, 0},
    {"y-label", ALL_KINDS, 0, TAKES_LINE, CHART(y_label), 0, 0},
    {"low-label", ON(MATRIX) | ON(HEAT_MAP), 0, TAKES_LINE, CHART(low_label), 0, 0},
    {"high-label", ON(MATRIX) | ON(HEAT_MAP), 0, TAKES_LINE, CHART(high_label), 0, 0},
    {"cumulated", ON(PARETO), ON(PARETO), TAKES_LINE, CHART(cumulated), 0, 0},
    {"empty", ALL_KINDS, 0, TAKES_LINE, CHART(empty), 0, 0},
    {"broken", ON(TIMELINE) | ON(DOT), 0, TAKES_LINE, CHART(broken), 0, 0},
    {"good-label", TONE_KINDS, 0, TAKES_LINE, CHART(good_label), 0, 0},
    {"warn-label", TONE_KINDS, 0, TAKES_LINE, CHART(warn_label), 0, 0},
    {"bad-label", TONE_KINDS, 0, TAKES_LINE, CHART(bad_label), 0, 0},
    {"no-label", ON(MATRIX), 0, TAKES_LINE, CHART(no_label), 0, 0},
    {"item-label", ON(MATRIX), 0, TAKES_LINE, CHART(item_label), 0, 0},
    {"effect", ON(FISHBONE), ON(FISHBONE), TAKES_LINE, CHART(effect), 0, 0},
    {"from", ON(TIMELINE), 0, TAKES_INSTANT, CHART(from), 0, 0},
    {"to", ON(TIMELINE), 0, TAKES_INSTANT, CHART(to), 0, 0},
    {"now", ON(TIMELINE), 0, TAKES_INSTANT, CHART(now), 0, 0},
    {"from", ON(GANTT), 0, TAKES_DAY, CHART(first_day), 0, 0},
    {"to", ON(GANTT), 0, TAKES_DAY, CHART(last_day), 0, 0},
    {"now", ON(GANTT), 0, TAKES_DAY, CHART(today), 0, 0},
    {0},
};

#define SERIES(field) offsetof(JfChartSeries, field)
static const Slot series_slots[] = {
    {"name", ALL_KINDS, 0, TAKES_LINE, SERIES(name), 0, 0},
    {"role", ALL_KINDS, 0, TAKES_ROLE, SERIES(role), 0, 0},
    {"tone", ALL_KINDS, 0, TAKES_TONE, SERIES(tone), 0, 0},
    {0},
};

#define POINT(field) offsetof(JfChartPoint, field)
static const Slot point_slots[] = {
    {"label", LABEL_KINDS, LABEL_KINDS, TAKES_LINE, POINT(label), 0, 0},
    {"value", VALUE_KINDS & ~ON(BOX), PLAIN_KINDS, TAKES_NUMBER, POINT(value), 0, 0},
    {"text", ON(BAR) | ON(LINE) | ON(PARETO) | ON(DOT), 0, TAKES_LINE, POINT(text), 0, 0},
    {"target", ON(BOX) | ON(DOT) | ON(RADAR), 0, TAKES_NUMBER, POINT(target), 0, 0},
    {"from", ON(HISTOGRAM), ON(HISTOGRAM), TAKES_NUMBER, POINT(from), 0, 0},
    {"to", ON(HISTOGRAM), ON(HISTOGRAM), TAKES_NUMBER, POINT(to), 0, 0},
    {"row", ON(HEAT_MAP), ON(HEAT_MAP), TAKES_INT, POINT(row), 1, JF_CHART_MOST},
    {"column", ON(HEAT_MAP), ON(HEAT_MAP), TAKES_INT, POINT(column), 1, JF_CHART_MOST},
    {"low", ON(BOX), ON(BOX), TAKES_NUMBER, POINT(low), 0, 0},
    {"q1", ON(BOX), ON(BOX), TAKES_NUMBER, POINT(q1), 0, 0},
    {"median", ON(BOX), ON(BOX), TAKES_NUMBER, POINT(median), 0, 0},
    {"q3", ON(BOX), ON(BOX), TAKES_NUMBER, POINT(q3), 0, 0},
    {"high", ON(BOX), ON(BOX), TAKES_NUMBER, POINT(high), 0, 0},
    {"n", ON(BOX), 0, TAKES_INT, POINT(n), 0, 1000000000},
    {"tone", VALUE_KINDS & ~ON(HEAT_MAP) & ~ON(LINE), 0, TAKES_TONE, POINT(tone), 0, 0},
    {0},
};

#define GUIDE(field) offsetof(JfChartGuide, field)
static const Slot target_slots[] = {
    {"value", ALL_KINDS, ALL_KINDS, TAKES_NUMBER, GUIDE(from), 0, 0},
    {"label", ALL_KINDS, 0, TAKES_LINE, GUIDE(label), 0, 0},
    {"tone", ALL_KINDS, 0, TAKES_TONE, GUIDE(tone), 0, 0},
    {0},
};
static const Slot band_slots[] = {
    {"from", ALL_KINDS, ALL_KINDS, TAKES_NUMBER, GUIDE(from), 0, 0},
    {"to", ALL_KINDS, ALL_KINDS, TAKES_NUMBER, GUIDE(to), 0, 0},
    {"label", ALL_KINDS, 0, TAKES_LINE, GUIDE(label), 0, 0},
    {"tone", ALL_KINDS, 0, TAKES_TONE, GUIDE(tone), 0, 0},
    {0},
};

static const Slot name_slots[] = {{"label", ALL_KINDS, ALL_KINDS, TAKES_LINE, 0, 0, 0}, {0}};

#define EVENT(field) offsetof(JfChartEvent, field)
static const Slot event_slots[] = {
    {"at", ALL_KINDS, ALL_KINDS, TAKES_INSTANT, EVENT(from), 0, 0},
    {"label", ALL_KINDS, ALL_KINDS, TAKES_LINE, EVENT(label), 0, 0},
    {"phase", ALL_KINDS, 0, TAKES_LINE, EVENT(phase), 0, 0},
    {"tone", ALL_KINDS, 0, TAKES_TONE, EVENT(tone), 0, 0},
    {0},
};
static const Slot span_slots[] = {
    {"from", ALL_KINDS, ALL_KINDS, TAKES_INSTANT, EVENT(from), 0, 0},
    {"to", ALL_KINDS, ALL_KINDS, TAKES_INSTANT, EVENT(to), 0, 0},
    {"label", ALL_KINDS, ALL_KINDS, TAKES_LINE, EVENT(label), 0, 0},
    {"tone", ALL_KINDS, 0, TAKES_TONE, EVENT(tone), 0, 0},
    {0},
};

#define CAUSE(field) offsetof(JfReadCause, field)
static const Slot cause_slots[] = {
    {"label", ALL_KINDS, ALL_KINDS, TAKES_LINE, CAUSE(cause.label), 0, 0},
    {"detail", ALL_KINDS, 0, TAKES_LINE, CAUSE(cause.detail), 0, 0},
    {"tone", ALL_KINDS, 0, TAKES_TONE, CAUSE(cause.tone), 0, 0},
    {"id", ON(CAUSE_CHAIN), ON(CAUSE_CHAIN), TAKES_LINE, CAUSE(id), 0, 0},
    {"of", ON(CAUSE_CHAIN), 0, TAKES_LINE, CAUSE(of), 0, 0},
    {0},
};

#define ITEM(field) offsetof(JfChartItem, field)
static const Slot item_slots[] = {
    {"no", ALL_KINDS, ALL_KINDS, TAKES_LINE, ITEM(no), 0, 0},
    {"label", ALL_KINDS, ALL_KINDS, TAKES_LINE, ITEM(label), 0, 0},
    {"effort", ALL_KINDS, ALL_KINDS, TAKES_SCORE, ITEM(effort), 0, 0},
    {"benefit", ALL_KINDS, ALL_KINDS, TAKES_SCORE, ITEM(benefit), 0, 0},
    {"tone", ALL_KINDS, 0, TAKES_TONE, ITEM(tone), 0, 0},
    {0},
};

#define TASK(field) offsetof(JfChartTask, field)
static const Slot task_slots[] = {
    {"label", ALL_KINDS, ALL_KINDS, TAKES_LINE, TASK(label), 0, 0},
    {"owner", ALL_KINDS, 0, TAKES_LINE, TASK(owner), 0, 0},
    {"from", ALL_KINDS, ALL_KINDS, TAKES_DAY, TASK(from), 0, 0},
    {"to", ALL_KINDS, ALL_KINDS, TAKES_DAY, TASK(to), 0, 0},
    {"done", ALL_KINDS, 0, TAKES_PERCENT, TASK(done), 0, 0},
    {"tone", ALL_KINDS, 0, TAKES_TONE, TASK(tone), 0, 0},
    {0},
};
static const Slot milestone_slots[] = {
    {"label", ALL_KINDS, ALL_KINDS, TAKES_LINE, TASK(label), 0, 0},
    {"owner", ALL_KINDS, 0, TAKES_LINE, TASK(owner), 0, 0},
    {"at", ALL_KINDS, ALL_KINDS, TAKES_DAY, TASK(from), 0, 0},
    {"tone", ALL_KINDS, 0, TAKES_TONE, TASK(tone), 0, 0},
    {0},
};

// ---- values

static void refuse(const JfChartReader *c, const xmlNode *node, const char *attribute, const char *value)
{
    jf_model_fault(c->r, JF_DIAG_MODEL_VALUE, node, attribute, (const char *)node->name, value);
}

static bool take_number(const char *value, double low, double high, double *out)
{
    return jf_number_parse(value, out) && isfinite(*out) && *out >= low && *out <= high;
}

static bool take_int(const Slot *slot, const char *value, int *out)
{
    int64_t number;
    if (!jf_integer_parse(value, slot->min, slot->max, &number))
        return false;
    *out = (int)number;
    return true;
}

static bool take_name(const char *value, const char *const *names, int *out)
{
    for (*out = 0; names[*out] != NULL; (*out)++)
        if (strcmp(value, names[*out]) == 0)
            return true;
    *out = 0;
    return false;
}

static bool take(JfChartReader *c, const Slot *slot, const char *value, void *into)
{
    static const char *const roles[] = {"value", "target", "previous", NULL}, *const ways[] = {"vertical", "horizontal", NULL},
                             *const flags[] = {"false", "true", "0", "1", NULL};
    void *at = (char *)into + slot->at;
    int choice = 0;
    bool good = false;
    switch (slot->takes) {
    case TAKES_LINE: *(const char **)at = jf_model_collapse(c->r->arena, value); return **(const char **)at != '\0';
    case TAKES_NUMBER: return take_number(value, -1e15, 1e15, at);
    case TAKES_PERCENT: return take_number(value, 0, 100, at);
    case TAKES_SCORE: return take_number(value, 1, 5, at);
    case TAKES_INT: return take_int(slot, value, at);
    case TAKES_INSTANT: return jf_instant_parse(value, c->zone, at) == JF_INSTANT_OK;
    case TAKES_DAY: return jf_day_parse(value, at);
    case TAKES_TONE: good = take_name(value, jf_model_tones, &choice), *(JfTone *)at = (JfTone)choice; return good;
    case TAKES_ROLE: good = take_name(value, roles, &choice), *(JfSeriesRole *)at = (JfSeriesRole)choice; return good;
    case TAKES_WAY: good = take_name(value, ways, &choice), *(bool *)at = choice != 0; return good;
    case TAKES_FLAG: good = take_name(value, flags, &choice), *(bool *)at = (choice & 1) != 0; return good;
    }
    return false;
}

static const Slot *find(const Slot *slots, unsigned kind, const char *name)
{
    for (const Slot *s = slots; s->name != NULL; s++)
        if ((s->kinds & kind) != 0 && strcmp(s->name, name) == 0)
            return s;
    return NULL;
}

// What every block has, read by its reader; and of the xml namespace there is xml:lang alone.
static bool is_common(const Slot *slots, const xmlAttr *attr)
{
    const char *name = (const char *)attr->name;
    if (slots != chart_slots)
        return attr->ns == NULL && strcmp(name, "src") == 0;
    const Attribute a = jf_model_attribute(name);
    return (a != AT_UNKNOWN && (jf_model_rules[EL_CHART].attributes & BIT(a)) != 0 && (attr->ns != NULL) == (a == AT_LANG)) ||
           (attr->ns == NULL && strcmp(name, "zone") == 0);
}

static void read_slots(JfChartReader *c, const xmlNode *node, const Slot *slots, void *into)
{
    const unsigned kind = 1u << c->chart->kind;
    const JfWhere outer = c->r->where;
    uint64_t seen = 0;
    c->r->where = jf_model_place(c->r, jf_xml_attribute(node, "src"));
    for (const xmlAttr *attr = node->properties; attr != NULL; attr = attr->next) {
        const char *name = (const char *)attr->name,
                   *value = jf_xml_value(attr);
        const Slot *slot = attr->ns == NULL ? find(slots, kind, name) : NULL;
        if (slot != NULL && take(c, slot, value, into))
            seen |= BIT(slot - slots);
        else if (slot != NULL)
            seen |= BIT(slot - slots), refuse(c, node, name, value);
        else if (!is_common(slots, attr))
            jf_model_fault(c->r, JF_DIAG_MODEL_ATTRIBUTE, node, name, (const char *)node->name, NULL);
    }
    for (const Slot *s = slots; s->name != NULL; s++)
        if ((s->required & kind) != 0 && (seen & BIT(s - slots)) == 0)
            jf_model_fault(c->r, JF_DIAG_MODEL_MISSING, node, (const char *)node->name, s->name, NULL);
    c->here = jf_model_where(c->r, node);
    c->r->where = outer;
}

// ---- parts

static guint most_of(const JfChartReader *c, const GArray *list)
{
    return list == c->series   ? JF_CHART_SERIES_MOST
           : list == c->guides ? JF_CHART_GUIDES_MOST
           : list == c->items  ? JF_CHART_ITEMS_MOST
                               : JF_CHART_MOST;
}

static void add(JfChartReader *c, const xmlNode *node, GArray *list, const void *one)
{
    if (list->len >= most_of(c, list))
        jf_model_fault(c->r, JF_DIAG_MODEL_ELEMENT, node, (const char *)node->name, "chart", NULL);
    else
        g_array_append_vals(list, one, 1);
}

static void read_parts(JfChartReader *c, const xmlNode *parent, unsigned level);

static void read_point(JfChartReader *c, const xmlNode *node)
{
    JfChartPoint point = {
        .value = NAN, .target = NAN, .from = NAN, .to = NAN, .low = NAN, .q1 = NAN, .median = NAN, .q3 = NAN, .high = NAN, .n = -1};
    read_slots(c, node, point_slots, &point);
    point.where = c->here;
    point.row--;
    point.column--;
    add(c, node, c->points, &point);
}

static void close_series(JfChartReader *c, const xmlNode *node, JfChartSeries *series)
{
    series->n_points = c->points->len;
    series->points = jf_arena_copy(c->r->arena, c->points->data, c->points->len * sizeof(JfChartPoint));
    g_array_set_size(c->points, 0);
    add(c, node, c->series, series);
}

static void read_series(JfChartReader *c, const xmlNode *node)
{
    JfChartSeries series = {0};
    read_slots(c, node, series_slots, &series);
    read_parts(c, node, JF_CHART_IN_SERIES);
    close_series(c, node, &series);
}

static void read_target(JfChartReader *c, const xmlNode *node)
{
    JfChartGuide guide = {.from = NAN, .to = NAN};
    read_slots(c, node, target_slots, &guide);
    add(c, node, c->guides, &guide);
}

static void read_band(JfChartReader *c, const xmlNode *node)
{
    JfChartGuide guide = {.from = NAN, .to = NAN};
    read_slots(c, node, band_slots, &guide);
    if (guide.from > guide.to)
        refuse(c, node, "to", jf_xml_attribute(node, "to"));
    add(c, node, c->guides, &guide);
}

static void read_name(JfChartReader *c, const xmlNode *node, GArray *list)
{
    const char *name = "";
    read_slots(c, node, name_slots, &name);
    add(c, node, list, &name);
}

static void read_row(JfChartReader *c, const xmlNode *node)
{
    read_name(c, node, c->rows);
}

static void read_column(JfChartReader *c, const xmlNode *node)
{
    read_name(c, node, c->columns);
}

static void read_branch(JfChartReader *c, const xmlNode *node)
{
    read_name(c, node, c->rows);
    read_parts(c, node, JF_CHART_IN_BRANCH);
}

static void read_event(JfChartReader *c, const xmlNode *node)
{
    JfChartEvent event = {.from = JF_INSTANT_NONE, .to = JF_INSTANT_NONE};
    read_slots(c, node, event_slots, &event);
    event.where = c->here;
    add(c, node, c->events, &event);
}

static void read_span(JfChartReader *c, const xmlNode *node)
{
    JfChartEvent event = {.from = JF_INSTANT_NONE, .to = JF_INSTANT_NONE};
    read_slots(c, node, span_slots, &event);
    event.where = c->here;
    if (event.to < event.from)
        refuse(c, node, "to", jf_xml_attribute(node, "to"));
    add(c, node, c->events, &event);
}

static void read_cause(JfChartReader *c, const xmlNode *node)
{
    JfReadCause cause = {0};
    read_slots(c, node, cause_slots, &cause);
    cause.cause.where = c->here;
    cause.cause.of = c->chart->kind == JF_CHART_FISHBONE ? (int)c->rows->len - 1 : -1;
    add(c, node, c->causes, &cause);
}

static void read_item(JfChartReader *c, const xmlNode *node)
{
    JfChartItem item = {0};
    read_slots(c, node, item_slots, &item);
    item.where = c->here;
    add(c, node, c->items, &item);
}

static void read_task(JfChartReader *c, const xmlNode *node)
{
    JfChartTask task = {.done = NAN};
    read_slots(c, node, task_slots, &task);
    task.where = c->here;
    if (task.to < task.from)
        refuse(c, node, "to", jf_xml_attribute(node, "to"));
    add(c, node, c->tasks, &task);
}

static void read_milestone(JfChartReader *c, const xmlNode *node)
{
    JfChartTask task = {.done = NAN, .milestone = true};
    read_slots(c, node, milestone_slots, &task);
    task.where = c->here;
    task.to = task.from;
    add(c, node, c->tasks, &task);
}

// ---- which part stands where

typedef struct {
    const char *name;
    unsigned kinds;
    unsigned level; // in what: JfChartLevel as bits
    void (*read)(JfChartReader *c, const xmlNode *node);
} Part;

static const Part parts[] = {
    {"band", ON(BAR) | ON(LINE) | ON(DOT) | ON(BOX), JF_CHART_IN_CHART, read_band},
    {"branch", ON(FISHBONE), JF_CHART_IN_CHART, read_branch},
    {"cause", ON(CAUSE_CHAIN), JF_CHART_IN_CHART, read_cause},
    {"cause", ON(FISHBONE), JF_CHART_IN_BRANCH, read_cause},
    {"column",
     ON(BOX) | ON(CAUSE_CHAIN) | ON(DOT) | ON(FISHBONE) | ON(GANTT) | ON(HEAT_MAP) | ON(MATRIX) | ON(RADAR) | ON(TIMELINE),
     JF_CHART_IN_CHART,
     read_column},
    {"event", ON(TIMELINE), JF_CHART_IN_CHART, read_event},
    {"item", ON(MATRIX), JF_CHART_IN_CHART, read_item},
    {"milestone", ON(GANTT), JF_CHART_IN_CHART, read_milestone},
    {"point", VALUE_KINDS, JF_CHART_IN_CHART, read_point},
    {"point", VALUE_KINDS, JF_CHART_IN_SERIES, read_point},
    {"row", ON(HEAT_MAP), JF_CHART_IN_CHART, read_row},
    {"series", ON(BAR) | ON(LINE) | ON(DOT) | ON(RADAR), JF_CHART_IN_CHART, read_series},
    {"span", ON(TIMELINE), JF_CHART_IN_CHART, read_span},
    {"target", AXIS_KINDS, JF_CHART_IN_CHART, read_target},
    {"task", ON(GANTT), JF_CHART_IN_CHART, read_task},
};

// Points right in the chart are one nameless series: none beside them.
static const Part *part_of(const JfChartReader *c, const xmlNode *node, unsigned level)
{
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++)
        if (jf_xml_is(node, MODEL_NS, parts[i].name) && (parts[i].kinds & 1u << c->chart->kind) != 0 && parts[i].level == level) {
            const bool mixed = (parts[i].read == read_series && c->points->len > 0) ||
                               (parts[i].read == read_point && level == JF_CHART_IN_CHART && c->series->len > 0);
            return mixed ? NULL : &parts[i];
        }
    return NULL;
}

static void refuse_content(JfChartReader *c, const xmlNode *part)
{
    for (const xmlNode *inside = part->children; inside != NULL; inside = inside->next)
        if (inside->type == XML_ELEMENT_NODE)
            jf_model_fault(c->r, JF_DIAG_MODEL_ELEMENT, inside, (const char *)inside->name, (const char *)part->name, NULL);
        else
            jf_model_stray(c->r, inside, part);
}

static void read_parts(JfChartReader *c, const xmlNode *parent, unsigned level)
{
    for (const xmlNode *child = parent->children; child != NULL; child = child->next) {
        if (child->type != XML_ELEMENT_NODE) {
            jf_model_stray(c->r, child, parent);
            continue;
        }
        const Part *part = part_of(c, child, level);
        if (part == NULL) {
            jf_model_fault(c->r, JF_DIAG_MODEL_ELEMENT, child, (const char *)child->name, (const char *)parent->name, NULL);
            continue;
        }
        part->read(c, child);
        if (part->read != read_series && part->read != read_branch)
            refuse_content(c, child);
    }
}

static const void *keep(const JfChartReader *c, const GArray *list, size_t *n)
{
    *n = list->len;
    return list->len > 0 ? jf_arena_copy(c->r->arena, list->data, list->len * g_array_get_element_size((GArray *)list)) : NULL;
}

static void read_whole(JfChartReader *c, const xmlNode *node)
{
    JfChart *chart = c->chart;
    read_slots(c, node, chart_slots, chart);
    read_parts(c, node, JF_CHART_IN_CHART);
    if (c->points->len > 0)
        close_series(c, node, &(JfChartSeries){0});
    chart->series = keep(c, c->series, &chart->n_series);
    chart->guides = keep(c, c->guides, &chart->n_guides);
    chart->rows = keep(c, c->rows, &chart->n_rows);
    chart->columns = keep(c, c->columns, &chart->n_columns);
    chart->events = keep(c, c->events, &chart->n_events);
    chart->items = keep(c, c->items, &chart->n_items);
    chart->tasks = keep(c, c->tasks, &chart->n_tasks);
    if (!c->r->failed)
        jf_model_chart_check(c, node);
}

const JfChart *jf_model_chart(Reader *r, const xmlNode *node, const Values *values, const JfBlock *block)
{
    g_autoptr(GArray) series = g_array_new(FALSE, FALSE, sizeof(JfChartSeries)), points = g_array_new(FALSE, FALSE, sizeof(JfChartPoint)),
                      guides = g_array_new(FALSE, FALSE, sizeof(JfChartGuide)), rows = g_array_new(FALSE, FALSE, sizeof(char *)),
                      columns = g_array_new(FALSE, FALSE, sizeof(char *)), events = g_array_new(FALSE, FALSE, sizeof(JfChartEvent)),
                      causes = g_array_new(FALSE, FALSE, sizeof(JfReadCause)), items = g_array_new(FALSE, FALSE, sizeof(JfChartItem)),
                      tasks = g_array_new(FALSE, FALSE, sizeof(JfChartTask));
    JfChart *chart = jf_arena_new0(r->arena, JfChart);
    const char *zone = jf_xml_attribute(node, "zone");
    g_autoptr(JfZone) clock = zone != NULL ? jf_zone_open(zone) : NULL;
    JfChartReader c = {.r = r,
                       .chart = chart,
                       .zone = clock,
                       .series = series,
                       .points = points,
                       .guides = guides,
                       .rows = rows,
                       .columns = columns,
                       .events = events,
                       .causes = causes,
                       .items = items,
                       .tasks = tasks};
    chart->kind = (JfChartKind)jf_model_choice(r, node, values, AT_KIND, jf_chart_kinds, JF_CHART_BAR);
    chart->alt = block->alt;
    chart->height_mm = block->height_mm;
    chart->where = block->where;
    chart->zone = clock != NULL ? jf_arena_strdup(r->arena, zone) : NULL;
    chart->min = chart->max = NAN;
    chart->decimals = -1;
    chart->from = chart->to = chart->now = JF_INSTANT_NONE;
    chart->first_day = chart->last_day = chart->today = JF_DAY_NONE;
    if (zone != NULL && (clock == NULL || chart->kind != JF_CHART_TIMELINE))
        refuse(&c, node, "zone", zone);
    read_whole(&c, node);
    return chart;
}
