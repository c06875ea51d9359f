// SPDX-License-Identifier: MIT
// Reading a delivery record through all its checks.
#include "record/record.h"
#include "record/attachments.h"
#include "record/rules.h"
#include <string.h>

#define SCHEMA_VERSION "1.0"

struct JfRecordChecks {
    JfSchema *schema;
    JfRules *rules;
};

struct JfRecord {
    xmlDoc *doc;
    JfSource *source;
    const JfPart *part; // the record's own file
    GArray *people;     // JfPerson
};

// ---- checks

JfRecordChecks *jf_record_checks_open(JfSource *schemas, JfDiags *diags)
{
    g_autoptr(JfRecordChecks) checks = g_new0(JfRecordChecks, 1);
    checks->schema = jf_schema_open(schemas, "delivery.xsd", diags);
    checks->rules = jf_rules_open(schemas, diags);
    return checks->schema && checks->rules ? g_steal_pointer(&checks) : NULL;
}

void jf_record_checks_free(JfRecordChecks *checks)
{
    if (checks == NULL)
        return;
    jf_schema_free(checks->schema);
    jf_rules_free(checks->rules);
    g_free(checks);
}

// The kind of file is told before the schema speaks: its sentences about a file of another kind would lead nowhere.
static bool check_root(const xmlNode *root, JfDiags *diags)
{
    JfWhere where = jf_xml_where(root);
    const char *name = (const char *)root->name, *ns = root->ns ? (const char *)root->ns->href : "";
    if (strcmp(ns, JF_RECORD_NS) != 0) {
        jf_diags_add(diags, JF_DIAG_RECORD_NAMESPACE, &where, name, ns, NULL);
        return false;
    }
    if (strcmp(name, "delivery") != 0) {
        jf_diags_add(diags, JF_DIAG_RECORD_ROOT, &where, name, NULL);
        return false;
    }
    const char *version = jf_xml_attribute(root, "schema-version");
    if (version != NULL && strcmp(version, SCHEMA_VERSION) != 0) {
        jf_diags_add(diags, JF_DIAG_RECORD_VERSION, &where, version, SCHEMA_VERSION, NULL);
        return false;
    }
    return true;
}

static bool check(JfRecordChecks *checks, xmlDoc *doc, JfSource *source, JfDiags *diags)
{
    if (!check_root(xmlDocGetRootElement(doc), diags))
        return false;
    bool valid = jf_schema_check(checks->schema, doc, diags);
    bool sound = jf_rules_check(checks->rules, doc, diags);
    return jf_attachments_check(doc, source, diags) && valid && sound;
}

// ---- reading

static const char *text_of(const xmlNode *element)
{
    const char *text = element && element->children ? (const char *)element->children->content : NULL;
    return text ? text : "";
}

static const char *first_name(const xmlNode *element)
{
    return element ? text_of(jf_xml_child(element, JF_RECORD_NS, "name")) : "";
}

// The name that says it is in this language ("zh" also "zh-CN"), else the first.
static const char *name_in(const xmlNode *element, const char *language)
{
    for (const xmlNode *child = element ? element->children : NULL; child != NULL; child = child->next) {
        const xmlAttr *lang =
            jf_xml_is(child, JF_RECORD_NS, "name") ? xmlHasNsProp(child, (const xmlChar *)"lang", XML_XML_NAMESPACE) : NULL;
        if (lang && lang->children && g_ascii_strncasecmp((const char *)lang->children->content, language, 2) == 0)
            return text_of(child);
    }
    return first_name(element);
}

static const xmlNode *find_party(const xmlNode *root, const char *id)
{
    for (const xmlNode *child = root->children; child != NULL; child = child->next)
        if (id && g_strcmp0(jf_xml_attribute(child, "id"), id) == 0)
            return child;
    return NULL;
}

