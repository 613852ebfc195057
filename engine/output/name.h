/* name.h — file names that every system takes: what a script asks for, made safe. */
#ifndef OUTPUT_NAME_H
#define OUTPUT_NAME_H

#include "base/arena.h"

enum { NAME_PIECE_LIMIT = 200 }; /* bytes of one piece of a path, extension included */

/* The path below out/ for the text of a pattern, '/' between folders, with the extension added: separators, control
 * characters and `<>:"|?*` become '-', spaces and dots at the ends of a piece go, reserved names (CON, NUL, …) get an
 * underscore, long pieces are cut between characters, empty pieces and ".." cannot arise. In `a`. */
struct str name_safe(struct arena *a, struct str text, const char *extension);

/* The path of new edition number `n` (from 1) beside the one at `path`: «Отчёт (новая редакция).docx». In `a`. */
struct str name_beside(struct arena *a, struct str path, int n);

#endif
