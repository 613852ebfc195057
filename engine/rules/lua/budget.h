/* budget.h — what one call from C into scripts may cost: steps, failures and processor time.
 *
 * Once a budget has ended, by whatever of them or by memory, every further step of the scripts fails, and
 * budget_pcall hands the failure on: nothing in a script can catch it. It is whole again at the next call from C.
 */
#ifndef LUA_BUDGET_H
#define LUA_BUDGET_H

#include "base/diag.h"

struct lua_State;

enum {
    BUDGET_STEPS = 400 << 20,     /* virtual-machine steps of one call from C */
    BUDGET_FAILURE_STEPS = 1000,  /* what a failure that a script catches costs of them */
    BUDGET_SECONDS = 10,          /* processor time of one call from C, to a second */
};

struct budget {
    int64_t steps_left;
    const char *ended;       /* why nothing goes on, translated; NULL: it does */
    bool memory;             /* it ended for want of memory */
    struct place ended_at;   /* where in the scripts, if it is known */
};

/* Starts the clock that watches over processor time, in this process and those forked from it; before any call. */
void budget_watch(void);

/* A call from C begins; messages that cannot tell the line name `where`, which must stay until budget_stop. */
void budget_start(struct lua_State *L, struct place where);
void budget_stop(struct lua_State *L);

/* lua_pcall, except that the end of the budget passes through it. */
int budget_pcall(struct lua_State *L, int args, int results);

/* pcall for scripts: a lua_CFunction. */
int budget_lua_pcall(struct lua_State *L);

#endif
