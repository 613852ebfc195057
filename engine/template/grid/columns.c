/* How many columns a group has is known only from its rows, when the record is made; it is answered where the
 * table begins (SLOT_GRID). Here the groups are found and the grid gets markers that follow that number. */
#include "template/grid/columns.h"

#include "base/i18n.h"
#include "template/grid/columning.h"
#include "template/markup/cut.h"
#include "template/parts/styles.h"
#include "template/pictures/length.h"

bool columns_report(struct columns *c, const struct marker *m, const char *text)
{
    c->ok = diag_error(c->d, m->tag.place, "TAG-COLUMNS", "{%.*s}: %s", STR_ARG(m->tag.text), text);
    return false;
}

struct marker *columns_marker(struct columns *c, enum marker_kind kind)
{
    return markup_marker_new(&c->program->arena, c->grid.table->doc, kind, (struct tag){0});
}

static bool repeats_cells(const struct marker *m)
{
    return m->tag.kind == TAG_SECTION && m->tag.element == ROLE_CELL && m->kind == MARKER_BEGIN;
}

/* ---- groups ---- */

/* Where spans are filled, a repeated cell has the covered ones after it that it reaches over. */
static void take_covered(const struct columns *c, const struct marker *m)
{
    const struct format *f = c->format;
    xmlNodePtr last = m->end->node->prev, node;
    size_t has = 1; /* columns that stand before the end already */
    for (; last && (markup_role(f, last) != ROLE_CELL || grid_is_beside(f, last)); last = last->prev)
        has += grid_is_beside(f, last);
    size_t wants = last && grid_is_filled(f) ? grid_number(f, last, f->tables->across) : 0;
    for (; has < wants && (node = grid_next_beside(f, m->end->node)); has++)
        cut_link_before(m->end->node, node);
}

static bool find_columns(const struct columns *c, const struct marker *m, struct group *out)
{
    *out = (struct group){.from = SIZE_MAX, .first = m};
    for (size_t i = 0; i < c->grid.count; i++) {
        const struct grid_cell *cell = &c->grid.cells[i];
        if (cell->repeat != m)
            continue;
        out->from = cell->column < out->from ? cell->column : out->from;
        out->to = cell->column + cell->span > out->to ? cell->column + cell->span : out->to;
    }
    return out->to > 0;
}

/* The group of these columns, made when there is none; NULL when they are others than those of a group that
 * they meet. */
static struct group *unite(struct columns *c, struct group wanted)
{
    for (size_t i = 0; i < c->count; i++) {
        struct group *g = &c->groups[i];
        if (g->from == wanted.from && g->to == wanted.to)
            return g;
        if (g->from < wanted.to && wanted.from < g->to)
            return NULL;
    }
    wanted.number = c->program->group_count;
    ARENA_PUSH(&c->program->arena, c->program->groups, c->program->group_count, c->program->group_capacity)
        ->width = wanted.to - wanted.from;
    struct group *g = ARENA_PUSH(&c->scratch, c->groups, c->count, c->capacity);
    *g = wanted;
    return g;
}

static void add_section(struct columns *c, struct marker *m)
{
    struct group wanted, *group;
    if (m->otherwise)
        columns_report(c, m, _("repeated columns have no other branch"));
    else if (!find_columns(c, m, &wanted))
        columns_report(c, m, _("columns are repeated inside repeated columns; repeat them by one list"));
    else if (!(group = unite(c, wanted)))
        columns_report(c, m, _("another row of the table repeats some of these columns together with others"));
    else
        m->number = group->number + 1;
}

/* ---- the grid ---- */

const struct span *columns_of_group(struct columns *c, const struct group *g)
{
    struct span *s = ARENA_NEW(&c->program->arena, struct span);
    *ARENA_PUSH(&c->program->arena, s->parts, s->count, s->capacity) = (struct span_part){g->number, 1};
    return s;
}

struct marker *columns_repeat(struct columns *c, xmlNodePtr first, xmlNodePtr last, const struct span *span)
{
    struct marker *begin = columns_marker(c, MARKER_BEGIN), *end = columns_marker(c, MARKER_END);
    begin->tag.kind = end->tag.kind = TAG_COLUMNS;
    begin->span = span;
    begin->end = end;
    xmlAddPrevSibling(first, begin->node);
    xmlAddNextSibling(last, end->node);
    return begin;
}

void columns_share_width(struct columns *c, xmlNodePtr node, const char *name, const struct marker *section)
{
    int64_t width;
    if (!grid_read_attribute(c->format, node, name, &width) || width <= 0)
        return;
    struct marker *m = columns_marker(c, MARKER_SHARE);
    m->number = (size_t)width;
    m->section = section;
    xmlFreeNode(m->node); /* an attribute has no place for a node */
    m->node = NULL;
    grid_attribute(c->format, node, name)->_private = m;
}

