/* scripts.h — a folder of scripts → declarations; and what can be asked of them afterwards. */
#ifndef RULES_SCRIPTS_H
#define RULES_SCRIPTS_H

#include "base/hash.h"
#include "data/tree.h"
#include "rules/declare/declare.h"

/* A script that was read. */
struct script_file {
    struct str path; /* as messages name it: scripts/… */
    struct digest digest;
};

/* A host with everything that scripts may use. */
struct host *scripts_host(void);

/* Runs the language library (filters) alone, as it lies compiled in the program's own `folder`, for a template that is filled
 * outside a project. */
bool scripts_load_library(struct host *h, struct str folder, struct diag *d);

/* Runs every *.lua below `folder`, in byte order of their paths, then checks the declarations. `shown` stands before
 * each path in messages ("scripts"). All faults are reported. */
bool scripts_load(struct host *h, struct str folder, struct str shown, struct script_file **files, size_t *count, struct diag *d);

/* Runs all check{}: what they report goes to `d` with the row's place; rows of dropping checks are dropped after the
 * last check has run. */
bool scripts_run_checks(struct host *h, struct diag *d);

/* When some tables are not read cleanly: the checks that need none of those (withheld.h). No row is dropped. */
void scripts_run_clean_checks(struct host *h, struct diag *d);

/* The subjects that a document is made for. */
struct subject {
    struct str key; /* "" when there is only one document */
    int ref;        /* registry reference of the subject; 0: none */
};

/* Those of a kind; a kind that amends others has none. */
bool scripts_subjects(struct host *h, const struct document_kind *k, struct subject **subjects, size_t *count, struct diag *d);

/* A subject that is data from elsewhere, for the data of one document. */
struct subject scripts_tree_subject(struct host *h, const struct node *n);

/* Pushes the data of one document. */
bool scripts_push_data(struct host *h, const struct document_kind *k, const struct subject *s, struct diag *d);

/* Pops data that no record was made of. */
void scripts_pop(struct host *h);

/* Pushes data that came from a file. */
void scripts_push_tree(struct host *h, const struct node *n);

/* Runs a Lua file of data and pushes the table that it returns. */
bool scripts_push_chunk(struct host *h, struct str file, struct str text, struct diag *d);

#endif
