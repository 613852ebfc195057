/* rich.h — answers that are more than text: runs with formatting, links and pictures, alone or in paragraphs.
 *
 * In the record such an answer is a run of items, written by records/ and read by render/ from front to back. Numbers are
 * varints, texts a varint length and that many bytes:
 *
 *   'T' marks colour style address text              a run of text
 *   'P' digest(32) fallback(32) width height alternative address
 *                                                    a picture (picture.h), its size in EMU, 0: by the file; the fallback
 *                                                    of a drawing, else zeros
 *   'B' kind level list start                        begins a paragraph; what follows is in it, until the next one of these
 *   'E' columns widths                               begins a table: the width of each column is two bytes, high one first,
 *                                                    in thousandths of the table
 *   'W' head                                         begins a row; head 1: of the table's head
 *   'C' across down                                  begins a cell with what follows; down 0: one that reaches down from above
 *                                                    lies here, and nothing follows
 *   'Z'                                              ends the table
 *
 * An answer for the midst of a paragraph (ANSWER_RICH) has 'T' and 'P' alone; one for whole paragraphs (ANSWER_BLOCKS) begins with
 * another. Tables may stand in cells.
 */
#ifndef RICH_RICH_H
#define RICH_RICH_H

#include "base/buf.h"
#include "base/hash.h"

enum rich_mark {
    RICH_BOLD = 1,
    RICH_ITALIC = 2,
    RICH_UNDERLINE = 4,
    RICH_STRIKE = 8,
    RICH_SUBSCRIPT = 16,
    RICH_SUPERSCRIPT = 32,
    RICH_CODE = 64,
    RICH_MARK_COUNT = 7,
};

enum rich_block {
    RICH_PLAIN,
    RICH_HEADING, /* level: 1 to 6 */
    RICH_BULLET,  /* first paragraph of an item; level: depth of its list, from 1 */
    RICH_NUMBER,  /* the same of a numbered list; `list` says which, `start` from where */
    RICH_FURTHER, /* further paragraph of an item */
    RICH_QUOTE,
    RICH_CODE_BLOCK,
    RICH_RULE, /* a line from margin to margin */
    RICH_BLOCK_COUNT,
};

enum { RICH_COLOUR = 1 << 24 }; /* added to red, green and blue in 24 bits; 0: no colour asked for */

enum rich_kind {
    RICH_TEXT = 'T',
    RICH_PICTURE = 'P',
    RICH_PARAGRAPH = 'B',
    RICH_TABLE = 'E',
    RICH_ROW = 'W',
    RICH_CELL = 'C',
    RICH_TABLE_END = 'Z'
};

enum { RICH_TABLES_LIMIT = 8 }; /* one in another */

struct rich_item {
    enum rich_kind kind;
    struct str address; /* of the link, or empty */
    /* RICH_TEXT */
    unsigned marks;
    uint32_t colour;
    struct str style; /* name of a character style, or empty */
    struct str text;
    /* RICH_PICTURE */
    struct digest digest;
    struct digest fallback; /* zeros: none */
    bool has_fallback;
    int64_t width, height;
    struct str alternative;
    /* RICH_PARAGRAPH */
    enum rich_block block;
    unsigned level;
    uint64_t list, start;
    /* RICH_TABLE */
    unsigned columns;
    struct str widths;
    /* RICH_ROW */
    bool is_head;
    /* RICH_CELL */
    unsigned across, down;
};

/* What a document needs for its answers: bit 0–6 a mark, 7 colours, 8 and on a kind of paragraph, 16 tables, 17 columns that are
 * repeated. */
enum {
    RICH_FEATURE_BYTES = 4,
    RICH_FEATURE_COLOURS = 1 << 7,
    RICH_FEATURE_BLOCK = 8,
    RICH_FEATURE_TABLES = 1 << 16,
    RICH_FEATURE_COLUMNS = 1 << 17
};
uint32_t rich_features(struct str items);

/* A style of repeated columns and how many copies there are, as one number (program.h); 0 when it would be too large. */
uint32_t rich_copies(size_t style, uint64_t copies);
bool rich_is_copies(uint32_t number, size_t style, unsigned *copies);

/* What styles of a document's answers need, its colours, the widths of columns and the numbers of repeated ones, stands at the end of its
 * record, each where there are some: what says how they look may stand before the first of them. Numbers have three bytes. */
void rich_put_numbers(struct buf *record, const uint32_t *numbers, size_t count);

/* Takes the last of such lists off the end of `*record`; in `a`. */
size_t rich_take_numbers(struct str *record, struct arena *a, uint32_t **numbers);

/* The width of a column of a table, in thousandths of it. */
unsigned rich_width(const struct rich_item *table, size_t column);

/* Whether there is a table among the items. */
bool rich_has_table(struct str items);

/* Whether the items are more than one plain paragraph. */
bool rich_is_blocks(struct str items);

/* Whether they are one picture and nothing else. */
bool rich_is_picture(struct str items);

/* Writes paragraphs as lines of one, cells of a row with tabs between them. */
void rich_put_lines(struct buf *b, struct str items);

/* Whether a link may have that address: of a page or a letter box, which no program runs. */
bool rich_is_address(struct str address);

void rich_put(struct buf *b, const struct rich_item *item);

/* Of those who read marked text: writes the picture of a path as items; `item` says what the text says of it. NULL, or what
 * is wrong with it. */
typedef const char *rich_picture(void *context, struct str path, struct rich_item *item, struct buf *items);

/* Takes the next item off the front of `*rest`; false at its end. */
bool rich_next(struct str *rest, struct rich_item *item);

#endif
