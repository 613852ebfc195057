/* markdown.h — CommonMark as items of rich text (rich.h). HTML is text; addresses of links and pictures are those of values. */
#ifndef RICH_MARKDOWN_H
#define RICH_MARKDOWN_H

#include "base/arena.h"
#include "template/rich/rich.h"

enum { MARKDOWN_LIMIT = 4 << 20 };

/* Writes paragraphs; NULL, or what is wrong with the text, in `a`. */
const char *markdown_read(struct arena *a, struct str text, rich_picture *picture, void *context, struct buf *items);

#endif
