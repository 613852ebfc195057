#include "rules/expressions/naming.h"

#include <lua.h>

#include "base/i18n.h"
#include "rules/expressions/compile.h"
#include "rules/lua/answer_text.h"

/* A piece of the pattern: text, or a tag's expression. */
struct piece {
    struct str text;
    bool is_tag;
    struct question question;
};

struct naming {
    struct host *host;
    struct place where;
    struct piece *pieces;
    size_t count, capacity;
};

static bool add_piece(struct naming *n, struct str text, bool is_tag, struct diag *d)
{
    struct piece *p = ARENA_PUSH(host_arena(n->host), n->pieces, n->count, n->capacity);
    *p = (struct piece){.text = is_tag ? str_trim(text) : text, .is_tag = is_tag};
    return !is_tag || compile_question(n->host, p->text, n->where, &p->question, d);
}

struct naming *naming_prepare(struct host *h, struct str pattern, struct place where, struct diag *d)
{
    struct naming *n = ARENA_NEW(host_arena(h), struct naming);
    bool ok = true;
    *n = (struct naming){.host = h, .where = where};
    for (size_t at = 0; at < pattern.len;) {
        size_t open = str_find(pattern, STR("{"), at), close = str_find(pattern, STR("}"), at);
        if (open == SIZE_MAX || close == SIZE_MAX || close < open)
            open = pattern.len;
        ok = add_piece(n, str_slice(pattern, at, open), false, d) && ok;
        if (open < pattern.len)
            ok = add_piece(n, str_slice(pattern, open + 1, close), true, d) && ok;
        at = open < pattern.len ? close + 1 : open;
    }
    return ok ? n : NULL;
}

/* One name in the making. */
struct text_work {
    const struct naming *naming;
    struct buf out;
    struct diag *d;
    struct scopes scopes;
    struct arena scratch;
    bool ok;
};

static void answer_piece(struct text_work *w, const struct piece *p)
{
    lua_State *L = w->scopes.L;
    struct place where = w->naming->where;
    struct str detail, text;
    enum answer tag;
    enum outcome o = compile_answer(w->naming->host, &p->question, &w->scopes, &w->scratch, NULL, &detail);
    if (o != OUTCOME_VALUE) {
        w->ok = diag_error(w->d, where, "TAG-NAME", _("{%.*s}: there is no field “%.*s”"), STR_ARG(p->text), STR_ARG(detail));
        return;
    }
    if (!answer_text(L, lua_gettop(L), &w->scratch, &tag, &text) || tag != ANSWER_TEXT || !text.len)
        w->ok = diag_error(w->d, where, "TAG-VALUE", _("{%.*s} is not known, and a name of a file must be"), STR_ARG(p->text));
    else
        buf_put_str(&w->out, text);
    lua_pop(L, 1);
}

static int text_protected(lua_State *L)
{
    struct text_work *w = lua_touserdata(L, 1);
    scopes_begin(&w->scopes, L, &w->scratch);
    scopes_enter(&w->scopes, false, 0, 0);
    for (size_t i = 0; i < w->naming->count; i++) {
        const struct piece *p = &w->naming->pieces[i];
        if (p->is_tag)
            answer_piece(w, p);
        else
            buf_put_str(&w->out, p->text);
    }
    return 0;
}

bool naming_resolve(const struct naming *n, struct arena *a, struct str *out, struct diag *d)
{
    lua_State *L = host_lua(n->host);
    struct arena memory = {0};
    struct text_work *w = ARENA_NEW(&memory, struct text_work);
    *w = (struct text_work){.naming = n, .d = d, .ok = true};
    buf_init(&w->out, BUF_LIMIT_MESSAGE);
    lua_pushcfunction(L, text_protected);
    lua_pushlightuserdata(L, w);
    lua_pushvalue(L, -3);
    struct scopes *outer = compile_enter(n->host, &w->scopes);
    bool ok = host_call(n->host, 2, 0, n->where, d) && w->ok && buf_ok(&w->out);
    scopes_end(&w->scopes);
    compile_enter(n->host, outer);
    *out = arena_str(a, buf_str(&w->out));
    buf_release(&w->out);
    arena_release(&w->scratch);
    arena_release(&memory);
    return ok;
}
