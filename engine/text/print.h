/* print.h — exact numbers as Russian documents print them: 1 234,5 · −3,2 · 81,8 %.
 *
 * U+00A0 between groups of three digits and before the per cent sign, decimal comma, minus U+2212.
 */
#ifndef TEXT_PRINT_H
#define TEXT_PRINT_H

#include "data/number.h"

/* As many decimals as the number has, six for one that has no end. */
enum { TEXT_SHORTEST = -1 };

/* The number in `a`, rounded half away from zero to `decimals` (0..18) places, or TEXT_SHORTEST. */
struct str text_number(struct arena *a, struct number n, int decimals);

/* The same without grouping, for years, numbers of documents and forms. */
struct str text_number_plain(struct arena *a, struct number n, int decimals);

#endif
