/* expression.h — the language of tags → Lua text.
 *
 * A tag's expression is a Lua 5.4 expression with names in any script, `[names with spaces]`, pipes (`|` or ` : `)
 * and what a word processor makes of quotes, dashes and comparison signs. The translation asks for everything
 * through local functions, so that names resolve in the template's scopes and results stay exact (operators.h):
 *
 *   get("name")  field(v, "name")  index(v, k)  add(a, b)  no(a)  num("0.5")  item()  pipe("filter", v, …)
 *
 * The first arguments of a filter may be words without quotation marks, as many as the filter says that it takes:
 * согласовать(школа, школы, школ) is согласовать("школа", "школы", "школ").
 */
#ifndef EXPRESSIONS_EXPRESSION_H
#define EXPRESSIONS_EXPRESSION_H

#include "base/buf.h"
#include "base/diag.h"

struct host;

enum expression_kind {
    EXPRESSION_NAME, /* nothing but a name: the whole text, normalised, is looked up */
    EXPRESSION_LUA,  /* `lua` holds the translation */
};

struct expression {
    enum expression_kind kind;
    struct str name;          /* the whole text, normalised: what is looked up first in any case */
    bool maybe_name;          /* EXPRESSION_NAME whose text is no valid expression: only a field of that name helps */
    struct str fault;         /* why it is no expression, when maybe_name */
    struct str *filters;      /* names of the filters that it uses, as typed */
    size_t filter_count, filter_capacity;
    struct buf *lua;          /* written by expression_parse */
    struct host *host;        /* whose filters say how many words they take (set by the caller) */
};

/* Deeper nesting of brackets and operators, or more words and signs, is an error. */
enum { EXPRESSION_DEPTH_LIMIT = 150, EXPRESSION_TOKEN_LIMIT = 1000 };

/* Parses `text`; the translation is appended to e->lua (set by the caller). Names live in `a`. false: it is neither
 * a name nor an expression; `e->fault` says why, and nothing is reported. */
bool expression_parse(struct arena *a, struct str text, struct expression *e);

#endif
