// SPDX-License-Identifier: MIT
// Demo keys: an authority of its own for a workspace, and a key for each person of the records who has a certificate reference.
#include "base/file.h"
#include "base/instant.h"
#include "cli/cli.h"
#include "crypto/issue.h"
#include <string.h>

#define YEAR (INT64_C(365) * 86400 * 1000000)

typedef struct {
    JfCli *cli;
    JfIssuer *issuer;
    JfInstant from;
    const char *keys;
    GHashTable *made; // person id → the subject it was made for
} Demo;

// The value of attribute `type` in an RFC 4514 name, unescaped; NULL: not there. Caller frees.
static char *attribute_of(const char *name, const char *type)
{
    size_t length = strlen(type);
    for (const char *c = name; *c;) {
        bool ours = g_ascii_strncasecmp(c, type, length) == 0 && c[length] == '=';
        g_autoptr(GString) value = g_string_new(NULL);
        for (c = ours ? c + length + 1 : c; *c && *c != ','; c++) {
            if (*c == '\\' && g_ascii_isxdigit(c[1]) && g_ascii_isxdigit(c[2])) {
                g_string_append_c(value, (char)(g_ascii_xdigit_value(c[1]) * 16 + g_ascii_xdigit_value(c[2])));
                c += 2;
            } else {
                c += *c == '\\' && c[1];
                g_string_append_c(value, *c);
            }
        }
        if (ours)
            return g_string_free(g_steal_pointer(&value), FALSE);
        while (*c == ',' || *c == ' ')
            c++;
    }
    return NULL;
}

static bool write_key(const Demo *demo, const char *id, GBytes *pem)
{
    g_autofree char *file = g_strconcat(id, ".pem", NULL), *path = g_build_filename(demo->keys, file, NULL);
    return jf_file_write_secret(path, pem, demo->cli->diags);
}

static bool make_key(const Demo *demo, const JfPerson *person)
{
    g_autofree char *name = attribute_of(person->certificate_subject, "CN");
    g_autofree char *organisation = attribute_of(person->certificate_subject, "O");
    g_autofree char *title = attribute_of(person->certificate_subject, "title");
    const JfSubject subject = {.name = name ? name : person->name, .organisation = organisation, .title = title, .kind = JF_KEY_P256};
    g_autoptr(GBytes) pem = jf_issuer_issue(demo->issuer, &subject, demo->from, demo->cli->diags);
    return pem && write_key(demo, person->id, pem);
}

// One id is one person in all records of a workspace; a key for two of one id would be a key for the wrong one.
static bool add_person(const Demo *demo, const JfPerson *person)
{
    const char *known = g_hash_table_lookup(demo->made, person->id);
    if (!person->certificate_subject || g_strcmp0(known, person->certificate_subject) == 0)
        return true;
    if (person->certificate_sha256) // names one certificate, which cannot be made again
        return true;
    if (known || !jf_workspace_plain(person->id)) {
        jf_diags_add(demo->cli->diags, JF_DIAG_CLI_DEMO_ID, NULL, person->id, NULL);
        return false;
    }
    g_hash_table_insert(demo->made, g_strdup(person->id), g_strdup(person->certificate_subject));
    return make_key(demo, person);
}

static bool add_record(const Demo *demo, JfEngine *engine, const char *path)
{
    g_auto(JfInput) input = {0};
    if (!jf_cli_record(engine, path, &input, demo->cli->diags))
        return false;
    for (size_t i = 0; i < jf_record_person_count(input.record); i++) {
        JfPerson person = jf_record_person(input.record, i);
        if (!add_person(demo, &person))
            return false;
    }
    return true;
}

// The authority's own key is not kept: these certificates are all that it ever signs.
static bool write_anchor(const Demo *demo)
{
    g_autofree char *path = g_build_filename(demo->keys, "ca.pem", NULL);
    g_autoptr(GBytes) pem = jf_issuer_certificate(demo->issuer);
    return jf_file_write(path, pem, demo->cli->diags);
}

size_t jf_cli_demo_keys(JfCli *cli, JfEngine *engine, char **records, const char *keys)
{
    g_autoptr(GHashTable) made = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    JfInstant from = jf_clock_now() - 3 * YEAR; // so that records of the past can be signed at the time they tell of
    g_autoptr(JfIssuer) issuer = jf_issuer_new("Jiaofu Demo", from, cli->diags);
    const Demo demo = {cli, issuer, from, keys, made};
    if (!issuer || !write_anchor(&demo))
        return 0;
    for (char **path = records; *path; path++)
        if (!add_record(&demo, engine, *path))
            return 0;
    return g_hash_table_size(made);
}
