/* Types are userdata with metatables that scripts cannot reach. A function that mixes a date with a number, or a
 * number with a text, says so with the script's place. */
#include "rules/lua/values.h"

#include <lauxlib.h>
#include <lua.h>
#include <string.h>

#include "base/i18n.h"
#include "rules/lua/host.h"

#define TYPE_NUMBER "number"
#define TYPE_DATE "date"
#define TYPE_ABSENCE "absence"
#define TYPE_XML "xml"
#define TYPE_RECORD "record"

struct absence_value {
    enum absence kind; /* the reason, if any, is the user value */
};

/* ---- exact numbers ---- */

void values_push_number(lua_State *L, struct number n)
{
    if (number_is_integer(n)) {
        lua_pushinteger(L, n.num);
        return;
    }
    struct number *box = lua_newuserdatauv(L, sizeof *box, 0);
    *box = n;
    luaL_setmetatable(L, TYPE_NUMBER);
}

bool values_get_number(lua_State *L, int index, struct number *out)
{
    if (lua_isinteger(L, index)) {
        *out = number_from_int(lua_tointeger(L, index));
        return true;
    }
    if (lua_type(L, index) == LUA_TNUMBER)
        return number_from_double(lua_tonumber(L, index), out);
    struct number *box = luaL_testudata(L, index, TYPE_NUMBER);
    if (box)
        *out = *box;
    return box != NULL;
}

static struct number check_number(lua_State *L, int index)
{
    struct number n = {0, 1};
    if (!values_get_number(L, index, &n))
        luaL_argerror(L, index, _("a number was expected"));
    return n;
}

typedef bool arithmetic(struct number, struct number, struct number *);

static int calculate(lua_State *L, arithmetic *operation)
{
    struct number result;
    if (!operation(check_number(L, 1), check_number(L, 2), &result))
        return luaL_error(L, "%s", _("division by zero, or the result is too large"));
    values_push_number(L, result);
    return 1;
}

static int number_op_add(lua_State *L)
{
    return calculate(L, number_add);
}

static int number_op_subtract(lua_State *L)
{
    return calculate(L, number_subtract);
}

static int number_op_multiply(lua_State *L)
{
    return calculate(L, number_multiply);
}

static int number_op_divide(lua_State *L)
{
    return calculate(L, number_divide);
}

static int number_op_negate(lua_State *L)
{
    struct number n = check_number(L, 1);
    n.num = -n.num;
    values_push_number(L, n);
    return 1;
}

static int number_op_less(lua_State *L)
{
    lua_pushboolean(L, number_compare(check_number(L, 1), check_number(L, 2)) < 0);
    return 1;
}

static int number_op_at_most(lua_State *L)
{
    lua_pushboolean(L, number_compare(check_number(L, 1), check_number(L, 2)) <= 0);
    return 1;
}

static int number_op_equal(lua_State *L)
{
    struct number a, b;
    lua_pushboolean(L, values_get_number(L, 1, &a) && values_get_number(L, 2, &b) && number_compare(a, b) == 0);
    return 1;
}

static int number_op_tostring(lua_State *L)
{
    struct arena scratch = {0};
    host_push_str(L, number_shortest(&scratch, check_number(L, 1), 6));
    arena_release(&scratch);
    return 1;
}

/* ratio(a, b): the exact quotient. */
static int ratio(lua_State *L)
{
    return calculate(L, number_divide);
}

/* round(n, decimals): exact, half away from zero, as text.number prints. */
static int round_number(lua_State *L)
{
    struct number n = check_number(L, 1);
    lua_Integer decimals = luaL_optinteger(L, 2, 0);
    if (decimals < 0 || decimals > 18)
        return luaL_argerror(L, 2, _("from 0 to 18 decimals"));
    struct arena scratch = {0};
    bool ok = number_parse(number_fixed(&scratch, n, (int)decimals), &n);
    arena_release(&scratch);
    if (!ok)
        return luaL_error(L, "%s", _("the number is too large"));
    values_push_number(L, n);
    return 1;
}

/* ---- days ---- */

void values_push_date(lua_State *L, date_days days)
{
    date_days *box = lua_newuserdatauv(L, sizeof *box, 0);
    *box = days;
    luaL_setmetatable(L, TYPE_DATE);
}

