// SPDX-License-Identifier: MIT
// Signing: one step of the trail as one incremental update (PAdES B-B; ETSI EN 319 142-1, ISO 32000-1 12.8).
//
// The field named like the step exists in the base revision; signing sets its /V and /AP and nothing else (the first step also certifies: DocMDP P=2,
// catalog /Perms). The signature dictionary carries /Name, /Reason (role, decision, words for people) and a private dictionary
// /JF_Step << /Step /Person /Role /Decision /Words >> for machines, all inside the signed range. The order of steps, their roles and their separation of
// duties are checked against the document's embedded policy and record before anything is signed.
#pragma once
#include "crypto/cms.h"
#include "layout/pages.h"
#include "record/record.h"
#include "trail/policy.h"

typedef enum { JF_DECISION_APPROVE, JF_DECISION_RETURN } JfDecision;

typedef struct {
    const char *step;      // step id of the policy
    JfPerson person;       // who signs, as the record names them
    JfDecision decision;
    const char *words;     // free text, may be ""; ≤ 500 characters
    JfInstant at;          // claimed signing time
    const char *zone;      // IANA zone for the visible time
    JfLanguage language;   // of the visible appearance: the document's
} JfSignRequest;

// Returns `pdf` plus one revision; grows the space for the signature and tries again when it was too small. Caller unrefs.
GBytes *jf_sign_step(GBytes *pdf, const JfPolicyStep *step, const JfSignRequest *request, JfSigner *signer, const JfTheme *theme,
                     JfFonts *fonts, JfDiags *diags);
