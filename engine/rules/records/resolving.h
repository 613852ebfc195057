/* resolving.h — one record in the making: shared by resolve.c (values and sections) and resolve_chart.c, nobody else's.
 */
#ifndef RECORDS_RESOLVING_H
#define RECORDS_RESOLVING_H

#include "rules/expressions/compile.h"
#include "rules/records/chart_data.h"
#include "rules/records/resolve.h"
#include "rules/records/runs.h"

struct lua_State;

struct resolver {
    struct host *host;
    const struct program *program;
    struct resolve_options options;
    struct question *questions; /* by slot */
    bool is_sound;              /* none of them is faulty */
};

/* Numbers of which each is there once. */
struct numbers {
    uint32_t *items;
    size_t count, capacity;
};

/* One record in the making. */
struct work {
    struct resolver *resolver;
    struct lua_State *L;
    struct scopes scopes;
    struct arena scratch;
    struct buf *record;
    size_t start; /* of the features in the record */
    struct runs runs;
    struct chart_data chart; /* whose body is under way */
    struct diag *d;
    bool *told; /* by slot: its fault is reported */
    struct numbers colours, widths; /* of its answers: of columns of tables */
    struct numbers copies;          /* of repeated columns (rich.h) */
    bool ok;
};

/* Pushes the slot's value; what is missing or faulty is reported, or answered by the policy as nil. */
bool resolving_evaluate(struct work *w, size_t slot, bool *missing);

/* Answers all slots of a scope. */
void resolving_scope(struct work *w, size_t scope);

/* Puts an answer into the record. */
void resolving_put(struct work *w, enum answer tag, struct str text);

/* Says, once, what is wrong with the answer of a slot. */
void resolving_fail(struct work *w, size_t slot, const char *text);

/* What people typed. */
struct str resolving_typed(const struct slot *s);

/* The answer of the value on top of the stack, which stays, when it is more than text, or a text that names a picture ({%expr}); false
 * when it is neither (resolve_content.c). */
bool resolving_content(struct work *w, size_t slot);
bool resolving_picture(struct work *w, size_t slot);

/* A row has so many copies of a group's columns: those with styles need them. */
void resolving_note_copies(struct work *w, size_t group, size_t copies);

/* Answers a slot that asks something of a chart (resolve_chart.c). */
void resolving_chart(struct work *w, size_t slot);

#endif
