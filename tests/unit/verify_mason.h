// SPDX-License-Identifier: MIT
// The mason among the forgers: takes the world's base apart and writes it anew, object by object, as a plain file that no engine of ours wrote.
#pragma once
#include "verify_fixture.h"

// ---- writing a base anew, object by object, as a plain file

typedef struct {
    JfPdfDocument *document;
    JfPdfView *view;
    JfArena *arena;
    GPtrArray *objects; // by number; NULL: not there
    const char *behind; // text put into the catalog's object, before its end
} Mason;

static inline bool is_frame(const JfPdfValue *value)
{
    return jf_pdf_is_name(jf_pdf_find(value, "Type"), "ObjStm") || jf_pdf_is_name(jf_pdf_find(value, "Type"), "XRef");
}

static inline Mason open_mason(void)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    Mason mason = {.document = jf_pdf_document_open(world.base, "base.pdf", diags), .arena = jf_arena_new(), .behind = ""};
    g_assert_nonnull(mason.document);
    mason.view = jf_pdf_document_view(mason.document, 0);
    mason.objects = g_ptr_array_new();
    for (int number = 0; number < jf_pdf_view_size(mason.view); number++) {
        const JfPdfValue *value = jf_pdf_view_object(mason.view, number);
        g_ptr_array_add(mason.objects, is_frame(value) ? NULL : (void *)value);
    }
    return mason;
}

static inline const JfPdfValue *object(const Mason *m, int number)
{
    return m->objects->pdata[number];
}

// A copy that may be changed; streams by their dictionary.
static inline JfPdfValue *change(Mason *m, int number)
{
    JfPdfValue *copy = jf_pdf_copy(m->arena, object(m, number));
    m->objects->pdata[number] = copy;
    if (copy->kind != JF_PDF_STREAM)
        return copy;
    JfPdfValue *dict = jf_pdf_copy(m->arena, copy->stream.dict);
    m->objects->pdata[number] = jf_pdf_new_stream(m->arena, dict, copy->stream.data, copy->stream.length);
    return dict;
}

static inline int add(Mason *m, const JfPdfValue *value)
{
    g_ptr_array_add(m->objects, (void *)value);
    return (int)m->objects->len - 1;
}

static inline JfPdfValue *dict_of(Mason *m, const char *type, const char *subtype)
{
    JfPdfValue *dict = jf_pdf_new_dict(m->arena);
    jf_pdf_set(m->arena, dict, "Type", jf_pdf_new_name(m->arena, type));
    if (subtype != NULL)
        jf_pdf_set(m->arena, dict, "Subtype", jf_pdf_new_name(m->arena, subtype));
    return dict;
}

static inline JfPdfValue *stream_of(Mason *m, JfPdfValue *dict, const char *text)
{
    return jf_pdf_new_stream(m->arena, dict, text, strlen(text));
}

static inline JfPdfValue *ref(Mason *m, int number)
{
    return jf_pdf_new_ref(m->arena, number);
}

static inline GBytes *close_mason(Mason *m)
{
    g_autoptr(GString) out = g_string_new("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), table = g_string_new(NULL);
    int root = jf_pdf_ref_number(jf_pdf_find(jf_pdf_view_trailer(m->view), "Root"));
    g_string_append_printf(table, "xref\n0 %u\n0000000000 65535 f \n", m->objects->len);
    for (guint number = 1; number < m->objects->len; number++) {
        if (object(m, (int)number) == NULL) {
            g_string_append(table, "0000000000 00000 f \n");
            continue;
        }
        g_string_append_printf(table, "%010zu 00000 n \n", out->len);
        g_string_append_printf(out, "%u 0 obj\n", number);
        jf_pdf_write(out, object(m, (int)number), NULL);
        g_string_append_printf(out, "%s\nendobj\n", (int)number == root ? m->behind : "");
    }
    JfPdfValue *trailer = jf_pdf_new_dict(m->arena);
    static const char *const keys[] = {"Root", "Info", "ID"};
    jf_pdf_set(m->arena, trailer, "Size", jf_pdf_new_int(m->arena, m->objects->len));
    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++)
        jf_pdf_set(m->arena, trailer, keys[i], jf_pdf_find(jf_pdf_view_trailer(m->view), keys[i]));
    size_t at = out->len;
    g_string_append_printf(out, "%strailer\n", table->str);
    jf_pdf_write(out, trailer, NULL);
    g_string_append_printf(out, "\nstartxref\n%zu\n%%%%EOF\n", at);
    g_ptr_array_unref(m->objects);
    jf_arena_free(m->arena);
    jf_pdf_document_free(m->document);
    return g_string_free_to_bytes(g_steal_pointer(&out));
}

