/* amending.h — what a document that amends a signed one is told: document{ id="…", amends={"D05"}, data=function(ctx, amended) … end }.
 *
 * `amended` has: id, title, file and data of the signed document (as the data would be today), act {number, date}, the lines of the text
 * that was signed (was) and of today's (now), and changes, a list of {place, was, became, words, line, cell}: the text of a paragraph,
 * row or cell before and after ("" where there is none), and of one that was changed in a few words the list of these, {was, became,
 * at}, at: the byte of the text that they stand at. A line is {part, text} or, of a table, {part, table, cells}; line is the number of
 * that which changed, of what was added in now, else in was; cell of its cell, where it is one that changed.
 */
#ifndef RULES_AMENDING_H
#define RULES_AMENDING_H

#include "revision/lines.h"
#include "rules/scripts.h"
#include "rules/signing.h"

/* Words that gave way to others; either may be empty. */
struct word_change {
    struct str was, became;
    size_t at; /* byte of the text before */
};

struct rewording {
    struct str place; /* in words: "абзац 12" */
    struct str was, became;
    struct str marked; /* place and both in one text, for messages */
    struct word_change *words;
    size_t word_count;
    size_t line, cell; /* from 1; line: of the lines of today where something was added, else of those before; 0: none */
};

struct amended {
    const struct document_kind *kind;
    const struct subject *subject;
    struct str file; /* path below out/ */
    struct act act;
    const struct rewording *changes;
    size_t change_count;
    const struct lines *was, *now;
};

/* Pushes the data of the amending document of kind `k`. */
bool amending_push(struct host *h, const struct document_kind *k, const struct amended *m, struct diag *d);

#endif
