// SPDX-License-Identifier: MIT
// Private to job/: what an engine is made of.
//
// A JfHouse holds what the installation brings; an engine adds what its user brings (policy, theme, stylesheets). A document is made again
// by a second engine in the same house, with the user's part taken from the document.
#pragma once
#include "archive/finish.h"
#include "job/engine.h"
#include "job/job.h"
#include "xml/transform.h"

// Versions of the libraries that shape a document's bytes, in a fixed order, ended by name NULL.
typedef struct { const char *name; char version[32]; } JfLibrary;
#define JF_LIBRARIES_MAX 16
void jf_libraries(JfLibrary out[JF_LIBRARIES_MAX]);

// A compiled stylesheet with what it was compiled from. `user` is NULL unless the user has a sheet for this kind.
typedef struct {
    JfTransform *transform;
    JfSource *user, *bundled;
    char *sha256; // of all files of both
} JfSheet;

typedef struct {
    char *path;                  // the home folder
    JfSource *schemas, *theme_source;
    JfRecordChecks *checks;
    JfSchema *policy_schema, *theme_schema, *report_schema;
    JfTheme *theme;
    xmlDoc *theme_doc, *messages;
    JfFonts *fonts;
    char *schemas_sha256, *theme_sha256, *messages_sha256;
    JfLibrary libraries[JF_LIBRARIES_MAX];
} JfHouse;

struct JfEngine {
    JfHouse *house;
    bool owns_house;
    JfPolicy *policy;
    char *policy_sha256;
    JfTheme *theme;              // the user's, or NULL: the house's
    JfSource *theme_source;      // the user's, or NULL
    char *theme_name, *theme_sha256;
    xmlDoc *theme_doc;
    char *sheets_folder;         // the user's, or NULL
    JfSource *sheets_bundle;     // the user's out of a document, or NULL
    GHashTable *sheets;          // kind → JfSheet
    char *why[2];                // the last reason of jf_job_reperform
};

struct JfJob {
    JfEngine *engine;
    const JfRecord *record;
    char *language, *form;       // form "": as the record says
    JfInstant issued_at;
    const JfSheet *sheet;
    JfArena *arena;
    JfModel *model;
    JfPages *pages;
};

// What a user brings to an engine, as open sources; each may be NULL. `policy` NULL: the house's. Takes the sources, refs the bytes.
typedef struct {
    GBytes *policy;
    const char *policy_name;
    JfSource *theme;
    const char *theme_name;
    const char *sheets_folder;
    JfSource *sheets_bundle;
} JfUserParts;

JfHouse *jf_house_open(const char *path, JfDiags *diags);
void jf_house_free(JfHouse *house);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(JfHouse, jf_house_free)

JfEngine *jf_engine_new(JfHouse *house, bool owns_house, const JfUserParts *parts, JfDiags *diags);

// The stylesheet for a kind, compiled on first use; borrowed. NULL: JOB-KIND or faults of the sheet.
const JfSheet *jf_engine_sheet(JfEngine *engine, const char *kind, JfDiags *diags);
void jf_sheet_free(JfSheet *sheet);

// One digest for all parts of up to two sources: SHA-256 over "name\0sha256\n", sorted by name. `second` may be NULL. Caller frees.
char *jf_sources_sha256(const JfSource *first, const JfSource *second);

// The document's provenance.xml: everything that its bytes depend on. Caller unrefs.
GBytes *jf_provenance_write(const JfJob *job);

// What differs between two provenance files, as a phrase like "cairo 1.16.0 / 1.18.0"; NULL: nothing. Caller frees.
char *jf_provenance_difference(GBytes *theirs, GBytes *ours);

// Everything that is embedded: record, its parts, policy, what the user brought, provenance. NULL: JOB-PART-NAME.
// An array of JfAttachment; names, texts and bytes belong to it.
GArray *jf_job_attachments(const JfJob *job, JfDiags *diags);

// Names of embedded files that are not parts of the record.
#define JF_ATTACHED_POLICY JF_POLICY_NAME
#define JF_ATTACHED_PROVENANCE "provenance.xml"
#define JF_ATTACHED_THEME "theme/"
#define JF_ATTACHED_SHEETS "stylesheets/"
