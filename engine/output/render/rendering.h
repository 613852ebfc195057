/* rendering.h — a document under way: shared by the files render*.c and layout*.c, nobody else's.
 *
 * Output of the part at hand gathers in a window of 64 KiB before it goes to the sink; while a frame that may still be
 * dropped is open, the window grows instead. Side streams gather until a later part splices them.
 */
#ifndef RENDER_RENDERING_H
#define RENDER_RENDERING_H

#include "base/buf.h"
#include "output/render/layout.h"
#include "output/render/render.h"

enum { RENDER_WINDOW = 64 << 10, RENDER_NESTING_LIMIT = 512, RENDER_STREAM_DEPTH = 8, RENDER_HOLD_DEPTH = 64 };

/* A section under way. */
struct loop {
    size_t section; /* index of its op */
    uint64_t left;  /* items after the current one */
    uint64_t count; /* of items */
    uint64_t down;  /* of a cell that may be joined: rows that it spans */
    uint64_t copy;  /* number of the body's copy in the whole document, from 0: makes ids differ */
};

/* A table or cell under way. */
struct frame {
    size_t start; /* offset in the buffer of what may be dropped; SIZE_MAX: contents were met, nothing is held back */
    bool has_contents, ends_with_paragraph;
};

/* A picture in the document: `stream` SIZE_MAX, or in a part: its relationships and the number of the picture's. */
struct picture_use {
    const struct picture *picture;
    size_t stream, number;
};

/* The picture in the frame of the template that is under way. */
struct fitting {
    const struct picture *picture, *fallback; /* NULL: there is no other one for programs that cannot draw it */
    struct str alternative;
    const struct insertion *place;
};

struct rendering {
    const struct program *program;
    const struct pictures *pictures;
    struct arena arena; /* of the document */
    struct picture_use *uses;
    size_t use_count, use_capacity;
    uint32_t features; /* of the document's answers */
    uint32_t *colours;
    size_t colour_count;
    uint32_t *widths; /* of columns of their tables, in thousandths */
    size_t width_count;
    uint32_t *copies_of_columns; /* with the styles that they need (rich.h) */
    size_t copy_count;
    uint64_t lists; /* instances of numberings added so far */
    int64_t bullets; /* the one of bullets; 0: none so far */
    uint64_t drawings; /* added so far */
    struct fitting fitting;
    struct str record;
    size_t at; /* in the record */
    const struct part *part;
    struct sink sink;
    struct outlet outlet;
    struct buf window;
    struct buf *streams; /* by number */
    size_t entry_depth;  /* parts of copies under way, one in the other */
    bool is_open;        /* the sink takes a part */
    bool is_holding;     /* the innermost part of a copy is held until the one around it is written */
    struct held **held;  /* render_entries.c */
    size_t held_count, held_capacity, held_bytes;
    size_t *counts;      /* of what has been put into each */
    struct buf *to;      /* the window or one of the streams */
    struct buf *around[RENDER_STREAM_DEPTH];
    size_t around_count;
    struct loop loops[RENDER_NESTING_LIMIT];
    size_t loop_count;
    uint64_t *groups; /* by number: columns of each group in the table at hand */
    size_t holds[RENDER_HOLD_DEPTH]; /* offsets in the buffer of what may vanish */
    size_t hold_count;
    size_t heights_at; /* offset in the buffer of a sum of heights, which is still to come; SIZE_MAX: none is */
    uint64_t heights;
    struct frame frames[RENDER_NESTING_LIMIT];
    size_t frame_count;
    uint64_t copies;
    bool is_measuring; /* nothing is put: the rows of sheets are counted */
    bool page_ended; /* the next row of the sheet begins a page */
    size_t characters; /* of the values of the cell under way, where they are counted */
    struct layout layout;
    bool skip_block; /* the table before was dropped */
    struct diag *d;
    bool ok;
};

/* The styles of the document's colours and columns, where formatting is kept in styles. */
void rendering_put_styles(struct rendering *r);

/* The styles of the copies of a repeated column. */
void rendering_put_column_styles(struct rendering *r, const struct op *op);

/* Runs a part's ops. */
void rendering_walk(struct rendering *r, size_t part);

/* Bytes to wherever output goes now. */
void rendering_put(struct rendering *r, struct str bytes);

/* The next number of the record, and the next answer with its tag; a record that ends too early makes the rendering fail. */
uint64_t rendering_read_varint(struct rendering *r);
struct str rendering_read_answer(struct rendering *r, char *tag);

/* Runs the op of that index; gives that of the op to go on with. Ops of tables (render_table.c), sheets (render_sheets.c) and
 * streams (render_streams.c) have steps of their own. */
size_t rendering_step(struct rendering *r, size_t pc);
size_t rendering_step_table(struct rendering *r, size_t pc);
size_t rendering_step_sheet(struct rendering *r, size_t pc);
void rendering_step_stream(struct rendering *r, const struct op *op);

/* How many columns a number of them has in the document. */
uint64_t rendering_columns(const struct rendering *r, const struct span *span);

/* A body is entered for `n` items, n > 0; `pc` is its op. */
size_t rendering_enter(struct rendering *r, size_t pc, uint64_t n);

/* The frame under way, if any, has a block. */
void rendering_note_block(struct rendering *r, bool is_paragraph);

/* Reads the answer of a value slot and puts it, escaped as the op asks. */
void rendering_put_value(struct rendering *r, const struct op *op);

/* Puts characters of a value, escaped as the op asks. */
void rendering_put_text(struct rendering *r, const struct op *op, struct str text);

/* Puts an answer that is more than text (template/rich/rich.h). */
void rendering_put_rich(struct rendering *r, const struct op *op, struct str items);

/* Puts an answer that is whole paragraphs; false, with nothing read, when the next answer is none. */
bool rendering_put_paragraphs(struct rendering *r, const struct op *op);

/* Puts an answer that is a picture in place of a shape; false, with nothing read, when the next answer is none. */
bool rendering_put_shape(struct rendering *r, const struct op *op);

/* Reads the answer that is the picture of a frame of the template, and puts what differs in it. */
void rendering_take_placeholder(struct rendering *r, const struct op *op);
void rendering_put_fitted(struct rendering *r, const struct op *op);

/* Output goes to a stream, or to a buffer, until the end; they nest. */
void rendering_begin_stream(struct rendering *r, size_t stream);
void rendering_turn(struct rendering *r, struct buf *to);
void rendering_end_stream(struct rendering *r);

/* What the window holds goes to the sink. */
void rendering_flush(struct rendering *r);

/* A part of a copy begins and ends (render_entries.c). */
void rendering_begin_entry(struct rendering *r, struct str name, struct str sheet);
void rendering_end_entry(struct rendering *r);

/* Forgets the parts that are held. */
void rendering_release_held(struct rendering *r);

/* Puts a number or date as the rest of a cell; false when the answer is another one: it is not read then. */
bool rendering_put_typed(struct rendering *r, const struct op *op);

#endif
