// SPDX-License-Identifier: MIT
// Inside of chart/: what the statistical kinds share: frame, axes, labels, keys, looks of series. Not for other folders.
#pragma once
#include "chart/drawing.h"
#include "chart/scale.h"

// The inside of a plot: the area between its axes. Opened with the whole width, and narrowed by what is set around it.
typedef struct {
    JfDrawing *d;
    const JfChart *chart;
    JfLength wanted;        // height that was asked for, 0: none
    JfLength left, top, right, bottom;
    JfLength gap;           // between words and what they name: a third of a label's size
    JfTicks ticks;          // of the axis of values
    JfValueScale scale;     // of the axis of values
    int decimals;           // of printed values
    const JfWords **numbers; // of the ticks
    bool parted;            // rows over several pages
} JfPlot;

extern const JfLength JF_GRID_LINE, JF_AXIS_LINE; // hairline of grids, line of the base

// `usual`: height where the chart says none. Sets the drawing's height, and `decimals`.
void jf_plot_open(JfPlot *p, JfDrawing *d, const JfChart *chart, JfLength usual);
void jf_plot_elastic(JfDrawing *d); // a plot of that height may as well be a fifth lower
// How values of the chart are printed: per cents rounded down, with their sign; others rounded to the nearest.
const char *jf_plot_number(const JfPlot *p, double value);
// "Resolution time (min)": what is measured and in what; NULL if neither is known.
const char *jf_plot_measure(const JfPlot *p);
// The least and greatest of all values, targets and guides; 0 too if `zero`. min and max of the chart widen it.
void jf_plot_range(const JfPlot *p, bool zero, double *low, double *high);
double jf_plot_total(const JfChartPoint *points, size_t n); // absent ones are 0

// A line of words at the top left, what is measured, as the cell or part `part`; `top` moves below it. NULL: no line.
void jf_plot_title(JfPlot *p, const char *words, int part);

// Keys in a row at the top, wrapped where they do not fit: a sign and the name. `top` moves below them.
typedef enum { JF_KEY_AREA, JF_KEY_LINE, JF_KEY_MARK, JF_KEY_STROKE } JfKeySign; // STROKE: an upright one
typedef struct { const char *name; JfPen pen; JfMarker marker; JfKeySign sign; int part; } JfKey;
void jf_plot_keys(JfPlot *p, const JfKey *keys, size_t n);

// Keys to the tones that the points have and the chart has words for: `sign` and marker of each, its pen. Adds to `keys` (room for three); how many.
size_t jf_plot_tone_keys(const JfChart *chart, JfKeySign sign, JfKey *keys);

// Ticks for values from low to high (whole: counts only), at most `most`. jf_plot_values makes room in the left margin for their numbers;
// jf_plot_grid, when `bottom` is settled, sets `scale` upwards and draws numbers and lines. jf_plot_base draws the line at 0, or at the lower end.
void jf_plot_values(JfPlot *p, double low, double high, bool whole);
void jf_plot_grid(JfPlot *p);
void jf_plot_base(const JfPlot *p, int part);

// Labels below equal places side by side, wrapped into at most two lines, else every second, third … of them; a hidden label's cell holds a small tick
// instead. `bottom` moves up. Cells (i + 1, 0) of the table. jf_plot_labels_height says what it will take, for `width` of all.
typedef struct { const JfWords **words; int n, every; JfLength height; } JfLabels;
JfLabels jf_plot_labels(const JfPlot *p, const JfChartPoint *points, int n, JfLength width);
void jf_plot_set_labels(const JfPlot *p, const JfLabels *labels, const JfChartPoint *points, const JfBands *bands);

// Rows one under the other, for bars and boxes that lie: labels at the left, wrapped; rows at least `least` high. Sets `left`, `bottom` and, with the
// axis below them, the drawing's height and how low it could be. Where they would leave the page, or less was asked for, the rows shrink towards
// `tight`; where a page is not enough the drawing can be parted between them, and the axis' numbers stand above them too. jf_plot_across: ticks along
// the lower side; `room` is kept free at the right for words behind marks.
typedef struct { JfLength top, height; const JfWords *label; } JfRow;
JfRow *jf_plot_rows(JfPlot *p, const JfChartPoint *points, int n, JfLength least, JfLength tight);
void jf_plot_across(JfPlot *p, double low, double high, bool whole, JfLength room);
void jf_plot_row_labels(const JfPlot *p, const JfChartPoint *points, const JfRow *rows, int n);
void jf_plot_across_guides(JfPlot *p, bool before); // bands (before the rows are drawn) or targets (after), upright, with their labels on top
JfLength jf_plot_guides_top(JfPlot *p);             // makes room at the top for those labels; what it took

// Guides: bands on the ground, targets as dashed lines; `right` moves left for their labels first, which also name what `more` says (names of lines).
typedef struct { JfLength y; const JfWords *words, *value; int part, value_part; } JfEndLabel; // value: behind the words, or NULL
const JfWords *jf_plot_guide_words(const JfPlot *p, const JfChartGuide *guide, JfLength width); // NULL: no label
void jf_plot_end_room(JfPlot *p, const JfEndLabel *labels, size_t n);
void jf_plot_end_labels(const JfPlot *p, JfEndLabel *labels, size_t n); // at the right of the inside, spread so that none covers another
void jf_plot_bands(const JfPlot *p);
void jf_plot_targets(const JfPlot *p);
// Paper under words that a target's line would run through, from left to right and top to bottom.
void jf_plot_clear(const JfPlot *p, JfLength left, JfLength top, JfLength right, JfLength bottom, int part);

// Looks that differ without colour: of the i-th series by role and tone; of one value by its tone over its series' look.
JfPen jf_plot_series_pen(const JfChartSeries *series, size_t i);
JfPen jf_plot_tone_pen(JfTone tone, JfPen otherwise);
JfInk jf_plot_ink_on(const JfTheme *theme, JfPen pen); // of words on it, whichever can be read better: PAPER or TEXT
JfPen jf_plot_line_pen(const JfChartSeries *series, size_t i);
JfMarker jf_plot_marker(size_t i);
JfMarker jf_plot_tone_marker(JfTone tone, JfMarker otherwise); // of one value: good and neutral as its series, warn a triangle, bad a cross
JfPen jf_plot_tone_mark(JfTone tone, JfPen otherwise);         // … and how it is drawn

const JfChartSeries *jf_plot_longest(const JfChart *chart);
// Are the words broken between words only (or between ideographs)?
bool jf_plot_wraps(const JfPlot *p, const char *text, JfTextStyle style, JfLength width);
