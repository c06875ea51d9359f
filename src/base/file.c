// SPDX-License-Identifier: MIT
// Files in and out: bounded reading; writing by temporary file, fsync and rename.
#include "base/file.h"
#include "base/descriptor.h"
#include "base/fault.h"
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

// ---- reading

static GBytes *read_all(int fd, size_t expected, size_t limit, int *fault)
{
    size_t room = expected + 1, length = 0; // one more, so that the end of the file is seen without growing
    unsigned char *data = g_malloc(room);
    for (;;) {
        ssize_t n = read(fd, data + length, room - length);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0) {
            *fault = errno;
            break;
        }
        length += (size_t)n;
        if (n == 0)
            return g_bytes_new_take(data, length);
        if (length > limit) { // grew while we were reading
            *fault = EFBIG;
            break;
        }
        if (length == room)
            data = g_realloc(data, room = room * 2);
    }
    g_free(data);
    return NULL;
}

static void add_size(const char *name, size_t limit, const JfWhere *where, JfDiags *diags)
{
    g_autofree char *text = g_strdup_printf("%zu", limit);
    jf_diags_add(diags, JF_DIAG_FILE_SIZE, where, name, text, NULL);
}

GBytes *jf_descriptor_read(int fd, const char *name, size_t limit, const JfWhere *where, JfDiags *diags)
{
    struct stat status;
    int fault = 0;
    GBytes *bytes = NULL;
    if (fstat(fd, &status) != 0)
        fault = errno;
    else if (!S_ISREG(status.st_mode))
        fault = S_ISDIR(status.st_mode) ? EISDIR : EINVAL;
    else if ((uintmax_t)status.st_size > limit)
        fault = EFBIG;
    else
        bytes = read_all(fd, (size_t)status.st_size, limit, &fault);
    close(fd);
    if (fault == EFBIG)
        add_size(name, limit, where, diags);
    else if (fault == EINVAL)
        jf_diags_add(diags, JF_DIAG_FILE_READ, where, name, "not a regular file", "不是普通文件", NULL);
    else if (fault)
        jf_diags_add(diags, JF_DIAG_FILE_READ, where, name, JF_FAULT_TEXTS(fault), NULL);
    return bytes;
}

GBytes *jf_file_read(const char *path, size_t limit, JfDiags *diags)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK); // non-blocking: a pipe must not hold us before it is refused
    if (fd < 0) {
        jf_diags_add(diags, JF_DIAG_FILE_MISSING, NULL, path, JF_FAULT_TEXTS(errno), NULL);
        return NULL;
    }
    return jf_descriptor_read(fd, path, limit, NULL, diags);
}

// ---- writing

// Where a file goes: the open folder, the name in it, and the temporary name beside it.
typedef struct {
    int folder;
    char *name, *temporary;
} Target;

static bool target_open(Target *target, const char *path)
{
    g_autofree char *folder = g_path_get_dirname(path);
    target->name = g_path_get_basename(path);
    target->temporary = NULL;
    target->folder = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    return target->folder >= 0;
}

static void target_clear(Target *target)
{
    if (target->folder >= 0)
        close(target->folder);
    g_free(target->name);
    g_free(target->temporary);
}

// The names differ between processes, so that two writers never share one.
static void name_temporary(Target *target, unsigned attempt)
{
    g_free(target->temporary);
    target->temporary = g_strdup_printf(".%.200s.%ld-%u", target->name, (long)getpid(), attempt);
}

// A file without a name, which is gone with its process: whoever is killed while writing leaves nothing behind. Not every file system has them.
static int create_unnamed(const Target *target, mode_t mode)
{
    return openat(target->folder, ".", O_TMPFILE | O_WRONLY | O_CLOEXEC, mode);
}

static bool knows_unnamed(int fault)
{
    return fault != EOPNOTSUPP && fault != EISDIR && fault != ENOENT && fault != EINVAL && fault != ENOSYS;
}

// Gives it the temporary name, for the moment until it is renamed: a link cannot replace what is there.
static bool link_unnamed(Target *target, int fd)
{
    g_autofree char *self = g_strdup_printf("/proc/self/fd/%d", fd);
    for (unsigned attempt = 0; attempt < 1000; attempt++) {
        name_temporary(target, attempt);
        if (linkat(AT_FDCWD, self, target->folder, target->temporary, AT_SYMLINK_FOLLOW) == 0)
            return true;
        if (errno != EEXIST)
            break;
    }
    return false;
}

