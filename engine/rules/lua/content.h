/* content.h — values that are more than text: what scripts make with image, link, styled and markdown (template/rich/rich.h). */
#ifndef LUA_CONTENT_H
#define LUA_CONTENT_H

#include "rules/lua/host.h"

/* Registers the type and the globals. */
void content_open(struct lua_State *L);

/* The items of the value at `index`, valid while it is on the stack; false when it is something else. `*is_blocks`: they
 * are whole paragraphs. */
bool content_get(struct lua_State *L, int index, struct str *items, bool *is_blocks);

/* Writes the items of the picture in a file of the project; NULL, or what is wrong with it, in `a`. */
const char *content_picture(struct host *h, struct arena *a, struct str path, struct buf *items);

#endif
