/* need.h — memory that is there: an allocation that fails ends the process (fatal.h).
 *
 * For libraries that go on after a failed allocation and fall over what they do not have.
 */
#ifndef BASE_NEED_H
#define BASE_NEED_H

#include <stddef.h>

/* As malloc and realloc, but never NULL, not even for nothing; freed with free(). */
void *need_alloc(size_t size);
void *need_realloc(void *old, size_t size);

/* As strdup, but never NULL. */
char *need_copy(const char *text);

#endif
