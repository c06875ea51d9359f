// SPDX-License-Identifier: MIT
// The engine: opens the house (what the installation brings) and what its user brings.
#include "base/fault.h"
#include "base/file.h"
#include "job/private.h"
#include <errno.h>
#include <string.h>
#include <unistd.h>

const char *jf_engine_version(void)
{
    return "0.1.0";
}

const char *jf_engine_home(const JfEngine *engine)
{
    return engine->house->path;
}

// ---- the home folder

static bool is_home(const char *path)
{
    g_autofree char *schema = g_build_filename(path, "schemas", "delivery.xsd", NULL);
    return g_file_test(schema, G_FILE_TEST_IS_REGULAR);
}

static char *find_home(const char *given, JfDiags *diags)
{
    static const char *const beside[] = {"../share/jiaofu", "share/jiaofu"};
    if (!given)
        given = g_getenv("JIAOFU_HOME");
    if (given && *given) {
        if (is_home(given))
            return g_strdup(given);
        jf_diags_add(diags, JF_DIAG_JOB_HOME, NULL, given, NULL);
        return NULL;
    }
    g_autofree char *program = g_file_read_link("/proc/self/exe", NULL);
    g_autofree char *folder = g_path_get_dirname(program ? program : ".");
    for (size_t i = 0; i < G_N_ELEMENTS(beside); i++) {
        char *path = g_build_filename(folder, beside[i], NULL);
        if (is_home(path))
            return path;
        g_free(path);
    }
    jf_diags_add(diags, JF_DIAG_JOB_HOME, NULL, folder, NULL);
    return NULL;
}

// ---- digests

static int compare_parts(gconstpointer a, gconstpointer b)
{
    return strcmp((*(const JfPart *const *)a)->name, (*(const JfPart *const *)b)->name);
}

static void append_digests(GString *out, const JfSource *source)
{
    g_autoptr(GPtrArray) parts = g_ptr_array_new();
    for (size_t i = 0; i < jf_source_count(source); i++)
        g_ptr_array_add(parts, (void *)jf_source_at(source, i));
    g_ptr_array_sort(parts, compare_parts);
    for (guint i = 0; i < parts->len; i++) {
        const JfPart *part = g_ptr_array_index(parts, i);
        g_string_append_len(out, part->name, (gssize)strlen(part->name) + 1);
        g_string_append_printf(out, "%s\n", part->sha256);
    }
}

char *jf_sources_sha256(const JfSource *first, const JfSource *second)
{
    g_autoptr(GString) list = g_string_new(NULL);
    append_digests(list, first);
    if (second) {
        g_string_append_c(list, '\n');
        append_digests(list, second);
    }
    return jf_sha256_hex(list->str, list->len);
}

// ---- the house

static bool open_schemas(JfHouse *house, JfDiags *diags)
{
    g_autofree char *folder = g_build_filename(house->path, "schemas", NULL);
    house->schemas = jf_source_new_folder(folder);
    return (house->checks = jf_record_checks_open(house->schemas, diags)) &&
           (house->report_schema = jf_schema_open(house->schemas, "report.xsd", diags)) &&
           (house->theme_schema = jf_schema_open(house->schemas, "theme.xsd", diags)) &&
           (house->policy_schema = jf_schema_open(house->schemas, "policy.xsd", diags));
}

static bool open_looks(JfHouse *house, JfDiags *diags)
{
    g_autofree char *folder = g_build_filename(house->path, "stylesheets", NULL);
    g_autofree char *fonts = g_build_filename(house->path, "fonts", NULL);
    g_autoptr(JfSource) messages = jf_source_new_folder(folder);
    house->theme_source = jf_source_new_folder(folder);
    if (!(house->theme_doc = jf_xml_read_configuration(house->theme_source, "theme.xml", diags)) ||
        !(house->theme = jf_theme_read(house->theme_schema, house->theme_source, "theme.xml", NULL, diags)) ||
        !(house->messages = jf_xml_read_configuration(messages, "messages.xml", diags)))
        return false;
    house->theme_sha256 = jf_sources_sha256(house->theme_source, NULL);
    house->messages_sha256 = jf_sources_sha256(messages, NULL);
    house->fonts = jf_fonts_open(fonts, diags);
    return house->fonts != NULL;
}

