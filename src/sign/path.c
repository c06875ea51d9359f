// SPDX-License-Identifier: MIT
// Contours, rounded, thinned out and written.
#include "sign/path.h"
#include <math.h>
#include <string.h>

typedef struct {
    int x, y;
} Spot;
typedef struct {
    bool curve;
    Spot control[2]; // of a curve
    Spot end;
} Point;
typedef struct {
    const PangoFont *font;
    uint32_t glyph;
    gsize at, length;
} Written;

void jf_path_init(JfPath *path)
{
    path->segments = g_array_sized_new(FALSE, FALSE, sizeof(JfOutlineSegment), 128);
    path->points = g_array_sized_new(FALSE, FALSE, sizeof(Point), 128);
    path->written = g_array_sized_new(FALSE, FALSE, sizeof(Written), 64);
}

void jf_path_clear(JfPath *path)
{
    g_clear_pointer(&path->segments, g_array_unref);
    g_clear_pointer(&path->points, g_array_unref);
    g_clear_pointer(&path->written, g_array_unref);
}

// ---- contours: point 0 is where it starts

static int nearest(double value)
{
    return (int)(value < 0 ? value - 0.5 : value + 0.5);
}

static Point *point_at(const GArray *points, guint i)
{
    return &g_array_index(points, Point, i);
}

static bool same(Spot a, Spot b)
{
    return a.x == b.x && a.y == b.y;
}

// Does b lie on the way from a to c?
static bool between(Spot a, Spot b, Spot c)
{
    int64_t x1 = b.x - a.x, y1 = b.y - a.y, x2 = c.x - b.x, y2 = c.y - b.y;

    return x1 * y2 == x2 * y1 && x1 * x2 + y1 * y2 >= 0;
}

static void add_line(GArray *points, double x, double y)
{
    const Point point = {.end = {nearest(x), nearest(y)}};
    guint n = points->len;

    if (n && same(point_at(points, n - 1)->end, point.end))
        return;
    if (n > 1 && !point_at(points, n - 1)->curve && between(point_at(points, n - 2)->end, point_at(points, n - 1)->end, point.end))
        point_at(points, n - 1)->end = point.end;
    else
        g_array_append_val(points, point);
}

// Where two straight pieces stay within half a step of the curve (Wang's bound), they take its place. `x`, `y`: where it begins, its
// controls, its end.
static void add_curve(GArray *points, const double x[4], const double y[4])
{
    double bend = 0;

    for (int i = 0; i < 2; i++) {
        double dx = x[i] - 2 * x[i + 1] + x[i + 2], dy = y[i] - 2 * y[i + 1] + y[i + 2];
        bend = MAX(bend, dx * dx + dy * dy);
    }
    double pieces = sqrt(0.75 * sqrt(bend) / 0.5);
    if (pieces > 2) {
        const Point point = {true, {{nearest(x[1]), nearest(y[1])}, {nearest(x[2]), nearest(y[2])}}, {nearest(x[3]), nearest(y[3])}};
        g_array_append_val(points, point);
        return;
    }
    if (pieces > 1)
        add_line(points, (x[0] + 3 * (x[1] + x[2]) + x[3]) / 8, (y[0] + 3 * (y[1] + y[2]) + y[3]) / 8);
    add_line(points, x[3], y[3]);
}

// ---- writing

static char *put(char *at, int value)
{
    char digits[12];
    int n = 0;
    unsigned rest = value < 0 ? -(unsigned)value : (unsigned)value;

    if (value < 0)
        *at++ = '-';
    do
        digits[n++] = (char)('0' + rest % 10);
    while ((rest /= 10));
    while (n)
        *at++ = digits[--n];
    *at++ = ' ';
    return at;
}

static char *put_spot(char *at, Spot spot)
{
    return put(put(at, spot.x), spot.y);
}

// Four lines along the axes. `re` goes sideways first, so it may have to start at the second corner; its signs keep the direction, which
// decides what is a hole.
static bool write_rectangle(const GArray *points, GString *out)
{
    Spot a[4];
    char text[64], *at = text;

    if (points->len != 4)
        return false;
    for (guint i = 0; i < 4; i++) {
        if (point_at(points, i)->curve)
            return false;
        a[i] = point_at(points, i)->end;
    }
    int first = a[0].y == a[1].y ? 0 : 1;
    const Spot *p = &a[first], *q = &a[first + 1], *r = &a[(first + 2) % 4], *s = &a[(first + 3) % 4];
    if (p->y != q->y || q->x != r->x || r->y != s->y || s->x != p->x)
        return false;
    at = put(put(put_spot(at, *p), q->x - p->x), r->y - q->y);
    memcpy(at, "re\n", 3);
    g_string_append_len(out, text, at + 3 - text);
    return true;
}

static void write_contour(GArray *points, GString *out)
{
    // Filling closes a contour, so that a line back to the start need not be said.
    if (points->len > 1 && !point_at(points, points->len - 1)->curve &&
        same(point_at(points, points->len - 1)->end, point_at(points, 0)->end))
        g_array_set_size(points, points->len - 1);
    if (points->len < 2 || write_rectangle(points, out))
        return;
    for (guint i = 0; i < points->len; i++) {
        const Point *point = point_at(points, i);
        char text[96], *at = text;
        if (point->curve)
            at = put_spot(put_spot(at, point->control[0]), point->control[1]);
        at = put_spot(at, point->end);
        *at++ = i == 0 ? 'm' : point->curve ? 'c' : 'l';
        *at++ = '\n';
        g_string_append_len(out, text, at - text);
    }
}

static void write_glyph(JfPath *path, PangoFont *font, uint32_t glyph, double scale, GString *out)
{
    double steps = scale / (1024 * JF_PATH_STEP), x[4] = {0}, y[4] = {0};

    g_array_set_size(path->segments, 0);
    g_array_set_size(path->points, 0);
    jf_outline_glyph(font, glyph, path->segments);
    for (guint i = 0; i < path->segments->len; i++) {
        const JfOutlineSegment *segment = &g_array_index(path->segments, JfOutlineSegment, i);
        if (segment->kind == JF_OUTLINE_CLOSE)
            continue;
        for (int k = 0; k < 3; k++) {
            x[k + 1] = (double)segment->x[k] * steps;
            y[k + 1] = (double)segment->y[k] * steps;
        }
        if (segment->kind == JF_OUTLINE_MOVE) {
            write_contour(path->points, out);
            g_array_set_size(path->points, 0);
        }
        if (segment->kind == JF_OUTLINE_CURVE)
            add_curve(path->points, x, y);
        else
            add_line(path->points, x[3], y[3]);
        x[0] = x[3];
        y[0] = y[3];
    }
    write_contour(path->points, out);
}

bool jf_path_add_glyph(JfPath *path, PangoFont *font, uint32_t glyph, double scale, GString *out)
{
    // A stamp has some eighty glyphs, half of them digits: looking through those before is quicker than drawing again.
    for (guint i = 0; i < path->written->len; i++) {
        const Written *known = &g_array_index(path->written, Written, i);
        if (known->glyph != glyph || known->font != font)
            continue;
        g_string_append_len(out, out->str + known->at, (gssize)known->length);
        return known->length > 0;
    }
    Written written = {font, glyph, out->len, 0};
    write_glyph(path, font, glyph, scale, out);
    written.length = out->len - written.at;
    g_array_append_val(path->written, written);
    return written.length > 0;
}
