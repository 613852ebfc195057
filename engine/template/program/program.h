/* program.h — a compiled template and the record that fills it: types only.
 *
 * The program is flat: literal bytes, already serialised, and slots between them. Slots are numbered in
 * the order in which rendering meets them, part after part, and grouped in scopes; a scope is entered once
 * at the root, once per item of a section, or once for a branch.
 *
 * The record is the waist of the program: the answers to all slots, made before rendering, as one run of
 * bytes that rendering reads from front to back (never twice, never ahead):
 *
 *   record  := 4 bytes, low one first: features of the answers (rich.h), for what stands before them; the root's scope
 *   scope   := answer of each of its slots, in order
 *   answer  := of a value slot:    tag byte (enum answer), varint length, that many bytes of UTF-8
 *              of a merge slot:    varint n, rows that the cell spans; n > 0: one scope (its `body`); n = 0: the cell
 *                                  is covered, one scope (its `otherwise`)
 *              of a row slot:      nothing
 *              of a grid slot:     varint n, columns that a group of columns has in this copy of the table
 *              of a section slot:  varint n; n > 0: n scopes (the section's `body`); n = 0: one scope (its
 *                                  `otherwise`, which may be empty)
 *
 * The same bytes are what the fingerprint of a document digests.
 */
#ifndef PROGRAM_PROGRAM_H
#define PROGRAM_PROGRAM_H

#include "base/diag.h"
#include "base/hash.h"
#include "pack/format.h"
#include "template/program/chart_question.h"

enum answer {
    ANSWER_TEXT = 'T',    /* printed text, to be escaped */
    ANSWER_UNKNOWN = 'U', /* the words for an unknown value, likewise */
    ANSWER_XML = 'X',     /* markup made by a rule, copied as it is, whose last block is a paragraph */
    ANSWER_XML_OTHER = 'Y', /* … is none, or there is no block */
    ANSWER_RICH = 'R',    /* runs, links and pictures (rich.h) */
    ANSWER_BLOCKS = 'B',  /* paragraphs of them */
    ANSWER_NUMBER = 'N',  /* of a slot that accepts it: a decimal with a point, a line feed, the printed text */
    ANSWER_DATE = 'D',    /* likewise: 2024-12-31, a line feed, the printed text */
    ANSWER_FLAG = 'F',    /* likewise: 1 or 0, a line feed, the printed text */
};

/* What a slot accepts besides text: it is all that a cell of a spreadsheet holds. */
enum { ACCEPT_NUMBER = 1, ACCEPT_DATE = 2, ACCEPT_FROM_1904 = 4 /* with dates: none before */, ACCEPT_FLAG = 8 };

/* 1 January 1970 in days since 30 December 1899, as a workbook counts them from March 1900 on; or since 1904. */
enum { SERIAL_OF_1970_FROM_1900 = 25569, SERIAL_OF_1970_FROM_1904 = 24107 };

enum slot_kind {
    SLOT_VALUE,     /* {expr} */
    SLOT_RAW,       /* {@expr} */
    SLOT_PICTURE,   /* {%expr}: a text is the path of a picture */
    SLOT_SECTION,   /* {#expr}, {цикл}: body per item or once, in the scope of the value; else `otherwise` */
    SLOT_CONDITION, /* {если}: body once, in the scope around; else `otherwise` */
    SLOT_INVERT,    /* {^expr}: `otherwise` when false, nil or empty; else the body once, in the scope around */
    SLOT_MERGE,     /* {:merge expr}: a cell that joins the one above in its run while the value stays the same */
    SLOT_JOIN,      /* the same for a cell that the template joins: it joins the one above, or begins; no question */
    SLOT_ROW,       /* a row of a table begins, or the table itself: no question */
    SLOT_ASKED,     /* a value that goes nowhere: of a template that was not compiled (outline.h) */
    SLOT_GRID,      /* a table with repeated columns begins: how many there are is known from its rows; no question */
};

