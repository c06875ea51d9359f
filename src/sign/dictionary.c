// SPDX-License-Identifier: MIT
// Field, signature dictionary and the words of the stamp.
#include "sign/dictionary.h"
#include <string.h>

// ---- field

static bool read_rect(const JfPdfView *view, JfSignField *field)
{
    const JfPdfValue *rect = jf_pdf_view_find(view, field->dict, "Rect");
    double at[4];

    for (size_t i = 0; i < 4; i++)
        if (!jf_pdf_number(jf_pdf_view_item(view, rect, i), &at[i]))
            return false;
    field->width = at[2] - at[0];
    field->height = at[3] - at[1];
    return jf_pdf_count(rect) == 4 && field->width >= 0 && field->height >= 0 && field->width < 14400 && field->height < 14400;
}

static bool is_field(const JfPdfView *view, const JfPdfValue *dict, const char *name, JfArena *arena)
{
    const char *title = jf_pdf_text(arena, jf_pdf_view_find(view, dict, "T"));

    return title && strcmp(title, name) == 0 && jf_pdf_is_name(jf_pdf_view_find(view, dict, "FT"), "Sig") && !jf_pdf_find(dict, "V");
}

bool jf_sign_find_field(const JfSigning *s, JfSignField *out, JfDiags *diags)
{
    const JfPdfView *view = jf_pdf_document_last(s->document);
    const JfPdfValue *form = jf_pdf_view_find(view, jf_pdf_view_root(view), "AcroForm"), *fields = jf_pdf_view_find(view, form, "Fields");
    int64_t flags;

    for (size_t i = 0; i < jf_pdf_count(fields); i++) {
        *out = (JfSignField){.number = jf_pdf_ref_number(jf_pdf_item(fields, i)), .dict = jf_pdf_view_item(view, fields, i)};
        if (!out->number || !is_field(view, out->dict, s->step->id, s->arena) || !read_rect(view, out))
            continue;
        // Ours has this from the beginning, so that no signing has to touch the form (which certified documents forbid some readers to
        // accept).
        if (jf_pdf_int(jf_pdf_view_find(view, form, "SigFlags"), &flags) && flags == 3)
            return true;
        return jf_signing_refuse(diags, "its form is not prepared for signatures", "其表单未为签名做好准备");
    }
    jf_diags_add(diags, JF_DIAG_SIGN_FIELD, NULL, s->step->id, NULL);
    return false;
}

// ---- references: what the signature forbids from now on (12.8.2)

static JfPdfValue *new_params(JfArena *arena)
{
    JfPdfValue *params = jf_pdf_new_dict(arena);

    jf_pdf_set(arena, params, "Type", jf_pdf_new_name(arena, "TransformParams"));
    return params;
}

static void add_reference(JfArena *arena, JfPdfValue *references, const char *method, JfPdfValue *params, int data)
{
    JfPdfValue *reference = jf_pdf_new_dict(arena);

    jf_pdf_set(arena, params, "V", jf_pdf_new_name(arena, "1.2"));
    jf_pdf_set(arena, reference, "Type", jf_pdf_new_name(arena, "SigRef"));
    jf_pdf_set(arena, reference, "TransformMethod", jf_pdf_new_name(arena, method));
    jf_pdf_set(arena, reference, "TransformParams", params);
    if (data)
        jf_pdf_set(arena, reference, "Data", jf_pdf_new_ref(arena, data));
    jf_pdf_add(arena, references, reference);
}

// Form filling and signing stay allowed; nothing else.
static void add_certification(JfArena *arena, JfPdfValue *references)
{
    JfPdfValue *params = new_params(arena);

    jf_pdf_set(arena, params, "P", jf_pdf_new_int(arena, 2));
    add_reference(arena, references, "DocMDP", params, 0);
}

static void add_lock(const JfPdfView *view, JfArena *arena, JfPdfValue *references, const JfPdfValue *lock)
{
    const JfPdfValue *action = jf_pdf_view_find(view, lock, "Action"), *fields = jf_pdf_view_find(view, lock, "Fields");
    JfPdfValue *params = new_params(arena);

    if (!action)
        return;
    jf_pdf_set(arena, params, "Action", action);
    if (fields)
        jf_pdf_set(arena, params, "Fields", fields);
    add_reference(arena, references, "FieldMDP", params, jf_pdf_ref_number(jf_pdf_find(jf_pdf_view_trailer(view), "Root")));
}

