// SPDX-License-Identifier: MIT
// Words of charts: set by a typesetter, remembered as lines, drawn where wanted.
#include "base/number.h"
#include "chart/drawing.h"
#include <math.h>
#include <string.h>

// ---- the typesetter for documents

static bool set_words(void *data, JfWords *words, JfLength width)
{
    const JfTypesetterData *t = data;
    const JfTextStyleDef *style = &t->theme->style[words->style];
    const JfParagraphStyle paragraph_style = {.family = t->theme->family, .leading = style->leading, .set = JF_SET_START};
    const JfSpan span = {.kind = JF_SPAN_TEXT,
                         .text = words->text,
                         .length = strlen(words->text),
                         .bold = words->bold,
                         .size = style->size,
                         .colour = t->theme->ink[words->ink],
                         .lang = t->lang,
                         .where = t->where};
    words->size = style->size;
    words->leading = style->leading;
    JfParagraph *paragraph = jf_paragraph_new(t->arena, t->fonts, &paragraph_style, &span, 1, t->diags);
    if (paragraph == NULL)
        return false;
    words->lines = jf_paragraph_break(t->arena, paragraph, width > 0 ? width : G_MAXINT / 4, &words->n_lines);
    for (size_t i = 0; i < words->n_lines; i++)
        words->width = MAX(words->width, words->lines[i].width);
    words->baseline = words->n_lines > 0 ? words->lines[0].baseline : 0;
    return true;
}

JfTypesetter jf_typesetter(JfTypesetterData *data)
{
    return (JfTypesetter){.set = set_words, .data = data};
}

// ---- words

const JfWords *jf_words(JfDrawing *d, const char *text, JfTextStyle style, bool bold, JfInk ink, JfLength width)
{
    JfWords *words = jf_arena_new0(d->arena, JfWords);
    *words = (JfWords){.text = text, .style = style, .bold = bold, .ink = ink};
    if (text == NULL || *text == '\0') {
        words->text = "";
        words->size = jf_em(d, style);
        words->leading = jf_leading(d, style);
        return words;
    }
    if (!d->typesetter.set(d->typesetter.data, words, width)) {
        d->failed = true;
        words->n_lines = 0;
    }
    words->height = (JfLength)words->n_lines * words->leading;
    return words;
}

const JfWords *jf_label(JfDrawing *d, const char *text)
{
    return jf_words(d, text, JF_STYLE_LABEL, false, JF_INK_MUTED, 0);
}

const JfWords *jf_words_cut(JfDrawing *d, const char *text, JfTextStyle style, bool bold, JfInk ink, JfLength width)
{
    const JfWords *words = jf_words(d, text, style, bold, ink, 0);
    if (words->width <= width || words->n_lines == 0)
        return words;
    long low = 1, high = g_utf8_strlen(text, -1) - 1;
    const JfWords *best = NULL;
    while (low <= high || best == NULL) {
        const long middle = best == NULL && low > high ? 1 : (low + high) / 2;
        const char *end = g_utf8_offset_to_pointer(text, MAX(1, middle));
        while (end > text + 1 && end[-1] == ' ')
            end--;
        words = jf_words(d, jf_arena_printf(d->arena, "%.*s…", (int)(end - text), text), style, bold, ink, 0);
        if (words->width <= width || middle <= 1) {
            best = words;
            low = middle + 1;
        } else {
            high = middle - 1;
        }
    }
    return best;
}

void jf_draw_words(JfDrawing *d, const JfWords *words, JfLength x, JfLength y, int across, JfDown down, int part)
{
    if (words->n_lines == 0)
        return;
    JfShape *shape = jf_arena_new0(d->arena, JfShape);
    const JfLength up[] = {
        [JF_V_TOP] = 0, [JF_V_MIDDLE] = words->height / 2, [JF_V_BOTTOM] = words->height, [JF_V_BASELINE] = words->baseline};
    *shape = (JfShape){.part = part, .words = words, .x = x, .y = y - up[down]};
    shape->across = across == JF_H_CENTER ? JF_H_CENTER : across == JF_H_RIGHT ? JF_H_RIGHT : JF_H_LEFT;
    if (d->last != NULL)
        d->last->next = shape;
    else
        d->first = shape;
    d->last = shape;
}

// ---- numbers

const char *jf_chart_number(JfDrawing *d, double value, int decimals, const char *unit)
{
    g_autoptr(GString) plain = g_string_new(NULL), out = g_string_new(NULL);
    jf_number_append(plain, fabs(value), decimals);
    const char *mark = strchr(plain->str, '.');
    const size_t whole = mark != NULL ? (size_t)(mark - plain->str) : plain->len;
    if (value < 0 && strcmp(plain->str, "0") != 0)
        g_string_append(out, "−");
    for (size_t i = 0; i < whole; i++) {
        if (i > 0 && (whole - i) % 3 == 0)
            g_string_append_c(out, ',');
        g_string_append_c(out, plain->str[i]);
    }
    g_string_append(out, plain->str + whole);
    // As many places as asked for: numbers under each other must be alike.
    size_t shown = mark != NULL ? plain->len - whole - 1 : 0;
    if (shown == 0 && decimals > 0)
        g_string_append_c(out, '.');
    for (; shown < (size_t)MAX(decimals, 0); shown++)
        g_string_append_c(out, '0');
    if (unit != NULL && strcmp(unit, "%") == 0)
        g_string_append(out, unit);
    return jf_arena_strndup(d->arena, out->str, out->len);
}
