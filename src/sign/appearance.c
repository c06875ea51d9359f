// SPDX-License-Identifier: MIT
// The stamp: laid out on a canvas of its own at natural sizes, then set smaller as a whole until it fits its field.
#include "sign/appearance.h"
#include "base/number.h"
#include "text/outline.h"
#include <math.h>
#include <string.h>

// Units of the canvas as in the layout: 1/1024 pt, y downwards from the frame's top left.
#define PT(x) ((int)((x) * 1024))
#define EM 500                 // steps of a glyph's outline: 1/500 em is 0.026 pt in the largest of our sizes
#define MARGIN PT(1.5)         // field to frame
#define PAD PT(6)              // frame to text
#define TOP PT(3.5)
#define BOTTOM PT(3)
#define TAG_PAD PT(3.5)
#define TAG_HEIGHT PT(10)
#define SMALLEST 0.66          // of the natural size; what still does not fit then is cut
#define LARGEST 1.3
#define STEP 0.94

typedef enum { ROW_TITLE, ROW_NAME, ROW_OFFICE, ROW_TIME, ROW_WORDS, ROWS } RowId;

typedef struct {
    int size, leading, before;
    bool bold;
    JfInk ink;
    size_t lines;              // at most
} RowStyle;

static const RowStyle row_styles[ROWS] = {
    [ROW_TITLE] = {PT(7), PT(10), 0, true, JF_INK_ACCENT, 1},
    [ROW_NAME] = {PT(13), PT(16), PT(2), true, JF_INK_TEXT, 1},
    [ROW_OFFICE] = {PT(6.5), PT(8.5), PT(0.5), false, JF_INK_MUTED, 2},
    [ROW_TIME] = {PT(6.5), PT(8.5), 0, false, JF_INK_MUTED, 1},
    [ROW_WORDS] = {PT(7), PT(9), PT(1.5), false, JF_INK_TEXT, 60},
};

// Which row goes first where not even shortened ones have room: the rest is still in the signature dictionary.
static const RowId drop_order[] = {ROW_WORDS, ROW_OFFICE, ROW_TITLE, ROW_TIME};

typedef struct {
    const char *text;
    JfParagraph *paragraph;    // NULL: not shown
    JfLine *lines;
    size_t n;
} Row;

typedef struct {
    const JfStamp *stamp;
    const JfTheme *theme;
    JfFonts *fonts;
    JfArena *arena;
    JfDiags *diags;
    Row row[ROWS];
    JfLine *mark;              // NULL: not shown
    double scale;              // of the canvas onto the page
    int width, height;         // of the canvas at that scale
} Stamp;

// ---- setting

static JfParagraph *shape(const Stamp *s, const RowStyle *style, const char *text)
{
    const JfSpan span = {.kind = JF_SPAN_TEXT, .text = text, .length = strlen(text), .bold = style->bold, .size = style->size,
                         .lang = s->stamp->language == JF_LANGUAGE_ZH ? "zh-CN" : "en"};
    const JfParagraphStyle paragraph = {.family = s->theme->family, .leading = style->leading, .set = JF_SET_START};

    return jf_paragraph_new(s->arena, s->fonts, &paragraph, &span, 1, s->diags);
}

static bool shape_rows(Stamp *s)
{
    const char *const texts[ROWS] = {s->stamp->title, s->stamp->name, s->stamp->office, s->stamp->time, s->stamp->words};
    static const RowStyle mark = {PT(5.5), TAG_HEIGHT, 0, true, JF_INK_PAPER, 1};

    for (int i = 0; i < ROWS; i++) {
        s->row[i].text = texts[i];
        if (*texts[i] && !(s->row[i].paragraph = shape(s, &row_styles[i], texts[i])))
            return false;
    }
    JfParagraph *paragraph = shape(s, &mark, s->stamp->mark);
    size_t n = 0;
    if (paragraph)
        s->mark = jf_paragraph_break(s->arena, paragraph, PT(500), &n);
    return paragraph != NULL;
}

static int tag_width(const Stamp *s)
{
    return s->mark ? s->mark[0].width + 2 * TAG_PAD : 0;
}

static int row_width(const Stamp *s, RowId id)
{
    return MAX(s->width - 2 * PAD - (id == ROW_TITLE ? tag_width(s) - PAD + TAG_PAD : 0), PT(4));
}

static int content_height(const Stamp *s)
{
    int height = TOP + BOTTOM;

    for (int i = 0; i < ROWS; i++)
        if (s->row[i].n)
            height += row_styles[i].before + (int)s->row[i].n * row_styles[i].leading;
    return height;
}

static void set_scale(Stamp *s, double width, double height, double scale)
{
    s->scale = scale;
    s->width = (int)((width * 1024 - 2 * MARGIN) / scale);
    s->height = (int)((height * 1024 - 2 * MARGIN) / scale);
}

