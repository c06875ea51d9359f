// SPDX-License-Identifier: MIT
// Preloaded into a program under test: makes the k-th call of a kind fail, or ends the process there as a power cut would.
//
// $FAULT_CALL: open, write, fsync, link, rename, close, or any · $FAULT_AT: k, from 1 · $FAULT_ERRNO: number, or "kill" · $FAULT_COUNT: a file that gets the
// number of calls seen (for the first run, without $FAULT_AT). A write that is to fail writes half of its bytes first. Only calls on files under $FAULT_UNDER
// count, so that the program's own start is left alone.
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int openat(int folder, const char *path, int flags, ...);
int openat64(int folder, const char *path, int flags, ...);
ssize_t write(int fd, const void *data, size_t length);
int fsync(int fd);
int renameat(int from_folder, const char *from, int to_folder, const char *to);
int linkat(int from_folder, const char *from, int to_folder, const char *to, int flags);
int close(int fd);

static long seen;

static void say_count(void)
{
    const char *path = getenv("FAULT_COUNT");
    FILE *out = path ? fopen(path, "w") : NULL;
    if (!out)
        return;
    fprintf(out, "%ld\n", seen);
    fclose(out);
}

// Does the k-th counted call fall on this one? Then it does not return, or errno is set.
static int falls(const char *call)
{
    const char *wanted = getenv("FAULT_CALL"), *at = getenv("FAULT_AT"), *fault = getenv("FAULT_ERRNO");
    if (!wanted || (strcmp(wanted, "any") != 0 && strcmp(wanted, call) != 0))
        return 0;
    seen++;
    if (!at) {
        say_count();
        return 0;
    }
    if (seen != strtol(at, NULL, 10))
        return 0;
    if (!fault || strcmp(fault, "kill") == 0)
        raise(SIGKILL);
    errno = (int)strtol(fault, NULL, 10);
    return 1;
}

static int under(int fd)
{
    const char *folder = getenv("FAULT_UNDER");
    char link[64], path[4096];
    if (!folder)
        return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t n = readlink(link, path, sizeof path - 1);
    if (n < 0)
        return 0;
    path[n] = '\0';
    return strncmp(path, folder, strlen(folder)) == 0;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

int openat(int folder, const char *path, int flags, ...)
{
    va_list list;
    va_start(list, flags);
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(list, mode_t) : 0;
    va_end(list);
    if ((flags & (O_CREAT | (O_TMPFILE & ~O_DIRECTORY))) && under(folder) && falls("open"))
        return -1;
    return REAL(openat)(folder, path, flags, mode);
}

int openat64(int folder, const char *path, int flags, ...)
{
    va_list list;
    va_start(list, flags);
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(list, mode_t) : 0;
    va_end(list);
    return openat(folder, path, flags, mode);
}

ssize_t write(int fd, const void *data, size_t length)
{
    if (under(fd) && length > 1) {
        int saved = errno;
        if (falls("write")) {
            int fault = errno;
            if (fault != EINTR) // of an interrupted write the system tells how far it came
                REAL(write)(fd, data, length / 2);
            errno = fault;
            return -1;
        }
        errno = saved;
    }
    return REAL(write)(fd, data, length);
}

int fsync(int fd)
{
    if (under(fd) && falls("fsync"))
        return -1;
    return REAL(fsync)(fd);
}

int renameat(int from_folder, const char *from, int to_folder, const char *to)
{
    if (under(to_folder) && falls("rename"))
        return -1;
    return REAL(renameat)(from_folder, from, to_folder, to);
}

int linkat(int from_folder, const char *from, int to_folder, const char *to, int flags)
{
    if (under(to_folder) && falls("link"))
        return -1;
    return REAL(linkat)(from_folder, from, to_folder, to, flags);
}

int close(int fd)
{
    int mine = under(fd), fails = mine && falls("close"), fault = errno;
    int result = REAL(close)(fd); // closed in any case, as Linux does
    if (!fails)
        return result;
    errno = fault;
    return -1;
}
