/* Precedence climbing over tokens, writing Lua. Everything that could be inexact or could look outside the
 * template's scopes becomes a call of one of the local functions. */
#include "rules/expressions/expression.h"

#include "base/i18n.h"
#include "rules/declare/declare.h"
#include "rules/expressions/tokens.h"

struct parser {
    struct arena *arena;
    struct tokens tokens;
    size_t at;
    int depth;
    struct expression *out;
    bool failed;
};

/* Binary operators with the precedence of Lua 5.4 (manual, 3.4.8), weakest first, and the
 * Lua text around and between the operands. Right-associative ones have right < left. */
static const struct operator{
    const char *sign;
    int left, right;
    const char *before, *between, *after;
} operators[] = {
    {"or", 1, 1, "(yes(", ") or ", ")"},   {"and", 2, 2, "(yes(", ") and ", ")"}, {"<", 3, 3, "(", " < ", ")"},
    {">", 3, 3, "(", " > ", ")"},          {"<=", 3, 3, "(", " <= ", ")"},        {">=", 3, 3, "(", " >= ", ")"},
    {"~=", 3, 3, "ne(", ",", ")"},         {"==", 3, 3, "eq(", ",", ")"},         {"..", 9, 8, "(", " .. ", ")"},
    {"+", 10, 10, "add(", ",", ")"},       {"-", 10, 10, "sub(", ",", ")"},       {"*", 11, 11, "mul(", ",", ")"},
    {"/", 11, 11, "div(", ",", ")"},       {"//", 11, 11, "floor_div(", ",", ")"}, {"%", 11, 11, "mod(", ",", ")"},
    {"^", 14, 13, "pow(", ",", ")"},
};
enum { UNARY_PRECEDENCE = 12 };

static const struct {
    const char *sign, *before;
} unary[] = {{"not", "no("}, {"-", "neg("}, {"#", "(#"}};

static struct token *peek(struct parser *p)
{
    return &p->tokens.items[p->at];
}

static void fail(struct parser *p, const char *reason)
{
    if (p->failed)
        return;
    p->failed = true;
    p->out->fault = arena_str(p->arena, str_from(reason));
}

static bool is_sign(struct parser *p, const char *sign)
{
    return peek(p)->kind == TOKEN_SIGN && str_equal(peek(p)->text, str_from(sign));
}

static bool accept(struct parser *p, const char *sign)
{
    bool there = is_sign(p, sign);
    p->at += there;
    return there;
}

static void expect(struct parser *p, const char *sign)
{
    if (!accept(p, sign))
        fail(p, arena_printf(p->arena, _("“%s” is missing"), sign).ptr);
}

/* Pieces of Lua text live in the arena until they are put together. */
static struct str quoted(struct arena *a, struct str text)
{
    struct buf b;
    buf_init(&b, BUF_LIMIT_VALUE);
    buf_put_char(&b, '"');
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        if (c == '"' || c == '\\')
            buf_printf(&b, "\\%c", c);
        else if (c < 0x20)
            buf_printf(&b, "\\%03d", c);
        else
            buf_put_char(&b, (char)c);
    }
    buf_put_char(&b, '"');
    struct str s = arena_str(a, buf_str(&b));
    buf_release(&b);
    return s;
}

static struct str parse_piped(struct parser *p);
static struct str parse_binary(struct parser *p, int limit);

/* Behind an argument: the closing bracket, or a comma and one more argument. */
static void expect_next(struct parser *p)
{
    if (is_sign(p, ")"))
        return;
    expect(p, ",");
    if (is_sign(p, ")"))
        fail(p, _("a value is missing"));
}

/* Arguments up to the closing bracket, with commas between. */
static struct str parse_arguments(struct parser *p)
{
    struct str all = STR("");
    while (!p->failed && !accept(p, ")")) {
        struct str one = parse_binary(p, 0);
        all = arena_printf(p->arena, "%.*s%s%.*s", STR_ARG(all), all.len ? "," : "", STR_ARG(one));
        expect_next(p);
    }
    return all;
}

static struct str parse_name(struct parser *p, struct str name)
{
    static const char *const constants[] = {"nil", "true", "false"};
    for (size_t i = 0; i < sizeof constants / sizeof *constants; i++)
        if (str_equal(name, str_from(constants[i])))
            return name;
    return arena_printf(p->arena, "get(%.*s)", STR_ARG(quoted(p->arena, name)));
}

static struct str parse_number(struct parser *p, struct str digits)
{
    if (str_find(digits, STR("."), 0) == SIZE_MAX)
        return digits.len < 19 ? digits : (fail(p, _("the number is too large")), STR("0"));
    return arena_printf(p->arena, "num(\"%.*s\")", STR_ARG(digits));
}

