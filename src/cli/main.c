// SPDX-License-Identifier: MIT
// jiaofu: the command. Finds the verb; everything else is in cmd_<verb>.c.
#include "base/arena.h"
#include "cli/cli.h"
#include "xml/read.h"
#include <signal.h>
#include <string.h>

static const JfCommand commands[] = {
    {"init", "[--demo] DIR [RECORD…]", {"建立工作区", "make a workspace"}, jf_cmd_init},
    {"check", "RECORD…", {"检查记录，列出全部问题", "check records and tell every fault"}, jf_cmd_check},
    {"import", "--mapping FILE CSV", {"由其他工具的 CSV 生成工单", "make tickets from another tool's CSV"}, jf_cmd_import},
    {"facts", "RECORD [-f FORMAT] [-o FILE]", {"列出由记录算出的各项事实", "tell what follows from a record"}, jf_cmd_facts},
    {"render", "RECORD… [-o PATH]", {"由记录生成文件", "make documents from records"}, jf_cmd_render},
    {"sign", "DOCUMENT… [--step ID] [--as ID]", {"签署一个步骤", "sign a step of a document"}, jf_cmd_sign},
    {"verify", "DOCUMENT… [--trust FILE]…", {"验证文件", "verify documents"}, jf_cmd_verify},
    {"version", "", {"版本", "the version"}, jf_cmd_version},
    {"help", "[COMMAND]", {"说明", "this text, or a command's"}, jf_cmd_help},
    {NULL, NULL, {NULL, NULL}, NULL},
};

const JfCommand *jf_cli_commands(void)
{
    return commands;
}

static const JfCommand *find_command(const char *name)
{
    static const char *const aliases[][2] = {{"--version", "version"}, {"-V", "version"}, {"--help", "help"}, {"-h", "help"}};
    for (size_t i = 0; i < G_N_ELEMENTS(aliases); i++)
        if (strcmp(name, aliases[i][0]) == 0)
            name = aliases[i][1];
    for (const JfCommand *command = commands; command->name; command++)
        if (strcmp(name, command->name) == 0)
            return command;
    return NULL;
}

static void print_commands(const JfCli *cli, FILE *stream)
{
    fprintf(stream, "jiaofu %s %s\n\n", jf_engine_version(),
            jf_cli_say(cli, "signed service documents from XML records", "由 XML 交付记录生成可签署、可验证的服务文件"));
    for (const JfCommand *command = commands; command->name; command++) {
        g_autofree char *usage = g_strdup_printf("jiaofu %s %s", command->name, command->arguments);
        fprintf(stream, "  %s%*s  %s\n", usage, MAX(44 - (int)g_utf8_strlen(usage, -1), 0), "", command->summary[cli->language]);
    }
    fprintf(stream, "\n%s\n", jf_cli_say(cli, "More: jiaofu COMMAND --help, man jiaofu", "详见：jiaofu 命令 --help，man jiaofu"));
}

void jf_cmd_version(JfCli *cli, int argc, char **argv)
{
    (void)cli;
    (void)argc;
    (void)argv;
    printf("jiaofu %s\n", jf_engine_version());
}

void jf_cmd_help(JfCli *cli, int argc, char **argv)
{
    const JfCommand *command = argc > 1 ? find_command(argv[1]) : cli->command;
    char help[] = "--help", *arguments[] = {argc > 1 ? argv[1] : NULL, help, NULL};
    if (!command) {
        jf_diags_add(cli->diags, JF_DIAG_CLI_COMMAND, NULL, argv[1], NULL);
        return;
    }
    if (command->run == jf_cmd_help || command->run == jf_cmd_version) {
        print_commands(cli, stdout);
        return;
    }
    cli->command = command;
    command->run(cli, 2, arguments);
}

static void run(JfCli *cli, int argc, char **argv)
{
    if (argc < 2) {
        print_commands(cli, stderr);
        cli->exit = JF_EXIT_USAGE;
        return;
    }
    cli->command = find_command(argv[1]);
    if (cli->command)
        cli->command->run(cli, argc - 1, argv + 1);
    else
        jf_diags_add(cli->diags, argv[1][0] == '-' ? JF_DIAG_CLI_FIRST : JF_DIAG_CLI_COMMAND, NULL, argv[1], NULL);
}

int main(int argc, char **argv)
{
    signal(SIGPIPE, SIG_IGN); // a closed pipe is an error of writing, with its own status
    jf_memory_keep();
    jf_xml_start();
    JfCli cli = {.language = jf_cli_language(), .diags = jf_diags_new()};
    run(&cli, argc, argv);
    jf_cli_finish(&cli);
    jf_workspace_free(cli.workspace);
    jf_diags_free(cli.diags);
    g_free(cli.workspace_path);
    return (int)cli.exit;
}
