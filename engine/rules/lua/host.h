/* host.h — the sandbox that scripts run in.
 *
 * A script sees a short list of base functions, string, table, math and utf8, and what the files of lua/ to
 * rules/ add. It has no clock, no randomness, no files, no metatables; `pairs` walks in sorted order; a global
 * that nobody defined is an error. Memory and steps have ceilings that pcall cannot swallow.
 */
#ifndef LUA_HOST_H
#define LUA_HOST_H

#include "base/buf.h"
#include "base/diag.h"
#include "rules/lua/budget.h"
#include "template/pictures/picture.h"

struct lua_State;
struct host;

enum { HOST_MEMORY_LIMIT = 400 << 20 }; /* bytes of all scripts together */

/* A new sandbox; never NULL (memory out ends the process). */
struct host *host_new(void);
void host_free(struct host *h);

/* The state, for the files of lua/ to rules/. */
struct lua_State *host_lua(struct host *h);

/* What a file keeps with the host: `size` zeroed bytes under the address of a variable of its own, until the host is gone; the same
 * again, NULL when nothing was kept. */
void *host_keep(struct host *h, const void *key, size_t size);
void *host_kept(struct host *h, const void *key);

/* The host that a state belongs to. */
struct host *host_of(struct lua_State *L);

/* Arena that lives as long as the host. */
struct arena *host_arena(struct host *h);

/* The pictures that values name; their folder must be set before the first is asked for. */
struct pictures *host_pictures(struct host *h);

/* Pushes a script's text as a function, unless it has a fault of syntax. */
bool host_load(struct host *h, struct str file, struct str text, struct diag *d);

/* Runs a script's text (never bytecode). `file` is the path that messages name. */
bool host_run(struct host *h, struct str file, struct str text, struct diag *d);

/* Runs a chunk of the program's own library, compiled when the program was built: Lua does not check bytecode, so never
 * anybody else's. An error when it was compiled for another Lua. */
bool host_run_compiled(struct host *h, struct str file, struct str chunk, struct diag *d);

/* lua_pcall with a fresh budget: the function and `args` arguments are on the stack. On failure
 * nothing is left on it and a message stands in `d`, at the script's line when there is one, else at `where`. */
bool host_call(struct host *h, int args, int results, struct place where, struct diag *d);

/* Where the running script stands, seen from a C function called by it: file and line. */
struct place host_place(struct lua_State *L);

/* The diag of the host_call or host_run under way, for C functions that report more than one fault. */
struct diag *host_diag(struct host *h);

/* The budget of the call under way. */
struct budget *host_budget(struct host *h);

/* View of a string argument or value; valid while it is on the stack. */
struct str host_str(struct lua_State *L, int index);

/* Pushes a string. */
void host_push_str(struct lua_State *L, struct str s);

#endif
