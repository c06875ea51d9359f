// SPDX-License-Identifier: MIT
// base/file and base/source: limits, odd files, names and links that lead out of the folder.
#include "base/file.h"
#include "base/source.h"
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct {
    char *folder;
    JfDiags *diags;
} Fixture;

static void set_up(Fixture *f, gconstpointer unused)
{
    (void)unused;
    f->folder = g_dir_make_tmp("jiaofu-test-XXXXXX", NULL);
    g_assert_nonnull(f->folder);
    f->diags = jf_diags_new();
}

static void remove_tree(const char *path)
{
    g_autoptr(GDir) dir = g_file_test(path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open(path, 0, NULL);
    for (const char *name; dir && (name = g_dir_read_name(dir));) {
        g_autofree char *child = g_build_filename(path, name, NULL);
        remove_tree(child);
    }
    g_remove(path);
}

static void tear_down(Fixture *f, gconstpointer unused)
{
    (void)unused;
    remove_tree(f->folder);
    g_free(f->folder);
    jf_diags_free(f->diags);
}

static char *in(const Fixture *f, const char *name)
{
    return g_build_filename(f->folder, name, NULL);
}

static void put(const Fixture *f, const char *name, const char *text)
{
    g_autofree char *path = in(f, name);
    g_assert_true(g_file_set_contents(path, text, -1, NULL));
}

// The last call failed with exactly `id`; forgets it.
static void assert_fault(Fixture *f, JfDiagId id)
{
    g_assert_cmpuint(jf_diags_errors(f->diags), ==, 1);
    if (!jf_diags_has(f->diags, id))
        g_test_message("instead: %s", jf_diags_at(f->diags, 0)->text[JF_LANGUAGE_EN]);
    g_assert_true(jf_diags_has(f->diags, id));
    jf_diags_free(f->diags);
    f->diags = jf_diags_new();
}

static size_t entries_in(const char *folder)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    size_t n = 0;
    while (g_dir_read_name(dir))
        n++;
    return n;
}

static void test_read(Fixture *f, gconstpointer unused)
{
    (void)unused;
    g_autofree char *path = in(f, "a"), *fifo = in(f, "fifo"), *missing = in(f, "missing");
    put(f, "a", "12345");
    g_autoptr(GBytes) bytes = jf_file_read(path, 5, f->diags);
    g_assert_cmpmem(g_bytes_get_data(bytes, NULL), (int)g_bytes_get_size(bytes), "12345", 5);
    g_assert_null(jf_file_read(path, 4, f->diags));
    assert_fault(f, JF_DIAG_FILE_SIZE);
    g_assert_null(jf_file_read(missing, 4, f->diags));
    assert_fault(f, JF_DIAG_FILE_MISSING);
    g_assert_null(jf_file_read(f->folder, 4000, f->diags));
    assert_fault(f, JF_DIAG_FILE_READ);
    g_assert_cmpint(mkfifo(fifo, 0600), ==, 0);
    g_assert_null(jf_file_read(fifo, 10, f->diags)); // must not wait for a writer
    assert_fault(f, JF_DIAG_FILE_READ);
    g_assert_null(jf_file_read("/dev/zero", 10, f->diags));
    assert_fault(f, JF_DIAG_FILE_READ);
}

// Files whose size says nothing, as under /proc, are read to their end and no further than the limit.
static void test_read_unsized(Fixture *f, gconstpointer unused)
{
    (void)unused;
    g_autoptr(GBytes) bytes = jf_file_read("/proc/self/status", 1 << 20, f->diags);
    g_assert_nonnull(bytes);
    g_assert_cmpuint(g_bytes_get_size(bytes), >, 100);
    g_assert_null(jf_file_read("/proc/self/status", 100, f->diags));
    assert_fault(f, JF_DIAG_FILE_SIZE);
}

static void test_write(Fixture *f, gconstpointer unused)
{
    (void)unused;
    g_autofree char *path = in(f, "out.pdf"), *secret = in(f, "key.pem"), *nowhere = in(f, "no/such/out.pdf"), *text = NULL;
    g_autoptr(GBytes) one = g_bytes_new_static("one", 3);
    g_autoptr(GBytes) empty = g_bytes_new_static("", 0);
    struct stat status;
    mode_t mask = umask(022);
    g_assert_true(jf_file_write(path, one, f->diags));
    g_assert_true(jf_file_write_secret(secret, one, f->diags));
    umask(mask);
    g_assert_cmpint(stat(path, &status), ==, 0);
    g_assert_cmpint(status.st_mode & 0777, ==, 0644);
    g_assert_cmpint(stat(secret, &status), ==, 0);
    g_assert_cmpint(status.st_mode & 0777, ==, 0600);
    g_assert_true(jf_file_write(path, empty, f->diags));
    g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
    g_assert_cmpstr(text, ==, "");
    g_assert_cmpuint(entries_in(f->folder), ==, 2);
    g_assert_false(jf_file_write(nowhere, one, f->diags));
    assert_fault(f, JF_DIAG_FILE_WRITE);
    g_assert_false(jf_file_write(f->folder, one, f->diags)); // a folder is not replaced
    assert_fault(f, JF_DIAG_FILE_WRITE);
    g_assert_cmpuint(entries_in(f->folder), ==, 2);
}

