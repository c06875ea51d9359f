// SPDX-License-Identifier: MIT
// Memory for trees that live as long as one job (report model, layout): many small pieces, freed at once.
//
// Pieces are aligned for any type and zeroed. Running out of memory ends the program in one place with JF_EXIT_SYSTEM.
#pragma once
#include <glib.h>
#include <stddef.h>

typedef struct JfArena JfArena;

JfArena *jf_arena_new(void);
void jf_arena_free(JfArena *arena); // takes NULL; frees every piece
G_DEFINE_AUTOPTR_CLEANUP_FUNC(JfArena, jf_arena_free)

void *jf_arena_alloc(JfArena *arena, size_t size);               // zeroed, owned by the arena
void *jf_arena_copy(JfArena *arena, const void *from, size_t size);
char *jf_arena_strdup(JfArena *arena, const char *text);         // NULL stays NULL
char *jf_arena_strndup(JfArena *arena, const char *text, size_t length);
char *jf_arena_printf(JfArena *arena, const char *format, ...) G_GNUC_PRINTF(2, 3);

// Gives back all that was allocated since `mark`, so that an attempt that came to nothing costs no memory. Marks are undone newest first.
typedef struct { void *block, *free_from; size_t free_size; } JfArenaMark;
JfArenaMark jf_arena_mark(const JfArena *arena);
void jf_arena_rewind(JfArena *arena, JfArenaMark mark);

#define jf_arena_new0(arena, Type) ((Type *)jf_arena_alloc((arena), sizeof(Type)))
#define jf_arena_array(arena, Type, n) ((Type *)jf_arena_alloc((arena), sizeof(Type) * (size_t)(n)))

// For a process that makes one document after another, at its start: memory that was freed is kept for the next document instead of being given
// back to the system and asked for again (one part in twenty of a document's time). Does nothing where the C library has no such setting.
void jf_memory_keep(void);
