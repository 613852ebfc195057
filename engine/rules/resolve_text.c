/* Names of files: texts with tags outside of any template. */
#include "rules/resolve.h"

#include <lua.h>

#include "base/i18n.h"
#include "rules/answer_text.h"
#include "rules/compile.h"

struct text_work {
    struct host *host;
    struct str pattern;
    struct place where;
    struct buf out;
    struct diag *d;
    struct scopes scopes;
    struct arena scratch;
    bool ok;
};

static void answer_piece(struct text_work *w, struct str expression)
{
    lua_State *L = w->scopes.L;
    struct question q;
    struct str detail, text;
    enum answer tag;
    if (!compile_question(w->host, expression, w->where, &q, w->d)) {
        w->ok = false;
        return;
    }
    enum outcome o = compile_answer(w->host, &q, &w->scopes, &w->scratch, &detail);
    if (o != OUTCOME_VALUE) {
        w->ok = diag_error(w->d, w->where, "TAG-NAME", _("{%.*s}: there is no field “%.*s”"), STR_ARG(expression), STR_ARG(detail));
        return;
    }
    if (!answer_text(L, lua_gettop(L), &w->scratch, &tag, &text) || tag != ANSWER_TEXT || !text.len)
        w->ok = diag_error(w->d, w->where, "TAG-VALUE", _("{%.*s} is not known, and a name of a file must be"), STR_ARG(expression));
    else
        buf_put_str(&w->out, text);
    lua_pop(L, 1);
}

static int text_protected(lua_State *L)
{
    struct text_work *w = lua_touserdata(L, 1);
    scopes_begin(&w->scopes, L);
    scopes_enter(&w->scopes, false, 0, 0);
    for (size_t at = 0; at < w->pattern.len;) {
        size_t open = str_find(w->pattern, STR("{"), at), close = str_find(w->pattern, STR("}"), at);
        if (open == SIZE_MAX || close == SIZE_MAX || close < open)
            open = w->pattern.len;
        buf_put_str(&w->out, str_slice(w->pattern, at, open));
        if (open < w->pattern.len)
            answer_piece(w, str_trim(str_slice(w->pattern, open + 1, close)));
        at = open < w->pattern.len ? close + 1 : open;
    }
    scopes_end(&w->scopes);
    return 0;
}

bool resolve_text(struct host *h, struct str pattern, struct place where, struct str *out, struct diag *d)
{
    lua_State *L = host_lua(h);
    struct arena memory = {0};
    struct text_work *w = ARENA_NEW(&memory, struct text_work);
    *w = (struct text_work){.host = h, .pattern = pattern, .where = where, .d = d, .ok = true};
    buf_init(&w->out, BUF_LIMIT_MESSAGE);
    lua_pushcfunction(L, text_protected);
    lua_pushlightuserdata(L, w);
    lua_pushvalue(L, -3);
    struct scopes *outer = compile_enter(h, &w->scopes);
    bool ok = host_call(h, 2, 0, where, d) && w->ok && buf_ok(&w->out);
    compile_enter(h, outer);
    *out = arena_str(host_arena(h), buf_str(&w->out));
    buf_release(&w->out);
    arena_release(&w->scratch);
    arena_release(&memory);
    return ok;
}
