/* Folding works on code points in two passes: first letter by letter into a scratch array, then word by word,
 * where it is known whether the Latin letters of a word may be Cyrillic ones. */
#include "text/fold.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

/* Cyrillic twin of a small Latin letter whose small or capital form looks the same; 0: none. */
static UChar32 look_alike(UChar32 latin)
{
    switch (latin) {
    case 'a': return 0x430;
    case 'b': return 0x432; /* by its capital: B, В */
    case 'c': return 0x441;
    case 'e': return 0x435;
    case 'h': return 0x43D;
    case 'k': return 0x43A;
    case 'm': return 0x43C;
    case 'o': return 0x43E;
    case 'p': return 0x440;
    case 't': return 0x442;
    case 'x': return 0x445;
    case 'y': return 0x443;
    default: return 0;
    }
}

static bool is_latin(UChar32 c)
{
    return c >= 'a' && c <= 'z';
}

static bool is_cyrillic(UChar32 c)
{
    return c >= 0x400 && c <= 0x52F;
}

static bool is_space(UChar32 c)
{
    if (c < 0x80)
        return c == ' ' || (c >= '\t' && c <= '\r');
    if (is_cyrillic(c))
        return false;
    return c == 0xFEFF || c == 0x200B || u_isUWhiteSpace(c);
}

static bool is_quote(UChar32 c)
{
    return c == '"' || c == '\'' || c == '`' || c == 0xAB || c == 0xBB || (c >= 0x2018 && c <= 0x201F) ||
           c == 0x2039 || c == 0x203A || c == 0x2032 || c == 0x2033;
}

static bool is_dash(UChar32 c)
{
    return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
}

/* 0: the character vanishes. */
static UChar32 fold_letter(UChar32 c)
{
    if (c < 0)
        return 0xFFFD;
    if (c < 0x80 && c > ' ' && c != '"' && c != '\'' && c != '`')
        return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
    if (c == 0xAD || c == 0x200C || c == 0x200D || c == 0x2060)
        return 0;
    if (is_space(c))
        return ' ';
    if (is_quote(c))
        return '"';
    if (is_dash(c))
        return '-';
    c = u_foldCase(c, U_FOLD_CASE_DEFAULT);
    return c == 0x451 ? 0x435 : c;
}

struct points {
    UChar32 *at;
    size_t count;
};

/* й and ё may come as a letter and a mark (text from a Mac): the marks that matter here are joined. */
static void put_point(struct points *p, UChar32 c)
{
    if (p->count && c == 0x306 && p->at[p->count - 1] == 0x438)
        p->at[p->count - 1] = 0x439;
    else if (c == ' ' && (!p->count || p->at[p->count - 1] == ' '))
        return;
    else if (c && c != 0x308 && c != 0x301)
        p->at[p->count++] = c;
}

static struct points fold_letters(struct arena *scratch, struct str s)
{
    struct points p = {ARENA_ARRAY(scratch, UChar32, s.len + 1), 0};
    size_t at = 0;
    while (at < s.len) {
        UChar32 c;
        U8_NEXT(s.ptr, at, s.len, c);
        put_point(&p, fold_letter(c));
    }
    if (p.count && p.at[p.count - 1] == ' ')
        p.count--;
    return p;
}

static bool is_letter(UChar32 c)
{
    return is_latin(c) || is_cyrillic(c) || (c >= 0x80 && u_isalpha(c));
}

static size_t word_end(struct points p, size_t from)
{
    while (from < p.count && is_letter(p.at[from]))
        from++;
    return from;
}

/* Latin twin of a Cyrillic letter; 0: none. */
static UChar32 latin_twin(UChar32 cyrillic)
{
    for (UChar32 latin = 'a'; latin <= 'z'; latin++)
        if (look_alike(latin) == cyrillic)
            return latin;
    return 0;
}

/* Brings a word of two scripts to one: to Cyrillic when each of its Latin letters has a twin there, else to
 * Latin when each of its Cyrillic ones has. A word of Latin twins alone becomes Cyrillic too. */
static void turn_word(struct points p, size_t from, size_t to)
{
    bool to_cyrillic = true, to_latin = true;
    for (size_t i = from; i < to; i++) {
        to_cyrillic = to_cyrillic && (!is_latin(p.at[i]) || look_alike(p.at[i]));
        to_latin = to_latin && (!is_cyrillic(p.at[i]) || latin_twin(p.at[i]));
    }
    for (size_t i = from; i < to; i++) {
        if (to_cyrillic && look_alike(p.at[i]))
            p.at[i] = look_alike(p.at[i]);
        else if (!to_cyrillic && to_latin && is_cyrillic(p.at[i]))
            p.at[i] = latin_twin(p.at[i]);
    }
}

