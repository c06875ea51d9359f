// SPDX-License-Identifier: MIT
// Records for the benchmark: completed visits of the size that peers were measured with (10 work steps, 5 parts, two paragraphs of some
// 400 characters), each with other words, from a seed. They stand on the shared parts of samples/parts/.
#pragma once
#include <glib.h>

// Text of record number `i`; caller frees. The same seed and number give the same text.
char *bench_record(guint32 seed, int i);
