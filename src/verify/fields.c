// SPDX-License-Identifier: MIT
// The base revision's signature fields: those of the policy's steps, each once, blank, inside its page, apart from each other; and no other field.
#include "verify/examination.h"
#include <string.h>

#define BLANK_MAX ((size_t)4096)
#define SLACK 0.001 // points: what is written has four decimals

typedef struct {
    int page;
    double at[4]; // left, bottom, right, top
} Box;

typedef struct {
    JfExamination *e;
    JfPdfView *view;
    const JfPdfValue *fields; // the form's list
    Box box[JF_SIGNATURES_MAX];
    const char *name[JF_SIGNATURES_MAX];
    size_t n;
} Fields;

typedef struct {
    const char *zh, *en;
} Words;

static bool fault(Fields *f, const char *name, Words words)
{
    jf_find_words(f->e->result, JF_FINDING_BASE_FIELD, -1, (const char *const[]){[JF_LANGUAGE_ZH] = words.zh, [JF_LANGUAGE_EN] = words.en},
                  name != NULL ? name : "?", NULL);
    return false;
}

static bool read_box(const JfPdfView *view, const JfPdfValue *value, double at[4])
{
    const JfPdfValue *array = jf_pdf_view_resolve(view, value);
    for (size_t i = 0; i < 4; i++)
        if (!jf_pdf_number(jf_pdf_item(array, i), &at[i]))
            return false;
    return jf_pdf_count(array) == 4 && at[0] < at[2] && at[1] < at[3];
}

static bool is_inside(const double inner[4], const double outer[4])
{
    return inner[0] >= outer[0] - SLACK && inner[1] >= outer[1] - SLACK && inner[2] <= outer[2] + SLACK && inner[3] <= outer[3] + SLACK;
}

static bool overlap(const Box *a, const Box *b)
{
    return a->page == b->page && a->at[0] < b->at[2] - SLACK && b->at[0] < a->at[2] - SLACK && a->at[1] < b->at[3] - SLACK &&
           b->at[1] < a->at[3] - SLACK;
}

static size_t times_in(const JfPdfValue *list, int number)
{
    size_t n = 0;
    for (size_t i = 0; i < jf_pdf_count(list); i++)
        n += jf_pdf_is_ref(jf_pdf_item(list, i), number);
    return n;
}

static bool is_step(const JfExamination *e, const char *name)
{
    size_t n = 0;
    const JfPolicyStep *steps = e->policy != NULL ? jf_policy_steps(e->policy, e->kind, &n) : NULL;
    for (size_t i = 0; i < n; i++)
        if (strcmp(steps[i].id, name) == 0)
            return true;
    return steps == NULL; // said by parts.c
}

static bool is_blank(const Fields *f, const JfPdfValue *field)
{
    const JfPdfValue *looks = jf_pdf_view_find(f->view, field, "AP");
    const JfPdfValue *look = jf_pdf_find(looks, "N");
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_autoptr(GBytes) content = jf_pdf_count(looks) == 1 ? jf_pdf_view_data(f->view, look, BLANK_MAX, diags) : NULL;
    return content != NULL && g_bytes_get_size(content) == 0;
}

static bool examine_form(Fields *f, const JfPdfValue *field, const char *name)
{
    static const char *const known[] = {"Type", "Subtype", "Rect", "F", "P", "StructParent", "FT", "T", "TU", "AP", NULL};
    size_t n = 0;
    int64_t flags = 0;
    const JfPdfEntry *entries = jf_pdf_entries(field, &n);
    for (size_t i = 0; i < n; i++)
        if (!g_strv_contains(known, entries[i].key))
            return fault(f, name, (Words){"含有本系统签名域没有的项", "it has an entry that ours do not have"});
    if (!jf_pdf_is_name(jf_pdf_find(field, "FT"), "Sig") || !jf_pdf_is_name(jf_pdf_find(field, "Subtype"), "Widget"))
        return fault(f, name, (Words){"不是签名域", "it is no signature field"});
    if (!jf_pdf_int(jf_pdf_find(field, "F"), &flags) || flags != 4)
        return fault(f, name, (Words){"在屏幕上与打印时显示不同", "it shows otherwise on a screen than on paper"});
    return is_blank(f, field) || fault(f, name, (Words){"签署之前就已有图像", "it shows something before anybody signed"});
}

