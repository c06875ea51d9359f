// SPDX-License-Identifier: MIT
// The policy: which steps a kind of document needs, in which order, by which roles (GB/T 28827.2 8.2 a).
//
// Read from an XML file of schemas/policy.xsd (namespace urn:jiaofu:policy:1); the default is schemas/policy.xml. The policy of a document
// is embedded in it, so that a verifier judges by the rules that held when it was made.
#pragma once
#include "xml/validate.h"

#define JF_POLICY_NS "urn:jiaofu:policy:1"
#define JF_POLICY_NAME "policy.xml"   // under which a document carries its policy
#define JF_POLICY_STEPS_MAX 12        // of a kind
#define JF_POLICY_SIZE_MAX (1u << 20) // bytes

typedef struct {
    const char *id;            // e.g. "prepare", "confirm", "review", "publish", "archive": also the signature field's name
    const char *label[2];      // by JfLanguage: 编制 / Prepared
    const char *const *roles;  // roles of persons who may do it, NULL-terminated
    const char *state;         // the document's state after it: prepared, customer-confirmed, reviewed, published, archived
    const char *const *distinct; // ids of earlier steps whose signer must be another person, NULL-terminated
    bool optional;             // may be left out when a later step is made
} JfPolicyStep;

typedef struct JfPolicy JfPolicy;

// Parses, checks against the schema, then what a schema cannot say: kinds and a kind's steps have names of their own, at most
// JF_POLICY_STEPS_MAX steps, the first and the last not optional, labels in both languages, separation only from earlier steps. `name` is
// for messages. NULL: XML-*, SCHEMA-*, TRAIL-POLICY.
JfPolicy *jf_policy_read(JfSchema *schema, GBytes *bytes, const char *name, JfDiags *diags);
void jf_policy_free(JfPolicy *policy); // takes NULL
G_DEFINE_AUTOPTR_CLEANUP_FUNC(JfPolicy, jf_policy_free)
GBytes *jf_policy_bytes(const JfPolicy *policy); // exactly as read, borrowed
xmlDoc *jf_policy_doc(const JfPolicy *policy);   // borrowed

// Steps of a kind in their order; NULL when the policy does not know the kind. `n` gets their number (1 … JF_POLICY_STEPS_MAX).
const JfPolicyStep *jf_policy_steps(const JfPolicy *policy, const char *kind, size_t *n);
