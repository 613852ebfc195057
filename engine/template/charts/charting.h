/* charting.h — a chart under binding: shared by the chart_*.c, nobody else's. */
#ifndef CHARTS_CHARTING_H
#define CHARTS_CHARTING_H

#include "template/charts/chart.h"

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

/* A text with answers in it: each piece is characters and then, unless it asks CHART_NOTHING, an answer. */
struct charting_piece {
    const char *text;
    struct chart_question question;
};

/* Makes the pieces, the last of which has neither, all that an element holds, or the value of an attribute. */
void charting_set_text(const struct binding *b, xmlNodePtr node, const struct charting_piece *pieces);
void charting_set_attribute(const struct binding *b, xmlNodePtr node, xmlNsPtr ns, const char *name, const struct charting_piece *pieces);

/* The same with one answer alone. */
void charting_set_answer(const struct binding *b, xmlNodePtr node, struct chart_question question);
void charting_set_attribute_answer(const struct binding *b, xmlNodePtr node, xmlNsPtr ns, const char *name, struct chart_question question);

/* Begin and end of a section or condition at the end of `parent`; gives the end, before which the body goes. */
xmlNodePtr charting_add_section(const struct binding *b, xmlNodePtr parent, struct chart_question question);

/* What stands from one node to another of its siblings becomes the body of a section or condition. */
void charting_enclose(const struct binding *b, xmlNodePtr first, xmlNodePtr last, struct chart_question question);

/* All that stands in the root of a part asks about the chart's data: `question` is CHART_DATA. */
void charting_wrap(const struct binding *b, struct chart_question question);

/* ---- markups: each puts slots in the place of data ---- */

/* What is known of a chart after that: `series` 0: there is nothing to fill. */
struct filled {
    size_t series;      /* of the template */
    bool is_limited;    /* no more of them are shown */
    bool takes_numbers; /* its categories have to be numbers or days */
    bool has_numbers;   /* they may be */
};

struct filled chart_drawingml_bind(const struct binding *b);
struct filled chart_odf_bind(const struct binding *b);

/* DrawingML: a copy of a series for those that the template has not, made before slots come into it; and its number, its
 * order and its colours, which follow those of the `count` series of the template. */
xmlNodePtr chart_series_copy(const xmlNode *series);
void chart_series_number(const struct binding *b, xmlNodePtr copy, const xmlNodePtr *series, size_t count);

/* ODF: the same, which goes behind the series, with a style for each of those after the number `number`. */
xmlNodePtr chart_odf_copy_series(const struct binding *b, xmlNodePtr series, size_t number);

/* Makes the workbook behind a chart hold what the chart shows: sheet `sheet`, categories in the column A, series in those
 * further right, names in the row 1. A chart without a workbook gets one. */
void chart_workbook_bind(const struct binding *b, struct str sheet, bool has_numbers);

#endif
