/* chart_question.h — what a slot asks of the data of a chart: types only.
 *
 * The slot CHART_DATA has the expression of the chart's tag; its value is a record { categories={…}, series={ {name=…,
 * values={…}}, … } }. All other questions stand in its body and are about that value: they have no expression.
 */
#ifndef TEMPLATE_CHART_QUESTION_H
#define TEMPLATE_CHART_QUESTION_H

#include <stddef.h>

enum chart_ask {
    CHART_NOTHING, /* the slot asks nothing of a chart */
    /* conditions */
    CHART_DATA,       /* the body once, whatever the data */
    CHART_HAS_SERIES, /* whether there are as many series as `series` */
    CHART_HAS_VALUE,  /* whether the value of the series at the point is a number */
    /* sections: they enter no scope */
    CHART_POINTS, /* the body for each category */
    /* values */
    CHART_COUNT,    /* of categories */
    CHART_LAST_ROW, /* of those below row `plus` that hold the categories; without any of them the first */
    CHART_INDEX,    /* of the point, from 0 */
    CHART_CATEGORY, /* of the point, as text */
    CHART_NAME,     /* of the series */
    CHART_VALUE,    /* of the series at the point: a decimal with a point; empty when it is not known */
};

struct chart_question {
    enum chart_ask ask;
    size_t series; /* number of the series, from 1 */
    long plus;
};

#endif
