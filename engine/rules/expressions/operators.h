/* operators.h — the operators of a template's expression, as functions that its Lua text calls.
 *
 * Lua's own would go round past 64 bits, leave exact fractions for floats, and take 0 for true. Here a result is exact
 * or an error; a term that is not known makes a result that is not known; yes and no are those of a condition.
 */
#ifndef EXPRESSIONS_OPERATORS_H
#define EXPRESSIONS_OPERATORS_H

#include <lauxlib.h>

/* div, add, sub, mul, floor_div, mod, pow (two values), neg (one); eq, ne (two); no (one); yes: the value when it is
 * true, else false, or nil when it is not known: `yes(a) and b`. */
extern const luaL_Reg operators_functions[];

enum { OPERATORS_COUNT = 12 };

#endif