// Breaks every row; false: some row needs more lines than it may have, or all together more height.
static bool break_rows(Stamp *s)
{
    bool fits = true;

    for (int i = 0; i < ROWS; i++) {
        Row *row = &s->row[i];
        row->n = 0;
        if (row->paragraph)
            row->lines = jf_paragraph_break(s->arena, row->paragraph, row_width(s, (RowId)i), &row->n);
        fits = fits && row->n <= row_styles[i].lines;
    }
    return fits && content_height(s) <= s->height;
}

// Shortens a row to `most` lines, the last ending in an ellipsis.
static void cut_row(Stamp *s, RowId id, size_t most)
{
    Row *row = &s->row[id];
    size_t keep = 0, n = row->n;

    if (row->n <= most)
        return;
    for (size_t i = 0; i < most; i++)
        for (int k = 0; k < row->lines[i].n_runs; k++)
            keep += (size_t)row->lines[i].runs[k].n_bytes;
    while (n > most && keep > 0) {
        keep = (size_t)(g_utf8_find_prev_char(row->text, row->text + keep) - row->text);
        g_autofree char *kept = g_strchomp(g_strndup(row->text, keep));
        g_autofree char *text = g_strconcat(kept, "…", NULL);
        JfParagraph *paragraph = shape(s, &row_styles[id], jf_arena_strdup(s->arena, text));
        if (!paragraph)
            break;
        row->lines = jf_paragraph_break(s->arena, paragraph, row_width(s, id), &n);
    }
    row->n = n > most ? 0 : n;
}

static void drop_row(Stamp *s, RowId id)
{
    s->row[id].n = 0;
    if (id == ROW_TITLE)
        s->mark = NULL;
}

// At the smallest scale: cuts what is too long, then leaves out what has no room.
static void squeeze(Stamp *s)
{
    for (int i = 0; i < ROW_WORDS; i++)
        cut_row(s, (RowId)i, row_styles[i].lines);
    Row *words = &s->row[ROW_WORDS];
    int rest = s->height - content_height(s) + (int)words->n * row_styles[ROW_WORDS].leading;
    if (rest >= row_styles[ROW_WORDS].leading)
        cut_row(s, ROW_WORDS, (size_t)(rest / row_styles[ROW_WORDS].leading));
    for (size_t i = 0; i < G_N_ELEMENTS(drop_order) && content_height(s) > s->height; i++)
        drop_row(s, drop_order[i]);
}

static void fit(Stamp *s, double width, double height)
{
    for (double scale = LARGEST; scale > SMALLEST; scale *= STEP) {
        set_scale(s, width, height, scale);
        if (break_rows(s))
            return;
    }
    set_scale(s, width, height, SMALLEST);
    break_rows(s);
    squeeze(s);
    if (content_height(s) > s->height) // a name alone, in a field lower than it
        set_scale(s, width, height, SMALLEST * s->height / content_height(s));
}

// ---- drawing

static void add_number(GString *out, double value)
{
    jf_number_append(out, value, 2);
    g_string_append_c(out, ' ');
}

static void add_colour(GString *out, JfColour colour, const char *operator)
{
    for (int shift = 16; shift >= 0; shift -= 8) {
        jf_number_append(out, (double)(colour >> shift & 0xff) / 255, 3);
        g_string_append_c(out, ' ');
    }
    g_string_append_printf(out, "%s\n", operator);
}

// Canvas to field.
static double to_x(const Stamp *s, int x)
{
    return ((double)MARGIN + x * s->scale) / 1024;
}

static double to_y(const Stamp *s, int y)
{
    return ((double)MARGIN + (s->height - y) * s->scale) / 1024;
}

static char *put_int(char *at, int value)
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

// A path in steps of 1/EM em. Sub-paths are not closed: filling does that.
static void add_path(GString *out, const GArray *path, double unit)
{
    int last[2] = {0, 0};

    for (guint i = 0; i < path->len; i++) {
        const JfOutlineSegment *segment = &g_array_index(path, JfOutlineSegment, i);
        char text[96], *at = text;
        int x = (int)lround(segment->x[2] / unit), y = (int)lround(segment->y[2] / unit);
        if (segment->kind == JF_OUTLINE_CLOSE || (segment->kind == JF_OUTLINE_LINE && x == last[0] && y == last[1]))
            continue;
        for (int k = 0; segment->kind == JF_OUTLINE_CURVE && k < 2; k++)
            at = put_int(put_int(at, (int)lround(segment->x[k] / unit)), (int)lround(segment->y[k] / unit));
        at = put_int(put_int(at, last[0] = x), last[1] = y);
        *at++ = segment->kind == JF_OUTLINE_MOVE ? 'm' : segment->kind == JF_OUTLINE_LINE ? 'l' : 'c';
        *at++ = '\n';
        g_string_append_len(out, text, at - text);
    }
}