static struct str parse_primary(struct parser *p)
{
    struct token *t = peek(p);
    p->at += t->kind != TOKEN_END && t->kind != TOKEN_FAULT;
    switch (t->kind) {
    case TOKEN_NAME: return parse_name(p, t->text);
    case TOKEN_NUMBER: return parse_number(p, t->text);
    case TOKEN_STRING: return quoted(p->arena, t->text);
    case TOKEN_FAULT: fail(p, arena_cstr(p->arena, t->text)); return STR("nil");
    case TOKEN_SIGN: break;
    default: fail(p, _("a value is missing")); return STR("nil");
    }
    if (str_equal(t->text, STR("("))) {
        struct str inner = parse_piped(p);
        expect(p, ")");
        return arena_printf(p->arena, "(%.*s)", STR_ARG(inner));
    }
    if (str_equal(t->text, STR("."))) /* `.` is the current item, `.name` its field */
        return peek(p)->kind == TOKEN_NAME && !peek(p)->space_before ? (p->at--, STR("item()")) : STR("item()");
    fail(p, arena_printf(p->arena, _("“%.*s” does not belong here"), STR_ARG(t->text)).ptr);
    return STR("nil");
}

static struct str parse_method(struct parser *p, struct str value)
{
    struct token *name = peek(p);
    if (name->kind != TOKEN_NAME) {
        fail(p, _("a name is missing after “:”"));
        return value;
    }
    p->at++;
    expect(p, "(");
    struct str arguments = parse_arguments(p);
    return arena_printf(p->arena, "%.*s:%.*s(%.*s)", STR_ARG(value), STR_ARG(name->text), STR_ARG(arguments));
}

static struct str parse_field(struct parser *p, struct str value)
{
    struct token *name = peek(p);
    struct str field = name->text;
    if (name->kind == TOKEN_NAME)
        p->at++;
    else
        fail(p, _("a name is missing after “.”"));
    return arena_printf(p->arena, "field(%.*s,%.*s)", STR_ARG(value), STR_ARG(quoted(p->arena, field)));
}

static struct str parse_suffixed(struct parser *p)
{
    struct str value = parse_primary(p);
    while (!p->failed) {
        if (accept(p, ".")) {
            value = parse_field(p, value);
        } else if (accept(p, "[")) {
            struct str key = parse_binary(p, 0);
            expect(p, "]");
            value = arena_printf(p->arena, "index(%.*s,%.*s)", STR_ARG(value), STR_ARG(key));
        } else if (accept(p, "(")) {
            struct str arguments = parse_arguments(p);
            value = arena_printf(p->arena, "%.*s(%.*s)", STR_ARG(value), STR_ARG(arguments));
        } else if (peek(p)->kind == TOKEN_STRING && !peek(p)->space_before) {
            struct str text = quoted(p->arena, peek(p)->text); /* date"2024-12-10" */
            value = arena_printf(p->arena, "%.*s(%.*s)", STR_ARG(value), STR_ARG(text));
            p->at++;
        } else if (accept(p, ":")) {
            value = parse_method(p, value);
        } else {
            break;
        }
    }
    return value;
}

static struct str parse_unary(struct parser *p)
{
    for (size_t i = 0; i < sizeof unary / sizeof *unary; i++)
        if (accept(p, unary[i].sign)) {
            struct str operand = parse_binary(p, UNARY_PRECEDENCE);
            return arena_printf(p->arena, "%s%.*s)", unary[i].before, STR_ARG(operand));
        }
    return parse_suffixed(p);
}

static const struct operator*find_operator(struct parser *p)
{
    for (size_t i = 0; i < sizeof operators / sizeof *operators; i++)
        if (is_sign(p, operators[i].sign))
            return &operators[i];
    return NULL;
}

static struct str join(struct parser *p, const struct operator*o, struct str a, struct str b)
{
    return arena_printf(p->arena, "%s%.*s%s%.*s%s", o->before, STR_ARG(a), o->between, STR_ARG(b), o->after);
}

/* An expression of operators that bind more tightly than `limit`. */
static struct str parse_binary(struct parser *p, int limit)
{
    if (++p->depth > EXPRESSION_DEPTH_LIMIT)
        fail(p, _("the expression is nested too deeply"));
    struct str value = p->failed ? STR("nil") : parse_unary(p);
    const struct operator*o;
    while (!p->failed && (o = find_operator(p)) && o->left > limit) {
        p->at++;
        struct str right = parse_binary(p, o->right);
        value = join(p, o, value, right);
    }
    p->depth--;
    return value;
}