/* Length of a number sign at `from`: №, n, n., no, no. with the spaces behind; 0: there is none. The Latin
 * ones are words of their own, and no stands before a digit. */
static size_t number_sign(struct points p, size_t from)
{
    size_t to = from + 1;
    bool is_no = to < p.count && p.at[from] == 'n' && p.at[to] == 'o';
    if (p.at[from] != 0x2116) {
        to += is_no;
        if (p.at[from] != 'n' || (from && is_letter(p.at[from - 1])) || word_end(p, from) != to)
            return 0;
        to += to < p.count && p.at[to] == '.';
    }
    while (to < p.count && p.at[to] == ' ')
        to++;
    return !is_no || (to < p.count && u_isdigit(p.at[to])) ? to - from : 0;
}

static void turn_words(struct points *p)
{
    size_t out = 0;
    for (size_t at = 0; at < p->count;) {
        size_t sign = number_sign(*p, at), end = word_end(*p, at);
        if (sign) {
            p->at[out++] = 0x2116;
            at += sign;
            continue;
        }
        if (end == at)
            end = at + 1;
        else
            turn_word(*p, at, end);
        while (at < end)
            p->at[out++] = p->at[at++];
    }
    p->count = out;
}

struct str text_fold(struct arena *a, struct str s)
{
    struct arena scratch = {0};
    struct points p = fold_letters(&scratch, s);
    turn_words(&p);
    char *out = arena_alloc(a, p.count * U8_MAX_LENGTH + 1);
    size_t len = 0;
    for (size_t i = 0; i < p.count; i++)
        U8_APPEND_UNSAFE(out, len, p.at[i]);
    arena_release(&scratch);
    return str_make(out, len);
}

bool text_folds_equal(struct str a, struct str b)
{
    struct arena scratch = {0};
    bool equal = str_equal(text_fold(&scratch, a), text_fold(&scratch, b));
    arena_release(&scratch);
    return equal;
}

/* What letters a word has; the twins are those that the other script could have given. */
struct scripts {
    bool latin, latin_only, cyrillic, cyrillic_only;
};

static bool is_mixed(struct scripts w)
{
    return w.latin && w.cyrillic && !(w.latin_only && w.cyrillic_only);
}

/* Most texts have letters of one script alone, which their bytes tell. */
static bool may_be_mixed(struct str s)
{
    bool latin = false, longer = false;
    for (size_t i = 0; i < s.len; i++) {
        unsigned char small = (unsigned char)(s.ptr[i] | 0x20);
        latin |= small >= 'a' && small <= 'z';
        longer |= small >= 0x80;
    }
    return latin && longer;
}

bool text_has_mixed_script(struct str s)
{
    struct scripts w = {0};
    size_t at = may_be_mixed(s) ? 0 : s.len;
    while (at < s.len) {
        UChar32 c;
        U8_NEXT(s.ptr, at, s.len, c);
        c = fold_letter(c);
        if (!is_letter(c)) {
            if (is_mixed(w))
                return true;
            w = (struct scripts){0};
        }
        w.latin = w.latin || is_latin(c);
        w.latin_only = w.latin_only || (is_latin(c) && !look_alike(c));
        w.cyrillic = w.cyrillic || is_cyrillic(c);
        w.cyrillic_only = w.cyrillic_only || (is_cyrillic(c) && !latin_twin(c));
    }
    return is_mixed(w);
}

/* Length of the white space character at `at`, 0 when there is another one. */
static size_t space_length(struct str s, size_t at)
{
    size_t next = at;
    UChar32 c;
    U8_NEXT(s.ptr, next, s.len, c);
    return c >= 0 && is_space(c) ? next - at : 0;
}

/* Whether a text that begins or ends with this byte can have no space there: ASCII, or a letter behind D0,
 * D1. */
static bool is_ink(unsigned char byte, unsigned char lead)
{
    return byte < 0x80 ? byte > ' ' : (lead & 0xFE) == 0xD0;
}

static bool is_trimmed(struct str s)
{
    const unsigned char *p = (const unsigned char *)s.ptr;
    return s.len > 1 && is_ink(p[0], p[0]) && is_ink(p[s.len - 1], p[s.len - 2]);
}

struct str text_trim(struct str s)
{
    size_t space;
    if (is_trimmed(s))
        return s;
    while (s.len && (space = space_length(s, 0)))
        s = str_slice(s, space, s.len);
    for (size_t last = s.len; last > 0;) {
        last--;
        if (U8_IS_TRAIL(s.ptr[last]))
            continue;
        if (space_length(s, last) != s.len - last)
            break;
        s.len = last;
    }
    return s;
}
