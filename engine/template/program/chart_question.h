/* chart_question.h — what a slot asks of the data of a chart: types only.
 *
 * The slot CHART_DATA has the expression of the chart's tag; its value is a record { categories={…}, series={ {name=…,
 * values={…}}, … } }. All other questions stand in its body and are about that value: they have no expression. Those
 * about a series name it by number, or, with the number 0, mean the one under way; those about a point mean the one under way.
 */
#ifndef PROGRAM_CHART_QUESTION_H
#define PROGRAM_CHART_QUESTION_H

#include <stddef.h>

enum chart_ask {
    CHART_NOTHING, /* the slot asks nothing of a chart */
    /* conditions */
    CHART_DATA,        /* the body once, whatever the data; `series`: so many series are all that the chart can show, 0: any number;
                          `plus` 1: its categories have to be numbers or days */
    CHART_HAS_SERIES,  /* whether there are as many series as `series` */
    CHART_HAS_VALUE,   /* whether the value of the series at the point is a number */
    CHART_HAS_NO_VALUE,
    CHART_HAS_POINTS,  /* whether there are categories */
    CHART_IS_EMPTY,    /* whether there are none */
    CHART_ARE_NUMBERS, /* whether there are categories, and all of them are numbers, or all of them days */
    CHART_ARE_WORDS,   /* whether they are otherwise */
    CHART_HAS_NUMBER,  /* whether the category of the point is one of them */
    CHART_HAS_NO_NUMBER,
    CHART_HAS_SHADE,   /* whether the colour of the series is a shade of that of the theme: CHART_SHADE… in `plus` */
    /* sections: they enter no scope */
    CHART_POINTS,  /* the body for each category */
    CHART_FURTHER, /* … for each series after the number `series` */
    /* values */
    CHART_COUNT,    /* of categories */
    CHART_LAST_ROW, /* of those below row `plus` that hold the categories; without any of them the first */
    CHART_INDEX,    /* of the point, from 0 */
    CHART_CATEGORY, /* of the point, as text */
    CHART_CATEGORY_NUMBER, /* … as a decimal; a day as a workbook counts it */
    CHART_STYLE,    /* of a workbook's cell for it: 1 for days (output/workbook.h), else 0 */
    CHART_FORMAT,   /* the code of Excel's format for such numbers */
    CHART_NAME,     /* of the series */
    CHART_VALUE,    /* of the series at the point: a decimal with a point; empty when it is not known */
    CHART_SERIES_COUNT, /* and `plus` more */
    CHART_NUMBER,   /* of the series, and `plus` more */
    CHART_COLUMN,   /* of a sheet where the categories stand in the column A: B for the first series; so many further right as `plus` says */
    CHART_ACCENT,   /* colour of the theme that Office gives the series: accent1 … */
    CHART_SHADE,    /* of that colour, likewise: `plus` */
    CHART_COLOUR,   /* that LibreOffice gives it: #004586 … */
};

/* Of a colour: the part of its luminance that is kept, and what is added to it; in thousandths of a percent. */
enum { CHART_SHADE_KEPT, CHART_SHADE_ADDED };

struct chart_question {
    enum chart_ask ask;
    size_t series; /* number of the series, from 1 */
    long plus;
};

#endif
