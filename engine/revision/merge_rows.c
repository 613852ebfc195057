/* A row of the new edition for a table whose columns the person has changed: what tells them is the header, the first of the rows with
 * most cells, whose cells have their partners in all three editions. */
#include "pack/format.h"
#include "revision/merging.h"

void merging_make_empty(const struct merging *m, xmlNodePtr paragraph)
{
    for (xmlNodePtr node = paragraph->children, next; node; node = next) {
        next = node->next;
        if (markup_role(m->mine.parts.format, node) != ROLE_PROPERTIES)
            markup_remove(node);
    }
}

static const struct block *header_of(const struct block *table)
{
    const struct block *header = NULL;
    for (size_t i = 0; i < table->count; i++) {
        const struct block *row = table->children[i];
        if (row->mate && row->mate->further && (!header || row->count > header->count))
            header = row;
    }
    return header;
}

/* The cell of a row of the new edition for a column of the person's; SIZE_MAX: the person put the column in. */
static size_t column_of(const struct block *header_cell)
{
    const struct block *base = header_cell->mate;
    return base && base->further ? base->further->index : SIZE_MAX;
}

/* Whether the rows of the new edition have their cells in the person's columns already. */
static bool has_same_columns(const struct block *header, const struct block *theirs)
{
    bool same = header->count == theirs->count;
    for (size_t i = 0; same && i < header->count; i++)
        same = column_of(header->children[i]) == i;
    return same;
}

static bool knows_columns(const struct block *theirs_header)
{
    for (size_t i = 0; i < theirs_header->count; i++)
        if (!theirs_header->children[i]->mate)
            return false;
    return true;
}

/* An empty cell that looks like those of its column: the last row of the table's shape is the model. */
static xmlNodePtr empty_cell(const struct merging *m, const struct block *table, const struct block *header, size_t column)
{
    const struct format *f = m->mine.parts.format;
    const struct block *model = header;
    for (size_t i = 0; i < table->count; i++)
        if (table->children[i]->count == header->count && !table->children[i]->is_gone)
            model = table->children[i];
    xmlNodePtr cell = xmlDocCopyNode(model->children[column]->node, table->node->doc, 1);
    xmlNodePtr kept = NULL;
    for (xmlNodePtr child = xmlFirstElementChild(cell), next; child; child = next) {
        next = xmlNextElementSibling(child);
        if (markup_role(f, child) == ROLE_PARAGRAPH && !kept)
            merging_make_empty(m, kept = child);
        else if (markup_role(f, child) != ROLE_PROPERTIES)
            markup_remove(child);
    }
    return cell;
}

static bool is_cell(const struct format *f, const xmlNode *node)
{
    enum role role = markup_role(f, node);
    return role == ROLE_CELL || role == ROLE_COVERED;
}

static xmlNodePtr nth_cell(const struct format *f, xmlNodePtr row, size_t n)
{
    xmlNodePtr cell = xmlFirstElementChild(row);
    while (cell && (!is_cell(f, cell) || n--))
        cell = xmlNextElementSibling(cell);
    return cell;
}

void merging_fit_row(const struct merging *m, const struct block *table, const struct block *theirs, xmlNodePtr row)
{
    struct arena scratch = {0};
    const struct format *f = m->mine.parts.format;
    const struct block *header = header_of(table), *theirs_header = header ? header->mate->further : NULL;
    bool is_fit = !header || theirs_header->count != theirs->count || !knows_columns(theirs_header) || has_same_columns(header, theirs) ||
                  !nth_cell(f, row, theirs->count - 1) || nth_cell(f, row, theirs->count);
    xmlNodePtr *cells = ARENA_ARRAY(&scratch, xmlNodePtr, theirs->count + 1);
    for (size_t i = 0; !is_fit && i < theirs->count; i++) {
        cells[i] = nth_cell(f, row, 0);
        xmlUnlinkNode(cells[i]);
    }
    for (size_t i = 0; !is_fit && i < header->count; i++) {
        size_t column = column_of(header->children[i]);
        xmlAddChild(row, column == SIZE_MAX ? empty_cell(m, table, header, i) : cells[column]);
        if (column != SIZE_MAX)
            cells[column] = NULL;
    }
    for (size_t i = 0; !is_fit && i < theirs->count; i++)
        xmlFreeNode(cells[i]); /* of a column that the person took out; NULL: it has its place */
    arena_release(&scratch);
}
