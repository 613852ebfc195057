/* scopes.h — the stack of scopes in which a template's names are looked up. */
#ifndef EXPRESSIONS_SCOPES_H
#define EXPRESSIONS_SCOPES_H

#include "base/arena.h"
#include "data/table.h"

struct lua_State;

/* One scope: an item of a list, a record, or the data of the whole document. */
struct frame {
    bool is_loop;
    bool has_own;         /* it is a Lua table: fields of its own come before the cells of the row that it may extend */
    size_t number, count; /* of the item in its list, from 1 */
    struct table *table;  /* of the row that it is or extends; NULL: it is none */
    size_t row;
    int value_ref;        /* registry reference of its value, unless that is a row: look-ups come from other stack frames */
};

/* Where a name was found. */
enum found {
    FOUND_NOWHERE,
    FOUND_VALUE, /* it was pushed */
    FOUND_CELL,  /* in a row: nothing was pushed */
};

enum { SCOPE_DEPTH_LIMIT = 200 };

struct scopes {
    struct lua_State *L;
    struct arena *arena;
    struct frame *frames; /* from the outermost */
    size_t depth, capacity;
    bool in_record;                    /* the last look-up was of a record's field, and found none */
    struct str near;                   /* then the record's field that is nearest; empty: none is near */
    struct str folded_from, folded_to; /* the last look-up found another spelling; empty: it did not */
};

/* Begins with no scope, frames will lie in `a`; scopes_end leaves those that are there still, also when an error of Lua came between.
 * Scopes that are all zeros are ended already. */
void scopes_begin(struct scopes *s, struct lua_State *L, struct arena *a);
void scopes_end(struct scopes *s);

/* The value on top of the stack becomes the innermost scope, and is popped. false when scopes are nested too deeply. */
bool scopes_enter(struct scopes *s, bool is_loop, size_t number, size_t count);
void scopes_leave(struct scopes *s);

/* Pushes the value of the innermost scope. */
void scopes_push_item(const struct scopes *s);

/* Looks for a name, and pushes its value unless it is a cell. `$n`, `$index`, `$count`, `$isFirst` and `$isLast` speak of the innermost
 * loop. When no exact name is there, one that is equal after folding (ё/е, letter case, look-alike letters) is taken and noted. */
enum found scopes_find(struct scopes *s, struct arena *scratch, struct str name, struct value *cell);

/* The same, but cells are pushed, too; false when no scope has the name. */
bool scopes_push(struct scopes *s, struct arena *scratch, struct str name);

/* Field of one value: of a table or a row. false when it has none of that name. */
bool scopes_push_field(struct scopes *s, struct arena *scratch, int index, struct str name);

/* Names of the fields of the value at `index`, a table or a row, in byte order; gives how many. */
size_t scopes_field_names(struct lua_State *L, int index, struct arena *a, struct str **names);

/* The field of the value at `index` that is nearest to `name`, empty when none is near. */
struct str scopes_nearest_field(struct scopes *s, struct arena *scratch, int index, struct str name);

/* The known name nearest to `name`, empty when none is near. */
struct str scopes_nearest(struct scopes *s, struct arena *scratch, struct str name);

#endif
