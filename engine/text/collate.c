/* ICU's collator for ru with numeric collation. */
#include "text/collate.h"

#include <stdlib.h>

#include <unicode/ucol.h>
#include <unicode/uiter.h>

#include "base/fatal.h"

struct collator {
    UCollator *icu;
};

struct collator *collator_new(void)
{
    UErrorCode status = U_ZERO_ERROR;
    struct collator *c = malloc(sizeof *c);
    if (!c)
        fatal_no_memory();
    c->icu = ucol_open("ru", &status);
    ucol_setAttribute(c->icu, UCOL_NUMERIC_COLLATION, UCOL_ON, &status);
    if (U_FAILURE(status))
        fatal_no_memory();
    return c;
}

void collator_free(struct collator *c)
{
    if (!c)
        return;
    ucol_close(c->icu);
    free(c);
}

int collator_compare(const struct collator *c, struct str a, struct str b)
{
    UErrorCode status = U_ZERO_ERROR;
    int order = ucol_strcollUTF8(c->icu, a.ptr ? a.ptr : "", (int32_t)a.len, b.ptr ? b.ptr : "",
                                 (int32_t)b.len, &status);
    if (status == U_MEMORY_ALLOCATION_ERROR)
        fatal_no_memory();
    if (!order)
        order = str_compare(a, b);
    return (order > 0) - (order < 0);
}

/* ICU's key has no zero byte inside; the text itself behind one makes the order total. */
struct str collator_key(const struct collator *c, struct arena *a, struct str s)
{
    enum { CHUNK = 256 };
    UErrorCode status = U_ZERO_ERROR;
    UCharIterator letters;
    uint32_t state[2] = {0, 0};
    uint8_t *key = NULL;
    size_t len = 0, capacity = 0;
    int32_t got;
    uiter_setUTF8(&letters, s.ptr ? s.ptr : "", (int32_t)s.len);
    do {
        uint8_t piece[CHUNK];
        got = ucol_nextSortKeyPart(c->icu, &letters, state, piece, CHUNK, &status);
        if (U_FAILURE(status))
            fatal_no_memory();
        for (int32_t i = 0; i < got; i++)
            *ARENA_PUSH(a, key, len, capacity) = piece[i];
    } while (got == CHUNK);
    *ARENA_PUSH(a, key, len, capacity) = 0;
    for (size_t i = 0; i < s.len; i++)
        *ARENA_PUSH(a, key, len, capacity) = (uint8_t)s.ptr[i];
    return str_make((const char *)key, len);
}
