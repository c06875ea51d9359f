// SPDX-License-Identifier: MIT
// Spans of time in words, as documents and their charts write them.
#pragma once
#include "base/diag.h"
#include <stdint.h>

// "28 h 40 min", "35 min"; in Chinese "28 小时 40 分". Less than nothing begins with U+2212.
void jf_duration_append(GString *out, int64_t minutes, JfLanguage language);
