/* signing.h — number and date of an act filled into the data of its document, and nothing else.
 *
 * A kind of document says which fields signing fills: document{ …, signed=function(act) return { ["номер"]=act.number } end }.
 * The function sees only the act, so it cannot change anything else; a field is filled only where the data has a blank:
 * `unknown`, or a text of nothing but lines to write on.
 */
#ifndef RULES_SIGNING_H
#define RULES_SIGNING_H

#include "rules/declare/declare.h"

/* What an act was registered with. */
struct act {
    struct str number;
    date_days date;
};

/* Pushes {number, date}. */
void signing_push_act(struct lua_State *L, const struct act *act);

/* Fills the fields into the data on top of the Lua stack, which stays. A kind that has no `signed` gets nothing filled. false, with an
 * error: `signed` failed, gives no record, or gives a field that the data has not. `strict`: also when a field that the data
 * has filled already would become another one (REGISTER); else such a field stays. */
bool signing_fill(struct host *h, const struct document_kind *k, const struct act *act, bool strict, struct diag *d);

#endif
