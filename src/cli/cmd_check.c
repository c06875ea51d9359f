// SPDX-License-Identifier: MIT
// jiaofu check: every fault of every record, in one run; nothing is written.
#include "cli/cli.h"
#include "job/job.h"

// Without errors, what else was said are warnings and notes.
static char *say_verdict(const JfCli *cli, const char *path, size_t warnings)
{
    g_autofree char *count = g_strdup_printf("%zu", warnings);
    const char *sentence = warnings ? jf_cli_say(cli, "{0}: no errors; warnings: {1}", "{0}：没有错误；警告 {1} 条")
                                    : jf_cli_say(cli, "{0}: in order", "{0}：无误");
    return jf_text_fill(sentence, (const char *const[]){path, count, NULL});
}

// As far as the pages, since only then is it known that each character has a glyph and everything fits.
static void check(JfCli *cli, JfEngine *engine, const char *path)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_auto(JfInput) input = {0};
    const JfJobOptions options = {.issued_at = 0};
    if (jf_cli_record(engine, path, &input, diags)) {
        g_autoptr(JfJob) job = jf_job_open(engine, input.record, &options, diags);
        (void)job;
    }
    g_autofree char *text = say_verdict(cli, path, jf_diags_count(diags));
    jf_cli_result(cli, path, diags, text, NULL);
}

void jf_cmd_check(JfCli *cli, int argc, char **argv)
{
    g_autofree char *stylesheets = NULL, *theme = NULL;
    const GOptionEntry entries[] = {
        {"stylesheets", 0, 0, G_OPTION_ARG_FILENAME, &stylesheets, "folder of own stylesheets|自有样式表文件夹", "DIR"},
        {"theme", 0, 0, G_OPTION_ARG_FILENAME, &theme, "own theme|自有主题", "FILE"},
        {NULL, 0, 0, 0, NULL, NULL, NULL},
    };
    g_auto(GStrv) files = NULL;
    if (jf_cli_parse(cli, argc, argv, entries, &files) != JF_PARSED || !jf_cli_need_files(cli, files, "records", "记录文件"))
        return;
    g_autoptr(JfEngine) engine = jf_cli_engine(cli, theme, stylesheets, NULL);
    size_t n = g_strv_length(files);
    for (size_t i = 0; engine && i < n; i++) {
        jf_cli_progress(cli, i, n, files[i]);
        check(cli, engine, files[i]);
    }
}
