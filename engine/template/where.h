/* where.h — a place of a template in words: «таблица 2, строка 3, столбец «Срок»», «абзац 12», «колонтитул, абзац 1».
 */
#ifndef TEMPLATE_WHERE_H
#define TEMPLATE_WHERE_H

#include "template/markup.h"

/* The words for a paragraph of a part; in `a`, in the user's language. */
struct str where_words(struct arena *a, const struct format *f, struct str entry, xmlDocPtr doc, xmlNodePtr paragraph);

#endif
