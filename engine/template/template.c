#include "template/template.h"

#include <string.h>

#include "template/chart.h"
#include "template/lower.h"
#include "template/range.h"

void program_init(struct program *p)
{
    *p = (struct program){0};
    ARENA_PUSH(&p->arena, p->scopes, p->scope_count, p->scope_capacity);
}

void program_release(struct program *p)
{
    arena_release(&p->arena);
    *p = (struct program){0};
}

/* A part under way. */
struct draft {
    xmlDocPtr doc;      /* NULL: not looked at */
    bool has_slots;     /* tags, or a chart's data */
};

struct compilation {
    struct program *program;
    const struct part_source *parts;
    size_t count;
    struct draft *drafts; /* by part */
    struct charts charts;
    struct diag *d;
};

static bool read_parts(struct compilation *c)
{
    struct program *p = c->program;
    bool ok = true;
    for (size_t i = 0; i < c->count; i++)
        if (format_has_tags(p->format, c->parts[i].name))
            ok = markup_read(p->file, c->parts[i].name, c->parts[i].bytes, &c->drafts[i].doc, c->d) &&
                 markup_name_prefix(p->format, p->file, c->parts[i].name, c->drafts[i].doc, c->d) && ok;
    return ok;
}

/* Tags become markers at the borders of what they repeat; charts are found by their alternative texts. */
static bool mark_part(struct compilation *c, size_t i, struct delimiters *delimiters)
{
    struct program *p = c->program;
    struct scanned s = {0};
    size_t before = c->d->errors, charts = c->charts.count;
    xmlDocPtr doc = c->drafts[i].doc;
    chart_find(&p->arena, p->format, p->file, c->parts[i].name, doc, c->parts, c->count, &c->charts, c->d);
    scan_part(&p->arena, p->format, p->file, c->parts[i].name, doc, delimiters, &s, c->d);
    bool paired = range_pair(&s, c->d);
    c->drafts[i].has_slots = s.count || c->charts.count > charts;
    return paired && c->d->errors == before && range_place(p->format, &s, c->d);
}

static bool mark_parts(struct compilation *c)
{
    struct arena scratch = {0};
    const xmlDoc **docs = ARENA_ARRAY(&scratch, const xmlDoc *, c->count);
    size_t n = 0;
    bool ok = true;
    for (size_t i = 0; i < c->count; i++)
        if (c->drafts[i].doc)
            docs[n++] = c->drafts[i].doc;
    struct delimiters delimiters = scan_delimiters(c->program->format, docs, n);
    arena_release(&scratch);
    for (size_t i = 0; i < c->count; i++)
        if (c->drafts[i].doc)
            ok = mark_part(c, i, &delimiters) && ok;
    return ok;
}

static bool bind_charts(struct compilation *c)
{
    struct program *p = c->program;
    bool ok = true;
    for (size_t n = 0; n < c->charts.count; n++)
        for (size_t i = 0; i < c->count; i++) {
            struct draft *draft = &c->drafts[i];
            if (!str_equal(c->parts[i].name, c->charts.items[n].entry) || draft->doc)
                continue;
            draft->has_slots = true;
            ok = markup_read(p->file, c->parts[i].name, c->parts[i].bytes, &draft->doc, c->d) &&
                 chart_bind(&p->arena, p->format, draft->doc, &c->charts.items[n], c->d) && ok;
        }
    return ok;
}

/* In the order of the package: slots are numbered as rendering will meet them. */
static bool lower_parts(struct compilation *c)
{
    bool ok = true;
    for (size_t i = 0; i < c->count; i++)
        if (c->drafts[i].doc && c->drafts[i].has_slots)
            ok = lower_part(c->program, c->parts[i].name, c->drafts[i].doc, c->d) && ok;
    return ok;
}

