// SPDX-License-Identifier: MIT
// Command-line options: GLib parses, the texts and the help are ours, in both languages.
#include "base/instant.h"
#include "cli/cli.h"
#include <string.h>

// ---- language

static bool is_chinese(const char *value)
{
    return g_ascii_strncasecmp(value, "zh", 2) == 0;
}

JfLanguage jf_cli_language(void)
{
    static const char *const variables[] = {"JIAOFU_LANG", "LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < G_N_ELEMENTS(variables); i++) {
        const char *value = g_getenv(variables[i]);
        if (value && *value)
            return is_chinese(value) ? JF_LANGUAGE_ZH : JF_LANGUAGE_EN;
    }
    return JF_LANGUAGE_EN;
}

// ---- help

// The half of "english|chinese" that is wanted.
static int half(const char *both, JfLanguage language, const char **out)
{
    const char *bar = strchr(both, '|');
    *out = language == JF_LANGUAGE_ZH && bar ? bar + 1 : both;
    return language == JF_LANGUAGE_EN && bar ? (int)(bar - both) : (int)strlen(*out);
}

static void print_entry(const GOptionEntry *entry, JfLanguage language, FILE *stream)
{
    const char *text;
    int length = half(entry->description, language, &text);
    char short_name[] = {'-', entry->short_name, ',', ' ', 0};
    g_autofree char *name = g_strdup_printf("%s--%s%s%s", entry->short_name ? short_name : "    ", entry->long_name,
                                            entry->arg_description ? " " : "", entry->arg_description ? entry->arg_description : "");
    fprintf(stream, "  %s%*s  %.*s\n", name, MAX(28 - (int)g_utf8_strlen(name, -1), 0), "", length, text);
}

static const GOptionEntry *common_entries(JfCli *cli, char **ui_lang, char **diag, gboolean *json, gboolean *quiet, gboolean *help,
                                          GOptionEntry out[7])
{
    const GOptionEntry entries[7] = {
        {"workspace", 'w', 0, G_OPTION_ARG_FILENAME, &cli->workspace_path, "folder of jiaofu.conf|jiaofu.conf 所在文件夹", "DIR"},
        {"ui-lang", 0, 0, G_OPTION_ARG_FILENAME, ui_lang, "language of messages: zh-CN, en|提示语言：zh-CN、en", "LANG"},
        {"json", 0, 0, G_OPTION_ARG_NONE, json, "results and faults as JSON on standard output|以 JSON 输出结果与问题", NULL},
        {"diag", 0, 0, G_OPTION_ARG_FILENAME, diag, "text, or json: the same as --json|text，或 json（同 --json）", "FORM"},
        {"quiet", 'q', 0, G_OPTION_ARG_NONE, quiet, "faults only|只输出问题", NULL},
        {"help", 'h', 0, G_OPTION_ARG_NONE, help, "this text|显示本说明", NULL},
        {NULL, 0, 0, 0, NULL, NULL, NULL},
    };
    memcpy(out, entries, sizeof entries);
    return out;
}

void jf_cli_help(const JfCli *cli, const JfCommand *command, const GOptionEntry *entries, FILE *stream)
{
    JfCli unused = {0};
    GOptionEntry common[7];
    fprintf(stream, "jiaofu %s %s\n\n%s\n\n", command->name, command->arguments, command->summary[cli->language]);
    for (const GOptionEntry *entry = entries; entry->long_name; entry++)
        print_entry(entry, cli->language, stream);
    for (const GOptionEntry *entry = common_entries(&unused, NULL, NULL, NULL, NULL, NULL, common); entry->long_name; entry++)
        print_entry(entry, cli->language, stream);
}

// ---- parsing

// The options that all commands have, as given.
typedef struct {
    char *ui_lang, *diag;
    gboolean json, quiet, help;
} Common;

static void common_clear(Common *common)
{
    g_free(common->ui_lang);
    g_free(common->diag);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Common, common_clear)

// GLib has no Chinese for us, since we set no locale; what it says most often is said here.
static void add_fault(const JfCli *cli, const GError *error)
{
    static const char *const known[][2] = {{"Unknown option ", "没有选项 "}, {"Missing argument for ", "缺少参数："}};
    g_autofree char *chinese = NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(known) && !chinese; i++)
        if (g_str_has_prefix(error->message, known[i][0]))
            chinese = g_strconcat(known[i][1], error->message + strlen(known[i][0]), NULL);
    const char *said = chinese ? chinese : error->message;
    jf_diags_add(cli->diags, JF_DIAG_CLI_OPTION, NULL, error->message, cli->command->name, said, NULL);
}

