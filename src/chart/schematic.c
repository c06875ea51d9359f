// SPDX-License-Identifier: MIT
// What the schematic kinds share: signs, heads of tables, arrows, and whether words fit their lines.
#include "chart/schematic.h"
#include "base/number.h"

JfMarker jf_schematic_marker(JfTone tone)
{
    switch (tone) {
    case JF_TONE_GOOD: return JF_MARKER_DIAMOND;
    case JF_TONE_WARN: return JF_MARKER_TRIANGLE;
    case JF_TONE_BAD: return JF_MARKER_SQUARE;
    case JF_TONE_INFO:
    case JF_TONE_NEUTRAL: break;
    }
    return JF_MARKER_CIRCLE;
}

void jf_schematic_mark(JfDrawing *d, JfTone tone, JfLength x, JfLength y, JfLength size, int part)
{
    const JfPen pen = {.fill = {jf_chart_tone_ink(tone), 100}, .stroke = {JF_INK_PAPER, 100}, .line = JF_PT(0.6)};
    jf_draw_marker(d, jf_schematic_marker(tone), x, y, tone == JF_TONE_NEUTRAL || tone == JF_TONE_INFO ? size : size + size / 4, pen, part);
}

JfLength jf_schematic_keys(JfDrawing *d, const JfChart *chart, unsigned used, JfSignFunction sign, JfLength left, JfLength y)
{
    static const JfTone tones[] = {JF_TONE_GOOD, JF_TONE_WARN, JF_TONE_BAD};
    const char *const names[] = {chart->good_label, chart->warn_label, chart->bad_label};
    const JfLength leading = jf_leading(d, JF_STYLE_LABEL), side = JF_PT(8);
    JfLength x = left, end = y;
    for (size_t i = 0; i < G_N_ELEMENTS(tones); i++) {
        if (names[i] == NULL || (used & 1u << tones[i]) == 0)
            continue;
        const JfWords *words = jf_words_cut(d, names[i], JF_STYLE_LABEL, false, JF_INK_TEXT, d->width - left - side - JF_PT(4));
        if (x > left && x + side + JF_PT(4) + words->width > d->width)
            x = left, y += leading;
        const JfLength middle = y + leading / 2;
        if (sign != NULL)
            sign(d, tones[i], x, middle - side / 2, side);
        else
            jf_schematic_mark(d, tones[i], x + side / 2, middle, JF_PT(5), JF_PART_FIGURE);
        jf_draw_words(d, words, x + side + JF_PT(4), middle, JF_H_LEFT, JF_V_MIDDLE, JF_PART_FIGURE);
        x += side + JF_PT(4) + words->width + 2 * side;
        end = y + leading;
    }
    return end;
}

const char *jf_schematic_zone(JfDrawing *d, const char *name, const JfZone *zone, JfInstant at)
{
    g_autofree char *offset = jf_instant_format(at, zone, "%z");
    return name != NULL ? jf_arena_printf(d->arena, "%s (UTC%s)", name, offset) : "UTC";
}

void jf_schematic_heads(JfDrawing *d, const JfChart *chart, const char *const *names, int n)
{
    for (int i = 0; i < n; i++)
        jf_cell_text(d, 0, i, (size_t)i < chart->n_columns ? chart->columns[i] : names[i]);
}

static bool is_letter(char c)
{
    return g_ascii_isalnum(c);
}

bool jf_schematic_broken(const JfWords *words)
{
    for (size_t i = 1; words->lines != NULL && i < words->n_lines; i++) {
        const JfLine *above = &words->lines[i - 1], *below = &words->lines[i];
        if (above->n_runs == 0 || below->n_runs == 0)
            continue;
        const JfRun *end = &above->runs[above->n_runs - 1], *begin = &below->runs[0];
        if (end->n_bytes > 0 && begin->n_bytes > 0 && is_letter(end->text[end->n_bytes - 1]) && is_letter(begin->text[0]))
            return true;
    }
    return false;
}

static void draw_head(JfDrawing *d, JfLength x1, JfLength x2, JfLength y, JfPen pen, int part)
{
    const JfLength back = x2 >= x1 ? -JF_PT(4.5) : JF_PT(4.5);
    const JfLength head[][2] = {{x2, y}, {x2 + back, y - JF_PT(2.1)}, {x2 + back, y + JF_PT(2.1)}};
    jf_draw_polygon(d, head, 3, true, (JfPen){.fill = pen.stroke}, part);
}

void jf_schematic_arrow(JfDrawing *d, JfLength x1, JfLength y1, JfLength x2, JfLength y2, JfPen pen, int part)
{
    const JfLength end = x2 + (x2 >= x1 ? -JF_PT(3.5) : JF_PT(3.5)), middle = (x1 + x2) / 2;
    const JfLength points[][2] = {{x1, y1}, {middle, y1}, {middle, y2}, {end, y2}};
    if (y1 == y2)
        jf_draw_line(d, x1, y1, end, y2, pen, part);
    else
        jf_draw_polygon(d, points, 4, false, pen, part);
    draw_head(d, x1, x2, y2, pen, part);
}

const char *jf_schematic_number(JfDrawing *d, double value)
{
    g_autoptr(GString) out = g_string_new(NULL);
    jf_number_append(out, value, 2);
    return jf_arena_strndup(d->arena, out->str, out->len);
}
