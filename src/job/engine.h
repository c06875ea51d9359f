// SPDX-License-Identifier: MIT
// The engine: everything that is loaded once and shared by all documents of a run (schemas, rules, stylesheets, theme, fonts, policy), with
// the digests that become a document's provenance.
//
// Bundled files come from the home folder (schemas/ stylesheets/ fonts/ below it): $JIAOFU_HOME, else where the build or the installation
// put them.
#pragma once
#include "model/model.h"
#include "record/record.h"
#include "text/fonts.h"
#include "trail/policy.h"

typedef struct {
    const char *home;         // NULL: find it
    const char *theme;        // path of a user's theme, or NULL
    const char *stylesheets;  // folder of a user's stylesheets (a file named like the kind overrides it), or NULL
    const char *policy;       // path of a user's policy, or NULL
} JfEngineOptions;

typedef struct JfEngine JfEngine;

// Opens everything; `options` is not kept. NULL: JOB-HOME, or faults of the schemas, the theme, the fonts, the policy.
JfEngine *jf_engine_open(const JfEngineOptions *options, JfDiags *diags);
void jf_engine_free(JfEngine *engine); // takes NULL
G_DEFINE_AUTOPTR_CLEANUP_FUNC(JfEngine, jf_engine_free)

const char *jf_engine_home(const JfEngine *engine); // folder of what the installation brings; borrowed
const char *jf_engine_version(void); // "0.1.0"
// All borrowed for the life of the engine.
JfRecordChecks *jf_engine_checks(JfEngine *engine);
JfSchema *jf_engine_policy_schema(JfEngine *engine);
const JfPolicy *jf_engine_policy(const JfEngine *engine);
const JfTheme *jf_engine_theme(const JfEngine *engine);
JfFonts *jf_engine_fonts(JfEngine *engine);
