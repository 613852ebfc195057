/* entries.h — a package as its entries in memory, read by libzip alone.
 *
 * The tools that judge documents share no code with the engine that makes them.
 */
#ifndef TESTS_TOOLS_ENTRIES_H
#define TESTS_TOOLS_ENTRIES_H

#include <stdbool.h>
#include <stddef.h>

struct entry {
    char *name;
    char *bytes; /* NUL-terminated beyond size */
    size_t size;
    bool stored; /* not compressed */
};

struct entries {
    struct entry *items; /* in the order of the package */
    size_t count;
};

/* Reads a package whole, with CRCs checked; false, with a line on standard error, when it cannot. */
bool entries_read(const char *file, struct entries *e);

/* Reads a package that is an entry of another one. */
bool entries_read_nested(const struct entry *package, struct entries *e);

void entries_release(struct entries *e);

/* The entry of that name, or NULL. */
const struct entry *entries_find(const struct entries *e, const char *name);

bool ends_with(const char *text, const char *tail);

#endif
