/* All arithmetic goes through 128-bit intermediates and is brought back to 64 bits or refused. */
#include "data/number.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>


__extension__ typedef __int128 wide;

static wide wide_gcd(wide a, wide b)
{
    if (a < 0)
        a = -a;
    while (b) {
        wide rest = a % b;
        a = b;
        b = rest < 0 ? -rest : rest;
    }
    return a;
}

static bool reduce(wide num, wide den, struct number *out)
{
    if (den == 0)
        return false;
    if (den < 0) {
        num = -num;
        den = -den;
    }
    wide divisor = wide_gcd(num, den);
    num /= divisor;
    den /= divisor;
    if (num > INT64_MAX || num < -INT64_MAX || den > INT64_MAX)
        return false;
    *out = (struct number){(int64_t)num, (int64_t)den};
    return true;
}

struct number number_from_int(int64_t value)
{
    return (struct number){value, 1};
}

bool number_ratio(int64_t num, int64_t den, struct number *out)
{
    return reduce(num, den, out);
}

bool number_add(struct number a, struct number b, struct number *out)
{
    /* Two products of 63-bit values and their sum stay below 2^127. */
    return reduce((wide)a.num * b.den + (wide)b.num * a.den, (wide)a.den * b.den, out);
}

bool number_subtract(struct number a, struct number b, struct number *out)
{
    return reduce((wide)a.num * b.den - (wide)b.num * a.den, (wide)a.den * b.den, out);
}

bool number_multiply(struct number a, struct number b, struct number *out)
{
    return reduce((wide)a.num * b.num, (wide)a.den * b.den, out);
}

bool number_divide(struct number a, struct number b, struct number *out)
{
    return b.num != 0 && reduce((wide)a.num * b.den, (wide)a.den * b.num, out);
}

int number_compare(struct number a, struct number b)
{
    wide left = (wide)a.num * b.den, right = (wide)b.num * a.den;
    return (left > right) - (left < right);
}

bool number_is_integer(struct number n)
{
    return n.den == 1;
}

static bool add_digit(int64_t *sum, char c)
{
    return c >= '0' && c <= '9' && !__builtin_mul_overflow(*sum, 10, sum) &&
           !__builtin_add_overflow(*sum, c - '0', sum);
}

bool number_parse(struct str text, struct number *out)
{
    bool negative = text.len && text.ptr[0] == '-';
    size_t i = negative || (text.len && text.ptr[0] == '+') ? 1 : 0;
    int64_t sum = 0, scale = 1;
    size_t digits = 0;
    bool fraction = false;
    for (; i < text.len; i++) {
        char c = text.ptr[i];
        if ((c == '.' || c == ',') && !fraction && digits) {
            fraction = true;
            digits = 0;
            continue;
        }
        if (!add_digit(&sum, c) || (fraction && __builtin_mul_overflow(scale, 10, &scale)))
            return false;
        digits++;
    }
    return digits && number_ratio(negative ? -sum : sum, scale, out);
}

static wide power_of_ten(int exponent)
{
    wide power = 1;
    while (exponent-- > 0)
        power *= 10;
    return power;
}

static struct str put_scaled(struct arena *a, bool negative, wide scaled, int decimals)
{
    char digits[48];
    size_t at = sizeof digits;
    for (int place = 0; scaled || place <= decimals; place++) {
        if (place == decimals && place > 0)
            digits[--at] = '.';
        digits[--at] = (char)('0' + (int)(scaled % 10));
        scaled /= 10;
    }
    if (negative)
        digits[--at] = '-';
    return arena_str(a, str_make(digits + at, sizeof digits - at));
}

/* Most numbers are, and need no division of 128 bits. */
static struct str put_integer(struct arena *a, int64_t n)
{
    char digits[20];
    size_t at = sizeof digits;
    uint64_t left = n < 0 ? -(uint64_t)n : (uint64_t)n;
    do
        digits[--at] = (char)('0' + left % 10);
    while (left /= 10);
    if (n < 0)
        digits[--at] = '-';
    return arena_str(a, str_make(digits + at, sizeof digits - at));
}

struct str number_fixed(struct arena *a, struct number n, int decimals)
{
    if (n.den == 1 && decimals == 0)
        return put_integer(a, n.num);
    wide magnitude = n.num < 0 ? -(wide)n.num : n.num;
    wide whole = magnitude / n.den, rest = magnitude % n.den;
    /* rest < 2^63 and 10^18 < 2^60, so the product fits. */
    wide power = power_of_ten(decimals), part = rest * power / n.den;
    wide left = rest * power % n.den;
    if (left * 2 >= n.den)
        part++;
    wide scaled = whole * power + part;
    return put_scaled(a, n.num < 0 && scaled != 0, scaled, decimals);
}

struct str number_shortest(struct arena *a, struct number n, int most)
{
    int64_t den = n.den;
    int twos = 0, fives = 0;
    for (; den % 2 == 0; den /= 2)
        twos++;
    for (; den % 5 == 0; den /= 5)
        fives++;
    int needed = twos > fives ? twos : fives;
    return number_fixed(a, n, den == 1 && needed <= 18 ? needed : most);
}

bool number_from_double(double value, struct number *out)
{
    if (!isfinite(value))
        return false;
    char text[64];
    for (int precision = 15; precision <= 17; precision++) {
        snprintf(text, sizeof text, "%.*g", precision, value);
        if (strtod(text, NULL) == value)
            break;
    }
    char *exponent = strchr(text, 'e');
    int power = exponent ? (int)strtol(exponent + 1, NULL, 10) : 0;
    if (power > 18 || power < -18)
        return false;
    struct number mantissa, scale;
    struct str digits = str_make(text, exponent ? (size_t)(exponent - text) : strlen(text));
    if (!number_parse(digits, &mantissa))
        return false;
    scale = number_from_int((int64_t)power_of_ten(abs(power)));
    return power < 0 ? number_divide(mantissa, scale, out) : number_multiply(mantissa, scale, out);
}
