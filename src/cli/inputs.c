// SPDX-License-Identifier: MIT
// What the commands start from: the engine by options and workspace, and records.
#include "base/fault.h"
#include "cli/cli.h"
#include <errno.h>
#include <sys/stat.h>

JfEngine *jf_cli_engine(JfCli *cli, const char *theme, const char *stylesheets, const char *policy)
{
    const JfWorkspace *workspace = cli->workspace;
    const JfEngineOptions options = {
        .theme = theme       ? theme
                 : workspace ? workspace->theme
                             : NULL,
        .stylesheets = stylesheets ? stylesheets
                       : workspace ? workspace->stylesheets
                                   : NULL,
        .policy = policy      ? policy
                  : workspace ? workspace->policy
                              : NULL,
    };
    return jf_engine_open(&options, cli->diags);
}

bool jf_cli_record(JfEngine *engine, const char *path, JfInput *out, JfDiags *diags)
{
    if (g_file_test(path, G_FILE_TEST_IS_DIR)) { // "." has no name to look for in a folder
        jf_diags_add(diags, JF_DIAG_FILE_READ, NULL, path, JF_FAULT_TEXTS(EISDIR), NULL);
        return false;
    }
    g_autofree char *folder = g_path_get_dirname(path), *name = g_path_get_basename(path);
    out->source = jf_source_new_folder(folder);
    out->record = jf_record_read(jf_engine_checks(engine), out->source, name, diags);
    return out->record != NULL;
}

void jf_cli_record_clear(JfInput *input)
{
    jf_record_free(input->record);
    jf_source_free(input->source);
}

bool jf_cli_spares_record(const char *output, const char *record, JfDiags *diags)
{
    struct stat a, b;
    if (stat(output, &a) != 0 || stat(record, &b) != 0 || a.st_dev != b.st_dev || a.st_ino != b.st_ino)
        return true;
    jf_diags_add(diags, JF_DIAG_CLI_OVERWRITE, &(JfWhere){record, 0, 0}, output, record, NULL);
    return false;
}
