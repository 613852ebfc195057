/* The exact decimal text of data/number.h, dressed. */
#include "text/print.h"

#include <string.h>

#define NO_BREAK_SPACE "\u00A0"
#define MINUS          "\u2212"

enum { DECIMALS_MOST = 6 };

static struct str decimal_text(struct arena *a, struct number n, int decimals)
{
    return decimals < 0 ? number_shortest(a, n, DECIMALS_MOST)
                        : number_fixed(a, n, decimals > 18 ? 18 : decimals);
}

static size_t put(char *out, size_t at, const char *piece)
{
    size_t len = strlen(piece);
    memcpy(out + at, piece, len);
    return at + len;
}

static struct str dress(struct arena *a, struct str decimal, bool grouped)
{
    struct str digits = decimal;
    char *out = arena_alloc(a, decimal.len * 3 + 1);
    size_t len = 0;
    if (str_starts(digits, STR("-"))) {
        len = put(out, len, MINUS);
        digits = str_slice(digits, 1, digits.len);
    }
    size_t point = str_find(digits, STR("."), 0), whole = point == SIZE_MAX ? digits.len : point;
    for (size_t i = 0; i < digits.len; i++) {
        if (grouped && i && i < whole && (whole - i) % 3 == 0)
            len = put(out, len, NO_BREAK_SPACE);
        out[len++] = i == whole ? ',' : digits.ptr[i];
    }
    return str_make(out, len);
}

struct str text_number(struct arena *a, struct number n, int decimals)
{
    return dress(a, decimal_text(a, n, decimals), true);
}

struct str text_number_plain(struct arena *a, struct number n, int decimals)
{
    return dress(a, decimal_text(a, n, decimals), false);
}
