// SPDX-License-Identifier: MIT
// For tests of chart/: drawings of a few words of model, set by a typesetter that needs no fonts: half an em a narrow character, an em a wide one.
#pragma once
#include "chart/kinds.h"
#include "model/chart.h"
#include "xml/read.h"
#include "xml/validate.h"
#include <math.h>
#include <string.h>

typedef struct {
    JfDiags *diags;
    JfTheme *theme;
    JfArena *arena;
    JfSource *files;
} Charts;

static inline void charts_init(Charts *t)
{
    g_autoptr(JfSource) schemas = jf_source_new_folder("schemas"), styles = jf_source_new_folder("stylesheets");
    jf_xml_start();
    *t = (Charts){.diags = jf_diags_new(), .arena = jf_arena_new(), .files = jf_source_new_bundle()};
    g_autoptr(JfSchema) schema = jf_schema_open(schemas, "theme.xsd", t->diags);
    t->theme = jf_theme_read(schema, styles, "theme.xml", NULL, t->diags);
    g_assert_nonnull(t->theme);
}

static inline void charts_clear(Charts *t)
{
    jf_source_free(t->files);
    jf_theme_free(t->theme);
    jf_arena_free(t->arena);
    jf_diags_free(t->diags);
}

static inline void charts_again(Charts *t)
{
    jf_arena_free(t->arena);
    t->arena = jf_arena_new();
    jf_diags_free(t->diags);
    t->diags = jf_diags_new();
}

static inline bool set_plainly(void *data, JfWords *words, JfLength width)
{
    const Charts *t = data;
    JfLength at = 0;
    words->size = t->theme->style[words->style].size;
    words->leading = t->theme->style[words->style].leading;
    words->baseline = words->leading * 3 / 4;
    words->n_lines = 1;
    for (const char *p = words->text; *p != '\0'; p = g_utf8_next_char(p)) {
        const JfLength step = g_unichar_iswide(g_utf8_get_char(p)) ? words->size : words->size / 2;
        if (width > 0 && at > 0 && at + step > width)
            words->n_lines++, at = 0;
        at += step;
        words->width = MAX(words->width, at);
    }
    return true;
}

// NULL: refused, and recorded.
static inline const JfChart *read_chart(Charts *t, const char *chart)
{
    g_autofree char *xml = g_strdup_printf("<report xmlns='urn:jiaofu:report:1' xml:lang='zh-CN' kind='t'><meta><title>T</title><number>N</number>"
                                           "<version>1</version></meta><body>%s</body></report>",
                                           chart);
    g_autoptr(GBytes) bytes = g_bytes_new(xml, strlen(xml));
    g_autoptr(xmlDoc) doc = jf_xml_parse(bytes, "model", t->diags);
    g_assert_nonnull(doc);
    const JfModel *model = jf_model_read(NULL, doc, t->files, t->arena, t->diags);
    g_assert_true((model == NULL) == (jf_diags_errors(t->diags) > 0));
    return model != NULL ? model->body->first->chart : NULL;
}

static inline JfDrawing draw_chart(Charts *t, const JfChart *chart, JfLength width)
{
    JfDrawing d = {.theme = t->theme,
                   .arena = t->arena,
                   .diags = t->diags,
                   .typesetter = {.set = set_plainly, .data = t},
                   .width = width,
                   .height = JF_MM(chart->height_mm),
                   .most_height = JF_MM(240)};
    jf_chart_draw(&d, chart);
    return d;
}

static inline JfDrawing draw_text(Charts *t, const char *text)
{
    const JfChart *chart = read_chart(t, text);
    if (chart == NULL)
        jf_diags_print(t->diags, JF_LANGUAGE_EN, stderr);
    g_assert_nonnull(chart);
    return draw_chart(t, chart, JF_MM(170));
}

typedef struct { JfLength left, top, right, bottom; } Box;

static inline Box path_box(const JfPath *path)
{
    Box box = {G_MAXINT, G_MAXINT, G_MININT, G_MININT};
    for (size_t i = 0; i < path->n; i++) {
        const JfStep *s = &path->steps[i];
        if (s->kind == JF_STEP_CLOSE)
            continue;
        box.left = MIN(box.left, s->x[2]), box.right = MAX(box.right, s->x[2]);
        box.top = MIN(box.top, s->y[2]), box.bottom = MAX(box.bottom, s->y[2]);
    }
    return box;
}

