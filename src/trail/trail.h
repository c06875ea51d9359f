// SPDX-License-Identifier: MIT
// The trail as a state machine: which step may be made now, by whom, and what state a document is in (GB/T 28827.2 8.2 a: preparing,
// reviewing, publishing and archiving are to be managed).
//
// Pure functions of the policy's steps and of the steps made so far. The rules, in the order in which they are asked:
//   1. the step is one of the policy's;
//   2. the trail is open: nothing was returned, the last step is not made;
//   3. it was not made yet;
//   4. no later step was made (an optional step that was passed stays out);
//   5. every step before it is made, or optional;
//   6. the first step cannot be a return;
//   7. the person's role is one of the step's;
//   8. no step it must be distinct from was made by this person or with this certificate.
// A return ends the trail of this version of the document. Nothing here reads signatures: who calls says who made what.
#pragma once
#include "trail/policy.h"

typedef enum { JF_DECISION_APPROVE, JF_DECISION_RETURN } JfDecision;
const char *jf_decision_name(JfDecision decision);                // "approve", "return": in files and on the command line
bool jf_decision_parse(const char *name, JfDecision *out);
const char *jf_decision_label(JfDecision decision, JfLanguage language); // 同意 / Approved, 退回 / Returned

// A step made, or about to be made. Strings are borrowed.
typedef struct {
    const char *step;        // its id
    const char *person;      // id in the record
    const char *name, *role; // of the person: for messages, and rule 7
    const char *certificate; // SHA-256 in hex, or NULL: rule 8 then goes by the person alone
    JfDecision decision;
} JfTrailStep;

typedef struct {
    const JfPolicyStep *steps; size_t n_steps; // of the document's kind, in their order
    const JfTrailStep *made; size_t n_made;    // in the order in which they were made
} JfTrail;

typedef enum {
    JF_TRAIL_OK,
    JF_TRAIL_STEP,
    JF_TRAIL_CLOSED,
    JF_TRAIL_DONE,
    JF_TRAIL_PASSED,
    JF_TRAIL_ORDER,
    JF_TRAIL_FIRST_RETURN,
    JF_TRAIL_ROLE,
    JF_TRAIL_SEPARATION,
} JfTrailFault;

// May `move` be made now? Otherwise the first rule that it breaks, and in `culprit` (may be NULL) the step, state or person that stands
// against it, borrowed.
JfTrailFault jf_trail_judge(const JfTrail *trail, const JfTrailStep *move, const char **culprit);

// As jf_trail_judge; false after a TRAIL-* entry that says why not.
bool jf_trail_check(const JfTrail *trail, const JfTrailStep *move, JfDiags *diags);

const char *jf_trail_state(const JfTrail *trail);                 // "unsigned", the state of the last step made, or "returned"
bool jf_trail_is_open(const JfTrail *trail);                      // can any step still be made?

// Steps that may be made next, in the policy's order: optional ones and the first that is not. `out` has room for JF_POLICY_STEPS_MAX.
// Returns their number.
size_t jf_trail_next(const JfTrail *trail, const JfPolicyStep **out);
const JfPolicyStep *jf_trail_find(const JfTrail *trail, const char *step); // NULL: no such step
bool jf_trail_role_fits(const JfPolicyStep *step, const char *role);

// What a role is called (the codes of schemas/policy.xsd and of records): 技术主管 / supervisor. An unknown code is its own name.
const char *jf_trail_role_label(const char *role, JfLanguage language);
