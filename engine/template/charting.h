/* charting.h — a chart under binding: shared by the chart_*.c, nobody else's. */
#ifndef TEMPLATE_CHARTING_H
#define TEMPLATE_CHARTING_H

#include "template/chart.h"

struct binding {
    struct parts *parts;
    struct arena *arena;
    size_t part;   /* that the slots stand in */
    xmlDocPtr doc; /* its tree */
    const struct chart *chart;
};

/* ---- the tree ---- */

bool charting_is(const xmlNode *node, const char *uri, const char *name);

/* The first such element below `root`, NULL when there is none or no root. */
xmlNodePtr charting_find(xmlNodePtr root, const char *uri, const char *name);

/* ---- slots ---- */

/* A marker that asks something of the data of the chart. */
struct marker *charting_ask(const struct binding *b, enum tag_kind kind, struct chart_question question);

/* A value as the only child of a node. */
void charting_set_value(const struct binding *b, xmlNodePtr node, struct chart_question question);

/* The value of an attribute that is there: `before`, then a value. */
void charting_set_attribute(const struct binding *b, xmlNodePtr node, xmlNsPtr ns, const char *name, const char *before, struct chart_question question);

/* Begin and end of a section at the end of `parent`; gives the end, before which the body goes. */
xmlNodePtr charting_add_section(const struct binding *b, xmlNodePtr parent, struct chart_question question);

/* The node is left out unless the condition is met. */
void charting_make_conditional(const struct binding *b, xmlNodePtr node, struct chart_question question);

/* All that stands in the root of a part asks about the chart's data. */
void charting_wrap(const struct binding *b);

/* ---- markups: each puts slots in the place of data, and gives how many series it found; 0: there is nothing to fill ---- */

size_t chart_drawingml_bind(const struct binding *b);
size_t chart_odf_bind(const struct binding *b);

/* Makes the workbook behind a chart hold what the chart shows: sheet `sheet`, categories in the column A, `series` further
 * columns, names in the row 1. A chart without a workbook gets one. */
void chart_workbook_bind(const struct binding *b, struct str sheet, size_t series);

#endif