// ---- where things are

static inline int root(const Mason *m)
{
    return jf_pdf_ref_number(jf_pdf_find(jf_pdf_view_trailer(m->view), "Root"));
}
static inline int form(const Mason *m)
{
    return jf_pdf_ref_number(jf_pdf_find(jf_pdf_view_root(m->view), "AcroForm"));
}
static inline int field(const Mason *m, size_t i)
{
    return jf_pdf_ref_number(jf_pdf_item(jf_pdf_find(object(m, form(m)), "Fields"), i));
}
static inline int page(const Mason *m)
{
    return jf_pdf_ref_number(jf_pdf_item(jf_pdf_view_find(m->view, jf_pdf_find(object(m, root(m)), "Pages"), "Kids"), 0));
}
static inline int of_type(const Mason *m, const char *key, const char *name)
{
    for (guint number = 1; number < m->objects->len; number++)
        if (jf_pdf_is_name(jf_pdf_find(object(m, (int)number), key), name))
            return (int)number;
    g_assert_not_reached();
}
static inline int attachment(const Mason *m, const char *name)
{
    for (guint number = 1; number < m->objects->len; number++)
        if (g_strcmp0(jf_pdf_text(m->arena, jf_pdf_find(object(m, (int)number), "UF")), name) == 0)
            return (int)number;
    g_assert_not_reached();
}
static inline int content(const Mason *m)
{
    const JfPdfValue *contents = jf_pdf_find(object(m, page(m)), "Contents");
    return jf_pdf_ref_number(jf_pdf_item(contents, jf_pdf_count(contents) - 1));
}

// One more item in an array of a dictionary (direct, or its own object).
static inline void append(Mason *m, JfPdfValue *dict, const char *key, const JfPdfValue *item)
{
    JfPdfValue *list = jf_pdf_copy(m->arena, jf_pdf_view_find(m->view, dict, key));
    jf_pdf_add(m->arena, list, item);
    jf_pdf_set(m->arena, dict, key, list);
}

// The first occurrence of `from` in a stream's decoded text replaced.
static inline void replace_text(Mason *m, int number, const char *from, const char *to)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_autoptr(GBytes) bytes = jf_pdf_view_data(m->view, object(m, number), (size_t)1 << 20, diags);
    g_autofree char *text = g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
    char *at = strstr(text, from);
    g_assert_nonnull(at);
    g_autoptr(GString) out = g_string_new_len(text, at - text);
    g_string_append_printf(out, "%s%s", to, at + strlen(from));
    JfPdfValue *dict = change(m, number);
    jf_pdf_remove(dict, "Filter");
    jf_pdf_remove(dict, "Params");
    m->objects->pdata[number] = jf_pdf_new_stream(m->arena, dict, jf_arena_copy(m->arena, out->str, out->len), out->len);
}

// Signed by the forger's own code; where no reader can open it, as it is.
static inline GBytes *signed_somehow(GBytes *base)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_autoptr(JfPdfDocument) document = jf_pdf_document_open(base, "base.pdf", diags);
    return document != NULL ? forge_first(base) : g_bytes_ref(base);
}
