/* colour.h — colours by the names that people and style sheets give them (CSS Color 4, 4.2, 5.1, 6.1). */
#ifndef RICH_COLOUR_H
#define RICH_COLOUR_H

#include "base/arena.h"

/* #rgb, #rrggbb, rgb(255, 0, 0), or a name in Russian or English: RICH_COLOUR and the colour (rich.h); 0 for anything else. */
uint32_t colour_read(struct arena *a, struct str text);

#endif
