/* Remarks around characters. In WordprocessingML one is a range between two empty elements, a reference in a run of its own and
 * a text in word/comments.xml (ECMA-376 part 1, 17.13.4); in ODF the text stands in the element that begins the range (ODF 1.3
 * part 3, 14.1). Offsets of messages are those of the text as it lies in the file: the elements of a remark are no text, so one
 * remark does not move the next. */
#include "pack/namespaces.h"
#include "template/markup/cut.h"
#include "template/markup/pieces.h"
#include "template/remarks/remarking.h"


/* The elements before and behind what a remark speaks of. */
struct ends {
    xmlNodePtr begin, end;
};

/* Puts begin and end around the characters, or into a paragraph without any. */
static void put_around(const struct format *f, const struct remark_target *t, const struct ends *e)
{
    struct pieces p;
    bool whole = t->bearer != t->paragraph; /* the place is inside a text box, or it is not here at all */
    pieces_collect(&p, f, t->bearer);
    size_t len = p.text.len, start = whole ? 0 : t->start, end = whole ? SIZE_MAX : t->end;
    if (len) {
        pieces_insert(&p, end < len ? end : len, e->end, true);
        pieces_release(&p);
        pieces_collect(&p, f, t->bearer);
        pieces_insert(&p, start < len ? start : 0, e->begin, false);
    } else {
        xmlAddChild(t->bearer, e->begin);
        xmlAddChild(t->bearer, e->end);
    }
    pieces_release(&p);
}

/* Remarks are counted once, not for each of thousands. */
static size_t next_number(struct remarks *r, xmlNodePtr root, const char *attribute, struct str stem)
{
    if (r->counted != root)
        r->next = remarking_free_number(root, attribute, stem);
    r->counted = root;
    return r->next++;
}

/* ---- WordprocessingML ---- */

static xmlNsPtr word_namespace(const struct remarks *r, xmlNodePtr root, xmlNodePtr bearer)
{
    return remarking_namespace(root, (const char *)bearer->ns->href, r->parts->format->prefix);
}

static void add_comment(const struct remarks *r, xmlNodePtr root, xmlNsPtr w, const char *number, struct str text)
{
    xmlNodePtr comment = remarking_add(root, w, "comment");
    remarking_set(comment, w, "id", number);
    remarking_set(comment, w, "author", r->author);
    remarking_set(comment, w, "initials", r->initials);
    xmlNodePtr words = remarking_add(remarking_add(remarking_add(comment, w, "p"), w, "r"), w, "t");
    xmlNodeSetSpacePreserve(words, 1);
    remarking_add_text(words, text);
}

static xmlNodePtr new_numbered(xmlDocPtr doc, xmlNsPtr w, const char *name, const char *number)
{
    xmlNodePtr node = remarking_element(doc, w, name);
    remarking_set(node, w, "id", number);
    return node;
}

/* Ranges stand between runs; the reference follows in a run of its own. */
static void settle(const struct format *f, xmlNodePtr paragraph, const struct ends *e, xmlNsPtr w, const char *number)
{
    cut_lift(f, e->begin, paragraph, false);
    cut_lift(f, e->end, paragraph, true);
    xmlNodePtr run = xmlAddNextSibling(e->end, remarking_element(paragraph->doc, w, "r"));
    remarking_set(remarking_add(run, w, "commentReference"), w, "id", number);
}

bool remark_apart_put(struct remarks *r, const struct remark_target *t, struct str text)
{
    struct str id;
    const struct format *f = r->parts->format;
    size_t apart = remarking_part(r->parts, r->parts->items[t->part].name, &f->remarks->texts, (const char *)t->bearer->ns->href, &id);
    if (apart == SIZE_MAX)
        return false;
    xmlNodePtr comments = remarking_root(r->parts, apart), root = remarking_root(r->parts, t->part);
    const char *number = arena_printf(&r->parts->program->arena, "%zu", next_number(r, comments, "id", STR(""))).ptr;
    xmlNsPtr w = word_namespace(r, root, t->bearer);
    add_comment(r, comments, word_namespace(r, comments, t->bearer), number, text);
    struct ends e = {new_numbered(root->doc, w, "commentRangeStart", number), new_numbered(root->doc, w, "commentRangeEnd", number)};
    put_around(f, t, &e);
    settle(f, t->bearer, &e, w, number);
    r->parts->items[t->part].is_changed = true;
    return true;
}

/* ---- ODF ---- */

bool remark_inside_put(struct remarks *r, const struct remark_target *t, struct str text)
{
    const struct remark_style *s = r->parts->format->remarks;
    xmlNodePtr root = remarking_root(r->parts, t->part);
    size_t number = next_number(r, root, "name", STR("pisar-"));
    const char *name = arena_printf(&r->parts->program->arena, "pisar-%zu", number).ptr;
    xmlNsPtr office = remarking_namespace(root, s->namespace_uri, s->prefix), dc = remarking_namespace(root, NS_DC, "dc");
    struct ends e = {remarking_element(root->doc, office, "annotation"), remarking_element(root->doc, office, "annotation-end")};
    remarking_set(e.begin, office, "name", name);
    remarking_set(e.end, office, "name", name);
    remarking_add_text(remarking_add(e.begin, dc, "creator"), str_from(r->author));
    remarking_add_text(remarking_add(e.begin, t->bearer->ns, "p"), text);
    put_around(r->parts->format, t, &e);
    r->parts->items[t->part].is_changed = true;
    return true;
}
