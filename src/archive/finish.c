// SPDX-License-Identifier: MIT
// The finishing pass as a whole: what is read, which parts add what, and the writing.
#include "archive/finish.h"
#include "archive/finisher.h"

bool jf_archive_fault(JfFinisher *finisher, JfDiagId id, const char *en, const char *zh)
{
    jf_diags_add(finisher->diags, id, NULL, en, zh, NULL);
    return false;
}

static bool open_raw(JfFinisher *finisher, GBytes *raw)
{
    finisher->raw = jf_pdf_document_open_own(raw, finisher->diags);
    if (!finisher->raw)
        return false;
    finisher->view = jf_pdf_document_last(finisher->raw);
    return true;
}

// The catalog comes first in the file, and alone, since later revisions replace it.
static void start(JfFinisher *finisher, int *root)
{
    JfPdfValue *catalog = jf_pdf_new_dict(finisher->arena), *mark = jf_pdf_new_dict(finisher->arena),
               *viewer = jf_pdf_new_dict(finisher->arena);
    finisher->writer = jf_pdf_writer_new(jf_pdf_view_size(finisher->view));
    finisher->catalog = catalog;
    *root = jf_pdf_writer_reserve(finisher->writer);
    jf_pdf_writer_put_plain(finisher->writer, *root, catalog);
    jf_archive_name(finisher, catalog, "Type", "Catalog");
    jf_archive_text(finisher, catalog, "Lang", finisher->identity->lang);
    jf_archive_put(finisher, mark, "Marked", jf_pdf_new_bool(finisher->arena, true));
    jf_archive_put(finisher, catalog, "MarkInfo", mark);
    jf_archive_put(finisher, viewer, "DisplayDocTitle", jf_pdf_new_bool(finisher->arena, true));
    jf_archive_put(finisher, catalog, "ViewerPreferences", viewer);
}

static GBytes *finish(JfFinisher *finisher)
{
    int root;
    start(finisher, &root);
    if (!jf_archive_pages(finisher) || !jf_archive_annotations(finisher) || !jf_archive_structure(finisher))
        return NULL;
    jf_archive_outline(finisher);
    jf_archive_destinations(finisher);
    jf_archive_attachments(finisher);
    jf_archive_intent(finisher);
    int info = jf_archive_metadata(finisher);
    JfPdfValue *trailer = jf_pdf_new_dict(finisher->arena);
    jf_archive_ref(finisher, trailer, "Root", root);
    jf_archive_ref(finisher, trailer, "Info", info);
    return jf_pdf_writer_finish(finisher->writer, trailer, finisher->diags);
}

GBytes *jf_finish(GBytes *raw, const JfPages *pages, const JfIdentity *identity, const JfAttachment *attachments, size_t n, JfDiags *diags)
{
    g_autoptr(JfArena) arena = jf_arena_new();
    JfFinisher finisher = {
        .pages = pages, .identity = identity, .attachments = attachments, .n_attachments = n, .diags = diags, .arena = arena};
    GBytes *done = open_raw(&finisher, raw) ? finish(&finisher) : NULL;
    jf_pdf_writer_free(finisher.writer);
    jf_pdf_document_free(finisher.raw);
    return done;
}
