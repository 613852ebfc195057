/* number.h — exact numbers: ratios of 64-bit integers, every step checked for overflow.
 *
 * A verdict is never taken from a float: 29/100*100 is 28.999… in binary, 29 here.
 */
#ifndef DATA_NUMBER_H
#define DATA_NUMBER_H

#include "base/arena.h"

/* num/den in lowest terms, den > 0. An integer has den 1. */
struct number {
    int64_t num, den;
};

struct number number_from_int(int64_t value);

/* num/den brought to lowest terms; false when den is 0 or the result does not fit. */
bool number_ratio(int64_t num, int64_t den, struct number *out);

/* Each is exact; false on overflow or division by zero, and *out is then unchanged. */
bool number_add(struct number a, struct number b, struct number *out);
bool number_subtract(struct number a, struct number b, struct number *out);
bool number_multiply(struct number a, struct number b, struct number *out);
bool number_divide(struct number a, struct number b, struct number *out);

/* <0, 0, >0. Never overflows (128-bit products). */
int number_compare(struct number a, struct number b);

bool number_is_integer(struct number n);

/* Reads `-12`, `12.5` or `12,5` (either separator, no grouping, no exponent); false for anything
 * else or what does not fit. Grouping and spaces are the reader's business (input/). */
bool number_parse(struct str text, struct number *out);

/* Decimal text in `a`, the separator a point, rounded half away from zero to `decimals` (0..18)
 * places: 1/8 with 2 places is "0.13", -1/8 is "-0.13". */
struct str number_fixed(struct arena *a, struct number n, int decimals);

/* The shortest exact decimal text ("0.125"); when there is none ("1/3") as number_fixed with
 * `most` places. */
struct str number_shortest(struct arena *a, struct number n, int most);

/* The exact value of a double's shortest round-trip decimal text (0.1 gives 1/10); false for NaN,
 * infinities and what does not fit. For data that arrives as JSON reals or Lua floats. */
bool number_from_double(double value, struct number *out);

#endif
