/* All of a chart is looked at when it begins, so that no answer about it can fail. */
#include "rules/records/chart_data.h"

#include <lua.h>

#include "base/i18n.h"
#include "rules/lua/answer_text.h"
#include "rules/lua/host.h"
#include "rules/lua/truth.h"
#include "rules/lua/values.h"

/* ---- its pieces ---- */

static bool push_field(const struct chart_data *c, struct arena *a, int index, const char *name)
{
    lua_State *L = c->scopes->L;
    bool has_fields = lua_type(L, index) == LUA_TTABLE || lua_isuserdata(L, index);
    return has_fields && scopes_push_field(c->scopes, a, lua_absindex(L, index), str_from(name));
}

void chart_data_push_field(const struct chart_data *c, struct arena *a, size_t series, const char *name)
{
    lua_State *L = c->scopes->L;
    lua_rawgeti(L, c->series, (lua_Integer)series);
    if (!push_field(c, a, -1, name))
        lua_pushnil(L);
    lua_remove(L, -2);
}

bool chart_data_get_number(lua_State *L, int index, struct number *n)
{
    if (lua_type(L, index) == LUA_TSTRING)
        return number_parse(str_trim(host_str(L, index)), n);
    return values_get_number(L, index, n);
}

bool chart_data_get_day(lua_State *L, int index, date_days *day)
{
    if (lua_type(L, index) == LUA_TSTRING)
        return date_parse_iso(str_trim(host_str(L, index)), day);
    return values_get_date(L, index, day);
}

/* ---- looking at it ---- */

static struct str check_list(const struct chart_data *c, struct arena *a, int record, const char *name, size_t limit, size_t *count)
{
    lua_State *L = c->scopes->L;
    if (!push_field(c, a, record, name)) {
        lua_pushnil(L);
        return arena_printf(a, _("the data of a chart are a record with the lists “categories” and “series”; it has no “%s”"), name);
    }
    if (!truth_is_list(L, -1))
        return arena_printf(a, _("“%s” of a chart is no list"), name);
    *count = lua_rawlen(L, -1);
    return *count > limit ? arena_printf(a, _("“%s” of a chart has %zu items; the most is %zu"), name, *count, limit) : (struct str){0};
}

/* The value on top of the stack is a number or not known. */
static struct str check_value(const struct chart_data *c, struct arena *a, size_t series, size_t point)
{
    struct number n;
    struct str text = {0};
    enum answer tag;
    lua_State *L = c->scopes->L;
    if (truth_is_unknown(L, -1) || chart_data_get_number(L, -1, &n))
        return text;
    if (!answer_text(L, lua_gettop(L), a, &tag, &text))
        return arena_printf(a, _("series %zu of the chart, value %zu: this is no number"), series, point);
    return arena_printf(a, _("series %zu of the chart, value %zu: “%.*s” is no number"), series, point, STR_ARG(text));
}

