// SPDX-License-Identifier: MIT
// jiaofu init: a workspace; with --demo also keys to try everything with.
#include "base/fault.h"
#include "base/file.h"
#include "cli/cli.h"
#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

static bool make_folders(const char *keys, JfDiags *diags)
{
    if (g_mkdir_with_parents(keys, 0700) == 0) // with its parents: the keys are nobody else's business
        return true;
    jf_diags_add(diags, JF_DIAG_FILE_WRITE, NULL, keys, JF_FAULT_TEXTS(errno), NULL);
    return false;
}

static bool make_workspace(const JfCli *cli, const char *folder, bool demo)
{
    g_autofree char *path = g_build_filename(folder, JF_WORKSPACE_FILE, NULL);
    if (g_file_test(path, G_FILE_TEST_EXISTS)) {
        jf_diags_add(cli->diags, JF_DIAG_WORKSPACE_EXISTS, NULL, path, NULL);
        return false;
    }
    char *text = jf_workspace_template(cli->language == JF_LANGUAGE_ZH ? "zh-CN" : "en", demo);
    g_autoptr(GBytes) bytes = g_bytes_new_take(text, strlen(text));
    return jf_file_write(path, bytes, cli->diags);
}

void jf_cmd_init(JfCli *cli, int argc, char **argv)
{
    gboolean demo = FALSE;
    const GOptionEntry entries[] = {
        {"demo", 0, 0, G_OPTION_ARG_NONE, &demo, "with demo keys for the persons of the records|并为记录中的人员生成演示密钥", NULL},
        {NULL, 0, 0, 0, NULL, NULL, NULL},
    };
    g_auto(GStrv) files = NULL;
    if (jf_cli_parse(cli, argc, argv, entries, &files) != JF_PARSED || !jf_cli_need_files(cli, files, "a folder", "文件夹"))
        return;
    if (!demo != !files[1]) {
        jf_diags_add(cli->diags, JF_DIAG_CLI_DEMO_USE, NULL, NULL);
        return;
    }
    g_autofree char *keys = g_build_filename(files[0], "keys", NULL);
    g_autoptr(JfEngine) engine = demo ? jf_cli_engine(cli, NULL, NULL, NULL) : NULL;
    if ((demo && !engine) || !make_folders(keys, cli->diags) || !make_workspace(cli, files[0], demo))
        return;
    size_t n = demo ? jf_cli_demo_keys(cli, engine, files + 1, keys) : 0;
    g_autoptr(JfDiags) none = jf_diags_new();
    g_autofree char *count = g_strdup_printf("%zu", n);
    const char *sentence = demo ? jf_cli_say(cli, "{0}: workspace with {1} demo keys in {2}", "{0}：工作区，{2} 中有 {1} 个演示密钥")
                                : jf_cli_say(cli, "{0}: workspace; put signing keys into {2}", "{0}：工作区；请将签名密钥放入 {2}");
    g_autofree char *text = jf_text_fill(sentence, (const char *const[]){files[0], count, keys, NULL});
    if (jf_diags_errors(cli->diags) == 0)
        jf_cli_result(cli, files[0], none, text, NULL);
}
