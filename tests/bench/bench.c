// SPDX-License-Identifier: MIT
// The benchmark: the whole way of a document (check, facts, XSLT, layout, paint, finish, sign, verify), warm, on one core.
//
//   bench [KIND [DOCUMENTS [BATCHES [STAGE]]]]  KIND "sheet", "shape" or "sla", default all; default 100, 20 and 20 documents in 7 batches;
//                                               STAGE "all", or up to "record", "pages", "pdf" for a profiler
//   bench write KIND [N]                        writes the record
//   bench file RECORD [STYLESHEETS]             one document from a file, its stages and memory, without signature: large ones
//
// Prints CPU milliseconds per document (user + system of this process), the median of the batches, by stage; peak memory; sizes. Stages are timed by
// running the way up to each of them and subtracting nothing: every column is measured around its own calls.
#include "base/arena.h"
#include "base/file.h"
#include "crypto/issue.h"
#include "job/job.h"
#include "records.h"
#include "sign/sign.h"
#include "verify/verify.h"
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

enum { RECORD, PAGES, PDF, SIGN, VERIFY, STAGES };
static const char *const names[STAGES] = {"read and check the record", "facts, XSLT, model, layout", "paint and finish",
                                          "sign one step (P-256)", "verify (not part of the sum)"};

typedef struct {
    const char *name, *title;
    char *(*record)(guint32 seed, int i);
    const char *stylesheets;
    int documents; // of a batch, if not told otherwise
    double budget; // milliseconds, 0: none
} Kind;
static const Kind kinds[] = {{"sheet", "service sheet", bench_sheet, NULL, 100, 5},
                             {"shape", "SLA report of the peers' shape", bench_shape, "tests/bench/shape", 20, 40},
                             {"sla", "SLA report, whole", bench_sla, NULL, 20, 0}};

typedef struct {
    JfEngine *engine;
    JfSource *parts;
    JfSigner *signer;
    JfTrust *trust;
    JfInstant issued_at;
    double cpu[STAGES]; // milliseconds of the batch so far
    size_t bytes_base, bytes_signed, pages;
} Bench;

static double cpu_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static void stop(const JfDiags *diags)
{
    jf_diags_print(diags, JF_LANGUAGE_EN, stderr);
    exit(jf_diags_exit(diags));
}

static GBytes *read_file(const char *path)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    GBytes *bytes = jf_file_read(path, 1 << 24, diags);
    if (bytes == NULL)
        stop(diags);
    return bytes;
}

// The shared parts lie in memory, so that no file system is measured; they are parsed for each document all the same.
static JfSource *bundle_of(const char *record)
{
    static const char *const shared[] = {"provider",       "hospital",       "hospital-contract", "provider-people", "hospital-people",
                                         "hospital-users", "hospital-sites", "hospital-assets",   "holidays-cn-2026"};
    JfSource *source = jf_source_new_bundle();
    for (size_t i = 0; i < G_N_ELEMENTS(shared); i++) {
        g_autofree char *name = g_strdup_printf("parts/%s.xml", shared[i]), *path = g_strdup_printf("samples/%s", name);
        g_autoptr(GBytes) bytes = read_file(path);
        jf_source_add(source, name, bytes);
    }
    g_autoptr(GBytes) bytes = g_bytes_new(record, strlen(record));
    jf_source_add(source, "record.xml", bytes);
    return source;
}

static double lap(Bench *bench, int stage, double since)
{
    double now = cpu_now();
    bench->cpu[stage] += now - since;
    return now;
}

static GBytes *sign(Bench *bench, GBytes *base, const JfRecord *record, JfDiags *diags)
{
    JfSignContext context = {.policy = jf_engine_policy(bench->engine),
                             .record = record,
                             .theme = jf_engine_theme(bench->engine),
                             .fonts = jf_engine_fonts(bench->engine)};
    JfSignRequest request = {.step = "prepare",
                             .person = "zhou-jianguo",
                             .decision = JF_DECISION_APPROVE,
                             .words = "",
                             .at = bench->issued_at,
                             .language = JF_LANGUAGE_ZH};
    return jf_sign_step(base, &context, &request, bench->signer, diags);
}

