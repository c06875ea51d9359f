// SPDX-License-Identifier: MIT
// jiaofu sign: one step of the trail. The step and the person are found where there is no choice; nothing invalid is ever signed.
#include "base/file.h"
#include "base/quote.h"
#include "cli/cli.h"
#include "job/document.h"
#include "sign/sign.h"
#include "sign/steps.h"
#include "verify/verify.h"
#include <string.h>
#include <unistd.h>

#define PDF_LIMIT ((size_t)512 << 20)

typedef struct {
    JfCli *cli;
    JfEngine *engine;
    char *step, *person, *key, *chain, *decision_name, *words, *at, *passphrase_file, *output, *policy;
    gboolean list;
    JfDecision decision;
} Sign;

static void sign_clear(Sign *s)
{
    jf_engine_free(s->engine);
    g_free(s->step);
    g_free(s->person);
    g_free(s->key);
    g_free(s->chain);
    g_free(s->decision_name);
    g_free(s->words);
    g_free(s->at);
    g_free(s->passphrase_file);
    g_free(s->output);
    g_free(s->policy);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Sign, sign_clear)

// A document on the table: what it carries and how far its trail has come.
typedef struct {
    const char *path;
    int lock; // on a document that is signed in its place; -1: none
    GBytes *pdf;
    JfDocument *document;
    JfArena *arena;
    JfTrailStep made[JF_SIGNED_MAX];
    JfTrail trail;
} Paper;

static void paper_clear(Paper *paper)
{
    g_clear_pointer(&paper->pdf, g_bytes_unref);
    jf_document_free(paper->document);
    jf_arena_free(paper->arena);
    if (paper->lock >= 0)
        close(paper->lock);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Paper, paper_clear)

// ---- the document

// Signing vouches for all that is there already; so all of it is examined first. Trust in the earlier signers is not ours to ask for here.
// What is wrong, and steps that the provider did not lay down.
static bool stands_against(const JfFinding *finding)
{
    return finding->verdict == JF_VERDICT_INVALID || strcmp(finding->id, "POLICY_OTHER") == 0;
}

static bool is_sound(const Sign *s, const Paper *paper, JfDiags *diags)
{
    const JfVerifyOptions options = {
        .checks = jf_engine_checks(s->engine),
        .policy_schema = jf_engine_policy_schema(s->engine),
        .policy = jf_policy_bytes(jf_engine_policy(s->engine)),
        .now = jf_clock_now(),
        .reperform = jf_job_reperform,
        .user = s->engine,
    };
    g_autoptr(JfVerification) verification = jf_verify(paper->pdf, paper->path, &options);
    bool sound = true;
    for (size_t i = 0; i < jf_verification_count(verification); i++) {
        JfFinding finding = jf_verification_at(verification, i);
        if (!stands_against(&finding))
            continue;
        sound = false;
        jf_diags_add(diags, JF_DIAG_CLI_INVALID, &(JfWhere){paper->path, 0, 0}, finding.text[JF_LANGUAGE_EN], finding.text[JF_LANGUAGE_ZH],
                     NULL);
    }
    return sound;
}

static bool read_trail(Paper *paper, JfDiags *diags)
{
    JfSignedStep steps[JF_SIGNED_MAX];
    const JfRecord *record = jf_document_record(paper->document);
    const JfPolicy *policy = jf_engine_policy(jf_document_engine(paper->document));
    g_autoptr(JfPdfDocument) pdf = jf_pdf_document_open(paper->pdf, paper->path, diags);
    size_t n = 0;
    paper->arena = jf_arena_new();
    if (!pdf || !jf_signed_steps(pdf, paper->arena, steps, &n, diags))
        return false;
    for (size_t i = 0; i < n; i++)
        paper->made[i] = jf_signed_trail_step(&steps[i]);
    paper->trail.made = paper->made;
    paper->trail.n_made = n;
    paper->trail.steps = jf_policy_steps(policy, jf_record_kind(record), &paper->trail.n_steps);
    if (!paper->trail.steps)
        jf_diags_add(diags, JF_DIAG_CLI_NO_STEP, &(JfWhere){paper->path, 0, 0}, jf_record_kind(record), NULL);
    return paper->trail.steps != NULL;
}

