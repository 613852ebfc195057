/* Ids of the included blocks that would meet their like in the document: the format's table of ids says which. */
#include <string.h>

#include "template/inclusion/including.h"
#include "template/parts/identity.h"

struct renewal {
    struct inclusion *in;
    enum id_space space;
    int64_t highest; /* number in the document */
    struct renaming ids;
};

/* What the format says of an attribute, lists and notes left out: they are renamed with their definitions. */
static const struct id_attribute *row_of(const struct inclusion *in, const xmlNode *node, const xmlAttr *a)
{
    struct identities ids = {.format = in->to->format};
    const struct id_attribute *row = identities_attribute(&ids, node, a);
    return row && row->space != ID_LIST && row->space != ID_COMMENT && !row->is_text ? row : NULL;
}

static struct str value_of(struct inclusion *in, const xmlNode *node, const xmlAttr *a)
{
    xmlChar *value = xmlNodeListGetString(node->doc, a->children, 1);
    struct str copy = arena_str(in->arena, str_from((const char *)value));
    xmlFree(value);
    return copy;
}

typedef void visit(struct renewal *r, const struct id_attribute *row, xmlNodePtr node, xmlAttrPtr a, struct str value);

static void each_id(struct renewal *r, xmlNodePtr root, visit *f)
{
    for (xmlNodePtr node = root; node; node = markup_next(node, root))
        for (xmlAttrPtr a = node->type == XML_ELEMENT_NODE ? node->properties : NULL; a; a = a->next) {
            const struct id_attribute *row = row_of(r->in, node, a);
            if (row && row->space == r->space)
                f(r, row, node, a, value_of(r->in, node, a));
        }
}

/* ---- what the document has ---- */

static void note_taken(struct renewal *r, const struct id_attribute *row, xmlNodePtr node, xmlAttrPtr a, struct str value)
{
    int64_t number;
    (void)node;
    (void)a;
    if (row->is_number && str_to_int64(value, &number) && number > r->highest)
        r->highest = number;
    if (!row->is_number && !row->refers && !renaming_find(&r->ids, value).ptr)
        renaming_add(r->in, &r->ids, value, value);
}

/* ---- what the included tree gets ---- */

static bool is_taken(const struct renewal *r, struct str name)
{
    for (size_t i = 0; i < r->ids.count; i++)
        if (str_equal(r->ids.news[i], name))
            return true;
    return false;
}

static void choose(struct renewal *chosen, const struct renewal *taken, const struct id_attribute *row, struct str old)
{
    struct inclusion *in = chosen->in;
    struct str new = old;
    if (row->is_number)
        new = arena_printf(in->arena, "%lld", (long long)++chosen->highest);
    for (size_t n = 2; !row->is_number && (is_taken(taken, new) || (n > 2 && is_taken(chosen, new))); n++)
        new = arena_printf(in->arena, "%.*s_%zu", STR_ARG(old), n);
    renaming_add(in, &chosen->ids, old, new);
}

static void rename_words(struct inclusion *in, const struct renaming *names, xmlNodePtr text)
{
    struct str code = arena_str(in->arena, str_from((const char *)text->content)), word;
    struct buf out;
    buf_init(&out, BUF_LIMIT_MESSAGE);
    while (str_split(&code, ' ', &word)) {
        struct str new = renaming_find(names, word);
        buf_put_str(&out, new.ptr ? new : word);
        if (code.ptr)
            buf_put_char(&out, ' ');
    }
    xmlNodeSetContentLen(text, NULL, 0);
    xmlNodeAddContentLen(text, (const xmlChar *)(out.ptr ? out.ptr : ""), (int)out.len);
    buf_release(&out);
}

/* Field codes name bookmarks. */
static void rename_codes(struct inclusion *in, const struct renaming *names, xmlNodePtr root)
{
    for (xmlNodePtr node = root; node; node = markup_next(node, root))
        if (node->type == XML_TEXT_NODE && markup_role(in->to->format, node->parent) == ROLE_FIELD_CODE)
            rename_words(in, names, node);
}

static void collect_taken(struct renewal *taken)
{
    struct parts *to = taken->in->to;
    for (size_t i = 0; i < to->count; i++)
        if (to->items[i].is_tagged)
            each_id(taken, xmlDocGetRootElement(to->items[i].doc), note_taken);
}

static void renew_space(struct inclusion *in, enum id_space space, xmlNodePtr tree)
{
    struct renewal taken = {.in = in, .space = space}, chosen = {.in = in, .space = space};
    collect_taken(&taken);
    chosen.highest = taken.highest;
    for (int referring = 0; referring <= 1; referring++)
        for (xmlNodePtr node = tree; node; node = markup_next(node, tree))
            for (xmlAttrPtr a = node->type == XML_ELEMENT_NODE ? node->properties : NULL; a; a = a->next) {
                const struct id_attribute *row = row_of(in, node, a);
                if (!row || row->space != space || row->refers != (referring == 1))
                    continue;
                struct str old = value_of(in, node, a);
                if (!referring && !renaming_find(&chosen.ids, old).ptr)
                    choose(&chosen, &taken, row, old);
                struct str new = renaming_find(&chosen.ids, old);
                if (new.ptr)
                    xmlSetNsProp(node, a->ns, a->name, (const xmlChar *)new.ptr);
            }
    if (space == ID_NAME)
        rename_codes(in, &chosen.ids, tree);
}

void including_renew_ids(struct inclusion *in, xmlNodePtr tree)
{
    for (size_t space = 0; space < ID_SPACE_COUNT; space++)
        renew_space(in, (enum id_space)space, tree);
}
