/* Borrowed views: every function here is total and never looks past the view. */
#include "base/str.h"

#include <string.h>

struct str str_from(const char *z)
{
    return z ? (struct str){z, strlen(z)} : (struct str){NULL, 0};
}

struct str str_make(const char *ptr, size_t len)
{
    return (struct str){ptr, len};
}

struct str str_slice(struct str s, size_t from, size_t to)
{
    if (to > s.len)
        to = s.len;
    if (from >= to)
        return (struct str){s.ptr, 0};
    return (struct str){s.ptr + from, to - from};
}

bool str_equal(struct str a, struct str b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

int str_compare(struct str a, struct str b)
{
    size_t common = a.len < b.len ? a.len : b.len;
    int order = common ? memcmp(a.ptr, b.ptr, common) : 0;
    return order ? order : (a.len > b.len) - (a.len < b.len);
}

int str_compare_items(const void *a, const void *b)
{
    return str_compare(*(const struct str *)a, *(const struct str *)b);
}

bool str_starts(struct str s, struct str prefix)
{
    return s.len >= prefix.len && str_equal(str_slice(s, 0, prefix.len), prefix);
}

bool str_ends(struct str s, struct str suffix)
{
    return s.len >= suffix.len && str_equal(str_slice(s, s.len - suffix.len, s.len), suffix);
}

size_t str_find(struct str s, struct str needle, size_t from)
{
    if (needle.len == 0)
        return from <= s.len ? from : SIZE_MAX;
    while (from + needle.len <= s.len) {
        const char *hit = memchr(s.ptr + from, needle.ptr[0], s.len - from - needle.len + 1);
        if (!hit)
            break;
        if (memcmp(hit, needle.ptr, needle.len) == 0)
            return (size_t)(hit - s.ptr);
        from = (size_t)(hit - s.ptr) + 1;
    }
    return SIZE_MAX;
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

struct str str_trim(struct str s)
{
    while (s.len && is_space(s.ptr[0]))
        s.ptr++, s.len--;
    while (s.len && is_space(s.ptr[s.len - 1]))
        s.len--;
    return s;
}

bool str_split(struct str *rest, char separator, struct str *piece)
{
    if (!rest->ptr)
        return false;
    const char *hit = rest->len ? memchr(rest->ptr, separator, rest->len) : NULL;
    size_t len = hit ? (size_t)(hit - rest->ptr) : rest->len;
    *piece = str_make(rest->ptr, len);
    *rest = hit ? str_make(hit + 1, rest->len - len - 1) : (struct str){NULL, 0};
    return true;
}

bool str_to_int64(struct str s, int64_t *value)
{
    bool negative = s.len && s.ptr[0] == '-';
    size_t i = negative || (s.len && s.ptr[0] == '+') ? 1 : 0;
    int64_t sum = 0;
    if (i == s.len)
        return false;
    for (; i < s.len; i++) {
        int digit = s.ptr[i] - '0';
        if (digit < 0 || digit > 9 || __builtin_mul_overflow(sum, 10, &sum) ||
            __builtin_sub_overflow(sum, digit, &sum))
            return false;
    }
    /* Summed below zero, where the range is one longer, so that INT64_MIN is read too. */
    if (!negative && __builtin_mul_overflow(sum, -1, &sum))
        return false;
    *value = sum;
    return true;
}

static uint64_t hash_step(uint64_t h, uint64_t word)
{
    h = (h ^ word) * UINT64_C(0x9E3779B97F4A7C15);
    return h ^ h >> 32; /* the upper bits of a product depend on all others */
}

/* Eight bytes at a step: every cell of every table goes through here. */
uint64_t str_hash(struct str s)
{
    uint64_t h = s.len, word;
    for (; s.len >= sizeof word; s = str_slice(s, sizeof word, s.len)) {
        memcpy(&word, s.ptr, sizeof word);
        h = hash_step(h, word);
    }
    word = 0;
    if (s.len)
        memcpy(&word, s.ptr, s.len);
    return hash_step(hash_step(h, word), 0);
}

int str_hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}
