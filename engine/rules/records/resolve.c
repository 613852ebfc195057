/* Slots are answered in the order of rendering, scope by scope. A fault of a slot is told once, however many times
 * its scope is entered, and the work goes on, so that all faults of a template are told together. */
#include "rules/records/resolving.h"

#include <lauxlib.h>
#include <lua.h>

#include "base/i18n.h"
#include "rules/lua/answer_text.h"
#include "rules/lua/rows.h"
#include "rules/lua/truth.h"
#include "rules/lua/values.h"
#include "template/rich/rich.h"
#include "template/tags/raw.h"

static bool has_question(const struct slot *s)
{
    return s->kind != SLOT_ROW && s->kind != SLOT_GRID && s->kind != SLOT_JOIN && s->chart.ask <= CHART_DATA;
}

/* What people typed. */
struct str resolving_typed(const struct slot *s)
{
    return s->asked_by.len ? s->asked_by : s->expression;
}

struct resolver *resolve_prepare(struct host *h, const struct program *p, const struct resolve_options *o, struct diag *d)
{
    struct arena *a = host_arena(h);
    struct resolver *r = ARENA_NEW(a, struct resolver);
    *r = (struct resolver){h, p, *o, ARENA_ARRAY(a, struct question, p->slot_count), p->is_whole};
    struct diag unsaid;
    diag_init(&unsaid);
    for (size_t i = 0; i < p->slot_count; i++) {
        const struct slot *s = &p->slots[i];
        if (has_question(s))
            r->is_sound = compile_question(h, s->expression, s->place, &r->questions[i], s->is_doubtful ? &unsaid : d) && r->is_sound;
    }
    diag_release(&unsaid);
    return r;
}

bool resolve_is_sound(const struct resolver *r)
{
    return r->is_sound;
}

/* ---- faults ---- */

static const struct slot *slot_of(const struct work *w, size_t slot)
{
    return &w->resolver->program->slots[slot];
}

static bool tell_once(struct work *w, size_t slot)
{
    bool first = !w->told[slot];
    w->told[slot] = true;
    w->ok = false;
    return first;
}

static void report_missing(struct work *w, size_t slot, struct str name)
{
    const struct slot *s = slot_of(w, slot);
    const struct question *q = &w->resolver->questions[slot];
    if (!tell_once(w, slot))
        return;
    struct str near = w->scopes.in_record ? w->scopes.near : scopes_nearest(&w->scopes, &w->scratch, name);
    if (near.len)
        diag_error(w->d, s->place, "TAG-NAME", _("{%.*s}: there is no field “%.*s”; there is “%.*s”"), STR_ARG(resolving_typed(s)),
                   STR_ARG(name), STR_ARG(near));
    else if (q->fault.len)
        diag_error(w->d, s->place, "TAG-NAME", _("{%.*s}: there is no such field, and it is no expression: %.*s"),
                   STR_ARG(resolving_typed(s)), STR_ARG(q->fault));
    else
        diag_error(w->d, s->place, "TAG-NAME", _("{%.*s}: there is no field “%.*s”"), STR_ARG(resolving_typed(s)), STR_ARG(name));
}

void resolving_fail(struct work *w, size_t slot, const char *text)
{
    const struct slot *s = slot_of(w, slot);
    if (tell_once(w, slot))
        diag_error(w->d, s->place, "TAG-VALUE", "{%.*s}: %s", STR_ARG(resolving_typed(s)), text);
}

static void report_folded(struct work *w, size_t slot)
{
    const struct slot *s = slot_of(w, slot);
    if (!w->scopes.folded_from.len || w->told[slot])
        return;
    w->told[slot] = true;
    diag_warn(w->d, s->place, "TAG-FOLDED", _("{%.*s}: “%.*s” was read as “%.*s”"), STR_ARG(resolving_typed(s)),
              STR_ARG(w->scopes.folded_from), STR_ARG(w->scopes.folded_to));
}

/* ---- answers ---- */

/* With a `cell` the value of one is not pushed. */
static enum outcome evaluate(struct work *w, size_t slot, struct value *cell)
{
    struct str detail;
    w->scopes.folded_from = (struct str){0};
    enum outcome o = compile_answer(w->resolver->host, &w->resolver->questions[slot], &w->scopes, &w->scratch, cell, &detail);
    switch (o) {
    case OUTCOME_CELL: break;
    case OUTCOME_VALUE: report_folded(w, slot); break;
    case OUTCOME_MISSING:
        if (w->resolver->options.missing == MISSING_ERROR)
            report_missing(w, slot, detail);
        break;
    case OUTCOME_FAILED: resolving_fail(w, slot, arena_cstr(&w->scratch, detail)); break;
    }
    return o;
}

