// SPDX-License-Identifier: MIT
// The report model as text: one node a line, indented by depth; what has its default is left out. For goldens and debugging.
#include "base/number.h"
#include "model/chart_reader.h"
#include <string.h>

static const char *const block_names[] = {"section",    "heading",   "paragraph", "masthead", "grid",     "field",   "table",     "row",
                                          "cell",       "list",      "item",      "note",     "image",    "qr",      "signatures", "signature",
                                          "break",      "chart",     "cover",     "contents", "figures",  "landscape", "figure",   "metrics",
                                          "metric"};
G_STATIC_ASSERT(G_N_ELEMENTS(block_names) == JF_BLOCK_METRIC + 1);
static const char *const inline_names[] = {"text", "bold",  "emphasis", "code", "link",  "nobreak", "mark",    "lang",
                                           "br",   "check", "blank",    "page", "pages", "section", "page-of", "footnote"};

static void put_text(GString *out, const char *name, const char *text)
{
    if (text == NULL)
        return;
    g_string_append_printf(out, " %s=\"", name);
    for (const char *p = text; *p != '\0'; p++)
        if (*p == '"' || *p == '\\')
            g_string_append_printf(out, "\\%c", *p);
        else
            g_string_append_c(out, *p);
    g_string_append_c(out, '"');
}

static void put_integer(GString *out, const char *name, int value, int usual)
{
    if (value != usual)
        g_string_append_printf(out, " %s=%d", name, value);
}

static void put_flag(GString *out, const char *name, bool value)
{
    if (value)
        g_string_append_printf(out, " %s", name);
}

static void put_number(GString *out, const char *name, double value)
{
    if (value <= 0)
        return;
    g_string_append_printf(out, " %s=", name);
    jf_number_append(out, value, 3);
}

static void put_indent(GString *out, int depth)
{
    for (int i = 0; i < depth; i++)
        g_string_append(out, "  ");
}

static void put_where(GString *out, const JfWhere *where)
{
    if (where->file != NULL && strcmp(where->file, "model") != 0)
        g_string_append_printf(out, " @%s:%d", where->file, where->line);
}

static void dump_inlines(const JfInline *in, int depth, GString *out)
{
    for (; in != NULL; in = in->next) {
        put_indent(out, depth);
        g_string_append_printf(out, "~%s", inline_names[in->kind]);
        put_text(out, "text", in->text);
        put_text(out, "href", in->href);
        put_text(out, "lang", in->lang);
        if (in->kind == JF_INLINE_MARK)
            g_string_append_printf(out, " %s", jf_model_tones[in->tone]);
        if (in->kind == JF_INLINE_CHECK)
            g_string_append_printf(out, " %s", jf_model_checks[in->check]);
        put_integer(out, "width", in->width, 0);
        put_integer(out, "number", in->number, 0);
        g_string_append_c(out, '\n');
        dump_inlines(in->first, depth + 1, out);
    }
}

static void dump_columns(const JfBlock *b, int depth, GString *out)
{
    for (size_t i = 0; i < b->n_columns; i++) {
        put_indent(out, depth);
        g_string_append(out, "column");
        put_integer(out, "width", b->columns[i].width, 0);
        put_number(out, "share", b->columns[i].share);
        g_string_append_printf(out, " %s\n", jf_model_aligns[b->columns[i].align]);
    }
}

