/* verdict.h — from counts to a verdict, in exact arithmetic.
 *
 * A per cent is met when num·100 >= threshold·den in integers; the printed value gets as many decimals as it
 * takes not to contradict that.
 */
#ifndef FIGURES_VERDICT_H
#define FIGURES_VERDICT_H

#include "data/number.h"
#include "rules/declare/declare.h"

enum status {
    STATUS_MET,
    STATUS_NOT_MET,
    STATUS_NOT_COMPUTABLE, /* the denominator is 0 */
    STATUS_UNKNOWN,        /* unknown facts could change the verdict, or there is no table */
    STATUS_NOT_DUE,        /* nothing that counts was held, and the due date is ahead */
    STATUS_NO_TARGET,
};

/* What the rule counted. */
struct tally {
    int64_t num;     /* known to be in */
    int64_t den;     /* all of the population; -1: the indicator has no denominator */
    int64_t unknown; /* of den (or beside num), those about whom nothing is known */
    int64_t missing; /* units whose part of den is not known: den is only known to be no less */
    int64_t missing_of; /* of so many units asked */
    bool no_facts;   /* a table that the indicator reads is not there */
    bool held;       /* something that counts was held by the report date */
};

struct target {
    enum indicator_type type;
    struct str comparator;
    bool has_threshold;
    struct number threshold;
    bool due_ahead; /* the report date is before the due date */
};

/* The status of a figure. */
enum status verdict_status(const struct target *t, const struct tally *c);

/* The N and M of «нет данных: N из M»; N is 0 when everything is known. */
void verdict_unknown(const struct tally *c, int64_t *n, int64_t *of);

/* How many more must be in: ceil(threshold·den/100) − num for a per cent, threshold − num otherwise; never below 0. */
int64_t verdict_need(const struct target *t, const struct tally *c);

/* The printed value without its unit: «84,6» for a per cent, a whole number for a count, «имеется» or «отсутствует»
 * for a presence; for STATUS_NOT_COMPUTABLE and STATUS_UNKNOWN the words that decisions prescribe. */
struct str verdict_value(struct arena *a, const struct target *t, const struct tally *c, enum status s);

/* What follows the printed value: " %", or "". */
const char *verdict_unit(const struct target *t, const struct tally *c, enum status s);

/* «+1,4 п.п.», «−3,2 п.п.», «+1»; empty without a threshold or a value. */
struct str verdict_deviation(struct arena *a, const struct target *t, const struct tally *c, enum status s);

/* «не менее 85 %», «100 %», «не менее 3», «наличие», «не установлен». */
struct str verdict_target(struct arena *a, const struct target *t);

/* «достигнут», «не достигнут», … as printed in documents. */
const char *verdict_words(enum status s);

/* The same for a status by its stable name; "" for no such status. */
const char *verdict_words_of(struct str name);

/* "met", "not_met", … as in the JSON. */
const char *verdict_name(enum status s);

#endif
