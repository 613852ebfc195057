/* value.h — what one cell is: a small tagged value, 16 bytes, passed by copy.
 *
 * Text and ratios point into the arena of the table (or record) that holds the value.
 * An empty or «нет данных» cell is VALUE_UNKNOWN: not zero, not «нет».
 */
#ifndef DATA_VALUE_H
#define DATA_VALUE_H

#include "data/date.h"
#include "data/number.h"

enum value_kind {
    VALUE_UNKNOWN, /* the clerk does not know, or has not said */
    VALUE_TEXT,
    VALUE_INTEGER,
    VALUE_RATIO, /* a number that is no integer */
    VALUE_DATE,
    VALUE_FLAG, /* да / нет */
};

struct value {
    uint32_t kind; /* enum value_kind */
    uint32_t len;  /* bytes of text */
    union {
        const char *text; /* UTF-8, no terminator */
        int64_t integer;
        const struct number *ratio;
        date_days date;
        bool flag;
    };
};

struct value value_unknown(void);
struct value value_text(struct str text); /* a text longer than 4 GiB is cut: no input is that large */
struct value value_integer(int64_t integer);
struct value value_date(date_days date);
struct value value_flag(bool flag);

/* An integer or a ratio; a ratio's two numbers are put in `a`. */
struct value value_number(struct arena *a, struct number number);

/* The text of a VALUE_TEXT. */
struct str value_str(struct value v);

/* The number of a VALUE_INTEGER or VALUE_RATIO. */
struct number value_as_number(struct value v);

/* Same kind and same contents; unknown equals unknown (for keys and change detection, not for rules). */
bool value_equal(struct value a, struct value b);

/* For hash tables in memory. Equal values have equal hashes. */
uint64_t value_hash(struct value v);

/* Plain text for messages and keys in `a`: ISO dates, point decimals, да/нет, empty for unknown. */
struct str value_plain(struct arena *a, struct value v);

#endif
