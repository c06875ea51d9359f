// SPDX-License-Identifier: MIT
// Composition: where a paragraph's lines end. Cells and headings line by line; justified prose as a whole, so that no line is loose for
// its neighbour's sake (the least sum of penalties over all lines, after Knuth and Plass).
#include "text/private.h"

static int hyphen_width(const JfParagraph *p, size_t to)
{
    return p->hyphens[p->pieces[to - 1].span].advance;
}

// One line's cut: spaces at its end hang out, an opening mark at its start and a closing one at its end are set half width (clreq 3.1.6.2).
JfCut jf_cut(const JfParagraph *p, size_t from, size_t to)
{
    JfCut cut = {.from = from, .end = MAX(p->solid[to], from), .to = to};
    cut.last = to == p->n_pieces || p->pieces[to - 1].first_class == JF_CLASS_END;
    if (cut.end == from)
        return cut;
    const JfPiece *first = &p->pieces[from], *last = &p->pieces[cut.end - 1];
    cut.natural = p->at[cut.end - 1] - p->at[from] + last->advance;
    int64_t widening = p->widen[cut.end - 1] - p->widen[from];
    cut.single = widening > 0 && p->joined[cut.end - 1] == p->joined[from];
    if (cut.single)
        cut.natural += widening;
    if (first->first_class == JF_CLASS_OPEN)
        cut.natural -= first->head;
    if (last->last_class == JF_CLASS_CLOSE)
        cut.natural -= last->tail;
    cut.hyphen = to < p->n_pieces && p->pieces[to].before == JF_BREAK_HYPHEN;
    if (cut.hyphen)
        cut.natural += hyphen_width(p, to);
    return cut;
}

static bool may_hang(gunichar c)
{
    return c == 0x3001 || c == 0x3002 || c == 0xFF0C || c == 0xFF0E; // 、。，．
}

// How far a pause or stop at the end of a justified line stands out of the measure (clreq 3.1.6.3): wholly, where the line would otherwise have
// to be squeezed hard or give up its last word; not at all elsewhere.
int64_t jf_cut_hang(const JfParagraph *p, const JfCut *cut, int64_t room)
{
    if (p->style.set != JF_SET_JUSTIFY || cut->natural <= room || cut->end == cut->from || !may_hang(p->pieces[cut->end - 1].last))
        return 0;
    const JfPiece *last = &p->pieces[cut->end - 1];
    int64_t ink = last->advance - last->tail, take = p->shrink[cut->end - 1] - p->shrink[cut->from];
    return cut->natural - ink > room || (cut->natural - room) * 2 <= take ? 0 : ink;
}

int jf_line_room(const JfParagraph *p, int width, bool first)
{
    return width - (first ? p->style.first_indent : p->style.hanging);
}

// ---- line by line

typedef struct {
    size_t last[JF_BREAK_FORCED]; // the last break of each kind that fits; 0: none
    size_t over;                  // first piece that does not fit any more
    bool ends;                    // the line ends there for good
} Scan;

static Scan scan(const JfParagraph *p, size_t from, int64_t room)
{
    Scan found = {.over = p->n_pieces};
    for (size_t i = from + 1; i <= p->n_pieces; i++) {
        JfCut cut = jf_cut(p, from, i);
        if (cut.natural > room && cut.hyphen && cut.natural - hyphen_width(p, i) <= room)
            continue; // too wide with its hyphen only
        if (cut.natural > room) {
            found.over = i;
            return found;
        }
        if (i == p->n_pieces || p->pieces[i].before == JF_BREAK_FORCED) {
            found.over = i;
            found.ends = true;
            return found;
        }
        found.last[p->pieces[i].before] = i;
    }
    return found;
}

// Is the piece of text that starts at `from` too long for a whole line?
static bool is_too_long(const JfParagraph *p, size_t from, int64_t room)
{
    for (size_t i = from + 1; i <= p->n_pieces; i++) {
        if (jf_cut(p, from, i).natural > room)
            return true;
        if (i < p->n_pieces && (p->pieces[i].before == JF_BREAK_FREE || p->pieces[i].before == JF_BREAK_FORCED))
            return false;
    }
    return false;
}

