/* CLDR's plural rules for ru, and names of gender and case. */
#include "text/plural.h"

#include "text/fold.h"

enum plural_class text_plural(struct number n)
{
    if (!number_is_integer(n))
        return PLURAL_OTHER;
    int hundred = (int)(n.num % 100);
    if (hundred < 0)
        hundred = -hundred;
    int ten = hundred % 10;
    if (hundred >= 11 && hundred <= 14)
        return PLURAL_MANY;
    if (ten == 1)
        return PLURAL_ONE;
    return ten >= 2 && ten <= 4 ? PLURAL_FEW : PLURAL_MANY;
}

const char *plural_name(enum plural_class c)
{
    static const char *const names[] = {"one", "few", "many", "other"};
    return names[c];
}

struct name {
    const char *text;
    int means;
};

static bool named(struct str name, const struct name *names, size_t count, int *means)
{
    for (size_t i = 0; i < count; i++) {
        if (text_folds_equal(name, str_from(names[i].text))) {
            *means = names[i].means;
            return true;
        }
    }
    return false;
}

bool gender_named(struct str name, enum gender *out)
{
    static const struct name names[] = {
        {"m", GENDER_MASCULINE}, {"м", GENDER_MASCULINE}, {"мужской", GENDER_MASCULINE},
        {"f", GENDER_FEMININE},  {"ж", GENDER_FEMININE},  {"женский", GENDER_FEMININE},
        {"n", GENDER_NEUTER},    {"с", GENDER_NEUTER},    {"средний", GENDER_NEUTER},
    };
    int means;
    if (!named(name, names, sizeof names / sizeof *names, &means))
        return false;
    *out = (enum gender)means;
    return true;
}

bool case_named(struct str name, enum grammatical_case *out)
{
    static const struct name names[] = {
        {"nom", CASE_NOMINATIVE},     {"им", CASE_NOMINATIVE},    {"именительный", CASE_NOMINATIVE},
        {"gen", CASE_GENITIVE},       {"род", CASE_GENITIVE},     {"родительный", CASE_GENITIVE},
        {"dat", CASE_DATIVE},         {"дат", CASE_DATIVE},       {"дательный", CASE_DATIVE},
        {"acc", CASE_ACCUSATIVE},     {"вин", CASE_ACCUSATIVE},   {"винительный", CASE_ACCUSATIVE},
        {"ins", CASE_INSTRUMENTAL},   {"тв", CASE_INSTRUMENTAL},  {"творительный", CASE_INSTRUMENTAL},
        {"prep", CASE_PREPOSITIONAL}, {"пр", CASE_PREPOSITIONAL}, {"предложный", CASE_PREPOSITIONAL},
    };
    int means;
    if (!named(name, names, sizeof names / sizeof *names, &means))
        return false;
    *out = (enum grammatical_case)means;
    return true;
}
