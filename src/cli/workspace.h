// SPDX-License-Identifier: MIT
// The workspace: a folder with jiaofu.conf (a key file), keys, and what differs from the defaults.
//
//     [workspace]
//     language=zh-CN            messages and, without a record's own, documents
//     keys=keys                 folder of signing keys: <person id>.pem or <person id>.p12
//     trust=keys/ca.pem         certificates that verify accepts as anchors; several with ";"
//     policy=, theme=           files; stylesheets= a folder
// Paths are relative to the workspace. Unknown keys are refused, so that a slip of the pen is not silently nothing.
#pragma once
#include "base/diag.h"

#define JF_WORKSPACE_FILE "jiaofu.conf"

typedef struct {
    char *folder, *language, *keys, *policy, *theme, *stylesheets; // NULL: not set; paths ready to open
    char **trust;                                                  // never NULL
} JfWorkspace;

// `folder`, or the file itself. NULL: WORKSPACE-…, FILE-MISSING.
JfWorkspace *jf_workspace_open(const char *folder, JfDiags *diags);
void jf_workspace_free(JfWorkspace *workspace);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(JfWorkspace, jf_workspace_free)

// Path of the key of a person, or NULL. Caller frees.
char *jf_workspace_key(const JfWorkspace *workspace, const char *person);

// May `id` stand for a file name? (letters, digits, "-", "_", "."; not a "." first)
bool jf_workspace_plain(const char *id);

// Text of a new workspace's file. Caller frees.
char *jf_workspace_template(const char *language, bool with_trust);
