/* Blocks double up to a megabyte; a larger request gets a block of its own. */
#include "base/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/fatal.h"

struct arena_block {
    struct arena_block *next;
    size_t size; /* bytes of data */
    size_t used;
    alignas(max_align_t) char data[];
};

enum { BLOCK_FIRST = 4096, BLOCK_LARGEST = 1 << 20 };

static void free_blocks(struct arena_block *b)
{
    while (b) {
        struct arena_block *next = b->next;
        free(b);
        b = next;
    }
}

void arena_release(struct arena *a)
{
    free_blocks(a->head);
    a->head = NULL;
}

void arena_reset(struct arena *a)
{
    if (!a->head)
        return;
    free_blocks(a->head->next);
    a->head->next = NULL;
    a->head->used = 0;
}

static struct arena_block *block_new(size_t size)
{
    struct arena_block *b = NULL;
    if (size <= SIZE_MAX - sizeof *b)
        b = malloc(sizeof *b + size);
    if (!b)
        fatal_no_memory();
    b->size = size;
    b->used = 0;
    return b;
}

static size_t round_up(size_t n, size_t alignment)
{
    return (n + alignment - 1) & ~(alignment - 1);
}

static void *take(struct arena *a, size_t size, size_t alignment)
{
    struct arena_block *b = a->head;
    size_t start = b ? round_up(b->used, alignment) : 0;
    if (!b || start > b->size || b->size - start < size) {
        size_t next = b ? b->size * 2 : BLOCK_FIRST;
        if (next > BLOCK_LARGEST)
            next = BLOCK_LARGEST;
        b = block_new(size > next ? size : next);
        b->next = a->head;
        a->head = b;
        start = 0;
    }
    b->used = start + size;
    return b->data + start;
}

void *arena_alloc(struct arena *a, size_t size)
{
    return memset(take(a, size, alignof(max_align_t)), 0, size);
}

void *arena_array(struct arena *a, size_t count, size_t size)
{
    size_t total;
    if (__builtin_mul_overflow(count, size, &total))
        fatal_no_memory();
    return arena_alloc(a, total);
}

struct str arena_str(struct arena *a, struct str s)
{
    char *copy = take(a, s.len + 1, 1); /* text needs no alignment */
    if (s.len)
        memcpy(copy, s.ptr, s.len);
    copy[s.len] = '\0';
    return str_make(copy, s.len);
}

const char *arena_cstr(struct arena *a, struct str s)
{
    return arena_str(a, s).ptr;
}

struct str arena_printf(struct arena *a, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (len < 0)
        fatal_no_memory();
    char *text = take(a, (size_t)len + 1, 1);
    va_start(args, format);
    vsnprintf(text, (size_t)len + 1, format, args);
    va_end(args);
    return str_make(text, (size_t)len);
}

void *arena_grow(struct arena *a, void **items, size_t *count, size_t *capacity, size_t size)
{
    if (*count == *capacity) {
        size_t wanted = *capacity ? *capacity * 2 : 8;
        void *grown = arena_array(a, wanted, size);
        if (*count)
            memcpy(grown, *items, *count * size);
        *items = grown;
        *capacity = wanted;
    }
    return (char *)*items + (*count)++ * size;
}
