// SPDX-License-Identifier: MIT
// Inside of import/: tickets as they come out of the rows.
#pragma once
#include "import/table.h"

typedef struct {
    JfInstant at;
    const char *type, *reason, *priority, *words; // NULL: none; of the mapping, or in the table's arena
} Event;

typedef struct {
    const char *fields[FIELD_COUNT_]; // NULL: not known
    GArray *rows;                     // of guint: its rows
    GArray *events;                   // Event, in order of time
    bool refused, outside;
} Ticket;

typedef struct {
    JfRowOutcome outcome;
    const char *ticket;    // number, or NULL
    const char *reason[2]; // of a refusal, or what was left out of a row that is used, by JfLanguage; or NULL
} Fate;

struct JfImport {
    const JfMapping *mapping;
    Table *table;
    GPtrArray *tickets;  // Ticket, in the order in which they were first seen
    GHashTable *by_number;
    Fate *fates;         // one for each row
    JfDiags *diags;      // while reading
    JfImportSummary summary;
};

// value.c: what the mapping makes of a row for one field. false: refused (recorded). `*out` NULL: not known.
bool jf_import_value(JfImport *import, guint row, Field field, const char **out);
const char *jf_import_words(JfImport *import, const char *text); // one line, blanks collapsed; NULL: holds what a record cannot hold
// Words of an event, from `column`: what a record cannot hold is left out, and said (IMPORT-WORDS): the event itself counts.
const char *jf_import_event_words(JfImport *import, guint row, const char *column, const char *text);

// import.c: refuses a row, with the warning `id` at its line.
void jf_import_refuse(JfImport *import, guint row, JfDiagId id, const char *a, const char *b);
// Says something about a row, with the warning `id` at its line and as its reason.
void jf_import_warn(JfImport *import, guint row, JfDiagId id, const char *a, const char *b);
// A time of a column; false: refused. `*out` JF_INSTANT_NONE: not known.
bool jf_import_instant(JfImport *import, guint row, const char *column, JfInstant *out);

// history.c: the events of a ticket from its rows.
void jf_import_history(JfImport *import, Ticket *ticket);
void jf_import_columns(JfImport *import, Ticket *ticket);
