#include "input/xml_memory.h"

#include <libxml/xmlmemory.h>
#include <stdlib.h>
#include <string.h>

#include "base/fatal.h"

static void *need(void *bytes)
{
    if (!bytes)
        fatal_no_memory();
    return bytes;
}

/* An empty allocation may be NULL. */
static void *allocate(size_t size)
{
    return need(malloc(size ? size : 1));
}

static void *reallocate(void *old, size_t size)
{
    return need(realloc(old, size ? size : 1));
}

static char *copy(const char *text)
{
    return need(strdup(text));
}

void xml_memory_init(void)
{
    xmlMemSetup(free, allocate, reallocate, copy);
}
