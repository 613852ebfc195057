#include "app/commands/tag_tree.h"

#include "base/i18n.h"
#include "input/json_write.h"
#include "rules/expressions/expression.h"

/* What a slot is called: in a template, and in JSON. Rows without a name are no tags. */
static const struct {
    const char *name, *sign;
    bool opens;
} kinds[] = {
    [SLOT_VALUE] = {"value", "", false},           [SLOT_RAW] = {"raw", "@", false},
    [SLOT_PICTURE] = {"picture", "%", false},      [SLOT_SECTION] = {"section", "#", true},
    [SLOT_CONDITION] = {"condition", "если ", true}, [SLOT_INVERT] = {"invert", "^", true},
    [SLOT_MERGE] = {"merge", ":merge ", true},
};

/* A chart's tag is that of its data: all other questions about them are no tags. */
static bool is_about_chart(const struct slot *s)
{
    return s->chart.ask != CHART_NOTHING && s->chart.ask != CHART_DATA;
}

static bool is_tag(const struct slot *s)
{
    return s->kind < sizeof kinds / sizeof *kinds && kinds[s->kind].name && !is_about_chart(s);
}

/* Whether the body of a slot is told as if it stood around it. */
static bool is_passed_into(const struct slot *s)
{
    return s->kind == SLOT_JOIN || (s->chart.ask != CHART_NOTHING && kinds[s->kind].opens);
}

/* A tag for which the engine asks several questions, as for a chart, is told at the first of them. */
static bool is_told(const struct tag_tree *t, const struct slot *s)
{
    for (const struct slot *other = t->program->slots; s->asked_by.len && other < s; other++)
        if (str_equal(other->asked_by, s->asked_by) && str_equal(other->place.words, s->place.words) &&
            str_equal(other->place.file, s->place.file))
            return true;
    return false;
}

/* As typed. */
static struct str tag_of(struct arena *a, const struct slot *s)
{
    if (s->asked_by.len)
        return arena_printf(a, "{%.*s}", STR_ARG(s->asked_by));
    return arena_printf(a, "{%s%.*s}", kinds[s->kind].sign, STR_ARG(s->expression));
}

static const char *fault_of(const struct tag_tree *t, const struct slot *s, struct str *text)
{
    const struct spot *at = &s->place.spot;
    for (size_t i = 0; t->known && at->part.len && i < t->known->count; i++) {
        const struct message *m = &t->known->messages[i];
        const struct spot *spot = &m->place.spot;
        if (m->severity == SEVERITY_ERROR && str_equal(m->place.file, s->place.file) && str_equal(spot->part, at->part) &&
            spot->paragraph == at->paragraph && spot->start == at->start) {
            *text = m->text;
            return text->ptr;
        }
    }
    return NULL;
}

/* ---- filters ---- */

struct names {
    struct arena arena;
    struct str *items;
    size_t count, capacity;
};

static void add_filters(const struct tag_tree *t, const struct slot *s, struct names *all)
{
    struct buf lua;
    buf_init(&lua, BUF_LIMIT_VALUE);
    struct expression e = {.lua = &lua, .host = t->host};
    expression_parse(&all->arena, s->expression, &e);
    for (size_t i = 0; i < e.filter_count; i++) {
        bool there = false;
        for (size_t k = 0; k < all->count; k++)
            there = there || str_equal(all->items[k], e.filters[i]);
        if (!there)
            *ARENA_PUSH(&all->arena, all->items, all->count, all->capacity) = e.filters[i];
    }
    buf_release(&lua);
}

static void add_all_filters(const struct tag_tree *t, struct names *all)
{
    for (size_t i = 0; i < t->program->slot_count; i++)
        if (is_tag(&t->program->slots[i]))
            add_filters(t, &t->program->slots[i], all);
}

/* ---- text ---- */

static void put_line(const struct tag_tree *t, const struct slot *s, int depth, struct buf *out)
{
    bool here = str_equal(s->place.file, t->program->file); /* else in an included document */
    struct arena scratch = {0};
    struct str fault, tag = tag_of(&scratch, s);
    buf_printf(out, "%*s%.*s\t%.*s%s%.*s", 2 * depth, "", STR_ARG(tag), STR_ARG(here ? STR("") : s->place.file), here ? "" : ": ",
               STR_ARG(s->place.words));
    if (fault_of(t, s, &fault))
        buf_printf(out, "\t%.*s", STR_ARG(fault));
    buf_put_char(out, '\n');
    arena_release(&scratch);
}

