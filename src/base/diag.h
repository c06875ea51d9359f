// SPDX-License-Identifier: MIT
// Located diagnostics: the one way in which anything in the house says that something is wrong.
//
// A JfDiags is a list, because checking and layout find many faults in one run. Whoever can fail takes a `JfDiags *` as
// its last argument; the invariant is: it failed <=> it recorded at least one error. Entries come from the catalogue
// `diag.def` (id, severity, exit code, sentence and hint in English and Chinese), or, for rules that live in data
// (schemas/rules.xml), with their own texts. Sentences hold placeholders {0} … {4}, filled from the strings given.
// Nothing is printed here until jf_diags_print is called. Not thread-safe; one list per job.
#pragma once
#include <glib.h>
#include <stdbool.h>
#include <stdio.h>

typedef enum { JF_SEVERITY_NOTE, JF_SEVERITY_WARNING, JF_SEVERITY_ERROR } JfSeverity;
typedef enum { JF_LANGUAGE_ZH, JF_LANGUAGE_EN } JfLanguage;

// Exit codes of the command (a subset of sysexits.h and our own 1 and 2).
typedef enum {
    JF_EXIT_OK = 0, JF_EXIT_INVALID = 1, JF_EXIT_UNKNOWN = 2, JF_EXIT_USAGE = 64, JF_EXIT_INPUT = 65, JF_EXIT_NO_INPUT = 66,
    JF_EXIT_SERVICE = 69, JF_EXIT_BUG = 70, JF_EXIT_SYSTEM = 71, JF_EXIT_CREATE = 73, JF_EXIT_IO = 74, JF_EXIT_AGAIN = 75,
    JF_EXIT_KEY = 77, JF_EXIT_CONFIG = 78,
} JfExit;

typedef enum {
#define JF_DIAG(id, name, severity, exit, en, zh, hint_en, hint_zh) JF_DIAG_##id,
#include "base/diag.def"
#undef JF_DIAG
    JF_DIAG_COUNT_
} JfDiagId;

// Where a fault is. `file` NULL: the run as a whole. `line` and `column` count from 1; 0: unknown.
typedef struct {
    const char *file;
    int line, column;
} JfWhere;

// One recorded fault; all strings belong to the list.
typedef struct {
    const char *id;        // stable, e.g. "XML-SYNTAX"
    JfSeverity severity;
    JfExit exit;           // what the command exits with when this is the first error
    JfWhere where;
    const char *text[2];   // the filled sentence, indexed by JfLanguage
    const char *hint[2];   // what to do; may be ""
} JfDiag;

typedef struct JfDiags JfDiags;

JfDiags *jf_diags_new(void);
void jf_diags_free(JfDiags *diags); // takes NULL
G_DEFINE_AUTOPTR_CLEANUP_FUNC(JfDiags, jf_diags_free)

// Records a catalogue entry. `where` may be NULL. The arguments are up to five `const char *` for {0} … {4}, ended by NULL;
// all are copied. Beyond 1,000 entries only errors' count goes on, and a last entry says how many were left out.
// An identical entry (id, place and text) is recorded once.
void jf_diags_add(JfDiags *diags, JfDiagId id, const JfWhere *where, ...) G_GNUC_NULL_TERMINATED;

// Records an entry whose texts live in data. `entry` and its strings are copied.
void jf_diags_add_entry(JfDiags *diags, const JfDiag *entry);

// Moves all entries of `from` behind those of `to`; `from` is empty then.
void jf_diags_move(JfDiags *to, JfDiags *from);

size_t jf_diags_count(const JfDiags *diags);            // entries of any severity
size_t jf_diags_errors(const JfDiags *diags);           // errors only
const JfDiag *jf_diags_at(const JfDiags *diags, size_t index); // borrowed until the next add
bool jf_diags_has(const JfDiags *diags, JfDiagId id);
JfExit jf_diags_exit(const JfDiags *diags);             // of the first error; JF_EXIT_OK without one

// Prints all entries in `language`, one `file:line:column: error: sentence [ID]` each with its hint on a line below, ordered by
// place. `jf_diags_json` gives the same as a JSON array of {id, severity, file, line, column, zh, en, hint_zh, hint_en}; caller frees.
void jf_diags_print(const JfDiags *diags, JfLanguage language, FILE *stream);
char *jf_diags_json(const JfDiags *diags);

// Fills {0} … {4} of a catalogue sentence with the NULL-terminated `arguments` (at most five); a placeholder without one vanishes. For
// catalogues of other rooms, so that all of them read alike. Caller frees.
char *jf_text_fill(const char *sentence, const char *const *arguments);