JfHouse *jf_house_open(const char *path, JfDiags *diags)
{
    g_autoptr(JfHouse) house = g_new0(JfHouse, 1);
    house->path = find_home(path, diags);
    jf_libraries(house->libraries);
    if (!house->path || !open_schemas(house, diags))
        return NULL;
    house->schemas_sha256 = jf_sources_sha256(house->schemas, NULL); // before the default policy is read from the same folder
    return open_looks(house, diags) ? g_steal_pointer(&house) : NULL;
}

void jf_house_free(JfHouse *house)
{
    if (!house)
        return;
    jf_record_checks_free(house->checks);
    jf_schema_free(house->report_schema);
    jf_schema_free(house->theme_schema);
    jf_schema_free(house->policy_schema);
    jf_theme_free(house->theme);
    g_clear_pointer(&house->theme_doc, xmlFreeDoc);
    g_clear_pointer(&house->messages, xmlFreeDoc);
    jf_fonts_free(house->fonts);
    jf_source_free(house->schemas);
    jf_source_free(house->theme_source);
    g_free(house->schemas_sha256);
    g_free(house->theme_sha256);
    g_free(house->messages_sha256);
    g_free(house->path);
    g_free(house);
}

// ---- what the user brings

static bool open_policy(JfEngine *engine, const JfUserParts *parts, JfDiags *diags)
{
    GBytes *bytes = parts->policy;
    const char *name = parts->policy_name;
    if (!bytes) {
        name = "policy.xml";
        bytes = jf_source_read(engine->house->schemas, name, JF_POLICY_SIZE_MAX, NULL, diags);
    }
    if (!bytes)
        return false;
    engine->policy = jf_policy_read(engine->house->policy_schema, bytes, name, diags);
    engine->policy_sha256 = jf_bytes_sha256(bytes);
    return engine->policy != NULL;
}

static bool open_theme(JfEngine *engine, const JfUserParts *parts, JfDiags *diags)
{
    if (!engine->theme_source)
        return true;
    engine->theme_name = g_strdup(parts->theme_name);
    engine->theme_doc = jf_xml_read_configuration(engine->theme_source, parts->theme_name, diags);
    if (!engine->theme_doc)
        return false;
    engine->theme = jf_theme_read(engine->house->theme_schema, engine->theme_source, parts->theme_name, engine->house->theme, diags);
    engine->theme_sha256 = jf_sources_sha256(engine->theme_source, NULL);
    return engine->theme != NULL;
}

JfEngine *jf_engine_new(JfHouse *house, bool owns_house, const JfUserParts *parts, JfDiags *diags)
{
    g_autoptr(JfEngine) engine = g_new0(JfEngine, 1);
    engine->house = house;
    engine->owns_house = owns_house;
    engine->theme_source = parts->theme;
    engine->sheets_folder = g_strdup(parts->sheets_folder);
    engine->sheets_bundle = parts->sheets_bundle;
    engine->sheets = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)jf_sheet_free);
    return open_policy(engine, parts, diags) && open_theme(engine, parts, diags) ? g_steal_pointer(&engine) : NULL;
}

JfEngine *jf_engine_open(const JfEngineOptions *options, JfDiags *diags)
{
    jf_xml_start();
    g_autoptr(JfHouse) house = jf_house_open(options->home, diags);
    if (!house)
        return NULL;
    g_autoptr(GBytes) policy = NULL;
    g_autofree char *theme_name = NULL;
    JfUserParts parts = {.policy_name = options->policy, .sheets_folder = options->stylesheets};
    if (options->policy && !(parts.policy = policy = jf_file_read(options->policy, JF_POLICY_SIZE_MAX, diags)))
        return NULL;
    if (options->stylesheets && access(options->stylesheets, R_OK | X_OK) != 0) { // otherwise a slip would give the built-in looks
        jf_diags_add(diags, JF_DIAG_FILE_MISSING, NULL, options->stylesheets, JF_FAULT_TEXTS(errno), NULL);
        return NULL;
    }
    if (options->theme) {
        g_autofree char *folder = g_path_get_dirname(options->theme);
        parts.theme_name = theme_name = g_path_get_basename(options->theme);
        parts.theme = jf_source_new_folder(folder);
    }
    return jf_engine_new(g_steal_pointer(&house), true, &parts, diags);
}

