// SPDX-License-Identifier: MIT
// Paths, step by step, and the hatching of their insides.
#include "chart/path.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

JfPath *jf_path_new(JfArena *arena)
{
    return jf_arena_new0(arena, JfPath);
}

static JfStep *add(JfArena *arena, JfPath *path, JfStepKind kind, JfLength x, JfLength y)
{
    if (path->n == path->room) {
        const size_t room = MAX(8, path->room * 2);
        JfStep *steps = jf_arena_array(arena, JfStep, room);
        if (path->n > 0)
            memcpy(steps, path->steps, path->n * sizeof(JfStep));
        path->steps = steps;
        path->room = room;
    }
    JfStep *step = &path->steps[path->n++];
    *step = (JfStep){.kind = kind, .x = {0, 0, x}, .y = {0, 0, y}};
    return step;
}

void jf_path_move(JfArena *arena, JfPath *path, JfLength x, JfLength y)
{
    add(arena, path, JF_STEP_MOVE, x, y);
}

void jf_path_line(JfArena *arena, JfPath *path, JfLength x, JfLength y)
{
    add(arena, path, JF_STEP_LINE, x, y);
}

void jf_path_curve(JfArena *arena, JfPath *path, JfLength x1, JfLength y1, JfLength x2, JfLength y2, JfLength x, JfLength y)
{
    JfStep *step = add(arena, path, JF_STEP_CURVE, x, y);
    step->x[0] = x1, step->y[0] = y1;
    step->x[1] = x2, step->y[1] = y2;
}

void jf_path_close(JfArena *arena, JfPath *path)
{
    add(arena, path, JF_STEP_CLOSE, 0, 0);
}

void jf_path_rect(JfArena *arena, JfPath *path, JfLength x, JfLength y, JfLength width, JfLength height)
{
    jf_path_move(arena, path, x, y);
    jf_path_line(arena, path, x + width, y);
    jf_path_line(arena, path, x + width, y + height);
    jf_path_line(arena, path, x, y + height);
    jf_path_close(arena, path);
}

// Four cubic curves; the usual constant keeps them within 0.03 % of the circle.
void jf_path_circle(JfArena *arena, JfPath *path, JfLength x, JfLength y, JfLength r)
{
    const JfLength k = (JfLength)lround(r * 0.5522847498);
    jf_path_move(arena, path, x + r, y);
    jf_path_curve(arena, path, x + r, y + k, x + k, y + r, x, y + r);
    jf_path_curve(arena, path, x - k, y + r, x - r, y + k, x - r, y);
    jf_path_curve(arena, path, x - r, y - k, x - k, y - r, x, y - r);
    jf_path_curve(arena, path, x + k, y - r, x + r, y - k, x + r, y);
    jf_path_close(arena, path);
}

// ---- hatching

typedef struct {
    double x1, y1, x2, y2;
} Edge;

static void add_edge(GArray *edges, double x1, double y1, double x2, double y2)
{
    const Edge edge = {x1, y1, x2, y2};
    if (x1 != x2 || y1 != y2)
        g_array_append_val(edges, edge);
}

static void collect_edges(const JfPath *path, GArray *edges)
{
    double x = 0, y = 0, x0 = 0, y0 = 0;
    for (size_t i = 0; i < path->n; i++) {
        const JfStep *s = &path->steps[i];
        const bool ends = s->kind == JF_STEP_MOVE || s->kind == JF_STEP_CLOSE;
        const double tx = ends ? x0 : s->x[2], ty = ends ? y0 : s->y[2];
        if (i > 0)
            add_edge(edges, x, y, tx, ty); // an open part is closed where the next begins
        x = tx, y = ty;
        if (s->kind == JF_STEP_MOVE)
            x = x0 = s->x[2], y = y0 = s->y[2];
    }
    add_edge(edges, x, y, x0, y0);
}

static int compare(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

// The hatch is a family of lines c = x − y ("\") or c = x + y ("/"): each is cut with all edges, and drawn between the odd cuts and the even ones.
static double family(const Edge *e, bool second, bool up)
{
    const double x = second ? e->x2 : e->x1, y = second ? e->y2 : e->y1;
    return up ? x + y : x - y;
}

static void hatch_line(JfArena *arena, JfPath *out, const GArray *edges, double c, bool up, GArray *cuts)
{
    g_array_set_size(cuts, 0);
    for (guint i = 0; i < edges->len; i++) {
        const Edge *e = &g_array_index(edges, Edge, i);
        const double a = family(e, false, up) - c, b = family(e, true, up) - c;
        if ((a < 0) == (b < 0))
            continue;
        const double x = e->x1 + (e->x2 - e->x1) * a / (a - b);
        g_array_append_val(cuts, x);
    }
    if (cuts->len > 1)
        qsort(cuts->data, cuts->len, sizeof(double), compare);
    for (guint i = 0; i + 1 < cuts->len; i += 2) {
        const double x1 = g_array_index(cuts, double, i), x2 = g_array_index(cuts, double, i + 1);
        jf_path_move(arena, out, (JfLength)lround(x1), (JfLength)lround(up ? c - x1 : x1 - c));
        jf_path_line(arena, out, (JfLength)lround(x2), (JfLength)lround(up ? c - x2 : x2 - c));
    }
}

JfPath *jf_path_hatch(JfArena *arena, const JfPath *path, JfLength step, bool up)
{
    g_autoptr(GArray) edges = g_array_new(FALSE, FALSE, sizeof(Edge)), cuts = g_array_new(FALSE, FALSE, sizeof(double));
    JfPath *out = jf_path_new(arena);
    collect_edges(path, edges);
    if (edges->len == 0 || step <= 0)
        return out;
    double low = INFINITY, high = -INFINITY;
    for (guint i = 0; i < edges->len; i++)
        for (int second = 0; second < 2; second++) {
            const double c = family(&g_array_index(edges, Edge, i), second != 0, up);
            low = MIN(low, c), high = MAX(high, c);
        }
    const double apart = step * G_SQRT2;
    for (double k = ceil(low / apart); k * apart <= high; k++)
        hatch_line(arena, out, edges, k * apart, up, cuts);
    return out;
}
