/* options.h — the options that all project commands share, as a child parser for argp. */
#ifndef RUN_OPTIONS_H
#define RUN_OPTIONS_H

#include <argp.h>

#include "data/date.h"

struct project_options {
    struct arena arena;    /* owns what the options needed to keep */
    struct str root;       /* -C: folder of the project, "." by default */
    struct str inputs;     /* --inputs; empty: ROOT/inputs */
    struct str out;        /* --out; empty: ROOT/out */
    bool has_as_of;
    date_days as_of;       /* --as-of: the report date */
    int jobs;              /* -j: workers, at least 1; by default one for each processor */
    bool quiet;            /* --quiet: only errors */
    struct str *settings;  /* --set: "name=value", in order */
    size_t setting_count, setting_capacity;
};

/* A day as an option has it: 31.05.2024 or 2024-05-31. */
bool options_day(const char *arg, date_days *day);

/* What holds without any option; frees what the options kept. */
void project_options_init(struct project_options *o);
void project_options_release(struct project_options *o);

/* Child for the `children` of a command's argp; its input is a struct project_options
 * (set state->child_inputs[0] on ARGP_KEY_INIT). */
extern const struct argp project_argp;

#endif
