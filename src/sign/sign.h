// SPDX-License-Identifier: MIT
// Signing: one step of the trail as one incremental update (PAdES B-B; ETSI EN 319 142-1 6.3, ISO 32000-1 12.8).
//
// The field named like the step exists in the base revision; signing sets its /V and /AP and nothing else (the first step also certifies:
// DocMDP P=2, catalog /Perms). The signature dictionary carries /M, /Name, /Reason (label, decision, role, words for people) and a private
// dictionary /JF_Step << /Step /Person /Role /Decision /Words >> for machines, all inside the signed range.
//
// Before anything is signed: the document is readable by the strict reader and carries, byte for byte, the policy and the record (with its
// XML parts) that the caller holds; the record knows the person; the step is the person's to make now (trail/trail.h); the certificate is
// the one the record names for the person, and is valid at the time; the time is not before that of the steps made. Not checked: the
// signatures already there and trust: verify/ does that.
//
// Later levels: a time stamp (B-T) goes into the CMS as an unsigned attribute over jf_cms_signature, for which /Contents has room to spare;
// validation data (B-LT) is a revision of its own. Neither changes what is done here.
#pragma once
#include "crypto/cms.h"
#include "model/theme.h"
#include "record/record.h"
#include "text/fonts.h"
#include "trail/trail.h"

#define JF_SIGN_WORDS_MAX 500       // characters
#define JF_SIGN_ROOM 16384          // bytes that /Contents has at least
#define JF_SIGN_ROOM_MAX (1u << 17) // and at most

typedef struct {
    const JfPolicy *policy;  // those that the document carries
    const JfRecord *record;
    const JfTheme *theme;    // colours and family of the visible signature
    JfFonts *fonts;
} JfSignContext;

typedef struct {
    const char *step;      // step id of the policy
    const char *person;    // who signs: id in the record
    JfDecision decision;
    const char *words;     // free text for the reader, may be ""; one line, ≤ JF_SIGN_WORDS_MAX characters
    JfInstant at;          // claimed signing time; whole seconds are written
    JfLanguage language;   // of the visible appearance: the document's
    size_t room;           // bytes to reserve for the CMS first; 0: JF_SIGN_ROOM, or more where the certificate chain needs it
} JfSignRequest;

// Returns `pdf` plus one revision; grows the space for the signature and signs again when it was too small. Caller unrefs. NULL: SIGN-*,
// TRAIL-*, PDF-*, KEY-SIGN, CMS-SELF-CHECK, TEXT-GLYPH (a character of the name or the words that the fonts do not have).
GBytes *jf_sign_step(GBytes *pdf, const JfSignContext *context, const JfSignRequest *request, JfSigner *signer, JfDiags *diags);