static void add_people(JfRecord *record, const xmlNode *people)
{
    const xmlNode *root = xmlDocGetRootElement(record->doc);
    for (const xmlNode *node = people->children; node != NULL; node = node->next) {
        if (!jf_xml_is(node, JF_RECORD_NS, "person"))
            continue;
        const xmlNode *certificate = jf_xml_child(node, JF_RECORD_NS, "certificate");
        const xmlNode *party = find_party(root, jf_xml_attribute(node, "party"));
        JfPerson person = {
            .id = jf_xml_attribute(node, "id"),
            .name = first_name(node),
            .role = jf_xml_attribute(node, "role"),
            .organisation = first_name(party),
            .names = {[JF_LANGUAGE_ZH] = name_in(node, "zh"), [JF_LANGUAGE_EN] = name_in(node, "en")},
            .organisations = {[JF_LANGUAGE_ZH] = name_in(party, "zh"), [JF_LANGUAGE_EN] = name_in(party, "en")},
            .certificate_sha256 = jf_xml_attribute(certificate, "sha256"),
            .certificate_subject = jf_xml_attribute(certificate, "subject"),
        };
        g_array_append_val(record->people, person);
    }
}

static const JfPart *find_part(const JfSource *source, const char *name)
{
    const JfPart *found = NULL;
    size_t n = jf_source_count(source);
    for (size_t i = 0; i < n && found == NULL; i++)
        if (strcmp(jf_source_at(source, i)->name, name) == 0)
            found = jf_source_at(source, i);
    return found ? found : jf_source_at(source, 0); // asked for by another spelling ("./a.xml"): what was read first
}

JfRecord *jf_record_read(JfRecordChecks *checks, JfSource *source, const char *name, JfDiags *diags)
{
    g_autoptr(xmlDoc) doc = jf_xml_read_within(&jf_xml_large, source, name, diags);
    if (doc == NULL || !check(checks, doc, source, diags))
        return NULL;
    JfRecord *record = g_new0(JfRecord, 1);
    record->doc = g_steal_pointer(&doc);
    record->source = source;
    record->part = find_part(source, name);
    record->people = g_array_new(FALSE, FALSE, sizeof(JfPerson));
    for (const xmlNode *node = xmlDocGetRootElement(record->doc)->children; node != NULL; node = node->next)
        if (jf_xml_is(node, JF_RECORD_NS, "people"))
            add_people(record, node);
    return record;
}

void jf_record_free(JfRecord *record)
{
    if (record == NULL)
        return;
    xmlFreeDoc(record->doc);
    g_array_unref(record->people);
    g_free(record);
}

// ---- what it says

static const char *root_attribute(const JfRecord *record, const char *name)
{
    return jf_xml_attribute(xmlDocGetRootElement(record->doc), name);
}

xmlDoc *jf_record_doc(const JfRecord *record)
{
    return record->doc;
}

const char *jf_record_name(const JfRecord *record)
{
    return record->part->name;
}

GBytes *jf_record_bytes(const JfRecord *record)
{
    return record->part->bytes;
}

const char *jf_record_sha256(const JfRecord *record)
{
    return record->part->sha256;
}

JfSource *jf_record_source(const JfRecord *record)
{
    return record->source;
}

const char *jf_record_kind(const JfRecord *record)
{
    return root_attribute(record, "kind");
}

const char *jf_record_number(const JfRecord *record)
{
    return root_attribute(record, "number");
}

const char *jf_record_version(const JfRecord *record)
{
    return root_attribute(record, "version");
}

const char *jf_record_language(const JfRecord *record)
{
    const xmlNode *root = xmlDocGetRootElement(record->doc);
    for (const xmlAttr *a = root->properties; a != NULL; a = a->next)
        if (a->ns != NULL && strcmp((const char *)a->name, "lang") == 0 && a->children != NULL)
            return (const char *)a->children->content;
    return "zh-CN";
}

const char *jf_record_zone(const JfRecord *record)
{
    return root_attribute(record, "zone");
}

size_t jf_record_person_count(const JfRecord *record)
{
    return record->people->len;
}

JfPerson jf_record_person(const JfRecord *record, size_t index)
{
    g_assert(index < record->people->len);
    return g_array_index(record->people, JfPerson, index);
}
