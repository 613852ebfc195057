/* Plain scanners: each spelling is listed, nothing is guessed. */
#include "input/cell_words.h"

#include <string.h>
#include <strings.h>

#include "text/calendar.h"
#include "text/fold.h"

bool cell_is_unknown_word(struct str folded)
{
    size_t dashes = 0;
    while (dashes < folded.len && folded.ptr[dashes] == '-')
        dashes++;
    return dashes == folded.len || str_equal(folded, STR("н/д")) || str_equal(folded, STR("н.д.")) ||
           str_equal(folded, STR("нет данных"));
}

/* LibreOffice's: Err:502, Ошибка:502, Ошиб:502. */
static bool is_calc_error(struct str text)
{
    static const char *const beginnings[] = {"Err:5", "Ошибка:5", "Ошиб:5"};
    enum { TAIL = 4 }; /* :502 */
    if (text.len < TAIL || memcmp(text.ptr + text.len - TAIL, ":5", 2) != 0)
        return false;
    for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++)
        if (str_starts(text, str_from(beginnings[i])) && text.len == strlen(beginnings[i]) + 2)
            return true;
    return false;
}

bool cell_is_excel_error(struct str text)
{
    static const char *const errors[] = {"#Н/Д",    "#ДЕЛ/0!",   "#ЗНАЧ!",  "#ЗНАЧЕН!", "#ССЫЛКА!",
                                         "#ССЫЛ!",  "#ИМЯ?",     "#ЧИСЛО!", "#ПУСТО!",  "#N/A",
                                         "#DIV/0!", "#VALUE!",   "#REF!",   "#NAME?",   "#NUM!",
                                         "#NULL!",  "#ПЕРЕНОС!", "#SPILL!", "#ЦИКЛ!",
                                         "#CALC!",  "#ВЫЧИСЛ!", "#FIELD!", "#ПОЛЕ!"};
    bool marked = text.len && text.ptr[0] == '#';
    for (size_t i = 0; marked && i < sizeof errors / sizeof *errors; i++)
        if (text_folds_equal(text, str_from(errors[i])))
            return true;
    size_t hashes = 0;
    while (hashes < text.len && text.ptr[hashes] == '#')
        hashes++;
    return (hashes == text.len && hashes > 2) || is_calc_error(text);
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static size_t digits_from(struct str s, size_t at)
{
    while (at < s.len && is_digit(s.ptr[at]))
        at++;
    return at;
}

/* 5,9E+11 */
static bool is_exponential(struct str text)
{
    size_t at = digits_from(text, 0);
    if (at == 0)
        return false;
    if (at < text.len && (text.ptr[at] == ',' || text.ptr[at] == '.'))
        at = digits_from(text, at + 1);
    if (at + 2 >= text.len || (text.ptr[at] != 'E' && text.ptr[at] != 'e') ||
        (text.ptr[at + 1] != '+' && text.ptr[at + 1] != '-'))
        return false;
    return digits_from(text, at + 2) == text.len;
}

static bool is_digits(struct str s)
{
    return s.len > 0 && digits_from(s, 0) == s.len;
}

/* The three letters to which Excel cuts a month; English ones have been folded to look-alikes, so the text
 * itself is looked at for them. */
static bool is_short_month(struct str folded, struct str text)
{
    static const char english[] = "jan feb mar apr may jun jul aug sep oct nov dec ";
    if (folded.len == 6 && text_month_named(folded))
        return true;
    for (size_t i = 0; text.len == 3 && i + 4 < sizeof english; i += 4)
        if (strncasecmp(text.ptr, english + i, 3) == 0)
            return true;
    return false;
}

/* 01.окт, окт.24, 1-Oct */
static bool is_month_date(struct str text, struct str folded)
{
    static const char separators[] = ".-";
    for (size_t i = 0; i < 2; i++) {
        size_t at = str_find(text, str_make(&separators[i], 1), 0);
        size_t folded_at = str_find(folded, str_make(&separators[i], 1), 0);
        if (at == SIZE_MAX || folded_at == SIZE_MAX)
            continue;
        struct str left = str_slice(text, 0, at), right = str_slice(text, at + 1, text.len);
        struct str folded_left = str_slice(folded, 0, folded_at);
        struct str folded_right = str_slice(folded, folded_at + 1, folded.len);
        if ((is_digits(left) && left.len <= 2 && is_short_month(folded_right, right)) ||
            (is_digits(right) && right.len <= 4 && is_short_month(folded_left, left)))
            return true;
    }
    return false;
}

enum { SPOILT_LONGEST = 32 };

bool cell_is_spoilt(struct str text, struct str folded)
{
    return text.len <= SPOILT_LONGEST && (is_exponential(text) || is_month_date(text, folded));
}

/* A word for what is not known begins with a dash or н, which may be typed as h; before it may stand what folding drops, all of
 * which are characters of several bytes, but none behind D0 or D1: those are Cyrillic letters. */
static bool may_fold_to_unknown(struct str text)
{
    unsigned char first = (unsigned char)text.ptr[0];
    if (first < 0x80)
        return strchr("-hH", first) != NULL;
    return (first & 0xFE) != 0xD0 || str_starts(text, STR("н")) || str_starts(text, STR("Н"));
}

/* 01.окт, окт.24: a number at one end, and letters behind or before a point or dash. */
static bool may_fold_to_month(struct str text)
{
    size_t digits = 0, separators = 0;
    if (text.len > SPOILT_LONGEST || !(is_digit(text.ptr[0]) || is_digit(text.ptr[text.len - 1])))
        return false;
    for (size_t i = 0; i < text.len; i++) {
        digits += is_digit(text.ptr[i]);
        separators += text.ptr[i] == '.' || text.ptr[i] == '-';
    }
    return separators && digits + separators < text.len;
}

bool cell_needs_fold(struct str text)
{
    return !text.len || may_fold_to_month(text) || may_fold_to_unknown(text);
}

/* Length of a space that may part thousands, at `at`; 0: none. */
static size_t thousands_space(struct str s, size_t at)
{
    static const char *const spaces[] = {" ", "\u00A0", "\u202F", "\u2009"};
    for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++)
        if (str_starts(str_slice(s, at, s.len), str_from(spaces[i])))
            return strlen(spaces[i]);
    return 0;
}

