/* A branch of a section is shown, left out or repeated as a whole; so the beginning and the end of a range must stand in the
 * same one. One walk in document order finds both with their branches; ends are moved when it is over. */
#include "template/borders.h"

#include <libxml/hash.h>
#include <string.h>

#include "template/markup/cut.h"

/* One branch of a section. */
struct branch {
    const struct branch *around; /* NULL: outermost */
    const struct marker *begin;  /* the section */
    const struct marker *first;  /* the marker after which the branch stands */
    size_t depth;
};

struct beginning {
    xmlNodePtr node;
    const struct branch *branch;
};

struct move {
    const struct range_ends *row;
    xmlNodePtr begin, end;
    const struct branch *into;  /* the end comes to the end of this branch, */
    const struct marker *after; /* or behind this section's end */
};

struct borders {
    const struct format *format;
    struct arena scratch;
    const struct branch *branch; /* innermost around */
    xmlHashTablePtr begun;       /* by value and name of the beginning's element */
    struct move *moves;
    size_t count, capacity;
};

/* ---- finding ---- */

static void enter(struct borders *b, const struct branch *around, const struct marker *begin, const struct marker *first)
{
    struct branch *branch = ARENA_NEW(&b->scratch, struct branch);
    *branch = (struct branch){around, begin, first, around ? around->depth + 1 : 1};
    b->branch = branch;
}

static void pass_marker(struct borders *b, const struct marker *m)
{
    if (m->kind == MARKER_BEGIN)
        enter(b, b->branch, m, m);
    else if (m->kind == MARKER_ELSE && b->branch)
        enter(b, b->branch->around, b->branch->begin, m);
    else if (m->kind == MARKER_END && b->branch)
        b->branch = b->branch->around;
}

/* The innermost branch that holds both, NULL when none does. */
static const struct branch *common(const struct branch *a, const struct branch *b)
{
    while (a != b) {
        size_t depth_a = a ? a->depth : 0, depth_b = b ? b->depth : 0;
        a = depth_a >= depth_b ? a->around : a;
        b = depth_b >= depth_a ? b->around : b;
    }
    return a;
}

static void note_end(struct borders *b, const struct range_ends *row, const struct beginning *begin, xmlNodePtr end)
{
    const struct branch *both = common(begin->branch, b->branch), *outer = b->branch;
    if (begin->branch == b->branch)
        return;
    struct move *m = ARENA_PUSH(&b->scratch, b->moves, b->count, b->capacity);
    *m = (struct move){.row = row, .begin = begin->node, .end = end};
    if (begin->branch != both) {
        m->into = begin->branch;
        return;
    }
    while (outer->around != both)
        outer = outer->around;
    m->after = outer->begin->end;
}

static void note_element(struct borders *b, xmlNodePtr node)
{
    for (const struct range_ends *row = b->format->ranges; row->begin; row++) {
        bool begins = strcmp((const char *)node->name, row->begin) == 0;
        if ((!begins && strcmp((const char *)node->name, row->end) != 0) || strcmp((const char *)node->ns->href, row->namespace_uri) != 0)
            continue;
        xmlChar *id = xmlGetNsProp(node, (const xmlChar *)row->attribute, node->ns->href);
        struct beginning *known = id ? xmlHashLookup2(b->begun, id, (const xmlChar *)row->begin) : NULL;
        if (begins && id) {
            struct beginning *begin = ARENA_NEW(&b->scratch, struct beginning);
            *begin = (struct beginning){node, b->branch};
            xmlHashUpdateEntry2(b->begun, id, (const xmlChar *)row->begin, begin, NULL);
        } else if (known) {
            note_end(b, row, known, node);
        }
        xmlFree(id);
    }
}

static void walk(struct borders *b, xmlNodePtr root)
{
    for (xmlNodePtr node = root; node; node = markup_next(node, root)) {
        const struct marker *m = markup_marker(node);
        if (m)
            pass_marker(b, m);
        else if (node->type == XML_ELEMENT_NODE && node->ns)
            note_element(b, node);
    }
}

/* ---- moving ---- */

/* The paragraph whose content a node is, or NULL when it stands among blocks, rows or cells. */
static xmlNodePtr paragraph_around(const struct format *f, xmlNodePtr node)
{
    for (node = node->parent; node && node->type == XML_ELEMENT_NODE; node = node->parent) {
        enum role role = markup_role(f, node);
        if (role == ROLE_PARAGRAPH)
            return node;
        if (role == ROLE_STORY || role == ROLE_CELL || role == ROLE_ROW || role == ROLE_TABLE)
            return NULL;
    }
    return NULL;
}

