/* scopes.h — the stack of scopes in which a template's names are looked up. */
#ifndef RULES_SCOPES_H
#define RULES_SCOPES_H

#include "base/arena.h"

struct lua_State;

/* One scope: an item of a list, a record, or the data of the whole document. */
struct frame {
    int stack_index; /* of its value on the Lua stack */
    bool is_loop;
    size_t number, count; /* of the item in its list, from 1 */
};

enum { SCOPE_DEPTH_LIMIT = 200 };

struct scopes {
    struct lua_State *L;
    struct frame frames[SCOPE_DEPTH_LIMIT];
    size_t depth;
    struct str folded_from, folded_to; /* the last look-up found another spelling; empty: it did not */
};

/* Pushes the value of a name and gives true; false (nothing pushed) when no scope has it. `$n`, `$index`, `$count`,
 * `$isFirst` and `$isLast` speak of the innermost loop. When no exact name is there, one that is equal after folding
 * (ё/е, letter case, look-alike letters) is taken and noted. */
bool scopes_push(struct scopes *s, struct arena *scratch, struct str name);

/* Field of one value: of a table or a row. false when it has none of that name. */
bool scopes_push_field(struct scopes *s, struct arena *scratch, int index, struct str name);

/* The known name nearest to `name`, empty when none is near. */
struct str scopes_nearest(struct scopes *s, struct arena *scratch, struct str name);

#endif
