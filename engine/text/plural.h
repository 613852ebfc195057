/* plural.h — agreement with numbers: CLDR's plural classes of Russian, numbers in words. */
#ifndef TEXT_PLURAL_H
#define TEXT_PLURAL_H

#include "data/number.h"

enum plural_class {
    PLURAL_ONE,   /* 1 школа, 21 школа */
    PLURAL_FEW,   /* 2 школы, 22 школы */
    PLURAL_MANY,  /* 0 школ, 5 школ, 11 школ */
    PLURAL_OTHER, /* 81,8 процента: no whole number */
};

/* The sign does not matter. */
enum plural_class text_plural(struct number n);

/* "one", "few", "many", "other". */
const char *plural_name(enum plural_class c);

enum gender { GENDER_MASCULINE, GENDER_FEMININE, GENDER_NEUTER };

enum grammatical_case {
    CASE_NOMINATIVE,
    CASE_GENITIVE,
    CASE_DATIVE,
    CASE_ACCUSATIVE, /* of things: «двадцать две школы» */
    CASE_INSTRUMENTAL,
    CASE_PREPOSITIONAL,
    CASE_COUNT
};

/* Names: "m" "f" "n", «м» «ж» «с»; "nom" "gen" "dat" "acc" "ins" "prep", «именительный» … «предложный» or
 * their first letters «им» «род» «дат» «вин» «тв» «пр». false for anything else. */
bool gender_named(struct str name, enum gender *out);
bool case_named(struct str name, enum grammatical_case *out);

/* Largest magnitude that text_spell knows words for. */
#define SPELL_LIMIT INT64_C(999999999999999)

/* A whole number in words: (22, feminine, nominative) is «двадцать две», (1000, …) «одна тысяча».
 * In `a`; false when |n| is above SPELL_LIMIT. */
bool text_spell(struct arena *a, int64_t n, enum gender g, enum grammatical_case c, struct str *out);

#endif
