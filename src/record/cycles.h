// SPDX-License-Identifier: MIT
// Circles among elements that refer to each other: advice that depends on advice, causes of causes. Private to record/.
#pragma once
#include <glib.h>
#include <libxml/xpath.h>

// The elements of `nodes` that come back to themselves by their references: attributes called `name` of an element or of its children hold
// the id of another of `nodes`. References to anything else do not count. A new set in the order of `nodes`; the caller frees it.
xmlNodeSet *jf_cycles_find(const xmlNodeSet *nodes, const char *name);
