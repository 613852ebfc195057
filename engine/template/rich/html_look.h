/* html_look.h — how the text in an element of HTML looks: by the element itself, and by what its style attribute says
 * (CSS Color 4, 6; CSS Fonts 4, 2; CSS Text Decoration 3, 2). */
#ifndef RICH_HTML_LOOK_H
#define RICH_HTML_LOOK_H

#include <libxml/tree.h>

#include "base/arena.h"

struct html_look {
    unsigned marks;     /* enum rich_mark */
    uint32_t colour;    /* RICH_COLOUR and the colour; 0: that of the template */
    struct str address; /* of the link around */
};

/* Adds what an element says to the look around it. NULL, or what is wrong with it, in `a`. */
const char *html_look_read(struct arena *a, xmlNodePtr element, struct html_look *look);

/* What the style attribute of an element says of a property, in small letters, in `a`; empty when it says nothing. */
struct str html_look_style(struct arena *a, xmlNodePtr element, const char *name);

#endif
