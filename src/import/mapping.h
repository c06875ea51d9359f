// SPDX-License-Identifier: MIT
// Inside of import/: a mapping as it is applied.
#pragma once
#include "import/import.h"

// Attributes of a ticket, in the order in which they are written.
typedef enum {
    FIELD_NUMBER, FIELD_KIND, FIELD_CHANNEL, FIELD_CATEGORY, FIELD_SERVICE, FIELD_ASSET, FIELD_SITE, FIELD_CONTACT, FIELD_URGENCY, FIELD_IMPORTANCE,
    FIELD_PRIORITY, FIELD_VALIDITY, FIELD_TITLE, FIELD_COUNT_
} Field;
extern const char *const jf_import_fields[FIELD_COUNT_];

typedef struct {
    bool given;
    char *column, *text, *fallback, *otherwise, *prefix, *remove; // NULL: not said. fallback: @default
    GHashTable *when;                                             // value → value, or NULL
} Value;

typedef enum { STATE_NEW, STATE_WORKING, STATE_PAUSED, STATE_RESOLVED, STATE_CLOSED, STATE_CANCELLED } Meaning;
typedef struct { Meaning meaning; const char *reason; } State; // reason: of a pause

typedef struct { char *type, *at, *words, *reason; } ColumnEvent;
typedef struct { char *column, *event; } Changed;
typedef struct { char *column, *is; } LeaveOut;

struct JfMapping {
    bool changes;          // rows are changes
    char delimiter;
    char *encoding;
    GPtrArray *unknown, *formats; // of char *
    JfZone *zone;
    Value fields[FIELD_COUNT_];
    GArray *events;        // ColumnEvent
    GArray *left_out;      // LeaveOut
    char *at, *state;      // history's columns; NULL: none
    GHashTable *states;    // value → State
    GArray *changed;       // Changed
};

bool jf_mapping_is_unknown(const JfMapping *mapping, const char *value); // empty, or a marker of the unknown

// time.c: reads `text` by the first of the mapping's formats that fits, in its zone. JF_INSTANT_SYNTAX: none fits.
JfInstantFault jf_import_time(const JfMapping *mapping, const char *text, JfInstant *out);
