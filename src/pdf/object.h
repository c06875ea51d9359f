// SPDX-License-Identifier: MIT
// PDF values: the tree that the reader gives and that writers take (ISO 32000-1 7.3).
//
// Values live in a JfArena and are never freed alone. What was read is const; what is made (jf_pdf_new_*) may take const values as parts, so a
// changed copy of a dictionary that was read is `jf_pdf_copy` and a few `jf_pdf_set`. Dictionary keys keep the file's order. References are not
// followed here: that needs a view of a document (pdf/document.h). Accessors take NULL and values of another kind and then say "not there".
#pragma once
#include "base/arena.h"
#include <stdbool.h>
#include <stdint.h>

typedef enum {
    JF_PDF_NULL, JF_PDF_BOOL, JF_PDF_INT, JF_PDF_REAL, JF_PDF_STRING, JF_PDF_NAME, JF_PDF_ARRAY, JF_PDF_DICT, JF_PDF_STREAM, JF_PDF_REF,
} JfPdfKind;

typedef struct JfPdfValue JfPdfValue;
typedef struct { const char *key; const JfPdfValue *value; } JfPdfEntry; // key: without the slash, #xx decoded; never holds NUL

struct JfPdfValue {
    JfPdfKind kind;
    bool hex;          // STRING: was written, and is to be written, as <…>
    size_t start, end; // where it was read: offsets of its first byte and behind its last one; in an object stream: in the decoded data. 0, 0: made
    union {
        bool boolean;
        int64_t integer;
        double real;
        struct { const char *bytes; size_t length; } text;              // STRING, NAME: also NUL-terminated; a name holds no NUL
        struct { const JfPdfValue **items; size_t n, room; } array;
        struct { JfPdfEntry *entries; size_t n, room; } dict;
        struct { const JfPdfValue *dict; const uint8_t *data; size_t length; } stream; // data as in the file: still encoded, borrowed
        struct { int number, generation; } ref;
    };
};

// ---- looking. `find` gives NULL for a missing key, for an entry null, and when `dict` is neither dictionary nor stream.
const JfPdfValue *jf_pdf_find(const JfPdfValue *dict, const char *key);
const JfPdfValue *jf_pdf_item(const JfPdfValue *array, size_t i);       // NULL behind the end
size_t jf_pdf_count(const JfPdfValue *value);                           // items of an array, entries of a dictionary or of a stream's; else 0
const JfPdfEntry *jf_pdf_entries(const JfPdfValue *dict, size_t *n);    // of a dictionary or a stream's
bool jf_pdf_is(const JfPdfValue *value, JfPdfKind kind);                // NULL is of no kind
bool jf_pdf_is_name(const JfPdfValue *value, const char *name);
bool jf_pdf_is_ref(const JfPdfValue *value, int number);                // to this object, generation 0
int jf_pdf_ref_number(const JfPdfValue *value);                         // 0 when it is no reference
bool jf_pdf_int(const JfPdfValue *value, int64_t *out);                 // false when it is no integer
bool jf_pdf_number(const JfPdfValue *value, double *out);               // integer or real
const char *jf_pdf_name(const JfPdfValue *value);                       // NULL when it is no name

// Same kind and same content, all the way down; references by number and generation; strings by bytes, however written; dictionaries
// by keys whatever their order; streams by dictionary and encoded bytes. 1 and 1.0 differ. Both NULL: equal.
bool jf_pdf_equal(const JfPdfValue *a, const JfPdfValue *b);

// ---- making. Text is copied.
JfPdfValue *jf_pdf_new_null(JfArena *arena);
JfPdfValue *jf_pdf_new_bool(JfArena *arena, bool value);
JfPdfValue *jf_pdf_new_int(JfArena *arena, int64_t value);
JfPdfValue *jf_pdf_new_real(JfArena *arena, double value);              // written with at most 4 decimals
JfPdfValue *jf_pdf_new_name(JfArena *arena, const char *name);
JfPdfValue *jf_pdf_new_string(JfArena *arena, const void *bytes, size_t length);
JfPdfValue *jf_pdf_new_hex(JfArena *arena, const void *bytes, size_t length);
JfPdfValue *jf_pdf_new_text(JfArena *arena, const char *utf8);          // text string: ASCII as it is, else UTF-16BE with its mark
JfPdfValue *jf_pdf_new_ref(JfArena *arena, int number);                 // generation 0
JfPdfValue *jf_pdf_new_array(JfArena *arena);
JfPdfValue *jf_pdf_new_numbers(JfArena *arena, const double *numbers, size_t n); // array of reals
JfPdfValue *jf_pdf_new_dict(JfArena *arena);
JfPdfValue *jf_pdf_new_stream(JfArena *arena, const JfPdfValue *dict, const void *data, size_t length); // data borrowed, already encoded as dict's
                                                                        // /Filter says; the writer sets /Length
JfPdfValue *jf_pdf_new_deflated(JfArena *arena, JfPdfValue *dict, const void *data, size_t length);     // encodes, sets /Filter in dict
JfPdfValue *jf_pdf_copy(JfArena *arena, const JfPdfValue *value);       // one level: its parts are shared

void jf_pdf_add(JfArena *arena, JfPdfValue *array, const JfPdfValue *item);
void jf_pdf_set(JfArena *arena, JfPdfValue *dict, const char *key, const JfPdfValue *value); // adds at the end, or replaces in place; key copied
void jf_pdf_append(JfArena *arena, JfPdfValue *dict, const char *key, const JfPdfValue *value); // fast `set`: key is not there yet, and is borrowed
void jf_pdf_remove(JfPdfValue *dict, const char *key);                  // nothing when it is not there

// ---- text strings (7.9.2.2): UTF-16BE or UTF-8 with mark, else PDFDocEncoding. NULL when it is no string or not well-formed.
char *jf_pdf_text(JfArena *arena, const JfPdfValue *string);

// ---- writing. `map` renumbers references: map[number] is the new number; NULL: as they are. Streams are written whole, with /Length direct.
void jf_pdf_write(GString *out, const JfPdfValue *value, const int *map);
void jf_pdf_write_real(GString *out, double value);
void jf_pdf_write_int(GString *out, int64_t value);