// ---- dictionary

static char *reason(const JfSigning *s)
{
    const JfSignRequest *request = s->request;
    bool zh = request->language == JF_LANGUAGE_ZH;
    const char *label = s->step->label[request->language], *decision = jf_decision_label(request->decision, request->language);
    const char *role = jf_trail_role_label(s->person.role, request->language);

    g_autofree char *act = s->n_made == 0 ? g_strdup(label) : g_strconcat(label, zh ? "：" : ": ", decision, NULL);

    if (!*request->words)
        return g_strdup_printf(zh ? "%s（%s）" : "%s (%s)", act, role);
    return g_strdup_printf(zh ? "%s（%s）。%s" : "%s (%s). %s", act, role, request->words);
}

static const JfPdfValue *step_dictionary(const JfSigning *s, JfArena *arena)
{
    JfPdfValue *dict = jf_pdf_new_dict(arena);

    jf_pdf_set(arena, dict, "Step", jf_pdf_new_text(arena, s->step->id));
    jf_pdf_set(arena, dict, "Person", jf_pdf_new_text(arena, s->person.id));
    jf_pdf_set(arena, dict, "Role", jf_pdf_new_text(arena, s->person.role));
    jf_pdf_set(arena, dict, "Decision", jf_pdf_new_text(arena, jf_decision_name(s->request->decision)));
    jf_pdf_set(arena, dict, "Words", jf_pdf_new_text(arena, s->request->words));
    return dict;
}

const JfPdfValue *jf_sign_dictionary(const JfSigning *s, const JfSignField *field, JfArena *arena)
{
    const JfPdfView *view = jf_pdf_document_last(s->document);
    const JfPdfValue *lock = jf_pdf_view_find(view, field->dict, "Lock");
    JfPdfValue *dict = jf_pdf_new_dict(arena), *references = jf_pdf_new_array(arena);
    g_autofree char *at = jf_instant_pdf(s->request->at), *why = reason(s);

    jf_pdf_set(arena, dict, "Type", jf_pdf_new_name(arena, "Sig"));
    jf_pdf_set(arena, dict, "Filter", jf_pdf_new_name(arena, "Adobe.PPKLite"));
    jf_pdf_set(arena, dict, "SubFilter", jf_pdf_new_name(arena, "ETSI.CAdES.detached"));
    jf_pdf_set(arena, dict, "M", jf_pdf_new_string(arena, at, strlen(at)));
    jf_pdf_set(arena, dict, "Name", jf_pdf_new_text(arena, s->person.name));
    jf_pdf_set(arena, dict, "Reason", jf_pdf_new_text(arena, why));
    jf_pdf_set(arena, dict, "JF_Step", step_dictionary(s, arena));
    if (s->n_made == 0)
        add_certification(arena, references);
    if (lock)
        add_lock(view, arena, references, lock);
    if (jf_pdf_count(references))
        jf_pdf_set(arena, dict, "Reference", references);
    return dict;
}

// ---- stamp

static const char *join(JfArena *arena, const char *between, const char *a, const char *b)
{
    return b && *b ? jf_arena_printf(arena, "%s%s%s", a, between, b) : a;
}

JfStamp jf_sign_stamp(const JfSigning *s, JfArena *arena)
{
    const JfSignRequest *request = s->request;
    JfLanguage language = request->language;
    bool zh = language == JF_LANGUAGE_ZH, first = s->n_made == 0; // whoever begins the trail decides on nothing
    const char *label = s->step->label[language];
    g_autofree char *time = jf_instant_format(request->at, s->zone, "%Y-%m-%d %H:%M:%S %z %Z");

    return (JfStamp){
        .title = join(arena, zh ? "·" : " – ", label, first ? NULL : jf_decision_label(request->decision, language)),
        .mark = zh ? "电子签名" : "e-signature",
        .name = s->person.names[language],
        .office = join(arena, zh ? "·" : ", ", jf_trail_role_label(s->person.role, language), s->person.organisations[language]),
        .time = jf_arena_strdup(arena, time),
        .words = request->words,
        .returned = request->decision == JF_DECISION_RETURN,
        .language = language,
    };
}
