/* figure.h — one computed indicator for one unit: counts, verdict, and who is in and out by which rows. */
#ifndef FIGURES_FIGURE_H
#define FIGURES_FIGURE_H

#include "data/table.h"
#include "rules/figures/verdict.h"

enum membership { MEMBER_OUTSIDE, MEMBER_UNKNOWN, MEMBER_INSIDE }; /* in order of weight */

/* A row that decided; silent: the row by which something was expected that no row tells of. */
struct member_place {
    const struct table *table;
    size_t row;
    bool silent;
};

/* A unit and the rows that decided about it. */
struct member {
    struct str id, name;
    enum membership membership;
    struct member_place *places; /* in order of mention */
    size_t place_count, place_capacity;
};

/* A second figure printed beside (rows 7, 11, 15 of the plan). */
struct also {
    struct str name;
    int64_t num, den; /* den −1: none */
    struct str value;
    struct member *members; /* in the order in which the rule put them; without a name: their ids */
    size_t member_count;
};

struct figure {
    const struct indicator_kind *kind;
    enum level level; /* of the unit */
    struct str unit_id, unit_name;
    struct target target;
    const struct population_kind *population; /* that was counted; NULL: none */
    struct str formula; /* by which it was counted: the rule's, or that of a row of a coarser unit */
    const struct letter *letters;
    size_t letter_count;
    struct str act, clause; /* of the target, when target.csv overrides the rule's */
    bool has_due;
    date_days due, as_of;
    struct tally tally;
    enum status status;
    bool has_need;
    int64_t need;
    struct str value, deviation, target_text;
    struct str *notes;
    size_t note_count, note_capacity;
    struct member *members; /* sorted by id */
    size_t member_count;
    struct also *also;
    size_t also_count, also_capacity;
};

#endif
