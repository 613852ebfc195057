/* fields.h — reading the fields of one declaration: what is missing, unknown or of the wrong type is reported,
 * all of it at once, at the line of the declaration. */
#ifndef DECLARE_FIELDS_H
#define DECLARE_FIELDS_H

#include "data/value.h"
#include "rules/lua/host.h"

enum field_type {
    FIELD_TEXT,
    FIELD_TEXTS,    /* a text or a list of texts */
    FIELD_INTEGER,
    FIELD_NUMBER,
    FIELD_FLAG,
    FIELD_DATE,     /* "2024-12-10" or date"2024-12-10" */
    FIELD_FUNCTION,
    FIELD_TABLE,    /* read by the caller */
    FIELD_ANY,
};

struct field {
    const char *name;
    enum field_type type;
    bool required;
};

struct fields {
    struct host *host;
    struct str what;      /* «indicator G-05», for messages */
    struct place place;
    bool ok;              /* no fault so far */
};

/* Looks at the table on top of the stack: every field of `list` (ended by a NULL name) of its type, no others. */
void fields_check(struct fields *f, const struct field *list);

/* Readers of one field of the table on top of the stack; absent or faulty gives the empty value. */
struct str fields_text(const struct fields *f, const char *name);
struct str *fields_texts(const struct fields *f, const char *name, size_t *count);
int64_t fields_integer(const struct fields *f, const char *name, int64_t otherwise);
bool fields_number(const struct fields *f, const char *name, struct number *out);
bool fields_flag(const struct fields *f, const char *name, bool otherwise);
bool fields_date(const struct fields *f, const char *name, date_days *out);

/* Registry reference of a function field, 0 when it is absent. */
int fields_function(const struct fields *f, const char *name);

/* Index of a text field among `words` (ended by NULL); reports a word that is not there and gives 0. */
int fields_word(struct fields *f, const char *name, const char *const *words);

/* Reports a fault of the declaration itself. */
void fields_fault(struct fields *f, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