static struct str check_values(const struct chart_data *c, struct arena *a, size_t series)
{
    lua_State *L = c->scopes->L;
    struct str fault = {0};
    chart_data_push_field(c, a, series, "values");
    if (!truth_is_unknown(L, -1) && !truth_is_list(L, -1))
        fault = arena_printf(a, _("series %zu of the chart: “values” is no list"), series);
    for (size_t i = 1; lua_type(L, -1) == LUA_TTABLE && i <= c->points && !fault.len; i++) {
        lua_rawgeti(L, -1, (lua_Integer)i);
        fault = check_value(c, a, series, i);
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
    return fault;
}

static struct str check_series(const struct chart_data *c, struct arena *a, size_t series)
{
    static const char *const fields[] = {"name", "values"};
    lua_State *L = c->scopes->L;
    struct str fault = {0};
    lua_rawgeti(L, c->series, (lua_Integer)series);
    int top = lua_gettop(L);
    for (size_t i = 0; i < sizeof fields / sizeof *fields && !fault.len; i++, lua_settop(L, top))
        if (!push_field(c, a, top, fields[i]))
            fault = arena_printf(a, _("series %zu of the chart has no field “%s”"), series, fields[i]);
    lua_pop(L, 1);
    return fault.len ? fault : check_values(c, a, series);
}

/* The kind of the value on top of the stack, which is known. */
static enum chart_axis kind_of(lua_State *L)
{
    struct number n;
    date_days day;
    if (chart_data_get_day(L, -1, &day))
        return CHART_AXIS_DAYS;
    return chart_data_get_number(L, -1, &n) ? CHART_AXIS_NUMBERS : CHART_AXIS_WORDS;
}

/* One kind of all; the first category that is of another kind makes them words, and gives its number. */
static size_t find_axis(struct chart_data *c)
{
    lua_State *L = c->scopes->L;
    bool any = false;
    for (size_t i = 1; i <= c->points; i++) {
        lua_rawgeti(L, c->categories, (lua_Integer)i);
        enum chart_axis kind = truth_is_unknown(L, -1) ? c->axis : kind_of(L);
        any = any || !truth_is_unknown(L, -1);
        lua_pop(L, 1);
        bool is_other = any && c->axis != CHART_AXIS_WORDS && kind != c->axis;
        c->axis = is_other ? CHART_AXIS_WORDS : kind;
        if (any && c->axis == CHART_AXIS_WORDS)
            return i;
    }
    return 0;
}

/* What the chart prints beside the values: categories and names. */
static struct str check_text(const struct chart_data *c, struct arena *a, const char *what, size_t number)
{
    enum answer tag;
    struct str text;
    bool ok = answer_text(c->scopes->L, lua_gettop(c->scopes->L), a, &tag, &text) && tag != ANSWER_XML;
    lua_pop(c->scopes->L, 1);
    return ok ? (struct str){0} : arena_printf(a, _("“%s” number %zu of the chart is no text"), what, number);
}

static struct str check_all(const struct chart_data *c, struct arena *a)
{
    struct str fault = {0};
    for (size_t i = 1; i <= c->points && !fault.len; i++) {
        lua_rawgeti(c->scopes->L, c->categories, (lua_Integer)i);
        fault = check_text(c, a, "categories", i);
    }
    for (size_t i = 1; i <= c->series_count && !fault.len; i++)
        fault = check_series(c, a, i);
    for (size_t i = 1; i <= c->series_count && !fault.len; i++) {
        chart_data_push_field(c, a, i, "name");
        fault = check_text(c, a, "name", i);
    }
    return fault;
}

static struct str read_record(struct chart_data *c, struct arena *a, int record)
{
    struct str fault = check_list(c, a, record, "categories", CHART_POINT_LIMIT, &c->points);
    if (!fault.len)
        fault = check_list(c, a, record, "series", CHART_SERIES_LIMIT, &c->series_count);
    return fault.len ? fault : check_all(c, a);
}

struct str chart_data_begin(struct chart_data *c, const struct chart_question *q, struct scopes *s, struct arena *a)
{
    lua_State *L = s->L;
    int record = lua_gettop(L);
    *c = (struct chart_data){.scopes = s, .top = record - 1, .categories = record + 1, .series = record + 2};
    if (!lua_checkstack(L, 20))
        return str_from(_("sections are nested too deeply"));
    c->is_unknown = truth_is_unknown(L, record);
    if (c->is_unknown)
        return (struct str){0};
    struct str fault = read_record(c, a, record);
    size_t word = fault.len ? 0 : find_axis(c);
    if (word && q->plus)
        fault = arena_printf(a, _("the chart shows the categories as numbers; number %zu of them is none"), word);
    if (fault.len)
        c->points = c->series_count = 0;
    return fault;
}

void chart_data_end(struct chart_data *c)
{
    lua_settop(c->scopes->L, c->top);
    *c = (struct chart_data){0};
}

struct str chart_data_remark(const struct chart_data *c, const struct chart_question *q, struct arena *a)
{
    lua_State *L = c->scopes->L;
    struct str remark = {0};
    if (c->is_unknown)
        return str_from(_("the data of the chart are not known: it stays empty"));
    if (q->series && c->series_count > q->series)
        return arena_printf(a, _("the data have %zu series, and such a chart shows %zu: those beyond are not shown"), c->series_count,
                            q->series);
    for (size_t i = 1; i <= c->series_count && !remark.len; i++) {
        chart_data_push_field(c, a, i, "values");
        size_t count = lua_type(L, -1) == LUA_TTABLE ? lua_rawlen(L, -1) : c->points;
        if (count > c->points)
            remark = arena_printf(a, _("series %zu of the chart has %zu values for %zu categories: those beyond are not shown"), i, count,
                                  c->points);
        lua_pop(L, 1);
    }
    return remark;
}