/* What may stand where a slot is. */
enum slot_room {
    ROOM_TEXT,   /* bare characters */
    ROOM_RUNS,   /* formatted text, links, pictures */
    ROOM_PICTURE, /* one picture, in place of a shape on a slide */
    ROOM_PLACEHOLDER, /* one picture, and nothing else, in the frame of the template's */
    ROOM_BLOCKS, /* the same, and paragraphs and tables in place of the tag's */
    ROOM_ITEM,   /* the same, but no tables: an item of a list */
};

struct slot {
    enum slot_kind kind;
    enum slot_room room;
    struct str expression; /* as typed, trimmed, without the sign */
    struct str asked_by;   /* the tag that people typed, when the expression is what the engine asks for it; else empty */
    struct place place;    /* file, and in words: part, table, row, column or paragraph */
    struct str context;    /* SLOT_RAW: what the markup is read in (raw.h) */
    size_t body;           /* sections: scope of one item */
    size_t otherwise;      /* sections: scope of the other branch */
    bool begins;           /* SLOT_JOIN */
    bool is_doubtful;      /* nobody typed it so: its own faults are not told */
    size_t number;         /* SLOT_MERGE, SLOT_JOIN: of its run; SLOT_ROW: of its table; SLOT_GRID: of its group; SLOT_SECTION: of the
                              group whose columns it repeats, from 1 */
    unsigned accepts;      /* values: ACCEPT_… */
    struct chart_question chart;
};

struct scope {
    size_t *slots; /* in order of rendering */
    size_t slot_count, slot_capacity;
};

/* Where a value stands. */
enum value_style {
    VALUE_IN_TEXT,      /* in text of the document: line breaks and tabs become the format's markup */
    VALUE_IN_DATA,      /* in an element that holds bare characters, such as a chart's cache */
    VALUE_IN_CODES,     /* likewise, where & begins a code: the header of a sheet */
    VALUE_IN_PLACE,     /* of a whole paragraph: markup */
    VALUE_IN_ATTRIBUTE, /* between the quotes of an attribute */
};

/* Cells of a table that stand in the same columns, row after row. */
struct run_place {
    size_t table;
};

/* A property of the run that a value stands in: what formatting of the value's own replaces, and what it goes after. */
struct run_property {
    size_t rank; /* in the order of the schema */
    struct str markup;
};

/* The place where a value stands, for what is more than text. */
struct insertion {
    size_t relations;      /* stream of the part's relationships; SIZE_MAX: the format has none */
    int64_t left, top;     /* EMU: of a shape that a picture takes the place of */
    int64_t width, height; /* EMU between the margins of the page or cell; of that shape */
    size_t group;          /* number, from 1, of the columns whose copies share that width; 0: none do */
    bool is_in_link;
    bool is_after_table;      /* the tag's paragraph is, where paragraphs may stand … */
    bool is_before_paragraph; /* … one that is there whatever the answers */
    struct run_property *properties; /* by rank */
    size_t property_count;
    struct run_property *paragraph;  /* likewise, of the tag's paragraph, where paragraphs may stand */
    size_t paragraph_count;
    struct str paragraph_style;      /* its style, where all of its formatting is there */
};

/* Columns of a table that are repeated together, in all rows alike. */
struct column_group {
    size_t width;  /* columns of the template */
    size_t others; /* columns of the table beside them */
};

/* The style of a column that is repeated, where widths are in styles: copies have one of their own for each number of them,
 * STYLES_SHARE (styles.h), by the number of this one and that of the copies. */
struct column_style {
    size_t group;
    int64_t width;    /* EMU: of all copies together */
    int64_t relative; /* the same in a measure of the table's own; 0: not said */
};

/* A number of columns: some of the template, and those of groups. */
struct span {
    size_t fixed;
    struct span_part {
        size_t group, width;
    } *parts;
    size_t count, capacity;
};

