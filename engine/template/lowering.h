/* lowering.h — a part on its way to ops: shared by the files lower*.c, nobody else's.
 *
 * Literals gather in a buffer that is flushed before every other op.
 */
#ifndef TEMPLATE_LOWERING_H
#define TEMPLATE_LOWERING_H

#include "base/buf.h"
#include "template/lower.h"
#include "template/sheets/worksheets.h"

struct lowering {
    struct program *program;
    struct part *part;
    const struct format *format;
    struct buf literal;
    const struct identities *ids;
    size_t relations;             /* stream of the part's relationships, or SIZE_MAX */
    size_t scope;                 /* the one under way */
    size_t drawing;               /* ordinal of the drawing under way (identity.h) */
    const struct marker *section; /* the innermost whose body is under way */
    size_t skip;                  /* op of the MARKER_FURTHER or MARKER_BETWEEN under way: they do not nest */
    size_t shape;                 /* op of the MARKER_SHAPE under way */
    size_t holds;                 /* under way: what stands there may not come to stand at all */
    size_t needed[2], needed_count; /* ops of the MARKER_NEEDED under way */
    bool is_chart;                /* the part takes bare text alone */
    size_t streams;               /* under way: what goes there is nothing that stands here */
    struct worksheets *sheets;          /* of a spreadsheet */
    size_t sheet;                  /* whose cells are named without a sheet; SIZE_MAX: none's */
    long row, expected;           /* of the template: the row under way, 0 between rows; the one to come */
    const xmlNode *typed;         /* the cell under way takes the type of its value */
    struct diag *d;
    bool ok;
};

/* Ends the literal under way. */
void lowering_flush(struct lowering *l);

/* Takes the literal under way out of the buffer. */
struct str lowering_take(struct lowering *l);

/* Lowers a node, or what it holds. */
void lowering_put_node(struct lowering *l, const xmlNode *node);
void lowering_put_children(struct lowering *l, const xmlNode *parent);

/* Ends the literal under way and adds an op; valid until the next one is added. */
struct op *lowering_emit(struct lowering *l, enum op_kind kind);

/* A slot for a tag, in the scope under way; gives its number. */
size_t lowering_new_slot(struct lowering *l, enum slot_kind kind, const struct tag *t);

/* A scope for what a section holds; gives its number. */
size_t lowering_new_scope(struct program *p);

/* Whether values come without any markup. */
bool lowering_is_bare(const struct lowering *l);

/* The value of a tag; markup of {@…} among the blocks. */
void lowering_put_value(struct lowering *l, const struct marker *m);
void lowering_put_raw(struct lowering *l, const struct marker *m);

/* Puts what a marker of a table (grid, rows, joined cells) stands for; false when it is none. In a frame, `framed`. */
bool lowering_put_table_marker(struct lowering *l, const struct marker *m, bool framed);

/* The same for a shape that gives way to a picture. */
bool lowering_put_shape_marker(struct lowering *l, const struct marker *m);

/* … and for a picture in a frame of the template. */
bool lowering_put_placeholder(struct lowering *l, const struct marker *m);

/* … and for a marker of a table on an attribute. */
bool lowering_put_table_number(struct lowering *l, const struct marker *m);

/* Whether a table could lose all its rows, a row all its cells; what holds rows counts as a table. */
bool lowering_could_vanish(const struct format *f, const xmlNode *node);

/* Whether a table could vanish with the frame on a slide that it alone stands in. */
bool lowering_is_framed(const struct format *f, const xmlNode *table);

/* `<name attributes` without its end, and `</name>`. */
void lowering_put_start(struct lowering *l, const xmlNode *node);
void lowering_put_end(struct lowering *l, const xmlNode *node);

/* Characters of a text, or of an attribute's value. */
void lowering_put_escaped(struct lowering *l, struct str text, bool in_attribute);

/* The text of a text node, escaped; ids in a field code follow their copies. */
void lowering_put_text(struct lowering *l, const xmlNode *node);

#endif