/* Pushes the slot's value; what is missing or faulty is reported, or answered by the policy as nil. */
bool resolving_evaluate(struct work *w, size_t slot, bool *missing)
{
    enum outcome o = evaluate(w, slot, NULL);
    *missing = o == OUTCOME_MISSING;
    return o == OUTCOME_VALUE;
}

void resolving_put(struct work *w, enum answer tag, struct str text)
{
    buf_put_char(w->record, (char)tag);
    buf_put_varint(w->record, text.len);
    buf_put_str(w->record, text);
}

static void answer_missing(struct work *w, size_t slot)
{
    const struct resolve_options *o = &w->resolver->options;
    struct str keep = {0};
    bool raw = slot_of(w, slot)->kind == SLOT_RAW;
    if (raw && o->missing != MISSING_ERROR && o->missing != MISSING_EMPTY)
        resolving_fail(w, slot, _("no word can stand in place of a whole paragraph; only --missing=empty leaves it out"));
    if (o->missing == MISSING_KEEP)
        keep = arena_printf(&w->scratch, "{%.*s}", STR_ARG(slot_of(w, slot)->expression));
    resolving_put(w, ANSWER_TEXT, o->missing == MISSING_WORD ? o->word : keep);
}

/* A list, a record or a function where a text should be: what could be written instead. */
static void report_kind(struct work *w, size_t slot, int index)
{
    struct str expression = slot_of(w, slot)->expression, *names, text;
    if (truth_is_list(w->L, index)) {
        text = arena_printf(&w->scratch, _("the value is a list, not a text; to repeat it write {#%.*s} … {/%.*s}"), STR_ARG(expression),
                            STR_ARG(expression));
    } else if (scopes_field_names(w->L, index, &w->scratch, &names)) {
        text = arena_printf(&w->scratch, _("the value is a record, not a text; name its field: {%.*s.%.*s}"), STR_ARG(expression),
                            STR_ARG(names[0]));
    } else {
        text = str_from(_("the value is a list or a record, not a text; loop over it or name its field"));
    }
    resolving_fail(w, slot, text.ptr);
}

static void answer_cell(struct work *w, size_t slot, struct value v)
{
    enum answer tag;
    struct str text;
    unsigned accepts = slot_of(w, slot)->accepts;
    if (!accepts || !answer_typed(&w->scratch, v, accepts, &tag, &text))
        text = answer_value(&w->scratch, v, &tag);
    resolving_put(w, tag, text);
}

static void answer_plain(struct work *w, size_t slot)
{
    enum answer tag = ANSWER_TEXT;
    struct str text = {0};
    struct value v;
    unsigned accepts = slot_of(w, slot)->accepts;
    if (accepts && values_get(w->L, lua_gettop(w->L), &w->scratch, &v) && answer_typed(&w->scratch, v, accepts, &tag, &text)) {
        resolving_put(w, tag, text);
        lua_pop(w->L, 1);
        return;
    }
    bool is_other = lua_type(w->L, -1) != LUA_TSTRING && !truth_is_unknown(w->L, -1);
    if (slot_of(w, slot)->room == ROOM_PLACEHOLDER || (slot_of(w, slot)->kind == SLOT_PICTURE && is_other))
        resolving_fail(w, slot, _("a picture is a path of a file, or image{…} made by a rule"));
    else if (!answer_text(w->L, lua_gettop(w->L), &w->scratch, &tag, &text))
        report_kind(w, slot, lua_gettop(w->L));
    else if (tag == ANSWER_XML)
        resolving_fail(w, slot, _("markup takes the place of a whole paragraph: {@…}"));
    resolving_put(w, tag, text);
    lua_pop(w->L, 1);
}

/* Only its faults are told. */
static void ask(struct work *w, size_t slot)
{
    bool missing;
    if (resolving_evaluate(w, slot, &missing))
        lua_pop(w->L, 1);
}

