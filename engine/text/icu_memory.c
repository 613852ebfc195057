#include "text/icu_memory.h"

#include <stdlib.h>
#include <unicode/uclean.h>

#include "base/need.h"

static void *U_CALLCONV allocate(const void *context, size_t size)
{
    (void)context;
    return need_alloc(size);
}

static void *U_CALLCONV reallocate(const void *context, void *old, size_t size)
{
    (void)context;
    return need_realloc(old, size);
}

static void U_CALLCONV release(const void *context, void *memory)
{
    (void)context;
    free(memory);
}

/* It can fail only when ICU has been at work before. */
void icu_memory_init(void)
{
    UErrorCode error = U_ZERO_ERROR;
    u_setMemoryFunctions(NULL, allocate, reallocate, release, &error);
}