/* The style in the same part that a column names, or NULL. */
static xmlNodePtr style_of(struct columns *c, xmlNodePtr column)
{
    struct arena *a = &c->scratch;
    xmlNodePtr root = xmlDocGetRootElement(column->doc);
    struct str name = markup_attribute(a, column, (const char *)column->ns->href, "style-name");
    for (xmlNodePtr node = name.len ? root : NULL; node; node = markup_next(node, root))
        if (markup_is(node, "style") && str_equal(markup_attribute(a, node, (const char *)node->ns->href, "name"), name))
            return node;
    return NULL;
}

/* What a style says of the width of its columns; false when it says none. */
static bool read_style(struct columns *c, xmlNodePtr style, struct column_style *out)
{
    xmlNodePtr properties = grid_child(style, "table-column-properties");
    if (!properties)
        return false;
    const char *ns = (const char *)properties->ns->href;
    struct str relative = markup_attribute(&c->scratch, properties, ns, "rel-column-width");
    if (str_ends(relative, STR("*")))
        str_to_int64(str_slice(relative, 0, relative.len - 1), &out->relative);
    return length_parse(markup_attribute(&c->scratch, properties, ns, "column-width"), 0, &out->width);
}

/* Copies have a style of their own, which stands beside the one that they share. */
static void share_style(struct columns *c, const struct group *g, xmlNodePtr column)
{
    struct program *p = c->program;
    struct column_style read = {.group = g->number};
    xmlNodePtr style = style_of(c, column);
    if (!style || !read_style(c, style, &read))
        return;
    struct marker *styles = columns_marker(c, MARKER_COLUMN_STYLES), *copies = columns_marker(c, MARKER_ACROSS);
    styles->number = p->column_style_count;
    copies->stream = styles->number; /* room.c asks */
    copies->span = columns_of_group(c, g);
    xmlAddNextSibling(style, styles->node);
    char name[40];
    snprintf(name, sizeof name, STYLES_SHARE, p->column_style_count);
    markup_mark_attribute(column, column->ns, "style-name", name, copies);
    *ARENA_PUSH(&p->arena, p->column_styles, p->column_style_count, p->column_style_capacity) = read;
}

static void repeat_column(struct columns *c, const struct group *g, xmlNodePtr column)
{
    struct marker *section = columns_repeat(c, column, column, columns_of_group(c, g));
    if (c->format->tables->width)
        columns_share_width(c, column, c->format->tables->width, section);
    else
        share_style(c, g, column);
}

/* Gives repeated columns of the grid their copies. */
static void follow_grid(struct columns *c)
{
    xmlNodePtr *columns = NULL;
    size_t count = grid_columns(&c->scratch, &c->grid, &columns), repeated = 0;
    for (size_t i = 0; i < c->count; i++) {
        const struct group *g = &c->groups[i];
        repeated += g->to - g->from;
        for (size_t column = g->from; column < g->to && column < count; column++)
            repeat_column(c, g, columns[column]);
        struct marker *m = columns_marker(c, MARKER_GRID);
        m->number = g->number;
        xmlAddPrevSibling(c->grid.table->children, m->node);
    }
    for (size_t i = 0; i < c->count; i++)
        c->program->groups[c->groups[i].number].others = count > repeated ? count - repeated : 0;
}

/* ---- tables ---- */

static bool is_of_table(const struct columns *c, const struct marker *m, const xmlNode *table)
{
    return repeats_cells(m) && markup_ancestor(c->format, m->node, ROLE_TABLE) == table;
}

static void place_table(struct columns *c, xmlNodePtr table)
{
    size_t first = c->program->group_count;
    c->count = 0;
    grid_read(&c->scratch, c->format, table, &c->grid); /* so that what stands for several cells is several */
    for (size_t i = 0; i < c->scanned->count; i++)
        if (is_of_table(c, c->scanned->markers[i], table))
            take_covered(c, c->scanned->markers[i]);
    grid_read(&c->scratch, c->format, table, &c->grid);
    for (size_t i = 0; i < c->scanned->count; i++)
        if (is_of_table(c, c->scanned->markers[i], table))
            add_section(c, c->scanned->markers[i]);
    if (c->program->group_count == first || !c->ok)
        return;
    columns_follow_cells(c);
    follow_grid(c);
}

/* Whether a marker of the same table stands before. */
static bool is_done(const struct columns *c, size_t index, const xmlNode *table)
{
    for (size_t i = 0; i < index; i++)
        if (is_of_table(c, c->scanned->markers[i], table))
            return true;
    return false;
}

bool columns_place(struct program *p, const struct format *f, const struct scanned *s, struct diag *d)
{
    struct columns c = {.program = p, .format = f, .scanned = s, .d = d, .ok = true};
    bool ok = true;
    for (size_t i = 0; i < s->count; i++) {
        struct marker *m = s->markers[i];
        xmlNodePtr table = f->tables && repeats_cells(m) ? markup_ancestor(f, m->node, ROLE_TABLE) : NULL;
        if (!table || is_done(&c, i, table))
            continue;
        c.ok = true;
        place_table(&c, table);
        ok = ok && c.ok;
    }
    arena_release(&c.scratch);
    return ok;
}
