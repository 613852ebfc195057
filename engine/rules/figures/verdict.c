/* Decisions followed here: unknown only when num and num + unknown give different verdicts; not_due only before the
 * due date and with nothing held; per cents half up, one decimal, more while the print contradicts the verdict. */
#include "rules/figures/verdict.h"

#include "text/print.h"

static bool compare(struct str comparator, int order)
{
    if (str_equal(comparator, STR(">")))
        return order > 0;
    if (str_equal(comparator, STR("<=")))
        return order <= 0;
    if (str_equal(comparator, STR("<")))
        return order < 0;
    if (str_equal(comparator, STR("==")))
        return order == 0;
    return order >= 0;
}

/* num·100/den for a per cent, num otherwise. den is not 0. */
static struct number measure(const struct target *t, int64_t num, int64_t den)
{
    struct number part = number_from_int(num), value = part;
    if (t->type != TYPE_PERCENT)
        return value;
    if (!number_ratio(num, den, &part) || !number_multiply(part, number_from_int(100), &value))
        return part; /* counts of rows never come near the ceiling */
    return value;
}

static bool meets(const struct target *t, int64_t num, int64_t den)
{
    return compare(t->comparator, number_compare(measure(t, num, den), t->threshold));
}

/* Whether the facts that are not known could turn the verdict: those of num only raise it, a larger den only lowers it,
 * down to nothing. */
static bool is_open(const struct target *t, const struct tally *c, bool met)
{
    if (c->unknown && met != meets(t, c->num + c->unknown, c->den))
        return true;
    return c->missing && met != meets(t, 0, 1);
}

void verdict_unknown(const struct tally *c, int64_t *n, int64_t *of)
{
    *n = c->missing ? c->missing : c->unknown;
    *of = c->missing ? c->missing_of : c->den >= 0 ? c->den : c->num + c->unknown;
}

enum status verdict_status(const struct target *t, const struct tally *c)
{
    if (c->no_facts)
        return STATUS_UNKNOWN;
    bool empty = t->type == TYPE_PERCENT && c->den == 0;
    bool met = t->has_threshold && !empty && meets(t, c->num, c->den);
    bool open = t->has_threshold && (empty ? c->missing > 0 : is_open(t, c, met));
    if (t->has_threshold && !c->held && t->due_ahead && (!open || c->num + c->unknown == 0))
        return STATUS_NOT_DUE;
    if (empty && !open)
        return STATUS_NOT_COMPUTABLE;
    if (!t->has_threshold)
        return STATUS_NO_TARGET;
    if (open)
        return STATUS_UNKNOWN;
    return met ? STATUS_MET : STATUS_NOT_MET;
}

int64_t verdict_need(const struct target *t, const struct tally *c)
{
    struct number wanted = t->threshold;
    if (t->type == TYPE_PERCENT) {
        struct number den, hundredth = {1, 100};
        den = number_from_int(c->den < 0 ? 0 : c->den);
        if (!number_multiply(t->threshold, den, &wanted) || !number_multiply(wanted, hundredth, &wanted))
            return 0;
    }
    int64_t ceiling = wanted.num / wanted.den + (wanted.num % wanted.den > 0);
    return ceiling > c->num ? ceiling - c->num : 0;
}

enum { DECIMALS_LARGEST = 18 };

/* Places after the comma with which the printed value takes the same side of the threshold as the exact one. */
static int decimals_for(struct arena *a, const struct target *t, struct number value)
{
    if (!t->has_threshold)
        return 1;
    bool met = compare(t->comparator, number_compare(value, t->threshold));
    for (int decimals = 1; decimals < DECIMALS_LARGEST; decimals++) {
        struct number printed;
        if (number_parse(number_fixed(a, value, decimals), &printed) &&
            compare(t->comparator, number_compare(printed, t->threshold)) == met)
            return decimals;
    }
    return DECIMALS_LARGEST;
}