static void one_document(Bench *bench, const char *text, int last)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_autoptr(JfSource) source = bundle_of(text);
    double now = cpu_now();
    g_autoptr(JfRecord) record = jf_record_read(jf_engine_checks(bench->engine), source, "record.xml", diags);
    if (record == NULL)
        stop(diags);
    now = lap(bench, RECORD, now);
    if (last == RECORD)
        return;
    g_autoptr(JfJob) job = jf_job_open(bench->engine, record, &(JfJobOptions){.issued_at = bench->issued_at}, diags);
    if (job == NULL)
        stop(diags);
    now = lap(bench, PAGES, now);
    if (last == PAGES)
        return;
    g_autoptr(GBytes) base = jf_job_pdf(job, diags);
    if (base == NULL)
        stop(diags);
    now = lap(bench, PDF, now);
    if (last == PDF)
        return;
    g_autoptr(GBytes) signed_pdf = sign(bench, base, record, diags);
    if (signed_pdf == NULL)
        stop(diags);
    now = lap(bench, SIGN, now);
    JfVerifyOptions options = {.checks = jf_engine_checks(bench->engine),
                               .policy_schema = jf_engine_policy_schema(bench->engine),
                               .trust = bench->trust,
                               .now = bench->issued_at};
    g_autoptr(JfVerification) verification = jf_verify(signed_pdf, "bench.pdf", &options);
    lap(bench, VERIFY, now);
    if (jf_verification_verdict(verification) != JF_VERDICT_VALID)
        jf_verification_print(verification, JF_LANGUAGE_EN, stderr), exit(JF_EXIT_BUG);
    bench->bytes_base = g_bytes_get_size(base);
    bench->bytes_signed = g_bytes_get_size(signed_pdf);
    bench->pages = jf_job_pages(job)->n_pages;
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

static double median(double *values, size_t n)
{
    qsort(values, n, sizeof *values, compare);
    return n % 2 == 1 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
}

static double peak_memory(void) // MB
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return (double)usage.ru_maxrss / 1e3;
}

static void report(const Bench *bench, const Kind *kind, double (*samples)[STAGES], int documents, int batches, double first)
{
    double sum = 0;
    printf("%s: CPU ms per document, median of %d batches of %d (warm, one process)\n", kind->title, batches, documents);
    for (int stage = 0; stage < STAGES; stage++) {
        g_autofree double *column = g_new(double, batches);
        for (int i = 0; i < batches; i++)
            column[i] = samples[i][stage] / documents;
        double middle = median(column, (size_t)batches);
        printf("  %-30s %7.3f\n", names[stage], middle);
        if (stage != VERIFY)
            sum += middle;
    }
    printf("  %-30s %7.3f", "signed, whole", sum);
    if (kind->budget > 0)
        printf("   (budget %g)", kind->budget);
    putchar('\n');
    printf("first document %.1f ms, %zu pages, %.1f KB unsigned, %.1f KB signed, peak RSS %.1f MB\n", first, bench->pages,
           (double)bench->bytes_base / 1e3, (double)bench->bytes_signed / 1e3, peak_memory());
}

static void measure(Bench *bench, const Kind *kind, int documents, int batches, int last)
{
    double samples[99][STAGES], first = cpu_now();
    g_autoptr(JfDiags) diags = jf_diags_new();
    bench->engine = jf_engine_open(&(JfEngineOptions){.stylesheets = kind->stylesheets}, diags);
    if (bench->engine == NULL)
        stop(diags);
    printf("start of the engine %.1f ms\n", cpu_now() - first);
    first = cpu_now();
    g_autofree char *warm = kind->record(7, 0);
    one_document(bench, warm, last);
    first = cpu_now() - first;
    for (int batch = 0; batch < batches; batch++) {
        memset(bench->cpu, 0, sizeof bench->cpu);
        for (int i = 0; i < documents; i++) {
            g_autofree char *text = kind->record(7, batch * documents + i);
            one_document(bench, text, last);
        }
        memcpy(samples[batch], bench->cpu, sizeof bench->cpu);
    }
    report(bench, kind, samples, documents, batches, first);
    jf_engine_free(bench->engine);
}

