// SPDX-License-Identifier: MIT
// What the commands say: results and faults, as text or as one JSON array.
#include "base/fault.h"
#include "base/file.h"
#include "base/quote.h"
#include "cli/cli.h"
#include <errno.h>
#include <string.h>
#include <unistd.h>

const char *jf_cli_say(const JfCli *cli, const char *english, const char *chinese)
{
    return cli->language == JF_LANGUAGE_ZH ? chinese : english;
}

static void say_json(JfCli *cli, const char *file, const JfDiags *diags, const char *json)
{
    g_autofree char *list = jf_diags_json(diags);
    g_autoptr(GString) out = g_string_new(cli->results ? ",\n{\"file\":" : "[\n{\"file\":");
    if (file)
        jf_json_string(out, file);
    else
        g_string_append(out, "null");
    g_string_append_printf(out, ",\"ok\":%s%s%s,\"diagnostics\":%s}", jf_diags_errors(diags) ? "false" : "true", json ? "," : "",
                           json ? json : "", list);
    fputs(out->str, stdout);
}

static void clear_progress(const JfCli *cli)
{
    if (!cli->json && !cli->quiet && isatty(STDERR_FILENO))
        fputs("\r\033[K", stderr);
}

void jf_cli_result(JfCli *cli, const char *file, const JfDiags *diags, const char *text, const char *json)
{
    if (cli->exit == JF_EXIT_OK)
        cli->exit = jf_diags_exit(diags);
    if (cli->json) {
        say_json(cli, file, diags, json);
    } else {
        clear_progress(cli);
        jf_diags_print(diags, cli->language, stderr);
        if (text && !cli->quiet && jf_diags_errors(diags) == 0)
            printf("%s\n", text);
    }
    cli->results++;
}

void jf_cli_finish(JfCli *cli)
{
    bool said = jf_diags_count(cli->diags) > 0;
    if (said)
        jf_cli_result(cli, NULL, cli->diags, NULL, NULL);
    if (cli->json && cli->results > 0)
        fputs("\n]\n", stdout);
    if ((fflush(stdout) != 0 || ferror(stdout)) && cli->exit == JF_EXIT_OK) {
        fprintf(stderr, "jiaofu: %s\n", jf_fault_text(errno, cli->language));
        cli->exit = JF_EXIT_IO;
    }
}

void jf_cli_progress(const JfCli *cli, size_t i, size_t n, const char *file)
{
    if (cli->json || cli->quiet || !isatty(STDERR_FILENO))
        return;
    if (n < 2)
        fprintf(stderr, "\r\033[K%s …", file);
    else
        fprintf(stderr, "\r\033[K[%zu/%zu] %s", i + 1, n, file);
    fflush(stderr);
}

bool jf_cli_write(const char *path, GBytes *bytes, JfDiags *diags)
{
    if (strcmp(path, "-") != 0)
        return jf_file_write(path, bytes, diags);
    if (isatty(STDOUT_FILENO) && isatty(STDERR_FILENO))
        fputs("\r\033[K", stderr); // the line of progress is on this terminal too
    gsize length;
    const void *data = g_bytes_get_data(bytes, &length);
    if (fwrite(data, 1, length, stdout) == length && fflush(stdout) == 0)
        return true;
    jf_diags_add(diags, JF_DIAG_FILE_WRITE, NULL, "standard output", JF_FAULT_TEXTS(errno), NULL);
    return false;
}
