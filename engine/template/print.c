/* What a document says, for people. */
#include "template/parts/slides.h"
#include "template/printing.h"
#include "template/template.h"

void print_paragraph(const struct format *f, xmlNodePtr paragraph, struct buf *out)
{
    for (xmlNodePtr node = paragraph->children; node;) {
        enum role role = markup_role(f, node);
        bool text = (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) &&
                    markup_holds_text(f, node->parent);
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

/* The cell around a node, or the node itself where it is a cell that one above covers. */
static xmlNodePtr cell_of(const struct format *f, xmlNodePtr node)
{
    return markup_role(f, node) == ROLE_COVERED ? node : markup_ancestor(f, node, ROLE_CELL);
}

/* What separates a paragraph from the one before it: a cell's further paragraphs are joined by a space, cells
 * by a tab, slides by an empty line, everything else by a new line. */
static const char *separator(const struct format *f, xmlNodePtr before, xmlNodePtr paragraph)
{
    xmlNodePtr cell = cell_of(f, paragraph), row = markup_ancestor(f, paragraph, ROLE_ROW);
    if (markup_ancestor(f, before, ROLE_SLIDE) != markup_ancestor(f, paragraph, ROLE_SLIDE))
        return "\n\n";
    if (!cell || !row || markup_ancestor(f, before, ROLE_ROW) != row)
        return "\n";
    return cell_of(f, before) == cell ? " " : "\t";
}

/* Whether a covered cell of ODF is covered by one above: Word has a cell there, but none where the one to the
 * left is wide. */
static bool is_covered_from_above(const struct format *f, xmlNodePtr node)
{
    int64_t covered = 1, columns = 1;
    xmlNodePtr before = xmlPreviousElementSibling(node);
    for (; before && markup_role(f, before) == ROLE_COVERED; before = xmlPreviousElementSibling(before))
        covered++;
    xmlChar *spanned = before ? xmlGetProp(before, (const xmlChar *)"number-columns-spanned") : NULL;
    if (spanned)
        str_to_int64(str_from((const char *)spanned), &columns);
    xmlFree(spanned);
    return covered >= columns;
}

/* A cell without a paragraph, which ODF allows: it has its place in the row all the same. */
static bool is_empty_cell(const struct format *f, xmlNodePtr node)
{
    if (markup_role(f, node) == ROLE_COVERED)
        return is_covered_from_above(f, node);
    if (markup_role(f, node) != ROLE_CELL)
        return false;
    for (xmlNodePtr at = node; at; at = markup_next(at, node))
        if (markup_role(f, at) == ROLE_PARAGRAPH)
            return false;
    return true;
}

static void put_part(const struct format *f, xmlNodePtr root, struct buf *out)
{
    xmlNodePtr before = NULL;
    for (xmlNodePtr node = root; node;) {
        enum role role = markup_role(f, node);
        if (role == ROLE_PARAGRAPH || is_empty_cell(f, node)) {
            if (before)
                buf_put_cstr(out, separator(f, before, node));
            print_paragraph(f, node, out);
            before = node;
        }
        node = role == ROLE_HIDDEN ? markup_after(node, root) : markup_next(node, root);
    }
    if (before)
        buf_put_char(out, '\n');
}

static bool put_parts(struct parts *parts, struct str pattern, struct buf *out)
{
    bool ok = true;
    for (size_t i = 0; i < parts->package->count; i++) {
        struct str name = parts->package->entries[i].name;
        size_t part = format_matches(name, pattern) ? parts_find(parts, name) : SIZE_MAX;
        if (part != SIZE_MAX)
            put_part(parts->format, xmlDocGetRootElement(parts->items[part].doc), out);
        ok = ok && (part != SIZE_MAX || !format_matches(name, pattern));
    }
    return ok;
}

static bool print_pages(struct parts *parts, struct buf *out)
{
    const struct format *f = parts->format;
    size_t deck = slides_join(parts);
    bool ok = true;
    if (deck != SIZE_MAX)
        put_part(f, xmlDocGetRootElement(parts->items[deck].doc), out);
    for (const char *const *pattern = f->parts;
         deck == SIZE_MAX && *pattern && (pattern == f->parts || !f->has_slides); pattern++)
        ok = put_parts(parts, str_from(*pattern), out) && ok;
    return ok;
}

bool template_text(const struct format *f, struct package *package, struct buf *out, struct diag *d)
{
    struct program p;
    program_init(&p);
    struct parts parts = {.package = package, .program = &p, .format = f, .file = package->file, .d = d};
    bool ok = f->sheets ? print_sheets(&parts, out) : print_pages(&parts, out);
    parts_close(&parts);
    program_release(&p);
    return ok;
}
