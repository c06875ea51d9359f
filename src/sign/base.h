// SPDX-License-Identifier: MIT
// What must hold before a step is signed: private to sign/.
#pragma once
#include "pdf/document.h"
#include "sign/sign.h"
#include "sign/steps.h"

// Everything about one signing that was found out on the way.
typedef struct {
    const JfSignContext *context;
    const JfSignRequest *request;
    JfSigner *signer;
    JfPdfDocument *document;
    JfArena *arena;
    JfPerson person;
    const JfPolicyStep *step;
    JfZone *zone;
    JfSignedStep made[JF_SIGNED_MAX];
    size_t n_made;
} JfSigning;

void jf_signing_clear(JfSigning *signing);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(JfSigning, jf_signing_clear)

// Opens `pdf` and asks everything that sign.h promises; all faults of the request are found in one go, as far as one does not hide the
// next.
bool jf_signing_open(JfSigning *signing, GBytes *pdf, JfDiags *diags);
bool jf_signing_refuse(JfDiags *diags, const char *en, const char *zh); // SIGN-BASE; false
