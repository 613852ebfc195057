/* Literals, ops, slots and scopes, as they come. */
#include "template/lowering.h"

static struct op *push_op(struct lowering *l, enum op_kind kind)
{
    struct op *op = ARENA_PUSH(&l->program->arena, l->part->ops, l->part->op_count, l->part->op_capacity);
    op->kind = kind;
    return op;
}

struct str lowering_take(struct lowering *l)
{
    struct str bytes = arena_str(&l->program->arena, buf_str(&l->literal));
    buf_reset(&l->literal);
    return bytes;
}

void lowering_flush(struct lowering *l)
{
    if (!l->literal.len)
        return;
    struct str bytes = lowering_take(l);
    push_op(l, OP_LITERAL)->literal = bytes;
}

struct op *lowering_emit(struct lowering *l, enum op_kind kind)
{
    lowering_flush(l);
    return push_op(l, kind);
}

size_t lowering_new_scope(struct program *p)
{
    ARENA_PUSH(&p->arena, p->scopes, p->scope_count, p->scope_capacity);
    return p->scope_count - 1;
}

size_t lowering_new_slot(struct lowering *l, enum slot_kind kind, const struct tag *t)
{
    struct program *p = l->program;
    struct slot *s = ARENA_PUSH(&p->arena, p->slots, p->slot_count, p->slot_capacity);
    *s = (struct slot){.kind = kind, .expression = t->expression, .asked_by = t->asked_by, .chart = t->chart, .place = t->place};
    size_t slot = p->slot_count - 1;
    struct scope *scope = &p->scopes[l->scope];
    *ARENA_PUSH(&p->arena, scope->slots, scope->slot_count, scope->slot_capacity) = slot;
    return slot;
}
