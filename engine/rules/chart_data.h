/* chart_data.h — the data of a chart, a record { categories={…}, series={ {name=…, values={…}}, … } }, and the answers to the
 * questions about them (template/chart_question.h).
 *
 * The data stay on the stack of Lua between chart_data_begin and chart_data_end; charts do not nest.
 */
#ifndef RULES_CHART_DATA_H
#define RULES_CHART_DATA_H

#include "base/arena.h"
#include "rules/scopes.h"
#include "template/program.h"

struct lua_State;

enum { CHART_SERIES_LIMIT = 255 /* as Excel */, CHART_POINT_LIMIT = 100000 };

struct chart_data {
    struct scopes *scopes; /* that read its fields */
    int top;               /* of the stack before it */
    int categories, series; /* indexes of both lists on the stack */
    size_t points, series_count;
    size_t point; /* under way, from 1; 0: none */
};

/* Takes the value on top of the stack for the data of a chart. A value that is not known is a chart without rows. Gives
 * what is wrong with it, in `a`; empty: nothing. What it pushes stays until chart_data_end, in any case. */
struct str chart_data_begin(struct chart_data *c, struct scopes *s, struct arena *a);
void chart_data_end(struct chart_data *c);

/* What of sound data the chart will not show, or shows as a gap, in `a`; empty: all of it is shown. */
struct str chart_data_remark(const struct chart_data *c, struct arena *a);

/* The answers: of a condition, of a section (how many bodies), of a value. The text is in `a`, or in Lua and valid while the
 * data are. */
bool chart_data_is(const struct chart_data *c, const struct chart_question *q, struct arena *a);
size_t chart_data_count(const struct chart_data *c, const struct chart_question *q);
struct str chart_data_text(const struct chart_data *c, const struct chart_question *q, struct arena *a, enum answer *tag);

#endif
