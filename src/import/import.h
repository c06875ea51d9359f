// SPDX-License-Identifier: MIT
// Import: a CSV file of tickets, or of the audit rows of tickets, becomes the tickets of a record (schemas/delivery-period.xsd).
//
// What is what a mapping says (schemas/mapping.xsd, samples/import/): columns, formats of time and their zone, states to events, words of a tool to
// those of the record, markers of the unknown. Order of calls: jf_mapping_open → jf_import_read → jf_import_period.
//
// No row is lost without a word: each has one outcome, which jf_import_rows lists by line, and what was refused is a warning with file, line and
// reason (IMPORT-…) besides. A ticket is refused as a whole when what it needs is unknown or wrong (number, time of receipt, priority …); one row of
// changes with a wrong time or state is refused alone; words beside an event that a record cannot hold are left out (IMPORT-WORDS), as the event
// counts without them. Whether the events make sense together is not judged here: that is what reading the record does (jiaofu check).
#pragma once
#include "base/instant.h"
#include "base/source.h"
#include "xml/validate.h"

#define JF_IMPORT_LIMIT ((size_t)1 << 30) // bytes of a CSV file

typedef struct JfMapping JfMapping;

// Reads mapping `name` of `source`, checked against `schema` (schemas/mapping.xsd). NULL: XML-…, SCHEMA-…, IMPORT-MAPPING, IMPORT-ZONE. Keeps nothing
// of `source`.
JfMapping *jf_mapping_open(JfSchema *schema, JfSource *source, const char *name, JfDiags *diags);
void jf_mapping_free(JfMapping *mapping); // takes NULL
G_DEFINE_AUTOPTR_CLEANUP_FUNC(JfMapping, jf_mapping_free)

// What became of a row. Every row has one.
typedef enum {
    JF_ROW_USED,      // it gave the ticket something: an event, or the ticket itself
    JF_ROW_UNCHANGED, // a change of nothing that the mapping looks at
    JF_ROW_LEFT_OUT,  // as the mapping says (leave-out)
    JF_ROW_OUTSIDE,   // its ticket has nothing to do with the period
    JF_ROW_REFUSED,   // with a reason
    JF_ROW_OUTCOMES_
} JfRowOutcome;

typedef struct {
    size_t rows[JF_ROW_OUTCOMES_]; // by outcome
    size_t tickets;                // in the period
    size_t outside, refused;       // tickets beside it, and tickets that were refused
} JfImportSummary;

typedef struct JfImport JfImport;

// Reads all rows of `csv`; `name` is for messages. Rows that are refused are warnings; NULL only when nothing can be read: IMPORT-ENCODING, IMPORT-QUOTES,
// IMPORT-COLUMN (a column of the mapping is not there), IMPORT-EMPTY, IMPORT-SIZE. Keeps `mapping`, which must outlive it.
JfImport *jf_import_read(const JfMapping *mapping, GBytes *csv, const char *name, JfDiags *diags);
void jf_import_free(JfImport *import); // takes NULL
G_DEFINE_AUTOPTR_CLEANUP_FUNC(JfImport, jf_import_free)

// The tickets that were received, resolved or closed from local day `first` to `last` (both included, in `zone`), or open then, in order of receipt, as a
// <period> element of the record's namespace, with times in `zone`. Also settles the rows' outcomes. Caller unrefs.
GBytes *jf_import_period(JfImport *import, JfDay first, JfDay last, const JfZone *zone);

// Puts the tickets of `period` (from jf_import_period) in the place of those of the <period> in `record` and gives the whole record's text; what else
// stands in the tree stays. Caller unrefs. NULL: IMPORT-PERIOD: the record has no period;
// FILE-SIZE: no record may be so large.
GBytes *jf_import_into(xmlDoc *record, GBytes *period, JfDiags *diags);

JfImportSummary jf_import_summary(const JfImport *import); // after jf_import_period
// One line for each row: line, ticket, outcome (used, unchanged, left-out, outside, refused), and the reason in `language`, as CSV. Caller unrefs.
GBytes *jf_import_rows(const JfImport *import, JfLanguage language);
