/* What the sheets of a spreadsheet say: a line is a row and keeps its number, a column keeps its place. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "data/date.h"
#include "template/printing.h"
#include "template/sheets/worksheets.h"

struct printer {
    const struct worksheets *sheets;
    struct buf *out;
    struct buf cell;  /* what the cell under way says */
    long row, column; /* that the line under way has come to */
};

/* ---- cells ---- */

static xmlNodePtr child_of(const xmlNode *cell, const char *name)
{
    for (xmlNodePtr node = cell->children; node; node = node->next)
        if (node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0)
            return node;
    return NULL;
}

static struct str value_of(const xmlNode *node, const char *name)
{
    for (const xmlAttr *a = node->properties; a; a = a->next)
        if (strcmp((const char *)a->name, name) == 0 && a->children && a->children->content)
            return str_from((const char *)a->children->content);
    return (struct str){0};
}

static void put_paragraphs(struct printer *p, xmlNodePtr cell)
{
    const struct format *f = p->sheets->parts->format;
    for (xmlNodePtr node = cell->children; node;) {
        enum role role = markup_role(f, node);
        if (role == ROLE_PARAGRAPH) {
            if (p->cell.len)
                buf_put_char(&p->cell, ' ');
            print_paragraph(f, node, &p->cell);
        }
        node = role == ROLE_HIDDEN || role == ROLE_STORY ? markup_after(node, cell) : markup_next(node, cell);
    }
}

/* A number that the cell's format shows as a day; false for another one, or when a time of the day goes with
 * it. */
static bool put_day(struct printer *p, const xmlNode *cell, struct str number)
{
    enum { FIRST_SURE = 61, LAST = 2958465 }; /* 1 March 1900, 31 December 9999 */
    struct str style = value_of(cell, "s");
    size_t row = style.len ? (size_t)strtoul(style.ptr, NULL, 10) : 0;
    bool from_1904 = p->sheets->parts->program->dates_from_1904;
    int64_t days;
    if (row >= p->sheets->style_count || p->sheets->accepts[row] != ACCEPT_DATE ||
        !str_to_int64(number, &days) || days < (from_1904 ? 0 : FIRST_SURE) || days > LAST)
        return false;
    struct date d =
        date_to_civil((date_days)(days - (from_1904 ? SERIAL_OF_1970_FROM_1904 : SERIAL_OF_1970_FROM_1900)));
    buf_printf(&p->cell, "%02d.%02d.%04d", d.day, d.month, d.year);
    return true;
}

/* The value of a cell of OOXML that is no text of its own. */
static void put_value(struct printer *p, const xmlNode *cell, struct str value)
{
    struct str type = value_of(cell, "t");
    if (str_equal(type, STR("b")))
        buf_put_cstr(&p->cell, str_equal(value, STR("1")) ? _("TRUE") : _("FALSE"));
    else if (type.len && !str_equal(type, STR("n")))
        buf_put_str(&p->cell, value);
    else if (!put_day(p, cell, value))
        for (size_t i = 0; i < value.len; i++)
            buf_put_char(&p->cell, value.ptr[i] == '.' ? ',' : value.ptr[i]);
}

static void put_formula(struct printer *p, const xmlNode *cell)
{
    xmlNodePtr f = child_of(cell, "f");
    xmlChar *content = f ? xmlNodeGetContent(f) : NULL;
    struct str formula = value_of(cell, "formula");
    size_t sign = str_find(formula, STR("="), 0); /* of:= says whose formula it is */
    if (content && *content)
        buf_printf(&p->cell, "=%s", (const char *)content);
    else if (sign != SIZE_MAX)
        buf_put_str(&p->cell, str_slice(formula, sign, formula.len));
    xmlFree(content);
}

static void read_cell(struct printer *p, xmlNodePtr cell)
{
    xmlNodePtr v = child_of(cell, "v");
    xmlChar *content = v ? xmlNodeGetContent(v) : NULL;
    buf_reset(&p->cell);
    if (content && *content)
        put_value(p, cell, str_trim(str_from((const char *)content)));
    else
        put_paragraphs(p, cell);
    if (!p->cell.len)
        put_formula(p, cell);
    xmlFree(content);
    for (size_t i = 0; i < p->cell.len; i++)
        if (strchr("\t\r\n", p->cell.ptr[i])) /* a line is a row */
            p->cell.ptr[i] = ' ';
}

void print_cell(const struct worksheets *sheets, xmlNodePtr cell, struct buf *out)
{
    struct printer p = {.sheets = sheets};
    buf_init(&p.cell, BUF_LIMIT_VALUE);
    read_cell(&p, cell);
    buf_put_str(out, buf_str(&p.cell));
    buf_release(&p.cell);
}

/* ---- rows ---- */

static void put_times(struct buf *out, char c, long times)
{
    for (long i = 0; i < times && buf_ok(out); i++)
        buf_put_char(out, c);
}

static void put_cell(struct printer *p, xmlNodePtr cell)
{
    struct str place = value_of(cell, "r"), repeated = value_of(cell, "number-columns-repeated");
    long first = references_column(str_slice(place, 0, strcspn(place.ptr ? place.ptr : "", "0123456789")));
    long count = repeated.len ? strtol(repeated.ptr, NULL, 10) : 1;
    long most = p->sheets->parts->format->sheets->columns;
    read_cell(p, cell);
    for (long column = first; p->cell.len && column < first + count && column <= most; column++) {
        put_times(p->out, '\t', column - p->column);
        buf_put_str(p->out, buf_str(&p->cell));
        p->column = column;
    }
}

static bool says_anything(struct printer *p, xmlNodePtr row)
{
    for (xmlNodePtr cell = row->children; cell; cell = cell->next)
        if (markup_role(p->sheets->parts->format, cell) == ROLE_CELL) {
            read_cell(p, cell);
            if (p->cell.len)
                return true;
        }
    return false;
}

static void put_row(struct printer *p, xmlNodePtr row)
{
    long first = worksheets_row(row), last = first + worksheets_row_count(row) - 1;
    if (first > p->sheets->parts->format->sheets->rows || !says_anything(p, row))
        return;
    put_times(p->out, '\n', first - p->row - 1);
    for (p->row = first; p->row <= last && buf_ok(p->out); p->row++) {
        p->column = 1;
        for (xmlNodePtr cell = row->children; cell; cell = cell->next)
            if (markup_role(p->sheets->parts->format, cell) == ROLE_CELL)
                put_cell(p, cell);
        buf_put_char(p->out, '\n');
    }
    p->row = last;
}

static void put_sheet(struct printer *p, xmlNodePtr rows)
{
    const struct format *f = p->sheets->parts->format;
    p->row = 0;
    for (xmlNodePtr node = rows->children; node;) {
        bool row = markup_role(f, node) == ROLE_ROW;
        if (row)
            put_row(p, node);
        node = row ? markup_after(node, rows) : markup_next(node, rows);
    }
}

bool print_sheets(struct parts *parts, struct buf *out)
{
    struct worksheets sheets;
    if (!worksheets_read(&sheets, parts))
        return false;
    struct printer p = {.sheets = &sheets, .out = out};
    buf_init(&p.cell, BUF_LIMIT_VALUE);
    for (size_t i = 0; i < sheets.count; i++) {
        if (i)
            buf_put_char(out, '\n');
        buf_printf(out, _("sheet “%.*s”"), STR_ARG(sheets.items[i].name));
        buf_put_char(out, '\n');
        put_sheet(&p, sheets.items[i].rows);
    }
    buf_release(&p.cell);
    return true;
}
