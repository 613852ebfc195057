/* room.h — how much room there is for a picture: between the margins of the page, or in the cell of a table. */
#ifndef TEMPLATE_ROOM_H
#define TEMPLATE_ROOM_H

#include "template/parts.h"

struct room {
    int64_t width, height; /* EMU */
};

/* The room of the document's first page setup; a sheet of A4 with usual margins where the template says nothing. */
struct room room_of_page(struct parts *parts);

/* The room at a node; `page` is that of the document. */
struct room room_at(const struct format *f, xmlNodePtr node, struct room page);

#endif