bool values_get_date(lua_State *L, int index, date_days *out)
{
    date_days *box = luaL_testudata(L, index, TYPE_DATE);
    if (box)
        *out = *box;
    return box != NULL;
}

static date_days check_date(lua_State *L, int index)
{
    date_days *box = luaL_testudata(L, index, TYPE_DATE);
    if (!box)
        luaL_error(L, "%s", _("a date was expected"));
    return *box;
}

/* date"2024-12-10" or date(2024, 12, 10). */
static int new_date(lua_State *L)
{
    date_days days;
    bool ok;
    if (lua_type(L, 1) == LUA_TSTRING) {
        ok = date_parse_iso(host_str(L, 1), &days);
    } else {
        struct date c = {(int)luaL_checkinteger(L, 1), (int)luaL_checkinteger(L, 2), (int)luaL_checkinteger(L, 3)};
        ok = date_from_civil(c, &days);
    }
    if (!ok)
        return luaL_error(L, "%s", _("there is no such day; dates are written as date\"2024-12-10\""));
    values_push_date(L, days);
    return 1;
}

static int date_op_index(lua_State *L)
{
    struct date c = date_to_civil(check_date(L, 1));
    const char *name = luaL_checkstring(L, 2);
    if (strcmp(name, "year") == 0)
        lua_pushinteger(L, c.year);
    else if (strcmp(name, "month") == 0)
        lua_pushinteger(L, c.month);
    else if (strcmp(name, "day") == 0)
        lua_pushinteger(L, c.day);
    else
        return luaL_error(L, _("a date has year, month and day, not “%s”"), name);
    return 1;
}

static bool shift_date(date_days days, lua_Integer by, date_days *out)
{
    int64_t sum = (int64_t)days + by;
    date_days first, last;
    date_from_civil((struct date){1000, 1, 1}, &first);
    date_from_civil((struct date){9999, 12, 31}, &last);
    *out = (date_days)sum;
    return by > -10000000 && by < 10000000 && sum >= first && sum <= last;
}

static int date_op_add(lua_State *L)
{
    int date_at = luaL_testudata(L, 1, TYPE_DATE) ? 1 : 2;
    date_days sum;
    if (!shift_date(check_date(L, date_at), luaL_checkinteger(L, 3 - date_at), &sum))
        return luaL_error(L, "%s", _("the date is out of range"));
    values_push_date(L, sum);
    return 1;
}

static int date_op_subtract(lua_State *L)
{
    date_days first = check_date(L, 1), other;
    if (values_get_date(L, 2, &other)) {
        lua_pushinteger(L, (lua_Integer)first - other);
        return 1;
    }
    lua_Integer by = luaL_checkinteger(L, 2);
    if (!shift_date(first, by > INT32_MIN && by < INT32_MAX ? -by : INT32_MAX, &other))
        return luaL_error(L, "%s", _("the date is out of range"));
    values_push_date(L, other);
    return 1;
}

static int date_op_less(lua_State *L)
{
    lua_pushboolean(L, check_date(L, 1) < check_date(L, 2));
    return 1;
}

static int date_op_at_most(lua_State *L)
{
    lua_pushboolean(L, check_date(L, 1) <= check_date(L, 2));
    return 1;
}

static int date_op_equal(lua_State *L)
{
    date_days a, b;
    lua_pushboolean(L, values_get_date(L, 1, &a) && values_get_date(L, 2, &b) && a == b);
    return 1;
}

static int date_op_tostring(lua_State *L)
{
    struct arena scratch = {0};
    host_push_str(L, date_iso(&scratch, check_date(L, 1)));
    arena_release(&scratch);
    return 1;
}

/* ---- what is not there, and markup ---- */

static void push_absence(lua_State *L, enum absence kind)
{
    struct absence_value *box = lua_newuserdatauv(L, sizeof *box, 1);
    box->kind = kind;
    luaL_setmetatable(L, TYPE_ABSENCE);
}

static int not_computable(lua_State *L)
{
    luaL_checkstring(L, 1);
    push_absence(L, ABSENCE_NOT_COMPUTABLE);
    lua_pushvalue(L, 1);
    lua_setiuservalue(L, -2, 1);
    return 1;
}

