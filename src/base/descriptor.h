// SPDX-License-Identifier: MIT
// Private to base/: bounded reading from an open file, shared by file.c and source.c.
#pragma once
#include "base/diag.h"

// Reads the regular file behind `fd` and closes `fd` in any case. `name` and `where` are for the messages.
// NULL: FILE-READ (also for a folder, a pipe, a device), FILE-SIZE.
GBytes *jf_descriptor_read(int fd, const char *name, size_t limit, const JfWhere *where, JfDiags *diags);
