/* where.h — a place of a template in words: «таблица 2, строка 3, столбец «Срок»», «абзац 12», «колонтитул, абзац 1»,
 * «слайд 3, таблица 1, строка 2», «лист «Отчет», строка 5, столбец «Срок» (ячейка D5)».
 */
#ifndef MARKUP_WHERE_H
#define MARKUP_WHERE_H

#include "base/buf.h"
#include "template/markup/markup.h"

/* Numbers the tables, rows, cells and paragraphs of a part, before anything is cut out of it; the numbers live in `a`
 * and are kept in the nodes. */
void where_number(struct arena *a, const struct format *f, xmlDocPtr doc);

/* The words for a paragraph of a numbered part; in `a`, in the user's language. */
struct str where_words(struct arena *a, const struct format *f, struct str entry, xmlNodePtr paragraph);

/* For where.c: whether a table is a sheet of a spreadsheet (worksheets.h), and the words for a paragraph in one. */
bool where_is_sheet(const xmlNode *table);

/* For where.c: the words for the name of a sheet, for a header or footer of one, for a remark on a cell or slide; false when the paragraph
 * is none. */
bool where_put_sheet_name(struct buf *out, const xmlNode *paragraph);
bool where_put_margin(struct buf *out, const xmlNode *paragraph);
bool where_put_remark(struct buf *out, const xmlNode *paragraph);

void where_put_sheet(struct buf *out, const struct format *f, xmlNodePtr table, xmlNodePtr paragraph);

#endif
