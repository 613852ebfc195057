/* charting.h — a chart under binding: shared by chart.c (finding, slots, both markups) and chart_workbook.c, nobody else's.
 */
#ifndef TEMPLATE_CHARTING_H
#define TEMPLATE_CHARTING_H

#include "template/chart.h"

struct binding {
    struct arena *arena;
    xmlDocPtr doc; /* that markers are made for */
    const struct chart *chart;
};

/* A marker that asks for what `form` says; the first `E` in it stands for the tag's own expression. */
struct marker *charting_ask(const struct binding *b, enum tag_kind kind, const char *form, ...) __attribute__((format(printf, 3, 4)));

/* Begin and end of a section as the only children of `parent`; gives the end, before which the body goes. */
xmlNodePtr charting_add_section(const struct binding *b, xmlNodePtr parent, struct marker *begin);

/* Leaves out an element when the data have fewer than `number` series. */
void charting_if_series(const struct binding *b, xmlNodePtr node, int number);

/* Makes the workbook behind a chart hold what the chart shows: sheet `sheet`, categories in the column A, `series` further
 * columns, names in the row 1. A chart without a workbook gets one. */
bool chart_workbook_bind(struct parts *parts, size_t part, const struct chart *c, struct str sheet, int series);

#endif
