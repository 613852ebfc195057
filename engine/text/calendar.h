/* calendar.h — dates as Russian documents print them, by pattern. */
#ifndef TEXT_CALENDAR_H
#define TEXT_CALENDAR_H

#include "data/date.h"
#include "text/plural.h"

/* The date in `a` by a pattern of CLDR's letters: d dd (day), M MM (month by number), MMMM (month in the
 * genitive: «декабря»), LLLL (month in the nominative: «декабрь»), y or yyyy (year), yy (its two last
 * digits), EEEE (day of the week). Text between apostrophes is copied, '' is an apostrophe, and so is every
 * character that is no Latin letter: "d MMMM y 'г.'" gives «5 июня 2024 г.» with spaces as the pattern has
 * them. false when the pattern has another letter or an open apostrophe; *out is then unchanged. */
bool text_date(struct arena *a, date_days date, struct str pattern, struct str *out);

/* «12.12.2024». */
struct str text_date_short(struct arena *a, date_days date);

/* Name of a month (1..12) in a case, in `a`: «декабрь», «декабря», … */
struct str text_month(struct arena *a, int month, enum grammatical_case c);

/* Month by any case form or the first three letters or more of its name («дек», «декабря»); 0: none.
 * `word` is folded text (text/fold.h). */
int text_month_named(struct str word);

#endif
