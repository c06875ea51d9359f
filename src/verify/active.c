// SPDX-License-Identifier: MIT
// Active and hidden content: what could run, act on its own, or be shown and hidden, in any object of the base revision.
#include "verify/examination.h"
#include <string.h>

// Keys that no artifact of ours has anywhere (ISO 19005-3 6.5, 6.6, 6.9; shadow attacks work through optional content).
static const char *const banned_keys[] = {
    "AA", "OpenAction",       "JS",        "JavaScript", "XFA",     "NeedAppearances", "OCProperties",
    "OC", "RichMediaContent", "Rendition", "Movie",      "Encrypt",
};
// Action types (/S) beyond /URI.
static const char *const banned_actions[] = {
    "JavaScript", "Launch",     "GoToR",     "GoToE",      "Thread",      "Sound",     "Movie", "Hide",
    "Named",      "SubmitForm", "ResetForm", "ImportData", "SetOCGState", "Rendition", "Trans", "GoTo3DView",
};
// Annotations that ours never have: only links and signature widgets are there.
static const char *const allowed_annotations[] = {"Link", "Widget"};

static bool among(const char *const *list, size_t n, const char *word)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(list[i], word) == 0)
            return true;
    return false;
}

static const char *banned_entry(const JfPdfEntry *entry)
{
    if (among(banned_keys, G_N_ELEMENTS(banned_keys), entry->key))
        return entry->key;
    const char *name = jf_pdf_name(entry->value);
    if (strcmp(entry->key, "S") == 0 && name != NULL && among(banned_actions, G_N_ELEMENTS(banned_actions), name))
        return name;
    return NULL;
}

static const char *banned_annotation(const JfPdfValue *value)
{
    if (!jf_pdf_is_name(jf_pdf_find(value, "Type"), "Annot"))
        return NULL;
    const char *subtype = jf_pdf_name(jf_pdf_find(value, "Subtype"));
    if (subtype == NULL)
        return "Annot";
    return among(allowed_annotations, G_N_ELEMENTS(allowed_annotations), subtype) ? NULL : subtype;
}

// The reader bounds the depth (JF_PDF_DEPTH_MAX), so recursion is safe.
static const char *banned_within(const JfPdfValue *value)
{
    if (value == NULL)
        return NULL;
    if (value->kind == JF_PDF_ARRAY) {
        for (size_t i = 0; i < jf_pdf_count(value); i++) {
            const char *found = banned_within(jf_pdf_item(value, i));
            if (found != NULL)
                return found;
        }
        return NULL;
    }
    if (value->kind != JF_PDF_DICT && value->kind != JF_PDF_STREAM)
        return NULL;
    size_t n = 0;
    const JfPdfEntry *entries = jf_pdf_entries(value, &n);
    const char *found = banned_annotation(value);
    for (size_t i = 0; i < n && found == NULL; i++) {
        found = banned_entry(&entries[i]);
        if (found == NULL)
            found = banned_within(entries[i].value);
    }
    return found;
}

void jf_examine_active(JfExamination *e)
{
    const JfPdfRevision *base = jf_pdf_document_revision(e->document, 0);
    for (size_t i = 0; i < base->n_own; i++) {
        const char *found = banned_within(base->own[i].value);
        if (found == NULL)
            continue;
        g_autofree char *number = g_strdup_printf("%d", base->own[i].number);
        jf_find(e->result, JF_FINDING_ACTIVE_FOUND, -1, number, found, NULL);
        return;
    }
    if (jf_pdf_find(base->trailer, "Encrypt") != NULL)
        jf_find(e->result, JF_FINDING_ACTIVE_FOUND, -1, "0", "Encrypt", NULL);
    else
        jf_find(e->result, JF_FINDING_ACTIVE_NONE, -1, NULL);
}
