/* render_rich.h — answers that are more than text (template/rich/rich.h), as markup of a format: shared by render_rich.c, which
 * reads them, and the file of each markup, nobody else's.
 */
#ifndef RENDER_RENDER_RICH_H
#define RENDER_RENDER_RICH_H

#include "output/render/rendering.h"
#include "template/rich/rich.h"

/* A numbered list of the answer and what it is in the document. */
struct inlay_list {
    uint64_t list;
    int64_t instance;
};

enum { INLAY_DEPTH = 9 };

/* A table under way. */
struct inlay_table {
    struct rich_item item;
    int64_t width; /* EMU */
    const struct insertion *around;
    bool is_in_row, is_in_cell;
    bool is_in_head;      /* of rows, where that is an element */
    unsigned column;      /* after the cell under way */
    struct rich_item cell; /* under way */
    int64_t cell_width;
    struct insertion place; /* in the cell */
};

/* What stands last among the blocks of a cell, or of the answer. */
enum inlay_last { INLAY_NOTHING, INLAY_PARAGRAPH, INLAY_TABLE };

/* An answer under way. */
struct inlay {
    struct rendering *rendering;
    const struct op *op;
    const struct insertion *place;
    bool is_home; /* output stands in the text of the tag's own run */
    struct str address; /* of the link under way; empty: none */
    /* Of paragraphs: */
    unsigned marks;  /* of all text of the one under way */
    bool is_heading;
    bool is_styled;  /* a style of its own says how it looks, not the tag's paragraph */
    struct inlay_list *lists;
    size_t list_count, list_capacity;
    uint64_t open[INLAY_DEPTH]; /* lists under way, where they are elements */
    size_t depth;
    bool is_open; /* a paragraph is */
    enum inlay_last last;
    struct inlay_table tables[RICH_TABLES_LIMIT]; /* one in another */
    size_t table_count;
};

/* A picture and its size on the page, in EMU. */
struct inlay_picture {
    const struct rich_item *item;
    const struct picture *picture, *fallback; /* fallback: NULL or what to show where the picture cannot be drawn */
    int64_t width, height;
};

/* One markup. */
struct inlay_form {
    void (*put_run)(struct inlay *in, const struct rich_item *item);
    void (*put_picture)(struct inlay *in, const struct inlay_picture *p);
    void (*go_home)(struct inlay *in); /* back to the text of the tag's run */
    void (*begin_paragraph)(struct inlay *in, const struct rich_item *item, const struct style *style);
    void (*end_paragraph)(struct inlay *in);
    void (*end_paragraphs)(struct inlay *in);
    void (*begin_table)(struct inlay *in, struct inlay_table *t);
    void (*begin_row)(struct inlay *in, struct inlay_table *t, const struct rich_item *item);
    void (*begin_cell)(struct inlay *in, struct inlay_table *t);
    void (*end_cell)(struct inlay *in, struct inlay_table *t);
    void (*end_row)(struct inlay *in, struct inlay_table *t);
    void (*end_table)(struct inlay *in, struct inlay_table *t);
    const char *entry_open, *entry_type, *entry_close; /* what the package says of an entry, around its name and media type */
};

extern const struct inlay_form inlay_wordml, inlay_odf;

/* The tables of both (render_tables.c). */
void inlay_begin_word_table(struct inlay *in, struct inlay_table *t);
void inlay_begin_word_row(struct inlay *in, struct inlay_table *t, const struct rich_item *item);
void inlay_begin_word_cell(struct inlay *in, struct inlay_table *t);
void inlay_end_word_cell(struct inlay *in, struct inlay_table *t);
void inlay_end_word_row(struct inlay *in, struct inlay_table *t);
void inlay_end_word_table(struct inlay *in, struct inlay_table *t);
void inlay_begin_odf_table(struct inlay *in, struct inlay_table *t);
void inlay_begin_odf_row(struct inlay *in, struct inlay_table *t, const struct rich_item *item);
void inlay_begin_odf_cell(struct inlay *in, struct inlay_table *t);
void inlay_end_odf_cell(struct inlay *in, struct inlay_table *t);
void inlay_end_odf_row(struct inlay *in, struct inlay_table *t);
void inlay_end_odf_table(struct inlay *in, struct inlay_table *t);

/* The markup of the format. */
const struct inlay_form *inlay_form_of(const struct inlay *in);

/* A picture in the text, of its own size or the one asked for, no larger than there is room. */
void inlay_put_picture(struct inlay *in, const struct rich_item *item);

/* Formatted markup, without values of the document. */
void inlay_printf(struct inlay *in, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* A value of the document between the quotes of an attribute, in an element of bare characters, or as text of the
 * paragraph. */
void inlay_put_attribute(struct inlay *in, struct str value);
void inlay_put_data(struct inlay *in, struct str value);
void inlay_put_text(struct inlay *in, struct str value);

/* Adds a relationship of the part and gives its number; `mode` is more attributes, or empty. */
size_t inlay_relate(struct inlay *in, const char *type, struct str target, const char *mode);

/* The relationship of the part to a picture, whose number is given; the first one takes the picture into the document. */
size_t inlay_relate_picture(struct inlay *in, const struct picture *picture);

/* The picture of an item, without its size; false when the record is not of this run. */
bool inlay_find_picture(struct inlay *in, const struct rich_item *item, struct inlay_picture *out);

/* The size in place of a shape: the one asked for, or as large as fits. */
void inlay_fit_shape(const struct inlay *in, struct inlay_picture *p);

/* What shows a picture: a:blip, and an ODF frame as a character or, on a slide, where the place says. */
void inlay_put_blip(struct inlay *in, const struct inlay_picture *p);
void inlay_put_frame(struct inlay *in, const struct inlay_picture *p);

/* What of it shows a drawing: the extension of a:blip, by the number of its relationship; and draw:image. */
void inlay_put_drawing(struct inlay *in, size_t relation);
void inlay_put_image(struct inlay *in, const struct picture *picture);

/* An attribute's or element's length in ODF, which may be below zero. */
void inlay_put_length(struct inlay *in, int64_t emu);

/* A place whose width is that of one copy of the columns it stands in, in `own` when it is another one. */
const struct insertion *inlay_place(const struct rendering *r, const struct insertion *said, struct insertion *own);

/* Takes the picture into the document. */
void inlay_take_picture(struct inlay *in, const struct picture *picture);

#endif
