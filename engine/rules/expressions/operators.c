/* What is no number is left to Lua, which knows how days and lists are counted with or says that they are not. */
#include "rules/expressions/operators.h"

#include <lua.h>

#include "base/i18n.h"
#include "rules/lua/host.h"
#include "rules/lua/truth.h"
#include "rules/lua/values.h"

typedef bool arithmetic(struct number, struct number, struct number *);

/* A number, or a text that is one. */
static bool get_number(lua_State *L, int index, struct number *out)
{
    if (lua_type(L, index) == LUA_TSTRING)
        return number_parse(host_str(L, index), out);
    return values_get_number(L, index, out);
}

static int not_numbers(lua_State *L)
{
    return luaL_error(L, "%s", _("only numbers can be counted with"));
}

/* Two days, or a day and a number: as the type says. */
static int count_otherwise(lua_State *L, int lua_operator)
{
    date_days day;
    bool has_day = values_get_date(L, 1, &day) || values_get_date(L, lua_gettop(L), &day);
    if (!has_day)
        return not_numbers(L);
    lua_arith(L, lua_operator);
    return 1;
}

static bool divides_by_zero(int lua_operator, struct number a, struct number b)
{
    if (lua_operator == LUA_OPPOW)
        return a.num == 0;
    return b.num == 0 && (lua_operator == LUA_OPDIV || lua_operator == LUA_OPIDIV || lua_operator == LUA_OPMOD);
}

static int calculate(lua_State *L, arithmetic *exact, int lua_operator)
{
    struct number a, b, result;
    lua_settop(L, 2);
    for (int i = 1; i <= 2; i++)
        if (truth_is_unknown(L, i))
            return lua_pushvalue(L, i), 1;
    if (!get_number(L, 1, &a) || !get_number(L, 2, &b))
        return count_otherwise(L, lua_operator);
    if (!exact(a, b, &result))
        return luaL_error(L, "%s", divides_by_zero(lua_operator, a, b) ? _("division by zero") : _("the number is too large"));
    values_push_number(L, result);
    return 1;
}

/* ---- exact results that number.h does not give ---- */

static bool divide_down(struct number a, struct number b, struct number *out)
{
    struct number q;
    if (!number_divide(a, b, &q))
        return false;
    int64_t whole = q.num / q.den;
    *out = number_from_int(whole - (q.num < 0 && q.num % q.den != 0));
    return true;
}

static bool remainder_of(struct number a, struct number b, struct number *out)
{
    struct number whole, product;
    return divide_down(a, b, &whole) && number_multiply(whole, b, &product) && number_subtract(a, product, out);
}

static bool raise_whole(struct number base, uint64_t exponent, struct number *out)
{
    *out = number_from_int(1);
    for (;;) {
        if (exponent & 1 && !number_multiply(*out, base, out))
            return false;
        exponent >>= 1;
        if (!exponent)
            return true;
        if (!number_multiply(base, base, &base))
            return false;
    }
}

static bool raise(struct number base, struct number exponent, struct number *out)
{
    int64_t n = exponent.num;
    uint64_t magnitude = n < 0 ? -(uint64_t)n : (uint64_t)n;
    return raise_whole(base, magnitude, out) && (n >= 0 || number_divide(number_from_int(1), *out, out));
}

/* ---- the functions ---- */

static int operator_div(lua_State *L)
{
    return calculate(L, number_divide, LUA_OPDIV);
}

static int operator_add(lua_State *L)
{
    return calculate(L, number_add, LUA_OPADD);
}

static int operator_sub(lua_State *L)
{
    return calculate(L, number_subtract, LUA_OPSUB);
}

static int operator_mul(lua_State *L)
{
    return calculate(L, number_multiply, LUA_OPMUL);
}

static int operator_floor_div(lua_State *L)
{
    return calculate(L, divide_down, LUA_OPIDIV);
}

static int operator_mod(lua_State *L)
{
    return calculate(L, remainder_of, LUA_OPMOD);
}

static int operator_pow(lua_State *L)
{
    struct number exponent;
    if (get_number(L, 2, &exponent) && !number_is_integer(exponent))
        return luaL_error(L, "%s", _("a power must be a whole number"));
    return calculate(L, raise, LUA_OPPOW);
}

static int operator_neg(lua_State *L)
{
    lua_settop(L, 1);
    lua_pushinteger(L, 0);
    lua_insert(L, 1);
    if (values_get_date(L, 2, &(date_days){0}))
        return not_numbers(L);
    return operator_sub(L);
}

/* nil and `unknown` are one thing; 0.5 is 1/2. */
static bool is_equal(lua_State *L)
{
    struct number a, b;
    enum absence left, right;
    struct str why;
    if (values_get_number(L, 1, &a) && values_get_number(L, 2, &b))
        return number_compare(a, b) == 0;
    bool left_absent = values_get_absence(L, 1, &left, &why), right_absent = values_get_absence(L, 2, &right, &why);
    if (lua_isnil(L, 1))
        return lua_isnil(L, 2) || (right_absent && right == ABSENCE_UNKNOWN);
    if (lua_isnil(L, 2))
        return left_absent && left == ABSENCE_UNKNOWN;
    return lua_compare(L, 1, 2, LUA_OPEQ);
}

static int operator_eq(lua_State *L)
{
    lua_settop(L, 2);
    lua_pushboolean(L, is_equal(L));
    return 1;
}

static int operator_ne(lua_State *L)
{
    lua_settop(L, 2);
    lua_pushboolean(L, !is_equal(L));
    return 1;
}

static int operator_no(lua_State *L)
{
    lua_settop(L, 1);
    lua_pushboolean(L, !truth_of(L, 1));
    return 1;
}

static int operator_yes(lua_State *L)
{
    lua_settop(L, 1);
    if (truth_of(L, 1))
        return 1;
    if (truth_is_unknown(L, 1))
        lua_pushnil(L);
    else
        lua_pushboolean(L, false);
    return 1;
}

const luaL_Reg operators_functions[OPERATORS_COUNT] = {
    {"div", operator_div}, {"add", operator_add}, {"sub", operator_sub}, {"mul", operator_mul}, {"floor_div", operator_floor_div},
    {"mod", operator_mod}, {"pow", operator_pow}, {"neg", operator_neg}, {"eq", operator_eq},   {"ne", operator_ne},
    {"no", operator_no},   {"yes", operator_yes}};