/* Puts what ends a range after `at`, behind other ends that stand there already. */
static void put_after(const struct format *f, xmlNodePtr at, xmlNodePtr node)
{
    while (at->next && at->next != node && !markup_marker(at->next) && markup_role(f, at->next) == ROLE_SILENT)
        at = at->next;
    cut_link_after(at, node);
}

static void put_first(const struct format *f, xmlNodePtr paragraph, xmlNodePtr node)
{
    xmlNodePtr first = paragraph->children;
    if (!first)
        xmlAddChild(paragraph, node);
    else if (markup_role(f, first) == ROLE_PROPERTIES || markup_role(f, first) == ROLE_SILENT)
        put_after(f, first, node);
    else
        cut_link_before(first, node);
}

static void put_last(xmlNodePtr paragraph, xmlNodePtr node)
{
    xmlUnlinkNode(node);
    xmlAddChild(paragraph, node);
}

/* The next paragraph after `node` within `root` that no section between holds, NULL when the branch ends before. With `last`,
 * the last one before that marker. */
static xmlNodePtr find_paragraph(const struct format *f, xmlNodePtr node, const xmlNode *root, const xmlNode *last)
{
    xmlNodePtr found = NULL;
    for (node = markup_after(node, root); node && node != last;) {
        const struct marker *m = markup_marker(node);
        if (m && (m->kind == MARKER_ELSE || m->kind == MARKER_END))
            break;
        bool is_paragraph = !m && markup_role(f, node) == ROLE_PARAGRAPH;
        found = is_paragraph ? node : found;
        if (is_paragraph && !last)
            break;
        if (m && m->kind == MARKER_BEGIN)
            node = m->end->node;
        node = is_paragraph || m ? markup_after(node, root) : markup_next(node, root);
    }
    return found;
}

static xmlNodePtr border_of(const struct branch *branch)
{
    for (xmlNodePtr node = branch->first->node->next; node; node = node->next) {
        const struct marker *m = markup_marker(node);
        if (m && m->kind == MARKER_BEGIN)
            node = m->end->node;
        else if (m && (m->kind == MARKER_ELSE || m->kind == MARKER_END))
            return node;
    }
    return branch->begin->end->node;
}

static void move_into(const struct format *f, const struct move *m)
{
    xmlNodePtr border = border_of(m->into);
    xmlNodePtr paragraph = find_paragraph(f, m->into->first->node, border->parent, border);
    if (m->row->is_anywhere || paragraph_around(f, border))
        cut_link_before(border, m->end);
    else if (paragraph)
        put_last(paragraph, m->end);
}

static void move_after(const struct format *f, const struct move *m)
{
    xmlNodePtr border = m->after->node;
    xmlNodePtr paragraph = find_paragraph(f, border, cut_common_ancestor(m->begin, border), NULL);
    xmlNodePtr first = paragraph_around(f, m->begin);
    if (m->row->is_anywhere || paragraph_around(f, border))
        put_after(f, border, m->end);
    else if (paragraph)
        put_first(f, paragraph, m->end);
    else if (first)
        put_last(first, m->end);
}

/* What stands in a run goes with a run of its own. */
static xmlNodePtr unit_of(const struct format *f, xmlNodePtr node)
{
    xmlNodePtr run = node->parent, properties = run->children;
    if (markup_role(f, run) != ROLE_RUN)
        return node;
    xmlNodePtr own = cut_copy(run, false);
    cut_link_after(run, own);
    if (properties && markup_role(f, properties) == ROLE_PROPERTIES)
        xmlAddChild(own, cut_copy(properties, true));
    xmlUnlinkNode(node);
    xmlAddChild(own, node);
    if (!run->last || (run->last == properties && markup_role(f, properties) == ROLE_PROPERTIES))
        markup_remove(run);
    return own;
}

static void keep_part(struct borders *b, xmlNodePtr root)
{
    b->count = 0;
    b->branch = NULL;
    b->begun = xmlHashCreate(0);
    walk(b, root);
    xmlHashFree(b->begun, NULL);
    for (size_t i = 0; i < b->count; i++) {
        struct move *m = &b->moves[i];
        m->end = unit_of(b->format, m->end);
        (m->into ? move_into : move_after)(b->format, m);
    }
}

void borders_keep(struct parts *parts)
{
    struct borders b = {.format = parts->format};
    for (size_t i = 0; parts->format->ranges && i < parts->count; i++)
        if (parts->items[i].is_changed)
            keep_part(&b, xmlDocGetRootElement(parts->items[i].doc));
    arena_release(&b.scratch);
}
