/* Month names are a table: ICU's formatter would bring its own patterns, time zone and calendar. */
#include "text/calendar.h"

#include "base/buf.h"

/* Stem and the ending of the nominative; the oblique endings follow from that ending. */
static const struct {
    const char *stem, *ending;
} months[] = {
    {"январ", "ь"}, {"феврал", "ь"}, {"март", ""},     {"апрел", "ь"},  {"ма", "й"},    {"июн", "ь"},
    {"июл", "ь"},   {"август", ""},  {"сентябр", "ь"}, {"октябр", "ь"}, {"ноябр", "ь"}, {"декабр", "ь"},
};

/* января, марта · январю, марту · январем, мартом · январе, марте */
static const char *const soft[] = {NULL, "я", "ю", NULL, "ем", "е"}, *const hard[] = {NULL, "а",  "у",
                                                                                      NULL, "ом", "е"};

struct month_name {
    char text[32];
    size_t len;
};

static void put(struct month_name *m, const char *piece)
{
    while (*piece && m->len < sizeof m->text - 1)
        m->text[m->len++] = *piece++;
    m->text[m->len] = '\0';
}

static struct month_name name_of(int month, enum grammatical_case c)
{
    struct month_name m = {.len = 0};
    const char *ending = months[month - 1].ending;
    const char *const *oblique = *ending ? soft : hard;
    put(&m, months[month - 1].stem);
    put(&m, oblique[c] ? oblique[c] : ending);
    return m;
}

struct str text_month(struct arena *a, int month, enum grammatical_case c)
{
    struct month_name m = name_of(month, c);
    return arena_str(a, str_make(m.text, m.len));
}

int text_month_named(struct str word)
{
    enum { THREE_LETTERS = 6 };
    if (str_equal(word, STR("мая")))
        return 5;
    for (int month = 1; month <= 12; month++) {
        for (int c = 0; c < CASE_COUNT; c++) {
            struct month_name m = name_of(month, (enum grammatical_case)c);
            if (word.len >= THREE_LETTERS && str_starts(str_make(m.text, m.len), word))
                return month;
        }
    }
    return 0;
}

static const char *weekday(date_days date)
{
    static const char *const names[] = {"понедельник", "вторник", "среда",      "четверг",
                                        "пятница",     "суббота", "воскресенье"};
    return names[((date + 3) % 7 + 7) % 7]; /* 1 January 1970 was a Thursday */
}

/* The last so many digits of a number. Printf would take most of the time of writing a date. */
static void put_digits(char *out, int number, size_t digits)
{
    for (; digits; number /= 10)
        out[--digits] = (char)('0' + number % 10);
}

/* Of a day or month with one or two digits, or of a year with two or four. */
static void put_number(struct buf *out, int number, size_t digits)
{
    char text[4];
    if (digits == 1 && number >= 10)
        digits = 2;
    put_digits(text, number, digits);
    buf_put(out, text, digits);
}

static bool put_field(struct buf *out, date_days date, char letter, size_t count)
{
    struct date c = date_to_civil(date);
    if (letter == 'd' && count <= 2)
        put_number(out, c.day, count);
    else if ((letter == 'M' || letter == 'L') && count <= 2)
        put_number(out, c.month, count);
    else if (letter == 'M' && count == 4)
        buf_put_cstr(out, name_of(c.month, CASE_GENITIVE).text);
    else if (letter == 'L' && count == 4)
        buf_put_cstr(out, name_of(c.month, CASE_NOMINATIVE).text);
    else if (letter == 'y' && (count == 1 || count == 4))
        put_number(out, c.year, 4);
    else if (letter == 'y' && count == 2)
        put_number(out, c.year, 2);
    else if (letter == 'E' && count == 4)
        buf_put_cstr(out, weekday(date));
    else
        return false;
    return true;
}

/* Copies the text between apostrophes that begins at `at`; the offset behind it, or 0 when it is open. */
static size_t put_quoted(struct buf *out, struct str pattern, size_t at)
{
    size_t end = str_find(pattern, STR("'"), at + 1);
    if (end == SIZE_MAX)
        return 0;
    buf_put_str(out, end == at + 1 ? STR("'") : str_slice(pattern, at + 1, end));
    return end + 1;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool put_pattern(struct buf *out, date_days date, struct str pattern)
{
    for (size_t at = 0; at < pattern.len;) {
        char c = pattern.ptr[at];
        size_t end = at + 1;
        if (c == '\'') {
            end = put_quoted(out, pattern, at);
            if (!end)
                return false;
        } else if (is_letter(c)) {
            while (end < pattern.len && pattern.ptr[end] == c)
                end++;
            if (!put_field(out, date, c, end - at))
                return false;
        } else {
            buf_put_char(out, c);
        }
        at = end;
    }
    return buf_ok(out);
}

bool text_date(struct arena *a, date_days date, struct str pattern, struct str *out)
{
    struct buf b;
    buf_init(&b, BUF_LIMIT_MESSAGE);
    bool ok = put_pattern(&b, date, pattern);
    if (ok)
        *out = arena_str(a, buf_str(&b));
    buf_release(&b);
    return ok;
}

/* Documents are full of these: no pattern is read for them. */
struct str text_date_short(struct arena *a, date_days date)
{
    struct date c = date_to_civil(date);
    char text[] = "dd.mm.yyyy";
    put_digits(text, c.day, 2);
    put_digits(text + 3, c.month, 2);
    put_digits(text + 6, c.year, 4);
    return arena_str(a, str_make(text, sizeof text - 1));
}
