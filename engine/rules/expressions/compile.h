/* compile.h — one expression of a template, ready to be answered. */
#ifndef EXPRESSIONS_COMPILE_H
#define EXPRESSIONS_COMPILE_H

#include "rules/expressions/expression.h"
#include "rules/expressions/scopes.h"

struct host;

/* An expression after translation. */
struct question {
    struct str name;     /* looked up first, as the whole text of the tag */
    bool is_faulty;      /* what is wrong with it was reported: answered as missing */
    bool name_only;      /* there is nothing to compute: the name must be found */
    struct str fault;    /* name_only because the text is no expression: why */
    int function_ref;    /* 0: name_only, or `.` */
    bool is_item;        /* `.`: the current item */
    struct place place;  /* where the tag stands, for remarks */
};

/* How an evaluation ended. */
enum outcome {
    OUTCOME_VALUE,   /* the value is on top of the stack */
    OUTCOME_CELL,    /* it is that of a cell: nothing pushed */
    OUTCOME_MISSING, /* a name is not there: nothing pushed, `missing` names it */
    OUTCOME_FAILED,  /* nothing pushed, the error's text is in `missing` */
};

/* Translates an expression; reports what is wrong with it at `where`. Lives in the host. */
bool compile_question(struct host *h, struct str text, struct place where, struct question *q, struct diag *d);

/* Evaluates a question in scopes, which must be the current ones (compile_enter). Texts live in `scratch`. Most answers are cells
 * of rows: with a `cell` they need not pass through Lua; NULL: they are pushed, too. */
enum outcome compile_answer(struct host *h, const struct question *q, struct scopes *s, struct arena *scratch, struct value *cell,
                            struct str *missing);

/* Makes `s` the scopes in which get(…) and its like look; gives those that were current before. */
struct scopes *compile_enter(struct host *h, struct scopes *s);

/* Prepares the state for compile_question. */
void compile_open(struct host *h);

#endif
