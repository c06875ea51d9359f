// SPDX-License-Identifier: MIT
// Private to archive/: what the parts of finishing share. finish.c calls them in the order below.
#pragma once
#include "archive/finish.h"
#include "pdf/document.h"
#include "pdf/writer.h"
#include <string.h>

typedef struct {
    const JfPages *pages;
    const JfIdentity *identity;
    const JfAttachment *attachments;
    size_t n_attachments;
    JfDiags *diags;
    JfArena *arena;            // all values made here, until the file is written
    JfPdfDocument *raw;
    const JfPdfView *view;     // of `raw`
    JfPdfWriter *writer;
    JfPdfValue *catalog;       // each part adds its entries
    JfPdfValue **page;         // page dictionaries, by page
    int *page_number;          // their object numbers
    int *link_number;          // annotations' object numbers, by link
    int *field_number;         // by signature field
    int *annotation_owner;     // element that owns the annotation: links first, then fields; 0: none
} JfFinisher;

// Each is false after a recorded error, where it can fail.
bool jf_archive_pages(JfFinisher *finisher);        // cairo.c: page pairs merged, fonts and images copied
bool jf_archive_annotations(JfFinisher *finisher);  // annotations.c: links, signature fields, form
bool jf_archive_structure(JfFinisher *finisher);    // structure.c
void jf_archive_outline(JfFinisher *finisher);      // outline.c
void jf_archive_destinations(JfFinisher *finisher); // outline.c
void jf_archive_attachments(JfFinisher *finisher);  // attachment.c
void jf_archive_intent(JfFinisher *finisher);       // intent.c: sRGB output intent
int jf_archive_metadata(JfFinisher *finisher);      // metadata.c: XMP on the catalog; gives the number of Info

// The ICC profile of the output intent (intent.c). Caller unrefs.
GByteArray *jf_archive_srgb(void);

// Key of an annotation in the parent tree: pages come first.
static inline int jf_archive_key(const JfFinisher *finisher, size_t annotation)
{
    return (int)(finisher->pages->n_pages + annotation);
}

// Records an internal or input fault in both languages; false.
bool jf_archive_fault(JfFinisher *finisher, JfDiagId id, const char *en, const char *zh);

// Layout's length as PDF's; and y, which grows upwards there.
static inline double jf_archive_points(JfLength length)
{
    return (double)length / 1024;
}

static inline double jf_archive_y(const JfFinisher *finisher, int page, JfLength y)
{
    return (double)(finisher->pages->pages[page].height - y) / 1024;
}

// Left, bottom, right, top.
static inline JfPdfValue *jf_archive_box(const JfFinisher *finisher, int page, JfLength x, JfLength y, JfLength width, JfLength height)
{
    double box[4] = {jf_archive_points(x), jf_archive_y(finisher, page, y + height), jf_archive_points(x + width), jf_archive_y(finisher, page, y)};
    return jf_pdf_new_numbers(finisher->arena, box, 4);
}

// ---- short forms: entries whose key is a literal and not there yet
static inline void jf_archive_put(JfFinisher *finisher, JfPdfValue *dict, const char *key, const JfPdfValue *value)
{
    jf_pdf_append(finisher->arena, dict, key, value);
}

static inline void jf_archive_name(JfFinisher *finisher, JfPdfValue *dict, const char *key, const char *name)
{
    JfPdfValue *value = jf_arena_new0(finisher->arena, JfPdfValue); // borrows: the names are literals or the caller's
    value->kind = JF_PDF_NAME;
    value->text.bytes = name;
    value->text.length = strlen(name);
    jf_pdf_append(finisher->arena, dict, key, value);
}

static inline void jf_archive_int(JfFinisher *finisher, JfPdfValue *dict, const char *key, int64_t value)
{
    jf_pdf_append(finisher->arena, dict, key, jf_pdf_new_int(finisher->arena, value));
}

static inline void jf_archive_ref(JfFinisher *finisher, JfPdfValue *dict, const char *key, int number)
{
    jf_pdf_append(finisher->arena, dict, key, jf_pdf_new_ref(finisher->arena, number));
}

// Nothing when there is no text.
static inline void jf_archive_text(JfFinisher *finisher, JfPdfValue *dict, const char *key, const char *utf8)
{
    if (utf8 && *utf8)
        jf_pdf_append(finisher->arena, dict, key, jf_pdf_new_text(finisher->arena, utf8));
}

static inline int jf_archive_add(JfFinisher *finisher, const JfPdfValue *object)
{
    int number = jf_pdf_writer_reserve(finisher->writer);
    jf_pdf_writer_put(finisher->writer, number, object);
    return number;
}
