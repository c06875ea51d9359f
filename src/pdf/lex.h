// SPDX-License-Identifier: MIT
// Private to pdf/: from bytes to values, strictly (ISO 32000-1 7.2, 7.3).
//
// What the standard leaves to the reader's goodwill is refused: odd hex strings, numbers with two signs, names with bad #xx,
// literals without end, duplicate keys. The first fault stays in `fault`; after it every call fails.
#pragma once
#include "pdf/fault.h"
#include "pdf/object.h"

typedef struct {
    const uint8_t *data;
    size_t size, at;
    JfArena *arena;
    size_t *values;      // how many values may still be made; shared by all readers of a document
    int depth;
    JfPdfSaid fault;     // .en NULL: none
    size_t fault_at;
} JfPdfLex;

bool jf_pdf_is_space(uint8_t c);   // NUL, HT, LF, FF, CR, SP
bool jf_pdf_is_regular(uint8_t c); // neither space nor delimiter

bool jf_pdf_lex_fail(JfPdfLex *lex, size_t at, JfPdfSaid said);    // always false
void jf_pdf_lex_space(JfPdfLex *lex);                              // skips white space
bool jf_pdf_lex_at(const JfPdfLex *lex, const char *word);         // these bytes come next
bool jf_pdf_lex_word(JfPdfLex *lex, const char *word);             // skips white space and this keyword, or fails
bool jf_pdf_lex_eol(JfPdfLex *lex);                                // takes one LF, CR LF or CR; false without a fault when there is none
bool jf_pdf_lex_natural(JfPdfLex *lex, int64_t max, int64_t *out); // skips white space and digits only
const JfPdfValue *jf_pdf_lex_value(JfPdfLex *lex);                 // skips white space and comments; a stream's dictionary ends before "stream". NULL: fault
