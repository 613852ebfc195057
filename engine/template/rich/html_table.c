#include "template/rich/html_table.h"

#include <string.h>

#include "base/i18n.h"
#include "template/markup/markup.h"
#include "template/rich/html_look.h"

/* The width of a page in pixels, as web pages take it. */
enum { PAGE = 640 };

enum part { PART_HEAD, PART_BODY, PART_FOOT, PARTS };

/* A row: an element, or the first of some cells without one. */
struct row {
    xmlNodePtr first; /* of its cells and what is between them */
    unsigned group;   /* rows that a cell may span together */
};

struct reading {
    struct arena *arena;
    struct html_table *table;
    struct row *rows[PARTS];
    size_t counts[PARTS], capacities[PARTS];
    unsigned groups;
    unsigned widths[HTML_COLUMNS_LIMIT]; /* 0: not said */
    unsigned said; /* columns that the table lists */
    unsigned busy[HTML_COLUMNS_LIMIT]; /* the row from which on a column is free again */
};

static bool is(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

static bool is_cell(const xmlNode *node)
{
    return is(node, "td") || is(node, "th");
}

/* ---- widths ---- */

/* «30%», «120», «120px» in thousandths of the table; 0 for another one. */
static unsigned parse_width(struct str text)
{
    int64_t n = 0;
    bool percent = str_ends(text, STR("%"));
    if (percent || str_ends(text, STR("px")))
        text = str_slice(text, 0, text.len - (percent ? 1 : 2));
    size_t dot = str_find(text, STR("."), 0);
    if (!str_to_int64(str_slice(text, 0, dot == SIZE_MAX ? text.len : dot), &n) || n <= 0 || n > PAGE * 10)
        return 0;
    n = percent ? n * 10 : n * HTML_WHOLE / PAGE;
    return n > HTML_WHOLE ? HTML_WHOLE : (unsigned)n;
}

static unsigned width_of(struct reading *r, xmlNodePtr node)
{
    unsigned styled = parse_width(html_look_style(r->arena, node, "width"));
    return styled ? styled : parse_width(str_trim(markup_attribute(r->arena, node, NULL, "width")));
}

static unsigned number_of(struct reading *r, xmlNodePtr node, const char *name, unsigned most)
{
    int64_t n = 1;
    if (!str_to_int64(str_trim(markup_attribute(r->arena, node, NULL, name)), &n) || n < 0)
        return 1;
    return n > most ? most : (unsigned)n;
}

static void note_column(struct reading *r, xmlNodePtr node, unsigned width)
{
    unsigned own = width_of(r, node), count = number_of(r, node, "span", HTML_COLUMNS_LIMIT);
    for (; count && r->said < HTML_COLUMNS_LIMIT; count--)
        r->widths[r->said++] = own ? own : width;
}

static void note_columns(struct reading *r, xmlNodePtr group)
{
    bool any = false;
    for (xmlNodePtr node = group->children; node; node = node->next)
        if (is(node, "col")) {
            note_column(r, node, width_of(r, group));
            any = true;
        }
    if (!any)
        note_column(r, group, 0);
}

/* Columns that say nothing share what is left; then all together make the whole. */
static void share(const struct reading *r, struct html_table *t)
{
    unsigned sum = 0, silent = 0, total = 0;
    for (unsigned i = 0; i < t->columns; i++) {
        sum += r->widths[i];
        silent += !r->widths[i];
    }
    unsigned least = HTML_WHOLE / (2 * t->columns), rest = sum < HTML_WHOLE && silent ? (HTML_WHOLE - sum) / silent : 0;
    for (unsigned i = 0; i < t->columns; i++)
        t->widths[i] = r->widths[i] ? r->widths[i] : rest > least ? rest : least;
    for (unsigned i = 0; i < t->columns; i++)
        total += t->widths[i];
    for (unsigned i = 0, before = 0, begin = 0; i < t->columns; i++) {
        before += t->widths[i];
        unsigned end = before * HTML_WHOLE / total;
        t->widths[i] = end > begin ? end - begin : 1;
        begin = end;
    }
}

/* ---- rows ---- */

static void add_row(struct reading *r, enum part part, xmlNodePtr first)
{
    *ARENA_PUSH(r->arena, r->rows[part], r->counts[part], r->capacities[part]) = (struct row){first, r->groups};
}

static void add_stray(struct reading *r, xmlNodePtr node)
{
    if (node->type == XML_ELEMENT_NODE || node->type == XML_TEXT_NODE)
        *ARENA_PUSH(r->arena, r->table->strays, r->table->stray_count, r->table->stray_capacity) = node;
}

static void gather_strays(struct reading *r, xmlNodePtr row)
{
    for (xmlNodePtr node = row->children; node; node = node->next)
        if (!is_cell(node))
            add_stray(r, node);
}

/* Rows of a group, or of the table itself; cells without a row make one with those that follow. */
static void gather_rows(struct reading *r, xmlNodePtr parent, enum part part)
{
    bool in_row = false;
    for (xmlNodePtr node = parent->children; node; node = node->next) {
        if (is(node, "tr")) {
            gather_strays(r, node);
            add_row(r, part, node->children);
            in_row = false;
        } else if (is_cell(node)) {
            if (!in_row)
                add_row(r, part, node);
            in_row = true;
        } else if (is(node, "thead") || is(node, "tbody") || is(node, "tfoot")) {
            r->groups++;
            gather_rows(r, node, is(node, "thead") ? PART_HEAD : is(node, "tfoot") ? PART_FOOT : PART_BODY);
            r->groups++;
            in_row = false;
        } else if (is(node, "colgroup")) {
            note_columns(r, node);
        } else if (is(node, "col")) {
            note_column(r, node, 0);
        } else {
            add_stray(r, node);
        }
    }
}

/* ---- cells ---- */

static struct html_cell *add_cell(struct reading *r, struct html_cell cell)
{
    struct html_cell *c = ARENA_PUSH(r->arena, r->table->cells, r->table->count, r->table->capacity);
    *c = cell;
    return c;
}

/* Rows from this one to the end of its group. */
static unsigned rows_left(const struct row *row, const struct row *end)
{
    unsigned left = 1;
    while (row + left < end && row[left].group == row->group)
        left++;
    return left;
}

/* A cell in the first free column from `column` on; gives the column after it, or 0 when there is none. */
static unsigned put_cell(struct reading *r, xmlNodePtr node, unsigned row, unsigned column, unsigned left)
{
    unsigned wanted = number_of(r, node, "colspan", HTML_COLUMNS_LIMIT), down = number_of(r, node, "rowspan", left), across = 1;
    while (column < HTML_COLUMNS_LIMIT && r->busy[column] > row)
        column++;
    if (column == HTML_COLUMNS_LIMIT)
        return 0;
    while (across < wanted && column + across < HTML_COLUMNS_LIMIT && r->busy[column + across] <= row)
        across++;
    down = down ? down : left; /* rowspan="0": to the end of the group */
    add_cell(r, (struct html_cell){node, row, column, across, down});
    for (unsigned i = 0; i < across; i++)
        r->busy[column + i] = row + down;
    unsigned width = across == 1 ? width_of(r, node) : 0;
    if (width && !r->widths[column])
        r->widths[column] = width;
    r->table->columns = column >= r->table->columns ? column + 1 : r->table->columns;
    return column + across;
}

static bool ends_row(const xmlNode *node)
{
    return is(node, "tr") || is(node, "thead") || is(node, "tbody") || is(node, "tfoot");
}

static const char *put_row(struct reading *r, const struct row *row, unsigned number, unsigned left)
{
    unsigned column = 0;
    for (xmlNodePtr node = row->first; node && !ends_row(node); node = node->next) {
        if (!is_cell(node))
            continue;
        column = put_cell(r, node, number, column, left);
        if (!column)
            return _("a table of HTML has more than 63 columns");
    }
    return NULL;
}

static const char *put_rows(struct reading *r)
{
    const char *fault = NULL;
    unsigned number = 0;
    for (int part = 0; part < PARTS && !fault; part++) {
        const struct row *end = r->rows[part] + r->counts[part];
        for (const struct row *row = r->rows[part]; row < end && !fault; row++)
            fault =
                number == HTML_ROWS_LIMIT ? _("a table of HTML has more than 10 000 rows") : put_row(r, row, number++, rows_left(row, end));
    }
    r->table->rows = number;
    r->table->heads = (unsigned)r->counts[PART_HEAD];
    return fault;
}

static bool is_before(const struct html_cell *a, unsigned row, unsigned column)
{
    return a->row < row || (a->row == row && a->column < column);
}

/* Columns at the right in which no cell begins are none: a title that spans a hundred has the width of the table. */
static struct html_cell cut_across(const struct html_table *t, struct html_cell cell)
{
    unsigned most = t->columns - cell.column;
    cell.across = cell.across > most ? most : cell.across;
    return cell;
}

/* Places where no cell lies become cells of their own. */
static void fill(struct reading *r)
{
    struct html_table *t = r->table;
    struct html_cell *given = t->cells;
    size_t count = t->count, next = 0;
    t->cells = NULL;
    t->count = t->capacity = 0;
    memset(r->busy, 0, sizeof r->busy);
    for (unsigned row = 0; row < t->rows; row++)
        for (unsigned column = 0; column < t->columns; column++) {
            while (next < count && is_before(&given[next], row, column))
                next++;
            bool begins = next < count && given[next].row == row && given[next].column == column;
            if (!begins && r->busy[column] > row)
                continue;
            struct html_cell *c = add_cell(r, begins ? cut_across(t, given[next]) : (struct html_cell){NULL, row, column, 1, 1});
            for (unsigned i = 0; i < c->across; i++)
                r->busy[column + i] = row + c->down;
        }
}

const char *html_table_read(struct arena *a, xmlNodePtr node, struct html_table *out)
{
    *out = (struct html_table){0};
    struct reading r = {.arena = a, .table = out};
    gather_rows(&r, node, PART_BODY);
    const char *fault = put_rows(&r);
    if (fault || !out->columns)
        return fault;
    fill(&r);
    share(&r, out);
    return NULL;
}