static bool parse(JfCli *cli, int argc, char **argv, const GOptionEntry *entries, Common *common, char ***files)
{
    GOptionEntry shared[7],
        rest[] = {{G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, files, NULL, NULL}, {NULL, 0, 0, 0, NULL, NULL, NULL}};
    g_autoptr(GOptionContext) context = g_option_context_new(NULL);
    g_autoptr(GError) error = NULL;
    g_autoptr(GStrvBuilder) builder = g_strv_builder_new();
    for (int i = 0; i < argc; i++)
        g_strv_builder_add(builder, argv[i]);
    g_auto(GStrv) copy = g_strv_builder_end(builder);
    g_option_context_set_help_enabled(context, FALSE);
    g_option_context_add_main_entries(context, entries, NULL);
    common_entries(cli, &common->ui_lang, &common->diag, &common->json, &common->quiet, &common->help, shared);
    g_option_context_add_main_entries(context, shared, NULL);
    g_option_context_add_main_entries(context, rest, NULL);
    if (g_option_context_parse_strv(context, &copy, &error))
        return true;
    add_fault(cli, error);
    return false;
}

static bool apply_common(JfCli *cli, const Common *common)
{
    static const char *const languages[] = {"zh-CN", "en", NULL}, *const forms[] = {"text", "json", NULL};
    int language = common->ui_lang ? jf_cli_choice(cli, "--ui-lang", common->ui_lang, languages) : (int)cli->language;
    int form = common->diag ? jf_cli_choice(cli, "--diag", common->diag, forms) : 0;
    cli->json = common->json || form == 1;
    cli->quiet = common->quiet;
    if (language < 0 || form < 0)
        return false;
    cli->language = (JfLanguage)language;
    return true;
}

// The one asked for must be there; the one of the current folder may be.
static bool open_workspace(JfCli *cli, bool language_given)
{
    const char *path = cli->workspace_path ? cli->workspace_path : g_getenv("JIAOFU_WORKSPACE");
    if (!path || !*path) {
        if (!g_file_test(JF_WORKSPACE_FILE, G_FILE_TEST_EXISTS))
            return true;
        path = ".";
    }
    cli->workspace = jf_workspace_open(path, cli->diags);
    const char *variable = g_getenv("JIAOFU_LANG");
    if (cli->workspace && cli->workspace->language && !language_given && !(variable && *variable))
        cli->language = is_chinese(cli->workspace->language) ? JF_LANGUAGE_ZH : JF_LANGUAGE_EN;
    return cli->workspace != NULL;
}

JfParsed jf_cli_parse(JfCli *cli, int argc, char **argv, const GOptionEntry *entries, char ***files)
{
    g_auto(Common) common = {0};
    *files = NULL;
    bool parsed = parse(cli, argc, argv, entries, &common, files);
    if (!*files)
        *files = g_new0(char *, 1);
    if (!parsed || !apply_common(cli, &common))
        return JF_PARSED_BADLY;
    if (common.help) {
        jf_cli_help(cli, cli->command, entries, stdout);
        return JF_PARSED_HELP;
    }
    bool needs_workspace = strcmp(cli->command->name, "init") != 0;
    return !needs_workspace || open_workspace(cli, common.ui_lang != NULL) ? JF_PARSED : JF_PARSED_BADLY;
}

// ---- values

int jf_cli_choice(JfCli *cli, const char *option, const char *value, const char *const *names)
{
    for (int i = 0; names[i]; i++)
        if (strcmp(names[i], value) == 0)
            return i;
    g_autofree char *list = g_strjoinv(", ", (char **)names);
    jf_diags_add(cli->diags, JF_DIAG_CLI_VALUE, NULL, option, value, list, NULL);
    return -1;
}

bool jf_cli_instant(const char *option, const char *value, const char *zone_name, JfInstant *out, JfDiags *diags)
{
    g_autoptr(JfZone) zone = zone_name ? jf_zone_open(zone_name) : NULL;
    if (jf_instant_parse(value, zone, out) == JF_INSTANT_OK)
        return true;
    jf_diags_add(diags, JF_DIAG_CLI_TIME, NULL, option, value, NULL);
    return false;
}

bool jf_cli_need_files(JfCli *cli, char **files, const char *what_en, const char *what_zh)
{
    if (*files)
        return true;
    jf_diags_add(cli->diags, JF_DIAG_CLI_NOTHING, NULL, cli->command->name, what_en, what_zh, NULL);
    return false;
}