static size_t minus_length(struct str s)
{
    static const char *const signs[] = {"-", "\u2212", "\u2013"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (str_starts(s, str_from(signs[i])))
            return strlen(signs[i]);
    return 0;
}

enum { PLAIN_LIMIT = 64 };

/* Copies the number without the spaces between its thousands; false when they do not part groups of three. */
static bool plain_number(struct str text, char *out, size_t *len)
{
    size_t at = minus_length(text), group = 0, groups = 0;
    *len = 0;
    if (at)
        out[(*len)++] = '-';
    while (at < text.len && *len < PLAIN_LIMIT) {
        size_t space = thousands_space(text, at);
        if (space) {
            if (group == 0 || group > 3 || (groups && group != 3))
                return false;
            groups++;
            group = 0;
            at += space;
            continue;
        }
        if (!is_digit(text.ptr[at]))
            break;
        out[(*len)++] = text.ptr[at++];
        group++;
    }
    if (groups && group != 3)
        return false;
    while (at < text.len && *len < PLAIN_LIMIT)
        out[(*len)++] = text.ptr[at++];
    return at == text.len;
}

static bool read_number(struct str text, struct number *out)
{
    char plain[PLAIN_LIMIT];
    size_t len;
    return plain_number(text, plain, &len) && number_parse(str_make(plain, len), out);
}

enum cell_fault cell_number(struct arena *a, struct str text, bool whole, struct value *out)
{
    struct number n;
    if (!read_number(text, &n) || (whole && !number_is_integer(n)))
        return whole ? CELL_NOT_INTEGER : CELL_NOT_NUMBER;
    *out = value_number(a, n);
    return CELL_GOOD;
}

enum cell_fault cell_percent(struct arena *a, struct str text, struct value *out)
{
    struct number n;
    bool signed_percent = str_ends(text, STR("%"));
    if (signed_percent)
        text = text_trim(str_slice(text, 0, text.len - 1));
    if (!read_number(text, &n))
        return CELL_NOT_PERCENT;
    struct number magnitude = {n.num < 0 ? -n.num : n.num, n.den};
    if (!signed_percent && n.num != 0 && number_compare(magnitude, number_from_int(1)) <= 0)
        return CELL_AMBIGUOUS_PERCENT;
    *out = value_number(a, n);
    return CELL_GOOD;
}

/* XML's dates may name a zone, 2022-04-08+05:00: the day is that of the place. */
static struct str without_zone(struct str text)
{
    enum { ISO_DAY = 10, WITH_ZONE = 16 };
    date_days ignored;
    struct str day = str_slice(text, 0, ISO_DAY), zone = str_slice(text, ISO_DAY, text.len);
    bool is_zone = text.len == WITH_ZONE && (zone.ptr[0] == '+' || zone.ptr[0] == '-') && zone.ptr[3] == ':' &&
                   is_digits(str_slice(zone, 1, 3)) && is_digits(str_slice(zone, 4, 6));
    return is_zone && date_parse_iso(day, &ignored) ? day : text;
}

/* Cuts « г.» or a midnight off the end. */
static struct str without_tail(struct str text, bool *has_time)
{
    static const char *const tails[] = {"г.", "г", "00:00:00", "0:00:00", "00:00", "0:00", "Z"};
    for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
        if (str_ends(text, str_from(tails[i]))) {
            text = text_trim(str_slice(text, 0, text.len - strlen(tails[i])));
            if (str_ends(text, STR("T")))
                text = str_slice(text, 0, text.len - 1);
        }
    }
    text = without_zone(text);
    *has_time = memchr(text.ptr, ':', text.len) != NULL;
    return text;
}

