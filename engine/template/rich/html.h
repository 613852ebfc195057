/* html.h — HTML as items of rich text (rich.h): what editors of web pages and mail programs write, seen as a browser shows it
 * (HTML Living Standard, 15.3), in the styles of the template.
 *
 * Paragraphs, headings, lists, quotes, preformatted text, lines, tables (html_table.h); bold, italic, underlined, struck out, sub- and
 * superscript, code, colour; links and pictures of the project. Scripts, style sheets and what no document has are left out, elements that
 * are not known are as if not there.
 */
#ifndef RICH_HTML_H
#define RICH_HTML_H

#include "template/rich/rich.h"

enum { HTML_LIMIT = 4 << 20 };

/* Writes paragraphs; NULL, or what is wrong with the text, in `a`. */
const char *html_read(struct arena *a, struct str text, rich_picture *picture, void *context, struct buf *items);

#endif
