/* chart.h — native charts fed from data: {:chart expr} in a chart's alternative text.
 *
 * The value is a record { categories={…}, series={ {name=…, values={…}}, … } }. The template's chart gives the look; its
 * series, its cached points, and the ranges that point at them, are replaced by slots of the program.
 */
#ifndef CHARTS_CHART_H
#define CHARTS_CHART_H

#include "template/parts/parts.h"

/* A chart and the entry of the package that holds it. */
struct chart {
    struct str entry;
    struct tag tag; /* its expression and place */
};

struct charts {
    struct chart *items;
    size_t count, capacity;
};

/* Whether a part is a chart. */
bool chart_is(xmlDocPtr doc);

/* Reports tags in a part that is a chart which have no place there: what stands for whole blocks of a document. */
bool chart_check_tags(struct parts *parts, size_t part);

/* Finds the charts of a part by their alternative texts, from which the tags go. A tag that stands at no chart is
 * reported. */
bool chart_find(struct parts *parts, size_t part, struct charts *out);

/* Once all are filled: charts in sections, whether their data are filled or not, become parts for each copy; what shows a
 * chart as it was in the template goes. A chart with copies that two drawings share is reported. */
bool chart_settle(struct parts *parts);

/* The same of one object of ODF in `part`, which may be no chart, when it is known whether what it stands in has copies. */
void chart_settle_object(struct parts *parts, size_t part, xmlNodePtr object, bool is_repeated);

/* Puts slots in the place of the data of a chart. */
bool chart_bind(struct parts *parts, const struct chart *c);

#endif
