/* tokens.h — an expression as typed → tokens, with a word processor's typography read as what was meant. */
#ifndef EXPRESSIONS_TOKENS_H
#define EXPRESSIONS_TOKENS_H

#include "base/arena.h"

enum token_kind {
    TOKEN_END,
    TOKEN_NAME,   /* text: the name; also what stood in [ ] where a value may begin */
    TOKEN_NUMBER, /* text: digits with an optional point */
    TOKEN_STRING, /* text: the contents */
    TOKEN_SIGN,   /* text: an operator or bracket, one of Lua's */
    TOKEN_PIPE,   /* `|`, or `:` with a space at either side */
    TOKEN_FAULT,  /* text: what is wrong, translated */
};

struct token {
    enum token_kind kind;
    struct str text;
    struct str typed; /* of a word that is an operator: «не»; else equal to text */
    bool space_before;
};

struct tokens {
    struct token *items; /* ended by TOKEN_END or TOKEN_FAULT */
    size_t count, capacity;
};

/* Cuts the text up; what cannot be read becomes a TOKEN_FAULT, the last one. Views of `text`, or in `a`. */
void tokens_read(struct arena *a, struct str text, struct tokens *out);

/* The text with no-break spaces as spaces, soft hyphens gone, runs of spaces single, ends trimmed: the form in which
 * a whole tag is looked up as a name. */
struct str tokens_normalise(struct arena *a, struct str text);

#endif
