#include "template/tags/outline.h"

#include "template/tags/pair.h"

enum { FRAME_LIMIT = 150, NESTING_LIMIT = 1000 };

/* A section whose end has not come yet. */
struct frame {
    const struct marker *section, *branch; /* … and the tag of its branch at hand */
    size_t slot;                           /* of that branch */
    size_t around;                         /* the scope that holds it */
    size_t nesting;                        /* of scopes, before it began */
};

struct outline {
    struct program *program;
    struct frame frames[FRAME_LIMIT];
    size_t depth, nesting;
    size_t scope;    /* what comes next goes there */
    size_t first;    /* how many slots of the outermost scope are those of earlier parts */
};

/* ---- slots ---- */

static size_t new_scope(struct program *p)
{
    ARENA_PUSH(&p->arena, p->scopes, p->scope_count, p->scope_capacity);
    return p->scope_count - 1;
}

static void put_in_scope(struct program *p, size_t scope, size_t slot)
{
    struct scope *s = &p->scopes[scope];
    *ARENA_PUSH(&p->arena, s->slots, s->slot_count, s->slot_capacity) = slot;
}

static size_t new_slot(struct program *p, enum slot_kind kind, const struct tag *t)
{
    *ARENA_PUSH(&p->arena, p->slots, p->slot_count, p->slot_capacity) =
        (struct slot){.kind = kind, .expression = t->expression, .asked_by = t->asked_by, .place = t->place};
    return p->slot_count - 1;
}

static size_t new_section(struct program *p, enum slot_kind kind, const struct tag *t)
{
    size_t body = new_scope(p), otherwise = new_scope(p), slot = new_slot(p, kind, t);
    p->slots[slot].body = body;
    p->slots[slot].otherwise = otherwise;
    return slot;
}

/* ---- sections ---- */

static enum slot_kind kind_of(enum tag_kind kind)
{
    return kind == TAG_SECTION ? SLOT_SECTION : kind == TAG_INVERT ? SLOT_INVERT : SLOT_CONDITION;
}

static void open_branch(struct outline *o, struct frame *f, const struct marker *m)
{
    struct program *p = o->program;
    f->branch = m;
    f->slot = new_section(p, kind_of(m->tag.kind), &m->tag);
    put_in_scope(p, o->scope, f->slot);
    o->scope = m->tag.kind == TAG_INVERT ? p->slots[f->slot].otherwise : p->slots[f->slot].body;
    o->nesting++;
}

static void open_section(struct outline *o, const struct marker *m)
{
    if (o->depth == FRAME_LIMIT || o->nesting == NESTING_LIMIT)
        return;
    struct frame *f = &o->frames[o->depth++];
    *f = (struct frame){.section = m, .around = o->scope, .nesting = o->nesting};
    open_branch(o, f, m);
}

static void leave(struct outline *o, size_t depth)
{
    o->depth = depth;
    o->scope = o->frames[depth].around;
    o->nesting = o->frames[depth].nesting;
}

/* The frame whose branch the tag ends, counted from 1. */
static size_t frame_of_else(const struct outline *o, const struct marker *m)
{
    size_t depth = o->depth;
    while (depth > 0 && o->frames[depth - 1].branch != m->opening)
        depth--;
    return m->opening ? depth : 0;
}

static void begin_else(struct outline *o, const struct marker *m)
{
    size_t depth = frame_of_else(o, m);
    if (!depth || o->nesting == NESTING_LIMIT)
        return;
    if (depth < o->depth)
        leave(o, depth);
    struct frame *f = &o->frames[depth - 1];
    const struct slot *s = &o->program->slots[f->slot];
    o->scope = s->kind == SLOT_INVERT ? s->body : s->otherwise;
    if (m->tag.kind == TAG_ELSE_CONDITION)
        open_branch(o, f, m);
    else
        f->branch = m;
}

/* ---- tags without a partner ---- */

/* The scope of the innermost sound section: what is doubtful reaches no further. */
static size_t sound_scope(const struct outline *o)
{
    size_t depth = o->depth;
    while (depth > 0 && !o->frames[depth - 1].section->end)
        depth--;
    return depth == o->depth ? o->scope : o->frames[depth].around;
}

static bool closes_another(const struct outline *o, const struct marker *m)
{
    for (size_t i = 0; i < o->depth; i++)
        if (m->tag.expression.len && tag_closes(m->tag.expression, o->frames[i].section->tag.expression))
            return true;
    return false;
}

/* All before the tag might stand in a section: in the one that it names, as far as anyone knows. */
static void doubt_before(struct outline *o, const struct marker *m)
{
    struct program *p = o->program;
    size_t scope = sound_scope(o), first = scope ? 0 : o->first;
    size_t section = m->tag.expression.len ? new_section(p, SLOT_SECTION, &m->tag) : SIZE_MAX;
    for (size_t i = first; i < p->scopes[scope].slot_count && section != SIZE_MAX; i++)
        put_in_scope(p, p->slots[section].body, p->scopes[scope].slots[i]);
    p->scopes[scope].slot_count = first;
    if (section != SIZE_MAX) {
        p->slots[section].is_doubtful = true;
        put_in_scope(p, scope, section);
    }
}

static void close_section(struct outline *o, const struct marker *m)
{
    size_t depth = o->depth;
    while (depth > 0 && o->frames[depth - 1].section->end != m)
        depth--;
    if (depth)
        leave(o, depth - 1);
    else if (!closes_another(o, m))
        doubt_before(o, m);
}

/* ---- the walk ---- */

static bool asks(const struct tag *t)
{
    static const enum tag_kind kinds[] = {TAG_VALUE, TAG_RAW, TAG_PICTURE, TAG_MERGE};
    bool found = false;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        found = found || t->kind == kinds[i];
    return found && t->expression.len;
}

static void put_marker(struct outline *o, const struct marker *m)
{
    if (pair_is_opening(m->tag.kind))
        open_section(o, m);
    else if (m->tag.kind == TAG_ELSE || m->tag.kind == TAG_ELSE_CONDITION)
        begin_else(o, m);
    else if (m->tag.kind == TAG_CLOSE)
        close_section(o, m);
    else if (asks(&m->tag) && !m->is_doubtful)
        put_in_scope(o->program, o->scope, new_slot(o->program, SLOT_ASKED, &m->tag));
}

void outline_make(struct parts *parts)
{
    struct program *p = parts->program;
    p->slot_count = p->scope_count = 0;
    new_scope(p);
    for (size_t i = 0; i < parts->count; i++) {
        struct outline o = {.program = p, .first = p->scopes[0].slot_count};
        for (size_t n = 0; n < parts->items[i].scanned.count; n++)
            put_marker(&o, parts->items[i].scanned.markers[n]);
    }
}
