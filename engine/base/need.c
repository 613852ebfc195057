#include "base/need.h"

#include <stdlib.h>
#include <string.h>

#include "base/fatal.h"

static void *need(void *bytes)
{
    if (!bytes)
        fatal_no_memory();
    return bytes;
}

void *need_alloc(size_t size)
{
    return need(malloc(size ? size : 1));
}

void *need_realloc(void *old, size_t size)
{
    return need(realloc(old, size ? size : 1));
}

char *need_copy(const char *text)
{
    return need(strdup(text));
}
