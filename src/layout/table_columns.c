// SPDX-License-Identifier: MIT
// Widths of a table's columns. Fixed columns have theirs; natural ones want to hold their longest cell in one line; shares take what is left.
//
// When there is too little, natural columns give way down to their widest unbreakable piece, then shares, and when even that is too much, words are
// broken: down to `floor`, two characters. Only then it is an error.
//
// When everything holds in one line and something is left, a form fills its width: shares take it, or else natural columns in proportion. In a report
// all columns move apart by the same distance, so that a number stays near what it belongs to; a table that would still not be nearly as wide as the
// page is left narrower.
#include "layout/flow.h"

#define APART JF_PT(22) // by which columns of a narrow table move apart at most
#define NEARLY 0.85     // of the width: a table that would be wider fills all of it, so that right edges agree

typedef struct {
    const JfColumn *columns;
    int n;
    JfDemand *demands;
    JfLength floor;
} Fit;

static bool is_fixed(const Fit *f, int i)
{
    return f->columns[i].width > 0;
}

static bool is_share(const Fit *f, int i)
{
    return !is_fixed(f, i) && f->columns[i].share > 0;
}

// Cells over several columns raise the last flexible one of theirs by what is lacking.
static void add_span(Fit *f, const JfSpanDemand *span)
{
    JfLength least = 0, natural = 0;
    int flexible = -1;
    for (int i = span->first; i < span->first + span->count; i++) {
        least += is_fixed(f, i) ? f->columns[i].width : f->demands[i].least;
        natural += is_fixed(f, i) ? f->columns[i].width : f->demands[i].natural;
        if (!is_fixed(f, i) && (flexible < 0 || is_share(f, i) || !is_share(f, flexible)))
            flexible = i;
    }
    if (flexible < 0)
        return;
    f->demands[flexible].least += MAX(0, span->demand.least - least);
    f->demands[flexible].natural += MAX(0, span->demand.natural - natural);
}

static JfLength sum(const JfLength *widths, int n)
{
    JfLength all = 0;
    for (int i = 0; i < n; i++)
        all += widths[i];
    return all;
}

// Moves from the widths `from` towards `to` as far as `width` allows; the same part of the way for every column.
static void spread(const JfLength *from, const JfLength *to, int n, JfLength width, JfLength *widths)
{
    double way = sum(to, n) - sum(from, n), have = width - sum(from, n);
    double part = way > 0 ? CLAMP(have / way, 0, 1) : 0;
    for (int i = 0; i < n; i++)
        widths[i] = from[i] + (JfLength)(part * (to[i] - from[i]));
}

// The shares divide what they have together as their parts ask, where each still holds its words: equal parts are equally wide.
static void even_shares(const Fit *f, const JfLength *wanted, JfLength *widths)
{
    double shares = 0, together = 0;
    for (int i = 0; i < f->n; i++) {
        if (is_share(f, i)) {
            shares += f->columns[i].share;
            together += widths[i];
        }
    }
    for (int i = 0; i < f->n; i++) {
        if (is_share(f, i) && together * (f->columns[i].share / shares) < wanted[i])
            return;
    }
    for (int i = 0; i < f->n; i++) {
        if (is_share(f, i))
            widths[i] = (JfLength)(together * (f->columns[i].share / shares));
    }
}

// Every cell holds in one line: the columns move apart.
static void move_apart(const Fit *f, const JfLength *wanted, JfLength width, JfLength *widths)
{
    int flexible = 0;
    for (int i = 0; i < f->n; i++)
        flexible += !is_fixed(f, i);
    JfLength have = sum(wanted, f->n), each = flexible > 0 ? (width - have) / flexible : 0;
    if (have + flexible * APART < NEARLY * width)
        each = MIN(each, APART);
    for (int i = 0; i < f->n; i++)
        widths[i] = wanted[i] + (is_fixed(f, i) ? 0 : each);
    even_shares(f, wanted, widths);
}

