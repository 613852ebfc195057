/* Numbers in words from small tables: ICU's rules for ru take tens of milliseconds to open and have «ноля»
 * beside «нуле». Spelled with е, as orders print («не менее трех»). Forms stand in the order of enum
 * grammatical_case. */
#include "base/buf.h"
#include "text/plural.h"

#define REGULAR(stem)                                                                                        \
    {                                                                                                        \
        stem "ь", stem "и", stem "и", stem "ь", stem "ью", stem "и"                                         \
    }

static const char *const small[][CASE_COUNT] = {
    {"ноль", "нуля", "нулю", "ноль", "нулем", "нуле"},
    {"один", "одного", "одному", "один", "одним", "одном"},
    {"два", "двух", "двум", "два", "двумя", "двух"},
    {"три", "трех", "трем", "три", "тремя", "трех"},
    {"четыре", "четырех", "четырем", "четыре", "четырьмя", "четырех"},
    REGULAR("пят"),
    REGULAR("шест"),
    REGULAR("сем"),
    {"восемь", "восьми", "восьми", "восемь", "восемью", "восьми"},
    REGULAR("девят"),
    REGULAR("десят"),
    REGULAR("одиннадцат"),
    REGULAR("двенадцат"),
    REGULAR("тринадцат"),
    REGULAR("четырнадцат"),
    REGULAR("пятнадцат"),
    REGULAR("шестнадцат"),
    REGULAR("семнадцат"),
    REGULAR("восемнадцат"),
    REGULAR("девятнадцат"),
};
static const char *const one_feminine[] = {"одна", "одной", "одной", "одну", "одной", "одной"};
static const char *const one_neuter[] = {"одно", "одного", "одному", "одно", "одним", "одном"};
static const char *const two_feminine[] = {"две", "двух", "двум", "две", "двумя", "двух"};

static const char *const twenty[] = REGULAR("двадцат"), *const thirty[] = REGULAR("тридцат");
static const char *const forty[] = {"сорок", "сорока", "сорока", "сорок", "сорока", "сорока"};
static const char *const ninety[] = {"девяносто", "девяноста", "девяноста",
                                     "девяносто", "девяноста", "девяноста"};
static const char *const ten_endings[] = {"десят", "десяти", "десяти", "десят", "десятью", "десяти"};

static const char *const hundred[] = {"сто", "ста", "ста", "сто", "ста", "ста"};
static const char *const hundred_endings[] = {"сот", "сот", "стам", "сот", "стами", "стах"};
static const char *const low_hundreds[] = {"двести", "триста", "четыреста"};

/* Words of a power of a thousand: its forms with one, few in the nominative, and with all others. */
struct power {
    int64_t value;
    enum gender gender;
    const char *one[CASE_COUNT];
    const char *few;
    const char *rest[CASE_COUNT];
};

#define MASCULINE_POWER(value, stem)                                                                         \
    {                                                                                                        \
        value, GENDER_MASCULINE, {stem, stem "а", stem "у", stem, stem "ом", stem "е"}, stem "а",            \
        {                                                                                                    \
            stem "ов", stem "ов", stem "ам", stem "ов", stem "ами", stem "ах"                              \
        }                                                                                                    \
    }

static const struct power powers[] = {
    MASCULINE_POWER(INT64_C(1000000000000), "триллион"),
    MASCULINE_POWER(1000000000, "миллиард"),
    MASCULINE_POWER(1000000, "миллион"),
    {1000,
     GENDER_FEMININE,
     {"тысяча", "тысячи", "тысяче", "тысячу", "тысячей", "тысяче"},
     "тысячи",
     {"тысяч", "тысяч", "тысячам", "тысяч", "тысячами", "тысячах"}},
};

static bool is_direct(enum grammatical_case c)
{
    return c == CASE_NOMINATIVE || c == CASE_ACCUSATIVE;
}

static void put_word(struct buf *b, const char *word, const char *ending)
{
    if (b->len)
        buf_put_char(b, ' ');
    buf_put_cstr(b, word);
    buf_put_cstr(b, ending);
}

static void put_hundreds(struct buf *b, int n, enum grammatical_case c)
{
    if (n == 1)
        put_word(b, hundred[c], "");
    else if (n <= 4 && is_direct(c))
        put_word(b, low_hundreds[n - 2], "");
    else
        put_word(b, small[n][c], hundred_endings[c]);
}

static void put_tens(struct buf *b, int n, enum grammatical_case c)
{
    switch (n) {
    case 2: put_word(b, twenty[c], ""); break;
    case 3: put_word(b, thirty[c], ""); break;
    case 4: put_word(b, forty[c], ""); break;
    case 9: put_word(b, ninety[c], ""); break;
    default: put_word(b, small[n][c], ten_endings[c]);
    }
}

static const char *small_word(int n, enum gender g, enum grammatical_case c)
{
    if (n == 1 && g != GENDER_MASCULINE)
        return g == GENDER_FEMININE ? one_feminine[c] : one_neuter[c];
    return n == 2 && g == GENDER_FEMININE ? two_feminine[c] : small[n][c];
}

/* 1..999. */
static void put_group(struct buf *b, int n, enum gender g, enum grammatical_case c)
{
    if (n >= 100)
        put_hundreds(b, n / 100, c);
    n %= 100;
    if (n >= 20)
        put_tens(b, n / 10, c);
    if (n >= 20)
        n %= 10;
    if (n)
        put_word(b, small_word(n, g, c), "");
}

static const char *power_word(const struct power *p, int n, enum grammatical_case c)
{
    enum plural_class class = text_plural(number_from_int(n));
    if (class == PLURAL_ONE)
        return p->one[c];
    return class == PLURAL_FEW && is_direct(c) ? p->few : p->rest[c];
}

bool text_spell(struct arena *a, int64_t n, enum gender g, enum grammatical_case c, struct str *out)
{
    if (n > SPELL_LIMIT || n < -SPELL_LIMIT)
        return false;
    struct buf b;
    buf_init(&b, BUF_LIMIT_MESSAGE);
    if (n < 0)
        put_word(&b, "минус", "");
    n = n < 0 ? -n : n;
    if (n == 0)
        put_word(&b, small[0][c], "");
    for (size_t i = 0; i < sizeof powers / sizeof *powers; i++) {
        int group = (int)(n / powers[i].value);
        n %= powers[i].value;
        if (!group)
            continue;
        put_group(&b, group, powers[i].gender, c);
        put_word(&b, power_word(&powers[i], group, c), "");
    }
    put_group(&b, (int)n, g, c);
    *out = arena_str(a, buf_str(&b));
    buf_release(&b);
    return true;
}
