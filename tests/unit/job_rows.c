// SPDX-License-Identifier: MIT
// job/: 10,000 rows in one report stay within 200 MB; what a table of any length takes besides grows with it alone.
#include "base/file.h"
#include "job/job.h"
#include <glib/gstdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

// What README promises and tests/bench measures: record, report model, pages, painting and finishing of 50,000 cells, with the engine and its fonts
// (24 MB of files, mapped) in the same process. It takes 165 to 170 MB where it was measured; the rest is for other versions of libxml2, Cairo and malloc.
// One more copy of anything that counts with the cells (22 MB a report's tree, 27 the model, 30 the pages, 40 shaped words) goes over it.
#define LIMIT_KB (200 * 1000)
#define ROWS 10000

#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED true
#else
#define SANITIZED false
#endif

// A month of 1,000 tickets with ten events each, and a stylesheet that lists them all.
static char *write_record(const char *folder)
{
    g_autofree char *text = NULL, *said = NULL, *path = g_build_filename(folder, "rows.xml", NULL);
    const char *command[] = {"perl", "tests/bench/month.pl", "1000", NULL};
    int status = 0;
    g_assert_true(g_spawn_sync(NULL, (char **)(void *)command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, &said, &status, NULL));
    g_assert_cmpint(status, ==, 0);
    g_assert_true(g_file_set_contents(path, text, -1, NULL));
    return g_steal_pointer(&path);
}

static bool make_document(const char *folder)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    jf_memory_keep();
    g_autoptr(JfEngine) engine = jf_engine_open(&(JfEngineOptions){.stylesheets = "tests/bench/rows"}, diags);
    g_autoptr(JfSource) source = jf_source_new_folder(folder);
    g_autoptr(JfRecord) record = engine ? jf_record_read(jf_engine_checks(engine), source, "rows.xml", diags) : NULL;
    g_autoptr(JfJob) job = record ? jf_job_open(engine, record, &(JfJobOptions){.issued_at = 0}, diags) : NULL;
    g_autoptr(GBytes) pdf = job ? jf_job_pdf(job, diags) : NULL;
    if (!pdf)
        jf_diags_print(diags, JF_LANGUAGE_EN, stderr);
    return pdf && jf_job_pages(job)->n_pages > ROWS / 60;
}

// In a process of its own, whose peak is known when it has ended.
static long peak_of_child(const char *folder)
{
    struct rusage usage = {0};
    int status = 0;
    pid_t child = fork();
    if (child == 0)
        _exit(make_document(folder) ? 0 : 1);
    g_assert_cmpint(child, >, 0);
    g_assert_cmpint(wait4(child, &status, 0, &usage), ==, child);
    g_assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    return usage.ru_maxrss;
}

static void test_memory(void)
{
    if (SANITIZED) {
        g_test_skip("the sanitizer's own memory would be counted");
        return;
    }
    g_autofree char *folder = g_dir_make_tmp("jf-rows-XXXXXX", NULL), *record = write_record(folder);
    long peak = peak_of_child(folder);
    g_remove(record);
    g_rmdir(folder);
    g_test_message("10,000 rows took %ld KB", peak);
    g_assert_cmpint(peak, <=, LIMIT_KB);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/job/rows/memory", test_memory);
    return g_test_run();
}
