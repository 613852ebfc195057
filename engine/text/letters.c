/* Case by ICU's full mappings for ru; counting by UTF-8 lead bytes. */
#include "text/letters.h"

#include <unicode/ucasemap.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "base/fatal.h"

typedef int32_t mapping(const UCaseMap *map, char *to, int32_t capacity, const char *from, int32_t len,
                        UErrorCode *status);

/* One character grows to three in the worst case (ΐ), and each to two or three bytes. */
enum { GROWTH = 6 };

static struct str map_case(struct arena *a, struct str s, mapping *change)
{
    UErrorCode status = U_ZERO_ERROR;
    size_t capacity = s.len * GROWTH + 1;
    if (capacity > INT32_MAX)
        return s;
    UCaseMap *map = ucasemap_open("ru", 0, &status);
    struct arena scratch = {0};
    char *out = arena_alloc(&scratch, capacity);
    int32_t len = change(map, out, (int32_t)capacity, s.ptr ? s.ptr : "", (int32_t)s.len, &status);
    ucasemap_close(map);
    if (U_FAILURE(status))
        fatal_no_memory();
    struct str mapped = arena_str(a, str_make(out, (size_t)len));
    arena_release(&scratch);
    return mapped;
}

struct str text_upper(struct arena *a, struct str s)
{
    return map_case(a, s, ucasemap_utf8ToUpper);
}

struct str text_lower(struct arena *a, struct str s)
{
    return map_case(a, s, ucasemap_utf8ToLower);
}

struct str text_title(struct arena *a, struct str s)
{
    size_t from = 0, to = 0;
    UChar32 c = 0;
    while (to < s.len && !u_isalnum(c)) {
        from = to;
        U8_NEXT(s.ptr, to, s.len, c);
    }
    struct str head = str_slice(s, 0, from), first = text_upper(a, str_slice(s, from, to));
    return arena_printf(a, "%.*s%.*s%.*s", STR_ARG(head), STR_ARG(first), STR_ARG(str_slice(s, to, s.len)));
}

bool text_is_letter(struct str s)
{
    int32_t at = 0;
    UChar32 c = -1;
    if (s.len)
        U8_NEXT(s.ptr, at, s.len > 4 ? 4 : (int32_t)s.len, c);
    return c >= 0 && u_isalpha(c);
}

size_t text_length(struct str s)
{
    size_t count = 0;
    for (size_t i = 0; i < s.len; i++)
        count += !U8_IS_TRAIL(s.ptr[i]);
    return count;
}

static size_t offset_of(struct str s, int64_t character)
{
    size_t at = 0;
    while (character-- > 0 && at < s.len)
        U8_FWD_1(s.ptr, at, s.len);
    return at;
}

struct str text_sub(struct str s, int64_t from, int64_t to)
{
    int64_t length = (int64_t)text_length(s);
    if (from < 0)
        from = from < -length ? 1 : length + from + 1;
    if (to < 0)
        to = to < -length ? 0 : length + to + 1;
    if (from < 1)
        from = 1;
    if (from > to)
        return str_slice(s, 0, 0);
    return str_slice(s, offset_of(s, from - 1), offset_of(s, to));
}