/* What the template's frame of a picture says of the value's: EMU, in ODF centimetres. */
enum fitted {
    FITTED_WIDTH, /* as large as fits */
    FITTED_HEIGHT,
    FITTED_LEFT,  /* in the middle */
    FITTED_TOP,
    FITTED_INSET_ACROSS, /* thousandths of a per cent of the picture that its frame reaches over it on each side, below zero */
    FITTED_INSET_DOWN,
    FITTED_RELATION, /* the id of the relationship to it */
    FITTED_DRAWING,  /* the extension of a blip that shows a drawing (SVG) */
    FITTED_IMAGES,   /* what shows it in ODF */
    FITTED_ALTERNATIVE, /* `literal`, or when that is empty its alternative text */
};

/* A column of a sheet: the last one that `span` counts, less so many; in copy k of the body at `depth` (0: of none), counted
 * from `from`, k × `width` further. */
struct column_place {
    const struct span *span;
    size_t less, depth, from, width;
};

/* Columns of a sheet that something names; `gaps`: copies of the group `group` that are `width` columns apart, with others
 * between them. */
struct column_range {
    struct column_place first, last;
    bool gaps;
    size_t group, width;
};

/* The name of a sheet: texts, and answers of slots between them. */
struct sheet_name {
    struct name_piece {
        bool is_value;
        struct str text;
        size_t slot;
    } *pieces;
    size_t count, capacity;
};

