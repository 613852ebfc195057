/* format.h — the table of formats: all that differs between DOCX, ODT and those to come.
 *
 * Readers of a template (template/), writers of a document (output/) and the package (this folder) ask
 * the row; none of them branches on a format's name. Element names are given by namespace and local
 * name, because a file may bind any prefix.
 */
#ifndef PACK_FORMAT_H
#define PACK_FORMAT_H

#include "base/str.h"

/* What an element is to the template language. */
enum role {
    ROLE_NONE,
    ROLE_PARAGRAPH,
    ROLE_RUN,       /* holds text pieces and their formatting: may be split in two */
    ROLE_INLINE,    /* inside a paragraph, may be split in two: hyperlink, inserted text, smart tag */
    ROLE_TEXT,      /* holds the characters themselves */
    ROLE_BREAK,     /* an element that stands for a line break */
    ROLE_TAB,       /* … for a tab */
    ROLE_SPACES,    /* … for spaces */
    ROLE_SOFT,      /* … for nothing to read: soft hyphen, proofing mark, bookmark, rendered page break */
    ROLE_ROW,
    ROLE_CELL,
    ROLE_TABLE,
    ROLE_PROPERTIES, /* formatting: never holds tags, is copied when its owner is split */
};

struct element {
    const char *namespace_uri;
    const char *name;
    enum role role;
};

/* How one value's characters are written in a kind of place. */
struct text_style {
    const char *line_break; /* XML for '\n' */
    const char *tab;        /* XML for '\t' */
    bool spaces_counted;    /* ODF: second and further spaces become text:s */
};

struct format {
    const char *name;             /* also the file's extension: "docx" */
    const char *media_type;       /* of the package; for ODF the contents of `mimetype` */
    bool mimetype_first;          /* ODF: an entry `mimetype`, first and stored */
    const char *const *parts;     /* entry patterns that may hold tags, '*' any run of characters; NULL ends */
    const struct element *elements; /* name NULL ends */
    struct text_style text;       /* in a ROLE_TEXT element */
    const char *empty_paragraph;  /* XML that keeps an emptied cell valid */
};

/* The row of a file name by its extension, or NULL. */
const struct format *format_find(struct str file);

/* Whether an entry of the package may hold tags. */
bool format_has_tags(const struct format *f, struct str entry);

/* The role of an element. */
enum role format_role(const struct format *f, const char *namespace_uri, const char *name);

#endif