/* Ends behind the words of an argument that is nothing but words; `from` when it is anything else. */
static size_t words_end(const struct parser *p, size_t from)
{
    static const char *const constants[] = {"nil", "true", "false"};
    size_t at = from;
    bool has_name = false;
    for (;; at++) {
        const struct token *t = &p->tokens.items[at];
        bool is_operator = t->kind == TOKEN_SIGN && !str_equal(t->text, t->typed);
        if (t->kind != TOKEN_NAME && !is_operator)
            break;
        has_name = has_name || t->kind == TOKEN_NAME;
    }
    const struct token *first = &p->tokens.items[from], *next = &p->tokens.items[at];
    bool ends = next->kind == TOKEN_SIGN && (str_equal(next->text, STR(",")) || str_equal(next->text, STR(")")));
    for (size_t i = 0; i < sizeof constants / sizeof *constants; i++)
        ends = ends && !(at == from + 1 && str_equal(first->text, str_from(constants[i])));
    return has_name && ends ? at : from;
}

static struct str parse_words(struct parser *p, size_t end)
{
    struct str words = STR("");
    for (; p->at < end; p->at++)
        words = arena_printf(p->arena, "%.*s%s%.*s", STR_ARG(words), words.len ? " " : "", STR_ARG(peek(p)->typed));
    return quoted(p->arena, words);
}

/* Arguments of a filter up to the closing bracket, each preceded by a comma. */
static struct str parse_filter_arguments(struct parser *p, size_t words)
{
    struct str all = STR("");
    for (size_t i = 0; !p->failed && !accept(p, ")"); i++) {
        size_t end = i < words ? words_end(p, p->at) : p->at;
        struct str one = end > p->at ? parse_words(p, end) : parse_binary(p, 0);
        all = arena_printf(p->arena, "%.*s,%.*s", STR_ARG(all), STR_ARG(one));
        expect_next(p);
    }
    return all;
}

/* value | filter | filter(argument) */
static struct str parse_piped(struct parser *p)
{
    struct str value = parse_binary(p, 0);
    while (!p->failed && peek(p)->kind == TOKEN_PIPE) {
        p->at++;
        struct token *name = peek(p);
        if (name->kind != TOKEN_NAME) {
            fail(p, _("the name of a filter is missing"));
            break;
        }
        p->at++;
        *ARENA_PUSH(p->arena, p->out->filters, p->out->filter_count, p->out->filter_capacity) = name->text;
        struct str filter = declare_filter_name(p->out->host, name->text);
        size_t words = declare_filter_words(p->out->host, filter);
        struct str arguments = accept(p, "(") ? parse_filter_arguments(p, words) : STR("");
        value = arena_printf(p->arena, "pipe(%.*s,%.*s%.*s)", STR_ARG(quoted(p->arena, filter)), STR_ARG(value),
                             STR_ARG(arguments));
    }
    return value;
}

/* Signs that no name in a table's header would hold: with one of them the text was meant as an expression. */
static bool looks_like_name(struct str text)
{
    static const char *const never[] = {"=", "+", "*", "<", ">", "|", "\"", "'", "~", "!", "#", "^", "[", "]", "{", "}", "≥", "≤", "≠"};
    for (size_t i = 0; i < sizeof never / sizeof *never; i++)
        if (str_find(text, str_from(never[i]), 0) != SIZE_MAX)
            return false;
    return text.len > 0;
}

bool expression_parse(struct arena *a, struct str text, struct expression *e)
{
    struct parser p = {.arena = a, .out = e};
    e->name = tokens_normalise(a, text);
    tokens_read(a, text, &p.tokens);
    if (p.tokens.count > EXPRESSION_TOKEN_LIMIT) {
        e->fault = str_from(_("the expression is too long"));
        return false;
    }
    bool single = p.tokens.count == 2 && p.tokens.items[0].kind == TOKEN_NAME && p.tokens.items[1].kind == TOKEN_END;
    if (single)
        e->name = p.tokens.items[0].text;
    struct str lua = single ? STR("") : parse_piped(&p);
    if (!single && !p.failed && peek(&p)->kind == TOKEN_FAULT)
        fail(&p, arena_cstr(a, peek(&p)->text));
    if (!single && !p.failed && peek(&p)->kind != TOKEN_END)
        fail(&p, arena_printf(a, _("“%.*s” does not belong here"), STR_ARG(peek(&p)->text)).ptr);
    e->maybe_name = p.failed;
    e->kind = single || p.failed ? EXPRESSION_NAME : EXPRESSION_LUA;
    if (e->kind == EXPRESSION_LUA)
        buf_put_str(e->lua, lua);
    return !p.failed || looks_like_name(e->name);
}