// No break fits that would not put a mark where it must not stand: marks may hang out by up to one em; beyond that, break anyway.
static size_t break_badly(const JfParagraph *p, size_t from, const Scan *found, int64_t room)
{
    for (size_t i = found->over; i <= p->n_pieces && jf_cut(p, from, i).natural <= room + p->size; i++)
        if (i == p->n_pieces || p->pieces[i].before != JF_BREAK_NEVER)
            return i;
    return MAX(found->last[JF_BREAK_NEVER], from + 1);
}

static size_t find_line_end(const JfParagraph *p, size_t from, int64_t room, int64_t next_room)
{
    Scan found = scan(p, from, room);
    if (found.ends)
        return found.over;
    size_t free_end = found.last[JF_BREAK_FREE], need_end = MAX(found.last[JF_BREAK_NEED], found.last[JF_BREAK_HYPHEN]);
    if (free_end && need_end > free_end && is_too_long(p, free_end, next_room))
        return need_end;
    if (free_end)
        return free_end;
    if (need_end)
        return need_end;
    if (found.last[JF_BREAK_CHAR])
        return found.last[JF_BREAK_CHAR];
    return break_badly(p, from, &found, room);
}

// One character alone in a paragraph's last line takes company from the line before, if that stays half full (clreq: 避免孤字).
static void mend_orphan(const JfParagraph *p, int64_t room, JfCut *before, JfCut *last)
{
    if (!last->last || before->last || last->natural >= 2 * (int64_t)p->size)
        return;
    for (size_t i = before->to - 1; i > before->from; i--) {
        JfCut above = jf_cut(p, before->from, i), below = jf_cut(p, i, last->to);
        if (above.natural * 2 < room || below.natural > room)
            return;
        if (p->pieces[i].before != JF_BREAK_FREE || below.natural < 2 * (int64_t)p->size)
            continue;
        *before = above;
        *last = below;
        return;
    }
}

static void compose_line_by_line(const JfParagraph *p, int width, GArray *cuts)
{
    for (size_t from = 0; from < p->n_pieces;) {
        size_t to = find_line_end(p, from, jf_line_room(p, width, from == 0), jf_line_room(p, width, false));
        JfCut cut = jf_cut(p, from, to);
        g_array_append_val(cuts, cut);
        if (cuts->len > 1)
            mend_orphan(p, jf_line_room(p, width, false), &g_array_index(cuts, JfCut, cuts->len - 2), &cut);
        g_array_index(cuts, JfCut, cuts->len - 1) = cut;
        from = to;
    }
}

// ---- as a whole

typedef struct {
    size_t at;       // piece behind the break
    int64_t penalty; // of the best way here
    uint32_t before; // index of the break that the last line starts at
} Stop;

#define RAGGED 3000  // more than any line that can be justified
#define ORPHAN 15000 // one character alone in the last line: a ragged line above is the lesser evil
#define SHORT 1500   // hardly more than that
#define PARTED 400   // a number apart from ideographs that are not known as its unit (keeping.c)
#define HANGING 60   // a stop that hangs out of the measure
#define HYPHEN 150   // a word parted
#define LADDER 600   // hyphens at the ends of two lines in a row

// The penalty of one line; -1: it does not fit.
static int64_t judge(const JfParagraph *p, const JfCut *cut, int64_t room)
{
    int64_t hang = jf_cut_hang(p, cut, room), slack = room + hang - cut->natural, hanging = hang > 0 ? HANGING : 0;
    int64_t give = cut->end > cut->from ? p->stretch[cut->end - 1] - p->stretch[cut->from] : 0;
    int64_t take = cut->end > cut->from ? p->shrink[cut->end - 1] - p->shrink[cut->from] : 0;
    if (slack < 0) {
        int64_t ratio = take > 0 ? -slack * 100 / take : 101;
        return -slack <= take ? 50 + ratio * ratio * ratio / 1000 : -1;
    }
    if (cut->last)
        return hanging + (cut->from == 0 || cut->natural >= 2 * (int64_t)p->size ? 0
                          : cut->natural * 5 <= 8 * (int64_t)p->size             ? ORPHAN
                                                                                 : SHORT);
    if (slack > give) {
        int64_t tenths = slack * 10 / MAX(p->size, 1);
        return RAGGED + hanging + tenths * tenths * 4;
    }
    int64_t ratio = give > 0 ? slack * 100 / give : 0;
    return 20 + hanging + ratio * ratio * ratio / 1000;
}

