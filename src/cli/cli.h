// SPDX-License-Identifier: MIT
// Private to cli/: what the commands share.
//
// A command parses its options (jf_cli_parse), does its work file by file, and says the result of each with jf_cli_result; faults of the run as a whole go to
// `cli->diags`. Text: faults on stderr, results on stdout. JSON (--json): one array on stdout with an object for each file.
#pragma once
#include "base/instant.h"
#include "cli/workspace.h"
#include "job/engine.h"

typedef struct JfCommand JfCommand;

typedef struct {
    const JfCommand *command;
    JfLanguage language;     // of messages
    bool json, quiet;
    char *workspace_path;    // as asked for; NULL: $JIAOFU_WORKSPACE, then ./jiaofu.conf
    JfWorkspace *workspace;  // opened by jf_cli_parse; NULL: there is none
    JfDiags *diags;          // of the run as a whole
    JfExit exit;             // of the first fault
    size_t results;          // said so far
} JfCli;

struct JfCommand {
    const char *name, *arguments;       // arguments: as in the first line of the help
    const char *summary[2];
    void (*run)(JfCli *cli, int argc, char **argv);
};

// NULL-name-terminated, in the order of the help.
const JfCommand *jf_cli_commands(void);

void jf_cmd_init(JfCli *cli, int argc, char **argv);
void jf_cmd_check(JfCli *cli, int argc, char **argv);
void jf_cmd_facts(JfCli *cli, int argc, char **argv);
void jf_cmd_import(JfCli *cli, int argc, char **argv);
void jf_cmd_render(JfCli *cli, int argc, char **argv);
void jf_cmd_sign(JfCli *cli, int argc, char **argv);
void jf_cmd_verify(JfCli *cli, int argc, char **argv);
void jf_cmd_version(JfCli *cli, int argc, char **argv);
void jf_cmd_help(JfCli *cli, int argc, char **argv);

// ---- options.c

typedef enum { JF_PARSED, JF_PARSED_HELP, JF_PARSED_BADLY } JfParsed;

// Parses `argv` by `entries` (ended by a NULL name; texts are G_OPTION_ARG_FILENAME, as no locale is ever set; descriptions "english|chinese") and the options
// that all commands have, and opens the workspace. `files` gets what is left, NULL-terminated, caller frees. HELP: was printed. BADLY: CLI-…, WORKSPACE-…
JfParsed jf_cli_parse(JfCli *cli, int argc, char **argv, const GOptionEntry *entries, char ***files);
void jf_cli_help(const JfCli *cli, const JfCommand *command, const GOptionEntry *entries, FILE *stream);
JfLanguage jf_cli_language(void); // by $JIAOFU_LANG, $LC_ALL, $LC_MESSAGES, $LANG

// The place of `value` among the NULL-terminated `names`; -1: CLI-VALUE.
int jf_cli_choice(JfCli *cli, const char *option, const char *value, const char *const *names);
// A time on the command line; `zone_name` (may be NULL) is used when it has no offset. false: CLI-TIME.
bool jf_cli_instant(const char *option, const char *value, const char *zone_name, JfInstant *out, JfDiags *diags);
bool jf_cli_need_files(JfCli *cli, char **files, const char *what_en, const char *what_zh); // false: CLI-NOTHING

// ---- output.c

// Says what became of `file`: its faults, and, where there is none, `text` (may be NULL) as a line, or in JSON the object's further members
// `json` (may be NULL, e.g. "\"output\":\"a.pdf\"").
void jf_cli_result(JfCli *cli, const char *file, const JfDiags *diags, const char *text, const char *json);
void jf_cli_finish(JfCli *cli);                                      // faults of the run; ends the array
void jf_cli_progress(const JfCli *cli, size_t i, size_t n, const char *file); // a line that overwrites itself, on a terminal only
const char *jf_cli_say(const JfCli *cli, const char *english, const char *chinese);
bool jf_cli_write(const char *path, GBytes *bytes, JfDiags *diags);  // "-": standard output

// ---- inputs.c

// The engine by options (each may be NULL) and workspace. NULL: faults are in cli->diags.
JfEngine *jf_cli_engine(JfCli *cli, const char *theme, const char *stylesheets, const char *policy);

// A record with the source that it borrows.
typedef struct {
    JfSource *source;
    JfRecord *record;
} JfInput;
bool jf_cli_record(JfEngine *engine, const char *path, JfInput *out, JfDiags *diags);
void jf_cli_record_clear(JfInput *input);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(JfInput, jf_cli_record_clear)

// A slip of the hand (-o visit.xml) must not cost the record. false: CLI-OVERWRITE.
bool jf_cli_spares_record(const char *output, const char *record, JfDiags *diags);

// ---- passphrase.c

// A JfPassphrase (crypto/key.h): from the file `user` (may be NULL), else $JIAOFU_PASSPHRASE, else asked for on the terminal.
bool jf_cli_passphrase(void *user, const char *path, char *out, size_t size);

// ---- demo.c

// Makes a demo authority and one key for each person of the records who has a certificate reference; writes them to the workspace's keys folder.
// Returns how many keys were made; 0 with errors in cli->diags.
size_t jf_cli_demo_keys(JfCli *cli, JfEngine *engine, char **records, const char *keys);
