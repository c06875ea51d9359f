// SPDX-License-Identifier: MIT
// The stamp: laid out on a canvas of its own at natural sizes, then set smaller as a whole until it fits its field.
#include "sign/appearance.h"
#include "base/number.h"
#include "sign/path.h"
#include <string.h>

// Units of the canvas as in the layout: 1/1024 pt, y downwards from the frame's top left.
#define PT(x) ((int)((x)*1024))
#define MARGIN PT(1.5) // field to frame
#define PAD PT(6)      // frame to text
#define TOP PT(3.5)
#define BOTTOM PT(3)
#define TAG_PAD PT(3.5)
#define TAG_HEIGHT PT(10)
#define LARGEST 1.3 // of the natural size
#define TALL_SMALLEST 0.8
#define FLAT_LARGEST 1.0
#define SMALLEST 0.64 // what still does not fit then is cut
#define SHRINK 0.94

typedef enum { ROW_TITLE, ROW_NAME, ROW_OFFICE, ROW_TIME, ROW_WORDS, ROWS } RowId;

typedef struct {
    int size, leading, before;
    bool bold;
    JfInk ink;
    size_t lines; // at most
} RowStyle;

// Two forms: tall, with the name in a line of its own, and flat, where the office stands behind the name.
typedef enum { TALL, FLAT } Form;
static const RowStyle row_styles[2][ROWS] =
    {
        [TALL] =
            {
                [ROW_TITLE] = {PT(7), PT(10), 0, true, JF_INK_ACCENT, 1},
                [ROW_NAME] = {PT(13), PT(16), PT(2), true, JF_INK_TEXT, 1},
                [ROW_OFFICE] = {PT(6.5), PT(8.5), PT(0.5), false, JF_INK_MUTED, 2},
                [ROW_TIME] = {PT(6.5), PT(8.5), 0, false, JF_INK_MUTED, 1},
                [ROW_WORDS] = {PT(7), PT(9), PT(1.5), false, JF_INK_TEXT, 60},
            },
        [FLAT] =
            {
                [ROW_TITLE] = {PT(7), PT(9.5), 0, true, JF_INK_ACCENT, 1},
                [ROW_NAME] = {PT(10.5), PT(12.5), PT(0.5), true, JF_INK_TEXT, 1},
                [ROW_OFFICE] = {PT(6.5), PT(8), 0, false, JF_INK_MUTED, 0},
                [ROW_TIME] = {PT(6.5), PT(8), 0, false, JF_INK_MUTED, 1},
                [ROW_WORDS] = {PT(7), PT(8.5), PT(1), false, JF_INK_TEXT, 60},
            },
};
static const RowStyle mark_style = {PT(5.5), TAG_HEIGHT, 0, true, JF_INK_PAPER, 1};

// Which row goes first where not even shortened ones have room: all of it is still in the signature dictionary.
static const RowId drop_order[] = {ROW_WORDS, ROW_OFFICE, ROW_TITLE, ROW_TIME};

typedef struct {
    JfSpan span[2]; // in FLAT the name's second one is the office
    size_t n_spans;
    JfParagraph *paragraph; // NULL: not shown
    JfLine *lines;
    size_t n;
} Row;

typedef struct {
    const JfStamp *stamp;
    const JfTheme *theme;
    JfFonts *fonts;
    JfArena *arena;
    JfDiags *diags;
    Form form;
    Row row[ROWS];
    JfLine *mark;      // NULL: not shown
    double scale;      // of the canvas onto the page
    int width, height; // of the canvas at that scale
} Stamp;

// ---- setting

static const RowStyle *style_of(const Stamp *s, int id)
{
    return &row_styles[s->form][id];
}

static JfColour colour_of(const Stamp *s, JfInk ink)
{
    return s->theme->ink[ink == JF_INK_ACCENT && s->stamp->returned ? JF_INK_BAD : ink];
}

static JfSpan new_span(const Stamp *s, const RowStyle *style, const char *text)
{
    return (JfSpan){.kind = JF_SPAN_TEXT,
                    .text = text,
                    .length = strlen(text),
                    .bold = style->bold,
                    .size = style->size,
                    .colour = colour_of(s, style->ink),
                    .lang = s->stamp->language == JF_LANGUAGE_ZH ? "zh-CN" : "en"};
}

static JfParagraph *shape(const Stamp *s, int leading, const JfSpan *spans, size_t n)
{
    const JfParagraphStyle style = {.family = s->theme->family, .leading = leading, .set = JF_SET_START};

    return jf_paragraph_new(s->arena, s->fonts, &style, spans, n, s->diags);
}

