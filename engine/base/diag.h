/* diag.h — messages to people, each complete where it is born.
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

/* Where in a file. Zero line or column: not known. `words` says the same as a person would:
 * «таблица 2, строка 3, столбец «Срок»»; empty when there is nothing to add. */
struct place {
    struct str file; /* relative to the project where it lies in it */
    long line;       /* from 1 */
    long column;     /* from 1; in CSV the field's number, elsewhere the character's */
    struct str words;
};

enum severity { SEVERITY_ERROR, SEVERITY_WARNING, SEVERITY_NOTE };

struct message {
    enum severity severity;
    struct place place;
    const char *code; /* such as "CSV-TYPE"; "" when the message has none */
    struct str text;  /* translated, one line, no full stop */
};

struct diag {
    struct arena arena;
    struct message *messages; /* in the order they were born */
    size_t count, capacity;
    size_t errors;   /* number of SEVERITY_ERROR among all that were reported */
    size_t warnings; /* likewise */
};

/* More messages than this are counted but not kept. */
enum { DIAG_LIMIT = 1000 };

void diag_init(struct diag *d);
void diag_release(struct diag *d);

/* Reports an error; returns false, so that `return diag_error(…)` reads as it should.
 * The place and the text are copied. */
bool diag_error(struct diag *d, struct place where, const char *code, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* Reports something that does not stop the work. */
void diag_warn(struct diag *d, struct place where, const char *code, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

void diag_note(struct diag *d, struct place where, const char *code, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* Adds a finished message; all its texts are copied. */
void diag_add(struct diag *d, const struct message *m);

/* Copies all messages of `from` behind those of `d`. */
void diag_append(struct diag *d, const struct diag *from);

/* Writes every message as `file:line:column: error: words: text [CODE]`, a line each, sorted by file,
 * line and column (equal places in order of birth), equal lines once, then how many were not kept. */
void diag_print(const struct diag *d, FILE *out);

/* One message in the form of diag_print, without the line's end, in `a`. */
struct str diag_format(struct arena *a, const struct message *m);

/* Place that is a whole file. */
struct place place_file(struct str file);

/* Place in a file by line and column. */
struct place place_at(struct str file, long line, long column);

#endif
