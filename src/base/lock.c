// SPDX-License-Identifier: MIT
// Files held against others of ours.
#include "base/file.h"
#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

// Whoever holds a file puts another in its place when done; then the lock is on a file that has lost its name.
static bool is_still(int fd, const char *path)
{
    struct stat held, there;
    return fstat(fd, &held) == 0 && stat(path, &there) == 0 && held.st_dev == there.st_dev && held.st_ino == there.st_ino;
}

bool jf_file_lock(const char *path, int *out, JfDiags *diags)
{
    for (int attempt = 0; attempt < 100; attempt++) {
        *out = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
        if (*out < 0)
            return true;
        bool busy = flock(*out, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK; // another fault: no locks there
        if (!busy && is_still(*out, path))
            return true;
        close(*out);
        *out = -1;
        if (busy)
            break;
    }
    jf_diags_add(diags, JF_DIAG_FILE_BUSY, NULL, path, NULL);
    return false;
}