static bool shape_rows(Stamp *s, Form form)
{
    const char *const texts[ROWS] = {s->stamp->title, s->stamp->name, s->stamp->office, s->stamp->time, s->stamp->words};

    s->form = form;
    for (int i = 0; i < ROWS; i++) {
        Row *row = &s->row[i];
        *row = (Row){.span[0] = new_span(s, style_of(s, i), texts[i]), .n_spans = 1};
        if (form == FLAT && i == ROW_NAME && *s->stamp->office)
            row->span[row->n_spans++] = new_span(s, style_of(s, ROW_OFFICE), jf_arena_printf(s->arena, "  %s", s->stamp->office));
        bool shown = *texts[i] && style_of(s, i)->lines > 0;
        if (shown && !(row->paragraph = shape(s, style_of(s, i)->leading, row->span, row->n_spans)))
            return false;
    }
    return true;
}

static bool shape_mark(Stamp *s)
{
    const JfSpan span = new_span(s, &mark_style, s->stamp->mark);
    JfParagraph *paragraph = shape(s, mark_style.leading, &span, 1);
    size_t n;

    if (paragraph)
        s->mark = jf_paragraph_break(s->arena, paragraph, PT(500), &n);
    return paragraph != NULL;
}

static int tag_width(const Stamp *s)
{
    return s->mark ? s->mark[0].width + 2 * TAG_PAD : 0;
}

static int row_width(const Stamp *s, int id)
{
    int width = s->width - 2 * PAD;

    if (id == ROW_TITLE)
        width = s->width - PAD - TAG_PAD - tag_width(s);
    return MAX(width, PT(4));
}

static int content_height(const Stamp *s)
{
    int height = TOP + BOTTOM;

    for (int i = 0; i < ROWS; i++)
        if (s->row[i].n)
            height += style_of(s, i)->before + (int)s->row[i].n * style_of(s, i)->leading;
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
            row->lines = jf_paragraph_break(s->arena, row->paragraph, row_width(s, i), &row->n);
        fits = fits && row->n <= style_of(s, i)->lines;
    }
    return fits && content_height(s) <= s->height;
}

static size_t bytes_of(const Row *row, size_t n_lines)
{
    size_t bytes = 0;

    for (size_t i = 0; i < n_lines; i++)
        for (int k = 0; k < row->lines[i].n_runs; k++)
            bytes += (size_t)row->lines[i].runs[k].n_bytes;
    return bytes;
}

// The row's spans up to `keep` bytes of their joined text, less one more character, with an ellipsis. Returns what was kept.
static size_t shorten(const Stamp *s, const Row *row, size_t keep, JfSpan out[2], size_t *n)
{
    size_t before = row->n_spans > 1 && keep > row->span[0].length ? row->span[0].length : 0;
    const JfSpan *last = &row->span[before ? 1 : 0];
    const char *end = g_utf8_find_prev_char(last->text, last->text + (keep - before));
    size_t length = end ? (size_t)(end - last->text) : 0;
    const char *ellipsis = s->stamp->language == JF_LANGUAGE_ZH ? "…" : "...";

    out[0] = row->span[0];
    *n = before ? 2 : 1;
    g_autofree char *kept = g_strchomp(g_strndup(last->text, length));
    out[*n - 1] = *last;
    out[*n - 1].text = jf_arena_printf(s->arena, "%s%s", kept, ellipsis);
    out[*n - 1].length = strlen(out[*n - 1].text);
    return before + length;
}

// Shortens a row to one line. Words may be cut through, which a paragraph would only carry over to its next line.
static void cut_to_line(Stamp *s, int id)
{
    Row *row = &s->row[id];
    int width = row_width(s, id), natural = jf_paragraph_max_width(row->paragraph);
    size_t length = row->span[0].length + (row->n_spans > 1 ? row->span[1].length : 0);
    // Not far above what will fit, so that few tries are needed.
    size_t keep = natural > width ? MIN(length, (size_t)((double)length * width / natural) + 8) : length;

    row->n = 0;
    while (keep > 0 && row->n == 0) {
        JfSpan spans[2];
        size_t n_spans, n;
        keep = shorten(s, row, keep, spans, &n_spans);
        spans[0].nobreak = spans[1].nobreak = true;
        JfParagraph *paragraph = shape(s, style_of(s, id)->leading, spans, n_spans);
        if (!paragraph || jf_paragraph_max_width(paragraph) > width)
            continue;
        row->lines = jf_paragraph_break(s->arena, paragraph, width, &n);
        row->n = n == 1;
    }
}

