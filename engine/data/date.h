/* date.h — days of the proleptic Gregorian calendar, without time or zone.
 *
 * A date is a count of days from 1970-01-01, so comparing and adding are plain integer work.
 */
#ifndef DATA_DATE_H
#define DATA_DATE_H

#include "base/arena.h"

typedef int32_t date_days;

/* Years 1000..9999 only. */
struct date {
    int year, month, day; /* month 1..12, day 1..31 */
};

/* Days of a calendar date; false when there is no such day (30 February, year out of range). */
bool date_from_civil(struct date civil, date_days *out);

/* The calendar date of a day. */
struct date date_to_civil(date_days days);

/* Reads ISO 8601 `2024-12-10` only (command line, XML). What clerks write is input/'s business. */
bool date_parse_iso(struct str text, date_days *out);

/* `2024-12-10` in `a`. */
struct str date_iso(struct arena *a, date_days days);

/* As a clerk writes it: "31.05.2024". */
struct str date_short(struct arena *a, date_days days);

#endif
