#include "revision/carry.h"

#include <string.h>
#include <strings.h>

#include "pack/format.h"
#include "template/inclusion/including_word.h"
#include "template/parts/identity.h"

#define WORD_STYLES STR("word/styles.xml")
#define OFFICE_STYLES STR("styles.xml")

/* ---- styles of one name ---- */

static struct str word_name(struct inclusion *in, xmlNodePtr style)
{
    return including_get(in, including_child(style, "name"), "val");
}

static xmlNodePtr find_word_style(struct inclusion *in, struct str type, struct str name)
{
    xmlNodePtr root = including_root(in->to, WORD_STYLES);
    for (xmlNodePtr style = root ? xmlFirstElementChild(root) : NULL; style; style = xmlNextElementSibling(style)) {
        struct str other = word_name(in, style);
        if (other.len && other.len == name.len && strncasecmp(other.ptr, name.ptr, name.len) == 0 &&
            str_equal(including_get(in, style, "type"), type))
            return style;
    }
    return NULL;
}

static void match_word_styles(struct inclusion *in)
{
    xmlNodePtr root = including_root(in->from, WORD_STYLES);
    for (xmlNodePtr style = root ? xmlFirstElementChild(root) : NULL; style; style = xmlNextElementSibling(style)) {
        struct str id = including_get(in, style, "styleId"), name = word_name(in, style);
        xmlNodePtr same = id.len && name.len ? find_word_style(in, including_get(in, style, "type"), name) : NULL;
        if (same)
            renaming_add(in, &in->styles, id, including_get(in, same, "styleId"));
    }
}

static xmlNodePtr common_styles(struct parts *parts)
{
    return including_child(including_root(parts, OFFICE_STYLES), "styles");
}

static void match_office_styles(struct inclusion *in)
{
    xmlNodePtr from = common_styles(in->from), to = common_styles(in->to);
    for (xmlNodePtr style = from ? xmlFirstElementChild(from) : NULL; style; style = xmlNextElementSibling(style)) {
        struct str name = including_get(in, style, "name");
        if (name.len && including_find(in, to, (const char *)style->name, "name", name))
            renaming_add(in, &in->styles, name, name);
    }
}

/* ---- numberings of the same paragraphs ---- */

static struct str number_of(struct inclusion *in, const struct block *b)
{
    xmlNodePtr properties = including_child(including_child(b->node, "pPr"), "numPr");
    return including_get(in, including_child(properties, "numId"), "val");
}

static void match_numbers(struct inclusion *in, const struct edition *base)
{
    for (const struct block *b = base->root; b; b = block_next(b, base->root)) {
        if (b->kind != BLOCK_PARAGRAPH || !b->mate || !b->further)
            continue;
        struct str from = number_of(in, b->further), to = number_of(in, b->mate);
        if (from.len && to.len && !renaming_find(&in->numbers, from).ptr)
            renaming_add(in, &in->numbers, from, to);
    }
}

void carry_prepare(struct carrier *c, const struct edition *base, struct edition *from, struct edition *to)
{
    struct arena *a = &to->program.arena;
    bool is_word = to->parts.format->contents == CONTENTS_WORDML;
    *c = (struct carrier){.from = from, .to = to, .count = to->parts.count};
    c->by_part = ARENA_ARRAY(a, struct inclusion, c->count + 1);
    for (size_t i = 0; i < c->count; i++) {
        c->by_part[i] = (struct inclusion){.to = &to->parts, .from = &from->parts, .arena = a, .part = i};
        if (!to->parts.items[i].is_tagged)
            continue;
        if (is_word)
            match_word_styles(&c->by_part[i]);
        else
            match_office_styles(&c->by_part[i]);
        if (is_word)
            match_numbers(&c->by_part[i], base);
    }
}

/* ---- the copy ---- */

static bool has_ids(const struct carrier *c, xmlNodePtr tree)
{
    const struct identities ids = {.format = c->to->parts.format};
    for (xmlNodePtr node = tree; node; node = markup_next(node, tree))
        for (const xmlAttr *a = node->type == XML_ELEMENT_NODE ? node->properties : NULL; a; a = a->next)
            if (identities_attribute(&ids, node, a))
                return true;
    return false;
}

/* Setups of pages belong to the file that they stand in. */
static void drop_setups(const struct carrier *c, xmlNodePtr tree)
{
    for (xmlNodePtr node = tree, next; node; node = next) {
        bool is_setup = markup_role(c->to->parts.format, node) == ROLE_SECTION_PROPERTIES;
        next = is_setup ? markup_after(node, tree) : markup_next(node, tree);
        if (is_setup)
            markup_remove(node);
    }
}

xmlNodePtr carry_copy(struct carrier *c, const struct block *b, size_t part, xmlNodePtr near)
{
    struct inclusion *in = &c->by_part[part];
    xmlNodePtr copy = xmlDocCopyNode(b->node, c->to->parts.items[part].doc, 1);
    drop_setups(c, copy);
    in->at = near;
    in->body = copy;
    if (has_ids(c, copy))
        including_renew_ids(in, copy);
    if (c->to->parts.format->contents == CONTENTS_WORDML) {
        including_move_notes(in);
        including_fix_tree(in, copy, c->from->parts.items[b->part].name, c->to->parts.items[part].name);
    } else {
        including_fix_text(in, copy);
    }
    c->to->parts.items[part].is_changed = true;
    return copy;
}
