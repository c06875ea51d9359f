// SPDX-License-Identifier: MIT
// Files in and out: bounded reading, and writing that is whole or not there at all.
//
// Writing goes to a temporary file in the target's folder, is flushed (fsync), renamed over the target, and the folder is
// flushed; a crash at any moment leaves the old file or the new one. The temporary file has no name until it is whole (where the file system can
// do that), so that even who is killed leaves nothing behind but in the instant before the renaming. The fault tests make the k-th system call fail.
#pragma once
#include "base/diag.h"

// Reads all of `path` (a regular file) if it has at most `limit` bytes. Caller unrefs. NULL: FILE-MISSING, FILE-READ, FILE-SIZE.
GBytes *jf_file_read(const char *path, size_t limit, JfDiags *diags);

// Writes `bytes` to `path` atomically and durably, mode 0644 less the umask. false: FILE-WRITE, and `path` is as before (or, when only the
// last flush of the folder failed, already the new file, whole). A symbolic link at `path` is replaced, not followed; a device or pipe is
// written to, never replaced.
bool jf_file_write(const char *path, GBytes *bytes, JfDiags *diags);

// As jf_file_write, mode 0600: for keys.
bool jf_file_write_secret(const char *path, GBytes *bytes, JfDiags *diags);

// Holds `path` for who reads it, changes it and writes it back: two that sign one document must not lose one signature. The lock is let go by
// close(*out) and by the end of the process; *out is -1 where there is nothing to hold (no such file, or a file system without locks), which is no
// fault. false: FILE-BUSY: another process of ours holds it.
bool jf_file_lock(const char *path, int *out, JfDiags *diags);

// SHA-256 as 64 lower-case hex digits. Caller frees.
char *jf_sha256_hex(const void *data, size_t length);
char *jf_bytes_sha256(GBytes *bytes);
