// SPDX-License-Identifier: MIT
// Checking one picture; private to record/.
#pragma once
#include "record/attachments.h"

// Checks picture `name`. Faults of a PNG or JPEG are at `where`; those of an SVG in `path`, at their own line.
bool jf_picture_check(GBytes *bytes, const char *name, const char *path, const JfWhere *where, JfDiags *diags);

bool jf_svg_check(GBytes *bytes, const char *name, const char *path, JfDiags *diags);