// A device or pipe stays what it is. Not tried on /dev itself: a fault here would take it from everybody.
static void test_write_channel(Fixture *f, gconstpointer unused)
{
    (void)unused;
    g_autofree char *pipe = in(f, "pipe"), *link = in(f, "full");
    g_autoptr(GBytes) one = g_bytes_new_static("one", 3);
    struct stat status;
    char got[4] = "";
    g_assert_cmpint(mkfifo(pipe, 0600), ==, 0);
    int fd = open(pipe, O_RDWR | O_CLOEXEC | O_NONBLOCK);
    g_assert_cmpint(fd, >=, 0);
    g_assert_true(jf_file_write(pipe, one, f->diags));
    g_assert_cmpint(read(fd, got, 3), ==, 3);
    g_assert_cmpstr(got, ==, "one");
    close(fd);
    g_assert_cmpint(lstat(pipe, &status), ==, 0);
    g_assert_true(S_ISFIFO(status.st_mode));
    g_assert_cmpint(symlink("/dev/full", link), ==, 0);
    g_assert_false(jf_file_write(link, one, f->diags)); // the device's own answer: no space
    assert_fault(f, JF_DIAG_FILE_WRITE);
    g_assert_cmpint(lstat(link, &status), ==, 0);
    g_assert_true(S_ISLNK(status.st_mode));
}

