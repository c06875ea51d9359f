// SPDX-License-Identifier: MIT
// Facts before XSLT: what follows from the record by the arithmetic of service/ is added to its tree, in a namespace of its own, so that a
// stylesheet only arranges and words it, and an auditor sees both.
//
// Appended to the root: <f:facts xmlns:f="urn:jiaofu:facts:1"> with one <f:target> for each promise of the contract that concerns the record:
//   measure           response | arrival | resolution
//   priority          P1 … P5
//   promised-minutes  as the SLA says; clock="service" on the calendar's hours, "wall" when the calendar is open always
//   calendar, calendar-version, sla-version   which versions applied (those that hold when the request is received)
//   received, due     UTC instants (ISO 8601); due is absent when the calendar does not open for ten years
//   met               instant, absent while not done
//   used-minutes      service time from received to met, rounded up to whole minutes; margin-minutes = promised - used (negative: late)
//   verdict           met (met ≤ due) | missed | running
// The record's own part of the tree is not changed, so one tree serves all runs (a copy would lose the nodes' places); a second call adds
// nothing.
#pragma once
#include "xml/read.h"

#define JF_FACTS_NS "urn:jiaofu:facts:1"

// `record` has passed record/'s checks. false: an error was recorded (SLA-CALENDAR: a target names a calendar that is not there).
bool jf_facts_add(xmlDoc *record, JfDiags *diags);

// The facts of a record that has them, as text in UTF-8; caller frees.
//   xml   the tree as it is, two blanks for each level
//   csv   RFC 4180, a header and a row for each ticket and target (one for a ticket without targets); percentages and sums are not in it. What a
//         spreadsheet would take for a formula gets an apostrophe before it. With `mark` a byte order mark comes first, which some want.
//   json  an object for each element: attributes are members, elements of one name an array; figures are numbers, all else strings
char *jf_facts_xml(xmlDoc *record);
char *jf_facts_csv(xmlDoc *record, bool mark);
char *jf_facts_json(xmlDoc *record);
