// SPDX-License-Identifier: MIT
// Revisions against the white list: after the base, a revision may fill one signature field and do nothing else (facts: ISO 32000-1 12.8.2.2,
// DocMDP P=2; "PDF insecurity" attacks ISA, SWA, shadow, EAA, SSA). Objects are compared by value through both revisions' cross references.
#include "verify/examination.h"
#include <string.h>

typedef struct {
    JfExamination *e;
    const JfPdfRevision *revision;
    size_t k;
    JfPdfView *before, *after;
    int root, form;  // object numbers of catalog and AcroForm in the base
    int field;       // changed signature field, 0: none yet
    int value, look; // its new signature dictionary and appearance stream
} Step;

static bool foreign(const Step *step, int number, const char *what)
{
    g_autofree char *k = g_strdup_printf("%zu", step->k), *n = g_strdup_printf("%d", number);
    jf_find(step->e->result, JF_FINDING_REVISION_FOREIGN, -1, k, n, what, NULL);
    return false;
}

// Name of the first key in which the dictionaries differ, leaving out the NULL-terminated `allowed`; NULL: none.
static const char *difference(const JfPdfValue *before, const JfPdfValue *after, const char *const *allowed)
{
    const JfPdfValue *sides[2][2] = {{before, after}, {after, before}};
    for (size_t side = 0; side < 2; side++) {
        size_t n = 0;
        const JfPdfEntry *entries = jf_pdf_entries(sides[side][0], &n);
        for (size_t i = 0; i < n; i++)
            if (!g_strv_contains(allowed, entries[i].key) && !jf_pdf_equal(entries[i].value, jf_pdf_find(sides[side][1], entries[i].key)))
                return entries[i].key;
    }
    return NULL;
}

static bool is_signature_field(const Step *step, int number)
{
    const JfPdfValue *form = jf_pdf_view_object(step->before, step->form);
    const JfPdfValue *fields = jf_pdf_view_find(step->before, form, "Fields");
    for (size_t i = 0; i < jf_pdf_count(fields); i++)
        if (jf_pdf_is_ref(jf_pdf_item(fields, i), number))
            return jf_pdf_is_name(jf_pdf_view_find(step->before, jf_pdf_view_object(step->before, number), "FT"), "Sig");
    return false;
}

static bool check_catalog(Step *step, const JfPdfValue *before, const JfPdfValue *after)
{
    static const char *const certifying[] = {"Perms", NULL}, *const none[] = {NULL};
    const char *key = difference(before, after, step->k == 1 && jf_pdf_find(before, "Perms") == NULL ? certifying : none);
    return key == NULL || foreign(step, step->root, key);
}

static bool check_form(Step *step, const JfPdfValue *before, const JfPdfValue *after)
{
    static const char *const allowed[] = {"SigFlags", NULL};
    const char *key = difference(before, after, allowed);
    int64_t flags = 0;
    if (key == NULL && (!jf_pdf_int(jf_pdf_find(after, "SigFlags"), &flags) || flags != 3))
        key = "SigFlags";
    return key == NULL || foreign(step, step->form, key);
}

static bool check_field(Step *step, int number, const JfPdfValue *before, const JfPdfValue *after)
{
    static const char *const allowed[] = {"V", "AP", NULL};
    const char *key = difference(before, after, allowed);
    if (key == NULL && jf_pdf_find(before, "V") != NULL)
        key = "V";
    if (key != NULL)
        return foreign(step, number, key);
    if (step->field != 0)
        return foreign(step, number, "V");
    step->field = number;
    step->value = jf_pdf_ref_number(jf_pdf_find(after, "V"));
    const JfPdfValue *look = jf_pdf_find(after, "AP");
    step->look = jf_pdf_ref_number(jf_pdf_find(look, "N"));
    if (jf_pdf_count(look) != 1 || step->look == 0)
        return foreign(step, number, "AP");
    return step->value != 0 || foreign(step, number, "V");
}

static bool check_changed(Step *step, const JfPdfOwn *own)
{
    const JfPdfValue *before = jf_pdf_view_object(step->before, own->number);
    if (before == NULL)
        return foreign(step, own->number, "-");
    if (own->number == step->root)
        return check_catalog(step, before, own->value);
    if (own->number == step->form)
        return check_form(step, before, own->value);
    if (is_signature_field(step, own->number))
        return check_field(step, own->number, before, own->value);
    return foreign(step, own->number, "=");
}

static bool check_known(Step *step)
{
    for (size_t i = 0; i < step->revision->n_own; i++) {
        const JfPdfOwn *own = &step->revision->own[i];
        if (!own->in_use || own->container != 0)
            return foreign(step, own->number, own->in_use ? "ObjStm" : "free");
        if (own->number < jf_pdf_view_size(step->before) && !check_changed(step, own))
            return false;
    }
    return true;
}

