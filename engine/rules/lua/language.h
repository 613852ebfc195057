/* language.h — the global `text`: primitives of Russian for scripts/lib/, over engine/text. */
#ifndef LUA_LANGUAGE_H
#define LUA_LANGUAGE_H

struct lua_State;

/* text.plural(n) → "one" | "few" | "many" | "other"
 * text.spell(n, gender, case) → «двадцать две»
 * text.number(x, decimals or nil), text.plain_number(x, decimals or nil) → «1 234,5», «1234,5»
 * text.machine(x) → "1234.5", for attributes and charts
 * text.date(d, pattern) → «12 декабря 2024 г.» for "d MMMM y 'г.'"; text.month(1..12, case)
 * text.compare(a, b) → -1 | 0 | 1, text.sort_key(s): Russian order, numbers by value
 * text.fold(s): the key by which spellings are compared
 * text.nearest(word, list of words) → the one that was probably meant, or nil
 * text.upper, lower, title(s); text.length(s); text.sub(s, from, to): in characters */

/* Adds the table to a state. */
void language_open(struct lua_State *L);

#endif
