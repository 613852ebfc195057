/* Comments on cells (ECMA-376 part 1, 18.7): a part for each sheet, in which a cell has one at most, and a box for each in an
 * older drawing (part 4, 19.4.2), without which Excel shows none. The drawing need not be well-formed XML: then it is left
 * alone, and programs that can do without boxes show what was said. */
#include <libxml/parser.h>

#include "base/buf.h"
#include "pack/namespaces.h"
#include "template/remarks/remarking.h"
#include "template/sheets/references.h"
#include "template/sheets/worksheets.h"


enum { BOX_COLUMNS = 4, BOX_ROWS = 5, IDS_IN_CLUSTER = 1024 };

/* ---- places ---- */

/* The cell of a paragraph that stands in one, or in a comment on one; empty for others. */
static struct str cell_of(const struct remarks *r, xmlNodePtr paragraph)
{
    struct arena *a = &r->parts->program->arena;
    xmlNodePtr cell = paragraph ? markup_ancestor(r->seen->format, paragraph, ROLE_CELL) : NULL;
    if (cell)
        return markup_attribute(a, cell, NULL, "r");
    return paragraph && markup_is(paragraph->parent, "comment") ? markup_attribute(a, paragraph->parent, NULL, "ref") : (struct str){0};
}

bool remark_cell_find(const struct remarks *r, struct remark_target *t)
{
    const struct worksheets *g = r->seen->sheets;
    size_t sheet = t->paragraph ? worksheets_of_part(g, t->part) : SIZE_MAX;
    if (!g->count)
        return false;
    t->cell = sheet == SIZE_MAX ? (struct str){0} : cell_of(r, t->paragraph);
    t->is_exact = t->cell.len > 0;
    t->part = g->items[sheet == SIZE_MAX ? 0 : sheet].part;
    t->cell = t->is_exact ? t->cell : STR("A1");
    return true;
}

/* ---- what is said ---- */

static int64_t find_author(struct arena *a, const char *author, xmlNodePtr authors)
{
    int64_t number = 0;
    for (xmlNodePtr node = xmlFirstElementChild(authors); node; node = xmlNextElementSibling(node), number++) {
        xmlChar *name = xmlNodeGetContent(node);
        bool is_ours = str_equal(arena_str(a, str_from((const char *)name)), str_from(author));
        xmlFree(name);
        if (is_ours)
            return number;
    }
    remarking_add_text(remarking_add(authors, authors->ns, "author"), str_from(author));
    return number;
}

static xmlNodePtr child_or_new(xmlNodePtr parent, const char *name)
{
    xmlNodePtr child = remarking_child(parent, name);
    return child ? child : remarking_add(parent, parent->ns, name);
}

static xmlNodePtr find_comment(struct arena *a, xmlNodePtr list, struct str cell)
{
    xmlNodePtr node = xmlFirstElementChild(list);
    while (node && !str_equal(markup_attribute(a, node, NULL, "ref"), cell))
        node = xmlNextElementSibling(node);
    return node;
}

static xmlNodePtr add_comment(xmlNodePtr list, int64_t author, struct str cell)
{
    xmlNodePtr comment = remarking_add(list, list->ns, "comment");
    remarking_set(comment, NULL, "ref", cell.ptr);
    remarking_set_number(comment, "authorId", author);
    remarking_add(comment, comment->ns, "text");
    return comment;
}

/* A text that is one piece without formatting becomes a run: what is added is another one. */
static void make_run(xmlNodePtr text)
{
    xmlNodePtr plain = xmlFirstElementChild(text);
    if (!plain || !markup_is(plain, "t"))
        return;
    xmlNodePtr run = xmlAddPrevSibling(plain, remarking_element(text->doc, text->ns, "r"));
    xmlUnlinkNode(plain);
    xmlAddChild(run, plain);
}

/* Runs stand before what is said of how they are pronounced. */
static void add_run(struct arena *a, xmlNodePtr text, struct str words)
{
    make_run(text);
    xmlNodePtr last = xmlLastElementChild(text), run = remarking_element(text->doc, text->ns, "r");
    while (last && !markup_is(last, "r"))
        last = xmlPreviousElementSibling(last);
    if (last)
        xmlAddNextSibling(last, run);
    else
        xmlAddChild(text, run);
    xmlNodePtr piece = remarking_add(run, run->ns, "t");
    xmlNodeSetSpacePreserve(piece, 1);
    remarking_add_text(piece, last ? arena_printf(a, "\n%.*s", STR_ARG(words)) : words);
}

/* ---- its box ---- */

static bool read_cell(struct str cell, long *column, long *row)
{
    size_t letters = 0;
    int64_t number = 0;
    while (letters < cell.len && (cell.ptr[letters] < '0' || cell.ptr[letters] > '9'))
        letters++;
    *column = references_column(str_slice(cell, 0, letters)) - 1;
    *row = str_to_int64(str_slice(cell, letters, cell.len), &number) ? (long)number - 1 : -1;
    return *column >= 0 && *row >= 0;
}

/* Adds elements, given as markup, at the end of a part's root, in whose scope their prefixes are. */
static void add_markup(xmlNodePtr root, struct str markup)
{
    xmlNodePtr added = NULL;
    if (xmlParseInNodeContext(root, markup.ptr, (int)markup.len, XML_PARSE_NONET | XML_PARSE_NODICT, &added) == XML_ERR_OK)
        xmlAddChildList(root, added);
}