// A new file of an unused name.
static int create_temporary(Target *target, mode_t mode)
{
    for (unsigned attempt = 0; attempt < 1000; attempt++) {
        name_temporary(target, attempt);
        int fd = openat(target->folder, target->temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode);
        if (fd >= 0 || errno != EEXIST)
            return fd;
    }
    return -1;
}

static bool write_all(int fd, const unsigned char *data, size_t length)
{
    while (length > 0) {
        ssize_t n = write(fd, data, length);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        data += n;
        length -= (size_t)n;
    }
    return true;
}

static bool flush(int fd)
{
    int result;
    do
        result = fsync(fd);
    while (result != 0 && errno == EINTR);
    return result == 0;
}

static int create(Target *target, mode_t mode, bool *unnamed)
{
    int fd = *unnamed ? create_unnamed(target, mode) : -1;
    if (fd >= 0 || (*unnamed && knows_unnamed(errno)))
        return fd;
    *unnamed = false;
    return create_temporary(target, mode);
}

// Whole and durable under the temporary name, or gone again.
static bool write_temporary(Target *target, GBytes *bytes, mode_t mode, bool unnamed)
{
    gsize length;
    const unsigned char *data = g_bytes_get_data(bytes, &length);
    int fd = create(target, mode, &unnamed);
    if (fd < 0)
        return false;
    bool done = write_all(fd, data, length) && flush(fd);
    if (done && unnamed && !link_unnamed(target, fd)) { // without /proc, for instance
        close(fd);
        return write_temporary(target, bytes, mode, false);
    }
    int fault = errno;
    if (close(fd) != 0 && done) {
        done = false;
        fault = errno;
    }
    if (!done && target->temporary)
        unlinkat(target->folder, target->temporary, 0);
    errno = fault;
    return done;
}

static bool rename_temporary(const Target *target)
{
    if (renameat(target->folder, target->temporary, target->folder, target->name) == 0)
        return true;
    int fault = errno;
    unlinkat(target->folder, target->temporary, 0);
    errno = fault;
    return false;
}

// A file system that cannot flush folders says EINVAL; then there is nothing more that could be done.
static bool flush_folder(const Target *target)
{
    return flush(target->folder) || errno == EINVAL;
}

// What must not be replaced by a file of its name: devices (/dev/null!), pipes, and the links of /dev to what is open here.
static bool is_channel(const char *path)
{
    struct stat status;
    if (stat(path, &status) != 0)
        return false;
    return !S_ISDIR(status.st_mode) && (!S_ISREG(status.st_mode) || g_str_has_prefix(path, "/dev/"));
}

static bool write_channel(const char *path, GBytes *bytes)
{
    gsize length;
    const unsigned char *data = g_bytes_get_data(bytes, &length);
    struct stat status;
    int fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
    if (fd < 0)
        return false;
    bool block = fstat(fd, &status) != 0 || S_ISBLK(status.st_mode); // nobody means a disk
    bool done = !block && write_all(fd, data, length);
    int fault = block ? EPERM : errno;
    close(fd);
    errno = fault;
    return done;
}

static bool write_file(const char *path, GBytes *bytes, mode_t mode, JfDiags *diags)
{
    if (is_channel(path)) {
        bool written = write_channel(path, bytes);
        if (!written)
            jf_diags_add(diags, JF_DIAG_FILE_WRITE, NULL, path, JF_FAULT_TEXTS(errno), NULL);
        return written;
    }
    Target target;
    bool done =
        target_open(&target, path) && write_temporary(&target, bytes, mode, true) && rename_temporary(&target) && flush_folder(&target);
    if (!done)
        jf_diags_add(diags, JF_DIAG_FILE_WRITE, NULL, path, JF_FAULT_TEXTS(errno), NULL);
    target_clear(&target);
    return done;
}

bool jf_file_write(const char *path, GBytes *bytes, JfDiags *diags)
{
    return write_file(path, bytes, 0644, diags);
}

bool jf_file_write_secret(const char *path, GBytes *bytes, JfDiags *diags)
{
    return write_file(path, bytes, 0600, diags);
}
