/* blocks.h — a document as people see it: paragraphs, tables of rows of cells, lists of items, in the order of its parts.
 *
 * Two programs write one document differently: what tells blocks apart is their text first, then how it looks (bold, colour,
 * size as said on the spot) and what else stands in it (pictures, notes); the digest of the canonical markup tells whether
 * two editions of one program differ at all. What programs rewrite without meaning is in none of them: marks of revisions and
 * proofing, bookmarks, rendered page breaks, ids, how a text is spread over runs.
 */
#ifndef REVISION_BLOCKS_H
#define REVISION_BLOCKS_H

#include <libxml/hash.h>

#include "template/parts/parts.h"
#include "template/sheets/worksheets.h"

enum block_kind {
    BLOCK_PART,
    BLOCK_SLIDE,
    BLOCK_FRAME, /* of a slide: what a text, a table or a picture stands in */
    BLOCK_STORY, /* a header, a note, the text of a shape */
    BLOCK_TABLE,
    BLOCK_ROW,
    BLOCK_CELL,
    BLOCK_LIST,
    BLOCK_ITEM,
    BLOCK_PARAGRAPH, /* a cell of a sheet is one, too: it has no paragraphs of its own */
};

struct block {
    enum block_kind kind;
    xmlNodePtr node;      /* BLOCK_PART: the root */
    size_t part;          /* of the edition */
    struct str text;      /* of a paragraph, without what stands in text boxes in it; of a part, its name without numbers; of a sheet, its name */
    struct str look;      /* of a paragraph: runs of characters that look alike, and how */
    struct str extras;    /* of a paragraph: what stands in it and is no text, by name */
    struct digest digest; /* of a paragraph, without what stands in text boxes in it */
    struct str key;       /* equal for blocks of one kind that say the same (fold.h) */
    struct block *parent; /* NULL: the edition's root */
    struct block **children; /* a paragraph's are those of text boxes in it */
    size_t count, capacity;
    size_t index; /* among the parent's children */
    struct block *mate; /* of the other edition, as blocks_pair found it; NULL: none */
    struct block *further; /* of a third edition likewise */
    bool is_gone;          /* its node stands in the tree no more */
};

/* One edition of a document: its package, its trees and its blocks. */
struct edition {
    struct package package;
    struct program program; /* its arena holds the blocks */
    struct parts parts;
    struct worksheets sheets;
    bool has_remarks;   /* their texts are blocks */
    struct block *root; /* kind BLOCK_PART; its children are the parts */
    xmlHashTablePtr styles; /* automatic styles of ODF by name and part */
};

/* Reads a document of any format. `bytes` is not needed afterwards; the edition may not be moved, and must be closed in any
 * case. `as_it_lies`: slides stay in their parts, and remarks of people are blocks, too; otherwise they are left out: the
 * document does not say them. Charts are none in any case. */
bool edition_open(struct edition *e, struct str file, struct str bytes, bool as_it_lies, struct diag *d);
void edition_close(struct edition *e);

/* The place of a block in words, in the edition's arena; before its tree is changed. */
struct str block_words(struct edition *e, const struct block *b);

/* What a block and all in it says: paragraphs on lines, cells separated by " | "; in `a`. What begins behind `limit` bytes is
 * left out. */
struct str block_text(struct arena *a, const struct block *b, size_t limit);

/* The next block of the tree below `root`, which comes first of all; NULL at its end. */
struct block *block_next(const struct block *b, const struct block *root);

/* Whether there is more than empty paragraphs and numbers of pages. */
bool block_says_anything(const struct block *b);

/* Whether two blocks say and look the same in all that they hold. */
bool block_is_same(const struct block *one, const struct block *other);

/* For whoever changes a paragraph: reads its text, look and extras anew, into the edition's arena. */
void block_read(struct edition *e, struct block *b);

#endif
