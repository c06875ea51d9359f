// SPDX-License-Identifier: MIT
// What the rooms of facts/ share; nobody else includes this.
#pragma once
#include "base/arena.h"
#include "facts/facts.h"
#include "record/record.h"
#include "service/incentive.h"

// ---- tree.c: walking the record, writing facts

const xmlNode *jf_facts_next(const xmlNode *node, const char *name); // `node` or its first sibling behind that is such an element of the record
// Child `first` of `node`, or child `second` (may be NULL) of that; NULL when absent. `node` may be NULL.
const xmlNode *jf_facts_path(const xmlNode *node, const char *first, const char *second);
bool jf_facts_instant(const char *text, const JfZone *zone, JfInstant *out); // false: absent or unreadable

xmlNode *jf_facts_child(xmlNode *parent, const char *name); // in the namespace of `parent`
void jf_facts_set(xmlNode *node, const char *name, const char *value); // NULL: no attribute
void jf_facts_set_number(xmlNode *node, const char *name, int64_t value);
void jf_facts_set_instant(xmlNode *node, const char *name, JfInstant value); // JF_INSTANT_NONE: no attribute

// ---- calendars.c: the calendars of a contract, each read once with all its versions

typedef struct JfCalendars JfCalendars;

JfCalendars *jf_calendars_read(const xmlNode *contract); // borrows its strings
void jf_calendars_free(JfCalendars *calendars);          // takes NULL
// Makes many questions about instants near the days from `first` to `last` quick (a year beside them is near); answers are the same without.
void jf_calendars_prepare(JfCalendars *calendars, JfDay first, JfDay last);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(JfCalendars, jf_calendars_free)

// NULL: the contract has no usable calendar of this id. `always`: it is open at all times in every version, so that its clock is the wall's.
const JfCalendar *jf_calendars_find(const JfCalendars *calendars, const char *id, bool *always);

// ---- the kinds of record

typedef struct {
    const xmlNode *root, *contract;
    const JfZone *zone;
    const JfCalendars *calendars;
    xmlNode *facts;
} JfFacts;

// ---- sla.c: the contract's terms into service/'s structs, in `arena`, borrowing the tree's strings. false: SLA-CALENDAR.

bool jf_facts_read_contract(const JfFacts *facts, JfArena *arena, JfContract *out, JfDiags *diags);
int jf_facts_priority(const char *text);   // P1 … P5 as 1 … 5; 0: not one of them
int jf_facts_urgency(const char *text);    // 0 … 2, rising; −1: not one of them
int jf_facts_importance(const char *text);

// Records that are about one request: a visit, a session, an incident. false: SLA-CALENDAR.
bool jf_facts_add_request(const JfFacts *facts, JfDiags *diags);

// A period of tickets. false: an error about the contract or a ticket was recorded.
bool jf_facts_add_period(const JfFacts *facts, const xmlNode *period, JfDiags *diags);
