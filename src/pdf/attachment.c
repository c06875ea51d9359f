// SPDX-License-Identifier: MIT
// Reading the list of embedded files, and the files.
#include "pdf/attachment.h"
#include "pdf/fault.h"
#include "pdf/store.h"
#include <string.h>

enum { ATTACHMENTS_MAX = 1000 };

struct JfPdfAttachments {
    const JfPdfView *view;
    JfArena *arena;
    GArray *list; // JfPdfAttachment
    size_t left;  // bytes that may still be decoded, of all files together
};

static bool fault(const JfPdfView *view, const JfPdfValue *at, const char *en, const char *zh, JfDiags *diags)
{
    return jf_pdf_fault(diags, view->document->name, JF_DIAG_PDF_ATTACHMENT, at ? at->start : 0, JF_PDF_SAID(en, zh));
}

static const char *text_or(JfArena *arena, const JfPdfView *view, const JfPdfValue *dict, const char *key, const char *standard)
{
    const char *text = jf_pdf_text(arena, jf_pdf_view_find(view, dict, key));
    return text ? text : standard;
}

// Names may have folders, but lead nowhere else and hide nothing: whoever saves the files may use them as they are.
static bool is_plain_name(const char *name)
{
    g_auto(GStrv) parts = g_strsplit(name, "/", -1);
    for (char **part = parts; *part; part++)
        if (!**part || strcmp(*part, ".") == 0 || strcmp(*part, "..") == 0)
            return false;
    for (const char *c = name; *c; c = g_utf8_next_char(c)) {
        gunichar letter = g_utf8_get_char(c);
        if (g_unichar_type(letter) == G_UNICODE_CONTROL || g_unichar_type(letter) == G_UNICODE_FORMAT || letter == '\\')
            return false;
    }
    return *name != '\0';
}

// One file, from here, under one name: nobody is shown another one than is read (7.11.3 lets /F and /UF differ, and /FS fetch).
static bool has_one_face(JfPdfAttachments *attachments, const JfPdfValue *dict)
{
    static const char *const known[] = {"Type", "F", "UF", "Desc", "AFRelationship", "EF", NULL};
    const JfPdfView *view = attachments->view;
    const JfPdfValue *files = jf_pdf_view_find(view, dict, "EF");
    size_t n;
    const JfPdfEntry *entries = jf_pdf_entries(dict, &n);
    for (size_t i = 0; i < n; i++)
        if (!g_strv_contains(known, entries[i].key))
            return false;
    const char *name = text_or(attachments->arena, view, dict, "F", ""), *same = text_or(attachments->arena, view, dict, "UF", NULL);
    return same && strcmp(name, same) == 0 && jf_pdf_count(files) == 2 && jf_pdf_equal(jf_pdf_find(files, "F"), jf_pdf_find(files, "UF"));
}

static bool is_taken(const JfPdfAttachments *attachments, int number)
{
    for (guint i = 0; i < attachments->list->len; i++)
        if (g_array_index(attachments->list, JfPdfAttachment, i).number == number)
            return true;
    return false;
}

static bool read_specification(JfPdfAttachments *attachments, const JfPdfValue *reference, JfDiags *diags)
{
    const JfPdfView *view = attachments->view;
    const JfPdfValue *dict = jf_pdf_view_resolve(view, reference);
    const JfPdfValue *stream = jf_pdf_find(jf_pdf_view_find(view, dict, "EF"), "F");
    if (!jf_pdf_is(dict, JF_PDF_DICT) || !jf_pdf_is(jf_pdf_view_resolve(view, stream), JF_PDF_STREAM))
        return fault(view, dict, "a file specification without an embedded file", "文件说明中没有嵌入文件", diags);
    if (!has_one_face(attachments, dict))
        return fault(view, dict, "a file specification that shows different readers different files",
                     "文件说明会让不同阅读器看到不同的文件", diags);
    const char *mime = jf_pdf_name(jf_pdf_view_find(view, stream, "Subtype")),
               *relation = jf_pdf_name(jf_pdf_view_find(view, dict, "AFRelationship"));
    JfPdfAttachment attachment = {
        .name = text_or(attachments->arena, view, dict, "UF", NULL),
        .description = text_or(attachments->arena, view, dict, "Desc", ""),
        .mime = mime ? mime : "",
        .relation = relation ? relation : "Unspecified",
        .number = jf_pdf_ref_number(stream),
    };
    if (!is_plain_name(attachment.name))
        return fault(view, dict, "an embedded file whose name leads out of its folder or hides something",
                     "嵌入文件的名称指向文件夹之外或含隐藏字符", diags);
    if (is_taken(attachments, attachment.number))
        return fault(view, dict, "one embedded file under two names", "同一嵌入文件有两个名称", diags);
    if (jf_pdf_attachments_find(attachments, attachment.name))
        return fault(view, dict, "two embedded files of the same name", "两个嵌入文件同名", diags);
    g_array_append_val(attachments->list, attachment);
    return true;
}

