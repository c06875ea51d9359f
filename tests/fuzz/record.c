// SPDX-License-Identifier: MIT
// Fuzz target: anything as a delivery record, or, behind "picture:", as a picture that a record names. What must hold: no crash, and a
// record comes out if, and only if, no error was recorded; likewise its facts.
#include "facts/facts.h"
#include "record/record.h"
#include "record/attachments.h"
#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define PICTURE "picture:"

static JfRecordChecks *checks(void)
{
    static JfRecordChecks *opened;
    if (opened == NULL) {
        g_autoptr(JfSource) schemas = jf_source_new_folder("schemas");
        g_autoptr(JfDiags) diags = jf_diags_new();
        opened = jf_record_checks_open(schemas, diags);
        g_assert_nonnull(opened);
    }
    return opened;
}

static void add_parts(JfSource *source, GBytes *bytes)
{
    static const char *const parts[] = {"provider.xml",        "hospital.xml",       "hospital-contract.xml", "provider-people.xml",
                                        "hospital-people.xml", "hospital-sites.xml", "hospital-assets.xml",   "holidays-cn-2026.xml"};
    g_autoptr(JfSource) folder = jf_source_new_folder("samples/parts");
    g_autoptr(JfDiags) diags = jf_diags_new();
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        g_autofree char *name = g_strconcat("parts/", parts[i], NULL);
        GBytes *part = jf_source_read(folder, parts[i], JF_XML_LIMIT, NULL, diags);
        if (part != NULL)
            jf_source_add(source, name, part);
    }
    jf_source_add(source, "r.xml", bytes);
}

static void read_record(GBytes *bytes)
{
    g_autoptr(JfSource) source = jf_source_new_bundle();
    g_autoptr(JfDiags) diags = jf_diags_new();
    add_parts(source, bytes);
    g_autoptr(JfRecord) record = jf_record_read(checks(), source, "r.xml", diags);
    g_assert_true((record == NULL) == (jf_diags_errors(diags) > 0));
    if (record != NULL)
        g_assert_true(jf_facts_add(jf_record_doc(record), diags) == (jf_diags_errors(diags) == 0));
    g_autofree char *json = jf_diags_json(diags);
    g_assert_true(g_utf8_validate(json, -1, NULL));
}

static void check_picture(GBytes *bytes)
{
    g_autoptr(JfSource) source = jf_source_new_bundle();
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_autoptr(GBytes) text = g_bytes_new_static("<r><figure src='p'/></r>", 24);
    jf_source_add(source, "p", bytes);
    g_autoptr(xmlDoc) doc = jf_xml_parse(text, "r.xml", diags);
    bool fine = jf_attachments_check(doc, source, diags);
    g_assert_true(fine == (jf_diags_errors(diags) == 0));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const size_t n = strlen(PICTURE);
    bool picture = size >= n && memcmp(data, PICTURE, n) == 0;
    g_autoptr(GBytes) bytes = g_bytes_new(data + (picture ? n : 0), size - (picture ? n : 0));
    if (picture)
        check_picture(bytes);
    else
        read_record(bytes);
    return 0;
}
