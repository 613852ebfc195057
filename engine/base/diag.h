/* diag.h — messages to people, each complete where it is born.
 *
 * One mistake may repeat in each of a million rows: of one kind (file, column and code) only the first ones are
 * kept, the others are counted and told in one line, so that no fault of another kind is crowded out.
 *
 * A function that can fail takes a `struct diag *` and returns bool: false means that a complete
 * message, with its place, is already there. Messages are collected, so that all faults are told
 * at once; printing, sorting and counting them is the caller's last act.
 * Texts are gettext msgids in English (base/i18n.h); codes are stable and listed in docs/errors.md.
 */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include <stdio.h>

#include "base/arena.h"

/* Where in a document that is made of parts: characters of a paragraph's text (template/markup/pieces.h), for whoever marks the
 * place in the document itself. */
struct spot {
    struct str part;   /* empty: not known */
    long paragraph;    /* of the part, from 1 in document order */
    size_t start, end; /* bytes of the paragraph's text */
};

/* Where in a file. Zero line or column: not known. `words` says the same as a person would:
 * «таблица 2, строка 3, столбец «Срок»»; empty when there is nothing to add. */
struct place {
    struct str file; /* relative to the project where it lies in it */
    long line;       /* from 1 */
    long column;     /* from 1; in CSV the field's number, elsewhere the character's */
    struct str words;
    struct spot spot;
};

enum severity { SEVERITY_ERROR, SEVERITY_WARNING, SEVERITY_NOTE };

struct message {
    enum severity severity;
    struct place place;
    const char *code; /* such as "CSV-TYPE"; "" when the message has none */
    struct str text;  /* translated, one line, no full stop */
};

/* What repeats from line to line. */
struct message_kind {
    struct message first; /* the first of them; where some are not kept, the place is that of the first such */
    size_t kept, left_out;
};

struct diag {
    struct arena arena;
    struct message *messages; /* in the order they were born */
    size_t count, capacity;
    struct message_kind *kinds;
    size_t kind_count, kind_capacity;
    size_t errors;   /* number of SEVERITY_ERROR among all that were reported */
    size_t warnings; /* likewise */
    size_t left_out; /* that no kind counts */
};

/* More messages than this, and of one kind more than that, are counted but not kept. */
enum { DIAG_LIMIT = 5000, DIAG_KIND_LIMIT = 50, DIAG_KINDS_LIMIT = 512 };

void diag_init(struct diag *d);
void diag_release(struct diag *d);

/* Reports an error; returns false, so that `return diag_error(…)` reads as it should.
 * The place and the text are copied. */
bool diag_error(struct diag *d, struct place where, const char *code, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* Reports something that does not stop the work. */
void diag_warn(struct diag *d, struct place where, const char *code, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* Reports what is only good to know. */
void diag_note(struct diag *d, struct place where, const char *code, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* Adds a finished message; all its texts are copied. A line's end or another control character in the text
 * becomes a space: a message is one line, and a cell must not steer the terminal. */
void diag_add(struct diag *d, const struct message *m);

/* Whether an error at this place of a CSV file would only be counted, so that its text need not be made. */
bool diag_is_full(const struct diag *d, struct place where, const char *code);

/* Forgets the messages about files that `is_kept` does not want; errors and warnings are counted anew. */
void diag_keep(struct diag *d, bool (*is_kept)(const void *by, struct str file), const void *by);

/* Adds all messages of another. */
void diag_append(struct diag *d, const struct diag *other);

/* What diag_print would write, in `a`. */
struct str diag_text(struct arena *a, struct diag *d);

/* Writes every message as `file:line:column: error: words: text [CODE]`, a line each, sorted by file,
 * line and column, or spot (equal places in order of birth), equal lines once; where messages of a kind were left out,
 * how many. What was written is forgotten; errors and warnings stay counted. */
void diag_print(struct diag *d, FILE *out);

/* One message in the form of diag_print, without the line's end, in `a`. */
struct str diag_format(struct arena *a, const struct message *m);

/* Place that is a whole file. */
struct place place_file(struct str file);

/* Place in a file by line and column. */
struct place place_at(struct str file, long line, long column);

#endif
