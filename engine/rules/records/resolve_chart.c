/* The answers about a chart are bodies of its data, which are evaluated once where the chart begins, in the scope around. */
#include <lua.h>

#include "rules/records/resolving.h"

/* A remark does not stop a fault of the same slot from being told. */
static void report_chart(struct work *w, size_t slot, struct str fault)
{
    const struct slot *s = &w->resolver->program->slots[slot];
    struct str remark = fault.len ? fault : chart_data_remark(&w->chart, &s->chart, &w->scratch);
    if (fault.len)
        resolving_fail(w, slot, fault.ptr);
    else if (remark.len)
        diag_warn(w->d, s->place, "TAG-CHART", "{%.*s}: %.*s", STR_ARG(resolving_typed(s)), STR_ARG(remark));
}

/* What the chart's tag asks for, for all the questions in the body. */
static void begin_chart(struct work *w, size_t slot)
{
    bool missing, found = resolving_evaluate(w, slot, &missing);
    if (!found)
        lua_pushnil(w->L);
    struct str fault = chart_data_begin(&w->chart, &w->resolver->program->slots[slot].chart, &w->scopes, &w->scratch);
    if (found)
        report_chart(w, slot, fault);
    buf_put_varint(w->record, 1);
    resolving_scope(w, w->resolver->program->slots[slot].body);
    chart_data_end(&w->chart);
}

static void answer_chart_condition(struct work *w, const struct slot *s)
{
    bool is_met = chart_answer_is(&w->chart, &s->chart, &w->scratch);
    buf_put_varint(w->record, is_met);
    resolving_scope(w, is_met ? s->body : s->otherwise);
}

static void answer_chart_section(struct work *w, const struct slot *s)
{
    size_t count = chart_answer_count(&w->chart, &s->chart);
    buf_put_varint(w->record, count);
    for (size_t i = 1; i <= count && !w->record->failed; i++) {
        chart_answer_go(&w->chart, &s->chart, i);
        resolving_scope(w, s->body);
    }
    if (count == 0)
        resolving_scope(w, s->otherwise);
}

void resolving_chart(struct work *w, size_t slot)
{
    const struct slot *s = &w->resolver->program->slots[slot];
    enum answer tag;
    if (s->chart.ask == CHART_DATA) {
        begin_chart(w, slot);
    } else if (s->kind == SLOT_CONDITION) {
        answer_chart_condition(w, s);
    } else if (s->kind == SLOT_SECTION) {
        answer_chart_section(w, s);
    } else {
        struct str text = chart_answer_text(&w->chart, &s->chart, &w->scratch, &tag);
        resolving_put(w, tag, text);
    }
}
