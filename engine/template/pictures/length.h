/* length.h — lengths as documents, drawings and clerks write them: «3 cm», «30 мм», 12pt. Exact: in English Metric Units,
 * of which a centimetre has 360 000, an inch 914 400 and a pixel of a drawing (a 96th of an inch) 9 525.
 */
#ifndef PICTURES_LENGTH_H
#define PICTURES_LENGTH_H

#include "base/arena.h"

enum { LENGTH_CM = 360000, LENGTH_INCH = 914400, LENGTH_TWIP = 635, LENGTH_PIXEL = 9525 };

/* Reads a length above zero and at most 10 m. A number without a unit counts by `plain`; 0: it is none. */
bool length_parse(struct str text, int64_t plain, int64_t *emu);

/* In centimetres with three decimals, as ODF writes them, in `a`. */
struct str length_cm(struct arena *a, int64_t emu);

#endif
