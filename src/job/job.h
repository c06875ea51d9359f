// SPDX-License-Identifier: MIT
// One document, whole: the way of the data on one screen (record → model → pages → raw PDF → base PDF).
#pragma once
#include "base/instant.h"
#include "job/engine.h"
#include "layout/pages.h"

typedef struct {
    const char *language;   // "zh-CN" or "en"; NULL: the record's
    const char *form;       // "planned", "completed"; NULL: as the record's state says
    JfInstant issued_at;
} JfJobOptions;

// Each stage can be had alone (cli --format, goldens); all live in `job`.
typedef struct JfJob JfJob;
JfJob *jf_job_open(JfEngine *engine, const JfRecord *record, const JfJobOptions *options, JfDiags *diags); // up to the pages
void jf_job_free(JfJob *job); // takes NULL
G_DEFINE_AUTOPTR_CLEANUP_FUNC(JfJob, jf_job_free)
const JfModel *jf_job_model(const JfJob *job); // borrowed, like the pages
const JfPages *jf_job_pages(const JfJob *job);
GBytes *jf_job_pdf(JfJob *job, JfDiags *diags);         // the base revision, caller unrefs

// Makes the base revision of `base` again from its attachments; for verify/ (see JfReperform).
// `engine` is a JfEngine; only its installation counts, policy, theme and stylesheets come from the document. `why`, in both languages, is
// borrowed until the next call or until the engine is freed. Caller unrefs.
GBytes *jf_job_reperform(void *engine, GBytes *base, const char *why[2]);
