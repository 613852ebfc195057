#include "template/markup/where.h"

#include "base/buf.h"
#include "base/i18n.h"

/* Which part, when it is not the body. */
static const char *part_words(struct str entry)
{
    static const struct {
        const char *stem, *words;
    } parts[] = {{"word/header", N_("header")},
                 {"word/footer", N_("footer")},
                 {"word/footnotes", N_("footnotes")},
                 {"word/endnotes", N_("endnotes")},
                 {"styles.xml", N_("header or footer")},
                 {"ppt/slideLayouts/", N_("slide layout")},
                 {"ppt/slideMasters/", N_("slide master")},
                 {"ppt/charts/", N_("chart")},
                 {"word/charts/", N_("chart")},
                 {"xl/charts/", N_("chart")},
                 {"Object ", N_("chart")},
                 {"ppt/notesMasters/", N_("notes master")},
                 {"ppt/handoutMasters/", N_("handout master")},
                 {"word/comments", N_("comment")},
                 {"ppt/diagrams/", N_("SmartArt")},
                 {"word/diagrams/", N_("SmartArt")},
                 {"xl/diagrams/", N_("SmartArt")},
                 {"docProps/", N_("document properties")},
                 {"meta.xml", N_("document properties")},
                 {"xl/drawings/", N_("drawing")},
                 {"xl/comments", N_("comment")}};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (str_starts(entry, str_from(parts[i].stem)))
            return _(parts[i].words);
    return "";
}

/* What a table, row, cell or paragraph is called by: its own number, and how many rows or cells it holds so far. */
struct number {
    long own, inside;
};

static struct number *number_of(const xmlNode *node)
{
    return node->_private;
}

/* Counters of what no table or row holds; tables and paragraphs are those of a slide where there are slides. `strays`:
 * what people do not count, and what stands where it may not. */
struct totals {
    long slides, tables, paragraphs, strays;
};

/* Paragraphs in tables are not counted among paragraphs: people count them by table, row and column. */
static long *counter_of(const struct format *f, const xmlNode *node, enum role role, struct totals *t)
{
    xmlNodePtr holder = NULL;
    switch (role) {
    case ROLE_SLIDE: return &t->slides;
    case ROLE_TABLE: return &t->tables;
    case ROLE_LINE: return &t->strays;
    case ROLE_PARAGRAPH: return markup_ancestor(f, node->parent, ROLE_TABLE) ? &t->strays : &t->paragraphs;
    case ROLE_ROW: holder = markup_ancestor(f, node->parent, ROLE_TABLE); break;
    case ROLE_COVERED:
    case ROLE_CELL: holder = markup_ancestor(f, node->parent, ROLE_ROW); break;
    default: return NULL;
    }
    return holder ? &number_of(holder)->inside : &t->strays;
}

void where_number(struct arena *a, const struct format *f, xmlDocPtr doc)
{
    xmlNodePtr root = xmlDocGetRootElement(doc);
    struct totals totals = {0};
    for (xmlNodePtr at = root; at; at = markup_next(at, root)) {
        if (markup_role(f, at) == ROLE_SLIDE || markup_role(f, at) == ROLE_NOTES)
            totals.tables = totals.paragraphs = 0;
        long *counter = counter_of(f, at, markup_role(f, at), &totals);
        if (!counter)
            continue;
        struct number *n = ARENA_NEW(a, struct number);
        *n = (struct number){.own = ++*counter};
        at->_private = n;
    }
}

/* The text of the cell of the table's first row that stands above: the column's header. */
static void put_header(struct buf *out, const struct format *f, xmlNodePtr table, long column)
{
    xmlNodePtr row = NULL, cell = NULL;
    for (xmlNodePtr at = table->children; at && !row; at = markup_next(at, table))
        if (markup_role(f, at) == ROLE_ROW)
            row = at;
    for (xmlNodePtr at = row ? row->children : NULL; at && !cell; at = at->next)
        if ((markup_role(f, at) == ROLE_CELL || markup_role(f, at) == ROLE_COVERED) && --column == 0)
            cell = at;
    for (xmlNodePtr at = cell ? cell->children : NULL; at; at = markup_next(at, cell))
        if (at->type == XML_TEXT_NODE && markup_role(f, at->parent) != ROLE_NONE)
            buf_put_cstr(out, (const char *)at->content);
}

static void put_table_words(struct buf *out, const struct format *f, xmlNodePtr table, xmlNodePtr paragraph)
{
    xmlNodePtr row = markup_ancestor(f, paragraph, ROLE_ROW), cell = markup_ancestor(f, paragraph, ROLE_CELL);
    struct buf header;
    buf_init(&header, BUF_LIMIT_MESSAGE);
    buf_printf(out, _("table %ld"), number_of(table)->own);
    if (row)
        buf_printf(out, _(", row %ld"), number_of(row)->own);
    if (row && cell) {
        long column = number_of(cell)->own;
        put_header(&header, f, table, column);
        struct str title = str_trim(buf_str(&header));
        if (title.len && title.len < 100 && str_find(title, STR("{"), 0) == SIZE_MAX)
            buf_printf(out, _(", column “%.*s”"), STR_ARG(title));
        else
            buf_printf(out, _(", column %ld"), column);
    }
    buf_release(&header);
}

/* Bare characters: a property of the document, or what stands in the margins of slides. */
static void put_line_words(struct buf *out, const xmlNode *line)
{
    static const struct {
        const char *name, *words;
    } margins[] = {
        {"header-decl", N_("header")}, {"footer-decl", N_("footer")}, {"date-time-decl", N_("footer")}, {"v", N_("name in the data")}};
    for (size_t i = 0; i < sizeof margins / sizeof *margins; i++)
        if (xmlStrEqual(line->name, (const xmlChar *)margins[i].name)) {
            buf_put_cstr(out, _(margins[i].words));
            return;
        }
    buf_printf(out, _("property “%s”"), (const char *)line->name);
}

struct str where_words(struct arena *a, const struct format *f, struct str entry, xmlNodePtr paragraph)
{
    struct buf out;
    xmlNodePtr around = markup_ancestor(f, paragraph, ROLE_PARAGRAPH); /* of a line: the field stands there */
    paragraph = around ? around : paragraph;
    buf_init(&out, BUF_LIMIT_MESSAGE);
    const char *part = part_words(entry);
    if (*part)
        buf_printf(&out, "%s, ", part);
    xmlNodePtr table = markup_ancestor(f, paragraph, ROLE_TABLE), slide = markup_ancestor(f, paragraph, ROLE_SLIDE);
    if (slide)
        buf_printf(&out, _("slide %ld, "), number_of(slide)->own);
    if (markup_ancestor(f, paragraph, ROLE_NOTES))
        buf_printf(&out, "%s", _("notes, "));
    if (where_put_sheet_name(&out, paragraph) || where_put_margin(&out, paragraph) || where_put_remark(&out, paragraph))
        ;
    else if (markup_role(f, paragraph) == ROLE_LINE)
        put_line_words(&out, paragraph);
    else if (table && where_is_sheet(table))
        where_put_sheet(&out, f, table, paragraph);
    else if (table)
        put_table_words(&out, f, table, paragraph);
    else
        buf_printf(&out, _("paragraph %ld"), number_of(paragraph)->own);
    struct str words = arena_str(a, buf_str(&out));
    buf_release(&out);
    return words;
}