// Of the letters' bodies, not of the space between lines.
static inline Box words_box(const JfShape *s)
{
    const JfWords *w = s->words;
    const JfLength left = s->x - (s->across == JF_H_LEFT ? 0 : s->across == JF_H_RIGHT ? w->width : w->width / 2), lead = (w->leading - w->size) / 2;
    return (Box){left, s->y + lead, left + w->width, s->y + w->height - lead};
}

// The first path of a cell: its mark.
static inline const JfShape *mark_of(const JfDrawing *d, int row, int column)
{
    for (const JfShape *s = d->first; s != NULL; s = s->next)
        if (s->part == jf_cell(d, row, column) && s->path != NULL)
            return s;
    return NULL;
}

// ---- what holds of any drawing; `text`: the chart, for the message

static inline bool overlap(Box a, Box b)
{
    const JfLength slack = JF_PT(0.3);
    return a.left < b.right - slack && b.left < a.right - slack && a.top < b.bottom - slack && b.top < a.bottom - slack;
}

static inline void check_words(const JfDrawing *d, const char *text)
{
    for (const JfShape *s = d->first; s != NULL; s = s->next) {
        if (s->words == NULL)
            continue;
        const Box a = words_box(s);
        if (a.left < -JF_PT(0.5) || a.right > d->width + JF_PT(0.5) || a.top < -JF_PT(0.5) || a.bottom > d->height + JF_PT(0.5))
            g_error("\"%s\" leaves the drawing: %s", s->words->text, text);
        for (const JfShape *o = s->next; o != NULL; o = o->next)
            if (o->words != NULL && overlap(a, words_box(o)))
                g_error("\"%s\" covers \"%s\": %s", s->words->text, o->words->text, text);
    }
}

// Every cell with a text has something on the page to belong to.
static inline void check_cells(const JfDrawing *d, const char *text)
{
    g_autofree bool *there = g_new0(bool, (gsize)(d->n_rows * d->n_columns) + 1);
    for (const JfShape *s = d->first; s != NULL; s = s->next)
        if (s->part >= 0)
            there[s->part] = true;
    for (int i = 0; i < d->n_rows * d->n_columns; i++)
        if (d->cells[i] != NULL && !there[i])
            g_error("\"%s\" (row %d, column %d) is nowhere: %s", d->cells[i], i / d->n_columns, i % d->n_columns, text);
}

// A drawing that no page holds can be parted so that each part fits with what is repeated, and nothing but upright lines and rectangles runs over a cut.
static inline void check_parts(const JfDrawing *d, const char *text)
{
    JfLength last = 0;
    for (size_t i = 0; i < d->n_cuts; i++) {
        if (d->cuts[i] <= last || d->cuts[i] >= d->height)
            g_error("cut %zu at %d of %d does not follow %d: %s", i, d->cuts[i], d->height, last, text);
        if (d->height > d->most_height && d->cuts[i] - last > d->most_height * 9 / 10)
            g_error("a part from %d to %d is too high: %s", last, d->cuts[i], text);
        last = d->cuts[i];
    }
    if (d->height > d->most_height && (d->n_cuts == 0 || d->height - last > d->most_height * 9 / 10))
        g_error("%d high, and not to be parted: %s", d->height, text);
    for (const JfShape *s = d->first; s != NULL; s = s->next)
        for (size_t i = 0; i < d->n_cuts; i++) {
            const Box box = s->words != NULL ? words_box(s) : path_box(s->path);
            if (box.top >= d->cuts[i] - JF_PT(1) || box.bottom <= d->cuts[i] + JF_PT(1))
                continue;
            if (s->words != NULL)
                g_error("\"%s\" runs over the cut at %d: %s", s->words->text, d->cuts[i], text);
            for (size_t k = 0; k < s->path->n; k++)
                if (s->path->steps[k].kind == JF_STEP_CURVE ||
                    (s->path->steps[k].kind == JF_STEP_LINE && s->path->steps[k].x[2] != s->path->steps[k - 1].x[2] &&
                     s->path->steps[k].y[2] != s->path->steps[k - 1].y[2]))
                    g_error("a slanting line runs over the cut at %d: %s", d->cuts[i], text);
        }
}
