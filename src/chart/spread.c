// SPDX-License-Identifier: MIT
// Placing without overlap: flags over an axis, stretches in rows, labels in a column, marks in a plane.
#include "chart/spread.h"
#include <glib.h>
#include <math.h>

// From right to left: whatever a flag covers, poles and labels, is there already, so it flies over the highest of it. Poles to its left are not there
// yet, and end at labels that fly over it.
JfLength jf_spread_flags(JfFlag *flags, size_t n, JfLength gap)
{
    JfLength most = 0;
    for (size_t i = n; i-- > 0;) {
        JfLength bottom = 0;
        for (size_t k = i + 1; k < n && flags[k].x < flags[i].x + flags[i].width + gap; k++)
            if (flags[k].height > 0) // else it shows nothing
                bottom = MAX(bottom, flags[k].bottom + flags[k].height + gap);
        flags[i].bottom = bottom;
        most = MAX(most, bottom + flags[i].height);
    }
    return most;
}

int jf_spread_rows(JfStretch *stretches, size_t n, JfLength gap)
{
    int rows = 0;
    for (size_t i = 0; i < n; i++) {
        JfStretch *s = &stretches[i];
        s->row = 0;
        for (size_t k = 0; k < i;) {
            const bool free = stretches[k].row != s->row || s->from >= stretches[k].to + gap || stretches[k].from >= s->to + gap;
            s->row += free ? 0 : 1;
            k = free ? k + 1 : 0;
        }
        rows = MAX(rows, s->row + 1);
    }
    return rows;
}

// Without their heights the labels' places must only not fall: groups that would are merged at their mean (pool adjacent violators).
JfLength jf_spread_column(JfStacked *labels, size_t n, JfLength gap, JfLength top, JfLength bottom)
{
    typedef struct {
        double sum;
        size_t count;
    } Group;
    g_autofree Group *groups = g_new(Group, n + 1);
    size_t n_groups = 0;
    JfLength before = 0;
    for (size_t i = 0; i < n; i++) {
        Group g = {labels[i].centre - labels[i].height / 2.0 - before, 1};
        while (n_groups > 0 && groups[n_groups - 1].sum * (double)g.count >= g.sum * (double)groups[n_groups - 1].count) {
            const Group *last = &groups[--n_groups];
            g = (Group){g.sum + last->sum, g.count + last->count};
        }
        groups[n_groups++] = g;
        before += labels[i].height + gap;
    }
    const JfLength room = MAX(bottom - (before - gap), top);
    JfLength offset = 0, end = top;
    for (size_t g = 0, i = 0; g < n_groups; g++) {
        const JfLength at = CLAMP((JfLength)floor(groups[g].sum / (double)groups[g].count), top, room);
        for (size_t k = 0; k < groups[g].count; k++, i++) {
            labels[i].top = at + offset;
            end = labels[i].top + labels[i].height;
            offset += labels[i].height + gap;
        }
    }
    return end;
}

static bool free_at(const JfSpot *spots, size_t i, double x, double y, JfLength gap)
{
    for (size_t k = 0; k < i; k++)
        if (fabs(x - spots[k].x) < (spots[i].width + spots[k].width) / 2.0 + gap &&
            fabs(y - spots[k].y) < (spots[i].height + spots[k].height) / 2.0 + gap)
            return false;
    return true;
}

bool jf_spread_spots(JfSpot *spots, size_t n, JfLength gap, JfLength left, JfLength top, JfLength right, JfLength bottom)
{
    bool all = true;
    const double reach = hypot(right - left, bottom - top);
    for (size_t i = 0; i < n; i++) {
        JfSpot *s = &spots[i];
        const double w = s->width / 2.0, h = s->height / 2.0, step = MAX(MIN(w, h), 1024);
        bool found = false;
        for (double radius = 0; radius <= reach && !found; radius += step) {
            const int places = radius > 0 ? 8 * (int)ceil(radius / step) : 1;
            for (int k = 0; k < places && !found; k++) {
                const double angle = 2 * G_PI * k / places, x = s->wanted_x + radius * cos(angle), y = s->wanted_y + radius * sin(angle);
                found = x - w >= left && x + w <= right && y - h >= top && y + h <= bottom && free_at(spots, i, x, y, gap);
                s->x = (JfLength)lround(x);
                s->y = (JfLength)lround(y);
            }
        }
        if (!found) {
            s->x = CLAMP(s->wanted_x, left + s->width / 2, MAX(right - s->width / 2, left + s->width / 2));
            s->y = CLAMP(s->wanted_y, top + s->height / 2, MAX(bottom - s->height / 2, top + s->height / 2));
        }
        all = all && found;
    }
    return all;
}