static void add_run(const Stamp *s, const JfRun *run, int x, int y, GArray *path, GString *out)
{
    double unit = (double)run->size / EM;

    for (int i = 0; run->font && i < run->n_glyphs; i++) {
        const JfGlyph *glyph = &run->glyphs[i];
        g_array_set_size(path, 0);
        jf_outline_glyph(run->font, glyph->glyph, path);
        if (path->len == 0)
            continue;
        g_autoptr(GString) scale = g_string_new(NULL);
        jf_number_append(scale, unit * s->scale / 1024, 5);
        g_string_append_printf(out, "q %s 0 0 %s ", scale->str, scale->str);
        add_number(out, to_x(s, x + run->x + glyph->x));
        add_number(out, to_y(s, y + glyph->y));
        g_string_append(out, "cm\n");
        add_path(out, path, unit);
        g_string_append(out, "f Q\n");
    }
}

static void add_line(const Stamp *s, const JfLine *line, int x, int y, GArray *path, GString *out)
{
    for (int i = 0; i < line->n_runs; i++)
        add_run(s, &line->runs[i], x + line->x, y + line->baseline, path, out);
}

static void add_rectangle(const Stamp *s, int x, int y, int width, int height, const char *operator, GString *out)
{
    add_number(out, to_x(s, x));
    add_number(out, to_y(s, y + height));
    add_number(out, width * s->scale / 1024);
    add_number(out, height * s->scale / 1024);
    g_string_append_printf(out, "re %s\n", operator);
}

static JfColour accent(const Stamp *s)
{
    return s->theme->ink[s->stamp->returned ? JF_INK_BAD : JF_INK_ACCENT];
}

// A hairline frame, and at its top right the tag that tells a signature made by a key from a picture of one.
static void draw_frame(const Stamp *s, GArray *path, GString *out)
{
    int width = tag_width(s);

    g_string_append(out, "0.5 w\n");
    add_colour(out, accent(s), "RG");
    add_rectangle(s, 0, 0, s->width, s->height, "S", out);
    if (!s->mark)
        return;
    add_colour(out, accent(s), "rg");
    add_rectangle(s, s->width - width, 0, width, TAG_HEIGHT, "f", out);
    add_colour(out, s->theme->ink[JF_INK_PAPER], "rg");
    add_line(s, &s->mark[0], s->width - width + TAG_PAD, 0, path, out);
}

static void draw_rows(const Stamp *s, GArray *path, GString *out)
{
    int y = TOP, spare = MAX(s->height - content_height(s), 0);

    for (int i = 0; i < ROWS; i++) {
        const Row *row = &s->row[i];
        if (row->n == 0)
            continue;
        y += row_styles[i].before + (i == ROW_NAME ? spare * 2 / 5 : i == ROW_WORDS ? spare / 5 : 0);
        add_colour(out, i == ROW_TITLE ? accent(s) : s->theme->ink[row_styles[i].ink], "rg");
        for (size_t k = 0; k < row->n; k++, y += row_styles[i].leading)
            add_line(s, &row->lines[k], PAD, y, path, out);
    }
}

bool jf_stamp_draw(const JfStamp *stamp, double width, double height, const JfTheme *theme, JfFonts *fonts, GString *out, JfDiags *diags)
{
    g_autoptr(JfArena) arena = jf_arena_new();
    g_autoptr(GArray) path = g_array_sized_new(FALSE, FALSE, sizeof(JfOutlineSegment), 256);
    Stamp s = {.stamp = stamp, .theme = theme, .fonts = fonts, .arena = arena, .diags = diags};

    if (!shape_rows(&s))
        return false;
    if (width < 12 || height < 6) // a field that is not meant to be seen
        return true;
    fit(&s, width, height);
    draw_frame(&s, path, out);
    draw_rows(&s, path, out);
    return true;
}

const JfPdfValue *jf_stamp_form(JfArena *arena, double width, double height, const GString *content)
{
    JfPdfValue *dict = jf_pdf_new_dict(arena);

    jf_pdf_set(arena, dict, "Type", jf_pdf_new_name(arena, "XObject"));
    jf_pdf_set(arena, dict, "Subtype", jf_pdf_new_name(arena, "Form"));
    jf_pdf_set(arena, dict, "BBox", jf_pdf_new_numbers(arena, (double[]){0, 0, width, height}, 4));
    jf_pdf_set(arena, dict, "Resources", jf_pdf_new_dict(arena));
    return jf_pdf_new_deflated(arena, dict, content->str, content->len);
}
