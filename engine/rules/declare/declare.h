/* declare.h — what the scripts say exists: project, tables, populations, indicators, documents, filters, checks, ratios.
 *
 * Loading a script only collects declarations; nothing is computed. All of them live in the host's arena and die
 * with it. A `function_ref` is a key of Lua's registry; 0: not given.
 */
#ifndef DECLARE_DECLARE_H
#define DECLARE_DECLARE_H

#include "data/schema.h"
#include "rules/lua/host.h"

struct param {
    struct str name;
    struct str title;
    struct value value;    /* the default, or what --set made of it; text, integer, ratio or flag */
    struct str *choices;   /* for texts: the allowed words; empty: any */
    size_t choice_count;
};

struct project_kind {
    bool declared;
    struct place place;
    struct str id, title, locale;
    int year;
    date_days report_date;
    struct str region_id, region_name;
    struct str municipality_level, school_level; /* populations that --by walks; empty: none */
    struct param *params;
    size_t param_count;
};

struct population_kind {
    struct place place;
    struct str id, title;
    struct str kind; /* of its units: municipality, school, … */
    int units_ref;
};

enum level { LEVEL_REGION, LEVEL_MUNICIPALITY, LEVEL_SCHOOL };
enum indicator_type { TYPE_PERCENT, TYPE_COUNT, TYPE_PRESENCE, TYPE_ARTEFACTS, TYPE_DEADLINE };

struct letter {
    struct str letter, text;
};

struct indicator_kind {
    struct place place;
    struct str id, act, clause, title, unit, population, period, formula, source, collection, periodicity,
        responsible, note;
    enum level level;
    enum indicator_type type;
    struct str comparator; /* ">=", ">", "<=", "<", "==" */
    bool has_threshold;
    struct number threshold;
    bool has_due;
    date_days due;
    int due_ref; /* function(ctx) → date, when the due date depends on the year */
    struct letter *letters;
    size_t letter_count;
    struct str *params; /* names of the parameters that it depends on */
    size_t param_count;
    struct str *reads; /* tables that it reads */
    size_t read_count;
    int rule_ref;
};

struct document_kind {
    struct place place;
    struct str id, title;
    struct str *ids; /* other ids that `run` knows it by: the documents that it contains */
    size_t id_count;
    struct str *templates; /* paths below templates/ */
    size_t template_count;
    struct str file; /* pattern of the file's name, without extension */
    bool for_difference; /* made for what changed between two runs, not by a run's plan */
    int each_ref, key_ref, data_ref;
    struct str *amends; /* ids of the kinds whose signed documents it amends (amending.h): it has no subjects of its own */
    size_t amend_count;
    int signed_ref; /* function(act) → the fields of the data that signing fills (signing.h) */
};

struct check_kind {
    struct place place;
    struct str code, title;
    bool is_error; /* else a warning */
    bool drops;    /* the reported row does not count */
    int run_ref;
};

/* A control ratio: what documents print must agree. */
struct ratio_kind {
    struct place place;
    struct str code, title;
    bool is_error; /* else a warning */
    struct str *documents; /* ids of those whose data it reads */
    size_t document_count;
    int run_ref;
};

struct declarations {
    struct project_kind project;
    struct schema *tables;
    size_t table_count, table_capacity;
    struct population_kind *populations;
    size_t population_count, population_capacity;
    struct indicator_kind *indicators;
    size_t indicator_count, indicator_capacity;
    struct document_kind *documents;
    size_t document_count, document_capacity;
    struct check_kind *checks;
    size_t check_count, check_capacity;
    struct ratio_kind *ratios;
    size_t ratio_count, ratio_capacity;
};

/* Adds the declaring functions to the globals; what they collect is given by declare_all. */
void declare_open(struct host *h);

/* What was declared so far. */
struct declarations *declare_all(struct host *h);

/* After the last script: one project, no id twice, every name that one declaration says of another is known. */
bool declare_check(struct host *h, struct diag *d);

/* `--set name=value`: the year, or a parameter, by its type and choices. */
bool declare_set(struct host *h, struct str setting, struct diag *d);

/* What was declared under that name, or NULL. */
const struct population_kind *declare_population(const struct declarations *all, struct str id);
const struct indicator_kind *declare_indicator(const struct declarations *all, struct str id);
const struct document_kind *declare_document(const struct declarations *all, struct str id); /* by any of its ids */
const struct param *declare_param(const struct declarations *all, struct str name);

/* Whether a kind of document is among those with the given ids, its own or of what it contains (none: all). */
bool declare_is_among(const struct document_kind *k, char *const *ids, size_t count);

/* Pushes the filter of that name or alias and gives true; false (nothing pushed) when there is none. */
bool declare_push_filter(struct host *h, struct str name);

/* The declared name that is meant by `typed`: itself, or one with the same fold (ё/е, letter case, look-alikes); empty
 * when there is none. */
struct str declare_filter_name(struct host *h, struct str typed);

/* How many of its first arguments the filter takes as words without quotation marks; 0 when there is no such filter. */
size_t declare_filter_words(struct host *h, struct str name);

/* The nearest filter name, empty when none is near. */
struct str declare_nearest_filter(struct host *h, struct str name);

#endif
