// SPDX-License-Identifier: MIT
// Where a record and its parts come from: a folder on disk, or a bundle in memory (the attachments of a finished document).
//
// Names are relative, with "/" between folders. A name with a scheme, a leading "/", a ".." or a NUL, and a symbolic link that
// leaves the folder, is refused (PART-OUTSIDE). Every part that was read is remembered once, in the order of first reading, so
// that a document can carry exactly what it was made from and be made again from that alone.
#pragma once
#include "base/diag.h"

typedef struct JfSource JfSource;

typedef struct {
    const char *name;  // as asked for, without "." and doubled "/"
    GBytes *bytes;     // owned by the source
    const char *sha256; // 64 hex digits
} JfPart;

JfSource *jf_source_new_folder(const char *folder);
JfSource *jf_source_new_bundle(void);
void jf_source_free(JfSource *source); // takes NULL
G_DEFINE_AUTOPTR_CLEANUP_FUNC(JfSource, jf_source_free)

// Puts a part into a bundle; copies the name, refs the bytes. A second part of one name replaces the first.
void jf_source_add(JfSource *source, const char *name, GBytes *bytes);

// Reads a part of at most `limit` bytes; borrowed until the source is freed. Errors: as jf_file_read, PART-OUTSIDE; with a
// `where`, the place that refers to the part, PART-MISSING instead of FILE-MISSING.
GBytes *jf_source_read(JfSource *source, const char *name, size_t limit, const JfWhere *where, JfDiags *diags);

size_t jf_source_count(const JfSource *source);              // parts read so far
const JfPart *jf_source_at(const JfSource *source, size_t i); // borrowed

// How people call part `name`: the folder and the name ("samples/visit.xml"), or the name alone in a bundle. For diagnostics only;
// nothing that reaches a document may depend on it. Caller frees.
char *jf_source_path(const JfSource *source, const char *name);
