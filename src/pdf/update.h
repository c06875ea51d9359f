// SPDX-License-Identifier: MIT
// Incremental updates: one more revision behind a file, whose bytes stay as they are (ISO 32000-1 7.5.6).
//
// The new section is of the kind of the last one (table or stream), numbers of new objects go on from /Size, /ID keeps its first half. Objects are never put
// into object streams. One object may be a signature dictionary: it is written with a /ByteRange that is right and a /Contents of zeros, whose place in the
// file is told, so that sign/ can hash around it and fill it in.
//
//     update = jf_pdf_update_new(document); number = jf_pdf_update_reserve(update);
//     jf_pdf_update_put(update, field, changed_field); jf_pdf_update_put_signature(update, number, dict, 16384);
//     file = jf_pdf_update_finish(update, &spot, diags); … hash file[0, spot.start) and file[spot.end, len) … jf_pdf_spot_fill(file, &spot, der, n);
#pragma once
#include "pdf/document.h"

typedef struct JfPdfUpdate JfPdfUpdate;
typedef struct { size_t start, end; } JfPdfSpot; // /Contents: offsets of "<" and behind ">"

JfPdfUpdate *jf_pdf_update_new(JfPdfDocument *document);               // borrows the document until freed
void jf_pdf_update_free(JfPdfUpdate *update);                          // takes NULL
G_DEFINE_AUTOPTR_CLEANUP_FUNC(JfPdfUpdate, jf_pdf_update_free)

JfArena *jf_pdf_update_arena(JfPdfUpdate *update);                     // for the values of this update
int jf_pdf_update_reserve(JfPdfUpdate *update);                        // number of a new object; must be put before finish
void jf_pdf_update_put(JfPdfUpdate *update, int number, const JfPdfValue *value); // adds or replaces, whole; at most once per number
// As put, for the one signature dictionary (or document time stamp) of this revision: /ByteRange and /Contents are added to `dict` (which must not
// have them), with room for `room` bytes of DER.
void jf_pdf_update_put_signature(JfPdfUpdate *update, int number, const JfPdfValue *dict, size_t room);

// The old bytes and the new revision behind them. `spot` may be NULL without a signature. The caller frees with g_byte_array_unref. NULL: PDF-DANGLING
// (reserved but not put), PDF-LIMIT.
GByteArray *jf_pdf_update_finish(JfPdfUpdate *update, JfPdfSpot *spot, JfDiags *diags);

// Writes DER as hex digits into the spot; the rest stays zeros. false: it does not fit (nothing changed), `room` was too small.
bool jf_pdf_spot_fill(GByteArray *file, const JfPdfSpot *spot, const void *der, size_t length);