enum op_kind {
    OP_LITERAL,     /* copy `literal` */
    OP_VALUE,       /* answer of `slot`, escaped as `style` asks; markup is copied; `literal`, when not empty: its line break */
    OP_PARAGRAPHS,  /* when the answer of `slot` is paragraphs, put them and go to `target`; else the tag's paragraph follows */
    OP_SHAPE,       /* when the answer of `slot` is a picture, put it as a shape and go to `target`; else the tag's shape follows */
    OP_PICTURE,     /* the answer of `slot` is the picture of the frame that follows, at `insertion` */
    OP_FITTED,      /* `number`: what of it (enum fitted) */
    OP_SECTION,     /* read n; n = 0: go to `target` (the otherwise branch) */
    OP_NEXT,        /* end of the body: another item left: to `target` (its OP_SECTION) + 1, else to `exit` */
    OP_MERGE,       /* read n, the rows that a cell spans; n = 0: go to `target` (its covered form); ends by OP_NEXT */
    OP_DOWN,        /* the rows that the cell spans */
    OP_CELLS,       /* the cells of the column `columns`, or else `literal`, from the last row of OP_ROWS on that it spans: A5:A7 */
    OP_JOINED,      /* when it spans one row go to `target` */
    OP_GRID,        /* read n, the columns of the group `target`, `number` at least; of a sheet `span` counts all the columns that it has
                       then */
    OP_REPEAT,      /* the body as many times as `span` says, less `number`; never: go to `target`; ends by OP_NEXT */
    OP_HEIGHT,      /* a row of the height `number` */
    OP_HEIGHTS,     /* the heights of the rows that come until … */
    OP_HEIGHTS_END,
    OP_ACROSS,      /* the columns of `span`; `number` > 0: how many a sheet of so many has beside them; `stride` is added */
    OP_COLUMN,      /* the letters of `columns`, or with `number` its number, `stride` added */
    OP_SHARE,       /* of a width `number` the share of the copy at `depth`: all copies together have it all */
    OP_HOLD,        /* what follows vanishes … */
    OP_RELEASE,     /* … if `span` has no columns */
    OP_FRAME,       /* begins a table or cell that could be left empty */
    OP_BLOCK,       /* the innermost frame has contents; `is_paragraph`: its last one is a paragraph */
    OP_FRAME_DROP,  /* ends a frame: without contents everything since OP_FRAME vanishes (a table) */
    OP_FRAME_FILL,  /* ends a frame: unless its last block is a paragraph, `literal` follows (a cell) */
    OP_UNIQUE,      /* an id: `literal` and a suffix, or `number` + k × `stride`, in copy k of the body at `depth` */
    OP_FURTHER,     /* in the first copy of the body at `depth` go to `target`; with `number` in all others */
    OP_BETWEEN,     /* in the last item of the body at `depth` go to `target` */
    OP_STYLES,      /* the styles of the colours, and of the columns of tables, of the document's answers */
    OP_COLUMN_STYLES, /* the styles of the copies of column style `number`, for each number of them in the document */
    OP_NEEDED,      /* in a document without any of the features `number` go to `target` */
    OP_STREAM,      /* what follows goes to the stream `target`, until OP_STREAM_END; streams nest */
    OP_STREAM_END,
    OP_ENTRY,       /* what follows is the part `literal`, '@' in it the last number of the stream `target`; `sheet` as of a part; the first
                       time the name goes to the stream `exit`, if any */
    OP_LINK,        /* the name in the stream `target`, or else `literal`, '@' in it the last number of the stream `exit`; at once, with
                       that much added to it, when `number` is not 0 */
    OP_ENTRY_END,
    OP_COUNT,       /* the next number of what goes to the stream `target` */
    OP_NUMBER,      /* the same number once more */
    OP_SPLICE,      /* all that the stream `target` has gathered; `is_block`: if it is anything, a frame has contents */
    OP_TYPED,       /* a number or date of `slot` is put as the rest of a cell, then to `target`; else its attributes for a text */
    OP_PAGE,        /* a page ends: the next row begins another one */
    OP_PAGE_STYLE,  /* the style of a row: `sheet` when it begins a page, else `literal` */
    OP_CELL,        /* a cell begins whose characters are counted */
    OP_SHEET,       /* a sheet begins: its next row is 1 */
    OP_NAME,        /* the next copy of the sheet at place `slot` of the book begins, which has the name `name` */
    OP_SHEET_NAME,  /* the name of that sheet: of its first copy, or, when `depth` is not 0, of that copy of it which the sheet at place
                       `depth` − 1 is at */
    OP_SHEET_INDEX, /* the place in the document, from 0, of the sheet at place `slot`, likewise */
    OP_ROWS,        /* the sheet's next `stride` rows are the template's rows from `number` on; seen by watches `target`…`exit`;
                       `slot`: a row in place of those of that band, or 0 */
    OP_COPY,        /* a copy of a section's rows begins: for watches `target`…`exit` */
    OP_ROW,         /* the number of the last row of OP_ROWS, `stride` added; `number` > 0: how many rows a sheet of so many has
                       left from the first on */
    OP_REFERENCE,   /* `literal` with the rows of watch `target` (first) and `exit` (last) and the columns of `columns` in it;
                       SIZE_MAX: the row of OP_ROW; `number` is added to those above */
    OP_VANISHED,    /* when watch `slot` sees no row: to `target` */
    OP_END,         /* end of the part */
};

struct op {
    enum op_kind kind;
    bool is_paragraph; /* OP_BLOCK */
    bool is_block;     /* OP_SPLICE */
    bool is_row;       /* OP_ROWS: ended by a row that is written, else nobody has written any */
    char separator;    /* OP_REFERENCE: between the runs of rows of one watch; 0: one range from the first to the last */
    bool is_named;     /* OP_REFERENCE: it says the name of a sheet, as of OP_SHEET_NAME */
    bool has_no_ids;   /* OP_NEXT: of a body without ids, whose copies are not counted */
    bool is_droppable; /* OP_FRAME: ended by OP_FRAME_DROP */
    bool passes_on;    /* OP_FRAME_DROP: its last block is that of the frame around (a wrapper) */
    enum value_style style;
    size_t slot;
    size_t target, exit; /* indexes of ops, or of a stream */
    size_t depth;        /* sections whose bodies are around the thing that is named, 1 for the outermost */
    const struct span *span;
    const struct column_range *columns;
    const struct sheet_name *name;
    int64_t number, stride; /* OP_UNIQUE: stride 0 when the id is a name */
    struct str sheet; /* OP_ENTRY */
    struct str literal;
    const struct insertion *insertion; /* OP_VALUE in text, or NULL */
};