bool values_get_absence(lua_State *L, int index, enum absence *kind, struct str *why)
{
    struct absence_value *box = luaL_testudata(L, index, TYPE_ABSENCE);
    if (!box)
        return false;
    *kind = box->kind;
    lua_getiuservalue(L, index, 1);
    *why = host_str(L, -1); /* kept alive by the userdata */
    lua_pop(L, 1);
    return true;
}

static int mark_xml(lua_State *L)
{
    luaL_checkstring(L, 1);
    lua_newuserdatauv(L, 1, 1);
    lua_pushvalue(L, 1);
    lua_setiuservalue(L, -2, 1);
    luaL_setmetatable(L, TYPE_XML);
    return 1;
}

bool values_get_xml(lua_State *L, int index, struct str *markup)
{
    if (!luaL_testudata(L, index, TYPE_XML))
        return false;
    lua_getiuservalue(L, index, 1);
    *markup = host_str(L, -1);
    lua_pop(L, 1);
    return true;
}

/* ---- records without fields ---- */

void values_push_empty_record(lua_State *L)
{
    lua_newtable(L);
    luaL_setmetatable(L, TYPE_RECORD);
}

bool values_is_empty_record(lua_State *L, int index)
{
    if (lua_type(L, index) != LUA_TTABLE || !lua_getmetatable(L, index))
        return false;
    luaL_getmetatable(L, TYPE_RECORD);
    bool same = lua_rawequal(L, -1, -2);
    lua_pop(L, 2);
    return same;
}

/* ---- between cells and Lua ---- */

void values_push(lua_State *L, struct value v)
{
    switch ((enum value_kind)v.kind) {
    case VALUE_UNKNOWN: lua_pushnil(L); break;
    case VALUE_TEXT: host_push_str(L, value_str(v)); break;
    case VALUE_INTEGER: lua_pushinteger(L, v.integer); break;
    case VALUE_RATIO: values_push_number(L, *v.ratio); break;
    case VALUE_DATE: values_push_date(L, v.date); break;
    case VALUE_FLAG: lua_pushboolean(L, v.flag); break;
    }
}

bool values_get(lua_State *L, int index, struct arena *a, struct value *out)
{
    struct number n;
    date_days days;
    switch (lua_type(L, index)) {
    case LUA_TNIL: *out = value_unknown(); return true;
    case LUA_TBOOLEAN: *out = value_flag(lua_toboolean(L, index)); return true;
    case LUA_TSTRING: *out = value_text(host_str(L, index)); return true;
    default: break;
    }
    if (values_get_number(L, index, &n)) {
        *out = value_number(a, n);
        return true;
    }
    if (!values_get_date(L, index, &days))
        return false;
    *out = value_date(days);
    return true;
}

static void new_type(lua_State *L, const char *name, const luaL_Reg *methods)
{
    luaL_newmetatable(L, name);
    luaL_setfuncs(L, methods, 0);
    lua_pop(L, 1);
}

void values_open(lua_State *L)
{
    static const luaL_Reg number_methods[] = {
        {"__add", number_op_add},     {"__sub", number_op_subtract}, {"__mul", number_op_multiply},
        {"__div", number_op_divide},  {"__unm", number_op_negate},   {"__lt", number_op_less},
        {"__le", number_op_at_most},  {"__eq", number_op_equal},     {"__tostring", number_op_tostring},
        {NULL, NULL}};
    static const luaL_Reg date_methods[] = {
        {"__index", date_op_index}, {"__add", date_op_add},   {"__sub", date_op_subtract},       {"__lt", date_op_less},
        {"__le", date_op_at_most},  {"__eq", date_op_equal},  {"__tostring", date_op_tostring}, {NULL, NULL}};
    static const luaL_Reg none[] = {{NULL, NULL}};
    new_type(L, TYPE_NUMBER, number_methods);
    new_type(L, TYPE_DATE, date_methods);
    new_type(L, TYPE_ABSENCE, none);
    new_type(L, TYPE_XML, none);
    new_type(L, TYPE_RECORD, none);
    lua_register(L, "ratio", ratio);
    lua_register(L, "round", round_number);
    lua_register(L, "date", new_date);
    lua_register(L, "not_computable", not_computable);
    lua_register(L, "xml", mark_xml);
    push_absence(L, ABSENCE_UNKNOWN);
    lua_setglobal(L, "unknown");
    push_absence(L, ABSENCE_NOT_APPLICABLE);
    lua_setglobal(L, "not_applicable");
}
