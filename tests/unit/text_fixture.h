// SPDX-License-Identifier: MIT
// For tests of text/: the bundled fonts, opened once, and for each test an arena and diagnostics of its own.
#pragma once
#include "text/paragraph.h"
#include <string.h>

#define PT(x) ((int)((x)*1024))

static JfFonts *fonts; // opened by main: the tests share what a process shares

typedef struct {
    JfArena *arena;
    JfDiags *diags;
} Fixture;

static inline void set_up(Fixture *f, gconstpointer data)
{
    (void)data;
    f->arena = jf_arena_new();
    f->diags = jf_diags_new();
}

static inline void tear_down(Fixture *f, gconstpointer data)
{
    (void)data;
    jf_arena_free(f->arena);
    jf_diags_free(f->diags);
}
