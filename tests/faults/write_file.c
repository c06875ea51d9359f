// SPDX-License-Identifier: MIT
// base/file under failing calls: the k-th open, write, fsync, link, close or rename fails, or the process is killed there, for every k.
//
// Invariant: after it, the file is the old one or the new one, whole; nothing else is left in the folder (but after a kill just before the renaming, where the temporary file may be);
// and it was said that it failed, unless the new file is there. The program calls itself as the victim, with the shim preloaded.
#include "base/file.h"
#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define OLD "the old text, whole"
#define NEW "the new text, which is longer than the old one, and whole"

static char *program, *shim, *folder, *target;
static bool unnamed_files; // the file system has files without names: then only who is killed just before the renaming leaves one

static int victim(const char *path)
{
    g_autoptr(JfDiags) diags = jf_diags_new();
    g_autoptr(GBytes) bytes = g_bytes_new_static(NEW, strlen(NEW));
    return jf_file_write(path, bytes, diags) ? 0 : (int)jf_diags_exit(diags);
}

// Runs the victim with the k-th `call` failing with `fault` (0: kill); k = 0 only counts. Returns the wait status.
static int run(const char *call, int k, int fault)
{
    g_autofree char *at = g_strdup_printf("%d", k), *number = fault ? g_strdup_printf("%d", fault) : g_strdup("kill");
    g_autofree char *count = g_strconcat(folder, ".count", NULL);
    g_auto(GStrv) environment = g_get_environ();
    environment = g_environ_setenv(environment, "LD_PRELOAD", shim, TRUE);
    environment = g_environ_setenv(environment, "FAULT_CALL", call, TRUE);
    environment = g_environ_setenv(environment, "FAULT_UNDER", folder, TRUE);
    environment = g_environ_setenv(environment, k ? "FAULT_AT" : "FAULT_COUNT", k ? at : count, TRUE);
    environment = g_environ_setenv(environment, "FAULT_ERRNO", number, TRUE);
    char *arguments[] = {program, (char *)"victim", target, NULL};
    int status = 0;
    g_autoptr(GError) error = NULL;
    g_assert_true(g_spawn_sync(NULL, arguments, environment, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status, &error));
    return status;
}

static int count_calls(const char *call)
{
    g_autofree char *path = g_strconcat(folder, ".count", NULL), *text = NULL;
    g_remove(path);
    g_assert_cmpint(run(call, 0, 0), ==, 0);
    if (!g_file_get_contents(path, &text, NULL, NULL))
        return 0;
    g_remove(path);
    return atoi(text);
}

// What lies in the folder besides the target; removes it.
static int sweep(void)
{
    int others = 0;
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    for (const char *name; (name = g_dir_read_name(dir));) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        if (strcmp(path, target) == 0)
            continue;
        others++;
        g_assert_cmpint(g_remove(path), ==, 0);
    }
    return others;
}

static void check(const char *call, int k, int fault, bool old_there)
{
    g_remove(target);
    if (old_there)
        g_assert_true(g_file_set_contents(target, OLD, -1, NULL));
    int status = run(call, k, fault), others = sweep();
    g_autofree char *text = NULL;
    bool there = g_file_get_contents(target, &text, NULL, NULL);
    g_test_message("%s %d errno %d old %d: status %x, %s, %d others", call, k, fault, old_there, (unsigned)status, there ? text : "no file",
                   others);
    g_assert_true(there ? strcmp(text, NEW) == 0 || (old_there && strcmp(text, OLD) == 0) : !old_there);
    if (fault) {
        g_assert_true(WIFEXITED(status));
        g_assert_cmpint(others, ==, 0);
        g_assert_true(WEXITSTATUS(status) == JF_EXIT_CREATE || (there && strcmp(text, NEW) == 0));
    } else {
        g_assert_true(WIFSIGNALED(status));
        bool unnamed = unnamed_files && (strcmp(call, "open") == 0 || strcmp(call, "write") == 0 || strcmp(call, "fsync") == 0);
        g_assert_cmpint(others, <=, unnamed ? 0 : 1);
    }
}

static void test_calls(gconstpointer data)
{
    static const int faults[] = {EIO, ENOSPC, EDQUOT};
    const char *call = data;
    int n = count_calls(call);
    g_assert_cmpint(n, >=, strcmp(call, "link") == 0 ? 0 : 1);
    for (int k = 1; k <= n; k++)
        for (int old = 0; old < 2; old++) {
            for (size_t i = 0; i < G_N_ELEMENTS(faults); i++)
                check(call, k, faults[i], old);
            check(call, k, 0, old);
        }
}

// A call that was interrupted is made again.
static void test_interrupted(void)
{
    static const char *const calls[] = {"write", "fsync"};
    for (size_t i = 0; i < G_N_ELEMENTS(calls); i++)
        for (int k = 1; k <= count_calls(calls[i]); k++) {
            g_autofree char *text = NULL;
            g_remove(target);
            g_assert_cmpint(run(calls[i], k, EINTR), ==, 0);
            g_assert_true(g_file_get_contents(target, &text, NULL, NULL));
            g_assert_cmpstr(text, ==, NEW);
            g_assert_cmpint(sweep(), ==, 0);
        }
}

int main(int argc, char **argv)
{
    if (argc == 3 && strcmp(argv[1], "victim") == 0)
        return victim(argv[2]);
    static const char *const calls[] = {"open", "write", "fsync", "link", "close", "rename", "any"};
    g_test_init(&argc, &argv, NULL);
    program = g_file_read_link("/proc/self/exe", NULL);
    g_autofree char *beside = g_path_get_dirname(program);
    shim = g_build_filename(beside, "preload_calls.so", NULL);
    folder = g_dir_make_tmp("jiaofu-faults-XXXXXX", NULL);
    target = g_build_filename(folder, "out.pdf", NULL);
    g_assert_true(g_file_test(shim, G_FILE_TEST_EXISTS));
    unnamed_files = count_calls("link") > 0;
    for (size_t i = 0; i < G_N_ELEMENTS(calls); i++) {
        g_autofree char *name = g_strconcat("/faults/write-file/", calls[i], NULL);
        g_test_add_data_func(name, calls[i], test_calls);
    }
    g_test_add_func("/faults/write-file/interrupted", test_interrupted);
    int result = g_test_run();
    g_remove(target);
    g_rmdir(folder);
    g_free(program);
    g_free(shim);
    g_free(folder);
    g_free(target);
    return result;
}