// Shortens a row to `most` lines, the last ending in an ellipsis.
static void cut_row(Stamp *s, int id, size_t most)
{
    Row *row = &s->row[id];
    size_t n = row->n;

    if (n <= most)
        return;
    if (most == 1) {
        cut_to_line(s, id);
        return;
    }
    for (size_t keep = bytes_of(row, most); n > most && keep > 0;) {
        JfSpan spans[2];
        size_t n_spans;
        keep = shorten(s, row, keep, spans, &n_spans);
        JfParagraph *paragraph = shape(s, style_of(s, id)->leading, spans, n_spans);
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
        cut_row(s, i, style_of(s, i)->lines);
    Row *words = &s->row[ROW_WORDS];
    int leading = style_of(s, ROW_WORDS)->leading, rest = s->height - content_height(s) + (int)words->n * leading;
    if (rest >= leading)
        cut_row(s, ROW_WORDS, (size_t)(rest / leading));
    for (size_t i = 0; i < G_N_ELEMENTS(drop_order) && content_height(s) > s->height; i++)
        drop_row(s, drop_order[i]);
}

static bool try_form(Stamp *s, Form form, double width, double height, double largest, double smallest, bool *fits)
{
    *fits = false;
    if (!shape_rows(s, form))
        return false;
    for (double scale = largest; !*fits && scale >= smallest; scale *= SHRINK) {
        set_scale(s, width, height, scale);
        *fits = break_rows(s);
    }
    return true;
}

// false: a character has no glyph.
static bool fit(Stamp *s, double width, double height)
{
    // The tall form first, then the flat one before the tall one gets hard to read.
    static const struct {
        Form form;
        double largest, smallest;
    } tries[] = {{TALL, LARGEST, TALL_SMALLEST}, {FLAT, FLAT_LARGEST, SMALLEST}, {TALL, TALL_SMALLEST, SMALLEST}};
    bool fits;

    if (!shape_mark(s))
        return false;
    for (size_t i = 0; i < G_N_ELEMENTS(tries); i++) {
        if (!try_form(s, tries[i].form, width, height, tries[i].largest, tries[i].smallest, &fits))
            return false;
        if (fits)
            return true;
    }
    if (!shape_rows(s, FLAT))
        return false;
    set_scale(s, width, height, SMALLEST);
    break_rows(s);
    squeeze(s);
    if (content_height(s) > s->height) // a name alone, in a field lower than it
        set_scale(s, width, height, SMALLEST * s->height / content_height(s));
    return true;
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

static void add_run(const Stamp *s, const JfRun *run, int x, int y, JfPath *path, GString *out)
{
    for (int i = 0; run->font && i < run->n_glyphs; i++) {
        const JfGlyph *glyph = &run->glyphs[i];
        gsize before = out->len;
        g_string_append(out, "q " JF_PATH_STEP_TEXT " 0 0 " JF_PATH_STEP_TEXT " ");
        add_number(out, to_x(s, x + run->x + glyph->x));
        add_number(out, to_y(s, y + glyph->y));
        g_string_append(out, "cm\n");
        if (jf_path_add_glyph(path, run->font, glyph->glyph, s->scale, out))
            g_string_append(out, "f Q\n");
        else
            g_string_truncate(out, before);
    }
}

static void add_line(const Stamp *s, const JfLine *line, int x, int y, JfPath *path, GString *out)
{
    for (int i = 0; i < line->n_runs; i++) {
        if (i == 0 || line->runs[i].colour != line->runs[i - 1].colour)
            add_colour(out, line->runs[i].colour, "rg");
        add_run(s, &line->runs[i], x + line->x, y + line->baseline, path, out);
    }
}

static void add_rectangle(const Stamp *s, int x, int y, int width, int height, const char *operator, GString * out)
{
    add_number(out, to_x(s, x));
    add_number(out, to_y(s, y + height));
    add_number(out, width * s->scale / 1024);
    add_number(out, height * s->scale / 1024);
    g_string_append_printf(out, "re %s\n", operator);
}

// A hairline frame, and at its top right the tag that tells a signature made by a key from a picture of one.
static void draw_frame(const Stamp *s, JfPath *path, GString *out)
{
    int width = tag_width(s);

    g_string_append(out, "0.5 w\n");
    add_colour(out, colour_of(s, JF_INK_ACCENT), "RG");
    add_rectangle(s, 0, 0, s->width, s->height, "S", out);
    if (!s->mark)
        return;
    add_colour(out, colour_of(s, JF_INK_ACCENT), "rg");
    add_rectangle(s, s->width - width, 0, width, TAG_HEIGHT, "f", out);
    add_line(s, &s->mark[0], s->width - width + TAG_PAD, 0, path, out);
}

static void draw_rows(const Stamp *s, JfPath *path, GString *out)
{
    int y = TOP, spare = MAX(s->height - content_height(s), 0);

    for (int i = 0; i < ROWS; i++) {
        const Row *row = &s->row[i];
        const RowStyle *style = style_of(s, i);
        if (row->n == 0)
            continue;
        y += style->before + (i == ROW_NAME ? spare * 2 / 5 : i == ROW_WORDS ? spare / 5 : 0);
        for (size_t k = 0; k < row->n; k++, y += style->leading)
            add_line(s, &row->lines[k], PAD, y, path, out);
    }
}

bool jf_stamp_draw(const JfStamp *stamp, double width, double height, const JfTheme *theme, JfFonts *fonts, GString *out, JfDiags *diags)
{
    g_autoptr(JfArena) arena = jf_arena_new();
    g_auto(JfPath) path = {0};
    Stamp s = {.stamp = stamp, .theme = theme, .fonts = fonts, .arena = arena, .diags = diags};

    if (!fit(&s, width, height))
        return false;
    if (width < 12 || height < 6) // a field that is not meant to be seen
        return true;
    jf_path_init(&path);
    draw_frame(&s, &path, out);
    draw_rows(&s, &path, out);
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