static bool is_parted(const JfParagraph *p, size_t i)
{
    return i < p->n_pieces && p->pieces[i].before == JF_BREAK_HYPHEN;
}

static int64_t judge_break(const JfParagraph *p, size_t i)
{
    if (is_parted(p, i))
        return HYPHEN;
    if (i >= p->n_pieces || p->pieces[i].first_class != JF_CLASS_HAN)
        return 0;
    return g_unichar_isdigit(p->pieces[i - 1].last) ? PARTED : 0;
}

static bool is_stop(const JfParagraph *p, size_t i)
{
    return i == p->n_pieces || p->pieces[i].before <= JF_BREAK_HYPHEN || p->pieces[i].before == JF_BREAK_FORCED;
}

// Tries the lines that end at stop `k`, from the widest that fits to the first that is too loose. `widest` only ever moves on.
static bool find_best(const JfParagraph *p, int width, Stop *stops, uint32_t k, uint32_t *widest)
{
    Stop *stop = &stops[k];
    int64_t parted = judge_break(p, stop->at);
    stop->penalty = -1;
    for (uint32_t i = *widest; i < k; i++) {
        JfCut cut = jf_cut(p, stops[i].at, stop->at);
        int64_t room = jf_line_room(p, width, i == 0);
        int64_t penalty = judge(p, &cut, room), sum = stops[i].penalty + penalty + parted;
        if (parted == HYPHEN && is_parted(p, stops[i].at))
            sum += LADDER;
        if (penalty < 0) {
            if (stop->penalty < 0)
                *widest = i + 1;
            continue;
        }
        if (stop->penalty < 0 || sum < stop->penalty) {
            stop->penalty = sum;
            stop->before = i;
        }
        if (penalty >= RAGGED)
            break;
    }
    return stop->penalty >= 0;
}

static void collect_lines(const JfParagraph *p, const Stop *stops, uint32_t k, GArray *cuts)
{
    guint first = cuts->len, n = 0;
    for (uint32_t i = k; i > 0; i = stops[i].before)
        n++;
    g_array_set_size(cuts, first + n);
    for (uint32_t i = k; i > 0; i = stops[i].before)
        g_array_index(cuts, JfCut, first + --n) = jf_cut(p, stops[stops[i].before].at, stops[i].at);
}

// false: some piece is wider than a line, or one of the lines would be forced to end earlier than the paragraph.
static bool compose_whole(const JfParagraph *p, int width, GArray *cuts)
{
    g_autofree Stop *stops = g_new(Stop, p->n_pieces + 1);
    stops[0] = (Stop){0};
    uint32_t n = 1, widest = 0;
    for (size_t i = 1; i <= p->n_pieces; i++) {
        if (!is_stop(p, i))
            continue;
        stops[n].at = i;
        if (!find_best(p, width, stops, n, &widest))
            return false;
        if (i < p->n_pieces && p->pieces[i].before == JF_BREAK_FORCED)
            widest = n; // no line reaches over a forced end
        n++;
    }
    collect_lines(p, stops, n - 1, cuts);
    return true;
}

GArray *jf_compose(const JfParagraph *p, int width)
{
    GArray *cuts = g_array_new(FALSE, TRUE, sizeof(JfCut));
    if (p->n_pieces == 0)
        return cuts;
    if (p->style.set != JF_SET_JUSTIFY || !compose_whole(p, width, cuts))
        compose_line_by_line(p, width, cuts);
    return cuts;
}
