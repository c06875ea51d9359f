// SPDX-License-Identifier: MIT
// Passphrases: from a file, the environment, or the terminal without echo. Never from the command line, which others can see.
#include "cli/cli.h"
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

// One line from `fd`, without its end. Byte by byte, so that no buffer of ours keeps a copy.
static bool read_line(int fd, char *out, size_t size)
{
    size_t n = 0;
    for (;;) {
        char c;
        ssize_t got = read(fd, &c, 1);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0 || n + 1 >= size) {
            explicit_bzero(out, size);
            return false;
        }
        if (got == 0 || c == '\n')
            break;
        out[n++] = c;
    }
    if (n > 0 && out[n - 1] == '\r')
        n--;
    out[n] = '\0';
    return true;
}

static bool from_file(const char *path, char *out, size_t size)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (fd < 0)
        return false;
    bool done = read_line(fd, out, size);
    close(fd);
    return done;
}

static bool from_environment(char *out, size_t size)
{
    const char *value = g_getenv("JIAOFU_PASSPHRASE");
    return value && g_strlcpy(out, value, size) < size;
}

static bool from_terminal(const char *path, char *out, size_t size)
{
    int fd = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
    struct termios before, silent;
    if (fd < 0)
        return false;
    bool done = false;
    if (tcgetattr(fd, &before) == 0) {
        silent = before;
        silent.c_lflag &= ~(tcflag_t)(ECHO | ECHONL);
        g_autofree char *name = g_path_get_basename(path);
        dprintf(fd, "Passphrase for %s / 口令: ", name);
        tcsetattr(fd, TCSAFLUSH, &silent);
        done = read_line(fd, out, size);
        tcsetattr(fd, TCSAFLUSH, &before);
        dprintf(fd, "\n");
    }
    close(fd);
    return done;
}

bool jf_cli_passphrase(void *user, const char *path, char *out, size_t size)
{
    const char *file = user;
    return file ? from_file(file, out, size) : from_environment(out, size) || from_terminal(path, out, size);
}
