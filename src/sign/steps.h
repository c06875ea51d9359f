// SPDX-License-Identifier: MIT
// Steps that a document says were made, as its signatures' /JF_Step dictionaries tell. Nothing is verified here: for showing a trail and
// for asking what comes next. Whoever needs to know asks verify/.
#pragma once
#include "base/instant.h"
#include "pdf/document.h"
#include "trail/trail.h"

#define JF_SIGNED_MAX 32

typedef struct {
    const char *step, *person, *name, *role, *words; // never NULL
    JfDecision decision;
    JfInstant at;      // /M
    size_t revision;   // 1: the first after the base
} JfSignedStep;

// In the order of their revisions; strings live in `arena`, `out` has room for JF_SIGNED_MAX. false: SIGN-BASE (a signature that is not of
// this make).
bool jf_signed_steps(const JfPdfDocument *document, JfArena *arena, JfSignedStep *out, size_t *n, JfDiags *diags);
// The same as the trail's rules want them.
JfTrailStep jf_signed_trail_step(const JfSignedStep *step);