static void put_kind(GString *out, const JfBlock *b)
{
    static const char *const sections[] = {"body", "head", "foot"}, *const lists[] = {"bullet", "number", "check"};
    g_string_append(out, block_names[b->kind]);
    if (b->kind == JF_BLOCK_ROW)
        g_string_append_printf(out, " %s", sections[b->section]);
    if (b->kind == JF_BLOCK_LIST)
        g_string_append_printf(out, " %s", lists[b->list]);
    if (b->kind == JF_BLOCK_ITEM && b->alt != NULL)
        g_string_append_printf(out, " %s", jf_model_checks[b->check]);
    if (b->kind == JF_BLOCK_FIGURES)
        g_string_append(out, b->of == JF_OF_TABLE ? " of tables" : " of figures");
    if (b->kind == JF_BLOCK_NOTE || b->kind == JF_BLOCK_METRIC)
        g_string_append_printf(out, " %s", jf_model_tones[b->tone]);
    if (b->kind == JF_BLOCK_PARAGRAPH && b->style == JF_STYLE_SMALL)
        g_string_append(out, " small");
    if (b->aligned)
        g_string_append_printf(out, " %s", jf_model_aligns[b->align]);
}

static void dump_block(const JfBlock *b, int depth, GString *out)
{
    put_indent(out, depth);
    put_kind(out, b);
    put_integer(out, "level", b->level, 0);
    put_integer(out, "columns", b->columns_per_row, 0);
    put_integer(out, "span", b->span, 1);
    put_integer(out, "colspan", b->colspan, 1);
    put_integer(out, "rowspan", b->rowspan, 1);
    put_integer(out, "blank-lines", b->blank_lines, 0);
    put_flag(out, "keep-together", b->keep_together && b->kind != JF_BLOCK_ROW);
    put_flag(out, "breakable", !b->keep_together && b->kind == JF_BLOCK_ROW);
    put_flag(out, "keep-with-next", b->keep_with_next && b->kind != JF_BLOCK_HEADING);
    put_flag(out, "header", b->header);
    put_number(out, "width-mm", b->width_mm);
    put_number(out, "height-mm", b->height_mm);
    put_text(out, "id", b->id);
    put_text(out, "lang", b->lang);
    put_text(out, "label", b->label);
    put_text(out, "number", b->number);
    put_text(out, "value", b->value);
    put_text(out, "unit", b->unit);
    put_text(out, "target", b->target);
    put_text(out, "continued", b->continued);
    put_text(out, "title", b->title);
    put_text(out, "subtitle", b->subtitle);
    put_text(out, "field", b->field);
    put_text(out, "role", b->role);
    put_text(out, "name", b->name);
    put_text(out, "data", b->text);
    put_text(out, "alt", b->alt);
    if (b->image != NULL)
        g_string_append_printf(out, " bytes=%" G_GSIZE_FORMAT, g_bytes_get_size(b->image));
    put_where(out, &b->where);
    g_string_append_c(out, '\n');
    dump_columns(b, depth + 1, out);
    if (b->chart != NULL)
        jf_model_chart_dump(b->chart, depth + 1, out);
    dump_inlines(b->inlines, depth + 1, out);
    for (const JfBlock *child = b->first; child != NULL; child = child->next)
        dump_block(child, depth + 1, out);
}

static void dump_running(const char *name, const JfInline *in, GString *out)
{
    if (in == NULL)
        return;
    g_string_append_printf(out, "%s\n", name);
    dump_inlines(in, 1, out);
}

void jf_model_dump(const JfModel *model, GString *out)
{
    g_string_append(out, "report");
    put_text(out, "kind", model->kind);
    put_text(out, "form", model->form);
    put_flag(out, "report", model->publication == JF_PUBLICATION_REPORT);
    put_integer(out, "fit", model->fit_pages, 0);
    put_text(out, "lang", model->lang);
    put_text(out, "title", model->title);
    put_text(out, "subject", model->subject);
    put_text(out, "number", model->number);
    put_text(out, "version", model->version);
    put_text(out, "state", model->state);
    put_text(out, "classification", model->classification);
    put_text(out, "provider", model->provider);
    put_text(out, "author", model->author);
    g_string_append_c(out, '\n');
    dump_running("header-left", model->header_left, out);
    dump_running("header-right", model->header_right, out);
    dump_running("footer-left", model->footer_left, out);
    dump_running("footer-center", model->footer_center, out);
    dump_running("footer-right", model->footer_right, out);
    dump_block(model->body, 0, out);
}