/* Whether the value is a number, or a word for what is there, and not words for why there is none. */
static bool has_number(const struct target *t, const struct tally *c, enum status s)
{
    return !c->no_facts && s != STATUS_UNKNOWN && s != STATUS_NOT_COMPUTABLE && (t->type != TYPE_PERCENT || c->den != 0);
}

struct str verdict_value(struct arena *a, const struct target *t, const struct tally *c, enum status s)
{
    int64_t unknown, of;
    verdict_unknown(c, &unknown, &of);
    if (c->no_facts)
        return STR("нет данных");
    if (s == STATUS_NOT_COMPUTABLE || (t->type == TYPE_PERCENT && c->den == 0 && s != STATUS_UNKNOWN))
        return STR("не рассчитывается (знаменатель равен 0)");
    if (s == STATUS_UNKNOWN)
        return arena_printf(a, "нет данных: %lld из %lld", (long long)unknown, (long long)of);
    struct number value = measure(t, c->num, c->den);
    if (t->type == TYPE_PERCENT)
        return text_number(a, value, decimals_for(a, t, value));
    if (t->type == TYPE_COUNT)
        return text_number(a, value, 0);
    return c->num > 0 && (!t->has_threshold || meets(t, c->num, c->den)) ? STR("имеется") : STR("отсутствует");
}

struct str verdict_deviation(struct arena *a, const struct target *t, const struct tally *c, enum status s)
{
    struct number difference;
    if (!t->has_threshold || (s != STATUS_MET && s != STATUS_NOT_MET) ||
        (t->type != TYPE_PERCENT && t->type != TYPE_COUNT))
        return STR("");
    struct number value = measure(t, c->num, c->den);
    if (!number_subtract(value, t->threshold, &difference))
        return STR("");
    bool percent = t->type == TYPE_PERCENT;
    struct str text = text_number(a, difference, percent ? decimals_for(a, t, value) : TEXT_SHORTEST);
    return arena_printf(a, "%s%.*s%s", difference.num > 0 ? "+" : "", STR_ARG(text), percent ? "\u00A0п.п." : "");
}

struct str verdict_target(struct arena *a, const struct target *t)
{
    static const struct {
        const char *comparator, *words;
    } phrases[] = {{">=", "не менее "}, {">", "более "}, {"<=", "не более "}, {"<", "менее "}, {"==", ""}};
    if (!t->has_threshold)
        return STR("не установлен");
    if (t->type != TYPE_PERCENT && t->type != TYPE_COUNT)
        return STR("наличие");
    const char *words = "";
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++)
        if (str_equal(t->comparator, str_from(phrases[i].comparator)))
            words = phrases[i].words;
    bool whole = t->type == TYPE_PERCENT && number_compare(t->threshold, number_from_int(100)) == 0;
    struct str number = text_number(a, t->threshold, TEXT_SHORTEST);
    return arena_printf(a, "%s%.*s%s", whole ? "" : words, STR_ARG(number), t->type == TYPE_PERCENT ? "\u00A0%" : "");
}

static const struct {
    const char *name, *words;
} statuses[] = {
    {"met", "достигнут"},       {"not_met", "не достигнут"},    {"not_computable", "не рассчитывается"},
    {"unknown", "нет данных"}, {"not_due", "срок не наступил"}, {"no_target", "показатель не установлен"},
};

const char *verdict_words(enum status s)
{
    return statuses[s].words;
}

const char *verdict_name(enum status s)
{
    return statuses[s].name;
}

const char *verdict_words_of(struct str name)
{
    for (size_t i = 0; i < sizeof statuses / sizeof *statuses; i++)
        if (str_equal(name, str_from(statuses[i].name)))
            return statuses[i].words;
    return "";
}

const char *verdict_unit(const struct target *t, const struct tally *c, enum status s)
{
    return t->type == TYPE_PERCENT && has_number(t, c, s) ? " %" : "";
}
