/* chart_data.h — the data of a chart, a record { categories={…}, series={ {name=…, values={…}}, … } }, and the answers to the
 * questions about them (template/program/chart_question.h).
 *
 * The data stay on the stack of Lua between chart_data_begin and chart_data_end; charts do not nest.
 */
#ifndef RECORDS_CHART_DATA_H
#define RECORDS_CHART_DATA_H

#include "base/arena.h"
#include "data/date.h"
#include "data/number.h"
#include "rules/expressions/scopes.h"
#include "template/program/program.h"

struct lua_State;

enum { CHART_SERIES_LIMIT = 255 /* as Excel */, CHART_POINT_LIMIT = 100000 };

/* What all the categories are, of those that are known. */
enum chart_axis { CHART_AXIS_WORDS, CHART_AXIS_NUMBERS, CHART_AXIS_DAYS };

struct chart_data {
    struct scopes *scopes; /* that read its fields */
    int top;               /* of the stack before it */
    int categories, series; /* indexes of both lists on the stack */
    size_t points, series_count;
    bool is_unknown; /* all of it */
    enum chart_axis axis;
    size_t point;   /* under way, from 1 */
    size_t current; /* series under way, from 1 */
};

/* Takes the value on top of the stack for the data that the question CHART_DATA asks for. A value that is not known is a
 * chart without rows. Gives what is wrong with it, in `a`; empty: nothing. What it pushes stays until chart_data_end, in any
 * case. */
struct str chart_data_begin(struct chart_data *c, const struct chart_question *q, struct scopes *s, struct arena *a);
void chart_data_end(struct chart_data *c);

/* What of sound data the chart will not show, in `a`; empty: all of it is shown. */
struct str chart_data_remark(const struct chart_data *c, const struct chart_question *q, struct arena *a);

/* ---- answers (chart_answers.c) ---- */

/* Whether a question that is a condition holds of the data. */
bool chart_answer_is(const struct chart_data *c, const struct chart_question *q, struct arena *a);

/* How many bodies a section has, and that body `number`, from 1, is under way. */
size_t chart_answer_count(const struct chart_data *c, const struct chart_question *q);
void chart_answer_go(struct chart_data *c, const struct chart_question *q, size_t number);

/* The text is in `a`, or in Lua and valid while the data are. */
struct str chart_answer_text(const struct chart_data *c, const struct chart_question *q, struct arena *a, enum answer *tag);

/* ---- for chart_answers.c alone ---- */

/* Pushes a field of a series; nil when there is none. */
void chart_data_push_field(const struct chart_data *c, struct arena *a, size_t series, const char *name);

/* A number, or a text that is one, as data from a CSV file have it. */
bool chart_data_get_number(struct lua_State *L, int index, struct number *n);

/* A day, or a text that is one, 2024-12-10, as data from a JSON file have it. */
bool chart_data_get_day(struct lua_State *L, int index, date_days *day);

#endif
