// SPDX-License-Identifier: MIT
// jiaofu facts: what follows from a record, for a spreadsheet or another program.
#include "base/quote.h"
#include "cli/cli.h"
#include "facts/facts.h"
#include <string.h>

static const char *const formats[] = {"xml", "csv", "json", NULL};

static GBytes *make(xmlDoc *record, int format, bool mark)
{
    char *text = format == 0 ? jf_facts_xml(record) : format == 1 ? jf_facts_csv(record, mark) : jf_facts_json(record);
    return g_bytes_new_take(text, strlen(text));
}

static void tell(JfCli *cli, JfEngine *engine, const char *path, const char *output, int format, bool mark)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_auto(JfInput) input = {0};
    bool to_stdout = strcmp(output, "-") == 0;
    bool good = (to_stdout || jf_cli_spares_record(output, path, diags)) && jf_cli_record(engine, path, &input, diags) &&
                jf_facts_add(jf_record_doc(input.record), diags);
    if (good) {
        g_autoptr(GBytes) bytes = make(jf_record_doc(input.record), format, mark);
        good = jf_cli_write(output, bytes, diags);
    }
    g_autofree char *text = to_stdout ? NULL : g_strdup_printf("%s → %s", path, output);
    g_autoptr(GString) json = g_string_new("\"output\":");
    jf_json_string(json, output);
    jf_cli_result(cli, path, diags, text, good && !to_stdout ? json->str : NULL);
}

void jf_cmd_facts(JfCli *cli, int argc, char **argv)
{
    g_autofree char *format_name = NULL, *output = NULL;
    gboolean mark = FALSE;
    const GOptionEntry entries[] = {
        {"format", 'f', 0, G_OPTION_ARG_FILENAME, &format_name, "xml, csv or json|格式：xml、csv 或 json", "FORMAT"},
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &output, "a file; else standard output|输出文件；省略为标准输出", "FILE"},
        {"bom", 0, 0, G_OPTION_ARG_NONE, &mark, "CSV with a byte order mark, for spreadsheets|CSV 带字节序标记，供电子表格使用", NULL},
        {NULL, 0, 0, 0, NULL, NULL, NULL},
    };
    g_auto(GStrv) files = NULL;
    if (jf_cli_parse(cli, argc, argv, entries, &files) != JF_PARSED || !jf_cli_need_files(cli, files, "record", "记录文件"))
        return;
    int format = format_name ? jf_cli_choice(cli, "--format", format_name, formats) : 0;
    if (format < 0)
        return;
    if (g_strv_length(files) > 1) {
        jf_diags_add(cli->diags, JF_DIAG_CLI_ONE, NULL, "facts", NULL);
        return;
    }
    g_autoptr(JfEngine) engine = jf_cli_engine(cli, NULL, NULL, NULL);
    if (engine) {
        jf_cli_progress(cli, 0, 1, files[0]);
        tell(cli, engine, files[0], output ? output : "-", format, mark);
    }
}