static void test_sha256(void)
{
    g_autofree char *empty = jf_sha256_hex("", 0), *abc = jf_sha256_hex("abc", 3);
    g_assert_cmpstr(empty, ==, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    g_assert_cmpstr(abc, ==, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

static void test_source(Fixture *f, gconstpointer unused)
{
    (void)unused;
    g_autofree char *sub = in(f, "sub"), *path = NULL;
    g_assert_cmpint(g_mkdir(sub, 0700), ==, 0);
    put(f, "a.xml", "A");
    put(f, "sub/b.xml", "BB");
    g_autoptr(JfSource) source = jf_source_new_folder(f->folder);
    GBytes *b = jf_source_read(source, "sub/b.xml", 10, NULL, f->diags);
    GBytes *a = jf_source_read(source, "./a.xml", 10, NULL, f->diags);
    g_assert_nonnull(a);
    g_assert_nonnull(b);
    put(f, "a.xml", "changed"); // what was read once stays what it was
    g_assert_true(jf_source_read(source, "a.xml", 10, NULL, f->diags) == a);
    g_assert_true(jf_source_read(source, ".//sub//b.xml", 10, NULL, f->diags) == b);
    g_assert_null(jf_source_read(source, "sub/b.xml", 1, NULL, f->diags));
    assert_fault(f, JF_DIAG_FILE_SIZE);
    g_assert_cmpuint(jf_source_count(source), ==, 2);
    g_assert_cmpstr(jf_source_at(source, 0)->name, ==, "sub/b.xml");
    g_assert_cmpstr(jf_source_at(source, 1)->name, ==, "a.xml");
    g_assert_cmpstr(jf_source_at(source, 1)->sha256, ==, "559aead08264d5795d3909718cdd05abd49572e84fe55590eef31a88a08fdffd");
    path = jf_source_path(source, "a.xml");
    g_assert_true(g_str_has_prefix(path, f->folder) && g_str_has_suffix(path, "/a.xml"));
    g_assert_null(jf_source_read(source, "sub", 10, NULL, f->diags));
    assert_fault(f, JF_DIAG_FILE_READ);
    g_assert_null(jf_source_read(source, "c.xml", 10, &(JfWhere){"r.xml", 7, 0}, f->diags));
    g_assert_cmpint(jf_diags_at(f->diags, 0)->where.line, ==, 7);
    assert_fault(f, JF_DIAG_PART_MISSING);
}

static void test_names(Fixture *f, gconstpointer unused)
{
    (void)unused;
    static const char *const wrong[] = {
        "",           ".",   "/etc/passwd", "../a",    "sub/../../a", "sub/..", "file:a.xml", "file:///etc/passwd",
        "http://x/y", "C:a", "\\\\host\\a", "data:,x", "\xff\xfe"};
    g_autoptr(JfSource) folder = jf_source_new_folder(f->folder);
    g_autoptr(JfSource) bundle = jf_source_new_bundle();
    for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++) {
        g_test_message("%s", wrong[i]);
        g_assert_null(jf_source_read(folder, wrong[i], 1 << 20, NULL, f->diags));
        assert_fault(f, JF_DIAG_PART_OUTSIDE);
        g_assert_null(jf_source_read(bundle, wrong[i], 1 << 20, NULL, f->diags));
        assert_fault(f, JF_DIAG_PART_OUTSIDE);
    }
    g_assert_cmpuint(jf_source_count(folder) + jf_source_count(bundle), ==, 0);
}

static void test_links(Fixture *f, gconstpointer unused)
{
    (void)unused;
    static const char *const leaving[][2] = {{"passwd", "/etc/passwd"}, {"etc", "/etc"}, {"up", ".."}, {"far", "sub/../../x"}};
    g_autofree char *sub = in(f, "sub"), *within = in(f, "within"), *fifo = in(f, "fifo");
    g_assert_cmpint(g_mkdir(sub, 0700), ==, 0);
    put(f, "sub/b.xml", "B");
    for (size_t i = 0; i < G_N_ELEMENTS(leaving); i++) {
        g_autofree char *link = in(f, leaving[i][0]);
        g_assert_cmpint(symlink(leaving[i][1], link), ==, 0);
    }
    g_assert_cmpint(symlink("sub/b.xml", within), ==, 0);
    g_assert_cmpint(mkfifo(fifo, 0600), ==, 0);
    g_autoptr(JfSource) source = jf_source_new_folder(f->folder);
    static const char *const refused[] = {"passwd", "etc/passwd", "up/x", "far"};
    for (size_t i = 0; i < G_N_ELEMENTS(refused); i++) {
        g_assert_null(jf_source_read(source, refused[i], 1 << 20, NULL, f->diags));
        assert_fault(f, JF_DIAG_PART_OUTSIDE);
    }
    g_assert_null(jf_source_read(source, "fifo", 10, NULL, f->diags));
    assert_fault(f, JF_DIAG_FILE_READ);
    jf_source_read(source, "within", 10, NULL, f->diags); // allowed, or refused where the kernel cannot tell
    g_assert_cmpuint(jf_source_count(source) + jf_diags_errors(f->diags), ==, 1);
}

static void test_bundle(Fixture *f, gconstpointer unused)
{
    (void)unused;
    g_autoptr(JfSource) source = jf_source_new_bundle();
    g_autoptr(GBytes) one = g_bytes_new_static("one", 3);
    g_autoptr(GBytes) two = g_bytes_new_static("twoo", 4);
    jf_source_add(source, "x.xml", one);
    jf_source_add(source, "./x.xml", two);
    g_assert_true(jf_source_read(source, "x.xml", 10, NULL, f->diags) == two);
    g_assert_null(jf_source_read(source, "y.xml", 10, NULL, f->diags));
    assert_fault(f, JF_DIAG_FILE_MISSING);
    g_assert_null(jf_source_read(source, "x.xml", 3, NULL, f->diags));
    assert_fault(f, JF_DIAG_FILE_SIZE);
    g_assert_cmpuint(jf_source_count(source), ==, 1);
    g_autofree char *path = jf_source_path(source, "x.xml");
    g_assert_cmpstr(path, ==, "x.xml");
}

static void test_lock(Fixture *f, gconstpointer unused)
{
    (void)unused;
    g_autofree char *path = g_build_filename(f->folder, "held", NULL), *other = g_build_filename(f->folder, "other", NULL);
    int first = -1, second = -1;
    g_assert_true(jf_file_lock(path, &first, f->diags)); // not there: nothing to hold
    g_assert_cmpint(first, ==, -1);
    g_assert_true(g_file_set_contents(path, "a", 1, NULL));
    g_assert_true(jf_file_lock(path, &first, f->diags));
    g_assert_cmpint(first, >=, 0);
    g_assert_false(jf_file_lock(path, &second, f->diags));
    g_assert_cmpint(second, ==, -1);
    assert_fault(f, JF_DIAG_FILE_BUSY);
    g_assert_true(g_file_set_contents(other, "b", 1, NULL)); // the holder puts a new file in its place …
    g_assert_cmpint(g_rename(other, path), ==, 0);
    g_assert_true(jf_file_lock(path, &second, f->diags)); // … which is another file
    g_assert_cmpint(second, >=, 0);
    close(first);
    close(second);
    g_assert_cmpuint(jf_diags_errors(f->diags), ==, 0);
    g_assert_true(jf_file_lock(path, &first, f->diags)); // let go by close
    g_assert_cmpint(first, >=, 0);
    close(first);
    g_remove(path);
}

#define ADD(name, test) g_test_add("/base/" name, Fixture, NULL, set_up, test, tear_down)

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    ADD("file/read", test_read);
    ADD("file/read-unsized", test_read_unsized);
    ADD("file/write", test_write);
    ADD("file/write-channel", test_write_channel);
    ADD("file/lock", test_lock);
    g_test_add_func("/base/file/sha256", test_sha256);
    ADD("source/folder", test_source);
    ADD("source/names", test_names);
    ADD("source/links", test_links);
    ADD("source/bundle", test_bundle);
    return g_test_run();
}
