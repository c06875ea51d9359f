// SPDX-License-Identifier: MIT
// One document, whole: record → facts → report model → pages → raw PDF → base PDF.
#include "base/file.h"
#include "facts/facts.h"
#include "job/private.h"
#include "layout/layout.h"
#include "paint/paint.h"
#include <string.h>

static xmlDoc *run_sheet(const JfJob *job, JfDiags *diags)
{
    const JfEngine *engine = job->engine;
    xmlDoc *record = jf_record_doc(job->record);
    g_autofree char *issued_at = jf_instant_iso(job->issued_at);
    g_autofree char *engine_name = g_strconcat("Jiaofu ", jf_engine_version(), NULL);
    const JfTransformInput inputs[] = {
        {"language", job->language, NULL},
        {"number", jf_record_number(job->record), NULL},
        {"version", jf_record_version(job->record), NULL},
        {"issued-at", issued_at, NULL},
        {"record-sha256", jf_record_sha256(job->record), NULL},
        {"engine", engine_name, NULL},
        {"jiaofu:policy", NULL, jf_policy_doc(engine->policy)},
        {"jiaofu:theme", NULL, engine->theme_doc ? engine->theme_doc : engine->house->theme_doc},
        {"jiaofu:messages", NULL, engine->house->messages},
        {*job->form ? "form" : NULL, job->form, NULL}, // not given: the stylesheet goes by the record
        {NULL, NULL, NULL},
    };
    return jf_transform_run(job->sheet->transform, record, inputs, diags);
}

// The report's tree is as large as the model and goes before the layout comes.
static JfModel *make_model(const JfJob *job, JfDiags *diags)
{
    g_autoptr(xmlDoc) report = run_sheet(job, diags);
    return report ? jf_model_read(job->engine->house->report_schema, report, jf_record_source(job->record), job->arena, diags) : NULL;
}

JfJob *jf_job_open(JfEngine *engine, const JfRecord *record, const JfJobOptions *options, JfDiags *diags)
{
    g_autoptr(JfJob) job = g_new0(JfJob, 1);
    job->engine = engine;
    job->record = record;
    job->language = g_strdup(options->language ? options->language : jf_record_language(record));
    job->form = g_strdup(options->form ? options->form : "");
    job->issued_at = options->issued_at;
    job->arena = jf_arena_new();
    if (!jf_facts_add(jf_record_doc(record), diags))
        return NULL;
    job->sheet = jf_engine_sheet(engine, jf_record_kind(record), diags);
    if (!job->sheet)
        return NULL;
    job->model = make_model(job, diags);
    if (!job->model)
        return NULL;
    job->pages = jf_layout(job->model, jf_engine_theme(engine), engine->house->fonts, job->arena, diags);
    return job->pages ? g_steal_pointer(&job) : NULL;
}

void jf_job_free(JfJob *job)
{
    if (!job)
        return;
    jf_arena_free(job->arena);
    g_free(job->language);
    g_free(job->form);
    g_free(job);
}

const JfModel *jf_job_model(const JfJob *job)
{
    return job->model;
}

const JfPages *jf_job_pages(const JfJob *job)
{
    return job->pages;
}

GBytes *jf_job_pdf(JfJob *job, JfDiags *diags)
{
    const JfModel *model = job->model;
    g_autoptr(GBytes) raw = jf_paint_pdf(job->pages, job->engine->house->fonts, diags);
    g_autoptr(GArray) attachments = raw ? jf_job_attachments(job, diags) : NULL;
    if (!attachments)
        return NULL;
    g_autofree char *producer = g_strconcat("Jiaofu ", jf_engine_version(), NULL);
    g_autofree char *keywords = g_strjoin(", ", model->kind, model->number, NULL);
    const JfIdentity identity = {
        .title = model->title,
        .author = model->provider,
        .subject = model->subject,
        .keywords = keywords,
        .lang = model->lang,
        .producer = producer,
        .number = jf_record_number(job->record),
        .version = jf_record_version(job->record),
        .kind = jf_record_kind(job->record),
        .record_sha256 = jf_record_sha256(job->record),
        .classification = model->classification,
        .issued_at = job->issued_at,
    };
    return jf_finish(raw, job->pages, &identity, (const JfAttachment *)(void *)attachments->data, attachments->len, diags);
}