static bool small_number(struct str digits, int *out)
{
    int64_t n;
    if (!is_digits(digits) || digits.len > 4 || !str_to_int64(digits, &n))
        return false;
    *out = (int)n;
    return true;
}

/* Days from Excel's 30 December 1899; such counts as inputs can hold lie between 1954 and 2119. */
static bool serial_date(struct str text, struct value *out)
{
    enum { FIRST = 20000, LAST = 80000, UNIX_EPOCH = 25569 };
    int64_t n;
    if (!is_digits(text) || text.len != 5 || !str_to_int64(text, &n) || n < FIRST || n > LAST)
        return false;
    *out = value_date((date_days)(n - UNIX_EPOCH));
    return true;
}

enum cell_fault cell_date(struct str text, struct value *out)
{
    struct str rest, day, month, year;
    struct date civil;
    date_days days;
    bool has_time;
    rest = without_tail(text, &has_time);
    if (has_time)
        return CELL_TIME_OF_DAY;
    if (serial_date(rest, out))
        return CELL_GOOD;
    if (date_parse_iso(rest, &days)) {
        *out = value_date(days);
        return CELL_GOOD;
    }
    if (!str_split(&rest, '.', &day) || !str_split(&rest, '.', &month) || !str_split(&rest, '.', &year) ||
        rest.ptr || !small_number(day, &civil.day) || !small_number(month, &civil.month) ||
        !small_number(year, &civil.year))
        return CELL_NOT_DATE;
    if (year.len == 2 && day.len <= 2)
        return CELL_SHORT_YEAR;
    if (day.len > 2 || month.len > 2 || year.len != 4 || !date_from_civil(civil, &days))
        return CELL_NOT_DATE;
    *out = value_date(days);
    return CELL_GOOD;
}

static bool is_one_of(struct str folded, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (str_equal(folded, str_from(words[i])))
            return true;
    return false;
}

enum cell_fault cell_flag(struct str folded, struct value *out)
{
    static const char *const yes[] = {"да", "+", "1", "v", "✓", "✔", "√", "☑", "есть", "истина", "true", "yes"};
    static const char *const no[] = {"нет", "0", "ложь", "false", "no"};
    bool is_yes = is_one_of(folded, yes, sizeof yes / sizeof *yes);
    if (!is_yes && !is_one_of(folded, no, sizeof no / sizeof *no))
        return CELL_NOT_FLAG;
    *out = value_flag(is_yes);
    return CELL_GOOD;
}
