// SPDX-License-Identifier: MIT
// jiaofu verify: may a document be believed? Also gives back an earlier revision of it.
#include "base/file.h"
#include "base/number.h"
#include "cli/cli.h"
#include "job/job.h"
#include "verify/verify.h"
#include <string.h>

#define PDF_LIMIT ((size_t)512 << 20)

typedef struct {
    JfCli *cli;
    JfEngine *engine;
    JfTrust *trust;
    char **anchors, *revision, *output, *at, *policy;
    gboolean fast;
    JfInstant now;
    bool invalid, unknown; // seen so far
} Verify;

static void verify_clear(Verify *v)
{
    jf_trust_free(v->trust);
    jf_engine_free(v->engine);
    g_strfreev(v->anchors);
    g_free(v->revision);
    g_free(v->output);
    g_free(v->at);
    g_free(v->policy);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Verify, verify_clear)

// Anchors of the command line, else the workspace's.
static bool open_trust(Verify *v)
{
    char **paths = v->anchors ? v->anchors : v->cli->workspace ? v->cli->workspace->trust : NULL;
    v->trust = jf_trust_new();
    for (char **path = paths; path && *path; path++)
        if (!jf_trust_add_file(v->trust, *path, v->cli->diags))
            return false;
    return true;
}

static JfVerification *examine(const Verify *v, GBytes *pdf, const char *name)
{
    const JfVerifyOptions options = {
        .checks = jf_engine_checks(v->engine),
        .policy_schema = jf_engine_policy_schema(v->engine),
        .policy = jf_policy_bytes(jf_engine_policy(v->engine)),
        .trust = v->trust,
        .now = v->now,
        .reperform = v->fast ? NULL : jf_job_reperform,
        .user = v->engine,
    };
    return jf_verify(pdf, name, &options);
}

static void verify(Verify *v, const char *path)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_autoptr(GBytes) pdf = jf_file_read(path, PDF_LIMIT, diags);
    if (!pdf) {
        jf_cli_result(v->cli, path, diags, NULL, NULL);
        return;
    }
    g_autoptr(JfVerification) verification = examine(v, pdf, path);
    JfVerdict verdict = jf_verification_verdict(verification);
    v->invalid |= verdict == JF_VERDICT_INVALID;
    v->unknown |= verdict == JF_VERDICT_UNKNOWN;
    g_autofree char *found = v->cli->json ? jf_verification_json(verification) : NULL;
    g_autofree char *json = found ? g_strconcat("\"verification\":", found, NULL) : NULL;
    jf_cli_result(v->cli, path, diags, NULL, json);
    if (!v->cli->json && (!v->cli->quiet || verdict != JF_VERDICT_VALID))
        jf_verification_print(verification, v->cli->language, stdout);
}

// ---- an earlier revision

static void extract(Verify *v, const char *path)
{
    int64_t n;
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_autoptr(GBytes) pdf = jf_file_read(path, PDF_LIMIT, diags);
    if (pdf && !jf_integer_parse(v->revision, 0, 1000, &n)) {
        jf_diags_add(diags, JF_DIAG_CLI_VALUE, NULL, "--revision", v->revision, "0, 1, 2, …", NULL);
    } else if (pdf) {
        g_autoptr(JfVerification) verification = examine(v, pdf, path);
        g_autoptr(GBytes) earlier = jf_verification_revision(verification, (int)n);
        if (!earlier)
            jf_diags_add(diags, JF_DIAG_CLI_REVISION, NULL, path, v->revision, NULL);
        else
            jf_cli_write(v->output, earlier, diags);
    }
    g_autofree char *text = strcmp(v->output, "-") == 0 ? NULL : g_strdup_printf("%s (%s) → %s", path, v->revision, v->output);
    jf_cli_result(v->cli, path, diags, text, NULL);
}

// ---- the command

static bool check_options(Verify *v, char **files)
{
    JfCli *cli = v->cli;
    if (!jf_cli_need_files(cli, files, "documents", "文件"))
        return false;
    if (!v->revision != !v->output || (v->revision && files[1])) {
        jf_diags_add(cli->diags, JF_DIAG_CLI_REVISION_USE, NULL, NULL);
        return false;
    }
    v->now = jf_clock_now();
    return !v->at || jf_cli_instant("--at", v->at, NULL, &v->now, cli->diags);
}

// 1 when one is invalid, else 2 when one cannot be judged; a file that could not even be read comes first.
static void set_exit(const Verify *v)
{
    if (v->cli->exit == JF_EXIT_OK)
        v->cli->exit = v->invalid ? JF_EXIT_INVALID : v->unknown ? JF_EXIT_UNKNOWN : JF_EXIT_OK;
}

void jf_cmd_verify(JfCli *cli, int argc, char **argv)
{
    g_auto(Verify) v = {.cli = cli};
    g_auto(GStrv) files = NULL;
    const GOptionEntry entries[] = {
        {"trust", 't', 0, G_OPTION_ARG_FILENAME_ARRAY, &v.anchors,
         "certificates to trust, PEM; can be repeated|信任的证书（PEM），可多次给出", "FILE"},
        {"at", 0, 0, G_OPTION_ARG_FILENAME, &v.at, "judge certificates at this time (default: now)|按此时间判断证书（默认当前）", "TIME"},
        {"policy", 0, 0, G_OPTION_ARG_FILENAME, &v.policy,
         "the provider's policy of steps (default: the workspace's)|服务方的签署策略（默认取自工作区）", "FILE"},
        {"no-reperform", 0, 0, G_OPTION_ARG_NONE, &v.fast, "do not make the base revision again|不重新生成基础版本", NULL},
        {"revision", 0, 0, G_OPTION_ARG_FILENAME, &v.revision,
         "give back the document as of this revision (0: unsigned)|取出该修订版（0 为未签署）", "N"},
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &v.output, "where to, with --revision|输出到（与 --revision 同用）", "FILE"},
        {NULL, 0, 0, 0, NULL, NULL, NULL},
    };
    if (jf_cli_parse(cli, argc, argv, entries, &files) != JF_PARSED || !check_options(&v, files) || !open_trust(&v))
        return;
    if (!(v.engine = jf_cli_engine(cli, NULL, NULL, v.policy)))
        return;
    size_t n = g_strv_length(files);
    for (size_t i = 0; i < n; i++) {
        jf_cli_progress(cli, i, n, files[i]);
        (v.revision ? extract : verify)(&v, files[i]);
    }
    set_exit(&v);
}