static bool open_paper(const Sign *s, const char *path, Paper *out, JfDiags *diags)
{
    out->path = path;
    out->pdf = jf_file_read(path, PDF_LIMIT, diags);
    if (!out->pdf || (!s->list && !is_sound(s, out, diags)))
        return false;
    g_autoptr(JfDiags) own = jf_diags_new(); // the record's warnings were told when it was rendered
    out->document = jf_document_open(s->engine, out->pdf, path, own);
    if (!out->document)
        jf_diags_move(diags, own);
    return out->document && read_trail(out, diags);
}

// ---- which step, and who

// What the last step left, in the words of the policy.
static const char *state_in_chinese(const JfTrail *trail)
{
    const JfTrailStep *last = trail->n_made ? &trail->made[trail->n_made - 1] : NULL;
    const JfPolicyStep *step = last ? jf_trail_find(trail, last->step) : NULL;
    if (!step)
        return jf_trail_state(trail);
    return last->decision == JF_DECISION_RETURN ? jf_decision_label(JF_DECISION_RETURN, JF_LANGUAGE_ZH) : step->label[JF_LANGUAGE_ZH];
}

static const JfPolicyStep *choose_step(const Sign *s, const Paper *paper, JfDiags *diags)
{
    const JfPolicyStep *next[JF_POLICY_STEPS_MAX];
    if (s->step) {
        const JfPolicyStep *step = jf_trail_find(&paper->trail, s->step);
        if (!step)
            jf_diags_add(diags, JF_DIAG_CLI_NO_STEP, &(JfWhere){paper->path, 0, 0}, s->step, NULL);
        return step;
    }
    if (jf_trail_next(&paper->trail, next) > 0)
        return next[0];
    jf_diags_add(diags, JF_DIAG_CLI_CLOSED, &(JfWhere){paper->path, 0, 0}, jf_trail_state(&paper->trail), state_in_chinese(&paper->trail),
                 NULL);
    return NULL;
}

static JfTrailStep move_of(const Sign *s, const JfPolicyStep *step, const JfPerson *person)
{
    return (JfTrailStep){.step = step->id, .person = person->id, .name = person->name, .role = person->role, .decision = s->decision};
}

static bool has_key(const Sign *s, const JfPerson *person)
{
    g_autofree char *path = s->key ? g_strdup(s->key) : jf_workspace_key(s->cli->workspace, person->id);
    return path != NULL;
}

static bool may_sign(const Sign *s, const Paper *paper, const JfPolicyStep *step, const JfPerson *person)
{
    JfTrailStep move = move_of(s, step, person);
    return jf_trail_judge(&paper->trail, &move, NULL) == JF_TRAIL_OK && has_key(s, person);
}

static bool find_person(const JfRecord *record, const char *id, JfPerson *out)
{
    for (size_t i = 0; i < jf_record_person_count(record); i++) {
        *out = jf_record_person(record, i);
        if (strcmp(out->id, id) == 0)
            return true;
    }
    return false;
}

// How often the person is named in the record, but for where persons are listed.
static int mentions(const xmlNode *node, const char *id)
{
    int n = 0;
    for (; node; node = node->next) {
        if (node->type != XML_ELEMENT_NODE)
            continue;
        for (const xmlAttr *a = node->properties; a; a = a->next) {
            const char *name = (const char *)a->name, *value = jf_xml_attribute(node, name);
            n += strcmp(name, "id") != 0 && value && strcmp(value, id) == 0;
        }
        n += mentions(node->children, id);
    }
    return n;
}

static size_t of_role(const Sign *s, const Paper *paper, const JfPolicyStep *step, const char *role, bool involved, JfPerson *out,
                      GString *names)
{
    const JfRecord *record = jf_document_record(paper->document);
    const xmlNode *root = xmlDocGetRootElement(jf_record_doc(record));
    size_t n = 0;
    for (size_t i = 0; i < jf_record_person_count(record); i++) {
        JfPerson person = jf_record_person(record, i);
        if (strcmp(person.role, role) != 0 || !may_sign(s, paper, step, &person) || (involved && !mentions(root, person.id)))
            continue;
        *out = person;
        g_string_append_printf(names, "%s%s (%s)", n ? ", " : "", person.id, person.name);
        n++;
    }
    return n;
}

