// SPDX-License-Identifier: MIT
// The signature dictionary (ISO 32000-1 12.8.1) and what refers to it: private to sign/.
#pragma once
#include "sign/appearance.h"
#include "sign/base.h"

// The field of this step, unsigned, with its object number and /Rect's size in pt.
typedef struct {
    int number;
    const JfPdfValue *dict;
    double width, height;
} JfSignField;

bool jf_sign_find_field(const JfSigning *signing, JfSignField *out, JfDiags *diags);

// All but /ByteRange and /Contents.
const JfPdfValue *jf_sign_dictionary(const JfSigning *signing, const JfSignField *field, JfArena *arena);

// The texts of the visible signature, in `arena`.
JfStamp jf_sign_stamp(const JfSigning *signing, JfArena *arena);
