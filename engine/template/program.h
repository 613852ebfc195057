/* program.h — a compiled template and the record that fills it: types only.
 *
 * The program is flat: literal bytes, already serialised, and slots between them. Slots are numbered in
 * the order in which rendering meets them, part after part, and grouped in scopes; a scope is entered once
 * at the root, once per item of a section, or once for a branch.
 *
 * The record is the waist of the program: the answers to all slots, made before rendering, as one run of
 * bytes that rendering reads from front to back (never twice, never ahead):
 *
 *   scope   := answer of each of its slots, in order
 *   answer  := of a value slot:    tag byte (enum answer), varint length, that many bytes of UTF-8
 *              of a section slot:  varint n; n > 0: n scopes (the section's `body`); n = 0: one scope (its
 *                                  `otherwise`, which may be empty)
 *
 * The same bytes are what the fingerprint of a document digests.
 */
#ifndef TEMPLATE_PROGRAM_H
#define TEMPLATE_PROGRAM_H

#include "base/diag.h"
#include "base/hash.h"
#include "pack/format.h"

enum answer {
    ANSWER_TEXT = 'T',    /* printed text, to be escaped */
    ANSWER_UNKNOWN = 'U', /* the words for an unknown value, likewise */
    ANSWER_XML = 'X',     /* markup made by a rule, copied as it is */
};

enum slot_kind {
    SLOT_VALUE,   /* {expr} */
    SLOT_SECTION, /* {#expr}, {если}, {цикл}: body per item, else `otherwise` */
    SLOT_INVERT,  /* {^expr}: `otherwise` when false, nil or empty; the body is empty then */
    SLOT_RAW,     /* {@expr} */
};

struct slot {
    enum slot_kind kind;
    struct str expression; /* as typed, trimmed, without the sign */
    struct place place;    /* file, and in words: part, table, row, column or paragraph */
    size_t body;           /* sections: scope of one item */
    size_t otherwise;      /* sections: scope of the other branch */
};

struct scope {
    size_t *slots; /* in order of rendering */
    size_t slot_count, slot_capacity;
};

enum op_kind {
    OP_LITERAL, /* copy `literal` */
    OP_VALUE,   /* answer of `slot`, escaped by the format's text style */
    OP_RAW,     /* answer of `slot`, markup; ANSWER_TEXT is escaped as plain characters */
    OP_SECTION, /* read n; n = 0: go to `target` (the otherwise branch) */
    OP_NEXT,    /* end of the body: another item left: back to after OP_SECTION, else to `target` */
    OP_SHELL,   /* what follows up to OP_SHELL_END vanishes if no OP_KEEP was met in it: an emptied table */
    OP_KEEP,    /* the innermost shell has contents */
    OP_SHELL_END,
    OP_FILL,    /* `literal` if the innermost shell had no OP_KEEP; ends it: a cell left without paragraph */
    OP_END,     /* end of the part */
};

struct op {
    enum op_kind kind;
    size_t slot;
    size_t target; /* index of an op */
    struct str literal;
};

/* One part of the package that holds tags; all others are copied as they are. */
struct part {
    struct str name;
    struct op *ops;
    size_t op_count, op_capacity;
};

struct program {
    struct arena arena; /* owns everything below */
    const struct format *format;
    struct str file;      /* path for messages */
    struct digest digest; /* of the template file */
    struct part *parts;   /* in the order of the package */
    size_t part_count, part_capacity;
    struct slot *slots;
    size_t slot_count, slot_capacity;
    struct scope *scopes; /* scope 0 is the root */
    size_t scope_count, scope_capacity;
};

#endif