// Both lists hold the same references: whoever looks into only one of them sees the same files.
static bool lists_agree(JfPdfAttachments *attachments, const JfPdfValue *associated, const JfPdfValue *names, JfDiags *diags)
{
    const JfPdfView *view = attachments->view;
    size_t n = jf_pdf_count(associated);
    if (jf_pdf_count(names) != 2 * n || (names && names->kind != JF_PDF_ARRAY))
        return fault(view, names, "/AF and /EmbeddedFiles do not list the same files", "/AF 与 /EmbeddedFiles 所列文件不一致", diags);
    for (size_t i = 0; i < n; i++) {
        size_t same = 0;
        for (size_t k = 0; k < n; k++)
            same += jf_pdf_equal(jf_pdf_item(associated, i), jf_pdf_item(names, 2 * k + 1));
        if (same != 1 || !jf_pdf_ref_number(jf_pdf_item(associated, i)))
            return fault(view, names, "/AF and /EmbeddedFiles do not list the same files", "/AF 与 /EmbeddedFiles 所列文件不一致", diags);
    }
    for (size_t i = 0; i < n; i++) {
        const char *key = jf_pdf_text(attachments->arena, jf_pdf_item(names, 2 * i));
        if (!key || strcmp(key, text_or(attachments->arena, view, jf_pdf_item(names, 2 * i + 1), "UF", "")) != 0)
            return fault(view, names, "/EmbeddedFiles lists a file under another name than its own",
                         "/EmbeddedFiles 中的名称与文件本身的名称不一致", diags);
    }
    return true;
}

static bool read_list(JfPdfAttachments *attachments, JfDiags *diags)
{
    const JfPdfView *view = attachments->view;
    const JfPdfValue *root = jf_pdf_view_root(view), *associated = jf_pdf_view_find(view, root, "AF");
    const JfPdfValue *tree = jf_pdf_view_find(view, jf_pdf_view_find(view, root, "Names"), "EmbeddedFiles");
    if (jf_pdf_find(tree, "Kids"))
        return fault(view, tree, "the tree of embedded files has branches", "嵌入文件的名称树带有分支", diags);
    if (associated && (associated->kind != JF_PDF_ARRAY || associated->array.n > ATTACHMENTS_MAX))
        return fault(view, associated, "/AF is not a list of at most 1000 files", "/AF 不是至多 1000 个文件的列表", diags);
    if (!lists_agree(attachments, associated, jf_pdf_view_find(view, tree, "Names"), diags))
        return false;
    for (size_t i = 0; i < jf_pdf_count(associated); i++)
        if (!read_specification(attachments, jf_pdf_item(associated, i), diags))
            return false;
    return true;
}

JfPdfAttachments *jf_pdf_attachments_open(const JfPdfView *view, JfDiags *diags)
{
    g_autoptr(JfPdfAttachments) attachments = g_new0(JfPdfAttachments, 1);
    attachments->view = view;
    attachments->arena = jf_arena_new();
    attachments->left = JF_PDF_DECODED_MAX;
    attachments->list = g_array_new(FALSE, FALSE, sizeof(JfPdfAttachment));
    return read_list(attachments, diags) ? g_steal_pointer(&attachments) : NULL;
}

void jf_pdf_attachments_free(JfPdfAttachments *attachments)
{
    if (!attachments)
        return;
    g_array_unref(attachments->list);
    jf_arena_free(attachments->arena);
    g_free(attachments);
}

size_t jf_pdf_attachments_count(const JfPdfAttachments *attachments)
{
    return attachments->list->len;
}

const JfPdfAttachment *jf_pdf_attachments_at(const JfPdfAttachments *attachments, size_t i)
{
    g_assert(i < attachments->list->len);
    return &g_array_index(attachments->list, JfPdfAttachment, i);
}

const JfPdfAttachment *jf_pdf_attachments_find(const JfPdfAttachments *attachments, const char *name)
{
    for (guint i = 0; i < attachments->list->len; i++)
        if (strcmp(g_array_index(attachments->list, JfPdfAttachment, i).name, name) == 0)
            return &g_array_index(attachments->list, JfPdfAttachment, i);
    return NULL;
}

static bool fits_parameters(const JfPdfView *view, const JfPdfValue *stream, GBytes *bytes)
{
    const JfPdfValue *parameters = jf_pdf_view_find(view, stream, "Params");
    const JfPdfValue *size = jf_pdf_view_find(view, parameters, "Size"), *sum = jf_pdf_view_find(view, parameters, "CheckSum");
    int64_t told;
    if (size && (!jf_pdf_int(size, &told) || told < 0 || (size_t)told != g_bytes_get_size(bytes)))
        return false;
    if (!sum)
        return true;
    // MD5 is what 7.11.4.1 says; it guards against accidents only.
    g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_MD5);
    guint8 digest[16];
    gsize length = sizeof digest;
    g_checksum_update(checksum, g_bytes_get_data(bytes, NULL), (gssize)g_bytes_get_size(bytes));
    g_checksum_get_digest(checksum, digest, &length);
    return jf_pdf_is(sum, JF_PDF_STRING) && sum->text.length == sizeof digest && memcmp(sum->text.bytes, digest, sizeof digest) == 0;
}

GBytes *jf_pdf_attachments_read(JfPdfAttachments *attachments, const JfPdfAttachment *attachment, size_t limit, JfDiags *diags)
{
    const JfPdfView *view = attachments->view;
    const JfPdfValue *stream = jf_pdf_view_object(view, attachment->number);
    g_autoptr(GBytes) bytes = jf_pdf_view_data(view, stream, MIN(limit, attachments->left), diags);
    if (!bytes)
        return NULL;
    attachments->left -= g_bytes_get_size(bytes);
    if (fits_parameters(view, stream, bytes))
        return g_steal_pointer(&bytes);
    fault(view, stream, "an embedded file does not have the size or check sum that is written beside it",
          "嵌入文件与其标注的大小或校验和不符", diags);
    return NULL;
}
