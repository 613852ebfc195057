/* Answers about data that are sound (chart_data.c). */
#include <lua.h>

#include "rules/lua/answer_text.h"
#include "rules/lua/truth.h"
#include "rules/lua/values.h"
#include "rules/records/chart_data.h"

enum { PLACES = 6 /* of a number that has no end */ };

static lua_State *state_of(const struct chart_data *c)
{
    return c->scopes->L;
}

static size_t number_of(const struct chart_data *c, const struct chart_question *q)
{
    return q->series ? q->series : c->current;
}

/* Pushes item `number` of the list on top of the stack in its place; nil when there is no list. */
static void take_item(const struct chart_data *c, size_t number)
{
    lua_State *L = state_of(c);
    if (lua_type(L, -1) == LUA_TTABLE)
        lua_rawgeti(L, -1, (lua_Integer)number);
    else
        lua_pushnil(L);
    lua_remove(L, -2);
}

/* The value of the series at the point, or nil. */
static void push_value(const struct chart_data *c, struct arena *a, const struct chart_question *q)
{
    chart_data_push_field(c, a, number_of(c, q), "values");
    take_item(c, c->point);
}

static void push_category(const struct chart_data *c)
{
    lua_rawgeti(state_of(c), c->categories, (lua_Integer)c->point);
}

/* ---- colours of series ---- */

/* As Office does it: the accents of the theme, then their shades, one after the other. */
enum { ACCENTS = 6 };

static const struct shade {
    const char *parts[2]; /* by CHART_SHADE_… */
} shades[] = {{{NULL, NULL}},    {{"60000", NULL}},    {{"80000", "20000"}}, {{"80000", NULL}},   {{"60000", "40000"}},
              {{"50000", NULL}}, {{"70000", "30000"}}, {{"70000", NULL}},    {{"50000", "50000"}}};

static const char *shade_of(size_t number, long part)
{
    return shades[(number - 1) / ACCENTS % (sizeof shades / sizeof *shades)].parts[part];
}

/* As LibreOffice does it. */
static const char *colour_of(size_t number)
{
    static const char *const colours[] = {"#004586", "#ff420e", "#ffd320", "#579d1c", "#7e0021", "#83caff",
                                          "#314004", "#aecf00", "#4b1f6f", "#ff950e", "#c5000b", "#0084d1"};
    return colours[(number - 1) % (sizeof colours / sizeof *colours)];
}

/* ---- conditions and sections ---- */

static bool has_number(const struct chart_data *c)
{
    struct number n;
    date_days day;
    push_category(c);
    bool is = chart_data_get_day(state_of(c), -1, &day) || chart_data_get_number(state_of(c), -1, &n);
    lua_pop(state_of(c), 1);
    return is;
}

static bool has_value(const struct chart_data *c, const struct chart_question *q, struct arena *a)
{
    struct number n;
    if (number_of(c, q) > c->series_count)
        return false;
    push_value(c, a, q);
    bool known = chart_data_get_number(state_of(c), -1, &n);
    lua_pop(state_of(c), 1);
    return known;
}

bool chart_answer_is(const struct chart_data *c, const struct chart_question *q, struct arena *a)
{
    bool are_numbers = c->points > 0 && c->axis != CHART_AXIS_WORDS;
    switch (q->ask) {
    case CHART_HAS_SERIES: return c->series_count >= q->series;
    case CHART_HAS_VALUE: return has_value(c, q, a);
    case CHART_HAS_NO_VALUE: return !has_value(c, q, a);
    case CHART_HAS_POINTS: return c->points > 0;
    case CHART_IS_EMPTY: return c->points == 0;
    case CHART_ARE_NUMBERS: return are_numbers;
    case CHART_ARE_WORDS: return !are_numbers;
    case CHART_HAS_NUMBER: return has_number(c);
    case CHART_HAS_NO_NUMBER: return !has_number(c);
    case CHART_HAS_SHADE: return shade_of(number_of(c, q), q->plus) != NULL;
    default: return false;
    }
}

size_t chart_answer_count(const struct chart_data *c, const struct chart_question *q)
{
    if (q->ask == CHART_POINTS)
        return c->points;
    return c->series_count > q->series ? c->series_count - q->series : 0;
}

void chart_answer_go(struct chart_data *c, const struct chart_question *q, size_t number)
{
    if (q->ask == CHART_POINTS)
        c->point = number;
    else
        c->current = q->series + number;
}

/* ---- values ---- */

static struct str count_text(struct arena *a, size_t count)
{
    return arena_printf(a, "%zu", count);
}

static struct str column_text(struct arena *a, size_t column)
{
    const char last = (char)('A' + column % 26);
    return column < 26 ? arena_printf(a, "%c", last) : arena_printf(a, "%c%c", (char)('A' + column / 26 - 1), last);
}

/* The number on top of the stack, which is popped; a day as a workbook counts it. */
static struct str decimal_text(const struct chart_data *c, struct arena *a)
{
    struct number n;
    date_days day;
    struct str text = {0};
    if (chart_data_get_day(state_of(c), -1, &day))
        text = arena_printf(a, "%lld", (long long)day + SERIAL_OF_1970_FROM_1900);
    else if (chart_data_get_number(state_of(c), -1, &n))
        text = number_shortest(a, n, PLACES);
    lua_pop(state_of(c), 1);
    return text;
}

/* The words of the value on top of the stack, which is popped: what holds it holds its characters. */
static struct str words_of(const struct chart_data *c, struct arena *a, enum answer *tag)
{
    struct str text = {0};
    answer_text(state_of(c), lua_gettop(state_of(c)), a, tag, &text);
    lua_pop(state_of(c), 1);
    return text;
}

struct str chart_answer_text(const struct chart_data *c, const struct chart_question *q, struct arena *a, enum answer *tag)
{
    size_t series = number_of(c, q);
    *tag = ANSWER_TEXT;
    switch (q->ask) {
    case CHART_COUNT: return count_text(a, c->points);
    case CHART_LAST_ROW: return count_text(a, (c->points ? c->points : 1) + (size_t)q->plus);
    case CHART_INDEX: return count_text(a, c->point - 1);
    case CHART_CATEGORY: push_category(c); return words_of(c, a, tag);
    case CHART_CATEGORY_NUMBER: push_category(c); return decimal_text(c, a);
    case CHART_STYLE: return c->axis == CHART_AXIS_DAYS ? STR("1") : STR("0");
    case CHART_FORMAT: return c->axis == CHART_AXIS_DAYS ? STR("dd\\.mm\\.yyyy") : STR("General");
    case CHART_NAME: chart_data_push_field(c, a, series, "name"); return words_of(c, a, tag);
    case CHART_VALUE: push_value(c, a, q); return decimal_text(c, a);
    case CHART_SERIES_COUNT: return count_text(a, c->series_count + (size_t)q->plus);
    case CHART_NUMBER: return arena_printf(a, "%ld", (long)series + q->plus);
    case CHART_COLUMN: return column_text(a, series + (size_t)q->plus);
    case CHART_ACCENT: return arena_printf(a, "accent%zu", (series - 1) % ACCENTS + 1);
    case CHART_SHADE: return str_from(shade_of(series, q->plus));
    case CHART_COLOUR: return str_from(colour_of(series));
    default: return (struct str){0};
    }
}
