/* lua_words.h — what Lua says of a tag's expression, in the words of those who write templates. */
#ifndef EXPRESSIONS_LUA_WORDS_H
#define EXPRESSIONS_LUA_WORDS_H

#include "base/arena.h"

/* The message of an expression that failed, without the place in its translation; of the faults that a person can make,
 * translated; any other as Lua has it. In `a`. */
struct str lua_words(struct arena *a, struct str message);

#endif
