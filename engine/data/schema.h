/* schema.h — what a table is declared to be, before any file is read.
 *
 * Scripts declare tables (declare/), readers fill them (input/): this is the contract between the two.
 */
#ifndef DATA_SCHEMA_H
#define DATA_SCHEMA_H

#include "base/diag.h"
#include "data/value.h"

enum column_type {
    COLUMN_TEXT,    /* as written, spaces trimmed */
    COLUMN_CODE,    /* text that Excel likes to spoil: leading zeros, E+11 and month names are faults */
    COLUMN_INTEGER,
    COLUMN_NUMBER,  /* decimal comma or point, spaces between thousands */
    COLUMN_PERCENT, /* «85 %» or 85; a bare number between 0 and 1 is ambiguous and a fault */
    COLUMN_DATE,
    COLUMN_FLAG,    /* да/нет in their spellings */
    COLUMN_ENUM,    /* one of `words` */
    COLUMN_LIST,    /* codes separated by commas, kept as text */
};

struct column {
    struct str name;        /* latin_snake, unique in the table */
    struct str title;       /* the Russian header */
    struct str *synonyms;   /* other headers that mean the same */
    size_t synonym_count;
    enum column_type type;
    bool required;          /* the header must be there */
    bool filled;            /* an empty cell is an error (E15) */
    bool fill_down;         /* an empty cell repeats the one above (merged cells) */
    struct str *words;      /* COLUMN_ENUM: the allowed words, as printed */
    size_t word_count;
    struct str reference;   /* table whose key this column holds (E01); empty: none */
    struct str path;        /* XML: path of the value relative to the row's; empty: `name` */
    bool outside_identity;  /* does not count when rows with one key are compared (source_row, note) */
};

/* A paper that a row is of, or came with: what names it, as columns of its table, or the papers of the row that a column refers to. */
struct paper {
    struct str title;        /* what stands before its number: «письмо №» */
    int number, date, basis; /* columns, −1: none; basis: on what grounds, in words */
    int through;             /* column that refers to the row that has the papers; −1: this one */
};

/* What makes a table a log of rows of other tables: its columns with the name of the table and its key, or how it begins, and, when
 * an entry may tell of one cell alone, with the name of the column (−1: never). */
struct row_log {
    int table, key, field;
};

struct schema {
    struct str name;        /* of the table; the file is name.csv or name.xml */
    struct str title;
    struct column *columns;
    size_t column_count;
    size_t *key;            /* columns of the key, in order */
    size_t key_count;
    struct str encoding;    /* CSV: the page of a file that is not UTF-8; empty: windows-1251 */
    struct str row_path;    /* XML: path of a row, such as /plan/item; empty: CSV only */
    struct str *namespaces; /* XML: "prefix=uri" pairs that the paths use */
    size_t namespace_count;
    struct str *skip_words; /* first cells that mark a totals or signature row: Итого, Всего */
    size_t skip_count;
    struct paper *papers;
    size_t paper_count;
    const struct row_log *log; /* NULL: it tells of no other table */
    size_t spells;          /* column, counted from 1, with keys of another table which this table's own key spells otherwise; 0: none */
    struct place declared;  /* where the script says so */
};

/* Index of a column by its latin name, or -1. */
int schema_column(const struct schema *s, struct str name);

/* By its latin name or, when no column has that, by its header; or -1. */
int schema_column_called(const struct schema *s, struct str name);

#endif
