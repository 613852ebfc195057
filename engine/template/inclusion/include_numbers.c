/* Numberings in use: always brought, so that a list of the included document never counts on one of the other. */
#include <string.h>

#include "template/inclusion/including_word.h"
#include "template/markup/cut.h"

#define NUMBERING STR("word/numbering.xml")

static int64_t highest(struct inclusion *in, xmlNodePtr root, const char *element, const char *attribute)
{
    int64_t most = 0, number;
    for (xmlNodePtr node = xmlFirstElementChild(root); node; node = xmlNextElementSibling(node))
        if (strcmp((const char *)node->name, element) == 0 && str_to_int64(including_get(in, node, attribute), &number) && number > most)
            most = number;
    return most;
}

/* Word takes two definitions with one w:nsid for the same list. */
static void drop_identity(xmlNodePtr abstract)
{
    static const char *const names[] = {"nsid", "tmpl"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        xmlNodePtr child = including_child(abstract, names[i]);
        if (child)
            markup_remove(child);
    }
}

static struct str add_abstract(struct inclusion *in, xmlNodePtr to, xmlNodePtr from, struct str id)
{
    struct str known = renaming_find(&in->abstracts, id);
    xmlNodePtr abstract = known.ptr ? NULL : including_find(in, from, "abstractNum", "abstractNumId", id);
    if (!abstract)
        return known;
    struct str new = arena_printf(in->arena, "%lld", (long long)highest(in, to, "abstractNum", "abstractNumId") + 1);
    xmlNodePtr copy = including_copy_into(abstract, to), first = including_child(to, "num");
    renaming_add(in, &in->abstracts, id, new);
    if (first) /* 17.9.17: all definitions come before all instances */
        cut_link_before(first, copy);
    including_set(copy, "abstractNumId", new);
    drop_identity(copy);
    for (xmlNodePtr node = copy; node; node = markup_next(node, copy))
        if (including_refers_to_style(node))
            including_set(node, "val", including_style(in, including_get(in, node, "val")));
    return new;
}

static struct str number_of(struct inclusion *in, struct str id)
{
    struct str known = renaming_find(&in->numbers, id);
    xmlNodePtr from = including_root(in->from, NUMBERING), num = including_find(in, from, "num", "numId", id);
    if (known.ptr || !num)
        return known.ptr ? known : id;
    size_t part = including_open(in, NUMBERING, "numbering", "numbering", NULL);
    xmlNodePtr to = xmlDocGetRootElement(in->to->items[part].doc);
    struct str abstract = add_abstract(in, to, from, including_get(in, including_child(num, "abstractNumId"), "val"));
    struct str new = arena_printf(in->arena, "%lld", (long long)highest(in, to, "num", "numId") + 1);
    renaming_add(in, &in->numbers, id, new);
    xmlNodePtr copy = including_copy_into(num, to);
    including_set(copy, "numId", new);
    if (abstract.ptr)
        including_set(including_child(copy, "abstractNumId"), "val", abstract);
    including_mark_changed(in, NUMBERING);
    return new;
}

void including_fix_numbers(struct inclusion *in, xmlNodePtr tree)
{
    for (xmlNodePtr node = tree; node; node = markup_next(node, tree))
        if (node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, "numId") == 0 &&
            !str_equal(including_get(in, node, "val"), STR("0")))
            including_set(node, "val", number_of(in, including_get(in, node, "val")));
}
