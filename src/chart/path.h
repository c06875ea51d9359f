// SPDX-License-Identifier: MIT
// Paths: what charts are drawn with, from here through layout/ to paint/. Plain data in an arena; lengths in 1/1024 pt, y downwards.
#pragma once
#include "base/arena.h"
#include "model/theme.h"

typedef enum { JF_STEP_MOVE, JF_STEP_LINE, JF_STEP_CURVE, JF_STEP_CLOSE } JfStepKind;

// MOVE and LINE use the point 2; CURVE is cubic: control points 0 and 1, end 2; CLOSE uses none.
typedef struct {
    JfStepKind kind;
    JfLength x[3], y[3];
} JfStep;

typedef struct {
    JfStep *steps;
    size_t n, room;
} JfPath;

JfPath *jf_path_new(JfArena *arena);
void jf_path_move(JfArena *arena, JfPath *path, JfLength x, JfLength y);
void jf_path_line(JfArena *arena, JfPath *path, JfLength x, JfLength y);
void jf_path_curve(JfArena *arena, JfPath *path, JfLength x1, JfLength y1, JfLength x2, JfLength y2, JfLength x, JfLength y);
void jf_path_close(JfArena *arena, JfPath *path);
void jf_path_rect(JfArena *arena, JfPath *path, JfLength x, JfLength y, JfLength width, JfLength height);
void jf_path_circle(JfArena *arena, JfPath *path, JfLength x, JfLength y, JfLength radius);

// Parallel lines over the inside of `path` (even-odd; curves count as their end points), `step` apart, from left top to right bottom, or the other
// way when `up`. The lines of paths that share `step` and `up` meet: they lie on one grid of the drawing. Filled areas in one ink are told apart so,
// on any printer.
JfPath *jf_path_hatch(JfArena *arena, const JfPath *path, JfLength step, bool up);