// First those who the record says took part, then anybody; the policy names the roles in the order of preference. The first role that somebody here can
// act in decides, if it is one person.
static size_t candidates(const Sign *s, const Paper *paper, const JfPolicyStep *step, JfPerson *out, GString *names)
{
    size_t n = 0;
    for (int involved = 1; involved >= 0 && n == 0; involved--)
        for (const char *const *role = step->roles; *role && n == 0; role++)
            n = of_role(s, paper, step, *role, involved, out, names);
    return n;
}

// Could anybody make this step now? Otherwise says why not, since a key would not help.
static bool is_due(const Sign *s, const Paper *paper, const JfPolicyStep *step, JfDiags *diags)
{
    JfTrailStep move = {.step = step->id, .person = "", .name = "", .role = "", .decision = s->decision};
    JfTrailFault fault = jf_trail_judge(&paper->trail, &move, NULL);
    return fault == JF_TRAIL_OK || fault == JF_TRAIL_ROLE || fault == JF_TRAIL_SEPARATION || jf_trail_check(&paper->trail, &move, diags);
}

static bool choose_person(const Sign *s, const Paper *paper, const JfPolicyStep *step, JfPerson *out, JfDiags *diags)
{
    const JfWhere where = {paper->path, 0, 0};
    if (s->person) {
        bool found = find_person(jf_document_record(paper->document), s->person, out);
        if (!found)
            jf_diags_add(diags, JF_DIAG_CLI_PERSON, &where, s->person, NULL);
        return found;
    }
    g_autoptr(GString) names = g_string_new(NULL);
    size_t n = candidates(s, paper, step, out, names);
    if (n == 0 && is_due(s, paper, step, diags))
        jf_diags_add(diags, JF_DIAG_CLI_NOBODY, &where, step->id, NULL);
    else if (n > 1)
        jf_diags_add(diags, JF_DIAG_CLI_WHO, &where, step->id, names->str, NULL);
    return n == 1;
}

// ---- signing

static JfSigner *open_key(const Sign *s, const JfPerson *person, JfDiags *diags)
{
    g_autofree char *path = s->key ? g_strdup(s->key) : jf_workspace_key(s->cli->workspace, person->id);
    if (!path) {
        jf_diags_add(diags, JF_DIAG_CLI_KEY, NULL, person->id, NULL);
        return NULL;
    }
    return jf_signer_open(path, s->chain, jf_cli_passphrase, s->passphrase_file, diags);
}

static bool fill_request(const Sign *s, const Paper *paper, JfSignRequest *out, JfDiags *diags)
{
    const char *language = jf_document_options(paper->document)->language;
    out->decision = s->decision;
    out->words = s->words ? s->words : "";
    out->language = strcmp(language, "zh-CN") == 0 ? JF_LANGUAGE_ZH : JF_LANGUAGE_EN;
    out->at = jf_clock_now();
    return !s->at || jf_cli_instant("--at", s->at, jf_record_zone(jf_document_record(paper->document)), &out->at, diags);
}

static GBytes *make_step(const Sign *s, const Paper *paper, const JfPolicyStep *step, const JfPerson *person, JfDiags *diags)
{
    JfTrailStep move = move_of(s, step, person);
    JfSignRequest request = {.step = step->id, .person = person->id};
    if (!jf_trail_check(&paper->trail, &move, diags) || !fill_request(s, paper, &request, diags)) // before a passphrase is asked for
        return NULL;
    g_autoptr(JfSigner) signer = open_key(s, person, diags);
    if (!signer)
        return NULL;
    JfEngine *engine = jf_document_engine(paper->document);
    const JfSignContext context = {
        .policy = jf_engine_policy(engine),
        .record = jf_document_record(paper->document),
        .theme = jf_engine_theme(engine),
        .fonts = jf_engine_fonts(engine),
    };
    return jf_sign_step(paper->pdf, &context, &request, signer, diags);
}

static char *members(const JfPolicyStep *step, const JfPerson *person, const char *output)
{
    GString *json = g_string_new("\"step\":");
    jf_json_string(json, step->id);
    g_string_append(json, ",\"person\":");
    jf_json_string(json, person->id);
    g_string_append(json, ",\"output\":");
    jf_json_string(json, output);
    return g_string_free(json, FALSE);
}

