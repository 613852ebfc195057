/* json_write.h — JSON text: quoting of strings and exact numbers. Commas and braces are the writer's own. */
#ifndef INPUT_JSON_WRITE_H
#define INPUT_JSON_WRITE_H

#include "base/buf.h"
#include "base/hash.h"
#include "data/number.h"

/* The text in quotation marks, escaped by RFC 8259; letters stay UTF-8, controls become \u00XX. Bytes that
 * are not UTF-8 become U+FFFD. */
void json_put_string(struct buf *b, struct str text);

/* `"name": "text"`, and what follows it. */
void json_put_field(struct buf *b, const char *name, struct str text, const char *after);

/* A name and its text. */
struct json_field {
    const char *name;
    struct str text;
};

/* Fields with commas between them. */
void json_put_fields(struct buf *b, const struct json_field *fields, size_t count);

/* The same with a digest as 64 hexadecimal digits. */
void json_put_digest(struct buf *b, const char *name, struct digest d, const char *after);

/* An integer, or the decimal with a point; one without end is cut after six places. */
void json_put_number(struct buf *b, struct number n);

#endif
