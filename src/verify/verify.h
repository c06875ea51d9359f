// SPDX-License-Identifier: MIT
// Verifying: a strict reader's view of an artifact, without repair and without trust in anything that was not checked.
//
// Walks the revisions from the end, takes the base revision apart, compares each later revision by value with the one before against a white list,
// checks each signature's coverage, digest, certificate chain, and its step against the embedded policy and record, the record against schema and
// digest, and (through a callback, since that is a higher layer) makes the base revision again to compare it byte for byte.
#pragma once
#include "crypto/trust.h"
#include "record/record.h"
#include "trail/policy.h"

// Of the whole: exit codes 0, 1, 2. One INVALID finding makes it INVALID, else one UNKNOWN makes it UNKNOWN. NOT_CHECKED is for findings only: said,
// so that nobody believes it was looked at, but of no weight.
typedef enum { JF_VERDICT_VALID, JF_VERDICT_INVALID, JF_VERDICT_UNKNOWN, JF_VERDICT_NOT_CHECKED } JfVerdict;

// One thing that was checked. `id` and `name` are stable (verify/finding.def): name groups, e.g. "structure", "revisions", "coverage", "signature", "trust",
// "step", "record-schema", "reperformance"; id tells what was found, e.g. "COVERAGE_BAD".
typedef struct {
    const char *id, *name;
    int signature; // index of the signature it is about, or -1: the document
    JfVerdict verdict;
    const char *text[2]; // the finding as a sentence, by JfLanguage
} JfFinding;

typedef struct {
    const char *step, *state, *person, *name, *role, *organisation, *decision, *words, *claimed_at; // claimed_at: ISO 8601 UTC
    const char *label[2], *local_time;  // of the step, by JfLanguage; the claimed time in the record's zone, "2026-04-01 09:00:00 +08:00"
    const char *subject, *certificate_sha256, *algorithm;
    int revision; // 1: the first update after the base
} JfVerifiedStep;

typedef struct JfVerification JfVerification;

// Makes the base revision again from the parts that the document carries. NULL: cannot (then `*why` in both languages, borrowed static or
// owned by user); otherwise the bytes.
typedef GBytes *(*JfReperform)(void *user, GBytes *base, const char *why[2]);

typedef struct {
    JfRecordChecks *checks; // to check the embedded record
    JfSchema *policy_schema;
    GBytes *policy; // the provider's own, to which the embedded one is compared; NULL: not compared
    JfTrust *trust; // NULL or empty: the chain cannot be judged → UNKNOWN
    JfInstant now;  // certificates are judged at this instant (EN 319 102-1: without a time stamp there is no earlier proof)
    JfReperform reperform;
    void *user; // NULL: not tried, said so
} JfVerifyOptions;

// Never fails: whatever is wrong with the file is a finding. `name` is for the texts.
JfVerification *jf_verify(GBytes *pdf, const char *name, const JfVerifyOptions *options);
void jf_verification_free(JfVerification *verification);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(JfVerification, jf_verification_free)

JfVerdict jf_verification_verdict(const JfVerification *verification);
const char *jf_verification_name(const JfVerification *verification);
const char *jf_verification_state(const JfVerification *verification); // the state after the last step, or "unsigned"
size_t jf_verification_count(const JfVerification *verification);
JfFinding jf_verification_at(const JfVerification *verification, size_t index);
size_t jf_verification_step_count(const JfVerification *verification);
JfVerifiedStep jf_verification_step(const JfVerification *verification, size_t index);
void jf_verification_print(const JfVerification *verification, JfLanguage language, FILE *stream);
char *jf_verification_json(const JfVerification *verification); // caller frees
// Bytes of the document as it was after revision `n` (0: base): a prefix of the file. NULL: no such revision. Caller unrefs.
GBytes *jf_verification_revision(const JfVerification *verification, int n);