/* {@expr}: markup of a rule, or any text where that is allowed. */
static bool answer_raw(struct work *w, size_t slot)
{
    const struct slot *s = slot_of(w, slot);
    enum answer tag = ANSWER_TEXT;
    struct str text = {0}, fault = {0};
    bool ends_with_paragraph = false;
    if (s->kind != SLOT_RAW)
        return false;
    bool known = answer_text(w->L, lua_gettop(w->L), &w->scratch, &tag, &text);
    if (!known || !(tag == ANSWER_XML || (tag == ANSWER_TEXT && w->resolver->options.allow_raw)))
        resolving_fail(w, slot, _("raw markup must be made by a rule with xml(…), or be allowed by --allow-raw"));
    else if (!raw_check(&w->scratch, w->resolver->program->format, s->context, text, &ends_with_paragraph, &fault))
        resolving_fail(w, slot, arena_cstr(&w->scratch, fault));
    else
        resolving_put(w, ends_with_paragraph ? ANSWER_XML : ANSWER_XML_OTHER, text);
    return true;
}

/* Where nothing but text and numbers may stand besides formatted text, which no cell is. */
static bool takes_cell(const struct slot *s)
{
    return s->kind == SLOT_VALUE && s->room != ROOM_PLACEHOLDER;
}

static void resolve_value(struct work *w, size_t slot)
{
    struct value cell;
    switch (evaluate(w, slot, takes_cell(slot_of(w, slot)) ? &cell : NULL)) {
    case OUTCOME_CELL: answer_cell(w, slot, cell); return;
    case OUTCOME_MISSING:
    case OUTCOME_FAILED: answer_missing(w, slot); return;
    case OUTCOME_VALUE: break;
    }
    if (resolving_content(w, slot) || resolving_picture(w, slot) || answer_raw(w, slot)) {
        lua_pop(w->L, 1);
        return;
    }
    answer_plain(w, slot);
}

/* The value on top of the stack becomes a scope; it is popped. */
static void enter(struct work *w, size_t slot, size_t scope, bool is_loop, size_t number, size_t count)
{
    if (!lua_checkstack(w->L, 20) || !scopes_enter(&w->scopes, is_loop, number, count)) {
        resolving_fail(w, slot, _("sections are nested too deeply"));
        return;
    }
    resolving_scope(w, scope);
    scopes_leave(&w->scopes);
}

/* All rows of a table have the same columns, and no more than the format can. */
static void count_columns(struct work *w, size_t slot, size_t count)
{
    const struct slot *s = slot_of(w, slot);
    const struct program *p = w->resolver->program;
    const struct column_group *g = &p->groups[s->number - 1];
    resolving_note_copies(w, s->number - 1, count);
    size_t other, most = p->format->sheets ? (size_t)p->format->sheets->columns : p->format->tables->most_columns;
    if (!runs_count_group(&w->runs, s->number - 1, count, &other) && tell_once(w, slot))
        diag_error(w->d, s->place, "TAG-COLUMNS", _("{%.*s}: the row has %zu repeated columns, and a row above has %zu"),
                   STR_ARG(s->expression), count, other);
    else if (most && (count > most || count * g->width + g->others > most) && tell_once(w, slot))
        diag_error(w->d, s->place, "TAG-COLUMNS", _("{%.*s}: the table would have more than %zu columns, which is the most that it can"),
                   STR_ARG(s->expression), most);
}

/* Nothing of it stays on the stack: branches of branches, a thousand deep, would overrun it. */
static void answer_condition(struct work *w, const struct slot *s, bool is_met)
{
    lua_pop(w->L, 1);
    buf_put_varint(w->record, is_met);
    resolving_scope(w, is_met ? s->body : s->otherwise);
}

static void answer_section(struct work *w, size_t slot)
{
    const struct slot *s = slot_of(w, slot);
    bool missing, pushed = resolving_evaluate(w, slot, &missing);
    if (!pushed)
        lua_pushnil(w->L);
    int value = lua_gettop(w->L);
    bool list = truth_is_list(w->L, value);
    size_t count = list ? lua_rawlen(w->L, value) : truth_of(w->L, value);
    if (s->kind != SLOT_SECTION) {
        answer_condition(w, s, count > 0);
        return;
    }
    if (s->number)
        count_columns(w, slot, count);
    buf_put_varint(w->record, count);
    for (size_t i = 1; i <= count; i++) {
        if (list)
            lua_rawgeti(w->L, value, (lua_Integer)i);
        else
            lua_pushvalue(w->L, value);
        enter(w, slot, s->body, list, i, count);
    }
    lua_settop(w->L, value - 1);
    if (count == 0)
        resolving_scope(w, s->otherwise);
}