// A demo authority and one key for the engineer whom the records name.
static void make_keys(Bench *bench, JfDiags *diags)
{
    g_autoptr(JfIssuer) issuer = jf_issuer_new("Bench", bench->issued_at, diags);
    JfSubject subject = {.name = "周建国", .organisation = "杭州钧和信息技术服务有限公司", .kind = JF_KEY_P256};
    g_autoptr(GBytes) pem = issuer != NULL ? jf_issuer_issue(issuer, &subject, bench->issued_at, diags) : NULL;
    if (pem == NULL)
        stop(diags);
    g_autofree char *folder = g_dir_make_tmp("jf-bench-XXXXXX", NULL), *path = g_build_filename(folder, "key.pem", NULL);
    if (!jf_file_write_secret(path, pem, diags))
        stop(diags);
    bench->signer = jf_signer_open(path, NULL, NULL, NULL, diags);
    remove(path);
    remove(folder);
    g_autoptr(GBytes) root = jf_issuer_certificate(issuer);
    bench->trust = jf_trust_new();
    if (bench->signer == NULL || !jf_trust_add(bench->trust, root, "root", diags))
        stop(diags);
}

static int stage_of(const char *word)
{
    static const char *const words[] = {"record", "pages", "pdf"};
    for (int i = 0; i < 3; i++)
        if (strcmp(words[i], word) == 0)
            return i;
    return STAGES;
}

static const Kind *kind_of(const char *word)
{
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (strcmp(kinds[i].name, word) == 0)
            return &kinds[i];
    exit(JF_EXIT_USAGE);
}

// A document of its own process, so that the peak of memory is its own; what the engine loads for the first document is part of it.
static int one_file(const char *path, const char *stylesheets)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    Bench bench = {0};
    double start = cpu_now(), peak[PDF];
    bench.engine = jf_engine_open(&(JfEngineOptions){.stylesheets = stylesheets}, diags);
    g_autofree char *folder = g_path_get_dirname(path), *name = g_path_get_basename(path);
    g_autoptr(JfSource) source = jf_source_new_folder(folder);
    if (bench.engine == NULL)
        stop(diags);
    double now = cpu_now();
    g_autoptr(JfRecord) record = jf_record_read(jf_engine_checks(bench.engine), source, name, diags);
    if (record == NULL)
        stop(diags);
    now = lap(&bench, RECORD, now);
    peak[RECORD] = peak_memory();
    g_autoptr(JfJob) job = jf_job_open(bench.engine, record, &(JfJobOptions){.issued_at = 0}, diags);
    if (job == NULL)
        stop(diags);
    now = lap(&bench, PAGES, now);
    peak[PAGES] = peak_memory();
    g_autoptr(GBytes) base = jf_job_pdf(job, diags);
    if (base == NULL)
        stop(diags);
    now = lap(&bench, PDF, now);
    printf("%s: %zu pages, %.1f MB; CPU s (peak RSS so far): record %.2f (%.0f MB), to pages %.2f (%.0f MB), PDF %.2f (%.0f MB); with "
           "start %.2f\n",
           name, jf_job_pages(job)->n_pages, (double)g_bytes_get_size(base) / 1e6, bench.cpu[RECORD] / 1e3, peak[RECORD],
           bench.cpu[PAGES] / 1e3, peak[PAGES], bench.cpu[PDF] / 1e3, peak_memory(), (now - start) / 1e3);
    jf_engine_free(bench.engine);
    return 0;
}

int main(int argc, char **argv)
{
    jf_memory_keep(); // as the program does
    if (argc > 2 && strcmp(argv[1], "file") == 0)
        return one_file(argv[2], argc > 3 ? argv[3] : NULL);
    if (argc > 2 && strcmp(argv[1], "write") == 0) {
        g_autofree char *text = kind_of(argv[2])->record(7, argc > 3 ? atoi(argv[3]) : 0);
        fputs(text, stdout);
        return 0;
    }
    const Kind *only = argc > 1 ? kind_of(argv[1]) : NULL;
    int documents = argc > 2 ? atoi(argv[2]) : 0, batches = argc > 3 ? atoi(argv[3]) : 7, last = argc > 4 ? stage_of(argv[4]) : STAGES;
    if (documents < 0 || batches < 1 || batches > 99)
        return JF_EXIT_USAGE;
    g_autoptr(JfDiags) diags = jf_diags_new();
    Bench bench = {0};
    jf_instant_parse("2026-04-01T01:00:00Z", NULL, &bench.issued_at);
    make_keys(&bench, diags);
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (only == NULL || only == &kinds[i])
            measure(&bench, &kinds[i], documents > 0 ? documents : kinds[i].documents, batches, last);
    jf_signer_free(bench.signer);
    jf_trust_free(bench.trust);
    return 0;
}
