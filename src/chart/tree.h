// SPDX-License-Identifier: MIT
// Inside of chart/: boxes that point to what they bring about: a cause chain, and a fishbone that is too crowded for its bones. Not for other folders.
#pragma once
#include "chart/schematic.h"

typedef struct {
    const char *label, *detail; // detail NULL: none
    int parent;                 // earlier in the array; -1: an effect
    JfTone tone;
    int label_part, detail_part, arrow_part; // what its words and its arrow belong to
} JfTreeNode;

// From left to right, the effect first, if the columns are wide enough for the words and the whole is not too high; else one under the other, indented.
// Leaves the drawing's height.
void jf_tree_draw(JfDrawing *d, const JfTreeNode *nodes, size_t n);
