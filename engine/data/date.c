/* Howard Hinnant's days_from_civil ("chrono-Compatible Low-Level Date Algorithms"), years 1000..9999. */
#include "data/date.h"

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int month_length(int year, int month)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : lengths[month - 1];
}

bool date_from_civil(struct date c, date_days *out)
{
    if (c.year < 1000 || c.year > 9999 || c.month < 1 || c.month > 12 || c.day < 1 ||
        c.day > month_length(c.year, c.month))
        return false;
    int year = c.year - (c.month <= 2); /* the year begins in March, so that February ends it */
    int era = year / 400, of_era = year - era * 400;
    int of_year = (153 * (c.month + (c.month > 2 ? -3 : 9)) + 2) / 5 + c.day - 1;
    *out = era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
    return true;
}

struct date date_to_civil(date_days days)
{
    int z = days + 719468, era = z / 146097, of_era = z - era * 146097;
    int year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int march_month = (5 * of_year + 2) / 153;
    int month = march_month < 10 ? march_month + 3 : march_month - 9;
    return (struct date){year_of_era + era * 400 + (month <= 2), month, of_year - (153 * march_month + 2) / 5 + 1};
}

static bool digits(struct str s, int *out)
{
    *out = 0;
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] < '0' || s.ptr[i] > '9')
            return false;
        *out = *out * 10 + (s.ptr[i] - '0');
    }
    return s.len > 0;
}

bool date_parse_iso(struct str t, date_days *out)
{
    struct date c;
    return t.len == 10 && t.ptr[4] == '-' && t.ptr[7] == '-' && digits(str_slice(t, 0, 4), &c.year) &&
           digits(str_slice(t, 5, 7), &c.month) && digits(str_slice(t, 8, 10), &c.day) && date_from_civil(c, out);
}

struct str date_iso(struct arena *a, date_days days)
{
    struct date c = date_to_civil(days);
    return arena_printf(a, "%04d-%02d-%02d", c.year, c.month, c.day);
}

struct str date_short(struct arena *a, date_days days)
{
    struct date c = date_to_civil(days);
    return arena_printf(a, "%02d.%02d.%04d", c.day, c.month, c.year);
}
