/* letters.h — letter case and counting in characters (Unicode code points), never in bytes. */
#ifndef TEXT_LETTERS_H
#define TEXT_LETTERS_H

#include "base/arena.h"

/* All letters in that case, by the rules of Russian; in `a`. */
struct str text_upper(struct arena *a, struct str s);
struct str text_lower(struct arena *a, struct str s);

/* The first letter in upper case, opening quotation marks passed over, the rest as it is: «школа» → «Школа».
 */
struct str text_title(struct arena *a, struct str s);

/* Whether the first character is a letter of any script. */
bool text_is_letter(struct str s);

/* Characters, not bytes. */
size_t text_length(struct str s);

/* Characters `from` to `to`, counted from 1, both included; negative ones count from the end, as in Lua.
 * A view of `s`. */
struct str text_sub(struct str s, int64_t from, int64_t to);

#endif