// What a share does not need goes to those that do.
static void cap_shares(const Fit *f, JfLength *widths)
{
    for (int round = 0; round < f->n; round++) {
        JfLength over = 0;
        double lacking = 0;
        for (int i = 0; i < f->n; i++) {
            JfLength natural = f->demands[i].natural;
            if (is_share(f, i) && widths[i] > natural) {
                over += widths[i] - natural;
                widths[i] = natural;
            } else if (is_share(f, i) && widths[i] < natural) {
                lacking += f->columns[i].share;
            }
        }
        if (over == 0 || lacking <= 0)
            return;
        for (int i = 0; i < f->n; i++) {
            if (is_share(f, i) && widths[i] < f->demands[i].natural)
                widths[i] += (JfLength)(over * (f->columns[i].share / lacking));
        }
    }
}

// What is left goes to the shares as their part asks, none below what it has already; else to the natural columns in proportion.
static void hand_out(const Fit *f, JfLength width, JfLength *widths)
{
    double shares = 0;
    JfLength left = width, natural = 0;
    bool settled[JF_COLUMNS_MAX] = {false};
    for (int i = 0; i < f->n; i++) {
        if (is_share(f, i)) {
            shares += f->columns[i].share;
        } else {
            left -= widths[i];
            natural += is_fixed(f, i) ? 0 : widths[i];
        }
    }
    for (bool again = true; again && shares > 0;) {
        again = false;
        for (int i = 0; i < f->n; i++) {
            if (!is_share(f, i) || settled[i] || left * (f->columns[i].share / shares) >= widths[i])
                continue;
            settled[i] = again = true;
            left -= widths[i];
            shares -= f->columns[i].share;
            if (shares < 1e-9)
                return;
        }
    }
    double rest = left;
    for (int i = 0; i < f->n; i++) {
        if (is_share(f, i) && !settled[i])
            widths[i] = (JfLength)(rest * (f->columns[i].share / shares));
        else if (shares == 0 && !is_fixed(f, i) && natural > 0 && !is_share(f, i))
            widths[i] += (JfLength)(rest * widths[i] / natural);
    }
}

static bool report_width(JfLayout *l, const JfBlock *table, JfLength wanted, JfLength width)
{
    const double mm = JF_MM(1000) / 1000.0; // a single one is rounded
    g_autoptr(GString) need = g_string_new(NULL), have = g_string_new(NULL);
    jf_number_append(need, wanted / mm, 1);
    jf_number_append(have, width / mm, 1);
    jf_diags_add(l->diags, JF_DIAG_LAYOUT_WIDTH, &table->where, need->str, have->str, NULL);
    return false;
}

bool jf_columns_fit(JfLayout *l, const JfBlock *table, const JfColumn *columns, int n, JfDemand *demands, const JfSpanDemand *spans,
                    int n_spans, JfLength floor, bool form, JfLength width, JfLength *widths)
{
    Fit f = {.columns = columns, .n = n, .demands = demands, .floor = floor};
    for (int i = 0; i < n_spans; i++)
        add_span(&f, &spans[i]);
    JfLength broken[JF_COLUMNS_MAX] = {0}, least[JF_COLUMNS_MAX] = {0}, wanted[JF_COLUMNS_MAX] = {0}, line[JF_COLUMNS_MAX] = {0};
    for (int i = 0; i < n; i++) {
        JfLength fixed = columns[i].width, piece = demands[i].least, words = MAX(piece, MIN(demands[i].natural, 4 * floor));
        broken[i] = fixed > 0 ? fixed : MIN(piece, floor);
        least[i] = fixed > 0 ? fixed : piece;
        wanted[i] = fixed > 0 ? fixed : is_share(&f, i) ? words : MAX(demands[i].natural, floor);
        line[i] = fixed > 0 ? fixed : MAX(demands[i].natural, floor);
    }
    if (sum(broken, n) > width)
        return report_width(l, table, sum(broken, n), width);
    if (sum(least, n) > width) {
        spread(broken, least, n, width, widths);
        return true;
    }
    if (!form && sum(line, n) <= width) {
        move_apart(&f, line, width, widths);
        return true;
    }
    spread(least, wanted, n, width, widths);
    hand_out(&f, width, widths);
    if (!form)
        cap_shares(&f, widths);
    return true;
}
