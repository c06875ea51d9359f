// SPDX-License-Identifier: MIT
// Provenance: everything that a document's bytes depend on, as an XML file inside it; and what differs between two of them.
//
// One line for each fact, in a fixed order, so that two files are equal exactly when all facts are.
#include "job/private.h"
#include <string.h>

#define NS "urn:jiaofu:provenance:1"

static void append_attribute(GString *out, const char *name, const char *value)
{
    if (!value)
        return;
    g_autofree char *escaped = g_markup_escape_text(value, -1);
    g_string_append_printf(out, " %s=\"%s\"", name, escaped);
}

static void append_file(GString *out, const char *role, const char *sha256)
{
    if (sha256)
        g_string_append_printf(out, "  <file role=\"%s\" sha256=\"%s\"/>\n", role, sha256);
}

static void append_document(GString *out, const JfJob *job)
{
    g_autofree char *issued_at = jf_instant_iso(job->issued_at);
    append_attribute(out, "engine", jf_engine_version());
    append_attribute(out, "kind", jf_record_kind(job->record));
    append_attribute(out, "number", jf_record_number(job->record));
    append_attribute(out, "version", jf_record_version(job->record));
    append_attribute(out, "language", job->language);
    append_attribute(out, "form", *job->form ? job->form : NULL);
    append_attribute(out, "issued-at", issued_at);
    append_attribute(out, "record-sha256", jf_record_sha256(job->record));
}

static void append_parts(GString *out, const JfSource *source)
{
    for (size_t i = 0; i < jf_source_count(source); i++) {
        const JfPart *part = jf_source_at(source, i);
        g_string_append(out, "  <part");
        append_attribute(out, "name", part->name);
        append_attribute(out, "sha256", part->sha256);
        g_string_append(out, "/>\n");
    }
}

GBytes *jf_provenance_write(const JfJob *job)
{
    const JfEngine *engine = job->engine;
    const JfHouse *house = engine->house;
    GString *out = g_string_new("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<provenance xmlns=\"" NS "\"");
    append_document(out, job);
    g_string_append(out, ">\n");
    append_parts(out, jf_record_source(job->record));
    append_file(out, "schemas", house->schemas_sha256);
    append_file(out, "stylesheets", job->sheet->sha256);
    append_file(out, "messages", house->messages_sha256);
    append_file(out, "theme", house->theme_sha256);
    append_file(out, "user-theme", engine->theme_sha256);
    append_file(out, "policy", engine->policy_sha256);
    append_file(out, "fonts", jf_fonts_sha256(house->fonts));
    const JfHyphens *hyphens = jf_fonts_hyphens(house->fonts);
    append_file(out, "hyphenation", hyphens ? jf_hyphens_sha256(hyphens) : NULL);
    for (const JfLibrary *library = house->libraries; library->name; library++)
        g_string_append_printf(out, "  <library name=\"%s\" version=\"%s\"/>\n", library->name, library->version);
    g_string_append(out, "</provenance>\n");
    return g_string_free_to_bytes(out);
}

// ---- comparing

// The facts of a file as "what" → "value"; NULL: not a provenance file.
static GHashTable *read_facts(GBytes *bytes, GPtrArray *order)
{
    g_autoptr(JfDiags) unused = jf_diags_new();
    g_autoptr(xmlDoc) doc = jf_xml_parse(bytes, JF_ATTACHED_PROVENANCE, unused);
    const xmlNode *root = doc ? xmlDocGetRootElement(doc) : NULL;
    if (!root || !jf_xml_is(root, NS, "provenance"))
        return NULL;
    GHashTable *facts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    for (const xmlAttr *a = root->properties; a; a = a->next) {
        const char *name = (const char *)a->name;
        g_ptr_array_add(order, g_strdup(name));
        g_hash_table_replace(facts, g_strdup(name), g_strdup(jf_xml_attribute(root, name)));
    }
    for (const xmlNode *node = root->children; node; node = node->next) {
        if (node->type != XML_ELEMENT_NODE)
            continue;
        const char *what = jf_xml_attribute(node, "role"), *value = jf_xml_attribute(node, "sha256");
        what = what ? what : jf_xml_attribute(node, "name");
        value = value ? value : jf_xml_attribute(node, "version");
        g_ptr_array_add(order, g_strdup(what ? what : "?"));
        g_hash_table_replace(facts, g_strdup(what ? what : "?"), g_strdup(value ? value : "?"));
    }
    return facts;
}

static char *describe(const char *what, const char *theirs, const char *ours)
{
    return g_strdup_printf("%s %.12s / %.12s", what, theirs ? theirs : "–", ours ? ours : "–");
}

char *jf_provenance_difference(GBytes *theirs, GBytes *ours)
{
    if (g_bytes_equal(theirs, ours))
        return NULL;
    g_autoptr(GPtrArray) order = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GHashTable) mine = read_facts(ours, order);
    g_autoptr(GHashTable) other = read_facts(theirs, order);
    if (!mine || !other)
        return g_strdup(JF_ATTACHED_PROVENANCE);
    for (guint i = 0; i < order->len; i++) {
        const char *what = g_ptr_array_index(order, i);
        const char *a = g_hash_table_lookup(other, what), *b = g_hash_table_lookup(mine, what);
        if (g_strcmp0(a, b) != 0)
            return describe(what, a, b);
    }
    return g_strdup(JF_ATTACHED_PROVENANCE); // the same facts, written in another way
}
