// SPDX-License-Identifier: MIT
// Making a document again from itself: its record, policy, theme and stylesheets come from its attachments, the rest from this installation.
//
// Only when this engine would write the same provenance can it be expected to give the same bytes; otherwise the reason is said.
#include "job/document.h"
#include "job/private.h"

// Sets the reason, in both languages, and returns NULL.
static GBytes *refuse(JfEngine *engine, const char *why[2], char *zh, char *en)
{
    g_free(engine->why[JF_LANGUAGE_ZH]);
    g_free(engine->why[JF_LANGUAGE_EN]);
    why[JF_LANGUAGE_ZH] = engine->why[JF_LANGUAGE_ZH] = zh;
    why[JF_LANGUAGE_EN] = engine->why[JF_LANGUAGE_EN] = en;
    return NULL;
}

static GBytes *refuse_for(JfEngine *engine, const char *why[2], const JfDiags *diags)
{
    const JfDiag *first = jf_diags_at(diags, 0); // whatever failed said why
    return refuse(engine, why, g_strdup(first->text[JF_LANGUAGE_ZH]), g_strdup(first->text[JF_LANGUAGE_EN]));
}

GBytes *jf_job_reperform(void *user, GBytes *base, const char *why[2])
{
    JfEngine *engine = user;
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_autoptr(JfDocument) document = jf_document_open(engine, base, NULL, diags);
    g_autoptr(JfJob) job = NULL;
    if (document)
        job = jf_job_open(jf_document_engine(document), jf_document_record(document), jf_document_options(document), diags);
    if (!job)
        return refuse_for(engine, why, diags);
    g_autoptr(GBytes) ours = jf_provenance_write(job);
    g_autofree char *difference = jf_provenance_difference(jf_document_provenance(document), ours);
    if (difference)
        return refuse(engine, why, g_strconcat("生成环境与本机不同：", difference, NULL),
                      g_strconcat("it was made in another environment: ", difference, NULL));
    GBytes *pdf = jf_job_pdf(job, diags);
    return pdf ? pdf : refuse_for(engine, why, diags);
}