/* One part of the package that is rendered; all others are copied as they are. */
struct part {
    struct str name;
    bool is_dropped;   /* no part of a document: the template's entry is left out */
    bool holds_parts;  /* makes nothing itself: all its ops are in entries */
    struct str sheet; /* not empty: the part is a workbook, and its ops make its only sheet, of that name */
    bool is_new; /* not an entry of the template */
    bool is_spare; /* rendered only when `stream` has gathered something; else the template's entry is as good */
    size_t stream;
    uint32_t needs; /* … or the document has one of these features */
    struct op *ops;
    size_t op_count, op_capacity;
};

/* Rows of the template whose places in the document some reference asks for: those of each copy of `section`, which are
 * known before rendering (output/render/layout.c). */
struct watch {
    size_t sheet;
    long first, last;
    size_t section;   /* number of a band from 1; 0: in the whole sheet */
    size_t first_copy; /* the sheet that has copies, from 1: the rows of its first one are seen alone; 0: all are */
    bool has_gaps;    /* other rows may come to stand between: every run is remembered */
};

/* In the literal of an OP_REFERENCE. */
enum {
    REFERENCE_FIRST = 1,
    REFERENCE_LAST = 2,
    REFERENCE_COUNT = 3,
    REFERENCE_ABOVE = 4,
    REFERENCE_FIRST_COLUMN = 5,
    REFERENCE_LAST_COLUMN = 6,
    REFERENCE_NAME = 7
};

/* What the rendering of some parts leaves for another to splice: notes of a text, relationships of a part. */
struct stream {
    size_t first; /* number of the first thing that rendering adds, where its things are numbered */
};

enum style_kind { STYLE_OTHER, STYLE_PARAGRAPH, STYLE_CHARACTER, STYLE_TABLE };

/* A style of the template by the name that people see. */
struct style {
    struct str name, id;
    enum style_kind kind;
};

struct program {
    struct arena arena; /* owns everything below */
    const struct format *format;
    struct str file;      /* path for messages */
    struct digest digest; /* of the template file */
    size_t tree_bytes;    /* that the trees of its parts took (ceiling.h) */
    struct part *parts;   /* in the order of rendering: a part comes after all that write to the streams it splices */
    size_t part_count, part_capacity;
    struct stream *streams;
    size_t stream_count, stream_capacity;
    size_t table_count;     /* whose rows are counted */
    struct run_place *runs; /* in which cells may be joined */
    size_t run_count, run_capacity;
    struct style *styles;
    size_t style_count, style_capacity;
    size_t numbering;                /* stream of the instances of numberings that values add; SIZE_MAX: there are none */
    int64_t bullets, numbers;        /* their definitions */
    int64_t list_first, list_stride; /* numbers of the instances: first + n × stride */
    int64_t page_width, page_height; /* EMU between the margins, where places ask for it */
    size_t contents;      /* stream for what the package says of pictures; SIZE_MAX: it says nothing */
    struct column_group *groups;
    size_t group_count, group_capacity;
    struct column_style *column_styles;
    size_t column_style_count, column_style_capacity;
    struct watch *watches;
    size_t watch_count, watch_capacity;
    size_t *seen; /* lists of watches, one after the other */
    size_t seen_count, seen_capacity;
    bool is_whole;           /* compiled: else nothing can be rendered, and its slots are only asked for their faults */
    struct str *sheet_names; /* of the template's book, in its order; empty when the document says it, in as many copies as it has */
    size_t sheet_count, sheet_capacity;
    bool has_sheets;         /* rows move: the record is walked once before rendering */
    bool dates_from_1904;
    struct slot *slots;
    size_t slot_count, slot_capacity;
    struct scope *scopes; /* scope 0 is the root */
    size_t scope_count, scope_capacity;
};

#endif
