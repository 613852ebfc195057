/* Values compare by contents; the tag decides first, so that 1 and "1" never mix. */
#include "data/value.h"

#include <string.h>

struct value value_unknown(void)
{
    return (struct value){.kind = VALUE_UNKNOWN};
}

struct value value_text(struct str text)
{
    return (struct value){.kind = VALUE_TEXT,
                          .len = text.len > UINT32_MAX ? UINT32_MAX : (uint32_t)text.len,
                          .text = text.ptr};
}

struct value value_integer(int64_t integer)
{
    return (struct value){.kind = VALUE_INTEGER, .integer = integer};
}

struct value value_date(date_days date)
{
    return (struct value){.kind = VALUE_DATE, .date = date};
}

struct value value_flag(bool flag)
{
    return (struct value){.kind = VALUE_FLAG, .flag = flag};
}

struct value value_number(struct arena *a, struct number number)
{
    if (number_is_integer(number))
        return value_integer(number.num);
    struct number *kept = ARENA_NEW(a, struct number);
    *kept = number;
    return (struct value){.kind = VALUE_RATIO, .ratio = kept};
}

struct str value_str(struct value v)
{
    return str_make(v.text, v.len);
}

struct number value_as_number(struct value v)
{
    return v.kind == VALUE_RATIO ? *v.ratio : number_from_int(v.integer);
}

bool value_equal(struct value a, struct value b)
{
    if (a.kind != b.kind)
        return false;
    switch ((enum value_kind)a.kind) {
    case VALUE_UNKNOWN: return true;
    case VALUE_TEXT: return a.len == b.len && (a.text == b.text || memcmp(a.text, b.text, a.len) == 0);
    case VALUE_INTEGER: return a.integer == b.integer;
    case VALUE_RATIO: return number_compare(*a.ratio, *b.ratio) == 0;
    case VALUE_DATE: return a.date == b.date;
    case VALUE_FLAG: return a.flag == b.flag;
    }
    return false;
}

uint64_t value_hash(struct value v)
{
    switch ((enum value_kind)v.kind) {
    case VALUE_UNKNOWN: return 1;
    case VALUE_TEXT: return str_hash(value_str(v));
    case VALUE_INTEGER: return (uint64_t)v.integer * 0x9E3779B97F4A7C15u + VALUE_INTEGER;
    case VALUE_RATIO: return ((uint64_t)v.ratio->num * 31 + (uint64_t)v.ratio->den) * 0x9E3779B97F4A7C15u;
    case VALUE_DATE: return (uint64_t)(v.date + 1) * 0xC2B2AE3D27D4EB4Fu;
    case VALUE_FLAG: return v.flag ? 5 : 3;
    }
    return 0;
}

struct str value_plain(struct arena *a, struct value v)
{
    switch ((enum value_kind)v.kind) {
    case VALUE_UNKNOWN: return STR("");
    case VALUE_TEXT: return value_str(v);
    case VALUE_INTEGER:
    case VALUE_RATIO: return number_shortest(a, value_as_number(v), 6);
    case VALUE_DATE: return date_iso(a, v.date);
    case VALUE_FLAG: return v.flag ? STR("да") : STR("нет");
    }
    return STR("");
}
