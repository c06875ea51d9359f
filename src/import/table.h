// SPDX-License-Identifier: MIT
// Inside of import/: a CSV file as rows of the columns that a mapping asks for.
#pragma once
#include "base/arena.h"
#include "import/mapping.h"

typedef struct {
    int line;             // on which the row begins
    const char **fields;  // by column of the table; trimmed, never NULL
    int n_fields;         // that the file has in this row
} Row;

typedef struct {
    JfArena *arena;
    const char *name;     // of the file
    GPtrArray *columns;   // names of those that are asked for, in the order of the file
    GArray *rows;         // Row, without the one of the names
    int n_fields;         // that the first row has
} Table;

// NULL: IMPORT-ENCODING, IMPORT-QUOTES, IMPORT-COLUMN, IMPORT-EMPTY, IMPORT-SIZE.
Table *jf_import_table_read(const JfMapping *mapping, GBytes *csv, const char *name, JfDiags *diags);
void jf_import_table_free(Table *table); // takes NULL
const char *jf_import_table_value(const Table *table, const Row *row, const char *column); // "" if there is no such column