bool template_compile(struct program *p, const struct format *f, struct str file, struct digest digest,
                      const struct part_source *parts, size_t count, struct diag *d)
{
    struct arena scratch = {0};
    struct compilation c = {.program = p, .parts = parts, .count = count, .drafts = ARENA_ARRAY(&scratch, struct draft, count), .d = d};
    p->format = f;
    p->file = arena_str(&p->arena, file);
    p->digest = digest;
    bool ok = read_parts(&c) && mark_parts(&c) && bind_charts(&c) && lower_parts(&c);
    for (size_t i = 0; i < count; i++)
        xmlFreeDoc(c.drafts[i].doc);
    arena_release(&scratch);
    return ok;
}

/* ---- tags ---- */

static const char *slot_sign(enum slot_kind kind)
{
    static const char *const signs[] = {"", "@", "#", "если ", "^"};
    return signs[kind];
}

static void print_slot(const struct program *p, size_t slot, int depth, FILE *out)
{
    const struct slot *s = &p->slots[slot];
    fprintf(out, "%*s{%s%.*s}\t%.*s\n", 2 * depth, "", slot_sign(s->kind), STR_ARG(s->expression), STR_ARG(s->place.words));
}

static void print_scope(const struct program *p, size_t scope, int depth, FILE *out)
{
    const struct scope *s = &p->scopes[scope];
    for (size_t i = 0; i < s->slot_count; i++) {
        const struct slot *slot = &p->slots[s->slots[i]];
        print_slot(p, s->slots[i], depth, out);
        if (slot->kind == SLOT_VALUE || slot->kind == SLOT_RAW)
            continue;
        print_scope(p, slot->body, depth + 1, out);
        if (p->scopes[slot->otherwise].slot_count && slot->kind != SLOT_INVERT)
            fprintf(out, "%*s{иначе}\n", 2 * depth, "");
        print_scope(p, slot->otherwise, depth + 1, out);
    }
}

void template_print_tags(const struct program *p, FILE *out)
{
    print_scope(p, 0, 0, out);
}

/* ---- text ---- */

static void put_paragraph(const struct format *f, xmlNodePtr paragraph, struct buf *out)
{
    for (xmlNodePtr node = paragraph->children; node;) {
        enum role role = markup_role(f, node), parent = markup_role(f, node->parent);
        bool text = (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) &&
                    (parent == ROLE_TEXT || (parent == ROLE_PARAGRAPH && f->paragraph_holds_text));
        if (text)
            buf_put_cstr(out, (const char *)node->content);
        else if (role == ROLE_BREAK || role == ROLE_TAB || role == ROLE_SPACES)
            buf_put_char(out, ' ');
        else if (role == ROLE_HYPHEN)
            buf_put_char(out, '-');
        bool enter = role != ROLE_PARAGRAPH && role != ROLE_HIDDEN && role != ROLE_PROPERTIES;
        node = enter ? markup_next(node, paragraph) : markup_after(node, paragraph);
    }
}

/* What separates a paragraph from the one before it: a cell's further paragraphs are joined by a space, cells by a
 * tab, everything else by a new line. */
static char separator(const struct format *f, xmlNodePtr before, xmlNodePtr paragraph)
{
    xmlNodePtr cell = markup_ancestor(f, paragraph, ROLE_CELL), row = markup_ancestor(f, paragraph, ROLE_ROW);
    if (!cell || !row || markup_ancestor(f, before, ROLE_ROW) != row)
        return '\n';
    return markup_ancestor(f, before, ROLE_CELL) == cell ? ' ' : '\t';
}

bool template_text(const struct format *f, struct str file, const struct part_source *part, struct buf *out, struct diag *d)
{
    xmlDocPtr doc;
    if (!markup_read(file, part->name, part->bytes, &doc, d))
        return false;
    xmlNodePtr root = xmlDocGetRootElement(doc), before = NULL;
    for (xmlNodePtr node = root; node;) {
        enum role role = markup_role(f, node);
        if (role == ROLE_PARAGRAPH) {
            if (before)
                buf_put_char(out, separator(f, before, node));
            put_paragraph(f, node, out);
            before = node;
        }
        node = role == ROLE_HIDDEN ? markup_after(node, root) : markup_next(node, root);
    }
    if (before)
        buf_put_char(out, '\n');
    xmlFreeDoc(doc);
    return true;
}
