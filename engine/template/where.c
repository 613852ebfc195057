#include "template/where.h"

#include "base/buf.h"
#include "base/i18n.h"

/* Which part, when it is not the body. */
static const char *part_words(struct str entry)
{
    static const struct {
        const char *stem, *words;
    } parts[] = {{"word/header", N_("header")}, {"word/footer", N_("footer")}, {"word/footnotes", N_("footnotes")},
                 {"word/endnotes", N_("endnotes")}, {"styles.xml", N_("header or footer")}};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (str_starts(entry, str_from(parts[i].stem)))
            return _(parts[i].words);
    return "";
}

/* How many elements of a role begin before `node` in document order, itself included. Paragraphs in tables are not
 * counted among paragraphs: people count them by table, row and column. */
static long ordinal(const struct format *f, xmlDocPtr doc, const xmlNode *node, enum role role)
{
    long n = 0;
    xmlNodePtr root = xmlDocGetRootElement(doc);
    for (xmlNodePtr at = root; at; at = markup_next(at, root)) {
        enum role found = markup_role(f, at);
        if (found == role && (role == ROLE_TABLE || !markup_ancestor(f, at->parent, ROLE_TABLE)))
            n++;
        if (at == node)
            break;
    }
    return n;
}

/* The number of `child` (or of its ancestor) among the elements of its role below `parent`, from 1. */
static long index_below(const struct format *f, xmlNodePtr parent, const xmlNode *child, enum role role)
{
    long n = 0;
    for (xmlNodePtr at = parent->children; at; at = markup_next(at, parent)) {
        if (markup_role(f, at) == role && markup_ancestor(f, at->parent, markup_role(f, parent)) == parent)
            n++;
        if (at == child)
            return n;
    }
    return n;
}

/* The text of the cell of the table's first row that stands above: the column's header. */
static void put_header(struct buf *out, const struct format *f, xmlNodePtr table, long column)
{
    xmlNodePtr row = NULL, cell = NULL;
    for (xmlNodePtr at = table->children; at && !row; at = markup_next(at, table))
        if (markup_role(f, at) == ROLE_ROW)
            row = at;
    for (xmlNodePtr at = row ? row->children : NULL; at && !cell; at = at->next)
        if (markup_role(f, at) == ROLE_CELL && --column == 0)
            cell = at;
    for (xmlNodePtr at = cell ? cell->children : NULL; at; at = markup_next(at, cell))
        if (at->type == XML_TEXT_NODE && markup_role(f, at->parent) != ROLE_NONE)
            buf_put_cstr(out, (const char *)at->content);
}

static void put_table_words(struct buf *out, const struct format *f, xmlDocPtr doc, xmlNodePtr table, xmlNodePtr paragraph)
{
    xmlNodePtr row = markup_ancestor(f, paragraph, ROLE_ROW), cell = markup_ancestor(f, paragraph, ROLE_CELL);
    struct buf header;
    buf_init(&header, BUF_LIMIT_MESSAGE);
    buf_printf(out, _("table %ld"), ordinal(f, doc, table, ROLE_TABLE));
    if (row)
        buf_printf(out, _(", row %ld"), index_below(f, table, row, ROLE_ROW));
    if (row && cell) {
        long column = index_below(f, row, cell, ROLE_CELL);
        put_header(&header, f, table, column);
        struct str title = str_trim(buf_str(&header));
        if (title.len && title.len < 100 && str_find(title, STR("{"), 0) == SIZE_MAX)
            buf_printf(out, _(", column “%.*s”"), STR_ARG(title));
        else
            buf_printf(out, _(", column %ld"), column);
    }
    buf_release(&header);
}

struct str where_words(struct arena *a, const struct format *f, struct str entry, xmlDocPtr doc, xmlNodePtr paragraph)
{
    struct buf out;
    buf_init(&out, BUF_LIMIT_MESSAGE);
    const char *part = part_words(entry);
    if (*part)
        buf_printf(&out, "%s, ", part);
    xmlNodePtr table = markup_ancestor(f, paragraph, ROLE_TABLE);
    if (table)
        put_table_words(&out, f, doc, table, paragraph);
    else
        buf_printf(&out, _("paragraph %ld"), ordinal(f, doc, paragraph, ROLE_PARAGRAPH));
    struct str words = arena_str(a, buf_str(&out));
    buf_release(&out);
    return words;
}