void jf_engine_free(JfEngine *engine)
{
    if (!engine)
        return;
    g_hash_table_destroy(engine->sheets);
    jf_policy_free(engine->policy);
    jf_theme_free(engine->theme);
    g_clear_pointer(&engine->theme_doc, xmlFreeDoc);
    jf_source_free(engine->theme_source);
    jf_source_free(engine->sheets_bundle);
    g_free(engine->policy_sha256);
    g_free(engine->theme_name);
    g_free(engine->theme_sha256);
    g_free(engine->sheets_folder);
    g_free(engine->why[0]);
    g_free(engine->why[1]);
    if (engine->owns_house)
        jf_house_free(engine->house);
    g_free(engine);
}

// ---- stylesheets

void jf_sheet_free(JfSheet *sheet)
{
    if (!sheet)
        return;
    jf_transform_free(sheet->transform);
    jf_source_free(sheet->user);
    jf_source_free(sheet->bundled);
    g_free(sheet->sha256);
    g_free(sheet);
}

static bool exists_in(const char *folder, const char *name)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    return access(path, F_OK) == 0;
}

// The user's sheet of this name, or NULL. Each kind gets a source of its own, so that its digest does not depend on what else was compiled.
static JfSource *user_sheet(const JfEngine *engine, const char *name)
{
    if (engine->sheets_folder && exists_in(engine->sheets_folder, name))
        return jf_source_new_folder(engine->sheets_folder);
    return NULL;
}

static JfSheet *open_sheet(const JfEngine *engine, const char *name, JfDiags *diags)
{
    g_autofree char *folder = g_build_filename(engine->house->path, "stylesheets", NULL);
    JfSheet *sheet = g_new0(JfSheet, 1);
    sheet->bundled = jf_source_new_folder(folder);
    sheet->user = user_sheet(engine, name);
    JfSource *from = sheet->user ? sheet->user : engine->sheets_bundle ? engine->sheets_bundle : sheet->bundled;
    sheet->transform = jf_transform_open(from, name, sheet->bundled, diags);
    sheet->sha256 = jf_sources_sha256(sheet->bundled, from == sheet->bundled ? NULL : from);
    return sheet;
}

const JfSheet *jf_engine_sheet(JfEngine *engine, const char *kind, JfDiags *diags)
{
    JfSheet *sheet = g_hash_table_lookup(engine->sheets, kind);
    if (sheet)
        return sheet;
    g_autofree char *name = g_strconcat(kind, ".xsl", NULL), *folder = g_build_filename(engine->house->path, "stylesheets", NULL);
    bool known = !strchr(kind, '/') &&
                 (engine->sheets_bundle || exists_in(folder, name) || (engine->sheets_folder && exists_in(engine->sheets_folder, name)));
    if (!known) {
        jf_diags_add(diags, JF_DIAG_JOB_KIND, NULL, kind, NULL);
        return NULL;
    }
    sheet = open_sheet(engine, name, diags);
    if (!sheet->transform) {
        jf_sheet_free(sheet);
        return NULL;
    }
    g_hash_table_insert(engine->sheets, g_strdup(kind), sheet);
    return sheet;
}

// ---- asking

JfRecordChecks *jf_engine_checks(JfEngine *engine)
{
    return engine->house->checks;
}

JfSchema *jf_engine_policy_schema(JfEngine *engine)
{
    return engine->house->policy_schema;
}

const JfPolicy *jf_engine_policy(const JfEngine *engine)
{
    return engine->policy;
}

const JfTheme *jf_engine_theme(const JfEngine *engine)
{
    return engine->theme ? engine->theme : engine->house->theme;
}

JfFonts *jf_engine_fonts(JfEngine *engine)
{
    return engine->house->fonts;
}
