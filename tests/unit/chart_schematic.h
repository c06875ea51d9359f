// SPDX-License-Identifier: MIT
// For tests of the schematic kinds: random words, and charts drawn and held to what must be true of any drawing.
#pragma once
#include "chart_make.h"

static inline void put_words(GString *out, GRand *random)
{
    static const char *const parts[] = {"控制器",   "缓存电池失效", "PACS",   "升级", "firmware", "misconfiguration", "双路径与多路径软件", "备份",
                                        "the line", "恢复",         "switch", "B2",   "验收",     "root",             "没有人跟踪厂商公告", "a"};
    for (int k = g_rand_int_range(random, 1, 6); k > 0; k--)
        g_string_append_printf(out, "%s%s", parts[g_rand_int_range(random, 0, G_N_ELEMENTS(parts))], k > 1 && g_rand_boolean(random) ? " " : "");
}

static inline const char *some_tone(GRand *random)
{
    static const char *const tones[] = {"neutral", "good", "warn", "bad", "info"};
    return tones[g_rand_int_range(random, 0, G_N_ELEMENTS(tones))];
}

static inline void put_part(GString *out, GRand *random, const char *element)
{
    g_string_append_printf(out, "<%s tone='%s' label='", element, some_tone(random));
    put_words(out, random);
    g_string_append(out, "'");
}

// Paths, too, stay inside: but for half of a line's width.
static inline void check_paths(const JfDrawing *d, const char *text)
{
    for (const JfShape *s = d->first; s != NULL; s = s->next) {
        if (s->path == NULL)
            continue;
        const Box box = path_box(s->path);
        if (box.left < -JF_PT(2) || box.right > d->width + JF_PT(2) || box.top < -JF_PT(2) || box.bottom > d->height + JF_PT(2))
            g_error("a path from %d %d to %d %d leaves the drawing of %d %d: %s", box.left, box.top, box.right, box.bottom, d->width, d->height, text);
    }
}

// Draws what `put` writes, over and over, at widths from a column to a landscape page.
static inline void draw_many(Charts *t, int times, void (*put)(GString *out, GRand *random))
{
    g_autoptr(GRand) random = g_rand_new_with_seed(41);
    g_autoptr(GString) text = g_string_new(NULL);
    for (int i = 0; i < times; i++) {
        charts_again(t);
        g_string_truncate(text, 0);
        put(text, random);
        const JfChart *chart = read_chart(t, text->str);
        if (chart == NULL)
            g_error("refused: %s", text->str);
        const JfDrawing d = draw_chart(t, chart, JF_MM(g_rand_int_range(random, 110, 260)));
        g_assert_false(d.failed);
        check_words(&d, text->str);
        check_paths(&d, text->str);
        check_cells(&d, text->str);
        check_parts(&d, text->str);
    }
}

static inline const JfShape *words_saying(const JfDrawing *d, const char *text)
{
    for (const JfShape *s = d->first; s != NULL; s = s->next)
        if (s->words != NULL && strcmp(s->words->text, text) == 0)
            return s;
    return NULL;
}

static inline const char *cell_text(const JfDrawing *d, int row, int column)
{
    return d->cells[jf_cell(d, row, column)];
}