// Every new object must be the signature dictionary, its appearance, or the cross-reference stream itself.
static bool check_new(Step *step)
{
    for (size_t i = 0; i < step->revision->n_own; i++) {
        const JfPdfOwn *own = &step->revision->own[i];
        bool expected = own->number < jf_pdf_view_size(step->before) || own->number == step->value || own->number == step->look ||
                        own->start == step->revision->xref;
        if (!expected)
            return foreign(step, own->number, "+");
    }
    return true;
}

static bool check_trailer(Step *step)
{
    const JfPdfValue *before = jf_pdf_view_trailer(step->before), *after = jf_pdf_view_trailer(step->after);
    static const char *const same[] = {"Root", "Info", "Encrypt"};
    for (size_t i = 0; i < G_N_ELEMENTS(same); i++)
        if (!jf_pdf_equal(jf_pdf_find(before, same[i]), jf_pdf_find(after, same[i])))
            return foreign(step, 0, same[i]);
    bool id = jf_pdf_equal(jf_pdf_item(jf_pdf_find(before, "ID"), 0), jf_pdf_item(jf_pdf_find(after, "ID"), 0));
    return id || foreign(step, 0, "ID");
}

// New numbers only: a signature may not adopt an object that lay hidden in the file before.
static bool check_fresh(Step *step)
{
    int size = jf_pdf_view_size(step->before);
    if (step->value < size)
        return foreign(step, step->value, "V");
    return step->look >= size || foreign(step, step->look, "AP");
}

static void place(Step *step)
{
    JfExamination *e = step->e;
    const JfPdfValue *field = jf_pdf_view_object(step->after, step->field);
    const char *name = jf_pdf_text(e->result->arena, jf_pdf_find(field, "T"));
    JfSite *site = &e->sites[e->n_sites++];
    *site = (JfSite){.revision = step->k,
                     .field = step->field,
                     .value = step->value,
                     .name = name != NULL ? name : "?",
                     .dict = jf_pdf_view_object(step->after, step->value)};
    g_autofree char *k = g_strdup_printf("%zu", step->k);
    const char *fault = jf_appearance_fault(step->after, jf_pdf_view_object(step->after, step->look));
    if (fault != NULL)
        jf_find(e->result, JF_FINDING_APPEARANCE_BAD, (int)e->n_sites - 1, site->name, fault, NULL);
    else
        jf_find(e->result, JF_FINDING_REVISION_OK, (int)e->n_sites - 1, k, site->name, NULL);
}

static bool examine_revision(JfExamination *e, size_t k)
{
    JfPdfView *base = jf_pdf_document_view(e->document, 0);
    Step step = {.e = e,
                 .k = k,
                 .revision = jf_pdf_document_revision(e->document, k),
                 .before = jf_pdf_document_view(e->document, k - 1),
                 .after = jf_pdf_document_view(e->document, k),
                 .root = jf_pdf_ref_number(jf_pdf_find(jf_pdf_view_trailer(base), "Root")),
                 .form = jf_pdf_ref_number(jf_pdf_find(jf_pdf_view_root(base), "AcroForm"))};
    if (!check_known(&step))
        return false;
    if (step.field == 0) {
        g_autofree char *number = g_strdup_printf("%zu", k);
        jf_find(e->result, JF_FINDING_REVISION_EMPTY, -1, number, NULL);
        return false;
    }
    if (!check_fresh(&step) || !check_new(&step) || !check_trailer(&step))
        return false;
    if (e->n_sites == JF_SIGNATURES_MAX)
        return foreign(&step, step.field, "/Sig");
    place(&step);
    return true;
}

// A field that holds a value nobody signed in a revision of its own would be shown as signed and never be checked.
static bool no_orphans(JfExamination *e)
{
    JfPdfView *last = jf_pdf_document_last(e->document);
    const JfPdfValue *fields = jf_pdf_view_find(last, jf_pdf_view_find(last, jf_pdf_view_root(last), "AcroForm"), "Fields");
    for (size_t i = 0; i < jf_pdf_count(fields); i++) {
        int number = jf_pdf_ref_number(jf_pdf_item(fields, i));
        const JfPdfValue *field = jf_pdf_view_item(last, fields, i);
        if (jf_pdf_find(field, "V") == NULL)
            continue;
        bool placed = false;
        for (size_t s = 0; s < e->n_sites; s++)
            placed = placed || e->sites[s].field == number;
        if (placed)
            continue;
        const char *name = jf_pdf_text(e->result->arena, jf_pdf_find(field, "T"));
        jf_find(e->result, JF_FINDING_FIELD_ORPHAN, -1, name != NULL ? name : "?", NULL);
        return false;
    }
    return true;
}

bool jf_examine_revisions(JfExamination *e)
{
    size_t n = jf_pdf_document_revisions(e->document);
    for (size_t k = 1; k < n; k++)
        if (!examine_revision(e, k))
            return false;
    return no_orphans(e);
}
