/* amending.h — what a document that amends a signed one is told: document{ id="…", amends={"D05"}, data=function(ctx, amended) … end }.
 *
 * `amended` has: id, title, file and data of the signed document (as the data would be today), act {number, date}, and changes, a list
 * of {place, was, became, words}: the text of a paragraph or cell before and after ("" where there is none), and of one that was
 * changed in a few words the list of these, {was, became}.
 */
#ifndef RULES_AMENDING_H
#define RULES_AMENDING_H

#include "rules/scripts.h"
#include "rules/signing.h"

/* Words that gave way to others; either may be empty. */
struct word_change {
    struct str was, became;
};

struct rewording {
    struct str place; /* in words: "абзац 12" */
    struct str was, became;
    struct str marked; /* place and both in one text, for messages */
    struct word_change *words;
    size_t word_count;
};

struct amended {
    const struct document_kind *kind;
    const struct subject *subject;
    struct str file; /* path below out/ */
    struct act act;
    const struct rewording *changes;
    size_t change_count;
};

/* Pushes the data of the amending document of kind `k`. */
bool amending_push(struct host *h, const struct document_kind *k, const struct amended *m, struct diag *d);

#endif
