/* palette.h — the tags that a kind of document can use, found by walking the data of a real one: names, kinds, an example and
 * the filters that suit it, lists with the fields of their items as ready loops.
 *
 * The result is itself data for a template: { проект, документы = { { код, название, образец, группы = { { заголовок, пояснение,
 * поля = { {тег, вид, пример, фильтры} }, циклы = { { столбцы = { {имя, тег} } } } } } } } }.
 */
#ifndef RECORDS_PALETTE_H
#define RECORDS_PALETTE_H

#include "rules/declare/declare.h"

/* Pushes a palette without documents. */
void palette_push(struct host *h);

/* Pops the data of a document of that kind and adds its tags to the palette below; `example` names the document. */
bool palette_add(struct host *h, const struct document_kind *k, struct str example, struct diag *d);

#endif