static char *tell(const Sign *s, const JfPolicyStep *step, const JfPerson *person, const char *output)
{
    JfLanguage language = s->cli->language;
    const char *returned = s->decision == JF_DECISION_RETURN ? jf_decision_label(JF_DECISION_RETURN, language) : NULL;
    const char *sentence = jf_cli_say(s->cli, returned ? "{0}: {1}: {4}, {2} ({3})" : "{0}: {1}, {2} ({3})",
                                      returned ? "{0}：{1}：{4}，{2}（{3}）" : "{0}：{1}，{2}（{3}）");
    return jf_text_fill(sentence,
                        (const char *const[]){output, step->label[language], person->names[language], person->id, returned, NULL});
}

// As the list, but what names no file names `path`: with many documents one has to know which.
static JfDiags *placed(const JfDiags *diags, const char *path)
{
    JfDiags *out = jf_diags_new();
    for (size_t i = 0; i < jf_diags_count(diags); i++) {
        JfDiag entry = *jf_diags_at(diags, i);
        entry.where.file = entry.where.file ? entry.where.file : path;
        jf_diags_add_entry(out, &entry);
    }
    return out;
}

static void sign(const Sign *s, const char *path)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_auto(Paper) paper = {.lock = -1};
    JfPerson person;
    const char *output = s->output ? s->output : path;
    bool held = s->output || jf_file_lock(path, &paper.lock, diags);
    const JfPolicyStep *step = held && open_paper(s, path, &paper, diags) ? choose_step(s, &paper, diags) : NULL;
    bool chosen = step && choose_person(s, &paper, step, &person, diags);
    g_autoptr(GBytes) signed_pdf = chosen ? make_step(s, &paper, step, &person, diags) : NULL;
    if (!signed_pdf || !jf_cli_write(output, signed_pdf, diags)) {
        g_autoptr(JfDiags) said = placed(diags, path);
        jf_cli_result(s->cli, path, said, NULL, NULL);
        return;
    }
    g_autofree char *json = members(step, &person, output);
    g_autofree char *text = strcmp(output, "-") == 0 ? NULL : tell(s, step, &person, output);
    jf_cli_result(s->cli, path, diags, text, json);
}

// ---- who could sign next

typedef struct {
    JfPerson person;
    int rank, named; // place of the role in the policy's step; how often named in the record
} Entitled;

// Those most likely meant first.
static int compare_entitled(const void *a, const void *b)
{
    const Entitled *x = a, *y = b;
    return x->rank != y->rank ? x->rank - y->rank : y->named - x->named;
}

static GArray *entitled_to(const Sign *s, const Paper *paper, const JfPolicyStep *step)
{
    const JfRecord *record = jf_document_record(paper->document);
    const xmlNode *root = xmlDocGetRootElement(jf_record_doc(record));
    GArray *all = g_array_new(FALSE, FALSE, sizeof(Entitled));
    for (size_t i = 0; i < jf_record_person_count(record); i++) {
        Entitled one = {.person = jf_record_person(record, i)};
        JfTrailStep move = move_of(s, step, &one.person);
        if (jf_trail_judge(&paper->trail, &move, NULL) != JF_TRAIL_OK)
            continue;
        while (step->roles[one.rank] && strcmp(step->roles[one.rank], one.person.role) != 0)
            one.rank++;
        one.named = mentions(root, one.person.id);
        g_array_append_val(all, one);
    }
    g_array_sort(all, compare_entitled);
    return all;
}

static void list_step(const Sign *s, const Paper *paper, const JfPolicyStep *step, GString *text, GString *json)
{
    g_autoptr(GArray) all = entitled_to(s, paper, step);
    for (guint i = 0; i < all->len; i++) {
        const JfPerson *person = &g_array_index(all, Entitled, i).person;
        bool key = has_key(s, person);
        const char *const members[][2] = {{"step", step->id}, {"person", person->id}, {"name", person->name}, {"role", person->role}};
        g_string_append_printf(text, "%s%s\t%s\t%s\t%s\t%s", text->len ? "\n" : "", step->id, person->id, person->name, person->role,
                               key ? "key" : "-");
        g_string_append_c(json, json->str[json->len - 1] == '}' ? ',' : ' ');
        for (size_t k = 0; k < G_N_ELEMENTS(members); k++) {
            g_string_append_printf(json, "%s\"%s\":", k ? "," : "{", members[k][0]);
            jf_json_string(json, members[k][1]);
        }
        g_string_append_printf(json, ",\"key\":%s}", key ? "true" : "false");
    }
}