static void put_scope(const struct tag_tree *t, size_t scope, int depth, struct buf *out)
{
    const struct scope *s = &t->program->scopes[scope];
    for (size_t i = 0; i < s->slot_count; i++) {
        const struct slot *slot = &t->program->slots[s->slots[i]];
        if (is_tag(slot) && !is_told(t, slot))
            put_line(t, slot, depth, out);
        if (is_passed_into(slot))
            put_scope(t, slot->body, depth, out);
        if (!is_tag(slot) || !kinds[slot->kind].opens || slot->asked_by.len)
            continue;
        put_scope(t, slot->body, depth + 1, out);
        if (t->program->scopes[slot->otherwise].slot_count && slot->kind != SLOT_INVERT)
            buf_printf(out, "%*s{иначе}\n", 2 * depth, "");
        put_scope(t, slot->otherwise, depth + 1, out);
    }
}

void tag_tree_text(const struct tag_tree *t, struct buf *out)
{
    struct names filters = {0};
    put_scope(t, 0, 0, out);
    add_all_filters(t, &filters);
    for (size_t i = 0; i < filters.count; i++)
        buf_printf(out, "%s%.*s", i ? ", " : _("filters: "), STR_ARG(filters.items[i]));
    if (filters.count)
        buf_put_char(out, '\n');
    arena_release(&filters.arena);
}

/* ---- JSON ---- */

static void put_field(struct buf *out, const char *name, struct str text)
{
    buf_printf(out, "\"%s\":", name);
    json_put_string(out, text);
}

static void put_names(struct buf *out, const struct names *all)
{
    buf_put_cstr(out, ",\"filters\":[");
    for (size_t i = 0; i < all->count; i++) {
        buf_put_cstr(out, i ? "," : "");
        json_put_string(out, all->items[i]);
    }
    buf_put_char(out, ']');
}

static void put_object(const struct tag_tree *t, const struct slot *s, struct buf *out)
{
    struct names filters = {0};
    struct str fault, tag = tag_of(&filters.arena, s);
    add_filters(t, s, &filters);
    buf_put_char(out, '{');
    put_field(out, "tag", tag);
    buf_printf(out, ",\"kind\":\"%s\",", s->chart.ask == CHART_DATA ? "chart" : kinds[s->kind].name);
    put_field(out, "expression", s->asked_by.len && s->chart.ask != CHART_DATA ? s->asked_by : s->expression);
    buf_put_char(out, ',');
    put_field(out, "file", s->place.file);
    buf_put_char(out, ',');
    put_field(out, "place", s->place.words);
    buf_put_char(out, ',');
    put_field(out, "part", s->place.spot.part);
    buf_printf(out, ",\"paragraph\":%ld", s->place.spot.paragraph);
    put_names(out, &filters);
    if (fault_of(t, s, &fault)) {
        buf_put_char(out, ',');
        put_field(out, "fault", fault);
    }
    arena_release(&filters.arena);
}

static void put_list(const struct tag_tree *t, size_t scope, int depth, struct buf *out);

static void put_tag(const struct tag_tree *t, const struct slot *slot, int depth, struct buf *out)
{
    put_object(t, slot, out);
    if (kinds[slot->kind].opens && !slot->asked_by.len) {
        buf_put_cstr(out, ",\"tags\":");
        put_list(t, slot->body, depth + 1, out);
        buf_put_cstr(out, ",\"else\":");
        put_list(t, slot->otherwise, depth + 1, out);
    }
    buf_put_char(out, '}');
}

/* The tags of a scope, each after what stands `*between` them. */
static void put_items(const struct tag_tree *t, size_t scope, int depth, const char **between, struct buf *out)
{
    const struct scope *s = &t->program->scopes[scope];
    for (size_t i = 0; i < s->slot_count; i++) {
        const struct slot *slot = &t->program->slots[s->slots[i]];
        if (is_tag(slot) && !is_told(t, slot)) {
            buf_printf(out, "%s\n%*s", *between, 2 * depth, "");
            put_tag(t, slot, depth, out);
            *between = ",";
        }
        if (is_passed_into(slot))
            put_items(t, slot->body, depth, between, out);
    }
}

static void put_list(const struct tag_tree *t, size_t scope, int depth, struct buf *out)
{
    const char *between = "";
    buf_put_char(out, '[');
    put_items(t, scope, depth, &between, out);
    buf_put_char(out, ']');
}

void tag_tree_json(const struct tag_tree *t, struct buf *out)
{
    struct names filters = {0};
    buf_put_char(out, '{');
    put_field(out, "file", t->program->file);
    buf_put_char(out, ',');
    put_field(out, "format", str_from(t->program->format->name));
    buf_put_cstr(out, ",\"tags\":");
    put_list(t, 0, 1, out);
    add_all_filters(t, &filters);
    put_names(out, &filters);
    buf_put_cstr(out, "}\n");
    arena_release(&filters.arena);
}
