/* answer_text.h — a value in Lua → the text that a document prints for it. */
#ifndef LUA_ANSWER_TEXT_H
#define LUA_ANSWER_TEXT_H

#include "data/value.h"
#include "template/program/program.h"

struct lua_State;

/* The tag and text of the value at `index`, in `a` or in Lua (valid while the value is on the stack); false for a list, a
 * record or a function. What is not known has words of its own and the tag ANSWER_UNKNOWN. */
bool answer_text(struct lua_State *L, int index, struct arena *a, enum answer *tag, struct str *text);
struct str answer_value(struct arena *a, struct value v, enum answer *tag);

/* The value as a cell of a type that `accepts` holds (ACCEPT_…): false when it is another one, or would lose digits. */
bool answer_typed(struct arena *a, struct value v, unsigned accepts, enum answer *tag, struct str *text);

#endif