static bool examine_place(Fields *f, const JfPdfValue *field, int number, const char *name)
{
    const JfPdfValue *page = jf_pdf_view_find(f->view, field, "P");
    Box *box = &f->box[f->n];
    double media[4];
    box->page = jf_pdf_ref_number(jf_pdf_find(field, "P"));
    if (times_in(jf_pdf_view_find(f->view, page, "Annots"), number) != 1)
        return fault(f, name, (Words){"不在它所说的页面上", "it is not on the page that it names"});
    if (!read_box(f->view, jf_pdf_find(page, "MediaBox"), media) || !read_box(f->view, jf_pdf_find(field, "Rect"), box->at) ||
        !is_inside(box->at, media))
        return fault(f, name, (Words){"超出页面", "it reaches beyond its page"});
    for (size_t i = 0; i < f->n; i++)
        if (overlap(&f->box[i], box))
            return fault(f, name, (Words){"与另一签名域重叠", "it overlaps another signature field"});
    return true;
}

static bool examine_field(Fields *f, const JfPdfValue *reference)
{
    const JfPdfValue *field = jf_pdf_view_resolve(f->view, reference);
    const char *name = jf_pdf_text(f->e->result->arena, jf_pdf_find(field, "T"));
    if (name == NULL || !jf_pdf_ref_number(reference) || !is_step(f->e, name))
        return fault(f, name, (Words){"签署策略中没有这一步骤", "the policy has no such step"});
    for (size_t i = 0; i < f->n; i++)
        if (strcmp(f->name[i], name) == 0)
            return fault(f, name, (Words){"重复出现", "it is there twice"});
    if (f->n == JF_SIGNATURES_MAX)
        return fault(f, name, (Words){"签名域过多", "there are too many fields"});
    if (!examine_form(f, field, name) || !examine_place(f, field, jf_pdf_ref_number(reference), name))
        return false;
    f->name[f->n++] = name;
    return true;
}

// A widget that the form does not list would be drawn and belong to nobody.
static bool examine_page(Fields *f, const JfPdfValue *page)
{
    const JfPdfValue *annotations = jf_pdf_view_find(f->view, page, "Annots");
    for (size_t i = 0; i < jf_pdf_count(annotations); i++) {
        const JfPdfValue *annotation = jf_pdf_view_item(f->view, annotations, i);
        if (jf_pdf_is_name(jf_pdf_find(annotation, "Subtype"), "Widget") &&
            times_in(f->fields, jf_pdf_ref_number(jf_pdf_item(annotations, i))) != 1)
            return fault(f, jf_pdf_text(f->e->result->arena, jf_pdf_find(annotation, "T")),
                         (Words){"不属于表单", "it does not belong to the form"});
    }
    return true;
}

bool jf_examine_fields(JfExamination *e)
{
    JfPdfView *view = jf_pdf_document_view(e->document, 0);
    const JfPdfValue *root = jf_pdf_view_root(view), *form = jf_pdf_view_find(view, root, "AcroForm");
    Fields f = {.e = e, .view = view, .fields = jf_pdf_view_find(view, form, "Fields")};
    size_t n = jf_pdf_find(form, "SigFlags") != NULL ? 2 : 1;
    if (form != NULL && (jf_pdf_count(form) != n || f.fields == NULL))
        return fault(&f, "AcroForm", (Words){"表单含有多余的项", "the form has entries that ours do not have"});
    for (size_t i = 0; i < jf_pdf_count(f.fields); i++)
        if (!examine_field(&f, jf_pdf_item(f.fields, i)))
            return false;
    const JfPdfValue *kids = jf_pdf_view_find(view, jf_pdf_view_find(view, root, "Pages"), "Kids");
    for (size_t i = 0; i < jf_pdf_count(kids); i++)
        if (!examine_page(&f, jf_pdf_view_item(view, kids, i)))
            return false;
    return true;
}
