/* room.h — how much room there is for a picture: between the margins of the page, or in the cell of a table. */
#ifndef PARTS_ROOM_H
#define PARTS_ROOM_H

#include "template/parts/parts.h"

struct room {
    int64_t width, height; /* EMU */
};

/* The room of the document's first page setup; a sheet of A4 with usual margins where the template says nothing. */
struct room room_of_page(struct parts *parts);

/* Tells each marker below `root` the setup of its page: the next one in the text, for formats that write it there. */
void room_find_setups(const struct format *f, xmlNodePtr root);

/* The room at a marker, or that of all copies together of the columns it stands in; elsewhere that of the program's page. */
struct room room_at(const struct program *p, const struct marker *m);

#endif
