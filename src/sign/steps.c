// SPDX-License-Identifier: MIT
// Reads the steps made out of the signature fields.
#include "sign/steps.h"
#include <stdlib.h>
#include <string.h>

static bool refuse(JfDiags *diags, const char *field)
{
    g_autofree char *en = g_strdup_printf("its field \"%s\" holds a signature of other origin", field);
    g_autofree char *zh = g_strdup_printf("签名域“%s”中有其他来源的签名", field);

    jf_diags_add(diags, JF_DIAG_SIGN_BASE, NULL, en, zh, NULL);
    return false;
}

// "D:20260305014000Z", as jf_instant_pdf writes it; other offsets are not ours.
static bool read_time(const char *text, JfInstant *out)
{
    if (!text || strlen(text) != 17 || !g_str_has_prefix(text, "D:") || text[16] != 'Z')
        return false;
    g_autofree char *iso = g_strdup_printf("%.4s-%.2s-%.2sT%.2s:%.2s:%.2sZ", text + 2, text + 6, text + 8, text + 10, text + 12, text + 14);
    return jf_instant_parse(iso, NULL, out) == JF_INSTANT_OK;
}

static bool read_step(const JfPdfView *view, const JfPdfValue *field, JfArena *arena, JfSignedStep *out)
{
    const JfPdfValue *value = jf_pdf_find(field, "V"), *dict = jf_pdf_view_resolve(view, value),
                     *step = jf_pdf_view_find(view, dict, "JF_Step");
    const char *decision = jf_pdf_text(arena, jf_pdf_view_find(view, step, "Decision"));

    out->step = jf_pdf_text(arena, jf_pdf_view_find(view, step, "Step"));
    out->person = jf_pdf_text(arena, jf_pdf_view_find(view, step, "Person"));
    out->role = jf_pdf_text(arena, jf_pdf_view_find(view, step, "Role"));
    out->words = jf_pdf_text(arena, jf_pdf_view_find(view, step, "Words"));
    out->name = jf_pdf_text(arena, jf_pdf_view_find(view, dict, "Name"));
    out->revision = jf_pdf_view_origin(view, jf_pdf_ref_number(value));
    return out->step && out->person && out->role && out->words && out->name && decision && jf_decision_parse(decision, &out->decision) &&
           read_time(jf_pdf_text(arena, jf_pdf_view_find(view, dict, "M")), &out->at);
}

static int by_revision(const void *a, const void *b)
{
    const JfSignedStep *one = a, *other = b;

    return (one->revision > other->revision) - (one->revision < other->revision);
}

bool jf_signed_steps(const JfPdfDocument *document, JfArena *arena, JfSignedStep *out, size_t *n, JfDiags *diags)
{
    const JfPdfView *view = jf_pdf_document_last(document);
    const JfPdfValue *form = jf_pdf_view_find(view, jf_pdf_view_root(view), "AcroForm"), *fields = jf_pdf_view_find(view, form, "Fields");

    *n = 0;
    for (size_t i = 0; i < jf_pdf_count(fields); i++) {
        const JfPdfValue *field = jf_pdf_view_item(view, fields, i);
        if (!jf_pdf_is_name(jf_pdf_view_find(view, field, "FT"), "Sig") || !jf_pdf_find(field, "V"))
            continue;
        if (*n == JF_SIGNED_MAX || !read_step(view, field, arena, &out[*n])) {
            const char *name = jf_pdf_text(arena, jf_pdf_view_find(view, field, "T"));
            return refuse(diags, name ? name : "?");
        }
        ++*n;
    }
    qsort(out, *n, sizeof *out, by_revision);
    return true;
}

JfTrailStep jf_signed_trail_step(const JfSignedStep *step)
{
    return (JfTrailStep){.step = step->step, .person = step->person, .name = step->name, .role = step->role, .decision = step->decision};
}
