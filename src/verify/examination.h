// SPDX-License-Identifier: MIT
// One verification in progress: what the rooms of verify/ share. Private to verify/.
//
// Order (verify.c): file → parts → base → revisions → each signature → trail → re-performance. Every room says what it found (jf_find) and leaves here what the
// next ones need; a room whose ground is missing says nothing, since the finding that took it away has been said.
#pragma once
#include "pdf/attachment.h"
#include "pdf/revision.h"
#include "verify/verify.h"

typedef enum {
#define JF_FINDING(id, name, verdict, en, zh) JF_FINDING_##id,
#include "verify/finding.def"
#undef JF_FINDING
} JfFindingId;

#define JF_SIGNATURES_MAX JF_POLICY_STEPS_MAX

// Where a revision put its signature.
typedef struct {
    size_t revision;        // ≥ 1
    int field, value;       // object numbers of the field and of its signature dictionary
    const char *name;       // of the field: the step's id
    const JfPdfValue *dict; // the signature dictionary as of its revision
} JfSite;

struct JfVerification {
    JfArena *arena; // all texts
    GBytes *pdf;
    GArray *findings; // JfFinding
    GArray *steps;    // JfVerifiedStep
    const char *name, *state;
    GArray *ends; // size_t: end of each revision
    size_t expected_steps;
};

typedef struct {
    JfVerification *result;
    const JfVerifyOptions *options;
    JfPdfDocument *document;
    JfSite sites[JF_SIGNATURES_MAX];
    size_t n_sites;
    JfPdfAttachments *attachments; // of the base revision
    JfSource *bundle;              // record and its parts
    JfRecord *record;
    JfPolicy *policy;
    const char *kind;
    const char *language, *issued_at; // as the provenance says, which must agree with the record; NULL: it does not
} JfExamination;

// Records a finding about signature `signature` (-1: the document). The arguments fill {0} … {4}, same in both languages, ended by NULL.
void jf_find(JfVerification *result, JfFindingId id, int signature, ...) G_GNUC_NULL_TERMINATED;
// As jf_find, with the first error of `diags` as the last argument behind those given, each language in its own words.
void jf_find_diags(JfVerification *result, JfFindingId id, int signature, const JfDiags *diags, ...) G_GNUC_NULL_TERMINATED;

// As jf_find_diags, with words[language] as the last argument.
void jf_find_words(JfVerification *result, JfFindingId id, int signature, const char *const words[2], ...) G_GNUC_NULL_TERMINATED;

// verify/active.c: the base revision holds nothing that acts or hides.
void jf_examine_active(JfExamination *e);
// verify/revisions.c: every later revision only fills one signature field; fills e->sites. false: not so, signatures cannot be placed.
bool jf_examine_revisions(JfExamination *e);
// verify/appearance.c: NULL, or why `stream` may not be the look of a signature.
const char *jf_appearance_fault(const JfPdfView *view, const JfPdfValue *stream);
// verify/parts.c: record, policy, provenance.
void jf_examine_parts(JfExamination *e);
// verify/base.c, fields.c, identity.c: the base revision is built as ours are. false: said why not.
bool jf_examine_base(JfExamination *e);
bool jf_examine_fields(JfExamination *e);
bool jf_examine_identity(JfExamination *e);
// verify/signature.c: form, coverage, CMS, trust of signature i. Returns what the CMS holds, NULL when it does not hold.
JfCms *jf_examine_signature(JfExamination *e, size_t i);
// verify/steps.c: person, role, order; `cms` may be NULL. Adds to result->steps.
void jf_examine_step(JfExamination *e, size_t i, const JfCms *cms);
void jf_examine_trail(JfExamination *e);
