#include "template/markup/controls.h"

static xmlNodePtr properties_of(xmlNodePtr control)
{
    xmlNodePtr child = xmlFirstElementChild(control);
    while (child && !markup_is(child, "sdtPr"))
        child = xmlNextElementSibling(child);
    return child;
}

static bool is_spoiling(const xmlNode *property)
{
    static const char *const names[] = {"dataBinding", "showingPlcHdr"}; /* the former in whatever namespace: w, w15 */
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (markup_is(property, names[i]))
            return true;
    return false;
}

static void free_text(xmlNodePtr control)
{
    xmlNodePtr properties = properties_of(control);
    for (xmlNodePtr child = properties ? properties->children : NULL, next; child; child = next) {
        next = child->next;
        if (is_spoiling(child))
            markup_remove(child);
    }
}

void controls_keep(const struct scanned *s)
{
    for (size_t i = 0; i < s->count; i++)
        for (xmlNodePtr node = s->markers[i]->node; node; node = node->parent)
            if (markup_is(node, "sdt"))
                free_text(node);
}
