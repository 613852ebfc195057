/* values.h — single values in Lua: exact numbers, days, the words for what is not there, markup.
 *
 * Integers are Lua integers, other exact numbers a userdata with exact arithmetic; an unknown cell is nil.
 */
#ifndef LUA_VALUES_H
#define LUA_VALUES_H

#include "data/value.h"

struct lua_State;

/* States of a printed value that are no value. */
enum absence {
    ABSENCE_UNKNOWN,        /* global `unknown`: «нет данных» */
    ABSENCE_NOT_APPLICABLE, /* global `not_applicable`: «не применяется» */
    ABSENCE_NOT_COMPUTABLE, /* not_computable"why": «не рассчитывается (why)» */
};

/* Registers the types and the globals ratio, date, unknown, not_applicable, not_computable, xml. */
void values_open(struct lua_State *L);

/* Pushes a cell's value; VALUE_UNKNOWN is pushed as nil. Text is copied into Lua. */
void values_push(struct lua_State *L, struct value v);

/* Push an exact number, a day. */
void values_push_number(struct lua_State *L, struct number n);
void values_push_date(struct lua_State *L, date_days days);

/* The value at `index` as a cell would hold it; text points into Lua and is valid while it is on the stack.
 * A ratio is put in `a`. false for tables, functions, absences and markup. nil is VALUE_UNKNOWN; a float is the
 * exact value of its shortest decimal text. */
bool values_get(struct lua_State *L, int index, struct arena *a, struct value *out);

/* Each is false when the value at `index` is something else. */
bool values_get_number(struct lua_State *L, int index, struct number *out);
bool values_get_date(struct lua_State *L, int index, date_days *out);
bool values_get_absence(struct lua_State *L, int index, enum absence *kind, struct str *why);
bool values_get_xml(struct lua_State *L, int index, struct str *markup);

/* In Lua an empty table is an empty list; data that know better, as JSON does, mark the record that has no fields. */
void values_push_empty_record(struct lua_State *L);
bool values_is_empty_record(struct lua_State *L, int index);

#endif