static void answer_join(struct work *w, const struct slot *s)
{
    bool covered = runs_join(&w->runs, s->number, s->begins);
    resolving_scope(w, covered ? s->otherwise : s->body);
}

static void answer_merge(struct work *w, size_t slot)
{
    const struct slot *s = slot_of(w, slot);
    struct str why;
    enum absence kind;
    struct value v = {0};
    bool missing;
    int top = lua_gettop(w->L);
    if (resolving_evaluate(w, slot, &missing) && !values_get_absence(w->L, -1, &kind, &why) && !values_get(w->L, -1, &w->scratch, &v))
        resolving_fail(w, slot, _("the value is a list or a record, by which cells cannot be joined; name its field"));
    bool covered = runs_answer(&w->runs, s->number, v);
    lua_settop(w->L, top);
    resolving_scope(w, covered ? s->otherwise : s->body);
}

static void resolve_slot(struct work *w, size_t slot)
{
    const struct slot *s = slot_of(w, slot);
    if (s->chart.ask != CHART_NOTHING) {
        resolving_chart(w, slot);
        return;
    }
    switch (s->kind) {
    case SLOT_VALUE:
    case SLOT_PICTURE:
    case SLOT_RAW: resolve_value(w, slot); break;
    case SLOT_ASKED: ask(w, slot); break;
    case SLOT_SECTION:
    case SLOT_CONDITION:
    case SLOT_INVERT: answer_section(w, slot); break;
    case SLOT_MERGE: answer_merge(w, slot); break;
    case SLOT_JOIN: answer_join(w, s); break;
    case SLOT_GRID: runs_begin_group(&w->runs, s->number); break;
    case SLOT_ROW: runs_pass_row(&w->runs, s->number); break;
    }
}

void resolving_scope(struct work *w, size_t scope)
{
    const struct scope *s = &w->resolver->program->scopes[scope];
    for (size_t i = 0; i < s->slot_count && !w->record->failed; i++)
        resolve_slot(w, s->slots[i]);
}

/* Runs under host_call, so that the budget of steps and a failure of memory are the host's. Upvalue-free: the work is
 * a light userdata, the data the second argument. */
static int resolve_protected(lua_State *L)
{
    struct work *w = lua_touserdata(L, 1);
    w->L = L;
    scopes_begin(&w->scopes, L, &w->scratch);
    scopes_enter(&w->scopes, false, 0, 0);
    resolving_scope(w, 0);
    return 0;
}

bool resolve_record(struct resolver *r, struct buf *record, struct diag *d)
{
    lua_State *L = host_lua(r->host);
    struct arena memory = {0};
    struct work *w = ARENA_NEW(&memory, struct work);
    *w = (struct work){.resolver = r, .record = record, .d = d, .ok = r->is_sound,
                       .told = ARENA_ARRAY(&memory, bool, r->program->slot_count + 1)};
    w->start = record->len;
    buf_put(record, (char[RICH_FEATURE_BYTES]){0}, RICH_FEATURE_BYTES);
    runs_begin(&w->runs, &memory, r->program, record);
    struct place where = place_file(r->program->file);
    for (size_t i = 0; i < r->program->slot_count; i++)
        w->told[i] = r->questions[i].is_faulty || r->program->slots[i].is_doubtful;
    lua_pushcfunction(L, resolve_protected);
    lua_pushlightuserdata(L, w);
    lua_rotate(L, -3, 2); /* function, work, data */
    struct scopes *outer = compile_enter(r->host, &w->scopes);
    bool ok = host_call(r->host, 2, 0, where, d) && w->ok;
    scopes_end(&w->scopes);
    compile_enter(r->host, outer);
    if (w->colours.count)
        rich_put_numbers(record, w->colours.items, w->colours.count);
    if (w->widths.count)
        rich_put_numbers(record, w->widths.items, w->widths.count);
    if (w->copies.count)
        rich_put_numbers(record, w->copies.items, w->copies.count);
    if (ok && !buf_ok(record))
        ok = diag_error(d, where, "RECORD-SIZE", "%s", _("the document's data go over the ceiling of size"));
    arena_release(&w->scratch);
    arena_release(&memory);
    return ok;
}
