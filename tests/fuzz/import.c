// SPDX-License-Identifier: MIT
// Fuzz target: any bytes as a CSV of tickets. The first line names a mapping of samples/import, or a whole mapping comes first and ends with a line "---".
// What must hold: something is read if, and only if, no error was recorded, and the period that comes out is XML whatever stood in the cells.
#include "import/import.h"
#include "xml/read.h"
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define BREAK "\n---\n"

static JfSchema *schema(void)
{
    static JfSchema *opened;
    if (opened == NULL) {
        g_autoptr(JfSource) schemas = jf_source_new_folder("schemas");
        g_autoptr(JfDiags) diags = jf_diags_new();
        opened = jf_schema_open(schemas, "mapping.xsd", diags);
        g_assert_nonnull(opened);
    }
    return opened;
}

static JfMapping *sample(const char *name, JfDiags *diags)
{
    static const char *const names[] = {"glpi.xml", "jira.xml", "servicenow.xml", "znuny.xml"};
    g_autoptr(JfSource) folder = jf_source_new_folder("samples/import");
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        if (strcmp(name, names[i]) == 0)
            return jf_mapping_open(schema(), folder, name, diags);
    return NULL;
}

static JfMapping *own(GBytes *text, JfDiags *diags)
{
    g_autoptr(JfSource) source = jf_source_new_bundle();
    jf_source_add(source, "m.xml", text);
    JfMapping *mapping = jf_mapping_open(schema(), source, "m.xml", diags);
    g_assert_true((mapping == NULL) == (jf_diags_errors(diags) > 0));
    return mapping;
}

// The mapping, and where the CSV begins.
static JfMapping *open_mapping(GBytes *bytes, size_t *start, JfDiags *diags)
{
    size_t size = 0;
    const char *text = g_bytes_get_data(bytes, &size);
    const char *end = size > 0 && *text == '<' ? g_strstr_len(text, (gssize)size, BREAK) : memchr(text, '\n', size);
    if (end == NULL)
        return NULL;
    *start = (size_t)(end - text) + (*text == '<' ? strlen(BREAK) : 1);
    g_autofree char *name = g_strndup(text, (size_t)(end - text));
    g_autoptr(GBytes) head = g_bytes_new_from_bytes(bytes, 0, (size_t)(end - text));
    return *text == '<' ? own(head, diags) : sample(name, diags);
}

static void make_period(JfImport *import, JfDiags *diags)
{
    JfDay first, last;
    g_autoptr(JfZone) zone = jf_zone_open("Asia/Shanghai");
    g_assert_true(jf_day_parse("2026-03-01", &first) && jf_day_parse("2026-03-31", &last));
    g_autoptr(GBytes) period = jf_import_period(import, first, last, zone), rows = jf_import_rows(import, JF_LANGUAGE_EN);
    g_autoptr(xmlDoc) doc = jf_xml_parse(period, "period.xml", diags);
    if (doc == NULL)
        g_error("what was imported cannot be read: %s", jf_diags_at(diags, 0)->text[JF_LANGUAGE_EN]);
    JfImportSummary summary = jf_import_summary(import);
    size_t all = 0;
    for (int i = 0; i < JF_ROW_OUTCOMES_; i++)
        all += summary.rows[i];
    g_assert_true(all > 0 || summary.tickets == 0);
    g_assert_true(g_utf8_validate(g_bytes_get_data(rows, NULL), (gssize)g_bytes_get_size(rows), NULL));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    size_t start = 0;
    g_autoptr(GBytes) bytes = g_bytes_new(data, size);
    g_autoptr(JfDiags) diags = jf_diags_new(), later = jf_diags_new();
    g_autoptr(JfMapping) mapping = size > 0 ? open_mapping(bytes, &start, diags) : NULL;
    if (mapping == NULL)
        return 0;
    g_autoptr(GBytes) csv = g_bytes_new_from_bytes(bytes, start, size - start);
    g_autoptr(JfImport) import = jf_import_read(mapping, csv, "t.csv", diags);
    g_assert_true((import == NULL) == (jf_diags_errors(diags) > 0));
    if (import != NULL)
        make_period(import, later);
    return 0;
}
