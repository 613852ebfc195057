/* cell_words.h — the spellings of numbers, dates and flags that clerks and Excel use, without messages: the
 * reader of a cell (input/cell.h) says what is wrong. Texts are trimmed; `folded` is by text/fold.h.
 */
#ifndef INPUT_CELL_WORDS_H
#define INPUT_CELL_WORDS_H

#include "data/value.h"

enum cell_fault {
    CELL_GOOD,
    CELL_NOT_INTEGER,
    CELL_NOT_NUMBER,
    CELL_NOT_PERCENT,
    CELL_NOT_DATE,
    CELL_NOT_FLAG,
    CELL_NOT_WORD,
    CELL_EXCEL_ERROR,
    CELL_SPOILT,
    CELL_AMBIGUOUS_PERCENT,
    CELL_SHORT_YEAR,
    CELL_TIME_OF_DAY,
};

/* Whether a fold can tell cell_is_unknown_word or cell_is_spoilt more than the text itself: most texts need none. */
bool cell_needs_fold(struct str text);

/* '' - – — н/д «нет данных» */
bool cell_is_unknown_word(struct str folded);

/* #Н/Д #ДЕЛ/0! #ЗНАЧ! ####### Err:502 and their kin. */
bool cell_is_excel_error(struct str text);

/* 5,9E+11 · 01.окт · окт.24 · 01-Oct */
bool cell_is_spoilt(struct str text, struct str folded);

/* «1 234,5» with spaces of any kind between thousands, decimal comma or point, any minus. */
enum cell_fault cell_number(struct arena *a, struct str text, bool whole, struct value *out);

/* «85 %», 85; the value is 85. A bare number up to 1 may be a share and is refused. */
enum cell_fault cell_percent(struct arena *a, struct str text, struct value *out);

/* 01.09.2024 · 1.9.2024 · «01.09.2024 г.» · 2024-09-01 · Excel's count of days 45536; midnight may follow. */
enum cell_fault cell_date(struct str text, struct value *out);

/* да нет + 1 0 v есть истина ложь … */
enum cell_fault cell_flag(struct str folded, struct value *out);

#endif
