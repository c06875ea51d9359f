// SPDX-License-Identifier: MIT
// The delivery record: one XML file (with its parts) that has passed every check there is.
//
// jf_record_read does, in this order, and goes on as far as makes sense to find all faults in one run: read and parse (xml/read),
// namespace and version, XInclude, schema, rules (schemas/rules.xml), attachments (images exist, are whole and of a sane size; links have
// a harmless scheme). A JfRecord that exists is right in all of these.
#pragma once
#include "xml/validate.h"

#define JF_RECORD_NS "urn:jiaofu:delivery:1"

typedef struct JfRecordChecks JfRecordChecks; // compiled schema and rules, shared by many reads

// Compiles schemas/delivery.xsd and schemas/rules.xml of `schemas`. NULL: SCHEMA-BROKEN, RULES-BROKEN and other faults of the
// configuration.
JfRecordChecks *jf_record_checks_open(JfSource *schemas, JfDiags *diags);
void jf_record_checks_free(JfRecordChecks *checks); // takes NULL
G_DEFINE_AUTOPTR_CLEANUP_FUNC(JfRecordChecks, jf_record_checks_free)

typedef struct JfRecord JfRecord;

// Reads record `name` of `source`; keeps a borrowed pointer to `source`, whose parts are what a document embeds. NULL: RECORD-*,
// XML-*, XINCLUDE-*, SCHEMA-*, or the ids of schemas/rules.xml; warnings alone leave a record.
JfRecord *jf_record_read(JfRecordChecks *checks, JfSource *source, const char *name, JfDiags *diags);
void jf_record_free(JfRecord *record); // takes NULL
G_DEFINE_AUTOPTR_CLEANUP_FUNC(JfRecord, jf_record_free)

// All borrowed for the life of the record.
xmlDoc *jf_record_doc(const JfRecord *record);          // after XInclude
const char *jf_record_name(const JfRecord *record);     // file name of the record itself
GBytes *jf_record_bytes(const JfRecord *record);        // exactly as read
const char *jf_record_sha256(const JfRecord *record);   // of these bytes
JfSource *jf_record_source(const JfRecord *record);
const char *jf_record_kind(const JfRecord *record);     // the kind of document it is for, e.g. "service-sheet"
const char *jf_record_number(const JfRecord *record);   // document number
const char *jf_record_version(const JfRecord *record);
const char *jf_record_language(const JfRecord *record); // preferred: "zh-CN" or "en"
const char *jf_record_zone(const JfRecord *record);     // IANA zone that its times are shown in

// A person of the record, for trail/ and verify/. All borrowed.
typedef struct {
    const char *names[2], *organisations[2];     // by JfLanguage: as the record gives them in that language, else its first
    const char *id, *name, *role, *organisation; // role: engineer, lead-engineer, customer-contact, supervisor, archivist, …
    const char *certificate_sha256;              // 64 hex digits or NULL
    const char *certificate_subject;             // RFC 4514 attributes that must all be in the subject, or NULL
} JfPerson;
size_t jf_record_person_count(const JfRecord *record);
JfPerson jf_record_person(const JfRecord *record, size_t index);
