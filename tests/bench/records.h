// SPDX-License-Identifier: MIT
// Records for the benchmark, of the shapes that peers were measured with, each with other words, from a seed. They stand on the shared parts of
// samples/parts/. The same seed and number give the same text; the caller frees it.
#pragma once
#include <glib.h>

char *bench_sheet(guint32 seed, int i); // a completed visit: 10 work steps, 5 parts, two paragraphs of some 400 characters
char *bench_shape(guint32 seed, int i); // the same month as peers had it: 300 tickets of 5 events, no misses, 11 earlier months, ten paragraphs
char *bench_sla(guint32 seed, int i);   // a month: 300 tickets of 6 to 8 events, 5 misses, 11 earlier months, ten paragraphs of some 440 characters
