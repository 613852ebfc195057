/* A count hook sees what scripts do, but not what a function of the library does inside one call: a pattern can take a
 * lifetime. So a timer watches as well. It ends the budget, which the next step notices; when no step follows within
 * a second, the process itself is ended, with a message. Both happen while the project is read, before anything is
 * written; a worker's own ceiling of time is lower (app/run/pool.h). */
#include "rules/lua/budget.h"

#include <lauxlib.h>
#include <lua.h>
#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>

#include "base/fatal.h"
#include "base/i18n.h"
#include "rules/lua/host.h"

enum { HOOK_STEPS = 10000 };

/* What the timer's handler may look at: all of it is made before L is set. */
static struct {
    lua_State *volatile L; /* NULL: no script runs */
    volatile sig_atomic_t ticks, late;
    struct str file;
    const char *text;
    bool watched; /* the timer ticks */
} running;

/* Noted once: what fails while the first failure is on its way is none of its own. */
static void end(lua_State *L, const char *why)
{
    struct budget *b = host_budget(host_of(L));
    if (b->ended)
        return;
    b->ended = why;
    b->ended_at = host_place(L);
    b->ended_at.file = arena_str(host_arena(host_of(L)), b->ended_at.file);
}

static int fail(lua_State *L)
{
    lua_pushstring(L, host_budget(host_of(L))->ended);
    return lua_error(L);
}

static void spend(lua_State *L, lua_Debug *ar)
{
    (void)ar;
    struct budget *b = host_budget(host_of(L));
    b->steps_left -= HOOK_STEPS;
    if (running.late)
        end(L, _("the script does not come to an end (ceiling of time)"));
    else if (b->steps_left <= 0)
        end(L, _("the script does not come to an end (ceiling of steps)"));
    if (!b->ended)
        return;
    lua_sethook(L, spend, LUA_MASKCOUNT, 1);
    fail(L);
}

/* ---- the timer ---- */

static void say(struct str text)
{
    ssize_t ignored = write(STDERR_FILENO, text.ptr, text.len);
    (void)ignored;
}

static void give_up(void)
{
    say(running.file);
    say(str_from(running.text));
    _exit(EXIT_FAULTY);
}

/* lua_sethook is the one function of Lua that a handler may call. */
static void on_tick(int signal_number)
{
    (void)signal_number;
    if (!running.L || ++running.ticks <= BUDGET_SECONDS)
        return;
    if (running.late)
        give_up();
    running.late = 1;
    lua_sethook(running.L, spend, LUA_MASKCOUNT, 1);
}

/* It ticks all the time that the process has: starting and stopping it cost more than most calls. */
static void start_ticking(void)
{
    setitimer(ITIMER_VIRTUAL, &(struct itimerval){.it_value.tv_sec = 1, .it_interval.tv_sec = 1}, NULL);
}

void budget_watch(void)
{
    if (running.watched)
        return;
    running.watched = true;
    running.text = _(": error: a function of the library does not come to an end (ceiling of time) [LUA]\n");
    sigaction(SIGVTALRM, &(struct sigaction){.sa_handler = on_tick, .sa_flags = SA_RESTART}, NULL);
    pthread_atfork(NULL, NULL, start_ticking); /* a timer is not inherited */
    start_ticking();
}

void budget_start(lua_State *L, struct place where)
{
    *host_budget(host_of(L)) = (struct budget){.steps_left = BUDGET_STEPS};
    lua_sethook(L, spend, LUA_MASKCOUNT, HOOK_STEPS);
    running.file = where.file;
    running.late = running.ticks = 0;
    running.L = L;
}

void budget_stop(lua_State *L)
{
    running.L = NULL;
    lua_sethook(L, NULL, 0, 0);
}

/* ---- catching ---- */

int budget_pcall(lua_State *L, int args, int results)
{
    struct budget *b = host_budget(host_of(L));
    int status = lua_pcall(L, args, results, 0);
    if (status == LUA_OK)
        return status;
    b->steps_left -= BUDGET_FAILURE_STEPS;
    if (status == LUA_ERRMEM) {
        b->memory = true;
        end(L, _("the script needs more memory than it may have"));
    } else if (b->steps_left <= 0) {
        end(L, _("the script does not come to an end (ceiling of steps)"));
    }
    if (b->ended)
        fail(L);
    return status;
}

int budget_lua_pcall(lua_State *L)
{
    luaL_checkany(L, 1);
    bool ok = budget_pcall(L, lua_gettop(L) - 1, LUA_MULTRET) == LUA_OK;
    lua_pushboolean(L, ok);
    lua_insert(L, 1);
    return lua_gettop(L);
}
