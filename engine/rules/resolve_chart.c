/* The answers about a chart are bodies of its data, which are evaluated once where the chart begins, in the scope around. */
#include <lua.h>

#include "rules/resolving.h"

static void report_chart(struct work *w, size_t slot, struct str fault)
{
    const struct slot *s = &w->resolver->program->slots[slot];
    if (fault.len)
        resolving_fail(w, slot, fault.ptr);
    struct str remark = fault.len ? fault : chart_data_remark(&w->chart, &w->scratch);
    if (fault.len || !remark.len || w->told[slot])
        return;
    w->told[slot] = true;
    diag_warn(w->d, s->place, "TAG-CHART", "{%.*s}: %.*s", STR_ARG(resolving_typed(s)), STR_ARG(remark));
}

/* What the chart's tag asks for, for all the questions in the body. */
static void begin_chart(struct work *w, size_t slot)
{
    bool missing;
    if (!resolving_evaluate(w, slot, &missing))
        lua_pushnil(w->L);
    report_chart(w, slot, chart_data_begin(&w->chart, &w->scopes, &w->scratch));
    buf_put_varint(w->record, 1);
    resolving_scope(w, w->resolver->program->slots[slot].body);
    chart_data_end(&w->chart);
}

static void answer_chart_condition(struct work *w, const struct slot *s)
{
    bool is_met = chart_data_is(&w->chart, &s->chart, &w->scratch);
    buf_put_varint(w->record, is_met);
    resolving_scope(w, is_met ? s->body : s->otherwise);
}

static void answer_chart_points(struct work *w, const struct slot *s)
{
    size_t count = chart_data_count(&w->chart, &s->chart);
    buf_put_varint(w->record, count);
    for (w->chart.point = 1; w->chart.point <= count && !w->record->failed; w->chart.point++)
        resolving_scope(w, s->body);
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
        answer_chart_points(w, s);
    } else {
        struct str text = chart_data_text(&w->chart, &s->chart, &w->scratch, &tag);
        resolving_put(w, tag, text);
    }
}
