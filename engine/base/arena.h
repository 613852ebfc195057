/* arena.h — memory by lifetime: what is put in an arena dies with it, all at once.
 *
 * Lifetimes in this program: a run, a document, a scratch piece of work. Nobody frees a single
 * allocation. A failed allocation ends the process (base/fatal.h), so no caller checks for NULL.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include "base/str.h"

struct arena_block;

/* Empty is `(struct arena){0}`: nothing is allocated yet. */
struct arena {
    struct arena_block *head; /* newest block first */
};

/* Frees everything; the arena is empty and usable again. */
void arena_release(struct arena *a);

/* Drops all contents but keeps the newest block for the next use. */
void arena_reset(struct arena *a);

/* `size` zeroed bytes aligned for any object; never NULL. */
void *arena_alloc(struct arena *a, size_t size);

/* Zeroed array of `count` objects; an overflowing product ends the process as a failed allocation. */
void *arena_array(struct arena *a, size_t count, size_t size);

#define ARENA_NEW(a, type) ((type *)arena_alloc((a), sizeof(type)))
#define ARENA_ARRAY(a, type, count) ((type *)arena_array((a), (count), sizeof(type)))

/* Copy of `s` in the arena, followed by a NUL that len does not count. */
struct str arena_str(struct arena *a, struct str s);

/* The same as a C string; an embedded NUL ends it early for C readers. */
const char *arena_cstr(struct arena *a, struct str s);

/* Formatted text in the arena. */
struct str arena_printf(struct arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* A growing array in an arena: `items` moves when it grows, so keep indices, not pointers.
 * Makes room for one more item of `size` bytes and returns its zeroed place. */
void *arena_grow(struct arena *a, void **items, size_t *count, size_t *capacity, size_t size);

#define ARENA_PUSH(a, items, count, capacity)                                                      \
    ((__typeof__(*(items)) *)arena_grow((a), (void **)&(items), &(count), &(capacity),             \
                                        sizeof *(items)))

#endif
