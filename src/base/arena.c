// SPDX-License-Identifier: MIT
// Memory that lives as long as one job: pieces cut from big zeroed blocks.
#include "base/arena.h"
#include "base/diag.h"
#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

// Under the address sanitizer each piece gets a block of its own, so that a write beyond its end is seen.
#if defined(__SANITIZE_ADDRESS__)
#define BLOCK_SIZE ((size_t)0)
#else
#define BLOCK_SIZE ((size_t)64 << 10)
#endif

typedef struct Block Block;
struct Block {
    Block *next;
    alignas(max_align_t) unsigned char bytes[];
};

struct JfArena {
    Block *blocks;
    unsigned char *free_from;
    size_t free_size;
};

static _Noreturn void die_without_memory(void)
{
    static const char message[] = "jiaofu: out of memory / 内存不足\n";
    ssize_t ignored = write(STDERR_FILENO, message, sizeof message - 1);
    (void)ignored;
    _exit(JF_EXIT_SYSTEM);
}

static Block *add_block(JfArena *arena, size_t size)
{
    Block *block = calloc(1, sizeof(Block) + size);
    if (!block)
        die_without_memory();
    block->next = arena->blocks;
    arena->blocks = block;
    return block;
}

JfArena *jf_arena_new(void)
{
    return g_new0(JfArena, 1);
}

void jf_arena_free(JfArena *arena)
{
    if (!arena)
        return;
    for (Block *block = arena->blocks, *next; block; block = next) {
        next = block->next;
        free(block);
    }
    g_free(arena);
}

void *jf_arena_alloc(JfArena *arena, size_t size)
{
    const size_t align = alignof(max_align_t);
    if (size > SIZE_MAX / 2)
        die_without_memory();
    size = (size + align - 1) / align * align;
    if (size == 0)
        size = align;
    if (size > BLOCK_SIZE / 4)
        return add_block(arena, size)->bytes;
    if (size > arena->free_size) {
        arena->free_from = add_block(arena, BLOCK_SIZE)->bytes;
        arena->free_size = BLOCK_SIZE;
    }
    void *piece = arena->free_from;
    arena->free_from += size;
    arena->free_size -= size;
    return piece;
}

JfArenaMark jf_arena_mark(const JfArena *arena)
{
    return (JfArenaMark){.block = arena->blocks, .free_from = arena->free_from, .free_size = arena->free_size};
}

void jf_arena_rewind(JfArena *arena, JfArenaMark mark)
{
    // Nothing behind it was ever given away, so that rewinding a little costs little.
    size_t used = arena->blocks == mark.block ? mark.free_size - arena->free_size : mark.free_size;
    while (arena->blocks != mark.block) {
        Block *block = arena->blocks;
        arena->blocks = block->next;
        free(block);
    }
    arena->free_from = mark.free_from;
    arena->free_size = mark.free_size;
    if (used > 0)
        memset(mark.free_from, 0, used);
}

void *jf_arena_copy(JfArena *arena, const void *from, size_t size)
{
    void *piece = jf_arena_alloc(arena, size);
    if (size)
        memcpy(piece, from, size);
    return piece;
}

char *jf_arena_strndup(JfArena *arena, const char *text, size_t length)
{
    if (!text)
        return NULL;
    length = strnlen(text, length);
    char *copy = jf_arena_alloc(arena, length + 1);
    memcpy(copy, text, length);
    return copy;
}

char *jf_arena_strdup(JfArena *arena, const char *text)
{
    return text ? jf_arena_strndup(arena, text, strlen(text)) : NULL;
}

char *jf_arena_printf(JfArena *arena, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    g_autofree char *text = g_strdup_vprintf(format, list);
    va_end(list);
    return jf_arena_strdup(arena, text);
}

void jf_memory_keep(void)
{
#ifdef __GLIBC__
    mallopt(M_TRIM_THRESHOLD, 64 << 20);
    mallopt(M_MMAP_THRESHOLD, 16 << 20);
    mallopt(M_TOP_PAD, 1 << 20);
    mallopt(M_MXFAST, 0); // a document is freed as a whole: putting its pieces together at once is cheaper than in one sweep later
#endif
}
