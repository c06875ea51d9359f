// SPDX-License-Identifier: MIT
// Fuzz target: the strict PDF reader and all that is asked of what it read: revisions, views, streams, texts, attachments, writing again.
#include "pdf/attachment.h"
#include "pdf/revision.h"
#include "pdf/update.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { STREAM_MAX = 1 << 16, OBJECTS = 64 };

static void look_at_object(const JfPdfView *view, int number, JfArena *arena, JfDiags *diags)
{
    const JfPdfValue *value = jf_pdf_view_object(view, number);
    if (!value)
        return;
    g_autoptr(GString) text = g_string_new(NULL);
    jf_pdf_write(text, value, NULL);
    g_assert_true(jf_pdf_equal(value, value));
    g_assert_cmpuint(jf_pdf_view_origin(view, number), <=, jf_pdf_view_revision(view));
    (void)jf_pdf_text(arena, value);
    if (value->kind != JF_PDF_STREAM)
        return;
    g_autoptr(GBytes) bytes = jf_pdf_view_data(view, value, STREAM_MAX, diags);
    g_assert_true(!bytes || g_bytes_get_size(bytes) <= STREAM_MAX);
}

static void look_at_view(const JfPdfView *view, JfDiags *diags)
{
    g_autoptr(JfArena) arena = jf_arena_new();
    g_assert_true(jf_pdf_is(jf_pdf_view_root(view), JF_PDF_DICT));
    for (int number = 0; number <= OBJECTS; number++)
        look_at_object(view, number, arena, diags);
    g_autoptr(JfPdfAttachments) attachments = jf_pdf_attachments_open(view, diags);
    for (size_t i = 0; attachments && i < jf_pdf_attachments_count(attachments); i++) {
        g_autoptr(GBytes) bytes = jf_pdf_attachments_read(attachments, jf_pdf_attachments_at(attachments, i), STREAM_MAX, diags);
        g_assert_true(bytes || jf_diags_errors(diags) > 0);
    }
}

// What was read can be continued, and is then still read.
static void append_revision(JfPdfDocument *document, JfDiags *diags)
{
    JfPdfSpot spot;
    g_autoptr(JfPdfUpdate) update = jf_pdf_update_new(document);
    jf_pdf_update_put_signature(update, jf_pdf_update_reserve(update), jf_pdf_new_dict(jf_pdf_update_arena(update)), 8);
    GByteArray *file = jf_pdf_update_finish(update, &spot, diags);
    g_autoptr(GBytes) bytes = file ? g_byte_array_free_to_bytes(file) : NULL;
    if (!bytes || jf_pdf_document_revisions(document) == JF_PDF_REVISIONS_MAX ||
        jf_pdf_view_size(jf_pdf_document_last(document)) >= JF_PDF_OBJECTS_MAX)
        return;
    g_autoptr(JfDiags) again = jf_diags_new();
    g_autoptr(JfPdfDocument) longer = jf_pdf_document_open(bytes, NULL, again);
    if (!longer)
        g_error("an update made it unreadable: %s", jf_diags_at(again, 0)->text[JF_LANGUAGE_EN]);
    g_assert_cmpuint(jf_pdf_document_revisions(longer), ==, jf_pdf_document_revisions(document) + 1);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autoptr(GBytes) bytes = g_bytes_new_static(data, size);
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_autoptr(JfPdfDocument) document = jf_pdf_document_open(bytes, "fuzz.pdf", diags);
    g_assert_true((document == NULL) == (jf_diags_errors(diags) > 0));
    if (!document)
        return 0;
    for (size_t k = 0; k < jf_pdf_document_revisions(document); k++) {
        const JfPdfRevision *revision = jf_pdf_document_revision(document, k);
        g_assert_cmpuint(revision->start, <, revision->end);
        look_at_view(jf_pdf_document_view(document, k), diags);
    }
    append_revision(document, diags);
    return 0;
}
