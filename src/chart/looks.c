// SPDX-License-Identifier: MIT
// Looks of series and values: told apart by shade, hatch, dash and shape first, by colour besides.
#include "chart/plot.h"

JfPen jf_plot_tone_pen(JfTone tone, JfPen otherwise)
{
    switch (tone) {
    case JF_TONE_GOOD: return jf_pen_fill(JF_INK_GOOD, 60);
    case JF_TONE_WARN: return (JfPen){.fill = {JF_INK_WARN, 14}, .stroke = {JF_INK_WARN, 100}, .line = JF_PT(0.5), .hatch = JF_HATCH_UP};
    case JF_TONE_BAD: return jf_pen_fill(JF_INK_BAD, 100);
    case JF_TONE_INFO:
    case JF_TONE_NEUTRAL: break;
    }
    return otherwise;
}

JfPen jf_plot_series_pen(const JfChartSeries *series, size_t i)
{
    static const JfPen pens[] = {
        {.fill = {JF_INK_ACCENT, 82}},
        {.fill = {JF_INK_ACCENT, 34}},
        {.fill = {JF_INK_PAPER, 100}, .stroke = {JF_INK_ACCENT, 100}, .line = JF_PT(0.5), .hatch = JF_HATCH_UP},
        {.fill = {JF_INK_MUTED, 62}},
        {.fill = {JF_INK_MUTED, 16}, .stroke = {JF_INK_MUTED, 100}, .line = JF_PT(0.5), .hatch = JF_HATCH_DOWN},
        {.fill = {JF_INK_MUTED, 26}},
        {.fill = {JF_INK_PAPER, 100}, .stroke = {JF_INK_TEXT, 90}, .line = JF_PT(0.5), .hatch = JF_HATCH_CROSS},
        {.fill = {JF_INK_TEXT, 100}},
        {.fill = {JF_INK_ACCENT, 14}, .stroke = {JF_INK_ACCENT, 100}, .line = JF_PT(1.2)},
        {.fill = {JF_INK_ACCENT, 34}, .stroke = {JF_INK_ACCENT, 100}, .line = JF_PT(0.5), .hatch = JF_HATCH_DOWN},
        {.fill = {JF_INK_MUTED, 62}, .stroke = {JF_INK_PAPER, 100}, .line = JF_PT(0.5), .hatch = JF_HATCH_UP},
        {.fill = {JF_INK_PAPER, 100}, .stroke = {JF_INK_TEXT, 100}, .line = JF_PT(1.2)},
    };
    const JfPen pen = pens[i % G_N_ELEMENTS(pens)];
    if (series->role == JF_SERIES_TARGET)
        return (JfPen){.fill = {JF_INK_PAPER, 100}, .stroke = {JF_INK_TEXT, 100}, .line = JF_PT(0.7)};
    if (series->role == JF_SERIES_PREVIOUS)
        return jf_pen_fill(JF_INK_MUTED, 32);
    return jf_plot_tone_pen(series->tone, pen);
}

JfInk jf_plot_ink_on(const JfTheme *theme, JfPen pen)
{
    const JfColour ground = jf_shade_colour(theme, pen.fill);
    const bool dark = jf_theme_contrast(ground, theme->ink[JF_INK_PAPER]) > jf_theme_contrast(ground, theme->ink[JF_INK_TEXT]);
    return pen.hatch == JF_HATCH_NONE && dark ? JF_INK_PAPER : JF_INK_TEXT;
}

JfPen jf_plot_line_pen(const JfChartSeries *series, size_t i)
{
    static const struct {
        JfInk ink;
        int share;
    } inks[] = {{JF_INK_ACCENT, 100}, {JF_INK_MUTED, 100}, {JF_INK_ACCENT, 55}, {JF_INK_TEXT, 100}, {JF_INK_MUTED, 60}};
    JfPen pen = jf_pen_line(inks[i % G_N_ELEMENTS(inks)].ink, inks[i % G_N_ELEMENTS(inks)].share, i == 0 ? JF_PT(1.5) : JF_PT(1.1));
    pen.round = true;
    if (series->role == JF_SERIES_TARGET) {
        pen = jf_pen_line(JF_INK_TEXT, 100, JF_PT(0.8));
        pen.dash = JF_PT(3.5), pen.gap = JF_PT(2);
    } else if (series->role == JF_SERIES_PREVIOUS) {
        pen.stroke = (JfShade){JF_INK_MUTED, 55};
        pen.line = JF_PT(1);
    } else if (series->tone != JF_TONE_NEUTRAL) {
        pen.stroke = (JfShade){jf_chart_tone_ink(series->tone), 100};
    }
    return pen;
}

JfMarker jf_plot_marker(size_t i)
{
    static const JfMarker markers[] = {JF_MARKER_CIRCLE, JF_MARKER_SQUARE, JF_MARKER_TRIANGLE, JF_MARKER_DIAMOND, JF_MARKER_CROSS};
    return markers[(i + i / G_N_ELEMENTS(markers)) % G_N_ELEMENTS(markers)]; // the inks of lines begin again after as many
}

JfMarker jf_plot_tone_marker(JfTone tone, JfMarker otherwise)
{
    return tone == JF_TONE_BAD ? JF_MARKER_CROSS : tone == JF_TONE_WARN ? JF_MARKER_TRIANGLE : otherwise;
}

JfPen jf_plot_tone_mark(JfTone tone, JfPen otherwise)
{
    if (tone == JF_TONE_BAD)
        return jf_pen_line(JF_INK_BAD, 100, JF_PT(1.7));
    if (tone == JF_TONE_WARN)
        return (JfPen){.fill = {JF_INK_PAPER, 100}, .stroke = {JF_INK_WARN, 100}, .line = JF_PT(1.1)};
    return tone == JF_TONE_GOOD ? jf_pen_fill(JF_INK_GOOD, 100) : otherwise;
}

static bool has_tone(const JfChart *chart, JfTone tone)
{
    for (size_t s = 0; s < chart->n_series; s++)
        for (size_t i = 0; i < chart->series[s].n_points; i++)
            if (chart->series[s].points[i].tone == tone)
                return true;
    return false;
}

size_t jf_plot_tone_keys(const JfChart *chart, JfKeySign sign, JfKey *keys)
{
    static const JfTone tones[] = {JF_TONE_GOOD, JF_TONE_WARN, JF_TONE_BAD};
    const char *const names[] = {chart->good_label, chart->warn_label, chart->bad_label};
    const JfPen plain = jf_pen_fill(JF_INK_ACCENT, 100);
    size_t n = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(tones); i++)
        if (names[i] != NULL && has_tone(chart, tones[i]))
            keys[n++] = (JfKey){.name = names[i],
                                .pen = sign == JF_KEY_MARK ? jf_plot_tone_mark(tones[i], plain) : jf_plot_tone_pen(tones[i], plain),
                                .marker = jf_plot_tone_marker(tones[i], JF_MARKER_CIRCLE),
                                .sign = sign,
                                .part = JF_PART_FIGURE};
    return n;
}

const JfChartSeries *jf_plot_longest(const JfChart *chart)
{
    const JfChartSeries *longest = chart->series;
    for (size_t s = 1; s < chart->n_series; s++)
        if (chart->series[s].n_points > longest->n_points)
            longest = &chart->series[s];
    return longest;
}
