// SPDX-License-Identifier: MIT
// Reading tickets one after the other; private to facts/.
#pragma once
#include "facts/private.h"

typedef struct JfTicketReader JfTicketReader;

JfTicketReader *jf_ticket_reader_new(const JfZone *zone); // borrowed: for times without an offset
void jf_ticket_reader_free(JfTicketReader *reader);       // takes NULL
G_DEFINE_AUTOPTR_CLEANUP_FUNC(JfTicketReader, jf_ticket_reader_free)

// The reader's, until the next one is read; borrows the tree's strings.
const JfTicket *jf_ticket_reader_read(JfTicketReader *reader, const xmlNode *ticket);

// Of the ticket that was read last, at the element to blame: what cannot be true of its events (TICKET-…); who is named without being in
// `people`, and what nobody of `customers` agreed to (sets of ids). false: an error was recorded.
bool jf_ticket_reader_check(const JfTicketReader *reader, const JfContract *contract, JfDiags *diags);
bool jf_ticket_reader_check_people(const JfTicketReader *reader, GHashTable *people, GHashTable *customers, JfDiags *diags);
