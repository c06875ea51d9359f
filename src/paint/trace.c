// SPDX-License-Identifier: MIT
// To text: what would be painted, operation by operation, down to the glyphs. Lengths in pt with at most three places.
#include "base/number.h"
#include "paint/paint.h"

static void numbers(GString *out, const JfLength *values, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        g_string_append_c(out, ' ');
        jf_number_append(out, values[i] / 1024.0, 3);
    }
}

static void trace_words(GString *out, const JfItem *item)
{
    const JfRun *run = item->run;
    g_autofree char *font = pango_font_description_to_string(pango_font_describe(run->font));
    g_string_append_printf(out, "words #%06x [", run->colour);
    g_string_append_len(out, run->text, run->n_bytes);
    g_string_append_printf(out, "] %s at", font);
    numbers(out, (JfLength[]){item->x, item->y}, 2);
    g_string_append(out, " glyphs");
    for (int i = 0; i < run->n_glyphs; i++) {
        g_string_append_printf(out, " %u@", run->glyphs[i].glyph);
        jf_number_append(out, run->glyphs[i].x / 1024.0, 3);
    }
    g_string_append_c(out, '\n');
}

static void trace_area(GString *out, const char *name, const JfItem *item)
{
    g_string_append(out, name);
    numbers(out, (JfLength[]){item->x, item->y, item->width, item->height}, 4);
}

static void trace_path(GString *out, const JfDrawn *drawn)
{
    static const char letters[] = {[JF_STEP_MOVE] = 'M', [JF_STEP_LINE] = 'L', [JF_STEP_CURVE] = 'C', [JF_STEP_CLOSE] = 'Z'};
    for (size_t i = 0; i < drawn->path->n; i++) {
        const JfStep *s = &drawn->path->steps[i];
        g_string_append_printf(out, " %c", letters[s->kind]);
        for (int k = s->kind == JF_STEP_CURVE ? 0 : 2; k < 3 && s->kind != JF_STEP_CLOSE; k++)
            numbers(out, (JfLength[]){s->x[k], s->y[k]}, 2);
    }
    if (drawn->dash > 0) {
        g_string_append(out, " dash");
        numbers(out, (JfLength[]){drawn->dash, drawn->gap}, 2);
    }
    if (drawn->round)
        g_string_append(out, " round");
}

static void trace_item(GString *out, const JfItem *item)
{
    static const char *const checks[] = {"open", "done", "crossed"};
    static const char *const tones[] = {"neutral", "good", "warn", "bad", "info"};
    g_string_append(out, "  ");
    switch (item->kind) {
    case JF_ITEM_TEXT: trace_words(out, item); return;
    case JF_ITEM_RULE: trace_area(out, "rule", item); break;
    case JF_ITEM_BOX: trace_area(out, "box", item); break;
    case JF_ITEM_IMAGE: trace_area(out, "image", item); break;
    case JF_ITEM_CHECK: trace_area(out, "check", item), g_string_append_printf(out, " %s", checks[item->check]); break;
    case JF_ITEM_PATH: g_string_append(out, "path"), numbers(out, (JfLength[]){item->x, item->y}, 2); break;
    case JF_ITEM_QR: trace_area(out, "qr", item), g_string_append_printf(out, " [%s]", item->text); break;
    case JF_ITEM_SIGN: trace_area(out, "sign", item), g_string_append_printf(out, " %s", tones[item->tone]); break;
    }
    if (item->kind == JF_ITEM_PATH)
        trace_path(out, item->drawn);
    if (item->filled)
        g_string_append_printf(out, " fill #%06x", item->fill);
    if (item->stroked) {
        g_string_append_printf(out, " stroke #%06x", item->stroke);
        numbers(out, &item->line, 1);
    }
    g_string_append_c(out, '\n');
}

void jf_paint_trace(const JfPages *pages, GString *out)
{
    for (size_t n = 0; n < pages->n_pages; n++) {
        const JfPage *page = &pages->pages[n];
        int open = -1;
        g_string_append_printf(out, "page %zu furniture\n", n + 1);
        for (const JfItem *i = page->furniture; i; i = i->next)
            trace_item(out, i);
        g_string_append_printf(out, "page %zu content\n", n + 1);
        for (const JfItem *i = page->content; i; i = i->next) {
            if (i->mcid != open)
                g_string_append_printf(out, " mark %d\n", i->mcid);
            open = i->mcid;
            trace_item(out, i);
        }
    }
}