static bool has_shapetype(struct arena *a, xmlNodePtr root)
{
    for (xmlNodePtr node = xmlFirstElementChild(root); node; node = xmlNextElementSibling(node))
        if (markup_is(node, "shapetype") && str_equal(markup_attribute(a, node, NULL, "id"), STR("_x0000_t202")))
            return true;
    return false;
}

static void add_shapetype(xmlNodePtr root)
{
    add_markup(root, STR("<v:shapetype id=\"_x0000_t202\" coordsize=\"21600,21600\" o:spt=\"202\" path=\"m,l,21600r21600,l21600,xe\">"
                         "<v:stroke joinstyle=\"miter\"/><v:path gradientshapeok=\"t\" o:connecttype=\"rect\"/></v:shapetype>"));
}

static void add_shape(struct arena *a, xmlNodePtr root, size_t number, long column, long row, const struct sheet_style *s)
{
    long left = column + 1 + BOX_COLUMNS < s->columns ? column + 1 : s->columns - 1 - BOX_COLUMNS;
    long top = row + BOX_ROWS < s->rows ? row : s->rows - 1 - BOX_ROWS;
    add_markup(
        root, arena_printf(
                  a,
                  "<v:shape id=\"_x0000_s%zu\" type=\"#_x0000_t202\" style=\"position:absolute;visibility:hidden\" fillcolor=\"#ffffe1\" "
                  "o:insetmode=\"auto\"><v:fill color2=\"#ffffe1\"/><v:shadow on=\"t\" color=\"black\" obscured=\"t\"/>"
                  "<v:path o:connecttype=\"none\"/><v:textbox style=\"mso-direction-alt:auto\"><div style=\"text-align:left\"/></v:textbox>"
                  "<x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/>"
                  "<x:Anchor>%ld, 15, %ld, 2, %ld, 15, %ld, 4</x:Anchor><x:AutoFill>False</x:AutoFill>"
                  "<x:Row>%ld</x:Row><x:Column>%ld</x:Column></x:ClientData></v:shape>",
                  number, left, top, left + BOX_COLUMNS, top + BOX_ROWS, row, column));
}

/* A drawing of the sheet; ids are taken from a cluster of its own, as the list of clusters says. */
static void begin_drawing(struct arena *a, xmlNodePtr root, size_t cluster)
{
    if (!remarking_child(root, "idmap"))
        add_markup(root, arena_printf(a, "<o:shapelayout v:ext=\"edit\"><o:idmap v:ext=\"edit\" data=\"%zu\"/></o:shapelayout>", cluster));
    if (!has_shapetype(a, root))
        add_shapetype(root);
}

static void say_drawing(const struct remarks *r, size_t part, struct str id)
{
    xmlNodePtr root = remarking_root(r->parts, part);
    if (remarking_child(root, "legacyDrawing"))
        return;
    xmlNsPtr ns = remarking_namespace(root, NS_R, "r");
    remarking_set(worksheets_list(root, "legacyDrawing"), ns, "id", id.ptr);
    r->parts->items[part].is_changed = true;
}

static void add_box(struct remarks *r, size_t part, size_t sheet, struct str cell)
{
    struct arena *a = &r->parts->program->arena;
    struct str id;
    long column, row;
    const struct own_part *kind = &r->parts->format->remarks->boxes;
    size_t drawing = read_cell(cell, &column, &row) ? remarking_part(r->parts, r->parts->items[part].name, kind, NULL, &id) : SIZE_MAX;
    if (drawing == SIZE_MAX)
        return;
    xmlNodePtr root = remarking_root(r->parts, drawing);
    remarking_namespace(root, NS_VML, "v");
    remarking_namespace(root, NS_VML_OFFICE, "o");
    remarking_namespace(root, NS_VML_EXCEL, "x");
    begin_drawing(a, root, sheet + 1);
    size_t first = (sheet + 1) * IDS_IN_CLUSTER + 1, free = remarking_free_number(root, "id", STR("_x0000_s"));
    add_shape(a, root, free > first ? free : first, column, row, r->parts->format->sheets);
    say_drawing(r, part, id);
}

/* ---- one remark ---- */

bool remark_cell_put(struct remarks *r, const struct remark_target *t, struct str text)
{
    struct arena *a = &r->parts->program->arena;
    struct str name = r->seen->items[t->part].name, id;
    size_t part = parts_find(r->parts, name);
    const char *uri = part == SIZE_MAX ? NULL : remarking_uri(remarking_root(r->parts, part));
    size_t comments = !uri ? SIZE_MAX : remarking_part(r->parts, name, &r->parts->format->remarks->texts, uri, &id);
    if (comments == SIZE_MAX)
        return false;
    xmlNodePtr root = remarking_root(r->parts, comments), authors = child_or_new(root, "authors"), list = child_or_new(root, "commentList");
    xmlNodePtr comment = find_comment(a, list, t->cell);
    if (!comment) {
        comment = add_comment(list, find_author(a, r->author, authors), t->cell);
        add_box(r, part, worksheets_of_part(r->seen->sheets, t->part), t->cell);
    }
    add_run(a, child_or_new(comment, "text"), text);
    return true;
}
