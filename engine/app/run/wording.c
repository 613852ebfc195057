#include "app/run/wording.h"

#include "text/calendar.h"

struct str wording_time(struct arena *a, struct str made)
{
    enum { DAY = 10, MINUTES = 16 };
    if (made.len < MINUTES)
        return STR("–");
    return arena_printf(a, "%.2s.%.2s.%.4s %.5s", made.ptr + 8, made.ptr + 5, made.ptr, made.ptr + DAY + 1);
}

struct str wording_day(struct arena *a, struct str iso)
{
    date_days day;
    return date_parse_iso(iso, &day) ? text_date_short(a, day) : iso;
}

struct str wording_word(struct str text)
{
    return text.len ? text : STR("–");
}
