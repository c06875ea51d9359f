// SPDX-License-Identifier: MIT
// Runs a fuzz target over its corpus (tests/fuzz/corpus/<target>/*) as a plain test, without a fuzzer: one TAP line per file.
// Started in the project's top folder. With file names as arguments it runs those: to look at one crash.
#include <glib.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int compare(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

// A copy of the exact size on the heap, so that the sanitizer sees a read beyond its end.
static void run(const char *path, guint number)
{
    g_autofree char *text = NULL;
    gsize size;
    g_autoptr(GError) error = NULL;
    if (!g_file_get_contents(path, &text, &size, &error)) {
        printf("not ok %u - %s\n", number, error->message);
        return;
    }
    g_autofree uint8_t *copy = g_memdup2(text, size ? size : 1);
    LLVMFuzzerTestOneInput(copy, size);
    printf("ok %u - %s\n", number, path);
    fflush(stdout);
}

int main(int argc, char **argv)
{
    g_autofree char *target = g_path_get_basename(argv[0]);
    g_autofree char *folder = g_build_filename("tests/fuzz/corpus", target, NULL);
    g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func(g_free);
    for (int i = 1; i < argc; i++)
        if (argv[i][0] != '-')
            g_ptr_array_add(paths, g_strdup(argv[i]));
    g_autoptr(GDir) dir = paths->len ? NULL : g_dir_open(folder, 0, NULL);
    for (const char *name; dir && (name = g_dir_read_name(dir));)
        g_ptr_array_add(paths, g_build_filename(folder, name, NULL));
    g_ptr_array_sort(paths, compare);
    printf("1..%u\n", MAX(paths->len, 1));
    if (paths->len == 0)
        printf("not ok 1 - no corpus in %s\n", folder);
    for (guint i = 0; i < paths->len; i++)
        run(g_ptr_array_index(paths, i), i + 1);
    return paths->len == 0;
}
