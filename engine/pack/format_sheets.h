/* format_sheets.h — what only formats of spreadsheets have: a sheet whose cells are named by column and row, so that
 * everything which names cells must follow when rows are repeated.
 */
#ifndef PACK_FORMAT_SHEETS_H
#define PACK_FORMAT_SHEETS_H

#include <stdbool.h>
#include <stddef.h>

enum sheets_kind {
    SHEETS_OOXML, /* a part for each sheet; texts of cells stand in a part of their own */
    SHEETS_ODF,   /* tables of one part */
};

/* How a place names cells. */
enum reference_kind {
    REFERENCE_FORMULA, /* a formula: names of cells among functions, texts and numbers */
    REFERENCE_AREA,    /* a formula; one that is the name of a single cell means all its copies */
    REFERENCE_RANGES,  /* ranges, separated by spaces */
    REFERENCE_RANGE,   /* one range */
    REFERENCE_LINK,    /* an address, of which one within the document is # and a cell */
    REFERENCE_ROW,     /* the number of a row */
    REFERENCE_ROW_0,   /* the same, counted from 0 */
    REFERENCE_EDGE,    /* likewise, of a drawing's upper or lower edge, as its anchor says that it moves */
    REFERENCE_BOX,     /* eight numbers, the edges of a remark: the third and the seventh rows from 0, the first and the fifth columns */
    REFERENCE_COLUMN,  /* the number of a column */
    REFERENCE_COLUMN_LAST, /* the same, of the last one of its copies */
    REFERENCE_COLUMN_0,    /* counted from 0 */
    REFERENCE_COLUMN_EDGE, /* likewise, of a drawing's left or right edge */
    REFERENCE_SHEET,       /* the name of a sheet */
    REFERENCE_SHEET_INDEX, /* its number in the book, from 0 */
    REFERENCE_SPAN,    /* how many rows the cell covers */
};

/* What becomes of an element when the rows that it names are repeated or left out. */
enum reference_fate {
    FATE_STAYS,
    FATE_VANISHES,  /* without rows there is none */
    FATE_GOES_ALONG, /* it stands apart from the rows, and is copied with those that it names; vanishes, too */
};

/* An attribute, or the text of an element, that names cells. */
struct reference_place {
    const char *parent;                        /* that the element stands in; NULL: in any */
    const char *element_uri, *element;         /* "*": of any element */
    const char *attribute_uri, *attribute; /* uri NULL: in no namespace; attribute NULL: the element's text */
    enum reference_kind kind;
    enum reference_fate fate;
};

/* A value with its type as the rest of a cell: `before` value `behind`, what else is in the cell, `between` printed text `after`. */
struct typed_form {
    const char *before, *behind, *between, *after; /* between NULL: the printed text is left out */
};

struct sheet_style {
    enum sheets_kind kind;
    const struct reference_place *places; /* element NULL ends */
    const char *const *parts;             /* entry patterns that name cells but hold no tags; NULL ends */
    const char *formula_union;            /* joins ranges in a formula */
    const char *text_type;                /* attributes of a cell that holds a text */
    struct typed_form number, date, flag;
    const char *yes, *no;                 /* the values of a flag */
    bool dates_are_serial;                /* days since 30 December 1899 */
    long rows, columns;                   /* a sheet has no more */
    size_t characters;                    /* of UTF-16 in a cell; 0: there is no limit */
    size_t sheets, name_length;           /* a book has no more, and a name no more characters of UTF-16 */
};

extern const struct sheet_style workbook_sheets, spreadsheet_sheets;

#endif