static void list_next(const Sign *s, const char *path)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_autoptr(GString) text = g_string_new(NULL), json = g_string_new("\"next\":[");
    g_auto(Paper) paper = {.lock = -1};
    const JfPolicyStep *next[JF_POLICY_STEPS_MAX];
    size_t n = open_paper(s, path, &paper, diags) ? jf_trail_next(&paper.trail, next) : 0;
    for (size_t i = 0; i < n; i++)
        list_step(s, &paper, next[i], text, json);
    g_string_append_c(json, ']');
    g_autoptr(JfDiags) said = placed(diags, path);
    jf_cli_result(s->cli, path, said, text->len ? text->str : NULL, json->str);
}

// ---- the command

static bool check_options(Sign *s, char **files)
{
    static const char *const decisions[] = {"approve", "return", NULL};
    if (!jf_cli_need_files(s->cli, files, "documents", "文件"))
        return false;
    int decision = s->decision_name ? jf_cli_choice(s->cli, "--decision", s->decision_name, decisions) : 0;
    s->decision = decision == 1 ? JF_DECISION_RETURN : JF_DECISION_APPROVE;
    if (s->output && files[1])
        jf_diags_add(s->cli->diags, JF_DIAG_CLI_SEVERAL, NULL, s->output, NULL);
    return jf_diags_errors(s->cli->diags) == 0;
}

void jf_cmd_sign(JfCli *cli, int argc, char **argv)
{
    g_auto(Sign) s = {.cli = cli};
    g_auto(GStrv) files = NULL;
    const GOptionEntry entries[] = {
        {"step", 's', 0, G_OPTION_ARG_FILENAME, &s.step, "step of the policy (default: the next)|策略中的步骤（默认下一步）", "ID"},
        {"as", 'a', 0, G_OPTION_ARG_FILENAME, &s.person, "person of the record (default: the one who can)|记录中的人员（默认唯一可签者）",
         "ID"},
        {"key", 'k', 0, G_OPTION_ARG_FILENAME, &s.key, "PEM or PKCS#12 (default: the workspace's)|PEM 或 PKCS#12 密钥（默认取自工作区）",
         "FILE"},
        {"chain", 0, 0, G_OPTION_ARG_FILENAME, &s.chain, "certificates for a PEM key without them|证书链（PEM 密钥未含时）", "FILE"},
        {"passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &s.passphrase_file,
         "else $JIAOFU_PASSPHRASE, else asked for|否则取 $JIAOFU_PASSPHRASE，再则询问", "FILE"},
        {"decision", 'd', 0, G_OPTION_ARG_FILENAME, &s.decision_name,
         "approve, return (default: approve)|approve 同意、return 退回（默认同意）", "WHAT"},
        {"words", 0, 0, G_OPTION_ARG_FILENAME, &s.words, "what the signer says|签署意见", "TEXT"},
        {"policy", 0, 0, G_OPTION_ARG_FILENAME, &s.policy,
         "the provider's policy of steps (default: the workspace's)|服务方的签署策略（默认取自工作区）", "FILE"},
        {"at", 0, 0, G_OPTION_ARG_FILENAME, &s.at, "time of signing (default: now)|签署时间（默认当前）", "TIME"},
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &s.output, "write here instead of over the document|输出到此，而非覆盖原文件", "FILE"},
        {"list", 0, 0, G_OPTION_ARG_NONE, &s.list, "only tell who may sign next|仅列出下一步可签人员", NULL},
        {NULL, 0, 0, 0, NULL, NULL, NULL},
    };
    if (jf_cli_parse(cli, argc, argv, entries, &files) != JF_PARSED || !check_options(&s, files))
        return;
    if (!(s.engine = jf_cli_engine(cli, NULL, NULL, s.policy)))
        return;
    size_t n = g_strv_length(files);
    for (size_t i = 0; i < n; i++) {
        if (n > 1) // one alone is quick, and may ask for a passphrase
            jf_cli_progress(cli, i, n, files[i]);
        (s.list ? list_next : sign)(&s, files[i]);
    }
}
